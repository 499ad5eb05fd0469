#include "apps/report/label.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "common/utf8.h"

const char *xun_summary_label(xun_summary_column column)
{
    switch (column) {
    case XUN_COLUMN_NAME: return _("keyword");
    case XUN_COLUMN_QUERY: return _("query");
    case XUN_COLUMN_GROUP: return _("group");
    case XUN_COLUMN_NOTE: return _("note");
    case XUN_COLUMN_PASSAGES: return _("passages");
    case XUN_COLUMN_REPORTS: return _("reports");
    case XUN_COLUMN_SHARE: return _("share of reports");
    case XUN_COLUMN_TIMES: return _("occurrences");
    case XUN_COLUMN_LOOSE: return _("loose");
    case XUN_COLUMN_FIRST: return _("first year");
    case XUN_COLUMN_LAST: return _("last year");
    case XUN_COLUMN_TREND: return _("trend");
    case XUN_COLUMN_REMARK: return _("remark");
    case XUN_SUMMARY_COLUMNS: break;
    }
    return "";
}

/* Appends a part of the remark, as far as there is room, after a semicolon when something stands before
 * it. */
static void remark_part(char remark[XUN_REMARK_SIZE], const char *format, ...)
{
    size_t used = strlen(remark);
    if (used)
        used += (size_t)snprintf(remark + used, XUN_REMARK_SIZE - used, "%s", _("; "));
    va_list arguments;
    va_start(arguments, format);
    if (used < XUN_REMARK_SIZE)
        vsnprintf(remark + used, XUN_REMARK_SIZE - used, format, arguments);
    va_end(arguments);
    remark[xun_utf8_valid_prefix(remark, strlen(remark))] = '\0';
}

static void remark_on_zero(char remark[XUN_REMARK_SIZE], const xun_row *row)
{
    const xun_found *found = row->found;
    if (row->zero == XUN_ZERO_ABSENT && !found->parts && !found->longer && !found->translated)
        remark_part(remark, "%s", _("not in the archive"));
    if (row->zero == XUN_ZERO_FILTER)
        remark_part(remark, _("only outside the filter, in %" PRIu64 " passages"), row->outside);
    if (found->longer)
        remark_part(remark, _("only as part of longer words: %s"), found->longer);
    if (found->parts)
        remark_part(remark, _("only parts of it: %s"), found->parts);
    else if (row->zero == XUN_ZERO_PARTS)
        remark_part(remark, _("only parts of it, in %" PRIu64 " passages"), found->related);
    if (found->translated)
        remark_part(remark, _("only in the other language: %s"), found->translated);
    if (found->suggestion)
        remark_part(remark, _("did you mean: %s"), found->suggestion);
}

static const char *remark_on(const xun_row *row, char remark[XUN_REMARK_SIZE])
{
    remark[0] = '\0';
    if (row->zero)
        remark_on_zero(remark, row);
    else if (row->found->written)
        remark_part(remark, _("only written otherwise: %s"), row->found->written);
    return remark;
}

bool xun_summary_is_number(xun_summary_column column)
{
    return column >= XUN_COLUMN_PASSAGES && column <= XUN_COLUMN_TREND;
}

const char *xun_summary_text(const xun_row *row, xun_summary_column column, char remark[XUN_REMARK_SIZE])
{
    switch (column) {
    case XUN_COLUMN_NAME: return row->keyword->name;
    case XUN_COLUMN_QUERY: return row->keyword->query;
    case XUN_COLUMN_GROUP: return row->keyword->group;
    case XUN_COLUMN_NOTE: return row->keyword->note;
    case XUN_COLUMN_REMARK: return remark_on(row, remark);
    default: return NULL;
    }
}

void xun_summary_used(bool used[XUN_SUMMARY_COLUMNS], const xun_model *model)
{
    char remark[XUN_REMARK_SIZE];
    for (xun_summary_column i = 0; i < XUN_SUMMARY_COLUMNS; i++) {
        used[i] = false;
        for (size_t k = 0; k < model->row_count && !used[i]; k++) {
            const char *text = xun_summary_text(&model->rows[k], i, remark);
            used[i] = !text || *text;
        }
    }
}

double xun_summary_number(const xun_row *row, xun_summary_column column)
{
    switch (column) {
    case XUN_COLUMN_PASSAGES: return (double)row->passages;
    case XUN_COLUMN_REPORTS: return (double)row->reports;
    case XUN_COLUMN_SHARE: return row->share;
    case XUN_COLUMN_TIMES: return (double)row->times;
    case XUN_COLUMN_LOOSE: return (double)row->loose;
    case XUN_COLUMN_FIRST: return row->first_year ? (double)row->first_year : (double)NAN;
    case XUN_COLUMN_LAST: return row->last_year ? (double)row->last_year : (double)NAN;
    case XUN_COLUMN_TREND: return row->trend;
    default: return NAN;
    }
}

int xun_summary_decimals(xun_summary_column column)
{
    return column == XUN_COLUMN_SHARE || column == XUN_COLUMN_TREND ? 4 : 0;
}

const char *xun_axis_label(xun_axis axis)
{
    switch (axis) {
    case XUN_AXIS_YEAR: return _("year");
    case XUN_AXIS_QUARTER: return _("quarter");
    case XUN_AXIS_REPORT: return _("report");
    case XUN_AXIS_PLACE: return _("place");
    case XUN_AXES: break;
    }
    return "";
}

const char *xun_measure_label(xun_measure measure)
{
    switch (measure) {
    case XUN_MEASURE_PASSAGES: return _("passages");
    case XUN_MEASURE_REPORTS: return _("reports");
    case XUN_MEASURE_TIMES: return _("occurrences");
    case XUN_MEASURE_RATE: return _("occurrences in 10,000 characters");
    case XUN_MEASURES: break;
    }
    return "";
}

int xun_measure_decimals(xun_measure measure)
{
    return measure == XUN_MEASURE_RATE ? 4 : 0;
}

const char *xun_column_label(xun_axis axis, const xun_column *column)
{
    if (*column->label)
        return column->label;
    return axis == XUN_AXIS_PLACE ? _("no folder") : _("undated");
}

const char *xun_change_label(xun_change_kind kind)
{
    switch (kind) {
    case XUN_CHANGE_NONE: return _("unchanged");
    case XUN_CHANGE_NEW: return _("new");
    case XUN_CHANGE_GONE: return _("gone");
    case XUN_CHANGE_COUNTS: return _("changed");
    }
    return "";
}

static void join_databases(char text[1024], const xun_report_settings *s)
{
    size_t used = 0;
    for (size_t i = 0; i < s->database_count && used < 1024; i++)
        used += (size_t)snprintf(text + used, 1024 - used, "%s%s", i ? ", " : "", s->databases[i]);
}

bool xun_provenance(const char **label, char text[1024], const xun_model *model, size_t index)
{
    const xun_report_settings *s = model->settings;
    const xun_archive *a = &model->archive;
    text[0] = '\0';
    switch (index) {
    case 0:
        *label = _("index");
        join_databases(text, s);
        return true;
    case 1:
        *label = _("index created");
        snprintf(text, 1024, "%.*s", (int)model->created.length,
                 model->created.data ? model->created.data : "");
        return true;
    case 2:
        *label = _("reports");
        snprintf(text, 1024, "%zu", a->report_count);
        return true;
    case 3:
        *label = _("passages");
        snprintf(text, 1024, "%" PRIu64, a->passages);
        return true;
    case 4:
        *label = _("characters");
        snprintf(text, 1024, "%" PRIu64, a->characters);
        return true;
    case 5:
        *label = _("filter");
        snprintf(text, 1024, "%s", s->filter ? s->filter : "–");
        return true;
    case 6:
        *label = _("keywords");
        snprintf(text, 1024, "%zu (%s)", model->row_count, s->keywords_path);
        return true;
    case 7:
        *label = _("command");
        snprintf(text, 1024, "%s", s->command);
        return true;
    case 8:
        *label = _("made");
        snprintf(text, 1024, "%s", s->made);
        return true;
    case 9:
        *label = _("seed of the choice by chance");
        snprintf(text, 1024, "%" PRIu64, s->seed);
        return true;
    default: return false;
    }
}

void xun_opening_note(char text[512], const xun_model *m)
{
    size_t found = 0;
    for (size_t i = 0; i < m->row_count; i++)
        found += m->rows[i].passages > 0;
    snprintf(text, 512, _("%zu keywords, %zu of them found, in %zu reports with %" PRIu64 " passages."),
             m->row_count, found, m->archive.report_count, m->archive.passages);
}

bool xun_shown_note(char text[512], const xun_report_settings *s)
{
    if (s->read_best == s->best && s->read_lines == s->lines && s->read_top == s->top)
        return false;
    snprintf(text, 512,
             _("There are many keywords: of each, %zu best passages, %zu lines in context and %zu reports "
               "and places are "
               "shown here. XLSX and JSON have %zu, %zu and %zu; -n, --lines and --top ask for others."),
             s->read_best, s->read_lines, s->read_top, s->best, s->lines, s->top);
    return true;
}

void xun_columns_note(char text[512], size_t shown, size_t all)
{
    snprintf(text, 512, _("The %zu of %zu columns with most passages; CSV, XLSX and JSON have all."), shown,
             all);
}

const char *xun_explanation(size_t index)
{
    static const char *const sentences[] = {
        N_("A passage counts when it holds the keyword as written (small and capital letters, full and half "
           "width, "
           "simplified and traditional characters being the same), or satisfies its operators and filters."),
        N_("Occurrences: how often its words stand in these passages, at least once each."),
        N_("Loose: further passages that have a part of its words; they are counted here and nowhere else."),
        N_("Years are those of the reports, not those that a passage speaks of."),
        N_("Trend: by how many occurrences in 10,000 characters a year it rises or falls, as the slope of a "
           "straight "
           "line by least squares through all years of which there is text."),
        NULL,
    };
    return index < sizeof sentences / sizeof *sentences && sentences[index] ? _(sentences[index]) : NULL;
}
