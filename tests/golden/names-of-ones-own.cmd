export XDG_DATA_HOME=mine
printf '1\t一号\t加快启明轩建设，荣获云麓之光，U创港运营。\n2\t二号\t启明轩北院开放。\n' >docs.tsv
cut -f 3 docs.tsv >text.txt
xunzhang index docs.db --input tsv docs.tsv -q
xunzhang terms docs.db --kind project --format tsv | cut -f 1-2
echo '-- a project with a variant and an honour; what is called a word is no name'
mkdir -p mine/xunzhang
printf 'project\t启明轩\t启明轩北院\tQiming House\nhonor\t云麓之光\nword\t创港\n' >mine/xunzhang/glossary.tsv
xunzhang extract --date 2018 --format text text.txt | grep -E 'project|honour'
xunzhang search docs.db project:启明轩北院 --format tsv; echo "[exit $?]"
echo '-- written in by the next update'
xunzhang index docs.db --input tsv docs.tsv -q
xunzhang search docs.db project:启明轩北院 --format tsv | cut -f 1,3
xunzhang search docs.db honor:云麓之光 --format tsv | cut -f 1,3
xunzhang terms docs.db --kind project --format tsv | cut -f 1-2
xunzhang index docs.db --input tsv docs.tsv | head -1
echo '-- a glossary of somebody else'
printf 'project\tU创港\n' >theirs.tsv
xunzhang extract --glossary theirs.tsv --date 2018 --format text text.txt | grep -E 'project|honour'
xunzhang extract --glossary missing.tsv text.txt; echo "[exit $?]"
echo '-- ones own names are found wherever they stand, English ones too'
printf 'honor\t金穗奖\t\tGolden Wheat\nproject\t沐晴苑\norganisation\t晨曦\t\tDawn House\n' >mine/xunzhang/glossary.tsv
printf '1\t一号\t沐晴苑揭牌，晴苑路扩建。\n2\t二号\t游客来到沐晴苑游玩，看了金穗奖展览。\n3\t三号\tDawn House kept its Golden Wheat.\n4\t四号\t2016年，晨曦连续三年被省政府评为全省先进单位。\n' >docs.tsv
xunzhang index docs.db --input tsv docs.tsv -q
xunzhang search docs.db project:沐晴苑 --format tsv | cut -f 1,3
xunzhang search docs.db honor:金穗奖 --format tsv | cut -f 1,3
xunzhang search docs.db org:晨曦 --format tsv | cut -f 1,3
xunzhang terms docs.db --kind project --format tsv | cut -f 1-2
xunzhang terms docs.db --kind honor --format tsv | cut -f 1-8
echo '-- a name of blanks'
printf 'project\t \t\t\n' >mine/xunzhang/glossary.tsv
xunzhang index docs.db --input tsv docs.tsv -q; echo "[exit $?]"
printf 'project\t沐晴苑\nproject\t \t\t\n' >mine/xunzhang/glossary.tsv
xunzhang index docs.db --input tsv docs.tsv | grep written
xunzhang glossary add ' '; echo "[exit $?]"
