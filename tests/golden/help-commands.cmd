for command in index search eval extract tokenize terms stats check compact help version; do
    xunzhang $command --help; echo "[exit $?]"
done
