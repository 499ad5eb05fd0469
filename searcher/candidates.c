#include "searcher/candidates.h"

#include <stdlib.h>
#include <string.h>

#include "searcher/languages.h"
#include "searcher/passage_scan.h"
#include "searcher/second_stage.h"

/* How many passages with every piece as written are taken before all others, and for queries up to which
 * length. */
enum { LITERAL_CANDIDATES = 50, LITERAL_SYMBOLS = 16 };

/* ---- testing every match ------------------------------------------------------------------------------ */

typedef struct {
    xun_searcher *searcher;
    const xun_parsed_query *query;
    const xun_plan *plan;
    const xun_hits *hits;
    uint32_t *accepted; /* NULL: only count */
    size_t count;
    uint64_t literal;
    bool test, memory;
} tester;

static bool test_passage(void *user, size_t index, const char *data, size_t length)
{
    tester *t = user;
    xun_searcher *s = t->searcher;
    if (!xun_passage_scan(s, data, length))
        return !(t->memory = true);
    if (t->test) {
        xun_stored_passage passage;
        xun_analyzer analyzer = xun_searcher_analyzer(s);
        bool good = true;
        if (xun_stored_passage_read(&passage, data, length, NULL) != XUN_OK ||
            !xun_plan_accepts(&good, &analyzer, t->query, &passage, &s->title, &s->text))
            return good || !(t->memory = true);
    }
    t->literal += s->units.chunk_count > 0 && xun_units_held(&s->units, &s->text);
    if (t->accepted)
        t->accepted[t->count] = t->hits->hits[index].docid;
    t->count++;
    return true;
}

static xun_status read_hits(xun_searcher *s, const xun_hits *hits, xun_data_visitor *visitor, void *user,
                            xun_error *error)
{
    uint32_t *docids = malloc((hits->count + 1) * sizeof *docids);
    if (!docids)
        return xun_fail_memory(error);
    for (size_t i = 0; i < hits->count; i++)
        docids[i] = hits->hits[i].docid;
    xun_status status = xun_reader_data_many(s->reader, docids, hits->count, visitor, user, error);
    free(docids);
    return status;
}

static xun_search_options all_of_them(const xun_searcher *s)
{
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.weightless = true;
    options.exact_count = true;
    options.count = (size_t)s->documents;
    return options;
}

/* Every match of `query` goes through the tester. */
static xun_status test_all(tester *t, const xun_query *query, bool keep, xun_error *error)
{
    xun_hits hits = {0};
    xun_search_options options = all_of_them(t->searcher);
    xun_status status = xun_reader_search(&hits, t->searcher->reader, query, &options, error);
    if (status == XUN_OK && keep) {
        t->accepted = malloc((hits.count + 1) * sizeof *t->accepted);
        if (!t->accepted)
            status = xun_fail_memory(error);
    }
    t->hits = &hits;
    if (status == XUN_OK)
        status = read_hits(t->searcher, &hits, test_passage, t, error);
    xun_hits_free(&hits);
    t->hits = NULL;
    if (t->memory)
        return xun_fail_memory(error);
    return status == XUN_STOPPED ? XUN_OK : status;
}

static int by_docid(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

static xun_status test_matches(xun_candidates *c, xun_searcher *s, const xun_parsed_query *query,
                               const xun_plan *plan, xun_error *error)
{
    tester t = {.searcher = s, .query = query, .plan = plan, .test = true};
    xun_status status = test_all(&t, xun_plan_all(plan), true, error);
    c->matching = t.accepted;
    c->matching_count = t.count;
    c->matches = t.count;
    c->literal = t.literal;
    if (status != XUN_OK)
        return status;
    qsort(c->matching, c->matching_count, sizeof *c->matching, by_docid);
    return xun_match_set_of(&c->all, s->reader, c->matching, c->matching_count, error);
}

static xun_status count_only(uint64_t *out, xun_searcher *s, const xun_query *query, xun_error *error)
{
    xun_match_set *set;
    xun_status status = xun_match_set_find(&set, s->reader, query, error);
    *out = status == XUN_OK ? xun_match_set_size(set) : 0;
    xun_match_set_free(set);
    return status;
}

static bool add_language(void *user, const char *value, size_t length, uint64_t count)
{
    xun_candidates *c = user;
    bool mixed = length == 5;
    if (mixed || (length == 2 && memcmp(value, "zh", 2) == 0))
        c->chinese += count;
    if (mixed || (length == 2 && memcmp(value, "en", 2) == 0))
        c->english += count;
    return true;
}

xun_status xun_candidates_count_languages(xun_candidates *c, xun_error *error)
{
    c->chinese = c->english = 0;
    return xun_match_set_values(c->all, XUN_SLOT_LANGUAGE, SIZE_MAX, add_language, c, error);
}

static xun_status count_matches(xun_candidates *c, xun_searcher *s, const xun_parsed_query *query,
                                const xun_plan *plan, xun_error *error)
{
    xun_status status = xun_match_set_find(&c->all, s->reader, xun_plan_all(plan), error);
    if (status != XUN_OK)
        return status;
    c->matches = xun_match_set_size(c->all);
    if (!plan->verify_literal)
        return count_only(&c->literal, s, plan->literal, error);
    tester t = {.searcher = s, .query = query, .plan = plan};
    status = test_all(&t, plan->literal, false, error);
    c->literal = t.literal;
    return status;
}

/* ---- the first stage ---------------------------------------------------------------------------------- */

static bool is_matching(const xun_candidates *c, uint32_t docid)
{
    return !c->matching || bsearch(&docid, c->matching, c->matching_count, sizeof docid, by_docid) != NULL;
}

static bool is_known(const xun_candidates *c, size_t count, uint32_t docid)
{
    for (size_t i = 0; i < count; i++)
        if (c->items[i].docid == docid)
            return true;
    return false;
}

static xun_search_options ranked(const xun_searcher *s, const xun_request *request)
{
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.k1 = s->ranking.first.k1;
    options.b = s->ranking.first.b;
    options.k3 = s->ranking.first.k3;
    if (request->sort != XUN_SORT_RELEVANCE) {
        options.sort_slot = XUN_SLOT_DATE;
        options.sort_descending = request->sort == XUN_SORT_NEWEST;
    }
    if (request->collapse) {
        options.collapse_slot = XUN_SLOT_REPORT;
        options.collapse_count = 1;
    }
    return options;
}

static bool add_hits(xun_candidates *c, const xun_hits *hits, bool check_known)
{
    xun_candidate *grown = realloc(c->items, (c->count + hits->count + 1) * sizeof *grown);
    if (!grown)
        return false;
    c->items = grown;
    size_t before = c->count;
    for (size_t i = 0; i < hits->count; i++) {
        uint32_t docid = hits->hits[i].docid;
        if (is_matching(c, docid) && !(check_known && is_known(c, before, docid))) {
            c->items[c->count] =
                (xun_candidate){.docid = docid, .place = c->count, .first = hits->hits[i].weight};
            c->count++;
        }
    }
    return true;
}

static xun_status add_ranked(xun_candidates *c, xun_searcher *s, const xun_request *request,
                             const xun_query *query, size_t wanted, bool check_known, xun_error *error)
{
    xun_hits hits = {0};
    xun_search_options options = ranked(s, request);
    options.count = wanted;
    xun_status status = xun_reader_search(&hits, s->reader, query, &options, error);
    if (status == XUN_OK && !add_hits(c, &hits, check_known))
        status = xun_fail_memory(error);
    xun_hits_free(&hits);
    return status;
}

/* Where matches were tested, the search must go deep enough to meet as many good ones as are wanted. */
static size_t depth_for(const xun_candidates *c, const xun_searcher *s, size_t wanted)
{
    return c->matching ? (size_t)s->documents : wanted;
}

/* Whether a passage may hold the query as written: each of its bigrams must be somewhere, and for longer
 * queries it is not looked for, since a passage that had it all would weigh the most anyway. */
static bool may_be_literal(const xun_units *units)
{
    for (size_t i = 0; i < units->term_count; i++)
        if (units->terms[i].kind == XUN_TERM_BIGRAM && !units->terms[i].documents)
            return false;
    return units->symbols.count > 1 && units->symbols.count <= LITERAL_SYMBOLS;
}

/* Of candidates first..end-1, by falling weight: where those end that the second stage may still lift. */
static size_t worth_scoring(const xun_candidates *c, size_t first, size_t end, double least_first)
{
    while (end > first + 1 && (double)c->items[end - 1].first < least_first * (double)c->items[first].first)
        end--;
    return end;
}

/* First the passages with every word as written, since a long one may hold them and yet weigh little; then
 * the best of all. Which passages reach the second stage does not depend on the page that is asked for. */
static xun_status first_stage(xun_candidates *c, xun_searcher *s, const xun_request *request,
                              const xun_plan *plan, size_t wanted, size_t *scored, xun_error *error)
{
    xun_status status = XUN_OK;
    size_t stage = s->ranking.candidates;
    bool relevance = request->sort == XUN_SORT_RELEVANCE;
    if (relevance && may_be_literal(&s->units) && !request->collapse)
        status = add_ranked(c, s, request, plan->literal, LITERAL_CANDIDATES, false, error);
    size_t literal = c->count;
    if (status == XUN_OK)
        status = add_ranked(c, s, request, relevance ? plan->matches : xun_plan_all(plan),
                            depth_for(c, s, wanted > stage ? wanted : stage), literal > 0, error);
    *scored = c->count < literal + stage ? c->count : literal + stage;
    if (relevance)
        *scored = worth_scoring(c, literal, *scored, s->ranking.least_first);
    return status;
}

/* ---- stored passages ---------------------------------------------------------------------------------- */

typedef struct {
    xun_candidates *candidates;
    const size_t *unread;
} keeper;

static bool keep_data(void *user, size_t index, const char *data, size_t length)
{
    keeper *k = user;
    xun_candidate *candidate = &k->candidates->items[k->unread[index]];
    candidate->offset = k->candidates->data.length;
    candidate->length = length;
    return xun_bytes_append(&k->candidates->data, data, length);
}

xun_status xun_candidates_read(xun_candidates *c, xun_searcher *s, size_t first, size_t count,
                               xun_error *error)
{
    uint32_t *docids = malloc((count + 1) * sizeof *docids);
    size_t *unread = malloc((count + 1) * sizeof *unread), unread_count = 0;
    xun_status status = docids && unread ? XUN_OK : xun_fail_memory(error);
    for (size_t i = first; status == XUN_OK && i < first + count && i < c->count; i++)
        if (!c->items[i].length) {
            docids[unread_count] = c->items[i].docid;
            unread[unread_count++] = i;
        }
    if (status == XUN_OK && unread_count)
        status =
            xun_reader_data_many(s->reader, docids, unread_count, keep_data, &(keeper){c, unread}, error);
    free(docids);
    free(unread);
    return status == XUN_STOPPED ? xun_fail_memory(error) : status;
}

/* ---- both languages ----------------------------------------------------------------------------------- */

/* The passages that hold what the words mean, beside those that hold the words. */
static xun_status add_translated(xun_candidates *c, xun_searcher *s, const xun_request *request,
                                 const xun_plan *plan, xun_error *error)
{
    const xun_translation *t = &s->interpreter.translation;
    bool learned = t->group_count > t->asked; /* by an example: the best are surer to be among the first */
    size_t stage = s->ranking.translated_candidates * (learned ? 1 : 2);
    size_t own = c->count, wanted = request->first + request->count;
    xun_status status = add_ranked(c, s, request, plan->translated,
                                   depth_for(c, s, wanted > stage ? wanted : stage), false, error);
    for (size_t i = own; i < c->count; i++)
        c->items[i].translated = true;
    if (status == XUN_OK)
        status = xun_second_stage_translated(c, s, plan, own, c->count - own < stage ? c->count - own : stage,
                                             error);
    if (status != XUN_OK)
        return status;
    xun_languages_merge(c, own, request->language != NULL);
    return XUN_OK;
}

static xun_status collapse(xun_candidates *c, xun_searcher *s, xun_error *error)
{
    xun_status status = xun_candidates_read(c, s, 0, c->count, error);
    if (status == XUN_OK)
        xun_languages_collapse(c);
    return status;
}

xun_status xun_candidates_find(xun_candidates *out, xun_searcher *searcher, const xun_request *request,
                               const xun_parsed_query *query, const xun_plan *plan, xun_error *error)
{
    *out = (xun_candidates){0};
    size_t scored = 0;
    xun_status status = XUN_OK;
    if (plan->verify)
        status = test_matches(out, searcher, query, plan, error);
    else if (request->counts || request->facets)
        status = count_matches(out, searcher, query, plan, error);
    if (status == XUN_OK)
        status = first_stage(out, searcher, request, plan, request->first + request->count, &scored, error);
    if (status == XUN_OK && request->sort == XUN_SORT_RELEVANCE) {
        status = xun_second_stage(out, searcher, plan, scored, error);
        if (status == XUN_OK && plan->translated)
            status = add_translated(out, searcher, request, plan, error);
        if (status == XUN_OK)
            qsort(out->items, out->count, sizeof *out->items, xun_by_rank);
        if (status == XUN_OK && request->collapse && plan->translated)
            status = collapse(out, searcher, error);
    }
    if (status != XUN_OK)
        xun_candidates_free(out);
    return status;
}

void xun_candidates_free(xun_candidates *candidates)
{
    free(candidates->items);
    free(candidates->matching);
    xun_match_set_free(candidates->all);
    xun_bytes_free(&candidates->data);
    *candidates = (xun_candidates){0};
}
