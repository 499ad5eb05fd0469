# A report goes by its title in facet and filter; those of one title tell their file too, a long one is cut, one that is gone goes by its file.
mkdir named
printf '# 工作总结\n\n一年来，建成公园两处。\n' >named/2017.md
printf '# 工作总结\n\n一年来，建成公园三处。\n' >named/2018.md
printf '# 关于区属各有关单位进一步加强园林绿化养护管理工作情况的报告\n\n公园养护经费增加，公园免费开放。\n' >named/long.md
xunzhang index named.db named -q 2>/dev/null
printf '[named]\npath = named.db\nroot = named\n' >named.conf
get '' 'q=公园' XUNZHANG_CONFIG=named.conf | grep -e 'name="report"'
get '' 'q=公园&report=long.md' XUNZHANG_CONFIG=named.conf | grep -o 'class="chip on">.*<span aria'
get '' 'q=公园&report=gone.md' XUNZHANG_CONFIG=named.conf | grep -o 'class="chip on">.*<span aria'
