/* Candidates of both languages in one list. */
#ifndef XUN_SEARCHER_LANGUAGES_H
#define XUN_SEARCHER_LANGUAGES_H

#include "searcher/candidates.h"

/* Makes the scores of the first `own` candidates, found by the words as they are, and of the translated ones
 * behind them comparable. `other_asked`: only passages of the other language were asked for. A passage found
 * both ways stands once, with its better score; the order is lost. */
void xun_languages_merge(xun_candidates *candidates, size_t own, bool other_asked);
/* Each list has a report once: the two together, ranked, may have it twice. Keeps the better one. */
void xun_languages_collapse(xun_candidates *candidates);

#endif
