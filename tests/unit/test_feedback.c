/* Feedback: which passages are most like the best ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/feedback.h"

/* A symbol a character; a space parts. A capital letter stands for a whole word, X for a function word. */
static void read_symbols(xun_symbols *out, const char *text)
{
    bool joined = false;
    out->codes = calloc(strlen(text) + 1, sizeof *out->codes);
    assert_non_null(out->codes);
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        uint32_t c;
        at += xun_utf8_read(&c, at, end);
        bool word = c >= 'A' && c <= 'Z';
        if (c != ' ')
            out->codes[out->count++] = c | (word ? XUN_SYMBOL_WORD : 0) | (joined ? XUN_SYMBOL_JOINED : 0) |
                                       (c == 'X' ? XUN_SYMBOL_STOP : 0);
        joined = c != ' ';
    }
}

static void compare(double *likeness, const char *const *passages, size_t count, const xun_feedback_model *models,
                    size_t model_count)
{
    xun_feedback feedback = {0};
    for (int turn = 0; turn < 2; turn++) { /* the memory of one question serves the next */
        assert_true(xun_feedback_begin(&feedback, count));
        for (size_t i = 0; i < count; i++) {
            xun_symbols symbols = {0};
            read_symbols(&symbols, passages[i]);
            uint32_t terms[XUN_FEEDBACK_TERMS];
            size_t terms_found = xun_feedback_terms(terms, &symbols);
            assert_true(xun_feedback_add(&feedback, i, terms, terms_found));
            xun_symbols_free(&symbols);
        }
        assert_true(xun_feedback_compare(likeness, &feedback, models, model_count));
    }
    xun_feedback_free(&feedback);
}

/* The first passage is the model; the second is more like it than the third. */
static const struct {
    const char *model, *nearer, *farther, *why;
} rows[] = {
    {"偷窃公私财物", "盗用公私财物", "盗用国家机密", "shared bigrams"},
    {"偷窃公私财物", "公私财物偷窃", "物财私公窃偷", "bigrams, not characters"},
    {"偷窃公私财物", "公私财物", "公私财物以外还有许多别的没有关系的话要说", "a shorter one says the same more plainly"},
    {"偷窃公私财物", "公私财物公私财物", "公私财物保护办法", "repetition counts"},
    {"偷窃公 私财物", "偷窃私财物", "偷公私窃物", "characters that a gap parts are no bigram"},
    {"A B C", "C B D", "C E D", "words"},
    {"A B C", "B D", "D X", "words in any order"},
    {"A X B", "A D", "X D", "no function words"},
};

static void test_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const passages[] = {rows[i].model, rows[i].farther, rows[i].nearer, "另外一段文字", "Z Y"};
        double likeness[5];
        compare(likeness, passages, 5, &(xun_feedback_model){0, 1}, 1);
        if (likeness[2] <= likeness[1])
            fail_msg("%s: %g, not more than %g", rows[i].why, likeness[2], likeness[1]);
        assert_true(likeness[0] <= 1 && likeness[2] <= 1 && likeness[1] >= 0);
        assert_true(likeness[3] <= 0 && likeness[4] <= 0);
    }
}

/* What all candidates have tells nothing of the models. */
static void test_common_terms(void **state)
{
    (void)state;
    const char *const passages[] = {"根据规定赔偿损失", "根据规定缴纳税款", "根据规定办理手续", "赔偿损失", "根据规定"};
    double likeness[5];
    compare(likeness, passages, 5, &(xun_feedback_model){0, 1}, 1);
    assert_true(likeness[3] > 2 * likeness[4]);
}

/* Models count by their weight. */
static void test_weights(void **state)
{
    (void)state;
    const char *const passages[] = {"赔偿损失", "缴纳税款", "应当赔偿损失", "应当缴纳税款"};
    double likeness[4];
    compare(likeness, passages, 4, (xun_feedback_model[]){{0, 1}, {1, 0.5}}, 2);
    assert_true(likeness[2] > likeness[3] && likeness[3] > 0);
    compare(likeness, passages, 4, (xun_feedback_model[]){{0, 0.5}, {1, 1}}, 2);
    assert_true(likeness[3] > likeness[2] && likeness[2] > 0);
}

static void test_nothing_to_compare(void **state)
{
    (void)state;
    const char *const passages[] = {"", "一", "X"};
    double likeness[3];
    compare(likeness, passages, 3, (xun_feedback_model[]){{0, 1}, {1, 0}}, 2);
    for (size_t i = 0; i < 3; i++)
        assert_true(likeness[i] >= 0 && likeness[i] <= 0);
}

/* Only the beginning of a long passage is read; the rest must not be written anywhere. */
static void test_long_passages(void **state)
{
    (void)state;
    char *text = malloc(3 * 100000 + 1);
    assert_non_null(text);
    for (size_t i = 0; i < 100000; i++)
        memcpy(text + 3 * i, (const char *[]){"天", "地", "人", "和", "春", "夏", "秋"}[i * i % 7], 3);
    text[300000] = '\0';
    const char *const passages[] = {text, "天地人和", text, "A B"};
    double likeness[4];
    compare(likeness, passages, 4, &(xun_feedback_model){0, 1}, 1);
    assert_true(likeness[2] > 0.99 && likeness[3] <= 0);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),        cmocka_unit_test(test_common_terms),
        cmocka_unit_test(test_weights),      cmocka_unit_test(test_nothing_to_compare),
        cmocka_unit_test(test_long_passages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
