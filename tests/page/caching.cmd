# The tag is the same until the index, the address or the language changes; then the page is sent again.
tag() { get "$@" | sed -n 's/^ETag: //p' | tr -d '\r'; }
one=$(tag '' 'q=park')
[ "$one" = "$(tag '' 'q=park')" ] && echo "same page, same tag"
[ "$one" != "$(tag '' 'q=parks')" ] && echo "other query, other tag"
[ "$one" != "$(tag '' 'q=park' HTTP_ACCEPT_LANGUAGE=en)" ] && echo "other language, other tag"
get '' 'q=park' HTTP_IF_NONE_MATCH="$one"
get '' 'q=park' HTTP_IF_NONE_MATCH="\"x\", $one" | grep Status
get '' 'q=park' HTTP_IF_NONE_MATCH='"x"' | grep Status
printf '# More\n\nAnother park.\n' >more.md
xunzhang index all.db more.md -q 2>/dev/null
get '' 'q=park' HTTP_IF_NONE_MATCH="$one" | grep Status
get '' 'q=park' REQUEST_METHOD=HEAD
get /script.js 'v=1' | grep -e Status -e Cache -e Type
