/* One pair of a Chinese word and an English gloss, into all lists of a table. */
#ifndef XUN_TRANSLATOR_ENTRY_H
#define XUN_TRANSLATOR_ENTRY_H

#include "translator/bilingual.h"
#include "translator/english_words.h"

typedef struct {
    xun_bilingual_builder *builder;
    const xun_lexicon *lexicon;
    xun_tokenizer *tokenizer;
    xun_text_words words; /* of the gloss at work */
    xun_folded folded;
    xun_bytes head, key, gloss; /* scratch; `head` is the folded Chinese word */
    float frequency;            /* of the head in a text of FREQUENCY_BASE words */
} xun_entry_writer;

void xun_entry_writer_free(xun_entry_writer *writer);
/* The Chinese word that the glosses to come belong to. */
xun_status xun_entry_head(xun_entry_writer *writer, const char *word, size_t length, xun_error *error);
/* One gloss of that word; `sense` counts from 0, the best first. */
xun_status xun_entry_gloss(xun_entry_writer *writer, const char *gloss, size_t length, size_t sense,
                           xun_error *error);

#endif
