mkdir reports
printf '# 一号文\n\n花花牛二期2017年投产。\n' >reports/1.md
printf '二号文\n\n齐礼阎安置房回迁。\n' | iconv -t GB18030 >reports/2.txt
printf '# Three\n\nThe tunnel was opened in 2020.\n' >reports/3.md
xunzhang index new.db reports --ledger ledger.tsv; echo "[exit $?]"
cut -f 1,3,4,5,6,9 ledger.tsv
echo '-- nothing changed'
xunzhang index new.db reports; echo "[exit $?]"
echo '-- one changed, one gone'
printf '# 一号文\n\n花花牛三期2018年投产。\n' >reports/1.md
rm reports/3.md
xunzhang index new.db reports --prune; echo "[exit $?]"
xunzhang search new.db 花花牛 -n 5 | tail -n +2
xunzhang search new.db tunnel; echo "[exit $?]"
xunzhang check new.db; echo "[exit $?]"
xunzhang compact new.db; echo "[exit $?]"
xunzhang check new.db | grep -v settings; echo "[exit $?]"
