/* The folding of every single character: NFKC and case folding by utf8proc, then what search needs beyond. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "common/utf8.h"
#include "tokenizer/compile.h"

enum { ROUNDS = 4 };

typedef struct {
    uint32_t from;
    const char *to;
} extra_folding;

/* What NFKC leaves apart and readers don't: letters with strokes, quotes and hyphens, middle dots, the circle
 * that stands for zero in 二○○一年, and radicals that PDF files hold in the place of the characters. */
/* clang-format off */
static const extra_folding extra[] = {
    {0xE6, "ae"}, {0xF0, "d"}, {0xF8, "o"}, {0xFE, "th"}, {0x111, "d"}, {0x127, "h"}, {0x131, "i"}, {0x142, "l"},
    {0x153, "oe"}, {0x167, "t"}, {0x2018, "'"}, {0x2019, "'"}, {0x201A, "'"}, {0x201B, "'"}, {0x2B9, "'"},
    {0x2BC, "'"}, {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x2010, "-"}, {0x2012, "-"},
    {0x2013, "-"}, {0x2212, "-"}, {0x2022, "\u00B7"}, {0x2027, "\u00B7"}, {0x2219, "\u00B7"}, {0x22C5, "\u00B7"},
    {0x30FB, "\u00B7"}, {0x25CB, "\u3007"}, {0x301C, "~"}, {0x2E84, "\u4E59"}, {0x2E8C, "\u5C0F"},
    {0x2E9D, "\u6708"}, {0x2EA0, "\u6C11"}, {0x2EC4, "\u897F"}, {0x2EC5, "\u89C1"}, {0x2EC6, "\u89D2"},
    {0x2EC8, "\u8BA0"}, {0x2EC9, "\u8D1D"}, {0x2ECB, "\u8F66"}, {0x2ED3, "\u957F"}, {0x2ED4, "\u95E8"},
    {0x2ED8, "\u9752"}, {0x2ED9, "\u97E6"}, {0x2EDA, "\u9875"}, {0x2EDB, "\u98CE"}, {0x2EDC, "\u98DE"},
    {0x2EDD, "\u98DF"}, {0x2EE2, "\u9A6C"}, {0x2EE3, "\u9AA8"}, {0x2EE5, "\u9C7C"}, {0x2EE6, "\u9E1F"},
    {0x2EE9, "\u9EC4"}, {0x2EEC, "\u9F50"}, {0x2EEE, "\u9F7F"}, {0x2EF0, "\u9F99"}, {0x2EF3, "\u9F9F"},
};
/* clang-format on */

/* Replaces one character by `text`, at `out`; returns how many characters that gives. */
static size_t put_text(uint32_t *out, const char *text)
{
    size_t count = 0;
    for (const char *at = text, *end = text + strlen(text); at < end; count++)
        at += xun_utf8_read(&out[count], at, end);
    return count;
}

static size_t put_extra(uint32_t *out, uint32_t character, const uint32_t *simplified)
{
    for (size_t i = 0; i < sizeof extra / sizeof *extra; i++)
        if (extra[i].from == character)
            return put_text(out, extra[i].to);
    *out = simplified[character & XUN_CHARACTER_MASK];
    return 1;
}

/* Folds until nothing changes, so that folding what is folded changes nothing. */
static size_t fold_fully(uint32_t out[XUN_EXPANSION_LIMIT], uint32_t character, const uint32_t *simplified)
{
    uint32_t normal[XUN_EXPANSION_LIMIT];
    size_t count = 1;
    out[0] = character;
    for (int round = 0; round < ROUNDS; round++) {
        size_t normal_count = xun_fold_sequence(normal, XUN_EXPANSION_LIMIT, out, count);
        count = 0;
        for (size_t i = 0; i < normal_count && count + 2 <= XUN_EXPANSION_LIMIT; i++)
            count += put_extra(out + count, normal[i], simplified);
    }
    return count;
}

/* Marks every character that can be the second of a pair that composes. */
static void mark_combining(unsigned char *combines)
{
    for (int32_t c = 0; c <= 0x10FFFF; c++) {
        int32_t parts[16];
        int boundary = 0;
        utf8proc_ssize_t count = utf8proc_decompose_char(c, parts, 16, UTF8PROC_DECOMPOSE, &boundary);
        for (utf8proc_ssize_t i = 1; i < count && i < 16; i++)
            combines[parts[i]] = 1;
        if (utf8proc_get_property(c)->combining_class != 0)
            combines[c] = 1;
    }
}

static uint32_t expansion_entry(xun_bytes *expansions, const uint32_t *folded, uint32_t count)
{
    uint32_t place = (uint32_t)(expansions->length / sizeof count);
    bool good = xun_bytes_append(expansions, &count, sizeof count) &&
                xun_bytes_append(expansions, folded, count * sizeof *folded);
    xun_compile_need(good ? expansions : NULL);
    return XUN_FOLD_EXPANDS | place;
}

void xun_compile_fold(uint32_t *values, xun_bytes *expansions, const uint32_t *simplified)
{
    unsigned char *combines = xun_compile_need(calloc(XUN_CHARACTER_MASK + 1, 1));
    mark_combining(combines);
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        utf8proc_category_t category = utf8proc_category((int32_t)c);
        uint32_t folded[XUN_EXPANSION_LIMIT];
        bool plain = category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CS;
        size_t count = plain ? 1 : fold_fully(folded, c, simplified);
        if (plain)
            folded[0] = c;
        if (count == 1)
            values[c] = (folded[0] - c) & XUN_CHARACTER_MASK;
        else
            values[c] = expansion_entry(expansions, folded, (uint32_t)count);
        if (combines[c] || (count && combines[folded[0]]))
            values[c] |= XUN_FOLD_COMBINES;
    }
    free(combines);
}

static bool is_bigram_script(uint32_t c)
{
    return xun_is_han(c) || (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3105 && c <= 0x312F) ||
           (c >= 0x31A0 && c <= 0x31BF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0x1100 && c <= 0x11FF) ||
           (c >= 0xA960 && c <= 0xA97C) || (c >= 0xAC00 && c <= 0xD7FB) || (c >= 0x1B000 && c <= 0x1B16F);
}

xun_class xun_compile_class(uint32_t character)
{
    utf8proc_category_t category = utf8proc_category((int32_t)character);
    bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    if (xun_is_han(character) || (letter && is_bigram_script(character)))
        return XUN_CLASS_HAN;
    if (letter || category == UTF8PROC_CATEGORY_NL || category == UTF8PROC_CATEGORY_NO)
        return XUN_CLASS_LETTER;
    if (category == UTF8PROC_CATEGORY_ND)
        return XUN_CLASS_DIGIT;
    if (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME)
        return XUN_CLASS_MARK;
    return XUN_CLASS_OTHER;
}

void xun_pack_table(xun_packed_table *out, const uint32_t *values)
{
    out->pages = xun_compile_need(malloc((XUN_CHARACTER_MASK + 1) * sizeof *out->pages));
    out->page_count = 0;
    for (uint32_t i = 0; i < XUN_PAGE_COUNT; i++) {
        const uint32_t *page = values + ((size_t)i << XUN_PAGE_BITS);
        uint32_t same = 0;
        while (same < out->page_count &&
               memcmp(out->pages + ((size_t)same << XUN_PAGE_BITS), page, XUN_PAGE_SIZE * sizeof *page) != 0)
            same++;
        if (same == out->page_count)
            memcpy(out->pages + ((size_t)out->page_count++ << XUN_PAGE_BITS), page,
                   XUN_PAGE_SIZE * sizeof *page);
        out->index[i] = (uint16_t)same;
    }
}
