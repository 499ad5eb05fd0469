printf '1\tOne\tthe red lighthouse\n2\tTwo\t2017年的灯塔\n' >docs.tsv
xunzhang index docs.db --input tsv docs.tsv -q
xunzhang stats docs.db | sed -E 's/[0-9.]+ kB|, [0-9.]+ of the sources//g'; echo "[exit $?]"
xunzhang stats docs.db --json | sed -E 's/"bytes_on_disk":[0-9]+/"bytes_on_disk":B/'
