#include <utf8proc.h>

#include "common/utf8.h"
#include "tokenizer/lexicon.h"

enum { SEQUENCE_BYTES = 4 * XUN_EXPANSION_LIMIT + 4, DECOMPOSED_LIMIT = 18 * XUN_EXPANSION_LIMIT + 18 };

static bool is_mark(int32_t character)
{
    return utf8proc_category(character) == UTF8PROC_CATEGORY_MN;
}

/* The letters of the Latin script, as far as they stand for themselves after decomposition. */
static bool is_latin(int32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x2AF) ||
           (c >= 0x1E00 && c <= 0x1EFF);
}

/* Drops the marks that follow Latin letters; returns how many characters are left. */
static utf8proc_ssize_t drop_latin_marks(int32_t *characters, utf8proc_ssize_t count)
{
    utf8proc_ssize_t kept = 0;
    bool latin = false;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        bool mark = is_mark(characters[i]);
        if (!mark)
            latin = is_latin(characters[i]);
        if (!mark || !latin)
            characters[kept++] = characters[i];
    }
    return kept;
}

size_t xun_fold_sequence(uint32_t *out, size_t capacity, const uint32_t *in, size_t count)
{
    char bytes[SEQUENCE_BYTES];
    size_t length = 0;
    for (size_t i = 0; i < count && length + 4 <= sizeof bytes; i++)
        length += xun_utf8_write(bytes + length, in[i]);
    int32_t decomposed[DECOMPOSED_LIMIT];
    utf8proc_option_t options = UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STABLE;
    utf8proc_ssize_t got = utf8proc_decompose((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)length,
                                              decomposed, DECOMPOSED_LIMIT, options | UTF8PROC_DECOMPOSE);
    if (got < 0 || got > DECOMPOSED_LIMIT)
        got = 0;
    got = drop_latin_marks(decomposed, got);
    got = utf8proc_normalize_utf32(decomposed, got, options | UTF8PROC_COMPOSE);
    size_t written = 0;
    for (utf8proc_ssize_t i = 0; i < got && written < capacity; i++)
        out[written++] = (uint32_t)decomposed[i];
    return written;
}
