/* How to ask, and what the page offers to programs. */
#include "apps/cgi/html.h"

static const struct {
    const char *query, *what;
} rows[] = {
    {N_("green development"), N_("passages with any of the words; the more of them and the rarer, the "
                                 "higher; those with all of them as written first")},
    {N_("\"the whole district\""), N_("exactly this text")},
    {N_("park -metro"), N_("the first without the second")},
    {N_("park AND metro"), N_("both")},
    {N_("park OR metro"), N_("one of them")},
    {N_("metro NEAR/5 station"), N_("at most five words or characters between them")},
    {"develop*", N_("words that begin so")},
    {N_("title:\"work report\""), N_("the words stand in the title or a heading")},
    {"year:2016..2018", N_("what the passage is about, also where the text says \"last year\"")},
    {N_("project:park"), N_("a project whose name contains this")},
    {N_("honor:civilization"), N_("an honour whose name contains this")},
    {"amount:>=100亿元", N_("a figure in this range; also 1万..5万人, <5%")},
    {"lang:en", N_("the language of the passage: zh or en")},
};

static void write_rows(xun_page *page)
{
    xun_html(page, "<table class=\"examples\"><thead><tr><th scope=\"col\">");
    xun_html_text(page, _("You write"));
    xun_html(page, "</th><th scope=\"col\">");
    xun_html_text(page, _("You get"));
    xun_html(page, "</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *query = _(rows[i].query);
        xun_html(page, "<tr><td>");
        xun_html_link(page, XUN_LINK(page, XUN_PATH_SEARCH, XUN_KEEP_SITE, {XUN_PARAMETER_Q, query}), NULL,
                      query);
        xun_html(page, "</td><td>");
        xun_html_text(page, _(rows[i].what));
        xun_html(page, "</td></tr>\n");
    }
    xun_html(page, "</tbody></table>\n");
}

static void write_paragraph(xun_page *page, const char *text)
{
    xun_html(page, "<p>");
    xun_html_text(page, text);
    xun_html(page, "</p>\n");
}

static void write_heading(xun_page *page, const char *text)
{
    xun_html(page, "<h2>");
    xun_html_text(page, text);
    xun_html(page, "</h2>\n");
}

int xun_page_help(xun_page *page)
{
    xun_html_begin(page, _("Help"), true);
    xun_html(page, "<h1>");
    xun_html_text(page, _("Help"));
    xun_html(page, "</h1>\n");
    write_paragraph(page, _("Type words. Everything else is optional. Capital and small letters, full-width "
                            "and half-width forms, "
                            "traditional and simplified characters are the same."));
    write_rows(page);
    write_heading(page, _("Literal and loose"));
    write_paragraph(page, _("A literal passage holds all words as written; a loose one holds some of them, "
                            "or other forms. Literal passages "
                            "come first."));
    write_heading(page, _("Keyboard"));
    write_paragraph(page, _("Press / to go to the search box; the arrow keys choose a suggestion, Enter "
                            "takes it, Esc closes the list."));
    write_heading(page, _("For programs"));
    write_paragraph(page, _("Add format=json, format=csv or format=rss to the address of a search."));
    xun_html_end(page);
    return 200;
}
