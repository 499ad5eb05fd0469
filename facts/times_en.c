/* Times as English text writes them. */
#include <string.h>

#include "facts/chinese_number.h"
#include "facts/english.h"
#include "facts/times_en.h"

static const char *const month_names[] = {"january",   "february", "march",    "april",
                                          "may",       "june",     "july",     "august",
                                          "september", "october",  "november", "december"};

/* The month that the word at `index` names (June, Jun., Sept), 1 to 12; 0 when none. */
static unsigned month_at(size_t *end, const xun_fact_text *text, size_t index)
{
    size_t length = xun_word_length(text, index);
    if (length < 3 || !xun_is_upper(xun_char(text, index)))
        return 0;
    for (unsigned i = 0; i < 12; i++) {
        size_t whole = strlen(month_names[i]);
        bool abbreviated = length == 3 || (length == 4 && i == 8);
        if ((length == whole || abbreviated) && xun_word_begins(text, index, month_names[i], length)) {
            *end = index + length + (abbreviated && length < whole && xun_char(text, index + length) == u'.');
            return i + 1;
        }
    }
    return 0;
}

size_t xun_en_space(const xun_fact_text *text, size_t index)
{
    return xun_char(text, index) == u' ' ? index + 1 : index;
}

/* A year from 1000 to 2199 in four digits that stand alone; 0 when none. */
int xun_en_year(size_t *end, const xun_fact_text *text, size_t index)
{
    int year = 0;
    for (size_t i = 0; i < 4; i++) {
        char16_t c = xun_char(text, index + i);
        if (!xun_is_digit(c))
            return 0;
        year = year * 10 + (c - u'0');
    }
    char16_t next = xun_char(text, index + 4);
    if (xun_is_digit(next) || xun_is_letter(next) || next == u'%' ||
        (next == u'.' && xun_is_digit(xun_char(text, index + 5))) ||
        (next == u',' && xun_is_digit(xun_char(text, index + 5))))
        return 0;
    *end = index + 4;
    return year >= 1000 && year < 2200 ? year : 0;
}

int xun_en_short_year(size_t *end, const xun_fact_text *text, size_t index)
{
    char16_t tens = xun_char(text, index), ones = xun_char(text, index + 1), next = xun_char(text, index + 2);
    if (!xun_is_digit(tens) || !xun_is_digit(ones) || xun_is_digit(next) || xun_is_letter(next))
        return 0;
    *end = index + 2;
    return 2000 + (tens - u'0') * 10 + (ones - u'0');
}

/* A day of the month with or without st, nd, rd, th; 0 when none. */
unsigned xun_en_day(size_t *end, const xun_fact_text *text, size_t index)
{
    unsigned day = 0;
    size_t at = index;
    for (; xun_is_digit(xun_char(text, at)) && at < index + 3; at++)
        day = day * 10 + (unsigned)(xun_char(text, at) - u'0');
    if (at == index || at > index + 2 || day < 1 || day > 31)
        return 0;
    size_t suffix = xun_word_length(text, at);
    if (suffix == 2 && (xun_word_is(text, at, "st") || xun_word_is(text, at, "nd") ||
                        xun_word_is(text, at, "rd") || xun_word_is(text, at, "th")))
        at += 2;
    else if (suffix > 0)
        return 0;
    *end = at;
    return day;
}

/* "last year", "this year" and the like after a month or season: the offset to the report's year. */
static bool year_word(int *offset, size_t *end, const xun_fact_text *text, size_t index)
{
    static const struct {
        const char *words;
        int offset;
    } table[] = {{"last year", -1},
                 {"this year", 0},
                 {"next year", 1},
                 {"the previous year", -1},
                 {"the same year", 0}};
    size_t at = xun_words_match(text, index, "of") > 0 ? index + 3 : index;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t length = xun_words_match(text, at, table[i].words);
        if (length > 0) {
            *offset = table[i].offset;
            *end = at + length;
            return true;
        }
    }
    return false;
}

/* After a part of a year: ", 2017", " of 2017", " last year". 0 when no year follows. */
int xun_en_following_year(xun_time_scan *scan, size_t *end, size_t index, xun_time_how *how)
{
    const xun_fact_text *text = scan->text;
    size_t at = xun_char(text, index) == u',' ? index + 1 : index;
    at = xun_en_space(text, at);
    at += xun_words_match(text, at, "of") > 0 ? 3 : 0;
    int year = xun_en_year(end, text, at), offset;
    if (year != 0)
        return year;
    if (scan->report.year != 0 && year_word(&offset, end, text, xun_en_space(text, index))) {
        *how = XUN_TIME_RELATIVE;
        return scan->report.year + offset;
    }
    return 0;
}

/* A month, or a day of it. */
typedef struct {
    size_t end; /* the index after it */
    unsigned month, day;
} month_day;

/* June, June 17, June 17th, 17 June, the 17th of June: false when there is none. */
static bool read_month_day(month_day *out, const xun_fact_text *text, size_t index)
{
    size_t end, after;
    *out = (month_day){0};
    if (!xun_is_digit(xun_char(text, index))) {
        out->month = month_at(&out->end, text, index);
        unsigned day =
            out->month != 0 && xun_char(text, out->end) == u' ' ? xun_en_day(&after, text, out->end + 1) : 0;
        if (day != 0)
            out->day = day, out->end = after;
        return out->month != 0;
    }
    out->day = xun_en_day(&end, text, index);
    if (out->day == 0 || xun_char(text, end) != u' ')
        return false;
    size_t of = xun_words_match(text, end + 1, "of");
    out->month = month_at(&out->end, text, end + 1 + (of > 0 ? of + 1 : 0));
    return out->month != 0;
}

/* - – to through until between two ends: the index after; 0 when there is none. */
size_t xun_en_range_mark(const xun_fact_text *text, size_t index)
{
    static const char *const words[] = {"to", "through", "until", "till"};
    size_t at = xun_en_space(text, index);
    if (xun_one_of(xun_char(text, at), u"-—~"))
        return xun_en_space(text, at + 1);
    for (size_t i = 0; i < sizeof words / sizeof *words && at > index; i++) {
        size_t length = xun_words_match(text, at, words[i]);
        if (length > 0 && xun_char(text, at + length) == u' ')
            return at + length + 1;
    }
    return 0;
}

/* The other end of a range whose first end is `first`: June 17-19, June to August, 28 June to 3 July. */
static bool read_other_end(month_day *out, const month_day *first, const xun_fact_text *text, bool between)
{
    size_t at = xun_en_range_mark(text, first->end), end;
    if (at == 0 && between && xun_words_match(text, first->end, " and") > 0)
        at = first->end + strlen(" and ");
    if (at == 0)
        return false;
    if (read_month_day(out, text, at))
        return (out->day != 0) == (first->day != 0);
    unsigned day = first->day != 0 ? xun_en_day(&end, text, at) : 0;
    bool stands_alone = day > first->day && !xun_is_letter(xun_char(text, xun_en_space(text, end))) &&
                        xun_char(text, end) != u'%' && !xun_is_hanzi(xun_char(text, end));
    *out = (month_day){end, first->month, day};
    return stands_alone;
}

/* 3-5 March, 3 to 5 March, 3rd-5th of March: false when there is none. */
static bool read_days_first(month_day *first, month_day *last, const xun_fact_text *text, size_t index)
{
    size_t end;
    unsigned day = xun_en_day(&end, text, index);
    size_t at = day != 0 ? xun_en_range_mark(text, end) : 0;
    if (at == 0 || !xun_is_digit(xun_char(text, at)) || !read_month_day(last, text, at) || last->day <= day)
        return false;
    *first = (month_day){at, last->month, day};
    return true;
}

static bool add_dates(xun_time_scan *scan, size_t start, size_t end, int year, const month_day *first,
                      int last_year, const month_day *last, xun_time_how how)
{
    int day = last->day != 0 ? (int)last->day : (int)xun_days_in_month(last_year, last->month);
    xun_day from = {year, (int)first->month, first->day != 0 ? (int)first->day : 1},
            to = {last_year, (int)last->month, day};
    if (!xun_time_add(scan, start, end, from, to, how))
        return false;
    xun_time_say(scan, start, last_year);
    return true;
}

/* November 2016 to March 2017: `first` with its year is read up to `end`. The index after, or 0. */
static size_t dates_over_years(xun_time_scan *scan, size_t start, size_t end, int year,
                               const month_day *first)
{
    month_day last;
    size_t at = xun_en_range_mark(scan->text, end), after;
    xun_time_how how = XUN_TIME_STATED;
    if (at == 0 || !read_month_day(&last, scan->text, at) || (last.day != 0) != (first->day != 0))
        return 0;
    int last_year = xun_en_following_year(scan, &after, last.end, &how);
    if (last_year < year || !add_dates(scan, start, after, year, first, last_year, &last, XUN_TIME_PERIOD))
        return 0;
    return after;
}

/* True when a month's name stands as a time although no day or year follows. */
static bool month_led(const xun_fact_text *text, size_t index)
{
    static const char *const leading[] = {"in",    "since", "by",  "until",  "from",    "of",
                                          "early", "late",  "mid", "during", "through", NULL};
    return xun_word_before_any(text, index, leading);
}

/* last November. */
static size_t last_month(xun_time_scan *scan, size_t index, const month_day *at)
{
    int report_month = scan->report.month != 0 ? scan->report.month : 1;
    int year = scan->report.year - ((int)at->month < report_month ? 0 : 1);
    size_t start = index - strlen("last ");
    return add_dates(scan, start, at->end, year, at, year, at, XUN_TIME_RELATIVE) ? at->end : index;
}

/* June 2017, June 17, 2017, 17 June, March 3-5, 2017, June to August 2017. */
static size_t dates(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    month_day first, last;
    size_t after;
    xun_time_how how = XUN_TIME_STATED;
    bool range = read_days_first(&first, &last, text, index);
    if (!range && !read_month_day(&first, text, index))
        return index;
    int year = range ? 0 : xun_en_following_year(scan, &after, first.end, &how);
    if (year != 0) {
        size_t end = dates_over_years(scan, index, after, year, &first);
        return end != 0                                                         ? end
               : add_dates(scan, index, after, year, &first, year, &first, how) ? after
                                                                                : index;
    }
    range = range || read_other_end(&last, &first, text, xun_word_before(text, index, "between"));
    if (!range && scan->report.year != 0 && xun_word_before(text, index, "last"))
        return last_month(scan, index, &first);
    if (!range) {
        if (first.day == 0 && !month_led(text, index))
            return index;
        last = first;
    }
    year = xun_en_following_year(scan, &after, last.end, &how);
    if (year == 0)
        year = xun_time_month_year(scan, index, last.month, last.day), after = last.end;
    int first_year = first.month > last.month ? year - 1 : year;
    return year != 0 && add_dates(scan, index, after, first_year, &first, year, &last, how) ? after : index;
}

/* 17/02/2017, 02/17/2017, 17.02.2017: of 05/02/2017 only the year is sure. */
static size_t numeric_date(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t first_end, second_end, end;
    unsigned first = xun_small_number(&first_end, text, index);
    char16_t mark = xun_char(text, first_end);
    if (first < 1 || first > 31 || (mark != u'/' && (mark != u'.' || first_end != index + 2)) ||
        !xun_is_digit(xun_char(text, first_end + 1)) || xun_one_of(xun_char(text, index - 1), u"/-"))
        return index;
    unsigned second = xun_small_number(&second_end, text, first_end + 1);
    int year = xun_char(text, second_end) == mark ? xun_en_year(&end, text, second_end + 1) : 0;
    if (year < 1900 || second < 1 || second > 31 || (first > 12 && second > 12))
        return index;
    if (first <= 12 && second <= 12 && first != second)
        return xun_time_add_years(scan, index, end, year, year, XUN_TIME_STATED) ? end : index;
    month_day date = {end, first > 12 ? second : first, first > 12 ? first : second};
    return add_dates(scan, index, end, year, &date, year, &date, XUN_TIME_STATED) ? end : index;
}

/* 2016-2020, 2016 to 2020, 2016 and 2020 after between; the index after or 0. */
static size_t year_range(xun_time_scan *scan, size_t index, size_t end, int first)
{
    const xun_fact_text *text = scan->text;
    size_t at = end, last_end = 0;
    if (xun_one_of(xun_char(text, at), u"-—~/"))
        at++;
    else if ((last_end = xun_en_range_mark(text, at)) != 0)
        at = last_end;
    else if (xun_words_match(text, xun_en_space(text, at), "and") > 0 &&
             xun_word_before(text, index, "between"))
        at = xun_en_space(text, at) + 4;
    else
        return 0;
    int last = xun_en_year(&last_end, text, at);
    bool joined = at == end + 1; /* 2016-20, not 2016 to 20 */
    if (last == 0 && joined && xun_is_digit(xun_char(text, at)) && xun_is_digit(xun_char(text, at + 1)) &&
        !xun_is_digit(xun_char(text, at + 2)) && !xun_one_of(xun_char(text, at + 2), u"-/.%")) {
        last = first / 100 * 100 + (xun_char(text, at) - u'0') * 10 + (xun_char(text, at + 1) - u'0');
        last_end = at + 2;
    }
    if (last <= first || last - first > 100)
        return 0;
    return xun_time_add_years(scan, index, last_end, first, last, XUN_TIME_PERIOD) ? last_end : 0;
}

/* A number of four digits that reads as a year: after in, by, since …, at a sentence's start, or between
 * marks. */
static bool year_in_context(const xun_fact_text *text, size_t index, size_t end)
{
    static const char *const leading[] = {
        "in",      "by",     "since",  "of",     "from",    "to",     "until",  "till",
        "through", "during", "before", "after",  "early",   "late",   "mid",    "year",
        "for",     "the",    "end",    "and",    "between", "versus", "year's", "than",
        "around",  "spring", "summer", "autumn", "winter",  "its",    NULL};
    char16_t before = xun_char(text, index - 1), after = xun_char(text, end);
    bool marked = before == 0 || xun_one_of(before, u"([“\"'\n-,");
    bool closes = after == 0 || xun_one_of(after, u",.;:!?)]”\"'\n-");
    if (xun_word_before_any(text, index, leading))
        return !xun_unit_word(text, xun_en_space(text, end));
    return (marked && closes) || (index == 0 && after == u' ') ||
           (closes && before == u' ' && index >= 2 && xun_one_of(xun_char(text, index - 2), u".,;:"));
}

/* 2014 to 2016, 2014-2016: two years one after the other, that count nothing (2014 to 2016 people). */
static bool is_year_range(const xun_fact_text *text, size_t index, size_t end)
{
    size_t last_end = 0, at = xun_en_space(text, end);
    size_t word = xun_words_match(text, at, "to") + xun_words_match(text, at, "through");
    at = word > 0 ? at + word + 1 : xun_one_of(xun_char(text, end), u"-—~") ? end + 1 : end;
    char16_t before = xun_char(text, index - 1), closer = before == u' ' ? xun_char(text, index - 2) : before;
    int last = at > end ? xun_en_year(&last_end, text, at) : 0;
    return last >= 1900 && last < 2100 && !xun_is_digit(before) && !xun_one_of(before, u".+/-#") &&
           !xun_one_of(closer, u"$¥£€#") && !xun_is_hanzi(xun_char(text, last_end)) &&
           !xun_unit_word(text, xun_en_space(text, last_end));
}

/* 2014, 2015 and 2016: a number after a year that was found, with no unit behind. */
static bool is_listed(const xun_time_scan *scan, size_t index, size_t end)
{
    static const char16_t *const joints[] = {u", and ", u" and ", u", ", u" or ", u" & ", NULL};
    const xun_fact_text *text = scan->text;
    const xun_facts *found = scan->out;
    for (size_t i = 0; joints[i] != NULL && found->time_count > 0; i++) {
        size_t length = 0;
        while (joints[i][length] != 0)
            length++;
        if (xun_ends_with(text, index, joints[i]) &&
            found->times[found->time_count - 1].end == text->at[index - length])
            return xun_is_digit(xun_char(text, index - length - 1)) &&
                   !xun_unit_word(text, xun_en_space(text, end));
    }
    return false;
}

static size_t plain_year(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t end, after;
    int year = xun_en_year(&end, text, index);
    if (year == 0 && xun_is_digit(xun_char(text, index + 3)) && xun_char(text, index + 4) == u's' &&
        xun_char(text, index + 3) == u'0') {
        for (size_t i = 0; i < 4; i++)
            year = year * 10 + (xun_char(text, index + i) - u'0');
        if (year < 1500 || year > 2100 || xun_is_letter(xun_char(text, index + 5)))
            return index;
        return xun_time_add_years(scan, index, index + 5, year, year + 9, XUN_TIME_PERIOD) ? index + 5
                                                                                           : index;
    }
    char16_t before = xun_char(text, index - 1);
    if (year < 1900 || xun_is_hanzi(xun_char(text, end)) || xun_is_hanzi(before) ||
        xun_one_of(before, u"$¥£€.+"))
        return index;
    bool led = year_in_context(text, index, end) || is_listed(scan, index, end),
         range = led || is_year_range(text, index, end);
    if (range && (after = year_range(scan, index, end, year)) != 0)
        return after;
    if (!led)
        return index;
    xun_time_say(scan, index, year);
    return xun_time_add_years(scan, index, end, year, year, XUN_TIME_STATED) ? end : index;
}

/* FY2017, FY 2017, FY17, fiscal year 2017. */
static size_t fiscal_year(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t at = index, end;
    if (xun_char(text, index) == u'F' && xun_char(text, index + 1) == u'Y')
        at = xun_en_space(text, index + 2);
    else if (xun_words_match(text, index, "fiscal year") > 0)
        at = index + 12;
    else if (xun_words_match(text, index, "fiscal") > 0)
        at = index + 7;
    if (at == index || !xun_is_digit(xun_char(text, at)))
        return index;
    int year = xun_en_year(&end, text, at);
    if (year == 0)
        year = xun_en_short_year(&end, text, at);
    else if ((at = year_range(scan, index, end, year)) != 0)
        return at; /* FY2016-17 */
    if (year == 0)
        return index;
    xun_time_say(scan, index, year);
    return xun_time_add_years(scan, index, end, year, year, XUN_TIME_STATED) ? end : index;
}

size_t xun_time_en(xun_time_scan *scan, size_t index)
{
    static size_t (*const with_digit[])(xun_time_scan *, size_t) = {
        xun_en_plan, xun_en_century, xun_en_year_season, numeric_date,
        dates,       plain_year,     xun_en_years_ago,   NULL};
    static size_t (*const with_letter[])(xun_time_scan *, size_t) = {dates,
                                                                     fiscal_year,
                                                                     xun_en_plan,
                                                                     xun_en_century,
                                                                     xun_en_season,
                                                                     xun_en_relative_month,
                                                                     xun_en_relative_year,
                                                                     xun_en_years_ago,
                                                                     xun_en_relative_years,
                                                                     NULL};
    const xun_fact_text *text = scan->text;
    char16_t c = text->chars[index], before = xun_char(text, index - 1);
    if (xun_is_letter(before) || xun_is_digit(before) || (xun_is_digit(c) && before == u'.'))
        return index;
    if (xun_is_letter(c) && !xun_one_of(c, u"JFMASONDfmqQhHsStTeElLpPnNcCwWyYaAoO"))
        return index;
    for (size_t (*const *finder)(xun_time_scan *, size_t) = xun_is_digit(c) ? with_digit : with_letter;
         *finder != NULL; finder++) {
        size_t next = (*finder)(scan, index);
        if (next > index)
            return next;
    }
    return index;
}
