printf '1\tOne\tthe old lighthouse\n' >old.tsv
xunzhang index docs.db --input tsv old.tsv -q
mkfifo records
(printf '2\tTwo\tthe new lighthouse\n'; exec sleep 30) >records 2>/dev/null &
feeder=$!
xunzhang index docs.db --input tsv - <records &
index=$!
until ls docs.db/staging-*/standard-input* >/dev/null 2>&1; do sleep 0.1; done
kill -TERM $index
kill $feeder
wait $index; echo "[exit $?]"
xunzhang search docs.db lighthouse | head -1
xunzhang check docs.db | tail -1
