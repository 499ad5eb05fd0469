/* Internal: the pieces of Chinese times. The finders take the index that a time may begin at and return the
 * index after it, or that index when there is none. */
#ifndef XUN_FACTS_TIMES_ZH_H
#define XUN_FACTS_TIMES_ZH_H

#include "facts/times.h"

/* What may follow a year: months, days, quarters, halves. */
typedef struct {
    size_t end;
    unsigned first_month, last_month; /* 0: the whole year */
    unsigned first_day, last_day;     /* 0: whole months */
    int last_year;                    /* when the range ends in another year; else 0 */
} xun_year_part;

size_t xun_skip_space(const xun_fact_text *text, size_t index);
/* 至 到 - — ~ between two ends: the index after; 0 when there is none. */
size_t xun_range_mark(const xun_fact_text *text, size_t index);
/* 11月, 2月17日, 1-11月, 1月至9月. */
bool xun_read_months(xun_year_part *out, const xun_fact_text *text, size_t index, int year);
/* 上半年, 下半年, 一季度, 第三季度, 前三季度, 前11个月. */
bool xun_read_season(xun_year_part *out, const xun_fact_text *text, size_t index);
/* Any of these, or 底, 末, 初, right after a year. */
bool xun_read_year_part(xun_year_part *out, const xun_fact_text *text, size_t index, int year);
bool xun_add_part(xun_time_scan *scan, size_t start, const xun_year_part *part, int year, xun_time_how how);
/* Adds the year that is written in [start, index) with what follows it. */
size_t xun_add_year(xun_time_scan *scan, size_t start, size_t index, int year, xun_time_how how);

size_t xun_short_years(xun_time_scan *scan, size_t index);    /* 16-18年 */
size_t xun_short_year(xun_time_scan *scan, size_t index);     /* 17年, '08年 */
size_t xun_short_han_year(xun_time_scan *scan, size_t index); /* 一七年 */
size_t xun_five_year_plan(xun_time_scan *scan, size_t index); /* “十三五”期间, 十四五规划 */
size_t xun_numbered_plan(xun_time_scan *scan, size_t index);  /* 第十三个五年规划 */
size_t xun_holiday(xun_time_scan *scan, size_t index);        /* “五一”前, 国庆节 */
size_t xun_decade(xun_time_scan *scan, size_t index); /* 20世纪90年代, 上世纪八十年代, 21世纪 */
size_t xun_year_before_talk(xun_time_scan *scan, size_t start); /* 上年, 上年同期 */
size_t xun_looking_back(xun_time_scan *scan, size_t start);     /* 过去五年, 近三年来 */
size_t xun_first_years(xun_time_scan *scan, size_t start);
size_t xun_years_since(xun_time_scan *scan, size_t index);   /* 五年来, 一年来 */
size_t xun_looking_ahead(xun_time_scan *scan, size_t start); /* 今后五年, 未来三年 */
/* 去年, 今年 … of `length` characters: the report's year and an offset. */
size_t xun_relative_year(xun_time_scan *scan, size_t start, size_t length, int offset);
/* 全年, 年内, 年底: of the year being talked about. */
size_t xun_talked_year(xun_time_scan *scan, size_t start, size_t length);
size_t xun_relative_month(xun_time_scan *scan, size_t start, int offset);
size_t xun_relative_day(xun_time_scan *scan, size_t start, int offset);

#endif
