/* Every passage that holds a question, for counting and concordances: no ranking, nothing left out.
 *
 * A passage holds a question of plain words and phrases when each of them stands in its text as written (what
 * a search counts as literal) and the question's filters agree; it holds any other question when it matches
 * with every word required. Questions of one group are alternatives: a passage holds the group when it holds
 * any of them. */
#ifndef XUN_SEARCHER_VISIT_H
#define XUN_SEARCHER_VISIT_H

#include "searcher/searcher.h"

typedef struct {
    const char *text; /* in the query language, UTF-8 */
    size_t length;
    size_t group; /* rising from 0; alternatives stand side by side */
} xun_visit_question;

typedef struct {
    size_t group;
    uint32_t docid;
    xun_slice title, text; /* of the report; of the passage */
    const xun_span *spans; /* where the words stand as written: in order, none overlapping; perhaps none */
    size_t span_count;
} xun_visit_hit;

/* Each pair of group and passage once, in no particular order; what it points to is valid during the call.
 * False stops with XUN_STOPPED. */
typedef bool xun_visitor(void *user, const xun_visit_hit *hit);

/* A set of document ids; NULL stands for all. */
typedef struct {
    const uint8_t *marks; /* by document id: not 0 when it belongs */
    size_t count;
} xun_docid_set;

/* Calls `visitor` for all that hold the questions, within a set. `related` (by group, may be NULL) gets how
 * many passages have any part of the words: the ones that hold it and those that a search would show after
 * them. A malformed question is taken as plain words. */
xun_status xun_searcher_visit(uint64_t *related, xun_searcher *searcher, const xun_visit_question *questions,
                              size_t count, const xun_docid_set *within, xun_visitor *visitor, void *user,
                              xun_error *error);

#endif
