/* What the parts of the tokenizer share. Internal to tokenizer/. */
#ifndef XUN_TOKENIZER_STATE_H
#define XUN_TOKENIZER_STATE_H

#include <string.h>

#include "common/bytes.h"
#include "tokenizer/english.h"
#include "tokenizer/lexicon.h"

/* A run of letters, or a number, inside a Latin token. */
typedef struct {
    size_t first, end;       /* folded characters */
    uint16_t offset, length; /* in the token's text */
    bool number;
    bool glued; /* touches another part without a connector: "pm" and "2.5" of "pm2.5" */
} xun_latin_part;

/* A maximal Latin word, number or code, as xun_latin_scan finds it. */
typedef struct {
    char text[XUN_TERM_LIMIT]; /* canonical UTF-8: no commas inside numbers */
    size_t length;
    size_t first, end; /* folded characters */
    size_t next;       /* where the text goes on: past a possessive 's */
    xun_latin_part parts[XUN_TERM_LIMIT];
    size_t part_count;
    bool url;         /* scheme://...: looser connectors */
    bool contraction; /* don't, we'll: whole only, neither parts nor stem */
} xun_latin_token;

struct xun_tokenizer {
    const xun_lexicon *lexicon;
    xun_english_stemmer *stemmer;
    xun_folded folded;
    uint32_t *units; /* xun_unit_of each folded character, and then one 0 (XUN_CLASS_OTHER) */
    size_t unit_capacity;
    /* The run of Han characters at work, as UTF-8, and where each character begins in it. */
    char *run;
    uint32_t *run_offsets;
    size_t run_capacity; /* characters */
    xun_latin_token latin;
    /* Segmentation: the best path from each place of a run to its end. */
    double *path_score;
    uint32_t *path_step;
    size_t path_capacity;
    xun_bytes words; /* xun_word */
    /* The call at work. */
    xun_term_sink *sink;
    void *user;
    unsigned wanted;
    uint32_t position;
};

static inline xun_class xun_class_at(const xun_tokenizer *t, size_t at)
{
    return xun_unit_class(t->units[at]);
}

static inline bool xun_is_latin_at(const xun_tokenizer *t, size_t at)
{
    xun_class class = xun_class_at(t, at);
    return class == XUN_CLASS_LETTER || class == XUN_CLASS_DIGIT;
}

/* Gives the sink one term over folded characters first..end-1; false when the sink wants no more. */
static inline bool xun_give_term(xun_tokenizer *t, xun_term_kind kind, const char *text, size_t length,
                                 size_t first, size_t end)
{
    const xun_folded_char *chars = t->folded.chars;
    xun_term term = {text, length, chars[first].start, chars[end - 1].end, t->position, kind};
    return t->sink(t->user, &term);
}

/* Gives the dictionary words of three characters or more that begin at `first`. */
bool xun_give_words(xun_tokenizer *t, size_t first);

/* Whether a Latin token begins at folded character `at`; if so, scans it into t->latin. */
bool xun_latin_scan(xun_tokenizer *t, size_t at);
/* Gives the terms of the token in t->latin. */
bool xun_latin_give(xun_tokenizer *t);

/* Makes room for paths over runs of `count` characters. */
bool xun_path_reserve(xun_tokenizer *t, size_t count);
/* The best path over `count` Han characters from `first`: t->path_step[i] is the length of the word there. */
void xun_path_find(xun_tokenizer *t, size_t first, size_t count);

#endif
