/* Passages that died in this run leave the character counts. */
#include "indexer/collect.h"
#include "indexer/document.h"

typedef struct {
    xun_build *build;
    xun_document_builder *builder;
    xun_bytes data;
} forgetting;

static xun_status forget_passage(forgetting *state, uint32_t docid, xun_error *error)
{
    xun_stored_passage passage;
    xun_bytes_clear(&state->data);
    xun_status status = xun_reader_data(&state->data, state->build->reader, docid, error);
    if (status == XUN_OK)
        status = xun_stored_passage_read(&passage, state->data.data, state->data.length, error);
    if (status == XUN_OK)
        status = xun_document_forget(&state->build->characters, state->builder, &passage, error);
    return status;
}

/* The build's reader still sees the group: it is dead for later readers only. */
static xun_status forget_group(forgetting *state, const char *term, size_t length, xun_error *error)
{
    uint64_t documents = 0;
    xun_status status = xun_reader_frequency(&documents, NULL, state->build->reader, term, length, error);
    if (status != XUN_OK || !documents)
        return status;
    xun_query *query = xun_query_term(term, length, 1);
    if (!query)
        return xun_fail_memory(error);
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.count = (size_t)documents;
    options.weightless = true;
    xun_hits hits;
    status = xun_reader_search(&hits, state->build->reader, query, &options, error);
    xun_query_free(query);
    if (status != XUN_OK)
        return status;
    for (size_t i = 0; i < hits.count && status == XUN_OK; i++)
        status = forget_passage(state, hits.hits[i].docid, error);
    xun_hits_free(&hits);
    return status;
}

xun_status xun_forget_buried(xun_build *build, xun_error *error)
{
    forgetting state = {.build = build};
    xun_status status = xun_document_builder_new(&state.builder, build->lexicon, build->finder, error);
    xun_cursor cursor = xun_cursor_over(build->dead.data, build->dead.length);
    while (cursor.at < cursor.end && !cursor.failed && status == XUN_OK) {
        size_t length;
        const char *term = xun_cursor_block(&cursor, &length);
        status = forget_group(&state, term, length, error); /* those that died earlier are no longer seen */
    }
    xun_document_builder_free(state.builder);
    xun_bytes_free(&state.data);
    return status;
}
