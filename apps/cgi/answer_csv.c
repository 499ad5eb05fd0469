/* An answer for a spreadsheet: UTF-8 with a byte-order mark, so that Chinese is read as such. */
#include <string.h>

#include "apps/cgi/link.h"
#include "apps/output/answer.h"

static void field(xun_page *page, const char *text, size_t length)
{
    xun_write_csv(&page->out, text, length);
    xun_write_string(&page->out, ",");
}

static void slice(xun_page *page, xun_slice text)
{
    field(page, text.text, text.length);
}

static void bytes(xun_page *page, xun_bytes *text)
{
    field(page, text->data ? text->data : "", text->length);
    xun_bytes_clear(text);
}

static void write_hit(xun_page *page, const xun_answer_hit *hit, xun_bytes *scratch)
{
    const xun_stored_passage *passage = hit->passage;
    xun_writer out = xun_writer_to_bytes(scratch);
    xun_write_format(&page->out, "%zu,", hit->rank);
    slice(page, passage->title);
    slice(page, passage->date);
    for (size_t i = 0; i < passage->headings.count; i++) {
        xun_write_string(&out, i ? " › " : "");
        xun_write_plain(&out, passage->headings.items[i].text, passage->headings.items[i].length);
    }
    bytes(page, scratch);
    for (size_t i = 0; i < passage->year_count; i++)
        xun_write_format(&out, "%s%u", i ? " " : "", passage->years[i]);
    bytes(page, scratch);
    slice(page, passage->language);
    slice(page, passage->text);
    slice(page, passage->id);
    xun_write_format(&page->out, "%u,", passage->number);
    xun_write_citation(&out, passage);
    bytes(page, scratch);
    const char *link = xun_passage_link(page, passage, XUN_ABSOLUTE);
    xun_write_csv(&page->out, link, strlen(link));
    xun_write_string(&page->out, "\r\n");
    page->out.failed = page->out.failed || out.failed;
}

void xun_write_answer_csv(xun_page *page, const xun_answer *answer)
{
    xun_bytes scratch = XUN_BYTES_EMPTY;
    xun_write_string(&page->out, "\xEF\xBB\xBF"
                                 "rank,title,date,heading,years,lang,text,report,passage,citation,link\r\n");
    for (size_t i = 0; i < answer->count; i++)
        write_hit(page, &answer->hits[i], &scratch);
    xun_bytes_free(&scratch);
}
