/* The query language: what a query is taken for, and the hint for a malformed one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/query.h"
#include "searcher/searcher.h"

static const struct {
    const char *query;
    const char *understood; /* the tree, printed */
    const char *words;      /* what ranks */
    xun_hint hint;
} cases[] = {
    {"", "", "", {0}},
    {"花花牛 二期", "花花牛 二期", "花花牛 二期", {0}},
    {"  花花牛　二期  ", "花花牛 二期", "花花牛 二期", {0}},
    {"\"全国文明城市\"", "\"全国文明城市\"", "全国文明城市", {0}},
    {"“全国文明城市”", "\"全国文明城市\"", "全国文明城市", {0}},
    {"「文明城市」 二七", "\"文明城市\" 二七", "文明城市 二七", {0}},
    {"大沙河 -公园", "大沙河 -公园", "大沙河", {0}},
    {"大沙河 －公园", "大沙河 -公园", "大沙河", {0}},
    {"大沙河 NOT 公园", "(大沙河 -公园)", "大沙河", {0}},
    {"大沙河 AND NOT 公园", "(大沙河 -公园)", "大沙河", {0}},
    {"COVID-19 vaccine", "COVID-19 vaccine", "COVID-19 vaccine", {0}},
    {"地铁 - 隧道", "地铁 - 隧道", "地铁 - 隧道", {0}},
    {"a AND b", "(a AND b)", "a b", {0}},
    {"a AND b AND c", "(a AND b AND c)", "a b c", {0}},
    {"a OR b AND c", "(a OR (b AND c))", "a b c", {0}},
    {"(a OR b) AND c", "((a OR b) AND c)", "a b c", {0}},
    {"（a OR b） AND c", "((a OR b) AND c)", "a b c", {0}},
    {"地铁 并且 隧道", "(地铁 AND 隧道)", "地铁 隧道", {0}},
    {"地铁 或者 隧道", "(地铁 OR 隧道)", "地铁 隧道", {0}},
    {"地铁 | 隧道", "(地铁 OR 隧道)", "地铁 隧道", {0}},
    {"地铁 不含 隧道", "(地铁 -隧道)", "地铁", {0}},
    {"and or not", "and or not", "and or not", {0}},
    {"a NEAR/5 b", "(a NEAR/5 b)", "a b", {0}},
    {"a NEAR b", "(a NEAR/10 b)", "a b", {0}},
    {"develop*", "develop*", "", {0}},
    {"title:工作报告", "title:工作报告", "工作报告", {0}},
    {"标题：工作报告", "title:工作报告", "工作报告", {0}},
    {"title:\"work report\" x", "title:\"work report\" x", "x", {0}},
    {"year:2017", "year:2017", "", {0}},
    {"年份：2016..2020 绿化", "year:2016..2020 绿化", "绿化", {0}},
    {"year:2017年", "year:2017", "", {0}},
    {"year:2019..", "year:2019..", "", {0}},
    {"date:2017-02..2018-01", "date:2017-02..2018-01", "", {0}},
    {"honour:文明", "honor:文明", "文明", {0}},
    {"http://a", "http://a", "http://a", {0}},
    {"the 1:2 ratio", "the 1:2 ratio", "the 1:2 ratio", {0}},
    {"amount:>=100亿元", "amount:>=100亿元", "", {0}},
    {"金额：＞＝１００亿元 投资", "amount:＞＝１００亿元 投资", "投资", {0}},
    {"数量:1万..5万人", "amount:1万..5万人", "", {0}},
    {"amount:>100 亿元 投资", "amount:\">100 亿元\" 投资", "投资", {0}},
    {"amount:321.6 billion yuan", "amount:\"321.6 billion yuan\"", "", {0}},
    {"amount:USD 5 million road", "amount:\"USD 5 million\" road", "road", {0}},
    {"amount:5万人 3所学校", "amount:5万人 3所学校", "3所学校", {0}},
    {"amount:5万人..1万人", "amount:5万人..1万人", "amount:5万人..1万人", {XUN_HINT_BACKWARDS, 1}},
    {"amount:\"under 5\"", "amount:\"under 5\"", "amount:\"under 5\"", {XUN_HINT_NO_AMOUNT, 1}},
    {"投资 amount:很多", "投资 amount:很多", "投资 amount:很多", {XUN_HINT_NO_AMOUNT, 4}},
    {"amount:", "amount:", "amount:", {XUN_HINT_NO_AMOUNT, 1}},
    {"amount:>5 x", "amount:>5 x", "x", {XUN_HINT_NO_UNIT, 1}},
    {"amount:>5 x)", "amount:>5 x)", "amount:>5 x)", {XUN_HINT_LONE_PARENTHESIS, 12}},
    {"大 沙 河", "大沙河", "大沙河", {0}},
    {"二 七 区　公园", "二七区 公园", "二七区 公园", {0}},
    {"大 -沙 河", "大 -沙 河", "大 河", {0}},
    {"大 AND 沙", "(大 AND 沙)", "大 沙", {0}},
    {"(大 沙 河) AND 公园", "(大沙河 AND 公园)", "大沙河 公园", {0}},
    {"a b 河", "a b 河", "a b 河", {0}},
    {"名为“个体工商户”实为“合伙”", "名为 个体工商户 实为 合伙", "名为 个体工商户 实为 合伙", {XUN_HINT_QUOTE_IN_TEXT, 3}},
    {"“孔雀女”是什么", "孔雀女 是什么", "孔雀女 是什么", {XUN_HINT_QUOTE_IN_TEXT, 1}},
    {"什么是 “孔雀女” ？", "什么是 \"孔雀女\" ？", "什么是 孔雀女 ？", {0}},
    {"(\"a b\" OR c)", "(\"a b\" OR c)", "a b c", {0}},
    {"tests (made with models) compare", "tests made with models compare", "tests made with models compare", {0}},
    {"tests (made -with) compare", "tests (made -with) compare", "tests made compare", {0}},
    {"(a b) AND c", "((a b) AND c)", "a b c", {0}},
    {"We wrote a program, in the \"training\" phase, that selects words of documents AND stores them (in a dictionary).",
     "We wrote a program, in the \"training\" phase, that selects words of documents AND stores them (in a dictionary).",
     "We wrote a program, in the \"training\" phase, that selects words of documents AND stores them (in a dictionary).",
     {XUN_HINT_PROSE, 1}},
    {"\"open", "\"open", "\"open", {XUN_HINT_OPEN_QUOTE, 1}},
    {"(open", "(open", "(open", {XUN_HINT_OPEN_PARENTHESIS, 1}},
    {"close) x", "close) x", "close) x", {XUN_HINT_LONE_PARENTHESIS, 6}},
    {"a AND", "a AND", "a AND", {XUN_HINT_NO_OPERAND, 6}},
    {"year:soon", "year:soon", "year:soon", {XUN_HINT_NO_DATE, 1}},
    {"year:", "year:", "year:", {XUN_HINT_NO_DATE, 1}},
    {"title: x", "title: x", "title: x", {XUN_HINT_NO_VALUE, 1}},
    /* digits and dates of any form */
    {"年份：２０１９ 地铁", "year:2019 地铁", "地铁", {0}},
    {"year:二〇一七", "year:2017", "", {0}},
    {"year:二零一七年", "year:2017", "", {0}},
    {"year:二○一七年度", "year:2017", "", {0}},
    {"ｙｅａｒ：２０１９", "year:2019", "", {0}},
    {"year:2016-2020", "year:2016..2020", "", {0}},
    {"年份：2016年至2020年", "year:2016..2020", "", {0}},
    {"year:2016～2020", "year:2016..2020", "", {0}},
    {"year:..２０１２", "year:..2012", "", {0}},
    {"日期：2017年2月", "date:2017-02", "", {0}},
    {"date:2017-2", "date:2017-02", "", {0}},
    {"date:2017/02", "date:2017-02", "", {0}},
    {"date:2017.2.7", "date:2017-02-07", "", {0}},
    {"日期：二〇一七年十一月二十三日", "date:2017-11-23", "", {0}},
    {"日期：二〇一七年十月", "date:2017-10", "", {0}},
    {"date:2017年2月～2018年1月", "date:2017-02..2018-01", "", {0}},
    {"date:2017-02-2018-01", "date:2017-02..2018-01", "", {0}},
    {"date:２０１７－０２", "date:2017-02", "", {0}},
    {"year:十三五", "year:2016..2020", "", {0}},
    {"year:“十四五” 地铁", "year:2021..2025 地铁", "地铁", {0}},
    {"date:\"February 2017\"", "date:2017-02", "", {0}},
    {"year:去年", "year:去年", "year:去年", {XUN_HINT_NO_DATE, 1}},
    {"lang:ZH 地铁", "lang:zh 地铁", "地铁", {0}},
    {"语言：英文", "lang:en", "", {0}},
    {"amount:100-600人", "amount:100-600人", "", {0}},
    /* full-width operators */
    {"地铁 ＡＮＤ 隧道", "(地铁 AND 隧道)", "地铁 隧道", {0}},
    {"地铁　ＯＲ　隧道", "(地铁 OR 隧道)", "地铁 隧道", {0}},
    {"地铁 ｜ 隧道", "(地铁 OR 隧道)", "地铁 隧道", {0}},
    {"地铁 ＮＯＴ 隧道", "(地铁 -隧道)", "地铁", {0}},
    {"地铁 ＮＥＡＲ／５ 隧道", "(地铁 NEAR/5 隧道)", "地铁 隧道", {0}},
    {"河南＊", "河南*", "", {0}},
    {"河南**", "河南*", "", {0}},
    /* what was wrong */
    {"year:2020..2010", "year:2020..2010", "year:2020..2010", {XUN_HINT_BACKWARDS, 1}},
    {"x date:2017-03..2017-02-11", "x date:2017-03..2017-02-11", "x date:2017-03..2017-02-11", {XUN_HINT_BACKWARDS, 3}},
    {"date:2017-13", "date:2017-13", "date:2017-13", {XUN_HINT_NO_DATE, 1}},
    {"date:2017-02-30", "date:2017-02-30", "date:2017-02-30", {XUN_HINT_NO_DATE, 1}},
    {"date:20170230", "date:20170230", "date:20170230", {XUN_HINT_NO_DATE, 1}},
    {"year:2017-02", "year:2017-02", "year:2017-02", {XUN_HINT_NO_DATE, 1}},
    {"year:2016-", "year:2016-", "year:2016-", {XUN_HINT_NO_DATE, 1}},
    {"year:17", "year:2017", "", {0}},
    {"year:17年 隧道", "year:2017 隧道", "隧道", {0}},
    {"year:98", "year:1998", "", {0}},
    {"year:16-18", "year:2016..2018", "", {0}},
    {"year:2016..20", "year:2016..2020", "", {0}},
    {"year:12-2017", "year:12-2017", "year:12-2017", {XUN_HINT_NO_DATE, 1}},
    {"year:1980年代", "year:1980..1989", "", {0}},
    {"year:>=2020", "year:2020..", "", {0}},
    {"year:>2020", "year:2021..", "", {0}},
    {"year:≤2020", "year:..2020", "", {0}},
    {"date:20170217", "date:2017-02-17", "", {0}},
    {"date:2017-02~05", "date:2017-02..2017-05", "", {0}},
    {"date:2017-02-17至19", "date:2017-02-17..2017-02-19", "", {0}},
    {"date:2017-02-29", "date:2017-02-29", "date:2017-02-29", {XUN_HINT_NO_DATE, 1}},
    {"date:2017Q1", "date:2017-01..2017-03", "", {0}},
    {"lang:fr 地铁", "lang:fr 地铁", "lang:fr 地铁", {XUN_HINT_NO_LANGUAGE, 1}},
    {"amount:600-100人", "amount:600-100人", "amount:600-100人", {XUN_HINT_BACKWARDS, 1}},
    {"AND", "AND", "AND", {XUN_HINT_NO_OPERAND, 1}},
    {"AND 地铁", "AND 地铁", "AND 地铁", {XUN_HINT_NO_OPERAND, 1}},
    {"OR", "OR", "OR", {XUN_HINT_NO_OPERAND, 1}},
    {"地铁 AND AND 隧道", "地铁 AND AND 隧道", "地铁 AND AND 隧道", {XUN_HINT_NO_OPERAND, 8}},
    {"地铁 或者 并且 隧道", "地铁 或者 并且 隧道", "地铁 或者 并且 隧道", {XUN_HINT_NO_OPERAND, 7}},
    {"(OR 地铁)", "(OR 地铁)", "(OR 地铁)", {XUN_HINT_NO_OPERAND, 2}},
    {"地铁 NEAR/0 隧道", "地铁 NEAR/0 隧道", "地铁 NEAR/0 隧道", {XUN_HINT_NO_DISTANCE, 4}},
    {"地铁 NEAR/x 隧道", "地铁 NEAR/x 隧道", "地铁 NEAR/x 隧道", {XUN_HINT_NO_DISTANCE, 4}},
    {"地铁 NEAR/99999 隧道", "地铁 NEAR/99999 隧道", "地铁 NEAR/99999 隧道", {XUN_HINT_NO_DISTANCE, 4}},
    {"NEARBY", "NEARBY", "NEARBY", {0}},
    {"honors:文明", "honors:文明", "honors:文明", {XUN_HINT_UNKNOWN_FIELD, 1}},
    {"awards:文明", "awards:文明", "awards:文明", {XUN_HINT_UNKNOWN_FIELD, 1}},
    {"地铁 yaer:2017", "地铁 yaer:2017", "地铁 yaer:2017", {XUN_HINT_UNKNOWN_FIELD, 4}},
    {"荣誉称号：文明", "荣誉称号：文明", "荣誉称号：文明", {XUN_HINT_UNKNOWN_FIELD, 1}},
    {"honors:\"文明\"", "honors: \"文明\"", "honors: 文明", {XUN_HINT_UNKNOWN_FIELD, 1}},
    {"https://a note:x 10:30", "https://a note:x 10:30", "https://a note:x 10:30", {0}},
    {"honors: two", "honors: two", "honors: two", {0}},
    {"地*铁", "地*铁", "地*铁", {XUN_HINT_LOST_STAR, 2}},
    {"*铁 x", "*铁 x", "*铁 x", {XUN_HINT_LOST_STAR, 1}},
    {"*ST 3*4 *", "*ST 3*4 *", "*ST 3*4 *", {0}},
    {"(a OR b) NEAR/3 c", "(a OR b) NEAR/3 c", "(a OR b) NEAR/3 c", {XUN_HINT_NEAR_WORDS, 18}},
};

static void check_case(const char *text, const char *understood, const char *words, xun_hint hint)
{
    xun_parsed_query query;
    xun_error error;
    assert_int_equal(xun_query_parse(&query, text, strlen(text), &error), XUN_OK);
    xun_bytes printed = XUN_BYTES_EMPTY;
    assert_true(xun_query_print(&printed, &query));
    const char *got = printed.data ? printed.data : "", *got_words = query.words.data ? query.words.data : "";
    bool good = strcmp(got, understood) == 0 && strcmp(got_words, words) == 0 &&
                query.hint.kind == hint.kind && query.hint.number == hint.number;
    if (!good)
        print_error("query [%s]\n  understood [%s]\n  words [%s]\n  hint %d at %zu\n", text, got, got_words, (int)query.hint.kind, query.hint.number);
    assert_true(good);
    xun_bytes_free(&printed);
    xun_parsed_query_free(&query);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_case(cases[i].query, cases[i].understood, cases[i].words, cases[i].hint);
}

/* A query made of `count` times `piece` is parsed, and says so when it was too much. */
static void check_repeated(const char *piece, size_t count, xun_hint_kind hint)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    for (size_t i = 0; i < count; i++)
        assert_true(xun_bytes_append_string(&text, piece));
    xun_parsed_query query;
    assert_int_equal(xun_query_parse(&query, text.data, text.length, NULL), XUN_OK);
    assert_non_null(query.root);
    assert_true(query.text.length <= XUN_QUERY_LIMIT);
    assert_int_equal(query.hint.kind, hint);
    xun_parsed_query_free(&query);
    xun_bytes_free(&text);
}

static void test_hostile(void **state)
{
    (void)state;
    check_repeated("(", 500, XUN_HINT_TOO_DEEP);
    check_repeated("((a)", 500, XUN_HINT_TOO_DEEP);
    check_repeated("word ", 10000, XUN_HINT_TOO_LONG);
    check_repeated("a OR ", 90, XUN_HINT_NO_OPERAND);
    check_repeated("a OR ", 1000, XUN_HINT_TOO_MANY_PARTS);
    check_repeated("title:a ", 1000, XUN_HINT_TOO_MANY_PARTS);
    check_repeated("\"a\" ", 1000, XUN_HINT_TOO_MANY_PARTS);
    check_repeated("一* ", 1000, XUN_HINT_TOO_MANY_PARTS);
    check_repeated("-a ", 1000, XUN_HINT_NONE);
    check_repeated("字", 400000, XUN_HINT_TOO_LONG);
    check_case("\xff\xfe\x01 x", "x", "x", (xun_hint){0});
    xun_parsed_query query;
    assert_int_equal(xun_query_parse(&query, "a\0b", 3, NULL), XUN_OK);
    assert_string_equal(query.words.data, "a b");
    xun_parsed_query_free(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_hostile)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
