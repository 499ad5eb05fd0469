# A glossary never keeps the page from answering; what is wrong with it is in the log.
export XDG_DATA_HOME=mine
mkdir -p mine/xunzhang
own=mine/xunzhang/glossary.tsv
page() { get '' "q=xanadu&ui=en" "$@" 2>&1 | grep -e '^Status' -e 'class="nothing"' -e 'class="counts"' -e '^[^<]*glossary\|tsv:' -e '^\[exit'; }
printf '\t\t\t\nterm\t公园\t\txanadu\n' >$own
page
printf 'term\t公园\t\txanadu\nterm,x\n' >$own
page
printf 'PK\003\004\024\000\006\000\010\000' >$own
page
rm $own
cat page.conf >named.conf
sed -i '1i glossary = named.tsv' named.conf
page XUNZHANG_CONFIG=named.conf
printf 'no tab\n' >named.tsv
page XUNZHANG_CONFIG=named.conf
printf '\001\002\003\004' >named.tsv
page XUNZHANG_CONFIG=named.conf
