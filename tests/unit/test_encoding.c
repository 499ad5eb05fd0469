/* Which encoding bytes are in, and what comes out: tables of short texts, the shared set of files,
 * damaged and cut texts, binary files, and random mutations. */
#include "corpus_fixture.h"

#include "common/utf8.h"
#include "corpus/source.h"

/* Opens bytes that are copied, so that the sanitizer sees every step past them. */
typedef struct {
    xun_text *text;
    char *bytes;
    xun_status status;
    xun_error error;
} opened;

static opened open_as(const void *data, size_t length, const char *name, const char *encoding)
{
    opened it = {NULL, malloc(length ? length : 1), XUN_OK, {XUN_OK, ""}};
    assert_non_null(it.bytes);
    if (length)
        memcpy(it.bytes, data, length);
    xun_text_options options = {encoding, name};
    it.status = xun_text_open_bytes(&it.text, it.bytes, length, &options, &it.error);
    assert_true((it.status == XUN_OK) == (it.text != NULL));
    return it;
}

static void close_it(opened *it)
{
    xun_text_close(it->text);
    free(it->bytes);
}

static void check_text(const opened *it, const char *encoding, const char *expected, size_t length)
{
    if (it->status != XUN_OK)
        fail_msg("%s", it->error.message);
    assert_string_equal(xun_text_decoding(it->text)->encoding, encoding);
    assert_int_equal(xun_text_length(it->text), length);
    assert_memory_equal(xun_text_data(it->text), expected, length);
}

#define SIMPLIFIED "全市生产总值完成七千多亿元，增长百分之八点四，财政收入突破千亿元大关。"
#define TRADITIONAL "臺北市政府昨天舉行記者會，說明捷運工程的進度與經費，並回答市民的問題。"
#define ENGLISH                                                                                              \
    "The city\xE2\x80\x99s GDP grew by 8.4% \xE2\x80\x94 the na\xC3\xAFve caf\xC3\xA9 owner disagreed."

static void test_short_texts(void **state)
{
    (void)state;
    static const struct {
        const char *iconv, *text, *shown;
    } rows[] = {
        {"UTF-8", SIMPLIFIED, "UTF-8"},
        {"GBK", SIMPLIFIED, "GB18030"},
        {"GB18030", SIMPLIFIED "㐀𠀀", "GB18030"},
        {"GBK", TRADITIONAL, "GB18030"},
        {"GBK", "郑州市二七区", "GB18030"},
        {"GBK", "联通", "GB18030"},
        {"BIG5", TRADITIONAL, "Big5"},
        {"BIG5", "捷運工程的進度", "Big5"},
        {"BIG5-HKSCS", "香港嘅啲嘢喺度，" TRADITIONAL, "Big5-HKSCS"},
        {"EUC-TW", TRADITIONAL, "EUC-TW"},
        {"UTF-16LE", SIMPLIFIED, "UTF-16LE"},
        {"UTF-16BE", SIMPLIFIED, "UTF-16BE"},
        {"UTF-16LE", ENGLISH, "UTF-16LE"},
        {"UTF-32LE", SIMPLIFIED, "UTF-32LE"},
        {"UTF-32BE", TRADITIONAL, "UTF-32BE"},
        {"CP1252", ENGLISH, "Windows-1252"},
        {"CP1252", "Caf\xC3\xA9", "Windows-1252"},
        {"CP1252",
         "It cost \xC2\xA3"
         "30 in M\xC3\xBCnchen.",
         "Windows-1252"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        xun_bytes bytes = fixture_encode(rows[i].iconv, rows[i].text);
        opened it = open_as(bytes.data, bytes.length, "a.txt", NULL);
        check_text(&it, rows[i].shown, rows[i].text, strlen(rows[i].text));
        assert_int_equal(xun_text_decoding(it.text)->undecodable, 0);
        if (xun_text_decoding(it.text)->confidence < 0.5)
            fail_msg("%s: sure to %.2f only", rows[i].text, xun_text_decoding(it.text)->confidence);
        close_it(&it);
        xun_bytes_free(&bytes);
    }
}

static void test_bytes_to_text(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *told, *encoding, *how, *text;
        uint64_t undecodable, zeros;
    } rows[] = {
        {"", 0, NULL, "UTF-8", "strict UTF-8", "", 0, 0},
        {"plain", 5, NULL, "UTF-8", "strict UTF-8", "plain", 0, 0},
        {"\xEF\xBB\xBFplain", 8, NULL, "UTF-8", "byte-order mark", "plain", 0, 0},
        {"\xEF\xBB\xBF", 3, NULL, "UTF-8", "byte-order mark", "", 0, 0},
        {"\xFF\xFE"
         "a\0b\0",
         6, NULL, "UTF-16LE", "byte-order mark", "ab", 0, 0},
        {"\xFE\xFF\0a\x4E\x2D", 6, NULL, "UTF-16BE", "byte-order mark", "a中", 0, 0},
        {"\xFF\xFE\0\0a\0\0\0", 8, NULL, "UTF-32LE", "byte-order mark", "a", 0, 0},
        {"\xFF\xFE"
         "a\0b\0c",
         7, NULL, "UTF-16LE", "byte-order mark", "ab\xEF\xBF\xBD", 1, 0},
        /* broken UTF-8 stays UTF-8: a stray byte, a cut end, a cut beginning */
        {"\xE4\xB8\xAD\xE6\x96\x87\xFF\xE5\xA5\xBD\xE4\xBA\xBA", 13, NULL, "UTF-8", "detected",
         "中文\xEF\xBF\xBD好人", 1, 0},
        {"\xE4\xB8\xAD\xE6\x96\x87\xE5\xA5\xBD\xE4\xBA", 11, NULL, "UTF-8", "detected", "中文好\xEF\xBF\xBD",
         2, 0},
        {"\xB8\xAD\xE6\x96\x87\xE5\xA5\xBD\xE4\xBA\xBA", 11, NULL, "UTF-8", "detected", "\xEF\xBF\xBD文好人",
         2, 0},
        /* zero bytes in a text */
        {"The report\0 of the city of Zhengzhou", 36, NULL, "UTF-8", "detected",
         "The report  of the city of Zhengzhou", 0, 1},
        /* HZ (RFC 1843) and what only looks like it */
        {"~{VPNDJGVPND~} and ~~.", 22, NULL, "HZ", "detected", "中文是中文 and ~.", 0, 0},
        {"sed 's~{a~}b~' file", 19, NULL, "UTF-8", "strict UTF-8", "sed 's~{a~}b~' file", 0, 0},
        /* told */
        {"\xD6\xD0\xCE\xC4", 4, "gbk", "GBK", "told", "中文", 0, 0},
        {"\xD6\xD0\xCE\xC4", 4, "latin1", "Windows-1252", "told", "ÖÐÎÄ", 0, 0},
        {"\xD6\xD0\xFF\xFF"
         "a\xCE",
         6, "GB18030", "GB18030", "told",
         "中\xEF\xBF\xBD"
         "a\xEF\xBF\xBD",
         3, 0},
        /* a bad first byte swallows no ASCII */
        {"\xD6\xD0\xCE\nnext", 8, "GB18030", "GB18030", "told", "中\xEF\xBF\xBD\nnext", 1, 0},
        {"\xA4\xA4\xA4\"next", 8, "Big5", "Big5", "told", "中\xEF\xBF\xBD\"next", 1, 0},
        {"a\x81"
         "b",
         3, "windows-1252", "Windows-1252", "told",
         "a\xEF\xBF\xBD"
         "b",
         1, 0},
        {"\0\xD8"
         "a\0",
         4, "UTF-16LE", "UTF-16LE", "told",
         "\xEF\xBF\xBD"
         "a",
         2, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        opened it = open_as(rows[i].bytes, rows[i].length, "a.txt", rows[i].told);
        check_text(&it, rows[i].encoding, rows[i].text, strlen(rows[i].text));
        const xun_decoding *decoding = xun_text_decoding(it.text);
        assert_string_equal(decoding->how, rows[i].how);
        assert_int_equal(decoding->undecodable, rows[i].undecodable);
        assert_int_equal(decoding->zero_bytes, rows[i].zeros);
        close_it(&it);
    }
}

static void check_refused(const void *data, size_t length, const char *words)
{
    opened it = open_as(data, length, "a.txt", NULL);
    assert_int_equal(it.status, XUN_INVALID);
    assert_non_null(strstr(it.error.message, "looks like a binary file"));
    assert_non_null(strstr(it.error.message, words));
    close_it(&it);
}

/* A fixed sequence, the same on every machine (xorshift, Marsaglia 2003). */
static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void test_binary_files(void **state)
{
    (void)state;
    check_refused("\x7F"
                  "ELF\x02\x01\x01\0\0\0\0\0\0",
                  12, "a program");
    check_refused("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16, "a PNG image");
    check_refused("PK\x03\x04\x14\0\0\0", 8, "a ZIP archive");
    check_refused("\x01\x02\x03\x04\x05\x06\x07 abc", 11, "control characters");
    uint32_t seed = 2463534242u;
    for (int round = 0; round < 20; round++) {
        unsigned char noise[4000], samples[4000];
        for (size_t i = 0; i < sizeof noise; i++)
            noise[i] = (unsigned char)(next_random(&seed) >> 8);
        check_refused(noise, sizeof noise, "");
        for (size_t i = 0; i < sizeof samples;
             i += 2) { /* like sound: small numbers of two bytes around zero */
            int value = (int)(next_random(&seed) >> 8) % 1600 - 800;
            samples[i] = (unsigned char)value;
            samples[i + 1] = (unsigned char)(value >> 8);
        }
        check_refused(samples, sizeof samples, "");
    }
}

static void test_unknown_names(void **state)
{
    (void)state;
    opened it = open_as("abc", 3, "a.txt", "klingon");
    assert_int_equal(it.status, XUN_INVALID);
    assert_non_null(strstr(it.error.message, "klingon"));
    close_it(&it);
    it = open_as("abc", 3, "a.txt", "UTF-8//IGNORE");
    close_it(&it);
}

/* A paragraph repeated, so that there is a middle to cut out. */
static xun_bytes repeated(const char *encoding, const char *paragraph, int times)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    for (int i = 0; i < times; i++)
        assert_true(xun_bytes_append_format(&text, "%d. %s\n", i, paragraph));
    xun_bytes bytes = fixture_encode(encoding, text.data);
    xun_bytes_free(&text);
    return bytes;
}

static void test_middle_of_files(void **state)
{
    (void)state;
    static const struct {
        const char *iconv, *text, *shown;
    } rows[] = {
        {"GBK", SIMPLIFIED, "GB18030"}, {"BIG5", TRADITIONAL, "Big5"}, {"UTF-8", SIMPLIFIED, "UTF-8"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        xun_bytes bytes = repeated(rows[i].iconv, rows[i].text, 40);
        for (size_t from = 200; from < 400; from += 7) { /* within characters too */
            opened it = open_as(bytes.data + from, 900, "a.txt", NULL);
            if (it.status != XUN_OK)
                fail_msg("%s from %zu: %s", rows[i].shown, from, it.error.message);
            /* half a character may look like one of Big5-HKSCS */
            assert_memory_equal(xun_text_decoding(it.text)->encoding, rows[i].shown, strlen(rows[i].shown));
            assert_true(xun_text_decoding(it.text)->undecodable <= 6);
            close_it(&it);
        }
        xun_bytes_free(&bytes);
    }
}

static void test_declared(void **state)
{
    (void)state;
    static const char page[] = "<meta charset=gb2312><p>郑州市</p>";
    xun_bytes bytes = fixture_encode("GBK", page);
    opened it = open_as(bytes.data, bytes.length, "a.html", NULL);
    check_text(&it, "GB18030", "郑州市\n", strlen("郑州市\n"));
    assert_string_equal(xun_text_decoding(it.text)->how, "declared");
    close_it(&it);
    xun_bytes_free(&bytes);
    /* a page that declares what it is not */
    static const char wrong[] = "<meta charset=\"big5\"><p>" SIMPLIFIED "</p>";
    bytes = fixture_encode("GBK", wrong);
    it = open_as(bytes.data, bytes.length, "a.html", NULL);
    check_text(&it, "GB18030", SIMPLIFIED "\n", strlen(SIMPLIFIED "\n"));
    assert_string_equal(xun_text_decoding(it.text)->how, "detected");
    close_it(&it);
    xun_bytes_free(&bytes);
}

/* Every byte offset of the text against the offset that decoding the bytes before it by themselves gives. */
static void check_offsets(const char *iconv_name, const char *mark, size_t mark_length)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    for (int i = 0; i < 300; i++)
        assert_true(xun_bytes_append_format(&text, "%d 全市生產總值 GDP 增長。\n", i));
    xun_bytes body = fixture_encode(iconv_name, text.data), bytes = XUN_BYTES_EMPTY;
    assert_true(xun_bytes_append(&bytes, mark, mark_length) &&
                xun_bytes_append(&bytes, body.data, body.length));
    opened it = open_as(bytes.data, bytes.length, "a.txt", NULL);
    check_text(&it, xun_text_decoding(it.text)->encoding, text.data, text.length);
    for (size_t any = 0; any < text.length; any += any % 31 + 1) {
        size_t at = xun_utf8_border(text.data, text.length, any);
        xun_bytes before = fixture_convert(iconv_name, "UTF-8", text.data, at);
        assert_int_equal(xun_text_source_offset(it.text, at), mark_length + before.length);
        xun_bytes_free(&before);
    }
    assert_int_equal(xun_text_source_offset(it.text, text.length), bytes.length);
    close_it(&it);
    xun_bytes_free(&body);
    xun_bytes_free(&bytes);
    xun_bytes_free(&text);
}

static void test_source_offsets(void **state)
{
    (void)state;
    check_offsets("UTF-8", "", 0);
    check_offsets("UTF-8", "\xEF\xBB\xBF", 3);
    check_offsets("GB18030", "", 0);
    check_offsets("BIG5-HKSCS", "", 0);
    check_offsets("UTF-16LE", "\xFF\xFE", 2);
    check_offsets("UTF-16BE", "", 0);
    check_offsets("EUC-TW", "", 0);
}

static void test_offsets_past_damage(void **state)
{
    (void)state;
    /* 4,100 good bytes, two bad runs, then more, so that a checkpoint lies between */
    xun_bytes bytes = XUN_BYTES_EMPTY;
    for (int i = 0; i < 1400; i++)
        assert_true(xun_bytes_append_string(&bytes, i == 300 || i == 1380 ? "\xFF\xFF\xFF" : "中"));
    opened it = open_as(bytes.data, bytes.length, "a.txt", NULL);
    assert_int_equal(xun_text_decoding(it.text)->undecodable, 6);
    const char *text = xun_text_data(it.text);
    for (size_t at = 0; at < xun_text_length(it.text); at += 3) {
        uint64_t source = xun_text_source_offset(it.text, at);
        bool bad = memcmp(text + at, "\xEF\xBF\xBD", 3) == 0;
        assert_memory_equal(bytes.data + source, bad ? "\xFF\xFF\xFF" : "中", 3);
        assert_int_equal(source, at); /* a run of three bytes stands as three bytes */
    }
    close_it(&it);
    xun_bytes_free(&bytes);
}

static void test_hz_offsets(void **state)
{
    (void)state;
    xun_bytes bytes = XUN_BYTES_EMPTY;
    for (int i = 0; i < 600; i++)
        assert_true(xun_bytes_append_string(&bytes, "ab ~{VPND~}\n"));
    opened it = open_as(bytes.data, bytes.length, "a.txt", NULL);
    assert_string_equal(xun_text_decoding(it.text)->encoding, "HZ");
    const size_t row = strlen("ab 中文\n");
    for (size_t i = 0; i < 600; i++) {
        assert_int_equal(xun_text_source_offset(it.text, i * row + 1), i * 12 + 1);
        assert_in_range(xun_text_source_offset(it.text, i * row + 3), i * 12 + 3,
                        i * 12 + 5); /* before or after ~{ */
        assert_int_equal(xun_text_source_offset(it.text, i * row + 6), i * 12 + 7);
    }
    close_it(&it);
    xun_bytes_free(&bytes);
}

/* Mutations of a text in GBK: whatever comes out is valid UTF-8 without zero bytes, and offsets go up
 * with the text. */
static void test_mutations(void **state)
{
    (void)state;
    xun_bytes original = repeated("GBK", SIMPLIFIED, 20);
    uint32_t seed = 88172645u;
    for (int round = 0; round < 1500; round++) {
        xun_bytes bytes = XUN_BYTES_EMPTY;
        size_t from = next_random(&seed) % 50, length = next_random(&seed) % (original.length - from);
        assert_true(xun_bytes_append(&bytes, original.data + from, length));
        for (uint32_t left = next_random(&seed) % 30; left && length; left--)
            bytes.data[next_random(&seed) % length] = (char)(next_random(&seed) >> 8);
        opened it = open_as(bytes.data, bytes.length, "a.txt", round % 3 ? NULL : "GB18030");
        if (it.status == XUN_OK) {
            const char *text = xun_text_data(it.text);
            size_t text_length = xun_text_length(it.text);
            assert_int_equal(xun_utf8_valid_prefix(text, text_length), text_length);
            assert_true(!text_length || !memchr(text, 0, text_length));
            uint64_t last = 0;
            for (size_t at = 0; at < text_length; at += 17) {
                uint64_t source = xun_text_source_offset(it.text, at);
                assert_in_range(source, last, bytes.length);
                last = source;
            }
        } else {
            assert_int_equal(it.status, XUN_INVALID);
        }
        close_it(&it);
        xun_bytes_free(&bytes);
    }
    xun_bytes_free(&original);
}

/* What each codec of the manifest is called by iconv; NULL: iconv has none. */
static const char *iconv_name_of(const char *codec)
{
    static const char *const names[][2] = {
        {"cp950", "BIG5"},    {"big5hkscs", "BIG5-HKSCS"}, {"gb18030", "GB18030"},
        {"cp936", "GB18030"}, {"utf-8", "UTF-8"},          {"utf-8-sig", "UTF-8"},
        {"utf-16", "UTF-16"}, {"utf-16-le", "UTF-16LE"},   {"utf-16-be", "UTF-16BE"},
        {"-", "EUC-TW"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i][0], codec) == 0)
            return names[i][1];
    return NULL;
}

/* The family of a folder's label, as this library names it. */
static const char *shown_name_of(const char *label, const char *path)
{
    if (strncmp(label, "gb", 2) == 0)
        return "GB18030";
    if (strcmp(label, "big5") == 0)
        return "Big5";
    if (strcmp(label, "big5-hkscs") == 0)
        return "Big5-HKSCS";
    if (strcmp(label, "euc-tw") == 0)
        return "EUC-TW";
    if (strcmp(label, "hz") == 0)
        return "HZ";
    if (strncmp(label, "utf-8", 5) == 0)
        return "UTF-8";
    return strstr(label, "be") || strstr(path, "-be") ? "UTF-16BE" : "UTF-16LE";
}

static void check_shared_file(const char *folder, const char *path, const char *label, const char *codec)
{
    char full[512];
    snprintf(full, sizeof full, "%s/data/encodings/%s", folder, path);
    xun_bytes bytes = fixture_read(full);
    opened it = open_as(bytes.data, bytes.length, "a.txt", NULL);
    if (it.status != XUN_OK)
        fail_msg("%s: %s", path, it.error.message);
    assert_string_equal(xun_text_decoding(it.text)->encoding, shown_name_of(label, path));
    assert_int_equal(xun_text_decoding(it.text)->undecodable, 0);
    const char *from = iconv_name_of(codec);
    size_t mark = strcmp(codec, "utf-8-sig") == 0 ? 3 : 0;
    if (from) {
        xun_bytes expected = fixture_convert("UTF-8", from, bytes.data + mark, bytes.length - mark);
        check_text(&it, shown_name_of(label, path), expected.data, expected.length);
        xun_bytes_free(&expected);
    }
    close_it(&it);
    /* again without the first line, which may declare the encoding */
    const char *line = memmem(bytes.data, bytes.length, "?>", 2);
    if (line && strcmp(label, "utf-16") != 0) {
        size_t skipped = (size_t)(line + 2 - bytes.data);
        it = open_as(line + 2, bytes.length - skipped, "a.txt", NULL);
        assert_int_equal(it.status, XUN_OK);
        assert_string_equal(xun_text_decoding(it.text)->encoding, shown_name_of(label, path));
        close_it(&it);
    }
    xun_bytes_free(&bytes);
}

static void test_shared_files(void **state)
{
    (void)state;
    const char *folder = getenv("XUN_SHARED");
    char manifest[512], line[1024];
    snprintf(manifest, sizeof manifest, "%s/data/encodings/manifest.tsv", folder ? folder : "");
    FILE *file = fopen(manifest, "r");
    if (!file) {
        print_message("SKIPPED: the files in many encodings need ../shared\n");
        return;
    }
    int checked = 0;
    assert_non_null(fgets(line, sizeof line, file)); /* column names */
    while (fgets(line, sizeof line, file)) {
        const char *path = strtok(line, "\t"), *label = strtok(NULL, "\t"), *codec = strtok(NULL, "\t");
        check_shared_file(folder, path, label, codec);
        checked++;
    }
    fclose(file);
    assert_int_equal(checked, 67);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_texts),     cmocka_unit_test(test_bytes_to_text),
        cmocka_unit_test(test_binary_files),    cmocka_unit_test(test_unknown_names),
        cmocka_unit_test(test_middle_of_files), cmocka_unit_test(test_declared),
        cmocka_unit_test(test_source_offsets),  cmocka_unit_test(test_offsets_past_damage),
        cmocka_unit_test(test_hz_offsets),      cmocka_unit_test(test_mutations),
        cmocka_unit_test(test_shared_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
