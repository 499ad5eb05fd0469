/* The passages that may be shown: found in the index, tested where the index cannot tell, and ranked. */
#ifndef XUN_SEARCHER_CANDIDATES_H
#define XUN_SEARCHER_CANDIDATES_H

#include "searcher/state.h"

typedef struct {
    uint32_t docid;
    bool scored;     /* went through the second stage */
    bool translated; /* found by what the words mean in the other language */
    size_t place;    /* in the order of the first stage, which those below the second keep */
    float first;     /* weight in the first stage */
    xun_score score;
    double year;     /* added for a year that was asked for */
    double figures;  /* added for numbers in another form than asked for */
    double likeness; /* added for being like the best passages */
    double total;
    double share;          /* of what was asked, by weight, that the passage has */
    size_t offset, length; /* of the stored passage in `data`; length 0: not read yet */
} xun_candidate;

typedef struct {
    xun_candidate *items; /* best first */
    size_t count;
    uint64_t matches, literal; /* exact when counted */
    uint64_t chinese, english; /* of the matches, when translated ones are among them */
    uint32_t *matching;        /* all that match, by docid, when each had to be tested; else NULL */
    size_t matching_count;
    xun_match_set *all; /* what matches; NULL: nothing was counted */
    xun_bytes data;
} xun_candidates;

/* Ranks as many as are needed to show hits up to `request->first + request->count`. */
xun_status xun_candidates_find(xun_candidates *out, xun_searcher *searcher, const xun_request *request,
                               const xun_parsed_query *query, const xun_plan *plan, xun_error *error);
/* Reads the stored passages of candidates first..first+count-1 that were not read yet. */
xun_status xun_candidates_read(xun_candidates *candidates, xun_searcher *searcher, size_t first, size_t count,
                               xun_error *error);
/* Of all that matches, the passages of each language; mixed ones count in both. */
xun_status xun_candidates_count_languages(xun_candidates *candidates, xun_error *error);
void xun_candidates_free(xun_candidates *candidates);

#endif
