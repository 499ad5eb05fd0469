/* Folding one character by table, inline, for scans over stored text. */
#ifndef XUN_TOKENIZER_FOLD_H
#define XUN_TOKENIZER_FOLD_H

#include <stdint.h>

#include "tokenizer/tokenizer.h"

/* A two-stage table: `index` gives the page of a character's upper bits, the page an entry for its lower
 * bits. An entry below XUN_FOLD_SPECIAL holds what to add to the character (modulo 2^21). */
typedef struct {
    const uint16_t *index;
    const uint32_t *pages;
} xun_fold_table;

enum {
    XUN_PAGE_BITS = 8,
    XUN_PAGE_SIZE = 1 << XUN_PAGE_BITS,
    XUN_CHARACTER_MASK = 0x1FFFFF,
    XUN_PAGE_COUNT = (XUN_CHARACTER_MASK + 1) >> XUN_PAGE_BITS
};
#define XUN_FOLD_COMBINES 0x40000000u /* the character may compose with the one before it */
#define XUN_FOLD_EXPANDS 0x80000000u  /* folds to none or several: the low bits say where they are */
#define XUN_FOLD_SPECIAL XUN_FOLD_COMBINES

/* The lexicon's table; lives as long as the lexicon. */
const xun_fold_table *xun_lexicon_fold_table(const xun_lexicon *lexicon);

static inline uint32_t xun_fold_entry(const xun_fold_table *table, uint32_t character)
{
    uint32_t page = table->index[(character & XUN_CHARACTER_MASK) >> XUN_PAGE_BITS];
    return table->pages[page << XUN_PAGE_BITS | (character & (XUN_PAGE_SIZE - 1))];
}

/* The same as xun_fold_character. */
static inline uint32_t xun_fold_lookup(const xun_fold_table *table, uint32_t character)
{
    uint32_t entry = xun_fold_entry(table, character);
    return entry & XUN_FOLD_EXPANDS ? character : (character + entry) & XUN_CHARACTER_MASK;
}

#endif
