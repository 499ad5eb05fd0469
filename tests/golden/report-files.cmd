cat >keywords.txt <<'END'
# 项目
花花牛
隧道 = 二七广场隧道 | 广场隧道 | 隧道
# 荣誉
"先进单位" year:2017
先进 OR 模范
tunnel
# 没有的
全国文明城市
龘龘
# English
"Square Tunnel"
END
xunzhang report reports.db keywords.txt --ui en -q -o table.csv -o report.md -o report.html -o report.json; echo "[exit $?]"
cat table.csv
cat report.md
sed -e '/<style>/,/<\/style>/d' -e '/^<script>$/,/<\/script>/d' report.html
xunzhang report reports.db keywords.txt --ui zh -q --by place --measure rate --filter year:2017 -o places.csv; echo "[exit $?]"
cat places.csv
xunzhang report reports.db keywords.txt --ui zh -q --by quarter --lines-by left --lines 4 --sample 1 -n 0 -o quarters.md; sed -n '/^## /,/^### 隧道/p' quarters.md
xunzhang report reports.db keywords.txt -q --jobs 3 -o again.json; sed -E 's/"(made|command)":"[^"]*"//g' report.json >one; sed -E 's/"(made|command)":"[^"]*"//g' again.json >other; cmp one other && echo "the same with three processes"
ls
