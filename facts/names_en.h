/* Internal: names in English text. */
#ifndef XUN_FACTS_NAMES_EN_H
#define XUN_FACTS_NAMES_EN_H

#include "facts/names.h"

/* The run of capitalised words at *start (small words like of, for, and, in the between them; numbers too),
 * or the quoted text there, *start moved after its quotation mark: the index after the run; *start when there
 * is none. */
size_t xun_capital_run(const xun_fact_text *text, size_t *start);
/* True for the English quotation marks that open: “ " '. */
bool xun_is_english_quote(char16_t c);

#endif
