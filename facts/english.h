/* Internal: English words in the folded characters of a passage. Comparisons ignore case; words are
 * lower-case ASCII. */
#ifndef XUN_FACTS_ENGLISH_H
#define XUN_FACTS_ENGLISH_H

#include "facts/text.h"

/* The number of letters (and inner apostrophes) that begin at `index`. */
size_t xun_word_length(const xun_fact_text *text, size_t index);
/* True when the `length` characters at `index` are the beginning of `word`. */
bool xun_word_begins(const xun_fact_text *text, size_t index, const char *word, size_t length);
/* True when the word at `index` is `word`, whole. */
bool xun_word_is(const xun_fact_text *text, size_t index, const char *word);
/* The length of `words` (one or several, with single spaces) at `index` when whole words match, else 0. */
size_t xun_words_match(const xun_fact_text *text, size_t index, const char *words);
/* True when the word before `index` (over one space or hyphen) is `word`, or one of `words`. */
bool xun_word_before(const xun_fact_text *text, size_t index, const char *word);
bool xun_word_before_any(const xun_fact_text *text, size_t index, const char *const *words);
/* one, two … twenty, a dozen, or digits up to three: the value and its end; 0 when none. */
int xun_english_count(size_t *end, const xun_fact_text *text, size_t index);
/* The canonical name of the English unit at `index` ("percent" → "%", "kilometres" → "公里") and its length,
 * or NULL. */
const char *xun_unit_word(const xun_fact_text *text, size_t index);
const char *xun_english_unit(size_t *length, const xun_fact_text *text, size_t index);
/* The canonical name of an English unit as it is written, or NULL. */
const char *xun_english_unit_named(const char *words);

#endif
