#include "facts/english_number.h"

#include <string.h>

#include "facts/english.h"

typedef struct {
    const char *word;
    double value;
} number_word;

static const number_word small_words[] = {
    {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},       {"six", 6},
    {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},    {"twelve", 12},
    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},     {"sixty", 60},
    {"seventy", 70},  {"eighty", 80},   {"ninety", 90},  {NULL, 0},
};
static const number_word scales[] = {
    {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}, {NULL, 0},
};
static const number_word parts[] = {
    {"half", 2},  {"halves", 2}, {"third", 3},  {"thirds", 3},  {"quarter", 4}, {"quarters", 4},
    {"fifth", 5}, {"fifths", 5}, {"tenth", 10}, {"tenths", 10}, {NULL, 0},
};

/* The value of the word at `index`; 0 when it is none of `words`. Moves `index` behind it. */
static double take(size_t *index, const number_word *words, const xun_fact_text *text)
{
    size_t length = xun_word_length(text, *index);
    for (; length > 0 && words->word != NULL; words++) {
        if (strlen(words->word) == length && xun_word_begins(text, *index, words->word, length)) {
            *index += length;
            return words->value;
        }
    }
    return 0;
}

/* Over one space or hyphen. */
static size_t next_word(const xun_fact_text *text, size_t index)
{
    return xun_one_of(xun_char(text, index), u" -") ? index + 1 : index;
}

static double take_after(size_t *index, const number_word *words, const xun_fact_text *text)
{
    size_t at = next_word(text, *index);
    double value = at > *index ? take(&at, words, text) : 0;
    *index = value > 0 ? at : *index;
    return value;
}

/* Seven, twenty-one. */
static double take_tens(size_t *index, const xun_fact_text *text)
{
    double value = take(index, small_words, text);
    size_t at = *index;
    double unit = value >= 20 ? take_after(&at, small_words, text) : 0;
    if (unit <= 0 || unit >= 10)
        return value;
    *index = at;
    return value + unit;
}

/* Three hundred and five: what stands before a scale. */
static double take_section(size_t *index, const xun_fact_text *text)
{
    static const number_word hundred[] = {{"hundred", 100}, {NULL, 0}};
    double value = take_tens(index, text);
    if (value <= 0 || take_after(index, hundred, text) <= 0)
        return value;
    size_t at = next_word(text, *index);
    if (xun_word_is(text, at, "and"))
        at = next_word(text, at + 3);
    double rest = at > *index ? take_tens(&at, text) : 0;
    *index = rest > 0 ? at : *index;
    return value * 100 + rest;
}

/* A hundred thousand, half a million; two-thirds. */
static bool read_special(xun_number *out, const xun_fact_text *text, size_t index)
{
    static const number_word all_scales[] = {{"hundred", 1e2}, {"thousand", 1e3},  {"million", 1e6},
                                             {"billion", 1e9}, {"trillion", 1e12}, {NULL, 0}};
    bool half = xun_words_match(text, index, "half a") > 0;
    size_t end = index + (half ? 6 : xun_word_is(text, index, "a") ? 1 : 0), after = end;
    double scale = end > index ? take_after(&after, all_scales, text) : 0;
    if (scale > 0) {
        double more = take_after(&after, scales, text);
        out->value = scale * (more > 0 ? more : 1) * (half ? 0.5 : 1);
        out->end = after;
        out->multiplied = true;
        return true;
    }
    end = index;
    double top = take(&end, small_words, text),
           bottom = top > 0 && top < 10 ? take_after(&end, parts, text) : 0;
    if (bottom <= top || xun_char(text, end) == u'-')
        return false;
    out->value = top / bottom;
    out->end = end;
    out->fraction = true;
    return true;
}

bool xun_english_number_may_begin(char16_t letter)
{
    return xun_one_of(letter, u"OTFSENHAotfsenha");
}

bool xun_english_number_read(xun_number *out, const xun_fact_text *text, size_t index)
{
    *out = (xun_number){0};
    if (read_special(out, text, index))
        return true;
    size_t at = index;
    double last = 1e15, section;
    while (last > 1 && (section = take_section(&at, text)) > 0) {
        size_t end = at;
        double scale = take_after(&at, scales, text);
        scale = scale > 0 ? scale : 1;
        if (scale >= last)
            break;
        out->value += section * scale;
        out->end = scale > 1 ? at : end;
        out->multiplied = out->multiplied || scale > 1;
        at = next_word(text, out->end);
        last = scale;
    }
    return out->value >= 2;
}
