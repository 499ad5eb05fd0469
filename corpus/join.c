/* Which line goes on in the next one: evidence is counted for and against, from what the first line ends
 * with, what the next begins with, and how the report is broken as a whole. */
#include <string.h>

#include "common/utf8.h"
#include "corpus/chars.h"
#include "corpus/layout.h"
#include "corpus/mark.h"
#include "corpus/report_date.h"

enum {
    ENOUGH = 4,          /* points that join two lines */
    LONG_LINE = 40,      /* characters: prose rather than a title */
    MARKED_HEADING = 60, /* a marked line up to this may be a heading */
    SEAM_REACH = 1 << 15 /* bytes on both sides in which a word across the seam is looked for */
};

/* Counts what is open: the quote and bracket pairs of Chinese text, and round brackets. */
int xun_unbalanced(const xun_page *page, const xun_line *line, bool closing)
{
    int open = 0, unopened = 0;
    size_t step, from = line->start + line->mark.length;
    for (size_t at = from; at < line->end; at += step) {
        uint32_t c = xun_char_at(page->text, at, line->end, &step);
        if (c < 0x80 ? c == '(' : (c != 0x2018 && xun_is_opener(c)))
            open++;
        else if (c < 0x80 ? c == ')' : (c != 0x2019 && xun_is_closer(c)))
            open > 0 ? open-- : unopened++;
    }
    return closing ? unopened : open;
}

/* The first clause: up to the first punctuation mark; its length in characters, or 99. */
static unsigned first_clause(const xun_page *page, const xun_line *line, size_t *end)
{
    size_t step, at = line->start;
    for (unsigned count = 0; count < 8 && at < line->end; count++, at += step) {
        uint32_t c = xun_char_at(page->text, at, line->end, &step);
        if (xun_is_sentence_end(c) || (xun_is_clause_end(c) && c != 0xFF1A && c != ':')) {
            *end = at;
            return count;
        }
        if (!xun_is_han(c) && !xun_is_closer(c))
            break;
    }
    return 99;
}

int xun_torn_start(const xun_page *page, const xun_line *line)
{
    size_t end = line->start, step;
    uint32_t first = xun_char_at(page->text, line->start, line->end, &step);
    if (line->mark.kind)
        return 0;
    if (xun_is_closer(first) && first != '"' && first != '\'')
        return 4;
    if (xun_is_clause_end(first) || (xun_is_sentence_end(first) && first != 0x2026))
        return 4;
    unsigned clause = first_clause(page, line, &end);
    if (clause <= 3 && xun_is_connective(page->text, line->start, end))
        return 0;
    int points = clause <= 1 ? 4 : clause == 2 ? 2 : clause == 3 ? 1 : 0;
    if (points < 3 && xun_begins_with_inner_character(page->text, line->start, line->end))
        points = 3;
    if (points < 4 && xun_starts_with(page->text, end, line->end, "、"))
        points = points ? 1 : 0; /* 科技、教育 may well begin a sentence */
    if (points < 3 && xun_begins_with_measure(page->text, line->start, line->end))
        points = 3;
    if (points < 2 && xun_begins_inside(page->text, line->start, line->end))
        points = 2;
    return points;
}

bool xun_line_begins_with_time(const xun_page *page, const xun_line *line)
{
    size_t step, at = line->start;
    bool digits = false, units = false, others = false;
    for (unsigned count = 0; count < 12 && at < line->end; count++, at += step) {
        uint32_t c = xun_char_at(page->text, at, line->end, &step);
        if (c == ',' || c == 0xFF0C)
            return (digits && units && !others) || xun_is_connective(page->text, line->start, at);
        if (!xun_is_digit(c) && !xun_is_han(c))
            return false;
        digits = digits || xun_is_digit(c);
        units = units || xun_char_in(c, "年月日");
        others = others || (!xun_is_digit(c) && !xun_char_in(c, "年月日上下午晚初底中以来"));
    }
    return false;
}

static bool seen(const xun_page *page, size_t near, const char *gram, size_t length)
{
    size_t from = near > SEAM_REACH ? near - SEAM_REACH : 0;
    size_t to = page->length - near > SEAM_REACH ? near + SEAM_REACH : page->length;
    return memmem(page->text + from, to - from, gram, length) != NULL;
}

/* Copies up to two Han characters before `end` (or after `start`) and returns how many. */
static size_t han_before(const xun_page *page, const xun_line *line, size_t offsets[2])
{
    size_t at = line->end, step, count = 0;
    for (; count < 2 && at > line->start; count++, at -= step, offsets[count - 1] = at)
        if (!xun_is_han(xun_char_before(page->text, line->start, at, &step)))
            break;
    return count;
}

static size_t han_after(const xun_page *page, const xun_line *line, size_t offsets[2])
{
    size_t at = line->start, step, count = 0;
    for (; count < 2 && at < line->end; count++, at += step, offsets[count - 1] = at)
        if (!xun_is_han(xun_char_at(page->text, at, line->end, &step)))
            break;
    return count;
}

int xun_seam(xun_page *page, const xun_line *before, const xun_line *after)
{
    size_t starts[2], ends[2], left = han_before(page, before, starts), right = han_after(page, after, ends);
    static const struct {
        size_t left, right;
        int points;
    } grams[] = {{2, 2, 4}, {1, 2, 2}, {2, 1, 2}, {1, 1, 1}};
    for (size_t i = 0; i < 4; i++) {
        if (grams[i].left > left || grams[i].right > right || !page->lookups)
            continue;
        char gram[16];
        size_t from = starts[grams[i].left - 1], head = before->end - from;
        size_t tail = ends[grams[i].right - 1] - after->start;
        memcpy(gram, page->text + from, head);
        memcpy(gram + head, page->text + after->start, tail);
        page->lookups--;
        if (seen(page, before->end, gram, head + tail))
            return grams[i].points;
    }
    return 0;
}

static bool ends_in_number(const xun_page *page, const xun_line *line)
{
    size_t step;
    return xun_is_digit(xun_char_before(page->text, line->start, line->end, &step)) ||
           xun_starts_with(page->text, line->end - (line->end - line->start < 3 ? 0 : 3), line->end, "万") ||
           xun_starts_with(page->text, line->end - (line->end - line->start < 3 ? 0 : 3), line->end, "亿");
}

/* A number or Latin word at the beginning of the line, which wrapping keeps whole. */
static uint32_t number_length(const xun_page *page, const xun_line *line)
{
    uint32_t at = line->start;
    while (at < line->end && (unsigned char)page->text[at] < 0x80 && page->text[at] != ' ')
        at++;
    return at - line->start;
}

/* The line is as long as wrapped lines are: the word that `after` begins with would not have fitted.
 * `surely`: within two characters of the usual width, not within a tenth. */
static bool is_full(const xun_page *page, const xun_line *before, const xun_line *after, bool surely)
{
    uint32_t width = page->profile.width, used = before->chars + before->wide;
    if (page->profile.cut && (surely || before->chars >= page->profile.cut))
        return before->chars >= page->profile.cut;
    if (!width)
        return false;
    if (!xun_line_is_latin(after)) {
        used += number_length(page, after);
        return used + 4 >= width || (!surely && used * 10 >= width * 9);
    }
    const char *word = page->text + after->start, *space = memchr(word, ' ', after->end - after->start);
    size_t length = space ? (size_t)(space - word) : after->end - after->start;
    return used + 1 + length + 3 >= width;
}

static bool is_heading_mark(unsigned kind)
{
    return kind >= XUN_MARK_HASH && kind <= XUN_MARK_SECTION;
}

/* A Latin line that begins a sentence of its own below a blank line. */
static bool begins_anew(const xun_page *page, const xun_line *before, const xun_line *after)
{
    size_t step;
    uint32_t c = xun_char_at(page->text, after->start, after->end, &step);
    return after->gap && xun_line_is_latin(after) && (c == '(' || (c >= 'A' && c <= 'Z')) &&
           before->ending == XUN_END_OPEN &&
           !xun_ends_with_function_word(page->text, before->start, before->end);
}

/* A line without the indent that paragraphs begin with, right below one as long as it at least. */
static bool goes_on_flush(const xun_page *page, const xun_line *before, const xun_line *after)
{
    return page->profile.flush && after->gap == 0 && after->indent < 2 &&
           (before->chars + before->indent / 2u) * 5 >= after->chars * 4;
}

/* What forbids a join whatever else speaks for it. */
static bool is_barrier(const xun_page *page, const xun_line *before, const xun_line *after)
{
    if (before->ending == XUN_END_COLON || is_heading_mark(before->mark.kind) || before->underlined)
        return true;
    if (page->text[before->start] == '|' || page->text[after->start] == '|' ||
        xun_line_is_table_row(page, before) || xun_line_is_label(page, before) ||
        xun_line_is_label(page, after))
        return true; /* rows of a table */
    if (page->profile.flush && after->indent >= 2)
        return true;
    if (after->mark.kind || after->underlined || xun_line_is_byline(page, after) ||
        xun_line_is_byline(page, before))
        return true;
    return xun_line_is_caption(page, after) || xun_line_is_caption(page, before) ||
           begins_anew(page, before, after);
}

/* The last clause has one character: 牵头责任,周 */
static bool ends_in_scrap(const xun_page *page, const xun_line *line)
{
    size_t step;
    uint32_t last = xun_char_before(page->text, line->start, line->end, &step);
    if (!xun_is_han(last) || line->end - line->start <= step)
        return false;
    uint32_t before = xun_char_before(page->text, line->start, line->end - step, &step);
    return xun_is_clause_end(before) || xun_is_sentence_end(before);
}

/* What the line itself says about being cut, without the next one. `full`: it is as long as wrapped lines
 * are. */
static int end_points(const xun_page *page, const xun_line *line, bool full)
{
    if (line->ending == XUN_END_COMMA || ends_in_scrap(page, line))
        return 4;
    if (xun_ends_with_function_word(page->text, line->start, line->end))
        return 3;
    if (xun_line_has_sentence(page, line) || xun_line_begins_paragraph(page, line) ||
        xun_line_is_wrapped(page, line))
        return 3;
    if (line->mark.kind && line->mark.kind != XUN_MARK_BULLET && line->chars <= MARKED_HEADING)
        return xun_line_is_title_like(page, line) ? -2 : -1;
    if (xun_line_is_title_like(page, line))
        return full ? 0 : -2;
    return line->chars >= LONG_LINE + (xun_line_is_latin(line) ? 20u : 0u) ? 2 : 0;
}

/* Where the lines stand: wrapped lines, indents, blank lines between. */
static int layout_points(const xun_page *page, const xun_line *after, bool full)
{
    const xun_profile *profile = &page->profile;
    int points = profile->broken;
    if (profile->width)
        points += full ? 3 : -2;
    if (profile->indented)
        points += after->indent >= 2 ? -3 : 1;
    if (after->gap >= 2)
        points -= 2;
    else if (after->gap == 0 && profile->usual_gap > 0)
        points += 1;
    return points;
}

/* Does the line begin with a word in small letters, and not with an address or a name like iPhone? */
static bool begins_lower(const xun_page *page, const xun_line *line)
{
    size_t at = line->start;
    while (at < line->end && page->text[at] >= 'a' && page->text[at] <= 'z')
        at++;
    bool stop = at == line->end || strchr(" ,;:)'-", page->text[at]) ||
                (page->text[at] == '.' && (at + 1 == line->end || page->text[at + 1] == ' ')) ||
                (unsigned char)page->text[at] >= 0x80;
    return at > line->start && stop && !(at + 2 < line->end && memcmp(page->text + at, "://", 3) == 0);
}

/* Surely the rest of a sentence: a mark that ends something, one character before a comma (生，让群众满意),
 * or a character that hardly ever begins a clause. Below a number that is no measure it may be the next
 * row. */
static bool is_surely_rest(const xun_page *page, const xun_line *before, const xun_line *line)
{
    size_t end = line->start, step;
    if (line->mark.kind || xun_is_closer(xun_char_at(page->text, line->start, line->end, &step)) ||
        xun_is_digit(xun_char_before(page->text, before->start, before->end, &step)))
        return false;
    if (xun_begins_with_inner_character(page->text, line->start, line->end))
        return true;
    bool list = first_clause(page, line, &end) == 1 && xun_starts_with(page->text, end, line->end, "、");
    return !list && xun_torn_start(page, line) == 4;
}

/* 优良天数达 200天, 增长到 3.5倍: the verb needs the number, unless that is a year. */
static bool waits_for_number(const xun_page *page, const xun_line *before, const xun_line *after)
{
    size_t step, next;
    return xun_is_digit(xun_char_at(page->text, after->start, after->end, &step)) && !after->mark.kind &&
           !xun_line_begins_with_time(page, after) &&
           !xun_read_year(page->text, after->start, after->end, &next) &&
           xun_char_in(xun_char_before(page->text, before->start, before->end, &step), "达到超至降逾第");
}

/* A number divided at its point: 增长7 and .7%, 增长7. and 7%. */
static bool divides_number(const xun_page *page, const xun_line *before, const xun_line *after)
{
    size_t step, point, next;
    uint32_t last = xun_char_before(page->text, before->start, before->end, &point);
    if (xun_is_digit(last))
        return xun_begins_with_decimals(page->text, after->start, after->end);
    return (last == '.' || last == 0xFF0E) && after->wide && !after->gap && !after->mark.kind &&
           !xun_read_year(page->text, after->start, after->end, &next) &&
           xun_is_digit(xun_char_before(page->text, before->start, before->end - point, &step)) &&
           xun_is_digit(xun_char_at(page->text, after->start, after->end, &step));
}

static bool begins_with_quantity(const xun_page *page, const xun_line *line)
{
    size_t step, at = line->start;
    while (at < line->end && xun_is_digit(xun_char_at(page->text, at, line->end, &step)))
        at += step;
    return at > line->start && !line->mark.kind && xun_begins_with_measure(page->text, at, line->end) &&
           !xun_char_in(xun_char_at(page->text, at, line->end, &step), "年月日");
}

/* 总投资3 / 216亿元: a number parted, which is no year and no row's. */
static bool is_parted_number(const xun_page *page, const xun_line *before, const xun_line *after)
{
    size_t step, at = before->end;
    while (at > before->start && xun_is_digit(xun_char_before(page->text, before->start, at, &step)))
        at -= step;
    return after->gap == 0 && at > before->start && at < before->end && before->end - at < 4 &&
           !xun_is_blank(xun_char_before(page->text, before->start, at, &step)) &&
           begins_with_quantity(page, after);
}

int xun_unit_fit(const xun_page *page, const xun_line *before, const xun_line *after)
{
    size_t step, at = before->end;
    uint32_t c = xun_char_before(page->text, before->start, at, &step);
    if (!xun_begins_with_measure(page->text, after->start, after->end) || !xun_is_han(c) ||
        xun_char_in(c, "万亿") || !xun_begins_with_measure(page->text, at - step, before->end))
        return 0;
    at -= step;
    while (at > before->start &&
           xun_char_in(c = xun_char_before(page->text, before->start, at, &step), "万亿"))
        at -= step;
    if (at == before->start || !xun_is_digit(c))
        return 0;
    return xun_starts_with(page->text, after->start, after->end, "次") ? 1 : -1;
}

/* The second line of an item, set in under the text of the first. */
static bool is_hanging(const xun_line *before, const xun_line *after)
{
    return before->mark.kind && after->indent > before->indent && after->gap == 0;
}

/* What binds these two and no others: a quote, a number and its unit, a Latin sentence. */
static int bond_points(const xun_page *page, const xun_line *before, const xun_line *after)
{
    int points = 0;
    if (xun_unbalanced(page, before, false) && xun_unbalanced(page, after, true))
        points += 4;
    if (ends_in_number(page, before) && xun_begins_with_measure(page->text, after->start, after->end))
        points += 4;
    if (xun_unit_fit(page, before, after) > 0 || waits_for_number(page, before, after) ||
        is_parted_number(page, before, after))
        points += 4;
    if (divides_number(page, before, after))
        points += 8; /* whatever the lines look like */
    if (xun_line_has_quantity(page, before) && begins_with_quantity(page, after))
        points += 4; /* 投资6亿元，新建学校 / 3所 */
    if (xun_line_is_latin(before) && begins_lower(page, after))
        points += after->gap && begins_lower(page, before) ? 3 : 5;
    if (before->ending == XUN_END_HYPHEN)
        points += 4;
    if (is_hanging(before, after))
        points += 3;
    return points;
}

/* Does the next line read like the rest of a sentence, or like a title or caption of its own? */
static int rest_points(const xun_page *page, const xun_line *line)
{
    if (line->joins || line->ending == XUN_END_FINAL || line->chars >= LONG_LINE)
        return 1;
    return xun_line_is_title_like(page, line) ? -3 : 0;
}

static bool wrapped_on(const xun_page *page, const xun_line *before, const xun_line *after)
{
    return after->gap == 0 && is_full(page, before, after, true) && !is_barrier(page, before, after) &&
           !(page->profile.indented && after->indent >= 2);
}

/* Where hardly a line is broken, a common word across the seam proves little. */
static int seam_points(xun_page *page, const xun_line *before, const xun_line *after)
{
    int points = xun_seam(page, before, after);
    return page->profile.broken < 0 && points > 1 ? 1 : points;
}

/* The line is as long as every line of a text that was cut at one length. */
static bool is_cut(const xun_page *page, const xun_line *before, const xun_line *after)
{
    return page->profile.cut && before->chars == page->profile.cut && after->gap == 0 &&
           !(page->profile.indented && after->indent >= 2);
}

static void decide(xun_page *page, xun_line *before, const xun_line *after)
{
    if (before->ending == XUN_END_FINAL) {
        before->joins = wrapped_on(page, before, after) ||
                        (divides_number(page, before, after) && !is_barrier(page, before, after)) ||
                        (goes_on_flush(page, before, after) && !is_barrier(page, before, after) &&
                         !xun_line_is_title_like(page, after));
        return;
    }
    if (is_barrier(page, before, after))
        return;
    if (is_cut(page, before, after) || goes_on_flush(page, before, after)) {
        before->joins = true;
        return;
    }
    bool full = after->gap == 0 && is_full(page, before, after, false);
    int bond = bond_points(page, before, after), end = end_points(page, before, full);
    if (end < 0 && (bond >= 4 || is_surely_rest(page, before, after)))
        end = 0; /* it was no heading */
    int start = xun_line_begins_with_time(page, after) || xun_unit_fit(page, before, after) < 0 ? -2
                : bond                                                                          ? 0
                       : xun_torn_start(page, after);
    int points = bond + start + end + rest_points(page, after);
    int layout = is_hanging(before, after) ? 0 : layout_points(page, after, full);
    points += bond && layout < 0 ? 0 : layout;
    if (points < ENOUGH && points >= ENOUGH - 4)
        points += seam_points(page, before, after);
    before->joins = points >= ENOUGH;
    before->weak = !bond && !full && before->ending == XUN_END_OPEN;
}

void xun_page_join_lines(xun_page *page)
{
    size_t next = page->line_count;
    page->lookups = 1000;
    for (size_t i = page->line_count; i-- > 0;) {
        if (page->lines[i].junk)
            continue;
        if (next < page->line_count)
            decide(page, &page->lines[i], &page->lines[next]);
        next = i;
    }
}
