/* "Did you mean": another query that would find more, made of the index's own terms. */
#ifndef XUN_SEARCHER_SUGGEST_H
#define XUN_SEARCHER_SUGGEST_H

#include "searcher/state.h"
#include "searcher/term_counts.h"

enum {
    XUN_SUGGEST_LITERAL =
        2, /* a query that so many passages hold as written is looked at; one with more is right */
    XUN_ADVISED_BYTES = 600, /* of a query; longer ones are no slips of a finger */
    XUN_PIECE_LIMIT = 64     /* characters of a piece that is looked at */
};

/* A query with one or several of its words replaced; nothing is appended when there is none. `literal`
 * passages hold the query as it is. `*reading`: it is what the query spells in pinyin, and nothing else that
 * the index has is spelt so. At most a few thousand terms are looked up, whatever the query. Words that the
 * searcher's interpreter has translated are right. */
xun_status xun_suggest(xun_bytes *out, bool *reading, xun_searcher *searcher, const xun_parsed_query *query,
                       const xun_request *request, uint64_t literal, xun_error *error);

/* ---- its parts; see suggest_chinese.c, suggest_pinyin.c, suggest_english.c ---------------------------- */

typedef struct {
    xun_searcher *searcher;
    xun_analyzer analyzer;
    xun_term_counts counts;
    size_t checks; /* of stored passages, that may still be made */
} xun_suggester;

/* What a piece of a query might be meant to be. */
typedef struct {
    uint32_t characters[XUN_PIECE_LIMIT + 1]; /* Han, or lower-case Latin letters */
    size_t count;
    uint64_t passages; /* that may hold it */
    bool reading;      /* of pinyin, which hardly spells anything else that the index has */
} xun_guess;

/* Whether some passage holds the characters as written, side by side. */
bool xun_stands(xun_suggester *s, const uint32_t *characters, size_t count);
/* Folded Han characters with one mistake: a character that sounds or looks like another one, two that changed
 * places, one missing or too much; the last two only in a short piece that stands `alone` in the query.
 * False: none found, or nothing is wrong. */
bool xun_guess_chinese(xun_guess *out, xun_suggester *s, const uint32_t *piece, size_t count, bool alone);
/* Pinyin without tones, letters from a to z, with Han characters between if need be; a space (also an
 * apostrophe's) is a border of syllables. */
bool xun_guess_pinyin(xun_guess *out, xun_suggester *s, const uint32_t *piece, size_t count);
/* Folded Han characters that sound like what some passage holds as a whole. */
bool xun_guess_homophones(xun_guess *out, xun_suggester *s, const uint32_t *piece, size_t count);
/* The first letters of the syllables of a name that the index has, or of a known word in one, as hhn for
 * 花花牛. */
bool xun_guess_initials(xun_guess *out, xun_suggester *s, const uint32_t *letters, size_t count);
/* A word that is a letter or two away (Damerau 1964) and that the index has. */
bool xun_guess_english(xun_guess *out, xun_suggester *s, const uint32_t *letters, size_t count);

#endif
