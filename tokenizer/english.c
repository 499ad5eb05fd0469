#include "tokenizer/english.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "tokenizer/tokenizer_state.h"

enum { CACHE_SIZE = 4096 }; /* words; a power of two */

/* A word and its stem; a word takes the place of the one that was there. */
typedef struct {
    uint8_t word_length, stem_length;
    bool stop;
    char word[XUN_ENGLISH_WORD_LIMIT], stem[XUN_ENGLISH_WORD_LIMIT];
} cached_stem;

struct xun_english_stemmer {
    struct sb_stemmer *snowball;
    cached_stem cache[CACHE_SIZE];
};

xun_english_stemmer *xun_english_stemmer_new(void)
{
    xun_english_stemmer *stemmer = calloc(1, sizeof *stemmer);
    if (!stemmer)
        return NULL;
    stemmer->snowball = sb_stemmer_new("english", "UTF_8");
    if (!stemmer->snowball) {
        free(stemmer);
        return NULL;
    }
    return stemmer;
}

void xun_english_stemmer_free(xun_english_stemmer *stemmer)
{
    if (!stemmer)
        return;
    sb_stemmer_delete(stemmer->snowball);
    free(stemmer);
}

/* Fills the word's entry. A stem that Snowball can't give (memory is out) is the word itself. */
static void compute(xun_english_stemmer *stemmer, cached_stem *entry, const char *word, size_t length)
{
    char base[XUN_ENGLISH_WORD_LIMIT];
    size_t base_length = xun_english_base(base, word, length);
    const sb_symbol *stem = sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)base, (int)base_length);
    size_t stem_length = stem ? (size_t)sb_stemmer_length(stemmer->snowball) : 0;
    if (stem_length == 0 || stem_length > sizeof entry->stem) {
        stem = (const sb_symbol *)base;
        stem_length = base_length;
    }
    memcpy(entry->stem, stem, stem_length);
    memcpy(entry->word, word, length);
    entry->stem_length = (uint8_t)stem_length;
    entry->word_length = (uint8_t)length;
    entry->stop = xun_is_english_stop_word(word, length);
}

/* The entry of a word of 1 to XUN_ENGLISH_WORD_LIMIT bytes. */
static const cached_stem *look_up(xun_english_stemmer *stemmer, const char *word, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    cached_stem *entry = &stemmer->cache[(hash ^ hash >> 15) & (CACHE_SIZE - 1)];
    if (entry->word_length != length || memcmp(entry->word, word, length) != 0)
        compute(stemmer, entry, word, length);
    return entry;
}

const char *xun_english_index_stem(xun_english_stemmer *stemmer, const char *word, size_t length,
                                   size_t *stem_length)
{
    *stem_length = length;
    if (length == 0 || length > XUN_ENGLISH_WORD_LIMIT)
        return word;
    const cached_stem *entry = look_up(stemmer, word, length);
    *stem_length = entry->stop ? 0 : entry->stem_length;
    return entry->stem;
}

size_t xun_english_stem(xun_tokenizer *tokenizer, const char *word, size_t length, char *out, size_t capacity)
{
    const char *stem = word;
    if (length > 0 && length <= XUN_ENGLISH_WORD_LIMIT) {
        const cached_stem *entry = look_up(tokenizer->stemmer, word, length);
        stem = entry->stem;
        length = entry->stem_length;
    }
    length = length < capacity ? length : capacity;
    memcpy(out, stem, length);
    return length;
}
