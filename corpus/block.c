#include "corpus/layout.h"

#include <stdlib.h>
#include <string.h>

#include "corpus/chars.h"
#include "corpus/mark.h"

enum {
    TITLE_RUN = 3,         /* more unmarked short lines in a row than this are a list, not headings */
    LIST_RUN = 3,          /* as many like each other are a list */
    ITEM_LENGTH = 12,      /* characters of its items */
    HEAD_RUN = 6,          /* … at the beginning of the report */
    SENTENCE_HEADING = 60, /* characters: a numbered line of one sentence up to this may be a heading */
    NUMBERED_HEADING = 80, /* … and one that is no sentence */
    COVER_BLOCKS = 10,     /* blocks above the first section */
    NAME_LINE = 30,        /* characters of a line with office and name */
    SIBLING_LENGTH = 8,    /* characters of headings that are alike (品质二七, 田园二七) */
    LOOKAHEAD = 200,       /* blocks searched for the next number */
    RANK_HASH = 0,
    RANK_OUTER = 15,
    RANK_NUMBERED = 20,
    RANK_INNER = 40
};

static bool same_kind(const xun_mark *a, const xun_mark *b)
{
    return a->kind == b->kind && a->depth == b->depth;
}

/* Is b the next item of the list that a stands in? */
static bool follows(const xun_mark *a, const xun_mark *b)
{
    return same_kind(a, b) && (a->number == 0 || b->number == a->number + 1);
}

static const xun_line *first_line(const xun_page *page, size_t block)
{
    return &page->lines[page->blocks[block].first];
}

static const xun_line *last_line(const xun_page *page, size_t block)
{
    return &page->lines[page->blocks[block].last];
}

static xun_block *add_block(xun_page *page)
{
    if (page->block_count == page->block_capacity) {
        size_t capacity = page->block_capacity ? page->block_capacity * 2 : 64;
        xun_block *blocks = realloc(page->blocks, capacity * sizeof *blocks);
        if (!blocks)
            return NULL;
        page->blocks = blocks;
        page->block_capacity = capacity;
    }
    xun_block *block = &page->blocks[page->block_count++];
    memset(block, 0, sizeof *block);
    block->next = XUN_NONE;
    return block;
}

/* The block that begins with line `line`, found by bisection. */
static uint32_t block_at(const xun_page *page, uint32_t line)
{
    size_t low = 0, high = page->block_count;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (page->blocks[middle].first <= line)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

bool xun_page_find_blocks(xun_page *page)
{
    page->block_count = 0;
    size_t at = 0;
    while (at < page->line_count && page->lines[at].junk)
        at++;
    while (at < page->line_count) {
        xun_block *block = add_block(page);
        if (!block)
            return false;
        size_t last = at, next = xun_next_line(page, at);
        while (page->lines[last].joins && next < page->line_count) {
            last = next;
            next = xun_next_line(page, next);
        }
        block->first = (uint32_t)at;
        block->last = (uint32_t)last;
        block->absorbed = page->lines[at].linked;
        at = next;
    }
    for (size_t i = 0; i < page->block_count; i++)
        if (last_line(page, i)->link != XUN_NONE)
            page->blocks[i].next = block_at(page, last_line(page, i)->link);
    return true;
}

/* One numbered sentence that stands alone: （一）进一步转变发展方式，保持经济平稳较快发展。 */
static bool is_sentence_heading(const xun_page *page, const xun_line *line)
{
    unsigned limit = line->ending == XUN_END_FINAL  ? SENTENCE_HEADING
                     : line->ending == XUN_END_OPEN ? NUMBERED_HEADING
                                                    : 0;
    return line->mark.kind >= XUN_MARK_PART && line->mark.kind <= XUN_MARK_CN_PAREN && line->chars <= limit &&
           !xun_line_has_sentence(page, line);
}

/* `line`: the block's first; `whole`: all of it. */
static bool is_short_marked(const xun_page *page, const xun_line *line, const xun_line *whole)
{
    if (line->mark.kind == XUN_MARK_NONE || line->mark.kind == XUN_MARK_DASH ||
        line->mark.kind == XUN_MARK_ARTICLE)
        return false;
    if (line->mark.kind == XUN_MARK_BULLET && (unsigned char)page->text[line->start] < 0x80)
        return false; /* - and * never begin a heading */
    return (!xun_line_begins_paragraph(page, line) && xun_words_are_title_like(page, whole)) ||
           (line->end == whole->end && is_sentence_heading(page, whole));
}

/* The next block that is not part of another; block_count at the end. */
static size_t next_block(const xun_page *page, size_t block)
{
    do
        block++;
    while (block < page->block_count && page->blocks[block].absorbed);
    return block;
}

/* The block's two lines, one wrapped, as one. */
static xun_line whole_line(const xun_page *page, size_t block)
{
    xun_line whole = *first_line(page, block);
    const xun_line *last = last_line(page, block);
    if (page->blocks[block].last > page->blocks[block].first) {
        whole.chars += last->chars;
        whole.wide += last->wide;
    }
    whole.end = last->end;
    whole.ending = last->ending;
    return whole;
}

/* A numbered short line is a heading when something else than its sibling follows, and a list item
 * otherwise. */
static xun_block_kind kind_of_marked(const xun_page *page, size_t block)
{
    const xun_line *line = first_line(page, block);
    bool list_before = block > 0 && page->blocks[block - 1].kind <= XUN_BLOCK_LIST &&
                       follows(&first_line(page, block - 1)->mark, &line->mark);
    size_t next = next_block(page, block);
    bool sibling = next < page->block_count && follows(&line->mark, &first_line(page, next)->mark);
    xun_line whole = whole_line(page, block);
    bool alone = page->blocks[block].last - page->blocks[block].first <= 1;
    if (alone && is_short_marked(page, line, &whole) && !sibling && !list_before && next < page->block_count)
        return XUN_BLOCK_HEADING;
    return line->mark.kind == XUN_MARK_CN || line->mark.kind == XUN_MARK_CN_PAREN ||
                   line->mark.kind == XUN_MARK_ARTICLE
               ? XUN_BLOCK_BODY
               : XUN_BLOCK_LIST;
}

static bool is_title_like_block(const xun_page *page, size_t block)
{
    const xun_block *it = &page->blocks[block];
    return it->last - it->first <= 1 && it->next == XUN_NONE && !it->absorbed &&
           !first_line(page, block)->mark.kind && xun_line_is_title_like(page, last_line(page, block)) &&
           first_line(page, block)->chars <= 60;
}

static bool has_space(const xun_page *page, const xun_line *line)
{
    return memchr(page->text + line->start, ' ', line->end - line->start) ||
           memmem(page->text + line->start, line->end - line->start, "\u3000", 3);
}

/* A caption stands where a picture was: blank lines after it, more than paragraphs have; or before it, when a
 * heading follows. */
static bool stands_like_caption(const xun_page *page, size_t block)
{
    size_t next = next_block(page, block);
    unsigned wide = page->profile.usual_gap + 2u;
    if (block < 2 || next >= page->block_count || wide > 3)
        return false;
    if (first_line(page, next)->gap >= wide)
        return true;
    return first_line(page, block)->gap >= wide && !has_space(page, first_line(page, block)) &&
           is_title_like_block(page, next);
}

/* The first heading before that has the same length and the same two characters at its end (品质二七,
 * 田园二七); block_count when there is none. */
static size_t earlier_sibling(const xun_page *page, size_t block)
{
    const xun_line *line = first_line(page, block), *other;
    size_t tail = strlen("二七"), first = page->block_count;
    for (size_t i = block; i-- > 0 && block - i < LOOKAHEAD && line->chars <= SIBLING_LENGTH;) {
        other = first_line(page, i);
        if (page->blocks[i].kind == XUN_BLOCK_HEADING && !other->mark.kind && !other->underlined &&
            other->chars == line->chars && line->chars > 2 && !xun_line_is_latin(line) &&
            memcmp(page->text + other->end - tail, page->text + line->end - tail, tail) == 0)
            first = i;
    }
    return first;
}

/* 1 when the heading stands right above another, which is inside it; else 0. */
static unsigned heads_more(const xun_page *page, size_t block)
{
    return block + 1 < page->block_count && page->blocks[block + 1].kind == XUN_BLOCK_HEADING &&
           page->blocks[block + 1].rank > page->blocks[block].rank;
}

/* 目 录: it heads the list of headings, not the report. */
static bool is_contents(const xun_page *page, const xun_line *line)
{
    return line->chars <= 8 && (xun_starts_with(page->text, line->start, line->end, "目录") ||
                                xun_starts_with(page->text, line->start, line->end, "目 录") ||
                                xun_starts_with(page->text, line->start, line->end, "目　录") ||
                                xun_starts_with(page->text, line->start, line->end, "Contents"));
}

/* （此件有删减）: a remark in brackets. */
static bool is_remark(const xun_page *page, const xun_line *line)
{
    size_t step;
    uint32_t first = xun_char_at(page->text, line->start, line->end, &step);
    uint32_t last = xun_char_before(page->text, line->start, line->end, &step);
    return (first == 0xFF08 || first == '(') && (last == 0xFF09 || last == ')');
}

/* 指标 全国 above the rows of a table, or above a second line like it. */
static bool is_table_head(const xun_page *page, size_t block)
{
    size_t next = xun_line_is_latin(first_line(page, block)) ? page->block_count : next_block(page, block);
    for (unsigned i = 0; i < 2 && next < page->block_count; i++, next = next_block(page, next))
        if (xun_line_is_table_row(page, first_line(page, next)))
            return has_space(page, first_line(page, block));
    return false;
}

static xun_block_kind first_kind(const xun_page *page, size_t block)
{
    const xun_line *line = first_line(page, block);
    if (line->mark.kind == XUN_MARK_HASH || line->underlined)
        return XUN_BLOCK_HEADING;
    if (page->blocks[block].first == page->blocks[block].last) {
        if (xun_line_is_byline(page, line))
            return XUN_BLOCK_BYLINE;
        if (xun_line_is_caption(page, line))
            return XUN_BLOCK_CAPTION;
    }
    if (line->mark.kind)
        return kind_of_marked(page, block);
    if (!is_title_like_block(page, block))
        return XUN_BLOCK_BODY;
    if (is_contents(page, line))
        return XUN_BLOCK_LIST;
    if (xun_line_is_label(page, line) || is_remark(page, line) || is_table_head(page, block))
        return XUN_BLOCK_BODY;
    return stands_like_caption(page, block) && earlier_sibling(page, block) == page->block_count
               ? XUN_BLOCK_CAPTION
               : XUN_BLOCK_HEADING;
}

/* Many short lines in a row are a list or table, not headings; the last one may still head what follows. */
static void settle_runs(xun_page *page)
{
    for (size_t i = 0, end; i < page->block_count; i = end) {
        end = i + 1;
        if (page->blocks[i].kind != XUN_BLOCK_HEADING || first_line(page, i)->mark.kind ||
            first_line(page, i)->underlined)
            continue;
        while (end < page->block_count && page->blocks[end].kind == XUN_BLOCK_HEADING &&
               !first_line(page, end)->mark.kind && !first_line(page, end)->underlined)
            end++;
        if (end - i <= (page->first && i == 0 ? (size_t)HEAD_RUN : (size_t)TITLE_RUN))
            continue;
        for (size_t k = i; k < end; k++)
            if (k + 1 < end || end == page->block_count)
                page->blocks[k].kind = XUN_BLOCK_BODY;
    }
}

/* A short line that may be a name in a list: headings of this form, and lines that only look torn (张三). */
static bool is_item(const xun_page *page, size_t block)
{
    const xun_line *line = first_line(page, block);
    return page->blocks[block].first == page->blocks[block].last && line->chars <= ITEM_LENGTH &&
           line->ending == XUN_END_OPEN && !line->mark.kind && !line->underlined &&
           (page->blocks[block].kind == XUN_BLOCK_HEADING || page->blocks[block].kind == XUN_BLOCK_BODY) &&
           !xun_line_is_latin(line);
}

/* Of one length, or ending in the same two characters. */
static bool is_like(const xun_page *page, const xun_line *a, const xun_line *b)
{
    if (a->chars <= b->chars + 1 && b->chars <= a->chars + 1)
        return true;
    size_t tail = strlen("街道");
    return a->end - a->start > tail && b->end - b->start > tail &&
           memcmp(page->text + a->end - tail, page->text + b->end - tail, tail) == 0;
}

/* Three or more short lines that are like each other are the names of a list, the last one too; the report's
 * first line is its title. */
static void settle_lists(xun_page *page)
{
    for (size_t i = page->first ? 1 : 0, end; i < page->block_count; i = end) {
        end = i + 1;
        if (!is_item(page, i))
            continue;
        while (end < page->block_count && is_item(page, end) &&
               is_like(page, first_line(page, end - 1), first_line(page, end)))
            end++;
        if (end - i >= LIST_RUN)
            for (size_t k = i; k < end; k++)
                page->blocks[k].kind = XUN_BLOCK_BODY;
    }
}

/* Is there, after `block`, the number that follows the given mark's? Then what stands between is inside
 * it. */
static bool number_goes_on(const xun_page *page, size_t block, const xun_mark *mark)
{
    for (size_t i = block + 1; i < page->block_count && i < block + LOOKAHEAD; i++)
        if (same_kind(&first_line(page, i)->mark, mark))
            return first_line(page, i)->mark.number == mark->number + 1;
    return false;
}

static uint8_t rank_of_mark(const xun_line *line)
{
    if (line->underlined || line->mark.kind == XUN_MARK_HASH)
        return (uint8_t)(RANK_HASH + line->mark.depth);
    unsigned rank = RANK_NUMBERED + 2u * line->mark.kind;
    return (uint8_t)(line->mark.kind == XUN_MARK_NUMBER
                         ? RANK_NUMBERED + 2u * XUN_MARK_NUMBER + line->mark.depth - 1
                         : rank);
}

static bool is_unmarked_heading(const xun_page *page, size_t block)
{
    return page->blocks[block].kind == XUN_BLOCK_HEADING && !first_line(page, block)->mark.kind &&
           !first_line(page, block)->underlined;
}

/* Where headings that begin with a year or period (2020年 …, “十三五”期间 …) are of one rank: the last of
 * them, and whether others stand between, which are inside them then. */
typedef struct {
    size_t first, last; /* blocks; equal when there are less than two */
    bool divided;
} periods;

static periods find_periods(const xun_page *page)
{
    periods it = {page->block_count, page->block_count, false};
    bool others = false;
    for (size_t i = 0; i < page->block_count; i++) {
        if (!is_unmarked_heading(page, i))
            continue;
        if (!xun_line_begins_with_period(page, first_line(page, i))) {
            others = others || it.first < page->block_count;
            continue;
        }
        it.divided = it.divided || others;
        it.first = it.first < page->block_count ? it.first : i;
        it.last = i;
    }
    return it;
}

static bool is_inside_period(const xun_page *page, const periods *all, size_t block)
{
    return all->divided && block > all->first && !xun_line_begins_with_period(page, first_line(page, block));
}

/* Unmarked headings: above the numbered ones, or inside the numbered one before when its count goes on later.
 * Of several in a row each is inside the one before; a single one stands beside the last. One that looks like
 * an earlier one (田园二七 after 品质二七) stands beside that, and those of periods are the outermost. */
typedef struct {
    xun_mark numbered;
    unsigned deepest;
    bool inside, in_run;
} rank_state;

static void rank_unmarked(xun_page *page, size_t i, const periods *all, rank_state *it)
{
    xun_block *block = &page->blocks[i];
    bool inside = it->numbered.kind && number_goes_on(page, i, &it->numbered);
    bool follows_run = i + 1 < page->block_count && is_unmarked_heading(page, i + 1);
    size_t sibling = inside ? page->block_count : earlier_sibling(page, i);
    bool period = all->first < all->last && xun_line_begins_with_period(page, first_line(page, i));
    if (inside != it->inside)
        it->deepest = 0;
    it->inside = inside;
    it->deepest = it->in_run ? it->deepest + 1 : follows_run ? 0 : it->deepest;
    bool annex = all->divided && i > all->last && xun_line_is_annex(page, first_line(page, i));
    if (!inside && (period || annex))
        it->deepest = 0;
    else if (!inside && is_inside_period(page, all, i) && it->deepest == 0)
        it->deepest = 1;
    it->deepest = it->deepest > 3 ? 3 : it->deepest;
    it->in_run = true;
    block->rank = (uint8_t)((inside ? RANK_INNER : RANK_OUTER) + (int)it->deepest);
    if (sibling < page->block_count && !period && page->blocks[sibling].rank < RANK_NUMBERED) {
        block->rank = page->blocks[sibling].rank;
        it->deepest = (unsigned)(block->rank - RANK_OUTER) + heads_more(page, sibling);
        it->in_run = false;
    }
}

static void rank_headings(xun_page *page)
{
    rank_state it = {{0, 0, 0, 0}, 0, false, false};
    periods all = find_periods(page);
    for (size_t i = 0; i < page->block_count; i++) {
        const xun_line *line = first_line(page, i);
        if (page->blocks[i].kind != XUN_BLOCK_HEADING) {
            it.in_run = false;
        } else if (line->mark.kind || line->underlined) {
            page->blocks[i].rank = rank_of_mark(line);
            it.numbered = line->mark.kind > XUN_MARK_HASH ? line->mark : it.numbered;
            it.deepest = 0;
            it.in_run = false;
        } else {
            rank_unmarked(page, i, &all, &it);
        }
    }
}

/* The block of the salutation near the top; block_count when there is none. */
static size_t find_salutation(const xun_page *page)
{
    for (size_t i = 0; i < page->block_count && i < COVER_BLOCKS; i++) {
        const xun_line *line = first_line(page, i);
        if (xun_line_is_salutation(page, line))
            return i;
        if (line->ending == XUN_END_FINAL || (page->blocks[i].kind == XUN_BLOCK_HEADING && line->mark.kind))
            break;
    }
    return page->block_count;
}

/* The lines of the cover (a meeting, its document, the speaker) head nothing. */
static void find_cover(xun_page *page)
{
    size_t salutation = find_salutation(page);
    bool greets = salutation < page->block_count, titled = false, met = false;
    for (size_t i = 0; i < page->block_count && i < (greets ? salutation : COVER_BLOCKS); i++) {
        xun_block *block = &page->blocks[i];
        const xun_line *line = first_line(page, i);
        if (!greets && (line->ending == XUN_END_FINAL || line->mark.kind))
            return;
        if (line->mark.kind == XUN_MARK_DASH && greets)
            block->kind = XUN_BLOCK_BYLINE; /* ——2026年1月21日在合肥市 */
        met = met || block->kind == XUN_BLOCK_BYLINE;
        titled = titled || met;
        if (block->kind != XUN_BLOCK_HEADING || line->mark.kind || line->underlined ||
            xun_line_names_report(page, line))
            titled = titled || block->kind == XUN_BLOCK_HEADING;
        else if (xun_line_is_meeting_part(page, line) ||
                 (greets && titled && xun_line_is_cover(page, line)) ||
                 (greets && met && i + 1 == salutation && line->chars <= NAME_LINE))
            block->kind = XUN_BLOCK_BYLINE;
        else
            titled = true;
    }
}

void xun_page_classify(xun_page *page)
{
    for (size_t i = 0; i < page->block_count; i++)
        page->blocks[i].kind = (uint8_t)first_kind(page, i);
    if (page->first)
        find_cover(page);
    settle_lists(page);
    settle_runs(page);
    rank_headings(page);
}
