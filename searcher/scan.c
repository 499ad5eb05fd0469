#include "searcher/scan.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "tokenizer/fold.h"

enum { STEM_SLOTS = 1 << 14, WORD_LIMIT = 64 };

/* What is known of a word form. */
typedef struct {
    uint32_t form, symbol;
    bool used, stop;
} stem_slot;

struct xun_scanner {
    const xun_lexicon *lexicon;
    const xun_fold_table *folds;
    xun_tokenizer *tokenizer;
    stem_slot *stems; /* by form; a newcomer takes the place of the one before */
};

xun_status xun_scanner_new(xun_scanner **out, const xun_lexicon *lexicon, xun_tokenizer *tokenizer, xun_error *error)
{
    *out = NULL;
    xun_scanner *scanner = calloc(1, sizeof *scanner);
    if (scanner)
        scanner->stems = calloc(STEM_SLOTS, sizeof *scanner->stems);
    if (!scanner || !scanner->stems) {
        free(scanner);
        return xun_fail_memory(error);
    }
    scanner->lexicon = lexicon;
    scanner->folds = xun_lexicon_fold_table(lexicon);
    scanner->tokenizer = tokenizer;
    *out = scanner;
    return XUN_OK;
}

void xun_scanner_free(xun_scanner *scanner)
{
    if (!scanner)
        return;
    free(scanner->stems);
    free(scanner);
}

const xun_lexicon *xun_scanner_lexicon(const xun_scanner *scanner)
{
    return scanner->lexicon;
}

void xun_symbols_free(xun_symbols *symbols)
{
    free(symbols->items);
    *symbols = (xun_symbols){NULL, 0, 0};
}

/* FNV-1a, 32 bits (draft-eastlake-fnv), marked as a word. */
static uint32_t word_hash(const char *word, size_t length)
{
    uint32_t hash = 0x811C9DC5u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)word[i]) * 0x01000193u;
    return (hash ^ hash >> 15) | XUN_SYMBOL_WORD;
}

/* A word in the making: folded to ASCII letters and digits, or other letters as UTF-8. */
typedef struct {
    char text[WORD_LIMIT];
    size_t length;
    bool letters; /* only a to z so far */
} word_buffer;

static void stem_word(xun_symbol *symbol, xun_scanner *scanner, const word_buffer *word)
{
    symbol->form = word_hash(word->text, word->length);
    symbol->symbol = symbol->form;
    symbol->stop = false;
    if (!word->letters)
        return;
    stem_slot *slot = &scanner->stems[symbol->form % STEM_SLOTS];
    if (!slot->used || slot->form != symbol->form) {
        char stem[WORD_LIMIT];
        size_t length = xun_english_stem(scanner->tokenizer, word->text, word->length, stem, sizeof stem);
        *slot = (stem_slot){symbol->form, word_hash(stem, length), true,
                            xun_is_english_stop_word(word->text, word->length)};
    }
    symbol->symbol = slot->symbol;
    symbol->stop = slot->stop;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z';
    return (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0x2C00 && c < 0x2E00) ||
           (c >= 0xA640 && c < 0xAC00) || (c >= 0x10000 && c < 0x1F000);
}

/* Characters that are written like Chinese, without spaces: Han, kana, hangul. */
static bool stands_alone(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || xun_is_han(c) || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0xAC00 && c <= 0xD7A3);
}

static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B);
}

static void add_to_word(word_buffer *word, uint32_t c)
{
    char encoded[4];
    size_t length = xun_utf8_write(encoded, c);
    if (word->length + length > WORD_LIMIT)
        return;
    memcpy(word->text + word->length, encoded, length);
    word->length += length;
    word->letters = word->letters && c >= 'a' && c <= 'z';
}

static uint32_t read_folded(const xun_scanner *scanner, const char *at, const char *end, size_t *step)
{
    unsigned char byte = (unsigned char)*at;
    if (byte < 0x80) {
        *step = 1;
        return byte >= 'A' && byte <= 'Z' ? byte + 32u : byte;
    }
    uint32_t c;
    if (byte >= 0xE1 && byte <= 0xEF && end - at >= 3) { /* most Chinese; stored text is well-formed */
        *step = 3;
        c = (byte & 0x0Fu) << 12 | ((unsigned char)at[1] & 0x3Fu) << 6 | ((unsigned char)at[2] & 0x3Fu);
    } else {
        *step = xun_utf8_read(&c, at, end);
    }
    return xun_fold_lookup(scanner->folds, c);
}

/* Reads a run of letters, or a number with its separators, from `at`; returns where it ends. */
static const char *read_word(word_buffer *word, const xun_scanner *scanner, const char *at, const char *end, bool number)
{
    while (at < end) {
        size_t step;
        uint32_t c = read_folded(scanner, at, end, &step);
        if (number ? is_digit(c) : is_letter(c)) {
            add_to_word(word, c);
            at += step;
            continue;
        }
        size_t next_step;
        bool more = at + step < end;
        uint32_t next = more ? read_folded(scanner, at + step, end, &next_step) : 0;
        bool separator = number && (c == '.' || c == ',') && is_digit(next);
        bool apostrophe = !number && (c == '\'' || c == 0x2019) && is_letter(next) && next != 's';
        if (!separator && !apostrophe)
            break;
        if (c == '.')
            add_to_word(word, c);
        at += step;
    }
    return at;
}

/* Room for as many symbols as there are bytes, the most there can be. */
static bool reserve(xun_symbols *out, size_t bytes)
{
    if (bytes <= out->capacity)
        return true;
    xun_symbol *grown = realloc(out->items, bytes * 2 * sizeof *grown);
    if (!grown)
        return false;
    out->items = grown;
    out->capacity = bytes * 2;
    return true;
}

/* Whether a character of three bytes begins here that is most likely Han. */
static bool begins_common_han(const char *at, const char *end)
{
    unsigned char byte = (unsigned char)*at;
    return byte >= 0xE4 && byte <= 0xE9 && end - at >= 3;
}

bool xun_scan(xun_symbols *out, xun_scanner *scanner, const char *text, size_t length)
{
    const char *end = text + length;
    bool joined = true, spaced = true;
    out->count = 0;
    if (!reserve(out, length))
        return false;
    for (const char *at = text; at < end;) {
        size_t step;
        if (begins_common_han(at, end)) {
            uint32_t han = xun_fold_lookup(scanner->folds, ((unsigned char)at[0] & 0x0Fu) << 12 |
                                                               ((unsigned char)at[1] & 0x3Fu) << 6 |
                                                               ((unsigned char)at[2] & 0x3Fu));
            if (han >= 0x4E00 && han <= 0x9FFF) {
                uint32_t start = (uint32_t)(at - text);
                out->items[out->count++] = (xun_symbol){.symbol = han, .form = han, .start = start, .end = start + 3,
                                                        .joined = joined, .spaced = joined || spaced};
                joined = spaced = true;
                at += 3;
                continue;
            }
        }
        uint32_t c = read_folded(scanner, at, end, &step);
        bool alone = stands_alone(c), number = is_digit(c);
        if (!alone && !number && !is_letter(c)) {
            spaced = spaced && is_space(c);
            joined = false;
            at += step;
            continue;
        }
        xun_symbol *symbol = &out->items[out->count++];
        const char *stop = at + step;
        if (alone) {
            symbol->symbol = symbol->form = c;
            symbol->stop = false;
        } else {
            word_buffer word = {.length = 0, .letters = true};
            stop = read_word(&word, scanner, at, end, number);
            if (stop == at)
                stop = at + step;
            stem_word(symbol, scanner, &word);
        }
        symbol->start = (uint32_t)(at - text);
        symbol->end = (uint32_t)(stop - text);
        symbol->joined = joined;
        symbol->spaced = joined || spaced;
        joined = spaced = true;
        at = stop;
    }
    return true;
}
