printf '花花牛\n隧道\n"先进单位"\n龘龘\n' >keywords.txt
xunzhang report reports.db keywords.txt --ui en -q -o book.xlsx --sample 1; echo "[exit $?]"
unzip -q book.xlsx -d book
find book -name '*.xml' -o -name '*.rels' | sort | while read -r part; do xmllint --noout "$part" || echo "broken: $part"; done
xmllint --xpath '//*[local-name()="sheet"]/@name' book/xl/workbook.xml
for sheet in 1 2 5; do
    echo "sheet $sheet"
    xmllint --xpath '//*[local-name()="autoFilter"]/@ref | //*[local-name()="pane"]/@state | //*[local-name()="conditionalFormatting"]/@sqref' book/xl/worksheets/sheet$sheet.xml
    xmllint --format book/xl/worksheets/sheet$sheet.xml | grep -oE '<(v|t|row)[^s].*' | sed -E 's/<row r="([0-9]+)".*/row \1/; s/<[^>]*>//g'
done
ls book/xl/charts
