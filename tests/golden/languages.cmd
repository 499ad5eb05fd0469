# A data folder of its own: a dictionary must not come into the one that others use.
mkdir data
for file in "$XUNZHANG_DATA"/*; do ln -s "$file" data; done
export XUNZHANG_DATA=data
cat >cedict.u8 <<'END'
#! date=2026-01-31T00:00:00Z
家庭醫生 家庭医生 [jia1 ting2 yi1 sheng1] /family doctor/
醫生 医生 [yi1 sheng1] /doctor/
尼克松 尼克松 [Ni2 ke4 song1] /Richard Nixon (1913–1994), US president/
任命 任命 [ren4 ming4] /to appoint/
燈塔 灯塔 [deng1 ta3] /lighthouse/
END
echo '-- no dictionary'
xunzhang dictionary info; echo "[exit $?]"
xunzhang dictionary build nothing.u8 -o my.bin; echo "[exit $?]"
echo '-- a dictionary'
xunzhang dictionary build cedict.u8; echo "[exit $?]"
xunzhang dictionary info
xunzhang version | grep dictionary
echo '-- one list of both languages'
printf 'e1\t\tNixon appointed William Simon in 1973, and the keeper of Portlock lit the lamp.\ne2\t\tA lighthouse stands on the cliff.\nz1\t\t1973年，尼克松任命了能源办公室主任。\nz2\t\t悬崖上有一座灯塔，二十四小时亮着。\nz3\t\t居民签约了家庭医生。\n' >docs.tsv
xunzhang index docs.db --input tsv docs.tsv -q
ask() { xunzhang search docs.db --format jsonl "$@" | grep -oE '"id":"[^"]*"|"matched_via":\[[^]]*\]' | paste -sd' '; }
ask lighthouse
ask 灯塔
ask 'family doctor'
ask 'whom Nixon appointed'
echo '-- likeness to the best of one language has no say where both stand in one list'
for i in 1 2 3 4 5 6 7; do printf 'e%s\t\tThe lighthouse on cliff %s stands above the northern sea.\n' $i $i; done >many.tsv
printf 'z1\t\t悬崖上有一座灯塔，二十四小时亮着。\n' >>many.tsv
xunzhang index many.db --input tsv many.tsv -q
explained() { xunzhang search many.db --explain "$@" | grep -c 'like the best'; }
explained --no-translate lighthouse
explained lighthouse
echo '-- a quoted phrase and a switch keep to the words as they are'
ask '"family doctor"'
ask --no-translate 灯塔
echo "-- a spreadsheet's glossary, without indexing again"
printf '\357\273\277# kind\tChinese\tvariants\tEnglish\r\nplace\t灯塔\t\tpharos|beacon light\r\n' >mine.tsv
printf 'health\t家庭医生\t\thousehold physician\n' >other.tsv
ask --glossary mine.tsv pharos
ask --glossary mine.tsv --glossary other.tsv 'household physician'
printf 'sea\n' >bad.tsv
xunzhang search docs.db --glossary bad.tsv pharos; echo "[exit $?]"
