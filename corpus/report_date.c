#include "corpus/report_date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "common/utf8.h"
#include "corpus/chars.h"
#include "corpus/mark.h"
#include "corpus/passage.h"

typedef struct {
    unsigned year, month, day; /* 0: not said */
} date;

static bool is_year(unsigned year)
{
    return year >= XUN_FIRST_YEAR && year < XUN_LAST_YEAR;
}

static unsigned days_in_month(unsigned year, unsigned month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static void drop_impossible(date *it)
{
    if (it->month < 1 || it->month > 12)
        it->month = it->day = 0;
    else if (it->day > days_in_month(it->year, it->month))
        it->day = 0;
}

static bool write_date(char out[11], date it)
{
    drop_impossible(&it);
    if (!is_year(it.year))
        return false;
    if (it.day)
        snprintf(out, 11, "%04u-%02u-%02u", it.year % 10000, it.month % 100, it.day % 100);
    else if (it.month)
        snprintf(out, 11, "%04u-%02u", it.year % 10000, it.month % 100);
    else
        snprintf(out, 11, "%04u", it.year % 10000);
    return true;
}

/* Two to four digits and nothing more; 0 when there are others beside them. */
static unsigned number_at(const char *text, size_t at, size_t end, size_t *next)
{
    unsigned value = 0;
    size_t from = at;
    while (at < end && text[at] >= '0' && text[at] <= '9' && at - from < 9)
        value = value * 10 + (unsigned)(text[at++] - '0');
    *next = at;
    return value;
}

/* 二〇一八 and 一九九八, digit by digit, and ２０１８; plain digits too. */
static unsigned year_at(const char *text, size_t at, size_t end, size_t *next)
{
    static const char digits[] = "〇一二三四五六七八九";
    unsigned value = 0, count = 0;
    size_t step;
    for (; count < 5; count++, at += step) {
        uint32_t c = xun_char_at(text, at, end, &step);
        const char *found = NULL;
        if (xun_is_digit(c))
            value = value * 10 + (c >= 0xFF10 ? c - 0xFF10 : c - '0');
        else if (c == 0x96F6 || c == 0x25CB) /* 零 ○ */
            value = value * 10;
        else if (step == 3 && (found = memmem(digits, sizeof digits - 1, text + at, 3)) != NULL)
            value = value * 10 + (unsigned)(found - digits) / 3;
        else
            break;
    }
    *next = at;
    return count == 4 ? value : 0;
}

unsigned xun_read_year(const char *text, size_t at, size_t end, size_t *next)
{
    unsigned year = year_at(text, at, end, next);
    return is_year(year) ? year : 0;
}

static size_t skip_spaces(const char *text, size_t at, size_t end)
{
    while (at < end && text[at] == ' ')
        at++;
    return at;
}

/* The rest of 2018年1月13日 after 年. */
static void read_month_and_day(date *it, const char *text, size_t at, size_t end)
{
    size_t next;
    at = skip_spaces(text, at, end);
    unsigned month = xun_read_numeral(text, at, end, &next);
    next = skip_spaces(text, next, end);
    if (!month || !xun_starts_with(text, next, end, "月"))
        return;
    it->month = month;
    at = skip_spaces(text, next + 3, end);
    unsigned day = xun_read_numeral(text, at, end, &next);
    next = skip_spaces(text, next, end);
    if (day && (xun_starts_with(text, next, end, "日") || xun_starts_with(text, next, end, "号")))
        it->day = day;
}

bool xun_add_month_and_day(char out[11], const char *text, size_t length)
{
    date it = {(unsigned)strtoul(out, NULL, 10), 0, 0};
    read_month_and_day(&it, text, 0, length);
    drop_impossible(&it);
    return it.day && write_date(out, it);
}

bool xun_is_report_date(const char *text)
{
    static const char shape[] = "0000-00-00";
    size_t length = strlen(text);
    if (length != 4 && length != 7 && length != 10)
        return false;
    for (size_t i = 0; i < length; i++)
        if (shape[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
            return false;
    unsigned year = (unsigned)strtoul(text, NULL, 10);
    unsigned month = length > 4 ? (unsigned)strtoul(text + 5, NULL, 10) : 1;
    unsigned day = length > 7 ? (unsigned)strtoul(text + 8, NULL, 10) : 1;
    return is_year(year) && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

/* 2018-01-13, 2018/1/13, 2018.1.13, 2018_01: after the year. False for a range of years. */
static bool read_separated(date *it, const char *text, size_t at, size_t end, size_t *stop)
{
    size_t next;
    *stop = at;
    if (at >= end || !strchr("-/._", text[at]))
        return true;
    char separator = text[at];
    unsigned month = number_at(text, at + 1, end, &next);
    if (next - at - 1 > 2 || month > 12)
        return !(next - at - 1 == 4 && is_year(month)) && !(next - at - 1 == 2 && month > it->year % 100);
    if (!month)
        return true;
    it->month = month;
    *stop = next;
    if (next < end && text[next] == separator) {
        unsigned day = number_at(text, next + 1, end, &next);
        if (day && day <= 31)
            it->day = day, *stop = next;
    }
    return true;
}

static unsigned english_month(const char *text, size_t at, size_t end, size_t *next)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    for (unsigned i = 0; i < 12; i++)
        if (xun_starts_with(text, at, end, names[i])) {
            *next = at + strlen(names[i]);
            return i + 1;
        }
    return 0;
}

/* January 13, 2018; January 2018. `day` is what stood before the month. */
static bool read_english(date *it, const char *text, size_t at, size_t end, unsigned day)
{
    size_t next;
    unsigned month = english_month(text, at, end, &next);
    if (!month)
        return false;
    at = skip_spaces(text, next, end);
    unsigned number = number_at(text, at, end, &next);
    if (number && number <= 31 && next - at <= 2) {
        day = number;
        at = skip_spaces(text, next < end && text[next] == ',' ? next + 1 : next, end);
        number = number_at(text, at, end, &next);
    }
    if (!is_year(number) || next - at != 4)
        return false;
    *it = (date){number, month, day <= 31 ? day : 0};
    return true;
}

static bool is_digit_byte(const char *text, size_t at, size_t end)
{
    return at < end && text[at] >= '0' && text[at] <= '9';
}

static bool read_date_at(date *it, const char *text, size_t at, size_t end)
{
    size_t next, stop;
    unsigned year = year_at(text, at, end, &next);
    if (is_year(year) && !is_digit_byte(text, next, end)) {
        *it = (date){year, 0, 0};
        size_t unit = skip_spaces(text, next, end);
        if (xun_starts_with(text, unit, end, "年"))
            read_month_and_day(it, text, unit + 3, end);
        else if (text[at] >= '0' && text[at] <= '9')
            return read_separated(it, text, next, end, &stop);
        else
            return false;
        return true;
    }
    unsigned day = number_at(text, at, end, &next);
    if (next > at && next - at <= 2)
        return read_english(it, text, skip_spaces(text, next, end), end, day);
    return read_english(it, text, at, end, 0);
}

static bool find(date *out, const char *text, size_t length)
{
    size_t step;
    for (size_t at = 0; at < length; at += step) {
        xun_char_at(text, at, length, &step);
        if (at && is_digit_byte(text, at - 1, length) && is_digit_byte(text, at, length))
            continue;
        if (read_date_at(out, text, at, length))
            return true;
    }
    return false;
}

bool xun_find_date(char out[11], const char *text, size_t length)
{
    date it;
    return find(&it, text, length) && write_date(out, it);
}

static bool is_alphanumeric(const char *text, size_t at, size_t end)
{
    unsigned char c = at < end ? (unsigned char)text[at] : ' ';
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Letters before a year must be a word (report2017), not the digits of a checksum (fd2017). */
static bool may_begin_year(const char *name, size_t at)
{
    bool word = false;
    size_t from = at;
    while (from > 0 && is_alphanumeric(name, from - 1, at)) {
        char c = name[--from];
        if (c >= '0' && c <= '9')
            return false;
        word = word || (c | 32) > 'f';
    }
    return from == at || word;
}

/* 2016-2020, 2016_2018, 2016至2020: of which year the report is remains open. */
static bool is_range(const char *name, size_t at, size_t length)
{
    size_t step, next;
    uint32_t c = xun_char_at(name, at, length, &step);
    if (!xun_char_in(c, "-–—~～_至到"))
        return false;
    unsigned second = number_at(name, at + step, length, &next);
    return next - at - step == 4 && is_year(second);
}

/* The date that the digits in [at, next) are, or begin. */
static bool date_of_digits(date *it, const char *name, size_t at, size_t next, size_t length)
{
    size_t unused;
    unsigned number = number_at(name, at, length, &unused);
    *it = (date){0, 0, 0};
    if (!may_begin_year(name, at) || is_alphanumeric(name, next, length))
        return false;
    if (next - at == 4)
        return read_date_at(it, name, at, length);
    if (next - at == 8)
        *it = (date){number / 10000, number / 100 % 100, number % 100};
    else if (next - at == 6)
        *it = (date){number / 100, number % 100, 0};
    return is_year(it->year) && it->month >= 1 && it->month <= 12;
}

bool xun_date_of_name(char out[11], const char *name, size_t length)
{
    size_t next, step;
    for (size_t at = 0; at < length; at += step) {
        date it;
        xun_char_at(name, at, length, &step);
        if (is_digit_byte(name, at, length)) {
            number_at(name, at, length, &next);
            if (next - at == 4 && is_range(name, next, length))
                return false;
            if (date_of_digits(&it, name, at, next, length) && write_date(out, it))
                return true;
            step = next - at;
        } else if (step == 3 && year_at(name, at, length, &next) && read_date_at(&it, name, at, length)) {
            return write_date(out, it);
        }
    }
    return false;
}

/* Is the name nothing but a date (2017, 2017年, 2017-02)? Folders further up count only then. */
static bool is_only_date(const char *name, size_t length)
{
    for (size_t at = 0; at < length; at++)
        if (!strchr("0123456789-_.", name[at]) && !xun_starts_with(name, at, length, "年") &&
            (unsigned char)name[at] < 0x80)
            return false;
    return length >= 4 && length <= 10;
}

bool xun_date_of_path(char out[11], const char **how, const char *path)
{
    const char *name = xun_path_name(path), *dot = strrchr(name, '.');
    *how = "file name";
    if (xun_date_of_name(out, name, dot && dot > name ? (size_t)(dot - name) : strlen(name)))
        return true;
    *how = "folder name";
    for (int up = 0; up < 2 && name > path; up++) {
        const char *end = name - 1, *start = end;
        while (start > path && start[-1] != '/')
            start--;
        size_t length = (size_t)(end - start);
        if ((up == 0 || is_only_date(start, length)) && xun_date_of_name(out, start, length))
            return true;
        name = start;
    }
    return false;
}

static bool says_any(const char *text, size_t length, const char *list)
{
    while (*list) {
        size_t word = strcspn(list, "|");
        if (memmem(text, length, list, word))
            return true;
        list += word + (list[word] == '|');
    }
    return false;
}

/* Where the only year of the title stands; false when there is none, or when there are several. */
static bool only_year(size_t *out, size_t *out_next, const char *title, size_t length)
{
    unsigned known = 0;
    size_t step, next;
    for (size_t at = 0; at < length; at += step) {
        xun_char_at(title, at, length, &step);
        unsigned year = xun_read_year(title, at, length, &next);
        step = next > at ? next - at : step;
        if (!year || (at && is_alphanumeric(title, at - 1, length)) || is_alphanumeric(title, next, length))
            continue;
        if ((known && known != year) || is_range(title, next, length))
            return false;
        if (!known)
            *out = at, *out_next = next;
        known = year;
    }
    return known != 0;
}

/* Report 2017; Report of the district, 2017; Report for 2017; 2017 Annual Report; 工作报告（2017年）. */
static bool stands_apart(const char *title, size_t at, size_t next, size_t length)
{
    size_t step, before = at;
    next += xun_starts_with(title, next, length, "年") ? strlen("年") : 0;
    bool last =
        next == length || (xun_is_closer(xun_char_at(title, next, length, &step)) && next + step == length);
    while (before && title[before - 1] == ' ')
        before--;
    if (!before)
        return says_any(title, length, "eport|ulletin|eview|EPORT");
    uint32_t c = xun_char_before(title, 0, before, &step);
    return last &&
           (c == ',' || c == 0xFF0C || xun_is_opener(c) ||
            says_any(title + (before > 9 ? before - 9 : 0), before > 9 ? 9 : before,
                     "eport|ulletin|eview|EPORT| for| of|报告|報告|公报|公報|总结|總結|年报|年報|简报|簡報"));
}

bool xun_date_of_title(char out[11], const char *title, size_t length)
{
    static const char reports[] = "报告|報告|公报|公報|总结|總結|年报|年報|简报|簡報";
    static const char others[] =
        "规划|規劃|纲要|綱要|远景|遠景|目标|目標|展望|愿景|迈向|邁向|面向|奔向|历史|歷史|校史|"
        "简史|周年|週年|纪念|紀念|以来|以來|成立|建校|地震|事故|事件|事變|事变|"
        "ision|owards|ince|istory|nniversary";
    size_t at = 0, next = 0;
    date it;
    if (!only_year(&at, &next, title, length) || says_any(title, length, others))
        return false;
    if (at >= strlen("到") &&
        (xun_starts_with(title, at - 3, length, "到") || xun_starts_with(title, at - 3, length, "至")))
        return false;
    const char *quoted = memmem(title, at, "《", strlen("《"));
    if (quoted && !(length >= 3 && memcmp(title + length - 3, "》", 3) == 0))
        return false; /* 学习《2035年工作报告》的总结 */
    bool chinese = xun_starts_with(title, next, length, "年") && says_any(title, length, reports);
    if (!chinese && !stands_apart(title, at, next, length))
        return false;
    return read_date_at(&it, title, at, length) && write_date(out, it);
}
