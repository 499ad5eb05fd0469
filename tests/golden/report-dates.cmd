mkdir -p 石家庄市 会议/2017
printf '政府工作报告\n\n各位代表：\n\n今年新建道路。\n' >石家庄市/2025.txt
printf '2016年四川省政府工作报告\n\n在省人民代表大会第五次会议上（2017年1月16日）\n\n各位代表：\n\n去年新建道路。\n' >2016.txt
printf '聚焦两会\n\n2月3日，区人大六次会议开幕，今年新建道路。\n' >会议/2017/3.txt
printf '<html><head><title>工作简报</title></head><body><p>新建道路两条。</p></body></html>' >简报.html
printf '加快构建“四区联动、六核协\n\n■名词解释\n\n“六核协同”是合力发展。\n\n同、多点支撑”的空间布局。\n' >断开.txt
cat >records.jsonl <<'EOF'
{"id":"r1","title":"2012年郑州市政府工作报告","text":"去年新建道路。"}
{"id":"r2","title":"郑州市政府工作报告","date":"2013-02","text":"去年新建道路。"}
{"id":"r3","title":"2014年郑州市政府工作报告","text":"政府工作报告\n——2014年2月10日在市人民代表大会上\n各位代表：\n去年新建道路。"}
{"id":"r4","date":"9999","text":"去年新建道路。"}
EOF
xunzhang index new.db 石家庄市 2016.txt 会议 简报.html 断开.txt -q; echo "[exit $?]"
xunzhang index new.db --input jsonl records.jsonl -q; echo "[exit $?]"
echo '-- how dates are known'
xunzhang search new.db 新建道路 -n 20 --sort date --format tsv | cut -f 3,6,8,13-16
echo '-- for reading'
xunzhang search new.db report:2016.txt 道路 -n 1 | tail -n +2
xunzhang search new.db report:r1 道路 -n 1 --format json | grep -oE '"(date|date_how|years|citation)":("[^"]*"|\[[^]]*\])'
echo '-- places: in the text of a page, in parts'
xunzhang search new.db 道路两条 -n 1 --format json | grep -oE '"(source|parts)":(\{[^}]*\}|\[\[.*\]\])'
xunzhang search new.db 六核协同 -n 1 --format json | grep -oE '"(source|parts)":(\{[^}]*\}|\[\[.*\]\])'
xunzhang extract 断开.txt 简报.html | grep -oE '"(source|parts|date_how)":(null|\{[^}]*\}|\[\[.*\]\])'
xunzhang extract --format text 2016.txt | head -1
LC_ALL=zh_CN.UTF-8 LANGUAGE=zh_CN xunzhang extract --format text 2016.txt | head -1
