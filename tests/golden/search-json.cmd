printf '{"id":"r1","title":"项目通报","text":"去年11月，<花花牛>二期投产。","date":"2018-01-13"}\n{"id":"r2","title":"Report","text":"Nothing to \\"see\\" here."}\n' >records.jsonl
xunzhang index records.db --input jsonl records.jsonl -q
xunzhang search records.db 花花牛 投产 --format json; echo "[exit $?]"
xunzhang search records.db see --format json --facets; echo "[exit $?]"
xunzhang search records.db 没有这个 --format json; echo "[exit $?]"
xunzhang search records.db '(花花牛' --format json | grep -o '"hint":"[^"]*"'
