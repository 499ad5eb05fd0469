#include "translator/numbers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const ones[] = {"zero",    "one",     "two",       "three",    "four",
                                   "five",    "six",     "seven",     "eight",    "nine",
                                   "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                   "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                   "fifty", "sixty", "seventy", "eighty", "ninety"};
static const char *const ordinals[] = {
    "",           "first",     "second",    "third",       "fourth",     "fifth",      "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
static const char *const months[] = {"",     "january", "february",  "march",   "april",    "may",     "june",
                                     "july", "august",  "september", "october", "november", "december"};
static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* The place in the list, or `count`. */
static size_t find(const char *const *list, size_t count, const char *word)
{
    size_t i = 0;
    while (i < count && strcmp(list[i], word) != 0)
        i++;
    return i;
}

/* ---- English ------------------------------------------------------------------------------------------ */

static double scale_of(const char *word)
{
    static const struct {
        const char *stem;
        double value;
    } scales[] = {
        {"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}};
    for (size_t i = 0; i < COUNT_OF(scales); i++)
        if (strncmp(word, scales[i].stem, strlen(scales[i].stem)) == 0)
            return scales[i].value;
    return 0;
}

static const char *word_at(const xun_text_words *words, size_t at)
{
    return at < words->count ? words->items[at].text : "";
}

static bool is_ordinal_ending(const char *word)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    return find(endings, COUNT_OF(endings), word) < COUNT_OF(endings);
}

/* "Twenty-one", "seven"; "one" alone is no number. */
static xun_number read_cardinal(const xun_text_words *words, size_t at)
{
    size_t ten = find(tens + 2, COUNT_OF(tens) - 2, word_at(words, at)) + 2;
    size_t one = find(ones, COUNT_OF(ones), word_at(words, at));
    if (ten < COUNT_OF(tens)) {
        size_t unit = find(ones, 10, word_at(words, at + 1));
        bool two = unit > 0 && unit < 10;
        return (xun_number){XUN_NUMBER_PLAIN, (double)(ten * 10 + (two ? unit : 0)), two ? 2 : 1, true,
                            false};
    }
    if (one > 1 && one < COUNT_OF(ones))
        return (xun_number){XUN_NUMBER_PLAIN, (double)one, 1, true, false};
    return (xun_number){0};
}

static xun_number read_digits(const xun_text_words *words, size_t at)
{
    xun_number number = {XUN_NUMBER_PLAIN, strtod(word_at(words, at), NULL), 1, false, false};
    const char *next = word_at(words, at + 1);
    if (is_ordinal_ending(next)) {
        number.kind = XUN_NUMBER_ORDINAL;
        number.count = 2;
    } else if (strcmp(next, "s") == 0 && number.value >= 10) {
        number.kind = XUN_NUMBER_DECADE;
        number.value += number.value < 100 ? 1900 : 0;
        number.count = 2;
    }
    return number;
}

/* May and march are words first. */
static bool is_month(const xun_text_words *words, size_t at, size_t month)
{
    const xun_text_word *word = &words->items[at];
    bool doubtful = month == 3 || month == 5;
    return month > 0 && month < COUNT_OF(months) && word->capital &&
           (!doubtful || (at + 1 < words->count && words->items[at + 1].number));
}

xun_number xun_number_of_words(const xun_text_words *words, size_t at)
{
    const xun_text_word *word = &words->items[at];
    size_t ordinal = find(ordinals + 1, COUNT_OF(ordinals) - 1, word->text) + 1;
    size_t month = find(months + 1, COUNT_OF(months) - 1, word->text) + 1;
    xun_number number = word->number ? read_digits(words, at) : read_cardinal(words, at);
    if (is_month(words, at, month))
        number = (xun_number){XUN_NUMBER_MONTH, (double)month, 1, false, false};
    else if (ordinal < COUNT_OF(ordinals))
        number = (xun_number){XUN_NUMBER_ORDINAL, (double)ordinal, 1, true, false};
    if (!number.count)
        return number;
    const char *next = word_at(words, at + number.count);
    if (number.kind == XUN_NUMBER_ORDINAL && strncmp(next, "centur", 6) == 0) {
        number.kind = XUN_NUMBER_CENTURY;
        number.count++;
    } else if (number.kind == XUN_NUMBER_PLAIN && scale_of(next) > 0) {
        number.value *= scale_of(next);
        number.count++;
    }
    return number;
}

static void add_format(xun_translator *t, const char *format, const char *text)
{
    char buffer[64];
    int length = snprintf(buffer, sizeof buffer, format, text);
    if (length > 0 && (size_t)length < sizeof buffer)
        xun_group_add(t, buffer, (size_t)length);
}

/* 21 as 二十一. Up to 99. */
static void chinese_numeral(char out[16], unsigned value)
{
    const char *ten = value >= 20 ? digits[value / 10] : "";
    snprintf(out, 16, "%s%s%s", ten, value >= 10 ? "十" : "", value % 10 || !value ? digits[value % 10] : "");
}

/* 3000000 as 300万. */
static void add_large_chinese(xun_translator *t, double value)
{
    char text[48];
    if (value >= 1e8)
        snprintf(text, sizeof text, "%.10g亿", value / 1e8);
    else
        snprintf(text, sizeof text, "%.10g万", value / 1e4);
    add_format(t, "%s", text);
}

void xun_number_in_chinese(xun_translator *t, const xun_number *number)
{
    static const char *const formats[] = {[XUN_NUMBER_PLAIN] = "%s",
                                          [XUN_NUMBER_ORDINAL] = "第%s",
                                          [XUN_NUMBER_MONTH] = "%s月",
                                          [XUN_NUMBER_CENTURY] = "%s世纪",
                                          [XUN_NUMBER_DECADE] = "%s年代"};
    char text[48], numeral[16];
    snprintf(text, sizeof text, "%.15g", number->value);
    bool small = number->value < 100 && number->value >= 0 && number->value - floor(number->value) <= 0;
    if (number->kind == XUN_NUMBER_DECADE) {
        unsigned decade = (unsigned)number->value % 100;
        char short_form[16];
        snprintf(short_form, sizeof short_form, "%u", decade);
        add_format(t, formats[number->kind], short_form);
        chinese_numeral(numeral, decade);
        add_format(t, formats[number->kind], numeral);
    }
    add_format(t, formats[number->kind], text);
    if (small && (number->kind != XUN_NUMBER_PLAIN || number->value >= 10)) {
        chinese_numeral(numeral, (unsigned)number->value);
        add_format(t, formats[number->kind], numeral);
    }
    if (number->kind == XUN_NUMBER_PLAIN && number->value >= 1e4)
        add_large_chinese(t, number->value);
}

/* ---- Chinese ------------------------------------------------------------------------------------------ */

static uint32_t char_at(const xun_folded *text, size_t at)
{
    return at < text->count ? text->chars[at].character : 0;
}

static int digit_of(uint32_t c)
{
    switch (c) {
    case 0x96F6:
    case 0x3007: return 0; /* 零 〇 */
    case 0x4E00: return 1; /* 一 */
    case 0x4E8C:
    case 0x4E24: return 2; /* 二 两 */
    case 0x4E09: return 3; /* 三 */
    case 0x56DB: return 4; /* 四 */
    case 0x4E94: return 5; /* 五 */
    case 0x516D: return 6; /* 六 */
    case 0x4E03: return 7; /* 七 */
    case 0x516B: return 8; /* 八 */
    case 0x4E5D: return 9; /* 九 */
    default: return -1;
    }
}

static double unit_of(uint32_t c)
{
    switch (c) {
    case 0x5341: return 10;  /* 十 */
    case 0x767E: return 100; /* 百 */
    case 0x5343: return 1e3; /* 千 */
    case 0x4E07: return 1e4; /* 万 */
    case 0x4EBF: return 1e8; /* 亿 */
    default: return 0;
    }
}

static xun_number read_numeral(const xun_folded *text, size_t at)
{
    double total = 0, section = 0, digit = 0;
    bool any = false, placed = false;
    size_t start = at;
    for (;; at++) {
        int next = digit_of(char_at(text, at));
        double unit = unit_of(char_at(text, at));
        if (next >= 0) {
            digit = at > start && digit_of(char_at(text, at - 1)) >= 0 ? digit * 10 + next : next;
            any = true;
        } else if (unit >= 1e4 && any) {
            total = (total + section + digit) * unit;
            section = digit = 0;
            placed = true;
        } else if (unit > 0 && (any || (unit < 11 && at == start))) {
            section += (digit > 0 ? digit : 1) * unit;
            digit = 0;
            any = placed = true;
        } else {
            break;
        }
    }
    double value = total + section + digit, scale = 1;
    if (any && char_at(text, at) == 0x70B9) /* 七点五 */
        for (int next; (next = digit_of(char_at(text, at + 1))) >= 0 && scale < 1e9; at++)
            value += next / (scale *= 10);
    return (xun_number){XUN_NUMBER_PLAIN, value, any ? at - start + (scale > 1) : 0, true,
                        placed || scale > 1};
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static xun_number read_arabic(const xun_folded *text, size_t at)
{
    char buffer[32];
    size_t length = 0, start = at;
    for (; length + 1 < sizeof buffer; at++) {
        uint32_t c = char_at(text, at);
        bool separator = (c == '.' || c == ',') && at > start && is_digit(char_at(text, at + 1));
        if (!is_digit(c) && !separator)
            break;
        if (c != ',')
            buffer[length++] = (char)c;
    }
    buffer[length] = '\0';
    double value = strtod(buffer, NULL);
    for (double unit; at > start && (unit = unit_of(char_at(text, at))) > 0; at++)
        value *= unit;
    return (xun_number){XUN_NUMBER_PLAIN, value, at - start, false, false};
}

xun_number xun_number_of_characters(const xun_folded *text, size_t at)
{
    bool ordinal = char_at(text, at) == 0x7B2C; /* 第 */
    size_t start = at + ordinal;
    xun_number number = is_digit(char_at(text, start)) ? read_arabic(text, start) : read_numeral(text, start);
    if (!number.count)
        return number;
    number.count += ordinal;
    uint32_t next = char_at(text, at + number.count), after = char_at(text, at + number.count + 1);
    if (ordinal) {
        number.kind = XUN_NUMBER_ORDINAL;
    } else if (next == 0x4E16 && after == 0x7EAA) { /* 世纪 */
        number.kind = XUN_NUMBER_CENTURY;
        number.count += 2;
    } else if (next == 0x5E74 && after == 0x4EE3) { /* 年代 */
        number.kind = XUN_NUMBER_DECADE;
        number.value += number.value < 100 ? 1900 : 0;
        number.count += 2;
    } else if (next == 0x6708 && number.value >= 1 && number.value <= 12) { /* 月 */
        number.kind = XUN_NUMBER_MONTH;
        number.count++;
    } else if (number.written && number.value < 2) {
        number.count = 0;
    }
    return number;
}

static const char *ordinal_ending(unsigned value)
{
    if (value % 100 >= 11 && value % 100 <= 13)
        return "th";
    return value % 10 == 1 ? "st" : value % 10 == 2 ? "nd" : value % 10 == 3 ? "rd" : "th";
}

static void add_large_english(xun_translator *t, double value)
{
    char text[48];
    snprintf(text, sizeof text, "%.10g %s", value / (value >= 1e9 ? 1e9 : 1e6),
             value >= 1e9 ? "billion" : "million");
    add_format(t, "%s", text);
}

static void add_ordinal(xun_translator *t, unsigned value, const char *format)
{
    char text[32];
    snprintf(text, sizeof text, "%u%s", value, ordinal_ending(value));
    add_format(t, format, text);
    if (value < COUNT_OF(ordinals))
        add_format(t, format, ordinals[value]);
}

void xun_number_in_english(xun_translator *t, const xun_number *number)
{
    char text[48];
    unsigned value = number->value < 1e6 ? (unsigned)number->value : 0;
    snprintf(text, sizeof text, "%.15g", number->value);
    switch (number->kind) {
    case XUN_NUMBER_ORDINAL: add_ordinal(t, value, "%s"); break;
    case XUN_NUMBER_CENTURY: add_ordinal(t, value, "%s century"); break;
    case XUN_NUMBER_MONTH: add_format(t, "%s", months[value]); break;
    case XUN_NUMBER_DECADE: add_format(t, "%ss", text); break;
    case XUN_NUMBER_PLAIN:
        add_format(t, "%s", text);
        if (number->value > 1 && number->value < (double)COUNT_OF(ones) && (double)value >= number->value)
            add_format(t, "%s", ones[value]);
        if (number->value >= 1e6)
            add_large_english(t, number->value);
    }
}
