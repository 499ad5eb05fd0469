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

/* The values of one facet, on their way into the answer. */
typedef struct {
    xun_facet_value *items;
    size_t count;
    bool cut;    /* there are more than XUN_FACET_LIMIT */
    bool memory; /* is out */
} value_list;

static bool take_value(void *user, const char *value, size_t length, uint64_t count)
{
    value_list *list = user;
    if (list->count == XUN_FACET_LIMIT) {
        list->cut = true;
        return false;
    }
    char *copy = strndup(value, length);
    if (!copy)
        return !(list->memory = true);
    list->items[list->count++] = (xun_facet_value){copy, count};
    return true;
}

static int by_value(const void *a, const void *b)
{
    return strcmp(((const xun_facet_value *)a)->value, ((const xun_facet_value *)b)->value);
}

static xun_status count_facet(xun_answer *answer, xun_facet facet, const xun_match_set *matches,
                              xun_error *error)
{
    value_list list = {calloc(XUN_FACET_LIMIT, sizeof *list.items), 0, false, false};
    answer->facets[facet] = list.items;
    if (!list.items)
        return xun_fail_memory(error);
    xun_status status =
        xun_match_set_values(matches, slot_of(facet), XUN_FACET_LIMIT + 1, take_value, &list, error);
    answer->facet_counts[facet] = list.count;
    answer->facets_cut[facet] = list.cut;
    if (facet == XUN_FACET_YEAR)
        qsort(list.items, list.count, sizeof *list.items, by_value);
    return list.memory ? xun_fail_memory(error) : status;
}

xun_status xun_facets_count(xun_answer *answer, const xun_match_set *matches, xun_error *error)
{
    xun_status status = XUN_OK;
    for (xun_facet facet = 0; facet < XUN_FACET_COUNT && status == XUN_OK; facet++)
        status = count_facet(answer, facet, matches, error);
    return status;
}

void xun_facets_free(xun_answer *answer)
{
    for (xun_facet facet = 0; facet < XUN_FACET_COUNT; facet++) {
        for (size_t i = 0; i < answer->facet_counts[facet]; i++)
            free((char *)(uintptr_t)answer->facets[facet][i].value);
        free(answer->facets[facet]);
    }
}
