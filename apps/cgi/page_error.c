/* What went wrong, in a sentence that says what to do and nothing of the server. */
#include "apps/cgi/html.h"

static const struct {
    int status;
    const char *title, *advice;
} pages[] = {
    {400, N_("The request can't be understood"), N_("Check the address, or start a new search.")},
    {404, N_("There is no such page"),
     N_("The report may have been replaced since the link was made: search for its words.")},
    {405, N_("This page can only be read"),
     N_("Open the address in a browser instead of sending data to it.")},
    {414, N_("The request is too long"), N_("Shorten the query and search again.")},
    {500, N_("Something went wrong on our side"),
     N_("Try again in a while; if it stays so, tell the people who run this page when it happened.")},
    {503, N_("The search took too long"), N_("Try fewer words or a filter, or come back in a while.")},
};

static void write_problem(xun_page *page)
{
    if (!page->problem.reason)
        return;
    xun_html(page, "<p><code>");
    xun_html(page, xun_parameter_name(page->problem.parameter));
    xun_html(page, "</code> ");
    xun_html_text(page, _(page->problem.reason));
    xun_html(page, "</p>\n");
}

void xun_page_error(xun_page *page, int status)
{
    size_t i = 0;
    while (i + 1 < sizeof pages / sizeof *pages && pages[i].status != status)
        i++;
    xun_bytes_clear(&page->response->body);
    page->response->status = status;
    page->response->type = "text/html; charset=utf-8";
    page->response->file = NULL;
    page->response->etag[0] = '\0';
    page->response->allow = status == 405 ? "GET, HEAD" : NULL;
    xun_html_begin(page, _(pages[i].title), false);
    xun_html(page, "<h1>");
    xun_html_text(page, _(pages[i].title));
    xun_html(page, "</h1>\n");
    write_problem(page);
    xun_html(page, "<p>");
    xun_html_text(page, _(pages[i].advice));
    xun_html(page, "</p>\n");
    xun_html_end(page);
}
