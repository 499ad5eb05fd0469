/* Of candidates that say nearly the same, the best stays; the others stand beside it. */
#ifndef XUN_SEARCHER_REPETITIONS_H
#define XUN_SEARCHER_REPETITIONS_H

#include "searcher/candidates.h"

/* Passages that one stands for. */
typedef struct {
    uint32_t leader;         /* document id of the one that stays */
    xun_candidate candidate; /* that was taken out; its data stays where it is */
} xun_repeated;

typedef struct {
    xun_repeated *items; /* best first */
    size_t count;
} xun_repetitions;

/* Of the best passages so many are compared: few people read on behind them, and it is a good part of a
 * page's time. */
enum { XUN_REPETITIONS_COMPARED = 100 };

/* Looks at those of the best that went through the second stage, which are the same for every page; they must
 * have been read. False: memory. */
bool xun_repetitions_take(xun_repetitions *out, xun_candidates *candidates);
/* The repetitions of a hit, whose passages point into the candidates' data; by date. To be freed with
 * xun_repetition_free. */
xun_status xun_repetitions_of(xun_repetition **out, size_t *count, const xun_repetitions *repetitions,
                              uint32_t docid, const xun_candidates *candidates, xun_error *error);
void xun_repetition_free(xun_repetition *repetitions, size_t count);
void xun_repetitions_free(xun_repetitions *repetitions);

#endif
