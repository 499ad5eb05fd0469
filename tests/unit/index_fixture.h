/* A scene for the tests of the indexer: a folder with sources and an index. */
#ifndef XUN_TESTS_INDEX_FIXTURE_H
#define XUN_TESTS_INDEX_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/bytes.h"
#include "common/file.h"
#include "engine/engine.h"
#include "engine/schema.h"
#include "indexer/indexer.h"

typedef struct {
    char folder[64];
    char database[80], sources[80];
    xun_index_options options;
    xun_index_summary summary;
    xun_error error;
    xun_bytes ledger; /* "change name line message\n" */
} scene;

static inline void note(void *user, const xun_ledger_entry *entry)
{
    xun_bytes *ledger = user;
    assert_true(xun_bytes_append_format(ledger, "%s %s", entry->change, xun_path_name(entry->path)));
    if (entry->line)
        assert_true(xun_bytes_append_format(ledger, " line %llu", (unsigned long long)entry->line));
    assert_true(xun_bytes_append_string(ledger, "\n"));
    assert_true((entry->status == XUN_OK) == (entry->message[0] == '\0'));
}

static inline int begin(void **state)
{
    scene *s = calloc(1, sizeof *s);
    strcpy(s->folder, "/tmp/xun-index-XXXXXX");
    if (!mkdtemp(s->folder))
        return -1;
    snprintf(s->database, sizeof s->database, "%s/db", s->folder);
    snprintf(s->sources, sizeof s->sources, "%s/sources", s->folder);
    s->options = (xun_index_options){.jobs = 2, .ledger = note, .user = &s->ledger};
    *state = s;
    return mkdir(s->sources, 0777);
}

static inline int end(void **state)
{
    scene *s = *state;
    xun_remove_tree(s->folder, NULL);
    xun_bytes_free(&s->ledger);
    free(s);
    return 0;
}

static inline char *path_of(const scene *s, const char *name)
{
    static char path[4][200];
    static int next;
    next = (next + 1) % 4;
    snprintf(path[next], sizeof path[next], "%s/%s", s->sources, name);
    return path[next];
}

static inline void put(const scene *s, const char *name, const char *text)
{
    FILE *file = fopen(path_of(s, name), "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline xun_status run_on(scene *s, const char *path)
{
    s->options.paths = &path;
    s->options.path_count = 1;
    xun_bytes_clear(&s->ledger);
    s->error = (xun_error){0};
    return xun_index(&s->summary, s->database, &s->options, &s->error);
}

static inline void run_well(scene *s)
{
    xun_status status = run_on(s, s->sources);
    if (status != XUN_OK)
        fail_msg("%s", s->error.message);
}

static inline const char *ledger_of(const scene *s)
{
    return s->ledger.length ? s->ledger.data : "";
}

static inline xun_reader *open_reader(const scene *s)
{
    const char *path = s->database;
    xun_reader *reader;
    xun_error error = {0};
    if (xun_reader_open(&reader, &path, 1, &error) != XUN_OK)
        fail_msg("%s", error.message);
    return reader;
}

/* How many passages that a search shows have the term. */
static inline uint64_t hits_of(const scene *s, const char *term)
{
    xun_reader *reader = open_reader(s);
    xun_query *query = xun_query_term(term, strlen(term), 1);
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.exact_count = true;
    xun_hits hits;
    assert_int_equal(xun_reader_search(&hits, reader, query, &options, NULL), XUN_OK);
    uint64_t total = hits.total;
    xun_hits_free(&hits);
    xun_query_free(query);
    xun_reader_close(reader);
    return total;
}

static inline xun_reader_counts counts_of(const scene *s)
{
    xun_reader *reader = open_reader(s);
    xun_reader_counts counts;
    assert_int_equal(xun_reader_count(&counts, reader, NULL), XUN_OK);
    xun_reader_close(reader);
    return counts;
}

static inline uint32_t character_of(const scene *s, uint32_t character)
{
    xun_reader *reader = open_reader(s);
    xun_bytes bytes = XUN_BYTES_EMPTY;
    xun_character_counts counts = {0};
    assert_int_equal(xun_reader_metadata(&bytes, reader, 0, XUN_METADATA_CHARACTERS, NULL), XUN_OK);
    assert_int_equal(xun_character_counts_read(&counts, bytes.data, bytes.length, NULL), XUN_OK);
    uint32_t count = xun_character_count(&counts, character);
    xun_character_counts_free(&counts);
    xun_bytes_free(&bytes);
    xun_reader_close(reader);
    return count;
}

/* About `bytes` of text in a file; different for each `seed`. */
static inline void put_long(const scene *s, const char *name, size_t bytes, unsigned seed)
{
    static const char *const phrases[] = {"全市新建学校", "农村公路建设", "大沙河治理工程", "完成投资",
                                          "明显改善",     "取得新的进展", "空气质量",       "2017年",
                                          "二十所",       "加快推进"};
    xun_bytes text = XUN_BYTES_EMPTY;
    while (text.length < bytes) {
        for (int i = 0; i < 30; i++) {
            seed = seed * 1103515245u + 12345u;
            xun_bytes_append_string(&text, phrases[(seed >> 16) % 10]);
        }
        xun_bytes_append_string(&text, "。\n\n");
    }
    put(s, name, text.data);
    xun_bytes_free(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

#endif
