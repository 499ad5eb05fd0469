/* How wide text is, and where its lines break. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "apps/cli/columns.h"

static void test_width(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t wanted;
    } rows[] = {
        {"", 0},          {"abc", 3},  {"二七区", 6}, {"PM2.5值", 7}, {"ＡＢ", 4},
        {"e\xCC\x81", 1}, {"a\tb", 3}, {"《》", 4},   {"\xFF", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(xun_columns(rows[i].text, strlen(rows[i].text)), rows[i].wanted);
}

/* The lines of a text, with "|" between them. */
static void wrap(char *out, const char *text, size_t width)
{
    size_t length = strlen(text), next;
    *out = '\0';
    for (size_t at = 0; at < length; at += next) {
        size_t line = xun_line_length(&next, text + at, length - at, width);
        assert_true(next > 0 && line <= next);
        strcat(out, at ? "|" : "");
        strncat(out, text + at, line);
    }
}

static void test_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
        const char *wanted;
    } rows[] = {
        {"one two three", 7, "one two|three"},
        {"one two three", 3, "one|two|thr|ee"},
        {"one  two", 4, "one|two"},
        {"二七广场隧道", 6, "二七广|场隧道"},
        {"二七广场隧道", 7, "二七广|场隧道"},
        {"二七广，隧道", 6, "二七|广，隧|道"},
        {"二七（广场）", 6, "二七|（广|场）"},
        {"在2017年投产", 6, "在2017|年投产"},
        {"long unbroken", 0, "long unbroken"},
        {"中", 1, "中"},
        {"中文", 1, "中|文"},
        {"ends here ", 9, "ends here "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char lines[256];
        wrap(lines, rows[i].text, rows[i].width);
        assert_string_equal(lines, rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_width), cmocka_unit_test(test_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
