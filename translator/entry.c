#include "translator/entry.h"

#include <math.h>
#include <string.h>

#include "common/utf8.h"

/* Longer glosses are explanations, not what a text would say; longer keys are not looked up. */
enum { GLOSS_WORDS = 6, KEY_WORDS = 5, PART_WORDS = 3 };

static const double frequency_base = 6e7; /* about the size of the text that the lexicon was counted on */
static const float single_character =
    0.2f; /* how much less a word of one character is meant than a longer one */

void xun_entry_writer_free(xun_entry_writer *w)
{
    xun_text_words_free(&w->words);
    xun_folded_free(&w->folded);
    xun_bytes_free(&w->head);
    xun_bytes_free(&w->key);
    xun_bytes_free(&w->gloss);
    xun_bilingual_builder_free(w->builder);
}

xun_status xun_entry_head(xun_entry_writer *w, const char *word, size_t length, xun_error *error)
{
    xun_status status = xun_fold(&w->folded, w->lexicon, word, length, error);
    if (status != XUN_OK)
        return status;
    xun_bytes_clear(&w->head);
    for (size_t i = 0; i < w->folded.count; i++) {
        char encoded[4];
        if (!xun_bytes_append(&w->head, encoded, xun_utf8_write(encoded, w->folded.chars[i].character)))
            return xun_fail_memory(error);
    }
    float log_probability = xun_word_log_probability(w->lexicon, w->folded.chars, w->folded.count);
    w->frequency = log_probability > 0 ? 0 : (float)(exp((double)log_probability) * frequency_base);
    return XUN_OK;
}

static bool to_key(xun_entry_writer *w, const xun_text_word *words, size_t count)
{
    xun_bytes_clear(&w->key);
    return xun_stem_key(&w->key, words, count);
}

/* The gloss as it is shown: its words without articles. */
static bool to_gloss(xun_entry_writer *w, const char *text)
{
    xun_bytes_clear(&w->gloss);
    for (size_t i = 0; i < w->words.count; i++) {
        const xun_text_word *word = &w->words.items[i];
        if (!word->article && ((w->gloss.length && !xun_bytes_append_byte(&w->gloss, ' ')) ||
                               !xun_bytes_append(&w->gloss, text + word->start, word->end - word->start)))
            return false;
    }
    return true;
}

static void add_to(xun_entry_writer *w, xun_bilingual_list list, const char *key, size_t length, float weight)
{
    float prior = sqrtf(w->frequency + 1) * (w->folded.count == 1 ? single_character : 1);
    xun_bilingual_add(w->builder, list, key, length, w->head.data, w->head.length, weight * prior);
}

/* Under the whole gloss, under its one content word, and under each of two or three. */
static bool add_keys(xun_entry_writer *w, float weight, size_t worded)
{
    const xun_text_word *content[PART_WORDS];
    size_t contents = 0;
    if (worded <= KEY_WORDS) {
        if (!to_key(w, w->words.items, w->words.count))
            return false;
        add_to(w, XUN_BY_ENGLISH, w->key.data, w->key.length, weight);
    }
    for (size_t i = 0; i < w->words.count; i++) {
        if (w->words.items[i].stop || w->words.items[i].article)
            continue;
        if (contents < PART_WORDS)
            content[contents] = &w->words.items[i];
        contents++;
    }
    if (contents == 1 && worded > 1)
        add_to(w, XUN_BY_ENGLISH, content[0]->stem, strlen(content[0]->stem), weight / 2);
    for (size_t i = 0; i < contents && contents > 1 && contents <= PART_WORDS; i++)
        add_to(w, XUN_BY_PART, content[i]->stem, strlen(content[i]->stem), weight / (float)contents);
    return true;
}

static void count_words(xun_entry_writer *w)
{
    for (size_t i = 0; i < w->words.count; i++) {
        const xun_text_word *word = &w->words.items[i];
        if (!word->capital && !word->number)
            xun_bilingual_add(w->builder, XUN_BY_STEM, word->stem, strlen(word->stem), word->stem,
                              strlen(word->stem), 1);
    }
}

xun_status xun_entry_gloss(xun_entry_writer *w, const char *gloss, size_t length, size_t sense,
                           xun_error *error)
{
    xun_status status = xun_text_words_read(&w->words, w->lexicon, w->tokenizer, gloss, length, error);
    if (status != XUN_OK || !w->head.length)
        return status;
    float weight = 1 / (1 + 0.5f * (float)sense);
    size_t worded = 0;
    for (size_t i = 0; i < w->words.count; i++)
        worded += !w->words.items[i].article;
    count_words(w);
    if (!worded || worded > GLOSS_WORDS)
        return XUN_OK;
    if (!to_gloss(w, gloss) || !add_keys(w, weight, worded))
        return xun_fail_memory(error);
    xun_bilingual_add(w->builder, XUN_BY_CHINESE, w->head.data, w->head.length, w->gloss.data,
                      w->gloss.length, weight);
    return XUN_OK;
}
