#include "apps/cli/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apps/cli/folding.h"
#include "apps/cli/glossary_file.h"
#include "apps/cli/message.h"
#include "apps/output/passages.h"
#include "facts/facts.h"

enum { NAME, PASSAGES };

/* An honour's "year" is its own, known "how"; "years" are those of the passage. */
static const xun_table_columns columns[] = {
    [XUN_NAME_HONOR] = {{N_("name"), N_("passages"), N_("level"), N_("year"), N_("how"), N_("by"), N_("to"),
                         N_("years"), N_("report"), N_("passage"), N_("date"), N_("title")},
                        {[PASSAGES] = XUN_COLUMN_NUMBER,
                         [3] = XUN_COLUMN_NUMBER,
                         [4] = XUN_COLUMN_WORD,
                         [7] = XUN_COLUMN_NUMBERS,
                         [9] = XUN_COLUMN_NUMBER},
                        12},
    [XUN_NAME_PROJECT] = {{N_("name"), N_("passages"), N_("stage"), N_("years"), N_("report"), N_("passage"),
                           N_("date"), N_("title")},
                          {[PASSAGES] = XUN_COLUMN_NUMBER, [3] = XUN_COLUMN_NUMBERS, [5] = XUN_COLUMN_NUMBER},
                          8},
    [XUN_NAME_ORG] = {{N_("name"), N_("passages"), N_("years"), N_("report"), N_("passage"), N_("date"),
                       N_("title")},
                      {[PASSAGES] = XUN_COLUMN_NUMBER, [2] = XUN_COLUMN_NUMBERS, [4] = XUN_COLUMN_NUMBER},
                      7},
};

static const char *const how_names[] = {[XUN_TIME_STATED] = N_("stated"),
                                        [XUN_TIME_RELATIVE] = N_("relative"),
                                        [XUN_TIME_PERIOD] = N_("period"),
                                        [XUN_TIME_INHERITED] = N_("inherited")};

static const uint32_t slots[] = {XUN_SLOT_HONORS, XUN_SLOT_PROJECTS, XUN_SLOT_ORGS};

typedef struct {
    xun_row_table *table;
    xun_name_kind kind;
    int first_year, last_year; /* that an honour is of, or a passage about; 0: all */
    xun_folding folding;
    xun_bytes prefix, folded; /* what names begin with, and one of them, folded */
    xun_fact_finder *finder;
    xun_facts facts;
    xun_bytes strings; /* of the passage at hand, each with a zero byte */
    xun_status status;
    xun_error *error;
} gathering;

/* ---- what the text says of a name --------------------------------------------------------------------- */

static bool keep(size_t *offset, xun_bytes *strings, xun_slice slice)
{
    *offset = strings->length;
    return xun_bytes_append(strings, slice.text, slice.length) && xun_bytes_append_byte(strings, '\0');
}

/* The stored passage has the names only; level, stage and year are found in its text again. */
static xun_status find_facts(gathering *g, const xun_stored_passage *passage)
{
    size_t date, title, offsets[XUN_STORED_LIST_LIMIT];
    const char *headings[XUN_STORED_LIST_LIMIT];
    xun_bytes_clear(&g->strings);
    bool good = keep(&date, &g->strings, passage->date) && keep(&title, &g->strings, passage->title);
    for (size_t i = 0; i < passage->headings.count && good; i++)
        good = keep(&offsets[i], &g->strings, passage->headings.items[i]);
    if (!good)
        return xun_fail_memory(g->error);
    for (size_t i = 0; i < passage->headings.count; i++)
        headings[i] = g->strings.data + offsets[i];
    const xun_facts_context context = {g->strings.data + date, g->strings.data + title, headings,
                                       passage->headings.count};
    return xun_facts_find(&g->facts, g->finder, passage->text.text, passage->text.length, &context, g->error);
}

static bool same(xun_slice name, const char *other)
{
    return strlen(other) == name.length && memcmp(name.text, other, name.length) == 0;
}

static bool is_wanted_year(const gathering *g, int year)
{
    return g->first_year <= year && year <= g->last_year;
}

/* The honour of that name, one of a wanted year if there is one; NULL when the text has none (its glossary
 * was another one). */
static const xun_honor *honor_of(const gathering *g, xun_slice name)
{
    const xun_honor *first = NULL;
    for (size_t i = 0; i < g->facts.honor_count; i++) {
        const xun_honor *honor = &g->facts.honors[i];
        if (!same(name, honor->name))
            continue;
        if (is_wanted_year(g, honor->year))
            return honor;
        first = first ? first : honor;
    }
    return first;
}

/* True for an honour of a wanted year; where its own is unknown, the passage's years decide. */
static bool is_of_wanted_year(const gathering *g, const xun_stored_passage *passage, xun_slice name)
{
    if (g->kind != XUN_NAME_HONOR || !g->first_year)
        return true;
    const xun_honor *honor = honor_of(g, name);
    if (honor && honor->year)
        return is_wanted_year(g, honor->year);
    for (size_t i = 0; i < passage->year_count; i++)
        if (is_wanted_year(g, passage->years[i]))
            return true;
    return false;
}

static const char *stage_of(const gathering *g, xun_slice name)
{
    for (size_t i = 0; i < g->facts.project_count; i++)
        if (same(name, g->facts.projects[i].name) && g->facts.projects[i].stage)
            return g->facts.projects[i].stage;
    return NULL;
}

/* What the text says of the name, in the order of the kind's columns; `year` has room for the year's
 * digits. */
static size_t add_details(const char **fields, char year[16], const gathering *g, xun_slice name)
{
    size_t count = 0;
    if (g->kind == XUN_NAME_PROJECT)
        fields[count++] = stage_of(g, name);
    if (g->kind != XUN_NAME_HONOR)
        return count;
    const xun_honor *honor = honor_of(g, name);
    year[0] = '\0';
    if (honor && honor->year)
        snprintf(year, 16, "%d", honor->year);
    fields[count++] = honor ? xun_honor_level_name(honor->level) : NULL;
    fields[count++] = year;
    fields[count++] = honor && honor->year ? how_names[honor->how] : NULL;
    fields[count++] = honor ? honor->by : NULL;
    fields[count++] = honor ? honor->to : NULL;
    return count;
}

/* ---- rows --------------------------------------------------------------------------------------------- */

static void format_years(char *out, size_t capacity, const xun_stored_passage *passage)
{
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < passage->year_count && length + 8 < capacity; i++)
        length += (size_t)snprintf(out + length, capacity - length, "%s%u", i ? "," : "", passage->years[i]);
}

/* A row of strings in the order of the kind's columns. */
static bool add_row(gathering *g, const xun_stored_passage *passage, xun_slice name)
{
    char given[16], number[16], years[8 * XUN_STORED_LIST_LIMIT];
    xun_bytes texts = XUN_BYTES_EMPTY;
    size_t offsets[4];
    bool good = keep(&offsets[0], &texts, name) && keep(&offsets[1], &texts, passage->id) &&
                keep(&offsets[2], &texts, passage->date) && keep(&offsets[3], &texts, passage->title);
    snprintf(number, sizeof number, "%u", passage->number);
    format_years(years, sizeof years, passage);
    const char *fields[XUN_TABLE_COLUMNS];
    size_t count = 0;
    if (good) {
        fields[count++] = texts.data + offsets[0];
        fields[count++] = ""; /* known at the end */
        count += add_details(fields + count, given, g, name);
        fields[count++] = years;
        fields[count++] = texts.data + offsets[1];
        fields[count++] = number;
        fields[count++] = texts.data + offsets[2];
        fields[count++] = texts.data + offsets[3];
        good = xun_row_table_add(g->table, fields, 0);
    }
    xun_bytes_free(&texts);
    return good;
}

static const xun_stored_list *names_of(const xun_stored_passage *passage, xun_name_kind kind)
{
    switch (kind) {
    case XUN_NAME_HONOR: return &passage->honors;
    case XUN_NAME_PROJECT: return &passage->projects;
    case XUN_NAME_ORG: break;
    }
    return &passage->orgs;
}

static xun_status read_prefix(gathering *g, const char *prefix)
{
    xun_status status = prefix ? xun_folding_open(&g->folding, g->error) : XUN_OK;
    return prefix && status == XUN_OK
               ? xun_folding_text(&g->prefix, &g->folding, prefix, strlen(prefix), g->error)
               : status;
}

static xun_status begins_with_prefix(bool *out, gathering *g, xun_slice name)
{
    *out = true;
    if (!g->prefix.length)
        return XUN_OK;
    xun_status status = xun_folding_text(&g->folded, &g->folding, name.text, name.length, g->error);
    *out = status == XUN_OK && g->folded.length >= g->prefix.length &&
           memcmp(g->folded.data, g->prefix.data, g->prefix.length) == 0;
    return status;
}

static bool take_passage(void *user, uint32_t docid, const xun_stored_passage *passage, const xun_error *why)
{
    gathering *g = user;
    (void)docid;
    if (!passage) {
        g->status = xun_fail(g->error, why->status, "%s", why->message);
        return false;
    }
    const xun_stored_list *names = names_of(passage, g->kind);
    g->status = g->kind == XUN_NAME_ORG ? XUN_OK : find_facts(g, passage);
    for (size_t i = 0; i < names->count && g->status == XUN_OK; i++) {
        bool wanted;
        g->status = begins_with_prefix(&wanted, g, names->items[i]);
        wanted = wanted && is_of_wanted_year(g, passage, names->items[i]);
        if (wanted && !add_row(g, passage, names->items[i]))
            g->status = xun_fail_memory(g->error);
    }
    return g->status == XUN_OK;
}

/* Rows of one name stand together once they are sorted without weights: each gets the number of them. */
static bool count_passages(xun_row_table *table)
{
    xun_row_table_sort(table);
    for (size_t first = 0, end; first < table->count; first = end) {
        char digits[32];
        for (end = first; end < table->count &&
                          strcmp(table->rows[end].fields[NAME], table->rows[first].fields[NAME]) == 0;)
            end++;
        snprintf(digits, sizeof digits, "%zu", end - first);
        for (size_t i = first; i < end; i++) {
            free(table->rows[i].fields[PASSAGES]);
            table->rows[i].fields[PASSAGES] = strdup(digits);
            table->rows[i].weight = end - first;
            if (!table->rows[i].fields[PASSAGES])
                return false;
        }
    }
    return true;
}

/* Passages about one of the years, whether they say it or their report does. */
static xun_query *years_query(int first, int last)
{
    xun_query *years = xun_query_nothing();
    for (int year = first; year <= last; year++) {
        char own[32], of_report[32];
        int own_length = snprintf(own, sizeof own, XUN_PREFIX_YEAR "%04d", year);
        int report_length = snprintf(of_report, sizeof of_report, XUN_PREFIX_REPORT_YEAR "%04d", year);
        xun_query *either = xun_query_pair(XUN_OR, xun_query_term(own, (size_t)own_length, 1),
                                           xun_query_term(of_report, (size_t)report_length, 1));
        years = xun_query_pair(XUN_OR, years, either);
    }
    return years;
}

/* Passages that name any; of projects and organisations those that are about the years. */
static xun_query *filter_of(const xun_name_filter *filter)
{
    xun_query *named = xun_query_value_range(slots[filter->kind], "\x01", NULL);
    return filter->first_year && filter->kind != XUN_NAME_HONOR
               ? xun_query_pair(XUN_FILTER, named, years_query(filter->first_year, filter->last_year))
               : named;
}

xun_status xun_gather_names(xun_row_table *table, xun_reader *reader, const xun_name_filter *filter,
                            const xun_strings *glossaries, xun_error *error)
{
    gathering g = {.table = table,
                   .kind = filter->kind,
                   .first_year = filter->first_year,
                   .last_year = filter->last_year,
                   .error = error};
    table->columns = &columns[filter->kind];
    xun_status status = read_prefix(&g, filter->prefix);
    if (status == XUN_OK)
        status = xun_open_finder(&g.finder, glossaries, error);
    if (status == XUN_OK)
        status = xun_each_passage(reader, filter_of(filter), take_passage, &g, error);
    if (status == XUN_OK)
        status = g.status;
    if (status == XUN_OK && !count_passages(table))
        status = xun_fail_memory(error);
    xun_facts_free(&g.facts);
    xun_bytes_free(&g.strings);
    xun_bytes_free(&g.prefix);
    xun_bytes_free(&g.folded);
    xun_folding_close(&g.folding);
    xun_fact_finder_close(g.finder);
    return status;
}
