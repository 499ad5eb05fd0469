/* Times as Chinese text writes them: years, dates, and which finder may begin at a character. */
#include "facts/times_zh.h"
#include "facts/charset.h"
#include "facts/chinese_number.h"

/* Four digits or Chinese digits that make a year; `end` is the index after them. 0 when there is none. */
static int four_digits(size_t *end, const xun_fact_text *text, size_t index)
{
    int year = 0;
    for (size_t i = 0; i < 4; i++) {
        char16_t c = xun_char(text, index + i);
        int digit = xun_is_digit(c)          ? c - u'0'
                    : c == u'两'             ? -1
                    : c == u'O' || c == u'o' ? 0
                                             : xun_han_digit(c);
        if (digit < 0 || (i == 0 && digit == 0))
            return 0;
        year = year * 10 + digit;
    }
    char16_t next = xun_char(text, index + 4);
    if (xun_is_digit(next) || xun_han_digit(next) >= 0)
        return 0;
    *end = index + 4;
    return year;
}

/* ---- stated years ---- */

static bool plausible_year(int year)
{
    return year >= 1000 && year < 2200;
}

/* The length of 年, 学年, 财年. */
static size_t year_mark_at(const xun_fact_text *text, size_t index)
{
    return xun_match_any(text, index, (const char16_t *const[]){u"年", u"学年", u"财年", NULL});
}

/* 1980年代, 1980至1990年代: up to `end`; `start` when a year is none of a decade's first. */
static size_t add_decades(xun_time_scan *scan, size_t start, size_t end, int first, int last)
{
    bool tens = first % 10 == 0 && last % 10 == 0;
    return tens && xun_time_add_years(scan, start, end, first, last + 9, XUN_TIME_PERIOD) ? end : start;
}

/* 2014-2016年, 2014年至2016年, 2014—2016, 2014-16年: the index after the range, or 0. */
static size_t year_range(xun_time_scan *scan, size_t start, size_t index, int first, bool marked)
{
    const xun_fact_text *text = scan->text;
    size_t at = xun_range_mark(text, index), end = 0;
    if (at == 0)
        return 0;
    int last = four_digits(&end, text, at);
    if (last == 0 && !marked && xun_is_digit(xun_char(text, at)) && xun_is_digit(xun_char(text, at + 1)) &&
        xun_char(text, at + 2) == u'年') {
        last = first / 100 * 100 + (xun_char(text, at) - u'0') * 10 + (xun_char(text, at + 1) - u'0');
        end = at + 2;
    }
    if (last > first && xun_match(text, end, u"年代") > 0) {
        at = add_decades(scan, start, end + 2, first, last);
        return at > start ? at : 0;
    }
    size_t year_mark = year_mark_at(text, end);
    if (last <= first || last - first > 100 || (marked && year_mark == 0) ||
        (year_mark == 0 && !plausible_year(last)))
        return 0;
    if (year_mark == 0 && xun_is_hanzi(xun_char(text, end)))
        return 0;
    end += year_mark;
    return xun_time_add_years(scan, start, end, first, last, XUN_TIME_PERIOD) ? end : 0;
}

/* True where nothing but marks stands beside a number. */
static bool opens_a_number(const xun_fact_text *text, size_t start)
{
    return start == 0 || xun_one_of(xun_char(text, start - 1), u"。;!?:,、(（《“\"[ \n·—");
}

static bool closes_a_number(const xun_fact_text *text, size_t end)
{
    char16_t after = xun_char(text, end);
    return after == 0 || xun_one_of(after, u"。;!?:,、)）》”\"] \n·—");
}

/* 2017.2.17, 2017-02-17, 2017/2/17, 2017.02. */
static size_t numeric_date(xun_time_scan *scan, size_t start, size_t index, int year)
{
    const xun_fact_text *text = scan->text;
    char16_t mark = xun_char(text, index);
    size_t end, last;
    if ((mark != u'.' && mark != u'-' && mark != u'/') || !xun_is_digit(xun_char(text, index + 1)) ||
        !plausible_year(year))
        return 0;
    unsigned month = xun_small_number(&end, text, index + 1);
    if (month < 1 || month > 12 || xun_is_digit(xun_char(text, end)))
        return 0;
    if (xun_char(text, end) == mark && xun_is_digit(xun_char(text, end + 1))) {
        unsigned day = xun_small_number(&last, text, end + 1);
        if (day < 1 || day > 31 || xun_is_digit(xun_char(text, last)))
            return 0;
        xun_day both = {year, (int)month, (int)day};
        return xun_time_add(scan, start, last, both, both, XUN_TIME_STATED) ? last : 0;
    }
    bool two = end - index == 3, apart = closes_a_number(text, end) && opens_a_number(text, start);
    bool whole =
        two && (apart || (mark != u'.' && !xun_is_hanzi(xun_char(text, end)) && xun_char(text, end) != u'%'));
    return whole && xun_time_add_months(scan, start, end, year, month, month, XUN_TIME_STATED) ? end : 0;
}

/* A year without 年: only between marks, at the ends, or after 到 至 从 and the like. */
static bool bare_year(const xun_fact_text *text, size_t start, size_t end, int year)
{
    static const char16_t *const leading[] = {u"到",   u"至",   u"从",   u"自",   u"截至", u"总结",
                                              u"回望", u"展望", u"回眸", u"回顾", NULL};
    if (year < 1900 || year > 2099)
        return false;
    char16_t before = xun_char(text, start - 1), after = xun_char(text, end);
    size_t word = xun_skip_space(text, end);
    if (xun_is_letter(xun_char(text, word)))
        return false; /* English: 2014 to 2016 */
    bool opens = start == 0 || xun_one_of(before, u"。;!?:,、(《“\"'[ \n·—") ||
                 xun_ends_with_any(text, start, leading);
    bool chinese = xun_is_hanzi(xun_char(text, end + 1)) || xun_is_hanzi(xun_char(text, start - 2));
    bool closes =
        after == 0 || xun_one_of(after, u"。;!?,:、)》”]\n·") || (after == u' ' && (chinese || start == 0));
    return opens && closes && !(after == u',' && xun_is_digit(xun_char(text, end + 1)));
}

/* 1000年古都, 近2000年历史: a number of years; nothing is said of the year 1000 but with its month or 公元.
 */
static bool is_age(const xun_fact_text *text, size_t start, size_t mark, int year)
{
    static const char16_t *const leading[] = {u"距今", u"长达", u"历经", u"绵延", u"已有", NULL};
    static const char16_t *const following[] = {u"古",     u"历史", u"的历史", u"文明史",
                                                u"的文明", u"沧桑", NULL};
    static const char16_t *const dating[] = {u"公元", u"于", u"自", u"从", u"在", u"至", u"到", NULL};
    if (year % 100 != 0)
        return false;
    if (year >= 1900)
        return xun_match_any(text, mark + 1, following) > 0 || xun_ends_with_any(text, start, leading);
    return !(xun_ends_with_any(text, start, dating) || xun_is_digit(xun_char(text, mark + 1))) ||
           xun_char(text, mark + 1) == u'前';
}

/* 2017年12月至2018年3月, 2013年至2015年9月: one period; `index` is after the first year's 年. The index after
 * it, or 0. */
static size_t period_over_years(xun_time_scan *scan, size_t start, size_t index, int year)
{
    const xun_fact_text *text = scan->text;
    xun_year_part from, to;
    if (!xun_read_year_part(&from, text, index, year))
        from = (xun_year_part){.end = index};
    size_t at = xun_range_mark(text, from.end), end = 0;
    int last = at != 0 ? four_digits(&end, text, at) : 0;
    size_t mark = xun_skip_space(text, end);
    if (last < year || last - year > 100 || xun_char(text, mark) != u'年')
        return 0;
    if (!xun_read_year_part(&to, text, mark + 1, last))
        to = (xun_year_part){.end = mark + 1};
    if (from.first_month == 0 && to.first_month == 0)
        return 0; /* years only */
    unsigned month = to.last_month != 0 ? to.last_month : 12;
    unsigned day = to.last_day != 0 ? to.last_day : xun_days_in_month(last, month);
    xun_day first_day = {year, from.first_month != 0 ? (int)from.first_month : 1,
                         from.first_day != 0 ? (int)from.first_day : 1};
    xun_time_say(scan, start, last);
    return xun_time_add(scan, start, to.end, first_day, (xun_day){last, (int)month, (int)day},
                        XUN_TIME_PERIOD)
               ? to.end
               : 0;
}

/* 2017上半年, 2018财年: digits of our time after no other number. */
static bool bare_number_of_a_year(const xun_fact_text *text, size_t start, int year)
{
    return year >= 1900 && year < 2100 && xun_is_digit(text->chars[start]) &&
           !xun_one_of(xun_char(text, start - 1), u"-—~/.");
}

static size_t stated_year(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t end, after;
    int year = four_digits(&end, text, index);
    if (year == 0 || xun_is_digit(xun_char(text, index - 1)) || xun_char(text, index - 1) == u'第' ||
        (xun_char(text, index - 1) == u'.' && index > 3))
        return index;
    if ((after = year_range(scan, index, end, year, false)) != 0 ||
        (after = numeric_date(scan, index, end, year)) != 0)
        return after;
    size_t mark = xun_skip_space(text, end);
    if (xun_char(text, mark) == u'年' && plausible_year(year)) {
        if (xun_char(text, mark + 1) == u'代')
            return add_decades(scan, index, mark + 2, year, year);
        if (is_age(text, index, mark, year) || xun_char(text, mark + 1) == u'级' ||
            xun_ends_with(text, index, u"公元前"))
            return index;
        if ((after = period_over_years(scan, index, mark + 1, year)) != 0)
            return after;
        if ((after = year_range(scan, index, mark + 1, year, true)) != 0)
            return after;
        return xun_add_year(scan, index, mark + 1, year, XUN_TIME_STATED);
    }
    xun_year_part part;
    bool season = bare_number_of_a_year(text, index, year) && xun_read_season(&part, text, end);
    if (season && xun_char(text, end) != u' ') {
        xun_time_say(scan, index, year);
        return xun_add_part(scan, index, &part, year, XUN_TIME_STATED) ? part.end : index;
    }
    size_t kind = year_mark_at(text, end);
    if (kind > 0 && bare_number_of_a_year(text, index, year)) {
        xun_time_say(scan, index, year);
        return xun_time_add_years(scan, index, end + kind, year, year, XUN_TIME_STATED) ? end + kind : index;
    }
    bool listed = xun_one_of(xun_char(text, end), u"、和与及") && four_digits(&after, text, end + 1) != 0 &&
                  xun_one_of(xun_char(text, after), u"年、和");
    bool chinese_digits = !xun_is_digit(text->chars[index]) && year >= 1900 && year < 2100;
    if ((listed && plausible_year(year)) || chinese_digits || bare_year(text, index, end, year)) {
        xun_time_say(scan, index, year);
        return xun_time_add_years(scan, index, end, year, year, XUN_TIME_STATED) ? end : index;
    }
    return index;
}

/* 光绪三十年三月, 公元前5年3月, 每年3月, 2500年12月: what stands before is a year, though none that is read.
 */
static bool is_of_another_year(const xun_fact_text *text, size_t index)
{
    size_t before = index - (xun_char(text, index - 1) == u' ' ? 1 : 0);
    return xun_ends_with(text, before, u"年") || xun_ends_with(text, before, u"年的");
}

/* Month or season without a year. */
static size_t yearless(xun_time_scan *scan, size_t index)
{
    static const char16_t *const compare[] = {u"每", u"农历", u"阴历", u"旧历", u"夏历", u"农历的", NULL};
    const xun_fact_text *text = scan->text;
    xun_year_part part;
    if (xun_one_of(xun_char(text, index - 1), u".第") || xun_is_digit(xun_char(text, index - 1)) ||
        xun_ends_with_any(text, index, compare) || is_of_another_year(text, index))
        return index;
    int year;
    if (xun_read_months(&part, text, index, 0)) {
        if (part.first_day == 0 && part.first_month == part.last_month && !xun_is_digit(text->chars[index]) &&
            xun_is_hanzi(xun_char(text, part.end)) && xun_one_of(xun_char(text, part.end), u"坡亮河"))
            return index;
        year = xun_time_month_year(scan, index, part.last_month, part.last_day);
    } else if (xun_read_season(&part, text, index)) {
        year = xun_time_talk_year(scan, index);
    } else {
        return index;
    }
    return year != 0 && xun_add_part(scan, index, &part, year, XUN_TIME_STATED) ? part.end : index;
}

/* 7、8月: the first of several months. */
static size_t listed_month(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t end, next;
    unsigned month = xun_small_number(&end, text, index);
    if (month < 1 || month > 12 || xun_char(text, end) != u'、')
        return index;
    unsigned other = xun_small_number(&next, text, end + 1);
    if (other <= month || other > 12 || xun_char(text, next) != u'月' ||
        xun_is_digit(xun_char(text, index - 1)))
        return index;
    int year = xun_time_month_year(scan, index, month, 0);
    return year != 0 && xun_time_add_months(scan, index, end, year, month, month, XUN_TIME_STATED) ? end
                                                                                                   : index;
}

/* 民国二十六年七月七日: the republic's first year is 1912. */
static size_t republican_year(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t name = xun_match(text, index, u"民国"), end = index + name + 1;
    unsigned number = name == 0                          ? 0
                      : xun_char(text, end - 1) == u'元' ? 1
                                                         : xun_small_number(&end, text, end - 1);
    if (number == 0 || xun_char(text, end) != u'年' || xun_one_of(xun_char(text, end + 1), u"间代"))
        return index;
    return xun_add_year(scan, index, end + 1, 1911 + (int)number, XUN_TIME_STATED);
}

/* ---- dispatch on the first character ---- */

static size_t first_of(xun_time_scan *scan, size_t index, size_t (*const *finders)(xun_time_scan *, size_t))
{
    for (; *finders != NULL; finders++) {
        size_t next = (*finders)(scan, index);
        if (next > index)
            return next;
    }
    return index;
}

static size_t from_digit(xun_time_scan *scan, size_t index)
{
    static size_t (*const finders[])(xun_time_scan *,
                                     size_t) = {stated_year,  xun_decade, xun_short_years, xun_short_year,
                                                listed_month, yearless,   xun_years_since, NULL};
    return first_of(scan, index, finders);
}

static size_t from_numeral(xun_time_scan *scan, size_t index)
{
    static size_t (*const finders[])(xun_time_scan *, size_t) = {
        xun_five_year_plan, stated_year,     xun_decade,  xun_short_han_year,
        yearless,           xun_years_since, xun_holiday, NULL};
    if (xun_is_digit(xun_char(scan->text, index - 1)) || xun_is_han_numeral(xun_char(scan->text, index - 1)))
        return index;
    return first_of(scan, index, finders);
}

/* 今年, 今后五年, 今日, 今年以来. */
static size_t from_now(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    char16_t next = xun_char(text, index + 1);
    if (next == u'年' && xun_char(text, index - 1) != u'如')
        return xun_relative_year(scan, index, 2, 0);
    if (next == u'后')
        return xun_looking_ahead(scan, index);
    return next == u'日' ? xun_relative_day(scan, index, 0) : index;
}

static size_t from_above(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    char16_t next = xun_char(text, index + 1);
    if (next == u'年' || next == u'一')
        return xun_year_before_talk(scan, index);
    if (xun_match(text, index, u"上个月") > 0 || (next == u'月' && xun_char(text, index - 1) != u'以'))
        return xun_relative_month(scan, index, -1);
    return next == u'世' ? xun_decade(scan, index) : next == u'半' ? yearless(scan, index) : index;
}

/* 下半年, 下个月. */
static size_t from_below(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    if (xun_match(text, index, u"下个月") > 0 ||
        (xun_char(text, index + 1) == u'月' && xun_char(text, index - 1) != u'以'))
        return xun_relative_month(scan, index, 1);
    return xun_char(text, index + 1) == u'半' ? yearless(scan, index) : index;
}

static size_t from_this(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    char16_t next = xun_char(text, index + 1), before = xun_char(text, index - 1);
    if (next == u'年' && (xun_one_of(xun_char(text, index + 2), u"度内") || !xun_is_hanzi(before)))
        return xun_one_of(before, u"基成根日资版样") ? index : xun_relative_year(scan, index, 2, 0);
    if (next == u'月')
        return xun_is_hanzi(before) && xun_one_of(before, u"基成根日资") ? index
                                                                         : xun_relative_month(scan, index, 0);
    return next == u'世' ? xun_decade(scan, index) : index;
}

/* 年内, 年底, 年末, 年初, 年终; not 三年内, 每年底. */
static size_t from_year_mark(xun_time_scan *scan, size_t index)
{
    static const char16_t *const words[] = {u"年内", u"年底", u"年末", u"年初", NULL};
    const xun_fact_text *text = scan->text;
    char16_t before = xun_char(text, index - 1);
    bool done = xun_ends_with(text, index, u"完成") || xun_ends_with(text, index, u"达成");
    if (xun_is_digit(before) || xun_is_han_numeral(before) ||
        (!done && xun_one_of(before, u"几多近数当整隔半每周历次届任本余该某百少青中老成")))
        return index;
    size_t length = xun_match_any(text, index, words);
    return length > 0 ? xun_talked_year(scan, index, length) : index;
}

/* 同年11月: the year named last. */
static size_t same_year(xun_time_scan *scan, size_t index)
{
    if (scan->said_year == 0 || xun_one_of(xun_char(scan->text, index - 1), u"合共不") ||
        xun_char(scan->text, index + 1) != u'年')
        return index;
    return xun_add_year(scan, index, index + 2, scan->said_year, XUN_TIME_RELATIVE);
}

/* 2016年开工，当年竣工: a year named in the sentence. */
static size_t that_year(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    if (xun_char(text, index + 1) != u'年' || xun_one_of(xun_char(text, index - 1), u"想忆思恰适正相应") ||
        xun_one_of(xun_char(text, index + 2), u"的价"))
        return index;
    int year = xun_time_said_year(scan, index);
    return year != 0 ? xun_add_year(scan, index, index + 2, year, XUN_TIME_RELATIVE) : index;
}

static size_t next_year(xun_time_scan *scan, size_t index)
{
    if (scan->said_year == 0 || xun_char(scan->text, index + 1) != u'年' ||
        xun_one_of(xun_char(scan->text, index - 1), u"每逐历首几多"))
        return index;
    int said = scan->said_year;
    size_t next = xun_add_year(scan, index, index + 2, said + 1, XUN_TIME_RELATIVE);
    scan->said_year = said;
    return next;
}

static size_t from_whole(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    char16_t before = xun_char(text, index - 1);
    bool word_before = xun_one_of(before, u"安健完保") && !xun_ends_with(text, index, u"确保");
    if (xun_char(text, index + 1) != u'年' || word_before || xun_one_of(xun_char(text, index + 2), u"龄级"))
        return index;
    return xun_talked_year(scan, index, 2);
}

/* 前年, 前四年, 前三季度, 前11个月. */
static size_t from_before(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    bool word_before = xun_one_of(xun_char(text, index - 1), u"以目当之此从日先空底提大");
    if (xun_char(text, index + 1) == u'年')
        return word_before ? index : xun_relative_year(scan, index, 2, -2);
    size_t next = word_before ? index : xun_first_years(scan, index);
    return next > index ? next : yearless(scan, index);
}

static bool year_after(const xun_fact_text *text, size_t index, const char16_t *not_before)
{
    return xun_char(text, index + 1) == u'年' && !xun_one_of(xun_char(text, index - 1), not_before);
}

/* What a time may begin with, digits aside: the cases of the switch below. */
#define OPENINGS(X)                                                                                          \
    X(u'〇')                                                                                                 \
    X(u'零')                                                                                                 \
    X(u'一')                                                                                                 \
    X(u'二')                                                                                                 \
    X(u'三')                                                                                                 \
    X(u'四')                                                                                                 \
    X(u'五')                                                                                                 \
    X(u'六')                                                                                                 \
    X(u'七')                                                                                                 \
    X(u'八')                                                                                                 \
    X(u'九')                                                                                                 \
    X(u'十')                                                                                                 \
    X(u'两')                                                                                                 \
    X(u'“')                                                                                                  \
    X(u'"')                                                                                                  \
    X(u'‘') X(u'「') X(u'去') X(u'今') X(u'明') X(u'后') X(u'上') X(u'下') X(u'前') X(u'第') X(u'本')        \
        X(u'全') X(u'年') X(u'同') X(u'次') X(u'翌') X(u'过') X(u'近') X(u'这') X(u'民') X(u'大') X(u'当')   \
            X(u'最') X(u'未') X(u'昨') X(u'首') X(u'国') X(u'元')

static const xun_sieve openings = XUN_SIEVE(OPENINGS);

size_t xun_time_zh(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    char16_t c = text->chars[index];
    if (xun_is_digit(c))
        return from_digit(scan, index);
    if (!xun_sieve_may_hold(&openings, c))
        return index;
    switch (c) {
    case u'〇':
    case u'零':
    case u'一':
    case u'二':
    case u'三':
    case u'四':
    case u'五':
    case u'六':
    case u'七':
    case u'八':
    case u'九':
    case u'十':
    case u'两': return from_numeral(scan, index);
    case u'“':
    case u'"':
    case u'‘':
    case u'「': {
        size_t next = xun_five_year_plan(scan, index);
        return next > index ? next : xun_holiday(scan, index);
    }
    case u'国':
    case u'元': return xun_holiday(scan, index);
    case u'民': return republican_year(scan, index);
    case u'大': return xun_match(text, index, u"大前年") > 0 ? xun_relative_year(scan, index, 3, -3) : index;
    case u'去':
        return year_after(text, index, u"过") || xun_match(text, index - 2, u"超过去年") > 0
                   ? xun_relative_year(scan, index, 2, -1)
                   : index;
    case u'今': return from_now(scan, index);
    case u'明':
        return year_after(text, index, u"文透声说证发") ? xun_relative_year(scan, index, 2, 1) : index;
    case u'后':
        return year_after(text, index, u"以此今其往之前然落") ? xun_relative_year(scan, index, 2, 2) : index;
    case u'上': return from_above(scan, index);
    case u'首': return xun_char(text, index + 1) == u'季' ? yearless(scan, index) : index;
    case u'下': return from_below(scan, index);
    case u'前': return from_before(scan, index);
    case u'第': {
        size_t next = xun_numbered_plan(scan, index);
        return next > index ? next : yearless(scan, index);
    }
    case u'本': return from_this(scan, index);
    case u'全': return from_whole(scan, index);
    case u'年': return from_year_mark(scan, index);
    case u'同': return same_year(scan, index);
    case u'当': return that_year(scan, index);
    case u'次':
    case u'翌': return next_year(scan, index);
    case u'过':
    case u'近':
    case u'这':
    case u'最': return xun_looking_back(scan, index);
    case u'未': return xun_looking_ahead(scan, index);
    case u'昨':
        return xun_one_of(xun_char(text, index + 1), u"日天") ? xun_relative_day(scan, index, -1) : index;
    default: return index;
    }
}
