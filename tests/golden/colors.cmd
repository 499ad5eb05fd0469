# Colours on a terminal only, and not when they are not wanted.
escape=$(printf '\033')
count() { TERM=xterm script -qec "$1" /dev/null </dev/null | grep -c "$escape"; }
count 'xunzhang search reports.db -n 1 福华颐养院' | sed 's/[1-9][0-9]*/some/'
count 'NO_COLOR=1 xunzhang search reports.db -n 1 福华颐养院'
count 'TERM=dumb xunzhang search reports.db -n 1 福华颐养院'
count 'xunzhang search reports.db -n 1 福华颐养院 | cat'
# Lines are as wide as the terminal.
printf '1\t标题\t一二三四五六七八九十，甲乙丙丁戊己庚辛壬癸。The quick brown fox jumps over the lazy dog.\n' >docs.tsv
xunzhang index docs.db --input tsv docs.tsv -q
TERM=xterm NO_COLOR=1 script -qec 'stty cols 40; xunzhang search docs.db 甲乙丙' /dev/null </dev/null | tr -d '\r'
# What is highlighted.
TERM=xterm script -qec 'xunzhang search docs.db 甲乙丙' /dev/null </dev/null | tr -d '\r' | sed "s/$escape/^/g"
