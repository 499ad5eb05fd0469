/* Internal: the pieces of finding honours in English text. */
#ifndef XUN_FACTS_HONORS_EN_H
#define XUN_FACTS_HONORS_EN_H

#include "facts/names.h"

/* A run of words that may be a title. */
typedef struct {
    size_t start, end; /* indices of characters, without quotation marks */
    bool stands;       /* needs no verb: National Advanced Unit in … */
    bool held;         /* in small letters, for which to be it is enough: an outstanding unit in … */
} xun_english_title;

/* The verb that leads to titles, and how. */
typedef struct {
    size_t start, end;
    bool any;
    bool active;               /* its subject gives: the Alliance named Erqi a … */
    size_t object, object_end; /* of an active verb: who receives; else both 0 */
} xun_honor_lead;

/* The title that begins at the word at `index`; false when none does. */
bool xun_read_title(xun_english_title *out, const xun_name_scan *scan, size_t index);
/* The length of the verb of receiving or giving at `index`, else 0. `*copula`: no more than was or became. */
size_t xun_honor_verb_english(bool *copula, const xun_fact_text *text, size_t index);
/* The level that the words of [start, end) tell. */
xun_honor_level xun_level_english(const xun_fact_text *text, size_t start, size_t end);
/* Sets who gave and who got the honour whose title is [start, end). False when memory is out. */
bool xun_honor_parties_english(xun_honor *honor, const xun_name_scan *scan, const xun_honor_lead *lead,
                               size_t end);

#endif
