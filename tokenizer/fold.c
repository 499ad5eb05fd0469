#include <stdlib.h>

#include "common/utf8.h"
#include "tokenizer/lexicon.h"

enum { CHUNK = 4096, SEQUENCE_LIMIT = 31 }; /* a starter and 30 marks: UAX #15, Stream-Safe Text */

typedef struct {
    const xun_lexicon *lexicon;
    const char *text;
    size_t length, at;
    xun_folded *out;
} fold_walk;

/* Room for `extra` more entries. */
static bool reserve(xun_folded *out, size_t extra)
{
    if (out->capacity - out->count >= extra)
        return true;
    size_t capacity = out->count + extra;
    if (capacity < out->capacity * 2)
        capacity = out->capacity * 2;
    xun_folded_char *chars = realloc(out->chars, capacity * sizeof *chars);
    if (!chars)
        return false;
    out->chars = chars;
    out->capacity = capacity;
    return true;
}

/* Appends what `character` folds to, with the given span; what is reserved must hold CHUNK entries more. */
static bool push(fold_walk *walk, uint32_t character, size_t start, size_t end)
{
    const xun_lexicon *lexicon = walk->lexicon;
    uint32_t entry = xun_fold_entry(&lexicon->fold, character), single = 0;
    const uint32_t *folded = &single;
    uint32_t count = 1;
    if (entry & XUN_FOLD_EXPANDS) {
        uint32_t place = entry & XUN_CHARACTER_MASK;
        count = place < lexicon->expansion_count ? lexicon->expansions[place] : 0;
        if (count > XUN_EXPANSION_LIMIT || count >= lexicon->expansion_count - place)
            count = 0;
        if (count)
            folded = lexicon->expansions + place + 1;
    } else {
        single = (character + entry) & XUN_CHARACTER_MASK;
    }
    if (!reserve(walk->out, count + CHUNK))
        return false;
    for (uint32_t i = 0; i < count; i++)
        walk->out->chars[walk->out->count++] = (xun_folded_char){folded[i], (uint32_t)start, (uint32_t)end};
    return true;
}

/* The character at walk->at may combine with the one before: takes that one back and folds the whole
 * sequence. Marks after the thirtieth are dropped. */
static bool fold_combining(fold_walk *walk, size_t end)
{
    xun_folded *out = walk->out;
    size_t start = out->chars[out->count - 1].start;
    while (out->count && out->chars[out->count - 1].start == start)
        out->count--;
    uint32_t sequence[SEQUENCE_LIMIT], folded[XUN_EXPANSION_LIMIT * 2], character;
    size_t count = 0;
    const char *limit = walk->text + walk->length;
    for (size_t at = start; at < walk->length;) {
        size_t step = xun_utf8_read(&character, walk->text + at, limit);
        if (at >= end && !(xun_fold_entry(&walk->lexicon->fold, character) & XUN_FOLD_COMBINES))
            break;
        if (count < SEQUENCE_LIMIT)
            sequence[count++] = character;
        at += step;
        end = at > end ? at : end;
    }
    count = xun_fold_sequence(folded, sizeof folded / sizeof *folded, sequence, count);
    for (size_t i = 0; i < count; i++)
        if (!push(walk, folded[i], start, end))
            return false;
    walk->at = end;
    return true;
}

/* One character of any kind, malformed ones too. */
static bool fold_one(fold_walk *walk)
{
    const xun_folded *out = walk->out;
    uint32_t character;
    size_t start = walk->at;
    size_t end = start + xun_utf8_read(&character, walk->text + start, walk->text + walk->length);
    bool combines = (xun_fold_entry(&walk->lexicon->fold, character) & XUN_FOLD_COMBINES) != 0;
    if (combines && out->count && out->chars[out->count - 1].end == start)
        return fold_combining(walk, end);
    walk->at = end;
    return push(walk, character, start, end);
}

/* Reads a well-formed character of one or three bytes at `bytes`; 0 for anything else. */
static inline size_t read_common(uint32_t *out, const unsigned char *bytes, size_t available)
{
    if (bytes[0] < 0x80) {
        *out = bytes[0];
        return 1;
    }
    if ((bytes[0] & 0xF0) != 0xE0 || available < 3 || (bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80)
        return 0;
    uint32_t c = (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    *out = c;
    return c >= 0x800 && (c & 0xF800) != 0xD800 ? 3 : 0;
}

/* Folds plain characters up to `stop` or to the first that needs fold_one; the entries are reserved. */
static void fold_plain(fold_walk *walk, size_t stop)
{
    const xun_fold_table *table = &walk->lexicon->fold;
    const unsigned char *bytes = (const unsigned char *)walk->text;
    xun_folded_char *out = walk->out->chars + walk->out->count;
    size_t at = walk->at, length = walk->length;
    while (at < stop) {
        uint32_t character;
        size_t step = read_common(&character, bytes + at, length - at);
        if (!step)
            break;
        uint32_t entry = xun_fold_entry(table, character);
        if (entry >= XUN_FOLD_SPECIAL)
            break;
        *out++ =
            (xun_folded_char){(character + entry) & XUN_CHARACTER_MASK, (uint32_t)at, (uint32_t)(at + step)};
        at += step;
    }
    walk->out->count = (size_t)(out - walk->out->chars);
    walk->at = at;
}

xun_status xun_fold(xun_folded *out, const xun_lexicon *lexicon, const char *text, size_t length,
                    xun_error *error)
{
    out->count = 0;
    if (length >= UINT32_MAX)
        return xun_fail(error, XUN_LIMIT, "text of %zu bytes: at most 4 GiB can be folded at once: split it",
                        length);
    fold_walk walk = {lexicon, text, length, 0, out};
    while (walk.at < length) {
        if (!reserve(out, CHUNK))
            return xun_fail_memory(error);
        size_t before = walk.at, stop = length - before < CHUNK ? length : before + CHUNK;
        fold_plain(&walk, stop);
        if (walk.at < stop && !fold_one(&walk))
            return xun_fail_memory(error);
    }
    return XUN_OK;
}

void xun_folded_free(xun_folded *folded)
{
    free(folded->chars);
    *folded = (xun_folded){NULL, 0, 0};
}

uint32_t xun_fold_character(const xun_lexicon *lexicon, uint32_t character)
{
    return character > 0x10FFFF ? character : xun_fold_lookup(&lexicon->fold, character);
}
