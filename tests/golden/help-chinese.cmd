export LC_ALL=zh_CN.UTF-8
xunzhang help
xunzhang search --help
xunzhang serch; echo "[exit $?]"
xunzhang search reports.db zzzzqq; echo "[exit $?]"
