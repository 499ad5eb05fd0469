/* Internal: the pieces of English times. The finders take the index that a time may begin at and return the
 * index after it, or that index when there is none. */
#ifndef XUN_FACTS_TIMES_EN_H
#define XUN_FACTS_TIMES_EN_H

#include "facts/times.h"

/* The index after a space that may stand at `index`. */
size_t xun_en_space(const xun_fact_text *text, size_t index);
/* A year from 1000 to 2199 in four digits that stand alone; 0 when none. */
int xun_en_year(size_t *end, const xun_fact_text *text, size_t index);
/* The year of this century that two digits alone name; 0 when none. */
int xun_en_short_year(size_t *end, const xun_fact_text *text, size_t index);
/* A day of the month with or without st, nd, rd, th; 0 when none. */
unsigned xun_en_day(size_t *end, const xun_fact_text *text, size_t index);
/* - – to through until between two ends: the index after; 0 when there is none. */
size_t xun_en_range_mark(const xun_fact_text *text, size_t index);
/* After a part of a year: ", 2017", " of 2017", " last year". 0 when no year follows. */
int xun_en_following_year(xun_time_scan *scan, size_t *end, size_t index, xun_time_how *how);

size_t xun_en_season(xun_time_scan *scan, size_t index);         /* Q3 2017, first half of 2017 */
size_t xun_en_year_season(xun_time_scan *scan, size_t index);    /* 2017Q3, 3Q17, 2017 H1 */
size_t xun_en_plan(xun_time_scan *scan, size_t index);           /* the 13th Five-Year Plan period */
size_t xun_en_century(xun_time_scan *scan, size_t index);        /* 21st century, the '90s, the nineties */
size_t xun_en_relative_year(xun_time_scan *scan, size_t index);  /* last year, the year before last */
size_t xun_en_relative_years(xun_time_scan *scan, size_t index); /* past five years, next decade */
size_t xun_en_relative_month(xun_time_scan *scan, size_t index); /* last month */
size_t xun_en_years_ago(xun_time_scan *scan, size_t index);      /* two years ago */

#endif
