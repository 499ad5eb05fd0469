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

typedef struct {
    uint32_t symbol; /* folded Han character; else a hash of the word's stem, with XUN_SYMBOL_WORD set */
    uint32_t form;   /* a hash of the word as written, folded; the symbol itself for Han */
    uint32_t start;  /* bytes in the text, of less than 256 MB */
    uint32_t end : 28;
    bool joined : 1; /* nothing but ignorable characters stands between this and the symbol before */
    bool spaced : 1; /* only white space (or nothing) does */
    bool stop : 1;   /* an English stop word */
    bool number : 1; /* begins with a digit */
} xun_symbol;

#define XUN_SYMBOL_WORD 0x80000000u

/* A reusable buffer. Start with {0}. */
typedef struct {
    xun_symbol *items;
    size_t count, capacity;
} xun_symbols;

/* The lexicon, a tokenizer for stems and a bounded memory of stems seen. */
typedef struct xun_scanner xun_scanner;
xun_status xun_scanner_new(xun_scanner **out, const xun_lexicon *lexicon, xun_tokenizer *tokenizer,
                           xun_error *error);
void xun_scanner_free(xun_scanner *scanner);
const xun_lexicon *xun_scanner_lexicon(const xun_scanner *scanner);
/* Replaces what `out` held. False when memory is out. */
bool xun_scan(xun_symbols *out, xun_scanner *scanner, const char *text, size_t length);
void xun_symbols_free(xun_symbols *symbols);

#endif
