#include <stdlib.h>
#include <string.h>

#include "apps/cgi/results.h"
#include "apps/cgi/stored.h"
#include "common/utf8.h"

enum { SHOWN = 6, MOST = 12, SHOWN_YEARS = 15, NAME = 60 /* bytes of a report's title */ };

static const struct {
    xun_facet facet;
    xun_parameter parameter;
    const char *title;
} kinds[] = {
    {XUN_FACET_YEAR, XUN_PARAMETER_YEAR, N_("Years")},
    {XUN_FACET_HONOR, XUN_PARAMETER_HONOR, N_("Honours")},
    {XUN_FACET_PROJECT, XUN_PARAMETER_PROJECT, N_("Projects")},
    {XUN_FACET_ORG, XUN_PARAMETER_ORG, N_("Organisations and places")},
    {XUN_FACET_REPORT, XUN_PARAMETER_REPORT, N_("Reports")},
    {XUN_FACET_LANGUAGE, XUN_PARAMETER_LANG, N_("Languages")},
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

const char *xun_language_name(const char *language)
{
    if (strcmp(language, "zh") == 0)
        return _("Chinese");
    return strcmp(language, "en") == 0 ? _("English") : _("mixed");
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

/* ---- names of reports --------------------------------------------------------------------------------- */

/* The report's title, or as much of it as there is room for; empty when it has none. */
static void read_name(xun_bytes *out, xun_page *page, const char *report)
{
    if (xun_read_report_title(out, page, report) != XUN_OK)
        xun_bytes_clear(out);
    if (out->length > NAME) {
        out->length = xun_utf8_border(out->data, out->length, NAME);
        page->out.failed = page->out.failed || !xun_bytes_append_string(out, "…");
    }
}

static bool is_same(const xun_bytes *a, const xun_bytes *b)
{
    return a->length == b->length && a->length && memcmp(a->data, b->data, a->length) == 0;
}

/* People know a report by its title; its file is told as well where others have the same title. */
static void write_report(xun_page *page, const char *report, const xun_bytes *name, bool unique)
{
    if (!name->length) {
        xun_html_text(page, file_name(report));
        return;
    }
    xun_html_slice(page, (xun_slice){name->data, name->length});
    if (unique)
        return;
    xun_html(page, " <small>");
    xun_html_text(page, file_name(report));
    xun_html(page, "</small>");
}

/* ---- one facet ---------------------------------------------------------------------------------------- */

static uint64_t greatest(const xun_facet_value *values, size_t count)
{
    uint64_t most = 1;
    for (size_t i = 0; i < count; i++)
        most = values[i].count > most ? values[i].count : most;
    return most;
}

/* The bar's length is an attribute: a style of its own would be against the policy. */
static void write_bar(xun_page *page, uint64_t count, uint64_t most)
{
    xun_write_format(
        &page->out,
        "<svg class=\"bar\" aria-hidden=\"true\"><rect width=\"%.0f%%\" height=\"8\" rx=\"2\"/></svg>",
        100.0 * (double)count / (double)most);
}

static void write_value(xun_page *page, size_t kind, const xun_facet_value *value, uint64_t most,
                        const xun_bytes *name, bool unique)
{
    xun_parameter parameter = kinds[kind].parameter;
    xun_html(page, "<li><button name=\"");
    xun_html(page, xun_parameter_name(parameter));
    xun_html(page, "\" value=\"");
    xun_html_text(page, value->value);
    if (name && name->length) {
        xun_html(page, "\" title=\"");
        xun_html_text(page, file_name(value->value));
    }
    xun_html(page, "\"><span class=\"value\">");
    if (name)
        write_report(page, value->value, name, unique);
    else
        xun_html_text(page, parameter == XUN_PARAMETER_LANG ? xun_language_name(value->value) : value->value);
    xun_html(page, "</span>");
    if (parameter == XUN_PARAMETER_YEAR)
        write_bar(page, value->count, most);
    xun_write_format(&page->out, " <span class=\"count\">%llu</span></button></li>\n",
                     (unsigned long long)value->count);
}

/* What one facet shows. */
typedef struct {
    size_t kind;
    const xun_facet_value *values;
    size_t count;
    bool cut; /* there are more values */
    uint64_t most;
    xun_bytes names[MOST]; /* of reports */
} facet_list;

static bool is_unique(const facet_list *list, size_t at)
{
    for (size_t i = 0; i < list->count; i++)
        if (i != at && is_same(&list->names[i], &list->names[at]))
            return false;
    return true;
}

static void write_values(xun_page *page, const facet_list *list, size_t first, size_t end)
{
    xun_facet facet = kinds[list->kind].facet;
    xun_html(page, facet == XUN_FACET_YEAR ? "<ul class=\"years\">\n" : "<ul>\n");
    for (size_t i = first; i < end; i++)
        if (facet == XUN_FACET_REPORT)
            write_value(page, list->kind, &list->values[i], list->most, &list->names[i], is_unique(list, i));
        else
            write_value(page, list->kind, &list->values[i], list->most, NULL, true);
    xun_html(page, "</ul>\n");
}

static void write_list(xun_page *page, const facet_list *list, size_t shown)
{
    xun_html(page, "<section><h2>");
    xun_html_text(page, _(kinds[list->kind].title));
    xun_html(page, "</h2>\n");
    write_values(page, list, 0, shown);
    if (shown < list->count) {
        xun_html(page, "<details><summary>");
        xun_html_format(page, _("%zu more"), list->count - shown);
        xun_html(page, "</summary>\n");
        write_values(page, list, shown, list->count);
        if (list->cut) {
            xun_html(page, "<p><small>");
            xun_html_format(page, _("the %zu most frequent ones only"), list->count);
            xun_html(page, "</small></p>\n");
        }
        xun_html(page, "</details>\n");
    }
    xun_html(page, "</section>\n");
}

static void write_facet(xun_page *page, const xun_answer *answer, size_t kind)
{
    xun_facet facet = kinds[kind].facet;
    facet_list list = {.kind = kind, .values = answer->facets[facet], .count = answer->facet_counts[facet]};
    size_t shown = facet == XUN_FACET_YEAR ? SHOWN_YEARS : SHOWN;
    if (!list.count || (facet == XUN_FACET_LANGUAGE && list.count < 2))
        return;
    list.cut = answer->facets_cut[facet];
    if (facet != XUN_FACET_YEAR && list.count > MOST) {
        list.count = MOST;
        list.cut = true;
    }
    list.most = greatest(list.values, list.count);
    if (facet == XUN_FACET_REPORT)
        for (size_t i = 0; i < list.count; i++)
            read_name(&list.names[i], page, list.values[i].value);
    write_list(page, &list, list.count <= shown + 2 ? list.count : shown);
    for (size_t i = 0; i < MOST; i++)
        xun_bytes_free(&list.names[i]);
}

void xun_html_facets(xun_page *page, const xun_answer *answer)
{
    if (!answer->passages && !answer->added)
        return;
    xun_html(page, "<aside id=\"filters\" aria-label=\"");
    xun_html_text(page, _("Filters"));
    xun_html(page, "\">\n");
    xun_html_begin_choices(page);
    for (size_t kind = 0; kind < KIND_COUNT; kind++)
        if (!page->parameters.values[kinds[kind].parameter])
            write_facet(page, answer, kind);
    xun_html(page, "</form></aside>\n");
}

/* ---- filters that are on ------------------------------------------------------------------------------ */

static void write_filter_value(xun_page *page, xun_parameter parameter, const char *value)
{
    xun_bytes name = XUN_BYTES_EMPTY;
    if (parameter == XUN_PARAMETER_REPORT) {
        read_name(&name, page, value);
        write_report(page, value, &name, true);
    } else {
        xun_html_text(page, parameter == XUN_PARAMETER_LANG ? xun_language_name(value) : value);
    }
    xun_bytes_free(&name);
}

static void write_filter(xun_page *page, size_t kind, const char *value)
{
    const char *link = XUN_LINK(page, XUN_PATH_SEARCH, XUN_KEEP_SEARCH, {kinds[kind].parameter, NULL});
    xun_html(page, "<li>");
    xun_html_anchor(page, link, "chip on");
    xun_html_text(page, _(kinds[kind].title));
    xun_html(page, ": ");
    write_filter_value(page, kinds[kind].parameter, value);
    xun_html(page, " <span aria-hidden=\"true\">×</span><span class=\"visually-hidden\">");
    xun_html_text(page, _("take this filter off"));
    xun_html(page, "</span></a></li>");
}

void xun_html_filters(xun_page *page)
{
    bool any = false;
    for (size_t kind = 0; kind < KIND_COUNT; kind++)
        any = any || page->parameters.values[kinds[kind].parameter];
    if (!any)
        return;
    xun_html(page, "<ul class=\"chips filters\">");
    for (size_t kind = 0; kind < KIND_COUNT; kind++) {
        const char *value = page->parameters.values[kinds[kind].parameter];
        if (value)
            write_filter(page, kind, value);
    }
    xun_html(page, "</ul>\n");
}
