#include "searcher/targets.h"

#include <stdlib.h>
#include <string.h>

enum { WINDOW = 40, WORDS_BETWEEN = 2 };

/* BM25's saturation and share of length, what closeness adds, and how much the title counts: one setting,
 * found on the development queries of two languages. */
static const double saturation = 0.9, length_share = 0.5, window_weight = 1.5, title_weight = 0.5;

static size_t slot_of(uint32_t symbol)
{
    return (symbol * 2654435761u) >> 20;
}

static bool reserve_groups(xun_targets *t, size_t count)
{
    if (count <= t->group_capacity)
        return true;
    float *weights = realloc(t->weights, count * sizeof *weights);
    t->weights = weights ? weights : t->weights;
    float *found = realloc(t->found, count * sizeof *found);
    t->found = found ? found : t->found;
    uint32_t *inside = realloc(t->inside, count * sizeof *inside);
    t->inside = inside ? inside : t->inside;
    if (!weights || !found || !inside)
        return false;
    t->group_capacity = count;
    return true;
}

static bool reserve_targets(xun_targets *t, size_t count)
{
    if (count <= t->capacity)
        return true;
    xun_target *grown = realloc(t->items, count * sizeof *grown);
    if (!grown)
        return false;
    t->items = grown;
    t->capacity = count;
    return true;
}

/* Chains are kept longest first, so that the first that fits is the longest. */
static void link_target(xun_targets *t, size_t index)
{
    const xun_target *target = &t->items[index];
    int32_t *link = &t->slots[slot_of(target->symbols[0])];
    while (*link >= 0 && t->items[*link].count >= target->count)
        link = &t->items[*link].next;
    t->items[index].next = *link;
    *link = (int32_t)index;
}

static bool add_target(xun_targets *t, xun_scanner *scanner, size_t group, const char *text, size_t length)
{
    if (!xun_scan(&t->scanned, scanner, text, length))
        return false;
    if (!t->scanned.count || t->scanned.count > XUN_TARGET_SYMBOLS)
        return true;
    xun_target *target = &t->items[t->count];
    *target = (xun_target){.group = (uint32_t)group, .count = (uint8_t)t->scanned.count, .words = true};
    for (size_t i = 0; i < t->scanned.count; i++) {
        target->symbols[i] = xun_symbol(&t->scanned, i);
        target->words = target->words && (target->symbols[i] & XUN_SYMBOL_WORD);
    }
    link_target(t, t->count++);
    return true;
}

bool xun_targets_make(xun_targets *t, xun_scanner *scanner, const xun_translation *translation,
                      const double *weights, const bool *telling)
{
    t->count = 0;
    t->all = t->asked = 0;
    t->group_count = translation->group_count;
    t->asked_count = translation->asked;
    t->telling = telling;
    memset(t->slots, -1, sizeof t->slots);
    if (!reserve_groups(t, translation->group_count) || !reserve_targets(t, translation->alternative_count))
        return false;
    for (size_t g = 0; g < translation->group_count; g++) {
        const xun_word_group *group = &translation->groups[g];
        t->weights[g] = (float)weights[g];
        t->all += weights[g];
        t->asked += g < t->asked_count ? weights[g] : 0;
        for (size_t i = group->first; i < group->first + group->count; i++) {
            const xun_alternative *alternative = &translation->alternatives[i];
            if (!add_target(t, scanner, g, translation->texts.data + alternative->offset,
                            alternative->length))
                return false;
        }
    }
    return true;
}

void xun_targets_free(xun_targets *t)
{
    free(t->items);
    free(t->weights);
    free(t->found);
    free(t->inside);
    xun_symbols_free(&t->scanned);
    *t = (xun_targets){0};
}

/* How many symbols the target takes up at `at`, 0 when it does not stand there. */
static size_t stands_at(const xun_target *target, const xun_symbols *text, size_t at)
{
    size_t next = at;
    if (xun_symbol(text, at) != target->symbols[0])
        return 0;
    for (size_t k = 1; k < target->count; k++) {
        next++;
        for (int between = 0; target->words && between < WORDS_BETWEEN && next < text->count &&
                              xun_symbol(text, next) != target->symbols[k];
             between++)
            next++;
        if (next >= text->count || xun_symbol(text, next) != target->symbols[k] ||
            (!target->words && !xun_symbol_is(text, next, XUN_SYMBOL_SPACED)))
            return 0;
    }
    return next + 1 - at;
}

void xun_targets_at(const xun_targets *t, const xun_symbols *text, size_t at, xun_target_visitor *visitor,
                    void *user)
{
    for (int32_t i = t->slots[slot_of(xun_symbol(text, at))]; i >= 0; i = t->items[i].next) {
        size_t count = stands_at(&t->items[i], text, at);
        xun_target_match match = {t->items[i].group, (uint32_t)at, (uint32_t)count};
        if (count && !visitor(user, &match))
            return;
    }
}

/* ---- scoring ------------------------------------------------------------------------------------------ */

typedef struct {
    xun_targets *targets;
    double weight;    /* of a match */
    double sum, best; /* of the groups in a sliding window; the greatest so far */
} scoring;

static bool count_match(void *user, const xun_target_match *match)
{
    scoring *s = user;
    s->targets->found[match->group] += (float)s->weight;
    if (!s->targets->inside[match->group])
        s->sum += (double)s->targets->weights[match->group];
    s->targets->inside[match->group]++;
    return true;
}

static bool leave_window(void *user, const xun_target_match *match)
{
    scoring *s = user;
    if (--s->targets->inside[match->group] == 0)
        s->sum -= (double)s->targets->weights[match->group];
    return true;
}

/* Counts the groups of a text; the greatest weight of different groups within WINDOW symbols goes to
 * `best`. */
static void count_text(scoring *s, const xun_symbols *text, double weight)
{
    s->weight = weight;
    s->sum = 0;
    memset(s->targets->inside, 0, s->targets->group_count * sizeof *s->targets->inside);
    for (size_t i = 0; i < text->count; i++) {
        if (i >= WINDOW)
            xun_targets_at(s->targets, text, i - WINDOW, leave_window, s);
        xun_targets_at(s->targets, text, i, count_match, s);
        s->best = s->sum > s->best ? s->sum : s->best;
    }
}

/* Whether the passage just counted is a match. */
static bool is_match(const xun_targets *t)
{
    for (size_t g = 0; g < t->group_count; g++)
        if (t->found[g] > 0 && t->telling[g])
            return true;
    return false;
}

xun_target_score xun_targets_score(xun_targets *t, const xun_symbols *title, const xun_symbols *text,
                                   double length)
{
    xun_target_score out = {0, 0, 0};
    scoring s = {.targets = t};
    if (!t->group_count || t->all <= 0)
        return out;
    memset(t->found, 0, t->group_count * sizeof *t->found);
    count_text(&s, title, title_weight);
    s.best = 0;
    count_text(&s, text, 1);
    if (!is_match(t))
        return out;
    double norm = saturation * (1 - length_share + length_share * length);
    for (size_t g = 0; g < t->group_count; g++) {
        double found = (double)t->found[g], weight = (double)t->weights[g];
        if (found <= 0)
            continue;
        out.score += weight * found * (saturation + 1) / (found + norm);
        if (g < t->asked_count)
            out.share += weight / t->asked;
    }
    out.window = window_weight * out.score * s.best / t->all;
    out.score += out.window;
    return out;
}
