#include <stdlib.h>
#include <string.h>

#include "apps/cgi/results.h"

enum { SHOWN = 6, MOST = 12, SHOWN_YEARS = 15 };

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

static const char *shown_value(xun_parameter parameter, const char *value)
{
    const char *slash = strrchr(value, '/');
    if (parameter == XUN_PARAMETER_LANG)
        return xun_language_name(value);
    return parameter == XUN_PARAMETER_REPORT && slash && slash[1] ? slash + 1 : value;
}

/* ---- one facet ----------------------------------------------------------------------------------------- */

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
    xun_write_format(&page->out,
                     "<svg class=\"bar\" aria-hidden=\"true\"><rect width=\"%.0f%%\" height=\"8\" rx=\"2\"/></svg>",
                     100.0 * (double)count / (double)most);
}

static void write_value(xun_page *page, size_t kind, const xun_facet_value *value, uint64_t most)
{
    xun_parameter parameter = kinds[kind].parameter;
    xun_html(page, "<li><button name=\"");
    xun_html(page, xun_parameter_name(parameter));
    xun_html(page, "\" value=\"");
    xun_html_text(page, value->value);
    xun_html(page, "\"><span class=\"value\">");
    xun_html_text(page, shown_value(parameter, value->value));
    xun_html(page, "</span>");
    if (parameter == XUN_PARAMETER_YEAR)
        write_bar(page, value->count, most);
    xun_write_format(&page->out, " <span class=\"count\">%llu</span></button></li>\n",
                     (unsigned long long)value->count);
}

static void write_values(xun_page *page, size_t kind, const xun_facet_value *values, size_t count,
                         uint64_t most)
{
    xun_html(page, kinds[kind].facet == XUN_FACET_YEAR ? "<ul class=\"years\">\n" : "<ul>\n");
    for (size_t i = 0; i < count; i++)
        write_value(page, kind, &values[i], most);
    xun_html(page, "</ul>\n");
}

static void write_facet(xun_page *page, const xun_answer *answer, size_t kind)
{
    const xun_facet_value *values = answer->facets[kinds[kind].facet];
    size_t count = answer->facet_counts[kinds[kind].facet];
    size_t shown = kinds[kind].facet == XUN_FACET_YEAR ? SHOWN_YEARS : SHOWN;
    if (!count || (kinds[kind].facet == XUN_FACET_LANGUAGE && count < 2))
        return;
    if (kinds[kind].facet != XUN_FACET_YEAR && count > MOST)
        count = MOST;
    uint64_t most = greatest(values, count);
    shown = count <= shown + 2 ? count : shown;
    xun_html(page, "<section><h2>");
    xun_html_text(page, _(kinds[kind].title));
    xun_html(page, "</h2>\n");
    write_values(page, kind, values, shown, most);
    if (shown < count) {
        xun_html(page, "<details><summary>");
        xun_html_format(page, _("%zu more"), count - shown);
        xun_html(page, "</summary>\n");
        write_values(page, kind, values + shown, count - shown, most);
        xun_html(page, "</details>\n");
    }
    xun_html(page, "</section>\n");
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

/* ---- filters that are on ------------------------------------------------------------------------------- */

static void write_filter(xun_page *page, size_t kind, const char *value)
{
    const char *link = XUN_LINK(page, XUN_PATH_SEARCH, XUN_KEEP_SEARCH, {kinds[kind].parameter, NULL});
    xun_html(page, "<li>");
    xun_html_anchor(page, link, "chip on");
    xun_html_text(page, _(kinds[kind].title));
    xun_html(page, ": ");
    xun_html_text(page, shown_value(kinds[kind].parameter, value));
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
