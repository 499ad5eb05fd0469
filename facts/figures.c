#include "facts/figures.h"

#include <string.h>

#include "facts/chinese_number.h"
#include "facts/english.h"
#include "facts/english_number.h"
#include "facts/figure_doubts.h"
#include "facts/memory.h"
#include "facts/units.h"

enum { MOST_DIGITS = 15 };

/* ---- reading ---- */

static size_t skip_space(const xun_fact_text *text, size_t index)
{
    return xun_char(text, index) == u' ' ? index + 1 : index;
}

/* m, bn, k right after the digits of a sum of money. */
static size_t money_power(double *value, const xun_fact_text *text, size_t index)
{
    static const struct {
        const char *word;
        double power;
    } table[] = {{"k", 1e3}, {"m", 1e6}, {"mn", 1e6}, {"mln", 1e6}, {"b", 1e9}, {"tn", 1e12}, {"t", 1e12}};
    size_t length = xun_word_length(text, index);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (length == strlen(table[i].word) && xun_word_is(text, index, table[i].word)) {
            *value *= table[i].power;
            return index + length;
        }
    }
    return index;
}

/* million, billion … after digits. */
static size_t english_power(double *value, const xun_fact_text *text, size_t index)
{
    static const struct {
        const char *word;
        double power;
    } table[] = {{"hundred", 1e2}, {"thousand", 1e3},  {"million", 1e6},
                 {"billion", 1e9}, {"trillion", 1e12}, {"bn", 1e9}};
    size_t at = skip_space(text, index);
    if (xun_char(text, at) == u'-')
        at++;
    if (!xun_is_letter(xun_char(text, at)))
        return index;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t length = xun_words_match(text, at, table[i].word);
        if (length > 0) {
            *value *= table[i].power;
            return at + length;
        }
    }
    return index;
}

/* A hyphen before an English unit: 35-km, 200-bed, 321.6-billion-yuan. */
static size_t skip_hyphen(const xun_fact_text *text, size_t index)
{
    size_t length;
    if (xun_char(text, index) != u'-' || xun_word_length(text, index + 1) < 2)
        return index;
    bool unit = xun_unit_read(text, index + 1, false) > index + 1 ||
                xun_english_unit(&length, text, index + 1) != NULL;
    return unit ? index + 1 : index;
}

/* Sets the unit that stands at the end of `out`, over a 多 or 余 and at most one space. `long_numeral`: of
 * several characters with place value, which stand before every unit (三百六十五里). */
static void read_unit(xun_read_figure *out, const xun_fact_text *text, bool long_numeral)
{
    size_t at = out->end;
    if (xun_one_of(xun_char(text, at), u"多余来") &&
        !(xun_char(text, at) == u'来' && !xun_one_of(xun_char(text, at + 1), u"个人家")))
        at++;
    size_t after_about = at;
    out->about = out->about || after_about > out->end;
    at = skip_hyphen(text, skip_space(text, at));
    size_t length = 0, end = xun_unit_read(text, at, !out->arabic && !long_numeral);
    if (end == at && xun_english_unit(&length, text, at) != NULL)
        end = at + length;
    if (end > at) {
        out->unit_start = at;
        out->unit_end = out->end = end;
    } else if (after_about > out->end && xun_char(text, out->end) != u'来') {
        out->end = after_about;
    }
}

/* US$, $, RMB, ¥ before the digits at `index`: its unit, and where it starts; NULL when there is none. */
static const char *currency_before(size_t *start, const xun_fact_text *text, size_t index)
{
    static const struct {
        const char16_t *sign;
        const char *unit;
        size_t length;
    } table[] = {{u"US$", "US$", 3}, {u"HK$", "HK$", 3}, {u"USD", "USD", 3}, {u"RMB", "RMB", 3},
                 {u"CNY", "CNY", 3}, {u"$", "$", 1},     {u"¥", "¥", 1},     {u"￥", "￥", 1},
                 {u"€", "€", 1},     {u"£", "£", 1}};
    size_t at = xun_char(text, index - 1) == u' ' ? index - 1 : index;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        bool letters = xun_is_letter(table[i].sign[table[i].length - 1]);
        if ((at == index || letters) && xun_ends_with(text, at, table[i].sign)) {
            *start = at - table[i].length;
            return table[i].unit;
        }
    }
    return NULL;
}

/* 1.2m people, 40k households: a letter right behind the digits, and an English unit behind that. */
static bool counts_things(const xun_fact_text *text, size_t index)
{
    size_t length = xun_word_length(text, index), unit;
    return length > 0 && length <= 3 && xun_char(text, index + length) == u' ' &&
           xun_english_unit(&unit, text, index + length + 1) != NULL;
}

/* Powers, unit and currency around the digits of `out`. */
static void read_surroundings(xun_read_figure *out, const xun_fact_text *text)
{
    size_t start = out->start, after = english_power(&out->value, text, out->end);
    const char *currency = currency_before(&start, text, out->start);
    bool short_power = false, counted = after == out->end && counts_things(text, out->end);
    if (after == out->end && (currency != NULL || counted)) {
        after = money_power(&out->value, text, out->end);
        short_power = after > out->end && !counted;
    }
    out->multiplied = out->multiplied || after > out->end;
    out->unit_start = out->unit_end = out->end = after;
    if (!short_power)
        read_unit(out, text, false);
    if (out->unit_end == out->unit_start && currency != NULL) {
        out->start = start;
        out->unit = currency;
    }
}

static bool read_simple(xun_read_figure *out, const xun_fact_text *text, size_t index)
{
    xun_number number;
    if (!xun_number_read(&number, text, index) || number.digit_count > MOST_DIGITS)
        return false;
    *out = (xun_read_figure){.start = index,
                             .end = number.end,
                             .unit_start = number.end,
                             .unit_end = number.end,
                             .value = number.value,
                             .arabic = number.arabic,
                             .multiplied = number.multiplied,
                             .fraction = number.fraction,
                             .bare = number.bare,
                             .about = number.about,
                             .one_by_one = number.digits_only};
    if (number.arabic)
        read_surroundings(out, text);
    else
        read_unit(out, text, number.end - index >= 3 && number.value > 10 && !number.digits_only);
    return true;
}

/* 百分之七点五, 千分之三, 三分之一. */
static bool read_parts(xun_read_figure *out, const xun_fact_text *text, size_t index)
{
    xun_number whole, part;
    size_t at;
    double divisor;
    const char *unit = NULL;
    if (xun_match(text, index, u"百分之") > 0) {
        divisor = 1, unit = "%", at = index + 3;
    } else if (xun_match(text, index, u"千分之") > 0) {
        divisor = 1, unit = "‰", at = index + 3;
    } else if (xun_number_read(&whole, text, index) && xun_match(text, whole.end, u"分之") > 0 &&
               whole.value > 0) {
        divisor = whole.value, at = whole.end + 2;
    } else {
        return false;
    }
    if (!xun_number_read(&part, text, at))
        return false;
    *out = (xun_read_figure){.start = index,
                             .end = part.end,
                             .unit_start = part.end,
                             .unit_end = part.end,
                             .value = part.value / divisor,
                             .arabic = true,
                             .fraction = true,
                             .multiplied = true,
                             .unit = unit};
    return true;
}

/* 半个百分点, 半小时; 半个世纪 and 半个月 are no quantities. */
static bool read_half(xun_read_figure *out, const xun_fact_text *text, size_t index)
{
    static const char16_t *const units[] = {u"个百分点", u"个小时", u"小时", u"公里", u"亩", u"斤", NULL};
    size_t length = xun_match_any(text, index + 1, units);
    if (text->chars[index] != u'半' || length == 0 || xun_is_han_numeral(xun_char(text, index - 1)) ||
        xun_one_of(xun_char(text, index - 1), u"个过多"))
        return false;
    *out = (xun_read_figure){.start = index,
                             .end = index + 1 + length,
                             .unit_start = index + 1,
                             .unit_end = index + 1 + length,
                             .value = 0.5,
                             .arabic = true,
                             .fraction = true};
    return true;
}

/* 1/3: digits over digits, not a date and not one of several. */
static bool read_slash(xun_read_figure *out, const xun_fact_text *text, size_t index)
{
    xun_number top, bottom;
    if (!xun_is_digit(text->chars[index]) || !xun_number_read(&top, text, index) ||
        xun_char(text, top.end) != u'/' || !xun_is_digit(xun_char(text, top.end + 1)) ||
        !xun_number_read(&bottom, text, top.end + 1))
        return false;
    if (bottom.value <= top.value || bottom.value > 100 || bottom.multiplied ||
        xun_char(text, bottom.end) == u'/' || xun_char(text, index - 1) == u'/')
        return false;
    *out = (xun_read_figure){.start = index,
                             .end = bottom.end,
                             .unit_start = bottom.end,
                             .unit_end = bottom.end,
                             .value = top.value / bottom.value,
                             .arabic = true,
                             .fraction = true,
                             .multiplied = true};
    return true;
}

/* The power that a range's upper end has and its lower end leaves out: 3-5万元. */
static double shared_power(const xun_read_figure *low, const xun_read_figure *high, const xun_fact_text *text,
                           size_t high_start)
{
    if (low->multiplied || !high->multiplied || !xun_is_digit(xun_char(text, high_start)))
        return 1;
    double digits = 0;
    for (size_t i = high_start; xun_is_digit(xun_char(text, i)); i++)
        digits = digits * 10 + (xun_char(text, i) - u'0');
    double power = 1;
    while (digits > 0 && digits * power * 10 <= high->value * 1.0000001)
        power *= 10;
    return power;
}

/* The index after what stands between the ends of a range, or 0. `words`: to or and, which are no sign of a
 * range from themselves (it rose from 5% to 10%). */
static size_t range_mark_end(bool *words, const xun_read_figure *out, const xun_fact_text *text)
{
    size_t at = skip_space(text, out->end);
    char16_t mark = xun_char(text, at);
    *words = false;
    if (xun_one_of(mark, u"-—~至到"))
        return skip_space(text, at + (mark == u'—' && xun_char(text, at + 1) == u'—' ? 2 : 1));
    bool between = xun_word_before(text, out->start, "between");
    *words = at > out->end && ((xun_word_is(text, at, "to") && !xun_word_before(text, out->start, "from")) ||
                               (between && xun_word_is(text, at, "and")));
    return *words ? skip_space(text, at + xun_word_length(text, at)) : 0;
}

static bool same_unit(const xun_read_figure *low, const xun_read_figure *high, const xun_fact_text *text)
{
    size_t length = low->unit_end - low->unit_start;
    return length == high->unit_end - high->unit_start &&
           memcmp(text->chars + low->unit_start, text->chars + high->unit_start,
                  length * sizeof *text->chars) == 0;
}

/* 3~4条, 10%-15%, 100亿至200亿元: extends `out` to the upper end. */
static void read_range(xun_read_figure *out, const xun_fact_text *text)
{
    bool words;
    size_t at = range_mark_end(&words, out, text);
    if (at == 0)
        return;
    xun_read_figure high;
    bool digits = xun_is_digit(xun_char(text, at));
    if (digits != out->arabic || !(digits || xun_is_han_numeral(xun_char(text, at))) ||
        !read_simple(&high, text, at))
        return;
    bool has_unit = high.unit_end > high.unit_start;
    if (!has_unit || high.bare || high.value * 1.0001 < out->value ||
        (words && out->unit_end > out->unit_start && !same_unit(out, &high, text)))
        return;
    out->value *= shared_power(out, &high, text, at);
    if (out->value > high.value * 1.0001)
        return;
    out->multiplied = out->multiplied || high.multiplied;
    out->end = high.end;
    out->unit_start = high.unit_start;
    out->unit_end = high.unit_end;
}

/* Fifty thousand people, half a million, two-thirds. Small numbers in words count only with a unit; how long
 * and how often is no quantity. */
static bool read_words(xun_read_figure *out, const xun_fact_text *text, size_t index)
{
    static const char *const spans[] = {"years", "months", "days", "hours", "times", NULL};
    xun_number number;
    if (!xun_english_number_read(&number, text, index))
        return false;
    *out = (xun_read_figure){.start = index,
                             .end = number.end,
                             .unit_start = number.end,
                             .unit_end = number.end,
                             .value = number.value,
                             .arabic = true,
                             .multiplied = number.multiplied || number.fraction};
    if (number.fraction)
        return true;
    read_unit(out, text, false);
    for (size_t i = 0; spans[i] != NULL; i++)
        if (xun_word_is(text, out->unit_start, spans[i]))
            return false;
    return out->unit_end > out->unit_start || (number.multiplied && number.value >= 1e5);
}

static bool read_figure(xun_read_figure *out, const xun_fact_text *text, size_t index)
{
    if (xun_is_letter(xun_char(text, index)))
        return read_words(out, text, index);
    if (read_half(out, text, index) || read_parts(out, text, index) || read_slash(out, text, index))
        return true;
    if (!read_simple(out, text, index))
        return false;
    read_range(out, text);
    return true;
}

/* The end of a list of numbers that begins at `index`, 9.6和12.6个百分点, has a unit (and 6、7、8号线 has
 * none). */
bool xun_figure_list_has_unit(const xun_fact_text *text, size_t index)
{
    xun_read_figure member;
    while (xun_one_of(xun_char(text, index), u"、和与") && xun_is_digit(xun_char(text, index + 1)) &&
           read_simple(&member, text, index + 1)) {
        if (member.unit_end > member.unit_start)
            return true;
        index = member.end;
    }
    return false;
}

/* ---- adding ---- */

static bool fold_unit(char out[XUN_UNIT_SIZE], const xun_read_figure *found, const xun_fact_text *text)
{
    size_t length = 0;
    for (size_t i = found->unit_start; i < found->unit_end; i++) {
        char16_t c = text->chars[i];
        if (length + 3 >= XUN_UNIT_SIZE)
            return false;
        if (c < 0x80) {
            out[length++] = (char)c;
        } else if (c < 0x800) {
            out[length++] = (char)(0xC0 | c >> 6);
            out[length++] = (char)(0x80 | (c & 0x3F));
        } else {
            out[length++] = (char)(0xE0 | c >> 12);
            out[length++] = (char)(0x80 | (c >> 6 & 0x3F));
            out[length++] = (char)(0x80 | (c & 0x3F));
        }
    }
    out[length] = 0;
    return length > 0;
}

/* 零下5度; -3.5%: a minus that no number, letter or mark stands before. */
static void take_sign(xun_read_figure *found, const xun_fact_text *text)
{
    if (found->unit_end > found->unit_start && xun_ends_with(text, found->start, u"零下") &&
        xun_one_of(text->chars[found->unit_start], u"度℃摄°")) {
        found->start -= 2;
        found->value = -found->value;
        return;
    }
    char16_t before = xun_char(text, found->start - 2);
    if (xun_char(text, found->start - 1) == u'-' && found->start >= 1 && found->arabic &&
        !xun_is_digit(before) && !xun_is_letter(before) && !xun_one_of(before, u"-%)”")) {
        found->start--;
        found->value = -found->value;
    }
}

static bool push(xun_facts *out, const xun_read_figure *found, const xun_fact_text *text)
{
    char term[XUN_FIGURE_TERM_SIZE], unit[XUN_UNIT_SIZE];
    xun_figure entry = {.start = text->at[found->start],
                        .end = text->at[found->end],
                        .value = xun_figure_rounded(found->value),
                        .unit = found->unit};
    xun_figure_canonical(term, entry.value);
    entry.term = xun_facts_string(out, term, strlen(term));
    if (entry.term == NULL)
        return false;
    if (entry.unit == NULL && fold_unit(unit, found, text)) {
        entry.unit = xun_facts_string(out, unit, strlen(unit));
        if (entry.unit == NULL)
            return false;
    }
    return xun_facts_push_figure(out, &entry);
}

/* The index after the xun_read_figure at `index`, or after the number that is none. */
static size_t find_at(xun_facts *out, const xun_fact_text *text, size_t index, bool *ok)
{
    xun_read_figure found;
    char16_t before = xun_char(text, index - 1);
    xun_number number;
    if (xun_number_is_part(text, index) || !read_figure(&found, text, index))
        return xun_number_read(&number, text, index) ? number.end : index + 1;
    size_t duration = xun_duration_end(&found, text);
    if (duration != 0 && !xun_is_letter(before)) {
        found.unit_start = duration - 1;
        found.end = found.unit_end = duration;
        *ok = push(out, &found, text);
        return duration;
    }
    take_sign(&found, text);
    if (!xun_is_figure(&found, text))
        return found.unit_start > index ? found.unit_start : index + 1;
    *ok = push(out, &found, text);
    return found.end;
}

/* The index after a figure that begins with a soft span and outgrows it; the span's start when there is none.
 */
static size_t longer_figure(xun_facts *out, const xun_fact_text *text, const xun_span *span, bool *ok)
{
    xun_read_figure found;
    if (!read_figure(&found, text, span->start) || found.end <= span->end ||
        found.unit_start < span->end - 1 || !xun_is_figure(&found, text))
        return span->start;
    *ok = push(out, &found, text);
    return found.end;
}

static bool may_begin(const xun_fact_text *text, size_t index)
{
    char16_t c = text->chars[index];
    if (xun_is_letter(c))
        return xun_english_number_may_begin(c) && !xun_is_letter(xun_char(text, index - 1)) &&
               !xun_one_of(xun_char(text, index - 1), u"-'’");
    return xun_is_digit(c) || c == u'半' || xun_is_han_numeral(c);
}

xun_status xun_figures_scan(xun_facts *out, const xun_fact_text *text, const xun_span *closed,
                            size_t closed_count, xun_error *error)
{
    size_t next_closed = 0;
    bool ok = true;
    for (size_t i = 0; i < text->count && ok;) {
        while (next_closed < closed_count && closed[next_closed].end <= i)
            next_closed++;
        if (next_closed < closed_count && closed[next_closed].start <= i) {
            const xun_span *span = &closed[next_closed];
            size_t after = span->soft && span->start == i ? longer_figure(out, text, span, &ok) : i;
            i = after > i ? after : span->end;
            continue;
        }
        i = may_begin(text, i) ? find_at(out, text, i, &ok) : i + 1;
    }
    return ok ? XUN_OK : xun_fail_memory(error);
}

bool xun_figure_parse(double *value, char unit[XUN_UNIT_SIZE], const char *text, size_t length)
{
    xun_fact_text chars = {0};
    xun_read_figure found;
    *value = 0;
    unit[0] = 0;
    bool ok = length > 0 && length < 200 && xun_fact_text_load(&chars, text, length, NULL) == XUN_OK;
    size_t start = 0;
    while (ok && !xun_is_digit(xun_char(&chars, start)) &&
           xun_one_of(xun_char(&chars, start), u"US$DRMBCNYHK¥￥€£ "))
        start++;
    ok = ok && start < chars.count && read_figure(&found, &chars, start) && found.end == chars.count &&
         found.start == 0;
    if (ok) {
        *value = xun_figure_rounded(found.value);
        const char *written = found.unit;
        if (written == NULL && fold_unit(unit, &found, &chars))
            written = unit;
        const char *canonical = written != NULL ? xun_unit_canonical(written) : "";
        if (canonical != unit)
            memmove(unit, canonical, strlen(canonical) + 1);
    }
    xun_fact_text_free(&chars);
    return ok;
}
