/* What a passage says (facts/facts.h) as lists to store and as terms to filter by. */
#ifndef XUN_INDEXER_PASSAGE_FACTS_H
#define XUN_INDEXER_PASSAGE_FACTS_H

#include "engine/schema.h"
#include "facts/facts.h"
#include "indexer/terms.h"

/* Reused from passage to passage. Start with {0}. */
typedef struct {
    xun_facts facts;
    xun_bytes strings, term; /* the context as C strings; one term in the making */
    xun_bytes figures;       /* as the passage stores them */
} xun_passage_facts;

void xun_passage_facts_free(xun_passage_facts *found);
/* Finds the facts of the passage and replaces its lists, which are valid until the next call. Lists hold each
 * item once, names and years in order, at most XUN_STORED_LIST_LIMIT of them. */
xun_status xun_passage_facts_find(xun_passage_facts *found, const xun_fact_finder *finder,
                                  xun_stored_passage *passage, xun_error *error);
/* Adds the terms of all that was found last. False: memory is out. */
bool xun_passage_facts_add_terms(xun_passage_facts *found, const xun_fact_finder *finder, xun_term_bag *bag);

#endif
