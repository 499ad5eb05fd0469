/* Words of glossaries beside the compiled ones. */
#include "tests/unit/lexicon_fixture.h"

#include <sys/stat.h>
#include <unistd.h>

#include "common/bytes.h"
#include "common/file.h"
#include "tokenizer/glossary.h"

static char folder[] = "/tmp/xun-glossary-XXXXXX";

static const char *write_file(const char *name, const char *text)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return path;
}

/* A lexicon with nothing but one glossary's words added. */
static xun_lexicon *with_glossary(const char *text)
{
    xun_lexicon *own;
    xun_glossary parsed;
    assert_int_equal(xun_lexicon_open(&own, lexicon_path(), NULL), XUN_OK);
    assert_int_equal(xun_glossary_parse(&parsed, text, strlen(text), "own.tsv", NULL), XUN_OK);
    assert_int_equal(xun_lexicon_add_glossary(own, &parsed, "own.tsv", NULL), XUN_OK);
    xun_glossary_close(&parsed);
    return own;
}

static bool take_word(void *user, const xun_term *term)
{
    xun_bytes *out = user;
    return xun_bytes_append(out, term->text, term->length) && xun_bytes_append_byte(out, '/');
}

/* The long words among a text's terms, in order. */
static void assert_words(const xun_lexicon *own, const char *text, const char *wanted)
{
    xun_tokenizer *t;
    xun_bytes words = XUN_BYTES_EMPTY;
    assert_int_equal(xun_tokenizer_new(&t, own, NULL), XUN_OK);
    assert_true(xun_bytes_append_string(&words, ""));
    assert_int_equal(xun_tokenize(t, text, strlen(text), XUN_WANT_WORDS, take_word, &words, NULL), XUN_OK);
    assert_string_equal(words.data, wanted);
    xun_bytes_free(&words);
    xun_tokenizer_free(t);
}

static const char glossary[] = "\xEF\xBB\xBF# kind\tChinese\tvariants\tEnglish\r\n"
                               "term\t七责七化\t\t\r\n"
                               "term\t七责\r\n"
                               "project\tＵ創港\tU创港湾|花花牛二期\tU Port\r\n"
                               "\r\n"
                               "term\tABC\t\tno Chinese in it\n"
                               "term\t河南省\t\thas its place in the lexicon";

static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *without, *with;
    } rows[] = {
        {"创新七责七化工作", "", "七责七化/"},
        {"七责七", "", ""},
        {"U創港湾在河南省", "河南省/", "u创港/u创港湾/河南省/"},
        {"XU创港", "", ""}, /* inside a Latin word */
        {"花花牛二期", "", "花花牛二期/"},
        {"花花牛 二期", "", ""},
        {"ABC", "", ""},
    };
    xun_lexicon *own = with_glossary(glossary);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_words(lexicon, rows[i].text, rows[i].without);
        assert_words(own, rows[i].text, rows[i].with);
    }
    xun_lexicon_close(own);
}

static void test_cut(void **state)
{
    (void)state;
    xun_lexicon *own = with_glossary(glossary);
    xun_tokenizer *t;
    const xun_word *words;
    size_t count, lengths[8];
    assert_int_equal(xun_tokenizer_new(&t, own, NULL), XUN_OK);
    assert_int_equal(xun_cut_words(&words, &count, t, "创新七责七化机制", 24, NULL), XUN_OK);
    assert_int_equal(count, 3);
    assert_int_equal(words[1].count, 4);
    const xun_folded *folded = xun_tokenizer_folded(t);
    assert_int_equal(xun_words_at(own, folded->chars, folded->count, 2, lengths, 8), 2);
    assert_int_equal(lengths[0], 2);
    assert_int_equal(lengths[1], 4);
    assert_int_equal(xun_words_at(own, folded->chars, folded->count, 2, lengths, 1), 1);
    assert_int_equal(lengths[0], 2);
    assert_true(xun_is_glossary_word(own, folded->chars + 2, 4));
    assert_false(xun_is_glossary_word(own, folded->chars + 2, 3));
    assert_false(xun_is_glossary_word(own, folded->chars, 2)); /* 创新: the lexicon's */
    assert_true(xun_word_log_probability(own, folded->chars + 2, 4) < 0);
    assert_true(xun_word_log_probability(lexicon, folded->chars + 2, 4) > 0);
    xun_tokenizer_free(t);
    xun_lexicon_close(own);
}

/* What identifies the words depends neither on their order nor on their translations. */
static void test_settings(void **state)
{
    (void)state;
    static const char *const same[] = {"a\t七责七化\t\t\na\t花花牛\t\t\n", "b\t花花牛\t七责七化\tHuahuaniu\n",
                                       "a\t花花牛|七责七化\na\t花花牛\n"};
    xun_lexicon *other = with_glossary("a\t七责七化\t\t\na\t花花羊\t\t\n");
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        xun_lexicon *one = with_glossary(same[0]), *own = with_glossary(same[i]);
        assert_string_equal(xun_lexicon_glossary(own), xun_lexicon_glossary(one));
        assert_string_not_equal(xun_lexicon_glossary(own), xun_lexicon_glossary(other));
        assert_string_equal(xun_lexicon_settings(own), xun_lexicon_settings(lexicon));
        xun_lexicon_close(one);
        xun_lexicon_close(own);
    }
    assert_string_equal(xun_lexicon_glossary(lexicon), "0 words");
    xun_lexicon_close(other);
}

/* A bad line costs its own words only; a glossary that is not there or no text is refused. */
static void test_refused(void **state)
{
    (void)state;
    static const char half[] = "term,七责七化,,\nterm\t花花牛\n";
    const char *const named = write_file("half.tsv", half);
    xun_lexicon *own;
    assert_int_equal(xun_lexicon_open_with_glossaries(&own, lexicon_path(), &named, 1, NULL), XUN_OK);
    assert_words(own, "七责七化", "");
    assert_words(own, "花花牛", "花花牛/");
    xun_lexicon_close(own);
    const char *const binary = write_file("binary.tsv", "%PDF-1.4\n\x01\x02\x03");
    assert_int_equal(xun_lexicon_open_with_glossaries(&own, lexicon_path(), &binary, 1, NULL), XUN_INVALID);
    own = lexicon;
    const char *const missing = "/nowhere/glossary.tsv";
    assert_int_equal(xun_lexicon_open_with_glossaries(&own, lexicon_path(), &missing, 1, NULL),
                     XUN_NOT_FOUND);
    assert_null(own);
}

/* The user's own is found by itself, in the folder that XDG_DATA_HOME names. */
static void test_own(void **state)
{
    (void)state;
    char own_folder[256];
    snprintf(own_folder, sizeof own_folder, "%s/xunzhang", folder);
    xun_lexicon *before, *after;
    assert_int_equal(setenv("XDG_DATA_HOME", folder, 1), 0);
    assert_int_equal(xun_lexicon_open_with_glossaries(&before, lexicon_path(), NULL, 0, NULL), XUN_OK);
    assert_int_equal(mkdir(own_folder, 0777), 0);
    write_file("xunzhang/glossary.tsv", "term\t七责七化\n");
    assert_int_equal(xun_lexicon_open_with_glossaries(&after, lexicon_path(), NULL, 0, NULL), XUN_OK);
    assert_words(before, "七责七化", "");
    assert_words(after, "七责七化", "七责七化/");
    assert_string_not_equal(xun_lexicon_glossary(before), xun_lexicon_glossary(after));
    xun_lexicon_close(before);
    xun_lexicon_close(after);
    write_file("xunzhang/glossary.tsv", "%PDF-1.4\n\x01\x02\x03");
    assert_int_equal(xun_lexicon_open_with_glossaries(&after, lexicon_path(), NULL, 0, NULL), XUN_OK);
    xun_lexicon_close(after);
}

static int make_folder(void **state)
{
    return mkdtemp(folder) ? open_lexicon(state) : -1;
}

static int remove_folder(void **state)
{
    return xun_remove_tree(folder, NULL) == XUN_OK ? close_lexicon(state) : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),   cmocka_unit_test(test_cut), cmocka_unit_test(test_settings),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_own),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
