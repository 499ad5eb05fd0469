#include "searcher/second_stage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/passage_scan.h"

/* With how many of the best passages the others are compared at most. */
enum { MODELS = 20 };

typedef struct {
    xun_searcher *searcher;
    xun_candidates *candidates;
    const xun_plan *plan;
    size_t *unread; /* candidates that are not kept, in the order of the documents that are read */
    bool memory;
} scorer;

/* ---- years and numbers that were asked for ------------------------------------------------------------ */

/* Whether a time touches a year that was asked for. */
static bool is_asked(const xun_plan *plan, int first, int last)
{
    for (size_t k = 0; k < plan->year_count; k++)
        if (plan->years[k] >= first && plan->years[k] <= last)
            return true;
    return false;
}

/* A heading of a period says too little of one of its years. */
static bool heading_asked(const xun_plan *plan, xun_slice heading)
{
    xun_facts facts = {0};
    bool asked = false;
    if (xun_times_find(&facts, heading.text, heading.length, NULL, NULL) == XUN_OK)
        for (size_t i = 0; i < facts.time_count && !asked; i++) {
            int first, last;
            xun_time_years(&first, &last, &facts.times[i]);
            asked = first == last && is_asked(plan, first, last);
        }
    xun_facts_free(&facts);
    return asked;
}

/* What a passage earns for a year that was asked for: most for stating it, less for standing below a heading
 * of that year; one that is about other years only loses. */
static double year_bonus(const xun_plan *plan, const xun_ranking *ranking, const xun_stored_passage *passage)
{
    double best = 0;
    bool other = false;
    for (size_t i = 0; i < passage->time_count; i++) {
        const xun_stored_time *time = &passage->times[i];
        int first = atoi(time->from), last = atoi(time->to);
        bool own = time->how != 3, asked = is_asked(plan, first, last);
        double weight = own ? ranking->year / (1 + last - first) : ranking->inherited_year;
        if (asked && weight > best)
            best = weight;
        other = other || (own && !asked);
    }
    for (size_t i = passage->headings.count; i-- > 0 && best < ranking->inherited_year;)
        if (heading_asked(plan, passage->headings.items[i]))
            best = ranking->inherited_year;
    return best > 0 || !other ? best : -ranking->other_year;
}

/* What the passage says, beside the words that it has. */
static void add_facts(xun_candidate *candidate, const xun_plan *plan, const xun_searcher *s,
                      const xun_symbols *text, const char *data, size_t length)
{
    xun_stored_passage passage;
    if (xun_stored_passage_read(&passage, data, length, NULL) != XUN_OK)
        return;
    if (!candidate->translated && plan->figures.in_words) {
        double share;
        candidate->figures =
            xun_asked_figures_weigh(&share, &plan->figures, &s->units, &s->ranking, passage.figures, text);
        candidate->share += share;
    }
    if (plan->year_count)
        candidate->year = plan->year_weight * year_bonus(plan, &s->ranking, &passage) *
                          (candidate->score.score + candidate->figures);
}

static bool wants_facts(const xun_plan *plan)
{
    return plan->year_count || plan->figures.in_words;
}

/* ---- one passage -------------------------------------------------------------------------------------- */

/* By what the words mean. */
static void score_translated(xun_candidate *candidate, xun_searcher *s, const xun_scanned_passage *passage)
{
    double length = (double)(passage->text.count + passage->title.count) /
                    (s->average_length > 0 ? s->average_length : 1);
    xun_target_score score =
        xun_targets_score(&s->interpreter.targets, &passage->title, &passage->text, length);
    candidate->score = (xun_score){.score = score.score, .window = score.window};
    candidate->share = score.share;
}

/* By the words as they are. */
static bool score_own(xun_candidate *candidate, xun_searcher *s, size_t index,
                      const xun_scanned_passage *passage)
{
    bool good = xun_score_passage(&candidate->score, &s->scorer, &passage->title, &passage->text) &&
                xun_feedback_add(&s->feedback, index, passage->terms, passage->term_count);
    candidate->share = candidate->score.share;
    return good;
}

static bool score_passage(scorer *sc, size_t index, const xun_scanned_passage *passage)
{
    xun_candidate *candidate = &sc->candidates->items[index];
    candidate->scored = true;
    if (candidate->translated)
        score_translated(candidate, sc->searcher, passage);
    else if (!score_own(candidate, sc->searcher, index, passage))
        return !(sc->memory = true);
    candidate->total = candidate->score.score;
    return true;
}

static bool score_read(void *user, size_t index, const char *data, size_t length)
{
    scorer *sc = user;
    xun_candidate *candidate = &sc->candidates->items[sc->unread[index]];
    candidate->offset = sc->candidates->data.length;
    candidate->length = length;
    xun_scanned_passage passage;
    if (!xun_bytes_append(&sc->candidates->data, data, length) ||
        !xun_passage_scan_get(&passage, sc->searcher, candidate->docid, data, length))
        return !(sc->memory = true);
    if (!score_passage(sc, sc->unread[index], &passage))
        return false;
    if (wants_facts(sc->plan))
        add_facts(candidate, sc->plan, sc->searcher, &passage.text, data, length);
    candidate->total = candidate->score.score + candidate->figures + candidate->year;
    return true;
}

/* ---- all of them -------------------------------------------------------------------------------------- */

/* Scores a candidate without its record, if that can be. */
static bool score_kept(scorer *sc, size_t index)
{
    xun_scanned_passage passage;
    return !wants_facts(sc->plan) &&
           xun_passage_scan_find(&passage, sc->searcher, sc->candidates->items[index].docid) &&
           score_passage(sc, index, &passage);
}

/* Scores candidates first..first+count-1. */
static xun_status score_all(xun_candidates *c, xun_searcher *s, const xun_plan *plan, size_t first,
                            size_t count, xun_error *error)
{
    uint32_t *docids = malloc((count + 1) * sizeof *docids);
    scorer sc = {s, c, plan, malloc((count + 1) * sizeof *sc.unread), false};
    xun_status status = docids && sc.unread ? XUN_OK : xun_fail_memory(error);
    size_t unread = 0;
    for (size_t i = first; status == XUN_OK && i < first + count && !sc.memory; i++)
        if (!score_kept(&sc, i)) {
            docids[unread] = c->items[i].docid;
            sc.unread[unread++] = i;
        }
    if (status == XUN_OK && unread && !sc.memory)
        status = xun_reader_data_many(s->reader, docids, unread, score_read, &sc, error);
    free(docids);
    free(sc.unread);
    return sc.memory ? xun_fail_memory(error) : status;
}

/* ---- the order ---------------------------------------------------------------------------------------- */

/* Passages with every word as written come first, where the words are few enough for that to mean
 * something. */
int xun_by_rank(const void *a, const void *b)
{
    const xun_candidate *left = a, *right = b;
    if (left->scored != right->scored)
        return left->scored ? -1 : 1;
    if (!left->scored)
        return left->place < right->place ? -1 : 1;
    if (left->score.literal != right->score.literal)
        return left->score.literal ? -1 : 1;
    if (left->total < right->total || left->total > right->total)
        return left->total > right->total ? -1 : 1;
    return (left->docid > right->docid) - (left->docid < right->docid);
}

/* The best that were scored, best first, as models for all. */
static size_t take_models(xun_feedback_model *models, const xun_candidates *c, size_t scored,
                          const xun_ranking *ranking)
{
    size_t count = 0, wanted = ranking->models < MODELS ? ranking->models : MODELS;
    double best = 0;
    for (size_t i = 0; i < scored; i++) {
        size_t at = count;
        while (at > 0 && xun_by_rank(&c->items[i], &c->items[models[at - 1].passage]) < 0)
            at--;
        if (at == wanted)
            continue;
        count += count < wanted;
        memmove(models + at + 1, models + at, (count - at - 1) * sizeof *models);
        models[at] = (xun_feedback_model){i, 0};
        best = c->items[i].total > best ? c->items[i].total : best;
    }
    for (size_t i = 0; i < count; i++) {
        double total = c->items[models[i].passage].total;
        models[i].weight = total > 0 ? pow(total / best, ranking->model_share) : 0;
    }
    return count;
}

/* Adds what the first `scored` candidates earn for being like the best of them. */
static xun_status add_likeness(xun_candidates *c, xun_searcher *s, size_t scored, xun_error *error)
{
    xun_feedback_model models[MODELS];
    size_t count = take_models(models, c, scored, &s->ranking);
    if (scored <= count)
        return XUN_OK;
    double *likeness = malloc(scored * sizeof *likeness);
    if (!likeness || !xun_feedback_compare(likeness, &s->feedback, models, count)) {
        free(likeness);
        return xun_fail_memory(error);
    }
    for (size_t i = 0; i < scored; i++) {
        c->items[i].likeness = s->ranking.likeness * likeness[i] * c->items[i].total;
        c->items[i].total += c->items[i].likeness;
    }
    free(likeness);
    return XUN_OK;
}

/* The first `scored` candidates by their words, then by what the best of them have in common: not in a list
 * of both languages, whose scores could not be compared. */
xun_status xun_second_stage(xun_candidates *c, xun_searcher *s, const xun_plan *plan, size_t scored,
                            xun_error *error)
{
    if (!xun_feedback_begin(&s->feedback, scored))
        return xun_fail_memory(error);
    xun_scorer_begin(&s->scorer, &s->units, &s->ranking, s->average_length);
    xun_status status = score_all(c, s, plan, 0, scored, error);
    return status == XUN_OK && !plan->translated ? add_likeness(c, s, scored, error) : status;
}

xun_status xun_second_stage_translated(xun_candidates *c, xun_searcher *s, const xun_plan *plan, size_t first,
                                       size_t count, xun_error *error)
{
    return score_all(c, s, plan, first, count, error);
}
