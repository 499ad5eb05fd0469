printf 'd1\t\tred lighthouse\nd2\t\twhite lighthouse\nd3\t\tgreen harbour\n' >docs.tsv
xunzhang index docs.db --input tsv docs.tsv -q
printf 'q1\twhite lighthouse\nq2\tharbour\nq3\tzeppelin\n' >queries.tsv
printf 'q1\td2\t2\nq1\td1\t1\nq2\td1\t1\nq3\td3\t1\nq4\td1\t0\n' >qrels.tsv
xunzhang eval docs.db queries.tsv --qrels qrels.tsv --run run --latency latency --passes 2; echo "[exit $?]"
sed -E 's/ [0-9.]+ xunzhang$/ S xunzhang/' run
awk -F '\t' '{ print $1, NF }' latency
