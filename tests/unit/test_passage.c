/* Reports to passages: tables of input and what must come out. A passage is written as its kind (B body, L list, C caption,
 * Y byline, H heading), its heading path and its text: "B<Heading>text", one a line. */
#include "passage_fixture.h"

/* All passages of a report, written as the tables have them. To be freed with xun_bytes_free. */
static xun_bytes passages_of(const char *input, size_t length)
{
    opened it = open_report(input, length, NULL, NULL);
    xun_bytes out = XUN_BYTES_EMPTY;
    xun_passage passage;
    uint32_t number = 0;
    xun_bytes_append_string(&out, "");
    while (xun_passage_next(&passage, it.reader, NULL) == XUN_OK) {
        assert_int_equal(passage.number, ++number);
        xun_bytes_append_byte(&out, "BLCYH"[passage.kind]);
        for (size_t i = 0; i < passage.heading_count; i++)
            xun_bytes_append_format(&out, "<%s>", passage.headings[i]);
        xun_bytes_append(&out, passage.text, passage.length);
        xun_bytes_append_byte(&out, '\n');
    }
    close_report(it);
    return out;
}

typedef struct {
    const char *name, *input, *expected;
} row;

static void check_rows(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        xun_bytes got = passages_of(rows[i].input, strlen(rows[i].input));
        if (strcmp(got.data ? got.data : "", rows[i].expected) != 0)
            fail_msg("%s: got\n%s\nexpected\n%s", rows[i].name, got.data ? got.data : "", rows[i].expected);
        xun_bytes_free(&got);
    }
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof(rows)[0])

static void test_broken_lines(void **state)
{
    (void)state;
    static const row rows[] = {
        {"a word broken across a blank line",
         "“三购三转”模式为全市探索了经验；创新了“七责七化”机\n\n制、容错机制、智慧督察系统等；荣获三个“百强区”称号。\n",
         "B“三购三转”模式为全市探索了经验；创新了“七责七化”机制、容错机制、智慧督察系统等；荣获三个“百强区”称号。\n"},
        {"a list item broken before its last character",
         "1.着力推进的工作受到充分肯定,在年会上作了交流。\n\n2.在全省率先建立的智慧督查体系,作用日益显现,影响力逐渐彰\n\n显,全市现场会定在我区召开。\n",
         "L1.着力推进的工作受到充分肯定,在年会上作了交流。\n"
         "L2.在全省率先建立的智慧督查体系,作用日益显现,影响力逐渐彰显,全市现场会定在我区召开。\n"},
        {"half a sentence is no heading", "二七区工作报告\n\n坚持以人民为中心的发展思想，着力保障和改善民\n\n生，让群众更满意。\n",
         "B坚持以人民为中心的发展思想，着力保障和改善民生，让群众更满意。\n"},
        {"half a sentence is no title", "坚持以人民为中心的发展思想，着力保障和改善民\n\n生，让群众更满意。\n",
         "B坚持以人民为中心的发展思想，着力保障和改善民生，让群众更满意。\n"},
        {"a character that begins no clause", "“温暖二七”系列活\n动在全区开展。\n", "B“温暖二七”系列活动在全区开展。\n"},
        {"… but this word does", "系列活动\n动员大会在全区召开。\n", "B动员大会在全区召开。\n"},
        {"a short line, a number and its unit", "完成投资20亿\n元。\n", "B完成投资20亿元。\n"},
        {"a verb and its number", "•  治理水体，优良天数达\n200天。\n", "L• 治理水体，优良天数达200天。\n"},
        {"… a year is none", "让城市更畅达\n2022年是关键之年，全区道路全部贯通。\n", "B2022年是关键之年，全区道路全部贯通。\n"},
        {"a numbered sentence", "（二）优化环境，营商环境持续优\n\n化。\n", "B（二）优化环境，营商环境持续优化。\n"},
        {"a list begins a paragraph", "基础设施\n\n水、电、气全部接通。\n", "B水、电、气全部接通。\n"},
        {"English in small letters", "It was agreed\n\nthat work starts\n", "BIt was agreed that work starts\n"},
        {"… an address begins a line", "Results\n\nwww.erqi.gov.cn has all of them.\n", "Bwww.erqi.gov.cn has all of them.\n"},
        {"rows of a table", LONG_ZH "\n\n农着类 18．1 11．5\n日用品类 15．3 4．3\n" LONG_ZH "\n", "B" LONG_ZH "\nB农着类 18．1 11．5\nB日用品类 15．3 4．3\nB" LONG_ZH "\n"},
        {"a comma goes on", "大会选举产生了新一届领导班子，\n\n提出了今后五年的目标。\n",
         "B大会选举产生了新一届领导班子，提出了今后五年的目标。\n"},
        {"a conjunction goes on", "生态林营造等8个生态项目和\n\n中心城区公园绿地建设工程成效显著；道路建设顺利。\n",
         "B生态林营造等8个生态项目和中心城区公园绿地建设工程成效显著；道路建设顺利。\n"},
        {"a number and its unit", "相继出台了五项惠残制度,全年累计发放救助金400万\n\n元,救助残疾人1500人次。\n",
         "B相继出台了五项惠残制度,全年累计发放救助金400万元,救助残疾人1500人次。\n"},
        {"a quote left open", "在全省率先达到“五\n\n好”标准。2016年被评为先进单位。\n", "B在全省率先达到“五好”标准。2016年被评为先进单位。\n"},
        {"paragraphs that are whole stay apart", LONG_ZH "\n\n" LONG_ZH "\n" LONG_ZH "\n", "B" LONG_ZH "\nB" LONG_ZH "\nB" LONG_ZH "\n"},
        {"a colon ends a paragraph", "一年来，我们主要做了以下工作：\n经济稳步增长，质量效益明显提升。\n",
         "B一年来，我们主要做了以下工作：\nB经济稳步增长，质量效益明显提升。\n"},
        {"a page number does not part a sentence", "大会提出了今后五年的奋斗目标，并且\n\n- 12 -\n\n明确了重点任务。" LONG_ZH "\n",
         "B大会提出了今后五年的奋斗目标，并且明确了重点任务。" LONG_ZH "\n"},
        {"a caption is no continuation",
         LONG_ZH "\n\n" LONG_ZH "\n\n" LONG_ZH "\n\n文化兴区取得成效。人民生活改善，二月综合改\n\n\n\n樱桃沟实现乡村美丽蝶变\n\n\n\n道路改造全面完成\n\n\n\n" LONG_ZH "\n",
         "B" LONG_ZH "\nB" LONG_ZH "\nB" LONG_ZH "\nB文化兴区取得成效。人民生活改善，二月综合改\nC樱桃沟实现乡村美丽蝶变\nC道路改造全面完成\nB" LONG_ZH "\n"},
        {"carriage returns, no final newline", "大会选举产生了新一届领导班子，\r\n\r\n提出了今后五年的目标。\r\n\r\n" LONG_ZH,
         "B大会选举产生了新一届领导班子，提出了今后五年的目标。\nB" LONG_ZH "\n"},
    };
    CHECK(rows);
}

static void test_wrapped_lines(void **state)
{
    (void)state;
    static const row rows[] = {
        {"English, wrapped hard",
         "The committee met in February and adopted the plan for the coming\n"
         "year. Work on the new library, which had been delayed by the flood,\n"
         "will begin in the spring. The council has set aside 1.2 million\n"
         "yuan for it.\n"
         "\n"
         "A second paragraph begins here, and it is quite as long as the one\n"
         "before it.\n",
         "BThe committee met in February and adopted the plan for the coming year. Work on the new library, which had been delayed "
         "by the flood, will begin in the spring. The council has set aside 1.2 million yuan for it.\n"
         "BA second paragraph begins here, and it is quite as long as the one before it.\n"},
        {"a word divided at the line's end", "The report describes the develop-\nment of the district in detail.\n",
         "BThe report describes the development of the district in detail.\n"},
        {"an upper-case line goes on after a function word", "The annual prize of the city went to the\nNational Museum, as the jury had proposed.\n",
         "BThe annual prize of the city went to the National Museum, as the jury had proposed.\n"},
        {"English paragraphs of one line each",
         "The district opened eight schools. All of them are in use.\nIt built twenty roads and three bridges in the same year.\n",
         "BThe district opened eight schools. All of them are in use.\nBIt built twenty roads and three bridges in the same year.\n"},
        {"an item with a hanging indent", "Results:\n* Housing: eleven projects with 3.1 million square\n  metres of floor space\n* Two roads\n",
         "BResults:\nLHousing: eleven projects with 3.1 million square metres of floor space\nLTwo roads\n"},
        {"a quotation of Markdown", "> A quote runs\n> over two lines.\n", "BA quote runs over two lines.\n"},
        {"rows of figures are no headings", "表1 主要指标\n全国总人口 137462 100.0\n乡村 43.90\n年末就业人员继续增加，结构优化。\n",
         "C表1 主要指标\nB全国总人口 137462 100.0\nB乡村 43.90\nB年末就业人员继续增加，结构优化。\n"},
        {"rows of a table stay rows", "| a | b |\n|---|---|\n| 1 | 2 |\nThe end of the table, and of the page.\n",
         "B| a | b |\nB| 1 | 2 |\nBThe end of the table, and of the page.\n"},
        {"cut at one length, a blank line after every line",
         "全区经济社会发展态势良好，主要\n\n指标稳步增长，投资完成2964\n\n亿元，年均增长26.9%，产业\n\n增加值完成1584亿元，是上年\n\n"
         "的2.5倍，重点项目进展顺利，\n\n二七广场隧道年底全面开工。\n\n民生事业\n\n我们坚持以人民为中心的发展思想\n\n，办成了一批实事好事，群众更满\n\n意。\n\n",
         "B全区经济社会发展态势良好，主要指标稳步增长，投资完成2964亿元，年均增长26.9%，产业增加值完成1584亿元，是上年的2.5倍，重点项目进展顺利，二七广场隧道年底全面开工。\n"
         "B<民生事业>我们坚持以人民为中心的发展思想，办成了一批实事好事，群众更满意。\n"},
        {"a list set apart by blank lines stays a list",
         "取得的成绩有：\n\n全国文明城区称号\n\n全国双拥模范城区\n\n国家卫生城区称号\n\n全省平安建设先进\n\n全省创新示范城区\n\n全市考核优秀单位\n\n",
         "B取得的成绩有：\nB全国文明城区称号\nB全国双拥模范城区\nB国家卫生城区称号\nB全省平安建设先进\nB全省创新示范城区\nB全市考核优秀单位\n"},
        {"English, wrapped, a blank line after every line",
         "The committee met in February and adopted\n\nthe plan for the coming year. Work on the\n\nnew library, which had been delayed by the\n\n"
         "flood, will begin in the spring, as Mayor\n\nLi said. The council has set aside money.\n\n",
         "BThe committee met in February and adopted the plan for the coming year. Work on the new library, which had been delayed "
         "by the flood, will begin in the spring, as Mayor Li said. The council has set aside money.\n"},
        {"Chinese, wrapped, paragraphs indented",
         "　　2015年是我市发展历程\n中极不平凡的一年。面对困难，\n我们取得了成绩。\n　　一、经济实力明显增\n强\n　　经济实力明显增强的五\n年里，总量翻了一番。"
         "人均也\n翻了一番。\n　　各位代表，宏伟蓝图催\n人奋进。\n",
         "B2015年是我市发展历程中极不平凡的一年。面对困难，我们取得了成绩。\n"
         "B<一、经济实力明显增强>经济实力明显增强的五年里，总量翻了一番。人均也翻了一番。\n"
         "B<一、经济实力明显增强>各位代表，宏伟蓝图催人奋进。\n"},
        {"Chinese, wrapped at a narrow column",
         "全区经济社会发展态势良好主要指标稳\n步增长，重点项目进展顺利，民生事业\n全面进步。我们坚持以人民为中心的发\n展思想，办成了一批实事好事。\n",
         "B全区经济社会发展态势良好主要指标稳步增长，重点项目进展顺利，民生事业全面进步。我们坚持以人民为中心的发展思想，"
         "办成了一批实事好事。\n"},
    };
    CHECK(rows);
}

/* What is doubtful is body text, for the words of headings are not found. */
static void test_no_headings(void **state)
{
    (void)state;
    static const row rows[] = {
        {"measures and changes are rows", LONG_ZH "\n产量如下：\n指标 产量 增长\n硫酸 700万吨 5．9\n水运 175亿人公里 －10.8\n原煤 6．2亿吨 持平\n光缆 万公里 856\n" LONG_ZH "\n",
         "B" LONG_ZH "\nB产量如下：\nB指标 产量 增长\nB硫酸 700万吨 5．9\nB水运 175亿人公里 －10.8\nB原煤 6．2亿吨 持平\nB光缆 万公里 856\nB" LONG_ZH "\n"},
        {"labels", "1.新建学校\n" LONG_ZH "\n牵头单位：市教育局\n2.新建医院\n" LONG_ZH "\n单位：亿元\n" LONG_ZH "\n",
         "B<1.新建学校>" LONG_ZH "\nB<1.新建学校>牵头单位：市教育局\nB<2.新建医院>" LONG_ZH "\nB<2.新建医院>单位：亿元\nB<2.新建医院>" LONG_ZH "\n"},
        {"… but not an annex", LONG_ZH "\n附件1\n附：名词解释\n" LONG_ZH "\n", "B" LONG_ZH "\nB<附件1><附：名词解释>" LONG_ZH "\n"},
        {"a list of names below its title", "先进单位名单\n\n德化街街道\n解放路街道\n福华街街道\n大学路街道\n",
         "B德化街街道\nB解放路街道\nB福华街街道\nB大学路街道\n"},
        {"lists of names", "先进单位：\n\n解放路街道\n福华街街道\n大学路街道\n\n先进个人：\n张三\n李四\n王五\n",
         "B先进单位：\nB解放路街道\nB福华街街道\nB大学路街道\nB先进个人：\nB张三\nB李四\nB王五\n"},
        {"figures in a list of clauses", LONG_ZH "\n\n力争二七商圈、凤湖新区、足球小镇3个板块年底前彰\n\n" LONG_ZH "\n",
         "B" LONG_ZH "\nB力争二七商圈、凤湖新区、足球小镇3个板块年底前彰\nB" LONG_ZH "\n"},
        {"a single character, a remark", LONG_ZH "\n\n排\n\n（此件有删减）\n\n" LONG_ZH "\n", "B" LONG_ZH "\nB排\nB（此件有删减）\nB" LONG_ZH "\n"},
        {"a number parted, no title", "总投资3\n216亿元，占全市五分之一。\n", "B总投资3216亿元，占全市五分之一。\n"},
        {"who speaks is no title", "会议强调，要加快推进二七广场\n隧道建设，确保2022年6月建\n成通车。\n", "B会议强调，要加快推进二七广场隧道建设，确保2022年6月建成通车。\n"},
        {"figures and clauses go on in a quantity", LONG_ZH "\n今年计划投资6亿元，新建学校\n3所，改造道路5条。\n", "B" LONG_ZH "\nB今年计划投资6亿元，新建学校3所，改造道路5条。\n"},
        {"two lines of a heading", "工作报告\n" LONG_ZH "\n过去五年，我们拼搏实干、砥砺前行\n书写了历史性成就，踏上了新的征程\n" LONG_ZH LONG_ZH "\n",
         "B" LONG_ZH "\nB<过去五年，我们拼搏实干、砥砺前行><书写了历史性成就，踏上了新的征程>" LONG_ZH LONG_ZH "\n"},
        {"titles may end in numbers of theirs", LONG_ZH "\n迈向工业4.0\n" LONG_ZH "\n智慧城市行动2025\n" LONG_ZH "\n", "B" LONG_ZH "\nB<迈向工业4.0>" LONG_ZH "\nB<智慧城市行动2025>" LONG_ZH "\n"},
    };
    CHECK(rows);
}

static void test_torn_columns(void **state)
{
    (void)state;
    static const row rows[] = {
        {"three columns, tops first, then the rests",
         "# 解读\n\n发展质效稳步提升\n\n百年德化片区焕发活力。商圈板块36个重大项目、15\n\n"
         "城区魅力日益彰显\n\n建成8个美丽街区，各项目进展顺利。新开工刘胡垌三期等5个安置区项\n\n"
         "人民生活持续改善\n\n改建提升10家社区卫生服务中心。新改扩建14个综合性文化服务\n\n"
         "项重点工作有序推进,二七广场隧道全面开工。\n\n"
         "目,张寨等5个安置房实现回迁。新建13座公厕。\n\n"
         "中心。开展“舞台艺术送基层”44场。\n",
         "B<发展质效稳步提升>百年德化片区焕发活力。商圈板块36个重大项目、15项重点工作有序推进,二七广场隧道全面开工。\n"
         "B<城区魅力日益彰显>建成8个美丽街区，各项目进展顺利。新开工刘胡垌三期等5个安置区项目,张寨等5个安置房实现回迁。新建13座公厕。\n"
         "B<人民生活持续改善>改建提升10家社区卫生服务中心。新改扩建14个综合性文化服务中心。开展“舞台艺术送基层”44场。\n"},
        {"the quote tells where the rest belongs",
         "突出城区功能优化和承载要求，加快构建“四区联动、六核协\n\n■名词解释\n\n“六核协同”是六个板块合力发展。\n\n同、多点支撑”的空间布局。\n",
         "B突出城区功能优化和承载要求，加快构建“四区联动、六核协同、多点支撑”的空间布局。\n"
         "B<■名词解释>“六核协同”是六个板块合力发展。\n"},
        {"a measure word follows a number, not a unit",
         "城市建设成效明显\n\n全年新开工安置房12\n\n民生保障持续加强\n\n发放各类救助资金5.9亿元,惠及2.5万人\n\n"
         "个项目,竣工面积320万平方米,回迁群众3.2万人。\n\n次。新建养老服务中心10个,新增床位500张。\n",
         "B全年新开工安置房12个项目,竣工面积320万平方米,回迁群众3.2万人。\n"
         "B<民生保障持续加强>发放各类救助资金5.9亿元,惠及2.5万人次。新建养老服务中心10个,新增床位500张。\n"},
        {"no evidence, no join",
         "依托网红大厦等平台，全区消费持续回升。发展直播带货\n\n民生改善\n\n" LONG_ZH "\n\n抓好民生实事，办好人民满意的教育。\n",
         "B依托网红大厦等平台，全区消费持续回升。发展直播带货\nB<民生改善>" LONG_ZH "\nB<民生改善>抓好民生实事，办好人民满意的教育。\n"},
    };
    CHECK(rows);
}

static void test_spaces(void **state)
{
    (void)state;
    static const row rows[] = {
        {"letter-spaced characters", "郑 州 市 二 七 区 全 面 完 成 了 年 度 目 标 。\n", "B郑州市二七区全面完成了年度目标。\n"},
        {"a number divided at its point", "生产总值增长7\n.7%，人均住房面积由10 .8平方米增加到12.\n5平方米，产业比为2.9:51\n.6:45.5。\n",
         "B生产总值增长7.7%，人均住房面积由10.8平方米增加到12.5平方米，产业比为2.9:51.6:45.5。\n"},
        {"letter-spaced digits", "总 投 资 3 2 1 6 亿 元 。\n", "B总投资3216亿元。\n"},
        {"a letter-spaced year, and a rate within prose", "去年全 区 增 长 9 . 5 % ， 比 2 0 1 6 年 快。\n", "B去年全区增长9.5%，比2016年快。\n"},
        {"full-width digits", "２ ０ １ ７ 年 ， 投 资 1 . 5 亿 元 。\n", "B２０１７年，投资1.5亿元。\n"},
        {"thousands set apart keep their signs", "接待12 000人，投资3，216亿元，产值3\u2009216亿元。\n", "B接待12 000人，投资3，216亿元，产值3 216亿元。\n"},
        {"rows of digits are a table", "全区完成投资，增长明显。\n甲 1 2 3\n1 2 3 4\n", "B全区完成投资，增长明显。\nB甲 1 2 3\nB1 2 3 4\n"},
        {"figures and units", "全年新建 7 个项目，2017 年完成投资 3.2 亿元，增长 9 %。\n", "B全年新建7个项目，2017年完成投资3.2亿元，增长9%。\n"},
        {"indentation", "　　全区经济稳中向好。\n　　民生持续改善。\n", "B全区经济稳中向好。\nB民生持续改善。\n"},
        {"Latin words keep their spaces", "建成 Innovation Hub 一期，引进 5G 企业三家。\n", "B建成 Innovation Hub 一期，引进5G 企业三家。\n"},
        {"runs of spaces in Latin text", "The  district   opened\ttwo schools.\n", "BThe district opened two schools.\n"},
        {"stray spaces within prose", "全区经济 社会发展取得 了明显成效，人民 群众满意。\n", "B全区经济社会发展取得了明显成效，人民群众满意。\n"},
        {"a run-in title stays apart", "空间布局 结合城市功能布局，突出优化提升。\n", "B空间布局 结合城市功能布局，突出优化提升。\n"},
        {"emphasis of Markdown", "完成**760.2**亿元，是2015年的**1.64**倍。\n", "B完成760.2亿元，是2015年的1.64倍。\n"},
        {"zero-width spaces", "全区\xE2\x80\x8B经济稳中\xEF\xBB\xBF向好。\n", "B全区经济稳中向好。\n"},
    };
    CHECK(rows);
}

static void test_headings(void **state)
{
    (void)state;
    static const row rows[] = {
        {"Markdown",
         "# 报告\n\n" LONG_ZH "\n\n## 重点项目\n\n### 开工\n\n甲项目开工。\n\n### 竣工\n\n乙项目竣工。\n\n## 民生\n\n学校建成。\n",
         "B" LONG_ZH "\nB<重点项目><开工>甲项目开工。\nB<重点项目><竣工>乙项目竣工。\nB<民生>学校建成。\n"},
        {"underlined", "Report\n======\n\nThe year was good.\n\nRoads\n-----\n\nTwo roads were built.\n",
         "BThe year was good.\nB<Roads>Two roads were built.\n"},
        {"Chinese numbers",
         "政府工作报告\n各位代表：\n一、过去一年工作回顾\n" LONG_ZH "\n（一）经济稳步增长。\n工业较快发展。\n（二）城乡协调发展。\n新城加快建设。\n"
         "二、今年工作安排\n1.抓项目\n开工一批项目。\n2.抓民生\n办好十件实事。\n",
         "Y各位代表：\nB<一、过去一年工作回顾>" LONG_ZH "\nB<一、过去一年工作回顾><（一）经济稳步增长。>工业较快发展。\n"
         "B<一、过去一年工作回顾><（二）城乡协调发展。>新城加快建设。\nB<二、今年工作安排><1.抓项目>开工一批项目。\n"
         "B<二、今年工作安排><2.抓民生>办好十件实事。\n"},
        {"parts and chapters", "规划纲要\n第一篇 总则\n第一章 指导思想\n坚持新发展理念。\n第二章 目标\n经济较快增长。\n第二篇 任务\n第三章 工业\n做强制造业。\n",
         "B<第一篇 总则><第一章 指导思想>坚持新发展理念。\nB<第一篇 总则><第二章 目标>经济较快增长。\nB<第二篇 任务><第三章 工业>做强制造业。\n"},
        {"unmarked, two in a row",
         LONG_ZH "\n\n品质二七\n\n项目建设 引领发展\n\n开工一批项目。\n\n产业升级 激发活力\n\n引进一批企业。\n",
         "B" LONG_ZH "\nB<品质二七><项目建设 引领发展>开工一批项目。\nB<品质二七><产业升级 激发活力>引进一批企业。\n"},
        {"headings that begin with a period are of one rank",
         "某区2020年工作总结\n\n2019年工作回顾\n\n完成投资5亿元。\n\n经济稳步发展\n\n工业增加值100亿元。\n\n“十四五”时期 宏图大展\n\n完成投资6亿元。\n\n经济再上台阶\n\n增加值110亿元。\n\n名词解释\n\n甲是乙。\n",
         "B<2019年工作回顾>完成投资5亿元。\nB<2019年工作回顾><经济稳步发展>工业增加值100亿元。\nB<“十四五”时期 宏图大展>完成投资6亿元。\n"
         "B<“十四五”时期 宏图大展><经济再上台阶>增加值110亿元。\nB<名词解释>甲是乙。\n"},
        {"headings that look alike stand beside each other",
         LONG_ZH "\n\n品质二七\n\n项目建设 引领发展\n\n开工一批项目。\n\n产业升级 激发活力\n\n引进一批企业。\n\n田园二七\n\n改善生态 水清河美\n\n治理一批河道。\n",
         "B" LONG_ZH "\nB<品质二七><项目建设 引领发展>开工一批项目。\nB<品质二七><产业升级 激发活力>引进一批企业。\nB<田园二七><改善生态 水清河美>治理一批河道。\n"},
        {"a paragraph with its number is no heading", "各项工作取得成效：\n（一）经济稳步增长。工业较快发展，投资持续扩大。\n（二）民生持续改善。学校建成，医院启用。\n",
         "B各项工作取得成效：\nB（一）经济稳步增长。工业较快发展，投资持续扩大。\nB（二）民生持续改善。学校建成，医院启用。\n"},
        {"the last item is an item too", "第一章 总 则\n第二条 应当遵循下列原则：\n（一）统筹兼顾；\n（二）保护环境。\n第三条 规划公布后施行。\n",
         "B<第一章 总则>第二条 应当遵循下列原则：\nB<第一章 总则>（一）统筹兼顾；\nB<第一章 总则>（二）保护环境。\nB<第一章 总则>第三条 规划公布后施行。\n"},
        {"a table of contents", "规划纲要\n（一九七五年十二月拟订）\n目 录\n一、出发点\n二、目标\n一、出发点\n" LONG_ZH "\n二、目标\n" LONG_ZH "\n",
         "Y（一九七五年十二月拟订）\nL目录\nB一、出发点\nB二、目标\nB<一、出发点>" LONG_ZH "\nB<二、目标>" LONG_ZH "\n"},
        {"list items", "取得的成绩有：\n- 连续四年获奖\n- 进入百强榜\n① 经济总量增长\n② 财政收入增长\n",
         "B取得的成绩有：\nL连续四年获奖\nL进入百强榜\nL① 经济总量增长\nL② 财政收入增长\n"},
        {"English numbers", "Annual Report\n\n1. Introduction\n\nThe year was good.\n\n1.1 Scope\n\nThe report covers all schools.\n\n2. Results\n\nTwo roads were built.\n",
         "B<1. Introduction>The year was good.\nB<1. Introduction><1.1 Scope>The report covers all schools.\nB<2. Results>Two roads were built.\n"},
        {"a heading stuck to the paragraph before", LONG_ZH "请予审议。二、今后五年工作的目标任务\n今后五年是关键时期。\n",
         "B" LONG_ZH "请予审议。\nB<二、今后五年工作的目标任务>今后五年是关键时期。\n"},
        {"only headings are not lost", LONG_ZH "\n\n尾声\n", "B" LONG_ZH "\nH尾声\n"},
        {"figures are no numbers of headings", "基础设施建设取得成就。邮电业务总量比上年增长\n4.8 倍。效益明显提高。\n",
         "B基础设施建设取得成就。邮电业务总量比上年增长4.8倍。效益明显提高。\n"},
    };
    CHECK(rows);
}

static void test_labels(void **state)
{
    (void)state;
    static const row rows[] = {
        {"the head of a work report",
         "政府工作报告\n——2018年1月13日在郑州市第十四届人民代表大会第六次会议上\n郑州市人民政府市长 程志明\n各位代表：\n现在，我代表市人民政府向大会报告工作。\n",
         "Y——2018年1月13日在郑州市第十四届人民代表大会第六次会议上\nY郑州市人民政府市长 程志明\nY各位代表：\nB现在，我代表市人民政府向大会报告工作。\n"},
        {"a cover whose lines are broken",
         "2026年政府工作报告\n政府工作报告\n——2026年1月21日在合肥市\n第十七届人民代表大会第五次会议上\n合肥市市长罗云峰\n各位代表：\n" LONG_ZH "\n",
         "Y——2026年1月21日在合肥市\nY第十七届人民代表大会第五次会议上\nY合肥市市长罗云峰\nY各位代表：\nB" LONG_ZH "\n"},
        {"a document of a meeting", "2022年政府工作报告\n市十七届人大一次会议文件（三）\n政府工作报告\n市长马力\n各位代表：\n" LONG_ZH "\n",
         "Y市十七届人大一次会议文件（三）\nY市长马力\nY各位代表：\nB" LONG_ZH "\n"},
        {"a caption in brackets", "隧道贯通\n" LONG_ZH "\n（图1 隧道断面示意图）\n" LONG_ZH "\n", "B" LONG_ZH "\nC（图1 隧道断面示意图）\nB" LONG_ZH "\n"},
        {"bylines and captions", "厚植优势 精耕品质\n\n本报记者 刘伟平 通讯员 郭佳星 文图\n\n" LONG_ZH "\n\n南水北调生态文化公园 刘伟平 摄\n",
         "Y本报记者 刘伟平 通讯员 郭佳星 文图\nB" LONG_ZH "\nC南水北调生态文化公园 刘伟平 摄\n"},
        {"date, addressees, table", "关于印发要点的通知\n各街道办事处、区政府各部门：\n" LONG_ZH "\n2018年3月2日\n表1 主要指标\n" LONG_ZH "\n",
         "Y各街道办事处、区政府各部门：\nB" LONG_ZH "\nY2018年3月2日\nC表1 主要指标\nB" LONG_ZH "\n"},
        {"the head of an English report", "Annual Report\n\nPrepared by the District Government\nJanuary 13, 2018\n\nThe year was good.\n",
         "YPrepared by the District Government\nYJanuary 13, 2018\nBThe year was good.\n"},
        {"staff and folios", LONG_ZH "\n\n（记者 王五 2018年3月5日）\n\n责编 张三 校对 李四\n\n第三版\n\nA05版\n\n新修订2018版\n\n" LONG_ZH "\n",
         "B" LONG_ZH "\nY（记者 王五 2018年3月5日）\nY责编 张三 校对 李四\nY第三版\nYA05版\nB<新修订2018版>" LONG_ZH "\n"},
        {"who said it", LONG_ZH "\n\n——区委书记 陈红民\n", "B" LONG_ZH "\nY——区委书记 陈红民\n"},
        {"navigation and separators", "当前位置：首页 > 政务公开\n" LONG_ZH "\n\n----------\n\n" LONG_ZH "\n上一篇：无\n", "B" LONG_ZH "\nB" LONG_ZH "\n"},
        {"running heads",
         "年度报告\n" LONG_ZH "\n- 1 -\n年度报告\n" LONG_ZH "\n- 2 -\n年度报告\n" LONG_ZH "\n- 3 -\n年度报告\n" LONG_ZH "\n",
         "B" LONG_ZH "\nB" LONG_ZH "\nB" LONG_ZH "\nB" LONG_ZH "\n"},
        {"a running head below the title",
         "2018年工作报告\n二七区政府公报\n" LONG_ZH "\n- 1 -\n二七区政府公报\n" LONG_ZH "\n- 2 -\n二七区政府公报\n" LONG_ZH "\n", "B" LONG_ZH "\nB" LONG_ZH "\nB" LONG_ZH "\n"},
        {"folios that count up", LONG_ZH "\n\n2018年1月15日 星期一   二七报   第3版\n\n大会提出了奋斗目标，并且\n\n2018年1月15日 星期一   二七报   第4版\n\n明确了任务。\n",
         "B" LONG_ZH "\nY2018年1月15日 星期一 二七报 第3版\nB大会提出了奋斗目标，并且明确了任务。\n"},
    };
    CHECK(rows);
}

static void test_odd_input(void **state)
{
    (void)state;
    static const row rows[] = {
        {"empty", "", ""},
        {"only white space", " \n\t\n　　\r\n\n", ""},
        {"one heading", "# 政府工作报告\n", "H政府工作报告\n"},
        {"one short line", "政府工作报告", "H政府工作报告\n"},
        {"only punctuation", "。。。\n！\n", "B。。。\nB！\n"},
        {"a front matter and nothing else", "---\ntitle: 空\n---\n", ""},
        {"a fence that is never closed", "---\n" LONG_ZH "\n", "B" LONG_ZH "\n"},
    };
    CHECK(rows);
}

typedef struct {
    const char *name, *path, *given, *input, *title, *date, *how, *language;
} info_row;

static void test_report_info(void **state)
{
    (void)state;
    static const info_row rows[] = {
        {"front matter", "x/2011.txt", NULL, "---\ntitle: \"年度报告\"\ndate: 2018-02-03\n---\n" LONG_ZH, "年度报告", "2018-02-03", "front matter", "zh"},
        {"plain fields", NULL, NULL, "标题：年度报告\n日期：2018年2月3日\n\n" LONG_ZH, "年度报告", "2018-02-03", "front matter", "zh"},
        {"a long English title above Roman headings", "x/2017.txt", NULL,
         "Circular on Ecological Construction and Air Pollution Control in Erqi District, 2017\n\n(20 December 2017; sample text)\n\nThis year the district planted trees along all of its rivers.\n\nI. Progress of the major projects\n\nThe wetland park was opened in May.\n",
         "Circular on Ecological Construction and Air Pollution Control in Erqi District, 2017", "2017-12-20", "text", "en"},
        {"the text tells the day of the year in the file's name", "x/2011.txt", NULL, "年度报告\n2011年3月5日\n" LONG_ZH, "年度报告", "2011-03-05", "text", "zh"},
        {"English fields", NULL, NULL, "Title: Annual Report\nDate: February 3, 2018\n\nThe year was good.\n", "Annual Report", "2018-02-03", "front matter", "en"},
        {"told", "2011.txt", "2015", "date: 2018\n" LONG_ZH, "2011", "2015", "given", "zh"},
        {"file name: year", "郑州/2017.txt", NULL, LONG_ZH, "2017", "2017", "file name", "zh"},
        {"file name: day", "a/2017-02-17_news.txt", NULL, LONG_ZH, "2017-02-17_news", "2017-02-17", "file name", "zh"},
        {"file name: digits", "20170217.txt", NULL, LONG_ZH, "20170217", "2017-02-17", "file name", "zh"},
        {"file name: Chinese", "郑州市2018年政府工作报告.txt", NULL, LONG_ZH, "郑州市2018年政府工作报告", "2018", "file name", "zh"},
        {"file name: month", "简报2018年3月.md", NULL, LONG_ZH, "简报2018年3月", "2018-03", "file name", "zh"},
        {"a checksum is no date", "000_da2017f5.txt", NULL, LONG_ZH, "000_da2017f5", "", "unknown", "zh"},
        {"a range is no date", "规划2016-2020.txt", NULL, LONG_ZH, "规划2016-2020", "", "unknown", "zh"},
        {"a long number is no date", "120170217001.txt", NULL, LONG_ZH, "120170217001", "", "unknown", "zh"},
        {"folder name", "archive/2016/report.txt", NULL, LONG_ZH, "report", "2016", "folder name", "zh"},
        {"folder above a place", "2016/郑州市/report.txt", NULL, LONG_ZH, "report", "2016", "folder name", "zh"},
        {"the meeting", NULL, NULL, "政府工作报告\n——2018年1月13日在郑州市第十四届人民代表大会第六次会议上\n各位代表：\n" LONG_ZH, "政府工作报告", "2018-01-13", "text", "zh"},
        {"in brackets", NULL, NULL, "白城市政府工作报告（2020年1月10日 李明伟）\n各位代表：\n" LONG_ZH, "白城市政府工作报告（2020年1月10日 李明伟）", "2020-01-10", "text", "zh"},
        {"given in the year after the name's", "四川省/2016.txt", NULL, "2016年四川省政府工作报告\n在省人民代表大会第五次会议上（2017年1月16日）\n各位代表：\n" LONG_ZH, "2016年四川省政府工作报告", "2017-01-16", "text", "zh"},
        {"given in the year after, without a word of the meeting", "2016.txt", NULL, "2016年某省工作报告\n\n（2017年1月16日）\n\n去年，全省完成投资5亿元。\n", "2016年某省工作报告", "2017-01-16", "text", "zh"},
        {"given in December before the name's year", "2018.txt", NULL, "政府工作报告\n——2017年12月28日在市人民代表大会第六次会议上\n各位代表：\n" LONG_ZH, "政府工作报告", "2018", "file name", "zh"},
        {"a communiqué is the year's that it counts", "2023.txt", NULL, "2023年统计公报\n\n2024年2月29日\n\n" LONG_ZH, "2023年统计公报", "2023", "file name", "zh"},
        {"a copy of years later", "2003.txt", NULL, "江苏省政府工作报告\n（2010年2月20日 梁保华）\n各位代表：\n" LONG_ZH, "江苏省政府工作报告", "2003", "file name", "zh"},
        {"a masthead", NULL, NULL, "工作简报\n\n第12期\n\n二七区政府办公室编          2018年3月5日\n\n抓项目促发展\n\n" LONG_ZH, "工作简报", "2018-03-05", "text", "zh"},
        {"the day of the news in the name's year", "2021.txt", NULL, "聚焦两会\n\n2月3日,二七区十六届人大六次会议开幕。\n" LONG_ZH, "聚焦两会", "2021-02-03", "text", "zh"},
        {"the day of the news in a year that the text declares", NULL, NULL, "新号角\n\n2月17日上午，二七区召开大会。\n\n今年以来，区委将2017年定为项目建设年。\n", "新号角", "2017-02-17", "text", "zh"},
        {"the day of the news after a review", NULL, NULL, "全会解读\n\n未来以现在为起点，2017年的脚步已经渐行渐远。\n\n1月13日，二七区召开全会。\n", "全会解读", "2018-01-13", "text", "zh"},
        {"a review's meeting may be in the next year", NULL, NULL, "二七区政府2017年工作总结\n\n1月13日，二七区召开区委全会。\n", "二七区政府2017年工作总结", "2017", "text", "zh"},
        {"a meeting in December may be in the year before", "2018.txt", NULL, "聚焦全会\n\n12月28日，二七区召开区委全会。\n", "聚焦全会", "2018", "file name", "zh"},
        {"a day that is no news", "2018.txt", NULL, "聚焦全会\n\n1月1日起，新规施行。\n", "聚焦全会", "2018", "file name", "zh"},
        {"a day that there was not", "2018.txt", NULL, "聚焦全会\n\n2月29日，二七区召开区委全会。\n", "聚焦全会", "2018", "file name", "zh"},
        {"the day of the news without a year", NULL, NULL, "聚焦全会\n\n1月13日，二七区召开区委全会。\n", "聚焦全会", "", "unknown", "zh"},
        {"in Chinese numerals", NULL, NULL, "政府工作报告\n（二〇〇九年二月八日）\n各位代表：\n" LONG_ZH, "政府工作报告", "2009-02-08", "text", "zh"},
        {"the fuller title", NULL, NULL, "政府工作报告\n2012年南昌市政府工作报告\n各位代表：\n" LONG_ZH, "2012年南昌市政府工作报告", "2012", "text", "zh"},
        {"review and plan", NULL, NULL, "工作报告\n一、2016年工作回顾\n" LONG_ZH "\n二、2017年重点工作\n" LONG_ZH, "工作报告", "2017", "text", "zh"},
        {"this year", NULL, NULL, "区委将2017年定为项目建设年。今年以来，两次集中开工。\n" LONG_ZH, "", "2017", "text", "zh"},
        {"a goal is not this year", NULL, NULL, "今年开工一批项目，到2025年全部建成。\n" LONG_ZH, "", "", "unknown", "zh"},
        {"two years are no evidence", NULL, NULL, "今年和2015年、2016年相比都有进步。\n" LONG_ZH, "", "", "unknown", "zh"},
        {"去年 and a founding year", NULL, NULL, "二七区简介\n\n二七区建于1948年。去年，生产总值增长。\n", "二七区简介", "", "unknown", "zh"},
        {"今年 and a founding year", NULL, NULL, "二七区简介\n\n二七区建于1948年。今年，生产总值增长。\n", "二七区简介", "", "unknown", "zh"},
        {"去年 and a goal", NULL, NULL, "2035年基本实现现代化。去年增长。\n", "", "", "unknown", "zh"},
        {"去年 and a span of history", NULL, NULL, "学校有2000年的校史。去年获奖。\n", "", "", "unknown", "zh"},
        {"去年 and the year of a law", NULL, NULL, "根据《2011年条例》，去年执法100次。\n", "", "", "unknown", "zh"},
        {"a goal's tasks are no plan of the year", NULL, NULL, "围绕2035年主要目标，去年出台一批政策。\n", "", "", "unknown", "zh"},
        {"a review in the text", NULL, NULL, "工作报告\n\n过去的2017年，全区投资增长，比2010年翻一番。\n", "工作报告", "2018", "text", "zh"},
        {"a review in Chinese numerals", NULL, NULL, "工作报告\n\n一、二〇一七年工作回顾\n" LONG_ZH, "工作报告", "2018", "text", "zh"},
        {"a plan in the text", NULL, NULL, "工作报告\n\n2017年，全区投资增长。2018年经济社会发展的主要预期目标是增长8%。\n", "工作报告", "2018", "text", "zh"},
        {"headings of what was done and what will be", NULL, NULL, "两会解读\n\n2020年 经济社会呈现向好态势\n\n" LONG_ZH "\n\n2021年 重点抓好七个方面工作\n\n" LONG_ZH, "两会解读", "2021", "text", "zh"},
        {"reviews of two years", NULL, NULL, "工作报告\n\n过去的2017年，投资增长。过去的2015年，投资也增长。\n", "工作报告", "", "unknown", "zh"},
        {"delivered", NULL, NULL, "District Work Report\n\nDelivered on 20 November 2017\n\nThe work went on in the whole district, and the roads were mended.\n", "District Work Report", "2017-11-20", "text", "en"},
        {"delivered by somebody", NULL, NULL, "Work Report 2018\n\nDelivered at the congress on 13 January 2018 by the mayor\n\nThe work went on in the whole district, and the roads were mended.\n", "Work Report 2018", "2018-01-13", "text", "en"},
        {"a place and a day", NULL, NULL, "District Work Report\n\nZhengzhou, 13 January 2018\n\nThe work went on in the whole district, and the roads were mended.\n", "District Work Report", "2018-01-13", "text", "en"},
        {"a sentence is no dateline", NULL, NULL, "District News\n\nThe mayor presented a plan on 13 January 2015, as said.\n\nThe work went on in the whole district, and the roads were mended.\n", "District News", "", "unknown", "en"},
        {"a dateline of a month", NULL, NULL, "工作报告\n\n（2018年1月）\n\n去年完成投资。2014年以来，投资增长。\n", "工作报告", "2018-01", "text", "zh"},
        {"a dateline without brackets", NULL, NULL, "工作报告\n\n2018年1月\n\n" LONG_ZH, "工作报告", "2018-01", "text", "zh"},
        {"a dateline digit by digit", NULL, NULL, "政府工作报告\n\n２ ０ １ ７ 年 ２ 月 １ ０ 日\n\n" LONG_ZH, "政府工作报告", "2017-02-10", "text", "zh"},
        {"a chronicle has many", NULL, NULL, "大事记\n\n1948年1月\n\n" LONG_ZH "\n\n1949年2月\n\n" LONG_ZH, "大事记", "", "unknown", "zh"},
        {"a title that ends in the year", NULL, NULL, "# 工作报告 2017年\n\n去年完成投资。\n", "工作报告 2017年", "2017", "text", "zh"},
        {"a letter-spaced title", NULL, NULL, "2 0 1 7 年 工 作 报 告\n\n去年完成投资。\n", "2017年工作报告", "2017", "text", "zh"},
        {"a traditional title", NULL, NULL, "臺北市2017年國際論壇報告\n\n去年完成投資。\n", "臺北市2017年國際論壇報告", "2017", "text", "zh"},
        {"a title in full-width digits", NULL, NULL, "工作报告（２０１７年）\n\n去年完成投资。\n", "工作报告（２０１７年）", "2017", "text", "zh"},
        {"an English title", NULL, NULL, "Annual Report of Erqi District, 2017\n\nLast year the district built roads.\n", "Annual Report of Erqi District, 2017", "2017", "text", "en"},
        {"a year that leads an English title", NULL, NULL, "2017 Annual Report\n\nLast year the district built roads.\n", "2017 Annual Report", "2017", "text", "en"},
        {"a title that looks back may be of the next year", NULL, NULL, "2017年工作回顾\n\n去年完成投资。\n", "2017年工作回顾", "", "unknown", "zh"},
        {"a title with a goal", NULL, NULL, "迈向2035年的报告\n\n去年完成投资。\n", "迈向2035年的报告", "", "unknown", "zh"},
        {"a title with a range", NULL, NULL, "2013—2017年工作报告\n\n去年完成投资。\n", "2013—2017年工作报告", "", "unknown", "zh"},
        {"a title that names another report", NULL, NULL, "学习《2015年工作报告》的总结\n\n去年完成投资。\n", "学习《2015年工作报告》的总结", "", "unknown", "zh"},
        {"an English title of history", NULL, NULL, "History of Erqi, 1948\n\nLast year the district built roads.\n", "History of Erqi, 1948", "", "unknown", "en"},
        {"a reporter in brackets is no title", NULL, NULL, "（记者 王五 2018年3月5日）\n\n二七区开展活动。\n", "", "2018-03-05", "text", "zh"},
        {"staff are no title", NULL, NULL, "责编 张三 校对 李四\n\n二七区开展活动。\n", "", "", "unknown", "zh"},
        {"below the folio stands the title", NULL, NULL, "郑州日报 2018年3月5日 星期一 A05版\n\n区委召开全会\n\n去年完成投资。\n", "区委召开全会", "2018-03-05", "text", "zh"},
        {"above the reporter", NULL, NULL, LONG_ZH "\n\n二七区：厚植优势\n\n精耕品质增光添彩\n\n本报记者 刘伟平\n\n" LONG_ZH, "二七区：厚植优势 精耕品质增光添彩", "", "unknown", "zh"},
        {"a title of two lines", NULL, NULL, "郑州市人民政府\n关于印发2018年工作要点的通知\n各部门：\n" LONG_ZH, "郑州市人民政府 关于印发2018年工作要点的通知", "", "unknown", "zh"},
        {"a year above the title", "2003.txt", NULL, "2003\n政府工作报告\n各位代表：\n" LONG_ZH, "2003 政府工作报告", "2003", "file name", "zh"},
        {"a year that the title says too", NULL, NULL, "1980年\n关于1980年计划的公报\n" LONG_ZH, "关于1980年计划的公报", "1980", "text", "zh"},
        {"a title given twice", "2012.txt", NULL, "2012年政府工作报告2012年政府工作报告\n" LONG_ZH, "2012年政府工作报告", "2012", "file name", "zh"},
        {"mixed", NULL, NULL, "全区建成学校八所，道路二十条。The district built eight schools and twenty roads.\n", "", "", "unknown", "mixed"},
        {"impossible day", "2017-02-45.txt", NULL, LONG_ZH, "2017-02-45", "2017-02", "file name", "zh"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        opened it = open_report(rows[i].input, strlen(rows[i].input), rows[i].path, rows[i].given);
        const xun_report_info *info = xun_passage_reader_info(it.reader);
        bool same = !strcmp(info->title, rows[i].title) && !strcmp(info->date, rows[i].date) &&
                    !strcmp(info->date_how, rows[i].how) && !strcmp(info->language, rows[i].language);
        if (!same)
            fail_msg("%s: got %s | %s | %s | %s", rows[i].name, info->title, info->date, info->date_how, info->language);
        close_report(it);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_broken_lines),
        cmocka_unit_test(test_wrapped_lines),
        cmocka_unit_test(test_no_headings),
        cmocka_unit_test(test_torn_columns),
        cmocka_unit_test(test_spaces),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_odd_input),
        cmocka_unit_test(test_report_info),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
