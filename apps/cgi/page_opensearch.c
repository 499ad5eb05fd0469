/* OpenSearch 1.1: lets a browser offer this search. */
#include <string.h>

#include "apps/cgi/html.h"

/* The template's braces stand for themselves, so they are no part of what is escaped. */
static void write_url(xun_page *page, const char *type, const char *path, const char *format)
{
    const xun_change changes[] = {{XUN_PARAMETER_Q, NULL}, {XUN_PARAMETER_FORMAT, format}};
    const char *link = xun_absolute_link(page, path, XUN_KEEP_SITE, changes, 2);
    bool more = strchr(link, '?') != NULL;
    xun_html(page, "<Url type=\"");
    xun_html(page, type);
    xun_html(page, "\" template=\"");
    xun_html_text(page, link);
    xun_html(page, more ? "&amp;q={searchTerms}" : "?q={searchTerms}");
    xun_html(page, *path ? "\"/>\n" : "&amp;page={startPage?}\"/>\n");
}

int xun_page_opensearch(xun_page *page)
{
    page->response->type = "application/opensearchdescription+xml; charset=utf-8";
    xun_html(page, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>");
    xun_html_text(page, xun_page_title(page));
    xun_html(page, "</ShortName>\n<Description>");
    xun_html_text(page, xun_database_title(page, page->database));
    xun_html(page, "</Description>\n");
    write_url(page, "text/html", XUN_PATH_SEARCH, NULL);
    write_url(page, "application/rss+xml", XUN_PATH_SEARCH, "rss");
    write_url(page, "application/x-suggestions+json", XUN_PATH_SUGGEST, NULL);
    xun_html(page, "<InputEncoding>UTF-8</InputEncoding>\n</OpenSearchDescription>\n");
    return 200;
}
