#include "facts/facts.h"

#include <stdlib.h>
#include <string.h>

#include "facts/figures.h"
#include "facts/memory.h"
#include "facts/honors.h"
#include "facts/names.h"
#include "facts/rules.h"
#include "facts/times.h"

enum { SLOGAN_LIMIT = 16 };

/* ---- where no figure is looked for ---- */

static bool close_times(xun_facts *facts, const xun_fact_text *text)
{
    size_t at = 0;
    for (size_t i = 0; i < facts->time_count; i++) {
        while (text->at[at] < facts->times[i].start)
            at++;
        xun_span span = {.start = at};
        while (text->at[at] < facts->times[i].end)
            at++;
        span.end = at;
        if (!xun_facts_push_closed(facts, &span))
            return false;
    }
    return true;
}

/* Short quoted text is a slogan or a name: “300米见绿、500米见园”, “六大工程”. A book's title is a name too.
 */
static bool close_quotes(xun_facts *facts, const xun_fact_text *text)
{
    for (size_t i = 0; i < text->count; i++) {
        bool title = text->chars[i] == u'《';
        if (!title && !xun_is_opening_quote(text->chars[i]))
            continue;
        size_t end = i + 1, limit = i + (title ? 80 : SLOGAN_LIMIT) + 2;
        while (end < text->count && end < limit && !xun_is_closing_quote(text->chars[end]) &&
               text->chars[end] != u'》')
            end++;
        if (end >= text->count || end == limit)
            continue;
        const xun_span span = {.start = i, .end = end + 1};
        if (!xun_facts_push_closed(facts, &span))
            return false;
        i = end;
    }
    return true;
}

static bool close_words(xun_facts *facts, const xun_fact_finder *finder)
{
    for (size_t i = 0; i < facts->memory->mark_count; i++) {
        const xun_mark *mark = &facts->memory->marks[i];
        const xun_span span = {.start = mark->start, .end = mark->end, .soft = true};
        if ((xun_rule_of(finder, mark->word)->kinds & XUN_WORD_NOT_NUMBER) != 0 &&
            !xun_facts_push_closed(facts, &span))
            return false;
    }
    return true;
}

/* By start; of those that begin together the hard one first, then the longer. */
static int compare_spans(const void *left, const void *right)
{
    const xun_span *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->soft != b->soft)
        return a->soft ? 1 : -1;
    return a->end > b->end ? -1 : a->end < b->end;
}

static xun_status find_figures(xun_facts *facts, const xun_fact_finder *finder, xun_error *error)
{
    const xun_fact_text *text = &facts->memory->text;
    if (!close_times(facts, text) || !close_quotes(facts, text) || !close_words(facts, finder))
        return xun_fail_memory(error);
    struct xun_facts_memory *memory = facts->memory;
    if (memory->closed_count > 1)
        qsort(memory->closed_spans, memory->closed_count, sizeof *memory->closed_spans, compare_spans);
    return xun_figures_scan(facts, text, memory->closed_spans, memory->closed_count, error);
}

/* ---- what lies inside names ---- */

/* Honours and the others come by start: `*at` moves along. */
static bool inside_honor(const xun_facts *facts, size_t *at, size_t start, size_t end)
{
    while (*at < facts->honor_count && facts->honors[*at].end < end)
        (*at)++;
    return *at < facts->honor_count && facts->honors[*at].start <= start;
}

/* True when bytes [start, end) lie between 《 and 》. */
static bool inside_title(const xun_fact_text *text, size_t *opened, size_t *at, size_t start)
{
    for (; *at < text->count && text->at[*at] < start; (*at)++)
        *opened = text->chars[*at] == u'《' ? 1 : text->chars[*at] == u'》' ? 0 : *opened;
    return *opened != 0;
}

/* A year inside a name is no time of the passage, a number inside an honour no figure. */
static void drop_parts_of_names(xun_facts *facts)
{
    size_t kept = 0, opened = 0, at = 0, honor = 0;
    for (size_t i = 0; i < facts->time_count; i++) {
        const xun_time *time = &facts->times[i];
        if (!inside_title(&facts->memory->text, &opened, &at, time->start) &&
            !inside_honor(facts, &honor, time->start, time->end))
            facts->times[kept++] = *time;
    }
    facts->time_count = kept;
    kept = honor = 0;
    for (size_t i = 0; i < facts->figure_count; i++)
        if (!inside_honor(facts, &honor, facts->figures[i].start, facts->figures[i].end))
            facts->figures[kept++] = facts->figures[i];
    facts->figure_count = kept;
}

/* ---- all together ---- */

static xun_status find_names(xun_facts *facts, const xun_fact_finder *finder, xun_error *error)
{
    xun_name_scan scan;
    if (!xun_name_scan_begin(&scan, facts, finder))
        return xun_fail_memory(error);
    xun_status status = xun_honors_scan(&scan, error);
    if (status == XUN_OK)
        status = xun_projects_scan(&scan, error);
    return status == XUN_OK ? xun_orgs_scan(&scan, error) : status;
}

static xun_status load(xun_facts *out, const char *text, size_t length, xun_error *error)
{
    if (!xun_facts_reset(out))
        return xun_fail_memory(error);
    return xun_fact_text_load(&out->memory->text, text, length, error);
}

/* Traditional characters as the rules have them. */
static void simplify(xun_fact_text *text, const xun_fact_finder *finder)
{
    for (size_t i = 0; i < text->count; i++)
        text->chars[i] = xun_rules_simplified(finder, text->chars[i]);
}

xun_status xun_facts_find(xun_facts *out, const xun_fact_finder *finder, const char *text, size_t length,
                          const xun_facts_context *context, xun_error *error)
{
    xun_status status = load(out, text, length, error);
    if (status != XUN_OK)
        return status;
    simplify(&out->memory->text, finder);
    if (!xun_rules_mark(out, finder, &out->memory->text))
        status = xun_fail_memory(error);
    if (status == XUN_OK)
        status = xun_times_scan(out, &out->memory->text, context, error);
    if (status == XUN_OK)
        status = find_figures(out, finder, error);
    if (status == XUN_OK)
        status = find_names(out, finder, error);
    if (status != XUN_OK)
        return status;
    xun_day report;
    xun_day_parse(&report, context != NULL ? context->report_date : NULL);
    xun_date_honors(out, report.year);
    drop_parts_of_names(out);
    if (out->time_count == 0 && context != NULL)
        status = xun_times_inherit(out, context, error);
    return status == XUN_OK ? xun_inherit_honor_years(out, context, report.year, error) : status;
}

xun_status xun_times_find(xun_facts *out, const char *text, size_t length, const xun_facts_context *context,
                          xun_error *error)
{
    xun_status status = load(out, text, length, error);
    return status == XUN_OK ? xun_times_scan(out, &out->memory->text, context, error) : status;
}

const char *xun_honor_level_name(xun_honor_level level)
{
    switch (level) {
    case XUN_LEVEL_NONE: return NULL;
    case XUN_LEVEL_NATION: return "国家级";
    case XUN_LEVEL_PROVINCE: return "省级";
    case XUN_LEVEL_CITY: return "市级";
    case XUN_LEVEL_DISTRICT: return "区级";
    }
    return NULL;
}
