/* Counts of values over all matches. */
#ifndef XUN_SEARCHER_FACET_H
#define XUN_SEARCHER_FACET_H

#include "searcher/searcher.h"

/* Fills the answer's facets: of each the XUN_FACET_LIMIT most frequent values; years in order. */
xun_status xun_facets_count(xun_answer *answer, const xun_match_set *matches, xun_error *error);
void xun_facets_free(xun_answer *answer);

#endif
