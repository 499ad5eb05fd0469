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
echo '-- the same however it is written'
for year in 2017 ２０１７年 二〇一七 2017..2017; do xunzhang terms reports.db --kind honor --year $year -n 1000 --format tsv | cksum; done | sort -u | wc -l
xunzhang terms reports.db --kind honor --year 2016..2018 -n 1000 --format tsv | cut -f 1,8 | grep -vcE '(2016|2017|2018)'
xunzhang terms reports.db --kind honor --year 2018..2016; echo "[exit $?]"
xunzhang terms reports.db --kind honor --year lately; echo "[exit $?]"
xunzhang terms reports.db --kind honour --prefix 國家４a --format tsv | cut -f 1 | sort -u
xunzhang terms reports.db --prefix XH國家級 --format tsv | cut -f 1
xunzhang terms reports.db --kind 项目 --prefix 鄭州ｃｓｄ --format tsv | cut -f 1 | sort -u
xunzhang terms reports.db --kind honor --prefix 胡润2020 -n 1 --format json
LC_ALL=zh_CN.UTF-8 xunzhang terms reports.db --kind honor -n 1000 2>&1 | grep -oE '写明|推算|时期|取自标题或文稿|stated|relative|period|inherited' | sort -u
