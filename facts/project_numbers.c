/* Works by their numbers and by what they carry from where to where: G310西南段, 轨道交通4、5号线, 引江济淮.
 */
#include "facts/projects.h"

enum { LONGEST_STRETCH = 8, LONGEST_SINGLE = 3 };

/* 轨道交通4 in 轨道交通4、5号线; K1 in K1、K2市域快线. */
static size_t number_start(const xun_name_scan *scan, size_t end)
{
    static const char16_t *const openings[] = {u"地铁", u"轨道交通", u"轨道", NULL};
    const xun_fact_text *text = scan->text;
    size_t start = end;
    while (start > 0 && xun_is_digit(text->chars[start - 1]))
        start--;
    if (start == end || end - start > 2)
        return end;
    if (xun_is_upper(xun_char(text, start - 1)))
        start--;
    for (const char16_t *const *word = openings; *word != NULL; word++)
        if (xun_ends_with(text, start, *word))
            return xun_match(text, start - 2, u"交通") > 0 ? start - 4 : start - 2;
    return start;
}

bool xun_project_listed_numbers(xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    size_t to = name->start;
    while (to > 1 && xun_one_of(text->chars[to - 1], u"、和与")) {
        size_t start = number_start(scan, to - 1);
        xun_project_candidate number = {
            .start = start, .end = to - 1, .ending = to - 1, .strong = true, .stage_from = name->end};
        if (start == to - 1)
            return true;
        if ((to - 1 - start > 1 || !xun_is_digit(text->chars[start])) && !xun_project_add(scan, &number))
            return false;
        to = start;
    }
    return true;
}

/* The length of a road's number (G310, S541, G3W) at `index`; 0 when there is none. */
static size_t road_number(const xun_fact_text *text, size_t index)
{
    size_t at = index + 1;
    if (!xun_one_of(xun_char(text, index), u"GSX") || xun_is_letter(xun_char(text, index - 1)) ||
        xun_is_digit(xun_char(text, index - 1)))
        return 0;
    while (xun_is_digit(xun_char(text, at)))
        at++;
    if (at - index < 3 || at - index > 5 || xun_is_letter(xun_char(text, at)))
        return 0;
    return at - index;
}

/* The length of 104国道, 省道312 at `index`; 0 when there is none. */
static size_t highway_number(const xun_fact_text *text, size_t index)
{
    static const char16_t *const ways[] = {u"国道", u"省道", u"县道", NULL};
    size_t way = xun_match_any(text, index, ways), at = index + way;
    if (way == 0 && (!xun_is_digit(xun_char(text, index)) || xun_is_digit(xun_char(text, index - 1))))
        return 0;
    while (xun_is_digit(xun_char(text, at)) && at < index + way + 3)
        at++;
    if (at != index + way + 3 || xun_is_digit(xun_char(text, at)))
        return 0;
    if (way == 0)
        way = xun_match_any(text, at, ways), at += way;
    return way == 0 || xun_is_letter(xun_char(text, at)) || xun_match(text, at, u"公里") > 0 ? 0 : at - index;
}

/* The length of a line's letter and number (S2线, T1线) at `index`; 0 when there is none. */
static size_t line_number(const xun_fact_text *text, size_t index)
{
    size_t at = index + 1;
    if (!xun_is_upper(xun_char(text, index)) || xun_is_letter(xun_char(text, index - 1)))
        return 0;
    while (at < index + 3 && xun_is_digit(xun_char(text, at)))
        at++;
    return at > index + 1 && xun_char(text, at) == u'线' ? at + 1 - index : 0;
}

/* G310西南段: the number and the stretch. */
static size_t stretch_end(const xun_fact_text *text, size_t index)
{
    static const char16_t *const ends[] = {u"线", u"国道", u"省道", u"高速", NULL};
    size_t limit = index + LONGEST_STRETCH, at = index;
    at += xun_match_any(text, at, ends);
    for (size_t i = at; i < limit && xun_is_hanzi(xun_char(text, i)); i++)
        if (text->chars[i] == u'段')
            return i + 1;
    return at;
}

/* The length of a transfer's name at `index`: 引江济淮, 引黄入冀, 青电入豫, 西水东引; 0 when there is none.
 */
static size_t transfer(const xun_fact_text *text, size_t index)
{
    char16_t c[4];
    for (size_t i = 0; i < 4; i++)
        if (!xun_is_hanzi(c[i] = xun_char(text, index + i)))
            return 0;
    bool led = c[0] == u'引' && !xun_one_of(c[1], u"客资智才企金") && xun_one_of(c[2], u"济入补灌");
    bool sent = xun_one_of(c[1], u"电气") && c[2] == u'入';
    bool across = xun_one_of(c[0], u"东西南北") && xun_one_of(c[1], u"水电气煤") &&
                  xun_one_of(c[2], u"东西南北") && xun_one_of(c[3], u"调引送输");
    return led || sent || across ? 4 : 0;
}

/* The length of a row of numbered buildings at `index`: 四馆, 两院一中心; 0 when there is none. 四个中心 are
 * what a city wants to be. */
static size_t numbered_row(const xun_fact_text *text, size_t index)
{
    static const char16_t *const buildings[] = {u"中心", u"公园", u"院", u"馆", u"场",
                                                u"园",   u"楼",   u"塔", NULL};
    size_t at = index, length;
    while (xun_one_of(xun_char(text, at), u"一两二三四五六七八九")) {
        if ((length = xun_match_any(text, at + 1, buildings)) == 0)
            return 0;
        at += 1 + length;
    }
    return at - index;
}

/* Adds “两院一中心” where its quotes and a verb of building say that it is one work; “四中心” where a firm one
 * does. */
static bool add_quoted_row(xun_name_scan *scan, size_t start)
{
    size_t end = start + numbered_row(scan->text, start);
    const xun_project_candidate row = {
        .start = start, .end = end, .ending = end, .strong = true, .stage_from = end};
    return end == start || !xun_is_closing_quote(xun_char(scan->text, row.end)) ||
           !(end - start > LONGEST_SINGLE ? xun_project_is_in_slot(scan, &row)
                                          : xun_project_has_firm_verb(scan, &row)) ||
           xun_project_add(scan, &row);
}

/* A cheap look, before the closer ones, at what the character at `index` may begin. */
static bool may_begin(const xun_fact_text *text, size_t index)
{
    char16_t c = text->chars[index];
    return c < 0x80 ? xun_is_digit(c) || xun_is_upper(c)
                    : c == u'国' || c == u'省' || c == u'县' || c == u'引' || c == u'东' || c == u'西' ||
                          c == u'南' || c == u'北' || xun_char(text, index + 2) == u'入';
}

bool xun_project_numbers(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->text->count; i++) {
        if (i > 0 && xun_is_opening_quote(scan->text->chars[i - 1]) && !add_quoted_row(scan, i))
            return false;
        if (!may_begin(scan->text, i))
            continue;
        size_t line = line_number(scan->text, i), length = line > 0 ? line : road_number(scan->text, i);
        if (length == 0)
            length = highway_number(scan->text, i);
        bool named = length == 0 && (length = transfer(scan->text, i)) > 0;
        if (length == 0)
            continue;
        size_t end = line > 0 || named ? i + length : stretch_end(scan->text, i + length);
        size_t start = line > 0 ? number_start(scan, i + line - 1) : i;
        const xun_project_candidate road = {
            .start = start < i ? start : i, .end = end, .ending = end, .strong = true, .stage_from = end};
        bool found = !(named && xun_project_runs_on(scan, end)) && xun_has_stage_beside(scan, &road);
        if (found &&
            (!xun_project_add(scan, &road) || (line > 0 && !xun_project_listed_numbers(scan, &road))))
            return false;
        i = end - 1;
    }
    return true;
}
