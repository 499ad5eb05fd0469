/* A report from its first passage to its last, under its headings; a long one on several pages. */
#include <string.h>

#include "apps/cgi/html.h"
#include "apps/cgi/stored.h"

static bool same_slice(xun_slice a, xun_slice b)
{
    return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

/* The headings that were not yet there for the passage before. */
static void write_headings(xun_page *page, const xun_stored_list *before, const xun_stored_list *now)
{
    size_t same = 0;
    while (before && same < before->count && same < now->count &&
           same_slice(before->items[same], now->items[same]))
        same++;
    for (size_t i = same; i < now->count; i++) {
        size_t level = i < 4 ? i + 2 : 6;
        xun_write_format(&page->out, "<h%zu>", level);
        xun_html_slice(page, now->items[i]);
        xun_write_format(&page->out, "</h%zu>\n", level);
    }
}

static void write_passage(xun_page *page, const xun_stored_passage *passage)
{
    xun_write_format(&page->out, "<p class=\"text\" id=\"p%u\"><a class=\"number\" href=\"", passage->number);
    xun_html_text(page, xun_passage_link(page, passage, XUN_PLAIN));
    xun_write_format(&page->out, "\">%u</a> ", passage->number);
    xun_html_slice(page, passage->text);
    xun_html(page, "</p>\n");
}

static void write_top(xun_page *page, const xun_stored_passage *passage, size_t total)
{
    xun_html(page, "<article class=\"report\" lang=\"");
    xun_html(page, xun_passage_tag(passage));
    xun_html(page, "\">\n<h1>");
    xun_html_report_title(page, passage);
    xun_html(page, "</h1>\n<p class=\"meta\" lang=\"");
    xun_html(page, xun_speech_tag(page->speech));
    xun_html(page, "\">");
    xun_html_date(page, passage);
    xun_html(page, "<span>");
    xun_html_slice(page, passage->id);
    xun_html(page, "</span><span>");
    xun_html_format(page, ngettext("%zu passage", "%zu passages", total), total);
    xun_html(page, "</span></p>\n");
}

static int write_page(xun_page *page, const xun_passage_list *list, size_t total)
{
    if (!list->count)
        return 404;
    xun_bytes title = XUN_BYTES_EMPTY;
    xun_slice named = list->passages[0].title.length ? list->passages[0].title : list->passages[0].id;
    if (!xun_bytes_append(&title, named.text, named.length))
        page->out.failed = true;
    xun_html_begin(page, title.data, true);
    xun_bytes_free(&title);
    write_top(page, &list->passages[0], total);
    for (size_t i = 0; i < list->count; i++) {
        write_headings(page, i ? &list->passages[i - 1].headings : NULL, &list->passages[i].headings);
        write_passage(page, &list->passages[i]);
    }
    xun_html(page, "</article>\n");
    xun_html_pager(page, XUN_PATH_REPORT, total, XUN_REPORT_PASSAGES);
    xun_html_end(page);
    return 200;
}

int xun_page_report(xun_page *page)
{
    size_t total, first = (xun_page_number(page) - 1) * XUN_REPORT_PASSAGES;
    if (!page->parameters.values[XUN_PARAMETER_REPORT])
        return 404;
    if (xun_count_report_passages(&total, page) != XUN_OK)
        return 500;
    if (first >= total)
        return 404;
    xun_passage_list list;
    xun_status status =
        xun_read_passages(&list, page, (uint32_t)first + 1, (uint32_t)first + XUN_REPORT_PASSAGES);
    int result = status == XUN_OK ? write_page(page, &list, total) : 500;
    xun_passage_list_free(&list);
    return result;
}
