/* Cutting into words, the dictionary words at a place, and Chinese stop words. */
#include "tests/unit/lexicon_fixture.h"

#include "common/bytes.h"

typedef struct {
    const char *text, *words; /* the bytes of each word, with a slash behind */
} cut_row;

static const cut_row rows[] = {
    {"", ""},
    {"，。 ", ""},
    {"他来到了网易杭研大厦", "他/来到/了/网易/杭/研/大厦/"},
    {"研究生命起源", "研究/生命/起源/"},
    {"結婚的和尚未結婚的", "結婚/的/和/尚未/結婚/的/"},
    {"投资３，２１６亿元，GDP增长7.5%。", "投资/３，２１６/亿元/GDP/增长/7.5/"},
    {"China’s 5G基站", "China/5G/基站/"},
    {"龘龘", "龘/龘/"},
    {"国\xFF际", "国/际/"},
};

static void test_rows(void **state)
{
    (void)state;
    xun_bytes cut = XUN_BYTES_EMPTY;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const xun_word *words;
        size_t count;
        xun_bytes_clear(&cut);
        assert_true(xun_bytes_append_string(&cut, ""));
        assert_int_equal(xun_cut_words(&words, &count, tokenizer, rows[i].text, strlen(rows[i].text), NULL),
                         XUN_OK);
        for (size_t w = 0; w < count; w++)
            assert_true(
                xun_bytes_append(&cut, rows[i].text + words[w].start, words[w].end - words[w].start) &&
                xun_bytes_append_byte(&cut, '/'));
        assert_string_equal(cut.data, rows[i].words);
    }
    xun_bytes_free(&cut);
}

static void test_word_fields(void **state)
{
    (void)state;
    const xun_word *words;
    size_t count;
    assert_int_equal(xun_cut_words(&words, &count, tokenizer, "經濟 GDP", 10, NULL), XUN_OK);
    assert_int_equal(count, 2);
    assert_true(words[0].han && words[0].known && words[0].log_probability < -1 &&
                words[0].log_probability > -20);
    assert_int_equal(words[0].first, 0);
    assert_int_equal(words[0].count, 2);
    assert_false(words[1].han);
    assert_true(words[1].log_probability == 0);
    assert_int_equal(words[1].first, 3);
    const xun_folded *folded = xun_tokenizer_folded(tokenizer);
    assert_int_equal(folded->chars[1].character, 0x6D4E); /* 济 */
}

/* A run of a megabyte, and random dictionary characters: the words lie side by side and cover all. */
static void test_long_run(void **state)
{
    (void)state;
    static const char *const units[] = {"中华人民共和国", "的", "研究生命起源"};
    enum { REPEATS = 20000 };
    xun_bytes text = XUN_BYTES_EMPTY;
    for (size_t i = 0; i < REPEATS; i++)
        assert_true(xun_bytes_append_string(&text, units[i * i % 3]));
    const xun_word *words;
    size_t count, at = 0;
    assert_int_equal(xun_cut_words(&words, &count, tokenizer, text.data, text.length, NULL), XUN_OK);
    for (size_t i = 0; i < count; at = words[i++].end)
        assert_int_equal(words[i].start, at);
    assert_int_equal(at, text.length);
    xun_bytes_free(&text);
}

static void test_words_at(void **state)
{
    (void)state;
    xun_folded folded = {0};
    size_t lengths[8];
    assert_int_equal(xun_fold(&folded, lexicon, "中華人民共和國", 21, NULL), XUN_OK);
    assert_int_equal(xun_words_at(lexicon, folded.chars, folded.count, 0, lengths, 8), 3);
    assert_int_equal(lengths[0], 2);
    assert_int_equal(lengths[1], 4);
    assert_int_equal(lengths[2], 7);
    assert_int_equal(xun_words_at(lexicon, folded.chars, folded.count, 0, lengths, 1), 1);
    assert_int_equal(xun_words_at(lexicon, folded.chars, 6, 0, lengths, 8), 2);
    assert_int_equal(xun_words_at(lexicon, folded.chars, folded.count, 6, lengths, 8), 0);
    xun_folded_free(&folded);
}

typedef struct {
    const char *word;
    bool stop, question;
} stop_row;

/* clang-format off */
static const stop_row stop_rows[] = {
    {"的", true, false},    {"我們", true, false},   {"因為", true, false}, {"什麼", true, true},  {"多少", true, true},
    {"為什麼", true, true}, {"是不是", true, true},  {"如何", true, true},  {"经济", false, false}, {"人", false, false},
    {"", false, false},     {"的的", false, false},  {"什么时候", true, true}, {"什么时候呢吗", false, false},
    {"一下", true, false},  {"需要", true, false},   {"几", true, true},    {"龍", false, false},
};
/* clang-format on */

static void test_stop_words(void **state)
{
    (void)state;
    xun_folded folded = {0};
    for (size_t i = 0; i < sizeof stop_rows / sizeof *stop_rows; i++) {
        const stop_row *row = &stop_rows[i];
        bool question = !row->question;
        assert_int_equal(xun_fold(&folded, lexicon, row->word, strlen(row->word), NULL), XUN_OK);
        assert_int_equal(xun_is_chinese_stop_word(folded.chars, folded.count, &question), row->stop);
        assert_int_equal(question, row->question);
        assert_int_equal(xun_is_chinese_stop_word(folded.chars, folded.count, NULL), row->stop);
    }
    xun_folded_free(&folded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),     cmocka_unit_test(test_word_fields), cmocka_unit_test(test_long_run),
        cmocka_unit_test(test_words_at), cmocka_unit_test(test_stop_words),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
