#include "apps/report/archive.h"

#include <stdlib.h>
#include <string.h>

#include "apps/output/passages.h"
#include "common/utf8.h"

enum { ASK_EVERY = 4096 }; /* passages between two questions whether to go on */

typedef struct {
    xun_archive *archive;
    const xun_docid_set *within;
    bool (*keep_going)(void *user);
    void *user;
    xun_texts ids;
    size_t report_capacity, named_count, named_capacity, docid_capacity, visited;
    uint64_t *names_at; /* by document id: where its names begin above, how many below */
    bool memory, stopped;
} reading;

/* ---- one passage -------------------------------------------------------------------------------------- */

static char *copy_slice(xun_slice text)
{
    char *copy = malloc(text.length + 1);
    if (!copy)
        return NULL;
    if (text.length)
        memcpy(copy, text.text, text.length);
    copy[text.length] = '\0';
    return copy;
}

static void read_date(xun_report *report)
{
    if (strlen(report->date) >= 4)
        report->year = (uint32_t)strtoul(report->date, NULL, 10);
    unsigned long month = strlen(report->date) >= 7 ? strtoul(report->date + 5, NULL, 10) : 0;
    if (month >= 1 && month <= 12)
        report->quarter = (uint32_t)((month + 2) / 3);
}

static xun_report *add_report(reading *r, const xun_stored_passage *passage)
{
    xun_archive *a = r->archive;
    if (a->report_count == r->report_capacity) {
        size_t capacity = r->report_capacity ? r->report_capacity * 2 : 256;
        xun_report *grown = realloc(a->reports, capacity * sizeof *grown);
        if (!grown)
            return NULL;
        a->reports = grown;
        r->report_capacity = capacity;
    }
    xun_report *report = &a->reports[a->report_count++];
    *report = (xun_report){.id = copy_slice(passage->id),
                           .title = copy_slice(passage->title),
                           .date = copy_slice(passage->date),
                           .place = XUN_NONE};
    if (!report->id || !report->title || !report->date)
        return NULL;
    read_date(report);
    return report;
}

static bool reserve_docids(reading *r, uint32_t docid)
{
    if (docid < r->docid_capacity)
        return true;
    size_t capacity = r->docid_capacity ? r->docid_capacity : 1024;
    while (capacity <= docid)
        capacity *= 2;
    uint32_t *reports = realloc(r->archive->report_of, capacity * sizeof *reports);
    if (reports)
        r->archive->report_of = reports;
    uint64_t *names = realloc(r->names_at, capacity * sizeof *names);
    if (names)
        r->names_at = names;
    if (!reports || !names)
        return false;
    for (size_t i = r->docid_capacity; i < capacity; i++) {
        reports[i] = XUN_NONE;
        names[i] = 0;
    }
    r->docid_capacity = capacity;
    return true;
}

static bool add_names(reading *r, const xun_stored_list *list, char kind)
{
    char name[512];
    name[0] = kind;
    for (size_t i = 0; i < list->count; i++) {
        size_t length = list->items[i].length;
        if (length + 1 > sizeof name)
            continue;
        memcpy(name + 1, list->items[i].text, length);
        uint32_t number = xun_texts_number(&r->archive->names, name, length + 1);
        if (number == XUN_NONE)
            return false;
        if (r->named_count == r->named_capacity) {
            size_t capacity = r->named_capacity ? r->named_capacity * 2 : 1024;
            uint32_t *grown = realloc(r->archive->named, capacity * sizeof *grown);
            if (!grown)
                return false;
            r->archive->named = grown;
            r->named_capacity = capacity;
        }
        r->archive->named[r->named_count++] = number;
    }
    return true;
}

static bool add_passage(reading *r, uint32_t docid, const xun_stored_passage *passage)
{
    xun_archive *a = r->archive;
    uint32_t number = xun_texts_number(&r->ids, passage->id.text, passage->id.length);
    if (number == XUN_NONE || !reserve_docids(r, docid))
        return false;
    if (number == a->report_count && !add_report(r, passage))
        return false;
    a->report_of[docid] = number;
    a->docid_count = docid + 1u > a->docid_count ? docid + 1u : a->docid_count;
    uint64_t characters = xun_utf8_count(passage->text.text, passage->text.length);
    a->reports[number].passages++;
    a->reports[number].characters += characters;
    a->passages++;
    a->characters += characters;
    size_t before = r->named_count;
    bool good = add_names(r, &passage->honors, 'H') && add_names(r, &passage->projects, 'P');
    r->names_at[docid] = (uint64_t)before << 16 | (r->named_count - before);
    return good;
}

static bool visit_passage(void *user, uint32_t docid, const xun_stored_passage *passage, const xun_error *why)
{
    reading *r = user;
    (void)why;
    if (++r->visited % ASK_EVERY == 0 && r->keep_going && !r->keep_going(r->user))
        return !(r->stopped = true);
    bool wanted = passage && (!r->within || (docid < r->within->count && r->within->marks[docid]));
    r->memory = wanted && !add_passage(r, docid, passage);
    return !r->memory;
}

/* ---- order -------------------------------------------------------------------------------------------- */

static int by_date(const void *a, const void *b, void *user)
{
    const xun_report *reports = user;
    const xun_report *left = &reports[*(const uint32_t *)a], *right = &reports[*(const uint32_t *)b];
    int order = strcmp(left->date, right->date);
    return order ? order : strcmp(left->id, right->id);
}

/* Puts the reports in order and gives the passages their new numbers. */
static bool sort_reports(xun_archive *a)
{
    uint32_t *order = malloc((a->report_count + 1) * sizeof *order);
    uint32_t *place = malloc((a->report_count + 1) * sizeof *place);
    xun_report *sorted = malloc((a->report_count + 1) * sizeof *sorted);
    if (order && place && sorted) {
        for (uint32_t i = 0; i < a->report_count; i++)
            order[i] = i;
        if (a->report_count)
            qsort_r(order, a->report_count, sizeof *order, by_date, a->reports);
        for (uint32_t i = 0; i < a->report_count; i++) {
            sorted[i] = a->reports[order[i]];
            place[order[i]] = i;
        }
        for (size_t i = 0; i < a->docid_count; i++)
            if (a->report_of[i] != XUN_NONE)
                a->report_of[i] = place[a->report_of[i]];
        free(a->reports);
        a->reports = sorted;
        sorted = NULL;
    }
    bool good = order && place && !sorted;
    free(order);
    free(place);
    free(sorted);
    return good;
}

/* Names in order of document id, so that a passage's are found by two neighbours. */
static bool sort_names(reading *r)
{
    xun_archive *a = r->archive;
    uint32_t *from = malloc((a->docid_count + 1) * sizeof *from);
    uint32_t *named = malloc((r->named_count + 1) * sizeof *named);
    if (!from || !named) {
        free(from);
        free(named);
        return false;
    }
    uint32_t count = 0;
    for (size_t i = 0; i < a->docid_count; i++) {
        size_t length = (size_t)(r->names_at[i] & 0xFFFF), start = (size_t)(r->names_at[i] >> 16);
        from[i] = count;
        for (size_t k = 0; k < length; k++)
            named[count++] = a->named[start + k];
    }
    from[a->docid_count] = count;
    free(a->named);
    a->named = named;
    a->names_from = from;
    return true;
}

/* ---- places ------------------------------------------------------------------------------------------- */

/* The length of the folders that all reports share, with the slash. */
static size_t common_folder(const xun_archive *a)
{
    const char *first = a->report_count ? a->reports[0].id : "";
    const char *slash = strrchr(first, '/');
    size_t length = slash ? (size_t)(slash + 1 - first) : 0;
    for (size_t i = 1; i < a->report_count; i++) {
        size_t same = 0;
        while (same < length && a->reports[i].id[same] == first[same])
            same++;
        while (same && first[same - 1] != '/')
            same--;
        length = same;
    }
    return length;
}

const char *xun_report_short_id(const xun_archive *a, uint32_t report)
{
    return a->reports[report].id + a->common;
}

/* The folder of a report below what all share is its place. */
static bool find_places(xun_archive *a)
{
    a->common = common_folder(a);
    for (size_t i = 0; i < a->report_count; i++) {
        const char *rest = xun_report_short_id(a, (uint32_t)i), *slash = strrchr(rest, '/');
        if (!slash)
            continue;
        a->reports[i].place = xun_texts_number(&a->places, rest, (size_t)(slash - rest));
        if (a->reports[i].place == XUN_NONE)
            return false;
    }
    return true;
}

xun_status xun_archive_read(xun_archive *out, xun_reader *reader, const xun_docid_set *within,
                            bool (*keep_going)(void *user), void *user, xun_error *error)
{
    *out = (xun_archive){0};
    reading r = {.archive = out, .within = within, .keep_going = keep_going, .user = user};
    xun_status status = xun_each_passage(reader, xun_query_all(), visit_passage, &r, error);
    if (status == XUN_OK && r.stopped)
        status = xun_fail(error, XUN_STOPPED, "stopped");
    if (status == XUN_OK && (r.memory || !sort_reports(out) || !sort_names(&r) || !find_places(out)))
        status = xun_fail_memory(error);
    xun_texts_free(&r.ids);
    free(r.names_at);
    if (status != XUN_OK)
        xun_archive_free(out);
    return status;
}

void xun_archive_free(xun_archive *a)
{
    for (size_t i = 0; i < a->report_count; i++) {
        free(a->reports[i].id);
        free(a->reports[i].title);
        free(a->reports[i].date);
    }
    free(a->reports);
    free(a->report_of);
    free(a->names_from);
    free(a->named);
    xun_texts_free(&a->places);
    xun_texts_free(&a->names);
    *a = (xun_archive){0};
}
