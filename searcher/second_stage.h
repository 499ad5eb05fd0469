/* The second stage of the ranking: candidates by their stored words, by numbers and years that were asked
 * for, and by what the best of them have in common. */
#ifndef XUN_SEARCHER_SECOND_STAGE_H
#define XUN_SEARCHER_SECOND_STAGE_H

#include "searcher/candidates.h"

/* Scores the first `count` candidates. */
xun_status xun_second_stage(xun_candidates *candidates, xun_searcher *searcher, const xun_plan *plan,
                            size_t count, xun_error *error);
/* Scores candidates first..first+count-1, which were found by translation. */
xun_status xun_second_stage_translated(xun_candidates *candidates, xun_searcher *searcher,
                                       const xun_plan *plan, size_t first, size_t count, xun_error *error);
/* Best first, for qsort. */
int xun_by_rank(const void *a, const void *b);

#endif
