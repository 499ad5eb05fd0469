/* What an answer without passages says: which of the words are missing, and what would find something. */
#ifndef XUN_SEARCHER_NOTHING_H
#define XUN_SEARCHER_NOTHING_H

#include "searcher/state.h"

/* Owns what an answer's words and remedies point to. Start with {0}. */
typedef struct {
    xun_word_passages *words;
    size_t word_count;
    xun_remedy *remedies;
    size_t remedy_count;
} xun_nothing;

/* Asks a bounded number of smaller questions; the searcher's scratch memory is used again. */
xun_status xun_nothing_find(xun_nothing *out, xun_searcher *searcher, const xun_request *request,
                            xun_error *error);
void xun_nothing_free(xun_nothing *nothing);

#endif
