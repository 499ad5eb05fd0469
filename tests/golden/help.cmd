xunzhang help; echo "[exit $?]"
xunzhang --help | head -1
