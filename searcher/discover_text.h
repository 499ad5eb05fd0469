/* The text of an archive as one row of symbols: a number for each Chinese character and each Latin word.
 * Inside the search for new terms only. */
#ifndef XUN_SEARCHER_DISCOVER_TEXT_H
#define XUN_SEARCHER_DISCOVER_TEXT_H

#include "engine/engine.h"
#include "engine/schema.h"
#include "tokenizer/tokenizer.h"

enum {
    XUN_SYMBOL_BREAK,
    XUN_SYMBOL_DIGITS,
    XUN_FIRST_SYMBOL,
    XUN_SYMBOL_COUNT = 1 << 16,
    XUN_LATIN_SLOTS = 1 << 17
};

typedef struct {
    uint16_t *symbols; /* breaks before, between and behind the passages */
    size_t count, capacity;
    uint32_t *starts, *docids; /* of each passage: its first symbol */
    size_t passage_count, passage_capacity;
    uint32_t characters[XUN_SYMBOL_COUNT]; /* by symbol: the folded character; 0 of a Latin word */
    uint8_t kinds[XUN_SYMBOL_COUNT];       /* by symbol: xun_character_kinds */
    uint16_t symbol_of[1 << 16];           /* by character */
    struct {
        uint64_t hash;
        uint16_t symbol;
    } latin[XUN_LATIN_SLOTS];
    size_t known; /* symbols that have a meaning */
    const xun_lexicon *lexicon;
    bool failed; /* memory is out */
} xun_archive_text;

/* NULL when memory is out. */
xun_archive_text *xun_archive_text_new(const xun_lexicon *lexicon);
void xun_archive_text_free(xun_archive_text *text);
/* Appends a passage's text. */
void xun_archive_text_add(xun_archive_text *text, uint32_t docid, const char *passage, size_t length);

/* Gives each symbol of a text with its bytes; several breaks in a row are one. False stops. */
typedef bool xun_symbol_visitor(void *user, uint16_t symbol, size_t start, size_t end);
void xun_archive_text_each(xun_archive_text *text, const char *passage, size_t length,
                           xun_symbol_visitor *visitor, void *user);
/* The passage that a symbol belongs to. */
size_t xun_archive_text_passage(const xun_archive_text *text, uint32_t at);

#endif
