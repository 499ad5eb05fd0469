/* From parameters to an answer: the query with the filters as fields of the query language. */
#include <stdlib.h>
#include <string.h>

#include "apps/cgi/page.h"
#include "common/utf8.h"

static const struct {
    xun_parameter parameter;
    const char *field;
} filters[] = {
    {XUN_PARAMETER_YEAR, "year:"}, {XUN_PARAMETER_PROJECT, "project:"}, {XUN_PARAMETER_HONOR, "honor:"},
    {XUN_PARAMETER_ORG, "org:"},   {XUN_PARAMETER_REPORT, "report:"},
};
enum { FILTER_COUNT = sizeof filters / sizeof *filters };

static bool is_filtered(const xun_page *page)
{
    for (size_t i = 0; i < FILTER_COUNT; i++)
        if (page->parameters.values[filters[i].parameter])
            return true;
    return page->parameters.values[XUN_PARAMETER_LANG] != NULL;
}

bool xun_page_asks(const xun_page *page)
{
    return page->parameters.values[XUN_PARAMETER_Q] || is_filtered(page);
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

/* ---- the query ----------------------------------------------------------------------------------------- */

/* In quotes, which the value then must not hold itself. */
static bool append_value(xun_bytes *out, const char *value)
{
    bool good = xun_bytes_append_byte(out, '"');
    for (; *value && good; value++)
        good = xun_bytes_append_byte(out, *value == '"' ? ' ' : *value);
    return good && xun_bytes_append_string(out, "\" ");
}

static bool append_filters(xun_bytes *out, const xun_page *page)
{
    bool good = true;
    for (size_t i = 0; i < FILTER_COUNT && good; i++) {
        const char *value = page->parameters.values[filters[i].parameter];
        if (value && filters[i].parameter == XUN_PARAMETER_YEAR)
            good = xun_bytes_append_format(out, "%s%s ", filters[i].field, value);
        else if (value)
            good = xun_bytes_append_string(out, filters[i].field) && append_value(out, value);
    }
    const char *language = page->parameters.values[XUN_PARAMETER_LANG];
    return good && (!language || xun_bytes_append_format(out, "lang:%s ", language));
}

static xun_sort sort_of(const xun_page *page)
{
    const char *sort = page->parameters.values[XUN_PARAMETER_SORT];
    if (!sort || strcmp(sort, "relevance") == 0)
        return XUN_SORT_RELEVANCE;
    return strcmp(sort, "date") == 0 ? XUN_SORT_OLDEST : XUN_SORT_NEWEST;
}

static xun_status ask(xun_answer **out, xun_page *page, const xun_bytes *query, size_t first, size_t count,
                      bool facets)
{
    const xun_request request = {
        .query = query->data,
        .query_length = query->length,
        .first = first,
        .count = count,
        .sort = sort_of(page),
        .collapse = page->parameters.values[XUN_PARAMETER_COLLAPSE] != NULL,
        .counts = true,
        .facets = facets,
        .no_translation = page->parameters.values[XUN_PARAMETER_TRANSLATE] != NULL,
    };
    return xun_searcher_ask(out, page->searcher, &request, &page->error);
}

/* A query that is malformed is searched as plain words: then the filters would be words too. So its signs go.
 */
static void drop_signs(char *query)
{
    for (; *query; query++)
        if (strchr("\"():*|-", *query))
            *query = ' ';
}

/* ---- the answer ---------------------------------------------------------------------------------------- */

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
    for (size_t i = 0; i < answer->count; i++)
        xun_hide_root(page, answer->hits[i].passage);
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
    const char *words = page->parameters.values[XUN_PARAMETER_Q];
    xun_bytes query = XUN_BYTES_EMPTY;
    xun_answer *answer = NULL;
    bool good = append_filters(&query, page);
    size_t filter_length = query.length;
    good = good && xun_bytes_append_string(&query, words ? words : "");
    xun_status status =
        good ? ask(&answer, page, &query, first, count, facets) : xun_fail_memory(&page->error);
    if (status == XUN_OK && answer->hint.kind != XUN_HINT_NONE && filter_length && words) {
        xun_hint hint = answer->hint;
        xun_answer_free(answer);
        hint.number -= xun_utf8_count(query.data, filter_length);
        drop_signs(query.data + filter_length);
        status = ask(&answer, page, &query, first, count, facets);
        if (status == XUN_OK)
            answer->hint = hint;
    }
    xun_bytes_free(&query);
    if (answer)
        hide_roots(page, answer);
    return answer;
}
