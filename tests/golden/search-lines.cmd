printf '{"id":"r1","title":"项目\\t通报","text":"花花牛二期投产。","date":"2018-01-13"}\n{"id":"r2","title":"Second","text":"花花牛 again"}\n' >records.jsonl
xunzhang index records.db --input jsonl records.jsonl -q
xunzhang search records.db 花花牛 --format jsonl; echo "[exit $?]"
xunzhang search records.db 花花牛 --format tsv | sed -E 's/^([0-9]+)\t[0-9.-]+/\1\tS/'
xunzhang search records.db 没有这个 --format tsv; echo "[exit $?]"
