/* Folding: what becomes of characters, and which bytes they stand for. */
#include "tests/unit/lexicon_fixture.h"

#include "common/bytes.h"
#include "common/utf8.h"
#include "tokenizer/fold.h"

typedef struct {
    const char *text, *folded;
    const char *spans; /* start-end of each folded character; NULL: not looked at */
} fold_row;

/* clang-format off */
static const fold_row rows[] = {
    {"", "", ""},
    {"GDP", "gdp", "0-1 1-2 2-3"},
    {"ＧＤＰ２０１７年，", "gdp2017年,", "0-3 3-6 6-9 9-12 12-15 15-18 18-21 21-24 24-27"},
    {"國際論壇", "国际论坛", "0-3 3-6 6-9 9-12"},
    {"萬鐘後髮裏", "万钟后发里", NULL},
    {"Café Ærø Łódź Straße", "cafe aero lodz strasse", NULL},
    {"cafe\xCC\x81!", "cafe!", "0-1 1-2 2-3 3-6 6-7"},
    {"\xE3\x81\x8B\xE3\x82\x99", "が", "0-6"}, /* か and the combining voiced mark */
    {"ｶﾞ", "ガ", "0-6"},                       /* half-width kana and mark */
    {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한", "0-9"}, /* conjoining jamo */
    {"й", "й", "0-2"},
    {"и\xCC\x86", "й", "0-4"},
    {"q\xCC\xA3\xCC\x87z", "qz", "0-5 5-6"},
    {"\xCC\x81\xCC\x81", "\xCC\x81\xCC\x81", "0-4 0-4"}, /* marks without a letter */
    {"㎡ ½ Ⅳ", "m2 1\xE2\x81\x84""2 iv", NULL},
    {"㎡", "m2", "0-3 0-3"},
    {"ﬁ\xCC\x81", "fi", "0-5 0-5"},
    {"正\xC2\xAD""文\xE2\x80\x8B字", "正文字", "0-3 5-8 11-14"}, /* soft hyphen, zero-width space */
    {"\xEF\xBB\xBF""a", "a", "3-4"},
    {"“二○○一”—‘a’ 10–20", "\"二〇〇一\"—'a' 10-20", NULL},
    {"万科•水晶城・万科‧水晶城", "万科·水晶城·万科·水晶城", NULL},
    {"⻓⻋⽅", "长车方", NULL}, /* radicals as PDF files hold them */
    {"\xF0\xA0\x80\x80", "\xF0\xA0\x80\x80", "0-4"},
    {"a\xFFz", "a\xEF\xBF\xBDz", "0-1 1-2 2-3"},
    {"a\xE4\xB8z", "a\xEF\xBF\xBDz", "0-1 1-3 3-4"},         /* a Han character cut off: one maximal subpart */
    {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "0-1 1-2 2-3"}, /* a surrogate */
    {"\xC0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD", "0-1 1-2"},                     /* an overlong zero */
    {"\xE4\xB8", "\xEF\xBF\xBD", "0-2"},
};
/* clang-format on */

static void describe(xun_bytes *text, xun_bytes *spans, const xun_folded *folded)
{
    xun_bytes_clear(text);
    xun_bytes_clear(spans);
    assert_true(xun_bytes_append_string(text, "") && xun_bytes_append_string(spans, ""));
    for (size_t i = 0; i < folded->count; i++) {
        char bytes[4];
        const xun_folded_char *c = &folded->chars[i];
        assert_true(xun_bytes_append(text, bytes, xun_utf8_write(bytes, c->character)));
        assert_true(xun_bytes_append_format(spans, "%s%u-%u", i ? " " : "", c->start, c->end));
    }
}

static void test_rows(void **state)
{
    (void)state;
    xun_folded folded = {0};
    xun_bytes text = XUN_BYTES_EMPTY, spans = XUN_BYTES_EMPTY;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(xun_fold(&folded, lexicon, rows[i].text, strlen(rows[i].text), NULL), XUN_OK);
        describe(&text, &spans, &folded);
        assert_string_equal(text.data, rows[i].folded);
        if (rows[i].spans)
            assert_string_equal(spans.data, rows[i].spans);
    }
    xun_bytes_free(&text);
    xun_bytes_free(&spans);
    xun_folded_free(&folded);
}

static void test_nul_and_length(void **state)
{
    (void)state;
    xun_folded folded = {0};
    assert_int_equal(xun_fold(&folded, lexicon, "A\0B", 3, NULL), XUN_OK);
    assert_int_equal(folded.count, 3);
    assert_int_equal(folded.chars[1].character, 0);
    assert_int_equal(folded.chars[2].character, 'b');
    xun_error error;
    assert_int_equal(xun_fold(&folded, lexicon, "", UINT32_MAX, &error), XUN_LIMIT);
    xun_folded_free(&folded);
}

/* Folding what is folded changes nothing; the table agrees with xun_fold. */
static void test_every_character(void **state)
{
    (void)state;
    xun_folded folded = {0}, again = {0};
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4], folded_bytes[4 * 32];
        size_t length = 0;
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        assert_int_equal(xun_fold(&folded, lexicon, bytes, xun_utf8_write(bytes, c), NULL), XUN_OK);
        for (size_t i = 0; i < folded.count; i++)
            length += xun_utf8_write(folded_bytes + length, folded.chars[i].character);
        assert_int_equal(xun_fold(&again, lexicon, folded_bytes, length, NULL), XUN_OK);
        assert_int_equal(again.count, folded.count);
        for (size_t i = 0; i < folded.count; i++)
            assert_int_equal(again.chars[i].character, folded.chars[i].character);
        uint32_t single = folded.count == 1 ? folded.chars[0].character : c;
        assert_int_equal(xun_fold_character(lexicon, c), single);
        assert_int_equal(xun_fold_lookup(xun_lexicon_fold_table(lexicon), c), single);
    }
    assert_int_equal(xun_fold_character(lexicon, 0x110000), 0x110000);
    xun_folded_free(&folded);
    xun_folded_free(&again);
}

/* A letter with 100,000 accents, and 100,000 marks alone: done in one walk, spans whole. */
static void test_many_marks(void **state)
{
    (void)state;
    enum { MARKS = 100000 };
    char *text = malloc(2 * MARKS + 1);
    assert_non_null(text);
    text[0] = 'e';
    for (size_t i = 0; i < MARKS; i++)
        memcpy(text + 1 + 2 * i, "\xCC\x81", 2);
    xun_folded folded = {0};
    assert_int_equal(xun_fold(&folded, lexicon, text, 2 * MARKS + 1, NULL), XUN_OK);
    assert_int_equal(folded.count, 1);
    assert_int_equal(folded.chars[0].character, 'e');
    assert_int_equal(folded.chars[0].end, 2 * MARKS + 1);
    assert_int_equal(xun_fold(&folded, lexicon, text + 1, 2 * MARKS, NULL), XUN_OK);
    assert_in_range(folded.count, 1, 31);
    assert_int_equal(folded.chars[folded.count - 1].end, 2 * MARKS);
    xun_folded_free(&folded);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_nul_and_length),
        cmocka_unit_test(test_every_character),
        cmocka_unit_test(test_many_marks),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
