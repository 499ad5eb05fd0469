/* engine/: documents in, queries out, and what is refused. */
#include "engine/engine.h" /* first: the header must stand alone */

#include "tests/unit/engine_fixture.h"

static const fixture_row reports[] = {
    {"bridge*3 city Y2017", {"20170101", "alpha"}, "d1"},
    {"bridge city*2 Y2018", {"20180101", "alpha"}, "d2"},
    {"city river Y2018", {"20180601", "beta"}, "d3"},
    {"river*4 Y2019", {NULL, "beta"}, "d4"},
    {"brick bridle road Y2019", {"20160101", NULL}, "d5"},
};
enum { report_count = sizeof reports / sizeof *reports };

/* The rows' terms are written for reading: sorted here as the engine asks for. */
static int compare_words(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static char *sorted_terms(const char *terms)
{
    char *copy = strdup(terms), *words[64], *sorted = calloc(1, strlen(terms) + 1);
    size_t count = 0;
    for (char *rest = copy, *word; (word = strtok_r(rest, " ", &rest));)
        words[count++] = word;
    qsort(words, count, sizeof *words, compare_words);
    for (size_t i = 0; i < count; i++) {
        strcat(sorted, words[i]);
        if (i + 1 < count)
            strcat(sorted, " ");
    }
    free(copy);
    return sorted;
}

static void publish_reports(const char *path)
{
    fixture_row rows[report_count];
    for (size_t i = 0; i < report_count; i++) {
        rows[i] = reports[i];
        rows[i].terms = sorted_terms(reports[i].terms);
    }
    fixture_publish(path,
                    &(fixture_publication){.rows = rows, .count = report_count, .key = "k", .value = "v"});
    for (size_t i = 0; i < report_count; i++)
        free((char *)(uintptr_t)rows[i].terms);
}

static void refuses_terms(void **state)
{
    (void)state;
    static char longest[246], zeros[123];
    memset(longest, 'x', sizeof longest);
    static const struct {
        xun_posting postings[2];
        size_t count;
        xun_status wanted;
    } table[] = {
        {{{longest, 245, 1}}, 1, XUN_OK},
        {{{longest, 246, 1}}, 1, XUN_INVALID},
        {{{zeros, 122, 1}}, 1, XUN_OK},
        {{{zeros, 123, 1}}, 1, XUN_INVALID},
        {{{"", 0, 1}}, 1, XUN_INVALID},
        {{{"b", 1, 1}, {"a", 1, 1}}, 2, XUN_INVALID},
        {{{"a", 1, 1}, {"a", 1, 1}}, 2, XUN_INVALID},
        {{{"ab", 2, 1}, {"a", 1, 1}}, 2, XUN_INVALID},
        {{{"a", 1, 0}, {"\xE6\xB2\xB3", 3, 2}}, 2, XUN_OK},
    };
    xun_segment *segment;
    assert_ok(xun_segment_create(&segment, fixture_path("terms"), NULL, 0, error));
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        xun_document document = {table[i].postings, table[i].count, NULL, 0, NULL, 0};
        xun_error error;
        assert_int_equal(xun_segment_add(segment, &document, &error), table[i].wanted);
    }
    xun_value reserved = {0xFFFFFF00u, "x", 1};
    xun_document document = {NULL, 0, &reserved, 1, NULL, 0};
    assert_status(XUN_INVALID, xun_segment_add(segment, &document, error));
    assert_ok(xun_segment_commit(segment, error)); /* what was refused did no harm */
    assert_status(XUN_INVALID, xun_segment_commit(segment, error));
    xun_segment_free(segment);
    xun_segment_free(NULL);
}

static void finds_by_query(void **state)
{
    (void)state;
    publish_reports(fixture_path("db"));
    xun_reader *reader = fixture_open(fixture_path("db"));
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    struct {
        const char *what;
        xun_query *query;
        const char *found; /* in order of rank */
    } table[] = {
        {"term", fixture_term("bridge"), "d1 d2"},
        {"absent term", fixture_term("nowhere"), ""},
        {"empty term", xun_query_term("", 0, 1), ""},
        {"and", xun_query_pair(XUN_AND, fixture_term("bridge"), fixture_term("Y2018")), "d2"},
        {"or", xun_query_pair(XUN_OR, fixture_term("road"), fixture_term("Y2017")), "d5 d1"},
        {"and not", xun_query_pair(XUN_AND_NOT, fixture_term("city"), fixture_term("river")), "d2 d1"},
        {"and maybe", xun_query_pair(XUN_AND_MAYBE, fixture_term("city"), fixture_term("river")), "d3 d2 d1"},
        {"filter", xun_query_pair(XUN_FILTER, fixture_term("river"), fixture_term("Y2018")), "d3"},
        {"synonym", xun_query_pair(XUN_SYNONYM, fixture_term("road"), fixture_term("brick")), "d5"},
        {"scaled", xun_query_pair(XUN_OR, xun_query_scale(fixture_term("road"), 9), fixture_term("river")),
         "d5 d4 d3"},
        {"prefix", xun_query_prefix("bri", 3, 10), "d1 d5 d2"},
        {"prefix, the most frequent", xun_query_prefix("bri", 3, 1), "d1 d2"},
        {"prefix, none allowed", xun_query_prefix("bri", 3, 0), ""},
        {"range", xun_query_value_range(0, "20170101", "20180101"), "d1 d2"},
        {"range, open below", xun_query_value_range(0, NULL, "20161231"), "d5"},
        {"range, open above", xun_query_value_range(0, "20180101", NULL), "d2 d3"},
        {"all", xun_query_all(), "d1 d2 d3 d4 d5"},
        {"nothing", xun_query_nothing(), ""},
        {"nothing or", xun_query_pair(XUN_OR, xun_query_nothing(), fixture_term("road")), "d5"},
        {"nothing maybe", xun_query_pair(XUN_AND_MAYBE, xun_query_nothing(), fixture_term("road")), ""},
        {"nothing and", xun_query_pair(XUN_AND, xun_query_nothing(), fixture_term("road")), ""},
        {"not nothing", xun_query_pair(XUN_AND_NOT, fixture_term("road"), xun_query_nothing()), "d5"},
        {"no children", xun_query_join(XUN_OR, NULL, 0), ""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *found = fixture_found(reader, table[i].query, &options);
        if (strcmp(found, table[i].found) != 0)
            fail_msg("%s: found \"%s\", wanted \"%s\"", table[i].what, found, table[i].found);
    }
    xun_reader_close(reader);
}

static void sorts_pages_and_collapses(void **state)
{
    (void)state;
    publish_reports(fixture_path("db"));
    xun_reader *reader = fixture_open(fixture_path("db"));
    static const struct {
        size_t first, count;
        int sort, collapse;
        bool descending, weightless;
        const char *found;
    } table[] = {
        {0, 10, -1, -1, false, true, "d1 d2 d3 d4 d5"},
        {1, 2, -1, -1, false, true, "d2 d3"},
        {4, 10, -1, -1, false, true, "d5"},
        {5, 10, -1, -1, false, true, ""},
        {(size_t)-1, (size_t)-1, -1, -1, false, true, ""},
        {0, 0, -1, -1, false, true, ""},
        {0, 10, 0, -1, true, false, "d3 d2 d1 d5 d4"},
        {0, 10, 0, -1, false, false, "d4 d5 d1 d2 d3"},
        {0, 10, -1, 1, false, true, "d1 d3 d5"},
        {0, 10, 0, 1, true, false, "d3 d2 d5"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        xun_search_options options = XUN_SEARCH_DEFAULTS;
        options.first = table[i].first;
        options.count = table[i].count;
        options.sort_slot = table[i].sort;
        options.sort_descending = table[i].descending;
        options.collapse_slot = table[i].collapse;
        options.weightless = table[i].weightless;
        assert_string_equal(fixture_found(reader, xun_query_all(), &options), table[i].found);
    }
    xun_reader_close(reader);
}

static bool collect_term(void *user, const char *term, size_t length, uint64_t documents)
{
    char *text = user;
    sprintf(text + strlen(text), "%.*s:%d ", (int)length, term, (int)documents);
    return strncmp(term, "bridle", length) != 0;
}

static void counts(void **state)
{
    (void)state;
    publish_reports(fixture_path("db"));
    xun_reader *reader = fixture_open(fixture_path("db"));
    xun_reader_counts all;
    assert_ok(xun_reader_count(&all, reader, error));
    assert_int_equal(all.documents, 5);
    assert_int_equal(all.dead, 0);
    assert_int_equal(all.segments, 1);
    assert_true(all.average_length > 4.19 && all.average_length < 4.21);
    assert_true(all.bytes_on_disk > 8000);

    uint64_t documents, occurrences;
    assert_ok(xun_reader_frequency(&documents, &occurrences, reader, "bridge", 6, error));
    assert_int_equal(documents, 2);
    assert_int_equal(occurrences, 4);
    assert_ok(xun_reader_frequency(&documents, NULL, reader, "", 0, error));
    assert_int_equal(documents, 0);
    static const char huge[3000] = {'x'};
    assert_ok(xun_reader_frequency(&documents, NULL, reader, huge, sizeof huge, error));
    assert_int_equal(fixture_total(reader, xun_query_term(huge, sizeof huge, 1)), 0);

    /* more terms than are remembered */
    for (unsigned i = 0; i < 40000; i++) {
        char term[24];
        snprintf(term, sizeof term, i % 2 ? "bridge" : "none%u", i / 3);
        assert_ok(xun_reader_frequency(&documents, NULL, reader, term, strlen(term), error));
        assert_int_equal(documents, i % 2 ? 2 : 0);
    }
    assert_ok(xun_reader_frequency(&documents, NULL, reader, "brick", 5, error));
    assert_int_equal(documents, 1);

    char text[200] = "";
    assert_ok(xun_reader_terms(reader, "br", 2, collect_term, text, error));
    assert_string_equal(text, "brick:1 bridge:2 bridle:1 ");
    xun_reader_close(reader);
}

static void reads_values_and_metadata(void **state)
{
    (void)state;
    publish_reports(fixture_path("db"));
    xun_reader *reader = fixture_open(fixture_path("db"));
    xun_bytes out = XUN_BYTES_EMPTY;
    assert_ok(xun_reader_value(&out, reader, 3, 1, error));
    assert_string_equal(out.data, "beta");
    xun_bytes_clear(&out);
    assert_ok(xun_reader_value(&out, reader, 4, 0, error));
    assert_int_equal(out.length, 0);
    assert_status(XUN_NOT_FOUND, xun_reader_value(&out, reader, 0, 0, error));
    assert_status(XUN_NOT_FOUND, xun_reader_value(&out, reader, 6, 0, error));
    assert_status(XUN_NOT_FOUND, xun_reader_data(&out, reader, 0xFFFFFFFFu, error));
    assert_int_equal(xun_reader_index_count(reader), 1);
    assert_ok(xun_reader_metadata(&out, reader, 0, "k", error));
    assert_string_equal(out.data, "v");
    assert_ok(xun_reader_metadata(&out, reader, 0, "complete", error)); /* parts' metadata stays out */
    assert_int_equal(out.length, 0);
    assert_status(XUN_INVALID, xun_reader_metadata(&out, reader, 1, "k", error));
    xun_bytes_free(&out);
    xun_reader_close(reader);
}

static bool check_data(void *user, size_t index, const char *data, size_t length)
{
    const char *const *wanted = user;
    assert_int_equal(length, strlen(wanted[index]));
    assert_memory_equal(data, wanted[index], length);
    return true;
}

static bool stop_at_once(void *user, size_t index, const char *data, size_t length)
{
    (void)user, (void)index, (void)data, (void)length;
    return false;
}

static void keeps_data_of_any_size(void **state)
{
    (void)state;
    char *large = malloc(300001), *noise = malloc(100001);
    for (size_t i = 0; i < 300000; i++)
        large[i] = (char)('a' + i % 23);
    uint32_t seed = 1;
    for (size_t i = 0; i < 100000; i++)
        noise[i] = (char)(1 + (seed = seed * 1664525u + 1013904223u) % 255 % 255);
    large[300000] = noise[100000] = '\0';
    const char *const texts[] = {"",    "x",   "the annual report of the city, the annual report",
                                 large, noise, "last"};
    for (int with_dictionary = 0; with_dictionary < 2; with_dictionary++) {
        fixture_row rows[6];
        for (size_t i = 0; i < 6; i++)
            rows[i] = (fixture_row){"t", {NULL, NULL}, texts[i]};
        fixture_publish(
            fixture_path("db"),
            &(fixture_publication){.rows = rows,
                                   .count = 6,
                                   .replace_all = true,
                                   .dictionary = with_dictionary ? "the annual report of the city" : NULL});
        xun_reader *reader = fixture_open(fixture_path("db"));
        const char *wanted[] = {texts[5], texts[0], texts[3], texts[4], texts[2], texts[1], texts[3]};
        assert_ok(
            xun_reader_data_many(reader, (uint32_t[]){6, 1, 4, 5, 3, 2, 4}, 7, check_data, wanted, error));
        assert_status(XUN_STOPPED,
                      xun_reader_data_many(reader, (uint32_t[]){6}, 1, stop_at_once, NULL, error));
        assert_status(XUN_NOT_FOUND,
                      xun_reader_data_many(reader, (uint32_t[]){9}, 1, stop_at_once, NULL, error));
        assert_ok(xun_reader_data_many(reader, NULL, 0, stop_at_once, NULL, error));
        xun_reader_close(reader);
    }
    free(large);
    free(noise);
}

static bool check_numbered(void *user, size_t index, const char *data, size_t length)
{
    const uint32_t *docids = user;
    char wanted[300];
    size_t size = 1 + docids[index] * 7 % 290;
    memset(wanted, 'a' + (int)(docids[index] % 26), size);
    assert_int_equal(length, size);
    assert_memory_equal(data, wanted, size);
    return true;
}

/* What is kept of records and postings changes no answer, in however little room. */
static void keeps_what_was_read(void **state)
{
    (void)state;
    enum { ROWS = 60 };
    static const char *const terms[] = {"all odd", "all", "all odd three"};
    static char texts[ROWS][300];
    fixture_row rows[ROWS];
    for (uint32_t i = 0; i < ROWS; i++) {
        memset(texts[i], 'a' + (int)((i + 1) % 26), 1 + (i + 1) * 7 % 290);
        rows[i] = (fixture_row){terms[i % 3], {NULL, NULL}, texts[i]};
    }
    fixture_publish(fixture_path("db"), &(fixture_publication){.rows = rows, .count = ROWS});
    static const size_t rooms[] = {0, 1, 600, 5000, 1 << 20};
    for (size_t r = 0; r < sizeof rooms / sizeof *rooms; r++) {
        xun_reader *reader = fixture_open(fixture_path("db"));
        xun_reader_keep(reader, rooms[r]);
        for (uint32_t turn = 0; turn < 40; turn++) {
            uint32_t docids[20];
            for (uint32_t i = 0; i < 20; i++)
                docids[i] = (turn * 13 + i * i * 7) % ROWS + 1;
            assert_ok(xun_reader_data_many(reader, docids, 20, check_numbered, docids, error));
            assert_int_equal(fixture_total(reader, fixture_term("odd")), 40);
            assert_int_equal(fixture_total(reader, xun_query_pair(XUN_OR, fixture_term("three"), fixture_term("none"))), 20);
            xun_search_options options = XUN_SEARCH_DEFAULTS;
            options.count = 1;
            assert_string_equal(fixture_found(reader, xun_query_pair(XUN_OR, fixture_term("three"), fixture_term("all")),
                                              &options), texts[2]);
        }
        xun_reader_close(reader);
    }
}

static void limits_depth(void **state)
{
    (void)state;
    publish_reports(fixture_path("db"));
    xun_reader *reader = fixture_open(fixture_path("db"));
    for (int deep = 0; deep < 2; deep++) {
        xun_query *query = fixture_term("city");
        for (int i = 0; i < (deep ? 100000 : 200); i++)
            query = xun_query_pair(i % 2 ? XUN_OR : XUN_AND, query, fixture_term("bridge"));
        if (!deep) {
            assert_int_equal(fixture_total(reader, query), 2);
            continue;
        }
        xun_hits hits;
        xun_search_options options = XUN_SEARCH_DEFAULTS;
        assert_status(XUN_LIMIT, xun_reader_search(&hits, reader, query, &options, error));
        assert_null(hits.hits);
        xun_query_free(query);
    }
    xun_query **words = calloc(10000, sizeof *words);
    for (size_t i = 0; i < 10000; i++) {
        char word[16];
        sprintf(word, "w%zu", i);
        words[i] = fixture_term(i == 9999 ? "road" : word);
    }
    assert_int_equal(fixture_total(reader, xun_query_join(XUN_OR, words, 10000)), 1);
    free(words);
    xun_reader_close(reader);
}

static void owns_children(void **state)
{
    (void)state;
    assert_null(xun_query_pair(XUN_AND, fixture_term("a"), NULL)); /* the other child is freed */
    assert_null(xun_query_scale(NULL, 2));
    xun_query_free(NULL);
    xun_query *query = xun_query_pair(XUN_OR, fixture_term("a"), xun_query_scale(fixture_term("b"), .5));
    char *text = xun_query_describe(query);
    assert_string_equal(text, "Query((a OR 0.5 * b))");
    free(text);
    xun_query_free(query);
    query = xun_query_scale(fixture_term("a"), -1); /* refused when searched with */
    publish_reports(fixture_path("db"));
    xun_reader *reader = fixture_open(fixture_path("db"));
    xun_hits hits;
    assert_status(XUN_INVALID, xun_reader_search(&hits, reader, query, &XUN_SEARCH_DEFAULTS, error));
    xun_query_free(query);
    xun_reader_close(reader);
}

static void names_its_version(void **state)
{
    (void)state;
    assert_true(strchr(xun_engine_version(), '.') != NULL);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_folder(refuses_terms),
        in_folder(finds_by_query),
        in_folder(sorts_pages_and_collapses),
        in_folder(counts),
        in_folder(reads_values_and_metadata),
        in_folder(keeps_data_of_any_size),
        in_folder(keeps_what_was_read),
        in_folder(limits_depth),
        in_folder(owns_children),
        cmocka_unit_test(names_its_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
