/* Every passage that holds a question, and where its words stand: what keyword reports count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/file.h"
#include "indexer/indexer.h"
#include "searcher/visit.h"

static const char archive[] = "a\t报告\t隧道开工，隧道通车。\n"
                              "b\t隧道\t公园在隧道以东，園內綠化。\n"
                              "c\t论坛\t國際論壇在ＧＤＰ年会期间举行。\n"
                              "d\tnews\tThe Tunnel opened; tunnels and a kayak trail follow.\n"
                              "e\t公园\t公园开放。\n";

static char folder[] = "/tmp/xun-visit-XXXXXX";
static xun_searcher *searcher;

static int set_up(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    char *records = xun_path_join(folder, "records.tsv"), *database = xun_path_join(folder, "db");
    FILE *file = fopen(records, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(archive, 1, sizeof archive - 1, file), sizeof archive - 1);
    assert_int_equal(fclose(file), 0);
    const char *path = records, *opened = database;
    xun_index_options options = {.input = XUN_INPUT_TSV, .paths = &path, .path_count = 1, .jobs = 1};
    xun_index_summary summary;
    xun_error error;
    assert_int_equal(xun_index(&summary, database, &options, &error), XUN_OK);
    assert_int_equal(xun_searcher_open(&searcher, &opened, 1, NULL, &error), XUN_OK);
    free(records);
    free(database);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    xun_searcher_close(searcher);
    return xun_remove_tree(folder, NULL) == XUN_OK ? 0 : 1;
}

/* The hits of each group as text, a passage by the first character of its text: passages are visited in no
 * order. */
typedef struct {
    char passages['z' + 1][64];
    size_t stop_after, seen;
} collected;

/* The passage's record by its text. */
static char record_of(xun_slice text)
{
    for (const char *line = archive; *line; line = strchr(line, '\n') + 1) {
        const char *own = strchr(strchr(line, '\t') + 1, '\t') + 1;
        if (strncmp(own, text.text, text.length) == 0)
            return *line;
    }
    return '?';
}

static bool collect(void *user, const xun_visit_hit *hit)
{
    collected *c = user;
    char record = record_of(hit->text), *out = c->passages[(unsigned char)record];
    size_t used = strlen(out);
    used += (size_t)snprintf(out + used, 64 - used, " %zu%c", hit->group, record);
    for (size_t i = 0; i < hit->span_count; i++)
        used += (size_t)snprintf(out + used, 64 - used, "%c%zu-%zu", i ? ',' : ':', hit->spans[i].start,
                                 hit->spans[i].end);
    return ++c->seen != c->stop_after;
}

/* Alternatives between bars; found: by record, its letter and the bytes of each place. related: passages with
 * any part. */
static const struct {
    const char *query, *found;
    uint64_t related;
} rows[] = {
    {"隧道", " 0a:0-6,15-21 0b:9-15", 2},
    {"隧道 公园", " 0b:0-6,9-15", 3},                     /* all words */
    {"隧道|公园", " 0a:0-6,15-21 0b:0-6,9-15 0e:0-6", 3}, /* any */
    {"隧道|隧道开工", " 0a:0-12,15-21 0b:9-15", 2},       /* leftmost, then longest */
    {"国际论坛", " 0c:0-12", 1},                          /* another script */
    {"gdp", " 0c:15-24", 1},                              /* half width, small letters */
    {"tunnel", " 0d:4-10", 1},                            /* whole words: not tunnels */
    {"\"隧道开工\"", " 0a:0-12", 1},
    {"隧道 -公园", " 0a:0-6,15-21", 1},
    {"隧道 AND 公园", " 0b:0-6,9-15", 1},
    {"开放 OR 开工", " 0a:6-12 0e:6-12", 2},
    {"lang:en", " 0d", 1},
    {"title:隧道", " 0b:9-15", 1},
    {"不存在的词", "", 0},
};

static void holds_what_stands_there(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        xun_visit_question questions[2];
        size_t count = 0;
        for (const char *at = rows[i].query;; at++) {
            size_t length = strcspn(at, "|");
            questions[count++] = (xun_visit_question){at, length, 0};
            at += length;
            if (!*at)
                break;
        }
        collected c = {0};
        uint64_t related = 0;
        char found[512] = "";
        assert_int_equal(xun_searcher_visit(&related, searcher, questions, count, NULL, collect, &c, NULL),
                         XUN_OK);
        for (char record = 'a'; record <= 'z'; record++)
            strcat(found, c.passages[(unsigned char)record]);
        if (strcmp(found, rows[i].found) != 0 || (rows[i].related && related < rows[i].related))
            fail_msg("%s: \"%s\", %lu related", rows[i].query, found, (unsigned long)related);
    }
}

static void groups_are_counted_apart(void **state)
{
    (void)state;
    const xun_visit_question questions[] = {{"隧道", 6, 0}, {"公园", 6, 1}, {"kayak", 5, 1}};
    collected c = {0};
    assert_int_equal(xun_searcher_visit(NULL, searcher, questions, 3, NULL, collect, &c, NULL), XUN_OK);
    assert_string_equal(c.passages['a'], " 0a:0-6,15-21");
    assert_string_equal(c.passages['b'], " 0b:9-15 1b:0-6");
    assert_string_equal(c.passages['d'], " 1d:33-38");
    assert_string_equal(c.passages['e'], " 1e:0-6");
}

static bool mark(void *user, const xun_visit_hit *hit)
{
    ((uint8_t *)user)[hit->docid] = 1;
    return true;
}

static void only_within_the_set(void **state)
{
    (void)state;
    uint8_t marks[64] = {0};
    const xun_visit_question parks = {"公园", 6, 0}, tunnels = {"隧道", 6, 0};
    assert_int_equal(xun_searcher_visit(NULL, searcher, &parks, 1, NULL, mark, marks, NULL), XUN_OK);
    const xun_docid_set within = {marks, sizeof marks};
    collected c = {0};
    uint64_t related;
    assert_int_equal(xun_searcher_visit(&related, searcher, &tunnels, 1, &within, collect, &c, NULL), XUN_OK);
    assert_int_equal(c.seen, 1);
    assert_string_equal(c.passages['b'], " 0b:9-15");
    assert_int_equal(related, 1);
}

static void stops_when_told(void **state)
{
    (void)state;
    const xun_visit_question question = {"隧道", 6, 0};
    collected c = {.stop_after = 1};
    xun_error error = {0};
    assert_int_equal(xun_searcher_visit(NULL, searcher, &question, 1, NULL, collect, &c, &error),
                     XUN_STOPPED);
    assert_int_equal(c.seen, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_what_stands_there),
        cmocka_unit_test(groups_are_counted_apart),
        cmocka_unit_test(only_within_the_set),
        cmocka_unit_test(stops_when_told),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
