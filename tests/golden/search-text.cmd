xunzhang search reports.db 福华颐养院 -n 2; echo "[exit $?]"
xunzhang search reports.db -n1 --explain --lang=en Fuhua Care Home | grep -c '^ ' >/dev/null && echo explained
