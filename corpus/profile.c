/* What the lines of a page have in common: how wide they were wrapped, how far apart paragraphs stand. */
#include "corpus/layout.h"

#include "corpus/chars.h"
#include "corpus/mark.h"

enum {
    LONG_LINE = 40,     /* characters: prose rather than a title */
    WIDEST_WRAP = 160,  /* columns: lines beyond were not wrapped by hand */
    FEWEST_WRAPPED = 4, /* lines */
    FEWEST_INDENTED = 3 /* paragraphs */
};

static uint32_t columns(const xun_line *line)
{
    return line->chars + line->wide;
}

/* The width that a sixth of the text reaches, when most of the text stands in lines that could have been
 * wrapped. */
static uint32_t widest_usual(const xun_page *page)
{
    uint64_t narrow = 0, total = 0, count[WIDEST_WRAP + 1] = {0}, above = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        uint32_t width = columns(&page->lines[i]);
        total += width;
        if (width <= WIDEST_WRAP) {
            count[width] += width;
            narrow += width;
        }
    }
    if (narrow * 10 < total * 7)
        return 0;
    uint32_t width = WIDEST_WRAP;
    while (width > 0 && (above += count[width]) * 6 < narrow)
        width--;
    return width;
}

static uint32_t wrapped_width(const xun_page *page)
{
    uint32_t width = widest_usual(page), full = 0, open = 0, lines = 0;
    for (size_t i = 0; i + 1 < page->line_count; i++) {
        const xun_line *line = &page->lines[i];
        lines += !line->junk;
        if (line->junk || columns(line) * 10 < width * 8 || page->lines[i + 1].gap)
            continue;
        full++;
        open +=
            line->ending == XUN_END_OPEN || line->ending == XUN_END_COMMA || line->ending == XUN_END_HYPHEN;
    }
    return width >= 16 && full >= 3 && full * 4 >= lines && open * 10 >= full * 4 ? width : 0;
}

/* The gap that most lines below another have; 0 when most have none. */
static unsigned common_gap(const xun_page *page)
{
    size_t counts[256] = {0}, lines = 0;
    unsigned best = 0;
    for (size_t i = 1; i < page->line_count; i++)
        if (!page->lines[i].junk) {
            lines++;
            counts[page->lines[i].gap]++;
        }
    for (unsigned gap = 1; gap < 256; gap++)
        best = counts[gap] > counts[best] ? gap : best;
    return counts[best] * 5 >= lines * 4 ? best : 0;
}

/* Most lines have the same length, in characters or in columns: they were cut there. 0 when they have not,
 * else the least that such a line has. */
static uint32_t even_length(const xun_page *page, bool in_columns)
{
    size_t counts[WIDEST_WRAP + 3] = {0}, lines = 0, most = 0;
    uint32_t best = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const xun_line *line = &page->lines[i];
        uint32_t length = in_columns ? columns(line) : line->chars;
        lines += !line->junk;
        if (!line->junk && length < WIDEST_WRAP)
            counts[length]++;
    }
    for (uint32_t length = 6; length < WIDEST_WRAP; length++) {
        size_t near = counts[length] + counts[length + 1] + counts[length + 2];
        if (near > most)
            most = near, best = length;
    }
    return most >= FEWEST_WRAPPED && most * 2 >= lines ? best : 0;
}

static bool has_clause(const xun_page *page, const xun_line *line)
{
    size_t step;
    for (size_t at = line->start; at < line->end; at += step) {
        uint32_t c = xun_char_at(page->text, at, line->end, &step);
        if (at + step < line->end && (xun_is_clause_end(c) || xun_is_sentence_end(c)))
            return true;
    }
    return false;
}

/* Chinese text that was cut every so many characters: even lines that stop in the middle, and have clauses,
 * which the items of a list have not. */
static bool is_cut_evenly(const xun_page *page, bool in_columns)
{
    uint32_t least = even_length(page, in_columns);
    size_t even = 0, open = 0, clauses = 0;
    for (size_t i = 0; least && i < page->line_count; i++) {
        const xun_line *line = &page->lines[i];
        uint32_t length = in_columns ? columns(line) : line->chars;
        if (line->junk || length < least || length > least + 2)
            continue;
        even++;
        open += line->ending == XUN_END_OPEN || line->ending == XUN_END_COMMA;
        clauses += has_clause(page, line);
    }
    return even && open * 10 >= even * 7 && clauses * 10 >= even * 3;
}

/* Latin text that was wrapped: half of the lines begin with a lower-case letter. */
static bool is_wrapped_latin(const xun_page *page)
{
    size_t lower = 0, latin = 0, lines = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const xun_line *line = &page->lines[i];
        if (line->junk)
            continue;
        char first = page->text[line->start];
        lines++;
        latin += xun_line_is_latin(line) && line->chars >= 16;
        lower += first >= 'a' && first <= 'z';
    }
    return lower >= FEWEST_WRAPPED && lower * 2 >= lines && latin * 10 >= lines * 7;
}

/* The one length that nearly all of the even lines have. */
static uint32_t cut_length(const xun_page *page)
{
    size_t counts[3] = {0}, most = 0;
    uint32_t least = is_cut_evenly(page, false) ? even_length(page, false) : 0;
    for (size_t i = 0; least && i < page->line_count; i++)
        if (!page->lines[i].junk && page->lines[i].chars - least < 3)
            counts[page->lines[i].chars - least]++;
    for (size_t i = 1; i < 3; i++)
        most = counts[i] > counts[most] ? i : most;
    return counts[most] * 5 >= (counts[0] + counts[1] + counts[2]) * 4 ? least + (uint32_t)most : 0;
}

/* A blank line after every wrapped line says nothing: the gaps are counted from there. */
static void close_double_spacing(xun_page *page)
{
    unsigned gap = common_gap(page);
    if (!gap || (!is_cut_evenly(page, false) && !is_cut_evenly(page, true) && !is_wrapped_latin(page)))
        return;
    for (size_t i = 0; i < page->line_count; i++) {
        xun_line *line = &page->lines[i];
        line->gap = (uint8_t)(line->gap > gap ? line->gap - gap : 0);
    }
}

/* Paragraphs begin with an indent, and what has none, right below a line, mostly stands below one that stops
 * in the middle. */
static bool is_flush(const xun_page *page)
{
    size_t starts = 0, fresh = 0, others = 0, open = 0;
    for (size_t i = 1; i < page->line_count; i++) {
        const xun_line *line = &page->lines[i], *above = line - 1;
        if (line->junk)
            continue;
        bool cut =
            !above->junk && !line->gap && (above->ending == XUN_END_OPEN || above->ending == XUN_END_COMMA);
        starts += line->indent >= 2;
        fresh += line->indent >= 2 && !cut;
        others += line->indent < 2 && !line->gap;
        open += line->indent < 2 && cut;
    }
    return starts >= FEWEST_INDENTED && fresh * 2 > starts && others >= FEWEST_WRAPPED && open * 2 > others;
}

void xun_page_measure(xun_page *page)
{
    close_double_spacing(page);
    page->profile.cut = cut_length(page);
    size_t long_lines = 0, broken = 0, indented = 0, lines = 0, gaps[3] = {0, 0, 0};
    for (size_t i = 0; i < page->line_count; i++) {
        const xun_line *line = &page->lines[i];
        if (line->junk)
            continue;
        lines++;
        indented += line->indent >= 2;
        gaps[line->gap > 2 ? 2 : line->gap]++;
        if (line->chars < LONG_LINE || line->mark.kind == XUN_MARK_HASH)
            continue;
        long_lines++;
        broken += line->ending == XUN_END_OPEN || line->ending == XUN_END_COMMA;
    }
    page->profile.width = wrapped_width(page);
    page->profile.broken = broken * 8 > long_lines ? 1 : long_lines > 8 && broken * 20 < long_lines ? -1 : 0;
    page->profile.indented = indented * 8 > lines && indented * 10 < lines * 9;
    page->profile.flush = is_flush(page);
    page->profile.indented = page->profile.indented || page->profile.flush;
    page->profile.usual_gap = gaps[0] >= gaps[1] && gaps[0] >= gaps[2] ? 0 : gaps[1] >= gaps[2] ? 1 : 2;
}
