/* Small indexes for the tests of engine/: a row a document. */
#ifndef XUN_TESTS_ENGINE_FIXTURE_H
#define XUN_TESTS_ENGINE_FIXTURE_H

#include "engine/engine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/file.h"

typedef struct {
    const char *terms;     /* in byte order, one space between, "word*3" for three occurrences */
    const char *values[2]; /* slots 0 and 1; NULL: none */
    const char *data;
} fixture_row;

static char fixture_folder[64];

static inline int fixture_setup(void **state)
{
    (void)state;
    strcpy(fixture_folder, "/tmp/xun-engine-XXXXXX");
    return mkdtemp(fixture_folder) ? 0 : -1;
}

static inline int fixture_teardown(void **state)
{
    (void)state;
    return xun_remove_tree(fixture_folder, NULL) == XUN_OK ? 0 : -1;
}

/* "<temporary folder>/name"; the last eight results stay valid. */
static inline const char *fixture_path(const char *name)
{
    static char paths[8][300];
    static unsigned turn;
    char *path = paths[turn++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", fixture_folder, name);
    return path;
}

#define assert_ok(call)                                                                                      \
    do {                                                                                                     \
        xun_error error_ = {0};                                                                              \
        xun_error *error = &error_;                                                                          \
        if ((call) != XUN_OK)                                                                                \
            fail_msg("%s: %s", #call, error_.message);                                                       \
    } while (0)

#define assert_status(wanted, call)                                                                          \
    do {                                                                                                     \
        xun_error error_ = {0};                                                                              \
        xun_error *error = &error_;                                                                          \
        xun_status got_ = (call);                                                                            \
        if (got_ != (wanted) || error_.status != (wanted) || !*error_.message ||                             \
            strchr(error_.message, '\n'))                                                                    \
            fail_msg("%s: %s, \"%s\"", #call, xun_status_string(got_), error_.message);                      \
    } while (0)

static inline size_t fixture_postings(xun_posting *out, const char *terms)
{
    size_t count = 0;
    for (const char *at = terms; *at;) {
        size_t length = strcspn(at, " "), name = strcspn(at, "* ");
        uint32_t occurrences = name < length ? (uint32_t)strtoul(at + name + 1, NULL, 10) : 1;
        out[count++] = (xun_posting){at, (uint32_t)name, occurrences};
        at += length + (at[length] == ' ');
    }
    return count;
}

static inline xun_status fixture_add(xun_segment *segment, const fixture_row *row, xun_error *error)
{
    xun_posting postings[64];
    xun_value values[2];
    size_t value_count = 0;
    for (uint32_t slot = 0; slot < 2; slot++)
        if (row->values[slot])
            values[value_count++] = (xun_value){slot, row->values[slot], strlen(row->values[slot])};
    xun_document document = {postings,  fixture_postings(postings, row->terms), values, value_count,
                             row->data, row->data ? strlen(row->data) : 0};
    return xun_segment_add(segment, &document, error);
}

/* A committed segment; `dictionary` may be NULL. */
static inline void fixture_segment(const char *path, const fixture_row *rows, size_t count,
                                   const char *dictionary)
{
    xun_segment *segment;
    assert_ok(xun_segment_create(&segment, path, dictionary, dictionary ? strlen(dictionary) : 0, error));
    for (size_t i = 0; i < count; i++)
        assert_ok(fixture_add(segment, &rows[i], error));
    assert_ok(xun_segment_commit(segment, error));
    xun_segment_free(segment);
}

typedef struct {
    const fixture_row *rows;
    size_t count;
    const char *dictionary, *key, *value; /* NULL: none */
    size_t value_length;
    bool replace_all, merge_all;
} fixture_publication;

/* One update with one part, published. */
static inline void fixture_publish(const char *path, const fixture_publication *what)
{
    xun_update *update;
    assert_ok(xun_update_begin(&update, path, error));
    char *part = xun_path_join(xun_update_staging(update), "part");
    fixture_segment(part, what->rows, what->count, what->dictionary);
    const char *parts[] = {part};
    xun_bytes value = XUN_BYTES_EMPTY;
    if (what->key)
        assert_true(xun_bytes_append(&value, what->value,
                                     what->value_length ? what->value_length : strlen(what->value)));
    xun_publication publication = {
        parts, 1, &what->key, &value, what->key ? 1 : 0, what->replace_all, what->merge_all};
    assert_ok(xun_update_publish(update, &publication, error));
    xun_update_free(update);
    xun_bytes_free(&value);
    free(part);
}

static inline xun_reader *fixture_open(const char *path)
{
    xun_reader *reader;
    assert_ok(xun_reader_open(&reader, &path, 1, error));
    return reader;
}

static inline xun_query *fixture_term(const char *term)
{
    return xun_query_term(term, strlen(term), 1);
}

/* The data of the hits, in order, joined by spaces; frees the query. Valid until the next call. */
static inline const char *fixture_found(xun_reader *reader, xun_query *query,
                                        const xun_search_options *options)
{
    static char text[4096];
    xun_hits hits;
    assert_non_null(query);
    assert_ok(xun_reader_search(&hits, reader, query, options, error));
    text[0] = '\0';
    for (size_t i = 0; i < hits.count; i++) {
        xun_bytes data = XUN_BYTES_EMPTY;
        assert_ok(xun_reader_data(&data, reader, hits.hits[i].docid, error));
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", i ? " " : "",
                 data.data ? data.data : "-");
        xun_bytes_free(&data);
    }
    xun_hits_free(&hits);
    xun_query_free(query);
    return text;
}

static inline uint64_t fixture_total(xun_reader *reader, xun_query *query)
{
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.exact_count = true;
    xun_hits hits;
    assert_ok(xun_reader_search(&hits, reader, query, &options, error));
    assert_true(hits.total_exact);
    uint64_t total = hits.total;
    xun_hits_free(&hits);
    xun_query_free(query);
    return total;
}

#endif
