#include "searcher/score.h"

#include <stdlib.h>
#include <string.h>

const xun_ranking xun_ranking_defaults = {
    .first = {1.2, 0.6, 3},
    .candidates = 300,
    .least_first = 0.19,
    .translated_candidates = 50,
    .characters = {1.2, 1, 0.5},
    .sequences = {2.5, 1, 1},
    .latin_words = {1.4, 0.75, 1000},
    .minimum_length = 0.1,
    .character = 1,
    .latin = 1,
    .number = 2,
    .sequence = {[XUN_SEQUENCE_BIGRAM] = 1,
                 [XUN_SEQUENCE_CROSSING] = 0.6,
                 [XUN_SEQUENCE_WORD] = 0,
                 [XUN_SEQUENCE_INNER] = 0.2,
                 [XUN_SEQUENCE_TERM] = 1,
                 [XUN_SEQUENCE_PAIR] = 0.18},
    .loose = 0.3,
    .title = 0.4,
    .latin_title = 2,
    .window = 0.7,
    .latin_window = 1,
    .literal = 0.8,
    .latin_literal = 0.4,
    .year = 3,
    .year_words = 0.2,
    .inherited_year = 1.5,
    .other_year = 0.5,
    .models = 5,
    .model_share = 10,
    .likeness = 1.75,
};

enum { WINDOW = 40, STOPS_BETWEEN = 2, LOOSE_WITHIN = 8 };

typedef struct {
    float singles[XUN_QUERY_UNITS], sequences[XUN_SEQUENCES];
    float loose[XUN_SEQUENCES]; /* of bigrams: their two characters near each other only */
} frequencies;

/* ---- what a unit weighs ------------------------------------------------------------------------------- */

/* How a unit's share of the score is told, and which saturation it has. */
typedef enum { CHARACTERS, BIGRAMS, WORDS, LATIN, PAIRS, PARTS } part;

static part part_of_single(const xun_single *single)
{
    return single->word ? LATIN : CHARACTERS;
}

static part part_of_sequence(const xun_sequence *sequence)
{
    switch (sequence->kind) {
    case XUN_SEQUENCE_PAIR: return PAIRS;
    case XUN_SEQUENCE_WORD:
    case XUN_SEQUENCE_INNER:
    case XUN_SEQUENCE_TERM: return WORDS;
    default: return BIGRAMS;
    }
}

static const xun_bm25 *saturation_of(part p, const xun_ranking *ranking)
{
    return p == CHARACTERS            ? &ranking->characters
           : p == LATIN || p == PAIRS ? &ranking->latin_words
                                      : &ranking->sequences;
}

/* The factors of BM25 that are the same in every passage. */
static double constant_weight(const xun_bm25 *setting, double weight, double idf, double in_query)
{
    return weight * idf * (setting->k1 + 1) * in_query * (setting->k3 + 1) / (in_query + setting->k3);
}

void xun_scorer_begin(xun_scorer *scorer, const xun_units *units, const xun_ranking *r, double average_length)
{
    scorer->units = units;
    scorer->ranking = r;
    scorer->average_length = average_length > 0 ? average_length : 1;
    scorer->all_idf = 0;
    for (size_t i = 0; i < units->single_count; i++) {
        const xun_single *single = &units->singles[i];
        const xun_bm25 *setting = saturation_of(part_of_single(single), r);
        double weight = single->number ? r->number : single->word ? r->latin : r->character;
        scorer->singles[i] =
            (float)constant_weight(setting, weight, (double)single->idf, (double)single->times);
        scorer->idf[i] = (uint32_t)(single->idf * 65536);
        scorer->all_idf += scorer->idf[i];
    }
    for (size_t i = 0; i < units->sequence_count; i++) {
        const xun_sequence *sequence = &units->sequences[i];
        const xun_bm25 *setting = saturation_of(part_of_sequence(sequence), r);
        double idf = (double)sequence->idf, times = (double)sequence->times;
        scorer->sequences[i] = (float)constant_weight(setting, r->sequence[sequence->kind], idf, times);
        scorer->loose[i] = (float)constant_weight(setting, r->loose, idf, times);
    }
}

/* ---- where the query's characters and words stand ----------------------------------------------------- */

static bool reserve(xun_scorer *scorer, size_t count)
{
    if (count <= scorer->capacity)
        return true;
    xun_occurrence *grown = realloc(scorer->occurrences, count * 2 * sizeof *grown);
    if (!grown)
        return false;
    scorer->occurrences = grown;
    scorer->capacity = count * 2;
    return true;
}

/* Most symbols are none of the query's, in no order that a processor could foretell: they go without a
 * branch. */
static size_t find_possible(xun_occurrence *out, const xun_units *units, const xun_symbols *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->count; i++) {
        out[count].at = (uint32_t)i;
        count += xun_units_may_have(units, xun_symbol(text, i));
    }
    return count;
}

static bool find_occurrences(xun_scorer *scorer, const xun_symbols *text)
{
    if (!reserve(scorer, text->count + 1))
        return false;
    xun_occurrence *all = scorer->occurrences;
    size_t possible = find_possible(all, scorer->units, text), count = 0;
    for (size_t i = 0; i < possible; i++) {
        int single = xun_units_find(scorer->units, xun_symbol(text, all[i].at));
        all[count] = (xun_occurrence){all[i].at, (int16_t)single};
        count += single >= 0;
    }
    scorer->count = count;
    return true;
}

/* Whether symbols `from`..`to`-1 are a few function words. */
static bool only_stops(const xun_symbols *text, size_t from, size_t to)
{
    if (to - from > STOPS_BETWEEN)
        return false;
    for (size_t i = from; i < to; i++)
        if (!xun_symbol_is(text, i, XUN_SYMBOL_STOP))
            return false;
    return true;
}

/* Whether a sequence begins at occurrence `i`; a pair of Latin words may have function words between them. */
static bool sequence_at(const xun_sequence *sequence, const xun_symbols *text, const xun_scorer *found,
                        size_t i)
{
    bool pair = sequence->kind == XUN_SEQUENCE_PAIR;
    for (size_t k = 1; k < sequence->count; k++) {
        if (i + k >= found->count)
            return false;
        const xun_occurrence *last = &found->occurrences[i + k - 1], *next = last + 1;
        if (next->single != sequence->singles[k])
            return false;
        if (pair ? !only_stops(text, last->at + 1, next->at)
                 : next->at != last->at + 1 || !xun_symbol_is(text, next->at, XUN_SYMBOL_SPACED))
            return false;
    }
    return true;
}

static bool is_bigram(const xun_sequence *sequence)
{
    return sequence->count == 2 &&
           (sequence->kind == XUN_SEQUENCE_BIGRAM || sequence->kind == XUN_SEQUENCE_CROSSING);
}

static void count_singles(frequencies *f, const xun_scorer *found, float han, float latin)
{
    for (size_t i = 0; i < found->count; i++) {
        int16_t single = found->occurrences[i].single;
        f->singles[single] += found->units->singles[single].word ? latin : han;
    }
}

/* Sequences as they are, and the two characters of a bigram that stand near each other. */
static void count_sequences(frequencies *f, const xun_scorer *found, const xun_symbols *text, float han,
                            float latin)
{
    const xun_units *units = found->units;
    const xun_occurrence *all = found->occurrences;
    uint8_t near[XUN_QUERY_UNITS]; /* how often each single stands within LOOSE_WITHIN symbols of the one at
                                      hand */
    size_t first = 0, end = 0;     /* of the occurrences that are so near */
    memset(near, 0, units->single_count);
    for (size_t i = 0; i < found->count; i++) {
        const xun_occurrence *here = &all[i];
        for (; end < found->count && all[end].at <= here->at + LOOSE_WITHIN; end++)
            near[all[end].single]++;
        for (; all[first].at + LOOSE_WITHIN < here->at; first++)
            near[all[first].single]--;
        for (int16_t s = units->sequence_of[here->single]; s >= 0; s = units->sequences[s].next) {
            const xun_sequence *sequence = &units->sequences[s];
            int second = sequence->singles[1];
            if (sequence_at(sequence, text, found, i))
                f->sequences[s] += sequence->kind == XUN_SEQUENCE_PAIR ? latin : han;
            else if (is_bigram(sequence) && near[second] > (second == here->single))
                f->loose[s] += han;
        }
    }
}

static bool count_units(frequencies *f, xun_scorer *scorer, const xun_symbols *text, float han, float latin)
{
    if (!find_occurrences(scorer, text))
        return false;
    count_singles(f, scorer, han, latin);
    count_sequences(f, scorer, text, han, latin);
    return true;
}

/* The greatest sum of idf that different singles reach within WINDOW symbols, as a share of all singles' idf.
 * Where a single comes or goes follows no order that a processor could foretell: so there is no branch. */
static double best_window(const xun_scorer *found)
{
    const xun_occurrence *all = found->occurrences;
    uint8_t inside[XUN_QUERY_UNITS];
    uint32_t sum = 0, best = 0;
    memset(inside, 0, found->units->single_count);
    for (size_t i = 0, first = 0; i < found->count; i++) {
        for (; all[first].at + WINDOW <= all[i].at; first++)
            sum -= found->idf[all[first].single] * (--inside[all[first].single] == 0);
        sum += found->idf[all[i].single] * (inside[all[i].single]++ == 0);
        best = sum > best ? sum : best;
    }
    return found->all_idf ? (double)best / found->all_idf : 0;
}

/* ---- what they are worth ------------------------------------------------------------------------------ */

/* The share of the query's pieces, by idf, that stand in text or title as written; `literal`: all of them in
 * the text, or of alternatives one. */
static double found_pieces(bool *literal, const xun_units *units, const xun_symbols *title,
                           const xun_symbols *text)
{
    double found = 0, all = 0;
    uint64_t held = 0;
    *literal = units->chunk_count > 0;
    for (size_t i = 0; i < units->chunk_count; i++) {
        const xun_chunk *chunk = &units->chunks[i];
        if (!chunk->content)
            continue;
        xun_piece wanted = xun_symbols_piece(&units->symbols, chunk->first, chunk->count);
        bool in_text = xun_symbols_hold(text, wanted);
        all += chunk->idf;
        if (in_text || xun_symbols_hold(title, wanted))
            found += chunk->idf;
        held |= (uint64_t)in_text << i;
        *literal = *literal && (in_text || units->optional >> i & 1);
    }
    *literal = *literal && xun_units_chosen(units, held);
    return all > 0 ? found / all : 0;
}

/* The share of the query's characters and words, by weight, that were found. */
static double found_share(const frequencies *f, const xun_scorer *scorer)
{
    uint32_t found = 0;
    for (size_t i = 0; i < scorer->units->single_count; i++)
        found += f->singles[i] > 0 ? scorer->idf[i] : 0;
    return scorer->all_idf ? (double)found / scorer->all_idf : 0;
}

static double saturate(double found, double norm)
{
    return found / (found + norm);
}

static void sum_units(double *sums, const frequencies *f, const xun_scorer *scorer, double length)
{
    const xun_units *units = scorer->units;
    double norms[PARTS];
    for (part p = 0; p < PARTS; p++) {
        const xun_bm25 *setting = saturation_of(p, scorer->ranking);
        norms[p] = setting->k1 * (1 - setting->b + setting->b * length);
    }
    for (size_t i = 0; i < units->single_count; i++) {
        part p = part_of_single(&units->singles[i]);
        sums[p] += (double)scorer->singles[i] * saturate((double)f->singles[i], norms[p]);
    }
    for (size_t i = 0; i < units->sequence_count; i++) {
        part p = part_of_sequence(&units->sequences[i]);
        sums[p] += (double)scorer->sequences[i] * saturate((double)f->sequences[i], norms[p]) +
                   (double)scorer->loose[i] * saturate((double)f->loose[i], norms[p]);
    }
}

static double length_of(const xun_scorer *scorer, const xun_symbols *title, const xun_symbols *text)
{
    double length = (double)(text->count + title->count) / scorer->average_length;
    return length > scorer->ranking->minimum_length ? length : scorer->ranking->minimum_length;
}

bool xun_score_passage(xun_score *out, xun_scorer *scorer, const xun_symbols *title, const xun_symbols *text)
{
    const xun_units *units = scorer->units;
    const xun_ranking *r = scorer->ranking;
    *out = (xun_score){0};
    frequencies f;
    memset(f.singles, 0, units->single_count * sizeof *f.singles);
    memset(f.loose, 0, units->sequence_count * sizeof *f.loose);
    memset(f.sequences, 0, units->sequence_count * sizeof *f.sequences);
    if (!count_units(&f, scorer, title, (float)r->title, (float)r->latin_title) ||
        !count_units(&f, scorer, text, 1, 1))
        return false;
    double sums[PARTS] = {0};
    sum_units(sums, &f, scorer, length_of(scorer, title, text));
    double han = sums[CHARACTERS] + sums[BIGRAMS] + sums[WORDS], latin = sums[LATIN] + sums[PAIRS];
    out->characters = sums[CHARACTERS];
    out->bigrams = sums[BIGRAMS];
    out->words = sums[WORDS];
    out->latin = sums[LATIN];
    out->pairs = sums[PAIRS];
    out->share = found_share(&f, scorer);
    out->window = (r->window * han + r->latin_window * latin) * best_window(scorer);
    out->pieces =
        (r->literal * han + r->latin_literal * latin) * found_pieces(&out->literal, units, title, text);
    out->score = han + latin + out->window + out->pieces;
    return true;
}

void xun_scorer_free(xun_scorer *scorer)
{
    free(scorer->occurrences);
    *scorer = (xun_scorer){0};
}
