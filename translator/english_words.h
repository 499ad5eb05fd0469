/* English text as words with stems, for dictionary keys and questions alike. */
#ifndef XUN_TRANSLATOR_ENGLISH_WORDS_H
#define XUN_TRANSLATOR_ENGLISH_WORDS_H

#include "common/bytes.h"
#include "tokenizer/tokenizer.h"

enum { XUN_WORD_SIZE = 40 };

typedef struct {
    char text[XUN_WORD_SIZE]; /* folded; longer ones are cut */
    char stem[XUN_WORD_SIZE]; /* of numbers: the same */
    uint32_t start, end;      /* bytes in the text; a possessive 's is no part of it */
    bool capital;             /* begins with a capital letter */
    bool article;             /* a, an, the */
    bool stop;                /* a function word */
    bool number;
    bool apart; /* more than blanks and hyphens stand before it */
} xun_text_word;

/* A reusable buffer. Start with {0}. */
typedef struct {
    xun_text_word *items;
    size_t count, capacity;
    xun_folded folded;
} xun_text_words;

/* Replaces what `out` held. */
xun_status xun_text_words_read(xun_text_words *out, const xun_lexicon *lexicon, xun_tokenizer *tokenizer,
                               const char *text, size_t length, xun_error *error);
void xun_text_words_free(xun_text_words *words);
/* Appends the stems of `count` words, articles left out, with spaces between. */
bool xun_stem_key(xun_bytes *out, const xun_text_word *words, size_t count);

#endif
