#include "apps/cli/columns.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "common/utf8.h"

static size_t character_columns(uint32_t character)
{
    if (character < 0x20 || (character >= 0x7F && character < 0xA0))
        return 1;
    int columns = utf8proc_charwidth((utf8proc_int32_t)character);
    return columns > 0 ? (size_t)columns : 0;
}

size_t xun_columns(const char *text, size_t length)
{
    size_t columns = 0;
    for (const char *at = text, *end = text + length; at < end;) {
        uint32_t character;
        at += xun_utf8_read(&character, at, end);
        columns += character_columns(character);
    }
    return columns;
}

static bool is_one_of(uint32_t character, const char *set)
{
    for (const char *at = set, *end = set + strlen(set); at < end;) {
        uint32_t member;
        at += xun_utf8_read(&member, at, end);
        if (member == character)
            return true;
    }
    return false;
}

static bool begins_no_line(uint32_t character)
{
    return is_one_of(character, "，。、；：！？）》〉”’」』】〕…—％,.;:!?)]}%");
}

static bool ends_no_line(uint32_t character)
{
    return is_one_of(character, "（《〈“‘「『【〔([{");
}

/* Whether a line may end between two neighbours, neither of them a space. */
static bool may_break(uint32_t before, uint32_t after)
{
    bool wide = character_columns(before) == 2 || character_columns(after) == 2;
    return wide && !begins_no_line(after) && !ends_no_line(before);
}

static size_t skip_spaces(const char *text, size_t length, size_t at)
{
    while (at < length && text[at] == ' ')
        at++;
    return at;
}

size_t xun_line_length(size_t *next, const char *text, size_t length, size_t width)
{
    const char *end = text + length;
    size_t columns = 0, at = 0, best = 0, best_next = 0;
    uint32_t before = 0;
    while (at < length) {
        uint32_t character;
        size_t step = xun_utf8_read(&character, text + at, end);
        if (character == ' ' && before != ' ' && at > 0) {
            best = at;
            best_next = skip_spaces(text, length, at);
        } else if (before && before != ' ' && may_break(before, character)) {
            best = best_next = at;
        }
        columns += character_columns(character);
        if (width && columns > width && at > 0 && character != ' ') {
            *next = best ? best_next : at;
            return best ? best : at;
        }
        before = character;
        at += step;
    }
    *next = length;
    return length;
}
