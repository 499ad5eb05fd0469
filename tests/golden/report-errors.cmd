try() { xunzhang report "$@" -q; echo "[exit $?]"; }
echo 花花牛 >keywords.txt
: >empty.txt
seq 100000 >many.txt
head -c 10000 /dev/zero | tr '\0' a >long.txt
printf '龘龘\n' >nothing.txt
echo '{}' >no-report.json
echo 'PK no zip' >broken.xlsx
try reports.db keywords.txt
try reports.db keywords.txt -o out.pdf
try reports.db keywords.txt -o out.csv -o missing/out.html
try reports.db empty.txt -o out.csv
try reports.db many.txt -o out.csv
try reports.db long.txt -o out.csv
try reports.db missing.txt -o out.csv
try reports.db broken.xlsx -o out.csv
try missing.db keywords.txt -o out.csv
try reports.db keywords.txt -o out.csv --since missing.json
try reports.db keywords.txt -o out.csv --since no-report.json
try reports.db keywords.txt -o out.csv --by month
try reports.db nothing.txt -o nothing.csv
ls
