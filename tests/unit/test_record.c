/* Bulk records: tables of lines, and what is read from them or said of them. */
#include "corpus_fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>

#include "corpus/record.h"

/* All records of a range, one a line: "id|title|text|date|lang|url@line:start-end", or "!status
 * message's end". */
static xun_bytes records_of(const char *path, xun_record_format format, uint64_t start, uint64_t end)
{
    xun_bytes out = XUN_BYTES_EMPTY;
    xun_record_reader *reader;
    xun_error error = {XUN_OK, ""};
    assert_true(xun_bytes_append_string(&out, ""));
    if (xun_record_reader_open(&reader, path, format, start, end, &error) != XUN_OK)
        fail_msg("%s", error.message);
    for (;;) {
        xun_record r;
        xun_status status = xun_record_next(&r, reader, &error);
        if (status == XUN_NOT_FOUND)
            break;
        bool good = status == XUN_OK;
        if (good) {
            assert_int_equal(strlen(r.id), r.id_length);
            assert_int_equal(strlen(r.title), r.title_length);
            assert_int_equal(strlen(r.text), r.text_length);
            assert_true(xun_bytes_append_format(&out, "%s|%s|%.40s|%s|%s|%s@%d:%d-%d\n", r.id, r.title,
                                                r.text, r.date, r.language, r.url, (int)r.line, (int)r.start,
                                                (int)r.end));
        } else {
            const char *reason = strstr(error.message, "line ");
            assert_non_null(reason);
            assert_true(xun_bytes_append_format(&out, "!%s: %s\n", xun_status_string(status), reason));
        }
    }
    xun_record_reader_close(reader);
    return out;
}

static void check_records(const char *path, xun_record_format format, uint64_t start, uint64_t end,
                          const char *expected)
{
    xun_bytes got = records_of(path, format, start, end);
    assert_string_equal(got.data, expected);
    xun_bytes_free(&got);
}

typedef struct {
    const char *input;
    size_t length;
    const char *expected;
} row;
#define ROW(input, expected)                                                                                 \
    {                                                                                                        \
        input, sizeof input - 1, expected                                                                    \
    }

static void check_rows(const row *rows, size_t count, xun_record_format format)
{
    for (size_t i = 0; i < count; i++)
        check_records(fixture_file("records", rows[i].input, rows[i].length), format, 0, 0, rows[i].expected);
}

static void test_tsv(void **state)
{
    (void)state;
    static const row rows[] = {
        ROW("", ""),
        ROW("\n\r\n\n", ""),
        ROW("1\t题\t文\n", "1|题|文|||@1:0-9\n"),
        ROW("1\t文", "1||文|||@1:0-5\n"),
        ROW("1\tt\tx\r\n2\tu\ty\r\n", "1|t|x|||@1:0-6\n2|u|y|||@2:7-13\n"),
        ROW("\xEF\xBB\xBF"
            "1\tx\n",
            "1||x|||@1:0-6\n"),
        ROW("1\t\t\n", "1|||||@1:0-3\n"),
        ROW("1\ta\\tb\\n\\\\\n", "1||a\\tb\\n\\\\|||@1:0-10\n"),
        ROW("only\n\n2\tx\n",
            "!invalid input: line 1: 1 column, where id, title and text (or id and text) are expected\n"
            "2||x|||@3:6-9\n"),
        ROW("1\t2\t3\t4\n5\t6\n",
            "!invalid input: line 1: 4 columns, where id, title and text (or id and text) are expected\n"
            "5||6|||@2:8-11\n"),
        ROW("\tx\ty\n", "!invalid input: line 1: the id is empty\n"),
        ROW("1\ta\0b\n2\tx\n", "!invalid input: line 1: has a zero byte\n2||x|||@2:6-9\n"),
        ROW("1\t\xD6\xD0\n2\tx\n",
            "!invalid input: line 1: not UTF-8: convert the file with iconv\n2||x|||@2:5-8\n"),
    };
    check_rows(rows, sizeof rows / sizeof *rows, XUN_RECORDS_TSV);
}

/* A long row of single digits is left alone, in one walk: the test suite's time limit is the judge. */
static void test_long_row_of_digits(void **state)
{
    (void)state;
    xun_bytes text = XUN_BYTES_EMPTY;
    assert_true(xun_bytes_append_string(&text, "1\t"));
    for (unsigned i = 0; i < 500000; i++)
        assert_true(xun_bytes_append_string(&text, "1 "));
    assert_true(xun_bytes_append_string(&text, "\n"));
    check_records(fixture_file("digits", text.data, text.length), XUN_RECORDS_TSV, 0, 0,
                  "1||1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 |||@1:0-1000002\n");
    xun_bytes_free(&text);
}

/* Characters one by one are closed up where a few in a row stand so; words are not. */
static void test_letter_spacing(void **state)
{
    (void)state;
    static const row rows[] = {
        ROW("1\t获 文 明 城 区， 称 号。 好\n", "1||获文明城区，称号。好|||@1:0-39\n"),
        ROW("2\t我区 荣 获 称 号\n", "2||我区 荣获称号|||@1:0-24\n"),
        ROW("3\t张 三 摄\n", "3||张 三 摄|||@1:0-13\n"),
        ROW("4\t二 〇 一 七 年\n", "4||二〇一七年|||@1:0-21\n"),
        ROW("5\t经 济　发 展 GDP 增 长\n", "5||经济发展 GDP 增 长|||@1:0-31\n"),
        ROW("7\t总 投 资 3 2 1 6 亿 元\n", "7||总投资3216亿元|||@1:0-29\n"),
        ROW("8\t2 0 1 7 年\n", "8||2017年|||@1:0-13\n"),
        ROW("9\t甲 1 2 3 4\n", "9||甲 1 2 3 4|||@1:0-13\n"),
        ROW("10\t1 2 3 4\n", "10||1 2 3 4|||@1:0-10\n"),
        ROW("6\t郑州 二七 中原 金水\n", "6||郑州 二七 中原 金水|||@1:0-29\n"),
    };
    check_rows(rows, sizeof rows / sizeof *rows, XUN_RECORDS_TSV);
}

static void test_jsonl(void **state)
{
    (void)state;
    static const row rows[] = {
        ROW("{\"id\":\"a\",\"title\":\"题\",\"text\":\"文\",\"date\":\"2017-02-17\",\"lang\":\"zh\",\"url\":"
            "\"u\"}\n",
            "a|题|文|2017-02-17|zh|u@1:0-79\n"),
        ROW("{\"id\":7,\"text\":\"x\"}", "7||x|||@1:0-19\n"),
        ROW("{\"id\":-7,\"text\":\"\",\"title\":null}", "-7|||||@1:0-32\n"),
        ROW("{\"id\":\"1\",\"text\":\"a\\tb\\u4e2d\"}", "1||a\tb中|||@1:0-30\n"),
        ROW("{\"id\":\"1\",\"text\":\"x\",\"date\":\"2016-02-29\"}", "1||x|2016-02-29||@1:0-41\n"),
        ROW("{\"id\":\"1\",\"text\":\"x\",\"date\":\"2017-02-29\"}",
            "!invalid input: line 1: \"date\" must be YYYY, YYYY-MM or YYYY-MM-DD from 1900 to 2099, not \"2017-02-29\"\n"),
        ROW("{\"id\":\"1\",\"text\":\"x\",\"date\":\"9999\"}",
            "!invalid input: line 1: \"date\" must be YYYY, YYYY-MM or YYYY-MM-DD from 1900 to 2099, not \"9999\"\n"),
        ROW("{\"id\":\"1\",\"text\":\"x\",\"date\":\"1899-12-31\"}",
            "!invalid input: line 1: \"date\" must be YYYY, YYYY-MM or YYYY-MM-DD from 1900 to 2099, not \"1899-12-31\"\n"),
        ROW("{\"id\":\"1\",\"text\":\"x\",\"date\":\"2017-13\"}",
            "!invalid input: line 1: \"date\" must be YYYY, YYYY-MM or YYYY-MM-DD from 1900 to 2099, not \"2017-13\"\n"),
        ROW("{\"id\":\"1\",\"text\":\"x\",\"date\":2017}",
            "!invalid input: line 1: \"date\" must be a string\n"),
        ROW("{\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"y\"}\n",
            "!invalid input: line 1: \"id\" is missing or empty\n2||y|||@2:13-34\n"),
        ROW("{\"id\":1.5,\"text\":\"x\"}",
            "!invalid input: line 1: \"id\" must be a string or a whole number\n"),
        ROW("{\"id\":\"1\"}", "!invalid input: line 1: \"text\" is missing\n"),
        ROW("{\"id\":\"1\",\"text\":[]}", "!invalid input: line 1: \"text\" must be a string\n"),
        ROW("[1]\n{\"id\":1,\"text\":\"y\"}", "!invalid input: line 1: not a JSON object\n1||y|||@2:4-23\n"),
    };
    check_rows(rows, sizeof rows / sizeof *rows, XUN_RECORDS_JSONL);
    static const char *const wrong[] = {"{\"id\":\"1\",", "nonsense", "{\"id\":1,\"id\":2,\"text\":\"x\"}",
                                        "{\"id\":\"1\",\"text\":\"\\u0000\"}",
                                        "{\"id\":\"1\",\"text\":\"x\"} more"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        xun_bytes got = records_of(fixture_text("wrong", wrong[i]), XUN_RECORDS_JSONL, 0, 0);
        assert_non_null(strstr(got.data, "!invalid input: line 1: not JSON: "));
        xun_bytes_free(&got);
    }
}

/* Whatever the borders, the ranges of a file together give each line once. */
static void test_ranges(void **state)
{
    (void)state;
    static const char text[] = "1\taa\n22\tb\n\n3\tcccc\r\n4\td";
    const char *path = fixture_text("ranges", text);
    uint64_t length = sizeof text - 1;
    xun_bytes whole = records_of(path, XUN_RECORDS_TSV, 0, 0);
    for (uint64_t border = 1; border < length; border++) {
        xun_bytes first = records_of(path, XUN_RECORDS_TSV, 0, border);
        xun_bytes second = records_of(path, XUN_RECORDS_TSV, border, length);
        size_t lines = 0;
        for (const char *at = whole.data; *at; at++)
            lines += *at == '\n';
        size_t halves = 0;
        for (const char *at = first.data; *at; at++)
            halves += *at == '\n';
        assert_memory_equal(whole.data, first.data, first.length);
        for (const char *at = second.data; *at; at++)
            halves += *at == '\n';
        assert_int_equal(halves, lines);
        xun_bytes_free(&first);
        xun_bytes_free(&second);
    }
    xun_bytes_free(&whole);
    check_records(path, XUN_RECORDS_TSV, 5, 10, "22||b|||@1:5-9\n"); /* begins just at the range's start */
    check_records(path, XUN_RECORDS_TSV, 6, 10, "");
    check_records(path, XUN_RECORDS_TSV, 100, 200, "");
}

static void test_long_lines(void **state)
{
    (void)state;
    xun_bytes text = XUN_BYTES_EMPTY;
    char *filler = malloc(65 << 20);
    assert_non_null(filler);
    memset(filler, 'x', 65 << 20);
    assert_true(xun_bytes_append_string(&text, "1\t") && xun_bytes_append(&text, filler, 65 << 20));
    free(filler);
    assert_true(xun_bytes_append_string(&text, "\n2\ty\n"));
    check_records(fixture_file("long", text.data, text.length), XUN_RECORDS_TSV, 0, 0,
                  "!limit exceeded: line 1: longer than 64 MiB\n2||y|||@2:68157443-68157446\n");
    text.length = 2 + (60 << 20); /* long, but allowed */
    assert_true(xun_bytes_append_string(&text, "\n2\ty\n"));
    check_records(
        fixture_file("long", text.data, text.length), XUN_RECORDS_TSV, 0, 0,
        "1||xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx|||@1:0-62914562\n2||y|||@2:62914563-62914566\n");
    xun_bytes_free(&text);
}

static void test_standard_input(void **state)
{
    (void)state;
    int kept = dup(STDIN_FILENO), file = open(fixture_text("input", "1\tx\n2\ty\n"), O_RDONLY | O_CLOEXEC);
    assert_int_equal(dup2(file, STDIN_FILENO), STDIN_FILENO);
    check_records("-", XUN_RECORDS_TSV, 0, 0, "1||x|||@1:0-3\n2||y|||@2:4-7\n");
    dup2(kept, STDIN_FILENO);
    close(kept);
    close(file);
}

static const char *compressed(const char *name, const char *text)
{
    const char *path = fixture_path(name);
    struct archive *archive = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    archive_write_add_filter_gzip(archive);
    archive_write_set_format_raw(archive);
    assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(archive, entry);
    archive_write_data(archive, text, strlen(text));
    archive_entry_free(entry);
    archive_write_free(archive);
    return path;
}

static void test_compressed_records(void **state)
{
    (void)state;
    const char *path = compressed("records.tsv.gz", "1\tx\n2\ty\n");
    check_records(path, XUN_RECORDS_TSV, 0, 0, "1||x|||@1:0-3\n2||y|||@2:4-7\n");
    check_records(path, XUN_RECORDS_TSV, 4, 5, "1||x|||@1:0-3\n2||y|||@2:4-7\n"); /* always whole */
    xun_bytes bytes = fixture_read(path);
    path = fixture_file("cut.tsv.gz", bytes.data, bytes.length / 2);
    xun_bytes_free(&bytes);
    xun_record_reader *reader;
    xun_record record;
    xun_error error = {XUN_OK, ""};
    xun_status status = xun_record_reader_open(&reader, path, XUN_RECORDS_TSV, 0, 0, &error);
    if (status == XUN_OK)
        status = xun_record_next(&record, reader, &error);
    assert_int_equal(status, XUN_CORRUPT);
    assert_non_null(strstr(error.message, "damaged or truncated"));
    xun_record_reader_close(reader);
}

static void test_wrong_files(void **state)
{
    (void)state;
    xun_record_reader *reader;
    xun_error error;
    assert_int_equal(xun_record_reader_open(&reader, fixture_path("none"), XUN_RECORDS_TSV, 0, 0, &error),
                     XUN_NOT_FOUND);
    assert_null(reader);
    assert_int_equal(xun_record_reader_open(&reader, fixture_folder, XUN_RECORDS_TSV, 0, 0, &error),
                     XUN_INVALID);
    assert_int_equal(
        xun_record_reader_open(&reader, fixture_text("x.zip", "x"), XUN_RECORDS_TSV, 0, 0, &error),
        XUN_UNSUPPORTED);
    assert_int_equal(
        xun_record_reader_open(&reader, fixture_text("x.gz", "x"), XUN_RECORDS_TSV, 0, 0, &error),
        XUN_CORRUPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tsv),
        cmocka_unit_test(test_letter_spacing),
        cmocka_unit_test(test_long_row_of_digits),
        cmocka_unit_test(test_jsonl),
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_long_lines),
        cmocka_unit_test(test_standard_input),
        cmocka_unit_test(test_compressed_records),
        cmocka_unit_test(test_wrong_files),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
