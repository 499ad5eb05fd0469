# What a search says when the query is not what the reports have: another query, look-alike characters, what is missing; and
# passages that reports repeat.
printf '%s\n' \
    'a	2013年报告	老鸦陈砦改造项目开工建设，黄河大堤绿化完成。' \
    'b	扫描件	老鸦陈寨即老鸦陈村，位于城北。' >records.tsv
for year in 2013 2016 2021; do
    mkdir -p reports
    printf '政府工作报告\n%s年2月13日\n\n继续实施大沙河综合治理工程，完善沿河公园设施，加强河道保洁，推进雨污分流管网改造，切实改善水环境质量，完成投资%s万元。\n' \
        $year $year >reports/$year.txt
done
xunzhang index -q --input tsv own.db records.tsv
xunzhang index -q years.db reports
ask() { echo "== $*"; xunzhang search "$@" --no-translate || echo "exit $?"; }
ask own.db 黄何
ask own.db huanghe
ask own.db 老鸦陈砦
ask own.db '黄河 AND 王府井'
ask own.db '"黄河绿化'
ask years.db 大沙河
ask years.db 大沙河 --no-group
ask years.db 大沙河 --format json
LANGUAGE=zh_CN xunzhang search own.db '(黄河'
