/* One mistake in a Chinese piece: where its bigrams are missing, other characters are tried, and what they
 * give must be a word that the index has or, for short pieces, stand there as a whole. */
#include <math.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/suggest.h"

enum {
    WHOLE = 8,  /* a piece of so many characters must stand in a passage as a whole; of a longer one, the word
                   that is changed */
    BREAKS = 3, /* places that are looked at */
    KEPT = 8,   /* guesses that are kept to be proved */
    ALIKE = 48, /* homophones that are tried for a character */
    WORD = 4,   /* characters of a word around a change */
    INSERTED = 1200 /* followers of a character that are tried */
};
/* A word that may be put into a sentence has at least this logarithm of its probability: about one in sixty
 * thousand words. */
static const float common_word = -11;
static const double replaced = 0.5, moved = 0.5, too_much = 1.5, missing = 1.5, known_bonus = 3;

typedef struct {
    xun_guess guess;
    double score;
    bool known; /* the change makes a word that the index has */
} candidate;

typedef struct {
    xun_suggester *s;
    const uint32_t *piece;
    size_t count;
    bool alone;                      /* a short piece that is all of the query */
    uint64_t pairs[XUN_PIECE_LIMIT]; /* passages with characters i and i+1 side by side */
    bool
        sure[XUN_PIECE_LIMIT]; /* part of a word (in a short piece: that the index has), or a function word */
    candidate kept[KEPT];      /* best first */
    size_t kept_count;
    size_t inserted;
    size_t gap; /* of the insertion at work */
} search;

/* ---- what is right ------------------------------------------------------------------------------------ */

static bool encode(xun_bytes *out, const uint32_t *characters, size_t count)
{
    bool good = true;
    for (size_t i = 0; i < count && good; i++) {
        char text[4];
        good = xun_bytes_append(out, text, xun_utf8_write(text, characters[i]));
    }
    return good;
}

static void mark_sure(search *c)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    const xun_word *words;
    size_t count = 0;
    if (encode(&text, c->piece, c->count) &&
        xun_cut_words(&words, &count, c->s->searcher->tokenizer, text.data, text.length, NULL) == XUN_OK) {
        const xun_folded *folded = xun_tokenizer_folded(c->s->searcher->tokenizer);
        for (size_t i = 0; i < count; i++) {
            const xun_word *word = &words[i];
            bool right = word->count == 1
                             ? xun_is_chinese_stop_word(folded->chars + word->first, 1, NULL)
                             : c->count > WHOLE ||
                                   xun_han_count(&c->s->counts, c->piece + word->first, word->count) > 0;
            for (size_t k = word->first; k < word->first + word->count && k < c->count; k++)
                c->sure[k] = right;
        }
    }
    xun_bytes_free(&text);
}

/* ---- guesses ------------------------------------------------------------------------------------------ */

static bool is_good_word(search *c, const uint32_t *characters, size_t count)
{
    float probability = xun_known_word(&c->s->counts, characters, count);
    return probability <= 0 && (c->count <= WHOLE || probability > common_word) &&
           xun_han_count(&c->s->counts, characters, count) > 0;
}

/* The longest word of the index around characters first..end-1: its length, or 0. */
static size_t word_around(search *c, const xun_guess *guess, size_t first, size_t end)
{
    for (size_t length = WORD; length >= 2; length--)
        for (size_t start = end > length ? end - length : 0; start <= first && start + length <= guess->count;
             start++)
            if (start + length >= end && is_good_word(c, guess->characters + start, length))
                return length;
    return 0;
}

/* Passages with every bigram that touches characters first..end-1. */
static uint64_t pairs_around(search *c, const xun_guess *guess, size_t first, size_t end)
{
    size_t from = first ? first - 1 : 0, to = end < guess->count ? end + 1 : guess->count;
    return xun_han_count(&c->s->counts, guess->characters + from, to - from);
}

static void keep(search *c, const candidate *found)
{
    size_t at = c->kept_count;
    while (at > 0 && c->kept[at - 1].score < found->score)
        at--;
    if (at == KEPT)
        return;
    size_t behind = (c->kept_count < KEPT ? c->kept_count : KEPT - 1) - at;
    memmove(&c->kept[at + 1], &c->kept[at], behind * sizeof *c->kept);
    c->kept[at] = *found;
    c->kept_count += c->kept_count < KEPT;
}

/* Weighs a guess that changed characters first..end-1. What is left out or put in must make a word: else a
 * part of a name would do. */
static void consider(search *c, const xun_guess *guess, size_t first, size_t end, double penalty)
{
    candidate found = {.guess = *guess};
    found.guess.passages = pairs_around(c, guess, first, end);
    if (!found.guess.passages && c->count <= WHOLE)
        return;
    size_t word = word_around(c, guess, first, end);
    if (!word && (c->count > WHOLE || guess->count != c->count))
        return;
    found.known = word > 0;
    found.score = log(1 + (double)found.guess.passages) + (word ? known_bonus + (double)word : 0) - penalty;
    keep(c, &found);
}

/* The piece with characters first..first+left_out-1 replaced. */
static xun_guess changed(const search *c, size_t first, size_t left_out, const uint32_t *with, size_t count)
{
    xun_guess guess = {.count = c->count - left_out + count};
    memcpy(guess.characters, c->piece, first * sizeof *with);
    if (count)
        memcpy(guess.characters + first, with, count * sizeof *with);
    memcpy(guess.characters + first + count, c->piece + first + left_out,
           (c->count - first - left_out) * sizeof *with);
    return guess;
}

static void try_replaced(search *c, size_t at, uint32_t by)
{
    if (by == c->piece[at] || !xun_single_count(&c->s->counts, by))
        return;
    xun_guess guess = changed(c, at, 1, &by, 1);
    consider(c, &guess, at, at + 1, replaced);
}

static void try_alike(search *c, size_t at)
{
    const xun_readings *readings = c->s->counts.readings;
    int syllables[4];
    xun_characters looks = xun_look_alikes(readings, c->piece[at]);
    for (size_t i = 0; i < looks.count; i++)
        try_replaced(c, at, looks.items[i]);
    size_t count = xun_readings_of(readings, c->piece[at], syllables, 4);
    for (size_t i = 0; i < count; i++) {
        xun_characters sounds = xun_readings_sounding(readings, syllables[i]);
        for (size_t k = 0, tried = 0; k < sounds.count && tried < ALIKE; k++) {
            tried += xun_single_count(&c->s->counts, sounds.items[k]) > 0;
            try_replaced(c, at, sounds.items[k]);
        }
    }
}

static void try_moved(search *c, size_t at)
{
    uint32_t pair[2] = {c->piece[at + 1], c->piece[at]};
    xun_guess guess = changed(c, at, 2, pair, 2);
    consider(c, &guess, at, at + 2, moved);
}

static void try_left_out(search *c, size_t at)
{
    if (c->count < 3)
        return;
    xun_guess guess = changed(c, at, 1, NULL, 0);
    size_t first = at ? at - 1 : 0, end = at < guess.count ? at + 1 : guess.count;
    consider(c, &guess, first, end, too_much);
}

/* A character that stands behind the gap's left one in the index, and before its right one. */
static bool try_follower(void *user, const char *term, size_t length, uint64_t documents)
{
    search *c = user;
    uint32_t first, second;
    (void)documents;
    size_t step = xun_utf8_read(&first, term, term + length);
    if (step < length && step + xun_utf8_read(&second, term + step, term + length) == length &&
        xun_is_han(second) && xun_bigram_count(&c->s->counts, second, c->piece[c->gap + 1])) {
        xun_guess guess = changed(c, c->gap + 1, 0, &second, 1);
        consider(c, &guess, c->gap + 1, c->gap + 2, missing);
    }
    return ++c->inserted < INSERTED;
}

static void try_inserted(search *c, size_t gap)
{
    char text[4];
    c->gap = gap;
    xun_terms_visit(&c->s->counts, text, xun_utf8_write(text, c->piece[gap]), try_follower, c);
}

/* ---- all together ------------------------------------------------------------------------------------- */

static void try_break(search *c, size_t gap)
{
    bool whole = c->count <= WHOLE;
    for (size_t at = gap; at <= gap + 1; at++) {
        if (whole || !c->sure[at])
            try_alike(c, at);
        if (c->alone && !c->sure[at])
            try_left_out(c, at);
    }
    if (whole || (!c->sure[gap] && !c->sure[gap + 1]))
        try_moved(c, gap);
    if (c->alone && !(c->sure[gap] && c->sure[gap + 1]))
        try_inserted(c, gap);
}

/* Whether two characters do not belong together, as far as the index knows. In a longer piece, which is a
 * sentence rather than a name, words stand side by side that never did before. */
static bool is_break(const search *c, size_t gap)
{
    return !c->pairs[gap] && !(c->count > WHOLE && c->sure[gap] && c->sure[gap + 1]);
}

/* Gaps without a bigram; in a short piece that has none, the rarest. */
static size_t find_breaks(const search *c, size_t breaks[BREAKS])
{
    size_t found = 0, rarest = 0;
    for (size_t i = 0; i + 1 < c->count; i++) {
        if (is_break(c, i) && found < BREAKS)
            breaks[found++] = i;
        rarest = c->pairs[i] < c->pairs[rarest] ? i : rarest;
    }
    if (!found && c->count <= WHOLE)
        breaks[found++] = rarest;
    return found;
}

/* A pair of characters must be a word: by chance, any two stand somewhere. */
static bool is_proved(search *c, const candidate *found)
{
    if (c->count > WHOLE || found->guess.count == 2)
        return found->known;
    return xun_stands(c->s, found->guess.characters, found->guess.count);
}

bool xun_guess_chinese(xun_guess *out, xun_suggester *s, const uint32_t *piece, size_t count, bool alone)
{
    search c = {.s = s, .piece = piece, .count = count, .alone = alone && count <= WHOLE};
    size_t breaks[BREAKS];
    bool whole = true;
    if (count < 2 || count > XUN_PIECE_LIMIT || !s->counts.readings ||
        (count == 2 && xun_is_known_word(&s->counts, piece, count)))
        return false;
    for (size_t i = 0; i + 1 < count; i++) {
        c.pairs[i] = xun_bigram_count(&s->counts, piece[i], piece[i + 1]);
        whole = whole && c.pairs[i];
    }
    if (whole && (count > WHOLE || xun_stands(s, piece, count)))
        return false;
    mark_sure(&c);
    size_t found = find_breaks(&c, breaks);
    for (size_t i = 0; i < found; i++)
        try_break(&c, breaks[i]);
    for (size_t i = 0; i < c.kept_count; i++)
        if (is_proved(&c, &c.kept[i])) {
            *out = c.kept[i].guess;
            return true;
        }
    return count > 2 && count <= WHOLE && xun_guess_homophones(out, s, piece, count);
}
