/* What users of other Chinese search engines ask for in vain: each wish is a row, by its number in the list below. Wishes that
 * other tests prove: 13 test_glossary, 17 and 18 test_suggest, 23 (in texts) test_passage, 19 and 20 test_translate and compare-languages, 22 test_encoding, 24
 * test_query (hostile queries) and the page's time limit, 25 test_index.
 *
 *  1 a single character            2 short words, also inside longer queries   3 part of a longer word
 *  4 mixed Chinese, Latin, digits  5 numbers with units                        6 Chinese numerals
 *  7 full-width forms              8 a phrase over overlapping words           9 no hits without the word
 * 10 exact first                  11 highlights that fit                      12 no character cut in half
 * 14 own words with a dot          15 new names                               16 traditional and simplified
 * 21 stop words as content         23 spaces between characters */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "common/utf8.h"
#include "tests/unit/archive_fixture.h"

static const char archive[] =
    "pm\t监测\tPM2.5传感器安装简单，使用方便。\n"
    "car\t空调\t这台空调大1.5匹，极速版2.0，型号祖-10。\n"
    "rail\t出行\t铁路12306的订票电话没有变。\n"
    "code\t编号\t设备编号B100Z957已经入库。\n"
    "gdp1\t年报\t2017年地区生产总值达到3,216亿元，增长7.5%。\n"
    "gdp2\t年报\t二〇一七年ＧＤＰ增长百分之七点五，总量三千二百一十六亿元。\n"
    "gdp3\t年报\t２０１７年绿化面积３２１６亩。\n"
    "shop\t商贸\t万科·水晶城项目签约。U创港被认定为国家级科技企业孵化器。\n"
    "river\t水利\t大沙河综合治理工程竣工，沿河公园开放。\n"
    "sand\t水利\t大面积清理河沙，沙河镇配合。\n"
    "trad\t論壇\t國際論壇在鄭州舉行，皇后與後宮的展覽同期開幕。\n"
    "simp\t论坛\t国际论坛在郑州举行，后勤保障有力。\n"
    "inside\t里程\t這裡距離市區五公里。\n"
    "hair\t髮型\t理髮店發展很快。\n"
    "send\t发展\t发展是第一要务，理发店也多了。\n"
    "area\t荣誉\t荣获综合实力百强区称号。\n"
    "area2\t荣誉\t该区是百强，称号很多。\n"
    "it\tnews\tThe IT department of the unit moved to Harbour Centre in 2016.\n"
    "st\t股市\t*ST股票是什么，是不是要退市。\n"
    "name\t人事\t聘请阿依古丽·买买提和欧阳不凡为觅食季品牌顾问。\n"
    "of\t地名\t的卢路与目的地广场相接。\n"
    "door\t城建\t中国门窗厂在厦门设厂。\n"
    "cpu\t采购\t采购i5-8250U电脑，A.B公司供货。\n"
    "air\t大气\t“PM10+PM2.5”联合控制，达标率提高到100％。\n"
    "cpp\t培训\tC++语言与C#语言培训100人。\n"
    "sharp\t培训\tC#语言培训。\n"
    "metro14\t市政\t2014年，完成征地和绿化。\n"
    "metro15\t市政\t地铁在2015年开工。\n"
    "metroYear\t市政\t二〇一四年，地铁开工。\n"
    "overlap\t学校\t中华人民共和国国歌在操场响起，人民大学的学生来访。\n";

static int set_up(void **state)
{
    (void)state;
    return open_archive(archive);
}

static const xun_request asked = {.count = 50, .counts = true, .look_alikes = true, .advise = true, .group = true,
                                  .no_translation = true};

/* first: the id of the first hit, "" for none. literal, passages: exact counts, -1 where they don't matter. */
static const struct {
    int wish;
    const char *query, *first;
    int literal, passages;
} rows[] = {
    {1, "匹", "car", 1, 1},
    {1, "宫", "trad", 1, 1},
    {2, "百强", "", 2, 2},
    {2, "竣工 大沙河综合治理", "river", 1, -1},
    {3, "简单", "pm", 1, 1},
    {3, "生产总值", "gdp1", 1, -1},
    {3, "沙河", "", 2, 2},
    {4, "pm2.5传感器", "pm", 1, -1},
    {4, "大1.5匹", "car", 1, -1},
    {4, "极速版2.0", "car", 1, -1},
    {4, "祖-10", "car", 1, -1},
    {4, "铁路12306", "rail", 1, -1},
    {4, "12306", "rail", 1, 1},
    {4, "B100Z957", "code", 1, -1},
    {5, "3216亿元", "gdp1", 1, -1},
    {5, "7.5%", "gdp1", 1, -1},
    {6, "\"三千二百一十六亿\"", "gdp2", 1, 1},
    {6, "三千二百一十六亿元", "gdp2", 1, -1},
    {7, "GDP", "gdp2", 1, 1},
    {7, "ＧＤＰ", "gdp2", 1, 1},
    {7, "2017年绿化面积3216亩", "gdp3", 1, -1},
    {8, "\"中华人民共和国\"", "overlap", 1, 1},
    {8, "\"共和国国歌\"", "overlap", 1, 1},
    {8, "\"华人民共\"", "overlap", 1, 1},
    {9, "\"大沙河\"", "river", 1, 1},
    {9, "\"百强称号\"", "", 0, 0},
    {9, "没有这样的词语喵", "", 0, -1},
    {9, "3216亿元", "gdp1", 1, 2}, /* nor the parts of a number */
    {9, "三千二百一十六亿元", "gdp2", 1, 2},
    {9, "7.5%", "gdp1", 1, 2},
    {9, "隧道 100%", "air", 0, 1},
    {10, "大沙河", "river", 1, -1},
    {10, "百强区称号", "area", 1, -1},
    {14, "万科·水晶城", "shop", 1, -1},
    {14, "u创港", "shop", 1, -1},
    {4, "\"i5\"", "cpu", 1, 1},
    {4, "i5-8250U", "cpu", 1, -1},
    {4, "\"PM2.5\"", "", 2, 2},
    {4, "\"C++\"", "cpp", 1, 1},
    {4, "\"C#\"", "", 2, 2},
    {5, "\"100%\"", "air", 1, 1},
    {5, "\"100\"", "", 3, 3},
    {6, "321600000000", "", 0, 2},
    {6, "321,600,000,000", "", 0, 2},
    {6, "2014年 地铁", "metroYear", 0, -1},
    {6, "二〇一四年 征地", "metro14", 0, -1},
    {14, "A.B公司", "cpu", 1, -1},
    {15, "阿依古丽·买买提", "name", 1, -1},
    {15, "\"欧阳不凡\"", "name", 1, 1},
    {15, "觅食季", "name", 1, -1},
    {16, "国际论坛", "simp", 2, 2},
    {16, "國際論壇", "simp", 2, 2},
    {16, "\"皇后\"", "trad", 1, 1},
    {16, "\"後宮\"", "trad", 1, 1},
    {16, "\"后宫\"", "trad", 1, 1},
    {16, "後勤", "simp", 1, 1},
    {16, "\"这里\"", "inside", 1, 1},
    {16, "\"公裡\"", "inside", 1, 1},
    {16, "理发店", "", 2, -1},
    {16, "理髮店", "", 2, -1},
    {16, "理發店", "", 2, -1},
    {16, "發展", "", 2, 2},
    {21, "IT", "it", 1, 1},
    {21, "*ST", "st", -1, -1},
    {21, "是", "", 3, 3},
    {21, "的卢路", "of", 1, -1},
    {21, "目的地", "of", 1, -1},
    {23, "大 沙 河", "river", 1, -1},
    {23, "大　沙　河", "river", 1, -1},
};
enum { ROWS = sizeof rows / sizeof *rows };

static void test_rows(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < ROWS; i++) {
        xun_answer *answer = ask_archive(&asked, rows[i].query, strlen(rows[i].query));
        xun_slice id = answer->count ? answer->hits[0].passage->id : (xun_slice){"", 0};
        bool first = !*rows[i].first || (id.length == strlen(rows[i].first) && memcmp(id.text, rows[i].first, id.length) == 0);
        if (!first || (rows[i].literal >= 0 && (int)answer->literal != rows[i].literal) ||
            (rows[i].passages >= 0 && (int)answer->passages != rows[i].passages)) {
            print_error("wish %d, query [%s]: first [%.*s], %llu literal, %llu passages\n", rows[i].wish, rows[i].query,
                        (int)id.length, id.text, (unsigned long long)answer->literal,
                        (unsigned long long)answer->passages);
            wrong++;
        }
        xun_answer_free(answer);
    }
    assert_int_equal(wrong, 0);
}

static bool is_border(xun_slice text, size_t at)
{
    return xun_utf8_border(text.text, text.length, at) == at;
}

/* 11 and 12: highlights lie in the text, in order, between characters; so does the snippet; a literal hit has some. */
static void test_spans(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        xun_answer *answer = ask_archive(&asked, rows[i].query, strlen(rows[i].query));
        for (size_t k = 0; k < answer->count; k++) {
            const xun_answer_hit *hit = &answer->hits[k];
            xun_slice text = hit->passage->text;
            assert_true(!hit->literal || hit->highlight_count);
            assert_true(hit->snippet.end <= text.length && is_border(text, hit->snippet.start) &&
                        is_border(text, hit->snippet.end));
            for (size_t h = 0; h < hit->highlight_count; h++) {
                xun_span span = hit->highlights[h];
                assert_true(span.start < span.end && span.end <= text.length && is_border(text, span.start) &&
                            is_border(text, span.end));
                assert_true(!h || hit->highlights[h - 1].end <= span.start);
            }
        }
        xun_answer_free(answer);
    }
}

/* The text is shown and marked in the script it is written in, whichever the query is in. */
static void test_original_script(void **state)
{
    static const struct {
        const char *query, *id, *marked;
    } cases[] = {
        {"国际论坛", "trad", "國際論壇"}, {"國際論壇", "simp", "国际论坛"}, {"\"后宫\"", "trad", "後宮"},
        {"\"皇後\"", "trad", "皇后"},     {"这里", "inside", "這裡"},         {"理发店", "hair", "理髮店"},
        {"理髮店", "send", "理发店"},     {"發展", "send", "发展"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xun_answer *answer = ask_archive(&asked, cases[i].query, strlen(cases[i].query));
        bool found = false;
        for (size_t k = 0; k < answer->count; k++) {
            const xun_answer_hit *hit = &answer->hits[k];
            if (hit->passage->id.length != strlen(cases[i].id) ||
                memcmp(hit->passage->id.text, cases[i].id, hit->passage->id.length) != 0 || !hit->highlight_count)
                continue;
            xun_span first = hit->highlights[0], last = hit->highlights[hit->highlight_count - 1];
            found = last.end - first.start == strlen(cases[i].marked) &&
                    memcmp(hit->passage->text.text + first.start, cases[i].marked, last.end - first.start) == 0;
        }
        if (!found)
            print_error("query [%s]\n", cases[i].query);
        assert_true(found);
        xun_answer_free(answer);
    }
}

/* Nothing found: which words are missing, and what would find something. */
static void test_nothing(void **state)
{
    static const struct {
        const char *query, *word;
        int passages;
        xun_remedy_kind kind;
        const char *what, *remedy;
    } cases[] = {
        {"大沙河 AND 王府井", "王府井", 0, XUN_REMEDY_WITHOUT_WORD, "王府井", "大沙河"},
        {"大沙河 AND 王府井", "大沙河", 1, XUN_REMEDY_LOOSE, "", "大沙河 王府井"},
        {"\"大沙河公园\"", "大沙河公园", 0, XUN_REMEDY_LOOSE, "", "大沙河公园"},
        {"大沙河 title:荣誉", "大沙河", 1, XUN_REMEDY_WITHOUT_FIELD, "title:荣誉", "大沙河"},
        {"year:1950 大沙河", "大沙河", 1, XUN_REMEDY_WITHOUT_FIELD, "year:1950", "大沙河"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xun_answer *answer = ask_archive(&asked, cases[i].query, strlen(cases[i].query));
        bool word = false, remedy = false;
        assert_int_equal(answer->passages, 0);
        for (size_t k = 0; k < answer->word_count; k++)
            word = word || (strcmp(answer->words[k].word, cases[i].word) == 0 &&
                            (int)answer->words[k].passages == cases[i].passages);
        for (size_t k = 0; k < answer->remedy_count; k++) {
            const xun_remedy *r = &answer->remedies[k];
            remedy = remedy || (r->kind == cases[i].kind && strcmp(r->what, cases[i].what) == 0 &&
                                strcmp(r->query, cases[i].remedy) == 0);
            xun_answer *other = ask_archive(&asked, r->query, strlen(r->query));
            assert_true(r->passages > 0 && other->passages == r->passages);
            xun_answer_free(other);
        }
        if (!word || !remedy)
            print_error("query [%s]\n", cases[i].query);
        assert_true(word && remedy);
        xun_answer_free(answer);
    }
}

/* Filters of the request are a reason to find nothing, too. */
static void test_nothing_by_filters(void **state)
{
    (void)state;
    xun_request request = asked;
    request.language = "en";
    xun_answer *answer = ask_archive(&request, "大沙河", strlen("大沙河"));
    assert_int_equal(answer->passages, 0);
    assert_int_equal(answer->remedy_count, 1);
    assert_int_equal(answer->remedies[0].kind, XUN_REMEDY_WITHOUT_FILTERS);
    assert_true(answer->remedies[0].passages > 0);
    xun_answer_free(answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_spans),
                                       cmocka_unit_test(test_original_script), cmocka_unit_test(test_nothing),
                                       cmocka_unit_test(test_nothing_by_filters)};
    return cmocka_run_group_tests(tests, set_up, close_archive);
}
