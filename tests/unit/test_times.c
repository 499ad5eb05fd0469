#include "facts_fixture.h"

/* text, the report's date, title; expected mentions as text=first..last or text=first when it is one year
 * (2017) or day. */
typedef struct {
    const char *text, *date, *title, *expected;
} time_case;

static const char report[] = "政府工作报告";

static const time_case stated[] = {
    {"2017年", "", "", "2017年=2017"},
    {"２０１７年，二〇一七年，二○一七年，一九九八年", "", "",
     "２０１７年=2017 二〇一七年=2017 二○一七年=2017 一九九八年=1998"},
    {"2014-2016年、2014年至2016年、2016—2018年", "", "",
     "2014-2016年=2014..2016 2014年至2016年=2014..2016 2016—2018年=2016..2018"},
    {"2016、2017年", "", "", "2016=2016 2017年=2017"},
    {"2017年2月17日，2017.2.17，2017-02-17", "", "",
     "2017年2月17日=2017-02-17 2017.2.17=2017-02-17 2017-02-17=2017-02-17"},
    {"2016年11月上旬，2016年2月", "", "",
     "2016年11月上旬=2016-11-01..2016-11-10 2016年2月=2016-02-01..2016-02-29"},
    {"2017年上半年，2017年前三季度，2017年第四季度", "", "",
     "2017年上半年=2017-01-01..2017-06-30 2017年前三季度=2017-01-01..2017-09-30 "
     "2017年第四季度=2017-10-01..2017-12-31"},
    {"2017年底，2022年7月底前", "", "", "2017年底=2017 2022年7月底=2022-07-01..2022-07-31"},
    {"我们98年成立，（90年不变价）。连续98年，建校98年", "2018", "", "98年=1998 90年=1990"},
    {"16-18年投资，从14至16年。用10-15年时间，20-50年一遇，10-12年内", "2018", "",
     "16-18年=2016..2018 14至16年=2014..2016"},
    {"1000年古都，1500年的历史，2000年历史，从1000年前开始，公元1000年，2000年建成", "2018", "",
     "1000年=1000 2000年=2000"},
    {"受教育年限由9.89年提高，30至90年", "2018", "", ""},
    {"确保全年新增，完成年初目标，数量较上年均提升，超过去年；成年底色，安全年活动，上年均，度过去年关",
     "2018-06", "", "全年=2018 年初=2018 上年=2017 去年=2017"},
    {"“五一”前建成，国庆节前打通，“五一”、“十一”期间；五一路，国庆60周年，十一前", "2018", report,
     "“五一”=2018-05-01 国庆节=2018-10-01 “十一”=2017-10-01"},
    {"去年启动的项目，“五一”前建成", "2018", report, "去年=2017 “五一”=2018-05-01"},
    {"去年，我们的队伍“五一”前到位", "2018", report, "去年=2017 “五一”=2017-05-01"},
    {"17年，全区上下。历时17年，连续17年", "2018", "", "17年=2017"},
    {"2017,各项工作取得新突破", "", "", "2017=2017"},
    {"2016年5月通过，11月又通过", "", "", "2016年5月=2016-05-01..2016-05-31 11月=2016-11-01..2016-11-30"},
    {"2月17日至19日", "2017-03", "", "2月17日至19日=2017-02-17..2017-02-19"},
    {"2013年10月4至6日，2017年2月17-19日，2月17、18日", "2018", "",
     "2013年10月4至6日=2013-10-04..2013-10-06 2017年2月17-19日=2017-02-17..2017-02-19 "
     "2月17、18日=2017-02-17..2017-02-18"},
    {"2017年12月至2018年3月，2013年至2015年9月，2016年2月至2016年9月", "", "",
     "2017年12月至2018年3月=2017-12-01..2018-03-31 2013年至2015年9月=2013-01-01..2015-09-30 "
     "2016年2月至2016年9月=2016-02-01..2016-09-30"},
    {"2008、09年", "2018", "", "2008=2008 09年=2009"},
    {"一七年，零八年；十一七年，一二年，七八年", "2018", "", "一七年=2017 零八年=2008"},
    {"'08年北京奥运，项目17年3月开工，历时17年3个月", "2018", "", "08年=2008 17年3月=2017-03-01..2017-03-31"},
    {"2017上半年，2018财年，2017至2018学年，2017年级", "2018", "",
     "2017上半年=2017-01-01..2017-06-30 2018财年=2018 2017至2018学年=2017..2018"},
    {"2017.02，2017/03，2017-04；提高2017.05万元", "2018", "",
     "2017.02=2017-02-01..2017-02-28 2017/03=2017-03-01..2017-03-31 2017-04=2017-04-01..2017-04-30"},
    {"民国二十六年七月七日，民国元年", "2018", "", "民国二十六年七月七日=1937-07-07 民国元年=1912"},
};

static const time_case relative[] = {
    {"去年11月，前年，今年以来，明年", "2017-02-17", "",
     "去年11月=2016-11-01..2016-11-30 前年=2015 今年=2017 明年=2018"},
    {"上个月，本月，下个月，上月", "2018-01", "",
     "上个月=2017-12-01..2017-12-31 本月=2018-01-01..2018-01-31 下个月=2018-02-01..2018-02-28 "
     "上月=2017-12-01..2017-12-31"},
    {"过去一年，一年来，五年来，过去五年", "2018", "",
     "过去一年=2017 一年来=2017 五年来=2013..2017 过去五年=2013..2017"},
    {"2005年底前注册的全部淘汰，自2000年以来发文件，全年增长8%", "2018", report,
     "2005年底=2005 2000年=2000 全年=2017"},
    {"1998年建成的水厂，全年供水；2016年开工，当年竣工", "2018", report,
     "1998年=1998 全年=2017 2016年=2016 当年=2016"},
    {"一、二季度增长8%，当年的老区", "2018", report, "一、二季度=2017-01-01..2017-06-30"},
    {"2017年6月底前开工，9月底前竣工", "2020", report,
     "2017年6月底=2017-06-01..2017-06-30 9月底=2017-09-01..2017-09-30"},
    {"编制“十二五”规划纲要，明确了未来五年的目标", "2012", report, "“十二五”=2011..2015 未来五年=2011..2015"},
    {"完成“十二五”规划，今后五年", "2013", report, "“十二五”=2011..2015 今后五年=2013..2017"},
    {"大前年", "2018", "", "大前年=2015"},
    {"今后五年，未来三年", "2021", "", "今后五年=2021..2025 未来三年=2021..2023"},
    {"“十四五”时期，今后五年", "2020", "", "“十四五”时期=2021..2025 今后五年=2021..2025"},
    {"全年完成投资400亿元，增长8%，同比提高，成功举办", "2018", report, "全年=2017"},
    {"力争全年新增就业10万人，确保完成目标", "2018", report, "全年=2018"},
    {"体系建设深入推进，全年没有发生重大安全事故", "2021", report, "全年=2020"},
    {"用好产业地图，全年新签约项目超400个。推动项目落地，全力推进项目建设", "2023", report, "全年=2023"},
    {"2013年，比上年增长9%，全年新增", "2014", report, "2013年=2013 上年=2012 全年=2013"},
    {"城镇化率比上年提高1个百分点以上，增长50%左右", "2012", report, "上年=2010"},
    {"6月份以来规模以上工业增长稳定在8%", "2017", report, "6月份=2016-06-01..2016-06-30"},
    {"过去的五年，“十二五”末的第6位，生产总值前四年年均增长9%", "2021", report,
     "过去的五年=2016..2020 “十二五”=2011..2015 前四年=2016..2019"},
    {"前三年工作任务，十年前四年级", "2021", report, ""},
    {"五年规划提前4年完成", "2021", report, ""},
    {"列入国家2020年投资计划。1—11月，完成投资36亿元", "2020", report,
     "2020年=2020 1—11月=2019-01-01..2019-11-30"},
    {"以首季“开门红”确保目标，力争首季度增长", "2022", report,
     "首季=2022-01-01..2022-03-31 首季度=2022-01-01..2022-03-31"},
    {"确保年底前建成", "2017", report, "年底=2017"},
    {"12月20日", "2018-01-13", "", "12月20日=2017-12-20"},
    {"1月13日", "2018-01-13", "", "1月13日=2018-01-13"},
    {"2016年11月，同年12月", "", "", "2016年11月=2016-11-01..2016-11-30 同年12月=2016-12-01..2016-12-31"},
};

static const time_case periods[] = {
    {"“十三五”期间，“九五”，十四五规划，“十五”", "", "",
     "“十三五”期间=2016..2020 “九五”=1996..2000 十四五=2021..2025 “十五”=2001..2005"},
    {"第十三个五年规划", "", "", "第十三个五年规划=2016..2020"},
    {"20世纪90年代，90年代", "", "", "20世纪90年代=1990..1999 90年代=1990..1999"},
    {"上世纪八十年代", "2018", "", "上世纪八十年代=1980..1989"},
    {"走进21世纪", "", "", "21世纪=2001..2100"},
    {"在1980年代，1980至1990年代；1985年代，“十三·五”规划", "", "",
     "1980年代=1980..1989 1980至1990年代=1980..1999 “十三·五”=2016..2020"},
    {"本世纪中叶，本世纪头二十年", "", "", "本世纪中叶=2050 本世纪头二十年=2001..2020"},
};

static const time_case no_times[] = {
    {"近年来，长期以来，目前，每年，3年，连续7年，一年多来，三年行动计划，2019中国旅游百强榜", "", "", ""},
    {"“七五”普法，十五个项目，健全年度机制，文明年度，以前年度，目前年产", "2018", "", ""},
    {"去年，今年，五年来，过去一年，今后五年，全年，上年，上个月，5月，“五一”前，昨日", "", "", ""},
    {"《总体方案（2016—2018年）》，成立100周年，2017件，12345热线", "", "", ""},
    {"13月，2017年13月的，2月30日", "", "", "2017年=2017"},
    {"光绪三十年三月，公元前5年3月1日，公元前1046年，2500年12月31日，农历八月十五日", "2018-01-13", "", ""},
    {"壮族“三月三”，二月二，九月九重阳，五月初五", "2018-01-13", "", ""},
    {"20年前，这里。12年后的今天", "2018", "", ""},
    {"15年前，这里", "2018", "", ""},
};

static const time_case english[] = {
    {"In June 2017, on June 17, 2017 and 17 June 2017", "", "",
     "June 2017=2017-06-01..2017-06-30 June 17, 2017=2017-06-17 17 June 2017=2017-06-17"},
    {"FY2017 and fiscal year 2016", "", "", "FY2017=2017 fiscal year 2016=2016"},
    {"last year, this year and the past five years", "2018", "",
     "last year=2017 this year=2018 past five years=2013..2017"},
    {"during the 13th Five-Year Plan period", "", "", "13th Five-Year Plan period=2016..2020"},
    {"by 2025, from 2016 to 2020, in the 1990s", "", "",
     "2025=2025 2016 to 2020=2016..2020 1990s=1990..1999"},
    {"the first half of 2017, Q3 2017", "", "",
     "first half of 2017=2017-01-01..2017-06-30 Q3 2017=2017-07-01..2017-09-30"},
    {"last November", "2018-06", "", "last November=2017-11-01..2017-11-30"},
    {"revenue 2014 to 2016 grew, 2014–2016 too", "2018", "", "2014 to 2016=2014..2016 2014–2016=2014..2016"},
    {"In 2014, 2015 and 2016 it won; in 2010, 2011, and 2012", "2018", "",
     "2014=2014 2015=2015 2016=2016 2010=2010 2011=2011 2012=2012"},
    {"March 3-5, 2017, 3–5 March 2017, 3 to 5 March 2017, the 17th of February 2017", "2018", "",
     "March 3-5, 2017=2017-03-03..2017-03-05 3–5 March 2017=2017-03-03..2017-03-05 "
     "3 to 5 March 2017=2017-03-03..2017-03-05 17th of February 2017=2017-02-17"},
    {"June to August 2017, Jan-Sep 2017, 28 June to 3 July 2017, grew from March 3 to 5 percent", "2018", "",
     "June to August 2017=2017-06-01..2017-08-31 Jan-Sep 2017=2017-01-01..2017-09-30 "
     "28 June to 3 July 2017=2017-06-28..2017-07-03 March 3=2017-03-03"},
    {"November 2016 to March 2017, Q1-Q3 2017, first nine months of 2017", "2018", "",
     "November 2016 to March 2017=2016-11-01..2017-03-31 Q1-Q3 2017=2017-01-01..2017-09-30 "
     "first nine months of 2017=2017-01-01..2017-09-30"},
    {"2017Q3, 3Q17, 2017 H1; FY2016-17, FY 2016/17", "2018", "",
     "2017Q3=2017-07-01..2017-09-30 3Q17=2017-07-01..2017-09-30 2017 H1=2017-01-01..2017-06-30 "
     "FY2016-17=2016..2017 FY 2016/17=2016..2017"},
    {"17/02/2017, 02/17/2017, 05/02/2017", "2018", "",
     "17/02/2017=2017-02-17 02/17/2017=2017-02-17 05/02/2017=2017"},
    {"last month, two years ago, a year earlier, the past decade, the past 12 months, the coming year",
     "2018-01-13", report,
     "last month=2017-12-01..2017-12-31 two years ago=2016 a year earlier=2016 past decade=2008..2017 "
     "past 12 months=2017 the coming year=2018"},
    {"rose in 2016 to 20 million; in 2017 – 18 schools", "", "", "2016=2016 2017=2017"},
    {"between March and May 2017, from 2014 until 2016", "", "",
     "March and May 2017=2017-03-01..2017-05-31 2014 until 2016=2014..2016"},
    {"20th century, early 21st century, the '90s, the nineties, 14th FYP, 11th Five-Year Programme", "", "",
     "20th century=1901..2000 90s=1990..1999 nineties=1990..1999 14th FYP=2021..2025 "
     "11th Five-Year Programme=2006..2010"},
    {"last month, two years ago, the past decade, the past 12 months", "", "", ""},
    {"sold 2014 to 2016 people", "2018", "", ""},
    {"It may help 2000 people march on Line 6", "2018", "", ""},
};

static void describe(char out[32], const xun_time *time)
{
    bool year = strcmp(time->from + 4, "-01-01") == 0 && strcmp(time->to + 4, "-12-31") == 0;
    size_t size = year ? 4 : 10;
    if (strncmp(time->from, time->to, size) == 0)
        snprintf(out, 32, "%.*s", (int)size, time->from);
    else
        snprintf(out, 32, "%.*s..%.*s", (int)size, time->from, (int)size, time->to);
}

static void check(void **state, const time_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char found[1024] = "", one[32];
        xun_facts facts = find(state, cases[i].text, cases[i].date, cases[i].title);
        for (size_t k = 0; k < facts.time_count; k++) {
            if (facts.times[k].how == XUN_TIME_INHERITED)
                continue;
            describe(one, &facts.times[k]);
            list(found, sizeof found, cases[i].text, facts.times[k].start, facts.times[k].end, one);
        }
        assert_string_equal(found, cases[i].expected);
        xun_facts_free(&facts);
    }
}

#define CHECK(name, cases)                                                                                   \
    static void name(void **state)                                                                           \
    {                                                                                                        \
        check(state, cases, sizeof cases / sizeof *cases);                                                   \
    }
CHECK(stated_times, stated)
CHECK(relative_times, relative)
CHECK(period_times, periods)
CHECK(what_is_no_time, no_times)
CHECK(english_times, english)

static void first_time(void **state, const xun_facts_context *context, const char *text, const char *from,
                       xun_time_how how)
{
    xun_facts facts = {0};
    assert_int_equal(xun_facts_find(&facts, *state, text, strlen(text), context, NULL), XUN_OK);
    assert_true(facts.time_count > 0);
    assert_string_equal(facts.times[0].from, from);
    assert_int_equal(facts.times[0].how, how);
    xun_facts_free(&facts);
}

static void headings_tell_what_a_passage_is_about(void **state)
{
    const char *review[] = {"2017年工作回顾", "重点项目"}, *plan[] = {"今年的主要任务"},
               *none[] = {"重点项目"};
    first_time(state, &(xun_facts_context){"2018-01-13", report, review, 2}, "项目加快建设", "2017-01-01",
               XUN_TIME_INHERITED);
    first_time(state, &(xun_facts_context){"2018-01-13", report, review, 2}, "全年开工82个", "2017-01-01",
               XUN_TIME_RELATIVE);
    first_time(state, &(xun_facts_context){"2018-01-13", report, plan, 1}, "全年开工82个", "2018-01-01",
               XUN_TIME_RELATIVE);
    first_time(state, &(xun_facts_context){"2018-01-13", report, none, 1}, "项目加快建设", "2018-01-13",
               XUN_TIME_INHERITED);
    first_time(state, &(xun_facts_context){"2018", NULL, NULL, 0}, "项目加快建设", "2018-01-01",
               XUN_TIME_INHERITED);
}

static void a_title_gives_the_year(void **state)
{
    first_time(state, &(xun_facts_context){"", "2011年郑州市政府工作报告", NULL, 0}, "去年", "2010-01-01",
               XUN_TIME_RELATIVE);
}

static void odd_input_invents_no_year(void **state)
{
    static const char *const dates[] = {"", "9999", "1000", "20", "2018-13", "2018-02-30", "xyz"};
    static const char text[] = "9999年，今后五年，五年来，明年，99999999年，去年2月29日，\xff\xfe年2017";
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        xun_facts facts = find(state, text, dates[i], report);
        for (size_t k = 0; k < facts.time_count; k++) {
            int first, last;
            xun_time_years(&first, &last, &facts.times[k]);
            assert_in_range(first, 990, 9999);
            assert_true(first <= last && last <= 9999);
        }
        xun_facts_free(&facts);
    }
    xun_facts facts = find(state, "", "", "");
    assert_int_equal(facts.time_count, 0);
    xun_facts_free(&facts);
}

/* Without a known date nothing relative has a year, and nothing is inherited. */
static void an_unknown_date_gives_no_year(void **state)
{
    static const char *const texts[] = {"去年，今年以来，前年，上年同期，全年，年底前，五年来，今后五年",
                                        "11月，2月17日，上半年，本月", "last year, this year, next month",
                                        "第一章　重点项目"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        xun_facts facts = find(state, texts[i], "", "");
        assert_int_equal(facts.time_count, 0);
        for (size_t k = 0; k < facts.honor_count; k++)
            assert_int_equal(facts.honors[k].year, 0);
        xun_facts_free(&facts);
    }
}

/* A newspaper page of 2018 tells of a day of 2018, though it looks back on 2017. */
static void a_day_is_of_the_page_s_year(void **state)
{
    first_time(state, &(xun_facts_context){"2018", NULL, NULL, 0}, "1月13日召开会议，2017年完成投资",
               "2018-01-13", XUN_TIME_STATED);
    first_time(state, &(xun_facts_context){"2021", NULL, NULL, 0}, "7月1日晚，2021年度会议上", "2021-07-01",
               XUN_TIME_STATED);
    first_time(state, &(xun_facts_context){"2022", report, NULL, 0}, "年内达到国家标准", "2022-01-01",
               XUN_TIME_RELATIVE);
}

/* Under a review a day of January may be the meeting's that looks back. */
static void an_undated_review_dates_no_meeting(void **state)
{
    const char *review[] = {"2017 攻坚克难"};
    first_time(state, &(xun_facts_context){"", NULL, review, 1}, "1月13日,召开全体会议", "2017-01-01",
               XUN_TIME_INHERITED);
    first_time(state, &(xun_facts_context){"", NULL, review, 1}, "5月13日,项目开工", "2017-05-13",
               XUN_TIME_STATED);
}

/* 17年 is a year where somebody asks for it. */
static void a_query_s_short_year_is_a_year(void **state)
{
    static const char *const asked[] = {"17年", "17年 隧道", "隧道 17年", "17年隧道工程"}, *const others[] = {
                                                                                               "20年历史",
                                                                                               "15年后",
                                                                                               "隧道17年"};
    xun_facts facts = {0};
    (void)state;
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        assert_int_equal(xun_times_find(&facts, asked[i], strlen(asked[i]), NULL, NULL), XUN_OK);
        assert_int_equal(facts.time_count, 1);
        assert_string_equal(facts.times[0].from, "2017-01-01");
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_int_equal(xun_times_find(&facts, others[i], strlen(others[i]), NULL, NULL), XUN_OK);
        assert_int_equal(facts.time_count, 0);
    }
    xun_facts_free(&facts);
}

static void queries_parse_without_rules(void **state)
{
    xun_facts facts = {0};
    (void)state;
    assert_int_equal(xun_times_find(&facts, "十四五", strlen("十四五"), NULL, NULL), XUN_OK);
    assert_int_equal(facts.time_count, 1);
    assert_string_equal(facts.times[0].from, "2021-01-01");
    assert_int_equal(xun_times_find(&facts, "FY2017", 6, NULL, NULL), XUN_OK);
    assert_string_equal(facts.times[0].to, "2017-12-31");
    xun_facts_free(&facts);
}

static void a_long_passage_is_read_in_linear_time(void **state)
{
    static const char piece[] = "全年上半年去年5月“、和等项目工程荣获先进单位一二三3.5.2017";
    size_t length = 10u << 20;
    char *text = malloc(length);
    assert_non_null(text);
    for (size_t i = 0; i < length; i++)
        text[i] = piece[i % (sizeof piece - 1)];
    xun_facts facts = {0};
    const xun_facts_context context = {.report_date = "2018", .report_title = report};
    assert_int_equal(xun_facts_find(&facts, *state, text, length, &context, NULL), XUN_OK);
    assert_true(facts.time_count > 1000);
    xun_facts_free(&facts);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stated_times),
        cmocka_unit_test(relative_times),
        cmocka_unit_test(period_times),
        cmocka_unit_test(what_is_no_time),
        cmocka_unit_test(english_times),
        cmocka_unit_test(headings_tell_what_a_passage_is_about),
        cmocka_unit_test(a_title_gives_the_year),
        cmocka_unit_test(odd_input_invents_no_year),
        cmocka_unit_test(an_unknown_date_gives_no_year),
        cmocka_unit_test(a_day_is_of_the_page_s_year),
        cmocka_unit_test(an_undated_review_dates_no_meeting),
        cmocka_unit_test(a_query_s_short_year_is_a_year),
        cmocka_unit_test(queries_parse_without_rules),
        cmocka_unit_test(a_long_passage_is_read_in_linear_time),
    };
    return cmocka_run_group_tests(tests, open_finder, close_finder);
}
