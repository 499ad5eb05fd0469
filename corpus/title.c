/* Which lines read like titles, and which like rows of tables. What is doubtful is no title: the words of
 * body text are found, those of a heading only lead to it. */
#include <string.h>

#include "common/utf8.h"
#include "corpus/chars.h"
#include "corpus/layout.h"
#include "corpus/letter_spacing.h"
#include "corpus/mark.h"

enum {
    TITLE_WIDE = 60, /* characters: longer lines are never titles */
    TITLE_LATIN = 100,
    ROW_LENGTH = 80,  /* characters of a table's row at most */
    UNIT_LENGTH = 6,  /* … of the unit in a cell (亿立方米) */
    WRAPPED_LINE = 8, /* … of a line of wrapped text at least */
    WIDEST_LINE = 40, /* … and at most, which is not told by the profile */
    LAST_CLAUSE = 4,  /* … of a clause that a list before it leaves open */
    LABEL_LENGTH = 8,
    SHORT_UNIT = 6 /* bytes: 条, 万元 */
};

typedef enum {
    CELL_WORD,
    CELL_UNIT,   /* 万公里 */
    CELL_NUMBER, /* 856, - */
    CELL_CHANGE, /* 5.9, －10．8, 1．2倍, 持平 */
    CELL_MEASURE /* 661万吨 */
} cell_kind;

static bool is_unit(const char *text, size_t at, size_t end)
{
    size_t step;
    unsigned count = 0;
    for (; at < end; at += step, count++) {
        uint32_t c = xun_char_at(text, at, end, &step);
        if (!xun_is_han(c) && !xun_is_letter(c))
            return false;
    }
    return count > 0 && count <= UNIT_LENGTH;
}

static cell_kind read_cell(const char *text, size_t start, size_t end)
{
    size_t at = start, step = 0;
    uint32_t c = xun_char_at(text, start, end, &step);
    bool sign = xun_char_in(c, "-－+＋"), point = false, digit = false, any = false;
    for (; at < end; at += step) {
        c = xun_char_at(text, at, end, &step);
        digit = xun_is_digit(c);
        any = any || digit;
        point = point || c == '.' || c == 0xFF0E;
        if (!digit && !xun_char_in(c, ".．,，") && !(at == start && sign) && !(any && (c == '-' || c == '+')))
            break;
    }
    if (end - start == 1 && text[start] == '-')
        return CELL_NUMBER; /* none */
    if (!any)
        return xun_starts_with(text, start, end, "持平") && end - start == strlen("持平") ? CELL_CHANGE
               : xun_begins_with_measure(text, start, end) && is_unit(text, start, end)   ? CELL_UNIT
                                                                                          : CELL_WORD;
    if (at == end)
        return !digit && c != ',' ? CELL_WORD : sign || point ? CELL_CHANGE : CELL_NUMBER;
    if (xun_char_in(c, "年月日"))
        return CELL_WORD;
    return c == 0x500D && at + step == end ? CELL_CHANGE /* 倍 */
           : is_unit(text, at, end)        ? CELL_MEASURE
                                           : CELL_WORD;
}

/* Two cells of figures (硫酸 700万吨 5．9), a change at the end (农村 17.5), or a unit and its number (万公里
 * 856). */
static bool has_cells(const xun_page *page, const xun_line *line)
{
    unsigned numbers = 0, measures = 0;
    cell_kind last = CELL_WORD, before = CELL_WORD;
    bool row = false;
    size_t row_end = line->start, step; /* of characters set one by one, which are no cells */
    for (size_t at = line->start, end; at < line->end; at = end) {
        for (end = at; end < line->end && !xun_is_blank(xun_char_at(page->text, end, line->end, &step));)
            end += step;
        if (at >= row_end) {
            const char *stop;
            row = xun_letter_spaced(&stop, page->text + at, page->text + line->end);
            row_end = (size_t)(stop - page->text);
        }
        before = last;
        last = at == line->start || (row && at < row_end) ? CELL_WORD : read_cell(page->text, at, end);
        numbers += last == CELL_NUMBER ||
                   (last == CELL_CHANGE && !xun_is_han(xun_char_at(page->text, at, end, &step)));
        measures += last == CELL_MEASURE;
        while (end < line->end && xun_is_blank(xun_char_at(page->text, end, line->end, &step)))
            end += step;
    }
    return numbers + measures >= 2 || (last == CELL_CHANGE && numbers + measures > 0) ||
           (before == CELL_UNIT && last == CELL_NUMBER);
}

/* A comma that parts no thousands (10，595). */
static bool has_clause(const xun_page *page, const xun_line *line)
{
    const char *at = page->text + line->start, *end = page->text + line->end;
    for (; (at = memmem(at, (size_t)(end - at), "，", strlen("，"))) != NULL; at += strlen("，"))
        if (at == page->text + line->start || !xun_is_digit((unsigned char)at[-1]))
            return true;
    return false;
}

bool xun_line_is_table_row(const xun_page *page, const xun_line *line)
{
    if (line->ending != XUN_END_OPEN || line->chars >= ROW_LENGTH)
        return false;
    if (memchr(page->text + line->start, '|', line->end - line->start) ||
        memchr(page->text + line->start, '\t', line->end - line->start))
        return true;
    return has_cells(page, line) && !xun_line_has_sentence(page, line) && !has_clause(page, line);
}

/* 牵头单位：市扶贫办, 单位：亿元, 其中：水电: what is said of the line above. */
bool xun_line_is_label(const xun_page *page, const xun_line *line)
{
    static const char *const ends[] = {"单位", "部门",   "时间",   "地点", "电话", "领导",
                                       "期限", "网址",   "地址",   "邮编", "日期", "来源",
                                       "编号", "责任人", "联系人", "其中", "注"};
    size_t step, at = line->start;
    unsigned count = 0;
    uint32_t c;
    for (; at < line->end && count <= LABEL_LENGTH &&
           (c = xun_char_at(page->text, at, line->end, &step)) != 0xFF1A && c != ':' && xun_is_han(c);
         at += step)
        count++;
    c = xun_char_at(page->text, at, line->end, &step);
    if (!count || line->mark.kind || (c != 0xFF1A && c != ':'))
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t length = strlen(ends[i]);
        if (at - line->start >= length && memcmp(page->text + at - length, ends[i], length) == 0)
            return true;
    }
    return false;
}

/* The number at the line's end is one that titles end in: a year, the number of an annex (附件1), a name's
 * (G20, 工业4.0). */
static bool ends_in_title_number(const xun_page *page, const xun_line *line)
{
    size_t step = 0, at = line->end, digits = 0;
    uint32_t c = 0;
    while (at > line->start && xun_is_digit(c = xun_char_before(page->text, line->start, at, &step)))
        at -= step, digits++;
    if (at == line->start)
        return digits == 4;
    if (digits == 4 && (xun_starts_with(page->text, at, line->end, "19") ||
                        xun_starts_with(page->text, at, line->end, "20")))
        return true;
    if (c == '.' && page->text[line->end - 1] == '0')
        return true;
    while (at > line->start && xun_is_blank(c = xun_char_before(page->text, line->start, at, &step)))
        at -= step;
    return xun_is_letter(c) || xun_char_in(c, "件表录栏图注期号");
}

typedef struct {
    unsigned commas, pauses, spaces; /* ，  、  and blanks */
    unsigned last_clause;            /* characters behind the last comma */
    bool pause_first;                /* a 、 stands before the first comma */
    bool figures, quantity;          /* digits; digits with a measure word behind, which is no year */
    bool cell;                       /* … with a blank before, at the end (新建道路 53条) */
    bool digit;                      /* at the end */
    bool columns;                    /* three blanks in a row */
    bool stop;                       /* what no title has: a sentence's end, a percentage */
} marks;

/* Commas within numbers (3,216) are none. */
static marks count_marks(const xun_page *page, const xun_line *line)
{
    marks it = {0};
    unsigned spaces = 0;
    bool words = false, parted = false;
    size_t step;
    for (size_t at = line->start + line->mark.length; at < line->end; at += step) {
        uint32_t c = xun_char_at(page->text, at, line->end, &step);
        bool comma = c == 0xFF0C || (c == ',' && !(it.digit && at + 1 < line->end &&
                                                   xun_is_digit((unsigned char)page->text[at + 1])));
        it.stop = it.stop || xun_char_in(c, "。；;%％|\t");
        it.commas += comma;
        it.pauses += c == 0x3001 && words; /* 1、2018年…: a number of the heading */
        it.pause_first = it.pause_first || (c == 0x3001 && !it.commas);
        it.last_clause = comma ? 0 : it.last_clause + 1;
        it.spaces += c == ' ';
        spaces = c == ' ' ? spaces + 1 : 0;
        it.columns = it.columns || spaces == 3;
        bool quantity =
            it.digit && !xun_char_in(c, "年月日") && xun_begins_with_measure(page->text, at, line->end);
        it.quantity = it.quantity || quantity;
        it.cell = it.cell || (quantity && parted && line->end - at <= SHORT_UNIT);
        parted = xun_is_blank(c) || (parted && (xun_is_digit(c) || xun_char_in(c, ".．")));
        it.digit = xun_is_digit(c);
        words = words || (!it.digit && c != 0x3001);
        it.figures = it.figures || it.digit;
    }
    return it;
}

/* 会议强调，要…: the first clause says that somebody speaks. */
static bool begins_with_speech(const xun_page *page, const xun_line *line)
{
    static const char *const verbs[] = {"强调", "指出", "要求", "认为", "提出", "表示"};
    const char *comma = memmem(page->text + line->start, line->end - line->start, "，", strlen("，"));
    for (size_t i = 0; comma && i < sizeof verbs / sizeof verbs[0]; i++)
        if ((size_t)(comma - page->text) >= line->start + strlen(verbs[i]) &&
            memcmp(comma - strlen(verbs[i]), verbs[i], strlen(verbs[i])) == 0)
            return true;
    return false;
}

static bool has_quantity(const marks *it)
{
    return it->quantity && it->commas + it->pauses > 0;
}

bool xun_line_has_quantity(const xun_page *page, const xun_line *line)
{
    marks it = count_marks(page, line);
    return has_quantity(&it) && !xun_line_is_latin(line);
}

/* The figures and clauses of an unmarked Chinese line tell a part of a sentence, not a title. */
static bool reads_like_prose(const xun_page *page, const xun_line *line, const marks *it)
{
    if (has_quantity(it) || it->cell)
        return true;
    if (it->commas && it->pause_first && it->last_clause <= LAST_CLAUSE)
        return true; /* 人员安置、工作交接，研究出台 */
    return begins_with_speech(page, line);
}

static bool reads_like_title(const xun_page *page, const xun_line *line)
{
    marks it = count_marks(page, line);
    if (it.stop || (it.columns && it.figures))
        return false;
    if (xun_line_is_latin(line))
        return it.commas <= 2 && it.spaces <= 14 &&
               !(page->text[line->start] >= 'a' && page->text[line->start] <= 'z');
    if (it.digit && (it.commas + it.pauses > 0 || !ends_in_title_number(page, line)))
        return false;
    if (!line->mark.kind && reads_like_prose(page, line, &it))
        return false;
    return it.commas <= 1 || (it.commas == 2 && !it.figures && line->chars <= 30);
}

/* Characters before the first comma; 0 without one. */
static unsigned first_comma(const xun_page *page, const xun_line *line)
{
    size_t step;
    unsigned count = 0;
    for (size_t at = line->start; at < line->end; at += step, count++) {
        uint32_t c = xun_char_at(page->text, at, line->end, &step);
        if (c == 0xFF0C || c == ',' || c == 0x3002)
            return count;
    }
    return 0;
}

/* Two lines of about one length, one right below the other, with commas, and none longer below them: text
 * that was wrapped, unless they are a couplet. */
static bool is_wrapped_pair(const xun_page *page, const xun_line *above, const xun_line *below)
{
    if (below->gap || above->junk || below->junk || above->mark.kind || below->mark.kind ||
        above->ending == XUN_END_FINAL || above->chars < WRAPPED_LINE || above->chars > WIDEST_LINE ||
        below->indent > above->indent || above->chars > below->chars + 2 || below->chars > above->chars + 2)
        return false;
    if (below + 1 < page->lines + page->line_count && below[1].chars > above->chars + 2)
        return false;
    unsigned first = first_comma(page, above), second = first_comma(page, below);
    return first && second && (first != second || above->chars != below->chars);
}

bool xun_line_is_wrapped(const xun_page *page, const xun_line *line)
{
    return !xun_line_is_latin(line) &&
           ((line > page->lines && is_wrapped_pair(page, line - 1, line)) ||
            (line + 1 < page->lines + page->line_count && is_wrapped_pair(page, line, line + 1)));
}

bool xun_words_are_title_like(const xun_page *page, const xun_line *line)
{
    if (line->ending != XUN_END_OPEN || line->chars < 2 ||
        line->chars > (xun_line_is_latin(line) ? TITLE_LATIN : TITLE_WIDE))
        return false;
    if (xun_unbalanced(page, line, false) || xun_unbalanced(page, line, true) ||
        xun_torn_start(page, line) >= 2 || xun_line_begins_with_time(page, line))
        return false;
    return reads_like_title(page, line) && !xun_line_is_table_row(page, line) &&
           !xun_ends_with_function_word(page->text, line->start, line->end);
}

bool xun_line_is_title_like(const xun_page *page, const xun_line *line)
{
    return !xun_line_begins_paragraph(page, line) && xun_words_are_title_like(page, line) &&
           !xun_line_is_wrapped(page, line);
}
