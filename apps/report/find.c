/* What one process does: visits the passages of some keywords, and asks for the best of each. */
#include <stdlib.h>
#include <string.h>

#include "apps/report/found.h"

/* A passage in the draw: those with the lowest tickets win. */
typedef struct {
    uint64_t ticket;
    xun_shown shown;
} drawn;

typedef struct {
    uint64_t ticket;
    xun_place line;
} drawn_line;

/* A passage that holds the keyword, and where its spans begin among all. */
typedef struct {
    uint32_t docid, span_count;
    size_t first_span;
} hit;

typedef struct {
    hit *held; /* by document id once all are visited */
    size_t held_count, held_capacity;
    xun_span *spans;
    size_t span_count, span_capacity;
    drawn *sample; /* by ticket */
    size_t sample_count;
    drawn_line *lines; /* by ticket */
    size_t line_count;
} gathered;

typedef struct {
    const xun_work *work;
    gathered *items; /* by group */
    size_t wanted;   /* passages of the draw: the sample, or what stands in for the best */
    const size_t *which;
    bool memory;
} gathering;

/* ---- the draw ------------------------------------------------------------ */

/* The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t mix(uint64_t x)
{
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static uint64_t ticket_for(const xun_work *work, size_t keyword, uint32_t docid, size_t start)
{
    return mix(mix(mix(work->seed ^ keyword) ^ docid) ^ start);
}

static bool draw_sample(gathering *g, gathered *to, uint64_t ticket, const xun_visit_hit *found)
{
    size_t at = to->sample_count;
    if (!g->wanted || (at == g->wanted && ticket >= to->sample[at - 1].ticket))
        return true;
    if (!to->sample && !(to->sample = calloc(g->wanted, sizeof *to->sample)))
        return false;
    xun_span *spans = malloc((found->span_count + 1) * sizeof *spans);
    if (!spans)
        return false;
    if (found->span_count)
        memcpy(spans, found->spans, found->span_count * sizeof *spans);
    if (at == g->wanted)
        free(to->sample[--at].shown.spans);
    else
        to->sample_count++;
    for (; at && to->sample[at - 1].ticket > ticket; at--)
        to->sample[at] = to->sample[at - 1];
    to->sample[at] = (drawn){ticket, {found->docid, spans, found->span_count}};
    return true;
}

static bool draw_line(gathering *g, gathered *to, uint64_t ticket, uint32_t docid, xun_span span)
{
    size_t at = to->line_count, wanted = g->work->lines;
    if (!wanted || (at == wanted && ticket >= to->lines[at - 1].ticket))
        return true;
    if (!to->lines && !(to->lines = calloc(wanted, sizeof *to->lines)))
        return false;
    if (at == wanted)
        at--;
    else
        to->line_count++;
    for (; at && to->lines[at - 1].ticket > ticket; at--)
        to->lines[at] = to->lines[at - 1];
    to->lines[at] = (drawn_line){ticket, {docid, (uint32_t)span.start, (uint32_t)span.end}};
    return true;
}

/* ---- visiting ------------------------------------------------------------ */

static bool add_spans(gathered *to, const xun_visit_hit *found)
{
    if (to->span_count + found->span_count > to->span_capacity) {
        size_t capacity = (to->span_count + found->span_count) * 2;
        xun_span *grown = realloc(to->spans, capacity * sizeof *grown);
        if (!grown)
            return false;
        to->spans = grown;
        to->span_capacity = capacity;
    }
    for (size_t i = 0; i < found->span_count; i++)
        to->spans[to->span_count++] = found->spans[i];
    return true;
}

static bool add_held(gathered *to, const xun_visit_hit *found)
{
    if (to->held_count == to->held_capacity) {
        size_t capacity = to->held_capacity ? to->held_capacity * 2 : 64;
        hit *grown = realloc(to->held, capacity * sizeof *grown);
        if (!grown)
            return false;
        to->held = grown;
        to->held_capacity = capacity;
    }
    to->held[to->held_count++] = (hit){found->docid, (uint32_t)found->span_count, to->span_count};
    return add_spans(to, found);
}

static bool take_hit(void *user, const xun_visit_hit *found)
{
    gathering *g = user;
    gathered *to = &g->items[found->group];
    size_t keyword = g->which[found->group];
    bool good =
        add_held(to, found) && draw_sample(g, to, ticket_for(g->work, keyword, found->docid, 0), found);
    for (size_t i = 0; i < found->span_count && good; i++)
        good = draw_line(g, to, ticket_for(g->work, keyword, found->docid, found->spans[i].start + 1),
                         found->docid, found->spans[i]);
    g->memory = !good;
    return good;
}

static int by_docid(const void *a, const void *b)
{
    uint32_t left = ((const hit *)a)->docid, right = ((const hit *)b)->docid;
    return (left > right) - (left < right);
}

static xun_status visit_keywords(gathering *g, uint64_t *related, xun_searcher *searcher,
                                 const xun_keywords *keywords, size_t count, xun_error *error)
{
    size_t total = 0, at = 0;
    for (size_t i = 0; i < count; i++)
        total += keywords->items[g->which[i]].alternative_count;
    xun_visit_question *questions = malloc((total + 1) * sizeof *questions);
    if (!questions)
        return xun_fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        const xun_keyword *keyword = &keywords->items[g->which[i]];
        for (size_t k = 0; k < keyword->alternative_count; k++)
            questions[at++] =
                (xun_visit_question){keyword->alternatives[k].text, keyword->alternatives[k].length, i};
    }
    xun_status status =
        xun_searcher_visit(related, searcher, questions, total, g->work->within, take_hit, g, error);
    free(questions);
    for (size_t i = 0; i < count; i++)
        if (g->items[i].held_count)
            qsort(g->items[i].held, g->items[i].held_count, sizeof *g->items[i].held, by_docid);
    return g->memory ? xun_fail_memory(error) : status;
}

/* ---- the best ------------------------------------------------------------ */

/* NULL when the keyword does not stand there. */
static const hit *find_held(const gathered *from, uint32_t docid)
{
    const hit wanted = {.docid = docid};
    return from->held_count ? bsearch(&wanted, from->held, from->held_count, sizeof wanted, by_docid) : NULL;
}

static bool is_shown(const xun_shown *items, size_t count, uint32_t docid)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].docid == docid)
            return true;
    return false;
}

static bool show(xun_found *found, uint32_t docid, const xun_span *spans, size_t count)
{
    xun_span *copy = malloc((count + 1) * sizeof *copy);
    if (!copy)
        return false;
    if (count)
        memcpy(copy, spans, count * sizeof *copy);
    found->best[found->best_count++] = (xun_shown){docid, copy, count};
    return true;
}

static bool copy_words(xun_found *found, const xun_answer *answer)
{
    xun_bytes all = XUN_BYTES_EMPTY;
    bool good = (!found->understood || xun_bytes_append_format(&all, "%s | ", found->understood)) &&
                xun_bytes_append_string(&all, answer->understood);
    if (!good) {
        xun_bytes_free(&all);
        return false;
    }
    free(found->understood);
    found->understood = all.data;
    if (!found->suggestion && answer->suggestion && !(found->suggestion = strdup(answer->suggestion)))
        return false;
    return true;
}

/* Takes what an alternative ranks best and the keyword holds. */
static xun_status ask_best(xun_found *found, const gathered *from, xun_searcher *searcher, xun_slice query,
                           size_t most, xun_error *error)
{
    const xun_request request = {.query = query.text, .query_length = query.length, .count = most * 4 + 8};
    xun_answer *answer;
    xun_status status = xun_searcher_ask(&answer, searcher, &request, error);
    if (status != XUN_OK)
        return status;
    bool good = copy_words(found, answer);
    size_t until = found->best_count + most;
    for (size_t i = 0; i < answer->count && found->best_count < until && good; i++) {
        const xun_answer_hit *ranked = &answer->hits[i];
        const hit *held = find_held(from, ranked->docid);
        if (!held || is_shown(found->best, found->best_count, ranked->docid))
            continue;
        good = held->span_count ? show(found, ranked->docid, from->spans + held->first_span, held->span_count)
                                : show(found, ranked->docid, ranked->highlights, ranked->highlight_count);
    }
    xun_answer_free(answer);
    return good ? XUN_OK : xun_fail_memory(error);
}

/* Each alternative's best in turn; what is then missing comes from the draw. */
static xun_status find_best(xun_found *found, const gathered *from, xun_searcher *searcher,
                            const xun_keyword *keyword, size_t wanted, xun_error *error)
{
    size_t count = keyword->alternative_count;
    xun_status status = XUN_OK;
    found->best = calloc(wanted + 1, sizeof *found->best);
    if (!found->best)
        return xun_fail_memory(error);
    for (size_t i = 0; i < count && status == XUN_OK; i++) {
        size_t share = (wanted - found->best_count + count - i - 1) / (count - i);
        status = ask_best(found, from, searcher, keyword->alternatives[i], share, error);
    }
    for (size_t i = 0; i < from->sample_count && found->best_count < wanted && status == XUN_OK; i++) {
        const xun_shown *other = &from->sample[i].shown;
        if (!is_shown(found->best, found->best_count, other->docid) &&
            !show(found, other->docid, other->spans, other->span_count))
            status = xun_fail_memory(error);
    }
    return status;
}

/* ---- all together ------------------------------------------------------------ */

/* Hands over what was gathered; the draw beyond the wanted sample is dropped. */
static bool move_gathered(xun_found *found, gathered *from, const xun_work *work)
{
    found->held = malloc((from->held_count + 1) * sizeof *found->held);
    found->sample = calloc(work->sample + 1, sizeof *found->sample);
    found->lines = malloc((from->line_count + 1) * sizeof *found->lines);
    if (!found->held || !found->sample || !found->lines)
        return false;
    for (size_t i = 0; i < from->held_count; i++)
        found->held[found->held_count++] =
            (xun_held){from->held[i].docid, from->held[i].span_count ? from->held[i].span_count : 1};
    for (size_t i = 0; i < from->sample_count && i < work->sample; i++) {
        found->sample[found->sample_count++] = from->sample[i].shown;
        from->sample[i].shown.spans = NULL;
    }
    for (size_t i = 0; i < from->line_count; i++)
        found->lines[found->line_count++] = from->lines[i].line;
    return true;
}

static void free_gathered(gathered *from)
{
    for (size_t i = 0; i < from->sample_count; i++)
        free(from->sample[i].shown.spans);
    free(from->sample);
    free(from->lines);
    free(from->held);
    free(from->spans);
}

static xun_status finish_keyword(gathering *g, size_t index, uint64_t related, xun_searcher *searcher,
                                 const xun_keywords *keywords, xun_found_taker *done, void *user,
                                 xun_error *error)
{
    xun_found found = {.related = related};
    const xun_keyword *keyword = &keywords->items[g->which[index]];
    xun_status status = find_best(&found, &g->items[index], searcher, keyword, g->work->best, error);
    if (status == XUN_OK && !move_gathered(&found, &g->items[index], g->work))
        status = xun_fail_memory(error);
    if (status == XUN_OK)
        status = done(user, g->which[index], &found, error);
    xun_found_free(&found);
    return status;
}

xun_status xun_find_keywords(xun_searcher *searcher, const xun_keywords *keywords, const size_t *which,
                             size_t count, const xun_work *work, xun_found_taker *done, void *user,
                             xun_error *error)
{
    gathering g = {
        .work = work, .which = which, .wanted = work->sample > work->best ? work->sample : work->best};
    uint64_t *related = calloc(count + 1, sizeof *related);
    g.items = calloc(count + 1, sizeof *g.items);
    xun_status status = related && g.items ? XUN_OK : xun_fail_memory(error);
    if (status == XUN_OK)
        status = visit_keywords(&g, related, searcher, keywords, count, error);
    for (size_t i = 0; i < count && status == XUN_OK; i++)
        status = finish_keyword(&g, i, related[i], searcher, keywords, done, user, error);
    for (size_t i = 0; i < count && g.items; i++)
        free_gathered(&g.items[i]);
    free(g.items);
    free(related);
    return status;
}
