/* What stands beside a work in an enumeration without 等: the shorter members before it, which share its
 * ending (郑万 in 郑万、郑阜高铁), and works that alone would be taken for bodies or classes (the second of
 * 启动河南电子科技大学、郑州航空航天大学建设). */
#include "facts/projects.h"

enum { LONGEST_FRAGMENT = 8, LONGEST_NEIGHBOUR = 24, LEAST_FRAGMENT = 2 };

static bool parts_fragments(char16_t c)
{
    return xun_one_of(c, u"和与及");
}

/* True when a work's ending or a common word of two characters or more ends at `end`: the fragment is a name
 * of its own, or none. */
static bool ends_in_word(const xun_name_scan *scan, size_t start, size_t end)
{
    if ((scan->ends[end] & XUN_PROJECT_ENDING) != 0)
        return true;
    const xun_mark *word = xun_mark_before(scan, start, end, XUN_WORD_COMMON);
    return word != NULL && word->end == end && word->end - word->start > 1;
}

/* The start of the fragment that ends at `end`; `end` when there is none. */
static size_t fragment_start(const xun_name_scan *scan, size_t end)
{
    const xun_fact_text *text = scan->text;
    size_t start = end;
    while (start > 0 && end - start < LONGEST_FRAGMENT && xun_is_hanzi(text->chars[start - 1]) &&
           !parts_fragments(text->chars[start - 1]) && !xun_project_stops(scan, start, end))
        start--;
    size_t opening = xun_rules_longest(scan->finder, text->chars + start, end - start, XUN_WORD_LEADS);
    if (start + opening + LEAST_FRAGMENT <= end)
        start += opening; /* 做好会宁、靖远博物馆 */
    bool parted = opening > 0 || start == 0 || !xun_is_hanzi(text->chars[start - 1]) ||
                  parts_fragments(text->chars[start - 1]) ||
                  xun_is_function_character(text->chars[start - 1]) ||
                  xun_project_verb_ends(scan, start, end);
    bool counted =
        (scan->closed[start] & XUN_FIGURE_ENDS) != 0 || xun_any_closed(scan, start, end, XUN_IN_FIGURE);
    return parted && !counted && end - start >= LEAST_FRAGMENT ? start : end;
}

/* 通关河 beside 冯坊河水库: a river, though its name begins with a word. */
static bool is_water(const xun_name_scan *scan, size_t start, size_t end)
{
    return end - start > LEAST_FRAGMENT &&
           xun_one_of(scan->text->chars[end - 1], u"江河湖溪沟山岭寨坪坝滩湾塘洼峡崖塬");
}

/* 周口国家优质小麦基地, beside which 安阳 is a work too: a zone opens the name and is not all of it. */
static bool opens_with_zone(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t zone = xun_rules_longest(scan->finder, scan->text->chars + name->start, name->end - name->start,
                                    XUN_WORD_PLACE);
    return zone > 0 && name->start + zone < name->ending &&
           xun_is_plain_zone(scan, name->start, name->start + zone);
}

/* True for what lacks nothing but the ending of `name` to be a work's name. */
static bool is_fragment(const xun_name_scan *scan, size_t start, size_t end,
                        const xun_project_candidate *name, bool governed)
{
    bool zones = (xun_project_ending_roles(scan, name->end) & XUN_PROJECT_ZONES) != 0 ||
                 (governed && opens_with_zone(scan, name));
    bool zone = zones && xun_is_plain_zone(scan, start, end);
    if (governed && xun_holds_span(scan->text, start, end))
        return true;
    if (governed && xun_ends_with(scan->text, name->end, u"项目") && xun_is_proper(scan, start, end) &&
        xun_may_be_member(scan, start, end, false))
        return true; /* 利源肉鸡 beside 大进蛋鸭项目 */
    if (end - start > LEAST_FRAGMENT && ends_in_word(scan, start, end))
        return false;
    return zone || (xun_worth_of(scan, start, end) != XUN_NO_WORK &&
                    (xun_is_proper(scan, start, end) || xun_is_wordless(scan, start, end) ||
                     (governed && is_water(scan, start, end))));
}

/* 汉宜段 beside 合武段, 七桥 beside 湘江六桥: short, but with the ending of `name`. */
static bool is_twin(const xun_name_scan *scan, size_t start, size_t end, const xun_project_candidate *name)
{
    size_t length = name->end - name->ending;
    bool way = length == 1 && end == start + 3 && xun_one_of(scan->text->chars[end - 1], u"路街桥巷闸") &&
               !xun_project_has_role(scan, start, end, XUN_PROJECT_CLASS); /* 断头路 */
    if (end - start <= length || (!way && !xun_is_proper(scan, start, end - length)))
        return end == start + 2 && length == 1 && xun_one_of(scan->text->chars[start], u"二三四五六七八九") &&
               scan->text->chars[end - 1] == scan->text->chars[name->end - 1];
    for (size_t i = 1; i <= length; i++)
        if (scan->text->chars[end - i] != scan->text->chars[name->end - i])
            return false;
    return true;
}

/* True for a work with an ending of its own, of which its place in the list says that it is one: 美术馆
 * beside 市群艺馆. */
static bool is_sibling(const xun_name_scan *scan, size_t start, size_t end, const xun_project_candidate *name)
{
    if (end <= start || (scan->ends[end] & XUN_PROJECT_ENDING) == 0 || xun_project_is_counted(scan, start) ||
        xun_project_role_at(scan, start, XUN_PROJECT_SEVERAL) ||
        xun_role_ends(scan, end, XUN_PROJECT_SEVERAL) > 0)
        return false; /* 若干城市公园 */
    const xun_word_rule *rule = xun_rules_lookup(scan->finder, scan->text->chars + start, end - start);
    return (rule != NULL && (rule->roles & XUN_PROJECT_SINGLE) != 0) ||
           xun_may_be_member(scan, start, end, false) || is_twin(scan, start, end, name);
}

/* 色尼12万千瓦光伏 beside 索县6万千瓦储能项目: who makes how much of what. */
static bool is_of_capacity(const xun_name_scan *scan, size_t start, size_t end,
                           const xun_project_candidate *name)
{
    if (!xun_ends_with(scan->text, name->end, u"项目"))
        return false;
    for (size_t i = start + 2; i + 1 < end; i++)
        if ((scan->closed[i] & XUN_FIGURE_ENDS) != 0)
            return xun_project_over_capacity(scan, i) <= start && xun_is_hanzi(scan->text->chars[start]);
    return false;
}

static bool add_member(xun_name_scan *scan, size_t start, size_t end, const xun_project_candidate *name)
{
    const xun_project_candidate member = {
        .start = start, .end = end, .ending = end, .strong = true, .stage_from = name->end};
    return xun_project_add(scan, &member);
}

/* The index after which the member before `start` ends, past the quotes; 0 when no list goes on there. */
static size_t end_before(const xun_fact_text *text, size_t start)
{
    if (start > 1 && xun_is_opening_quote(text->chars[start - 1]))
        start--;
    if (start < 2 || !xun_joins_members(text, start - 1))
        return 0;
    return xun_is_closing_quote(text->chars[start - 1]) ? start : start - 1;
}

/* The start of the member that ends at `end`, a fragment or a work; `end` when it is none. */
static size_t member_before(const xun_name_scan *scan, size_t limit, size_t end,
                            const xun_project_candidate *name, bool governed)
{
    size_t start = fragment_start(scan, end);
    if (start < end && is_fragment(scan, start, end, name, governed))
        return start;
    start = xun_member_start(scan, limit, end);
    start += xun_char(scan->text, start) == u' '; /* the cell of a table */
    start = xun_skip_project_opening(scan, start, end);
    bool told = is_sibling(scan, start, end, name) || is_of_capacity(scan, start, end, name);
    return governed && told ? start : end;
}

/* The index where 双桥 begins in 二郎庙、双桥和天星桥水库, where a name goes before it; `end` when none does.
 */
static size_t short_before(const xun_name_scan *scan, size_t limit, size_t end,
                           const xun_project_candidate *name, bool governed)
{
    size_t start = fragment_start(scan, end), next = end_before(scan->text, start);
    bool goes_on = governed && start < end && next > limit && xun_is_short_member(scan, start, end);
    return goes_on && is_fragment(scan, fragment_start(scan, next), next, name, governed) ? start : end;
}

static bool add_before(xun_name_scan *scan, const xun_project_candidate *name, bool governed)
{
    size_t limit = xun_clause_start(scan->text, name->start), end;
    for (size_t to = name->start; (end = end_before(scan->text, to)) > limit;) {
        to = member_before(scan, limit, end, name, governed);
        if (to == end)
            to = short_before(scan, limit, end, name, governed);
        if (to == end)
            return true;
        if (!add_member(scan, to, end, name))
            return false;
    }
    return true;
}

/* 接线工程 in 燕矶长江大桥及接线工程: common words behind 及 are a part of the work before it. */
static bool is_annex(const xun_name_scan *scan, size_t start, size_t end)
{
    return scan->text->chars[start - 1] == u'及' && !xun_is_proper(scan, start, end);
}

/* Where the work that begins at `start` ends: with an ending, before a joint, a verb or the end of the
 * clause; `start` when there is none. */
static size_t end_after(const xun_name_scan *scan, size_t start)
{
    const xun_fact_text *text = scan->text;
    size_t clause = xun_clause_end(text, start), limit = start + LONGEST_NEIGHBOUR;
    for (size_t end = start + 1; end <= clause && end < limit; end++) {
        bool stops = end == clause || !xun_is_hanzi(text->chars[end]) || text->chars[end] == u'等' ||
                     parts_fragments(text->chars[end]) ||
                     (scan->starts[end] & (XUN_WORD_STAGE | XUN_WORD_LEADS)) != 0;
        if (stops && (scan->ends[end] & XUN_PROJECT_ENDING) != 0)
            return end;
        if (end < clause &&
            (xun_is_function_character(text->chars[end]) || xun_one_of(text->chars[end], u"、和与及等")))
            break;
    }
    return start;
}

static bool add_after(xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    for (size_t from = name->end;;) {
        from += xun_is_closing_quote(xun_char(text, from));
        if (!xun_one_of(xun_char(text, from), u"、和与及"))
            return true;
        from++;
        from += xun_is_opening_quote(xun_char(text, from));
        size_t end = end_after(scan, from);
        if (!is_sibling(scan, from, end, name) || is_annex(scan, from, end))
            return true;
        if (!add_member(scan, from, end, name))
            return false;
        from = end;
    }
}

bool xun_project_neighbours(xun_name_scan *scan, const xun_project_candidate *name)
{
    char16_t first = scan->text->chars[name->start];
    if (xun_is_digit(first) || xun_is_upper(first))
        return xun_project_listed_numbers(scan, name);
    bool named = xun_is_work_name(scan, name->start, name->ending) ||
                 xun_holds_span(scan->text, name->start, name->ending);
    bool governed = xun_has_stage_beside(scan, name) && (named || xun_project_has_firm_verb(scan, name));
    return add_before(scan, name, governed) && (!governed || add_after(scan, name));
}
