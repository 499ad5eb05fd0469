/* Values of fields: years and dates in any digits, languages, amounts. */
#include <string.h>
#include <strings.h>

#include "common/utf8.h"
#include "searcher/query_list.h"
#include "searcher/query_parts.h"

/* ---- one date ----------------------------------------------------------------------------------------- */

typedef struct {
    const char *at, *end;
} reader;

typedef struct {
    uint32_t value;
    size_t digits; /* 0: no number */
} number;

enum { TEN = 10, NO_DIGIT = 11 };

static uint32_t peek(const reader *r, size_t *step)
{
    uint32_t c = 0;
    *step = r->at < r->end ? xun_utf8_read(&c, r->at, r->end) : 0;
    return c;
}

/* 0 to 9, TEN for 十, NO_DIGIT. */
static uint32_t digit_of(uint32_t c)
{
    static const uint32_t numerals[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                        0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341}; /* 〇一二三四五六七八九十 */
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 0xFF10 && c <= 0xFF19)
        return c - 0xFF10;
    if (c == 0x96F6 || c == 0x25CB) /* 零 and ○ */
        return 0;
    for (uint32_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (c == numerals[i])
            return i;
    return NO_DIGIT;
}

/* At most `most` digits; 十 stands for a digit and its place: 十一, 二十, 二十一. */
static number read_number(reader *r, size_t most)
{
    number n = {0, 0};
    bool ten = false;
    size_t step;
    while (n.digits < most) {
        uint32_t digit = digit_of(peek(r, &step));
        if (digit == NO_DIGIT || (digit == TEN && ten))
            return n;
        if (digit == TEN) {
            n.value = (n.digits ? n.value : 1) * TEN;
            ten = true;
            n.digits = 1;
        } else {
            n.value = ten ? n.value + digit : n.value * TEN + digit;
            n.digits++;
        }
        r->at += step;
    }
    return n;
}

/* A dash, a slash or a point. */
static bool take_separator(reader *r)
{
    static const uint32_t separators[] = {'-', '/', '.', 0xFF0D, 0xFF0F, 0xFF0E, 0x2010, 0x2013, 0x2014};
    size_t step;
    uint32_t c = peek(r, &step);
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (c == separators[i]) {
            r->at += step;
            return true;
        }
    return false;
}

static bool take(reader *r, const char *text)
{
    size_t length = strlen(text);
    bool found = (size_t)(r->end - r->at) >= length && memcmp(r->at, text, length) == 0;
    r->at += found ? length : 0;
    return found;
}

/* Whether the text ends here, perhaps with the sign of a year, a month or a day. */
static bool ends(reader r, const char *const *units)
{
    bool found = r.at == r.end;
    for (; *units && !found; units++) {
        reader behind = r;
        found = take(&behind, *units) && behind.at == behind.end;
    }
    return found;
}

static void write_digits(char *out, uint32_t value, size_t count)
{
    for (size_t i = count; i > 0; value /= TEN)
        out[--i] = (char)('0' + value % TEN);
}

static uint32_t days_of(uint32_t year, uint32_t month)
{
    static const uint32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[(month - 1) % 12];
}

/* The month or day behind a sign or a separator, as "-02". */
static uint32_t read_part(char *out, reader *r, const char *behind, uint32_t most)
{
    if (!take(r, behind) && !take_separator(r))
        return 0;
    number part = read_number(r, 2);
    if (!part.digits || part.value > most)
        return 0;
    out[0] = '-';
    write_digits(out + 1, part.value, 2);
    return part.value;
}

/* 20170217: the month and day right behind the year. */
static size_t read_compact(char *out, reader r, uint32_t year)
{
    number both = read_number(&r, 4);
    uint32_t month = both.value / 100, day = both.value % 100;
    if (both.digits != 4 || r.at != r.end || month < 1 || month > 12 || day < 1 || day > days_of(year, month))
        return 0;
    out[4] = out[7] = '-';
    write_digits(out + 5, month, 2);
    write_digits(out + 8, day, 2);
    return 10;
}

/* 17, 17年, 98年: of this century or the last; never of numerals (十五 is a plan). */
static bool read_short_year(number *year, const reader *r, xun_slice text)
{
    reader behind = *r;
    bool arabic = text.length > 0 && text.text[0] >= '0' && text.text[0] <= '9';
    if (year->digits != 2 || !arabic || (r->at != r->end && !take(&behind, "年")))
        return false;
    year->value += year->value >= 50 ? 1900 : 2000;
    return true;
}

/* "2017", "2017-02" or "2017-02-17", however it is written; returns its length, 0 when it is no date. */
static size_t read_date(char out[XUN_DATE_SIZE], xun_slice text)
{
    static const char *const years[] = {"年", "年度", NULL}, *const months[] = {"月", "月份", NULL},
                             *const days[] = {"日", "号", "號", NULL};
    reader r = {text.text, text.text + text.length};
    number year = read_number(&r, 4);
    if (!read_short_year(&year, &r, text) && (year.digits != 4 || year.value < 1000))
        return 0;
    write_digits(out, year.value, 4);
    if (ends(r, years))
        return 4;
    size_t compact = read_compact(out, r, year.value);
    if (compact)
        return compact;
    uint32_t month = read_part(out + 4, &r, "年", 12);
    if (!month)
        return 0;
    if (ends(r, months))
        return 7;
    return read_part(out + 7, &r, "月", days_of(year.value, month)) && ends(r, days) ? 10 : 0;
}

/* ---- from one to another ------------------------------------------------------------------------------ */

/* Puts the date into the node's own memory, where `slice` then points. */
static bool keep_date(xun_node *node, xun_slice *slice, size_t end)
{
    size_t length = read_date(node->dates[end], *slice);
    *slice = (xun_slice){node->dates[end], length};
    return length > 0;
}

/* One or two digits, perhaps with a unit. */
static bool is_short(xun_slice text)
{
    static const char *const units[] = {"年", "月", "日", "号", "號", NULL};
    reader r = {text.text, text.text + text.length};
    number short_number = read_number(&r, 3);
    return short_number.digits > 0 && short_number.digits <= 2 && ends(r, units);
}

/* 2017-02~05, 2017-02-17至19, 2016..20: the high end is written as far as it differs from the low one. */
static bool keep_short_end(xun_node *node, xun_slice *high, xun_slice low)
{
    char whole[XUN_DATE_SIZE];
    reader r = {high->text, high->text + high->length};
    memcpy(whole, low.text, low.length);
    write_digits(whole + low.length - 2, read_number(&r, 2).value, 2);
    *high = (xun_slice){whole, low.length};
    return memcmp(whole, low.text, low.length) > 0 && keep_date(node, high, 1);
}

/* Two dates with a sign between, of which one may be missing, but not with a mere dash. */
static bool read_ends(xun_node *node, xun_slice low, xun_slice high, bool open)
{
    bool complete = low.length && high.length;
    if (!complete && (!open || (!low.length && !high.length)))
        return false;
    bool short_low = is_short(low), short_high = is_short(high);
    if ((complete && short_low && !short_high) || (low.length && !keep_date(node, &low, 0)))
        return false;
    if (complete && short_high && !short_low) {
        if (!keep_short_end(node, &high, low))
            return false;
    } else if (high.length && !keep_date(node, &high, 1)) {
        return false;
    }
    node->text = low;
    node->high = high;
    node->range = true;
    return true;
}

static bool read_range(xun_node *node)
{
    static const struct {
        const char *sign;
        bool open; /* also with one end only */
    } signs[] = {{"..", true},  {"．．", true}, {"～", true}, {"~", true},  {"至", true}, {"到", true},
                 {"——", false}, {"—", false},   {"–", false}, {"-", false}, {"－", false}};
    xun_slice text = node->text;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].sign);
        for (size_t at = 0; at + length <= text.length; at++)
            if (memcmp(text.text + at, signs[i].sign, length) == 0 &&
                read_ends(node, (xun_slice){text.text, at},
                          (xun_slice){text.text + at + length, text.length - at - length}, signs[i].open))
                return true;
    }
    return false;
}

/* A time in the words of texts, such as 十三五 or February 2017: from its first to its last day, which are
 * cut to months or years where it goes over whole ones. */
static bool take_time(xun_node *node, const xun_time *time)
{
    enum { A_YEAR = 4, A_MONTH = 7, A_DAY = 10 };
    int first, last;
    xun_time_years(&first, &last, time);
    uint32_t year = (uint32_t)last, month = (uint32_t)((time->to[5] - '0') * TEN + time->to[6] - '0'),
             day = (uint32_t)((time->to[8] - '0') * TEN + time->to[9] - '0');
    bool months = memcmp(time->from + 8, "01", 2) == 0 && day == days_of(year, month),
         years = months && memcmp(time->from + 5, "01", 2) == 0 && month == 12;
    size_t length = years ? A_YEAR : months ? A_MONTH : A_DAY;
    memcpy(node->dates[0], time->from, length);
    memcpy(node->dates[1], time->to, length);
    node->text = (xun_slice){node->dates[0], length};
    node->range = memcmp(time->from, time->to, length) != 0;
    if (node->range)
        node->high = (xun_slice){node->dates[1], length};
    return true;
}

/* >=2020, ≤2020-05, >2020: open ranges. */
static bool read_bound(xun_node *node)
{
    static const struct {
        const char *sign;
        bool low, past; /* the date is the low end; the year beyond is meant */
    } signs[] = {{">=", true, false},  {"≥", true, false},  {"＞＝", true, false},  {">", true, true},
                 {"<=", false, false}, {"≤", false, false}, {"＜＝", false, false}, {"<", false, true}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].sign), end = signs[i].low ? 0 : 1;
        if (node->text.length <= length || memcmp(node->text.text, signs[i].sign, length) != 0)
            continue;
        xun_slice date = {node->text.text + length, node->text.length - length}, none = {"", 0};
        if (!keep_date(node, &date, end) || (signs[i].past && date.length > 4))
            return false;
        if (signs[i].past) {
            reader r = {date.text, date.text + date.length};
            write_digits(node->dates[end], read_number(&r, 4).value + (signs[i].low ? 1 : (uint32_t)-1), 4);
        }
        node->text = signs[i].low ? date : none;
        node->high = signs[i].low ? none : date;
        node->range = true;
        return true;
    }
    return false;
}

static bool read_time(xun_node *node)
{
    xun_facts facts = {0};
    bool found = xun_times_find(&facts, node->text.text, node->text.length, NULL, NULL) == XUN_OK &&
                 facts.time_count == 1 && facts.times[0].start == 0 &&
                 facts.times[0].end == node->text.length && facts.times[0].how != XUN_TIME_INHERITED &&
                 take_time(node, &facts.times[0]);
    xun_facts_free(&facts);
    return found;
}

static bool is_backwards(const xun_node *node)
{
    size_t length = node->text.length < node->high.length ? node->text.length : node->high.length;
    return length && memcmp(node->text.text, node->high.text, length) > 0;
}

static xun_hint_kind read_dates(xun_node *node)
{
    enum { A_YEAR = 4 };
    xun_slice date = node->text;
    if (keep_date(node, &date, 0))
        node->text = date;
    else if (!read_bound(node) && !read_range(node) && !read_time(node))
        return XUN_HINT_NO_DATE;
    if (node->field == XUN_FIELD_YEAR && (node->text.length > A_YEAR || node->high.length > A_YEAR))
        return XUN_HINT_NO_DATE;
    return is_backwards(node) ? XUN_HINT_BACKWARDS : XUN_HINT_NONE;
}

bool xun_query_years(int *first, int *last, const char *value)
{
    xun_node node = {.kind = XUN_NODE_FIELD, .field = XUN_FIELD_YEAR, .text = {value, strlen(value)}};
    if (read_dates(&node) != XUN_HINT_NONE)
        return false;
    xun_plan_years(first, last, &node);
    return true;
}

/* ---- languages ---------------------------------------------------------------------------------------- */

static xun_hint_kind read_language(xun_node *node)
{
    static const struct {
        const char *name, *language;
    } names[] = {{"zh", "zh"},   {"中文", "zh"}, {"汉语", "zh"}, {"chinese", "zh"}, {"en", "en"},
                 {"英文", "en"}, {"英语", "en"}, {"英語", "en"}, {"english", "en"}, {"mixed", "mixed"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (node->text.length == strlen(names[i].name) &&
            strncasecmp(node->text.text, names[i].name, node->text.length) == 0) {
            node->text = (xun_slice){names[i].language, strlen(names[i].language)};
            return XUN_HINT_NONE;
        }
    return XUN_HINT_NO_LANGUAGE;
}

/* ---- all together ------------------------------------------------------------------------------------- */

xun_hint_kind xun_query_read_value(xun_node *node)
{
    switch (node->field) {
    case XUN_FIELD_YEAR:
    case XUN_FIELD_DATE: return read_dates(node);
    case XUN_FIELD_AMOUNT:
        return xun_amount_parse(&node->amount, node->text) ? XUN_HINT_NONE
               : node->amount.low > node->amount.high      ? XUN_HINT_BACKWARDS
                                                           : XUN_HINT_NO_AMOUNT;
    case XUN_FIELD_LANGUAGE: return read_language(node);
    case XUN_FIELD_TITLE:
    case XUN_FIELD_REPORT:
    case XUN_FIELD_PROJECT:
    case XUN_FIELD_HONOR:
    case XUN_FIELD_ORG: return node->text.length ? XUN_HINT_NONE : XUN_HINT_NO_VALUE;
    }
    return XUN_HINT_NONE;
}
