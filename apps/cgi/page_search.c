/* What is found, in the form that was asked for. */
#include <string.h>

#include "apps/cgi/html.h"
#include "apps/output/answer.h"

static int write_json(xun_page *page)
{
    const char *query = page->parameters.values[XUN_PARAMETER_Q];
    size_t size = xun_page_size(page);
    xun_answer *answer = xun_page_ask(page, (xun_page_number(page) - 1) * size, size, true);
    if (!answer)
        return 500;
    page->response->type = "application/json; charset=utf-8";
    xun_print_answer_json(&page->out, answer, query ? query : "", strlen(query ? query : ""));
    xun_answer_free(answer);
    return 200;
}

/* All rows at once, since a table is meant to be taken away; `n` asks for fewer. */
static int write_csv(xun_page *page)
{
    size_t asked = page->parameters.numbers[XUN_PARAMETER_N];
    xun_answer *answer = xun_page_ask(page, 0, asked ? asked : page->settings->csv_rows, false);
    if (!answer)
        return 500;
    page->response->type = "text/csv; charset=utf-8";
    page->response->file = "xunzhang.csv";
    xun_write_answer_csv(page, answer);
    xun_answer_free(answer);
    return 200;
}

static int write_rss(xun_page *page)
{
    xun_answer *answer = xun_page_ask(page, 0, xun_page_size(page), false);
    if (!answer)
        return 500;
    page->response->type = "application/rss+xml; charset=utf-8";
    xun_write_answer_rss(page, answer);
    xun_answer_free(answer);
    return 200;
}

static int write_html(xun_page *page)
{
    if (!xun_page_asks(page)) {
        xun_write_start_html(page);
        return 200;
    }
    size_t size = xun_page_size(page);
    xun_answer *answer = xun_page_ask(page, (xun_page_number(page) - 1) * size, size, true);
    if (!answer)
        return 500;
    xun_write_answer_html(page, answer);
    xun_answer_free(answer);
    return 200;
}

int xun_page_search(xun_page *page)
{
    const char *format = page->parameters.values[XUN_PARAMETER_FORMAT];
    if (!format || strcmp(format, "html") == 0)
        return write_html(page);
    if (strcmp(format, "json") == 0)
        return write_json(page);
    return strcmp(format, "csv") == 0 ? write_csv(page) : write_rss(page);
}
