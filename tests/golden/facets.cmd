# A facet of more values than are listed says so.
export XDG_DATA_HOME=nobody
for i in $(seq 101); do printf 'report-%s\t公报\t2016年，云湖公园开放。\n' $i; done >many.tsv
head -n 100 many.tsv >hundred.tsv
for records in many hundred; do
    xunzhang index $records.db --input tsv $records.tsv -q
    xunzhang search $records.db 公园 --facets --no-group | grep -A 12 '^reports' | tail -n 3
    xunzhang search $records.db 公园 --facets --format json | grep -o '"facets_cut".*'
done
xunzhang search many.db 公园 --format json | grep -o '"facets_cut".*'
