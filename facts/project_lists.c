/* Projects in enumerations: “A、B、C等12个项目”, 郑万、郑阜高铁. */
#include "facts/projects.h"

enum { LONGEST_MEMBER = 24, LONGEST_FRAGMENT = 8, HEAD_REACH = 14, LIST_REACH = 200 };

/* 郑万 in 郑万、郑阜高铁: the shorter members before a name with the ending. */
static bool add_numbers(xun_name_scan *scan, const xun_project_candidate *name);

bool xun_project_fragments(xun_name_scan *scan, const xun_project_candidate *name)
{
    if (xun_is_digit(scan->text->chars[name->start]) || xun_is_upper(scan->text->chars[name->start]))
        return add_numbers(scan, name);
    const xun_fact_text *text = scan->text;
    size_t to = name->start;
    while (to > 1 && xun_one_of(text->chars[to - 1], u"、和与")) {
        size_t end = to - 1, start = end;
        while (start > 0 && end - start < LONGEST_FRAGMENT && xun_is_hanzi(text->chars[start - 1]) &&
               !xun_one_of(text->chars[start - 1], u"和与及") && !xun_project_stops(scan, start, end))
            start--;
        bool parted = start == 0 || !xun_is_hanzi(text->chars[start - 1]) ||
                      xun_one_of(text->chars[start - 1], u"和与及") || xun_project_verb_ends(scan, start, end);
        xun_project_candidate fragment = {
            .start = start, .end = end, .ending = end, .strong = true, .stage_from = name->end};
        bool ended = (scan->ends[end] & (XUN_PROJECT_ENDING | XUN_WORD_COMMON)) != 0;
        if (!parted || end - start < 2 || ended || xun_worth_of(scan, start, end) == XUN_NO_WORK ||
            !xun_is_proper(scan, start, end))
            return true;
        if (!xun_project_add(scan, &fragment))
            return false;
        to = start;
    }
    return true;
}

/* The index after “等12个重大项目” that begins at `index`, when a class of works ends it; `index` otherwise.
 */
static size_t list_head(const xun_name_scan *scan, size_t index)
{
    static const char16_t *const loose_heads[] = {u"基地", u"市场",   u"产能",   u"总部", u"景区",
                                                  u"社区", u"小区",   u"新村",   u"口岸", u"开发区",
                                                  u"新区", u"示范区", u"集聚区",
                                                  u"整治", u"提升", u"改造",   u"治理", NULL};
    const xun_fact_text *text = scan->text;
    size_t to = index + 1;
    while (to < text->count &&
           ((scan->closed[to] & XUN_IN_FIGURE) != 0 || text->chars[to] == u'一' || text->chars[to] == u'批'))
        to++;
    size_t limit = to + HEAD_REACH, end = index;
    for (size_t i = to; i < limit && i < text->count; i++) {
        if (!xun_is_hanzi(text->chars[i]) || xun_one_of(text->chars[i], u"的在是了将入"))
            break;
        if ((scan->ends[i + 1] & XUN_PROJECT_ENDING) != 0 && (i + 1 - to >= 2) &&
            !xun_ends_with_any(text, i + 1, loose_heads)) {
            if (xun_match_any(text, i + 1,
                              (const char16_t *const[]){u"城市", u"城区", u"企业", u"镇", u"村", NULL}) > 0)
                break;
            end = i + 1;
            if ((scan->ends[i + 1] & XUN_WORD_STAGE) == 0)
                continue;
        }
        if (xun_match_any(text, i,
                          (const char16_t *const[]){u"企业", u"公司", u"产品", u"活动", u"行业", u"领域",
                                                    u"产业链", NULL}) > 0 &&
            (scan->starts[i] & XUN_PROJECT_ENDING) == 0)
            return end;
    }
    return end;
}

static bool member_ends(const xun_name_scan *scan, size_t index)
{
    char16_t c = scan->text->chars[index - 1];
    return c == u'、' || xun_is_clause_mark(c) || c == u'(' || c == u'》';
}

/* The members between `from` and the 等 at `to`, parted by 、. */
static size_t member_start(const xun_name_scan *scan, size_t from, size_t to)
{
    size_t at = to;
    while (at > from && !member_ends(scan, at) && !(scan->closed[at] & XUN_FIGURE_ENDS)) {
        char16_t c = scan->text->chars[at - 1];
        if (xun_is_opening_quote(xun_char(scan->text, at)) && at < to && xun_is_closing_quote(c))
            break;
        if (xun_one_of(c, u"了为是在把将被以对从又并已均等的") || (xun_one_of(c, u"和与及") && at < to))
            break;
        const xun_mark *verb =
            (scan->ends[at] & XUN_PROJECT_VERB) != 0 ? xun_mark_before(scan, at > 8 ? at - 8 : 0, at, XUN_PROJECT_VERB) : NULL;
        if (verb != NULL && verb->end == at && verb->end - verb->start >= 2 && at < to &&
            (!xun_is_noun_too(scan, verb) || at + 2 < to))
            break;
        at--;
    }
    return at;
}

/* A company may stand for its project in a list of projects. */
static bool is_company(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_word_rule *rule = xun_rules_lookup(scan->finder, scan->text->chars + start, end - start);
    return rule != NULL && (rule->kinds & XUN_WORD_ORG) != 0 && !xun_ends_with(scan->text, end, u"大学");
}

/* 国家级新型互联网交换中心 among “等重大项目”: common words all of them, but long, and what they end in is built. */
static bool is_large_work(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char16_t *const classes[] = {u"各", u"公共", u"农村", u"社区", u"便民", u"乡镇", u"基层",
                                              u"城乡", u"老旧", u"中小", u"县", u"村", u"一批", u"配套",
                                              u"基础设施", u"民生", u"重点", u"互联互通", u"服务中心", NULL};
    const xun_mark *ending = NULL;
    for (size_t i = xun_first_mark(scan, start); i < scan->mark_count && scan->marks[i].start < end; i++)
        if (ending == NULL && scan->marks[i].end == end &&
            (xun_mark_rule(scan, &scan->marks[i])->kinds & XUN_WORD_PROJECT_STRONG) != 0)
            ending = &scan->marks[i];
    if (ending == NULL || ending->start < start + 4 || (scan->starts[start] & XUN_WORD_VERB) != 0 ||
        (scan->closed[start] & XUN_FIGURE_ENDS) != 0)
        return false; /* 4所二级综合医院 */
    for (size_t i = start; i < end; i++)
        if (xun_match_any(scan->text, i, classes) > 0)
            return false;
    return !xun_ends_with(scan->text, end, u"工程");
}

static bool is_member(const xun_name_scan *scan, size_t start, size_t end, bool large)
{
    if (end - start < 2 || end - start > LONGEST_MEMBER)
        return false;
    if (xun_is_slogan(scan->text, start, end))
        return false;
    if (xun_worth_of(scan, start, end) == XUN_NO_WORK)
        return is_company(scan, start, end);
    if (xun_worth_of(scan, start, end) == XUN_PLACE_TOO || scan->text->chars[end - 1] == u'环')
        return true;
    for (size_t i = start + 2; i + 2 < end; i++)
        if (scan->text->chars[i] == u'至')
            return true;
    if (xun_inside_not_name(scan, start, end))
        return false;
    return xun_is_proper(scan, start, end) || (large && is_large_work(scan, start, end));
}

/* True when the head of a list, [start, end), speaks of large works. */
static bool is_of_large_works(const xun_fact_text *text, size_t start, size_t end)
{
    static const char16_t *const words[] = {u"重大", u"重点", u"标志性", u"项目", u"工程", NULL};
    for (size_t i = start; i < end; i++)
        if (xun_match_any(text, i, words) > 0)
            return true;
    return false;
}

/* 、 和 与 及 between members (not 涉及, 以及's end), or one quoted member right after another. */
static bool joins_members(const xun_fact_text *text, size_t index)
{
    if (text->chars[index] == u'及')
        return !xun_one_of(xun_char(text, index - 1), u"涉普");
    return xun_one_of(text->chars[index], u"、和与") ||
           (xun_is_closing_quote(text->chars[index]) && xun_is_opening_quote(xun_char(text, index + 1)));
}

static bool add_list(xun_name_scan *scan, size_t etc, size_t head_end)
{
    const xun_fact_text *text = scan->text;
    size_t limit = xun_clause_start(text, etc), to = etc;
    bool large = is_of_large_works(text, etc, head_end);
    if (etc - limit > LIST_REACH)
        limit = etc - LIST_REACH;
    while (to > limit) {
        size_t start = member_start(scan, limit, to);
        xun_project_candidate name = {.start = xun_skip_project_opening(scan, start, to),
                          .end = to,
                          .ending = to,
                          .strong = true,
                          .stage_from = head_end};
        if (is_member(scan, name.start, name.end, large) && !xun_project_add(scan, &name))
            return false;
        if (start == limit || start == 0 || !joins_members(text, start - 1))
            break;
        to = xun_is_closing_quote(text->chars[start - 1]) ? start : start - 1;
    }
    return true;
}

/* 等 in 高等, 均等, 等级 ends no list. */
static bool is_part_of_word(const xun_name_scan *scan, size_t index)
{
    bool begins = (scan->starts[index] & XUN_WORD_COMMON) != 0 &&
                  xun_rules_longest(scan->finder, scan->text->chars + index, 2, XUN_WORD_COMMON) == 2;
    return begins || xun_rules_longest(scan->finder, scan->text->chars + index - 1, 2, XUN_WORD_COMMON) == 2;
}

bool xun_project_lists(xun_name_scan *scan)
{
    for (size_t i = 1; i + 1 < scan->text->count; i++) {
        if (scan->text->chars[i] != u'等' || (scan->closed[i] & XUN_IN_TITLE) != 0 || is_part_of_word(scan, i))
            continue;
        size_t end = list_head(scan, i);
        bool denied = end < scan->text->count &&
                      xun_rules_longest(scan->finder, scan->text->chars + end, scan->text->count - end,
                                        XUN_WORD_NO_WORK) > 0;
        if (end > i && !denied && !add_list(scan, i, end))
            return false;
    }
    return true;
}

/* ---- numbers ---- */

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
        return start - 1;
    for (const char16_t *const *word = openings; *word != NULL; word++)
        if (xun_ends_with(text, start, *word))
            return xun_match(text, start - 2, u"交通") > 0 ? start - 4 : start - 2;
    return start;
}

static bool add_numbers(xun_name_scan *scan, const xun_project_candidate *name)
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
    size_t limit = index + LONGEST_FRAGMENT, at = index;
    at += xun_match_any(text, at, ends);
    for (size_t i = at; i < limit && xun_is_hanzi(xun_char(text, i)); i++)
        if (text->chars[i] == u'段')
            return i + 1;
    return at;
}

bool xun_project_numbers(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->text->count; i++) {
        size_t line = line_number(scan->text, i), length = line > 0 ? line : road_number(scan->text, i);
        if (length == 0)
            continue;
        size_t end = line > 0 ? i + line : stretch_end(scan->text, i + length);
        const xun_project_candidate road = {
            .start = i, .end = end, .ending = end, .strong = true, .stage_from = end};
        bool found = xun_has_stage_beside(scan, &road);
        if (found && (!xun_project_add(scan, &road) || (line > 0 && !add_numbers(scan, &road))))
            return false;
        i = end - 1;
    }
    return true;
}
