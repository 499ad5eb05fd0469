#include "corpus/letter_spacing.h"

#include <stdint.h>
#include <string.h>

#include "common/utf8.h"
#include "corpus/chars.h"

/* Fewer that stand alone may be names or a table: 张 三, 一 二 三. */
enum { FEWEST_IN_A_ROW = 4 };

/* What stands alone in a row, until something else comes. */
typedef struct {
    size_t han, digits;
    bool unit; /* a Han character follows a digit */
} row;

static bool is_space(uint32_t c)
{
    return c != '\t' && xun_is_blank(c);
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

static bool is_punctuation(uint32_t c)
{
    return (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF0F) ||
           c == 0xFF1A || c == 0xFF1B || c == 0xFF1F || c == ',' || c == '.' || c == '%' || c == '(' ||
           c == ')';
}

/* The end of the word at `at` when it is one Han character or digit at most, and punctuation: adds it to the
 * row. NULL when it is more, told as soon as that is seen. */
static const char *stands_alone(row *it, const char *at, const char *end)
{
    row next = *it;
    while (at < end) {
        uint32_t c;
        size_t step = xun_utf8_read(&c, at, end);
        if (is_space(c))
            break;
        if (xun_is_han(c))
            next.unit = next.unit || next.digits > 0, next.han++;
        else if (xun_is_digit(c))
            next.digits++;
        else if (!is_punctuation(c))
            return NULL;
        if (next.han + next.digits > it->han + it->digits + 1)
            return NULL;
        at += step;
    }
    *it = next;
    return at;
}

bool xun_letter_spaced(const char **stop, const char *at, const char *end)
{
    row it = {0, 0, false};
    *stop = at;
    while (at < end) {
        const char *word_end = stands_alone(&it, at, end);
        if (!word_end)
            break;
        *stop = word_end;
        at = skip(word_end, end, true);
    }
    /* What begins within a row that is too poor is poorer still. */
    return it.han + it.digits >= FEWEST_IN_A_ROW && (it.han > 1 || it.unit);
}

size_t xun_close_letter_spacing(char *text, size_t length)
{
    const char *at = text, *end = text + length;
    char *out = text;
    while (at < end) {
        const char *start = skip(at, end, true), *stop;
        bool close = xun_letter_spaced(&stop, start, end);
        stop = stop > start ? stop : skip(start, end, false);
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
