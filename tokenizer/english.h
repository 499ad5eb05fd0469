/* English words: base forms, stems with a cache before them, stop words. Internal to tokenizer/. */
#ifndef XUN_TOKENIZER_ENGLISH_H
#define XUN_TOKENIZER_ENGLISH_H

#include "tokenizer/tokenizer.h"

/* Snowball's stemmer and the stems of the words seen last. */
typedef struct xun_english_stemmer xun_english_stemmer;

/* NULL when memory is out. */
xun_english_stemmer *xun_english_stemmer_new(void);
void xun_english_stemmer_free(xun_english_stemmer *stemmer);

/* The stem of a lower-case ASCII word, "" of a stop word; valid until the next call. */
const char *xun_english_index_stem(xun_english_stemmer *stemmer, const char *word, size_t length,
                                   size_t *stem_length);

/* Longer words are no English words; they are stemmed as they are. */
enum { XUN_ENGLISH_WORD_LIMIT = 28 };

/* Writes the word that is stemmed in the place of `word` (at most XUN_ENGLISH_WORD_LIMIT bytes): the base of
 * an irregular form (won: win), the American spelling of a British one (labour: labor), else the word itself.
 * `out` has room for XUN_ENGLISH_WORD_LIMIT bytes; returns the length. */
size_t xun_english_base(char *out, const char *word, size_t length);

#endif
