#include "searcher/score.h"

#include <stdlib.h>
#include <string.h>

const xun_ranking xun_ranking_defaults = {
    .first = {1.2, 0.6, 3},
    .candidates = 300,
    .least_first = 0.2,
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
                 [XUN_SEQUENCE_PAIR] = 0.2},
    .loose = 0.3,
    .title = 0.4,
    .latin_title = 2,
    .window = 0.7,
    .latin_window = 1,
    .literal = 0.8,
    .latin_literal = 0.4,
    .year = 0.5,
    .inherited_year = 0.2,
    .other_year = 0.2,
    .models = 5,
    .model_share = 10,
    .likeness = 1.75,
};

enum { WINDOW = 40, STOPS_BETWEEN = 2, LOOSE_WITHIN = 8 };

typedef struct {
    float singles[XUN_QUERY_UNITS], sequences[XUN_SEQUENCES];
    float loose[XUN_SEQUENCES]; /* of bigrams: their two characters near each other only */
} frequencies;

/* ---- where the query's characters and words stand ----------------------------------------------------- */

static bool reserve(xun_score_scratch *scratch, size_t count)
{
    if (count <= scratch->capacity)
        return true;
    xun_occurrence *grown = realloc(scratch->occurrences, count * 2 * sizeof *grown);
    if (!grown)
        return false;
    scratch->occurrences = grown;
    scratch->capacity = count * 2;
    return true;
}

static bool find_occurrences(xun_score_scratch *scratch, const xun_units *units, const xun_symbols *text)
{
    if (!reserve(scratch, text->count + 1))
        return false;
    size_t count = 0;
    for (size_t i = 0; i < text->count; i++) {
        int single = xun_units_find(units, text->items[i].symbol);
        scratch->occurrences[count] = (xun_occurrence){(uint32_t)i, (int16_t)single};
        count += single >= 0;
    }
    scratch->count = count;
    return true;
}

/* Whether symbols `from`..`to`-1 are a few function words. */
static bool only_stops(const xun_symbols *text, size_t from, size_t to)
{
    if (to - from > STOPS_BETWEEN)
        return false;
    for (size_t i = from; i < to; i++)
        if (!text->items[i].stop)
            return false;
    return true;
}

/* Whether a sequence begins at occurrence `i`; a pair of Latin words may have function words between them. */
static bool sequence_at(const xun_sequence *sequence, const xun_symbols *text, const xun_score_scratch *found,
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
                 : next->at != last->at + 1 || !text->items[next->at].spaced)
            return false;
    }
    return true;
}

static bool is_bigram(const xun_sequence *sequence)
{
    return sequence->count == 2 &&
           (sequence->kind == XUN_SEQUENCE_BIGRAM || sequence->kind == XUN_SEQUENCE_CROSSING);
}

static void count_singles(frequencies *f, const xun_score_scratch *found, const xun_units *units, float han,
                          float latin)
{
    for (size_t i = 0; i < found->count; i++) {
        int16_t single = found->occurrences[i].single;
        f->singles[single] += units->singles[single].word ? latin : han;
    }
}

/* Sequences as they are, and the two characters of a bigram that stand near each other. */
static void count_sequences(frequencies *f, const xun_score_scratch *found, const xun_units *units,
                            const xun_symbols *text, float han, float latin)
{
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

static bool count_units(frequencies *f, xun_score_scratch *scratch, const xun_units *units,
                        const xun_symbols *text, float han, float latin)
{
    if (!find_occurrences(scratch, units, text))
        return false;
    count_singles(f, scratch, units, han, latin);
    count_sequences(f, scratch, units, text, han, latin);
    return true;
}

/* The greatest sum of idf that different singles reach within WINDOW symbols, as a share of all singles'
 * idf. */
static double best_window(const xun_units *units, const xun_score_scratch *found)
{
    const xun_occurrence *all = found->occurrences;
    uint8_t inside[XUN_QUERY_UNITS];
    double sum = 0, best = 0, whole = 0;
    memset(inside, 0, units->single_count);
    for (size_t i = 0; i < units->single_count; i++)
        whole += (double)units->singles[i].idf;
    for (size_t i = 0, first = 0; i < found->count; i++) {
        for (; all[first].at + WINDOW <= all[i].at; first++)
            if (--inside[all[first].single] == 0)
                sum -= (double)units->singles[all[first].single].idf;
        if (inside[all[i].single]++ == 0)
            sum += (double)units->singles[all[i].single].idf;
        if (sum > best)
            best = sum;
    }
    return whole > 0 ? best / whole : 0;
}

/* ---- what they are worth ------------------------------------------------------------------------------ */

/* The share of the query's pieces, by idf, that stand in text or title as written; `literal`: all of them in
 * the text. */
static double found_pieces(bool *literal, const xun_units *units, const xun_symbols *title,
                           const xun_symbols *text)
{
    double found = 0, all = 0;
    *literal = units->chunk_count > 0;
    for (size_t i = 0; i < units->chunk_count; i++) {
        const xun_chunk *chunk = &units->chunks[i];
        if (!chunk->content)
            continue;
        const xun_symbol *wanted = units->symbols.items + chunk->first;
        bool in_text = xun_symbols_hold(text, wanted, chunk->count);
        all += chunk->idf;
        if (in_text || xun_symbols_hold(title, wanted, chunk->count))
            found += chunk->idf;
        *literal = *literal && in_text;
    }
    return all > 0 ? found / all : 0;
}

/* BM25 without the inverse document frequency; `length` as a share of the average. */
static double bm25(const xun_bm25 *setting, double in_passage, double in_query, double length)
{
    double norm = setting->k1 * (1 - setting->b + setting->b * length);
    return in_passage * (setting->k1 + 1) / (in_passage + norm) * in_query * (setting->k3 + 1) /
           (in_query + setting->k3);
}

/* The share of the query's characters and words, by weight, that were found. */
static double found_share(const frequencies *f, const xun_units *units)
{
    double found = 0, all = 0;
    for (size_t i = 0; i < units->single_count; i++) {
        all += (double)units->singles[i].idf;
        found += f->singles[i] > 0 ? (double)units->singles[i].idf : 0;
    }
    return all > 0 ? found / all : 0;
}

static void sum_units(xun_score *out, const frequencies *f, const xun_units *units, const xun_ranking *r,
                      double length)
{
    for (size_t i = 0; i < units->single_count; i++) {
        const xun_single *single = &units->singles[i];
        double found = (double)f->singles[i], asked = (double)single->times;
        if (found > 0 && !single->word)
            out->characters += r->character * single->idf * bm25(&r->characters, found, asked, length);
        else if (found > 0)
            out->latin += (single->number ? r->number : r->latin) * single->idf *
                          bm25(&r->latin_words, found, asked, length);
    }
    for (size_t i = 0; i < units->sequence_count; i++) {
        const xun_sequence *sequence = &units->sequences[i];
        if (f->loose[i] > 0)
            out->bigrams += r->loose * sequence->idf *
                            bm25(&r->sequences, (double)f->loose[i], (double)sequence->times, length);
        if (f->sequences[i] <= 0)
            continue;
        bool pair = sequence->kind == XUN_SEQUENCE_PAIR;
        bool word = sequence->kind == XUN_SEQUENCE_WORD || sequence->kind == XUN_SEQUENCE_INNER ||
                    sequence->kind == XUN_SEQUENCE_TERM;
        double weight = r->sequence[sequence->kind] * sequence->idf *
                        bm25(pair ? &r->latin_words : &r->sequences, (double)f->sequences[i],
                             (double)sequence->times, length);
        *(pair ? &out->pairs : word ? &out->words : &out->bigrams) += weight;
    }
}

bool xun_score_passage(xun_score *out, xun_score_scratch *scratch, const xun_units *units,
                       const xun_ranking *ranking, const xun_symbols *title, const xun_symbols *text,
                       double average_length)
{
    *out = (xun_score){0};
    frequencies f;
    memset(f.singles, 0, units->single_count * sizeof *f.singles);
    memset(f.loose, 0, units->sequence_count * sizeof *f.loose);
    memset(f.sequences, 0, units->sequence_count * sizeof *f.sequences);
    if (!count_units(&f, scratch, units, title, (float)ranking->title, (float)ranking->latin_title) ||
        !count_units(&f, scratch, units, text, 1, 1))
        return false;
    double length = (double)(text->count + title->count) / (average_length > 0 ? average_length : 1);
    if (length < ranking->minimum_length)
        length = ranking->minimum_length;
    sum_units(out, &f, units, ranking, length);
    out->share = found_share(&f, units);
    double han = out->characters + out->bigrams + out->words, latin = out->latin + out->pairs,
           sum = han + latin;
    out->window = (ranking->window * han + ranking->latin_window * latin) * best_window(units, scratch);
    out->pieces = (ranking->literal * han + ranking->latin_literal * latin) *
                  found_pieces(&out->literal, units, title, text);
    out->score = sum + out->window + out->pieces;
    return true;
}

void xun_score_scratch_free(xun_score_scratch *scratch)
{
    free(scratch->occurrences);
    *scratch = (xun_score_scratch){0};
}
