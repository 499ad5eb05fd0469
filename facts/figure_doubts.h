/* Internal: telling figures from what only looks like them. */
#ifndef XUN_FACTS_FIGURE_DOUBTS_H
#define XUN_FACTS_FIGURE_DOUBTS_H

#include "facts/text.h"

/* What was read at one place. */
typedef struct {
    size_t start, end;           /* of the whole mention */
    size_t unit_start, unit_end; /* equal: no unit */
    double value;
    bool arabic, multiplied, fraction, bare;
    bool about;      /* 多 or 余 stands in it or before its unit */
    bool one_by_one; /* Chinese digits without place value: 二七 */
    const char *unit; /* set when it isn't the text of the unit span (百分之, US$) */
} xun_read_figure;

/* True when the list of numbers that begins at `index` ends with a unit (9.6和12.6个百分点, not 6、7、8号线). */
bool xun_figure_list_has_unit(const xun_fact_text *text, size_t index);
/* The end of a duration that is a plain quantity (3年时间, 三年内); 0 when there is none. */
size_t xun_duration_end(const xun_read_figure *found, const xun_fact_text *text);
/* True when nothing shows that what was read is no quantity. */
bool xun_is_figure(const xun_read_figure *found, const xun_fact_text *text);

#endif
