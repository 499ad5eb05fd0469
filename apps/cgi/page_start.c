/* The start: what can be searched, and how. */
#include "apps/cgi/html.h"

static void write_example(xun_page *page, const char *query, const char *what)
{
    xun_html(page, "<tr><td>");
    xun_html_link(page, XUN_LINK(page, XUN_PATH_SEARCH, XUN_KEEP_SITE, {XUN_PARAMETER_Q, query}), NULL,
                  query);
    xun_html(page, "</td><td>");
    xun_html_text(page, what);
    xun_html(page, "</td></tr>\n");
}

static void write_holdings(xun_page *page)
{
    xun_reader_counts counts;
    if (xun_reader_count(&counts, xun_searcher_reader(page->searcher), &page->error) != XUN_OK)
        return;
    unsigned long long live = counts.documents - counts.dead;
    xun_html(page, "<p class=\"counts\">");
    xun_html_text(page, xun_database_title(page, page->database));
    xun_html(page, " · ");
    xun_html_format(page, ngettext("%llu passage", "%llu passages", live), live);
    xun_html(page, "</p>\n");
}

void xun_write_start_html(xun_page *page)
{
    xun_html_begin(page, NULL, true);
    xun_html(page, "<div class=\"start\"><h1>");
    xun_html_text(page, xun_page_title(page));
    xun_html(page, "</h1>\n<p>");
    xun_html_text(
        page,
        _("Find the passage: which project, which honour, which year, in whose words, in which report."));
    xun_html(page, "</p>\n");
    write_holdings(page);
    xun_html(page, "<table class=\"examples\"><caption>");
    xun_html_text(page, _("How to ask"));
    xun_html(page, "</caption><tbody>\n");
    write_example(page, _("green development"),
                  _("passages with these words, those that have them literally first"));
    write_example(page, _("\"the whole district\""), _("exactly this text"));
    write_example(page, _("honor:civilization"), _("passages that name such an honour"));
    write_example(page, "year:2016..2018",
                  _("passages about these years, also where the text says \"last year\""));
    xun_html(page, "</tbody></table>\n</div>\n");
    xun_html_end(page);
}
