printf '1\tOne\tthe red lighthouse\n' >one.tsv
printf '2\tTwo\tthe white lighthouse\n' >two.tsv
xunzhang index one.db --input tsv one.tsv -q
xunzhang index two.db --input tsv two.tsv -q
xunzhang search one.db two.db lighthouse | head -1
xunzhang search one.db --db two.db lighthouse | head -1
xunzhang search --db one.db --db two.db lighthouse | head -1
xunzhang search one.db -- two.db lighthouse | head -1
printf 'auto one.db\nauto two.db\n' >both
xunzhang search both white lighthouse --format jsonl -n 1 | grep -o '"report":"[^"]*"'
xunzhang stats both | head -2
xunzhang search one.db two.db lighthouse -white | head -1
xunzhang search one.db two.db -- lighthouse -white | head -1
