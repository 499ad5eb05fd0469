/* Passages that reports repeat from year to year, in a list of hits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/archive_fixture.h"

#define RIVER "继续实施大沙河综合治理工程，完善沿河公园设施，加强河道保洁，推进雨污分流管网改造，切实改善水环境质量"

/* Twelve reports that say the same of the river, each with its own figure, and one more passage each. */
static int set_up(void **state)
{
    static const char *const subjects[] = {"一所小学", "两座茶馆", "许多柳树", "一条步道", "卖鱼的人", "三家医院",
                                           "公交站牌", "旧的砖窑", "新的桥梁", "读书的老人", "风筝比赛", "图书馆"};
    (void)state;
    char *records = malloc(20000);
    size_t length = 0;
    assert_non_null(records);
    for (int i = 0; i < 12; i++)
        length += (size_t)sprintf(records + length,
                                  "river%02d\t%d年政府工作报告\t" RIVER "，完成投资%d亿元。\n"
                                  "other%02d\t第%d次简报\t大沙河畔有%s。\n",
                                  i, 2010 + i, 3 + i, i, i + 1, subjects[i]);
    int status = open_archive(records);
    free(records);
    return status;
}

static xun_answer *ask(size_t first, size_t count, bool group)
{
    const xun_request request = {.first = first, .count = count, .counts = true, .group = group, .no_translation = true};
    return ask_archive(&request, "大沙河", strlen("大沙河"));
}

static bool is_river(const xun_stored_passage *passage)
{
    return passage->id.length > 5 && memcmp(passage->id.text, "river", 5) == 0;
}

static void test_one_stands_for_all(void **state)
{
    (void)state;
    xun_answer *answer = ask(0, 50, true);
    size_t rivers = 0;
    assert_int_equal(answer->passages, 24);
    for (size_t i = 0; i < answer->count; i++) {
        const xun_answer_hit *hit = &answer->hits[i];
        assert_int_equal(hit->rank, i + 1);
        if (!is_river(hit->passage))
            continue;
        rivers++;
        assert_int_equal(hit->repetition_count, 11);
        for (size_t k = 0; k < hit->repetition_count; k++)
            assert_true(is_river(hit->repetitions[k].passage) && hit->repetitions[k].docid != hit->docid);
    }
    assert_int_equal(rivers, 1);
    assert_true(answer->grouped >= 11);
    assert_int_equal(answer->count, answer->passages - answer->grouped);
    xun_answer_free(answer);
}

static void test_not_asked_for(void **state)
{
    (void)state;
    xun_answer *answer = ask(0, 50, false);
    assert_int_equal(answer->count, 24);
    assert_int_equal(answer->grouped, 0);
    for (size_t i = 0; i < answer->count; i++)
        assert_int_equal(answer->hits[i].repetition_count, 0);
    xun_answer_free(answer);
}

/* Page by page, the same hits in the same order. */
static void test_pages(void **state)
{
    (void)state;
    xun_answer *whole = ask(0, 50, true);
    for (size_t size = 1; size < 6; size++)
        for (size_t first = 0; first < whole->count; first += size) {
            xun_answer *page = ask(first, size, true);
            size_t left = whole->count - first;
            assert_int_equal(page->count, left < size ? left : size);
            for (size_t i = 0; i < page->count; i++) {
                assert_int_equal(page->hits[i].docid, whole->hits[first + i].docid);
                assert_int_equal(page->hits[i].repetition_count, whole->hits[first + i].repetition_count);
            }
            xun_answer_free(page);
        }
    xun_answer_free(whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_one_stands_for_all), cmocka_unit_test(test_not_asked_for),
                                       cmocka_unit_test(test_pages)};
    return cmocka_run_group_tests(tests, set_up, close_archive);
}
