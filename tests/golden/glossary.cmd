export XDG_DATA_HOME=mine
xunzhang glossary list; echo "[exit $?]"
printf '1\t一号\t创新七责七化机制，责任到人。\n2\t二号\t七个责任，七项化解。\n3\t三号\t机制创新七责、七化。\n' >docs.tsv
xunzhang index docs.db --input tsv docs.tsv -q
xunzhang terms docs.db --prefix 七责七化; echo "[exit $?]"
xunzhang search docs.db 七责七化 -n 1 --explain | grep -c 'dictionary words'
echo '-- terms of one'"'"'s own'
xunzhang glossary add 七责七化 樱桃沟景区; echo "[exit $?]"
xunzhang glossary add 七责七化
xunzhang glossary list
xunzhang tokenize 七责七化 | grep word
xunzhang check docs.db | grep glossary
xunzhang search docs.db 七责七化机制 --format tsv | cut -f 1,3
xunzhang search docs.db 七责七化 -n 1 --explain | grep -c 'dictionary words'
echo '-- written in by the next update'
xunzhang index docs.db --input tsv docs.tsv
xunzhang index docs.db --input tsv docs.tsv | grep -c written
xunzhang check docs.db | grep glossary
xunzhang terms docs.db --prefix 七责七化
echo '-- from a spreadsheet, beside what is there'
printf '\357\273\277term\tpassages\tEnglish\r\n渣土车\t5\tmuck truck\r\n七责七化\t3\t\r\n' >new.tsv
printf '# mine\nword\t自己的\t旧的' >own.tsv
xunzhang glossary import new.tsv --glossary own.tsv; echo "[exit $?]"
cat own.tsv
xunzhang glossary import own.tsv
echo '-- wrong'
printf 'no table\n' >bad.tsv
xunzhang glossary import bad.tsv; echo "[exit $?]"
xunzhang glossary add 'a|b'; echo "[exit $?]"
xunzhang glossary; echo "[exit $?]"
xunzhang glossary remove x; echo "[exit $?]"
xunzhang glossary add '' 好词; echo "[exit $?]"
xunzhang glossary add 《》; echo "[exit $?]"
printf '项目\t启明轩\n' >kinds.tsv
xunzhang glossary import kinds.tsv; echo "[exit $?]"
printf 'term,七责七化\n' >mine/xunzhang/glossary.tsv
xunzhang search docs.db 机制 --format tsv >found; echo "[exit $?]"; cut -f 3,10 found
echo '-- a glossary is no table with a column "term"'
printf 'term\t七责七化\nterm\t渣土车\t\tmuck truck\n' >theirs.tsv
xunzhang glossary import theirs.tsv --glossary other.tsv
cat other.tsv
