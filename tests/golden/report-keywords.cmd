count() { xunzhang report reports.db "$@" --ui en -q -o out.csv; echo "[exit $?]"; tail -n +2 out.csv | cut -d , -f 1-6; rm -f out.csv; }
printf '花花牛\n隧道\n' | iconv -t GB18030 >gb.txt; count gb.txt
printf '\357\273\277name\tquery\tgroup\tnote\r\n牛\t花花牛\t一\t乳品\r\n\t隧道\t二\t\r\n' >keywords.tsv; count keywords.tsv
printf 'note,查询,名称\n"with ""quotes"", and\na line",隧道,"=1+1"\n,花花牛,\n' >keywords.csv; count keywords.csv
printf '隧道\n(花花牛\n名称 =\n= \n名称 = |\nreport:2017 | lang:en\n' >wrong.txt; count wrong.txt
mkdir -p xl/worksheets
echo '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>query</t></si><si><r><t>花花</t></r><r><t>牛</t></r><rPh><t>no</t></rPh></si></sst>' >xl/sharedStrings.xml
echo '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="C1" t="s"><v>0</v></c></row><row r="2"><c r="C2" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>桥</t></is></c><c r="C3" t="inlineStr"><is><t>隧道</t></is></c></row></sheetData></worksheet>' >xl/worksheets/sheet1.xml
python3 -m zipfile -c keywords.xlsx xl
count keywords.xlsx
