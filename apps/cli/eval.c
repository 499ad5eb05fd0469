/* xunzhang eval: many queries, timed, compared with judgements. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "apps/cli/commands.h"
#include "apps/cli/databases.h"
#include "apps/cli/measures.h"
#include "apps/cli/message.h"
#include "apps/cli/output.h"
#include "apps/cli/table.h"
#include "common/file.h"
#include "common/hash.h"

typedef struct {
    size_t count, passes;
    int language;
    const char *qrels, *run, *latency;
    bool no_translate;
} eval_settings;

static const eval_settings defaults = {.count = 100, .passes = 1, .language = -1};
static const char *const languages[] = {"zh", "en", NULL};

typedef struct {
    xun_slice id, text;
    size_t ask;      /* hits to ask for, so that enough records are among them */
    double *latency; /* microseconds of each timed pass */
} query;

/* One record of a query's ranking. */
typedef struct {
    xun_slice id; /* in `ids` of the evaluation, once the query is done */
    double score;
} ranked;

typedef struct {
    const eval_settings *settings;
    xun_searcher *searcher;
    xun_mapping file;
    query *queries;
    size_t query_count;
    xun_qrels *qrels;
    double sums[XUN_MEASURE_COUNT];
    double *latencies; /* of all queries and passes */
    ranked *ranking;   /* of the query at hand, best first */
    xun_slice *documents;
    size_t ranked_count;
    size_t *seen;     /* open hash table over the ranking: index + 1 */
    size_t seen_size; /* a power of two */
    xun_bytes run;
} evaluation;

/* ---- input -------------------------------------------------------------------------------------------- */

static xun_status read_queries(evaluation *e, const char *path, xun_error *error)
{
    xun_status status = xun_mapping_open(&e->file, path, error);
    if (status != XUN_OK)
        return status;
    xun_table table = xun_table_over(e->file.data, e->file.length);
    size_t most = xun_table_lines(&table), passes = e->settings->passes, found;
    e->queries = calloc(most, sizeof *e->queries);
    e->latencies = calloc(most * passes, sizeof *e->latencies);
    if (!e->queries || !e->latencies)
        return xun_fail_memory(error);
    xun_slice fields[2];
    while (xun_table_next(&table, fields, 2, &found)) {
        if (found < 2 || !fields[0].length)
            return xun_fail(error, XUN_INVALID, "%s:%zu: not a query: want an id, a tab and the text", path,
                            table.line);
        e->queries[e->query_count] =
            (query){fields[0], fields[1], e->settings->count, e->latencies + e->query_count * passes};
        e->query_count++;
    }
    if (!e->query_count)
        return xun_fail(error, XUN_INVALID,
                        "%s: no queries in it: want an id, a tab and the text, one a line", path);
    return XUN_OK;
}

static xun_status make_room(evaluation *e, xun_error *error)
{
    size_t count = e->settings->count;
    for (e->seen_size = 16; e->seen_size < 2 * count; e->seen_size *= 2)
        ;
    e->ranking = calloc(count, sizeof *e->ranking);
    e->documents = calloc(count, sizeof *e->documents);
    e->seen = calloc(e->seen_size, sizeof *e->seen);
    return e->ranking && e->documents && e->seen ? XUN_OK : xun_fail_memory(error);
}

/* ---- one query ---------------------------------------------------------------------------------------- */

static double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static size_t hash(xun_slice text)
{
    uint64_t value = xun_hash(XUN_HASH_START, text.text, text.length);
    return (size_t)(value ^ value >> 32);
}

/* Adds a record unless a better passage of it was there. */
static void add_record(evaluation *e, const xun_answer_hit *hit)
{
    xun_slice id = hit->passage->id;
    size_t at = hash(id) & (e->seen_size - 1);
    for (; e->seen[at]; at = (at + 1) & (e->seen_size - 1)) {
        xun_slice other = e->ranking[e->seen[at] - 1].id;
        if (other.length == id.length && memcmp(other.text, id.text, id.length) == 0)
            return;
    }
    e->ranking[e->ranked_count] = (ranked){id, hit->score};
    e->seen[at] = ++e->ranked_count;
}

static void rank_records(evaluation *e, const xun_answer *answer)
{
    e->ranked_count = 0;
    memset(e->seen, 0, e->seen_size * sizeof *e->seen);
    for (size_t i = 0; i < answer->count && e->ranked_count < e->settings->count; i++)
        add_record(e, &answer->hits[i]);
}

/* From the query's text to its records' ids; where passages of one record crowd others out, more are asked
 * for (at once in later passes). The ids are valid as long as the answer. */
static xun_status ask(xun_answer **out, evaluation *e, query *q, xun_error *error)
{
    const size_t most = 64 * e->settings->count;
    for (;; q->ask *= 2) {
        const xun_request request = {
            .query = q->text.text,
            .query_length = q->text.length,
            .count = q->ask,
            .bare = true,
            .no_translation = e->settings->no_translate,
            .language = e->settings->language < 0 ? NULL : languages[e->settings->language],
        };
        xun_status status = xun_searcher_ask(out, e->searcher, &request, error);
        if (status != XUN_OK)
            return status;
        rank_records(e, *out);
        if (e->ranked_count == e->settings->count || (*out)->count < q->ask || q->ask >= most)
            return XUN_OK;
        xun_answer_free(*out);
        *out = NULL;
    }
}

/* Other tools sort a run by its scores, so they never rise with the rank. */
static void write_run(evaluation *e, const query *q)
{
    xun_writer out = xun_writer_to_bytes(&e->run);
    double score = 0;
    for (size_t i = 0; i < e->ranked_count; i++) {
        const ranked *r = &e->ranking[i];
        score = i && r->score > score ? score : r->score;
        xun_write(&out, q->id.text, q->id.length);
        xun_write_string(&out, " Q0 ");
        xun_write(&out, r->id.text, r->id.length);
        xun_write_format(&out, " %zu %.6f xunzhang\n", i + 1, score);
    }
}

static void judge(evaluation *e, const query *q)
{
    for (size_t i = 0; i < e->ranked_count; i++)
        e->documents[i] = e->ranking[i].id;
    if (e->qrels)
        xun_measures_add(e->sums, e->qrels, q->id, e->documents, e->ranked_count);
    if (e->settings->run)
        write_run(e, q);
}

/* ---- all queries -------------------------------------------------------------------------------------- */

/* The warm-up pass is number 0: not timed; the rankings are taken from it. */
static xun_status run_pass(evaluation *e, size_t pass, xun_error *error)
{
    for (size_t i = 0; i < e->query_count; i++) {
        query *q = &e->queries[i];
        xun_answer *answer;
        double start = now_us();
        xun_status status = ask(&answer, e, q, error);
        if (status != XUN_OK)
            return status;
        if (pass)
            q->latency[pass - 1] = now_us() - start;
        else
            judge(e, q);
        xun_answer_free(answer);
    }
    return XUN_OK;
}

static xun_status write_file(const char *path, const xun_bytes *bytes, xun_error *error)
{
    xun_new_file *file;
    xun_status status = xun_new_file_open(&file, path, error);
    if (status != XUN_OK)
        return status;
    status = bytes->length ? xun_new_file_write(file, bytes->data, bytes->length, error) : XUN_OK;
    if (status == XUN_OK)
        return xun_new_file_commit(file, error);
    xun_new_file_discard(file);
    return status;
}

static xun_status write_latencies(const evaluation *e, xun_error *error)
{
    xun_bytes table = XUN_BYTES_EMPTY;
    xun_writer out = xun_writer_to_bytes(&table);
    for (size_t i = 0; i < e->query_count; i++) {
        xun_write(&out, e->queries[i].id.text, e->queries[i].id.length);
        for (size_t pass = 0; pass < e->settings->passes; pass++)
            xun_write_format(&out, "\t%.1f", e->queries[i].latency[pass]);
        xun_write_string(&out, "\n");
    }
    xun_status status = out.failed ? xun_fail_memory(error) : write_file(e->settings->latency, &table, error);
    xun_bytes_free(&table);
    return status;
}

static int compare_doubles(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* Sorts the latencies: call last. */
static xun_exit print_results(evaluation *e)
{
    xun_output output = xun_output_open();
    xun_writer *out = &output.writer;
    size_t timed = e->query_count * e->settings->passes,
           judged = e->qrels ? xun_qrels_query_count(e->qrels) : 0;
    double sum = 0;
    for (size_t i = 0; i < timed; i++)
        sum += e->latencies[i];
    qsort(e->latencies, timed, sizeof *e->latencies, compare_doubles);
    xun_write_format(out, "%-12s %zu\n", "queries", e->query_count);
    if (e->qrels)
        xun_write_format(out, "%-12s %zu\n", "judged", judged);
    for (int m = 0; m < XUN_MEASURE_COUNT && judged; m++)
        xun_write_format(out, "%-12s %.4f\n", xun_measure_name((xun_measure)m), e->sums[m] / (double)judged);
    xun_write_format(out, "%-12s %.1f\n", "queries/s", sum > 0 ? (double)timed / sum * 1e6 : 0);
    static const int percentiles[] = {50, 95, 99};
    for (size_t i = 0; i < XUN_COUNT_OF(percentiles); i++)
        xun_write_format(out, "p%-11d %.3f ms\n", percentiles[i],
                         xun_percentile(e->latencies, timed, percentiles[i] / 100.0) / 1e3);
    return xun_output_finish(&output, XUN_EXIT_DONE);
}

static xun_status evaluate(evaluation *e, const char *queries, xun_error *error)
{
    const eval_settings *s = e->settings;
    xun_status status = read_queries(e, queries, error);
    if (status == XUN_OK)
        status = make_room(e, error);
    if (status == XUN_OK && s->qrels)
        status = xun_qrels_open(&e->qrels, s->qrels, error);
    for (size_t pass = 0; pass <= s->passes && status == XUN_OK; pass++)
        status = run_pass(e, pass, error);
    if (status == XUN_OK && s->run)
        status = write_file(s->run, &e->run, error);
    if (status == XUN_OK && s->latency)
        status = write_latencies(e, error);
    return status;
}

static void close_evaluation(evaluation *e)
{
    xun_searcher_close(e->searcher);
    xun_qrels_close(e->qrels);
    xun_mapping_close(&e->file);
    xun_bytes_free(&e->run);
    free(e->queries);
    free(e->latencies);
    free(e->ranking);
    free(e->documents);
    free(e->seen);
}

static xun_exit run_eval(const void *settings, const xun_operands *operands)
{
    evaluation e = {.settings = settings};
    xun_error error = {0};
    xun_exit status = XUN_EXIT_ERROR;
    e.searcher = xun_open_databases(operands, operands->count - 1, NULL, NULL);
    if (e.searcher && evaluate(&e, operands->items[operands->count - 1], &error) == XUN_OK)
        status = print_results(&e);
    else if (e.searcher)
        xun_complain_of(&error);
    close_evaluation(&e);
    return status;
}

#define FIELD(name) .offset = offsetof(eval_settings, name)

static const xun_option options[] = {
    {.name = "qrels",
     .kind = XUN_OPTION_STRING,
     .value = "FILE",
     FIELD(qrels),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("judgements as TSV (query id, document id, relevance): print the measures")},
    {.name = "run",
     .kind = XUN_OPTION_STRING,
     .value = "FILE",
     FIELD(run),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("write the rankings as a TREC run (query id, Q0, document id, rank, score, tag)")},
    {.name = "latency",
     .kind = XUN_OPTION_STRING,
     .value = "FILE",
     FIELD(latency),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("write the microseconds of each query as TSV, a column a pass")},
    {.name = "passes",
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     FIELD(passes),
     .minimum = 1,
     .maximum = 1000,
     .help = N_("timed passes after the warm-up pass (1)")},
    {.name = "count",
     .letter = 'n',
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     FIELD(count),
     .minimum = 1,
     .maximum = 10000,
     .help = N_("documents a query (100)")},
    {.name = "lang",
     .kind = XUN_OPTION_CHOICE,
     .choices = languages,
     FIELD(language),
     .help = N_("only passages of this language")},
    {.name = "no-translate",
     .kind = XUN_OPTION_FLAG,
     FIELD(no_translate),
     .help = N_("do not look for what the words mean in passages of the other language")},
};

static const char *const description[] = {
    N_("QUERIES is a TSV file of ids and texts. Every query is asked in one process and one thread: once to "
       "warm up, then in "
       "timed passes, from the text to the ids. A document is a record or file; its best passage counts."),
    N_("Measures: MRR@10, nDCG@10 (gain 2^relevance - 1), recall@10, recall@100, success@1, as means over "
       "all queries that have a "
       "relevant document."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang eval docs.db queries.tsv --qrels qrels.tsv --passes 3", N_("quality and speed")},
    {"xunzhang eval docs.db queries.tsv --run ours.run -n 1000", N_("a run for other tools")},
};

const xun_command xun_command_eval = {
    .name = "eval",
    .operands = N_("DB... QUERIES"),
    .summary = N_("Measures how well and how fast queries are answered."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .minimum_operands = 2,
    .maximum_operands = XUN_ANY_NUMBER,
    .defaults = &defaults,
    .settings_size = sizeof(eval_settings),
    .run = run_eval,
};
