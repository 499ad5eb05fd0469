/* indexer/source_list.h and content_hash.h: what an index knows of its sources, and how it sees that one
 * changed. */
#include "indexer/source_list.h" /* first: the header must stand alone */

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "indexer/content_hash.h"

static const xun_known_source known[] = {
    {"reports/2016.txt", 0, -1, 0, 1, 0, 0},
    {"reports/2017.txt", 12, 1511251200000000000, UINT64_MAX, 2, 300, 17},
    {"reports/报告.md", UINT64_MAX, INT64_MIN, 1, 2, 1, 1},
    {"总结", 5, INT64_MAX, 7, 3, 4, 5},
};
enum { KNOWN = sizeof known / sizeof *known };

static void fill(xun_source_list *list)
{
    *list = (xun_source_list){.generation = 3};
    for (size_t i = 0; i < KNOWN; i++)
        assert_true(xun_source_list_add(list, &known[i]));
}

static void a_list_is_read_as_it_was_written(void **state)
{
    (void)state;
    xun_source_list list, back;
    xun_bytes bytes = XUN_BYTES_EMPTY;
    fill(&list);
    assert_true(xun_source_list_write(&bytes, &list));
    assert_int_equal(xun_source_list_read(&back, bytes.data, bytes.length, NULL), XUN_OK);
    assert_int_equal(back.generation, 3);
    assert_int_equal(back.count, KNOWN);
    for (size_t i = 0; i < KNOWN; i++) {
        const xun_known_source *source = xun_source_list_find(&back, known[i].path);
        assert_ptr_equal(source, &back.items[i]);
        assert_true(source->size == known[i].size && source->modified_ns == known[i].modified_ns);
        assert_true(source->hash == known[i].hash && source->generation == known[i].generation);
        assert_true(source->number == known[i].number && source->passages == known[i].passages);
    }
    assert_null(xun_source_list_find(&back, "reports/2018.txt"));
    xun_source_list_free(&back);
    xun_source_list_free(&list);
    xun_bytes_free(&bytes);
}

static void no_list_is_an_empty_list(void **state)
{
    (void)state;
    xun_source_list list;
    assert_int_equal(xun_source_list_read(&list, NULL, 0, NULL), XUN_OK);
    assert_int_equal(list.count, 0);
    assert_null(xun_source_list_find(&list, "a"));
}

/* Cut or with any byte changed it is read, or refused, but never followed out of bounds (with the
 * sanitizers). */
static void a_damaged_list_is_refused(void **state)
{
    (void)state;
    xun_source_list list, back;
    xun_bytes bytes = XUN_BYTES_EMPTY;
    fill(&list);
    assert_true(xun_source_list_write(&bytes, &list));
    size_t refused = 0;
    for (size_t length = 1; length < bytes.length; length++) {
        char *part = malloc(length);
        assert_non_null(part);
        memcpy(part, bytes.data, length);
        refused += xun_source_list_read(&back, part, length, NULL) == XUN_CORRUPT;
        xun_source_list_free(&back);
        part[length / 2] ^= 0x55;
        (void)xun_source_list_read(&back, part, length, NULL);
        xun_source_list_free(&back);
        free(part);
    }
    assert_true(refused >= bytes.length - 1 - KNOWN);
    xun_source_list_free(&list);
    xun_bytes_free(&bytes);
}

/* ---- content ------------------------------------------------------------------------------------------ */

typedef struct {
    char path[40];
    size_t length;
} sample;

static sample make_file(size_t length, size_t changed, char to)
{
    sample file = {.path = "/tmp/xun-content-XXXXXX", .length = length};
    int descriptor = mkstemp(file.path);
    assert_true(descriptor >= 0);
    FILE *stream = fdopen(descriptor, "w");
    assert_non_null(stream);
    for (size_t i = 0; i < length; i++)
        fputc(i == changed ? to : i % 100 == 99 ? '\n' : 'a' + (int)(i % 23), stream);
    assert_int_equal(fclose(stream), 0);
    return file;
}

static xun_content read_and_remove(sample file, uint64_t start, uint64_t end)
{
    xun_content content;
    assert_int_equal(xun_content_read(&content, file.path, start, end, NULL), XUN_OK);
    unlink(file.path);
    return content;
}

static void any_changed_byte_changes_the_hash(void **state)
{
    (void)state;
    enum { LENGTH = 3 * XUN_HASH_BLOCK + 5 };
    static const size_t places[] = {
        0, 7, 8, XUN_HASH_BLOCK - 1, XUN_HASH_BLOCK, 2 * XUN_HASH_BLOCK + 3, LENGTH - 1};
    uint64_t hash = read_and_remove(make_file(LENGTH, SIZE_MAX, 0), 0, 0).hash;
    assert_true(hash == read_and_remove(make_file(LENGTH, SIZE_MAX, 0), 0, 0).hash);
    assert_true(hash != read_and_remove(make_file(LENGTH - 1, SIZE_MAX, 0), 0, 0).hash);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        assert_true(hash != read_and_remove(make_file(LENGTH, places[i], 'Z'), 0, 0).hash);
}

static void ranges_add_up_to_the_file(void **state)
{
    (void)state;
    enum { LENGTH = 2 * XUN_HASH_BLOCK + 50 };
    sample file = make_file(LENGTH, SIZE_MAX, 0);
    xun_content whole, first, rest;
    assert_int_equal(xun_content_read(&whole, file.path, 0, 0, NULL), XUN_OK);
    assert_int_equal(xun_content_read(&first, file.path, 0, XUN_HASH_BLOCK, NULL), XUN_OK);
    assert_int_equal(xun_content_read(&rest, file.path, XUN_HASH_BLOCK, LENGTH, NULL), XUN_OK);
    unlink(file.path);
    assert_true(whole.hash == first.hash + rest.hash);
    assert_int_equal(whole.newlines, LENGTH / 100);
    assert_int_equal(whole.newlines, first.newlines + rest.newlines);
    assert_false(whole.in_line || first.in_line);
    assert_true(rest.in_line);
    assert_int_equal(xun_content_read(&whole, "/tmp/xun-no-such-file", 0, 0, NULL), XUN_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_is_read_as_it_was_written),
        cmocka_unit_test(no_list_is_an_empty_list),
        cmocka_unit_test(a_damaged_list_is_refused),
        cmocka_unit_test(any_changed_byte_changes_the_hash),
        cmocka_unit_test(ranges_add_up_to_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
