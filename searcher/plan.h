/* A parsed query as the index is asked: one engine query that gives every match (and perhaps more), and,
 * where it gives more, a test of the stored passage that decides. */
#ifndef XUN_SEARCHER_PLAN_H
#define XUN_SEARCHER_PLAN_H

#include "searcher/figures.h"

/* How many terms the fields of one query may still stand for together. */
typedef struct {
    size_t left;
    bool cut; /* there were more */
} xun_term_budget;

typedef struct {
    xun_tokenizer *tokenizer;
    xun_scanner *scanner;
    const xun_fact_finder *facts;
    xun_collection collection;
    xun_term_budget *budget; /* while a plan is made; else NULL */
} xun_analyzer;

typedef struct {
    xun_query *matches;    /* weighted; every match is among its matches */
    xun_query *numbers;    /* weighted: the matches that have a number that was asked for, in any form; NULL:
                              none was */
    xun_query *translated; /* weighted: passages that match in the other language; NULL: not looked for */
    xun_query *all;        /* of both languages; NULL: that is `matches` */
    xun_query *literal;    /* passages that may hold every piece of the words as written; NULL: none can */
    bool verify;           /* `matches` and `translated` may give more: test each with xun_plan_accepts */
    bool verify_literal;
    bool cut;     /* its fields stand for more than XUN_FIELD_TERMS names, reports or days: only for the first
                     of them */
    int years[8]; /* asked for in the words, or by a filter of one year */
    size_t year_count, years_in_words; /* those of a filter come behind */
    double year_weight;                /* what they count, from 0 to 1: the less the more else is asked */
    xun_asked_figures figures;
} xun_plan;

/* What the words mean in the other language, as a new engine query: for the best passages, or for `every`
 * match. NULL when memory is out. */
typedef xun_query *xun_translated_query(const void *user, const xun_analyzer *analyzer, bool every);

/* The plan owns its queries, nothing need outlive it. Of the request language and filters are regarded;
 * `translated` may be NULL. */
xun_status xun_plan_make(xun_plan *out, const xun_analyzer *analyzer, const xun_parsed_query *query,
                         const xun_units *units, const xun_request *request, xun_translated_query *translated,
                         const void *translated_user, xun_error *error);
/* The query of every match, in both languages. */
const xun_query *xun_plan_all(const xun_plan *plan);
void xun_plan_free(xun_plan *plan);

/* Whether a stored passage matches the query; `title` and `text` are its symbols. False in `*good` when
 * memory is out. */
bool xun_plan_accepts(bool *good, const xun_analyzer *analyzer, const xun_parsed_query *query,
                      const xun_stored_passage *passage, const xun_symbols *title, const xun_symbols *text);

#endif
