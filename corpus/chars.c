#include "corpus/chars.h"

#include <string.h>

#include "common/utf8.h"

bool xun_is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' || c == 0xA0 || c == 0x3000 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0xFEFF;
}

bool xun_is_sentence_end(uint32_t c)
{
    switch (c) {
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF1B:
    case 0xFF61: /* 。！？； and half-width 。 */
    case '!':
    case '?':
    case ';':
    case 0x2026: /* … */ return true;
    default: return false;
    }
}

bool xun_is_clause_end(uint32_t c)
{
    switch (c) {
    case 0xFF0C:
    case 0x3001:
    case 0xFF1A:
    case ',':
    case ':': /* ，、： */ return true;
    default: return false;
    }
}

bool xun_is_opener(uint32_t c)
{
    switch (c) {
    case '(':
    case '[':
    case '{':
    case 0xFF08:
    case 0x3010:
    case 0x300A:
    case 0x3008:
    case 0x300C:
    case 0x300E:
    case 0x201C:
    case 0x2018:
    case 0x3014:
    case 0xFF3B: /* （【《〈「『“‘〔［ */ return true;
    default: return false;
    }
}

bool xun_is_closer(uint32_t c)
{
    switch (c) {
    case ')':
    case ']':
    case '}':
    case 0xFF09:
    case 0x3011:
    case 0x300B:
    case 0x3009:
    case 0x300D:
    case 0x300F:
    case 0x201D:
    case 0x2019:
    case 0x3015:
    case 0xFF3D:
    case '"':
    case '\'': return true;
    default: return false;
    }
}

bool xun_is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

bool xun_begins_with_decimals(const char *text, size_t start, size_t end)
{
    size_t point, digit;
    uint32_t first = xun_char_at(text, start, end, &point);
    return (first == '.' || first == 0xFF0E) && xun_is_digit(xun_char_at(text, start + point, end, &digit));
}

bool xun_is_upper(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

bool xun_is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x52F) ||
           (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
}

bool xun_is_wide(uint32_t c)
{
    return xun_is_han(c) || (c >= 0x3001 && c <= 0x30FF) || (c >= 0xFF01 && c <= 0xFFEE);
}

uint32_t xun_char_before(const char *text, size_t start, size_t at, size_t *step)
{
    size_t back = 1;
    while (back < 4 && back < at - start && ((unsigned char)text[at - back] & 0xC0) == 0x80)
        back++;
    uint32_t c;
    xun_utf8_read(&c, text + at - back, text + at);
    *step = back;
    return c;
}

uint32_t xun_char_at(const char *text, size_t at, size_t end, size_t *step)
{
    uint32_t c = 0;
    *step = at < end ? xun_utf8_read(&c, text + at, text + end) : 0;
    return c;
}

bool xun_char_in(uint32_t c, const char *set)
{
    char encoded[5] = {0};
    if (!c)
        return false;
    xun_utf8_write(encoded, c);
    return strstr(set, encoded) != NULL;
}

bool xun_starts_with(const char *text, size_t at, size_t end, const char *word)
{
    size_t length = strlen(word);
    return end >= at && end - at >= length && memcmp(text + at, word, length) == 0;
}
