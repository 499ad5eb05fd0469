xunzhang search missing.db words; echo "[exit $?]"
mkdir folder; echo text >folder/file.txt
xunzhang search folder words; echo "[exit $?]"
xunzhang search folder/file.txt words; echo "[exit $?]"
xunzhang index folder folder/file.txt; echo "[exit $?]"
xunzhang stats missing.db; echo "[exit $?]"
xunzhang check missing.db; echo "[exit $?]"
xunzhang compact missing.db; echo "[exit $?]"
xunzhang terms missing.db; echo "[exit $?]"
echo 'remote 127.0.0.1:1' >stub
xunzhang search stub words; echo "[exit $?]"
