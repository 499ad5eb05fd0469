xunzhang tokenize 花花牛二期 PM2.5; echo "[exit $?]"
xunzhang tokenize --json '5A级 opened'
printf '河南' | xunzhang tokenize -
xunzhang tokenize -隧道 | tail -1
