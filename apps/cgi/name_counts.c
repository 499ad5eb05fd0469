#include "apps/cgi/name_counts.h"

#include <stdlib.h>
#include <string.h>

#include "apps/cgi/parameters.h"
#include "apps/output/passages.h"

/* One name in one passage about one year; year 0 stands for the passage itself. */
typedef struct {
    size_t name; /* offset in the strings */
    uint16_t year;
    uint16_t newest; /* year that the passage is about */
    uint8_t remark;  /* place in the question's remarks and one, 0: none */
} mention;

typedef struct {
    const xun_name_question *question;
    const char *const *remarks;
    xun_bytes strings;
    mention *mentions;
    size_t count, capacity;
    xun_status status;
    xun_error *error;
} gathering;

/* ---- gathering ---------------------------------------------------------------------------------------- */

static bool add_mention(gathering *g, mention found)
{
    if (g->count == g->capacity) {
        size_t capacity = g->capacity ? g->capacity * 2 : 1024;
        mention *more = realloc(g->mentions, capacity * sizeof *more);
        if (!more)
            return false;
        g->mentions = more;
        g->capacity = capacity;
    }
    g->mentions[g->count++] = found;
    return true;
}

static bool is_wanted(const gathering *g, unsigned year)
{
    return year >= g->question->first && year <= g->question->last;
}

/* The years that a name counts for: an honour's own, where it is known, else those of the passage. */
typedef struct {
    const uint16_t *items;
    size_t count;
} name_years;

static name_years years_of(const gathering *g, const xun_stored_passage *passage, size_t name)
{
    bool own = g->question->kind == XUN_NAMES_HONORS && passage->honor_years[name];
    return own ? (name_years){&passage->honor_years[name], 1}
               : (name_years){passage->years, passage->year_count};
}

static bool has_wanted_year(const gathering *g, name_years years)
{
    if (g->question->first == 0)
        return true;
    for (size_t i = 0; i < years.count; i++)
        if (is_wanted(g, years.items[i]))
            return true;
    return false;
}

static uint8_t remark_number(const gathering *g, xun_slice remark)
{
    for (uint8_t i = 0; g->remarks[i]; i++)
        if (strlen(g->remarks[i]) == remark.length && memcmp(g->remarks[i], remark.text, remark.length) == 0)
            return (uint8_t)(i + 1);
    return 0;
}

static bool take_name(gathering *g, xun_slice name, xun_slice remark, name_years years)
{
    const char *part = g->question->part;
    mention found = {.name = g->strings.length, .remark = remark_number(g, remark)};
    if (!has_wanted_year(g, years) || (part && !memmem(name.text, name.length, part, strlen(part))))
        return true;
    if (years.count)
        found.newest = years.items[years.count - 1];
    if (!xun_bytes_append(&g->strings, name.text, name.length) || !xun_bytes_append_byte(&g->strings, '\0') ||
        !add_mention(g, found))
        return false;
    for (size_t i = 0; i < years.count; i++) {
        found.year = years.items[i];
        if (is_wanted(g, found.year) && !add_mention(g, found))
            return false;
    }
    return true;
}

static bool take_passage(void *user, uint32_t docid, const xun_stored_passage *passage, const xun_error *why)
{
    gathering *g = user;
    (void)docid;
    if (!passage) {
        g->status = xun_fail(g->error, why->status, "%s", why->message);
        return false;
    }
    bool honors = g->question->kind == XUN_NAMES_HONORS;
    const xun_stored_list *names = honors ? &passage->honors : &passage->projects;
    const xun_stored_list *remarks = honors ? &passage->levels : &passage->stages;
    for (size_t i = 0; i < names->count; i++)
        if (!take_name(g, names->items[i], remarks->items[i], years_of(g, passage, i))) {
            g->status = xun_fail_memory(g->error);
            return false;
        }
    return true;
}

/* ---- counting ----------------------------------------------------------------------------------------- */

static int by_name_and_year(const void *left, const void *right, void *strings)
{
    const mention *a = left, *b = right;
    int order = strcmp((char *)strings + a->name, (char *)strings + b->name);
    return order ? order : (int)a->year - (int)b->year;
}

static int by_frequency(const void *left, const void *right)
{
    const xun_name_count *a = left, *b = right;
    if (a->passages != b->passages)
        return a->passages < b->passages ? 1 : -1;
    return strcmp(a->name, b->name);
}

static const char *newest_remark(const gathering *g, const mention *mentions, size_t count)
{
    const mention *newest = NULL;
    for (size_t i = 0; i < count; i++) {
        const mention *at = &mentions[i];
        if (at->remark && (!newest || at->newest > newest->newest ||
                           (at->newest == newest->newest && at->remark > newest->remark)))
            newest = at;
    }
    return newest ? g->remarks[newest->remark - 1] : NULL;
}

/* The mentions of one name, sorted by year, into its row. */
static bool fill_row(xun_name_count *row, const gathering *g, const mention *mentions, size_t count)
{
    *row = (xun_name_count){.name = strdup(g->strings.data + mentions[0].name),
                            .remark = newest_remark(g, mentions, count),
                            .years = calloc(count, sizeof *row->years)};
    for (size_t i = 0; i < count && row->years; i++) {
        if (!mentions[i].year) {
            row->passages++;
            continue;
        }
        if (!row->year_count || row->years[row->year_count - 1].year != mentions[i].year)
            row->years[row->year_count++].year = mentions[i].year;
        row->years[row->year_count - 1].passages++;
    }
    return row->name && row->years;
}

static void free_row(xun_name_count *row)
{
    free(row->name);
    free(row->years);
}

static bool fill_rows(xun_name_counts *out, gathering *g)
{
    if (!g->count)
        return true;
    qsort_r(g->mentions, g->count, sizeof *g->mentions, by_name_and_year, g->strings.data);
    out->names = calloc(g->count, sizeof *out->names);
    if (!out->names)
        return false;
    for (size_t start = 0, end; start < g->count; start = end) {
        const char *name = g->strings.data + g->mentions[start].name;
        for (end = start; end < g->count && strcmp(g->strings.data + g->mentions[end].name, name) == 0;)
            end++;
        xun_name_count *row = &out->names[out->count++];
        if (!fill_row(row, g, g->mentions + start, end - start))
            return false;
        if (g->question->remark && (!row->remark || strcmp(row->remark, g->question->remark) != 0))
            free_row(&out->names[--out->count]);
    }
    qsort(out->names, out->count, sizeof *out->names, by_frequency);
    return true;
}

xun_status xun_count_names(xun_name_counts *out, xun_reader *reader, const xun_name_question *question,
                           xun_error *error)
{
    bool honors = question->kind == XUN_NAMES_HONORS;
    uint32_t slot = honors ? XUN_SLOT_HONORS : XUN_SLOT_PROJECTS;
    gathering g = {
        .question = question, .remarks = honors ? xun_honor_levels : xun_project_stages, .error = error};
    *out = (xun_name_counts){0};
    xun_status status =
        xun_each_passage(reader, xun_query_value_range(slot, "\x01", NULL), take_passage, &g, error);
    if (status == XUN_OK)
        status = g.status;
    if (status == XUN_OK && !fill_rows(out, &g))
        status = xun_fail_memory(error);
    if (status != XUN_OK)
        xun_name_counts_free(out);
    xun_bytes_free(&g.strings);
    free(g.mentions);
    return status;
}

void xun_name_counts_free(xun_name_counts *counts)
{
    for (size_t i = 0; i < counts->count; i++)
        free_row(&counts->names[i]);
    free(counts->names);
    *counts = (xun_name_counts){0};
}
