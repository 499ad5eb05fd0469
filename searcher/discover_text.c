#include "searcher/discover_text.h"

#include <stdlib.h>
#include <string.h>

#include "common/hash.h"
#include "common/utf8.h"
#include "searcher/discover_words.h"
#include "tokenizer/fold.h"

/* ---- symbols ------------------------------------------------------------------------------------------ */

xun_archive_text *xun_archive_text_new(const xun_lexicon *lexicon)
{
    xun_archive_text *text = calloc(1, sizeof *text);
    if (!text)
        return NULL;
    text->lexicon = lexicon;
    text->known = XUN_FIRST_SYMBOL;
    text->kinds[XUN_SYMBOL_DIGITS] = XUN_NUMERAL;
    return text;
}

void xun_archive_text_free(xun_archive_text *text)
{
    if (!text)
        return;
    free(text->symbols);
    free(text->starts);
    free(text->docids);
    free(text);
}

static uint16_t han_symbol(xun_archive_text *text, uint32_t character)
{
    if (character >= 1 << 16)
        return XUN_SYMBOL_BREAK;
    uint16_t *symbol = &text->symbol_of[character];
    if (!*symbol && text->known < XUN_SYMBOL_COUNT) {
        *symbol = (uint16_t)text->known++;
        text->characters[*symbol] = character;
        text->kinds[*symbol] = xun_character_kinds(character);
    }
    return *symbol;
}

/* Latin words are known by their hash; one too many is a break. */
static uint16_t latin_symbol(xun_archive_text *text, uint64_t hash)
{
    size_t slot = hash % XUN_LATIN_SLOTS;
    while (text->latin[slot].symbol && text->latin[slot].hash != hash)
        slot = (slot + 1) % XUN_LATIN_SLOTS;
    if (!text->latin[slot].symbol) {
        if (text->known == XUN_SYMBOL_COUNT)
            return XUN_SYMBOL_BREAK;
        text->latin[slot].hash = hash;
        text->latin[slot].symbol = (uint16_t)text->known++;
    }
    return text->latin[slot].symbol;
}

/* ---- reading ------------------------------------------------------------------------------------------ */

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

/* Letters and digits in a row, from the first one on, which is folded already; returns where it ends. */
static const char *read_latin(uint16_t *symbol, xun_archive_text *text, const xun_fold_table *folds,
                              uint32_t first, const char *at, const char *end)
{
    uint64_t hash = XUN_HASH_START;
    bool letters = false;
    for (uint32_t c = first;;) {
        letters = letters || is_letter(c);
        hash = xun_hash_value(hash, c);
        if (at == end)
            break;
        uint32_t next;
        size_t step = xun_utf8_read(&next, at, end);
        c = xun_fold_lookup(folds, next);
        bool inside = (c == '.' || c == ',') && at + 1 < end && is_digit((unsigned char)at[1]);
        if (!is_digit(c) && !is_letter(c) && !inside && c != '%')
            break;
        at += step;
    }
    *symbol = letters ? latin_symbol(text, hash) : XUN_SYMBOL_DIGITS;
    return at;
}

void xun_archive_text_each(xun_archive_text *text, const char *passage, size_t length,
                           xun_symbol_visitor *visitor, void *user)
{
    const xun_fold_table *folds = xun_lexicon_fold_table(text->lexicon);
    const char *end = passage + length;
    bool broken = true;
    for (const char *at = passage, *start = at; at < end; start = at) {
        uint32_t c;
        at += xun_utf8_read(&c, at, end);
        c = xun_fold_lookup(folds, c);
        uint16_t symbol = XUN_SYMBOL_BREAK;
        if (xun_is_han(c))
            symbol = han_symbol(text, c);
        else if (is_digit(c) || is_letter(c))
            at = read_latin(&symbol, text, folds, c, at, end);
        if ((symbol != XUN_SYMBOL_BREAK || !broken) &&
            !visitor(user, symbol, (size_t)(start - passage), (size_t)(at - passage)))
            return;
        broken = symbol == XUN_SYMBOL_BREAK;
    }
}

/* ---- the row ------------------------------------------------------------------------------------------ */

static bool append(void *user, uint16_t symbol, size_t start, size_t end)
{
    xun_archive_text *text = user;
    (void)start;
    (void)end;
    if (text->count + 2 > text->capacity) {
        size_t capacity = text->capacity + text->capacity / 2 + (1 << 16);
        uint16_t *grown = realloc(text->symbols, capacity * sizeof *grown);
        if (!grown)
            return !(text->failed = true);
        text->symbols = grown;
        text->capacity = capacity;
    }
    text->symbols[text->count++] = symbol;
    return true;
}

static bool reserve_passage(xun_archive_text *text)
{
    if (text->passage_count < text->passage_capacity)
        return true;
    size_t capacity = text->passage_capacity * 2 + 1024;
    uint32_t *starts = realloc(text->starts, capacity * sizeof *starts);
    text->starts = starts ? starts : text->starts;
    uint32_t *docids = starts ? realloc(text->docids, capacity * sizeof *docids) : NULL;
    if (!docids)
        return !(text->failed = true);
    text->docids = docids;
    text->passage_capacity = capacity;
    return true;
}

void xun_archive_text_add(xun_archive_text *text, uint32_t docid, const char *passage, size_t length)
{
    if (!text->count)
        append(text, XUN_SYMBOL_BREAK, 0, 0);
    if (text->failed || !reserve_passage(text))
        return;
    text->starts[text->passage_count] = (uint32_t)text->count;
    text->docids[text->passage_count++] = docid;
    xun_archive_text_each(text, passage, length, append, text);
    if (!text->failed && text->symbols[text->count - 1] != XUN_SYMBOL_BREAK)
        append(text, XUN_SYMBOL_BREAK, 0, 0);
}

size_t xun_archive_text_passage(const xun_archive_text *text, uint32_t at)
{
    size_t low = 0, high = text->passage_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (text->starts[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}
