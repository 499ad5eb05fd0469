printf '花花牛\n隧道\n"先进单位"\n' >old.txt
printf '花花牛\n隧道\n地铁\n' >new.txt
xunzhang report reports.db old.txt -q -o old.json
xunzhang report reports.db new.txt -q --since old.json --filter lang:en --ui en -o new.md -o new.csv -o new.json; echo "[exit $?]"
sed -n '/^## changes/,/^## Keywords/p' new.md
cut -d , -f 1,5,6 new.csv | head -4
python3 -c 'import json; c = json.load(open("new.json"))["changes"]; print(len(c["new_reports"]), len(c["gone_reports"])); [print(k["change"], k["name"], k["passages_before"], k["passages"]) for k in c["keywords"]]'
