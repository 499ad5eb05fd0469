xunzhang version; echo "[exit $?]"
xunzhang --version | head -1
