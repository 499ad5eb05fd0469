/* Internal: units and measure words. */
#ifndef XUN_FACTS_UNITS_H
#define XUN_FACTS_UNITS_H

#include "facts/text.h"

/* The unit at `index`, its compound (元/平方米) included: the index after it, or `index` when there is none.
 * With `numerals` only units that may follow Chinese numerals (so that 五台山 and 三门峡 stay names). */
size_t xun_unit_read(const xun_fact_text *text, size_t index, bool numerals);

#endif
