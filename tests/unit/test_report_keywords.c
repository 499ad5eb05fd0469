/* Keywords files, and findings on their way between processes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "apps/report/found.h"
#include "apps/report/keywords.h"
#include "common/file.h"

static char folder[] = "/tmp/xun-keywords-XXXXXX";

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    return xun_remove_tree(folder, NULL) == XUN_OK ? 0 : 1;
}

/* rows: "group/name=query(alternatives)" each; problems: the numbers of the lines that are left out. */
static const struct {
    const char *text, *rows, *problems;
} files[] = {
    {"隧道\n", "/隧道=隧道(1) ", ""},
    {"\xEF\xBB\xBF# 项目\r\n隧道 = a | b|c\r\n\r\n#\r\n公园", "项目/隧道=a | b|c(3) /公园=公园(1) ", ""},
    {"x＝隧道\n", "/x=隧道(1) ", ""},
    {"\"a = b\"\n", "/\"a = b\"=\"a = b\"(1) ", ""},
    {"\"a | b\" | (c | d)\n", "/\"a | b\" | (c | d)=\"a | b\" | (c | d)(2) ", ""},
    {"a ｜ b\n", "/a ｜ b=a ｜ b(2) ", ""},
    {"好\nname =\n(坏\n= |\n", "/好=好(1) ", "2 3 4 "},
    {"name\tquery\tgroup\n牛\t花花牛\t一\n\t隧道\t\n", "一/牛=花花牛(1) /隧道=隧道(1) ", ""},
    {"备注,查询,名称,组\n\"a \"\"b\"\",\nc\",隧道,桥,二\n,(,,\n", "二/桥=隧道(1) ", "4 "},
    {"关键词\tnote\n隧道\n", "/隧道=隧道(1) ", ""},
};

static void note_problem(void *user, size_t line, const char *why)
{
    assert_true(*why);
    sprintf((char *)user + strlen(user), "%zu ", line);
}

static char *write_file(const char *name, const char *text, size_t length)
{
    char *path = xun_path_join(folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    return path;
}

static void files_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char rows[512] = "", problems[64] = "";
        xun_keywords keywords;
        xun_error error = {0};
        char *path = write_file("keywords", files[i].text, strlen(files[i].text));
        if (xun_keywords_read(&keywords, path, note_problem, problems, &error) != XUN_OK)
            fail_msg("%s: %s", files[i].text, error.message);
        for (size_t k = 0; k < keywords.count; k++)
            sprintf(rows + strlen(rows), "%s/%s=%s(%zu) ", keywords.items[k].group, keywords.items[k].name,
                    keywords.items[k].query, keywords.items[k].alternative_count);
        assert_string_equal(rows, files[i].rows);
        assert_string_equal(problems, files[i].problems);
        xun_keywords_free(&keywords);
        free(path);
    }
}

/* 65 alternatives, 10 kB, 10,001 keywords: told, each in its way. */
static void limits_are_told(void **state)
{
    (void)state;
    xun_keywords keywords;
    xun_error error = {0};
    char *text = calloc(1, 1 << 17), problems[64] = "";
    strcpy(text, "good\n");
    for (int i = 0; i < 65; i++)
        strcat(text, i ? "|a" : "a");
    strcat(text, "\n");
    memset(text + strlen(text), 'x', 10240);
    char *path = write_file("limits", text, strlen(text));
    assert_int_equal(xun_keywords_read(&keywords, path, note_problem, problems, &error), XUN_OK);
    assert_int_equal(keywords.count, 1);
    assert_string_equal(problems, "2 3 ");
    xun_keywords_free(&keywords);
    free(path);
    memset(text, 0, 1 << 17);
    for (char *at = text; at < text + 2 * (XUN_KEYWORD_LIMIT + 1); at += 2)
        memcpy(at, "a\n", 2);
    path = write_file("many", text, strlen(text));
    assert_int_equal(xun_keywords_read(&keywords, path, NULL, NULL, &error), XUN_LIMIT);
    assert_non_null(strstr(error.message, "10001 keywords"));
    free(path);
    path = write_file("empty", " \n#x\n", 5);
    assert_int_equal(xun_keywords_read(&keywords, path, NULL, NULL, &error), XUN_INVALID);
    free(path);
    free(text);
}

/* ---- findings ------------------------------------------------------------ */

static void make_found(xun_found *f)
{
    *f = (xun_found){.related = 300};
    f->best = calloc(1, sizeof *f->best);
    f->best[0] = (xun_shown){70000, calloc(1, sizeof(xun_span)), 1};
    f->best[0].spans[0] = (xun_span){3, 9};
    f->best_count = 1;
    f->lines = calloc(1, sizeof *f->lines);
    f->lines[f->line_count++] = (xun_place){5, 0, 6};
    f->understood = strdup("隧道");
    f->parts = strdup("通车 (1)");
    assert_true(xun_held_append(&f->held, 0, (xun_held){7, 2}) &&
                xun_held_append(&f->held, 7, (xun_held){70000, 1}) &&
                xun_held_append(&f->held, 70000, (xun_held){6, 4}));
}

static void findings_travel(void **state)
{
    (void)state;
    static const xun_held wanted[] = {{7, 2}, {70000, 1}, {6, 4}};
    xun_found f, g;
    xun_bytes bytes = XUN_BYTES_EMPTY;
    make_found(&f);
    assert_true(xun_found_write(&bytes, &f));
    xun_cursor cursor = xun_cursor_over(bytes.data, bytes.length);
    assert_int_equal(xun_found_read(&g, &cursor, NULL), XUN_OK);
    assert_ptr_equal(cursor.at, cursor.end);
    xun_held_walk walk = xun_held_begin(&g);
    xun_held held;
    for (size_t i = 0; i < 3; i++) {
        assert_true(xun_held_next(&held, &walk));
        assert_int_equal(held.docid, wanted[i].docid);
        assert_int_equal(held.times, wanted[i].times);
    }
    assert_false(xun_held_next(&held, &walk));
    assert_int_equal(g.related, 300);
    assert_int_equal(g.best[0].docid, 70000);
    assert_int_equal(g.best[0].spans[0].end, 9);
    assert_int_equal(g.lines[0].docid, 5);
    assert_string_equal(g.understood, "隧道");
    assert_string_equal(g.parts, "通车 (1)");
    assert_null(g.suggestion);
    xun_found_free(&g);
    for (size_t length = 0; length < bytes.length; length++) {
        cursor = xun_cursor_over(bytes.data, length);
        assert_int_equal(xun_found_read(&g, &cursor, NULL), XUN_CORRUPT);
    }
    xun_bytes_free(&bytes);
    xun_found_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_read),
        cmocka_unit_test(limits_are_told),
        cmocka_unit_test(findings_travel),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
