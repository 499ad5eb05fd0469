/* Passages that hold the words of a query with a character that is easily taken for another: what recognition
 * of scanned pages makes of names. They are weaker matches: below all that hold the words as written, above
 * those that share parts of them, marked and counted apart. Looked for where words rank, not in quotes; for
 * words of two characters only where no passage has these side by side, since by chance any two stand
 * somewhere. */
#ifndef XUN_SEARCHER_LOOK_ALIKE_H
#define XUN_SEARCHER_LOOK_ALIKE_H

#include "searcher/candidates.h"

enum {
    XUN_VARIANTS = 4,          /* other ways of writing that are looked for */
    XUN_VARIANT_SYMBOLS = 16,  /* characters of a word that has some */
    XUN_VARIANT_PASSAGES = 100 /* passages of each that are read */
};

typedef struct {
    char from[4 * XUN_VARIANT_SYMBOLS + 1], to[4 * XUN_VARIANT_SYMBOLS + 1]; /* folded */
    uint32_t codes[XUN_VARIANT_SYMBOLS], forms[XUN_VARIANT_SYMBOLS];         /* as in xun_symbols */
    size_t count;
    uint64_t passages; /* that hold it where all other words stand as written */
} xun_variant;

typedef struct {
    uint32_t docid;
    size_t offset, length; /* of the stored passage in `data` */
    bool matched;          /* the query would have found it anyway, by parts of its words */
} xun_variant_passage;

/* Start with {0}. */
typedef struct {
    xun_variant items[XUN_VARIANTS];
    size_t count;
    xun_variant_passage *passages; /* by docid: each once, none that holds the query as written */
    size_t passage_count;
    xun_bytes data;
    bool cut; /* there are more passages than were read: counts are estimates */
    bool memory;
} xun_variants;

/* Of the query whose units are the searcher's. Call before the candidates are looked for: a remote index
 * reads back only what its latest search found. */
xun_status xun_variants_find(xun_variants *out, xun_searcher *searcher, const xun_request *request,
                             const xun_parsed_query *query, xun_error *error);
void xun_variants_free(xun_variants *variants);
/* Passages that hold a look-alike, and of these the ones that the query alone does not match. */
uint64_t xun_variants_total(const xun_variants *variants);
uint64_t xun_variants_added(const xun_variants *variants);
/* Puts the latter among all that matches, so that they are counted too. */
void xun_variants_join(xun_match_set *all, const xun_variants *variants);
/* Puts them behind the literal candidates, in an order that does not depend on the page that is asked for.
 * False: memory. */
bool xun_variants_place(xun_candidates *candidates, const xun_variants *variants);
/* Adds the look-alikes that stand in the text to the hit's highlights, marked as weak. False: memory. */
bool xun_variants_mark(xun_answer_hit *hit, const xun_variants *variants, const xun_symbols *text);

#endif
