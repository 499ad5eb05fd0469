#include "searcher/facet.h"

#include <stdlib.h>
#include <string.h>

const char *xun_facet_name(xun_facet facet)
{
    switch (facet) {
    case XUN_FACET_YEAR: return "year";
    case XUN_FACET_PROJECT: return "project";
    case XUN_FACET_HONOR: return "honor";
    case XUN_FACET_ORG: return "org";
    case XUN_FACET_REPORT: return "report";
    case XUN_FACET_LANGUAGE: return "lang";
    case XUN_FACET_COUNT: break;
    }
    return "?";
}

static uint32_t slot_of(xun_facet facet)
{
    switch (facet) {
    case XUN_FACET_YEAR: return XUN_SLOT_YEARS;
    case XUN_FACET_PROJECT: return XUN_SLOT_PROJECTS;
    case XUN_FACET_HONOR: return XUN_SLOT_HONORS;
    case XUN_FACET_ORG: return XUN_SLOT_ORGS;
    case XUN_FACET_REPORT: return XUN_SLOT_REPORT;
    case XUN_FACET_LANGUAGE: return XUN_SLOT_LANGUAGE;
    case XUN_FACET_COUNT: break;
    }
    return 0;
}

/* Values with counts, not yet summed. */
typedef struct {
    xun_facet_value *items;
    size_t count, capacity;
    bool memory;
} tally;

static bool add_value(tally *t, const char *value, size_t length, uint64_t count)
{
    if (!length)
        return true;
    if (t->count == t->capacity) {
        size_t capacity = t->capacity ? t->capacity * 2 : 64;
        xun_facet_value *grown = realloc(t->items, capacity * sizeof *grown);
        if (!grown)
            return false;
        t->items = grown;
        t->capacity = capacity;
    }
    char *copy = strndup(value, length);
    if (!copy)
        return false;
    t->items[t->count++] = (xun_facet_value){copy, count};
    return true;
}

static bool take_list(void *user, const char *value, size_t length, uint64_t count)
{
    tally *t = user;
    for (const char *at = value, *end = value + length; at <= end && !t->memory;) {
        const char *stop = memchr(at, XUN_LIST_SEPARATOR, (size_t)(end - at));
        if (!stop)
            stop = end;
        t->memory = !add_value(t, at, (size_t)(stop - at), count);
        at = stop + 1;
    }
    return !t->memory;
}

static int by_value(const void *a, const void *b)
{
    return strcmp(((const xun_facet_value *)a)->value, ((const xun_facet_value *)b)->value);
}

static int by_count(const void *a, const void *b)
{
    const xun_facet_value *left = a, *right = b;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return strcmp(left->value, right->value);
}

static void free_values(xun_facet_value *items, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        free((char *)(uintptr_t)items[i].value);
}

/* Sums equal values, keeps the most frequent, and puts years back in order. */
static void settle(tally *t, bool in_order)
{
    if (!t->count)
        return;
    qsort(t->items, t->count, sizeof *t->items, by_value);
    size_t kept = 0;
    for (size_t i = 1; i < t->count; i++) {
        if (strcmp(t->items[kept].value, t->items[i].value) == 0) {
            t->items[kept].count += t->items[i].count;
            free_values(t->items, i, i + 1);
        } else {
            t->items[++kept] = t->items[i];
        }
    }
    t->count = kept + 1;
    qsort(t->items, t->count, sizeof *t->items, by_count);
    if (t->count > XUN_FACET_LIMIT) {
        free_values(t->items, XUN_FACET_LIMIT, t->count);
        t->count = XUN_FACET_LIMIT;
    }
    if (in_order)
        qsort(t->items, t->count, sizeof *t->items, by_value);
}

/* Where each match had to be tested, the values of those that passed are read one by one. */
static xun_status read_values(tally *t, xun_searcher *searcher, const xun_candidates *candidates, uint32_t slot,
                              xun_error *error)
{
    xun_bytes value = XUN_BYTES_EMPTY;
    xun_status status = XUN_OK;
    for (size_t i = 0; i < candidates->matching_count && status == XUN_OK && !t->memory; i++) {
        xun_bytes_clear(&value);
        status = xun_reader_value(&value, searcher->reader, candidates->matching[i], slot, error);
        if (status == XUN_OK && value.length)
            take_list(t, value.data, value.length, 1);
    }
    xun_bytes_free(&value);
    return status;
}

xun_status xun_facets_count(xun_answer *answer, xun_searcher *searcher, const xun_plan *plan,
                            const xun_candidates *candidates, xun_error *error)
{
    for (xun_facet facet = 0; facet < XUN_FACET_COUNT; facet++) {
        tally t = {0};
        uint32_t slot = slot_of(facet);
        xun_status status = candidates->matching
                                ? read_values(&t, searcher, candidates, slot, error)
                                : xun_reader_facet(searcher->reader, xun_plan_all(plan), slot, take_list, &t, error);
        settle(&t, facet == XUN_FACET_YEAR);
        answer->facets[facet] = t.items;
        answer->facet_counts[facet] = t.count;
        if (t.memory)
            return xun_fail_memory(error);
        if (status != XUN_OK)
            return status;
    }
    return XUN_OK;
}

void xun_facets_free(xun_answer *answer)
{
    for (xun_facet facet = 0; facet < XUN_FACET_COUNT; facet++) {
        free_values(answer->facets[facet], 0, answer->facet_counts[facet]);
        free(answer->facets[facet]);
    }
}
