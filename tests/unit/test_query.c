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
    const char *hint;       /* part of the hint; NULL: none */
} cases[] = {
    {"", "", "", NULL},
    {"花花牛 二期", "花花牛 二期", "花花牛 二期", NULL},
    {"  花花牛　二期  ", "花花牛 二期", "花花牛 二期", NULL},
    {"\"全国文明城市\"", "\"全国文明城市\"", "全国文明城市", NULL},
    {"“全国文明城市”", "\"全国文明城市\"", "全国文明城市", NULL},
    {"「文明城市」 二七", "\"文明城市\" 二七", "文明城市 二七", NULL},
    {"大沙河 -公园", "大沙河 -公园", "大沙河", NULL},
    {"大沙河 －公园", "大沙河 -公园", "大沙河", NULL},
    {"大沙河 NOT 公园", "(大沙河 -公园)", "大沙河", NULL},
    {"大沙河 AND NOT 公园", "(大沙河 -公园)", "大沙河", NULL},
    {"COVID-19 vaccine", "COVID-19 vaccine", "COVID-19 vaccine", NULL},
    {"地铁 - 隧道", "地铁 - 隧道", "地铁 - 隧道", NULL},
    {"a AND b", "(a AND b)", "a b", NULL},
    {"a AND b AND c", "(a AND b AND c)", "a b c", NULL},
    {"a OR b AND c", "(a OR (b AND c))", "a b c", NULL},
    {"(a OR b) AND c", "((a OR b) AND c)", "a b c", NULL},
    {"（a OR b） AND c", "((a OR b) AND c)", "a b c", NULL},
    {"地铁 并且 隧道", "(地铁 AND 隧道)", "地铁 隧道", NULL},
    {"地铁 或者 隧道", "(地铁 OR 隧道)", "地铁 隧道", NULL},
    {"地铁 | 隧道", "(地铁 OR 隧道)", "地铁 隧道", NULL},
    {"地铁 不含 隧道", "(地铁 -隧道)", "地铁", NULL},
    {"and or not", "and or not", "and or not", NULL},
    {"a NEAR/5 b", "(a NEAR/5 b)", "a b", NULL},
    {"a NEAR b", "(a NEAR/10 b)", "a b", NULL},
    {"develop*", "develop*", "", NULL},
    {"title:工作报告", "title:工作报告", "工作报告", NULL},
    {"标题：工作报告", "title:工作报告", "工作报告", NULL},
    {"title:\"work report\" x", "title:\"work report\" x", "x", NULL},
    {"year:2017", "year:2017", "", NULL},
    {"年份：2016..2020 绿化", "year:2016..2020 绿化", "绿化", NULL},
    {"year:2017年", "year:2017", "", NULL},
    {"year:2019..", "year:2019..", "", NULL},
    {"date:2017-02..2018-01", "date:2017-02..2018-01", "", NULL},
    {"honour:文明", "honor:文明", "文明", NULL},
    {"http://a", "http://a", "http://a", NULL},
    {"the 1:2 ratio", "the 1:2 ratio", "the 1:2 ratio", NULL},
    {"\"open", "\"open", "\"open", "not closed at character 1"},
    {"(open", "(open", "(open", "not closed at character 1"},
    {"close) x", "close) x", "close) x", "has no partner at character 6"},
    {"a AND", "a AND", "a AND", "missing"},
    {"year:soon", "year:soon", "year:soon", "a year"},
    {"year:", "year:", "year:", "a year"},
    {"title: x", "title: x", "title: x", "a value is missing at character 1"},
    {"(a OR b) NEAR/3 c", "(a OR b) NEAR/3 c", "(a OR b) NEAR/3 c", "NEAR stands between two words"},
};

static void check_case(const char *text, const char *understood, const char *words, const char *hint)
{
    xun_parsed_query query;
    xun_error error;
    assert_int_equal(xun_query_parse(&query, text, strlen(text), &error), XUN_OK);
    xun_bytes printed = XUN_BYTES_EMPTY;
    assert_true(xun_query_print(&printed, &query));
    const char *got = printed.data ? printed.data : "", *got_words = query.words.data ? query.words.data : "";
    const char *got_hint = query.hint.data ? query.hint.data : "";
    bool good = strcmp(got, understood) == 0 && strcmp(got_words, words) == 0 &&
                (hint ? strstr(got_hint, hint) != NULL : !*got_hint);
    if (!good)
        print_error("query [%s]\n  understood [%s]\n  words [%s]\n  hint [%s]\n", text, got, got_words, got_hint);
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
static void check_repeated(const char *piece, size_t count, const char *hint)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    for (size_t i = 0; i < count; i++)
        assert_true(xun_bytes_append_string(&text, piece));
    xun_parsed_query query;
    assert_int_equal(xun_query_parse(&query, text.data, text.length, NULL), XUN_OK);
    assert_non_null(query.root);
    assert_true(query.text.length <= XUN_QUERY_LIMIT);
    assert_non_null(strstr(query.hint.data ? query.hint.data : "", hint));
    xun_parsed_query_free(&query);
    xun_bytes_free(&text);
}

static void test_hostile(void **state)
{
    (void)state;
    check_repeated("(", 500, "nested too deep");
    check_repeated("((a)", 500, "nested too deep");
    check_repeated("word ", 10000, "longer than 8192 bytes");
    check_repeated("a OR ", 1000, "something is missing");
    check_repeated("字", 400000, "longer than 8192 bytes");
    check_case("\xff\xfe\x01 x", "x", "x", NULL);
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
