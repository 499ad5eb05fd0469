# A glossary in the encoding that a spreadsheet chose.
export XDG_DATA_HOME=mine
mkdir -p mine/xunzhang
own=mine/xunzhang/glossary.tsv
printf '创新七责七化机制，启明轩开工。\n' >text.txt
printf 'term\t七责七化\t\tseven duties\r\nproject\t启明轩\t\t\r\nterm\t渣土运输全密闭\t\tsealed muck haulage\r\n' >utf8.tsv
for encoding in UTF-8 GB18030 UTF-16 UTF-16LE UTF-16BE; do
    echo "-- $encoding"
    iconv -f UTF-8 -t $encoding utf8.tsv >$own
    xunzhang glossary list
    xunzhang tokenize 七责七化 | grep word
    xunzhang extract --date 2018 --format text text.txt | grep project
    xunzhang search reports.db 'sealed muck haulage' --format tsv | grep -c 渣土运输全密闭
    xunzhang glossary add 新词
    head -c 4 $own | od -An -tx1
    iconv -f UTF-8 -t UTF-8 $own | tail -n 1
    xunzhang glossary list | wc -l
done
echo '-- Big5'
printf 'term\t七責七化\r\n' | iconv -f UTF-8 -t BIG5 >$own
xunzhang tokenize 七责七化 | grep word
echo '-- a table'
printf 'term\tEnglish\r\n渣土车\tmuck truck\r\n' | iconv -f UTF-8 -t GB18030 >new.tsv
xunzhang glossary import new.tsv --glossary other.tsv
cat other.tsv
