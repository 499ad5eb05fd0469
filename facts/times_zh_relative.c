/* Chinese periods and times relative to the report: “十三五”期间, 五年来, 全年. */
#include "facts/chinese_number.h"
#include "facts/times_zh.h"

enum { THIRD_PLAN = 1966, PLAN_YEARS = 5 };

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
        if (digit > 0 && xun_one_of(xun_char(text, at + 1), u"五·•")) {
            number += (unsigned)digit;
            at++;
        }
    } else if (xun_han_digit(c) > 0 && c != u'两') {
        number = (unsigned)xun_han_digit(c);
        at++;
    }
    if (xun_one_of(xun_char(text, at), u"·•"))
        at++; /* 十三·五 */
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
size_t xun_five_year_plan(xun_time_scan *scan, size_t index)
{
    static const char16_t *const after_plan[] = {u"期间", u"时期", NULL};
    static const char16_t *const plain[] = {u"期间", u"时期", u"规划", u"计划", u"末", u"以来",
                                            u"开局", u"收官", u"发展", u"目标", u"初", NULL};
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
    if (!closed &&
        xun_match_any(text, end, (const char16_t *const[]){u"个", u"年", u"岁", u"天", u"月", NULL}) > 0)
        return index;
    return add_plan(scan, index, mark + xun_match_any(text, mark, after_plan), number);
}

size_t xun_numbered_plan(xun_time_scan *scan, size_t index)
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
size_t xun_decade(xun_time_scan *scan, size_t index)
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
    if (century != 0 && xun_match(text, at, u"中叶") > 0)
        return xun_time_add_years(scan, index, at + 2, century + 50, century + 50, XUN_TIME_PERIOD) ? at + 2
                                                                                                    : index;
    unsigned years = century != 0 && xun_char(text, at) == u'头' ? xun_small_number(&end, text, at + 1) : 0;
    if (years > 1 && xun_char(text, end) == u'年')
        return xun_time_add_years(scan, index, end + 1, century + 1, century + (int)years, XUN_TIME_PERIOD)
                   ? end + 1
                   : index;
    unsigned tens = xun_small_number(&end, text, at);
    if (tens >= 10 && tens < 100 && tens % 10 == 0 && xun_match(text, end, u"年代") > 0 &&
        (century != 0 || tens >= 50)) {
        int first = (century != 0 ? century : 1900) + (int)tens;
        return xun_time_add_years(scan, index, end + 2, first, first + 9, XUN_TIME_PERIOD) ? end + 2 : index;
    }
    if (century == 0 ||
        xun_match_any(text, at, (const char16_t *const[]){u"海", u"广", u"大", u"头", u"初", u"末", NULL}) >
            0)
        return index;
    return xun_time_add_years(scan, index, at, century + 1, century + 100, XUN_TIME_PERIOD) ? at : index;
}

/* 去年启动的项目，“五一”前建成: the year said last is that of a thing, and not of what is told before
 * `index`. */
static bool year_of_a_thing(const xun_time_scan *scan, size_t index)
{
    bool thing = false;
    for (size_t i = scan->said_at; i < index; i++) {
        thing = thing || scan->text->chars[i] == u'的';
        if (xun_is_clause_mark(scan->text->chars[i]))
            return thing;
    }
    return false;
}

/* “五一”前, 国庆节, 元旦期间: holidays of a fixed day, where it is the day and no name (五一路) that is
 * spoken of. */
size_t xun_holiday(xun_time_scan *scan, size_t index)
{
    static const struct {
        const char16_t *name;
        unsigned month;
        bool numeral; /* a number too, unless quoted */
    } holidays[] = {{u"五一", 5, true}, {u"十一", 10, true}, {u"国庆", 10, false}, {u"元旦", 1, false}};
    static const char16_t *const following[] = {u"前", u"期间", u"假期", u"小长假", u"长假", u"黄金周", NULL};
    const xun_fact_text *text = scan->text;
    bool quoted = xun_one_of(text->chars[index], u"“\"‘「");
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
        size_t length = xun_match(text, index + quoted, holidays[i].name), end = index + quoted + length;
        if (length == 0 || (!quoted && xun_is_digit(xun_char(text, index - 1))))
            continue;
        bool day = xun_char(text, end) == u'节';
        end += day;
        if (quoted && !xun_one_of(xun_char(text, end), u"”\"’」"))
            return index;
        end += quoted;
        bool spoken_of =
            xun_match_any(text, end, following) > 0 || (day && !xun_is_hanzi(xun_char(text, end)));
        if (!spoken_of || (holidays[i].numeral && !quoted && !day && xun_char(text, end) == u'前'))
            return index;
        int year = xun_time_month_year(scan, index, holidays[i].month, 1);
        bool ahead = xun_char(text, end) == u'前' && scan->phase != XUN_PHASE_REVIEW &&
                     (scan->said_year == 0 || xun_time_plans(scan, index) || year_of_a_thing(scan, index));
        if (ahead && year < scan->report.year)
            year = scan->report.year;
        xun_day first = {year, (int)holidays[i].month, 1};
        return year != 0 && xun_time_add(scan, index, end, first, first, XUN_TIME_STATED) ? end : index;
    }
    return index;
}

/* ---- relative times ---- */

size_t xun_relative_year(xun_time_scan *scan, size_t start, size_t length, int offset)
{
    if (scan->report.year == 0)
        return start;
    return xun_add_year(scan, start, start + length, scan->report.year + offset, XUN_TIME_RELATIVE);
}

/* The year before the one talked about. */
size_t xun_year_before_talk(xun_time_scan *scan, size_t start)
{
    static const char16_t *const no_year[] = {u"上年龄", u"上年纪", u"上年产", u"上年均", NULL};
    const xun_fact_text *text = scan->text;
    size_t length = xun_match(text, start, u"上一年度") + xun_match(text, start, u"上年度");
    if (length == 0)
        length = xun_match(text, start, u"上一年") + xun_match(text, start, u"上年");
    int year = xun_time_talk_year(scan, start);
    if (length == 0 || year == 0 || xun_char(text, start - 1) == u'以' ||
        (xun_match_any(text, start, no_year) > 0 && !xun_one_of(xun_char(text, start - 1), u"比较")))
        return start;
    length += xun_match(text, start + length, u"同期");
    xun_year_part part;
    if (xun_read_year_part(&part, text, start + length, year - 1) &&
        xun_add_part(scan, start, &part, year - 1, XUN_TIME_RELATIVE))
        return part.end;
    return xun_time_add_years(scan, start, start + length, year - 1, year - 1, XUN_TIME_RELATIVE)
               ? start + length
               : start;
}

/* 全年, 年内, 年底, 年初: of the year being talked about. */
size_t xun_talked_year(xun_time_scan *scan, size_t start, size_t length)
{
    const xun_fact_text *text = scan->text;
    int year = xun_time_talk_year(scan, start);
    bool ahead = xun_match(text, start, u"年底前") > 0 ||
                 (xun_match(text, start, u"年内") > 0 && scan->phase != XUN_PHASE_REVIEW);
    if (ahead && scan->report.year != 0 && year < scan->report.year && scan->said_year == 0)
        year = scan->report.year;
    return year != 0 && xun_time_add_years(scan, start, start + length, year, year, XUN_TIME_RELATIVE)
               ? start + length
               : start;
}

/* A small number of years at `index`: 五年, 5年, 5 年; 0 when there is none. */
static unsigned year_count(size_t *end, const xun_fact_text *text, size_t index)
{
    size_t at;
    unsigned count = xun_small_number(&at, text, index);
    if (count == 0 && xun_char(text, index) == u'两')
        count = 2, at = index + 1;
    at = xun_skip_space(text, at);
    if (count == 0 || xun_char(text, at) != u'年' || xun_match(text, at, u"年级") > 0 ||
        xun_match(text, at, u"年期") > 0)
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
size_t xun_looking_back(xun_time_scan *scan, size_t start)
{
    static const char16_t *const openings[] = {u"过去的这", u"过去的", u"过去这", u"过去",
                                               u"近",       u"这",     u"最近",   NULL};
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

static bool speaks_of_five_years(const xun_fact_text *text)
{
    for (size_t i = 0; i < text->count; i++)
        if (xun_match_any(text, i, (const char16_t *const[]){u"五年", u"5年", NULL}) > 0)
            return true;
    return false;
}

/* 前四年: the first of the five years that a report looks back on, or of the plan that the passage names. */
size_t xun_first_years(xun_time_scan *scan, size_t start)
{
    size_t end;
    unsigned count = year_count(&end, scan->text, start + 1);
    int last = scan->report.year - 1;
    if (count < 2 || count >= PLAN_YEARS || scan->report.year == 0)
        return start;
    bool plan = scan->plan_from <= last && scan->plan_to >= last;
    if (!plan && !speaks_of_five_years(scan->text))
        return start;
    int first = plan ? scan->plan_from : scan->report.year - PLAN_YEARS;
    return xun_time_add_years(scan, start, end, first, first + (int)count - 1, XUN_TIME_RELATIVE) ? end
                                                                                                  : start;
}

/* 五年来, 一年来, 五年间. */
size_t xun_years_since(xun_time_scan *scan, size_t index)
{
    static const char16_t *const before[] = {u"连续", u"历时", u"近", u"几", u"多", u"第", u"十", NULL};
    const xun_fact_text *text = scan->text;
    size_t end;
    unsigned count = year_count(&end, text, index);
    size_t length =
        count == 0 ? 0
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
size_t xun_looking_ahead(xun_time_scan *scan, size_t start)
{
    static const char16_t *const openings[] = {u"今后的", u"今后", u"未来的", u"未来", NULL};
    static const char16_t *const drawn_up[] = {u"编制", u"纲要", u"制定", NULL}; /* the plan of these years */
    enum { REACH = 20 };
    const xun_fact_text *text = scan->text;
    size_t length = xun_match_any(text, start, openings), end;
    unsigned count = length > 0 ? year_count(&end, text, start + length) : 0;
    int first = scan->report.year;
    if (count == 0 || count > 100 || first == 0 || xun_one_of(xun_char(text, end), u"多甚"))
        return start;
    if (count == PLAN_YEARS && scan->plan_to >= first &&
        (scan->plan_from >= first || xun_holds_any(text, start > REACH ? start - REACH : 0, start, drawn_up)))
        return xun_time_add_years(scan, start, end, scan->plan_from, scan->plan_to, XUN_TIME_RELATIVE)
                   ? end
                   : start;
    return xun_time_add_years(scan, start, end, first, first + (int)count - 1, XUN_TIME_RELATIVE) ? end
                                                                                                  : start;
}

size_t xun_relative_month(xun_time_scan *scan, size_t start, int offset)
{
    static const char16_t *const no_month[] = {u"本月嫂", NULL};
    size_t end = start + (xun_char(scan->text, start + 1) == u'个' ? 3 : 2);
    bool named = xun_match_any(scan->text, start, no_month) == 0;
    return named && xun_time_add_month_from_report(scan, start, end, offset) ? end : start;
}

/* 昨日, 昨天, 今日, 明日 … with a report whose day is known. */
size_t xun_relative_day(xun_time_scan *scan, size_t start, int offset)
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
