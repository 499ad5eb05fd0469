/* Opening the lexicon: where it is looked for, and files that are no lexicon or a damaged one. */
#include "tests/unit/lexicon_fixture.h"

#include <unistd.h>

#include "common/file.h"

static char folder[] = "/tmp/xun-lexicon-XXXXXX";
static char odd_path[64];
static xun_mapping whole;

static int make_folder(void **state)
{
    if (open_lexicon(state) != 0 || !mkdtemp(folder))
        return -1;
    snprintf(odd_path, sizeof odd_path, "%s/lexicon.bin", folder);
    return xun_mapping_open(&whole, lexicon_path(), NULL) == XUN_OK ? 0 : -1;
}

static int remove_folder(void **state)
{
    xun_mapping_close(&whole);
    return xun_remove_tree(folder, NULL) == XUN_OK ? close_lexicon(state) : -1;
}

/* Writes the first `length` bytes of the whole lexicon, with one byte changed unless `change` is past
 * them. */
static void write_odd(size_t length, size_t change)
{
    FILE *file = fopen(odd_path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(whole.data, 1, length, file), length);
    if (change < length) {
        assert_int_equal(fseek(file, (long)change, SEEK_SET), 0);
        fputc(whole.data[change] ^ 0x55, file);
    }
    assert_int_equal(fclose(file), 0);
}

static void assert_refused(xun_status wanted)
{
    xun_lexicon *odd = lexicon;
    xun_error error = {XUN_OK, ""};
    assert_int_equal(xun_lexicon_open(&odd, odd_path, &error), wanted);
    assert_null(odd);
    assert_int_equal(error.status, wanted);
    assert_non_null(strstr(error.message, odd_path));
}

static void test_missing(void **state)
{
    (void)state;
    xun_lexicon *odd;
    xun_error error;
    assert_int_equal(xun_lexicon_open(&odd, "/nowhere/lexicon.bin", &error), XUN_NOT_FOUND);
    assert_null(odd);
    assert_int_equal(xun_lexicon_open(&odd, folder, &error), XUN_INVALID);
}

static void test_odd_files(void **state)
{
    (void)state;
    write_odd(0, 1);
    assert_refused(XUN_CORRUPT);
    write_odd(7, 8);
    assert_refused(XUN_CORRUPT);
    write_odd(whole.length / 2, SIZE_MAX);
    assert_refused(XUN_CORRUPT);
    write_odd(whole.length - 1, SIZE_MAX);
    assert_refused(XUN_CORRUPT);
    write_odd(whole.length, 0); /* another magic */
    assert_refused(XUN_CORRUPT);
    write_odd(whole.length, 8); /* another format */
    assert_refused(XUN_MISMATCH);
    write_odd(whole.length, 12); /* another byte order */
    assert_refused(XUN_MISMATCH);
    for (size_t change = 16; change < 144; change++) { /* any other byte of the header */
        write_odd(4096, change);
        assert_refused(XUN_CORRUPT);
    }
}

static bool ignore_term(void *user, const xun_term *term)
{
    *(size_t *)user += term->length;
    return true;
}

/* Damage behind the header may give wrong terms, or be seen; AddressSanitizer proves that nothing is read
 * outside. */
static void test_damaged_tables(void **state)
{
    (void)state;
    static const char text[] = "中華人民共和國５Ａ級 café ㎡ PM2.5传感器 研究生命起源";
    uint32_t seed = 7;
    for (int round = 0; round < 40; round++) {
        write_odd(whole.length, SIZE_MAX);
        FILE *file = fopen(odd_path, "r+b");
        assert_non_null(file);
        for (int hole = 0; hole < 200; hole++) {
            seed = seed * 1664525u + 1013904223u;
            size_t span = round % 2 ? whole.length : 400000; /* all over; in the tables of characters */
            assert_int_equal(fseek(file, (long)(144 + seed % (span - 400)), SEEK_SET), 0);
            for (int i = 0; i < 256; i++)
                fputc((int)(seed >> 8) + i * 37, file);
        }
        assert_int_equal(fclose(file), 0);
        xun_lexicon *odd;
        xun_tokenizer *odd_tokenizer = NULL;
        size_t bytes = 0;
        if (xun_lexicon_open(&odd, odd_path, NULL) != XUN_OK)
            continue;
        assert_int_equal(xun_tokenizer_new(&odd_tokenizer, odd, NULL), XUN_OK);
        assert_int_equal(
            xun_tokenize(odd_tokenizer, text, sizeof text - 1, XUN_WANT_ALL, ignore_term, &bytes, NULL),
            XUN_OK);
        const xun_word *words;
        size_t count;
        assert_int_equal(xun_cut_words(&words, &count, odd_tokenizer, text, sizeof text - 1, NULL), XUN_OK);
        xun_tokenizer_free(odd_tokenizer);
        xun_lexicon_close(odd);
    }
}

static void test_lookup(void **state)
{
    (void)state;
    xun_lexicon *found;
    xun_error error, unused = {XUN_OK, ""};
    write_odd(7, 8);
    assert_int_equal(setenv("XUNZHANG_DATA", folder, 1), 0);
    assert_int_equal(xun_lexicon_open(&found, NULL, &error), XUN_CORRUPT); /* the named folder comes first */
    assert_int_equal(unlink(odd_path), 0);
    assert_int_equal(setenv("XUNZHANG_DATA", getenv("XUN_DATA"), 1), 0);
    assert_int_equal(xun_lexicon_open(&found, NULL, &error), XUN_OK);
    assert_string_equal(xun_lexicon_settings(found), xun_lexicon_settings(lexicon));
    assert_non_null(strstr(xun_lexicon_settings(found), "lexicon="));
    xun_lexicon_close(found);
    assert_int_equal(setenv("XUNZHANG_DATA", folder, 1), 0); /* empty: on to the next place */
    assert_int_equal(xun_lexicon_open(&found, NULL, &unused), XUN_OK);
    assert_string_equal(unused.message, "");
    assert_int_equal(unused.status, XUN_OK);
    xun_lexicon_close(found);
    assert_int_equal(unsetenv("XUNZHANG_DATA"), 0);
    xun_lexicon_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_odd_files),
        cmocka_unit_test(test_damaged_tables),
        cmocka_unit_test(test_lookup),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
