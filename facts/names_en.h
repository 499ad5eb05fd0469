/* Internal: names in English text. */
#ifndef XUN_FACTS_NAMES_EN_H
#define XUN_FACTS_NAMES_EN_H

#include "facts/names.h"

/* The run of capitalised words at *start (small words like of, for, and, in between them; numbers too),
 * or the quoted text there, *start moved after its quotation mark: the index after the run; *start when there
 * is none. */
size_t xun_capital_run(const xun_fact_text *text, size_t *start);
/* True for the English quotation marks that open: “ " '. */
bool xun_is_english_quote(char16_t c);
/* The index after the word at `index`: letters and digits with - ' & between them; No. before a number too.
 */
size_t xun_token_end(const xun_fact_text *text, size_t index);
/* True when a word begins at `index`. */
bool xun_token_begins(const xun_fact_text *text, size_t index);
/* The length of the longest of `phrases` (ended by NULL) at `index`, else 0. */
size_t xun_phrase_at(const xun_fact_text *text, size_t index, const char *const *phrases);
/* True when one of `phrases` ends right before the space before `index`. */
bool xun_phrase_before(const xun_fact_text *text, size_t index, const char *const *phrases);
/* The first character of the sentence around `index`, or after a semicolon before it. */
size_t xun_sentence_start(const xun_fact_text *text, size_t index);
/* Skips what opens a sentence, and times, and what the article parts from a name, in the run [start, end):
 * the start of Songshi Garden in On 1 October the Songshi Garden. */
size_t xun_skip_opening(const xun_name_scan *scan, size_t start, size_t end);

/* The stage that the words around the projects in [start, end) tell, where another project begins at `next`
 * at the earliest; NULL when they tell none. Static storage. */
const char *xun_project_stage_english(const xun_fact_text *text, size_t start, size_t end, size_t next);

#endif
