/* Near-duplicate passages: what is grouped and what is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "searcher/near_duplicate.h"

#define MANY "继续实施大沙河综合治理工程，完善沿河公园设施，加强河道保洁，推进雨污分流管网改造，切实改善水环境质量"

static const struct {
    const char *first, *second;
    bool alike;
} pairs[] = {
    {MANY "。", MANY "。", true},
    /* only the figures and the year differ */
    {"2013年" MANY "，完成投资3.2亿元。", "2016年" MANY "，完成投资5亿元。", true},
    {"二〇一三年" MANY "，完成投资三亿元。", "二〇二一年" MANY "，完成投资二十亿元。", true},
    /* a few words were put in */
    {MANY "。", "今年，要" MANY "，让群众满意。", true},
    /* another subject in the same frame */
    {MANY "。", "继续实施南水北调绿化工程，完善游园设施，加强道路清扫，推进老旧小区改造，切实改善人居环境质量。", false},
    {MANY "。", "财政收入平稳增长，一般公共预算收入完成预期目标，税收占比稳步提高，民生支出得到保障。", false},
    {"The district will continue to improve the river park and clean the channel so that residents are satisfied in 2013.",
     "The district will continue to improve the river park and clean the channel so that residents are satisfied in 2016.", true},
    {"The district will continue to improve the river park and clean the channel so that residents are satisfied.",
     "Revenue grew steadily while the share of taxes rose and spending on schools and hospitals was secured last year.", false},
    /* too short to tell */
    {"谢谢大家！", "谢谢大家！", false},
    {"", "", false},
};

static void test_pairs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const xun_groupable texts[2] = {{pairs[i].first, "a", strlen(pairs[i].first), 1},
                                        {pairs[i].second, "b", strlen(pairs[i].second), 1}};
        size_t leader[2];
        assert_true(xun_group_alike(leader, texts, 2));
        assert_int_equal(leader[0], 0);
        if (leader[1] != (pairs[i].alike ? 0 : 1))
            print_error("pair %zu\n", i);
        assert_int_equal(leader[1], pairs[i].alike ? 0 : 1);
    }
}

/* The first of its kind leads, in whatever order others stand between; passages of one report stay apart. */
static void test_groups(void **state)
{
    (void)state;
    static const char other[] = "财政收入平稳增长，一般公共预算收入完成预期目标，税收占比稳步提高，民生支出得到保障。";
    const xun_groupable texts[] = {{MANY, "2013", strlen(MANY), 4}, {other, "2013", strlen(other), 4},
                                   {MANY, "2013", strlen(MANY), 4}, {MANY, "2016", strlen(MANY), 4},
                                   {other, "2021", strlen(other), 4}, {MANY, "2021", strlen(MANY), 4}};
    static const size_t wanted[] = {0, 1, 2, 0, 1, 0};
    size_t leader[6];
    assert_true(xun_group_alike(leader, texts, 6));
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(leader[i], wanted[i]);
}

static void test_malformed(void **state)
{
    (void)state;
    static const char bytes[] = "\xff\xfe\xe4\xb8 abc \xe6";
    const xun_groupable texts[] = {{bytes, "2013", sizeof bytes - 1, 4}, {bytes, "2016", sizeof bytes - 1, 4}};
    size_t leader[2];
    assert_true(xun_group_alike(leader, texts, 2));
    assert_int_equal(leader[1], 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pairs), cmocka_unit_test(test_groups),
                                       cmocka_unit_test(test_malformed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
