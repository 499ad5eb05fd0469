#include "searcher/literal.h"

#include <stdlib.h>

#include "searcher/passage_scan.h"

typedef struct {
    xun_searcher *searcher;
    const xun_parsed_query *query;
    const xun_units *units;
    bool pieces; /* must stand in the text as written */
    bool test;   /* the query's operators too */
    bool memory;
    uint64_t read, held;
    const uint32_t *docids;
    xun_literal_visitor *visitor; /* NULL: only count */
    void *user;
} reader_of_hits;

static void take_hit(reader_of_hits *r, size_t index, const char *data, size_t length)
{
    r->held++;
    if (r->visitor)
        r->visitor(r->user, r->docids[index], data, length);
}

static bool read_hit(void *user, size_t index, const char *data, size_t length)
{
    reader_of_hits *r = user;
    xun_searcher *s = r->searcher;
    xun_stored_passage passage;
    r->read++;
    if (xun_stored_passage_read(&passage, data, length, NULL) != XUN_OK)
        return true;
    bool good = xun_passage_scan(s, data, length);
    xun_analyzer analyzer = xun_searcher_analyzer(s);
    if (good && (!r->pieces || xun_units_held(r->units, &s->text)))
        if (!r->test || xun_plan_accepts(&good, &analyzer, r->query, &passage, &s->title, &s->text))
            take_hit(r, index, data, length);
    r->memory = !good;
    return good;
}

static xun_status read_hits(reader_of_hits *r, const xun_hits *hits, xun_error *error)
{
    uint32_t *docids = malloc((hits->count + 1) * sizeof *docids);
    if (!docids)
        return xun_fail_memory(error);
    for (size_t i = 0; i < hits->count; i++)
        docids[i] = hits->hits[i].docid;
    r->docids = docids;
    xun_status status = xun_reader_data_many(r->searcher->reader, docids, hits->count, read_hit, r, error);
    free(docids);
    return r->memory ? xun_fail_memory(error) : status;
}

static xun_status count_hits(uint64_t *out, bool *exact, reader_of_hits *r, const xun_query *query,
                             bool verify, size_t limit, xun_error *error)
{
    xun_hits hits = {0};
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.weightless = true;
    options.exact_count = true;
    verify = verify || r->visitor;
    options.count = verify ? limit : 0;
    xun_status status = xun_reader_search(&hits, r->searcher->reader, query, &options, error);
    if (status == XUN_OK && verify)
        status = read_hits(r, &hits, error);
    *out = hits.total;
    *exact = true;
    if (verify) {
        *exact = hits.total <= limit;
        *out = *exact || !r->read ? r->held : hits.total * r->held / r->read;
    }
    xun_hits_free(&hits);
    return status;
}

/* Whether there is anything that a text may hold as written; names in fields rank, but they are not asked of
 * the text. */
static bool has_words(const xun_node *node)
{
    bool words = !node->excluded && (node->kind == XUN_NODE_WORD || node->kind == XUN_NODE_PHRASE);
    for (const xun_node *child = node->children; child && !words && !node->excluded; child = child->next)
        words = has_words(child);
    return words;
}

static xun_status count_query(uint64_t *out, bool *exact, xun_searcher *searcher,
                              const xun_parsed_query *query, xun_units *units, const xun_request *request,
                              size_t limit, xun_literal_visitor *visitor, void *user, xun_error *error)
{
    xun_analyzer analyzer = xun_searcher_analyzer(searcher);
    xun_plan plan = {0};
    xun_status status =
        xun_units_make(units, searcher->tokenizer, searcher->scanner, &analyzer.collection,
                       query->words.length ? query->words.data : "", query->words.length, error);
    xun_units_choose(units, query);
    if (status == XUN_OK)
        status = xun_plan_make(&plan, &analyzer, query, units, request, NULL, NULL, error);
    if (status != XUN_OK)
        return status;
    bool words = has_words(query->root);
    reader_of_hits r = {searcher, query, units, words, plan.verify, .visitor = visitor, .user = user};
    status = count_hits(out, exact, &r, words ? plan.literal : plan.matches,
                        words ? plan.verify_literal : plan.verify, limit, error);
    xun_plan_free(&plan);
    return status;
}

xun_status xun_literal_visit(uint64_t *out, bool *exact, xun_searcher *searcher, xun_slice query,
                             const xun_request *request, size_t limit, xun_literal_visitor *visitor,
                             void *user, xun_error *error)
{
    xun_parsed_query parsed;
    xun_units *units = calloc(1, sizeof *units); /* too large for a stack */
    *out = 0;
    if (!units)
        return xun_fail_memory(error);
    xun_status status = xun_query_parse(&parsed, query.text, query.length, error);
    if (status == XUN_OK) {
        status = count_query(out, exact, searcher, &parsed, units, request, limit, visitor, user, error);
        xun_parsed_query_free(&parsed);
    }
    xun_units_free(units);
    free(units);
    return status;
}

xun_status xun_literal_count(uint64_t *out, bool *exact, xun_searcher *searcher, xun_slice query,
                             const xun_request *request, size_t limit, xun_error *error)
{
    return xun_literal_visit(out, exact, searcher, query, request, limit, NULL, NULL, error);
}
