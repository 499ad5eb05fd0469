printf '1\tOne\tthe red lighthouse\n2\tTwo\tthe white lighthouse and 灯塔\n' >docs.tsv
xunzhang index docs.db --input tsv docs.tsv -q
xunzhang terms docs.db; echo "[exit $?]"
xunzhang terms docs.db --prefix light --format json
xunzhang terms docs.db --prefix Zw --format tsv
xunzhang terms docs.db --prefix nothing --format tsv; echo "[exit $?]"
xunzhang terms docs.db -n 1 2>&1 | tail -1
xunzhang terms docs.db --kind honor; echo "[exit $?]"
xunzhang terms reports.db --kind project --prefix 福华颐养院 --format tsv | cut -f 1,5 | sort | uniq -c | head -1 | sed -E 's/ +[0-9]+/N/'
echo '-- new terms'
export XDG_DATA_HOME=mine
xunzhang terms reports.db --new -n 5 --format tsv; echo "[exit $?]"
xunzhang terms reports.db --new -n 1 --format json
xunzhang terms docs.db --new; echo "[exit $?]"
xunzhang terms reports.db --new -n 2 --accept --format tsv
xunzhang terms reports.db --new -n 1 --format tsv
xunzhang terms reports.db --new --kind org; echo "[exit $?]"
