/* The lists that people edit by hand: sorted, as binary search needs them, and written as folding writes. */
#include "tests/unit/lexicon_fixture.h"

/* The lists are private to their files, so the files are part of this test. */
#include "tokenizer/chinese_stop_words.c"
#include "tokenizer/english_words.c"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void assert_ascending(const char *before, const char *after)
{
    if (strcmp(before, after) >= 0)
        fail_msg("%s must stand after %s", before, after);
}

static void assert_sorted(const char *const *list, size_t count)
{
    for (size_t i = 1; i < count; i++)
        assert_ascending(list[i - 1], list[i]);
}

static void test_sorted(void **state)
{
    (void)state;
    assert_sorted(function_words, COUNT(function_words));
    assert_sorted(question_words, COUNT(question_words));
    assert_sorted(stop_words, COUNT(stop_words));
    for (size_t i = 1; i < COUNT(bases); i++)
        assert_ascending(bases[i - 1].word, bases[i].word);
}

static void test_lengths(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bases); i++) {
        assert_in_range(strlen(bases[i].word), 1, KEY_SIZE - 1);
        assert_in_range(strlen(bases[i].base), 1, XUN_ENGLISH_WORD_LIMIT);
    }
    for (size_t i = 0; i < COUNT(stop_words); i++)
        assert_in_range(strlen(stop_words[i]), 1, KEY_SIZE - 1);
}

static void assert_folded(const char *word)
{
    xun_folded folded = {0};
    char text[64];
    size_t length = 0;
    assert_int_equal(xun_fold(&folded, lexicon, word, strlen(word), NULL), XUN_OK);
    assert_in_range(folded.count, 1, LONGEST);
    for (size_t i = 0; i < folded.count; i++)
        length += xun_utf8_write(text + length, folded.chars[i].character);
    text[length] = '\0';
    assert_string_equal(text, word);
    xun_folded_free(&folded);
}

static void test_folded(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(function_words); i++)
        assert_folded(function_words[i]);
    for (size_t i = 0; i < COUNT(question_words); i++)
        assert_folded(question_words[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sorted),
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_folded),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
