#include "facts/chinese_number.h"

#include "facts/charset.h"

int xun_han_digit(char16_t c)
{
    switch (c) {
    case u'〇':
    case u'零': return 0;
    case u'一':
    case u'壹': return 1;
    case u'二':
    case u'两':
    case u'贰': return 2;
    case u'三':
    case u'叁': return 3;
    case u'四':
    case u'肆': return 4;
    case u'五':
    case u'伍': return 5;
    case u'六':
    case u'陆': return 6;
    case u'七':
    case u'柒': return 7;
    case u'八':
    case u'捌': return 8;
    case u'九':
    case u'玖': return 9;
    default: return -1;
    }
}

/* 十 百 千 as powers of ten; 0 for others. */
static double small_power(char16_t c)
{
    switch (c) {
    case u'十':
    case u'拾': return 10;
    case u'百':
    case u'佰': return 100;
    case u'千':
    case u'仟': return 1000;
    default: return 0;
    }
}

static double large_power(char16_t c)
{
    return c == u'万' ? 1e4 : c == u'亿' ? 1e8 : 0;
}

/* 廿 and 卅 are 二十 and 三十 in one character. */
static double tens(char16_t c)
{
    return c == u'廿' ? 20 : c == u'卅' ? 30 : 0;
}

#define NUMERALS(X)                                                                                          \
    X(u'〇')                                                                                                 \
    X(u'零')                                                                                                 \
    X(u'一')                                                                                                 \
    X(u'二')                                                                                                 \
    X(u'三')                                                                                                 \
    X(u'四')                                                                                                 \
    X(u'五')                                                                                                 \
    X(u'六') X(u'七') X(u'八') X(u'九') X(u'十') X(u'百') X(u'千') X(u'万') X(u'亿') X(u'两') X(u'壹')       \
        X(u'贰') X(u'叁') X(u'肆') X(u'伍') X(u'陆') X(u'柒') X(u'捌') X(u'玖') X(u'拾') X(u'佰') X(u'仟')   \
            X(u'廿') X(u'卅')

static const xun_sieve numerals = XUN_SIEVE(NUMERALS);

bool xun_is_han_numeral(char16_t c)
{
    if (!xun_sieve_may_hold(&numerals, c))
        return false;
    return xun_han_digit(c) >= 0 || small_power(c) > 0 || large_power(c) > 0 || tens(c) > 0;
}

/* 千 that belongs to a unit (千瓦, 千米, 千克 …) and not to the number; likewise 百 in 百分. */
static bool power_of_unit(const xun_fact_text *text, size_t index)
{
    char16_t c = xun_char(text, index), next = xun_char(text, index + 1);
    if (c == u'千')
        return xun_one_of(next, u"瓦米克伏卡帕赫升字");
    return c == u'百' && next == u'分';
}

static size_t skip_space(const xun_fact_text *text, size_t index)
{
    return xun_char(text, index) == u' ' ? index + 1 : index;
}

/* ---- digits, and thousands set apart: 3,216 and 3，216 and 12 000 ---- */

static size_t digits_at(const xun_fact_text *text, size_t index)
{
    size_t at = index;
    while (xun_is_digit(xun_char(text, at)))
        at++;
    return at - index;
}

static bool is_group_mark(char16_t c)
{
    return c == u',' || c == u' ';
}

/* True when the digits before `index` may lead groups of three: no decimals, codes, ordinals or ranks do. */
static bool may_lead_groups(const xun_fact_text *text, size_t index)
{
    size_t start = index;
    while (start > 0 && xun_is_digit(text->chars[start - 1]))
        start--;
    char16_t before = xun_char(text, start - 1);
    return start < index && index - start <= 3 && !xun_is_letter(before) && !xun_one_of(before, u".第前列居");
}

bool xun_number_is_part(const xun_fact_text *text, size_t index)
{
    return index >= 2 && is_group_mark(text->chars[index - 1]) && digits_at(text, index) == 3 &&
           may_lead_groups(text, index - 1);
}

/* The end of the digits at `index` and of the groups of three after them. 12 000 15 000 is two numbers side
 * by side, of which none can be told; so is what stands behind another number and its mark. */
static size_t groups_end(const xun_fact_text *text, size_t index)
{
    size_t end = index + digits_at(text, index), at = end;
    char16_t mark = xun_char(text, end);
    if (!is_group_mark(mark) || text->chars[index] == u'0' || !may_lead_groups(text, end) ||
        (index >= 2 && text->chars[index - 1] == mark && may_lead_groups(text, index - 1)))
        return end;
    while (xun_char(text, at) == mark && digits_at(text, at + 1) == 3)
        at += 4;
    return mark == u' ' && xun_char(text, at) == mark && xun_is_digit(xun_char(text, at + 1)) ? end : at;
}

static size_t read_digits(xun_number *out, const xun_fact_text *text, size_t index)
{
    size_t at = index, end = groups_end(text, index);
    double value = 0;
    for (; at < end; at++) {
        if (xun_is_digit(text->chars[at])) {
            value = value * 10 + (text->chars[at] - u'0');
            out->digit_count++;
        }
    }
    if (xun_char(text, at) == u'.' && xun_is_digit(xun_char(text, at + 1))) {
        double scale = 1;
        out->fraction = true;
        for (at++; xun_is_digit(xun_char(text, at)); at++) {
            if (scale < 1e15) {
                value = value * 10 + (xun_char(text, at) - u'0');
                scale *= 10;
            }
        }
        value /= scale;
    }
    out->value = value;
    return at;
}

static bool is_about(char16_t c)
{
    return c == u'多' || c == u'余';
}

/* 3216个亿, 三个亿; in 100个亿元以上项目 the projects are counted. Returns the index after it, or `index`. */
static size_t read_counted_power(double *value, const xun_fact_text *text, size_t index)
{
    if (xun_match(text, index, u"个亿") == 0 || xun_one_of(xun_char(text, index + 2), u"元吨级千公平立"))
        return index;
    *value *= 1e8;
    return index + 2;
}

/* What the groups of digits and powers of one number have come to: 3万2千 of 3万2千亿. */
typedef struct {
    double total, section; /* up to the last 万 or 亿, and after it */
    double digits;         /* after the last power */
    double last;           /* power read; 0: none yet */
} mixed_number;

static double power_at(const xun_fact_text *text, size_t index)
{
    char16_t c = xun_char(text, index);
    if (large_power(c) > 0)
        return large_power(c);
    return power_of_unit(text, index) ? 0 : small_power(c);
}

/* Over a power, or 多 and a power, at `index`: returns the index after it, or `index`. */
static size_t take_power(mixed_number *mixed, bool *about, const xun_fact_text *text, size_t index)
{
    bool over = is_about(xun_char(text, index));
    double power = power_at(text, index + over);
    bool large = power >= 1e4, lone_ten = power > 0 && power < 100 && mixed->last <= 0;
    if (power <= 0 || (lone_ten && power_at(text, index + over + 1) < 1e4) ||
        (!large && mixed->last > 0 && mixed->digits <= 0))
        return index;
    double written = mixed->section + mixed->digits;
    if (!large)
        mixed->section += mixed->digits * power;
    else if (written > 0 && mixed->total >= power)
        mixed->total += written * power;
    else
        mixed->total = (mixed->total + written) * power;
    mixed->section = large ? 0 : mixed->section;
    mixed->digits = 0;
    mixed->last = power;
    *about = *about || over;
    return index + over + 1;
}

/* The digits of the next smaller group, right behind a power: 2千 in 3万2千, 3456 in 12万3456, 零3百. Returns
 * the index after the digits, or `index` when what stands there is a number of its own. */
static size_t next_group(mixed_number *mixed, const xun_fact_text *text, size_t index)
{
    bool zero = xun_char(text, index) == u'零';
    size_t start = index + zero;
    xun_number group = {0};
    if (mixed->last <= 0 || !xun_is_digit(xun_char(text, start)))
        return index;
    size_t at = read_digits(&group, text, start), count = group.digit_count;
    char16_t after = xun_char(text, at);
    double power = power_at(text, at + is_about(after));
    bool smaller =
        power > 0 && power < mixed->last && (power >= 1e4 ? count <= 4 : count == 1 && !group.fraction);
    bool whole = (mixed->last < 1e8 && mixed->last >= 1e4 && count == 4) || (zero && count <= 3) ||
                 (mixed->last < 100 && count == 1);
    bool last = whole && !group.fraction && (power <= 0 || power > mixed->last) && !xun_is_letter(after) &&
                !xun_one_of(after, u"年月日-~./+");
    if (!smaller && !last)
        return index;
    mixed->digits = group.value;
    return at;
}

static bool read_arabic(xun_number *out, const xun_fact_text *text, size_t index)
{
    size_t end = read_digits(out, text, index), at = skip_space(text, end);
    mixed_number mixed = {.digits = out->value};
    out->arabic = true;
    for (size_t after; (after = take_power(&mixed, &out->about, text, at)) > at;) {
        out->multiplied = true;
        end = at = out->fraction ? after : next_group(&mixed, text, after);
    }
    out->value = mixed.total + mixed.section + mixed.digits;
    if (!out->multiplied) {
        at = read_counted_power(&out->value, text, end);
        out->multiplied = at > end;
        end = at;
    }
    out->end = end;
    return true;
}

/* 二〇一七: digits one by one. Returns how many there are at `index`. */
static size_t digit_run(const xun_fact_text *text, size_t index)
{
    size_t at = index;
    while (xun_han_digit(xun_char(text, at)) >= 0 && xun_char(text, at) != u'两')
        at++;
    return at - index;
}

static size_t read_han_fraction(xun_number *out, const xun_fact_text *text, size_t index)
{
    if (xun_char(text, index) != u'点' || xun_han_digit(xun_char(text, index + 1)) < 0)
        return index;
    double scale = 1;
    size_t at = index + 1;
    for (int digit; (digit = xun_han_digit(xun_char(text, at))) >= 0 && scale < 1e15; at++) {
        scale *= 10;
        out->value += digit / scale;
    }
    out->fraction = true;
    return at;
}

/* 五六百, 十七八个, 三五百户: about as many as the first digit says. */
static bool is_pair(char16_t first, char16_t second)
{
    int low = xun_han_digit(first), high = xun_han_digit(second);
    return low > 0 && second != u'两' && (high == low + 1 || (low == 3 && high == 5));
}

/* What a number goes over without a value of its own: 一百多万, 十几个. */
static bool is_vague(const xun_fact_text *text, size_t index)
{
    char16_t c = xun_char(text, index);
    return (is_about(c) && large_power(xun_char(text, index + 1)) > 0) ||
           (c == u'几' && small_power(xun_char(text, index - 1)) > 0);
}

/* Place value: 三千二百一十六亿. `section` gathers up to the next 万 or 亿. */
static size_t read_place_value(xun_number *out, const xun_fact_text *text, size_t index)
{
    double total = 0, section = 0, digit = -1;
    size_t at = index;
    for (;; at++) {
        char16_t c = xun_char(text, at);
        double small = power_of_unit(text, at) ? 0 : small_power(c), large = large_power(c);
        if (xun_han_digit(c) >= 0) {
            bool second = digit > 0 && !out->about && is_pair(xun_char(text, at - 1), c);
            if (digit > 0 && !second)
                break;
            out->about = out->about || second;
            digit = second ? digit : xun_han_digit(c);
        } else if (tens(c) > 0 && digit < 0) {
            section += tens(c);
        } else if (small > 0) {
            section += (digit < 0 ? 1 : digit) * small;
            digit = -1;
        } else if (large > 0) {
            section += digit < 0 ? 0 : digit;
            total = section > 0 ? (total >= large ? total + section * large : (total + section) * large)
                                : (total > 0 ? total * large : large);
            section = 0;
            digit = -1;
        } else if (at > index && is_vague(text, at)) {
            out->about = true;
        } else {
            break;
        }
    }
    out->value = total + section + (digit < 0 ? 0 : digit);
    return at;
}

/* 二〇一七, 三二一六亿: at `index` are `digits` digits. */
static bool read_digit_by_digit(xun_number *out, const xun_fact_text *text, size_t index, size_t digits)
{
    for (size_t i = 0; i < digits && i < 16; i++)
        out->value = out->value * 10 + xun_han_digit(xun_char(text, index + i));
    out->digit_count = digits;
    out->end = read_han_fraction(out, text, index + digits);
    double power = digits >= 3 && !out->fraction ? large_power(xun_char(text, out->end)) : 0;
    out->digits_only = power <= 0;
    out->multiplied = power > 0;
    if (power > 0) {
        out->value *= power;
        out->end++;
    }
    return true;
}

static bool read_han(xun_number *out, const xun_fact_text *text, size_t index)
{
    size_t digits = digit_run(text, index);
    char16_t first = xun_char(text, index);
    bool pair = digits == 2 && first != u'一' && is_pair(first, xun_char(text, index + 1));
    if (digits >= 2 && !pair && small_power(xun_char(text, index + digits)) == 0)
        return read_digit_by_digit(out, text, index, digits);
    out->bare = xun_han_digit(first) < 0 && first != u'十' && tens(first) <= 0;
    if (power_of_unit(text, index))
        return false;
    size_t at = read_place_value(out, text, index);
    if (at == index)
        return false;
    size_t after = read_han_fraction(out, text, at);
    mixed_number mixed = {.digits = out->value};
    out->end = after;
    for (size_t next; after > at && (next = take_power(&mixed, &out->about, text, out->end)) > out->end;)
        out->end = next;
    out->value = mixed.total + mixed.section + mixed.digits;
    size_t counted = read_counted_power(&out->value, text, out->end);
    out->multiplied = counted > out->end || large_power(xun_char(text, out->end - 1)) > 0;
    out->end = counted;
    return true;
}

bool xun_number_read(xun_number *out, const xun_fact_text *text, size_t index)
{
    *out = (xun_number){0};
    char16_t c = xun_char(text, index);
    if (xun_is_digit(c))
        return read_arabic(out, text, index);
    return xun_is_han_numeral(c) && read_han(out, text, index);
}

unsigned xun_small_number(size_t *end, const xun_fact_text *text, size_t index)
{
    unsigned value = 0;
    size_t at = index;
    if (xun_is_digit(xun_char(text, at))) {
        for (; xun_is_digit(xun_char(text, at)) && at < index + 3; at++)
            value = value * 10 + (unsigned)(xun_char(text, at) - u'0');
        *end = at;
        return at - index <= 2 ? value : 0;
    }
    int digit = xun_han_digit(xun_char(text, at));
    if (digit > 0)
        at++;
    if (xun_char(text, at) == u'十') {
        value = (digit > 0 ? (unsigned)digit : 1) * 10;
        at++;
        int last = xun_han_digit(xun_char(text, at));
        if (last > 0) {
            value += (unsigned)last;
            at++;
        }
    } else if (digit > 0) {
        value = (unsigned)digit;
    }
    *end = at;
    return value;
}
