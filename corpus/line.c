#include "corpus/layout.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "corpus/chars.h"

/* Characters of a heading stuck to a paragraph, at most, and of the paragraph, at least. */
enum { STUCK_HEADING = 40, LEAST_BEFORE = 24 };

static xun_line *add_line(xun_page *page)
{
    if (page->line_count == page->line_capacity) {
        size_t capacity = page->line_capacity ? page->line_capacity * 2 : 64;
        xun_line *lines = realloc(page->lines, capacity * sizeof *lines);
        if (!lines)
            return NULL;
        page->lines = lines;
        page->line_capacity = capacity;
    }
    xun_line *line = &page->lines[page->line_count++];
    memset(line, 0, sizeof *line);
    line->link = XUN_NONE;
    return line;
}

/* Counts characters and wide characters: every lead byte from E3 on is Han, kana or full-width. */
static void measure(const char *text, xun_line *line)
{
    uint32_t chars = 0, wide = 0;
    for (uint32_t at = line->start; at < line->end; at++) {
        unsigned char byte = (unsigned char)text[at];
        chars += (byte & 0xC0) != 0x80;
        wide += byte >= 0xE3;
    }
    line->chars = chars;
    line->wide = wide;
}

static size_t trim_end(const char *text, size_t start, size_t end)
{
    size_t step;
    while (end > start && xun_is_blank(xun_char_before(text, start, end, &step)))
        end -= step;
    return end;
}

/* The end of the line is judged without closing quotes and Markdown's emphasis. */
static xun_line_end read_ending(const char *text, size_t start, size_t end)
{
    size_t step = 0;
    uint32_t last = 0;
    bool closed = false;
    for (size_t at = end; at > start; at -= step) {
        last = xun_char_before(text, start, at, &step);
        if (!xun_is_closer(last) && last != '*')
            break;
        closed = closed || last != '*';
    }
    if (xun_is_sentence_end(last) || last == '.')
        return XUN_END_FINAL;
    if (closed)
        return XUN_END_OPEN;
    if (last == 0xFF1A || last == ':' || last == 0x2014 || last == 0x2500)
        return XUN_END_COLON;
    if (last == 0xFF0C || last == 0x3001 || last == ',' || xun_is_opener(last))
        return XUN_END_COMMA;
    if ((last == '-' || last == 0x2010) && end - start > 2 &&
        xun_is_letter((unsigned char)text[end - step - 1]))
        return XUN_END_HYPHEN;
    return XUN_END_OPEN;
}

/* Markdown's mark of quoted lines. */
static bool is_quote_mark(const char *text, size_t at, size_t end)
{
    return text[at] == '>' && at + 1 < end && text[at + 1] == ' ';
}

static size_t skip_indent(const char *text, size_t at, size_t end, xun_line *line)
{
    size_t step;
    uint32_t c;
    while ((c = xun_char_at(text, at, end, &step)) != 0 &&
           (xun_is_blank(c) || is_quote_mark(text, at, end))) {
        line->indent = (uint16_t)(line->indent + (c == 0x3000 ? 2 : c == '\t' ? 4 : 1));
        line->page_break = line->page_break || c == '\f';
        at += step;
        if (line->indent > 1000)
            line->indent = 1000;
    }
    return at;
}

/* Reads the line in [start, end); false when nothing is in it. */
static bool read_line(xun_page *page, size_t start, size_t end, xun_line *line)
{
    start = skip_indent(page->text, start, end, line);
    end = trim_end(page->text, start, end);
    if (start >= end)
        return false;
    line->start = (uint32_t)start;
    line->end = (uint32_t)end;
    measure(page->text, line);
    line->ending = (uint8_t)read_ending(page->text, start, end);
    line->mark = xun_read_mark(page->text, start, end);
    return true;
}

/* 提出意见。一、过去五年工作回顾: a heading that lost its line break stands after the last sentence. Returns
 * where it begins, or the line's end. */
static size_t stuck_heading(const char *text, const xun_line *line)
{
    size_t at = line->end, step, start = line->start;
    if (line->ending != XUN_END_OPEN || line->chars < LEAST_BEFORE)
        return line->end;
    for (unsigned count = 0; at > start && count <= STUCK_HEADING; count++, at -= step) {
        if (!xun_is_sentence_end(xun_char_before(text, start, at, &step)))
            continue;
        while (at < line->end && (xun_is_blank(xun_char_at(text, at, line->end, &step)) ||
                                  xun_is_closer(xun_char_at(text, at, line->end, &step))))
            at += step;
        xun_mark mark = xun_read_mark(text, at, line->end);
        return (mark.kind == XUN_MARK_CN || mark.kind == XUN_MARK_CN_PAREN) && count > 4 ? at : line->end;
    }
    return line->end;
}

static bool part_heading(xun_page *page)
{
    xun_line *line = &page->lines[page->line_count - 1], *heading;
    size_t at = stuck_heading(page->text, line), end = line->end;
    if (at == end)
        return true;
    if (!(heading = add_line(page)))
        return false;
    line = heading - 1;
    line->end = (uint32_t)trim_end(page->text, line->start, at);
    line->ending = XUN_END_FINAL;
    measure(page->text, line);
    read_line(page, at, end, heading);
    return true;
}

bool xun_page_find_lines(xun_page *page)
{
    unsigned gap = 0;
    bool page_break = false;
    page->line_count = 0;
    for (size_t at = 0; at < page->length;) {
        const char *stop = memchr(page->text + at, '\n', page->length - at);
        size_t end = stop ? (size_t)(stop - page->text) : page->length;
        xun_line *line = add_line(page);
        if (!line)
            return false;
        if (read_line(page, at, end, line)) {
            line->gap = (uint8_t)(gap > 255 ? 255 : gap);
            line->page_break = line->page_break || page_break;
            gap = 0;
            page_break = false;
            if (!part_heading(page))
                return false;
        } else {
            page_break = page_break || line->page_break;
            page->line_count--;
            gap++;
        }
        at = end + 1;
    }
    return true;
}

bool xun_line_is_latin(const xun_line *line)
{
    return line->wide * 5 < line->chars;
}

size_t xun_next_line(const xun_page *page, size_t at)
{
    do
        at++;
    while (at < page->line_count && page->lines[at].junk);
    return at;
}

bool xun_line_has_sentence(const xun_page *page, const xun_line *line)
{
    size_t step;
    for (size_t at = line->start; at < line->end; at += step) {
        uint32_t c = xun_char_at(page->text, at, line->end, &step);
        if (at + step < line->end &&
            (xun_is_sentence_end(c) ||
             (c == '.' && at + 2 < line->end && page->text[at + 1] == ' ' && at > line->start + 3)))
            return true;
    }
    return false;
}

/* Where paragraphs are set apart by blank lines, a line right below the end of a sentence begins a
 * paragraph. */
bool xun_line_begins_paragraph(const xun_page *page, const xun_line *line)
{
    return page->profile.usual_gap > 0 && line->gap == 0 && line > page->lines && !line[-1].junk &&
           line[-1].ending == XUN_END_FINAL && line[-1].chars >= 4;
}

void xun_page_free(xun_page *page)
{
    free(page->lines);
    free(page->blocks);
    memset(page, 0, sizeof *page);
}
