/* Internal: English number words: fifty thousand, two-thirds, half a million. */
#ifndef XUN_FACTS_ENGLISH_NUMBER_H
#define XUN_FACTS_ENGLISH_NUMBER_H

#include "facts/chinese_number.h"

/* A quick "surely not" for the first letter of a word. */
bool xun_english_number_may_begin(char16_t letter);
/* Reads the number words that begin at `index`; false when none do. `multiplied`: with million or more;
 * `fraction`: two-thirds. "One" and "a" are numbers only before hundred, thousand and so on. */
bool xun_english_number_read(xun_number *out, const xun_fact_text *text, size_t index);

#endif
