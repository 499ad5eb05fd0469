#include "searcher/feedback.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FILTER_BITS = 1 << 16 };

void xun_feedback_free(xun_feedback *feedback)
{
    free(feedback->terms);
    free(feedback->times);
    free(feedback->passages);
    *feedback = (xun_feedback){0};
}

/* ---- the terms of a passage --------------------------------------------------------------------------- */

bool xun_feedback_begin(xun_feedback *f, size_t count)
{
    f->count = f->term_count = 0;
    if (count > f->capacity) {
        xun_feedback_passage *grown = realloc(f->passages, count * sizeof *grown);
        if (!grown)
            return false;
        f->passages = grown;
        f->capacity = count;
    }
    for (size_t i = 0; i < count; i++)
        f->passages[i] = (xun_feedback_passage){0, 0, 1};
    f->count = count;
    return true;
}

/* Room for so many more terms. */
static bool reserve(xun_feedback *f, size_t count)
{
    if (f->term_count + count <= f->term_capacity)
        return true;
    size_t capacity = 2 * f->term_capacity + count;
    uint32_t *terms = realloc(f->terms, capacity * sizeof *terms);
    f->terms = terms ? terms : f->terms;
    uint16_t *times = realloc(f->times, capacity * sizeof *times);
    f->times = times ? times : f->times;
    if (terms && times)
        f->term_capacity = capacity;
    return terms && times;
}

/* Two Han characters side by side, or a word; 0 is no term. */
static uint32_t term_of(uint32_t code, uint32_t next)
{
    if (code & XUN_SYMBOL_WORD)
        return code & XUN_SYMBOL_STOP ? 0 : code & XUN_SYMBOL_ITSELF;
    if (!(next & XUN_SYMBOL_JOINED) || (next & XUN_SYMBOL_WORD))
        return 0;
    return ((code & XUN_SYMBOL_HASH) * 0x9E3779B1u ^ (next & XUN_SYMBOL_HASH)) & ~XUN_SYMBOL_WORD;
}

size_t xun_feedback_terms(uint32_t out[XUN_FEEDBACK_TERMS], const xun_symbols *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->count && count < XUN_FEEDBACK_TERMS; i++) {
        out[count] = term_of(text->codes[i], i + 1 < text->count ? text->codes[i + 1] : 0);
        count += out[count] != 0;
    }
    return count;
}

bool xun_feedback_add(xun_feedback *feedback, size_t passage, const uint32_t *terms, size_t count)
{
    if (!reserve(feedback, count))
        return false;
    if (count)
        memcpy(feedback->terms + feedback->term_count, terms, count * sizeof *terms);
    feedback->passages[passage] =
        (xun_feedback_passage){feedback->term_count, count, count ? (double)count : 1};
    feedback->term_count += count;
    return true;
}

/* ---- what the models have in common ------------------------------------------------------------------- */

/* What is known of a term of the models. */
typedef struct {
    uint32_t seen;  /* the last passage that has it, from 1 */
    uint32_t entry; /* its place among that passage's terms */
    uint32_t passages;
    float rarity; /* inverse document frequency among the candidates */
    float weight;
} model_term;

/* The terms stand apart: most that are looked for are not there. */
typedef struct {
    uint32_t *slots;   /* a term, or 0: empty */
    model_term *terms; /* by slot */
    uint32_t mask;
    uint64_t filter[FILTER_BITS /
                    64]; /* a bit for each hash that a term has: small enough to stay in the nearest cache */
} table;

static uint32_t filter_bit(uint32_t term)
{
    return (term ^ term >> 15) % FILTER_BITS;
}

static uint32_t find(const table *t, uint32_t term)
{
    uint32_t at = (term ^ term >> 15) & t->mask;
    while (t->slots[at] && t->slots[at] != term)
        at = (at + 1) & t->mask;
    return at;
}

static bool make_table(table *t, const xun_feedback *f, const xun_feedback_model *models, size_t model_count)
{
    size_t terms = 0, size = 64;
    for (size_t i = 0; i < model_count; i++)
        terms += f->passages[models[i].passage].count;
    while (size < 4 * terms)
        size *= 2;
    *t = (table){calloc(size, sizeof *t->slots), calloc(size, sizeof *t->terms), (uint32_t)(size - 1), {0}};
    if (!t->slots || !t->terms)
        return false;
    for (size_t i = 0; i < model_count; i++) {
        const xun_feedback_passage *passage = &f->passages[models[i].passage];
        for (size_t k = 0; k < passage->count; k++) {
            uint32_t term = f->terms[passage->first + k];
            t->slots[find(t, term)] = term;
            t->filter[filter_bit(term) / 64] |= UINT64_C(1) << filter_bit(term) % 64;
        }
    }
    return true;
}

/* Leaves only terms that the models may have. Most go, in no order that a processor could foretell: so there
 * is no branch. */
static size_t keep_possible(uint32_t *terms, size_t count, const table *t)
{
    size_t kept = 0;
    for (size_t k = 0; k < count; k++) {
        uint32_t term = terms[k], bit = filter_bit(term);
        terms[kept] = term;
        kept += t->filter[bit / 64] >> bit % 64 & 1;
    }
    return kept;
}

/* Each term of the models that a passage has stays once, as the number of its slot. */
static void keep_known(xun_feedback *f, const table *t, size_t index)
{
    xun_feedback_passage *passage = &f->passages[index];
    uint32_t *terms = f->terms + passage->first, kept = 0;
    uint16_t *times = f->times + passage->first;
    size_t count = keep_possible(terms, passage->count, t);
    for (size_t k = 0; k < count; k++) {
        uint32_t slot = find(t, terms[k]);
        if (!t->slots[slot])
            continue;
        model_term *known = &t->terms[slot];
        if (known->seen == index + 1) {
            times[known->entry]++;
            continue;
        }
        known->seen = (uint32_t)index + 1;
        known->entry = kept;
        known->passages++;
        times[kept] = 1;
        terms[kept++] = slot;
    }
    passage->count = kept;
}

static void weigh_rarity(table *t, size_t passages)
{
    for (size_t i = 0; i <= t->mask; i++)
        if (t->slots[i])
            t->terms[i].rarity = (float)log(((double)passages + 1) / (t->terms[i].passages + 0.5));
}

/* Terms that a passage repeats count less each time; so does each of many. */
static double term_weight(const model_term *term, unsigned times, double length)
{
    static const float logarithm[] = {0, 0.6931f, 1.0986f, 1.3863f, 1.6094f, 1.7918f, 1.9459f, 2.0794f};
    float often = times < sizeof logarithm / sizeof *logarithm ? logarithm[times] : 2.1972f;
    return (double)(often * term->rarity) / sqrt(length);
}

static void add_model(const xun_feedback *f, const table *t, const xun_feedback_model *model)
{
    const xun_feedback_passage *passage = &f->passages[model->passage];
    for (size_t k = 0; k < passage->count; k++) {
        model_term *term = &t->terms[f->terms[passage->first + k]];
        term->weight +=
            (float)(model->weight * term_weight(term, f->times[passage->first + k], passage->length));
    }
}

static double likeness_of(const xun_feedback *f, const table *t, const xun_feedback_passage *passage)
{
    double sum = 0;
    for (size_t k = 0; k < passage->count; k++) {
        const model_term *term = &t->terms[f->terms[passage->first + k]];
        sum += (double)term->weight * term_weight(term, f->times[passage->first + k], passage->length);
    }
    return sum;
}

static void compare(double *likeness, xun_feedback *f, table *t, const xun_feedback_model *models,
                    size_t model_count)
{
    double greatest = 0;
    for (size_t i = 0; i < f->count; i++)
        keep_known(f, t, i);
    weigh_rarity(t, f->count);
    for (size_t i = 0; i < model_count; i++)
        add_model(f, t, &models[i]);
    for (size_t i = 0; i < f->count; i++) {
        likeness[i] = likeness_of(f, t, &f->passages[i]);
        greatest = likeness[i] > greatest ? likeness[i] : greatest;
    }
    for (size_t i = 0; i < f->count && greatest > 0; i++)
        likeness[i] /= greatest;
}

bool xun_feedback_compare(double *likeness, xun_feedback *feedback, const xun_feedback_model *models,
                          size_t model_count)
{
    table t;
    bool good = make_table(&t, feedback, models, model_count);
    if (good)
        compare(likeness, feedback, &t, models, model_count);
    free(t.slots);
    free(t.terms);
    return good;
}
