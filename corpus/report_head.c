#include "corpus/report_head.h"

#include <string.h>

#include "common/file.h"
#include "common/utf8.h"
#include "corpus/chars.h"
#include "corpus/letter_spacing.h"
#include "corpus/mark.h"
#include "corpus/report_date.h"

enum {
    FRONT_MATTER_LIMIT = 1 << 16, /* bytes */
    PLAIN_FIELDS = 8,             /* head lines like "Title: …" at most */
    TITLE_LINES = 3,              /* headings that make one title */
    FIRST_LATIN = 150,            /* characters of a Latin first line that may be the title */
    BIG_HEADING = 16              /* characters of a newspaper's heading that may stand below the lead */
};

static void trim(const char **text, size_t *length)
{
    const char *end = *text + *length;
    while (*text < end && strchr(" \t\r\"'", **text))
        ++*text;
    while (end > *text && strchr(" \t\r\"'", end[-1]))
        end--;
    *length = (size_t)(end - *text);
}

void xun_set_title(xun_report_info *info, const char *text, size_t length)
{
    trim(&text, &length);
    size_t fitting = xun_utf8_border(text, length, sizeof info->title - 1);
    memcpy(info->title, text, fitting);
    info->title[fitting] = '\0';
}

static void set_date(xun_report_info *info, const char *text, size_t length)
{
    if (!*info->date && xun_find_date(info->date, text, length))
        info->date_how = "front matter";
}

static bool is_name(const char *line, size_t length, const char *const *names, size_t count, size_t *value)
{
    for (size_t i = 0; i < count; i++) {
        size_t name = strlen(names[i]);
        if (length <= name || strncasecmp(line, names[i], name) != 0)
            continue;
        if (line[name] == ':')
            *value = name + 1;
        else if (length > name + 2 && memcmp(line + name, "：", 3) == 0)
            *value = name + 3;
        else
            continue;
        return true;
    }
    return false;
}

static bool read_field(xun_report_info *info, const char *line, size_t length)
{
    static const char *const titles[] = {"title", "标题", "題目", "题目"};
    static const char *const dates[] = {"date", "日期", "时间", "published", "发布时间", "发布日期"};
    size_t value;
    if (is_name(line, length, titles, sizeof titles / sizeof titles[0], &value)) {
        if (!*info->title)
            xun_set_title(info, line + value, length - value);
        return true;
    }
    if (is_name(line, length, dates, sizeof dates / sizeof dates[0], &value)) {
        set_date(info, line + value, length - value);
        return true;
    }
    return false;
}

static size_t line_end(const char *text, size_t at, size_t length)
{
    const char *stop = memchr(text + at, '\n', length - at);
    return stop ? (size_t)(stop - text) : length;
}

static bool is_fence(const char *text, size_t at, size_t end)
{
    while (end > at && (text[end - 1] == '\r' || text[end - 1] == ' '))
        end--;
    return end - at == 3 && (memcmp(text + at, "---", 3) == 0 || memcmp(text + at, "...", 3) == 0);
}

/* Where the fenced head ends; 0 when it never does, or holds a line that is no field. */
static size_t fenced_end(const char *text, size_t from, size_t length)
{
    for (size_t at = from; at < length && at < FRONT_MATTER_LIMIT;) {
        size_t end = line_end(text, at, length);
        if (is_fence(text, at, end))
            return end < length ? end + 1 : end;
        bool blank = end == at || text[at] == '\r' || text[at] == ' ' || text[at] == '#' || text[at] == '-' ||
                     text[at] == '\t';
        if (!blank && !memchr(text + at, ':', end - at) && !memmem(text + at, end - at, "：", 3))
            return 0;
        at = end + 1;
    }
    return 0;
}

static size_t read_plain_fields(xun_report_info *info, const char *text, size_t length)
{
    size_t at = 0, read = 0;
    for (int i = 0; i < PLAIN_FIELDS && at < length; i++) {
        size_t end = line_end(text, at, length);
        if (end - at > 1000 || !read_field(info, text + at, end - at))
            break;
        at = read = end < length ? end + 1 : end;
    }
    return read;
}

size_t xun_read_front_matter(xun_report_info *info, const char *text, size_t length)
{
    size_t end = line_end(text, 0, length);
    if (!is_fence(text, 0, end) || text[0] != '-')
        return read_plain_fields(info, text, length);
    size_t stop = fenced_end(text, end + 1, length);
    for (size_t at = end + 1; at < stop; at = end + 1) {
        end = line_end(text, at, length);
        read_field(info, text + at, end - at);
    }
    return stop;
}

void xun_title_of_path(xun_report_info *info, const char *path)
{
    const char *name = xun_path_name(path), *dot = strrchr(name, '.');
    xun_set_title(info, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

typedef struct {
    const char *text;
    size_t length;
} slice;

static slice heading_text(const xun_page *page, const xun_block *block)
{
    const xun_line *line = &page->lines[block->first];
    size_t start = line->start, step, end = page->lines[block->last].end;
    if (line->mark.kind == XUN_MARK_HASH)
        start += line->mark.length;
    else if (page->text[start] == '*') /* a footnote star */
        start += 1;
    while (start < end && xun_is_blank(xun_char_at(page->text, start, end, &step)))
        start += step;
    return (slice){page->text + start, end - start};
}

static bool contains(slice outer, slice inner)
{
    return inner.length && memmem(outer.text, outer.length, inner.text, inner.length) != NULL;
}

static bool is_plain_heading(const xun_page *page, size_t i)
{
    const xun_line *line = &page->lines[page->blocks[i].first];
    return page->blocks[i].kind == XUN_BLOCK_HEADING &&
           (line->mark.kind == XUN_MARK_NONE || line->underlined);
}

/* Headings right above a reporter's name. */
static bool find_above_reporter(const xun_page *page, size_t *first, size_t *count)
{
    for (size_t i = 1; i < page->block_count; i++) {
        if (page->blocks[i].kind != XUN_BLOCK_BYLINE ||
            !xun_line_is_reporter(page, &page->lines[page->blocks[i].first]))
            continue;
        size_t from = i;
        while (from > 0 && i - from < TITLE_LINES && is_plain_heading(page, from - 1))
            from--;
        *first = from;
        *count = i - from;
        if (*count)
            return true;
    }
    return false;
}

/* A Latin text that opens with one line that is no sentence: its title, though too long or too plain for a
 * heading. */
static bool opens_with_title(const xun_page *page)
{
    if (page->block_count < 2 || page->blocks[0].kind != XUN_BLOCK_BODY ||
        page->blocks[0].first != page->blocks[0].last)
        return false;
    const xun_line *line = &page->lines[page->blocks[0].first];
    return xun_line_is_latin(line) && line->ending == XUN_END_OPEN && line->mark.kind == XUN_MARK_NONE &&
           line->chars <= FIRST_LATIN && page->lines[page->blocks[1].first].gap;
}

/* The first heading of level 1 in Markdown; else the first line, when it is a heading or reads like a title,
 * or a long heading right below the lead. */
static bool find_first(const xun_page *page, size_t *first)
{
    for (size_t i = 0; i < page->block_count; i++) {
        const xun_line *line = &page->lines[page->blocks[i].first];
        if (page->blocks[i].kind == XUN_BLOCK_HEADING && page->blocks[i].rank == 1 &&
            (line->underlined || line->mark.kind == XUN_MARK_HASH)) {
            *first = i;
            return true;
        }
    }
    if (opens_with_title(page)) {
        *first = 0;
        return true;
    }
    size_t lead = 0;
    while (lead < page->block_count && page->blocks[lead].kind == XUN_BLOCK_BYLINE)
        lead++;
    for (size_t i = lead; i < page->block_count && i < lead + 3; i++)
        if (is_plain_heading(page, i) &&
            (i == lead || page->lines[page->blocks[i].first].chars >= BIG_HEADING)) {
            *first = i;
            return true;
        }
    return false;
}

/* Among the headings that follow the first one directly, the one that says the same and more. */
static size_t fuller(const xun_page *page, size_t first)
{
    size_t best = first;
    for (size_t i = first + 1;
         i < page->block_count && i < first + 4 && page->blocks[i].kind != XUN_BLOCK_BODY; i++)
        if (is_plain_heading(page, i) &&
            contains(heading_text(page, &page->blocks[i]), heading_text(page, &page->blocks[best])))
            best = i;
    return best;
}

/* 郑州市人民政府 / 关于印发工作要点的通知: a title of two lines. */
static bool names_its_subject_below(const xun_page *page, size_t first)
{
    if (first + 1 >= page->block_count || !is_plain_heading(page, first + 1))
        return false;
    slice below = heading_text(page, &page->blocks[first + 1]);
    return below.length > 6 && memcmp(below.text, "关于", strlen("关于")) == 0;
}

/* 2003 / 政府工作报告: the year alone is no title, but belongs to the one below. */
static bool is_year(slice text)
{
    size_t next;
    unsigned year = xun_read_numeral(text.text, 0, text.length, &next);
    return year >= 1900 && year < 2100 &&
           (next == text.length ||
            (text.length == next + strlen("年") && xun_starts_with(text.text, next, text.length, "年")));
}

/* How many headings from `*first` on are the title; the first is left out when a later one says it too. */
static size_t count_titles(const xun_page *page, size_t *first)
{
    slice top = heading_text(page, &page->blocks[*first]);
    if (is_year(top) && *first + 1 < page->block_count && is_plain_heading(page, *first + 1)) {
        bool repeated = contains(heading_text(page, &page->blocks[*first + 1]), top);
        *first += repeated;
        return repeated ? 1 : 2;
    }
    *first = fuller(page, *first);
    return names_its_subject_below(page, *first) ? 2 : 1;
}

/* A title given twice in one line. */
static void drop_repetition(char *title)
{
    size_t half = strlen(title) / 2;
    if (half > 6 && memcmp(title, title + half, half) == 0 && strlen(title) == 2 * half)
        title[half] = '\0';
}

/* The headings near the top that repeat the title, or a part of it, are the title too. */
static void mark_repeats(const xun_report_info *info, xun_page *page)
{
    slice title = {info->title, strlen(info->title)};
    for (size_t i = 0; i < page->block_count && i < 8; i++)
        if (page->blocks[i].kind == XUN_BLOCK_HEADING &&
            contains(title, heading_text(page, &page->blocks[i])))
            page->blocks[i].kind = XUN_BLOCK_TITLE;
}

static void append_title(xun_report_info *info, slice text)
{
    size_t length = strlen(info->title), room = sizeof info->title - 1 - length;
    if (length && room)
        info->title[length++] = ' ', room--;
    size_t fitting = xun_utf8_border(text.text, text.length, room);
    memcpy(info->title + length, text.text, fitting);
    info->title[length + fitting] = '\0';
}

void xun_find_title(xun_report_info *info, xun_page *page)
{
    size_t first = 0, count = 0;
    if (!*info->title) {
        if (!find_above_reporter(page, &first, &count) && find_first(page, &first))
            count = count_titles(page, &first);
        for (size_t i = first; i < first + count; i++) {
            append_title(info, heading_text(page, &page->blocks[i]));
            page->blocks[i].kind = XUN_BLOCK_TITLE;
        }
    }
    if (*info->title)
        mark_repeats(info, page);
    drop_repetition(info->title);
    info->title[xun_close_letter_spacing(info->title, strlen(info->title))] = '\0';
}
