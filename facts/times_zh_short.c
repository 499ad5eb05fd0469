/* Years of two digits in Chinese text: 17年, 16-18年, 一七年. */
#include "facts/chinese_number.h"
#include "facts/times_zh.h"

enum { SHORT_YEAR_PAST = 40, SHORT_YEAR_FUTURE = 15 };

static int full_year(int two_digits)
{
    return two_digits + (two_digits >= 50 ? 1900 : 2000);
}

static int two_digits(const xun_fact_text *text, size_t index)
{
    return (xun_char(text, index) - u'0') * 10 + (xun_char(text, index + 1) - u'0');
}

static bool are_two_digits(const xun_fact_text *text, size_t index)
{
    return xun_is_digit(xun_char(text, index)) && xun_is_digit(xun_char(text, index + 1)) &&
           !xun_is_digit(xun_char(text, index + 2)) && !xun_is_digit(xun_char(text, index - 1));
}

/* What follows a number of years rather than a year. */
static bool counts_years(const xun_fact_text *text, size_t after)
{
    static const char16_t *const words[] = {u"来",   u"间",   u"内",   u"后",   u"前",   u"时间", u"的时间",
                                            u"左右", u"以上", u"以内", u"之内", u"之后", u"之前", u"历史",
                                            u"的",   u"期",   u"一",   u"多",   u"代",   u"级",   u"校",
                                            u"周",   u"未",   u"无",   u"保持", NULL};
    return xun_match_any(text, after, words) > 0;
}

/* 20年前, 12年后的今天, 15年来: a span of years up to a moment; not 17年前三季度. */
static bool is_lapse(const xun_fact_text *text, size_t after)
{
    static const char16_t *const words[] = {u"前",   u"后", u"之前", u"之后", u"以前", u"以后",
                                            u"以内", u"来", u"间",   u"期",   NULL};
    xun_year_part part;
    return xun_match_any(text, after, words) > 0 && !xun_read_season(&part, text, after);
}

/* 16-18年: years close to the report's, where a clause begins or after 从, 自 …; else a duration (10-15年).
 */
size_t xun_short_years(xun_time_scan *scan, size_t index)
{
    static const char16_t *const leading[] = {u"从", u"自", u"在", u"于", u"比", u"较", u"为", NULL};
    const xun_fact_text *text = scan->text;
    if (!are_two_digits(text, index) || !xun_one_of(xun_char(text, index + 2), u"-—~至到"))
        return index;
    size_t mark = index + 3;
    mark += xun_one_of(xun_char(text, mark), u"-—") ? 1 : 0;
    if (!are_two_digits(text, mark) || xun_char(text, mark + 2) != u'年')
        return index;
    int first = full_year(two_digits(text, index)), last = full_year(two_digits(text, mark)),
        now = scan->report.year;
    char16_t before = xun_char(text, index - 1);
    bool opens =
        index == 0 || xun_one_of(before, u"。;!?,(“'’\n、") || xun_ends_with_any(text, index, leading);
    bool near = now != 0 ? first >= now - SHORT_YEAR_PAST && last <= now + SHORT_YEAR_FUTURE : first >= 2010;
    if (!opens || !near || last <= first || last - first > 10 || first % 5 + last % 5 == 0 ||
        counts_years(text, mark + 3))
        return index;
    return xun_time_add_years(scan, index, mark + 3, first, last, XUN_TIME_PERIOD) ? mark + 3 : index;
}

/* 98年: what is no number of years, wherever it stands: 连续98年, 98年来. */
static bool last_century(const xun_fact_text *text, size_t index)
{
    static const char16_t *const counted[] = {u"连续", u"近",   u"约",   u"满",   u"超过", u"长达",
                                              u"历时", u"建校", u"建党", u"第",   u"达",   u"过",
                                              u"时隔", u"整",   u"共",   u"延长", u"期",   NULL};
    return two_digits(text, index) >= 70 && !xun_ends_with_any(text, index, counted) &&
           !counts_years(text, index + 3);
}

/* 17年, 98年: two digits that name a year, not a duration. */
size_t xun_short_year(xun_time_scan *scan, size_t index)
{
    static const char16_t *const leading[] = {u"从", u"自", u"到", u"至",   u"在",
                                              u"于", u"比", u"较", u"截至", NULL};
    static const char16_t *const following[] = {u"年底",     u"年初",   u"年末",   u"年度", u"年上半年",
                                                u"年下半年", u"年全年", u"年以来", NULL};
    const xun_fact_text *text = scan->text;
    bool upper_end =
        xun_one_of(xun_char(text, index - 1), u".-—~至到") && xun_is_digit(xun_char(text, index - 2));
    if (!are_two_digits(text, index) || xun_char(text, index + 2) != u'年' || upper_end)
        return index;
    if (is_lapse(text, index + 3))
        return index;
    int digits = two_digits(text, index);
    int now = scan->report.year, year = full_year(digits);
    char16_t before = xun_char(text, index - 1), after = xun_char(text, index + 3);
    xun_year_part part;
    bool listed = before == u'、' && index > 4 && xun_is_digit(xun_char(text, index - 2)) &&
                  xun_is_digit(xun_char(text, index - 5)) && year > 2000; /* 2008、09年 */
    bool opens = index == 0 || xun_one_of(before, u"。;!?,(“'’\n");
    bool leads = xun_ends_with_any(text, index, leading);
    bool follows = xun_match_any(text, index + 2, following) > 0 || (xun_is_digit(after) && (opens || leads));
    bool near = now != 0      ? year >= now - SHORT_YEAR_PAST && year <= now + SHORT_YEAR_FUTURE
                : scan->query ? year < 2036 || year >= 1970
                              : digits >= 10;
    bool dated = !xun_ends_with(text, index, u"第") && xun_read_months(&part, text, index + 3, year);
    bool asked = scan->query && (index == 0 || before == u' ') && !counts_years(text, index + 3);
    bool cut = (before == u'\'' || before == u'’') && !xun_is_hanzi(xun_char(text, index - 2)); /* '08年 */
    if (!near || !((opens && (after == u',' || follows)) || (leads && follows) || last_century(text, index) ||
                   dated || asked || cut || listed || (index == 0 && xun_is_hanzi(after) && now != 0)))
        return index;
    if (xun_match(text, index + 2, u"年来") > 0 || xun_match(text, index + 2, u"年间") > 0)
        return index;
    return xun_add_year(scan, index, index + 3, year, XUN_TIME_STATED);
}

/* 一七年, 〇八年: digits read one by one, which no number of years is; 一二年 may be one or two years. */
size_t xun_short_han_year(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    int tens = xun_han_digit(xun_char(text, index)), ones = xun_han_digit(xun_char(text, index + 1));
    bool read_singly = tens == 0 || tens == 1 || tens == 9;
    if (!read_singly || ones < 0 || xun_char(text, index + 1) == u'两' || (tens != 0 && ones == tens + 1) ||
        xun_char(text, index + 2) != u'年' || xun_char(text, index - 1) == u'第' || is_lapse(text, index + 3))
        return index;
    int year = full_year(tens * 10 + ones), now = scan->report.year;
    if (now != 0 && (year < now - SHORT_YEAR_PAST || year > now + SHORT_YEAR_FUTURE))
        return index;
    return xun_add_year(scan, index, index + 3, year, XUN_TIME_STATED);
}
