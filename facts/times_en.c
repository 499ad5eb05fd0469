/* Times as English text writes them. */
#include <string.h>

#include "facts/english.h"
#include "facts/times.h"

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

static size_t space(const xun_fact_text *text, size_t index)
{
    return xun_char(text, index) == u' ' ? index + 1 : index;
}

/* A year from 1000 to 2199 in four digits that stand alone; 0 when none. */
static int year_at(size_t *end, const xun_fact_text *text, size_t index)
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

/* A day of the month with or without st, nd, rd, th; 0 when none. */
static unsigned day_at(size_t *end, const xun_fact_text *text, size_t index)
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

static size_t add_month(xun_time_scan *scan, size_t start, size_t end, int year, unsigned month, unsigned day,
                        xun_time_how how)
{
    bool added = day == 0 ? xun_time_add_months(scan, start, end, year, month, month, how)
                          : xun_time_add(scan, start, end, (xun_day){year, (int)month, (int)day},
                                         (xun_day){year, (int)month, (int)day}, how);
    if (added && year != 0)
        xun_time_say(scan, start, year);
    return added ? end : start;
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
static int following_year(xun_time_scan *scan, size_t *end, size_t index, xun_time_how *how)
{
    const xun_fact_text *text = scan->text;
    size_t at = xun_char(text, index) == u',' ? index + 1 : index;
    at = space(text, at);
    at += xun_words_match(text, at, "of") > 0 ? 3 : 0;
    int year = year_at(end, text, at), offset;
    if (year != 0)
        return year;
    if (scan->report.year != 0 && year_word(&offset, end, text, space(text, index))) {
        *how = XUN_TIME_RELATIVE;
        return scan->report.year + offset;
    }
    return 0;
}

/* True when a month's name stands as a time although no day or year follows. */
static bool month_led(const xun_fact_text *text, size_t index)
{
    static const char *const leading[] = {"in",    "since", "by",  "until",  "from",    "of",
                                          "early", "late",  "mid", "during", "through", NULL};
    return xun_word_before_any(text, index, leading);
}

static size_t month_time(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t end, after;
    unsigned month = month_at(&end, text, index), day = 0;
    xun_time_how how = XUN_TIME_STATED;
    if (month == 0)
        return index;
    if (xun_char(text, end) == u' ' && (day = day_at(&after, text, end + 1)) != 0)
        end = after;
    int year = following_year(scan, &after, end, &how);
    if (year != 0)
        return add_month(scan, index, after, year, month, day, how);
    bool last = xun_word_before(text, index, "last");
    if (last && scan->report.year != 0) {
        int report_month = scan->report.month != 0 ? scan->report.month : 1;
        year = (int)month < report_month ? scan->report.year : scan->report.year - 1;
        return add_month(scan, index - 5, end, year, month, day, XUN_TIME_RELATIVE);
    }
    if (day == 0 && !month_led(text, index))
        return index;
    year = xun_time_month_year(scan, index, month, day);
    return year != 0 ? add_month(scan, index, end, year, month, day, how) : index;
}

/* 17 June 2017. */
static size_t day_first(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t end, month_end, after;
    unsigned day = day_at(&end, text, index);
    unsigned month = day != 0 && xun_char(text, end) == u' ' ? month_at(&month_end, text, end + 1) : 0;
    xun_time_how how = XUN_TIME_STATED;
    if (month == 0)
        return index;
    int year = following_year(scan, &after, month_end, &how);
    if (year == 0) {
        year = xun_time_month_year(scan, index, month, day);
        after = month_end;
    }
    return year != 0 ? add_month(scan, index, after, year, month, day, how) : index;
}

/* 2016-2020, 2016 to 2020, 2016 and 2020 after between; the index after or 0. */
static size_t year_range(xun_time_scan *scan, size_t index, size_t end, int first)
{
    const xun_fact_text *text = scan->text;
    size_t at = end, last_end = 0;
    if (xun_one_of(xun_char(text, at), u"-—~/"))
        at++;
    else if (xun_words_match(text, space(text, at), "to") > 0 ||
             xun_words_match(text, space(text, at), "through") > 0)
        at = space(text, at) + (xun_words_match(text, space(text, at), "to") > 0 ? 3 : 8);
    else if (xun_words_match(text, space(text, at), "and") > 0 && xun_word_before(text, index, "between"))
        at = space(text, at) + 4;
    else
        return 0;
    int last = year_at(&last_end, text, at);
    if (last == 0 && xun_is_digit(xun_char(text, at)) && xun_is_digit(xun_char(text, at + 1)) &&
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
        return !xun_unit_word(text, space(text, end));
    return (marked && closes) || (index == 0 && after == u' ') ||
           (closes && before == u' ' && index >= 2 && xun_one_of(xun_char(text, index - 2), u".,;:"));
}

/* 2014 to 2016, 2014-2016: two years one after the other, that count nothing (2014 to 2016 people). */
static bool is_year_range(const xun_fact_text *text, size_t index, size_t end)
{
    size_t last_end = 0, at = space(text, end);
    size_t word = xun_words_match(text, at, "to") + xun_words_match(text, at, "through");
    at = word > 0 ? at + word + 1 : xun_one_of(xun_char(text, end), u"-—~") ? end + 1 : end;
    char16_t before = xun_char(text, index - 1), closer = before == u' ' ? xun_char(text, index - 2) : before;
    int last = at > end ? year_at(&last_end, text, at) : 0;
    return last >= 1900 && last < 2100 && !xun_is_digit(before) && !xun_one_of(before, u".+/-#") &&
           !xun_one_of(closer, u"$¥£€#") && !xun_is_hanzi(xun_char(text, last_end)) &&
           !xun_unit_word(text, space(text, last_end));
}

static size_t plain_year(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t end, after;
    int year = year_at(&end, text, index);
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
    bool led = year_in_context(text, index, end), range = led || is_year_range(text, index, end);
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
        at = space(text, index + 2);
    else if (xun_words_match(text, index, "fiscal year") > 0)
        at = index + 12;
    else if (xun_words_match(text, index, "fiscal") > 0)
        at = index + 7;
    if (at == index || !xun_is_digit(xun_char(text, at)))
        return index;
    int year = year_at(&end, text, at);
    if (year == 0 && xun_is_digit(xun_char(text, at + 1)) && !xun_is_digit(xun_char(text, at + 2))) {
        year = 2000 + (xun_char(text, at) - u'0') * 10 + (xun_char(text, at + 1) - u'0');
        end = at + 2;
    }
    if (year == 0)
        return index;
    xun_time_say(scan, index, year);
    return xun_time_add_years(scan, index, end, year, year, XUN_TIME_STATED) ? end : index;
}

/* Q3 2017, H1 2017, first half of 2017, the third quarter. */
static size_t season(xun_time_scan *scan, size_t index)
{
    static const struct {
        const char *words;
        unsigned char first, last;
    } table[] = {{"first half", 1, 6},
                 {"second half", 7, 12},
                 {"first quarter", 1, 3},
                 {"second quarter", 4, 6},
                 {"third quarter", 7, 9},
                 {"fourth quarter", 10, 12},
                 {"first three quarters", 1, 9},
                 {"H1", 1, 6},
                 {"H2", 7, 12},
                 {"Q1", 1, 3},
                 {"Q2", 4, 6},
                 {"Q3", 7, 9},
                 {"Q4", 10, 12}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t length = xun_words_match(scan->text, index, table[i].words), end = index + length;
        if (length == 0)
            continue;
        xun_time_how how = XUN_TIME_STATED;
        size_t after = end;
        int year = following_year(scan, &after, end, &how);
        if (year == 0 && table[i].words[1] >= '1' && table[i].words[1] <= '9' && length == 2)
            return index;
        if (year == 0) {
            year = xun_time_talk_year(scan, index);
            size_t of_year = xun_words_match(scan->text, space(scan->text, end), "of the year");
            after = of_year > 0 ? space(scan->text, end) + of_year : end;
        }
        bool added =
            year != 0 && xun_time_add_months(scan, index, after, year, table[i].first, table[i].last, how);
        return added ? after : index;
    }
    return index;
}

/* The 13th Five-Year Plan period. */
static size_t plan_period(xun_time_scan *scan, size_t index)
{
    static const char *const ordinals[] = {
        "first", "second", "third",    "fourth",  "fifth",      "sixth",      "seventh",   "eighth",
        "ninth", "tenth",  "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"};
    const xun_fact_text *text = scan->text;
    size_t at = index;
    int number = 0;
    if (xun_is_digit(xun_char(text, index))) {
        unsigned day = day_at(&at, text, index);
        number = at > index + 2 || (at == index + 3) ? (int)day : 0;
    } else {
        for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals && number == 0; i++)
            if (xun_words_match(text, index, ordinals[i]) > 0)
                number = (int)i + 1, at = index + strlen(ordinals[i]);
    }
    if (number == 0 || xun_char(text, at) != u' ')
        return index;
    size_t length = xun_words_match(text, at + 1, "five-year plan");
    if (length == 0)
        length = xun_words_match(text, at + 1, "five year plan");
    if (length == 0)
        return index;
    size_t end = at + 1 + length, period = xun_words_match(text, end + 1, "period");
    end += period > 0 && xun_char(text, end) == u' ' ? period + 1 : 0;
    int first = number == 1 ? 1953 : number == 2 ? 1958 : 1966 + (number - 3) * 5;
    scan->plan_from = first;
    scan->plan_to = first + 4;
    return xun_time_add_years(scan, index, end, first, first + 4, XUN_TIME_PERIOD) ? end : index;
}

/* last year, this year, next year, the previous year, the year before last, year-end. */
static size_t relative_year(xun_time_scan *scan, size_t index)
{
    static const struct {
        const char *words;
        int offset;
        bool of_talk; /* counted from the year being talked about */
    } table[] = {{"the year before last", -2, false},
                 {"last year", -1, false},
                 {"this year", 0, false},
                 {"next year", 1, false},
                 {"previous year", -1, true},
                 {"preceding year", -1, true},
                 {"year-end", 0, true},
                 {"end of the year", 0, true},
                 {"full year", 0, true},
                 {"whole year", 0, true},
                 {"throughout the year", 0, true},
                 {"the current year", 0, false},
                 {"past year", -1, false}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t length = xun_words_match(scan->text, index, table[i].words);
        if (length == 0)
            continue;
        int base = table[i].of_talk ? xun_time_talk_year(scan, index) : scan->report.year;
        if (base == 0)
            return index;
        if (!table[i].of_talk)
            xun_time_say(scan, index, base + table[i].offset);
        int year = base + table[i].offset;
        return xun_time_add_years(scan, index, index + length, year, year, XUN_TIME_RELATIVE) ? index + length
                                                                                              : index;
    }
    return index;
}

/* the past five years, the last 3 years, the next five years, the coming decade. */
static size_t relative_years(xun_time_scan *scan, size_t index)
{
    static const struct {
        const char *word;
        bool ahead;
    } table[] = {{"past", false}, {"last", false}, {"next", true}, {"coming", true}};
    const xun_fact_text *text = scan->text;
    for (size_t i = 0; i < 4; i++) {
        size_t length = xun_words_match(text, index, table[i].word), at = index + length + 1, end;
        int count = length > 0 ? xun_english_count(&end, text, at) : 0;
        if (count < 1 || count > 100 || xun_char(text, end) != u' ' || scan->report.year == 0)
            continue;
        size_t years = xun_words_match(text, end + 1, "years");
        if (years == 0)
            return index;
        int year = scan->report.year, first = table[i].ahead ? year : year - count;
        size_t stop = end + 1 + years;
        return xun_time_add_years(scan, index, stop, first, first + count - 1, XUN_TIME_RELATIVE) ? stop
                                                                                                  : index;
    }
    return index;
}

size_t xun_time_en(xun_time_scan *scan, size_t index)
{
    static size_t (*const with_digit[])(xun_time_scan *, size_t) = {plan_period, day_first, plain_year, NULL};
    static size_t (*const with_letter[])(xun_time_scan *, size_t) = {
        month_time, fiscal_year, plan_period, season, relative_year, relative_years, NULL};
    const xun_fact_text *text = scan->text;
    char16_t c = text->chars[index], before = xun_char(text, index - 1);
    if (xun_is_letter(before) || xun_is_digit(before) || (xun_is_digit(c) && before == u'.'))
        return index;
    if (xun_is_letter(c) && !xun_one_of(c, u"JFMASONDfmqQhHsStTeElLpPnNcCwWyY"))
        return index;
    for (size_t (*const *finder)(xun_time_scan *, size_t) = xun_is_digit(c) ? with_digit : with_letter;
         *finder != NULL; finder++) {
        size_t next = (*finder)(scan, index);
        if (next > index)
            return next;
    }
    return index;
}
