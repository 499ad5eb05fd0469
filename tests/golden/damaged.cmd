printf '1\tOne\tthe red lighthouse\n2\tTwo\tthe white lighthouse\n' >docs.tsv
xunzhang index docs.db --input tsv docs.tsv -q
cp -r docs.db cut.db; for file in cut.db/segment-*/*.glass; do : >"$file"; done
xunzhang check cut.db 2>&1 | cut -c 1-20; xunzhang check cut.db >/dev/null 2>&1; echo "[exit $?]"
xunzhang search cut.db lighthouse >/dev/null 2>&1; echo "[exit $?]"
cp -r docs.db gone.db; rm -r gone.db/segment-*
xunzhang check gone.db >/dev/null 2>&1; echo "[exit $?]"
