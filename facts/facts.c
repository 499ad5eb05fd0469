#include "facts/facts.h"

#include <stdlib.h>
#include <string.h>

#include "facts/figures.h"
#include "facts/memory.h"
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

/* ---- the years of honours ---- */

static size_t first_time_from(const xun_facts *facts, size_t byte)
{
    size_t low = 0, high = facts->time_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (facts->times[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The last year of a time; of a period that goes on, the report's year `now` (0: unknown). */
static int year_in(const xun_time *time, int now)
{
    int first, last;
    xun_time_years(&first, &last, time);
    return first <= now && now < last ? now : last;
}

/* Bytes [*start, *end) are the sentence that character `index` stands in. */
static void sentence_around(size_t *start, size_t *end, const xun_fact_text *text, size_t index)
{
    enum { LONGEST = 1000 };
    size_t from = index, to = index;
    while (from > 0 && index - from < LONGEST && !xun_sentence_end(text, from - 1))
        from--;
    while (to < text->count && to - index < LONGEST && !xun_sentence_end(text, to))
        to++;
    *start = text->at[from];
    *end = text->at[to];
}

/* The time of an honour's own sentence, said before it or, unless that is to come, after it; else the last
 * one said before, or NULL. `now` is the report's year or 0. */
static const xun_time *time_of(const xun_facts *facts, const xun_honor *honor, size_t index, int now)
{
    size_t start, end, next = first_time_from(facts, honor->end);
    sentence_around(&start, &end, &facts->memory->text, index);
    if (next > 0 && facts->times[next - 1].start >= start)
        return &facts->times[next - 1];
    for (size_t i = next; i < facts->time_count && facts->times[i].start < end; i++)
        if (now == 0 || year_in(&facts->times[i], now) <= now)
            return &facts->times[i];
    return next > 0 ? &facts->times[next - 1] : NULL;
}

/* Before the times inside names are dropped: the year of a title tells when it was given. */
static void date_honors(xun_facts *facts, int now)
{
    const xun_fact_text *text = &facts->memory->text;
    size_t at = 0;
    for (size_t i = 0; i < facts->honor_count; i++) {
        xun_honor *honor = &facts->honors[i];
        while (at < text->count && text->at[at] < honor->start)
            at++;
        const xun_time *time = time_of(facts, honor, at, now);
        honor->year = time ? year_in(time, now) : 0;
        honor->how = time ? time->how : XUN_TIME_INHERITED;
    }
}

/* Honours that no year stands before have their heading's, else their report's. */
static xun_status inherit_years(xun_facts *facts, const xun_facts_context *context, int now, xun_error *error)
{
    size_t undated = 0, own = facts->time_count;
    while (undated < facts->honor_count && facts->honors[undated].year != 0)
        undated++;
    if (undated == facts->honor_count || context == NULL)
        return XUN_OK;
    bool inherited = own == 1 && facts->times[0].how == XUN_TIME_INHERITED;
    xun_status status = inherited ? XUN_OK : xun_times_inherit(facts, context, error);
    int year = facts->time_count > own || inherited ? year_in(&facts->times[facts->time_count - 1], now) : 0;
    facts->time_count = own;
    for (size_t i = undated; i < facts->honor_count; i++)
        if (facts->honors[i].year == 0)
            facts->honors[i].year = year;
    return status;
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
    date_honors(out, report.year);
    drop_parts_of_names(out);
    if (out->time_count == 0 && context != NULL)
        status = xun_times_inherit(out, context, error);
    return status == XUN_OK ? inherit_years(out, context, report.year, error) : status;
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
