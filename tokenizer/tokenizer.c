#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "tokenizer/glossary_words.h"
#include "tokenizer/tokenizer_state.h"

xun_status xun_tokenizer_new(xun_tokenizer **out, const xun_lexicon *lexicon, xun_error *error)
{
    *out = NULL;
    xun_tokenizer *t = calloc(1, sizeof *t);
    if (!t)
        return xun_fail_memory(error);
    t->lexicon = lexicon;
    t->stemmer = xun_english_stemmer_new();
    if (!t->stemmer || !xun_path_reserve(t, 64)) {
        xun_tokenizer_free(t);
        return xun_fail_memory(error);
    }
    *out = t;
    return XUN_OK;
}

void xun_tokenizer_free(xun_tokenizer *t)
{
    if (!t)
        return;
    xun_english_stemmer_free(t->stemmer);
    xun_folded_free(&t->folded);
    xun_bytes_free(&t->words);
    free(t->units);
    free(t->run);
    free(t->run_offsets);
    free(t->path_score);
    free(t->path_step);
    free(t);
}

const xun_folded *xun_tokenizer_folded(const xun_tokenizer *t)
{
    return &t->folded;
}

/* Folds the text and looks up the unit of each folded character. */
static xun_status prepare(xun_tokenizer *t, const char *text, size_t length, xun_error *error)
{
    xun_status status = xun_fold(&t->folded, t->lexicon, text, length, error);
    if (status != XUN_OK)
        return status;
    size_t count = t->folded.count;
    if (count >= t->unit_capacity) {
        size_t capacity = count + count / 2 + 256;
        uint32_t *units = realloc(t->units, capacity * sizeof *units);
        if (!units)
            return xun_fail_memory(error);
        t->units = units;
        t->unit_capacity = capacity;
    }
    const xun_folded_char *chars = t->folded.chars;
    for (size_t i = 0; i < count; i++)
        t->units[i] = xun_unit_of(t->lexicon, chars[i].character);
    t->units[count] = 0;
    return XUN_OK;
}

static size_t run_end(const xun_tokenizer *t, size_t at)
{
    while (xun_class_at(t, at) == XUN_CLASS_HAN)
        at++;
    return at;
}

/* Writes the run as UTF-8 into t->run. */
static bool encode_run(xun_tokenizer *t, size_t first, size_t end)
{
    size_t count = end - first;
    if (count > t->run_capacity) {
        size_t capacity = count + count / 2 + 64;
        char *run = realloc(t->run, capacity * 4);
        t->run = run ? run : t->run;
        uint32_t *offsets = run ? realloc(t->run_offsets, (capacity + 1) * sizeof *offsets) : NULL;
        if (!offsets)
            return false;
        t->run_offsets = offsets;
        t->run_capacity = capacity;
    }
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        t->run_offsets[i] = at;
        at += (uint32_t)xun_utf8_write(t->run + at, t->folded.chars[first + i].character);
    }
    t->run_offsets[count] = at;
    return true;
}

/* A dictionary word that isn't inside the run, or whose run isn't encoded. */
static bool give_encoded_word(xun_tokenizer *t, size_t first, size_t end)
{
    char text[XUN_TERM_LIMIT];
    size_t length = 0;
    for (size_t i = first; i < end; i++) {
        if (length + 4 > sizeof text)
            return true;
        length += xun_utf8_write(text + length, t->folded.chars[i].character);
    }
    return xun_give_term(t, XUN_TERM_WORD, text, length, first, end);
}

/* Whether a word may end before `end`: not inside a Latin token. */
static bool is_border(const xun_tokenizer *t, size_t end)
{
    return xun_class_at(t, end - 1) == XUN_CLASS_HAN || !xun_is_latin_at(t, end);
}

static bool give_glossary_words(xun_tokenizer *t, size_t first)
{
    uint32_t state = 0;
    for (size_t length;
         (length = xun_glossary_step(t->lexicon, t->folded.chars, t->folded.count, first, &state)) > 0;)
        if (length > 2 && is_border(t, first + length) && !give_encoded_word(t, first, first + length))
            return false;
    return true;
}

bool xun_give_words(xun_tokenizer *t, size_t first)
{
    const xun_lexicon *lexicon = t->lexicon;
    size_t count = t->folded.count;
    uint32_t node = 0;
    for (size_t at = first; at < count; at++) {
        node = xun_trie_child(lexicon, node, t->units[at]);
        if (!node)
            break;
        bool word = at >= first + 2 && lexicon->nodes[node].log_probability <= 0;
        if (word && is_border(t, at + 1) && !give_encoded_word(t, first, at + 1))
            return false;
        if (!lexicon->nodes[node].base)
            break;
    }
    return give_glossary_words(t, first);
}

static bool give_bigram(xun_tokenizer *t, size_t first, size_t at, size_t end)
{
    const uint32_t *offset = t->run_offsets + (at - first);
    bool last = at + 1 == end;
    size_t length = (last ? offset[1] : offset[2]) - offset[0];
    return xun_give_term(t, last ? XUN_TERM_CHARACTER : XUN_TERM_BIGRAM, t->run + offset[0], length, at,
                         last ? end : at + 2);
}

static bool give_run(xun_tokenizer *t, size_t first, size_t end)
{
    for (size_t at = first; at < end; at++) {
        if ((t->wanted & XUN_WANT_BIGRAMS) && !give_bigram(t, first, at, end))
            return false;
        if ((t->wanted & XUN_WANT_WORDS) && !xun_give_words(t, at))
            return false;
        t->position++;
    }
    return true;
}

/* Gives the terms of what begins at *at, and moves on past it. */
static xun_status give_next(xun_tokenizer *t, size_t *at, xun_error *error)
{
    size_t first = *at;
    if (xun_class_at(t, first) == XUN_CLASS_HAN) {
        *at = run_end(t, first);
        if ((t->wanted & XUN_WANT_BIGRAMS) && !encode_run(t, first, *at))
            return xun_fail_memory(error);
        return give_run(t, first, *at) ? XUN_OK : XUN_STOPPED;
    }
    if (!xun_latin_scan(t, first)) {
        *at = first + 1;
        return XUN_OK;
    }
    *at = t->latin.next;
    return xun_latin_give(t) ? XUN_OK : XUN_STOPPED;
}

xun_status xun_tokenize(xun_tokenizer *t, const char *text, size_t length, unsigned wanted,
                        xun_term_sink *sink, void *user, xun_error *error)
{
    xun_status status = prepare(t, text, length, error);
    t->sink = sink;
    t->user = user;
    t->wanted = wanted;
    t->position = 0;
    for (size_t at = 0; status == XUN_OK && at < t->folded.count;)
        status = give_next(t, &at, error);
    return status == XUN_STOPPED ? xun_fail(error, XUN_STOPPED, "stopped by the caller") : status;
}

/* The word over folded characters first..first+count-1. */
static bool append_word(xun_tokenizer *t, size_t first, size_t count, bool han, double log_probability)
{
    const xun_folded_char *chars = t->folded.chars + first;
    xun_word word = {.first = first,
                     .count = count,
                     .start = chars[0].start,
                     .end = chars[count - 1].end,
                     .known = han,
                     .han = han,
                     .log_probability = (float)log_probability};
    return xun_bytes_append(&t->words, &word, sizeof word);
}

static bool append_han_words(xun_tokenizer *t, size_t first, size_t count)
{
    if (!xun_path_reserve(t, count))
        return false;
    xun_path_find(t, first, count);
    const double *scores = t->path_score;
    for (size_t i = 0, length; i < count; i += length) {
        length = t->path_step[i];
        if (!append_word(t, first + i, length, true, scores[i] - scores[i + length]))
            return false;
    }
    return true;
}

xun_status xun_cut_words(const xun_word **out, size_t *count, xun_tokenizer *t, const char *text,
                         size_t length, xun_error *error)
{
    *out = NULL;
    *count = 0;
    xun_bytes_clear(&t->words);
    xun_status status = prepare(t, text, length, error);
    if (status != XUN_OK)
        return status;
    for (size_t at = 0; at < t->folded.count;) {
        bool good = true;
        size_t end = run_end(t, at);
        if (end > at) {
            good = append_han_words(t, at, end - at);
            at = end;
        } else if (xun_latin_scan(t, at)) {
            good = append_word(t, t->latin.first, t->latin.end - t->latin.first, false, 0);
            at = t->latin.next;
        } else {
            at++;
        }
        if (!good)
            return xun_fail_memory(error);
    }
    *out = (const void *)t->words.data;
    *count = t->words.length / sizeof(xun_word);
    return XUN_OK;
}
