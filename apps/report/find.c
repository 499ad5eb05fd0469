/* What one process does: asks for the best passages of some keywords, and visits all that hold them. */
#include <stdlib.h>
#include <string.h>

#include "apps/report/found.h"
#include "apps/report/zero.h"

/* A passage in the draw: those with the lowest tickets win. */
typedef struct {
    uint64_t ticket;
    xun_shown shown;
} drawn;

typedef struct {
    uint64_t ticket;
    xun_place line;
} drawn_line;

/* What an alternative ranks high; it is shown when the keyword turns out to stand there. */
typedef struct {
    size_t alternative, rank;
    xun_shown shown; /* as the ranking marks it, then as it is held */
    bool held;
} ranked;

typedef struct {
    uint64_t seed;  /* of its draws */
    xun_bytes held; /* as in xun_found */
    uint32_t last;  /* document id appended to it */
    ranked *ranked; /* by document id */
    size_t ranked_count;
    drawn *sample; /* by ticket */
    size_t sample_count;
    drawn_line *lines; /* by ticket */
    size_t line_count;
    char *understood, *suggestion;
    bool as_typed;
    char *written; /* the first of its writings */
} gathered;

typedef struct {
    const xun_work *work;
    const xun_keywords *keywords;
    gathered *items; /* by group */
    size_t wanted;   /* passages of the draw: the sample, or what stands in for the best */
    const size_t *which;
    size_t count;
    uint32_t hashed; /* passage that `hash` is of */
    uint64_t hash;
    volatile uint32_t *steps;
    bool memory;
} gathering;

static xun_span *copy_spans(const xun_span *spans, size_t count)
{
    xun_span *copy = malloc((count + 1) * sizeof *copy);
    if (copy && count)
        memcpy(copy, spans, count * sizeof *copy);
    return copy;
}

/* ---- the draw ----------------------------------------------------------------------------------------- */

/* The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t mix(uint64_t x)
{
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static uint64_t hash_of(uint64_t hash, const char *data, size_t length)
{
    uint64_t word = 0;
    hash ^= length;
    for (; length >= sizeof word; data += sizeof word, length -= sizeof word) {
        memcpy(&word, data, sizeof word);
        hash = mix(hash ^ word);
    }
    word = 0;
    memcpy(&word, data, length);
    return mix(hash ^ word);
}

/* Depends on seed, query and the passage itself: another order of keywords, or an index built again, draws
 * the same. */
static uint64_t ticket_for(gathering *g, size_t group, const xun_visit_hit *found)
{
    if (found->docid != g->hashed || !g->hash) {
        g->hashed = found->docid;
        g->hash =
            hash_of(hash_of(0, found->title.text, found->title.length), found->text.text, found->text.length);
    }
    return mix(g->items[group].seed ^ g->hash);
}

static bool draw_sample(const gathering *g, gathered *to, uint64_t ticket, const xun_visit_hit *found)
{
    size_t at = to->sample_count;
    if (!g->wanted || (at == g->wanted && ticket >= to->sample[at - 1].ticket))
        return true;
    if (!to->sample && !(to->sample = calloc(g->wanted, sizeof *to->sample)))
        return false;
    xun_span *spans = copy_spans(found->spans, found->span_count);
    if (!spans)
        return false;
    if (at == g->wanted)
        free(to->sample[--at].shown.spans);
    else
        to->sample_count++;
    for (; at && to->sample[at - 1].ticket > ticket; at--)
        to->sample[at] = to->sample[at - 1];
    to->sample[at] = (drawn){ticket, {found->docid, spans, found->span_count}};
    return true;
}

static bool draw_line(const gathering *g, gathered *to, uint64_t ticket, uint32_t docid, xun_span span)
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

/* ---- the ranking -------------------------------------------------------------------------------------- */

static bool copy_words(gathered *to, const xun_answer *answer)
{
    xun_bytes all = XUN_BYTES_EMPTY;
    bool good = (!to->understood || xun_bytes_append_format(&all, "%s | ", to->understood)) &&
                xun_bytes_append_string(&all, answer->understood);
    if (!good) {
        xun_bytes_free(&all);
        return false;
    }
    free(to->understood);
    to->understood = all.data;
    return to->suggestion || !answer->suggestion || (to->suggestion = strdup(answer->suggestion));
}

static bool take_ranked(gathered *to, const xun_answer *answer, size_t alternative)
{
    ranked *grown = realloc(to->ranked, (to->ranked_count + answer->count + 1) * sizeof *grown);
    if (!grown)
        return false;
    to->ranked = grown;
    for (size_t i = 0; i < answer->count; i++) {
        const xun_answer_hit *hit = &answer->hits[i];
        xun_span *spans = copy_spans(hit->highlights, hit->highlight_count);
        if (!spans)
            return false;
        to->ranked[to->ranked_count++] =
            (ranked){alternative, i, {hit->docid, spans, hit->highlight_count}, false};
    }
    return true;
}

/* More than are shown, because some of what ranks high does not hold the keyword. */
static xun_status ask_alternative(gathered *to, const gathering *g, xun_searcher *searcher, xun_slice query,
                                  size_t alternative, xun_error *error)
{
    const xun_request request = {.query = query.text,
                                 .query_length = query.length,
                                 .count = g->work->best * 4 + 8,
                                 .no_translation = true};
    xun_answer *answer;
    xun_status status = xun_searcher_ask(&answer, searcher, &request, error);
    if (status != XUN_OK)
        return status;
    bool good = copy_words(to, answer) && take_ranked(to, answer, alternative);
    xun_answer_free(answer);
    return good ? XUN_OK : xun_fail_memory(error);
}

static int by_docid(const void *a, const void *b)
{
    uint32_t left = ((const ranked *)a)->shown.docid, right = ((const ranked *)b)->shown.docid;
    return (left > right) - (left < right);
}

static int by_rank(const void *a, const void *b)
{
    const ranked *left = a, *right = b;
    if (left->alternative != right->alternative)
        return left->alternative < right->alternative ? -1 : 1;
    return (left->rank > right->rank) - (left->rank < right->rank);
}

static void sort_ranked(gathered *g, int (*order)(const void *, const void *))
{
    if (g->ranked_count)
        qsort(g->ranked, g->ranked_count, sizeof *g->ranked, order);
}

static xun_status ask_keywords(gathering *g, xun_searcher *searcher, xun_error *error)
{
    xun_status status = XUN_OK;
    for (size_t i = 0; i < g->count; i++) {
        const xun_keyword *keyword = &g->keywords->items[g->which[i]];
        g->items[i].seed = hash_of(g->work->seed, keyword->query, strlen(keyword->query));
        for (size_t k = 0; k < keyword->alternative_count && status == XUN_OK; k++)
            status = ask_alternative(&g->items[i], g, searcher, keyword->alternatives[k], k, error);
        sort_ranked(&g->items[i], by_docid);
        ++*g->steps;
    }
    return status;
}

/* ---- visiting ----------------------------------------------------------------------------------------- */

/* Marks a passage that ranks high as one that holds the keyword, with what stands there as written. */
static bool confirm_ranked(gathered *to, const xun_visit_hit *found)
{
    const ranked wanted = {.shown = {.docid = found->docid}};
    ranked *at =
        to->ranked_count ? bsearch(&wanted, to->ranked, to->ranked_count, sizeof wanted, by_docid) : NULL;
    if (!at)
        return true;
    while (at > to->ranked && at[-1].shown.docid == found->docid)
        at--;
    for (; at < to->ranked + to->ranked_count && at->shown.docid == found->docid; at++) {
        at->held = true;
        if (!found->span_count)
            continue;
        xun_span *spans = copy_spans(found->spans, found->span_count);
        if (!spans)
            return false;
        free(at->shown.spans);
        at->shown.spans = spans;
        at->shown.span_count = found->span_count;
    }
    return true;
}

/* Looks whether a word stands as the query writes it: in its script, its capitals. */
static bool look_at_writing(gathered *to, const char *query, const xun_visit_hit *found)
{
    for (size_t i = 0; i < found->span_count && !to->as_typed; i++) {
        const char *word = found->text.text + found->spans[i].start;
        size_t length = found->spans[i].end - found->spans[i].start;
        to->as_typed = memmem(query, strlen(query), word, length) != NULL;
        if (!to->written && !(to->written = strndup(word, length)))
            return false;
    }
    return true;
}

static bool take_hit(void *user, const xun_visit_hit *found)
{
    gathering *g = user;
    gathered *to = &g->items[found->group];
    const char *query = g->keywords->items[g->which[found->group]].query;
    const uint64_t ticket = ticket_for(g, found->group, found);
    const xun_held held = {found->docid, found->span_count ? (uint32_t)found->span_count : 1};
    bool good = xun_held_append(&to->held, to->last, held) && confirm_ranked(to, found) &&
                look_at_writing(to, query, found) && draw_sample(g, to, ticket, found);
    to->last = found->docid;
    for (size_t i = 0; i < found->span_count && good; i++)
        good = draw_line(g, to, mix(ticket ^ (found->spans[i].start + 1)), found->docid, found->spans[i]);
    g->memory = !good;
    return good;
}

static xun_status visit_keywords(gathering *g, uint64_t *related, xun_searcher *searcher, xun_error *error)
{
    size_t total = 0, at = 0;
    for (size_t i = 0; i < g->count; i++)
        total += g->keywords->items[g->which[i]].alternative_count;
    xun_visit_question *questions = malloc((total + 1) * sizeof *questions);
    if (!questions)
        return xun_fail_memory(error);
    for (size_t i = 0; i < g->count; i++) {
        const xun_keyword *keyword = &g->keywords->items[g->which[i]];
        for (size_t k = 0; k < keyword->alternative_count; k++)
            questions[at++] =
                (xun_visit_question){keyword->alternatives[k].text, keyword->alternatives[k].length, i};
    }
    xun_status status =
        xun_searcher_visit(related, searcher, questions, total, g->work->within, take_hit, g, error);
    free(questions);
    return g->memory ? xun_fail_memory(error) : status;
}

/* ---- handing over ------------------------------------------------------------------------------------- */

static bool is_shown(const xun_found *found, uint32_t docid)
{
    for (size_t i = 0; i < found->best_count; i++)
        if (found->best[i].docid == docid)
            return true;
    return false;
}

static void show(xun_found *found, xun_shown *shown)
{
    found->best[found->best_count++] = *shown;
    *shown = (xun_shown){0};
}

/* Each alternative's best in turn; what is then missing comes from the draw. */
static bool choose_best(xun_found *found, gathered *from, size_t alternatives, size_t wanted)
{
    found->best = calloc(wanted + 1, sizeof *found->best);
    if (!found->best)
        return false;
    sort_ranked(from, by_rank);
    for (size_t i = 0, at = 0; i < alternatives; i++) {
        size_t until =
            found->best_count + (wanted - found->best_count + alternatives - i - 1) / (alternatives - i);
        for (; at < from->ranked_count && from->ranked[at].alternative == i; at++)
            if (from->ranked[at].held && found->best_count < until &&
                !is_shown(found, from->ranked[at].shown.docid))
                show(found, &from->ranked[at].shown);
    }
    for (size_t i = 0; i < from->sample_count && found->best_count < wanted; i++) {
        const xun_shown *other = &from->sample[i].shown;
        if (is_shown(found, other->docid))
            continue;
        xun_shown copy = {other->docid, copy_spans(other->spans, other->span_count), other->span_count};
        if (!copy.spans)
            return false;
        show(found, &copy);
    }
    return true;
}

/* Hands over what was gathered; the draw beyond the wanted sample is dropped. */
static bool move_gathered(xun_found *found, gathered *from, const xun_work *work)
{
    found->held = from->held;
    from->held = XUN_BYTES_EMPTY;
    found->understood = from->understood;
    found->suggestion = from->suggestion;
    from->understood = from->suggestion = NULL;
    if (!from->as_typed) {
        found->written = from->written;
        from->written = NULL;
    }
    found->sample = calloc(work->sample + 1, sizeof *found->sample);
    found->lines = malloc((from->line_count + 1) * sizeof *found->lines);
    if (!found->sample || !found->lines)
        return false;
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
    for (size_t i = 0; i < from->ranked_count; i++)
        free(from->ranked[i].shown.spans);
    free(from->sample);
    free(from->ranked);
    free(from->lines);
    free(from->understood);
    free(from->suggestion);
    free(from->written);
    xun_bytes_free(&from->held);
}

static xun_status hand_over(gathering *g, size_t index, uint64_t related, xun_searcher *searcher,
                            xun_found_taker *done, void *user, xun_error *error)
{
    xun_found found = {.related = related};
    const xun_keyword *keyword = &g->keywords->items[g->which[index]];
    bool good = choose_best(&found, &g->items[index], keyword->alternative_count, g->work->best) &&
                move_gathered(&found, &g->items[index], g->work);
    xun_status status = good ? XUN_OK : xun_fail_memory(error);
    if (status == XUN_OK && !found.held.length)
        status = xun_zero_explain(&found, searcher, keyword, g->work->within, error);
    if (status == XUN_OK)
        status = done(user, g->which[index], &found, error);
    ++*g->steps;
    xun_found_free(&found);
    return status;
}

xun_status xun_find_keywords(xun_searcher *searcher, const xun_keywords *keywords, const size_t *which,
                             size_t count, const xun_work *work, xun_found_taker *done, void *user,
                             volatile uint32_t *steps, xun_error *error)
{
    gathering g = {.work = work,
                   .keywords = keywords,
                   .which = which,
                   .count = count,
                   .steps = steps,
                   .wanted = work->sample > work->best ? work->sample : work->best};
    uint64_t *related = calloc(count + 1, sizeof *related);
    g.items = calloc(count + 1, sizeof *g.items);
    xun_status status = related && g.items ? ask_keywords(&g, searcher, error) : xun_fail_memory(error);
    if (status == XUN_OK)
        status = visit_keywords(&g, related, searcher, error);
    for (size_t i = 0; i < count && status == XUN_OK; i++)
        status = hand_over(&g, i, related[i], searcher, done, user, error);
    for (size_t i = 0; i < count && g.items; i++)
        free_gathered(&g.items[i]);
    free(g.items);
    free(related);
    return status;
}
