# Two databases are a choice; the links keep it.
xunzhang index english.db reports/2018-review.md -q 2>/dev/null
printf '[all]\npath = all.db\ntitle = 全部\ntitle_en = All\n[english]\npath = english.db\ntitle = 英文\ntitle_en = English\n[both]\npath = all.db\npath = english.db\n' >two.conf
page() { get "$@" XUNZHANG_CONFIG=two.conf | grep -e '<select' -e 'class="counts"' -e 'rel="alternate"' -e '^Status'; }
page '' 'q=park&ui=en'
page '' 'q=park&ui=en&db=english'
page '' 'q=park&ui=en&db=both'
page '' 'db=english'
