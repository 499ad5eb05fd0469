/* One question, from its text to an answer. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "searcher/candidates.h"
#include "searcher/example.h"
#include "searcher/facet.h"
#include "searcher/highlight.h"
#include "searcher/look_alike.h"
#include "searcher/matched.h"
#include "searcher/nothing.h"
#include "searcher/repetitions.h"
#include "searcher/suggest.h"

/* An answer and what its pointers point into. */
typedef struct {
    xun_answer answer; /* first, so that one is the other */
    xun_stored_passage *passages;
    xun_candidates candidates;
    xun_repetitions repetitions;
    xun_variants variants;
    xun_nothing nothing;
    xun_bytes understood, suggestion, read_as;
    bool reading;       /* the suggestion is what the query spells */
    xun_bytes question; /* what was translated: matched_via points into it */
    bool filters;       /* the query asks no words of the text: all that matches is as literal as can be */
    xun_bytes *explanations;
} whole_answer;

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void xun_answer_free(xun_answer *answer)
{
    if (!answer)
        return;
    whole_answer *whole = (whole_answer *)answer;
    for (size_t i = 0; i < answer->count; i++) {
        free(answer->hits[i].highlights);
        free(answer->hits[i].weak);
        free(answer->hits[i].matched_via);
        xun_repetition_free(answer->hits[i].repetitions, answer->hits[i].repetition_count);
        if (whole->explanations)
            xun_bytes_free(&whole->explanations[i]);
    }
    xun_facets_free(answer);
    free(whole->explanations);
    free(answer->hits);
    free(whole->passages);
    xun_bytes_free(&whole->understood);
    xun_bytes_free(&whole->suggestion);
    xun_bytes_free(&whole->read_as);
    xun_bytes_free(&whole->question);
    xun_repetitions_free(&whole->repetitions);
    xun_variants_free(&whole->variants);
    xun_nothing_free(&whole->nothing);
    xun_candidates_free(&whole->candidates);
    free(whole);
}

/* ---- explanations ------------------------------------------------------------------------------------- */

static bool explain_part(xun_bytes *out, const char *what, double value)
{
    return value <= 0 || xun_bytes_append_format(out, "%8.2f  %s\n", value, what);
}

static bool explain(xun_bytes *out, const xun_candidate *candidate)
{
    const xun_score *score = &candidate->score;
    if (!candidate->scored)
        return xun_bytes_append_format(out,
                                       "%8.2f  terms of the index alone: too far down for the second stage\n",
                                       (double)candidate->first);
    return (!score->literal ||
            xun_bytes_append_string(
                out, "          holds every word as written: stands before all that do not\n")) &&
           explain_part(out, "single characters", score->characters) &&
           explain_part(out, "pairs of characters", score->bigrams) &&
           explain_part(out, "dictionary words", score->words) &&
           explain_part(out, "Latin words and numbers", score->latin) &&
           explain_part(out, "Latin words side by side", score->pairs) &&
           explain_part(out, "close together", score->window) &&
           explain_part(out, "pieces of the query as written", score->pieces) &&
           explain_part(out, "numbers written in another form", candidate->figures) &&
           explain_part(out, "about the year asked for", candidate->year) &&
           explain_part(out, "like the best passages", candidate->likeness);
}

/* ---- hits --------------------------------------------------------------------------------------------- */

/* Highlights, and what was found by translation. */
static bool mark_hit(xun_answer_hit *hit, const whole_answer *whole, xun_searcher *s,
                     const xun_asked_figures *figures)
{
    xun_slice text = hit->passage->text;
    const xun_interpreter *interpreter = whole->answer.translated ? &s->interpreter : NULL;
    return xun_scan(&s->text, s->scanner, text.text, text.length) &&
           xun_highlight(&hit->highlights, &hit->highlight_count, s, interpreter, figures, hit->passage) &&
           xun_variants_mark(hit, &whole->variants, &s->text) &&
           (!interpreter || xun_matched_via(&hit->matched_via, &hit->matched_via_count, interpreter,
                                            whole->question.data, text.text, &s->text));
}

static xun_status fill_hit(whole_answer *whole, xun_searcher *searcher, const xun_request *request,
                           const xun_asked_figures *figures, size_t i, xun_error *error)
{
    const xun_candidate *candidate = &whole->candidates.items[request->first + i];
    xun_answer_hit *hit = &whole->answer.hits[i];
    xun_stored_passage *passage = &whole->passages[i];
    xun_status status = xun_stored_passage_read(passage, whole->candidates.data.data + candidate->offset,
                                                candidate->length, error);
    if (status != XUN_OK)
        return status;
    *hit = (xun_answer_hit){.rank = request->first + i + 1,
                            .docid = candidate->docid,
                            .passage = passage,
                            .literal = candidate->score.literal,
                            .score = candidate->scored ? candidate->total : (double)candidate->first};
    if (request->bare)
        return XUN_OK;
    if (!mark_hit(hit, whole, searcher, figures))
        return xun_fail_memory(error);
    hit->snippet =
        xun_snippet(passage->text.text, passage->text.length, hit->highlights, hit->highlight_count);
    status = xun_repetitions_of(&hit->repetitions, &hit->repetition_count, &whole->repetitions, hit->docid,
                                &whole->candidates, error);
    if (status != XUN_OK || !whole->explanations)
        return status;
    if (!explain(&whole->explanations[i], candidate))
        return xun_fail_memory(error);
    hit->explanation = whole->explanations[i].data ? whole->explanations[i].data : "";
    return XUN_OK;
}

static xun_status fill_hits(whole_answer *whole, xun_searcher *searcher, const xun_request *request,
                            const xun_asked_figures *figures, xun_error *error)
{
    xun_candidates *c = &whole->candidates;
    size_t first = request->first < c->count ? request->first : c->count;
    size_t count = c->count - first < request->count ? c->count - first : request->count;
    whole->answer.hits = calloc(count + 1, sizeof *whole->answer.hits);
    whole->passages = malloc((count + 1) * sizeof *whole->passages);
    if (request->explain)
        whole->explanations = calloc(count + 1, sizeof *whole->explanations);
    if (!whole->answer.hits || !whole->passages || (request->explain && !whole->explanations))
        return xun_fail_memory(error);
    xun_status status = xun_candidates_read(c, searcher, first, count, error);
    for (size_t i = 0; i < count && status == XUN_OK; i++) {
        status = fill_hit(whole, searcher, request, figures, i, error);
        whole->answer.count = i + 1;
    }
    return status;
}

/* ---- all together ------------------------------------------------------------------------------------- */

static xun_status describe(whole_answer *whole, const xun_parsed_query *query, const xun_units *units,
                           xun_error *error)
{
    if (!xun_query_print(&whole->understood, query) || !xun_bytes_append(&whole->understood, "", 0))
        return xun_fail_memory(error);
    whole->answer.understood = whole->understood.data;
    whole->answer.hint = query->hint;
    whole->filters = query->filters;
    if (units->cut && query->hint.kind == XUN_HINT_NONE)
        whole->answer.hint = (xun_hint){XUN_HINT_TOO_MANY_WORDS, XUN_QUERY_UNITS};
    return XUN_OK;
}

static xun_status find_placed(whole_answer *whole, xun_searcher *searcher, const xun_request *request,
                              const xun_parsed_query *query, const xun_plan *plan, xun_error *error)
{
    xun_status status = xun_candidates_find(&whole->candidates, searcher, request, query, plan, error);
    if (status == XUN_OK && !xun_variants_place(&whole->candidates, &whole->variants))
        status = xun_fail_memory(error);
    return status;
}

/* Look-alikes have a place by relevance only. */
static xun_status find_variants(whole_answer *whole, xun_searcher *searcher, const xun_request *request,
                                const xun_parsed_query *query, xun_error *error)
{
    xun_answer *answer = &whole->answer;
    xun_variants *variants = &whole->variants;
    if (!request->look_alikes || request->collapse || request->sort != XUN_SORT_RELEVANCE)
        return XUN_OK;
    xun_status status = xun_variants_find(variants, searcher, request, query, error);
    answer->look_alike = xun_variants_total(variants);
    answer->added = xun_variants_added(variants);
    for (size_t i = 0; i < variants->count; i++) {
        const xun_variant *variant = &variants->items[i];
        if (!variant->passages)
            continue;
        size_t at = answer->look_alike_count++;
        answer->look_alikes[at].from = variant->from;
        answer->look_alikes[at].to = variant->to;
        answer->look_alikes[at].passages = variant->passages;
    }
    return status;
}

static xun_status find_grouped(whole_answer *whole, xun_searcher *searcher, const xun_request *request,
                               const xun_parsed_query *query, const xun_plan *plan, xun_error *error)
{
    xun_repetitions_free(&whole->repetitions);
    xun_candidates_free(&whole->candidates);
    xun_status status = find_placed(whole, searcher, request, query, plan, error);
    if (status == XUN_OK)
        status = xun_candidates_read(&whole->candidates, searcher, 0, XUN_REPETITIONS_COMPARED, error);
    if (status == XUN_OK && !xun_repetitions_take(&whole->repetitions, &whole->candidates))
        status = xun_fail_memory(error);
    return status;
}

/* Where repetitions were taken out and the page is short of hits for it, the list is asked for again, longer
 * by as many: the same passages reach the second stage, so that the same ones are grouped. */
static xun_status find_candidates(whole_answer *whole, xun_searcher *searcher, const xun_request *request,
                                  const xun_parsed_query *query, const xun_plan *plan, xun_error *error)
{
    if (!request->group || request->sort != XUN_SORT_RELEVANCE)
        return find_placed(whole, searcher, request, query, plan, error);
    xun_status status = find_grouped(whole, searcher, request, query, plan, error);
    size_t grouped = whole->repetitions.count;
    if (status == XUN_OK && grouped && whole->candidates.count < request->first + request->count) {
        xun_request longer = *request;
        longer.count += grouped;
        status = find_grouped(whole, searcher, &longer, query, plan, error);
    }
    whole->answer.grouped = whole->repetitions.count;
    return status;
}

static xun_status answer_plan(whole_answer *whole, xun_searcher *searcher, const xun_request *request,
                              const xun_parsed_query *query, const xun_plan *plan, xun_error *error)
{
    xun_status status = find_variants(whole, searcher, request, query, error);
    if (status == XUN_OK)
        status = find_candidates(whole, searcher, request, query, plan, error);
    if (status == XUN_OK)
        status = fill_hits(whole, searcher, request, &plan->figures, error);
    if (status == XUN_OK && whole->candidates.all)
        xun_variants_join(whole->candidates.all, &whole->variants);
    if (status == XUN_OK && request->counts && plan->translated)
        status = xun_candidates_count_languages(&whole->candidates, error);
    if (status == XUN_OK && request->facets)
        status = xun_facets_count(&whole->answer, whole->candidates.all, error);
    whole->answer.exact = request->counts && !whole->variants.cut && !plan->cut;
    whole->answer.passages = request->counts ? whole->candidates.matches : whole->candidates.count;
    whole->answer.literal = whole->filters ? whole->answer.passages : whole->candidates.literal;
    whole->answer.chinese = whole->candidates.chinese;
    whole->answer.english = whole->candidates.english;
    return status;
}

static xun_query *translated_query(const void *user, const xun_analyzer *analyzer, bool every)
{
    return every ? xun_interpreter_matches(user, analyzer) : xun_interpreter_query(user, analyzer);
}

static xun_status make_plan(xun_plan *plan, whole_answer *whole, xun_searcher *searcher,
                            const xun_request *request, const xun_parsed_query *query, xun_error *error)
{
    xun_analyzer analyzer = xun_searcher_analyzer(searcher);
    xun_interpreter *interpreter = &searcher->interpreter;
    xun_status status = XUN_OK;
    interpreter->active = false;
    if (!request->no_translation)
        status = xun_interpreter_ask(interpreter, &analyzer, query, request->language, error);
    if (status == XUN_OK && interpreter->active)
        status = xun_example_learn(searcher, error);
    whole->answer.translated = interpreter->active;
    if (status == XUN_OK && interpreter->active &&
        !xun_bytes_append(&whole->question, interpreter->question.data, interpreter->question.length))
        status = xun_fail_memory(error);
    if (status != XUN_OK)
        return status;
    status = xun_plan_make(plan, &analyzer, query, &searcher->units, request,
                           interpreter->active ? translated_query : NULL, interpreter, error);
    if (plan->cut && whole->answer.hint.kind == XUN_HINT_NONE)
        whole->answer.hint = (xun_hint){XUN_HINT_TOO_MANY_NAMES, XUN_FIELD_TERMS};
    return status;
}

/* What would find more. The scratch memory that the answer was made with is used again. */
static xun_status advise(whole_answer *whole, xun_searcher *searcher, const xun_request *request,
                         const xun_parsed_query *query, xun_error *error)
{
    xun_status status = XUN_OK;
    if (query->text.length > XUN_ADVISED_BYTES)
        return XUN_OK;
    if (whole->answer.literal <= XUN_SUGGEST_LITERAL)
        status = xun_suggest(&whole->suggestion, &whole->reading, searcher, query, request,
                             whole->answer.literal, error);
    whole->answer.suggestion = whole->suggestion.length ? whole->suggestion.data : NULL;
    if (status == XUN_OK && !whole->answer.passages && !whole->answer.added)
        status = xun_nothing_find(&whole->nothing, searcher, request, error);
    whole->answer.words = whole->nothing.words;
    whole->answer.word_count = whole->nothing.word_count;
    whole->answer.remedies = whole->nothing.remedies;
    whole->answer.remedy_count = whole->nothing.remedy_count;
    return status;
}

static xun_status answer_query(whole_answer *whole, xun_searcher *searcher, const xun_request *request,
                               const xun_parsed_query *query, xun_error *error)
{
    xun_analyzer analyzer = xun_searcher_analyzer(searcher);
    const char *words = query->words.length ? query->words.data : "";
    xun_status status = xun_units_make(&searcher->units, searcher->tokenizer, searcher->scanner,
                                       &analyzer.collection, words, query->words.length, error);
    xun_plan plan = {0};
    xun_units_choose(&searcher->units, query);
    if (status == XUN_OK)
        status = describe(whole, query, &searcher->units, error);
    if (status == XUN_OK)
        status = make_plan(&plan, whole, searcher, request, query, error);
    if (status == XUN_OK)
        status = answer_plan(whole, searcher, request, query, &plan, error);
    xun_plan_free(&plan);
    if (status == XUN_OK && request->advise && request->counts)
        status = advise(whole, searcher, request, query, error);
    return status;
}

static xun_status ask_once(whole_answer **out, xun_searcher *searcher, const xun_request *request,
                           xun_error *error)
{
    whole_answer *whole = calloc(1, sizeof *whole);
    *out = whole;
    if (!whole)
        return xun_fail_memory(error);
    xun_parsed_query query;
    xun_status status = xun_query_parse(&query, request->query, request->query_length, error);
    if (status != XUN_OK)
        return status;
    status = xun_searcher_read_rules(searcher, &query, error);
    if (status == XUN_OK)
        status = answer_query(whole, searcher, request, &query, error);
    xun_parsed_query_free(&query);
    return status;
}

/* Puts the answer to what the query spells in place of the one that found nothing. */
static xun_status ask_reading(whole_answer **whole, xun_searcher *searcher, const xun_request *request,
                              xun_error *error)
{
    xun_request read = *request;
    whole_answer *other, *nothing = *whole;
    read.query = nothing->suggestion.data;
    read.query_length = nothing->suggestion.length;
    read.advise = false;
    xun_status status = ask_once(&other, searcher, &read, error);
    if (status != XUN_OK || !other->answer.passages) {
        xun_answer_free(other ? &other->answer : NULL);
        return status;
    }
    other->read_as = nothing->suggestion;
    nothing->suggestion = XUN_BYTES_EMPTY;
    other->answer.read_as = other->read_as.data;
    xun_answer_free(&nothing->answer);
    *whole = other;
    return XUN_OK;
}

xun_status xun_searcher_ask(xun_answer **out, xun_searcher *searcher, const xun_request *request,
                            xun_error *error)
{
    *out = NULL;
    double start = now_ms();
    whole_answer *whole;
    xun_status status = ask_once(&whole, searcher, request, error);
    if (status == XUN_OK && request->readings && whole->reading && !whole->answer.passages)
        status = ask_reading(&whole, searcher, request, error);
    if (status != XUN_OK) {
        xun_answer_free(whole ? &whole->answer : NULL);
        return status;
    }
    whole->answer.took_ms = now_ms() - start;
    *out = &whole->answer;
    return XUN_OK;
}
