#include "corpus/letter_spacing.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "common/utf8.h"

/* Fewer that stand alone may be names or a table: 张 三, 一 二 三. */
enum { FEWEST_IN_A_ROW = 4 };

static bool is_space(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x3000;
}

static const char *skip(const char *at, const char *end, bool spaces)
{
    while (at < end) {
        uint32_t c;
        size_t step = xun_utf8_read(&c, at, end);
        if (is_space(c) != spaces)
            break;
        at += step;
    }
    return at;
}

/* One Han character, and punctuation at most. */
static bool stands_alone(const char *at, const char *end)
{
    size_t count = 0;
    while (at < end) {
        uint32_t c;
        at += xun_utf8_read(&c, at, end);
        bool han = xun_is_han(c);
        bool punctuation = (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3011) ||
                           (c >= 0xFF01 && c <= 0xFF0F) || c == 0xFF1A || c == 0xFF1B || c == 0xFF1F;
        if (!han && !punctuation)
            return false;
        count += han;
    }
    return count == 1;
}

/* Where the words end that stand alone from `at` on, and how many there are. */
static const char *end_of_row(size_t *count, const char *at, const char *end)
{
    const char *last = at;
    for (*count = 0; at < end; (*count)++) {
        const char *stop = skip(at, end, false);
        if (!stands_alone(at, stop))
            break;
        last = stop;
        at = skip(stop, end, true);
    }
    return last;
}

size_t xun_close_letter_spacing(char *text, size_t length)
{
    const char *at = text, *end = text + length;
    char *out = text;
    while (at < end) {
        size_t count;
        const char *start = skip(at, end, true), *row = end_of_row(&count, start, end);
        bool close = count >= FEWEST_IN_A_ROW;
        const char *stop = count ? row : skip(start, end, false);
        memmove(out, at, (size_t)(start - at));
        out += start - at;
        while (start < stop) {
            const char *next = close ? skip(start, stop, false) : stop;
            memmove(out, start, (size_t)(next - start));
            out += next - start;
            start = skip(next, stop, true);
        }
        at = stop;
    }
    return (size_t)(out - text);
}
