/* Strings that occur often and stand free on both sides, with their counts. Inside the search for new terms
 * only. */
#ifndef XUN_SEARCHER_DISCOVER_COUNT_H
#define XUN_SEARCHER_DISCOVER_COUNT_H

#include "searcher/discover_text.h"

typedef struct {
    uint32_t at; /* where one occurrence begins */
    uint32_t count, passages;
    float left, right;
    float cohesion; /* filled in later */
    uint8_t length;
    bool composed; /* of known words side by side */
    bool dropped;
} xun_candidate_term;

typedef struct {
    xun_candidate_term *items;
    size_t count, capacity;
    uint32_t least; /* occurrences */
} xun_candidate_terms;

/* `least`: how often a term must occur, in at least two passages. Strings that the lexicon has are left
 * out. */
xun_status xun_candidate_terms_find(xun_candidate_terms *out, const xun_archive_text *text, uint32_t least,
                                    xun_error *error);
void xun_candidate_terms_free(xun_candidate_terms *terms);

#endif
