#include "facts_fixture.h"

#include <math.h>

/* text; expected figures as text=value,unit */
static const struct {
    const char *text, *expected;
} cases[] = {
    {"3216亿，3,216亿，３２１６亿，三千二百一十六亿",
     "3216亿=321600000000, 3,216亿=321600000000, ３２１６亿=321600000000, 三千二百一十六亿=321600000000,"},
    {"321.6 billion yuan", "321.6 billion yuan=321600000000,yuan"},
    {"US$3.43 billion", "US$3.43 billion=3430000000,US$"},
    {"百分之七点五，7.5%，8.5％，千分之三", "百分之七点五=7.5,% 7.5%=7.5,% 8.5％=8.5,% 千分之三=3,‰"},
    {"三分之一，1/3左右", "三分之一=0.333333333333333, 1/3=0.333333333333333,"},
    {"3200多公里，0.8个百分点，80余人", "3200多公里=3200,公里 0.8个百分点=0.8,个百分点 80余人=80,人"},
    {"总投资3.22万亿元，1亿3000万元，5千瓦",
     "3.22万亿元=3220000000000,元 1亿3000万元=130000000,元 5千瓦=5,千瓦"},
    {"2万多名干部，3000余万元，80多万二七人", "2万多名=20000,名 3000余万元=30000000,元 80多万=800000,"},
    {"3~4条，10%-15%，3-5万元，1~2年的时间", "3~4条=3,条 10%-15%=10,% 3-5万元=30000,元 1~2年=1,年"},
    {"分别增长9.6和12.6个百分点", "9.6=9.6, 12.6个百分点=12.6,个百分点"},
    {"两个家庭，五项制度，十二条道路", "两个=2,个 五项=5,项 十二条=12,条"},
    {"同比增长-3.5%，单价500元/平方米", "-3.5%=-3.5,% 500元/平方米=500,元/平方米"},
    {"新增300万平方米、四平方公里", "300万平方米=3000000,平方米 四平方公里=4,平方公里"},
    {"110家企业，120个项目", "110家=110,家 120个=120,个"},
    {"三年内完成，用3年时间", "三年=3,年 3年=3,年"},
    /* thousands set apart by blanks and full-width commas */
    {"12 000人，12\u2009000万元，3 216亿元，15，785 辆，1，992．4亿元，2，140，000元",
     "12 000人=12000,人 12\u2009000万元=120000000,元 3 216亿元=321600000000,元 15，785 辆=15785,辆 "
     "1，992．4亿元=199240000000,元 2，140，000元=2140000,元"},
    {"2016，216亿元，第5，216人，排名前10，216家，3.5 216人",
     "216亿元=21600000000,元 216人=216,人 216家=216,家 216人=216,人"},
    /* … or two numbers side by side: neither is sure */
    {"12 000 15 000人，12,3,216人，012 000人", ""},
    {"US$5m, HK$3.2bn, RMB 40k, ￥5，000 and 5m",
     "US$5m=5000000,US$ HK$3.2bn=3200000000,HK$ RMB 40k=40000,RMB ￥5，000=5000,￥ 5m=5,m"},
    {"提高半个百分点，用时半小时；半个世纪，近百家企业，数千人", "半个百分点=0.5,个百分点 半小时=0.5,小时"},
    {"ranked 45th among the top 100 cities, No. 5 people, 100 people", "100 people=100,people"},
    /* names are not numbers */
    {"二七区、五一劳动奖章、三门峡、一带一路、十里铺、四川、两会、八一路、五台山", ""},
    {"第3位、500强、连续3年、三大、四大、十大、亿元以上、千亿级、全国前10位", ""},
    {"5A级、211国道、G20、5G、PM2.5、1+3+18、81中、6号线、4A级景区、7·20", ""},
    {"“六大工程”，“300米见绿、500米见园”，施工中“七个100%”", ""},
    {"2017年2月17日，“十三五”期间，1-11月，五年来", ""},
    {"一批、一系列、几十个、四处奔走、第十一届三次会议、100周年、15分钟生活圈", ""},
    {"Metro Line 6, Phase 2, G107, COVID-19", ""},
    {"居全国11位，列全省第3名，位居全国前列", ""},
    {"4G、5G、6G网络，G310国道", ""},
    /* … but the numbers beside them are */
    {"二七区的3条路、五一劳动奖章2枚、三门峡3座水库", "3条=3,条 2枚=2,枚 3座=3,座"},
    {"一带一路沿线20个国家，十里铺500户，四川三市5县", "20个=20,个 500户=500,户"},
    {"两会收到5件提案，两项议程，八一路长2公里", "5件=5,件 两项=2,项 2公里=2,公里"},
    {"总带宽4000G，算力8200P", "4000G=4000,G 8200P=8200,P"},
    {"總投資３１億元、新增綠地三萬畝", "３１億元=3100000000,元 三萬畝=30000,亩"},
    {"123456789012345678901234567890个", ""},
    /* digits with 千, 万 and 亿 between them */
    {"3万2千亿元，1亿3千多万，2万7千多名，12万3456人，12万零3百人，3千2百1十6亿元",
     "3万2千亿元=3200000000000,元 1亿3千多万=130000000, 2万7千多名=27000,名 12万3456人=123456,人 "
     "12万零3百人=120300,人 3千2百1十6亿元=321600000000,元"},
    {"5万2018年底，3万5千克，3216个亿，38个亿元以上项目，3个亿吨级矿区，三二一六亿元",
     "5万=50000, 3万=30000, 5千克=5,千克 3216个亿=321600000000, 38个=38,个 3个=3,个 三二一六亿元=321600000000,元"},
    /* powers of units */
    {"7.3万m2，40 km2，60万m3，5 m^2，40平方km",
     "7.3万m2=73000,m2 40 km2=40,km2 60万m3=600000,m3 5 m^2=5,m^2 40平方km=40,平方km"},
    /* digits one by one count nothing; neither do parts of words */
    {"二七人、八一人、五四人、三八户、二七家；三元锂电池、三元中泰、一元化；罚款三元", "三元=3,元"},
    {"60周岁以上，33~64周岁，3单元，230方庄，2.0升级版，70亿台阶，10所示范校",
     "60周岁=60,周岁 33~64周岁=33,周岁 70亿=7000000000, 10所=10,所"},
    /* about so many */
    {"百余家，千余名，十几个，五六百人，两三个，十七八个，三五百户，2000多贫困户，零下5度",
     "百余家=100,家 千余名=1000,名 十几个=10,个 五六百人=500,人 两三个=2,个 十七八个=17,个 三五百户=300,户 "
     "2000多=2000, 零下5度=-5,度"},
    {"十二届市委五次、六次全会", ""},
    {"近百家、数千名、2000多年、三四线城市、二三产业", ""},
    {"两万五千里，廿三个，三个亿", "两万五千里=25000,里 廿三个=23,个 三个亿=300000000,"},
    /* English */
    {"One hundred million yuan, fifty-five thousand people, twelve schools, seven percent",
     "One hundred million yuan=100000000,yuan fifty-five thousand people=55000,people twelve schools=12,schools "
     "seven percent=7,percent"},
    {"two-thirds of it, half a million, two million three hundred thousand trees",
     "two-thirds=0.666666666666667, half a million=500000, two million three hundred thousand trees=2300000,trees"},
    {"one of the two, two years ago, a third party, three times", ""},
    {"30 to 40 schools, between 30 and 40 km, 3 to 5 million yuan; from 5% to 10%",
     "30 to 40 schools=30,schools 30 and 40 km=30,km 3 to 5 million yuan=3000000,yuan 5%=5,% 10%=10,%"},
    {"a 321.6-billion-yuan project, a 35-km road, 1.2m people, 5 sq km, 12 miles",
     "321.6-billion-yuan=321600000000,yuan 35-km=35,km 1.2m people=1200000,people 5 sq km=5,sq km 12 miles=12,miles"},
};

static void figures_of_texts(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char found[1024] = "", one[128];
        xun_facts facts = find(state, cases[i].text, "2018", "");
        for (size_t k = 0; k < facts.figure_count; k++) {
            snprintf(one, sizeof one, "%s,%s", facts.figures[k].term,
                     facts.figures[k].unit != NULL ? facts.figures[k].unit : "");
            list(found, sizeof found, cases[i].text, facts.figures[k].start, facts.figures[k].end, one);
        }
        assert_string_equal(found, cases[i].expected);
        xun_facts_free(&facts);
    }
}

static const struct {
    const char *text;
    double value;
    const char *unit;
} queries[] = {
    {"100亿元", 1e10, "元"},
    {"3,216亿", 3.216e11, ""},
    {"三千二百一十六亿", 3.216e11, ""},
    {"7.5%", 7.5, "%"},
    {"百分之七点五", 7.5, "%"},
    {"321.6 billion", 3.216e11, ""},
    {"1万", 1e4, ""},
    {"5万人", 5e4, "人"},
    {"12 km", 12, "公里"},
    {"100 million yuan", 1e8, "元"},
    {"2017", 2017, ""},
    {"0.5", 0.5, ""},
    {"300万平方米", 3e6, "平方米"},
    {"$3.43 billion", 3.43e9, "美元"},
    {"US$5m", 5e6, "美元"},
    {"HK$5m", 5e6, "港元"},
    {"3，216亿元", 3.216e11, "元"},
    {"12 000人", 12000, "人"},
    {"10万m2", 1e5, "平方米"},
    {"40 km2", 40, "平方公里"},
    {"60周岁", 60, "岁"},
    {"3万2千亿元", 3.2e12, "元"},
    {"fifty thousand People", 5e4, "人"},
    {"12 miles", 12, "英里"},
};

static void figures_of_queries(void **state)
{
    static const char *const others[] = {"", "元", "abc", "100亿元以上", "一百 二百", "--"};
    double value;
    char unit[XUN_UNIT_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        assert_true(xun_figure_parse(&value, unit, queries[i].text, strlen(queries[i].text)));
        assert_true(fabs(value - queries[i].value) <= 1e-9 * queries[i].value);
        assert_string_equal(unit, queries[i].unit);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(xun_figure_parse(&value, unit, others[i], strlen(others[i])));
}

static const struct {
    double value;
    const char *term;
} terms[] = {
    {321600000000, "321600000000"},
    {7.5, "7.5"},
    {0.1 + 0.2, "0.3"},
    {-3.5, "-3.5"},
    {0, "0"},
    {0.05, "0.05"},
    {1e15, "1000000000000000"},
    {100, "100"},
    {3.22e12, "3220000000000"},
    {1.0 / 3, "0.333333333333333"},
};

static void canonical_terms(void **state)
{
    char out[XUN_FIGURE_TERM_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        xun_figure_canonical(out, terms[i].value);
        assert_string_equal(out, terms[i].term);
    }
    xun_figure_canonical(out, NAN);
    assert_string_equal(out, "0");
    xun_figure_canonical(out, 1e300);
    assert_string_equal(out, "0");
}

static void units_have_one_name(void **state)
{
    (void)state;
    assert_string_equal(xun_unit_canonical("yuan"), "元");
    assert_string_equal(xun_unit_canonical("km"), "公里");
    assert_string_equal(xun_unit_canonical("个百分点"), "个百分点");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_of_texts),
        cmocka_unit_test(figures_of_queries),
        cmocka_unit_test(canonical_terms),
        cmocka_unit_test(units_have_one_name),
    };
    return cmocka_run_group_tests(tests, open_finder, close_finder);
}
