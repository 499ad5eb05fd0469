/* The date that the text itself gives: only where it is clear. */
#include <stdio.h>
#include <string.h>

#include "common/utf8.h"
#include "corpus/chars.h"
#include "corpus/letter_spacing.h"
#include "corpus/passage.h"
#include "corpus/report_date.h"

enum {
    HEAD_BLOCKS = 12, /* the head of a report */
    HEAD_LINE = 60,   /* characters of a line in the head */
    NEWS_BLOCKS = 2,  /* paragraphs that may begin with the day of the news */
    DATELINE = 30,    /* … of a line that is a date and nothing else */
    REVIEW_REACH = 14,
    PLAN_REACH = 20, /* characters from a year to the end of what it is called */
    FIRST_YEAR = XUN_FIRST_YEAR,
    LAST_YEAR = XUN_LAST_YEAR
};

#define DATE_CHARACTERS "年月日号〇零○一二三四五六七八九十"

static bool says(const xun_page *page, const xun_line *line, const char *word)
{
    return memmem(page->text + line->start, line->end - line->start, word, strlen(word)) != NULL;
}

/* The date in the line, also one set digit by digit: ２ ０ １ ７ 年 ２ 月. */
static bool find_date(char out[11], const xun_page *page, const xun_line *line)
{
    enum { LONGEST = 4 * 2 * HEAD_LINE };
    char closed[LONGEST];
    size_t length = line->end - line->start;
    if (length > LONGEST)
        return xun_find_date(out, page->text + line->start, length);
    memcpy(closed, page->text + line->start, length);
    return xun_find_date(out, closed, xun_close_letter_spacing(closed, length));
}

/* 二七区政府办公室编  2018年3月5日: a date ends the line, and a blank sets it off. */
static bool is_masthead(const xun_page *page, const xun_line *line)
{
    size_t at = line->end, step;
    for (; at > line->start; at -= step) {
        uint32_t c = xun_char_before(page->text, line->start, at, &step);
        if (xun_is_blank(c))
            break;
        if (!xun_is_digit(c) && !xun_char_in(c, DATE_CHARACTERS "-/."))
            return false;
    }
    char date[11];
    return at > line->start && line->end - at >= strlen("2018-1-1") &&
           xun_find_date(date, page->text + at, line->end - at) && strlen(date) == 10;
}

/* Delivered on 20 November 2017 by the mayor; Zhengzhou, 13 January 2018: an English line that says of the
 * report, or behind the name of a place, when. */
static bool tells_english_date(const xun_page *page, const xun_line *line)
{
    static const char *const words[] = {"elivered", "resented", "ubmitted", "ublished",
                                        "ssued on", "dopted",   "eleased",  "Date"};
    enum { ENGLISH_LINE = 2 * HEAD_LINE, PLACE = 30, LONGEST_DATE = 18 };
    char date[11];
    const char *text = page->text + line->start, *end = page->text + line->end;
    if (line->chars > ENGLISH_LINE || text == end || *text < 'A' || *text > 'Z')
        return false;
    bool sentence = end[-1] == '.';
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (sentence ? strncmp(text + 1, words[i], strlen(words[i])) == 0 : says(page, line, words[i]))
            return xun_find_date(date, text, line->end - line->start) && strlen(date) == 10;
    const char *comma = memchr(text, ',', line->end - line->start);
    if (comma == NULL || comma - text > PLACE || end - comma > LONGEST_DATE + 2 ||
        memchr(text, '.', (size_t)(comma - text)))
        return false;
    return xun_find_date(date, comma + 1, (size_t)(end - comma) - 1) && strlen(date) == 10;
}

/* A line of the head that is there to say when: the meeting, a date in brackets or alone. */
static bool tells_date(const xun_page *page, const xun_block *block, const xun_line *line)
{
    if (tells_english_date(page, line))
        return true;
    if (line->chars > HEAD_LINE)
        return false;
    if (block->kind == XUN_BLOCK_BYLINE || is_masthead(page, line))
        return true;
    size_t step;
    uint32_t first = xun_char_at(page->text, line->start, line->end, &step);
    return xun_is_opener(first) || (line->chars <= 24 && line->ending == XUN_END_OPEN) ||
           says(page, line, "（2") || says(page, line, "(2") || says(page, line, "（1") ||
           says(page, line, "（二");
}

/* 2018年1月, January 2018, （2018年）: brackets and dashes aside, nothing but a date. */
static bool is_dateline(const xun_page *page, const xun_line *line)
{
    char date[11];
    size_t step, years = 0;
    if (line->chars > DATELINE || (line->mark.kind > XUN_MARK_HASH && line->mark.kind != XUN_MARK_DASH))
        return false;
    for (size_t at = line->start + line->mark.length; at < line->end; at += step) {
        uint32_t c = xun_char_at(page->text, at, line->end, &step);
        years += c == 0x5E74; /* 年 */
        if (xun_is_han(c) && !xun_char_in(c, DATE_CHARACTERS))
            return false;
    }
    return find_date(date, page, line) && (years == 1 || strlen(date) > 4);
}

/* Several lines that are dates make a chronicle. */
static bool is_chronicle(const xun_page *page)
{
    size_t datelines = 0;
    for (size_t i = 0; i < page->line_count && datelines < 2; i++)
        datelines += is_dateline(page, &page->lines[i]);
    return datelines > 1;
}

/* Does a line that gives the year and perhaps the month tell the report's date, not what it is about? */
static bool is_stated(const xun_page *page, const xun_block *block, const xun_line *line, const char *date)
{
    size_t step;
    if (strlen(date) > 4 && block->kind == XUN_BLOCK_BYLINE)
        return true;
    if (!is_dateline(page, line))
        return false;
    bool set_off = line->mark.kind == XUN_MARK_DASH ||
                   xun_is_opener(xun_char_at(page->text, line->start, line->end, &step));
    return set_off || (strlen(date) > 4 && !is_chronicle(page));
}

/* Somebody speaks to a meeting. */
static bool is_speech(const xun_page *page)
{
    for (size_t i = 0; i < page->block_count && i < HEAD_BLOCKS; i++) {
        const xun_line *line = &page->lines[page->blocks[i].first];
        if (line->chars <= HEAD_LINE && (says(page, line, "会议上") || says(page, line, "大会上") ||
                                         says(page, line, "全会上") || xun_line_is_salutation(page, line)))
            return true;
    }
    return false;
}

/* The first full date of the head wins, else the first month, else the year of a line that says so, be it
 * a second title (2018年政府工作报告). */
static bool date_of_head(char out[11], const xun_page *page)
{
    char best[11] = "", titled[11] = "", found[11];
    for (size_t i = 0; i < page->block_count && i < HEAD_BLOCKS && strlen(best) < 10; i++) {
        const xun_block *block = &page->blocks[i];
        const xun_line *line = &page->lines[block->first];
        const char *text = page->text + line->start;
        size_t length = line->end - line->start;
        if (block->kind == XUN_BLOCK_BODY && line->chars > HEAD_LINE && !tells_english_date(page, line))
            break;
        if (line->mark.kind > XUN_MARK_HASH && line->mark.kind != XUN_MARK_DASH)
            break;
        if (tells_date(page, block, line) && find_date(found, page, line) && strlen(found) > strlen(best) &&
            (strlen(found) == 10 || is_stated(page, block, line, found)))
            memcpy(best, found, sizeof best);
        if (!*titled && block->kind != XUN_BLOCK_BODY && says(page, line, "政府工作报告"))
            xun_date_of_title(titled, text, length);
    }
    if (!*best && !*titled)
        return false;
    memcpy(out, *best ? best : titled, sizeof best);
    return true;
}

/* What the sentences of a text say of its own year. */
typedef struct {
    unsigned reviewed, planned; /* the report's year, as a review (or a declaration) or a plan tells it; 0:
                                   none yet */
    bool reviews_differ, plans_differ;
    bool spoken_of[LAST_YEAR - FIRST_YEAR]; /* years that stand anywhere in the text */
    bool headed[LAST_YEAR - FIRST_YEAR];    /* … in headings */
    unsigned headed_plan, latest_headed;    /* the latest in a heading that plans, in any heading; 0: none */
} evidence;

static void cast(unsigned *year, bool *differ, unsigned said)
{
    *differ = *differ || (*year && *year != said);
    *year = said;
}

static bool ends_with(const char *text, size_t start, size_t at, const char *word)
{
    size_t length = strlen(word);
    return at - start >= length && memcmp(text + at - length, word, length) == 0;
}

/* Where the clause that goes on at `at` stops: at the first mark or line break, or after REACH characters. */
static size_t clause_end(const char *text, size_t at, size_t end, unsigned reach)
{
    size_t step;
    for (; at < end && reach; at += step, reach--) {
        uint32_t c = xun_char_at(text, at, end, &step);
        if (c == '\n' || c == 0x201C || xun_is_sentence_end(c) || xun_is_clause_end(c))
            break;
    }
    return at;
}

static size_t clause_start(const char *text, size_t start, size_t at)
{
    size_t step;
    while (at > start) {
        uint32_t c = xun_char_before(text, start, at, &step);
        if (c == '\n' || xun_is_sentence_end(c) || (xun_is_clause_end(c) && c != 0x3001))
            break;
        at -= step;
    }
    return at;
}

static bool has_any(const char *text, size_t start, size_t end, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (memmem(text + start, end - start, words[i], strlen(words[i])))
            return true;
    return false;
}

#define HAS_ANY(text, start, end, words) has_any(text, start, end, words, sizeof(words) / sizeof(words)[0])

/* The year from `at` to `next` is looked back on: 过去的2017年, 2017年工作回顾. */
static bool is_reviewed(const char *text, size_t start, size_t at, size_t next, size_t end)
{
    static const char *const words[] = {"工作回顾",   "工作的回顾", "工作总结",
                                        "工作的总结", "渐行渐远",   "已经过去"};
    return ends_with(text, start, at, "过去的") || ends_with(text, start, at, "回顾") ||
           HAS_ANY(text, next, clause_end(text, next, end, REVIEW_REACH), words);
}

/* … is looked forward to, and not in the name of a document, as a goal or as what was reached:
 * 2018年工作的总体要求. */
static bool is_planned(const char *text, size_t start, size_t at, size_t next, size_t end)
{
    static const char *const plans[] = {"总体要求", "总的要求", "预期目标", "指导思想",
                                        "重点工作", "工作安排", "主要任务", "工作任务",
                                        "总体思路", "基本思路", "工作思路", "主要目标"};
    static const char *const others[] = {"完成", "实现", "落实", "回顾", "《"};
    return !ends_with(text, start, at, "到") && !ends_with(text, start, at, "至") &&
           HAS_ANY(text, next, clause_end(text, next, end, PLAN_REACH), plans) &&
           !HAS_ANY(text, clause_start(text, start, at), at, others);
}

/* 将2017年定为项目建设年, where the paragraph speaks of 今年 and not of 去年. */
static bool is_declared(const char *text, size_t start, size_t at, size_t next, size_t end)
{
    return (ends_with(text, start, at, "将") || ends_with(text, start, at, "把")) &&
           (xun_starts_with(text, next, end, "定为") || xun_starts_with(text, next, end, "确定为")) &&
           memmem(text + start, end - start, "今年", strlen("今年")) &&
           !memmem(text + start, end - start, "去年", strlen("去年"));
}

/* Headings of a work report: 2020年经济社会呈现向好态势, 2021年重点抓好七个方面工作. */
static void read_heading(evidence *it, unsigned year, const char *text, size_t start, size_t end)
{
    static const char *const plans[] = {"重点", "安排", "任务", "计划", "部署", "打算", "目标"};
    it->headed[year - FIRST_YEAR] = true;
    if (year > it->latest_headed)
        it->latest_headed = year;
    if (year > it->headed_plan && HAS_ANY(text, start, end, plans))
        it->headed_plan = year;
}

static void read_block(evidence *it, const xun_page *page, const xun_block *block)
{
    const char *text = page->text;
    size_t start = page->lines[block->first].start, end = page->lines[block->last].end, step, next;
    for (size_t at = start; at < end; at += step) {
        xun_char_at(text, at, end, &step);
        unsigned year = xun_read_year(text, at, end, &next);
        step = next > at ? next - at : step;
        if (!year || !xun_starts_with(text, next, end, "年"))
            continue;
        next += strlen("年");
        it->spoken_of[year - FIRST_YEAR] = true;
        if (block->kind == XUN_BLOCK_HEADING || block->kind == XUN_BLOCK_TITLE)
            read_heading(it, year, text, start, end);
        if (block->kind == XUN_BLOCK_TITLE)
            continue;
        if (is_reviewed(text, start, at, next, end))
            cast(&it->reviewed, &it->reviews_differ, year + 1);
        else if (is_declared(text, start, at, next, end))
            cast(&it->reviewed, &it->reviews_differ, year);
        else if (is_planned(text, start, at, next, end))
            cast(&it->planned, &it->plans_differ, year);
    }
}

/* Of 3,074 real reports without their heads this dates four in five, and one in a hundred of these wrongly. A
 * year that merely stands beside 今年 or 去年 tells nothing: that dated fewer, and one in fourteen
 * wrongly. */
static bool date_of_body(char out[11], const xun_page *page)
{
    evidence it = {0};
    for (size_t i = 0; i < page->block_count; i++)
        read_block(&it, page, &page->blocks[i]);
    unsigned year = it.reviews_differ ? 0 : it.reviewed;
    if (!it.reviewed && !it.plans_differ && it.planned > FIRST_YEAR && it.planned < LAST_YEAR)
        year = it.spoken_of[it.planned - 1 - FIRST_YEAR] ? it.planned : 0;
    if (!it.reviewed && !it.planned && it.headed_plan > FIRST_YEAR && it.headed_plan == it.latest_headed &&
        it.headed[it.headed_plan - 1 - FIRST_YEAR])
        year = it.headed_plan; /* what was done, and what will be */
    if (!year)
        return false;
    snprintf(out, 11, "%04u", year % 10000);
    return true;
}

bool xun_date_of_page(char out[11], bool *delivered, const xun_page *page, const char *title)
{
    *delivered = false;
    if (date_of_head(out, page)) {
        *delivered = strlen(out) > 4 && (strstr(title, "报告") || is_speech(page));
        return true;
    }
    return xun_date_of_title(out, title, strlen(title)) || date_of_body(out, page);
}

/* The first sentence of the text tells of a meeting. */
static bool opens_with_meeting(const char *text, size_t start, size_t end)
{
    static const char *const words[] = {"召开", "举行", "开幕", "闭幕"};
    const char *stop = memmem(text + start, end - start, "。", strlen("。"));
    return HAS_ANY(text, start, stop ? (size_t)(stop - text) : end, words);
}

/* A year that is over is looked back on, perhaps at a meeting in the next; and a meeting from November on may
 * be of the year before the report's. */
bool xun_day_of_news(char date[11], const xun_page *page, const char *title)
{
    static const char *const reviews[] = {"总结", "回顾", "公报", "年鉴", "年报", "工作报告"};
    char found[11];
    size_t seen = 0;
    if (HAS_ANY(title, 0, strlen(title), reviews) || is_speech(page))
        return false;
    for (size_t i = 0; i < page->block_count && seen < NEWS_BLOCKS; i++) {
        const xun_block *block = &page->blocks[i];
        size_t start = page->lines[block->first].start, end = page->lines[block->last].end;
        if (block->kind != XUN_BLOCK_BODY)
            continue;
        seen++;
        memcpy(found, date, sizeof found);
        if (!xun_add_month_and_day(found, page->text + start, end - start))
            continue;
        if (strcmp(found + 5, "11") >= 0 || !opens_with_meeting(page->text, start, end))
            return false;
        memcpy(date, found, sizeof found);
        return true;
    }
    return false;
}
