/* Characters that are taken for one another: weaker matches, counted and marked apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/archive_fixture.h"

static const char archive[] =
    "zhai1\t村镇\t老鸦陈砦改造项目开工建设。\n"
    "zhai2\t村镇\t扫描件写作老鸦陈寨，即老鸦陈村。\n"
    "both\t村镇\t老鸦陈砦，又作老鸦陈寨。\n"
    "bird\t生态\t老鸦在陈家河边的树上做窝。\n"
    "dong\t村镇\t张垌村的道路已经硬化。\n"
    "yan\t人物\t阎王砦的传说在村里流传。\n"
    "people\t统计\t本市人口普查的结果公布。\n"
    "door\t交通\t隧道入口设在大学路。\n";

static int set_up(void **state)
{
    (void)state;
    return open_archive(archive);
}

static const xun_request asked = {.count = 20, .counts = true, .facets = true, .look_alikes = true, .no_translation = true};

/* literal and look-alike passages, and the first passage that is a look-alike ("" for none). */
static const struct {
    const char *query;
    int literal, look_alike;
    const char *first;
} cases[] = {
    {"老鸦陈砦", 2, 1, "zhai2"},
    {"老鸦陈寨", 2, 1, "zhai1"},
    {"老鸦陈岩", 0, 3, ""}, /* 砦 and 寨 both look like 岩 */
    {"张洞村", 0, 1, "dong"},
    {"张洞", 0, 1, "dong"},
    {"闫王砦", 0, 1, "yan"},
    {"閻王砦", 1, 0, ""}, /* the traditional form of the same character */
    {"老鸦陈砦 改造", 1, 0, ""},
    {"人口", 1, 0, ""},   /* two characters that stand somewhere as they are */
    {"入口普查", 0, 1, "people"},
    {"\"老鸦陈岩\"", 0, 0, ""}, /* a phrase is taken as it is */
    {"老鸦陈岩 -道路", 0, 3, ""},
    {"没有这样的词", 0, 0, ""},
    {"砦", 3, 0, ""},
};

static bool is(const xun_answer_hit *hit, const char *id)
{
    return hit->passage->id.length == strlen(id) && memcmp(hit->passage->id.text, id, strlen(id)) == 0;
}

/* Literal ones, then look-alikes, then the rest. */
static void check_order(const xun_answer *answer)
{
    int last = 0;
    for (size_t i = 0; i < answer->count; i++) {
        int kind = answer->hits[i].literal ? 0 : answer->hits[i].look_alike ? 1 : 2;
        assert_true(kind >= last);
        last = kind;
    }
}

static uint64_t sum_of(const xun_answer *answer, xun_facet facet)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < answer->facet_counts[facet]; i++)
        sum += answer->facets[facet][i].count;
    return sum;
}

static void test_cases(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xun_answer *answer = ask_archive(&asked, cases[i].query, strlen(cases[i].query));
        const xun_answer_hit *first = NULL;
        int look_alike = 0;
        for (size_t k = 0; k < answer->count; k++) {
            look_alike += answer->hits[k].look_alike;
            first = !first && answer->hits[k].look_alike ? &answer->hits[k] : first;
        }
        if ((int)answer->literal != cases[i].literal || (int)answer->look_alike != cases[i].look_alike ||
            look_alike != cases[i].look_alike || (*cases[i].first && (!first || !is(first, cases[i].first)))) {
            print_error("query [%s]: %llu literal, %llu look-alike, %d shown\n", cases[i].query,
                        (unsigned long long)answer->literal, (unsigned long long)answer->look_alike, look_alike);
            wrong++;
        }
        assert_int_equal(answer->count, answer->passages + answer->added);
        assert_int_equal(sum_of(answer, XUN_FACET_REPORT), answer->count); /* of which each passage has one */
        check_order(answer);
        xun_answer_free(answer);
    }
    assert_int_equal(wrong, 0);
}

/* The highlight of a look-alike is weak, that of the word as written is not; both are whole and don't overlap. */
static void test_highlights(void **state)
{
    (void)state;
    xun_answer *answer = ask_archive(&asked, "老鸦陈砦", strlen("老鸦陈砦"));
    size_t checked = 0;
    for (size_t i = 0; i < answer->count; i++) {
        const xun_answer_hit *hit = &answer->hits[i];
        const char *text = hit->passage->text.text;
        for (size_t k = 0; hit->weak && k < hit->highlight_count; k++) {
            size_t length = hit->highlights[k].end - hit->highlights[k].start;
            const char *wanted = hit->weak[k] ? "老鸦陈寨" : hit->literal ? "老鸦陈砦" : "老鸦陈";
            assert_true(!k || hit->highlights[k - 1].end <= hit->highlights[k].start);
            if (hit->weak[k] || length > 6) {
                assert_int_equal(length, strlen(wanted));
                assert_memory_equal(text + hit->highlights[k].start, wanted, length);
                checked++;
            }
        }
    }
    assert_true(checked >= 3);
    assert_int_equal(answer->look_alike_count, 1);
    assert_string_equal(answer->look_alikes[0].from, "老鸦陈砦");
    assert_string_equal(answer->look_alikes[0].to, "老鸦陈寨");
    assert_int_equal(answer->look_alikes[0].passages, 2);
    xun_answer_free(answer);
}

static void test_not_asked_for(void **state)
{
    (void)state;
    xun_request request = asked;
    request.look_alikes = false;
    xun_answer *answer = ask_archive(&request, "张洞", strlen("张洞"));
    assert_int_equal(answer->count, 0);
    assert_int_equal(answer->look_alike, 0);
    xun_answer_free(answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_highlights),
                                       cmocka_unit_test(test_not_asked_for)};
    return cmocka_run_group_tests(tests, set_up, close_archive);
}
