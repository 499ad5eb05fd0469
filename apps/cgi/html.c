#include "apps/cgi/html.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apps/cgi/assets.h"
#include "apps/output/answer.h"

/* ---- text --------------------------------------------------------------------------------------------- */

void xun_html(xun_page *page, const char *markup)
{
    xun_write_string(&page->out, markup);
}

void xun_html_text(xun_page *page, const char *text)
{
    xun_write_html(&page->out, text, strlen(text));
}

void xun_html_slice(xun_page *page, xun_slice text)
{
    xun_write_html(&page->out, text.text, text.length);
}

void xun_html_format(xun_page *page, const char *format, ...)
{
    char *text;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length < 0) {
        page->out.failed = true;
        return;
    }
    xun_write_html(&page->out, text, (size_t)length);
    free(text);
}

void xun_html_anchor(xun_page *page, const char *link, const char *class_name)
{
    xun_html(page, "<a href=\"");
    xun_html_text(page, link);
    if (class_name) {
        xun_html(page, "\" class=\"");
        xun_html(page, class_name);
    }
    xun_html(page, "\">");
}

void xun_html_link(xun_page *page, const char *link, const char *class_name, const char *text)
{
    xun_html_anchor(page, link, class_name);
    xun_html_text(page, text);
    xun_html(page, "</a>");
}

/* ---- the frame ---------------------------------------------------------------------------------------- */

static void write_hidden(xun_page *page, xun_parameter parameter)
{
    const char *value = page->parameters.values[parameter];
    if (!value)
        return;
    xun_html(page, "<input type=\"hidden\" name=\"");
    xun_html(page, xun_parameter_name(parameter));
    xun_html(page, "\" value=\"");
    xun_html_text(page, value);
    xun_html(page, "\">");
}

static void write_action(xun_page *page)
{
    xun_html_text(page, *page->request->script ? page->request->script : "/");
}

void xun_html_begin_choices(xun_page *page)
{
    xun_html(page, "<form id=\"choices\" action=\"");
    write_action(page);
    xun_html(page, "\">");
    for (int i = 0; i < XUN_PARAMETER_COUNT; i++)
        if (xun_link_keeps((xun_parameter)i, XUN_KEEP_SEARCH))
            write_hidden(page, (xun_parameter)i);
    xun_html(page, "\n");
}

/* Then links that can be done without are: each would repeat the query. */
static bool has_long_query(const xun_page *page)
{
    const char *query = page->parameters.values[XUN_PARAMETER_Q];
    return query && strlen(query) > XUN_LONG_QUERY;
}

void xun_html_change(xun_page *page, xun_parameter parameter, const char *value, const char *text)
{
    if (!value || !has_long_query(page)) {
        xun_html_link(page, XUN_LINK(page, XUN_PATH_SEARCH, XUN_KEEP_SEARCH, {parameter, value}), NULL, text);
        return;
    }
    xun_html(page, "<button class=\"link\" form=\"choices\" name=\"");
    xun_html(page, xun_parameter_name(parameter));
    xun_html(page, "\" value=\"");
    xun_html_text(page, value);
    xun_html(page, "\">");
    xun_html_text(page, text);
    xun_html(page, "</button>");
}

static void write_database_choice(xun_page *page)
{
    if (page->settings->database_count < 2)
        return;
    xun_html(page, "<label class=\"visually-hidden\" for=\"db\">");
    xun_html_text(page, _("Collection"));
    xun_html(page, "</label><select id=\"db\" name=\"db\">");
    for (size_t i = 0; i < page->settings->database_count; i++) {
        xun_html(page, "<option value=\"");
        xun_html_text(page, page->settings->databases[i].name);
        xun_html(page, i == page->database ? "\" selected>" : "\">");
        xun_html_text(page, xun_database_title(page, i));
        xun_html(page, "</option>");
    }
    xun_html(page, "</select>");
}

static void write_form(xun_page *page)
{
    static const xun_parameter kept[] = {XUN_PARAMETER_UI,        XUN_PARAMETER_N,
                                         XUN_PARAMETER_SORT,      XUN_PARAMETER_COLLAPSE,
                                         XUN_PARAMETER_TRANSLATE, XUN_PARAMETER_GROUP};
    const char *query = page->parameters.values[XUN_PARAMETER_Q];
    xun_html(page, "<form class=\"search\" role=\"search\" action=\"");
    write_action(page);
    xun_html(page, "\"><label class=\"visually-hidden\" for=\"q\">");
    xun_html_text(page, _("Search the reports"));
    xun_html(page,
             "</label><div class=\"box\"><input id=\"q\" name=\"q\" type=\"search\" autocomplete=\"off\" "
             "spellcheck=\"false\" enterkeyhint=\"search\" value=\"");
    xun_html_text(page, query ? query : "");
    xun_html(page, "\" placeholder=\"");
    xun_html_text(page, _("Words, a \"phrase\", year:2017 …"));
    xun_html(page, "\" data-suggest=\"");
    xun_html_text(page, xun_link(page, XUN_PATH_SUGGEST, XUN_KEEP_SITE, NULL, 0));
    xun_html(page, "\"></div>");
    write_database_choice(page);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        write_hidden(page, kept[i]);
    xun_html(page, "<button type=\"submit\">");
    xun_html_text(page, _("Search"));
    xun_html(page, "</button></form>\n");
}

/* The same page in the other language. */
static void write_language_switch(xun_page *page)
{
    bool zh = page->speech == XUN_SPEECH_ZH;
    xun_change changes[XUN_PARAMETER_COUNT];
    for (int i = 0; i < XUN_PARAMETER_COUNT; i++)
        changes[i] = (xun_change){(xun_parameter)i, page->parameters.values[i]};
    changes[XUN_PARAMETER_UI].value = zh ? "en" : "zh";
    changes[XUN_PARAMETER_FORMAT].value = NULL;
    xun_html(page,
             zh ? "<a lang=\"en\" hreflang=\"en\" href=\"" : "<a lang=\"zh-CN\" hreflang=\"zh-CN\" href=\"");
    xun_html_text(page, xun_link(page, page->request->path, XUN_KEEP_SEARCH, changes, XUN_PARAMETER_COUNT));
    xun_html(page, zh ? "\">English</a>" : "\">中文</a>");
}

static void write_navigation(xun_page *page)
{
    static const struct {
        const char *path, *name;
    } items[] = {
        {XUN_PATH_HONORS, N_("Honours")}, {XUN_PATH_PROJECTS, N_("Projects")}, {XUN_PATH_HELP, N_("Help")}};
    xun_html(page, "<nav aria-label=\"");
    xun_html_text(page, _("Pages"));
    xun_html(page, "\">");
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        bool here = strcmp(items[i].path, page->request->path) == 0;
        xun_html(page, here ? "<a aria-current=\"page\" href=\"" : "<a href=\"");
        xun_html_text(page, xun_link(page, items[i].path, XUN_KEEP_SITE, NULL, 0));
        xun_html(page, "\">");
        xun_html_text(page, _(items[i].name));
        xun_html(page, "</a>");
    }
    write_language_switch(page);
    xun_html(page, "</nav>");
}

static void write_alternates(xun_page *page)
{
    const xun_change rss[] = {{XUN_PARAMETER_FORMAT, "rss"}, {XUN_PARAMETER_SORT, "-date"}};
    xun_html(page, "<link rel=\"search\" type=\"application/opensearchdescription+xml\" href=\"");
    xun_html_text(page, xun_link(page, XUN_PATH_OPENSEARCH, XUN_KEEP_SITE, NULL, 0));
    xun_html(page, "\" title=\"");
    xun_html_text(page, xun_page_title(page));
    xun_html(page, "\">\n");
    if (!xun_page_asks(page) || *page->request->path || has_long_query(page))
        return;
    xun_html(page, "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"");
    xun_html_text(page, xun_link(page, XUN_PATH_SEARCH, XUN_KEEP_SEARCH, rss, 2));
    xun_html(page, "\" title=\"RSS\">\n");
}

static void write_asset_url(xun_page *page, const char *path, const xun_asset *asset)
{
    xun_html_text(page, page->request->script);
    xun_html(page, path);
    xun_html(page, "?v=");
    xun_html(page, asset->version);
}

static void write_head(xun_page *page, const char *title, bool robots)
{
    xun_html(page, "<!DOCTYPE html>\n<html lang=\"");
    xun_html(page, xun_speech_tag(page->speech));
    xun_html(page, "\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    if (title) {
        xun_html_text(page, title);
        xun_html(page, " – ");
    }
    xun_html_text(page, xun_page_title(page));
    xun_html(page, "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n");
    if (!robots)
        xun_html(page, "<meta name=\"robots\" content=\"noindex\">\n");
    xun_html(page, "<link rel=\"icon\" type=\"image/svg+xml\" href=\"");
    write_asset_url(page, XUN_PATH_ICON, &xun_asset_icon);
    xun_html(page, "\">\n");
    write_alternates(page);
}

void xun_html_begin(xun_page *page, const char *title, bool robots)
{
    write_head(page, title, robots);
    xun_html(page, "<style>");
    xun_write(&page->out, xun_asset_style.text, xun_asset_style.length);
    xun_html(page, "</style>\n<script defer src=\"");
    write_asset_url(page, XUN_PATH_SCRIPT, &xun_asset_script);
    xun_html(page, "\"></script>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
    xun_html_text(page, _("To the content"));
    xun_html(page, "</a>\n<header><div class=\"top\"><a class=\"site\" href=\"");
    xun_html_text(page, xun_link(page, XUN_PATH_SEARCH, XUN_KEEP_SITE, NULL, 0));
    xun_html(page, "\">");
    xun_html_text(page, xun_page_title(page));
    xun_html(page, "</a>");
    write_navigation(page);
    xun_html(page, "</div>\n");
    write_form(page);
    xun_html(page, "</header>\n<main id=\"main\" tabindex=\"-1\">\n");
}

void xun_html_end(xun_page *page)
{
    xun_html(page, "</main>\n<footer><p>");
    xun_html_text(page, _("Xunzhang finds passages in Chinese and English reports."));
    xun_html(page, "</p></footer>\n</body>\n</html>\n");
}

/* ---- passages ----------------------------------------------------------------------------------------- */

const char *xun_passage_tag(const xun_stored_passage *passage)
{
    return passage->language.length == 2 && memcmp(passage->language.text, "en", 2) == 0 ? "en" : "zh";
}

void xun_html_headings(xun_page *page, const xun_stored_passage *passage)
{
    for (size_t i = 0; i < passage->headings.count; i++) {
        if (i)
            xun_html(page, "<span class=\"then\"> › </span>");
        xun_html_slice(page, passage->headings.items[i]);
    }
}

void xun_html_report_title(xun_page *page, const xun_stored_passage *passage)
{
    xun_slice id = passage->id;
    if (passage->title.length) {
        xun_html_slice(page, passage->title);
        return;
    }
    const char *slash = memrchr(id.text, '/', id.length);
    if (slash)
        id = (xun_slice){slash + 1, id.length - (size_t)(slash + 1 - id.text)};
    xun_html_slice(page, id);
}

static void write_chip(xun_page *page, xun_parameter parameter, xun_slice value, const char *class_name)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    if (!xun_bytes_append(&text, value.text, value.length))
        page->out.failed = true;
    const char *string = text.data ? text.data : "";
    const char *link = XUN_LINK(page, XUN_PATH_SEARCH, XUN_KEEP_SITE, {parameter, string});
    const char *dots = parameter == XUN_PARAMETER_YEAR ? strstr(string, "..") : NULL;
    xun_html(page, "<li>");
    xun_html_anchor(page, link, class_name);
    if (dots)
        xun_html_format(page, "%.*s–%s", (int)(dots - string), string, dots + 2);
    else
        xun_html_text(page, string);
    xun_html(page, "</a></li>");
    xun_bytes_free(&text);
}

/* The year at `i`, or three and more that follow each other as one. */
static void write_years_chip(xun_page *page, const xun_stored_passage *passage, size_t i, size_t *end)
{
    char years[16];
    size_t last = i;
    while (last + 1 < passage->year_count && passage->years[last + 1] == passage->years[last] + 1)
        last++;
    last = last < i + 2 ? i : last;
    int length = last > i ? snprintf(years, sizeof years, "%u..%u", passage->years[i], passage->years[last])
                          : snprintf(years, sizeof years, "%u", passage->years[i]);
    write_chip(page, XUN_PARAMETER_YEAR, (xun_slice){years, (size_t)length}, "chip year");
    *end = last + 1;
}

void xun_html_chips(xun_page *page, const xun_stored_passage *passage, size_t limit)
{
    if (!passage->year_count && !passage->honors.count && !passage->projects.count)
        return;
    xun_html(page, "<ul class=\"chips\">");
    for (size_t i = 0, end, chips = 0; i < passage->year_count && chips < limit; i = end, chips++)
        write_years_chip(page, passage, i, &end);
    for (size_t i = 0; i < passage->honors.count && i < limit; i++)
        write_chip(page, XUN_PARAMETER_HONOR, passage->honors.items[i], "chip honor");
    for (size_t i = 0; i < passage->projects.count && i < limit; i++)
        write_chip(page, XUN_PARAMETER_PROJECT, passage->projects.items[i], "chip project");
    xun_html(page, "</ul>\n");
}

void xun_html_date(xun_page *page, const xun_stored_passage *passage)
{
    const char *how = xun_date_how(passage);
    if (!passage->date.length)
        return;
    xun_html(page, "<span><time>");
    xun_html_slice(page, passage->date);
    xun_html(page, "</time>");
    if (*how)
        xun_html_format(page, _(" (%s)"), how);
    xun_html(page, "</span>");
}

void xun_html_citation(xun_page *page, const xun_stored_passage *passage)
{
    xun_bytes citation = XUN_BYTES_EMPTY;
    xun_writer out = xun_writer_to_bytes(&citation);
    xun_write_citation(&out, passage);
    xun_html(page, "<details class=\"cite\"><summary>");
    xun_html_text(page, _("Cite"));
    xun_html(page, "</summary><p class=\"citation\" lang=\"");
    xun_html(page, xun_passage_tag(passage));
    xun_html(page, "\" data-copy=\"");
    xun_html_text(page, _("Copy"));
    xun_html(page, "\" data-copied=\"");
    xun_html_text(page, _("Copied"));
    xun_html(page, "\">");
    xun_html_text(page, citation.data ? citation.data : "");
    xun_html(page, "</p></details>");
    page->out.failed = page->out.failed || out.failed;
    xun_bytes_free(&citation);
}

/* ---- pages of a list ---------------------------------------------------------------------------------- */

static void write_page_link(xun_page *page, const char *path, size_t number, const char *text,
                            const char *relation)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", number);
    if (has_long_query(page) && !*path) {
        xun_html(page, "<li>");
        xun_html_change(page, XUN_PARAMETER_PAGE, digits, text ? text : digits);
        xun_html(page, "</li>");
        return;
    }
    const char *value = number > 1 ? digits : NULL;
    const char *link = XUN_LINK(page, path, XUN_KEEP_SEARCH, {XUN_PARAMETER_PAGE, value});
    xun_html(page, "<li><a href=\"");
    xun_html_text(page, link);
    if (relation) {
        xun_html(page, "\" rel=\"");
        xun_html(page, relation);
    }
    xun_html(page, "\">");
    xun_html_text(page, text ? text : digits);
    xun_html(page, "</a></li>");
}

void xun_html_pager(xun_page *page, const char *path, size_t total, size_t page_size)
{
    size_t around = has_long_query(page) ? 0 : 2;
    size_t last = (total + page_size - 1) / page_size, here = xun_page_number(page);
    if (last > page->settings->page_depth)
        last = page->settings->page_depth;
    if (last < 2)
        return;
    xun_html(page, "<nav class=\"pager\" aria-label=\"");
    xun_html_text(page, _("Pages of the list"));
    xun_html(page, "\"><ul>");
    if (here > 1)
        write_page_link(page, path, here <= last ? here - 1 : last, _("Previous"), "prev");
    for (size_t i = here > around ? here - around : 1; i <= last && i <= here + around; i++) {
        if (i == here)
            xun_write_format(&page->out, "<li><span aria-current=\"page\">%zu</span></li>", i);
        else
            write_page_link(page, path, i, NULL, NULL);
    }
    if (here < last)
        write_page_link(page, path, here + 1, _("Next"), "next");
    xun_html(page, "</ul></nav>\n");
}
