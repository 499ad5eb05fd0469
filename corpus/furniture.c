#include "corpus/layout.h"

#include <stdlib.h>
#include <string.h>

#include "corpus/chars.h"
#include "corpus/mark.h"

enum { RUNNING_HEAD_LENGTH = 40, RUNNING_HEAD_REPEATS = 3, YEAR_LENGTH = 5 };

static bool is_separator(const char *text, const xun_line *line)
{
    size_t step;
    if (line->chars < 3)
        return false;
    for (size_t at = line->start; at < line->end; at += step) {
        uint32_t c = xun_char_at(text, at, line->end, &step);
        if (!xun_is_blank(c) && !xun_char_in(c, "-=*_~—–―─━·.…+#|:`＊－＿"))
            return false;
    }
    return line->ending != XUN_END_FINAL || text[line->start] == '.';
}

/* The page number when the line is nothing else: "12" gives bare, "- 12 -", "第 3 页", "Page 3 of 9" are
 * sure. */
static unsigned page_number(const char *text, const xun_line *line, bool *sure)
{
    unsigned number = 0;
    size_t step, next;
    *sure = false;
    if (line->chars > 20)
        return 0;
    for (size_t at = line->start; at < line->end; at += step) {
        uint32_t c = xun_char_at(text, at, line->end, &step);
        if (xun_is_digit(c)) {
            unsigned value = xun_read_numeral(text, at, line->end, &next);
            number = number ? number : value;
            step = next - at;
        } else if (xun_char_in(c, "-–—·第页页共/")) {
            *sure = true;
        } else if (xun_starts_with(text, at, line->end, "Page") ||
                   xun_starts_with(text, at, line->end, "page")) {
            *sure = true;
            step = 4;
        } else if (xun_starts_with(text, at, line->end, "of")) {
            step = 2;
        } else if (!xun_is_blank(c)) {
            return 0;
        }
    }
    return number < 10000 ? number : 0;
}

/* 3/10 and 2017-2018 are figures; a sure page number has its sign at both ends or says so. */
static bool is_sure_page_number(const char *text, const xun_line *line)
{
    bool sure;
    size_t step;
    if (!page_number(text, line, &sure) || !sure)
        return false;
    uint32_t first = xun_char_at(text, line->start, line->end, &step);
    uint32_t last = xun_char_before(text, line->start, line->end, &step);
    return xun_char_in(first, "第共Pp") || (xun_char_in(first, "-–—·") && xun_char_in(last, "-–—·"));
}

/* Bare numbers are page numbers when they count on, line by line of them, and stand alone or at a page
 * break. */
static void mark_bare_numbers(xun_page *page)
{
    size_t last = 0;
    unsigned last_number = 0;
    bool sure;
    for (size_t i = 0; i < page->line_count; i++) {
        xun_line *line = &page->lines[i];
        unsigned number = line->chars <= 4 ? page_number(page->text, line, &sure) : 0;
        if (!number || sure)
            continue;
        if (last_number && number == last_number + 1 && i > last + 2)
            line->junk = page->lines[last].junk = true;
        last = i;
        last_number = number;
    }
}

static bool near_page_end(const xun_page *page, size_t i)
{
    for (size_t k = i > 2 ? i - 2 : 0; k <= i + 2 && k < page->line_count; k++)
        if (page->lines[k].junk || (k > i ? page->lines[k].page_break : k == i && page->lines[k].page_break))
            return true;
    return false;
}

typedef struct {
    const char *text;
    uint32_t start, length, line;
} line_key;

static int compare_keys(const void *a, const void *b)
{
    const line_key *x = a, *y = b;
    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    int order = memcmp(x->text + x->start, y->text + y->start, x->length);
    return order ? order : x->line < y->line ? -1 : 1;
}

static void mark_group(xun_page *page, const line_key *keys, size_t count)
{
    size_t near = 0;
    for (size_t i = 0; i < count; i++)
        near += near_page_end(page, keys[i].line);
    if (count < RUNNING_HEAD_REPEATS || near * 2 < count)
        return;
    for (size_t i = 1; i < count; i++)
        page->lines[keys[i].line].junk = true;
    const xun_line *top =
        &page->lines[0]; /* the first one may be the title, when nothing like one is above */
    if (page->lines[keys[0].line].page_break || keys[0].line > 3 ||
        (keys[0].line > 0 && top->chars > YEAR_LENGTH && xun_line_is_title_like(page, top)))
        page->lines[keys[0].line].junk = true;
}

/* Short lines that come again and again beside page numbers or page breaks. Out of memory, they just stay. */
static void mark_running_heads(xun_page *page)
{
    bool pages = false;
    for (size_t i = 0; i < page->line_count && !pages; i++)
        pages = page->lines[i].junk || page->lines[i].page_break;
    line_key *keys = pages ? malloc(page->line_count * sizeof *keys) : NULL;
    if (!keys)
        return;
    size_t count = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const xun_line *line = &page->lines[i];
        if (!line->junk && line->chars <= RUNNING_HEAD_LENGTH && line->ending == XUN_END_OPEN &&
            !line->mark.kind)
            keys[count++] = (line_key){page->text, line->start, line->end - line->start, (uint32_t)i};
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1;
             next < count && keys[next].length == keys[i].length &&
             memcmp(page->text + keys[next].start, page->text + keys[i].start, keys[i].length) == 0;)
            next++;
        mark_group(page, keys + i, next - i);
    }
    free(keys);
}

/* The same but for the digits. */
static bool counts_up(const xun_page *page, const xun_line *a, const xun_line *b)
{
    const char *text = page->text;
    uint32_t i = a->start, k = b->start;
    while (i < a->end && k < b->end) {
        bool digits = xun_is_digit((unsigned char)text[i]);
        if (digits != xun_is_digit((unsigned char)text[k]) || (!digits && text[i] != text[k]))
            return false;
        for (i++; digits && i < a->end && xun_is_digit((unsigned char)text[i]);)
            i++;
        for (k++; digits && k < b->end && xun_is_digit((unsigned char)text[k]);)
            k++;
    }
    return i == a->end && k == b->end;
}

/* 2018年1月15日 星期一 二七报 第4版: the folio of the page before with other numbers. The first one stays,
 * for its date. */
static void mark_folios(xun_page *page)
{
    const xun_line *last = NULL;
    for (size_t i = 0; i < page->line_count; i++) {
        xun_line *line = &page->lines[i];
        if (line->junk || line->chars > RUNNING_HEAD_LENGTH || !xun_line_is_folio(page, line))
            continue;
        if (last && counts_up(page, last, line))
            line->junk = true;
        last = line;
    }
}

/* Markdown's second way: a line of = or - right below a title. */
static bool underlines(const xun_page *page, size_t i)
{
    const xun_line *line = &page->lines[i];
    if (!i || line->gap || (page->text[line->start] != '=' && page->text[line->start] != '-'))
        return false;
    for (size_t at = line->start; at < line->end; at++)
        if (page->text[at] != page->text[line->start])
            return false;
    const xun_line *above = &page->lines[i - 1];
    return !above->junk && !above->mark.kind && xun_line_is_title_like(page, above);
}

void xun_page_mark_furniture(xun_page *page)
{
    for (size_t i = 0; i < page->line_count; i++) {
        xun_line *line = &page->lines[i];
        if (line->chars > 60)
            continue;
        if (is_separator(page->text, line)) {
            line->junk = true;
            if (underlines(page, i)) {
                page->lines[i - 1].underlined = true;
                page->lines[i - 1].mark.depth = page->text[line->start] == '=' ? 1 : 2;
            }
        } else if (is_sure_page_number(page->text, line) || xun_line_is_navigation(page, line)) {
            line->junk = true;
        }
    }
    mark_bare_numbers(page);
    mark_folios(page);
    mark_running_heads(page);
}
