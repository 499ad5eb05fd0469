# A reader that has enough ends the program quietly.
{ xunzhang search reports.db 二七区 -n 400 --format jsonl; echo "[exit $?]" >&2; } | head -c 0
{ xunzhang extract bundled/zh; echo "[exit $?]" >&2; } | head -c 0
{ xunzhang terms reports.db -n 100000; echo "[exit $?]" >&2; } | head -c 0
# A full disk does not.
xunzhang search reports.db 二七区 >/dev/full; echo "[exit $?]"
xunzhang extract bundled/zh >/dev/full; echo "[exit $?]"
xunzhang help >/dev/full; echo "[exit $?]"
