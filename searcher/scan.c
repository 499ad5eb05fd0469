#include "searcher/scan.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "tokenizer/fold.h"

enum { STEM_SLOTS = 1 << 16, WORD_LIMIT = 64 };

/* What is known of a word form. */
typedef struct {
    uint32_t form, code;
    bool used;
} stem_slot;

struct xun_scanner {
    const xun_lexicon *lexicon;
    const xun_fold_table *folds;
    xun_tokenizer *tokenizer;
    stem_slot *stems; /* by form; a newcomer takes the place of the one before */
};

xun_status xun_scanner_new(xun_scanner **out, const xun_lexicon *lexicon, xun_tokenizer *tokenizer,
                           xun_error *error)
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
    free(symbols->codes);
    free(symbols->forms);
    free(symbols->places);
    *symbols = (xun_symbols){0};
}

/* FNV-1a, 32 bits (draft-eastlake-fnv), marked as a word. */
#define WORD_HASH_START 0x811C9DC5u

static inline uint32_t word_hash_step(uint32_t hash, unsigned char byte)
{
    return (hash ^ byte) * 0x01000193u;
}

static inline uint32_t word_hash_end(uint32_t hash)
{
    return (hash ^ hash >> 15) | XUN_SYMBOL_WORD;
}

static uint32_t word_hash(const char *word, size_t length)
{
    uint32_t hash = WORD_HASH_START;
    for (size_t i = 0; i < length; i++)
        hash = word_hash_step(hash, (unsigned char)word[i]);
    return word_hash_end(hash);
}

static uint32_t code_of(uint32_t hash)
{
    return (hash & XUN_SYMBOL_HASH) | XUN_SYMBOL_WORD;
}

/* What was read of a symbol; the gap before it is marked later. */
typedef struct {
    uint32_t code, form;
} symbol;

/* A word in the making: folded to ASCII letters and digits, or other letters as UTF-8. */
typedef struct {
    char text[WORD_LIMIT];
    size_t length;
    bool letters; /* only a to z so far */
} word_buffer;

static symbol stem_word(xun_scanner *scanner, uint32_t form, const char *word, size_t length)
{
    stem_slot *slot = &scanner->stems[form % STEM_SLOTS];
    if (!slot->used || slot->form != form) {
        char stem[WORD_LIMIT];
        size_t stem_length = xun_english_stem(scanner->tokenizer, word, length, stem, sizeof stem);
        bool stop = xun_is_english_stop_word(word, length);
        *slot = (stem_slot){form, code_of(word_hash(stem, stem_length)) | (stop ? XUN_SYMBOL_STOP : 0), true};
    }
    return (symbol){slot->code, form};
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
    return (c >= 0x4E00 && c <= 0x9FFF) || xun_is_han(c) || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) ||
           (c >= 0xAC00 && c <= 0xD7A3);
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
static const char *read_word(word_buffer *word, const xun_scanner *scanner, const char *at, const char *end,
                             bool number)
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

/* ---- one symbol after the other ----------------------------------------------------------------------- */

/* A text at work. */
typedef struct {
    xun_scanner *scanner;
    const char *text, *end;
    bool joined, spaced; /* to the symbol before, as of now */
} reading;

/* Each of the readers below returns where its symbol ends, or where it began if there is none of its kind. */

/* Most Chinese. */
static inline const char *read_common_han(symbol *out, const reading *r, const char *at)
{
    unsigned char byte = (unsigned char)*at;
    if (byte < 0xE4 || byte > 0xE9 || r->end - at < 3)
        return at;
    uint32_t han =
        xun_fold_lookup(r->scanner->folds, (byte & 0x0Fu) << 12 | ((unsigned char)at[1] & 0x3Fu) << 6 |
                                               ((unsigned char)at[2] & 0x3Fu));
    if (han < 0x4E00 || han > 0x9FFF)
        return at;
    *out = (symbol){han, han};
    return at + 3;
}

/* Most English: ASCII letters that nothing follows which might belong to them. */
static inline const char *read_common_word(symbol *out, const reading *r, const char *at)
{
    char word[WORD_LIMIT];
    size_t length = 0;
    uint32_t hash = WORD_HASH_START;
    const char *stop = at;
    for (; stop < r->end && length < WORD_LIMIT; stop++) {
        unsigned char letter = (unsigned char)*stop | 0x20;
        if (letter < 'a' || letter > 'z')
            break;
        word[length++] = (char)letter;
        hash = word_hash_step(hash, letter);
    }
    bool whole = stop == r->end || (length < WORD_LIMIT && (unsigned char)*stop < 0x80 && *stop != '\'');
    if (!whole || !length)
        return at;
    *out = stem_word(r->scanner, word_hash_end(hash), word, length);
    return stop;
}

/* A sign that belongs to the number or word right before it, and is a symbol of its own: 100%, C++, C#. */
static bool is_sign(uint32_t c, const reading *r, const xun_symbols *before)
{
    if (!r->joined || !before->count)
        return false;
    uint32_t last = before->codes[before->count - 1];
    if (c == '%' || c == 0x2030)
        return (last & XUN_SYMBOL_NUMBER) != 0;
    return (c == '+' && xun_symbol(before, before->count - 1) == '+') ||
           ((c == '+' || c == '#') && (last & XUN_SYMBOL_WORD));
}

/* Every other symbol; `before`: those read so far; `step` is the length of a character that is none. */
static const char *read_other(symbol *out, size_t *step, reading *r, const char *at,
                              const xun_symbols *before)
{
    uint32_t c = read_folded(r->scanner, at, r->end, step);
    bool number = is_digit(c);
    if (stands_alone(c) || is_sign(c, r, before)) {
        *out = (symbol){c, c};
        return at + *step;
    }
    if (!number && !is_letter(c)) {
        r->spaced = r->spaced && is_space(c);
        return at;
    }
    word_buffer word = {.length = 0, .letters = true};
    const char *stop = read_word(&word, r->scanner, at, r->end, number);
    uint32_t form = word_hash(word.text, word.length);
    *out = word.letters ? stem_word(r->scanner, form, word.text, word.length)
                        : (symbol){code_of(form) | (number ? XUN_SYMBOL_NUMBER : 0), form};
    return stop == at ? at + *step : stop;
}

/* Room for as many symbols as there are bytes, the most there can be; what was there is lost. */
static bool reserve(xun_symbols *out, size_t bytes)
{
    if (bytes <= out->capacity)
        return true;
    size_t capacity = bytes * 2;
    xun_symbols_free(out);
    out->codes = malloc(capacity * sizeof *out->codes);
    out->forms = malloc(capacity * sizeof *out->forms);
    out->places = malloc(capacity * sizeof *out->places);
    if (!out->codes || !out->forms || !out->places) {
        xun_symbols_free(out);
        return false;
    }
    out->capacity = capacity;
    return true;
}

bool xun_scan(xun_symbols *out, xun_scanner *scanner, const char *text, size_t length)
{
    reading r = {.scanner = scanner, .text = text, .end = text + length, .joined = true, .spaced = true};
    out->count = 0;
    if (!reserve(out, length))
        return false;
    for (const char *at = text; at < r.end;) {
        size_t step = 1;
        symbol found;
        const char *stop = read_common_han(&found, &r, at);
        if (stop == at)
            stop = read_common_word(&found, &r, at);
        if (stop == at)
            stop = read_other(&found, &step, &r, at, out);
        if (stop == at) {
            r.joined = false;
            at += step;
            continue;
        }
        out->codes[out->count] =
            found.code | (r.joined ? XUN_SYMBOL_JOINED : 0) | (r.joined || r.spaced ? XUN_SYMBOL_SPACED : 0);
        out->forms[out->count] = found.form;
        out->places[out->count++] = (xun_place){(uint32_t)(at - text), (uint32_t)(stop - text)};
        r.joined = r.spaced = true;
        at = stop;
    }
    return true;
}

bool xun_symbols_copy(xun_symbols *out, const xun_symbols *symbols)
{
    out->count = 0;
    if (!reserve(out, symbols->count))
        return false;
    out->count = symbols->count;
    if (out->count) {
        memcpy(out->codes, symbols->codes, out->count * sizeof *out->codes);
        memcpy(out->forms, symbols->forms, out->count * sizeof *out->forms);
        memcpy(out->places, symbols->places, out->count * sizeof *out->places);
    }
    return true;
}
