/* Retrieval measures: how well a ranked list agrees with judgements of relevance. */
#ifndef XUN_CLI_MEASURES_H
#define XUN_CLI_MEASURES_H

#include "common/status.h"
#include "engine/schema.h"

/* Judgements: query id, document id, grade. */
typedef struct xun_qrels xun_qrels;

/* Reads a TSV file (query id, document id, relevance); grades of 0 and below mean not relevant; of two lines
 * about the same pair the last counts. XUN_INVALID with the line's number when one is wrong. */
xun_status xun_qrels_open(xun_qrels **out, const char *path, xun_error *error);
void xun_qrels_close(xun_qrels *qrels);
/* Queries that have a relevant document: all of them count in the means. */
size_t xun_qrels_query_count(const xun_qrels *qrels);

typedef enum {
    XUN_MEASURE_MRR_10,    /* one over the rank of the first relevant document within ten, else 0 */
    XUN_MEASURE_NDCG_10,   /* gain 2^grade - 1, discount log2(rank + 1) (Burges et al. 2005), over the ideal
                              order's */
    XUN_MEASURE_RECALL_10, /* share of the relevant documents within ten */
    XUN_MEASURE_RECALL_100,
    XUN_MEASURE_SUCCESS_1, /* 1 when the first document is relevant */
    XUN_MEASURE_COUNT
} xun_measure;

/* "MRR@10" and so on. */
const char *xun_measure_name(xun_measure measure);

/* Adds one query's measures to `sums`; a query without relevant documents adds nothing. `documents`: best
 * first, none twice. */
void xun_measures_add(double sums[XUN_MEASURE_COUNT], const xun_qrels *qrels, xun_slice query,
                      const xun_slice *documents, size_t count);

/* The value at share `p` (0 to 1) of `count` ascending values: number floor(p × count) from 0, or the
 * last. */
double xun_percentile(const double *ascending, size_t count, double p);

#endif
