/* Times as Chinese text writes them. */
#include "facts/charset.h"
#include "facts/chinese_number.h"
#include "facts/times.h"

enum { SHORT_YEAR_PAST = 40, SHORT_YEAR_FUTURE = 15, THIRD_PLAN = 1966, PLAN_YEARS = 5 };

static size_t skip_space(const xun_fact_text *text, size_t index)
{
    return xun_char(text, index) == u' ' ? index + 1 : index;
}

/* 至 到 - — ~ between two ends; 0 when there is none. */
static size_t range_mark(const xun_fact_text *text, size_t index)
{
    size_t at = skip_space(text, index);
    if (!xun_one_of(xun_char(text, at), u"至到-—~"))
        return 0;
    at++;
    while (xun_one_of(xun_char(text, at), u"-—"))
        at++;
    return skip_space(text, at);
}

/* Four digits or Chinese digits that make a year; `end` is the index after them. 0 when there is none. */
static int four_digits(size_t *end, const xun_fact_text *text, size_t index)
{
    int year = 0;
    for (size_t i = 0; i < 4; i++) {
        char16_t c = xun_char(text, index + i);
        int digit = xun_is_digit(c) ? c - u'0' : c == u'两' ? -1 : c == u'O' || c == u'o' ? 0 : xun_han_digit(c);
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

/* ---- what may follow a year: months, days, quarters, halves ---- */

typedef struct {
    size_t end;
    unsigned first_month, last_month; /* 0: the whole year */
    unsigned first_day, last_day;     /* 0: whole months */
    int last_year;                    /* when the range ends in another year; else 0 */
} year_part;

/* 上旬 中旬 下旬 底 末 初 份 after a month. */
static size_t month_part(year_part *out, const xun_fact_text *text, size_t index, int year)
{
    static const char16_t *const rough[] = {u"底", u"末", u"初", u"份", NULL};
    if (xun_char(text, index + 1) == u'旬') {
        char16_t c = xun_char(text, index);
        unsigned first = c == u'上' ? 1 : c == u'中' ? 11 : c == u'下' ? 21 : 0;
        if (first != 0) {
            out->first_day = first;
            out->last_day = first == 21 ? xun_days_in_month(year != 0 ? year : 2001, out->first_month) : first + 9;
            return index + 2;
        }
    }
    size_t length = xun_match_any(text, index, rough);
    return index + length;
}

static size_t read_day(unsigned *out, const xun_fact_text *text, size_t index)
{
    size_t end;
    unsigned day = xun_small_number(&end, text, index);
    char16_t mark = xun_char(text, end);
    if (day < 1 || day > 31 || (mark != u'日' && mark != u'号') || (mark == u'号' && xun_char(text, end + 1) == u'线'))
        return index;
    *out = day;
    return end + 1;
}

/* The end of 2月17日至19日 or 2月17日至3月1日. */
static size_t day_range(year_part *out, const xun_fact_text *text, size_t index)
{
    size_t at = range_mark(text, index), end;
    if (at == 0)
        return index;
    unsigned month = xun_small_number(&end, text, at), day;
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
static bool read_months(year_part *out, const xun_fact_text *text, size_t index, int year)
{
    size_t end, last_end;
    unsigned first = xun_small_number(&end, text, index), last = first;
    if (first < 1 || first > 12)
        return false;
    size_t bare_end = xun_char(text, end) == u'月' ? end + 1 : end, at = range_mark(text, bare_end);
    unsigned to = at != 0 ? xun_small_number(&last_end, text, at) : 0;
    if (to > first && to <= 12 && xun_char(text, last_end) == u'月' && !xun_is_digit(xun_char(text, last_end + 1))) {
        last = to;
        bare_end = last_end + 1;
    } else if (xun_char(text, end) != u'月') {
        return false;
    }
    *out = (year_part){.end = bare_end, .first_month = first, .last_month = last};
    if (last != first)
        return true;
    size_t day_at = skip_space(text, bare_end), after = read_day(&out->first_day, text, day_at);
    if (after > day_at) {
        out->last_day = out->first_day;
        out->end = day_range(out, text, after);
    } else {
        out->end = month_part(out, text, bare_end, year);
    }
    return true;
}

static bool set_months(year_part *out, size_t end, unsigned first, unsigned last)
{
    *out = (year_part){.end = end, .first_month = first, .last_month = last};
    return true;
}

/* 上半年, 下半年, 一季度, 第三季度, 前三季度, 前11个月. */
static bool read_season(year_part *out, const xun_fact_text *text, size_t index)
{
    size_t length, end;
    if ((length = xun_match(text, index, u"上半年")) > 0)
        return set_months(out, index + length, 1, 6);
    if ((length = xun_match(text, index, u"下半年")) > 0)
        return set_months(out, index + length, 7, 12);
    char16_t c = xun_char(text, index);
    unsigned number = xun_small_number(&end, text, index + (c == u'第' || c == u'前' ? 1 : 0));
    if (number == 0)
        return false;
    size_t quarter = xun_match(text, end, u"季度");
    size_t other = quarter == 0 ? range_mark(text, end) : 0;
    if (c != u'前' && other != 0) {
        size_t last_end;
        unsigned last = xun_small_number(&last_end, text, other);
        if (last > number && last <= 4 && xun_match(text, last_end, u"季度") > 0)
            return set_months(out, last_end + 2, number * 3 - 2, last * 3);
    }
    if (quarter > 0 && number <= 4)
        return set_months(out, end + quarter, c == u'前' ? 1 : number * 3 - 2, number * 3);
    if (c == u'前' && number <= 12 && (length = xun_match(text, end, u"个月")) > 0)
        return set_months(out, end + length, 1, number);
    return false;
}

static bool read_year_part(year_part *out, const xun_fact_text *text, size_t index, int year)
{
    static const char16_t *const rough[] = {u"年底", u"年末", u"年初", u"底", u"末", u"初", NULL};
    static const char16_t *const not_rough[] = {u"初步", u"初次", u"初级", u"初中", u"初期", u"初心", u"末端", u"初夏", u"初冬",
                                                u"底线", u"底气", u"底数", NULL};
    size_t at = skip_space(text, index);
    if (xun_char(text, at) == u'的')
        at++;
    if (read_months(out, text, at, year) || read_season(out, text, at))
        return true;
    size_t length = xun_match_any(text, index, not_rough) > 0 ? 0 : xun_match_any(text, index, rough);
    *out = (year_part){.end = index + length};
    return length > 0;
}

static bool add_part(xun_time_scan *scan, size_t start, const year_part *part, int year, xun_time_how how)
{
    if (part->first_month == 0)
        return xun_time_add_years(scan, start, part->end, year, year, how);
    if (part->first_day == 0)
        return xun_time_add_months(scan, start, part->end, year, part->first_month, part->last_month, how);
    return xun_time_add(scan, start, part->end, (xun_day){year, (int)part->first_month, (int)part->first_day},
                        (xun_day){year, (int)part->last_month, (int)part->last_day}, how);
}

/* Adds `year` with what follows it at `index`; returns the index after. */
static size_t add_year(xun_time_scan *scan, size_t start, size_t index, int year, xun_time_how how)
{
    year_part part;
    xun_time_say(scan, start, year);
    if (read_year_part(&part, scan->text, index, year) && add_part(scan, start, &part, year, how))
        return part.end;
    return xun_time_add_years(scan, start, index, year, year, how) ? index : start;
}

/* ---- stated years ---- */

static bool plausible_year(int year)
{
    return year >= 1000 && year < 2200;
}

/* 2014-2016年, 2014年至2016年, 2014—2016, 2014-16年: the index after the range, or 0. */
static size_t year_range(xun_time_scan *scan, size_t start, size_t index, int first, bool marked)
{
    const xun_fact_text *text = scan->text;
    size_t at = range_mark(text, index), end = 0;
    if (at == 0)
        return 0;
    int last = four_digits(&end, text, at);
    if (last == 0 && !marked && xun_is_digit(xun_char(text, at)) && xun_is_digit(xun_char(text, at + 1)) &&
        xun_char(text, at + 2) == u'年') {
        last = first / 100 * 100 + (xun_char(text, at) - u'0') * 10 + (xun_char(text, at + 1) - u'0');
        end = at + 2;
    }
    bool year_mark = xun_char(text, end) == u'年';
    if (last <= first || last - first > 100 || (marked && !year_mark) || (!year_mark && !plausible_year(last)))
        return 0;
    if (!year_mark && xun_is_hanzi(xun_char(text, end)))
        return 0;
    end += year_mark ? 1 : 0;
    return xun_time_add_years(scan, start, end, first, last, XUN_TIME_PERIOD) ? end : 0;
}

/* 2017.2.17, 2017-02-17, 2017/2/17, 2017.02. */
static size_t numeric_date(xun_time_scan *scan, size_t start, size_t index, int year)
{
    const xun_fact_text *text = scan->text;
    char16_t mark = xun_char(text, index);
    size_t end, last;
    if ((mark != u'.' && mark != u'-' && mark != u'/') || !xun_is_digit(xun_char(text, index + 1)) || !plausible_year(year))
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
    bool whole = end - index == 3 && mark != u'.' && !xun_is_hanzi(xun_char(text, end)) && xun_char(text, end) != u'%';
    return whole && xun_time_add_months(scan, start, end, year, month, month, XUN_TIME_STATED) ? end : 0;
}

/* A year without 年: only between marks, at the ends, or after 到 至 从 and the like. */
static bool bare_year(const xun_fact_text *text, size_t start, size_t end, int year)
{
    static const char16_t *const leading[] = {u"到", u"至", u"从", u"自", u"截至", u"总结", u"回望", u"展望", u"回眸", u"回顾", NULL};
    if (year < 1900 || year > 2099)
        return false;
    char16_t before = xun_char(text, start - 1), after = xun_char(text, end);
    bool opens = start == 0 || xun_one_of(before, u"。;!?:,、(《“\"'[ \n·—") || xun_ends_with_any(text, start, leading);
    bool chinese = xun_is_hanzi(xun_char(text, end + 1)) || xun_is_hanzi(xun_char(text, start - 2));
    bool closes = after == 0 || xun_one_of(after, u"。;!?,:、)》”]\n·") || (after == u' ' && (chinese || start == 0));
    return opens && closes && !(after == u',' && xun_is_digit(xun_char(text, end + 1)));
}

static size_t stated_year(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t end, after;
    int year = four_digits(&end, text, index);
    if (year == 0 || xun_is_digit(xun_char(text, index - 1)) || xun_char(text, index - 1) == u'第' ||
        (xun_char(text, index - 1) == u'.' && index > 3))
        return index;
    if ((after = year_range(scan, index, end, year, false)) != 0 || (after = numeric_date(scan, index, end, year)) != 0)
        return after;
    size_t mark = skip_space(text, end);
    if (xun_char(text, mark) == u'年' && plausible_year(year)) {
        if ((after = year_range(scan, index, mark + 1, year, true)) != 0)
            return after;
        return add_year(scan, index, mark + 1, year, XUN_TIME_STATED);
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

/* 17年, 98年: two digits that name a year, not a duration. */
static size_t short_year(xun_time_scan *scan, size_t index)
{
    static const char16_t *const leading[] = {u"从", u"自", u"到", u"至", u"在", u"于", u"比", u"较", u"截至", NULL};
    static const char16_t *const following[] = {u"年底", u"年初", u"年末", u"年度", u"年上半年", u"年下半年", u"年全年", u"年以来", NULL};
    const xun_fact_text *text = scan->text;
    if (!xun_is_digit(xun_char(text, index + 1)) || xun_char(text, index + 2) != u'年' || xun_is_digit(xun_char(text, index - 1)))
        return index;
    int digits = (xun_char(text, index) - u'0') * 10 + (xun_char(text, index + 1) - u'0');
    int now = scan->report.year, year = digits + (digits >= 50 ? 1900 : 2000);
    char16_t before = xun_char(text, index - 1), after = xun_char(text, index + 3);
    bool opens = index == 0 || xun_one_of(before, u"。;!?,(“'’\n");
    bool leads = xun_ends_with_any(text, index, leading);
    bool follows = xun_match_any(text, index + 2, following) > 0 ||
                   (xun_is_digit(after) && (opens || leads));
    bool near = now != 0 ? year >= now - SHORT_YEAR_PAST && year <= now + SHORT_YEAR_FUTURE : digits >= 10;
    if (!near || !((opens && (after == u',' || follows)) || (leads && follows) || (index == 0 && xun_is_hanzi(after) && now != 0)))
        return index;
    if (xun_match(text, index + 2, u"年来") > 0 || xun_match(text, index + 2, u"年间") > 0)
        return index;
    return add_year(scan, index, index + 3, year, XUN_TIME_STATED);
}

/* Month or season without a year. */
static size_t yearless(xun_time_scan *scan, size_t index)
{
    static const char16_t *const compare[] = {u"每年", u"每", NULL};
    const xun_fact_text *text = scan->text;
    year_part part;
    if (xun_one_of(xun_char(text, index - 1), u".第") || xun_is_digit(xun_char(text, index - 1)) || xun_ends_with_any(text, index, compare))
        return index;
    int year;
    if (read_months(&part, text, index, 0)) {
        if (part.first_day == 0 && part.first_month == part.last_month && !xun_is_digit(text->chars[index]) &&
            xun_is_hanzi(xun_char(text, part.end)) && xun_one_of(xun_char(text, part.end), u"坡亮河"))
            return index;
        year = xun_time_month_year(scan, index, part.last_month, part.last_day);
    } else if (read_season(&part, text, index)) {
        year = xun_time_talk_year(scan, index);
    } else {
        return index;
    }
    return year != 0 && add_part(scan, index, &part, year, XUN_TIME_STATED) ? part.end : index;
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
    if (other <= month || other > 12 || xun_char(text, next) != u'月' || xun_is_digit(xun_char(text, index - 1)))
        return index;
    int year = xun_time_month_year(scan, index, month, 0);
    return year != 0 && xun_time_add_months(scan, index, end, year, month, month, XUN_TIME_STATED) ? end : index;
}

/* ---- periods ---- */

/* 九五, 十五, 十三五: the number of a five-year plan before its 五; 0 when there is none. */
static unsigned plan_number(size_t *end, const xun_fact_text *text, size_t index)
{
    unsigned number = 0;
    size_t at = index;
    char16_t c = xun_char(text, at);
    if (c == u'十') {
        number = 10;
        at++;
        int digit = xun_han_digit(xun_char(text, at));
        if (digit > 0 && xun_char(text, at + 1) == u'五') {
            number += (unsigned)digit;
            at++;
        }
    } else if (xun_han_digit(c) > 0 && c != u'两') {
        number = (unsigned)xun_han_digit(c);
        at++;
    }
    if (number == 0 || xun_char(text, at) != u'五' || xun_is_han_numeral(xun_char(text, at + 1)))
        return 0;
    *end = at + 1;
    return number;
}

static size_t add_plan(xun_time_scan *scan, size_t start, size_t end, unsigned number)
{
    int first = number == 1 ? 1953 : number == 2 ? 1958 : THIRD_PLAN + ((int)number - 3) * PLAN_YEARS;
    scan->plan_from = first;
    scan->plan_to = first + PLAN_YEARS - 1;
    return xun_time_add_years(scan, start, end, first, first + PLAN_YEARS - 1, XUN_TIME_PERIOD) ? end : start;
}

/* “十三五”期间, “十二五”, 十四五规划, 第十三个五年规划. */
static size_t five_year_plan(xun_time_scan *scan, size_t index)
{
    static const char16_t *const after_plan[] = {u"期间", u"时期", NULL};
    static const char16_t *const plain[] = {u"期间", u"时期", u"规划", u"计划", u"末", u"以来", u"开局", u"收官", u"发展", u"目标", u"初", NULL};
    static const char16_t *const education[] = {u"普法", u"”普法", u"”法治", u"\"普法", u"法治宣传", NULL};
    const xun_fact_text *text = scan->text;
    bool quoted = xun_one_of(xun_char(text, index), u"“\"‘「");
    size_t end;
    unsigned number = plan_number(&end, text, index + quoted);
    if (number == 0 || xun_match_any(text, end, education) > 0)
        return index;
    bool closed = quoted && xun_one_of(xun_char(text, end), u"”\"’」");
    if (quoted && !closed)
        return index;
    bool certain = closed || (number >= 11 && !xun_is_digit(xun_char(text, end)));
    size_t mark = end + (closed ? 1 : 0);
    if (!certain && xun_match_any(text, mark, plain) == 0)
        return index;
    if (!closed && xun_match_any(text, end, (const char16_t *const[]){u"个", u"年", u"岁", u"天", u"月", NULL}) > 0)
        return index;
    return add_plan(scan, index, mark + xun_match_any(text, mark, after_plan), number);
}

static size_t numbered_plan(xun_time_scan *scan, size_t index)
{
    size_t end;
    unsigned number = xun_small_number(&end, scan->text, index + 1);
    size_t length = number > 0 && number < 30 ? xun_match(scan->text, end, u"个五年") : 0;
    if (length == 0)
        return index;
    end += length;
    length = xun_match_any(scan->text, end, (const char16_t *const[]){u"规划", u"计划", NULL});
    if (length == 0)
        return index;
    end += length;
    return add_plan(scan, index, end, number);
}

/* 20世纪90年代, 上世纪八十年代, 90年代, 21世纪. */
static size_t decade(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t at = index, end;
    int century = 0;
    if (xun_match(text, index, u"上世纪") > 0 && scan->report.year != 0)
        century = (scan->report.year / 100 - 1) * 100, at += 3;
    else if (xun_match(text, index, u"上世纪") > 0)
        century = 1900, at += 3;
    else if (xun_match(text, index, u"本世纪") > 0)
        century = 2000, at += 3;
    else {
        unsigned number = xun_small_number(&end, text, index);
        if (number >= 15 && number <= 21 && xun_match(text, end, u"世纪") > 0)
            century = (int)(number - 1) * 100, at = end + 2;
    }
    unsigned tens = xun_small_number(&end, text, at);
    if (tens >= 10 && tens < 100 && tens % 10 == 0 && xun_match(text, end, u"年代") > 0 && (century != 0 || tens >= 50)) {
        int first = (century != 0 ? century : 1900) + (int)tens;
        return xun_time_add_years(scan, index, end + 2, first, first + 9, XUN_TIME_PERIOD) ? end + 2 : index;
    }
    if (century == 0 || xun_match_any(text, at, (const char16_t *const[]){u"海", u"广", u"大", NULL}) > 0)
        return index;
    return xun_time_add_years(scan, index, at, century, century + 99, XUN_TIME_PERIOD) ? at : index;
}

/* ---- relative times ---- */

static size_t relative_year(xun_time_scan *scan, size_t start, size_t length, int offset)
{
    if (scan->report.year == 0)
        return start;
    return add_year(scan, start, start + length, scan->report.year + offset, XUN_TIME_RELATIVE);
}

/* The year before the one talked about. */
static size_t year_before(xun_time_scan *scan, size_t start)
{
    static const char16_t *const no_year[] = {u"上年龄", u"上年纪", u"上年产", u"上年均", NULL};
    const xun_fact_text *text = scan->text;
    size_t length = xun_match(text, start, u"上一年度") + xun_match(text, start, u"上年度");
    if (length == 0)
        length = xun_match(text, start, u"上一年") + xun_match(text, start, u"上年");
    int year = xun_time_talk_year(scan, start);
    if (length == 0 || year == 0 || xun_char(text, start - 1) == u'以' || xun_match_any(text, start, no_year) > 0)
        return start;
    length += xun_match(text, start + length, u"同期");
    year_part part;
    if (read_year_part(&part, text, start + length, year - 1) && add_part(scan, start, &part, year - 1, XUN_TIME_RELATIVE))
        return part.end;
    return xun_time_add_years(scan, start, start + length, year - 1, year - 1, XUN_TIME_RELATIVE) ? start + length : start;
}

/* 全年, 年内, 年底, 年初: of the year being talked about. */
static size_t talked_year(xun_time_scan *scan, size_t start, size_t length)
{
    const xun_fact_text *text = scan->text;
    int year = xun_time_talk_year(scan, start);
    if (text->chars[start] == u'年' && xun_match(text, start, u"年底前") > 0 && scan->report.year != 0 &&
        year < scan->report.year && scan->said_year == 0)
        year = scan->report.year;
    return year != 0 && xun_time_add_years(scan, start, start + length, year, year, XUN_TIME_RELATIVE) ? start + length : start;
}

/* A small number of years at `index`: 五年, 5年, 5 年; 0 when there is none. */
static unsigned year_count(size_t *end, const xun_fact_text *text, size_t index)
{
    size_t at;
    unsigned count = xun_small_number(&at, text, index);
    if (count == 0 && xun_char(text, index) == u'两')
        count = 2, at = index + 1;
    at = skip_space(text, at);
    if (count == 0 || xun_char(text, at) != u'年' || xun_match(text, at, u"年级") > 0 || xun_match(text, at, u"年期") > 0)
        return 0;
    *end = at + 1;
    return count;
}

/* The years up to the last whole one. */
static size_t past_years(xun_time_scan *scan, size_t start, size_t end, unsigned count)
{
    int year = scan->report.year;
    if (year == 0 || count > 100)
        return start;
    if (count == 1)
        xun_time_say(scan, start, year - 1);
    return xun_time_add_years(scan, start, end, year - (int)count, year - 1, XUN_TIME_RELATIVE) ? end : start;
}

/* 过去五年, 过去的一年, 近五年来. */
static size_t looking_back(xun_time_scan *scan, size_t start)
{
    static const char16_t *const openings[] = {u"过去的这", u"过去的", u"过去这", u"过去", u"近", u"这", u"最近", NULL};
    const xun_fact_text *text = scan->text;
    size_t length = xun_match_any(text, start, openings), end;
    unsigned count = length > 0 ? year_count(&end, text, start + length) : 0;
    if (count == 0 || xun_match(text, end, u"多") > 0)
        return start;
    if (text->chars[start] == u'这' && count == 1)
        return start;
    if (text->chars[start] == u'近' && (xun_one_of(xun_char(text, start - 1), u"最附邻接") || count == 1))
        return start;
    end += xun_match_any(text, end, (const char16_t *const[]){u"来", u"间", NULL});
    return past_years(scan, start, end, count);
}

/* 五年来, 一年来, 五年间. */
static size_t years_since(xun_time_scan *scan, size_t index)
{
    static const char16_t *const before[] = {u"连续", u"历时", u"近", u"几", u"多", u"第", u"十", NULL};
    const xun_fact_text *text = scan->text;
    size_t end;
    unsigned count = year_count(&end, text, index);
    size_t length = count == 0 ? 0
                               : xun_match_any(text, end, (const char16_t *const[]){u"来", u"间", u"以来", u"中", NULL});
    if (length == 0 || xun_ends_with_any(text, index, before) || xun_is_digit(xun_char(text, index - 1)))
        return index;
    bool year_number = count >= 10 && xun_match(text, end, u"以来") > 0;
    if (year_number || (xun_char(text, end) == u'中' && !xun_one_of(xun_char(text, end + 1), u",，")))
        return index;
    if (xun_char(text, end) == u'间' && count == 1)
        return index;
    return past_years(scan, index, end + length, count);
}

/* 今后五年, 未来三年: from the report's year on, or the plan that the passage names. */
static size_t looking_ahead(xun_time_scan *scan, size_t start)
{
    static const char16_t *const openings[] = {u"今后的", u"今后", u"未来的", u"未来", NULL};
    const xun_fact_text *text = scan->text;
    size_t length = xun_match_any(text, start, openings), end;
    unsigned count = length > 0 ? year_count(&end, text, start + length) : 0;
    int first = scan->report.year;
    if (count == 0 || count > 100 || first == 0 || xun_one_of(xun_char(text, end), u"多甚"))
        return start;
    if (count == PLAN_YEARS && scan->plan_from != 0 && scan->plan_to >= first)
        return xun_time_add_years(scan, start, end, scan->plan_from, scan->plan_to, XUN_TIME_RELATIVE) ? end : start;
    return xun_time_add_years(scan, start, end, first, first + (int)count - 1, XUN_TIME_RELATIVE) ? end : start;
}

static size_t relative_month(xun_time_scan *scan, size_t start, int offset)
{
    static const char16_t *const no_month[] = {u"本月嫂", NULL};
    const xun_day *report = &scan->report;
    if (report->year == 0 || report->month == 0 || xun_match_any(scan->text, start, no_month) > 0)
        return start;
    int month = report->month + offset, year = report->year;
    if (month < 1)
        month = 12, year--;
    else if (month > 12)
        month = 1, year++;
    return xun_time_add_months(scan, start, start + 2, year, (unsigned)month, (unsigned)month, XUN_TIME_RELATIVE) ? start + 2
                                                                                                              : start;
}

/* 昨日, 昨天, 今日, 明日 … with a report whose day is known. */
static size_t relative_day(xun_time_scan *scan, size_t start, int offset)
{
    xun_day day = scan->report;
    if (day.year == 0 || day.day == 0)
        return start;
    day.day += offset;
    if (day.day < 1) {
        day.month = day.month == 1 ? 12 : day.month - 1;
        day.year -= day.month == 12;
        day.day = (int)xun_days_in_month(day.year, (unsigned)day.month);
    } else if (day.day > (int)xun_days_in_month(day.year, (unsigned)day.month)) {
        day.day = 1;
        day.month = day.month == 12 ? 1 : day.month + 1;
        day.year += day.month == 1;
    }
    return xun_time_add(scan, start, start + 2, day, day, XUN_TIME_RELATIVE) ? start + 2 : start;
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
    static size_t (*const finders[])(xun_time_scan *, size_t) = {stated_year, decade,   short_year, listed_month,
                                                                 yearless,    years_since, NULL};
    return first_of(scan, index, finders);
}

static size_t from_numeral(xun_time_scan *scan, size_t index)
{
    static size_t (*const finders[])(xun_time_scan *, size_t) = {five_year_plan, stated_year, decade,
                                                                 yearless,       years_since, NULL};
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
        return relative_year(scan, index, 2, 0);
    if (next == u'后')
        return looking_ahead(scan, index);
    return next == u'日' ? relative_day(scan, index, 0) : index;
}

static size_t from_above(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    char16_t next = xun_char(text, index + 1);
    if (next == u'年' || next == u'一')
        return year_before(scan, index);
    if (next == u'月' && xun_char(text, index - 1) != u'以')
        return relative_month(scan, index, -1);
    return next == u'世' ? decade(scan, index) : next == u'半' ? yearless(scan, index) : index;
}

static size_t from_this(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    char16_t next = xun_char(text, index + 1), before = xun_char(text, index - 1);
    if (next == u'年' && (xun_one_of(xun_char(text, index + 2), u"度内") || !xun_is_hanzi(before)))
        return xun_one_of(before, u"基成根日资版样") ? index : relative_year(scan, index, 2, 0);
    if (next == u'月')
        return xun_is_hanzi(before) && xun_one_of(before, u"基成根日资") ? index : relative_month(scan, index, 0);
    return next == u'世' ? decade(scan, index) : index;
}

/* 年内, 年底, 年末, 年初, 年终; not 三年内, 每年底. */
static size_t from_year_mark(xun_time_scan *scan, size_t index)
{
    static const char16_t *const words[] = {u"年内", u"年底", u"年末", u"年初", NULL};
    const xun_fact_text *text = scan->text;
    char16_t before = xun_char(text, index - 1);
    if (xun_is_digit(before) || xun_is_han_numeral(before) || xun_one_of(before, u"几多近数当整隔半每周历次届任本余该某百少青中老成"))
        return index;
    size_t length = xun_match_any(text, index, words);
    return length > 0 ? talked_year(scan, index, length) : index;
}

/* 同年11月: the year named last. */
static size_t same_year(xun_time_scan *scan, size_t index)
{
    if (scan->said_year == 0 || xun_one_of(xun_char(scan->text, index - 1), u"合共不") || xun_char(scan->text, index + 1) != u'年')
        return index;
    return add_year(scan, index, index + 2, scan->said_year, XUN_TIME_RELATIVE);
}

static size_t next_year(xun_time_scan *scan, size_t index)
{
    if (scan->said_year == 0 || xun_char(scan->text, index + 1) != u'年' || xun_one_of(xun_char(scan->text, index - 1), u"每逐历首几多"))
        return index;
    int said = scan->said_year;
    size_t next = add_year(scan, index, index + 2, said + 1, XUN_TIME_RELATIVE);
    scan->said_year = said;
    return next;
}

static size_t from_whole(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    if (xun_char(text, index + 1) != u'年' || xun_one_of(xun_char(text, index - 1), u"安健完保") ||
        xun_one_of(xun_char(text, index + 2), u"龄级"))
        return index;
    return talked_year(scan, index, 2);
}

/* 前年, 前三季度, 前11个月. */
static size_t from_before(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    if (xun_char(text, index + 1) != u'年')
        return yearless(scan, index);
    bool word_before = xun_one_of(xun_char(text, index - 1), u"以目当之此从日先空底提大");
    return word_before ? index : relative_year(scan, index, 2, -2);
}

static bool year_after(const xun_fact_text *text, size_t index, const char16_t *not_before)
{
    return xun_char(text, index + 1) == u'年' && !xun_one_of(xun_char(text, index - 1), not_before);
}

/* What a time may begin with, digits aside: the cases of the switch below. */
#define OPENINGS(X)                                                                                              \
    X(u'〇') X(u'零') X(u'一') X(u'二') X(u'三') X(u'四') X(u'五') X(u'六') X(u'七') X(u'八') X(u'九') X(u'十') X(u'两') \
    X(u'“') X(u'"') X(u'‘') X(u'「') X(u'去') X(u'今') X(u'明') X(u'后') X(u'上') X(u'下') X(u'前') X(u'第') X(u'本')     \
    X(u'全') X(u'年') X(u'同') X(u'次') X(u'翌') X(u'过') X(u'近') X(u'这') X(u'最') X(u'未') X(u'昨')

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
    case u'〇': case u'零': case u'一': case u'二': case u'三': case u'四': case u'五': case u'六': case u'七': case u'八':
    case u'九': case u'十': case u'两': return from_numeral(scan, index);
    case u'“': case u'"': case u'‘': case u'「': return five_year_plan(scan, index);
    case u'去': return year_after(text, index, u"过") ? relative_year(scan, index, 2, -1) : index;
    case u'今': return from_now(scan, index);
    case u'明': return year_after(text, index, u"文透声说证发") ? relative_year(scan, index, 2, 1) : index;
    case u'后': return year_after(text, index, u"以此今其往之前然落") ? relative_year(scan, index, 2, 2) : index;
    case u'上': return from_above(scan, index);
    case u'下': return xun_char(text, index + 1) == u'半' ? yearless(scan, index) : index;
    case u'前': return from_before(scan, index);
    case u'第': {
        size_t next = numbered_plan(scan, index);
        return next > index ? next : yearless(scan, index);
    }
    case u'本': return from_this(scan, index);
    case u'全': return from_whole(scan, index);
    case u'年': return from_year_mark(scan, index);
    case u'同': return same_year(scan, index);
    case u'次': case u'翌': return next_year(scan, index);
    case u'过': case u'近': case u'这': case u'最': return looking_back(scan, index);
    case u'未': return looking_ahead(scan, index);
    case u'昨': return xun_one_of(xun_char(text, index + 1), u"日天") ? relative_day(scan, index, -1) : index;
    default: return index;
    }
}
