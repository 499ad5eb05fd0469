/* engine/: what is counted without ranking agrees with what a search finds. */
#include "tests/unit/engine_fixture.h"

enum { documents = 400 };

/* Document i (from 1) has the terms all, m2 where 2 divides i, m3, m5, m7, and lists of numbers that divide it. */
static void write_index(const char *path, const char *dead)
{
    xun_update *update;
    xun_segment *segment;
    assert_ok(xun_update_begin(&update, path, error));
    char *part = xun_path_join(xun_update_staging(update), "part");
    assert_ok(xun_segment_create(&segment, part, "", 0, error));
    for (unsigned i = 1; i <= documents; i++) {
        char terms[100], divisors[100] = "";
        snprintf(terms, sizeof terms, "all%s%s%s%s", i % 2 ? "" : " m2", i % 3 ? "" : " m3", i % 5 ? "" : " m5",
                 i % 7 ? "" : " m7");
        for (unsigned k = 2; k < 8; k++)
            if (i % k == 0)
                snprintf(divisors + strlen(divisors), 20, "%s%u", *divisors ? "\x1f" : "", k);
        assert_ok(fixture_add(segment, &(fixture_row){terms, {i % 4 ? "odd" : NULL, *divisors ? divisors : NULL}, "x"},
                              error));
    }
    assert_ok(xun_segment_commit(segment, error));
    xun_segment_free(segment);
    const char *parts[] = {part}, *keys[] = {XUN_METADATA_DEAD};
    xun_bytes value = XUN_BYTES_EMPTY;
    if (dead)
        xun_bytes_append_block(&value, dead, strlen(dead));
    assert_ok(xun_update_publish(update, &(xun_publication){parts, 1, keys, &value, 1, true, false}, error));
    xun_update_free(update);
    xun_bytes_free(&value);
    free(part);
}

static xun_query *term(const char *text)
{
    return xun_query_term(text, strlen(text), 1);
}

/* One of each kind of query. */
static xun_query *query_number(size_t number)
{
    switch (number) {
    case 0: return xun_query_nothing();
    case 1: return xun_query_all();
    case 2: return term("m7");
    case 3: return term("m11");
    case 4: return xun_query_pair(XUN_OR, term("m2"), term("m3"));
    case 5: return xun_query_pair(XUN_AND, term("m2"), term("m3"));
    case 6: return xun_query_pair(XUN_AND_NOT, term("m2"), term("m3"));
    case 7: return xun_query_pair(XUN_AND_MAYBE, xun_query_scale(term("m2"), 0), term("m3"));
    case 8: return xun_query_pair(XUN_FILTER, xun_query_pair(XUN_OR, term("m5"), term("m7")), term("m3"));
    case 9: return xun_query_pair(XUN_SYNONYM, term("m5"), term("m7"));
    case 10: return xun_query_prefix("m", 1, 10);
    case 11: return xun_query_value_range(0, "o", NULL);
    case 12: return xun_query_pair(XUN_AND, term("m7"), xun_query_value_range(1, "7", "7"));
    case 13: return xun_query_pair(XUN_AND_NOT, xun_query_all(), xun_query_pair(XUN_OR, term("all"), term("m2")));
    case 14: return xun_query_pair(XUN_AND, term("m2"), xun_query_pair(XUN_AND, term("m11"), term("all")));
    case 15: return xun_query_pair(XUN_FILTER, xun_query_pair(XUN_AND, term("all"), term("m3")), term("m7"));
    default: return NULL;
    }
}

static uint64_t size_of(xun_reader *reader, const xun_query *query)
{
    xun_match_set *set;
    assert_ok(xun_match_set_find(&set, reader, query, error));
    uint64_t size = xun_match_set_size(set);
    xun_match_set_free(set);
    return size;
}

static int by_docid(const void *a, const void *b)
{
    const xun_hit *left = a, *right = b;
    return (left->docid > right->docid) - (left->docid < right->docid);
}

/* Hits 5 and 6 by document id, and how many there are. */
static void assert_unweighed(xun_reader *reader, const xun_query *query, xun_hits *weighed)
{
    xun_hits hits;
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.weightless = true;
    options.first = 5;
    options.count = 2;
    assert_ok(xun_reader_search(&hits, reader, query, &options, error));
    assert_true(hits.total_exact);
    assert_int_equal(hits.total, weighed->total);
    assert_int_equal(hits.count, weighed->count < 5 ? 0 : weighed->count - 5 < 2 ? weighed->count - 5 : 2);
    if (weighed->count)
        qsort(weighed->hits, weighed->count, sizeof *weighed->hits, by_docid);
    for (size_t i = 0; i < hits.count; i++)
        assert_int_equal(hits.hits[i].docid, weighed->hits[5 + i].docid);
    xun_hits_free(&hits);
}

static void assert_sizes(const char *const *paths, size_t count)
{
    xun_reader *reader;
    assert_ok(xun_reader_open(&reader, paths, count, error));
    size_t number = 0;
    for (xun_query *query; (query = query_number(number)) != NULL; number++) {
        xun_hits hits;
        xun_search_options options = XUN_SEARCH_DEFAULTS;
        options.exact_count = true;
        options.count = 2 * documents;
        assert_ok(xun_reader_search(&hits, reader, query, &options, error));
        assert_unweighed(reader, query, &hits);
        if (size_of(reader, query) != hits.total)
            fail_msg("query %zu: %llu in the set, %llu found", number, (unsigned long long)size_of(reader, query),
                     (unsigned long long)hits.total);
        xun_hits_free(&hits);
        xun_query_free(query);
    }
    assert_int_equal(number, 16);
    xun_reader_close(reader);
}

static void holds_what_a_search_finds(void **state)
{
    (void)state;
    write_index(fixture_path("whole"), NULL);
    write_index(fixture_path("less"), "m5");
    const char *paths[] = {fixture_path("whole"), fixture_path("less")};
    assert_sizes(&paths[0], 1);
    assert_sizes(&paths[1], 1);
    assert_sizes(paths, 2);
}

static bool append_value(void *user, const char *value, size_t length, uint64_t count)
{
    xun_bytes_append_format(user, "%.*s:%llu ", (int)length, value, (unsigned long long)count);
    return true;
}

static void assert_values(const char *wanted, const xun_match_set *set, uint32_t slot, size_t limit)
{
    xun_bytes out = XUN_BYTES_EMPTY;
    assert_ok(xun_match_set_values(set, slot, limit, append_value, &out, error));
    assert_string_equal(wanted, out.data ? out.data : "");
    xun_bytes_free(&out);
}

/* The same before and after the reader keeps the values of all: few documents are looked up one by one. */
static void counts_values(void **state)
{
    (void)state;
    xun_reader *reader = fixture_open(fixture_path("whole"));
    xun_query *all = xun_query_all();
    xun_match_set *few, *many, *none;
    assert_ok(xun_match_set_of(&few, reader, (const uint32_t[]){210, 3, 6, 400, 3, 70000}, 6, error));
    assert_ok(xun_match_set_of(&none, reader, NULL, 0, error));
    assert_ok(xun_match_set_find(&many, reader, all, error));
    assert_int_equal(xun_match_set_size(few), 4);
    for (int round = 0; round < 3; round++) {
        assert_values("2:3 3:3 5:2 6:2 4:1 7:1 ", few, 1, 10);
        assert_values("2:3 3:3 5:2 ", few, 1, 3);
        assert_values("odd:3 ", few, 0, 10);
        assert_values("", none, 1, 10);
        assert_values("", many, 7, 10);
        assert_values("", many, 1, 0);
        assert_values("2:200 3:133 4:100 5:80 6:66 7:57 ", many, 1, 10);
        assert_values("odd:300 ", many, 0, 1);
    }
    xun_match_set_free(few);
    xun_match_set_free(none);
    xun_match_set_free(many);
    xun_query_free(all);
    xun_reader_close(reader);
}

static bool stop(void *user, const char *value, size_t length, uint64_t count)
{
    (void)value;
    (void)length;
    (void)count;
    ++*(int *)user;
    return false;
}

static void stops_when_told(void **state)
{
    (void)state;
    xun_reader *reader = fixture_open(fixture_path("whole"));
    xun_query *all = xun_query_all();
    xun_match_set *set;
    int calls = 0;
    assert_ok(xun_match_set_find(&set, reader, all, error));
    assert_ok(xun_match_set_values(set, 1, 10, stop, &calls, error));
    assert_int_equal(calls, 1);
    xun_match_set_free(set);
    xun_query_free(all);
    xun_reader_close(reader);
}

static void refuses_what_a_search_refuses(void **state)
{
    (void)state;
    xun_reader *reader = fixture_open(fixture_path("whole"));
    xun_query *deep = term("m2");
    for (int i = 0; i < 300; i++)
        deep = xun_query_pair(XUN_AND, deep, term("m3"));
    xun_match_set *set;
    assert_status(XUN_LIMIT, xun_match_set_find(&set, reader, deep, error));
    assert_null(set);
    xun_match_set_free(set);
    xun_query_free(deep);
    xun_reader_close(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_what_a_search_finds), cmocka_unit_test(counts_values),
        cmocka_unit_test(stops_when_told), cmocka_unit_test(refuses_what_a_search_refuses)};
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
