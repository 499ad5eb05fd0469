#include "apps/cgi/stored.h"

#include <stdlib.h>

void xun_passage_list_free(xun_passage_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        xun_bytes_free(&list->data[i]);
    free(list->data);
    free(list->passages);
    *list = (xun_passage_list){0};
}

/* Runs a filter for at most `count` documents. */
static xun_status find(xun_hits *out, xun_page *page, const xun_bytes *term, size_t count, bool exact)
{
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.count = count;
    options.weightless = true;
    options.exact_count = exact;
    xun_query *query = xun_query_term(term->data, term->length, 1);
    xun_status status =
        query ? xun_reader_search(out, xun_searcher_reader(page->searcher), query, &options, &page->error)
              : xun_fail_memory(&page->error);
    xun_query_free(query);
    return status;
}

static bool passage_term(xun_bytes *out, xun_bytes *id, const xun_page *page, uint32_t number)
{
    const char *report = page->parameters.values[XUN_PARAMETER_REPORT];
    xun_bytes_clear(id);
    return xun_full_report_id(id, page, report) && xun_bytes_append_format(id, "#%u", number) &&
           xun_schema_term(out, XUN_PREFIX_PASSAGE, id->data, id->length);
}

static xun_status read_hit(xun_passage_list *out, xun_page *page, const xun_hits *hits)
{
    if (!hits->count)
        return XUN_OK;
    xun_bytes *data = &out->data[out->count];
    xun_stored_passage *passage = &out->passages[out->count];
    *data = XUN_BYTES_EMPTY;
    xun_status status =
        xun_reader_data(data, xun_searcher_reader(page->searcher), hits->hits[0].docid, &page->error);
    if (status == XUN_OK)
        status = xun_stored_passage_read(passage, data->data, data->length, &page->error);
    if (status == XUN_OK)
        xun_hide_root(page, passage);
    out->count++;
    return status;
}

xun_status xun_read_passages(xun_passage_list *out, xun_page *page, uint32_t first, uint32_t last)
{
    xun_bytes term = XUN_BYTES_EMPTY, id = XUN_BYTES_EMPTY;
    size_t capacity = last >= first ? (size_t)last - first + 1 : 0;
    *out = (xun_passage_list){calloc(capacity + 1, sizeof *out->passages), 0,
                              calloc(capacity + 1, sizeof *out->data)};
    xun_status status = out->passages && out->data ? XUN_OK : xun_fail_memory(&page->error);
    for (uint32_t number = first; number <= last && status == XUN_OK; number++) {
        xun_hits hits = {0};
        status = passage_term(&term, &id, page, number) ? find(&hits, page, &term, 1, false)
                                                        : xun_fail_memory(&page->error);
        if (status == XUN_OK)
            status = read_hit(out, page, &hits);
        xun_hits_free(&hits);
    }
    xun_bytes_free(&term);
    xun_bytes_free(&id);
    return status;
}

static xun_status append_title(xun_bytes *out, xun_page *page, uint32_t docid)
{
    xun_bytes data = XUN_BYTES_EMPTY;
    xun_slice title, text;
    xun_stored_list headings;
    xun_status status = xun_reader_data(&data, xun_searcher_reader(page->searcher), docid, &page->error);
    if (status == XUN_OK && xun_stored_passage_peek(&title, &headings, &text, data.data, data.length) &&
        !xun_bytes_append(out, title.text, title.length))
        status = xun_fail_memory(&page->error);
    xun_bytes_free(&data);
    return status;
}

xun_status xun_read_report_title(xun_bytes *out, xun_page *page, const char *report)
{
    xun_bytes id = XUN_BYTES_EMPTY, term = XUN_BYTES_EMPTY;
    xun_hits hits = {0};
    bool good = xun_full_report_id(&id, page, report) &&
                xun_schema_term(&term, XUN_PREFIX_REPORT, id.data, id.length);
    xun_status status = good ? find(&hits, page, &term, 1, false) : xun_fail_memory(&page->error);
    if (status == XUN_OK && hits.count)
        status = append_title(out, page, hits.hits[0].docid);
    xun_hits_free(&hits);
    xun_bytes_free(&id);
    xun_bytes_free(&term);
    return status;
}

xun_status xun_count_report_passages(size_t *out, xun_page *page)
{
    xun_bytes id = XUN_BYTES_EMPTY, term = XUN_BYTES_EMPTY;
    xun_hits hits = {0};
    *out = 0;
    bool good = xun_full_report_id(&id, page, page->parameters.values[XUN_PARAMETER_REPORT]) &&
                xun_schema_term(&term, XUN_PREFIX_REPORT, id.data, id.length);
    xun_status status = good ? find(&hits, page, &term, 1, true) : xun_fail_memory(&page->error);
    *out = (size_t)hits.total;
    xun_hits_free(&hits);
    xun_bytes_free(&id);
    xun_bytes_free(&term);
    return status;
}
