/* What may follow a Chinese year: months, days, quarters, halves. */
#include "facts/chinese_number.h"
#include "facts/times_zh.h"

size_t xun_skip_space(const xun_fact_text *text, size_t index)
{
    return xun_char(text, index) == u' ' ? index + 1 : index;
}

/* 至 到 - — ~ between two ends; 0 when there is none. */
size_t xun_range_mark(const xun_fact_text *text, size_t index)
{
    size_t at = xun_skip_space(text, index);
    if (!xun_one_of(xun_char(text, at), u"至到-—~"))
        return 0;
    at++;
    while (xun_one_of(xun_char(text, at), u"-—"))
        at++;
    return xun_skip_space(text, at);
}

/* 上旬 中旬 下旬 底 末 初 份 after a month. */
static size_t month_part(xun_year_part *out, const xun_fact_text *text, size_t index, int year)
{
    static const char16_t *const rough[] = {u"底", u"末", u"初", u"份", NULL};
    if (xun_char(text, index + 1) == u'旬') {
        char16_t c = xun_char(text, index);
        unsigned first = c == u'上' ? 1 : c == u'中' ? 11 : c == u'下' ? 21 : 0;
        if (first != 0) {
            out->first_day = first;
            out->last_day =
                first == 21 ? xun_days_in_month(year != 0 ? year : 2001, out->first_month) : first + 9;
            return index + 2;
        }
    }
    size_t length = xun_match_any(text, index, rough);
    return index + length;
}

/* A number for a day, 日 or not. */
static unsigned bare_day(size_t *end, const xun_fact_text *text, size_t index)
{
    unsigned day = xun_small_number(end, text, index);
    return day <= 31 ? day : 0;
}

static size_t read_day(unsigned *out, const xun_fact_text *text, size_t index)
{
    size_t end;
    unsigned day = xun_small_number(&end, text, index);
    char16_t mark = xun_char(text, end);
    if (day < 1 || day > 31 || (mark != u'日' && mark != u'号') ||
        (mark == u'号' && xun_char(text, end + 1) == u'线'))
        return index;
    *out = day;
    return end + 1;
}

/* 4至6日, 17-19日, 17、18日: days of which the last alone has its 日; the index after, or `index`. */
static size_t days_with_one_mark(xun_year_part *out, const xun_fact_text *text, size_t index)
{
    size_t end, after;
    unsigned first = bare_day(&end, text, index), last = 0;
    size_t range = first != 0 ? xun_range_mark(text, end) : 0;
    bool pair = first != 0 && xun_char(text, end) == u'、';
    if (range == 0 && !pair)
        return index;
    size_t at = pair ? end + 1 : range;
    after = read_day(&last, text, at);
    if (after == at || last <= first || (pair && last != first + 1))
        return index;
    out->first_day = first;
    out->last_day = last;
    return after;
}

/* 三月三, 八月十五, 五月初五: days of the moon's calendar. */
static bool is_lunar(const xun_fact_text *text, size_t month, size_t index)
{
    char16_t c = xun_char(text, index);
    if (xun_is_digit(xun_char(text, month)))
        return false;
    return c == u'廿' || (xun_han_digit(c) > 1 && c != u'两') || c == u'十' ||
           (c == u'初' && xun_is_han_numeral(xun_char(text, index + 1)));
}

/* The end of 2月17日至19日 or 2月17日至3月1日. */
static size_t day_range(xun_year_part *out, const xun_fact_text *text, size_t index)
{
    size_t at = xun_range_mark(text, index), end;
    if (at == 0)
        return index;
    unsigned month = xun_small_number(&end, text, at), day = 0;
    if (month >= out->first_month && month <= 12 && xun_char(text, end) == u'月') {
        size_t after = read_day(&day, text, end + 1);
        if (after == end + 1)
            return index;
        out->last_month = month;
        out->last_day = day;
        return after;
    }
    size_t after = read_day(&day, text, at);
    if (after == at || day < out->first_day)
        return index;
    out->last_day = day;
    return after;
}

/* 11月, 2月17日, 1-11月, 1月至9月. */
bool xun_read_months(xun_year_part *out, const xun_fact_text *text, size_t index, int year)
{
    size_t end, last_end;
    unsigned first = xun_small_number(&end, text, index), last = first;
    if (first < 1 || first > 12)
        return false;
    size_t bare_end = xun_char(text, end) == u'月' ? end + 1 : end, at = xun_range_mark(text, bare_end);
    unsigned to = at != 0 ? xun_small_number(&last_end, text, at) : 0;
    if (to > first && to <= 12 && xun_char(text, last_end) == u'月' &&
        !xun_is_digit(xun_char(text, last_end + 1))) {
        last = to;
        bare_end = last_end + 1;
    } else if (xun_char(text, end) != u'月') {
        return false;
    }
    *out = (xun_year_part){.end = bare_end, .first_month = first, .last_month = last};
    if (last != first)
        return true;
    size_t day_at = xun_skip_space(text, bare_end), after = read_day(&out->first_day, text, day_at);
    if (after > day_at) {
        out->last_day = out->first_day;
        out->end = day_range(out, text, after);
    } else if ((after = days_with_one_mark(out, text, day_at)) > day_at) {
        out->end = after;
    } else if (is_lunar(text, index, bare_end)) {
        return false;
    } else {
        out->end = month_part(out, text, bare_end, year);
    }
    return true;
}

static bool set_months(xun_year_part *out, size_t end, unsigned first, unsigned last)
{
    *out = (xun_year_part){.end = end, .first_month = first, .last_month = last};
    return true;
}

/* 上半年, 下半年, 首季, 一季度, 第三季度, 前三季度, 前11个月. */
bool xun_read_season(xun_year_part *out, const xun_fact_text *text, size_t index)
{
    size_t length, end;
    if ((length = xun_match(text, index, u"上半年")) > 0)
        return set_months(out, index + length, 1, 6);
    if ((length = xun_match(text, index, u"下半年")) > 0)
        return set_months(out, index + length, 7, 12);
    if ((length = xun_match(text, index, u"首季")) > 0)
        return set_months(out, index + length + xun_match(text, index + length, u"度"), 1, 3);
    char16_t c = xun_char(text, index);
    unsigned number = xun_small_number(&end, text, index + (c == u'第' || c == u'前' ? 1 : 0));
    if (number == 0)
        return false;
    size_t quarter = xun_match(text, end, u"季度");
    bool pair = quarter == 0 && xun_char(text, end) == u'、'; /* 一、二季度 */
    size_t other = pair ? end + 1 : quarter == 0 ? xun_range_mark(text, end) : 0;
    if (c != u'前' && other != 0) {
        size_t last_end;
        unsigned last = xun_small_number(&last_end, text, other);
        if (last > number && last <= 4 && (!pair || last == number + 1) &&
            xun_match(text, last_end, u"季度") > 0)
            return set_months(out, last_end + 2, number * 3 - 2, last * 3);
    }
    if (quarter > 0 && number <= 4)
        return set_months(out, end + quarter, c == u'前' ? 1 : number * 3 - 2, number * 3);
    if (c == u'前' && number <= 12 && (length = xun_match(text, end, u"个月")) > 0)
        return set_months(out, end + length, 1, number);
    return false;
}

bool xun_read_year_part(xun_year_part *out, const xun_fact_text *text, size_t index, int year)
{
    static const char16_t *const rough[] = {u"年底", u"年末", u"年初", u"底", u"末", u"初", NULL};
    static const char16_t *const not_rough[] = {u"初步", u"初次", u"初级", u"初中", u"初期", u"初心", u"末端",
                                                u"初夏", u"初冬", u"底线", u"底气", u"底数", NULL};
    size_t at = xun_skip_space(text, index);
    if (xun_char(text, at) == u'的')
        at++;
    if (xun_read_months(out, text, at, year) || xun_read_season(out, text, at))
        return true;
    size_t length = xun_match_any(text, index, not_rough) > 0 ? 0 : xun_match_any(text, index, rough);
    *out = (xun_year_part){.end = index + length};
    return length > 0;
}

bool xun_add_part(xun_time_scan *scan, size_t start, const xun_year_part *part, int year, xun_time_how how)
{
    if (part->first_month == 0)
        return xun_time_add_years(scan, start, part->end, year, year, how);
    if (part->first_day == 0)
        return xun_time_add_months(scan, start, part->end, year, part->first_month, part->last_month, how);
    return xun_time_add(scan, start, part->end, (xun_day){year, (int)part->first_month, (int)part->first_day},
                        (xun_day){year, (int)part->last_month, (int)part->last_day}, how);
}

/* 2005年底前, 2020年以前, 自2000年以来: the year bounds what is told, and need not be talked about. */
static bool is_bound(const xun_fact_text *text, size_t end)
{
    static const char16_t *const words[] = {u"前", u"之前", u"以前", u"以来", u"起", u"至今", NULL};
    xun_year_part part;
    return xun_match_any(text, end, words) > 0 && !xun_read_season(&part, text, end);
}

/* 1998年建成的水厂, 2016年启动的项目: the year is that of a thing. */
static bool is_of_a_thing(const xun_fact_text *text, size_t end)
{
    static const char16_t *const verbs[] = {u"建",   u"成立", u"启动", u"开工", u"竣工",
                                            u"投用", u"投产", u"通车", u"签约", u"注册",
                                            u"印发", u"出台", u"开通", u"开业", NULL};
    enum { REACH = 3 };
    size_t verb = xun_match_any(text, end, verbs);
    for (size_t i = end + verb; verb > 0 && i <= end + verb + REACH; i++) {
        if (xun_char(text, i) == u'的')
            return true;
        if (!xun_is_hanzi(xun_char(text, i)))
            return false;
    }
    return false;
}

/* Adds `year` with what follows it at `index`; returns the index after. */
size_t xun_add_year(xun_time_scan *scan, size_t start, size_t index, int year, xun_time_how how)
{
    xun_year_part part;
    bool parted = xun_read_year_part(&part, scan->text, index, year);
    size_t end = parted ? part.end : index;
    if (how == XUN_TIME_STATED && (is_bound(scan->text, end) || is_of_a_thing(scan->text, end)))
        xun_time_bound(scan, start, year);
    else
        xun_time_say(scan, start, year);
    if (parted && xun_add_part(scan, start, &part, year, how))
        return part.end;
    return xun_time_add_years(scan, start, index, year, year, how) ? index : start;
}
