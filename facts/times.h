/* Internal: what the Chinese and the English time finder share: the report's date, the year being talked
 * about, and how a found time is added. */
#ifndef XUN_FACTS_TIMES_H
#define XUN_FACTS_TIMES_H

#include "facts/facts.h"
#include "facts/text.h"

typedef struct {
    int year, month, day; /* month and day 0: unknown */
} xun_day;

typedef enum { XUN_PHASE_UNKNOWN, XUN_PHASE_REVIEW, XUN_PHASE_PLAN } xun_phase;

typedef struct {
    const xun_fact_text *text;
    xun_facts *out;
    xun_day report;     /* year 0: unknown, then nothing relative is resolved */
    bool query;         /* a query's words, without any context */
    bool work_report;   /* given early in its year, reviews the year before */
    int heading_year;   /* of the innermost heading that names one; 0: none */
    xun_phase phase;    /* by the headings */
    int passage_weight; /* of the words that plan less those that report, once asked */
    bool passage_weighed;
    int said_year;  /* the last year that was named as the one talked about */
    size_t said_at; /* where */
    int bound_year; /* the last that only bounded something: 2005年底前, 自2000年以来 */
    size_t bound_at;
    int plan_from, plan_to; /* a five-year plan that the passage names */
    bool out_of_memory;
} xun_time_scan;

/* Fills the scan from the context; finds headings' years and phase. */
void xun_time_scan_begin(xun_time_scan *scan, const xun_fact_text *text, xun_facts *out,
                         const xun_facts_context *context);

/* Adds a time from the first to the last day; years outside 1000 to 9999 and impossible days are left out
 * (false). `start` and `end` are indices of characters. */
bool xun_time_add(xun_time_scan *scan, size_t start, size_t end, xun_day from, xun_day to, xun_time_how how);
bool xun_time_add_years(xun_time_scan *scan, size_t start, size_t end, int first, int last, xun_time_how how);
bool xun_time_add_months(xun_time_scan *scan, size_t start, size_t end, int year, unsigned first,
                         unsigned last, xun_time_how how);
/* The month so many months after the report's, when that is known. */
bool xun_time_add_month_from_report(xun_time_scan *scan, size_t start, size_t end, int offset);
/* Notes that the text now talks about `year` (said at `index`), unless it is merely compared with. */
void xun_time_say(xun_time_scan *scan, size_t index, int year);

/* Notes a year that only bounds what is told: months after it in the sentence are of it, nothing else. */
void xun_time_bound(xun_time_scan *scan, size_t index, int year);

/* The year being talked about at `index` (全年, 年内, 上半年); 0 when unknown. */
int xun_time_talk_year(xun_time_scan *scan, size_t index);
/* The last year that the sentence of `index` names as the one talked about; 0 when it names none. */
int xun_time_said_year(const xun_time_scan *scan, size_t index);
/* The year of a month or day without one. */
int xun_time_month_year(xun_time_scan *scan, size_t index, unsigned month, unsigned day);
/* True when the sentence at `index` plans rather than reports. */
bool xun_time_plans(const xun_time_scan *scan, size_t index);
unsigned xun_days_in_month(int year, unsigned month);

/* Each looks for a time that begins at `index`, adds it, and returns the index after it; `index` when there
 * is none. */
size_t xun_time_zh(xun_time_scan *scan, size_t index);
size_t xun_time_en(xun_time_scan *scan, size_t index);

/* Parses "2018", "2018-01", "2018-01-13"; false (and zeros) otherwise. */
bool xun_day_parse(xun_day *out, const char *date);

/* All times of the text, in order. */
xun_status xun_times_scan(xun_facts *out, const xun_fact_text *text, const xun_facts_context *context,
                          xun_error *error);
/* Adds the time that a passage without one gets from its heading, else from its report. */
xun_status xun_times_inherit(xun_facts *out, const xun_facts_context *context, xun_error *error);

#endif
