#include "corpus/mark.h"

#include <string.h>

#include "corpus/chars.h"

static int chinese_digit(uint32_t c)
{
    static const char *const digits[] = {"零〇○", "一壹", "二贰", "三叁", "四肆", "五伍",
                                         "六陆",  "七柒", "八捌", "九玖", "十拾"};
    for (int value = 0; value <= 10; value++)
        if (xun_char_in(c, digits[value]))
            return value;
    return -1;
}

static unsigned read_chinese(const char *text, size_t at, size_t end, size_t *next)
{
    unsigned value = 0;
    size_t step;
    int digit, count = 0;
    for (; count < 4 && (digit = chinese_digit(xun_char_at(text, at, end, &step))) >= 0;
         at += step, count++) {
        if (digit == 10)
            value = value ? value * 10 : 10;
        else
            value = value % 10 == 0 && value ? value + (unsigned)digit : value * 10 + (unsigned)digit;
    }
    *next = at;
    return value;
}

static unsigned read_digits(const char *text, size_t at, size_t end, size_t *next)
{
    unsigned value = 0;
    size_t step, count = 0;
    uint32_t c;
    for (; xun_is_digit(c = xun_char_at(text, at, end, &step)); at += step, count++)
        value = count < 6 ? value * 10 + (c >= 0xFF10 ? c - 0xFF10 : c - '0') : value;
    *next = at;
    return value;
}

static unsigned read_roman(const char *text, size_t at, size_t end, size_t *next)
{
    static const struct {
        char letter;
        unsigned value;
    } table[] = {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}};
    unsigned total = 0, last = 0;
    for (; at < end; at++) {
        unsigned value = 0;
        for (size_t i = 0; i < 4; i++)
            value = text[at] == table[i].letter ? table[i].value : value;
        if (!value)
            break;
        total = value > last && last ? total + value - 2 * last : total + value;
        last = value;
    }
    *next = at;
    return total;
}

unsigned xun_read_numeral(const char *text, size_t at, size_t end, size_t *next)
{
    size_t step;
    uint32_t c = xun_char_at(text, at, end, &step);
    if (xun_is_digit(c))
        return read_digits(text, at, end, next);
    if (c < 0x80)
        return read_roman(text, at, end, next);
    return read_chinese(text, at, end, next);
}

static xun_mark make(xun_mark_kind kind, unsigned depth, unsigned number, size_t length)
{
    return (xun_mark){(uint8_t)kind, (uint8_t)depth, (uint16_t)number, (uint16_t)length};
}

static const xun_mark no_mark = {XUN_MARK_NONE, 0, 0, 0};

static xun_mark read_hash(const char *text, size_t start, size_t end)
{
    size_t at = start;
    while (at < end && text[at] == '#')
        at++;
    size_t step;
    if (at - start > 6 || at == end || !xun_is_blank(xun_char_at(text, at, end, &step)))
        return no_mark;
    return make(XUN_MARK_HASH, (unsigned)(at - start), 0, at + step - start);
}

/* 第三部分, 第二章, 第1节, 第十条 */
static xun_mark read_ordinal(const char *text, size_t start, size_t end)
{
    static const struct {
        const char *unit;
        xun_mark_kind kind;
    } units[] = {{"部分", XUN_MARK_PART},  {"篇", XUN_MARK_PART},    {"编", XUN_MARK_PART},
                 {"章", XUN_MARK_CHAPTER}, {"节", XUN_MARK_SECTION}, {"条", XUN_MARK_ARTICLE},
                 {"款", XUN_MARK_ARTICLE}};
    size_t at = start + strlen("第"), next;
    unsigned number = xun_read_numeral(text, at, end, &next);
    if (!number || next == at)
        return no_mark;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (!xun_starts_with(text, next, end, units[i].unit))
            continue;
        size_t step, after = next + strlen(units[i].unit);
        uint32_t c = xun_char_at(text, after, end, &step);
        if (after == end || xun_is_blank(c) || c == 0xFF1A || c == ':' || units[i].kind != XUN_MARK_ARTICLE)
            return make(units[i].kind, 1, number, after - start);
    }
    return no_mark;
}

/* Chapter 3, PART II, Section 2.1 */
static xun_mark read_english(const char *text, size_t start, size_t end)
{
    static const struct {
        const char *word, *upper;
        xun_mark_kind kind;
    } words[] = {{"Part ", "PART ", XUN_MARK_PART},
                 {"Chapter ", "CHAPTER ", XUN_MARK_CHAPTER},
                 {"Section ", "SECTION ", XUN_MARK_SECTION},
                 {"Appendix ", "APPENDIX ", XUN_MARK_CHAPTER}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!xun_starts_with(text, start, end, words[i].word) &&
            !xun_starts_with(text, start, end, words[i].upper))
            continue;
        size_t at = start + strlen(words[i].word), next;
        unsigned number = xun_read_numeral(text, at, end, &next);
        bool stops =
            next == end || text[next] == ':' || text[next] == '.' || text[next] == ' ' || text[next] == ',';
        if (number && stops)
            return make(words[i].kind, 1, number, next - start);
    }
    return no_mark;
}

/* After 一、 or 1. : text that makes the mark part of a word or number (一、二期工程; 3.5 倍). */
static bool continues_number(const char *text, size_t at, size_t end)
{
    size_t step, next;
    uint32_t c = xun_char_at(text, at, end, &step);
    if (chinese_digit(c) >= 0) {
        read_chinese(text, at, end, &next);
        c = xun_char_at(text, next, end, &step);
        return xun_char_in(c, "、期级类线号楼产是等");
    }
    return false;
}

static xun_mark read_chinese_number(const char *text, size_t start, size_t end)
{
    size_t next, step;
    unsigned number = read_chinese(text, start, end, &next);
    uint32_t c = xun_char_at(text, next, end, &step);
    bool stop = c == 0x3001 || c == 0xFF0E || c == '.' || c == 0xFF61;
    if (!number || !stop || continues_number(text, next + step, end))
        return no_mark;
    return make(XUN_MARK_CN, 1, number, next + step - start);
}

/* （一） (1) 【2】 and half of them wrong, as in real files. */
static xun_mark read_parenthesis(const char *text, size_t start, size_t end)
{
    size_t step, next;
    uint32_t c = xun_char_at(text, start, end, &step);
    if (c != '(' && c != 0xFF08)
        return no_mark;
    size_t at = start + step;
    unsigned number = xun_read_numeral(text, at, end, &next);
    c = xun_char_at(text, next, end, &step);
    if (!number || number > 99 || (c != ')' && c != 0xFF09))
        return no_mark;
    bool arabic = xun_is_digit((unsigned char)text[at]) || text[at] == '\xEF';
    return make(arabic ? XUN_MARK_PAREN : XUN_MARK_CN_PAREN, 1, number, next + step - start);
}

/* 1.2 or 1.2.3 before a title; 4.8 before a measure word is a figure. */
static xun_mark read_decimal(const char *text, size_t start, size_t at, size_t end, unsigned number)
{
    unsigned depth = 1;
    size_t next;
    while (at + 1 < end && text[at] == '.' && text[at + 1] >= '0' && text[at + 1] <= '9') {
        number = read_digits(text, at + 1, end, &next);
        at = next;
        depth++;
    }
    size_t step, after = at < end && text[at] == '.' ? at + 1 : at;
    uint32_t c = xun_char_at(text, after, end, &step);
    if (depth > 4 || number > 99 || !xun_is_blank(c))
        return no_mark;
    after += step;
    c = xun_char_at(text, after, end, &step);
    if (xun_begins_with_measure(text, after, end) || (depth == 2 && !xun_is_upper(c) && !xun_is_wide(c)))
        return no_mark;
    return make(XUN_MARK_NUMBER, depth, number, after - start);
}

static xun_mark read_number(const char *text, size_t start, size_t end)
{
    size_t next, step;
    unsigned number = read_digits(text, start, end, &next);
    uint32_t c = xun_char_at(text, next, end, &step);
    if (!number || number > 99 || next == end)
        return no_mark;
    size_t after = next + step, year;
    if (c == ')' || c == 0xFF09)
        return make(XUN_MARK_PAREN, 1, number, after - start);
    if (c == '.' && after < end && text[after] >= '0' && text[after] <= '9') {
        read_digits(text, after, end, &year);
        if (year - after == 4 && xun_starts_with(text, year, end, "年"))
            return make(XUN_MARK_NUMBER, 1, number, after - start);
        return read_decimal(text, start, next, end, number);
    }
    if (c == '.' || c == 0xFF0E || c == 0x3001) {
        uint32_t following = xun_char_at(text, after, end, &step);
        if (after < end && !(c == 0x3001 && xun_is_digit(following)))
            return make(XUN_MARK_NUMBER, 1, number, after - start);
    }
    return no_mark;
}

static xun_mark read_bullet(const char *text, size_t start, size_t end, uint32_t c, size_t step)
{
    size_t next;
    uint32_t following = xun_char_at(text, start + step, end, &next);
    if (c == '-' || c == '*' || c == '+')
        return xun_is_blank(following) && start + step + next < end ? make(XUN_MARK_BULLET, 1, 0, step + next)
                                                                    : no_mark;
    if (c == 0x2014 || c == 0x2015 || c == 0x2500 || c == 0x2013) {
        if (following != c)
            return no_mark;
        return make(XUN_MARK_DASH, 1, 0, step + next);
    }
    if (start + step < end && xun_char_in(c, "•·●■◆★▲○□◇◎▶►※☆"))
        return make(XUN_MARK_BULLET, 1, 0, step);
    return no_mark;
}

xun_mark xun_read_mark(const char *text, size_t start, size_t end)
{
    size_t step;
    uint32_t c = xun_char_at(text, start, end, &step);
    if (c == '#')
        return read_hash(text, start, end);
    if (xun_is_digit(c))
        return read_number(text, start, end);
    if (c == '(' || c == 0xFF08)
        return read_parenthesis(text, start, end);
    if (c == 0x7B2C) /* 第 */
        return read_ordinal(text, start, end);
    if (c >= 0x2460 && c <= 0x2473)
        return make(XUN_MARK_CIRCLED, 1, c - 0x2460 + 1, step);
    if (c == 'P' || c == 'C' || c == 'S' || c == 'A')
        return read_english(text, start, end);
    if (c >= 0x4E00 && c <= 0x9FFF)
        return chinese_digit(c) > 0 ? read_chinese_number(text, start, end) : no_mark;
    return read_bullet(text, start, end, c, step);
}
