#include "common/utf8.h"

#include <string.h>

typedef struct {
    size_t length;
    unsigned char low, high; /* the range of the second byte */
    uint32_t bits;           /* payload of the lead byte */
} lead_info;

/* Table 3-7 of the Unicode Standard: which second bytes may follow which lead byte. */
static lead_info lead_of(unsigned char byte)
{
    if (byte >= 0xC2 && byte <= 0xDF)
        return (lead_info){2, 0x80, 0xBF, byte & 0x1Fu};
    if (byte >= 0xE0 && byte <= 0xEF)
        return (lead_info){3, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF, byte & 0x0Fu};
    if (byte >= 0xF0 && byte <= 0xF4)
        return (lead_info){4, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF, byte & 0x07u};
    return (lead_info){0, 0, 0, 0};
}

size_t xun_utf8_read(uint32_t *out, const char *text, const char *end)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (bytes[0] < 0x80) {
        *out = bytes[0];
        return 1;
    }
    lead_info lead = lead_of(bytes[0]);
    size_t available = (size_t)(end - text), read = 1;
    uint32_t value = lead.bits;
    while (read < lead.length && read < available) {
        unsigned char low = read == 1 ? lead.low : 0x80, high = read == 1 ? lead.high : 0xBF;
        if (bytes[read] < low || bytes[read] > high)
            break;
        value = value << 6 | (bytes[read] & 0x3Fu);
        read++;
    }
    *out = lead.length && read == lead.length ? value : XUN_REPLACEMENT;
    return read;
}

size_t xun_utf8_write(char out[4], uint32_t character)
{
    if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF))
        character = XUN_REPLACEMENT;
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        out[0] = (char)(0xC0 | character >> 6);
        out[1] = (char)(0x80 | (character & 0x3F));
        return 2;
    }
    if (character < 0x10000) {
        out[0] = (char)(0xE0 | character >> 12);
        out[1] = (char)(0x80 | (character >> 6 & 0x3F));
        out[2] = (char)(0x80 | (character & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | character >> 18);
    out[1] = (char)(0x80 | (character >> 12 & 0x3F));
    out[2] = (char)(0x80 | (character >> 6 & 0x3F));
    out[3] = (char)(0x80 | (character & 0x3F));
    return 4;
}

static bool is_ascii_word(const char *text)
{
    uint64_t word;
    memcpy(&word, text, sizeof word);
    return (word & 0x8080808080808080u) == 0;
}

/* Three well-formed bytes whose lead needs no narrower range for the second: nearly all Chinese
 * characters. */
static bool is_plain_triple(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    bool lead = (bytes[0] & 0xF0) == 0xE0 && bytes[0] != 0xE0 && bytes[0] != 0xED;
    return lead && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80;
}

size_t xun_utf8_valid_prefix(const char *text, size_t length)
{
    const char *end = text + length;
    size_t at = 0;
    while (at < length) {
        if (length - at >= 8 && is_ascii_word(text + at)) {
            at += 8;
            continue;
        }
        if (length - at >= 3 && is_plain_triple(text + at)) {
            at += 3;
            continue;
        }
        uint32_t character;
        size_t step = xun_utf8_read(&character, text + at, end);
        bool literal = step == 3 && memcmp(text + at, "\xEF\xBF\xBD", 3) == 0;
        if (character == XUN_REPLACEMENT && !literal)
            return at;
        at += step;
    }
    return length;
}

size_t xun_utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    uint32_t character;
    for (const char *at = text, *end = text + length; at < end; count++)
        at += xun_utf8_read(&character, at, end);
    return count;
}

size_t xun_utf8_border(const char *text, size_t length, size_t offset)
{
    if (offset >= length)
        return length;
    size_t back = 0;
    while (back < 3 && offset > back && ((unsigned char)text[offset - back] & 0xC0) == 0x80)
        back++;
    size_t start = offset - back;
    uint32_t character;
    return start + xun_utf8_read(&character, text + start, text + length) > offset ? start : offset;
}

bool xun_is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || c == 0x3005 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}
