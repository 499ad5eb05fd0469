#include "apps/output/passages.h"

#include <stdlib.h>

typedef struct {
    const uint32_t *docids;
    xun_passage_visitor *visitor;
    void *user;
} visit;

static bool visit_data(void *user, size_t index, const char *data, size_t length)
{
    const visit *v = user;
    xun_stored_passage passage;
    xun_error why = {0};
    bool good = xun_stored_passage_read(&passage, data, length, &why) == XUN_OK;
    return v->visitor(v->user, v->docids[index], good ? &passage : NULL, &why);
}

static xun_status visit_hits(xun_reader *reader, const xun_hits *hits, xun_passage_visitor *visitor,
                             void *user, xun_error *error)
{
    uint32_t *docids = malloc((hits->count + 1) * sizeof *docids);
    if (!docids)
        return xun_fail_memory(error);
    for (size_t i = 0; i < hits->count; i++)
        docids[i] = hits->hits[i].docid;
    visit v = {docids, visitor, user};
    xun_status status = xun_reader_data_many(reader, docids, hits->count, visit_data, &v, error);
    free(docids);
    return status == XUN_STOPPED ? XUN_OK : status;
}

xun_status xun_each_passage(xun_reader *reader, xun_query *filter, xun_passage_visitor *visitor, void *user,
                            xun_error *error)
{
    xun_reader_counts counts;
    xun_hits hits = {0};
    if (!filter)
        return xun_fail_memory(error);
    xun_status status = xun_reader_count(&counts, reader, error);
    if (status == XUN_OK) {
        xun_search_options options = XUN_SEARCH_DEFAULTS;
        options.count = (size_t)counts.documents;
        options.weightless = true;
        status = xun_reader_search(&hits, reader, filter, &options, error);
    }
    xun_query_free(filter);
    if (status == XUN_OK)
        status = visit_hits(reader, &hits, visitor, user, error);
    xun_hits_free(&hits);
    return status;
}
