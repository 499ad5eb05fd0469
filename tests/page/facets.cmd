# Of a facet with many values the page shows the first and says that there are more.
for i in $(seq 13); do printf 'report-%s\t公报%s\t2016年，云湖公园开放。\n' $i $i; done >many.tsv
for count in 13 12; do
    head -n $count many.tsv >some.tsv
    xunzhang index $count.db --input tsv some.tsv -q
    printf '[all]\npath = %s.db\n' $count >some.conf
    get '' 'q=%E5%85%AC%E5%9B%AD&ui=en' XUNZHANG_CONFIG=some.conf | grep -e '^<details><summary>' -e 'only</small>'
done
