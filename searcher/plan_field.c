/* Fields of the query language, as engine queries. */
#include <stdio.h>
#include <string.h>

#include "searcher/query_list.h"

enum { FIRST_YEAR = 1000, LAST_YEAR = 9999 };

static int four_digits(const char *text)
{
    return (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
}

void xun_plan_years(int *first, int *last, const xun_node *node)
{
    *first = node->text.length ? four_digits(node->text.text) : FIRST_YEAR;
    *last = node->range ? (node->high.length ? four_digits(node->high.text) : LAST_YEAR) : *first;
}

/* As days and months stand in terms: without dashes. */
static xun_slice compact_date(char out[8], xun_slice date)
{
    size_t length = 0;
    for (size_t i = 0; i < date.length && length < 8; i++)
        if (date.text[i] != '-')
            out[length++] = date.text[i];
    return (xun_slice){out, length};
}

bool xun_plan_whole_years(int *first, int *last, const xun_node *node)
{
    char low_text[8], high_text[8];
    xun_slice low = compact_date(low_text, node->text);
    xun_slice high = node->range ? compact_date(high_text, node->high) : low;
    *first = low.length ? four_digits(low.text) : FIRST_YEAR;
    *last = high.length ? four_digits(high.text) : LAST_YEAR;
    *first += low.length > 4 && memcmp(low.text + 4, "0101", low.length - 4) != 0;
    *last -= high.length > 4 && memcmp(high.text + 4, "1231", high.length - 4) != 0;
    return *first <= *last;
}

/* A walk over the terms of one prefix. */
typedef struct {
    xun_query_list list;
    const char *prefix;
    xun_slice low, high;        /* digits: compared as far as they go */
    xun_slice contained;        /* or text that must stand in the term */
    const xun_asked_name *name; /* or a name */
    xun_term_budget *budget;
} term_walk;

static bool in_range(const term_walk *walk, const char *text, size_t length)
{
    size_t low = walk->low.length < length ? walk->low.length : length;
    size_t high = walk->high.length < length ? walk->high.length : length;
    bool digits = length && text[0] >= '0' && text[0] <= '9';
    return digits && (!low || memcmp(text, walk->low.text, low) >= 0) &&
           (!high || memcmp(text, walk->high.text, high) <= 0);
}

static bool take_walked(void *user, const char *term, size_t length, uint64_t documents)
{
    (void)documents;
    term_walk *walk = user;
    size_t skip = strlen(walk->prefix);
    xun_slice text = {term + skip, length - skip};
    bool wanted = walk->name ? xun_plan_is_name(walk->name, text)
                  : walk->contained.length
                      ? memmem(text.text, text.length, walk->contained.text, walk->contained.length) != NULL
                      : in_range(walk, text.text, text.length);
    if (!wanted)
        return true;
    if (!walk->budget->left) {
        walk->budget->cut = true;
        return false;
    }
    walk->budget->left--;
    xun_query_list_add(&walk->list, xun_query_term(term, length, 1));
    return !walk->list.failed;
}

static xun_query *walk_query(const xun_analyzer *analyzer, term_walk *walk)
{
    walk->budget = analyzer->budget;
    if (xun_reader_terms(analyzer->collection.reader, walk->prefix, strlen(walk->prefix), take_walked, walk,
                         NULL) != XUN_OK)
        walk->list.failed = true;
    return xun_query_list_join(&walk->list, XUN_OR);
}

static xun_query *dated_query(const xun_analyzer *analyzer, const char *prefix, xun_slice low, xun_slice high)
{
    term_walk walk = {.prefix = prefix, .low = low, .high = high};
    return walk_query(analyzer, &walk);
}

/* Passages that state one of the years, and those that only take it from their heading or report. */
static xun_query *years_query(const xun_analyzer *analyzer, xun_slice low, xun_slice high)
{
    return xun_query_pair(XUN_OR, dated_query(analyzer, XUN_PREFIX_YEAR, low, high),
                          dated_query(analyzer, XUN_PREFIX_REPORT_YEAR, low, high));
}

static xun_query *year_query(const xun_analyzer *analyzer, const xun_node *node)
{
    return years_query(analyzer, node->text, node->range ? node->high : node->text);
}

/* Days, months or years by the finer of the two ends: whatever is not of whole years and has a part in the
 * range, and the years that lie in it. */
static xun_query *date_query(const xun_analyzer *analyzer, const xun_node *node)
{
    char low_text[8], high_text[8], first_year[12], last_year[12];
    xun_slice low = compact_date(low_text, node->text);
    xun_slice high = node->range ? compact_date(high_text, node->high) : low;
    int first, last;
    size_t finest = low.length > high.length ? low.length : high.length;
    if (finest <= 4)
        return year_query(analyzer, node);
    xun_query *dates = dated_query(analyzer, finest > 6 ? XUN_PREFIX_DAY : XUN_PREFIX_MONTH, low, high);
    if (!xun_plan_whole_years(&first, &last, node))
        return dates;
    snprintf(first_year, sizeof first_year, "%04d", first);
    snprintf(last_year, sizeof last_year, "%04d", last);
    return xun_query_pair(XUN_OR, dates,
                          years_query(analyzer, (xun_slice){first_year, 4}, (xun_slice){last_year, 4}));
}

void xun_plan_name(xun_asked_name *out, const xun_analyzer *analyzer, xun_slice text)
{
    xun_name_part(out->typed, sizeof out->typed, analyzer->facts, text.text, text.length);
    xun_name_term(out->canonical, sizeof out->canonical, analyzer->facts, text.text, text.length);
    out->facts = analyzer->facts;
}

/* What is a variant of a name may begin another one too: 郑州, of 郑州市, begins 郑州绿地城. */
bool xun_plan_is_name(const xun_asked_name *asked, xun_slice name)
{
    return memmem(name.text, name.length, asked->canonical, strlen(asked->canonical)) ||
           (asked->typed[0] && (memmem(name.text, name.length, asked->typed, strlen(asked->typed)) ||
                                xun_name_has_english_part(asked->facts, name.text, name.length, asked->typed,
                                                          strlen(asked->typed))));
}

static xun_query *name_query(const xun_analyzer *analyzer, const char *prefix, xun_slice text)
{
    xun_asked_name name;
    xun_plan_name(&name, analyzer, text);
    term_walk walk = {.prefix = prefix, .name = &name};
    return walk_query(analyzer, &walk);
}

static xun_query *report_query(const xun_analyzer *analyzer, xun_slice text)
{
    term_walk walk = {.prefix = XUN_PREFIX_REPORT, .contained = text};
    return walk_query(analyzer, &walk);
}

xun_query *xun_plan_field(const xun_analyzer *analyzer, const xun_node *node, bool *exact)
{
    switch (node->field) {
    case XUN_FIELD_TITLE: return xun_plan_text(analyzer, node->text, XUN_PREFIX_TITLE, true, exact);
    case XUN_FIELD_REPORT: return report_query(analyzer, node->text);
    case XUN_FIELD_YEAR: return year_query(analyzer, node);
    case XUN_FIELD_DATE: return date_query(analyzer, node);
    case XUN_FIELD_PROJECT: return name_query(analyzer, XUN_PREFIX_PROJECT, node->text);
    case XUN_FIELD_HONOR: return name_query(analyzer, XUN_PREFIX_HONOR, node->text);
    case XUN_FIELD_ORG: return name_query(analyzer, XUN_PREFIX_ORG, node->text);
    case XUN_FIELD_AMOUNT: return xun_amount_query(&node->amount, analyzer->collection.reader);
    case XUN_FIELD_LANGUAGE: return xun_plan_term(XUN_PREFIX_LANGUAGE, node->text.text, node->text.length);
    }
    return NULL;
}

/* ---- filters: a facet's value, exactly ---------------------------------------------------------------- */

static xun_query *filter_years(const xun_analyzer *analyzer, const char *value)
{
    const char *dots = strstr(value, "..");
    xun_slice low = {value, dots ? (size_t)(dots - value) : strlen(value)};
    return years_query(analyzer, low, dots ? (xun_slice){dots + 2, strlen(dots + 2)} : low);
}

static xun_query *filter_name(const xun_analyzer *analyzer, const char *prefix, const char *value)
{
    char name[512];
    size_t length = xun_name_term(name, sizeof name, analyzer->facts, value, strlen(value));
    return xun_plan_term(prefix, name, length);
}

xun_query *xun_plan_filter(const xun_analyzer *analyzer, const xun_filter *filter)
{
    switch (filter->facet) {
    case XUN_FACET_YEAR: return filter_years(analyzer, filter->value);
    case XUN_FACET_PROJECT: return filter_name(analyzer, XUN_PREFIX_PROJECT, filter->value);
    case XUN_FACET_HONOR: return filter_name(analyzer, XUN_PREFIX_HONOR, filter->value);
    case XUN_FACET_ORG: return filter_name(analyzer, XUN_PREFIX_ORG, filter->value);
    case XUN_FACET_REPORT: return xun_plan_term(XUN_PREFIX_REPORT, filter->value, strlen(filter->value));
    case XUN_FACET_LANGUAGE: return xun_plan_term(XUN_PREFIX_LANGUAGE, filter->value, strlen(filter->value));
    case XUN_FACET_COUNT: break;
    }
    return NULL;
}
