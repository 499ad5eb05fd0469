/* English periods and times relative to the report: Q3 2017, the 13th Five-Year Plan, last year. */
#include <string.h>

#include "facts/english.h"
#include "facts/times_en.h"

enum { FIRST_PLAN = 1953, SECOND_PLAN = 1958, THIRD_PLAN = 1966, PLAN_YEARS = 5, YEAR_MONTHS = 12 };

/* ---- parts of a year ---- */

typedef struct {
    size_t end;
    unsigned first, last; /* months */
    bool abbreviated;     /* Q3: a time only with its year */
} season;

/* Q3, H1, and 3Q, 1H: quarters and halves. */
static bool read_abbreviated(season *out, const xun_fact_text *text, size_t index)
{
    char16_t letter = xun_char(text, index), digit = xun_char(text, index + 1);
    if (xun_is_digit(letter)) {
        char16_t swapped = letter;
        letter = digit, digit = swapped;
    }
    unsigned number = xun_is_digit(digit) ? digit - u'0' : 0, months = letter == u'Q' ? 3 : 6;
    if ((letter != u'Q' && letter != u'H') || number < 1 || number > YEAR_MONTHS / months)
        return false;
    *out = (season){index + 2, (number - 1) * months + 1, number * months, true};
    return true;
}

/* first half, third quarter, first three quarters, first nine months. */
static bool read_worded(season *out, const xun_fact_text *text, size_t index)
{
    static const struct {
        const char *words;
        unsigned first, last;
    } table[] = {{"first half", 1, 6},          {"second half", 7, 12},  {"first quarter", 1, 3},
                 {"second quarter", 4, 6},      {"third quarter", 7, 9}, {"fourth quarter", 10, 12},
                 {"first three quarters", 1, 9}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t length = xun_words_match(text, index, table[i].words);
        if (length > 0) {
            *out = (season){index + length, table[i].first, table[i].last, false};
            return true;
        }
    }
    size_t first = xun_words_match(text, index, "first"), end;
    int count = first > 0 ? xun_english_count(&end, text, index + first + 1) : 0;
    size_t months = count > 1 && count < YEAR_MONTHS && xun_char(text, end) == u' '
                        ? xun_words_match(text, end + 1, "months")
                        : 0;
    *out = (season){end + 1 + months, 1, (unsigned)count, false};
    return months > 0;
}

/* Q1-Q3, Q1 to Q3: the second end is taken into `first`. */
static void read_last_quarter(season *first, const xun_fact_text *text)
{
    season last;
    size_t mark = xun_en_range_mark(text, first->end);
    if (mark != 0 && read_abbreviated(&last, text, mark) && last.first > first->last) {
        first->last = last.last;
        first->end = last.end;
    }
}

size_t xun_en_season(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    season found;
    if (!(read_abbreviated(&found, text, index) && !xun_is_digit(xun_char(text, found.end))) &&
        !read_worded(&found, text, index))
        return index;
    if (found.abbreviated)
        read_last_quarter(&found, text);
    xun_time_how how = XUN_TIME_STATED;
    size_t after = found.end;
    int year = xun_en_following_year(scan, &after, found.end, &how);
    if (year == 0 && found.abbreviated)
        return index;
    if (year == 0) {
        size_t of_year = xun_words_match(text, xun_en_space(text, found.end), "of the year");
        year = xun_time_talk_year(scan, index);
        after = of_year > 0 ? xun_en_space(text, found.end) + of_year : found.end;
    }
    return year != 0 && xun_time_add_months(scan, index, after, year, found.first, found.last, how) ? after
                                                                                                    : index;
}

/* 2017Q3, 2017 H1, 3Q17, 3Q 2017. */
size_t xun_en_year_season(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    season found;
    size_t end = index + 4;
    int year = 0;
    if (read_abbreviated(&found, text, index)) {
        year = xun_en_year(&end, text, xun_en_space(text, found.end));
        if (year == 0)
            year = xun_en_short_year(&end, text, found.end);
    } else {
        for (size_t i = 0; i < 4 && year >= 0; i++) {
            char16_t c = xun_char(text, index + i);
            year = xun_is_digit(c) ? year * 10 + (c - u'0') : -1;
        }
        size_t at = xun_char(text, end) == u'-' ? end + 1 : xun_en_space(text, end);
        if (year < 1900 || !xun_is_letter(xun_char(text, at)) || !read_abbreviated(&found, text, at))
            return index;
        read_last_quarter(&found, text);
        end = found.end;
    }
    if (year < 1900 || year >= 2100 || xun_is_letter(xun_char(text, end)) ||
        xun_is_digit(xun_char(text, end)))
        return index;
    return xun_time_add_months(scan, index, end, year, found.first, found.last, XUN_TIME_STATED) ? end
                                                                                                 : index;
}

/* ---- periods ---- */

/* 13th, thirteenth: its number up to 29; 0 when there is none. */
static int ordinal(size_t *end, const xun_fact_text *text, size_t index)
{
    static const char *const words[] = {
        "first",     "second",    "third",       "fourth",     "fifth",      "sixth",      "seventh",
        "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth", "fourteenth",
        "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",  "twenty-first"};
    if (xun_is_digit(xun_char(text, index))) {
        size_t digits = 1 + (xun_is_digit(xun_char(text, index + 1)) ? 1 : 0);
        unsigned number = xun_en_day(end, text, index);
        return *end > index + digits ? (int)number : 0;
    }
    for (size_t i = sizeof words / sizeof *words; i-- > 0;) {
        size_t length = xun_words_match(text, index, words[i]);
        if (length > 0) {
            *end = index + length;
            return (int)i + 1;
        }
    }
    return 0;
}

static size_t longest(const xun_fact_text *text, size_t index, const char *const *words)
{
    size_t best = 0;
    for (; *words != NULL; words++) {
        size_t length = xun_words_match(text, index, *words);
        best = length > best ? length : best;
    }
    return best;
}

/* The 13th Five-Year Plan period, 14th FYP. */
size_t xun_en_plan(xun_time_scan *scan, size_t index)
{
    static const char *const names[] = {"five-year plan",
                                        "five year plan",
                                        "five-year period",
                                        "five-year program",
                                        "five-year programme",
                                        "fyp",
                                        NULL};
    const xun_fact_text *text = scan->text;
    size_t at = index;
    int number = ordinal(&at, text, index);
    size_t length = number != 0 && xun_char(text, at) == u' ' ? longest(text, at + 1, names) : 0;
    if (length == 0)
        return index;
    size_t end = at + 1 + length, period = xun_words_match(text, end + 1, "period");
    end += period > 0 && xun_char(text, end) == u' ' ? period + 1 : 0;
    int first = number == 1 ? FIRST_PLAN : number == 2 ? SECOND_PLAN : THIRD_PLAN + (number - 3) * PLAN_YEARS;
    scan->plan_from = first;
    scan->plan_to = first + PLAN_YEARS - 1;
    return xun_time_add_years(scan, index, end, first, scan->plan_to, XUN_TIME_PERIOD) ? end : index;
}

/* the '90s, the 90s, the nineties. */
static size_t short_decade(xun_time_scan *scan, size_t index)
{
    static const char *const words[] = {"fifties", "sixties", "seventies", "eighties", "nineties"};
    const xun_fact_text *text = scan->text;
    char16_t tens = xun_char(text, index), mark = xun_char(text, index - 1);
    bool cut = mark == u'\'' || mark == u'’';
    int first = 0;
    size_t end = index + 3;
    if (xun_is_digit(tens) && tens >= u'5' && xun_match(text, index + 1, u"0s") > 0 &&
        !xun_is_letter(xun_char(text, end)))
        first = 1900 + (tens - u'0') * 10;
    for (int i = 0; i < 5 && first == 0; i++)
        if (xun_words_match(text, index, words[i]) > 0)
            first = 1950 + i * 10, end = index + strlen(words[i]);
    if (first == 0 || !(cut || xun_word_before(text, index, "the")))
        return index;
    return xun_time_add_years(scan, index, end, first, first + 9, XUN_TIME_PERIOD) ? end : index;
}

/* 20th century, twenty-first century; the '90s. A part of a century (the early 20th century) is none. */
size_t xun_en_century(xun_time_scan *scan, size_t index)
{
    static const char *const parts[] = {"early", "late", "mid", "half", "end", NULL};
    const xun_fact_text *text = scan->text;
    size_t decade = short_decade(scan, index), end;
    if (decade > index)
        return decade;
    int number = ordinal(&end, text, index);
    size_t length = number >= 15 && number <= 21 && xun_one_of(xun_char(text, end), u" -")
                        ? xun_words_match(text, end + 1, "century")
                        : 0;
    if (length == 0 || xun_word_before_any(text, index, parts))
        return index;
    end += 1 + length;
    int first = (number - 1) * 100 + 1;
    return xun_time_add_years(scan, index, end, first, first + 99, XUN_TIME_PERIOD) ? end : index;
}

/* ---- relative to the report ---- */

/* last year, this year, next year, the previous year, the year before last, year-end. */
size_t xun_en_relative_year(xun_time_scan *scan, size_t index)
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
                 {"a year earlier", -1, true},
                 {"one year earlier", -1, true},
                 {"year-end", 0, true},
                 {"end of the year", 0, true},
                 {"full year", 0, true},
                 {"whole year", 0, true},
                 {"throughout the year", 0, true},
                 {"the current year", 0, false},
                 {"the coming year", 0, false},
                 {"the year ahead", 0, false},
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

/* two years ago, a year ago: the one year. */
size_t xun_en_years_ago(xun_time_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t end, length = xun_words_match(text, index, "a year ago");
    int count = length > 0 ? 1 : xun_english_count(&end, text, index);
    if (length == 0 && count > 0 && xun_char(text, end) == u' ') {
        size_t words =
            xun_words_match(text, end + 1, "years ago") + xun_words_match(text, end + 1, "year ago");
        length = words > 0 ? end + 1 + words - index : 0;
    }
    if (length == 0 || count > 100 || scan->report.year == 0)
        return index;
    int year = scan->report.year - count;
    return xun_time_add_years(scan, index, index + length, year, year, XUN_TIME_RELATIVE) ? index + length
                                                                                          : index;
}

/* The months up to the last whole one: the past 12 months. */
static bool add_past_months(xun_time_scan *scan, size_t start, size_t end, int count)
{
    const xun_day *report = &scan->report;
    if (report->month == 0 || count > 10 * YEAR_MONTHS)
        return false;
    int last = report->year * YEAR_MONTHS + report->month - 2, first = last - count + 1;
    int year = last / YEAR_MONTHS, month = last % YEAR_MONTHS + 1;
    return xun_time_add(scan, start, end, (xun_day){first / YEAR_MONTHS, first % YEAR_MONTHS + 1, 1},
                        (xun_day){year, month, (int)xun_days_in_month(year, (unsigned)month)},
                        XUN_TIME_RELATIVE);
}

/* the past five years, the last 3 years, the next two decades, the past 12 months. */
size_t xun_en_relative_years(xun_time_scan *scan, size_t index)
{
    static const char *const openings[] = {"past", "last", "next", "coming", NULL};
    static const char *const decades[] = {"decade", "decades", NULL};
    const xun_fact_text *text = scan->text;
    size_t opening = longest(text, index, openings), at = index + opening + 1, end = at, length;
    if (opening == 0 || scan->report.year == 0)
        return index;
    bool ahead = xun_one_of(text->chars[index], u"ncNC");
    int count = xun_english_count(&end, text, at);
    at = count > 0 ? xun_en_space(text, end) : at;
    if (count > 0 && (length = xun_words_match(text, at, "years")) > 0)
        end = at + length;
    else if ((length = longest(text, at, decades)) > 0)
        end = at + length, count = (count > 0 ? count : 1) * 10;
    else if (count > 0 && !ahead && (length = xun_words_match(text, at, "months")) > 0)
        return add_past_months(scan, index, at + length, count) ? at + length : index;
    else
        return index;
    int year = scan->report.year, first = ahead ? year : year - count;
    return count <= 100 && xun_time_add_years(scan, index, end, first, first + count - 1, XUN_TIME_RELATIVE)
               ? end
               : index;
}

/* last month, this month, next month. */
size_t xun_en_relative_month(xun_time_scan *scan, size_t index)
{
    static const char *const words[] = {"last month", "this month", "next month"};
    for (int i = 0; i < 3; i++) {
        size_t length = xun_words_match(scan->text, index, words[i]);
        if (length > 0)
            return xun_time_add_month_from_report(scan, index, index + length, i - 1) ? index + length
                                                                                      : index;
    }
    return index;
}
