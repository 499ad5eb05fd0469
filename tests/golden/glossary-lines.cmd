# Every command takes the same lines of a glossary and says the same of the others.
export XDG_DATA_HOME=mine
mkdir -p mine/xunzhang
printf '1\t一号\t创新七责七化机制，启明轩开工。\n' >docs.tsv
printf 'GDP\n机制\n' >keywords.txt
printf 'q1\t机制\n' >queries.tsv
printf 'q1 0 1 1\n' >qrels.txt
xunzhang index docs.db --input tsv docs.tsv -q
every_command() {
    echo "search:";   xunzhang search docs.db 机制 --format tsv >out; echo "[exit $?]"
    echo "report:";   xunzhang report docs.db keywords.txt -o out.json -q; echo "[exit $?]"
    echo "eval:";     xunzhang eval docs.db queries.tsv >out; echo "[exit $?]"
    echo "extract:";  cut -f 3 docs.tsv >text.txt; xunzhang extract text.txt >out; echo "[exit $?]"
    echo "tokenize:"; xunzhang tokenize 机制 >out; echo "[exit $?]"
    echo "terms:";    xunzhang terms docs.db --new >out; xunzhang terms docs.db --kind project >out; echo "[exit $?]"
    echo "index:";    xunzhang index docs.db --input tsv docs.tsv -q; echo "[exit $?]"
    echo "compact:";  xunzhang compact docs.db -q; echo "[exit $?]"
    echo "check:";    xunzhang check docs.db >out; echo "[exit $?]"
    echo "list:";     xunzhang glossary list >out; echo "[exit $?]"
}
echo '-- blank rows of a spreadsheet'
printf 'term\t七责七化\t\t\n\t\t\t\n \t\343\200\200\t\t\n\nproject\t启明轩\t\t\n' >mine/xunzhang/glossary.tsv
every_command 2>&1 | grep -v ':$' | sort | uniq -c
xunzhang tokenize 七责七化 | grep word
echo '-- bad lines'
printf 'term\t七责七化\nproject\t\t\t\n项目\t启明轩\n' >mine/xunzhang/glossary.tsv
every_command
xunzhang tokenize 七责七化 2>&1 | grep word
echo '-- no text at all'
printf 'PK\003\004\024\000\006\000\010\000' >mine/xunzhang/glossary.tsv
every_command
echo '-- the same, named'
for command in 'search docs.db 机制' 'extract text.txt' 'tokenize 机制' 'terms docs.db --new' 'index docs.db --input tsv docs.tsv -q'; do
    XDG_DATA_HOME=nobody xunzhang $command --glossary mine/xunzhang/glossary.tsv; echo "[exit $?]"
done
xunzhang glossary add 新词; echo "[exit $?]"
