/* How often terms occur, with a bound on how many are asked for: the work of a suggestion does not depend on
 * the query. */
#ifndef XUN_SEARCHER_TERM_COUNTS_H
#define XUN_SEARCHER_TERM_COUNTS_H

#include "searcher/plan.h"
#include "searcher/readings.h"

typedef struct {
    const xun_analyzer *analyzer;
    const xun_readings *readings; /* NULL: not installed */
    size_t left;                  /* lookups that may still be made */
    xun_status status;            /* of the first that failed: nothing is counted from then on */
    xun_error *error;
} xun_term_counts;

/* Passages with a term; 0 too once there are no lookups left. */
uint64_t xun_term_count(xun_term_counts *counts, const char *text, size_t length);
/* Passages with two Han characters side by side. */
uint64_t xun_bigram_count(xun_term_counts *counts, uint32_t first, uint32_t second);
/* The least of a text's bigrams: no more passages can hold it. */
uint64_t xun_han_count(xun_term_counts *counts, const uint32_t *characters, size_t count);
/* Passages with a Latin word in any form. */
uint64_t xun_latin_count(xun_term_counts *counts, const char *word, size_t length);
/* Visits terms that begin with a prefix, each as one lookup; the visitor returns false to stop. */
void xun_terms_visit(xun_term_counts *counts, const char *prefix, size_t length, xun_term_visitor *visitor,
                     void *user);
/* The natural logarithm of a dictionary word's probability in general text; 1 when it is none. */
float xun_known_word(const xun_term_counts *counts, const uint32_t *characters, size_t count);
/* Whether the characters are a dictionary word. */
bool xun_is_known_word(const xun_term_counts *counts, const uint32_t *characters, size_t count);
/* Passages with a character, from memory: free of charge. */
uint32_t xun_single_count(const xun_term_counts *counts, uint32_t character);

#endif
