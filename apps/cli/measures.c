#include "apps/cli/measures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "apps/cli/table.h"
#include "common/file.h"

typedef struct {
    xun_slice query, document;
    double grade;
    size_t line;
} judgement;

struct xun_qrels {
    xun_mapping file;
    judgement *items; /* relevant ones, by query and document */
    size_t count, query_count;
};

/* ---- judgements --------------------------------------------------------------------------------------- */

static int compare_slices(xun_slice a, xun_slice b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = memcmp(a.text, b.text, shorter);
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

static int compare_pairs(const judgement *a, const judgement *b)
{
    int order = compare_slices(a->query, b->query);
    return order ? order : compare_slices(a->document, b->document);
}

static int compare_judgements(const void *one, const void *other)
{
    const judgement *a = one, *b = other;
    int order = compare_pairs(a, b);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static bool parse_grade(double *out, xun_slice text)
{
    char digits[32], *end;
    if (!text.length || text.length >= sizeof digits)
        return false;
    memcpy(digits, text.text, text.length);
    digits[text.length] = '\0';
    *out = strtod(digits, &end);
    return !*end && isfinite(*out);
}

static xun_status read_judgements(xun_qrels *qrels, const char *path, xun_error *error)
{
    xun_table table = xun_table_over(qrels->file.data, qrels->file.length);
    qrels->items = calloc(xun_table_lines(&table) + 1, sizeof *qrels->items);
    if (!qrels->items)
        return xun_fail_memory(error);
    xun_slice fields[3];
    size_t found;
    while (xun_table_next(&table, fields, 3, &found)) {
        judgement *item = &qrels->items[qrels->count];
        *item = (judgement){fields[0], fields[1], 0, table.line};
        if (found < 3 || !fields[0].length || !fields[1].length || !parse_grade(&item->grade, fields[2]))
            return xun_fail(error, XUN_INVALID,
                            "%s:%zu: not a judgement: want query id, document id and relevance, "
                            "separated by tabs",
                            path, table.line);
        qrels->count++;
    }
    return XUN_OK;
}

/* Keeps the last of each pair, and of those the relevant ones. */
static void sort_judgements(xun_qrels *qrels)
{
    size_t kept = 0;
    qsort(qrels->items, qrels->count, sizeof *qrels->items, compare_judgements);
    for (size_t i = 0; i < qrels->count; i++) {
        judgement item = qrels->items[i];
        bool replaced = i + 1 < qrels->count && compare_pairs(&item, &qrels->items[i + 1]) == 0;
        if (replaced || item.grade <= 0)
            continue;
        if (!kept || compare_slices(qrels->items[kept - 1].query, item.query) != 0)
            qrels->query_count++;
        qrels->items[kept++] = item;
    }
    qrels->count = kept;
}

xun_status xun_qrels_open(xun_qrels **out, const char *path, xun_error *error)
{
    *out = NULL;
    xun_qrels *qrels = calloc(1, sizeof *qrels);
    if (!qrels)
        return xun_fail_memory(error);
    xun_status status = xun_mapping_open(&qrels->file, path, error);
    if (status == XUN_OK)
        status = read_judgements(qrels, path, error);
    if (status != XUN_OK) {
        xun_qrels_close(qrels);
        return status;
    }
    sort_judgements(qrels);
    *out = qrels;
    return XUN_OK;
}

void xun_qrels_close(xun_qrels *qrels)
{
    if (!qrels)
        return;
    free(qrels->items);
    xun_mapping_close(&qrels->file);
    free(qrels);
}

size_t xun_qrels_query_count(const xun_qrels *qrels)
{
    return qrels->query_count;
}

/* ---- measures ----------------------------------------------------------------------------------------- */

const char *xun_measure_name(xun_measure measure)
{
    static const char *const names[XUN_MEASURE_COUNT] = {"MRR@10", "nDCG@10", "recall@10", "recall@100",
                                                         "success@1"};
    return names[measure];
}

/* The query's judgements: a run of the sorted items. */
static const judgement *judgements_of(size_t *count, const xun_qrels *qrels, xun_slice query)
{
    size_t low = 0, high = qrels->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_slices(qrels->items[middle].query, query) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < qrels->count && compare_slices(qrels->items[end].query, query) == 0)
        end++;
    *count = end - low;
    return qrels->items + low;
}

/* The document's grade; 0 when it is not relevant. */
static double grade_of(const judgement *items, size_t count, xun_slice document)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_slices(items[middle].document, document);
        if (order == 0)
            return items[middle].grade;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static double gain(double grade, size_t rank)
{
    return (exp2(grade) - 1) / log2((double)rank + 1);
}

/* The gain of the best ten grades in order, picked by insertion. */
static double ideal_gain(const judgement *items, size_t count)
{
    double best[10] = {0}, sum = 0;
    for (size_t i = 0; i < count; i++) {
        double grade = items[i].grade;
        for (size_t at = 0; at < 10 && grade > 0; at++)
            if (grade > best[at]) {
                double smaller = best[at];
                best[at] = grade;
                grade = smaller;
            }
    }
    for (size_t i = 0; i < 10; i++)
        sum += gain(best[i], i + 1);
    return sum;
}

void xun_measures_add(double sums[XUN_MEASURE_COUNT], const xun_qrels *qrels, xun_slice query,
                      const xun_slice *documents, size_t count)
{
    size_t relevant, found_10 = 0, found_100 = 0, first = 0;
    const judgement *items = judgements_of(&relevant, qrels, query);
    if (!relevant)
        return;
    double sum = 0, ideal = ideal_gain(items, relevant);
    for (size_t rank = 1; rank <= count && rank <= 100; rank++) {
        double grade = grade_of(items, relevant, documents[rank - 1]);
        if (grade <= 0)
            continue;
        found_100++;
        if (rank > 10)
            continue;
        found_10++;
        first = first ? first : rank;
        sum += gain(grade, rank);
    }
    sums[XUN_MEASURE_MRR_10] += first ? 1 / (double)first : 0;
    sums[XUN_MEASURE_NDCG_10] += ideal > 0 ? sum / ideal : 0;
    sums[XUN_MEASURE_RECALL_10] += (double)found_10 / (double)relevant;
    sums[XUN_MEASURE_RECALL_100] += (double)found_100 / (double)relevant;
    sums[XUN_MEASURE_SUCCESS_1] += first == 1;
}

double xun_percentile(const double *ascending, size_t count, double p)
{
    size_t at = (size_t)(p * (double)count);
    return count ? ascending[at < count ? at : count - 1] : 0;
}
