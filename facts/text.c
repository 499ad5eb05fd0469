#include "facts/text.h"

#include <stdlib.h>

#include "common/utf8.h"
#include "facts/charset.h"

enum { FULL_WIDTH_FIRST = 0xFF01, FULL_WIDTH_LAST = 0xFF5E, FULL_WIDTH_SHIFT = 0xFEE0 };

/* The cases of fold_symbol. */
#define FOLDED(X)                                                                                            \
    X(u'\u3000')                                                                                             \
    X(u'\u00A0')                                                                                             \
    X(u'\u2002')                                                                                             \
    X(u'\u2003')                                                                                             \
    X(u'\u2005')                                                                                             \
    X(u'\u2006')                                                                                             \
    X(u'\u2007')                                                                                             \
    X(u'\u2009')                                                                                             \
    X(u'\u202F')                                                                                             \
    X(u'○')                                                                                                  \
    X(u'◯')                                                                                                  \
    X(u'◦')                                                                                                  \
    X(u'億')                                                                                                 \
    X(u'萬')                                                                                                 \
    X(u'點')                                                                                                 \
    X(u'兩')                                                                                                 \
    X(u'個')                                                                                                 \
    X(u'號') X(u'來') X(u'後') X(u'間') X(u'時') X(u'過') X(u'內') X(u'餘') X(u'畝') X(u'噸') X(u'戶')       \
        X(u'户') X(u'條') X(u'項') X(u'級') X(u'國') X(u'﹣') X(u'−') X(u'–') X(u'‐') X(u'‑') X(u'―')        \
            X(u'─') X(u'∼') X(u'〜') X(u'～') X(u'﹪') X(u'•') X(u'‧') X(u'・')

static const xun_sieve folded = XUN_SIEVE(FOLDED);

/* Characters that stand for another one in times, numbers and units. */
static char16_t fold_symbol(char16_t c)
{
    switch (c) {
    case u'\u3000':
    case u'\u00A0':
    case u'\u2002':
    case u'\u2003':
    case u'\u2005':
    case u'\u2006':
    case u'\u2007':
    case u'\u2009':
    case u'\u202F':
    case u'\t': return u' ';
    case u'○':
    case u'◯':
    case u'◦': return u'〇';
    case u'億': return u'亿';
    case u'萬': return u'万';
    case u'點': return u'点';
    case u'兩': return u'两';
    case u'個': return u'个';
    case u'號': return u'号';
    case u'來': return u'来';
    case u'後': return u'后';
    case u'間': return u'间';
    case u'時': return u'时';
    case u'過': return u'过';
    case u'內': return u'内';
    case u'餘': return u'余';
    case u'畝': return u'亩';
    case u'噸': return u'吨';
    case u'戶':
    case u'户': return u'户';
    case u'條': return u'条';
    case u'項': return u'项';
    case u'級': return u'级';
    case u'國': return u'国';
    case u'﹣':
    case u'−':
    case u'–':
    case u'‐':
    case u'‑': return u'-';
    case u'―':
    case u'─': return u'—';
    case u'∼':
    case u'〜':
    case u'～': return u'~';
    case u'﹪': return u'%';
    case u'•':
    case u'‧':
    case u'・': return u'·';
    default: return c;
    }
}

char16_t xun_fold_plain(uint32_t character)
{
    if (character < 0x80)
        return character == '\t' || character == 0 ? u' ' : (char16_t)character;
    if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST)
        return (char16_t)(character - FULL_WIDTH_SHIFT);
    if (character > 0xFFFF)
        return XUN_REPLACEMENT;
    char16_t c = (char16_t)character;
    return xun_sieve_may_hold(&folded, c) ? fold_symbol(c) : c;
}

static xun_status reserve(xun_fact_text *text, size_t count, xun_error *error)
{
    if (count <= text->capacity)
        return XUN_OK;
    char16_t *chars = realloc(text->chars, count * sizeof *chars);
    if (chars == NULL)
        return xun_fail_memory(error);
    text->chars = chars;
    uint32_t *at = realloc(text->at, count * sizeof *at);
    if (at == NULL)
        return xun_fail_memory(error);
    text->at = at;
    text->capacity = count;
    return XUN_OK;
}

xun_status xun_fact_text_load(xun_fact_text *text, const char *bytes, size_t length, xun_error *error)
{
    text->count = 0;
    if (length >= UINT32_MAX)
        return xun_fail(error, XUN_LIMIT, "a passage of %zu bytes is too long to be read for facts: split it",
                        length);
    xun_status status = reserve(text, length + 1, error);
    if (status != XUN_OK)
        return status;
    const char *at = bytes, *end = bytes + length;
    while (at < end) {
        uint32_t character;
        size_t size = xun_utf8_read(&character, at, end);
        text->chars[text->count] = xun_fold_plain(character);
        text->at[text->count++] = (uint32_t)(at - bytes);
        at += size;
    }
    text->chars[text->count] = 0;
    text->at[text->count] = (uint32_t)length;
    return XUN_OK;
}

void xun_fact_text_free(xun_fact_text *text)
{
    free(text->chars);
    free(text->at);
    *text = (xun_fact_text){0};
}

size_t xun_match_any(const xun_fact_text *text, size_t index, const char16_t *const *words)
{
    size_t best = 0;
    for (; *words != NULL; words++) {
        size_t length = xun_match(text, index, *words);
        if (length > best)
            best = length;
    }
    return best;
}

bool xun_ends_with(const xun_fact_text *text, size_t index, const char16_t *word)
{
    size_t length = 0;
    while (word[length] != 0)
        length++;
    return length <= index && xun_match(text, index - length, word) == length;
}

bool xun_ends_with_any(const xun_fact_text *text, size_t index, const char16_t *const *words)
{
    for (; *words != NULL; words++)
        if (xun_ends_with(text, index, *words))
            return true;
    return false;
}

bool xun_one_of(char16_t character, const char16_t *set)
{
    for (; *set != 0; set++)
        if (*set == character)
            return true;
    return false;
}

bool xun_sentence_end(const xun_fact_text *text, size_t index)
{
    char16_t c = xun_char(text, index);
    if (xun_is_sentence_mark(c))
        return true;
    char16_t before = xun_char(text, index - 1);
    bool numbered = before == u'o' && xun_char(text, index - 2) == u'N'; /* No. Two Middle School */
    return c == u'.' && (xun_is_letter(before) || xun_is_digit(before) || xun_one_of(before, u")%\"”’")) &&
           !numbered && xun_char(text, index + 1) == u' ' && xun_is_upper(xun_char(text, index + 2));
}

bool xun_holds_any(const xun_fact_text *text, size_t from, size_t to, const char16_t *const *words)
{
    for (size_t i = from; i < to; i++) {
        size_t length = xun_match_any(text, i, words);
        if (length > 0 && i + length <= to)
            return true;
    }
    return false;
}

size_t xun_after_any(const xun_fact_text *text, size_t from, size_t to, const char16_t *const *words)
{
    size_t after = from, length;
    for (size_t i = from; i < to; i++)
        if ((length = xun_match_any(text, i, words)) > 0)
            after = i + length;
    return after;
}
