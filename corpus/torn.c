/* Torn columns: a line that stops in the middle and its rest further on, with whole paragraphs, headings or
 * captions between. Lines that stop without a rest are kept in a short list; each line that begins in the
 * middle takes the one that fits best. */
#include "corpus/chars.h"
#include "corpus/layout.h"
#include "corpus/mark.h"

enum {
    OPEN_ENDS = 40,  /* how many open ends are remembered */
    FAR = 400,       /* lines between end and rest at most */
    ENOUGH = 3,      /* points for a pair */
    NEIGHBOUR = 1,   /* points for standing next to each other */
    FIGURE_LINE = 6, /* characters: shorter lines are no torn paragraphs when they end in a number */
    LOOSE_LINE = 12  /* … and when they do not */
};

typedef struct {
    size_t lines[OPEN_ENDS];
    size_t count;
} open_ends;

static void remember(open_ends *ends, size_t line)
{
    if (ends->count == OPEN_ENDS) {
        for (size_t i = 1; i < OPEN_ENDS; i++)
            ends->lines[i - 1] = ends->lines[i];
        ends->count--;
    }
    ends->lines[ends->count++] = line;
}

static void forget(open_ends *ends, size_t index)
{
    for (size_t i = index + 1; i < ends->count; i++)
        ends->lines[i - 1] = ends->lines[i];
    ends->count--;
}

/* A number at the end, and not in a cell of its own as in rows of tables. */
static bool ends_in_digit(const xun_page *page, const xun_line *line)
{
    size_t step, at = line->end;
    uint32_t c = 0;
    while (at > line->start &&
           (xun_is_digit(c = xun_char_before(page->text, line->start, at, &step)) || xun_char_in(c, ".．-")))
        at -= step;
    return at < line->end && at > line->start && !xun_is_blank(c);
}

/* A line that may be torn: it stops in the middle, goes on in the next one for no strong reason, and reads
 * like prose. */
static bool is_open_end(const xun_page *page, const xun_line *line)
{
    if (line->junk || line->underlined || (line->joins && !line->weak) || line->link != XUN_NONE)
        return false;
    if (line->ending != XUN_END_OPEN && line->ending != XUN_END_COMMA)
        return false;
    if (line->mark.kind && (line->mark.kind <= XUN_MARK_SECTION || !xun_line_has_sentence(page, line)))
        return false;
    return line->chars >= (ends_in_digit(page, line) ? FIGURE_LINE : LOOSE_LINE) &&
           !xun_line_is_title_like(page, line) && !xun_line_is_byline(page, line) &&
           !xun_line_is_caption(page, line);
}

/* A quote or a number and its unit bind the two: strong enough to part a line from the one above it. */
static bool is_bound(const xun_page *page, const xun_line *before, const xun_line *after)
{
    if (xun_unbalanced(page, before, false) && xun_unbalanced(page, after, true))
        return true;
    return ends_in_digit(page, before) && xun_begins_with_measure(page->text, after->start, after->end);
}

/* How well `after` continues `before`: both quotes must agree, a measure word needs a number. */
static int fit(xun_page *page, const xun_line *before, const xun_line *after)
{
    bool open = xun_unbalanced(page, before, false) > 0, closes = xun_unbalanced(page, after, true) > 0;
    int points = 0, torn = xun_torn_start(page, after);
    if (open != closes)
        points -= 2;
    else if (open)
        points += 3;
    bool measure = xun_begins_with_measure(page->text, after->start, after->end);
    int unit = xun_unit_fit(page, before, after);
    if (unit)
        points += unit * 3;
    else if (ends_in_digit(page, before))
        points += measure ? 3 : -2;
    else if (measure && torn == 3)
        points -= 1;
    if (torn == 4 || torn == 2)
        points += torn / 2;
    return points + xun_seam(page, before, after);
}

static size_t best_end(xun_page *page, const open_ends *ends, size_t start, int *points)
{
    size_t best = ends->count;
    *points = page->profile.broken < 0 ? ENOUGH : ENOUGH - 1; /* where little is broken, little is torn */
    for (size_t i = 0; i < ends->count; i++) {
        if (start - ends->lines[i] > FAR)
            continue;
        const xun_line *end = &page->lines[ends->lines[i]];
        int score = fit(page, end, &page->lines[start]);
        if (score > *points && (!end->joins || is_bound(page, end, &page->lines[start]))) {
            *points = score;
            best = i;
        }
    }
    return best;
}

/* The line before `at` that is not junk, when it joins line `at`. */
static xun_line *joined_before(xun_page *page, size_t at)
{
    while (at-- > 0)
        if (!page->lines[at].junk)
            return page->lines[at].joins ? &page->lines[at] : NULL;
    return NULL;
}

static void link_start(xun_page *page, open_ends *ends, size_t start)
{
    xun_line *line = &page->lines[start], *neighbour = joined_before(page, start);
    if (!ends->count || xun_torn_start(page, line) < 1 || (neighbour && !neighbour->weak))
        return;
    int points;
    size_t index = best_end(page, ends, start, &points);
    if (index == ends->count)
        return;
    xun_line *end = &page->lines[ends->lines[index]];
    if (end == neighbour ||
        (neighbour && (!is_bound(page, end, line) || fit(page, neighbour, line) + NEIGHBOUR >= points)))
        return;
    if (neighbour)
        neighbour->joins = false;
    end->joins = false;
    end->link = (uint32_t)start;
    line->linked = true;
    forget(ends, index);
}

void xun_page_join_torn(xun_page *page)
{
    open_ends ends = {{0}, 0};
    for (size_t i = 0; i < page->line_count; i++) {
        if (page->lines[i].junk)
            continue;
        if (!page->lines[i].mark.kind && !xun_line_is_latin(&page->lines[i]))
            link_start(page, &ends, i);
        if (is_open_end(page, &page->lines[i]))
            remember(&ends, i);
    }
}
