/* Glossaries as spreadsheets save them: lines, encodings, and what is wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/file.h"
#include "glossary/glossary.h"

static char folder[] = "/tmp/xun-glossary-file-XXXXXX", path[64];

/* "kind/name/variants/english;" of each entry. */
static void describe(char *out, size_t capacity, const xun_glossary *glossary)
{
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < glossary->count; i++) {
        const xun_glossary_entry *e = &glossary->entries[i];
        length += (size_t)snprintf(out + length, capacity - length, "%s/%s/%s/%s;", e->kind, e->name,
                                   e->variants, e->english);
        assert_true(length < capacity);
    }
}

static void test_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text, *entries;
        size_t bad;
        const char *problem; /* its beginning */
    } rows[] = {
        {"", "", 0, ""},
        {"term\t七责七化", "term/七责七化//;", 0, ""},
        {"\xEF\xBB\xBF# c\r\nproject\tA区\tB|C\tX|Y\tbeyond\r\n", "project/A区/B|C/X|Y;", 0, ""},
        {"\t七责七化\n", "term/七责七化//;", 0, ""},
        {" Project \t\u3000启明轩\u3000\t \tQiming House \n", "project/启明轩//Qiming House;", 0, ""},
        {"honour\t甲奖\norg\t乙馆\n", "honor/甲奖//;organisation/乙馆//;", 0, ""},
        /* rows of nothing */
        {"\n\r\n\t\t\t\n \t\u3000\t\u00A0\t\r\n   \nterm\t七责", "term/七责//;", 0, ""},
        /* bad lines, beside which the others count */
        {"term\t甲\nterm,乙,,\nno tab\n\t\t丙\t\nterm\t丁", "term/甲//;term/丁//;", 3,
         "own.tsv:2: no glossary entry: want"},
        {"project\t\t\t\n", "", 1, "own.tsv:1: no name in the second column"},
        {"project\t《 》\t甲\t\n", "", 1, "own.tsv:1: no name in the second column"},
        {"term\t甲\uFFFD\n", "", 1, "own.tsv:1: characters that cannot be read"},
        {"项目\t启明轩\n", "term/启明轩//;", 1,
         "own.tsv:1: unknown kind '项目', good for a term only: the kinds are term, project, honor,"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        xun_glossary glossary;
        char found[256];
        assert_int_equal(xun_glossary_parse(&glossary, rows[i].text, strlen(rows[i].text), "own.tsv", NULL),
                         XUN_OK);
        describe(found, sizeof found, &glossary);
        assert_string_equal(found, rows[i].entries);
        assert_int_equal(glossary.bad, rows[i].bad);
        assert_int_equal(glossary.problem.status, rows[i].bad ? XUN_INVALID : XUN_OK);
        assert_memory_equal(glossary.problem.message, rows[i].problem, strlen(rows[i].problem));
        xun_glossary_close(&glossary);
    }
}

static void write_bytes(const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

/* term <tab> 七责七化 (Big5: 七責七化) <line end> */
static void test_encodings(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *encoding, *name;
    } rows[] = {
#define ROW(bytes, encoding, name) {bytes, sizeof(bytes) - 1, encoding, name}
        ROW("term\t七责七化\n", "UTF-8", "七责七化"),
        ROW("\xEF\xBB\xBFterm\t七责七化\r\n", "UTF-8", "七责七化"),
        ROW("term\t\xC6\xDF\xD4\xF0\xC6\xDF\xBB\xAF\r\n", "GB18030", "七责七化"),
        ROW("term\t\xA4\x43\xB3\x64\xA4\x43\xA4\xC6\r\n", "Big5", "七責七化"),
        ROW("\xFF\xFEt\0e\0r\0m\0\t\0\x03\x4E\x23\x8D\x03\x4E\x16\x53\r\0\n\0", "UTF-16LE", "七责七化"),
        ROW("\xFE\xFF\0t\0e\0r\0m\0\t\x4E\x03\x8D\x23\x4E\x03\x53\x16\0\n", "UTF-16BE", "七责七化"),
#undef ROW
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        xun_glossary glossary;
        write_bytes(rows[i].bytes, rows[i].length);
        assert_int_equal(xun_glossary_open(&glossary, path, NULL), XUN_OK);
        assert_string_equal(glossary.encoding, rows[i].encoding);
        assert_int_equal(glossary.bad, 0);
        assert_int_equal(glossary.count, 1);
        assert_string_equal(glossary.entries[0].name, rows[i].name);
        xun_glossary_close(&glossary);
    }
}

/* One that is asked for by name fails; the user's own is none, and says why. */
static void test_unreadable(void **state)
{
    (void)state;
    static const char zip[] = "PK\x03\x04\x14\0\0\0\x08\0\x01\x02\x03\x04\x05\x06";
    xun_glossary glossary;
    xun_error error;
    write_bytes(zip, sizeof zip);
    assert_int_equal(xun_glossary_open(&glossary, path, &error), XUN_INVALID);
    assert_non_null(strstr(error.message, path));
    assert_int_equal(xun_glossary_open_if_there(&glossary, path, NULL), XUN_OK);
    assert_int_equal(glossary.count, 0);
    assert_string_equal(glossary.problem.message, error.message);
    xun_glossary_close(&glossary);
    assert_int_equal(remove(path), 0);
    assert_int_equal(xun_glossary_open(&glossary, path, &error), XUN_NOT_FOUND);
    assert_int_equal(xun_glossary_open_if_there(&glossary, path, NULL), XUN_OK);
    assert_int_equal(glossary.problem.status, XUN_OK);
    assert_int_equal(xun_glossary_open_if_there(&glossary, NULL, NULL), XUN_OK);
    assert_int_equal(glossary.count, 0);
}

/* The list that messages show is that of the kinds. */
static void test_kinds(void **state)
{
    (void)state;
    const char *at = xun_glossary_kind_list;
    for (const char *const *kind = xun_glossary_kinds; *kind; kind++) {
        assert_memory_equal(at, *kind, strlen(*kind));
        at += strlen(*kind);
        assert_true(kind[1] ? strncmp(at, ", ", 2) == 0 : *at == '\0');
        at += kind[1] ? 2 : 0;
        assert_string_equal(xun_glossary_kind(*kind), *kind);
    }
    assert_null(xun_glossary_kind("foo"));
}

static int make_folder(void **state)
{
    (void)state;
    bool made = mkdtemp(folder) != NULL;
    snprintf(path, sizeof path, "%s/own.tsv", folder);
    return made ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return xun_remove_tree(folder, NULL) == XUN_OK ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines), cmocka_unit_test(test_encodings),
                                       cmocka_unit_test(test_unreadable), cmocka_unit_test(test_kinds)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
