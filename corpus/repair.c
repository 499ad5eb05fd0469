#include "corpus/repair.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "corpus/chars.h"
#include "corpus/letter_spacing.h"
#include "corpus/mark.h"

enum {
    RUN_IN_HEAD = 12 /* characters: a space after so few, at the beginning of a line, sets off a title */
};

static bool anchor(xun_repaired *out, size_t source)
{
    if (out->anchor_count == out->anchor_capacity) {
        size_t capacity = out->anchor_capacity ? out->anchor_capacity * 2 : 32;
        xun_anchor *anchors = realloc(out->anchors, capacity * sizeof *anchors);
        if (!anchors)
            return false;
        out->anchors = anchors;
        out->anchor_capacity = capacity;
    }
    out->anchors[out->anchor_count++] = (xun_anchor){(uint32_t)out->text.length, (uint32_t)source};
    return true;
}

static bool copy(xun_repaired *out, const xun_page *page, size_t start, size_t end)
{
    return start >= end ||
           (anchor(out, start) && xun_bytes_append(&out->text, page->text + start, end - start));
}

/* What stands around a run of spaces. */
typedef struct {
    const xun_page *page;
    const xun_line *line;
    size_t start, end;      /* of the spaces */
    uint32_t before, after; /* characters on both sides */
    size_t last_stop;       /* where the line's last sentence or clause ends, its start when none does */
    bool prose;             /* the line holds sentences */
    bool table;             /* the line is a row of figures */
    bool spaced;            /* more than one space between Chinese characters */
} space_context;

static bool is_word_character(uint32_t c)
{
    return xun_is_han(c) || xun_is_digit(c) || xun_is_letter(c);
}

/* The length of the word or run of Han that ends at `at`, at most 3. */
static unsigned run_before(const xun_page *page, size_t start, size_t at)
{
    unsigned count = 0;
    size_t step;
    for (; count < 3 && at > start && is_word_character(xun_char_before(page->text, start, at, &step));
         at -= step)
        count++;
    return count;
}

static unsigned run_after(const xun_page *page, size_t at, size_t end)
{
    unsigned count = 0;
    size_t step;
    for (; count < 3 && is_word_character(xun_char_at(page->text, at, end, &step)); at += step)
        count++;
    return count;
}

/* The space sets off a title at the beginning of the line: 空间布局 结合郑州… */
static bool is_run_in(const space_context *it)
{
    size_t step, at = it->line->start, count = 0;
    if (it->spaced)
        return false;
    for (; at < it->start && count <= RUN_IN_HEAD; at += step, count++) {
        uint32_t c = xun_char_at(it->page->text, at, it->line->end, &step);
        if (xun_is_blank(c) || xun_is_sentence_end(c) || xun_is_clause_end(c))
            return false;
    }
    return count >= 2 && count <= RUN_IN_HEAD;
}

/* No sentence ends between here and the end of the line: a byline or title after the last sentence. */
static bool is_tail(const space_context *it)
{
    return it->last_stop < it->end;
}

/* A space between Chinese characters is kept where it parts words that belong apart: titles, names in
 * bylines. Letter-spaced characters (政 府 工 作) and spaces within prose are closed. */
static bool keep_between_han(const space_context *it)
{
    unsigned left = run_before(it->page, it->line->start, it->start);
    unsigned right = run_after(it->page, it->end, it->line->end);
    if (left == 1 || (right == 1 && !xun_char_in(it->after, "摄文图")))
        return false;
    return !it->prose || is_run_in(it) || is_tail(it);
}

static bool keep_space(const space_context *it)
{
    bool wide_before = xun_is_wide(it->before), wide_after = xun_is_wide(it->after);
    if (it->table || it->before == '*' ||
        (it->line->mark.kind && it->start == it->line->start + it->line->mark.length))
        return true;
    if (xun_is_han(it->before) && xun_is_han(it->after))
        return keep_between_han(it);
    if (xun_is_digit(it->before) && it->line->wide &&
        (xun_char_in(it->after, "%‰") || xun_begins_with_decimals(it->page->text, it->end, it->line->end)))
        return false;
    if (!wide_before && !wide_after) {
        bool quoted = it->before == 0x201D || it->after == 0x201C;
        return !quoted || it->line->wide < it->line->chars / 2 || !it->prose;
    }
    if (xun_is_digit(it->before) &&
        (it->prose || xun_begins_with_measure(it->page->text, it->end, it->line->end)))
        return false;
    if (xun_is_digit(it->after) && it->prose)
        return false;
    if (is_word_character(it->before) && is_word_character(it->after))
        return true;
    if (!it->prose || is_run_in(it))
        return !xun_is_sentence_end(it->after) && !xun_is_clause_end(it->after) &&
               !xun_is_clause_end(it->before);
    return false;
}

static bool is_spaced(const xun_page *page, const xun_line *line)
{
    unsigned count = 0;
    size_t step;
    for (size_t at = line->start; at < line->end && count < 2; at += step) {
        if (xun_is_blank(xun_char_at(page->text, at, line->end, &step)) && at > line->start) {
            size_t back, forward;
            count += xun_is_han(xun_char_before(page->text, line->start, at, &back)) &&
                     xun_is_han(xun_char_at(page->text, at + step, line->end, &forward));
        }
    }
    return count > 1;
}

/* Paired ** of Markdown. */
static bool is_emphasis(const xun_page *page, size_t at, size_t end)
{
    return at + 1 < end && page->text[at] == '*' && page->text[at + 1] == '*';
}

/* Does a wide, no-break or zero-width space stand here? Most of the first bytes are those of 、。 and
 * quotes. */
static bool is_wide_blank(const char *text, size_t at, size_t end)
{
    const unsigned char *bytes = (const unsigned char *)text + at;
    if (bytes[0] == 0xC2)
        return end - at >= 2 && bytes[1] == 0xA0;
    if (end - at < 3)
        return false;
    if (bytes[0] == 0xE3)
        return bytes[1] == 0x80 && bytes[2] == 0x80;
    if (bytes[0] == 0xE2)
        return (bytes[1] == 0x80 && (bytes[2] <= 0x8B || bytes[2] == 0xAF)) ||
               (bytes[1] == 0x81 && bytes[2] == 0x9F);
    return bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
}

/* The next space or star, which may have to go. */
static size_t next_suspect(const char *text, size_t at, size_t end)
{
    enum { PLAIN, SUSPECT, WIDE, HAN };
    static const unsigned char kinds[256] = {
        [' '] = SUSPECT,  ['\t'] = SUSPECT, ['\r'] = SUSPECT, ['\f'] = SUSPECT,
        ['\v'] = SUSPECT, ['*'] = SUSPECT,  [0xC2] = WIDE,    [0xE2] = WIDE,
        [0xE3] = WIDE,    [0xEF] = WIDE,    [0xE4] = HAN,     [0xE5] = HAN,
        [0xE6] = HAN,     [0xE7] = HAN,     [0xE8] = HAN,     [0xE9] = HAN};
    while (at < end) {
        unsigned char kind = kinds[(unsigned char)text[at]];
        if (kind == SUSPECT || (kind == WIDE && is_wide_blank(text, at, end)))
            return at;
        at += kind == HAN && end - at >= 3 ? 3 : 1;
    }
    return at;
}

static size_t skip_blanks(const xun_page *page, size_t at, size_t end)
{
    size_t step;
    while (at < end && xun_is_blank(xun_char_at(page->text, at, end, &step)))
        at += step;
    return at;
}

static size_t last_stop(const xun_page *page, const xun_line *line)
{
    size_t step;
    for (size_t at = line->end; at > line->start; at -= step) {
        uint32_t c = xun_char_before(page->text, line->start, at, &step);
        if (xun_is_sentence_end(c) || (xun_is_clause_end(c) && c != ':' && c != 0xFF1A))
            return at - step;
    }
    return line->start;
}

static void judge_line(space_context *it)
{
    const xun_page *page = it->page;
    const xun_line *line = it->line;
    it->prose =
        line->ending == XUN_END_FINAL || line->joins || xun_line_has_sentence(page, line) || line->chars > 80;
    it->table = xun_line_is_table_row(page, line);
    it->spaced = it->prose && is_spaced(page, line);
    it->last_stop = last_stop(page, line);
}

/* The spaces at `at`, and what stands around them. */
static void look_around(space_context *it, size_t text_start, size_t at)
{
    size_t unused;
    it->start = at;
    it->end = skip_blanks(it->page, at, it->line->end);
    it->before = at > text_start ? xun_char_before(it->page->text, text_start, at, &unused) : 0;
    it->after = xun_char_at(it->page->text, it->end, it->line->end, &unused);
}

/* Words parted by spaces, gone through once: are those from `start` to `end` single characters of a row
 * (政 府 工 作)? */
typedef struct {
    size_t start, end;
    bool letter_spaced;
} space_row;

static bool is_in_row(space_row *row, const space_context *it)
{
    if (it->start >= row->end) {
        const char *stop, *text = it->page->text;
        row->letter_spaced = xun_letter_spaced(&stop, text + row->start, text + it->line->end);
        row->end = (size_t)(stop - text);
    }
    row->start = it->end;
    return row->letter_spaced && it->start < row->end;
}

/* Copies the line, dropping and narrowing spaces. */
static bool repair_line(xun_repaired *out, const xun_page *page, const xun_line *line, size_t start)
{
    space_context it = {.page = page, .line = line};
    space_row row = {start, start, false};
    bool judged = false;
    size_t from = start, step;
    for (size_t at = next_suspect(page->text, start, line->end); at < line->end;
         at = next_suspect(page->text, at, line->end)) {
        if (is_emphasis(page, at, line->end)) {
            if (!copy(out, page, from, at))
                return false;
            from = at += 2;
            continue;
        }
        uint32_t c = xun_char_at(page->text, at, line->end, &step);
        if (!xun_is_blank(c)) {
            at += step;
            continue;
        }
        if (!judged)
            judge_line(&it);
        judged = true;
        look_around(&it, start, at);
        if (!copy(out, page, from, at))
            return false;
        bool close = (is_in_row(&row, &it) && !it.table) || c == 0x200B || c == 0xFEFF;
        if (!close && out->text.length && keep_space(&it) &&
            (!anchor(out, at) || !xun_bytes_append_byte(&out->text, ' ')))
            return false;
        from = at = it.end;
    }
    return copy(out, page, from, line->end);
}

/* Where the text of a line begins: Markdown's marks are layout, numbers belong to the text. */
static size_t text_start(const xun_page *page, const xun_line *line)
{
    bool bullet = line->mark.kind == XUN_MARK_BULLET && (unsigned char)page->text[line->start] < 0x80;
    return line->start + (bullet || line->mark.kind == XUN_MARK_HASH ? line->mark.length : 0);
}

/* 3. of 3.5, cut behind the point. */
static bool ends_in_point(const xun_repaired *out)
{
    size_t point, digit, length = out->text.length;
    uint32_t last = xun_char_before(out->text.data, 0, length, &point);
    return (last == '.' || last == 0xFF0E) &&
           xun_is_digit(xun_char_before(out->text.data, 0, length - point, &digit));
}

/* What goes between two joined lines: nothing in Chinese, a space in Latin text; a hyphen at a divided word
 * goes. */
static bool seam(xun_repaired *out, const xun_page *page, const xun_line *next, size_t start)
{
    size_t step;
    if (!out->text.length)
        return true;
    uint32_t last = xun_char_before(out->text.data, 0, out->text.length, &step);
    uint32_t first = xun_char_at(page->text, start, next->end, &step);
    if (last == '-' && first >= 'a' && first <= 'z') {
        out->text.data[--out->text.length] = '\0';
        return true;
    }
    bool latin_before = !xun_is_wide(last) && last < 0x2000,
         latin_after = !xun_is_wide(first) && first < 0x2000;
    bool digits = xun_is_digit(first) && (xun_is_digit(last) || ends_in_point(out));
    if (xun_is_digit(last) && xun_begins_with_decimals(page->text, start, next->end))
        return true;
    if (!latin_before || !latin_after || xun_is_opener(last) || (digits && next->wide))
        return true;
    return xun_bytes_append_byte(&out->text, ' ');
}

static bool repair_lines(xun_repaired *out, const xun_page *page, const xun_block *block)
{
    for (size_t i = block->first; i <= block->last; i++) {
        const xun_line *line = &page->lines[i];
        if (line->junk)
            continue;
        size_t start = i == block->first ? text_start(page, line) : line->start;
        if (!seam(out, page, line, start) || !repair_line(out, page, line, start))
            return false;
    }
    return true;
}

/* Notes that the text from anchor `first` on is a part of its own. A hyphen that the seam took away is no
 * more the end of the part before. */
static bool end_part(xun_repaired *out, size_t first)
{
    if (first == out->anchor_count)
        return true; /* nothing but junk */
    if (out->part_count == out->part_capacity) {
        size_t capacity = out->part_capacity ? out->part_capacity * 2 : 4;
        xun_part *parts = realloc(out->parts, capacity * sizeof *parts);
        if (!parts)
            return false;
        out->parts = parts;
        out->part_capacity = capacity;
    }
    uint32_t start = out->anchors[first].text;
    if (out->part_count && out->parts[out->part_count - 1].end > start)
        out->parts[out->part_count - 1].end = start;
    out->parts[out->part_count++] = (xun_part){start, (uint32_t)out->text.length};
    return true;
}

bool xun_repair_block(xun_repaired *out, const xun_page *page, const xun_block *block)
{
    xun_bytes_clear(&out->text);
    out->anchor_count = out->part_count = 0;
    if (!repair_lines(out, page, block) || !end_part(out, 0))
        return false;
    while (block->next != XUN_NONE) {
        size_t first = out->anchor_count;
        block = &page->blocks[block->next];
        if (!repair_lines(out, page, block) || !end_part(out, first))
            return false;
    }
    return true;
}

size_t xun_repaired_source(const xun_repaired *repaired, size_t offset)
{
    size_t low = 0, high = repaired->anchor_count;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (repaired->anchors[middle].text <= offset)
            low = middle;
        else
            high = middle;
    }
    return repaired->anchor_count ? repaired->anchors[low].source + (offset - repaired->anchors[low].text)
                                  : 0;
}

void xun_repaired_free(xun_repaired *repaired)
{
    xun_bytes_free(&repaired->text);
    free(repaired->anchors);
    free(repaired->parts);
    *repaired = (xun_repaired){.text = repaired->text};
}
