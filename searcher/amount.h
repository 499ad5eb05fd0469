/* Amounts of the query language: >=100亿元, 1万..5万人, <5%. */
#ifndef XUN_SEARCHER_AMOUNT_H
#define XUN_SEARCHER_AMOUNT_H

#include "engine/engine.h"
#include "engine/schema.h"
#include "facts/facts.h"

/* From `low` to `high`, either may be infinite, of one unit ("": of none). */
typedef struct {
    double low, high;
    bool above, below;        /* without `low`, without `high` itself */
    bool any_unit;            /* whatever unit */
    char unit[XUN_UNIT_SIZE]; /* canonical */
} xun_amount;

/* ">=100亿元" (also ≥, >, <=, ≤, <, =, full-width forms, 以上 and 以下 behind), "100亿元", "1万..5万人" (also
 * ～ and 至, and a dash: "3-5万元" is 3万 to 5万; a unit that only the upper end has is the lower one's too;
 * either end may be missing). False when it is none of these, or a range that ends before it begins: then
 * `low` is above `high`. */
bool xun_amount_parse(xun_amount *out, xun_slice text);
/* Whether a figure is such an amount; its unit is canonical, "" when it has none. */
bool xun_amount_is(const xun_amount *amount, const char *unit, double value);
/* Whether one of a passage's stored figures is such an amount. */
bool xun_amount_stands_in(const xun_amount *amount, xun_slice figures);
/* The passages that have such an amount, exactly. NULL: memory. */
xun_query *xun_amount_query(const xun_amount *amount, xun_reader *reader);

#endif
