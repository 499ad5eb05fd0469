#include "searcher/look_alike.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/literal.h"
#include "searcher/term_counts.h"

enum { LOOKUPS = 1000, PAIR = 2 };

/* ---- other ways of writing ---------------------------------------------------------------------------- */

static void encode(char *out, const uint32_t *characters, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += xun_utf8_write(out + length, characters[i]);
    out[length] = '\0';
}

/* One more variant: `piece` with the character at `at` replaced. */
static void add_variant(xun_variants *out, const xun_piece *symbols, const uint32_t *piece, size_t count,
                        size_t at, uint32_t by)
{
    uint32_t other[XUN_VARIANT_SYMBOLS];
    xun_variant *variant = &out->items[out->count++];
    memcpy(other, piece, count * sizeof *other);
    other[at] = by;
    encode(variant->from, piece, count);
    encode(variant->to, other, count);
    memcpy(variant->codes, symbols->codes, count * sizeof *variant->codes);
    memcpy(variant->forms, symbols->forms, count * sizeof *variant->forms);
    variant->codes[at] = (variant->codes[at] & ~XUN_SYMBOL_HASH) | by;
    variant->forms[at] = by;
    variant->count = count;
}

/* The look-alikes of one character that have both neighbours of it in the index. */
static void try_character(xun_variants *out, xun_term_counts *counts, const xun_piece *symbols,
                          const uint32_t *piece, size_t count, size_t at)
{
    xun_characters looks = xun_look_alikes(counts->readings, piece[at]);
    for (size_t i = 0; i < looks.count && out->count < XUN_VARIANTS; i++) {
        uint32_t around[3];
        size_t length = 0;
        if (at)
            around[length++] = piece[at - 1];
        around[length++] = looks.items[i];
        if (at + 1 < count)
            around[length++] = piece[at + 1];
        if (xun_han_count(counts, around, length))
            add_variant(out, symbols, piece, count, at, looks.items[i]);
    }
}

static void try_chunk(xun_variants *out, xun_term_counts *counts, const xun_piece *symbols)
{
    uint32_t piece[XUN_VARIANT_SYMBOLS];
    size_t count = symbols->count;
    if (count < PAIR || count > XUN_VARIANT_SYMBOLS)
        return;
    for (size_t i = 0; i < count; i++) {
        if (symbols->codes[i] & XUN_SYMBOL_WORD)
            return;
        piece[i] = symbols->codes[i] & XUN_SYMBOL_ITSELF;
    }
    if (count == PAIR && xun_han_count(counts, piece, PAIR))
        return;
    for (size_t at = 0; at < count; at++)
        try_character(out, counts, symbols, piece, count, at);
}

/* Words that rank, and filters. */
static bool is_plain(const xun_parsed_query *query)
{
    bool words = false;
    for (const xun_node *child = query->root->children; child; child = child->next) {
        bool word = child->kind == XUN_NODE_WORD && !child->excluded;
        if (!word && !child->excluded && child->kind != XUN_NODE_FIELD)
            return false;
        words = words || word;
    }
    return words;
}

/* ---- their passages ----------------------------------------------------------------------------------- */

typedef struct {
    xun_variants *variants;
    xun_searcher *searcher;
} collector;

static bool is_taken(const xun_variants *variants, uint32_t docid)
{
    for (size_t i = 0; i < variants->passage_count; i++)
        if (variants->passages[i].docid == docid)
            return true;
    return false;
}

/* A passage that holds the query as written too is no weaker match. */
static void collect(void *user, uint32_t docid, const char *data, size_t length)
{
    const collector *c = user;
    xun_variants *v = c->variants;
    if (v->memory || is_taken(v, docid) || xun_units_held(&c->searcher->units, &c->searcher->text))
        return;
    xun_variant_passage *grown = realloc(v->passages, (v->passage_count + 1) * sizeof *grown);
    if (grown)
        v->passages = grown;
    size_t offset = v->data.length;
    v->memory = !grown || !xun_bytes_append(&v->data, data, length);
    if (!v->memory)
        v->passages[v->passage_count++] = (xun_variant_passage){docid, offset, length, false};
}

/* The query with the variant in place of the word. */
static bool write_query(xun_bytes *out, const xun_parsed_query *query, const xun_searcher *s,
                        const xun_chunk *chunk, const xun_variant *variant)
{
    const xun_symbols *symbols = &s->units.symbols;
    size_t start = symbols->places[chunk->first].start,
           end = symbols->places[chunk->first + chunk->count - 1].end;
    const char *text = query->text.data;
    const char *at = memmem(text, query->text.length, query->words.data + start, end - start);
    size_t before = at ? (size_t)(at - text) : 0, behind = before + end - start;
    return at && xun_bytes_append(out, text, before) && xun_bytes_append_string(out, variant->to) &&
           xun_bytes_append(out, text + behind, query->text.length - behind);
}

static xun_status find_passages(xun_variants *out, xun_searcher *s, const xun_request *request,
                                const xun_parsed_query *query, const xun_chunk *chunk, xun_variant *variant,
                                xun_error *error)
{
    xun_bytes other = XUN_BYTES_EMPTY;
    collector c = {out, s};
    bool exact = true;
    xun_status status = XUN_OK;
    if (write_query(&other, query, s, chunk, variant))
        status = xun_literal_visit(&variant->passages, &exact, s, (xun_slice){other.data, other.length},
                                   request, XUN_VARIANT_PASSAGES, collect, &c, error);
    out->cut = out->cut || !exact;
    xun_bytes_free(&other);
    return out->memory ? xun_fail_memory(error) : status;
}

static int by_docid(const void *a, const void *b)
{
    uint32_t left = ((const xun_variant_passage *)a)->docid, right = ((const xun_variant_passage *)b)->docid;
    return (left > right) - (left < right);
}

/* Asks which of the passages the query matches anyway. */
static xun_status mark_matched(xun_variants *v, xun_searcher *s, const xun_request *request,
                               const xun_parsed_query *query, xun_error *error)
{
    xun_analyzer analyzer = xun_searcher_analyzer(s);
    xun_plan plan;
    xun_hits hits = {0};
    xun_status status = xun_plan_make(&plan, &analyzer, query, &s->units, request, NULL, NULL, error);
    if (status != XUN_OK)
        return status;
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.weightless = true;
    options.count = (size_t)s->documents;
    status = xun_reader_search(&hits, s->reader, plan.matches, &options, error);
    for (size_t i = 0; i < hits.count && status == XUN_OK; i++) {
        const xun_variant_passage wanted = {.docid = hits.hits[i].docid};
        xun_variant_passage *found = bsearch(&wanted, v->passages, v->passage_count, sizeof wanted, by_docid);
        if (found)
            found->matched = true;
    }
    xun_hits_free(&hits);
    xun_plan_free(&plan);
    return status;
}

xun_status xun_variants_find(xun_variants *out, xun_searcher *searcher, const xun_request *request,
                             const xun_parsed_query *query, xun_error *error)
{
    xun_analyzer analyzer = xun_searcher_analyzer(searcher);
    xun_term_counts counts = {&analyzer, searcher->readings, LOOKUPS, XUN_OK, error};
    const xun_units *units = &searcher->units;
    if (!searcher->readings || !is_plain(query))
        return XUN_OK;
    for (size_t i = 0; i < units->chunk_count && counts.status == XUN_OK; i++) {
        const xun_chunk *chunk = &units->chunks[i];
        size_t first = out->count;
        xun_piece symbols = xun_symbols_piece(&units->symbols, chunk->first, chunk->count);
        if (chunk->content)
            try_chunk(out, &counts, &symbols);
        for (size_t k = first; k < out->count && counts.status == XUN_OK; k++)
            counts.status = find_passages(out, searcher, request, query, chunk, &out->items[k], error);
    }
    if (counts.status == XUN_OK && out->passage_count) {
        qsort(out->passages, out->passage_count, sizeof *out->passages, by_docid);
        counts.status = mark_matched(out, searcher, request, query, error);
    }
    return counts.status;
}

void xun_variants_free(xun_variants *variants)
{
    free(variants->passages);
    xun_bytes_free(&variants->data);
    *variants = (xun_variants){0};
}

uint64_t xun_variants_total(const xun_variants *variants)
{
    return variants->passage_count;
}

uint64_t xun_variants_added(const xun_variants *variants)
{
    uint64_t added = 0;
    for (size_t i = 0; i < variants->passage_count; i++)
        added += !variants->passages[i].matched;
    return added;
}

void xun_variants_join(xun_match_set *all, const xun_variants *variants)
{
    for (size_t i = 0; i < variants->passage_count; i++)
        if (!variants->passages[i].matched)
            xun_match_set_add(all, variants->passages[i].docid);
}

/* ---- among the candidates ----------------------------------------------------------------------------- */

static bool holds_variant(const xun_variants *variants, uint32_t docid)
{
    const xun_variant_passage wanted = {.docid = docid};
    return bsearch(&wanted, variants->passages, variants->passage_count, sizeof wanted, by_docid) != NULL;
}

/* The candidate of a passage, wherever it stands in the list; a new one where it does not. */
static bool candidate_of(xun_candidate *out, xun_candidates *c, const xun_variants *variants, size_t passage)
{
    const xun_variant_passage *p = &variants->passages[passage];
    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].docid == p->docid) {
            *out = c->items[i];
            return true;
        }
    *out = (xun_candidate){.docid = p->docid, .offset = c->data.length, .length = p->length};
    return xun_bytes_append(&c->data, variants->data.data + p->offset, p->length);
}

bool xun_variants_place(xun_candidates *c, const xun_variants *variants)
{
    if (!variants->passage_count)
        return true;
    xun_candidate *placed = malloc((c->count + variants->passage_count + 1) * sizeof *placed);
    size_t count = 0;
    if (!placed)
        return false;
    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].scored && c->items[i].score.literal)
            placed[count++] = c->items[i];
    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].scored && !c->items[i].score.literal && holds_variant(variants, c->items[i].docid))
            placed[count++] = c->items[i];
    bool good = true;
    for (size_t i = 0; i < variants->passage_count && good; i++) {
        xun_candidate candidate;
        good = candidate_of(&candidate, c, variants, i);
        if (good && !candidate.scored)
            placed[count++] = candidate;
    }
    for (size_t i = 0; i < c->count; i++)
        if (!(c->items[i].scored && c->items[i].score.literal) && !holds_variant(variants, c->items[i].docid))
            placed[count++] = c->items[i];
    free(c->items);
    c->items = placed;
    c->count = count;
    return good;
}

/* ---- in a text ---------------------------------------------------------------------------------------- */

static bool mark_symbols(bool *weak, const xun_variants *variants, const xun_symbols *text)
{
    bool any = false;
    for (size_t v = 0; v < variants->count; v++) {
        const xun_variant *variant = &variants->items[v];
        xun_piece wanted = {variant->codes, variant->forms, variant->count};
        for (size_t i = xun_symbols_find(text, wanted, 0); i != SIZE_MAX;
             i = xun_symbols_find(text, wanted, i + 1)) {
            any = true;
            for (size_t k = 0; k < variant->count; k++)
                weak[i + k] = true;
        }
    }
    return any;
}

/* What is left of an exact highlight beside the weak ones, and these, in order. */
static size_t merge(xun_span *spans, bool *kinds, const bool *weak, const xun_answer_hit *hit,
                    const xun_symbols *text)
{
    size_t count = 0, at = 0;
    for (size_t i = 0; i < text->count; i++) {
        const xun_place *place = &text->places[i];
        while (at < hit->highlight_count && hit->highlights[at].end <= place->start)
            at++;
        bool exact = at < hit->highlight_count && hit->highlights[at].start < place->end;
        if (!weak[i] && !exact)
            continue;
        bool same = count && kinds[count - 1] == weak[i] && i &&
                    (weak[i] ? weak[i - 1] && xun_symbol_is(text, i, XUN_SYMBOL_JOINED)
                             : spans[count - 1].end > hit->highlights[at].start);
        if (same) {
            spans[count - 1].end = place->end;
        } else {
            spans[count] = (xun_span){place->start, place->end};
            kinds[count++] = weak[i];
        }
    }
    return count;
}

bool xun_variants_mark(xun_answer_hit *hit, const xun_variants *variants, const xun_symbols *text)
{
    if (!variants->passage_count)
        return true;
    bool *weak = calloc(text->count + 1, sizeof *weak), *kinds = calloc(text->count + 1, sizeof *kinds);
    xun_span *spans = malloc((text->count + 1) * sizeof *spans);
    bool good = weak && kinds && spans;
    if (good && mark_symbols(weak, variants, text)) {
        hit->look_alike = !hit->literal;
        hit->highlight_count = merge(spans, kinds, weak, hit, text);
        free(hit->highlights);
        hit->highlights = spans;
        hit->weak = kinds;
        spans = NULL;
        kinds = NULL;
    }
    free(weak);
    free(kinds);
    free(spans);
    return good;
}
