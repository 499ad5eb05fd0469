#include "facts/times.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "facts/memory.h"

/* Years that texts speak of, and years that reports are written in. */
enum { FIRST_YEAR = 1000, LAST_YEAR = 9999, FIRST_REPORT = 1800, LAST_REPORT = 2199 };
enum { CUE_WINDOW = 200, SURE_PLAN = 2, PASSAGE_WINDOW = 1500 };

unsigned xun_days_in_month(int year, unsigned month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[(month - 1) % 12];
}

static bool parse_number(int *out, const char **at, size_t digits)
{
    *out = 0;
    for (size_t i = 0; i < digits; i++, (*at)++) {
        if (**at < '0' || **at > '9')
            return false;
        *out = *out * 10 + (**at - '0');
    }
    return true;
}

static bool valid_day(const xun_day *day)
{
    if (day->year < FIRST_YEAR || day->year > LAST_YEAR || day->month < 1 || day->month > 12)
        return false;
    return day->day >= 1 && (unsigned)day->day <= xun_days_in_month(day->year, (unsigned)day->month);
}

bool xun_day_parse(xun_day *out, const char *date)
{
    xun_day day = {0};
    *out = day;
    if (date == NULL || !parse_number(&day.year, &date, 4) || day.year < FIRST_YEAR)
        return false;
    if (*date == '-' && date[1] != 0) {
        date++;
        if (!parse_number(&day.month, &date, 2) || day.month < 1 || day.month > 12)
            return false;
        if (*date == '-') {
            date++;
            if (!parse_number(&day.day, &date, 2) || !valid_day(&day))
                return false;
        }
    }
    if (*date != 0 && *date != 'T' && *date != ' ')
        return false;
    *out = day;
    return true;
}

static void write_day(char out[11], const xun_day *day)
{
    int year = day->year, month = day->month, number = day->day;
    for (int i = 3; i >= 0; i--, year /= 10)
        out[i] = (char)('0' + year % 10);
    out[4] = out[7] = '-';
    out[5] = (char)('0' + month / 10 % 10);
    out[6] = (char)('0' + month % 10);
    out[8] = (char)('0' + number / 10 % 10);
    out[9] = (char)('0' + number % 10);
    out[10] = 0;
}

bool xun_time_add(xun_time_scan *scan, size_t start, size_t end, xun_day from, xun_day to, xun_time_how how)
{
    if (!valid_day(&from) || !valid_day(&to))
        return false;
    xun_time time = {.start = scan->text->at[start], .end = scan->text->at[end], .how = how};
    write_day(time.from, &from);
    write_day(time.to, &to);
    if (strcmp(time.from, time.to) > 0)
        return false;
    if (!xun_facts_push_time(scan->out, &time))
        scan->out_of_memory = true;
    return true;
}

bool xun_time_add_years(xun_time_scan *scan, size_t start, size_t end, int first, int last, xun_time_how how)
{
    return xun_time_add(scan, start, end, (xun_day){first, 1, 1}, (xun_day){last, 12, 31}, how);
}

bool xun_time_add_months(xun_time_scan *scan, size_t start, size_t end, int year, unsigned first,
                         unsigned last, xun_time_how how)
{
    if (first < 1 || last > 12 || first > last)
        return false;
    return xun_time_add(scan, start, end, (xun_day){year, (int)first, 1},
                        (xun_day){year, (int)last, (int)xun_days_in_month(year, last)}, how);
}

bool xun_time_add_month_from_report(xun_time_scan *scan, size_t start, size_t end, int offset)
{
    enum { MONTHS = 12 };
    if (scan->report.year == 0 || scan->report.month == 0)
        return false;
    int months = scan->report.year * MONTHS + scan->report.month - 1 + offset;
    unsigned month = (unsigned)(months % MONTHS) + 1;
    return xun_time_add_months(scan, start, end, months / MONTHS, month, month, XUN_TIME_RELATIVE);
}

/* 2020年投资计划 is a plan's name, whatever year it is talked about in. */
static bool names_a_plan(const xun_fact_text *text, size_t index)
{
    enum { YEAR = 5, BETWEEN = 4 };
    for (size_t i = index + YEAR; i <= index + YEAR + BETWEEN; i++)
        if (xun_char(text, i - 1) == u'，' || xun_match(text, i, u"计划") > 0)
            return xun_match(text, i, u"计划") > 0;
    return false;
}

void xun_time_say(xun_time_scan *scan, size_t index, int year)
{
    static const char16_t *const comparing[] = {u"比", u"较", u"到", u"至", u"是", u"同",
                                                u"与", u"和", u"超", u"于", NULL};
    if (xun_ends_with_any(scan->text, index, comparing) || names_a_plan(scan->text, index))
        return;
    scan->said_year = year;
    scan->said_at = index;
}

void xun_time_bound(xun_time_scan *scan, size_t index, int year)
{
    scan->bound_year = year;
    scan->bound_at = index;
}

static size_t sentence_start(const xun_fact_text *text, size_t index)
{
    size_t limit = index > CUE_WINDOW ? index - CUE_WINDOW : 0;
    while (index > limit && !xun_sentence_end(text, index - 1))
        index--;
    return index;
}

/* Words that plan and words that report, with how much each weighs. */
static const struct {
    const char16_t *word;
    signed char plan; /* negative: reports */
} cues[] = {
    {u"力争", 3},      {u"确保", 2},  {u"争取", 2},    {u"计划", 2},  {u"预期", 3},  {u"拟", 1},
    {u"努力", 1},      {u"将", 1},    {u"要", 1},      {u"今年", 2},  {u"左右", 1},  {u"目标任务", 1},
    {u"加快", 1},      {u"推进", 1},  {u"推动", 1},    {u"启动", 1},  {u"继续", 1},  {u"完成了", -2},
    {u"实现了", -2},   {u"成功", -2}, {u"累计", -2},   {u"同比", -2}, {u"位居", -2}, {u"初步", -2},
    {u"荣获", -3},     {u"获评", -2}, {u"比上年", -1}, {u"已", -1},   {u"过去", -2}, {u"取得", -2},
    {u"圆满", -2},     {u"预计", -1}, {u"增长了", -2}, {u"顺利", -1}, {u"率先", -1}, {u"明显", -1},
    {u"显著", -1},     {u"回顾", -3}, {u"居全", -2},   {u"新增", -1}, {u"超额", -2}, {u"完成投资", -1},
    {u"达到", -1},     {u"达", -1},   {u"增长", -1},   {u"突破", -1}, {u"建成", -1}, {u"投用", -1},
    {u"提前完成", -2}, {u"又有", -1}, {u"一年来", -3}, {u"去年", -1},
};

static int weigh(const xun_fact_text *text, size_t start, size_t end)
{
    int sum = 0;
    for (size_t i = start; i < end; i++) {
        for (size_t k = 0; k < sizeof cues / sizeof *cues; k++) {
            if (cues[k].word[0] == text->chars[i] && xun_match(text, i, cues[k].word) > 0) {
                sum += cues[k].plan;
                break;
            }
        }
    }
    return sum;
}

static int weigh_sentence(const xun_fact_text *text, size_t index)
{
    size_t end = index, limit = index + CUE_WINDOW < text->count ? index + CUE_WINDOW : text->count;
    while (end < limit && !xun_sentence_end(text, end))
        end++;
    return weigh(text, sentence_start(text, index), end);
}

bool xun_time_plans(const xun_time_scan *scan, size_t index)
{
    return weigh_sentence(scan->text, index) > 0;
}

static int weigh_passage(xun_time_scan *scan)
{
    if (!scan->passage_weighed) {
        scan->passage_weight =
            weigh(scan->text, 0, scan->text->count < PASSAGE_WINDOW ? scan->text->count : PASSAGE_WINDOW);
        scan->passage_weighed = true;
    }
    return scan->passage_weight;
}

static xun_phase phase_at(xun_time_scan *scan, size_t index)
{
    if (scan->phase != XUN_PHASE_UNKNOWN)
        return scan->phase;
    int sentence = weigh_sentence(scan->text, index), weight = sentence != 0 ? sentence : weigh_passage(scan);
    return weight > 0 ? XUN_PHASE_PLAN : weight < 0 ? XUN_PHASE_REVIEW : XUN_PHASE_UNKNOWN;
}

static bool early_in_year(const xun_time_scan *scan)
{
    return scan->work_report || scan->report.month == 0 || scan->report.month <= 2;
}

/* Most of what is said early in a year looks back. */
static bool surely_plans(xun_time_scan *scan, size_t index)
{
    xun_phase phase = phase_at(scan, index);
    if (scan->phase != XUN_PHASE_UNKNOWN || phase == XUN_PHASE_REVIEW)
        return phase == XUN_PHASE_PLAN;
    return weigh_sentence(scan->text, index) >= SURE_PLAN || weigh_passage(scan) >= SURE_PLAN;
}

int xun_time_talk_year(xun_time_scan *scan, size_t index)
{
    if (scan->said_year != 0)
        return scan->said_year;
    if (scan->heading_year != 0)
        return scan->heading_year;
    if (scan->report.year == 0)
        return 0;
    return early_in_year(scan) && !surely_plans(scan, index) ? scan->report.year - 1 : scan->report.year;
}

int xun_time_said_year(const xun_time_scan *scan, size_t index)
{
    return scan->said_at >= sentence_start(scan->text, index) ? scan->said_year : 0;
}

int xun_time_month_year(xun_time_scan *scan, size_t index, unsigned month, unsigned day)
{
    enum { MARCH = 3 };
    size_t start = sentence_start(scan->text, index);
    bool said = scan->said_year != 0 && scan->said_at >= start,
         bound = scan->bound_year != 0 && scan->bound_at >= start;
    if (said && !(bound && scan->bound_at > scan->said_at))
        return scan->said_year;
    if (bound)
        return scan->bound_year;
    const xun_day *report = &scan->report;
    if (report->year == 0 && scan->said_year == 0 && day != 0 && month <= MARCH)
        return 0; /* the meeting that looks back on the heading's year, or a day of that year? */
    if (report->year != 0 && report->month != 0 && !scan->work_report) {
        bool later = (int)month > report->month ||
                     ((int)month == report->month && report->day != 0 && (int)day > report->day);
        return later && phase_at(scan, index) != XUN_PHASE_PLAN ? report->year - 1 : report->year;
    }
    if (report->year != 0 && day != 0 && !scan->work_report)
        return report->year; /* a page tells of a day of its own year */
    return xun_time_talk_year(scan, index);
}

/* A heading's text names what the section does. */
static xun_phase heading_phase(const xun_fact_text *text)
{
    static const char16_t *const review[] = {u"回顾", u"总结",     u"过去",     u"成绩",
                                             u"年来", u"完成情况", u"攻坚克难", NULL};
    static const char16_t *const plan[] = {u"安排", u"今年",     u"目标",     u"任务",     u"展望",
                                           u"计划", u"重点工作", u"重点抓好", u"总体要求", u"部署",
                                           u"建议", u"未来",     u"今后",     NULL};
    for (size_t i = 0; i < text->count; i++) {
        if (xun_match_any(text, i, review) > 0)
            return XUN_PHASE_REVIEW;
        if (xun_match_any(text, i, plan) > 0)
            return XUN_PHASE_PLAN;
    }
    return XUN_PHASE_UNKNOWN;
}

/* The single year that a heading's first time names; a relative one only when the report's date is known. */
static int heading_year(const xun_facts *found)
{
    if (found->time_count == 0)
        return 0;
    int first, last;
    xun_time_years(&first, &last, &found->times[0]);
    return first == last ? first : 0;
}

static void read_heading(xun_time_scan *scan, const char *heading, const xun_facts_context *context,
                         xun_facts *scratch)
{
    const xun_facts_context outside = {.report_date = context->report_date,
                                       .report_title = context->report_title};
    if (xun_times_find(scratch, heading, strlen(heading), &outside, NULL) != XUN_OK) {
        scan->out_of_memory = true;
        return;
    }
    xun_phase phase = heading_phase(&scratch->memory->text);
    if (phase != XUN_PHASE_UNKNOWN)
        scan->phase = phase;
    int year = heading_year(scratch);
    if (year != 0)
        scan->heading_year = year;
    else if (phase == XUN_PHASE_PLAN)
        scan->heading_year = 0;
}

static void read_headings(xun_time_scan *scan, const xun_facts_context *context)
{
    xun_facts scratch = {0};
    for (size_t i = 0; i < context->heading_count; i++)
        if (context->headings[i] != NULL)
            read_heading(scan, context->headings[i], context, &scratch);
    xun_facts_free(&scratch);
}

/* "2011年郑州市政府工作报告": the year that a work report's title begins with. */
static int title_year(const char *title)
{
    int year = 0;
    for (; *title != 0; title++) {
        const char *at = title;
        if (parse_number(&year, &at, 4) && strncmp(at, "年", 3) == 0 && year >= FIRST_YEAR)
            return year;
    }
    return 0;
}

static void read_report(xun_time_scan *scan, const xun_facts_context *context)
{
    xun_day_parse(&scan->report, context->report_date);
    if (scan->report.year < FIRST_REPORT || scan->report.year > LAST_REPORT)
        scan->report = (xun_day){0}; /* 9999: a placeholder */
    if (context->report_title == NULL || strstr(context->report_title, "工作报告") == NULL)
        return;
    scan->work_report = true;
    if (scan->report.year == 0)
        scan->report.year = title_year(context->report_title);
}

void xun_time_scan_begin(xun_time_scan *scan, const xun_fact_text *text, xun_facts *out,
                         const xun_facts_context *context)
{
    *scan = (xun_time_scan){.text = text, .out = out, .query = context == NULL};
    if (context == NULL)
        return;
    read_report(scan, context);
    read_headings(scan, context);
}

static bool scan_all(xun_time_scan *scan)
{
    const xun_fact_text *text = scan->text;
    for (size_t i = 0; i < text->count && !scan->out_of_memory;) {
        char16_t c = text->chars[i];
        size_t next = xun_is_letter(c) ? xun_time_en(scan, i) : xun_time_zh(scan, i);
        if (next == i && xun_is_digit(c))
            next = xun_time_en(scan, i);
        i = next > i ? next : i + 1;
    }
    return !scan->out_of_memory;
}

/* The first time of the innermost heading that has one. */
static bool inherit_from_heading(xun_facts *out, bool *found, const xun_facts_context *context)
{
    const xun_facts_context outside = {.report_date = context->report_date,
                                       .report_title = context->report_title};
    xun_facts scratch = {0};
    bool ok = true;
    for (size_t i = context->heading_count; i-- > 0 && ok && !*found;) {
        const char *heading = context->headings[i];
        ok = heading == NULL || xun_times_find(&scratch, heading, strlen(heading), &outside, NULL) == XUN_OK;
        if (ok && heading != NULL && scratch.time_count > 0) {
            xun_time time = scratch.times[0];
            time.start = time.end = 0;
            time.how = XUN_TIME_INHERITED;
            ok = xun_facts_push_time(out, &time);
            *found = true;
        }
    }
    xun_facts_free(&scratch);
    return ok;
}

static void inherit_from_report(xun_time_scan *scan)
{
    const xun_day *day = &scan->report;
    if (day->year == 0)
        return;
    if (day->month == 0)
        xun_time_add_years(scan, 0, 0, day->year, day->year, XUN_TIME_INHERITED);
    else if (day->day == 0)
        xun_time_add_months(scan, 0, 0, day->year, (unsigned)day->month, (unsigned)day->month,
                            XUN_TIME_INHERITED);
    else
        xun_time_add(scan, 0, 0, *day, *day, XUN_TIME_INHERITED);
}

xun_status xun_times_inherit(xun_facts *out, const xun_facts_context *context, xun_error *error)
{
    bool found = false;
    if (!inherit_from_heading(out, &found, context))
        return xun_fail_memory(error);
    if (found)
        return XUN_OK;
    xun_time_scan scan = {.text = &out->memory->text, .out = out};
    read_report(&scan, context);
    inherit_from_report(&scan);
    return scan.out_of_memory ? xun_fail_memory(error) : XUN_OK;
}

xun_status xun_times_scan(xun_facts *out, const xun_fact_text *text, const xun_facts_context *context,
                          xun_error *error)
{
    xun_time_scan scan;
    out->time_count = 0;
    xun_time_scan_begin(&scan, text, out, context);
    return scan_all(&scan) ? XUN_OK : xun_fail_memory(error);
}

void xun_time_years(int *first, int *last, const xun_time *time)
{
    *first = (int)strtol((char[5]){time->from[0], time->from[1], time->from[2], time->from[3], 0}, NULL, 10);
    *last = (int)strtol((char[5]){time->to[0], time->to[1], time->to[2], time->to[3], 0}, NULL, 10);
}

const char *xun_time_how_name(xun_time_how how)
{
    switch (how) {
    case XUN_TIME_STATED: return "stated";
    case XUN_TIME_RELATIVE: return "relative";
    case XUN_TIME_PERIOD: return "period";
    case XUN_TIME_INHERITED: return "inherited";
    }
    return "stated";
}
