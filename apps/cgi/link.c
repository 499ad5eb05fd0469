#include "apps/cgi/link.h"

#include <stdio.h>
#include <string.h>

bool xun_link_keeps(xun_parameter parameter, xun_keep keep)
{
    switch (parameter) {
    case XUN_PARAMETER_DB:
    case XUN_PARAMETER_UI: return true;
    case XUN_PARAMETER_PAGE:
    case XUN_PARAMETER_FORMAT:
    case XUN_PARAMETER_PASSAGE: return false;
    default: return keep == XUN_KEEP_SEARCH;
    }
}

static const char *value_of(const xun_page *page, xun_parameter parameter, xun_keep keep,
                            const xun_change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (changes[i].parameter == parameter)
            return changes[i].value;
    return xun_link_keeps(parameter, keep) ? page->parameters.values[parameter] : NULL;
}

typedef void url_writer(xun_writer *out, const char *text, size_t length);

static void write_link(xun_page *page, url_writer *write, const char *path, xun_keep keep,
                       const xun_change *changes, size_t count)
{
    xun_writer out = xun_writer_to_bytes(&page->link);
    const char *script = page->request->script, *separator = "?";
    xun_write_string(&out, script);
    xun_write_string(&out, path);
    if (!*script && !*path)
        xun_write_string(&out, "/");
    for (int i = 0; i < XUN_PARAMETER_COUNT; i++) {
        const char *value = value_of(page, (xun_parameter)i, keep, changes, count);
        if (!value)
            continue;
        xun_write_string(&out, separator);
        xun_write_string(&out, xun_parameter_name((xun_parameter)i));
        xun_write_string(&out, "=");
        write(&out, value, strlen(value));
        separator = "&";
    }
    if (out.failed)
        page->out.failed = true;
}

static const char *result(xun_page *page)
{
    return page->link.data ? page->link.data : "";
}

const char *xun_link(xun_page *page, const char *path, xun_keep keep, const xun_change *changes, size_t count)
{
    xun_bytes_clear(&page->link);
    write_link(page, xun_write_readable_url, path, keep, changes, count);
    return result(page);
}

/* The settings' URL stands for the whole way to the page, the script's name included. */
const char *xun_absolute_link(xun_page *page, const char *path, xun_keep keep, const xun_change *changes,
                              size_t count)
{
    const char *url = page->settings->url;
    xun_writer out = xun_writer_to_bytes(&page->link);
    xun_bytes_clear(&page->link);
    if (!url && *page->request->host) {
        xun_write_string(&out, page->request->scheme);
        xun_write_string(&out, "://");
        xun_write_string(&out, page->request->host);
    }
    if (!url) {
        write_link(page, xun_write_url, path, keep, changes, count);
        return result(page);
    }
    xun_http_request at_url = *page->request;
    const xun_http_request *request = page->request;
    at_url.script = url;
    page->request = &at_url;
    write_link(page, xun_write_url, path, keep, changes, count);
    page->request = request;
    return result(page);
}

const char *xun_passage_link(xun_page *page, const xun_stored_passage *passage, xun_passage_link_kind kind)
{
    char number[16];
    xun_bytes report = XUN_BYTES_EMPTY;
    snprintf(number, sizeof number, "%u", passage->number);
    if (!xun_bytes_append(&report, passage->id.text, passage->id.length))
        page->out.failed = true;
    const char *query = kind == XUN_WITH_QUERY ? page->parameters.values[XUN_PARAMETER_Q] : NULL;
    if (query && strlen(query) > XUN_LONG_QUERY)
        query = NULL;
    const xun_change changes[] = {
        {XUN_PARAMETER_REPORT, report.data}, {XUN_PARAMETER_PASSAGE, number}, {XUN_PARAMETER_Q, query}};
    const char *link = (kind == XUN_ABSOLUTE ? xun_absolute_link : xun_link)(page, XUN_PATH_PASSAGE,
                                                                             XUN_KEEP_SITE, changes, 3);
    xun_bytes_free(&report);
    return link;
}
