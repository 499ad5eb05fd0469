/* From parameters to an answer. */
#include <stdlib.h>
#include <string.h>

#include "apps/cgi/page.h"
#include "common/utf8.h"

static const struct {
    xun_parameter parameter;
    xun_facet facet;
} filters[] = {
    {XUN_PARAMETER_YEAR, XUN_FACET_YEAR},     {XUN_PARAMETER_PROJECT, XUN_FACET_PROJECT},
    {XUN_PARAMETER_HONOR, XUN_FACET_HONOR},   {XUN_PARAMETER_ORG, XUN_FACET_ORG},
    {XUN_PARAMETER_REPORT, XUN_FACET_REPORT}, {XUN_PARAMETER_LANG, XUN_FACET_LANGUAGE},
};
enum { FILTER_COUNT = sizeof filters / sizeof *filters };

bool xun_page_is_filtered(const xun_page *page)
{
    for (size_t i = 0; i < FILTER_COUNT; i++)
        if (page->parameters.values[filters[i].parameter])
            return true;
    return false;
}

bool xun_page_asks(const xun_page *page)
{
    return page->parameters.values[XUN_PARAMETER_Q] || xun_page_is_filtered(page);
}

size_t xun_page_size(const xun_page *page)
{
    size_t asked = page->parameters.numbers[XUN_PARAMETER_N];
    return asked ? asked : page->settings->page_size;
}

size_t xun_page_number(const xun_page *page)
{
    size_t asked = page->parameters.numbers[XUN_PARAMETER_PAGE];
    return asked ? asked : 1;
}

/* ---- the question ------------------------------------------------------------------------------------- */

/* The filters that are on; `report` is the report's whole id. */
static size_t list_filters(xun_filter *out, const xun_page *page, const char *report)
{
    size_t count = 0;
    for (size_t i = 0; i < FILTER_COUNT; i++) {
        const char *value = page->parameters.values[filters[i].parameter];
        if (value)
            out[count++] =
                (xun_filter){filters[i].facet, filters[i].facet == XUN_FACET_REPORT ? report : value};
    }
    return count;
}

static xun_sort sort_of(const xun_page *page)
{
    const char *sort = page->parameters.values[XUN_PARAMETER_SORT];
    if (!sort || strcmp(sort, "relevance") == 0)
        return XUN_SORT_RELEVANCE;
    return strcmp(sort, "date") == 0 ? XUN_SORT_OLDEST : XUN_SORT_NEWEST;
}

/* Where there is room to tell of the others: tables and feeds have a line for each passage. */
static bool wants_groups(const xun_page *page)
{
    const char *format = page->parameters.values[XUN_PARAMETER_FORMAT];
    bool lines = format && (strcmp(format, "csv") == 0 || strcmp(format, "rss") == 0);
    return !lines && !page->parameters.values[XUN_PARAMETER_GROUP];
}

static xun_status ask(xun_answer **out, xun_page *page, const char *report, size_t first, size_t count,
                      bool facets)
{
    const char *words = page->parameters.values[XUN_PARAMETER_Q];
    xun_filter on[FILTER_COUNT];
    const xun_request request = {
        .query = words ? words : "",
        .query_length = words ? strlen(words) : 0,
        .first = first,
        .count = count,
        .sort = sort_of(page),
        .collapse = page->parameters.values[XUN_PARAMETER_COLLAPSE] != NULL,
        .counts = true,
        .group = wants_groups(page),
        .look_alikes = true,
        .advise = true,
        .readings = true,
        .facets = facets,
        .filters = on,
        .filter_count = list_filters(on, page, report),
        .no_translation = page->parameters.values[XUN_PARAMETER_TRANSLATE] != NULL,
    };
    return xun_searcher_ask(out, page->searcher, &request, &page->error);
}

/* ---- the answer --------------------------------------------------------------------------------------- */

static const char *without_root(const char *root, const char *text, size_t *length)
{
    size_t skip = strlen(root);
    if (!skip || *length < skip || memcmp(text, root, skip) != 0)
        return text;
    if (root[skip - 1] != '/' && *length > skip && text[skip] == '/')
        skip++;
    *length -= skip;
    return text + skip;
}

static const char *root_of(const xun_page *page)
{
    const char *root = page->settings->databases[page->database].root;
    return root ? root : "";
}

void xun_hide_root(const xun_page *page, xun_stored_passage *passage)
{
    passage->id.text = without_root(root_of(page), passage->id.text, &passage->id.length);
    passage->path.text = without_root(root_of(page), passage->path.text, &passage->path.length);
}

bool xun_full_report_id(xun_bytes *out, const xun_page *page, const char *report)
{
    const char *root = root_of(page);
    size_t length = strlen(root);
    return xun_bytes_append_string(out, root) &&
           (!length || root[length - 1] == '/' || xun_bytes_append_byte(out, '/')) &&
           xun_bytes_append_string(out, report);
}

static void hide_roots(const xun_page *page, xun_answer *answer)
{
    for (size_t i = 0; i < answer->count; i++) {
        xun_hide_root(page, answer->hits[i].passage);
        for (size_t k = 0; k < answer->hits[i].repetition_count; k++)
            xun_hide_root(page, answer->hits[i].repetitions[k].passage);
    }
    for (size_t i = 0; i < answer->facet_counts[XUN_FACET_REPORT]; i++) {
        xun_facet_value *value = &answer->facets[XUN_FACET_REPORT][i];
        size_t length = strlen(value->value);
        const char *shorter = without_root(root_of(page), value->value, &length);
        memmove((char *)value->value, shorter,
                length + 1); /* the answer is ours, and it frees this pointer */
    }
}

xun_answer *xun_page_ask(xun_page *page, size_t first, size_t count, bool facets)
{
    const char *report = page->parameters.values[XUN_PARAMETER_REPORT];
    xun_bytes id = XUN_BYTES_EMPTY;
    xun_answer *answer = NULL;
    if (report && !xun_full_report_id(&id, page, report))
        xun_fail_memory(&page->error);
    else if (ask(&answer, page, id.data, first, count, facets) == XUN_OK)
        hide_roots(page, answer);
    xun_bytes_free(&id);
    return answer;
}
