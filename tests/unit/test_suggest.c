/* Did you mean: queries with a mistake, and what is offered for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/archive_fixture.h"

static const char archive[] =
    "milk\t产业\t花花牛二期：当年投产，年产乳制品40万吨。\n"
    "river\t水利\t黄河流域生态保护，二七区政府印发方案。\n"
    "river2\t水利\t黄河大堤和黄河湿地的巡查。\n"
    "square\t文旅\t二七广场隧道通车，樱桃沟景区创建5A级景区。\n"
    "field\t调研\t代表们实地走访，听取意见。\n"
    "city\t文明\t全国文明城市创建工作在厦门交流经验。\n"
    "law\t法律\t劳动合同法规定，用人单位应当支付赔偿金。\n"
    "village\t村镇\t老鸦陈砦改造项目开工，银行贷款到位。\n"
    "police\t安全\t发生交通事故后应当报警，保险公司赔偿。\n"
    "work\tWork report\tThe government work report was adopted; the tunnel opened near the harbour.\n"
    "work2\tStatistics\tThe government published statistics of the development zone.\n";

static int set_up(void **state)
{
    (void)state;
    return open_archive(archive);
}

/* suggestion NULL: none, because the query is right or nothing near is known. */
static const struct {
    const char *query, *suggestion;
} cases[] = {
    /* homophones */
    {"黄何", "黄河"},
    {"花花扭", "花花牛"},
    {"华华牛", "花花牛"},
    {"劳动和同", "劳动合同"},
    {"交通是故", "交通事故"},
    {"全国文明程市", "全国文明城市"},
    {"樱桃沟景驱建设情况汇报", "樱桃沟景区建设情况汇报"},
    {"5A级景驱", "5A级景区"},
    /* look-alikes */
    {"老鸦陈岩", "老鸦陈砦"},
    {"二士广场", NULL}, /* two characters that neither sound nor look like it */
    {"日动合同", NULL},
    /* changed places, missing, too much */
    {"桃樱沟", "樱桃沟"},
    {"门厦", "厦门"},
    {"二广场", "二七广场"},
    {"二七七广场", "二七广场"},
    /* traditional characters */
    {"黃何", "黄河"},
    {"二七區政俯", "二七区政府"},
    /* pinyin */
    {"huanghe", "黄河"},
    {"huang he", "黄河"},
    {"huahuaniu", "花花牛"},
    {"Hua Hua Niu", "花花牛"},
    {"er qi guang chang", "二七广场"},
    {"erqi", "二七"},
    {"xia'men", "厦门"},
    {"yinhang", "银行"}, /* 行 has two readings */
    {"花花niu", "花花牛"},
    {"\"huahuaniu\"", "\"花花牛\""},
    {"ytg", "樱桃沟"},
    {"YTG", NULL},
    /* English */
    {"goverment", "government"},
    {"govenrment", "government"},
    {"governmment", "government"},
    {"statistcis", "statistics"},
    {"devlopmnet", "development"},
    {"tunel", "tunnel"},
    {"goverment report", "government report"},
    /* together */
    {"黄何 goverment", "黄河 government"},
    {"樱桃沟的tunnal", "樱桃沟的tunnel"},
    {"黄何 -流域", "黄河 -流域"},
    {"\"黄何流域\"", "\"黄河流域\""},
    {"title:文冥", "title:文明"},
    /* nothing is wrong, or nothing is near */
    {"黄河", NULL},
    {"government", NULL},
    {"樱桃沟和厦门有什么不同", NULL},
    {"公司辞退赔偿", NULL},
    {"xyzzy", NULL},
    {"b100z957", NULL},
    {"12345", NULL},
    {"-黄何", NULL},
    {"", NULL},
    {"。，", NULL},
};

static const xun_request asked = {.count = 10, .counts = true, .advise = true, .no_translation = true};

static void test_cases(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xun_answer *answer = ask_archive(&asked, cases[i].query, strlen(cases[i].query));
        const char *got = answer->suggestion ? answer->suggestion : "", *wanted = cases[i].suggestion ? cases[i].suggestion : "";
        if (strcmp(got, wanted) != 0) {
            print_error("query [%s]: suggestion [%s], not [%s]\n", cases[i].query, got, wanted);
            wrong++;
        }
        xun_answer_free(answer);
    }
    assert_int_equal(wrong, 0);
}

/* What is offered finds more than what was asked. */
static void test_finds_more(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xun_answer *answer = ask_archive(&asked, cases[i].query, strlen(cases[i].query));
        if (answer->suggestion && !strstr(cases[i].query, "汇报") && !strchr(cases[i].query, ' ') && !strstr(cases[i].query, "的")) {
            xun_answer *better = ask_archive(&asked, answer->suggestion, strlen(answer->suggestion));
            assert_true(better->literal > answer->literal);
            assert_null(better->suggestion);
            xun_answer_free(better);
        }
        xun_answer_free(answer);
    }
}

/* Pinyin that finds nothing is answered as what it spells, if that is one thing; the rest is only offered. */
static void test_readings(void **state)
{
    static const struct {
        const char *query, *read_as, *first; /* "" for none */
    } readings[] = {
        {"yinhang", "银行", "village"},
        {"huahuaniu", "花花牛", "milk"},
        {"Huahuaniu", "花花牛", "milk"},
        {"hua hua niu", "花花牛", "milk"},
        {"yingtaogou jingqu", "樱桃沟景区", "square"},
        {"laodonghetong", "劳动合同", "law"},
        {"\"huanghe\"", "\"黄河\"", "river2"},
        {"huanghe lang:zh", "黄河 lang:zh", "river2"},
        {"huanghe lang:en", "", ""},
        {"huanghe goverment", "", ""},
        {"shidi", "", ""}, /* 湿地 or 实地 */
        {"ytg", "", ""},
        {"goverment", "", ""},
        {"黄何", "", ""},
        {"xyzzy", "", ""},
        {"government", "", "work2"},
    };
    (void)state;
    xun_request request = asked;
    request.readings = true;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        xun_answer *answer = ask_archive(&request, readings[i].query, strlen(readings[i].query));
        const char *read_as = answer->read_as ? answer->read_as : "";
        xun_slice id = answer->count ? answer->hits[0].passage->id : (xun_slice){"", 0};
        bool good = strcmp(read_as, readings[i].read_as) == 0 && id.length == strlen(readings[i].first) &&
                    memcmp(id.text, readings[i].first, id.length) == 0;
        good = good && (!*read_as || (!answer->suggestion && strcmp(answer->understood, read_as) == 0));
        if (!good) {
            print_error("query [%s]: read as [%s], first [%.*s], suggestion [%s]\n", readings[i].query, read_as,
                        (int)id.length, id.text, answer->suggestion ? answer->suggestion : "");
            wrong++;
        }
        xun_answer_free(answer);
    }
    assert_int_equal(wrong, 0);
}

/* Words that are found by what they mean are right. */
static void test_translated_words(void **state)
{
    (void)state;
    xun_request request = asked;
    request.no_translation = false;
    xun_answer *answer = ask_archive(&request, "Xiamen bank", strlen("Xiamen bank"));
    assert_true(answer->translated && answer->passages > 0);
    assert_null(answer->suggestion);
    xun_answer_free(answer);
}

static void test_only_when_asked(void **state)
{
    (void)state;
    xun_request request = asked;
    request.advise = false;
    xun_answer *answer = ask_archive(&request, "黄何", strlen("黄何"));
    assert_null(answer->suggestion);
    xun_answer_free(answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_finds_more),
                                       cmocka_unit_test(test_readings), cmocka_unit_test(test_translated_words),
                                       cmocka_unit_test(test_only_when_asked)};
    return cmocka_run_group_tests(tests, set_up, close_archive);
}
