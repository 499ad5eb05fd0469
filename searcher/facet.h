/* Counts of values over all matches. */
#ifndef XUN_SEARCHER_FACET_H
#define XUN_SEARCHER_FACET_H

#include "searcher/candidates.h"

/* Fills the answer's facets, each at most XUN_FACET_LIMIT values. */
xun_status xun_facets_count(xun_answer *answer, xun_searcher *searcher, const xun_plan *plan,
                            const xun_candidates *candidates, xun_error *error);
void xun_facets_free(xun_answer *answer);

#endif
