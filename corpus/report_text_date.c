/* The date that the text itself gives: only where it is clear. */
#include <stdlib.h>
#include <string.h>

#include "corpus/chars.h"
#include "corpus/mark.h"
#include "corpus/report_date.h"

enum {
    HEAD_BLOCKS = 12, /* the head of a report */
    HEAD_LINE = 60    /* characters of a line in the head */
};

static bool says(const xun_page *page, const xun_line *line, const char *word)
{
    return memmem(page->text + line->start, line->end - line->start, word, strlen(word)) != NULL;
}

/* A line of the head that is there to say when: the meeting, a date in brackets or alone. */
static bool tells_date(const xun_page *page, const xun_block *block, const xun_line *line)
{
    if (line->chars > HEAD_LINE)
        return false;
    if (block->kind == XUN_BLOCK_BYLINE)
        return true;
    size_t step;
    uint32_t first = xun_char_at(page->text, line->start, line->end, &step);
    return xun_is_opener(first) || (line->chars <= 24 && line->ending == XUN_END_OPEN) ||
           says(page, line, "（2") || says(page, line, "(2") || says(page, line, "（1") ||
           says(page, line, "（二");
}

/* Full dates are better than years: the first full one wins, else the year of a title that says so
 * (2018年政府工作报告). */
static bool date_of_head(char out[11], const xun_page *page)
{
    char year[11] = "", found[11];
    for (size_t i = 0, seen = 0; i < page->block_count && seen < HEAD_BLOCKS; i++, seen++) {
        const xun_block *block = &page->blocks[i];
        const xun_line *line = &page->lines[block->first];
        if (block->kind == XUN_BLOCK_BODY && line->chars > HEAD_LINE)
            break;
        if (line->mark.kind > XUN_MARK_HASH && line->mark.kind != XUN_MARK_DASH)
            break;
        size_t length = line->end - line->start;
        if (tells_date(page, block, line) && xun_find_date(found, page->text + line->start, length) &&
            strlen(found) == 10) {
            memcpy(out, found, sizeof found);
            return true;
        }
        if (!*year && block->kind != XUN_BLOCK_BODY && says(page, line, "政府工作报告") &&
            xun_find_date(found, page->text + line->start, length))
            memcpy(year, found, sizeof year);
    }
    if (*year)
        memcpy(out, year, sizeof year);
    return *year != '\0';
}

typedef struct {
    unsigned year; /* 0: none yet */
    unsigned votes;
    bool conflict;
} vote;

static void cast(vote *it, unsigned year)
{
    if (it->year && it->year != year)
        it->conflict = true;
    it->year = year;
    it->votes++;
}

/* The one year that is written in [start, end), goals (到2025年) left aside; 0 when there is none or more
 * than one. */
static unsigned only_year(const char *text, size_t start, size_t end)
{
    unsigned found = 0;
    for (size_t at = start; at + 7 <= end; at++) {
        size_t next;
        if (text[at] < '1' || text[at] > '2' || (at > start && text[at - 1] >= '0' && text[at - 1] <= '9'))
            continue;
        unsigned year = xun_read_numeral(text, at, end, &next);
        if (next - at != 4 || year < 1900 || year >= 2100 || !xun_starts_with(text, next, end, "年"))
            continue;
        if (at >= start + 3 &&
            (xun_starts_with(text, at - 3, end, "到") || xun_starts_with(text, at - 3, end, "至")))
            continue;
        if (found && found != year)
            return 0;
        found = year;
        at = next;
    }
    return found;
}

/* A paragraph that speaks of 今年 and of one year only means that year; of 去年 and one year only, the one
 * after it. */
static void vote_of_block(vote *it, const xun_page *page, const xun_block *block)
{
    size_t start = page->lines[block->first].start, end = page->lines[block->last].end;
    unsigned year = only_year(page->text, start, end);
    if (!year)
        return;
    bool now = memmem(page->text + start, end - start, "今年", strlen("今年")) != NULL;
    bool last = memmem(page->text + start, end - start, "去年", strlen("去年")) != NULL;
    if (now != last)
        cast(it, now ? year : year + 1);
}

/* Headings of a work report: a review of one year and the plan of the next. */
static unsigned planned_year(const xun_page *page)
{
    static const char *const plans[] = {"重点", "安排", "任务", "计划", "部署", "打算", "目标"};
    unsigned planned = 0, latest = 0;
    for (size_t i = 0; i < page->block_count; i++) {
        const xun_line *line = &page->lines[page->blocks[i].first];
        if (page->blocks[i].kind != XUN_BLOCK_HEADING && page->blocks[i].kind != XUN_BLOCK_TITLE)
            continue;
        unsigned year = only_year(page->text, line->start, line->end);
        latest = year > latest ? year : latest;
        for (size_t k = 0; k < sizeof plans / sizeof plans[0]; k++)
            if (year > planned && says(page, line, plans[k]))
                planned = year;
    }
    return planned == latest ? planned : 0;
}

static bool is_reviewed(const xun_page *page, unsigned year)
{
    for (size_t i = 0; i < page->block_count; i++) {
        const xun_line *line = &page->lines[page->blocks[i].first];
        bool heading = page->blocks[i].kind == XUN_BLOCK_HEADING || page->blocks[i].kind == XUN_BLOCK_TITLE;
        if (heading && only_year(page->text, line->start, line->end) == year)
            return true;
    }
    return false;
}

static bool date_of_body(char out[11], const xun_page *page)
{
    vote it = {0, 0, false};
    for (size_t i = 0; i < page->block_count; i++)
        if (page->blocks[i].kind == XUN_BLOCK_BODY || page->blocks[i].kind == XUN_BLOCK_LIST)
            vote_of_block(&it, page, &page->blocks[i]);
    unsigned planned = planned_year(page);
    unsigned year = !it.conflict ? it.year : 0;
    if (planned && is_reviewed(page, planned - 1) && (!it.votes || it.year == planned))
        year = planned;
    if (!year)
        return false;
    out[0] = (char)('0' + year / 1000);
    out[1] = (char)('0' + year / 100 % 10);
    out[2] = (char)('0' + year / 10 % 10);
    out[3] = (char)('0' + year % 10);
    out[4] = '\0';
    return true;
}

bool xun_date_of_page(char out[11], const xun_page *page)
{
    return date_of_head(out, page) || date_of_body(out, page);
}
