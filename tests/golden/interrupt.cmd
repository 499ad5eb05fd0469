printf '1\tOne\tthe old lighthouse\n' >old.tsv
xunzhang index docs.db --input tsv old.tsv -q
mkfifo records
(printf '2\tTwo\tthe new lighthouse\n'; exec sleep 30) >records 2>/dev/null &
feeder=$!
xunzhang index docs.db --input tsv - <records &
index=$!
sleep 1
while kill -INT $index 2>/dev/null; do sleep 0.2; done
wait $index; echo "[exit $?]"
kill $feeder 2>/dev/null
xunzhang search docs.db lighthouse | head -1
xunzhang check docs.db | tail -1
