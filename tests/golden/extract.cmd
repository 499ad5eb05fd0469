printf '# 二七区2018年政府工作报告\n\n去年11月，二七区荣获“全国文明城区”称号，完成固定资产投资3216亿元。\n' >report.md
xunzhang extract report.md --date 2018-01-13 | grep -oE '"(report|passage|date|lang|text|source|times|figures)":("[^"]*"|[0-9]+|\{[^}]*\}|\[\{[^]]*\])' ; echo "[exit $?]"
xunzhang extract --format text report.md | head -4
xunzhang extract - --date 2018 <report.md | grep -o '"report":"-"'
xunzhang extract report.md missing.md >two.jsonl; echo "[exit $?]"
wc -l <two.jsonl
mkdir empty; xunzhang extract empty; echo "[exit $?]"
echo '-- a heading only, a year that is none, a year without a date'
printf '# 2017年工作回顾\n' | xunzhang extract --format text -
printf '9999年，去年完成投资3亿元。\n' | xunzhang extract --format text -
