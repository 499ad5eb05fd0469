/* The words that glossaries add to a lexicon, found by their first two characters. Internal to tokenizer/. */
#ifndef XUN_TOKENIZER_GLOSSARY_WORDS_H
#define XUN_TOKENIZER_GLOSSARY_WORDS_H

#include "tokenizer/lexicon.h"

enum { XUN_GLOSSARY_SLOTS = 1 << 14, XUN_GLOSSARY_WORD_LIMIT = 64 };

typedef struct {
    uint32_t first, length; /* in `characters` */
    uint32_t next;          /* of the slot, by length; 0: none, else the word's number + 1 */
} xun_glossary_word;

typedef struct xun_glossary_words {
    xun_bytes characters;               /* uint32_t, folded */
    xun_bytes words;                    /* xun_glossary_word */
    uint32_t slots[XUN_GLOSSARY_SLOTS]; /* as `next` */
    uint64_t sum;                       /* of the words' hashes: no order */
    char settings[48];
} xun_glossary_words;

static inline uint32_t xun_glossary_slot(uint32_t first, uint32_t second)
{
    return ((first * 2654435761u) ^ (second * 2246822519u)) >> 18; /* fourteen bits */
}

/* Visits the words that begin at chars[at], the shorter ones first: `*state` 0 at first. Gives the next one's
 * length, 0 when there is none left. */
size_t xun_glossary_next(const xun_glossary_words *words, const xun_folded_char *chars, size_t count,
                         size_t at, uint32_t *state);

/* The same for a lexicon, where nearly every place has none. */
static inline size_t xun_glossary_step(const xun_lexicon *lexicon, const xun_folded_char *chars, size_t count,
                                       size_t at, uint32_t *state)
{
    return lexicon->glossary ? xun_glossary_next(lexicon->glossary, chars, count, at, state) : 0;
}

void xun_glossary_words_free(xun_glossary_words *words);

/* The logarithm of the probability that a glossary's word is given in general text. */
float xun_glossary_log_probability(const xun_lexicon *lexicon);

#endif
