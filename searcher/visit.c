#include "searcher/visit.h"

#include <stdlib.h>
#include <string.h>

#include "searcher/passage_scan.h"
#include "searcher/state.h"

/* Pairs of passage and question that are kept before their passages are read: each passage is then read and
 * scanned once for all of them. 16 MB. */
enum { PAIR_LIMIT = 1 << 21 };

/* Symbols that must stand side by side. */
typedef struct {
    size_t first, count;
} piece;

/* A question, ready to be asked of a passage's symbols. */
typedef struct {
    xun_parsed_query query;
    xun_node outer;      /* a sequence around the query's root: so that its words are required */
    xun_symbols symbols; /* of the words */
    piece *pieces;
    size_t piece_count, group;
    bool plain, verify;
} question;

typedef struct {
    xun_searcher *searcher;
    const xun_docid_set *within;
    xun_visitor *visitor;
    void *user;
    question *questions; /* of the batch at hand */
    size_t question_count;
    uint64_t *pairs; /* document id above, question below */
    size_t pair_count, pair_capacity;
    uint32_t *docids; /* of the pairs, each once */
    size_t *first;    /* pair of each docid, and one more at the end */
    xun_span *spans;
    size_t span_count, span_capacity;
    bool memory, stopped;
} visit;

static bool is_within(const visit *v, uint32_t docid)
{
    return !v->within || (docid < v->within->count && v->within->marks[docid]);
}

/* ---- questions ---------------------------------------------------------------------------------------- */

/* Words and phrases that are all required as written, and filters. */
static bool is_plain(const xun_node *root)
{
    bool worded = false;
    for (const xun_node *child = root->children; child; child = child->next) {
        bool text = child->kind == XUN_NODE_WORD || child->kind == XUN_NODE_PHRASE;
        if (!child->excluded && !text && child->kind != XUN_NODE_FIELD)
            return false;
        worded = worded || (text && !child->excluded);
    }
    return worded;
}

/* The symbols that lie in some bytes of the words. */
static void add_piece(question *q, size_t start, size_t end)
{
    size_t first = 0, last;
    while (first < q->symbols.count && q->symbols.places[first].start < start)
        first++;
    for (last = first; last < q->symbols.count && q->symbols.places[last].end <= end;)
        last++;
    if (last > first)
        q->pieces[q->piece_count++] = (piece){first, last - first};
}

/* Each phrase is one piece. `at` is how far the words go that the nodes before gave, in the order of
 * xun_query_parse; returns how far they go now. */
static size_t add_phrases(question *q, const xun_node *node, size_t at)
{
    if (node->excluded)
        return at;
    if ((node->kind == XUN_NODE_PHRASE || node->kind == XUN_NODE_WORD) && node->text.length) {
        size_t start = at ? at + 1 : 0;
        at = start + node->text.length;
        if (node->kind == XUN_NODE_PHRASE)
            add_piece(q, start, at);
    }
    for (const xun_node *child = node->children; child; child = child->next)
        at = add_phrases(q, child, at);
    return at;
}

static bool is_in_phrase(const question *q, size_t phrases, size_t symbol)
{
    for (size_t i = 0; i < phrases; i++)
        if (symbol >= q->pieces[i].first && symbol < q->pieces[i].first + q->pieces[i].count)
            return true;
    return false;
}

/* What must stand as written: phrases, and of the other words each chunk with content. */
static bool take_pieces(question *q, const xun_units *units)
{
    size_t count = units->symbols.count;
    q->pieces = malloc((2 * count + units->chunk_count + 1) * sizeof *q->pieces);
    if (!q->pieces || !xun_symbols_copy(&q->symbols, &units->symbols))
        return false;
    add_phrases(q, q->query.root, 0);
    size_t phrases = q->piece_count;
    for (size_t i = 0; i < units->chunk_count; i++)
        if (units->chunks[i].content && !is_in_phrase(q, phrases, units->chunks[i].first))
            q->pieces[q->piece_count++] = (piece){units->chunks[i].first, units->chunks[i].count};
    return true;
}

static void free_questions(visit *v)
{
    for (size_t i = 0; i < v->question_count; i++) {
        xun_parsed_query_free(&v->questions[i].query);
        xun_symbols_free(&v->questions[i].symbols);
        free(v->questions[i].pieces);
    }
    v->question_count = 0;
}

static xun_status plan_question(xun_plan *plan, visit *v, question *q, xun_error *error)
{
    xun_searcher *s = v->searcher;
    xun_analyzer analyzer = xun_searcher_analyzer(s);
    const char *words = q->query.words.length ? q->query.words.data : "";
    xun_status status = xun_units_make(&s->units, s->tokenizer, s->scanner, &analyzer.collection, words,
                                       q->query.words.length, error);
    if (status != XUN_OK)
        return status;
    if (!take_pieces(q, &s->units))
        return xun_fail_memory(error);
    q->plain = q->piece_count && is_plain(q->query.root);
    if (!q->plain) {
        q->outer = (xun_node){.kind = XUN_NODE_SEQUENCE, .children = q->query.root};
        q->query.root = &q->outer;
    }
    status = xun_plan_make(plan, &analyzer, &q->query, &s->units, &XUN_REQUEST_DEFAULTS, NULL, NULL, error);
    q->verify = plan->verify;
    return status;
}

/* ---- candidates --------------------------------------------------------------------------------------- */

static xun_status search_all(xun_hits *out, visit *v, const xun_query *query, xun_error *error)
{
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.weightless = true;
    options.exact_count = true;
    options.count = (size_t)v->searcher->documents;
    return xun_reader_search(out, v->searcher->reader, query, &options, error);
}

static bool add_pair(visit *v, uint32_t docid, size_t index)
{
    if (v->pair_count == v->pair_capacity) {
        size_t capacity = v->pair_capacity ? v->pair_capacity * 2 : 1 << 16;
        uint64_t *grown = realloc(v->pairs, capacity * sizeof *grown);
        if (!grown)
            return false;
        v->pairs = grown;
        v->pair_capacity = capacity;
    }
    v->pairs[v->pair_count++] = (uint64_t)docid << 32 | index;
    return true;
}

static xun_status add_candidates(visit *v, const xun_query *query, size_t index, xun_error *error)
{
    xun_hits hits = {0};
    xun_status status = search_all(&hits, v, query, error);
    for (size_t i = 0; i < hits.count && status == XUN_OK; i++)
        if (is_within(v, hits.hits[i].docid) && !add_pair(v, hits.hits[i].docid, index))
            status = xun_fail_memory(error);
    xun_hits_free(&hits);
    return status;
}

static xun_status count_related(uint64_t *out, visit *v, xun_query *query, xun_error *error)
{
    xun_hits hits = {0};
    xun_status status;
    *out = 0;
    if (v->within) {
        status = search_all(&hits, v, query, error);
        for (size_t i = 0; i < hits.count; i++)
            *out += is_within(v, hits.hits[i].docid);
    } else {
        xun_search_options options = XUN_SEARCH_DEFAULTS;
        options.weightless = true;
        options.exact_count = true;
        options.count = 0;
        status = xun_reader_search(&hits, v->searcher->reader, query, &options, error);
        *out = hits.total;
    }
    xun_hits_free(&hits);
    return status;
}

/* ---- passages ----------------------------------------------------------------------------------------- */

static bool add_span(visit *v, size_t start, size_t end)
{
    if (v->span_count == v->span_capacity) {
        size_t capacity = v->span_capacity ? v->span_capacity * 2 : 64;
        xun_span *grown = realloc(v->spans, capacity * sizeof *grown);
        if (!grown)
            return false;
        v->spans = grown;
        v->span_capacity = capacity;
    }
    v->spans[v->span_count++] = (xun_span){start, end};
    return true;
}

static bool add_spans(visit *v, const question *q)
{
    const xun_symbols *text = &v->searcher->text;
    for (size_t c = 0; c < q->piece_count; c++) {
        xun_piece wanted = xun_symbols_piece(&q->symbols, q->pieces[c].first, q->pieces[c].count);
        for (size_t i = xun_symbols_find(text, wanted, 0); i != SIZE_MAX;
             i = xun_symbols_find(text, wanted, i + wanted.count))
            if (!add_span(v, text->places[i].start, text->places[i + wanted.count - 1].end))
                return false;
    }
    return true;
}

static bool holds_pieces(const question *q, const xun_symbols *text)
{
    for (size_t c = 0; c < q->piece_count; c++)
        if (!xun_symbols_hold(text, xun_symbols_piece(&q->symbols, q->pieces[c].first, q->pieces[c].count)))
            return false;
    return true;
}

static bool accepts(visit *v, const question *q, const char *data, size_t length)
{
    xun_searcher *s = v->searcher;
    xun_stored_passage passage;
    if (xun_stored_passage_read(&passage, data, length, NULL) != XUN_OK)
        return false;
    bool good = xun_passage_scan_title(s, passage.title, &passage.headings);
    xun_analyzer analyzer = xun_searcher_analyzer(s);
    bool accepted = good && xun_plan_accepts(&good, &analyzer, &q->query, &passage, &s->title, &s->text);
    v->memory = v->memory || !good;
    return accepted;
}

static int by_place(const void *a, const void *b)
{
    const xun_span *left = a, *right = b;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return left->end > right->end ? -1 : left->end < right->end;
}

/* The leftmost, then the longest, as a regular expression of alternatives would take them. */
static void settle_spans(visit *v)
{
    if (v->span_count > 1)
        qsort(v->spans, v->span_count, sizeof *v->spans, by_place);
    size_t kept = 0;
    for (size_t i = 0; i < v->span_count; i++)
        if (!kept || v->spans[i].start >= v->spans[kept - 1].end)
            v->spans[kept++] = v->spans[i];
    v->span_count = kept;
}

static bool give(visit *v, uint32_t docid, size_t group, xun_slice title, xun_slice text)
{
    settle_spans(v);
    const xun_visit_hit hit = {group, docid, title, text, v->spans, v->span_count};
    v->stopped = !v->visitor(v->user, &hit);
    v->span_count = 0;
    return !v->stopped;
}

static bool visit_passage(void *user, size_t index, const char *data, size_t length)
{
    visit *v = user;
    xun_slice title, text;
    xun_stored_list headings;
    if (!xun_stored_passage_peek(&title, &headings, &text, data, length))
        return true;
    if (!xun_scan(&v->searcher->text, v->searcher->scanner, text.text, text.length))
        return !(v->memory = true);
    bool held = false;
    size_t last = v->first[index + 1];
    for (size_t i = v->first[index]; i < last && !v->memory; i++) {
        const question *q = &v->questions[(uint32_t)v->pairs[i]];
        bool holds =
            (!q->plain || holds_pieces(q, &v->searcher->text)) && (!q->verify || accepts(v, q, data, length));
        if (holds && !add_spans(v, q))
            v->memory = true;
        held = held || holds;
        bool ends = i + 1 == last || v->questions[(uint32_t)v->pairs[i + 1]].group != q->group;
        if (ends && held && !v->memory && !give(v, v->docids[index], q->group, title, text))
            return false;
        held = held && !ends;
    }
    return !v->memory;
}

static int by_number(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static size_t list_passages(visit *v)
{
    size_t count = 0;
    for (size_t i = 0; i < v->pair_count; i++) {
        uint32_t docid = (uint32_t)(v->pairs[i] >> 32);
        if (!count || v->docids[count - 1] != docid) {
            v->docids[count] = docid;
            v->first[count++] = i;
        }
    }
    v->first[count] = v->pair_count;
    return count;
}

/* Reads the passages of the pairs at hand, and forgets pairs and questions. */
static xun_status visit_pairs(visit *v, xun_error *error)
{
    xun_status status = XUN_OK;
    v->docids = malloc((v->pair_count + 1) * sizeof *v->docids);
    v->first = malloc((v->pair_count + 1) * sizeof *v->first);
    if (v->docids && v->first) {
        if (v->pair_count)
            qsort(v->pairs, v->pair_count, sizeof *v->pairs, by_number);
        size_t count = list_passages(v);
        status = xun_reader_data_many(v->searcher->reader, v->docids, count, visit_passage, v, error);
    } else {
        v->memory = true;
    }
    free(v->docids);
    free(v->first);
    v->docids = NULL;
    v->first = NULL;
    v->pair_count = 0;
    free_questions(v);
    if (v->memory)
        return xun_fail_memory(error);
    return v->stopped ? xun_fail(error, XUN_STOPPED, "stopped") : status;
}

/* ---- all together ------------------------------------------------------------------------------------- */

static xun_status prepare(visit *v, const xun_visit_question *asked, xun_query **related, xun_error *error)
{
    question *q = &v->questions[v->question_count];
    *q = (question){.group = asked->group};
    xun_status status = xun_query_parse(&q->query, asked->text, asked->length, error);
    if (status != XUN_OK)
        return status;
    xun_plan plan = {0};
    v->question_count++;
    status = xun_searcher_read_rules(v->searcher, &q->query, error);
    if (status == XUN_OK)
        status = plan_question(&plan, v, q, error);
    if (status == XUN_OK)
        status = add_candidates(v, q->plain ? plan.literal : plan.matches, v->question_count - 1, error);
    if (status == XUN_OK) {
        *related = *related ? xun_query_pair(XUN_OR, *related, plan.matches) : plan.matches;
        plan.matches = NULL;
        if (!*related)
            status = xun_fail_memory(error);
    }
    xun_plan_free(&plan);
    return status;
}

/* One group from question `*at` on. */
static xun_status prepare_group(uint64_t *related, visit *v, const xun_visit_question *questions,
                                size_t count, size_t *at, xun_error *error)
{
    size_t group = questions[*at].group;
    xun_query *any = NULL;
    xun_status status = XUN_OK;
    for (; *at < count && questions[*at].group == group && status == XUN_OK; ++*at)
        status = prepare(v, &questions[*at], &any, error);
    if (status == XUN_OK && related)
        status = count_related(&related[group], v, any, error);
    xun_query_free(any);
    return status;
}

xun_status xun_searcher_visit(uint64_t *related, xun_searcher *searcher, const xun_visit_question *questions,
                              size_t count, const xun_docid_set *within, xun_visitor *visitor, void *user,
                              xun_error *error)
{
    visit v = {.searcher = searcher, .within = within, .visitor = visitor, .user = user};
    v.questions = malloc((count + 1) * sizeof *v.questions);
    xun_status status = v.questions ? XUN_OK : xun_fail_memory(error);
    for (size_t at = 0; at < count && status == XUN_OK;) {
        status = prepare_group(related, &v, questions, count, &at, error);
        if (status == XUN_OK && v.pair_count >= PAIR_LIMIT)
            status = visit_pairs(&v, error);
    }
    if (status == XUN_OK)
        status = visit_pairs(&v, error);
    free_questions(&v);
    free(v.questions);
    free(v.pairs);
    free(v.spans);
    return status;
}
