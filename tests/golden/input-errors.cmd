printf '1\tTitle\tText of one\nno tabs here\n3\tTitle\tText of three\n' >records.tsv
xunzhang index records.db --input tsv records.tsv -q; echo "[exit $?]"
xunzhang search records.db three | head -1
printf '{"id":"1","title":"t","text":"one"}\n{"id":"2",\n' >records.jsonl
xunzhang index lines.db --input jsonl records.jsonl -q; echo "[exit $?]"
xunzhang index new.db missing.txt -q; echo "[exit $?]"
mkdir folder; head -c 2000 "$(command -v sh)" >folder/binary.txt; echo 一句正常的话。 >folder/good.txt
xunzhang index new.db folder -q; echo "[exit $?]"
xunzhang index new.db folder --encoding NOSUCH -q; echo "[exit $?]"
xunzhang index new.db folder --ledger missing/ledger.tsv; echo "[exit $?]"
mkdir empty
xunzhang index empty.db empty; echo "[exit $?]"
printf 'q1 no tab\n' >queries.tsv
xunzhang eval reports.db queries.tsv; echo "[exit $?]"
printf 'q1\twords\n' >queries.tsv; printf 'q1\td1\tmuch\n' >qrels.tsv
xunzhang eval reports.db queries.tsv --qrels qrels.tsv; echo "[exit $?]"
xunzhang eval reports.db missing.tsv; echo "[exit $?]"
xunzhang extract missing.txt; echo "[exit $?]"
