/* A fast reading of text for scoring and highlighting: one symbol for each Han character and each Latin word
 * or number, the same for query and passage. Finer than the index's terms: "PM2.5" is "pm" and "2.5" side by
 * side. */
#ifndef XUN_SEARCHER_SCAN_H
#define XUN_SEARCHER_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"
#include "tokenizer/tokenizer.h"

/* What a symbol is: a folded character (of those that are no letters, Han and the like, and signs as in 100%
 * and C++), or a hash of a word's stem or of a number; with marks of its own and of the gap before it. */
#define XUN_SYMBOL_WORD 0x80000000u   /* a Latin word or a number */
#define XUN_SYMBOL_NUMBER 0x40000000u /* begins with a digit */
#define XUN_SYMBOL_STOP 0x20000000u   /* an English stop word */
#define XUN_SYMBOL_JOINED 0x10000000u /* to the symbol before: nothing but ignorable characters between */
#define XUN_SYMBOL_SPACED 0x08000000u /* nothing but white space, if anything */
#define XUN_SYMBOL_HASH 0x07FFFFFFu
/* What is the same for every occurrence. */
#define XUN_SYMBOL_ITSELF (XUN_SYMBOL_WORD | XUN_SYMBOL_NUMBER | XUN_SYMBOL_HASH)

/* Bytes in the text, of less than 4 GB. */
typedef struct {
    uint32_t start, end;
} xun_place;

/* The symbols of a text, in columns, since scoring runs over the codes of many passages. A reusable buffer;
 * start with {0}. */
typedef struct {
    uint32_t *codes; /* as above */
    uint32_t *forms; /* a hash of the word as written, folded; of a character itself */
    xun_place *places;
    size_t count, capacity;
} xun_symbols;

/* Some symbols in a row, not owned. */
typedef struct {
    const uint32_t *codes, *forms;
    size_t count;
} xun_piece;

static inline uint32_t xun_symbol(const xun_symbols *symbols, size_t i)
{
    return symbols->codes[i] & XUN_SYMBOL_ITSELF;
}
static inline bool xun_symbol_is(const xun_symbols *symbols, size_t i, uint32_t mark)
{
    return (symbols->codes[i] & mark) != 0;
}
static inline xun_piece xun_symbols_piece(const xun_symbols *symbols, size_t first, size_t count)
{
    return (xun_piece){symbols->codes + first, symbols->forms + first, count};
}

/* The lexicon, a tokenizer for stems and a bounded memory of stems seen. */
typedef struct xun_scanner xun_scanner;
xun_status xun_scanner_new(xun_scanner **out, const xun_lexicon *lexicon, xun_tokenizer *tokenizer,
                           xun_error *error);
void xun_scanner_free(xun_scanner *scanner);
const xun_lexicon *xun_scanner_lexicon(const xun_scanner *scanner);
/* Replaces what `out` held. False when memory is out. */
bool xun_scan(xun_symbols *out, xun_scanner *scanner, const char *text, size_t length);
/* Likewise. */
bool xun_symbols_copy(xun_symbols *out, const xun_symbols *symbols);
void xun_symbols_free(xun_symbols *symbols);

#endif
