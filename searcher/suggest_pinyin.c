/* Pinyin to the characters that the index has side by side: a chain of bigrams, searched from the left with a
 * beam. */
#include <math.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/suggest.h"

enum {
    LETTERS = 48,
    CHAIN = 12,
    SYLLABLE = 6,
    SOUNDING = 40,
    BEAM = 12,
    PROVED = 5,
    RARE = 5,
    READINGS = 3,
    NAME = 24
};

/* Characters that may stand for what was read so far. */
typedef struct {
    uint32_t characters[CHAIN];
    size_t count;
    double score; /* log of the passages that are likely to hold the chain */
} chain;

typedef struct {
    chain items[SOUNDING]; /* best first; BEAM of them from the second character on */
    size_t count;
} chains;

typedef struct {
    xun_suggester *s;
    const uint32_t *piece;
    size_t count;
    chains at[LETTERS + 1]; /* by what has been read */
} lattice;

static size_t capacity_for(const chain *found)
{
    return found->count > 1 ? BEAM : SOUNDING;
}

static void add_chain(chains *list, const chain *found)
{
    size_t capacity = capacity_for(found), at = list->count;
    while (at > 0 && list->items[at - 1].score < found->score)
        at--;
    if (at >= capacity)
        return;
    size_t kept = list->count < capacity ? list->count : capacity - 1;
    memmove(&list->items[at + 1], &list->items[at], (kept - at) * sizeof *list->items);
    list->items[at] = *found;
    list->count = kept + 1;
}

/* Whether a chain would find no place even if all passages with its last character had the pair: most are not
 * worth a look into the index. */
static bool is_hopeless(const chains *list, const chain *longer, uint32_t single, uint32_t last_single)
{
    double share = single < last_single ? (double)single / (double)last_single : 1;
    return list->count >= capacity_for(longer) &&
           longer->score + log(share) <= list->items[list->count - 1].score;
}

/* The chain with one more character, if the index has it behind the last one. */
static void extend(lattice *l, const chain *from, uint32_t character, size_t to)
{
    chain longer = *from;
    if (from->count == CHAIN)
        return;
    uint32_t single = xun_single_count(&l->s->counts, character);
    longer.characters[longer.count++] = character;
    if (from->count) {
        uint32_t last = from->characters[from->count - 1],
                 last_single = xun_single_count(&l->s->counts, last);
        if (is_hopeless(&l->at[to], &longer, single, last_single))
            return;
        uint64_t pair = xun_bigram_count(&l->s->counts, last, character);
        if (!pair)
            return;
        longer.score += log((double)pair / (double)last_single);
    } else {
        longer.score = log((double)single);
    }
    add_chain(&l->at[to], &longer);
}

/* The best chains first, each with all characters of a syllable that the index has: the list is soon full of
 * good ones. */
static void extend_all(lattice *l, const chains *from, xun_characters characters, size_t to)
{
    for (size_t k = 0; k < from->count; k++)
        for (size_t i = 0, tried = 0; i < characters.count && tried < SOUNDING; i++) {
            bool known = xun_single_count(&l->s->counts, characters.items[i]) > 0;
            tried += known;
            if (known)
                extend(l, &from->items[k], characters.items[i], to);
        }
}

static void read_syllables(lattice *l, const chains *from, size_t at)
{
    char text[SYLLABLE];
    for (size_t length = 1; length <= SYLLABLE && at + length <= l->count; length++) {
        uint32_t letter = l->piece[at + length - 1];
        if (letter < 'a' || letter > 'z')
            return;
        text[length - 1] = (char)letter;
        int syllable = xun_readings_syllable(l->s->counts.readings, text, length);
        if (syllable >= 0)
            extend_all(l, from, xun_readings_sounding(l->s->counts.readings, syllable), at + length);
    }
}

static void read_lattice(lattice *l)
{
    const chain start = {.count = 0};
    l->at[0].items[l->at[0].count++] = start;
    for (size_t at = 0; at < l->count; at++) {
        const chains *from = &l->at[at];
        uint32_t character = l->piece[at];
        if (!from->count)
            continue;
        if (character == ' ')
            l->at[at + 1] = *from;
        else if (xun_is_han(character))
            extend_all(l, from, (xun_characters){&l->piece[at], 1}, at + 1);
        else
            read_syllables(l, from, at);
    }
}

/* The next of the chains over the whole piece that some passage holds; SIZE_MAX: there is none. */
static size_t next_standing(xun_suggester *s, const chains *whole, size_t from)
{
    for (size_t i = from; i < whole->count && i < PROVED; i++)
        if (whole->items[i].count > 1 && xun_stands(s, whole->items[i].characters, whole->items[i].count))
            return i;
    return SIZE_MAX;
}

static uint64_t passages_with(xun_suggester *s, const chain *found)
{
    return xun_han_count(&s->counts, found->characters, found->count);
}

/* The best chain that some passage holds; it is the reading where the next such one is rare beside it. */
static bool choose_chain(xun_guess *out, xun_suggester *s, const chains *whole)
{
    size_t best = next_standing(s, whole, 0);
    if (best == SIZE_MAX)
        return false;
    const chain *found = &whole->items[best];
    *out = (xun_guess){.count = found->count, .passages = passages_with(s, found)};
    memcpy(out->characters, found->characters, found->count * sizeof *found->characters);
    size_t other = next_standing(s, whole, best + 1);
    out->reading = other == SIZE_MAX || passages_with(s, &whole->items[other]) * RARE < out->passages;
    return true;
}

bool xun_guess_pinyin(xun_guess *out, xun_suggester *s, const uint32_t *piece, size_t count)
{
    lattice l = {.s = s, .piece = piece, .count = count};
    if (!count || count > LETTERS || !s->counts.readings)
        return false;
    read_lattice(&l);
    return choose_chain(out, s, &l.at[count]);
}

bool xun_guess_homophones(xun_guess *out, xun_suggester *s, const uint32_t *piece, size_t count)
{
    lattice l = {.s = s, .piece = piece, .count = count};
    if (count < 2 || count > CHAIN || !s->counts.readings)
        return false;
    l.at[0].count = 1;
    for (size_t at = 0; at < count; at++) {
        int syllables[READINGS];
        size_t found = xun_readings_of(s->counts.readings, piece[at], syllables, READINGS);
        for (size_t i = 0; i < found; i++)
            extend_all(&l, &l.at[at], xun_readings_sounding(s->counts.readings, syllables[i]), at + 1);
    }
    return choose_chain(out, s, &l.at[count]);
}

/* ---- initials ----------------------------------------------------------------------------------------- */

typedef struct {
    xun_suggester *s;
    const uint32_t *letters;
    size_t count;
    size_t skip; /* bytes of the prefix of the names' kind */
    xun_guess best;
} name_search;

/* Characters of a name from `first` on that have these initials. */
static bool has_initials(const name_search *n, const uint32_t *name, size_t count, size_t first)
{
    for (size_t i = 0; i < n->count; i++)
        if (first + i >= count ||
            !xun_readings_begins(n->s->counts.readings, name[first + i], (char)n->letters[i]))
            return false;
    return true;
}

/* Of the names with these initials, and the known words in names, the one that most passages have. */
static bool take_name(void *user, const char *term, size_t length, uint64_t documents)
{
    name_search *n = user;
    uint32_t name[NAME];
    size_t count = 0;
    for (const char *at = term + n->skip, *end = term + length; at < end && count < NAME;)
        at += xun_utf8_read(&name[count++], at, end);
    if (documents <= n->best.passages)
        return true;
    for (size_t first = 0; first + n->count <= count; first++) {
        bool whole = n->count == count;
        if (!has_initials(n, name, count, first) ||
            (!whole && !xun_is_known_word(&n->s->counts, name + first, n->count)))
            continue;
        n->best = (xun_guess){.count = n->count, .passages = documents};
        memcpy(n->best.characters, name + first, n->count * sizeof *name);
        return true;
    }
    return true;
}

bool xun_guess_initials(xun_guess *out, xun_suggester *s, const uint32_t *letters, size_t count)
{
    static const char *const kinds[] = {XUN_PREFIX_ORG, XUN_PREFIX_PROJECT, XUN_PREFIX_HONOR};
    name_search n = {.s = s, .letters = letters, .count = count};
    if (count < 2 || count > CHAIN || !s->counts.readings)
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        n.skip = strlen(kinds[i]);
        xun_terms_visit(&s->counts, kinds[i], n.skip, take_name, &n);
    }
    *out = n.best;
    return n.best.count > 0;
}
