#include "apps/cgi/name_counts.h"

#include <stdlib.h>
#include <string.h>

#include "apps/output/passages.h"

/* One name in one passage about one year; year 0 stands for the passage itself. */
typedef struct {
    size_t name; /* offset in the strings */
    uint16_t year;
} mention;

typedef struct {
    xun_names kind;
    const char *part;
    unsigned first, last;
    xun_bytes strings;
    mention *mentions;
    size_t count, capacity;
    xun_status status;
    xun_error *error;
} gathering;

/* ---- gathering ----------------------------------------------------------------------------------------- */

static bool add_mention(gathering *g, size_t name, uint16_t year)
{
    if (g->count == g->capacity) {
        size_t capacity = g->capacity ? g->capacity * 2 : 1024;
        mention *more = realloc(g->mentions, capacity * sizeof *more);
        if (!more)
            return false;
        g->mentions = more;
        g->capacity = capacity;
    }
    g->mentions[g->count++] = (mention){name, year};
    return true;
}

static bool is_wanted(const gathering *g, unsigned year)
{
    return year >= g->first && year <= g->last;
}

static bool about_wanted_year(const gathering *g, const xun_stored_passage *passage)
{
    if (g->first == 0)
        return true;
    for (size_t i = 0; i < passage->year_count; i++)
        if (is_wanted(g, passage->years[i]))
            return true;
    return false;
}

static bool take_name(gathering *g, const xun_stored_passage *passage, xun_slice name)
{
    size_t at = g->strings.length;
    if (g->part && !memmem(name.text, name.length, g->part, strlen(g->part)))
        return true;
    if (!xun_bytes_append(&g->strings, name.text, name.length) || !xun_bytes_append_byte(&g->strings, '\0') ||
        !add_mention(g, at, 0))
        return false;
    for (size_t i = 0; i < passage->year_count; i++)
        if (is_wanted(g, passage->years[i]) && !add_mention(g, at, passage->years[i]))
            return false;
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
    const xun_stored_list *names = g->kind == XUN_NAMES_HONORS ? &passage->honors : &passage->projects;
    if (!about_wanted_year(g, passage))
        return true;
    for (size_t i = 0; i < names->count; i++)
        if (!take_name(g, passage, names->items[i])) {
            g->status = xun_fail_memory(g->error);
            return false;
        }
    return true;
}

/* ---- counting ------------------------------------------------------------------------------------------ */

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

/* The mentions of one name, sorted by year, into its row. */
static bool fill_row(xun_name_count *row, const gathering *g, const mention *mentions, size_t count)
{
    *row = (xun_name_count){.name = strdup(g->strings.data + mentions[0].name),
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
        if (!fill_row(&out->names[out->count++], g, g->mentions + start, end - start))
            return false;
    }
    qsort(out->names, out->count, sizeof *out->names, by_frequency);
    return true;
}

xun_status xun_count_names(xun_name_counts *out, xun_reader *reader, xun_names kind, const char *part,
                           unsigned first, unsigned last, xun_error *error)
{
    uint32_t slot = kind == XUN_NAMES_HONORS ? XUN_SLOT_HONORS : XUN_SLOT_PROJECTS;
    gathering g = {.kind = kind, .part = part, .first = first, .last = last, .error = error};
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
    for (size_t i = 0; i < counts->count; i++) {
        free(counts->names[i].name);
        free(counts->names[i].years);
    }
    free(counts->names);
    *counts = (xun_name_counts){0};
}
