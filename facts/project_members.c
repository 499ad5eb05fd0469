/* The members of an enumeration of works: how far each goes, and whether it may be one. */
#include "facts/projects.h"

enum {
    LONGEST_MEMBER = 24,
    LONGEST_PARENTHESES = 10,
    LIST_REACH = 200,
    LONGEST_ZONE = 5,
    LONGEST_SHORT = 3,
    LONGEST_SECTOR = 5,
    LEAST_PLAIN = 4 /* characters of a member of common words */
};

const xun_mark *xun_project_ending(const xun_name_scan *scan, size_t end)
{
    for (size_t i = xun_first_mark(scan, end > LONGEST_MEMBER ? end - LONGEST_MEMBER : 0);
         i < scan->mark_count && scan->marks[i].start < end; i++)
        if (scan->marks[i].end == end &&
            (xun_mark_rule(scan, &scan->marks[i])->kinds & XUN_PROJECT_ENDING) != 0)
            return &scan->marks[i];
    return NULL;
}

xun_word_roles xun_project_ending_roles(const xun_name_scan *scan, size_t end)
{
    const xun_mark *ending = xun_project_ending(scan, end);
    return ending != NULL ? xun_mark_rule(scan, ending)->roles : 0;
}

bool xun_is_plain_zone(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_word_rule *rule = xun_rules_lookup(scan->finder, scan->text->chars + start, end - start);
    bool city = end == start + 2 && scan->text->chars[end - 1] == u'州'; /* 郑州, no prefecture */
    return rule != NULL && (rule->kinds & XUN_WORD_PLACE) != 0 &&
           (city || !xun_one_of(scan->text->chars[end - 1], u"省市县区州镇乡国"));
}

/* ---- where a member begins ---- */

static bool member_ends(const xun_name_scan *scan, size_t index)
{
    char16_t c = scan->text->chars[index - 1];
    return xun_is_clause_mark(c) || xun_one_of(c, u"、(》|");
}

/* Where (玉林) in 中泰（玉林）产业园, which ends at `end`, begins; `end` when nothing in parentheses ends
 * there that follows a name. */
static size_t over_parentheses(const xun_fact_text *text, size_t from, size_t end)
{
    size_t at = end - 1;
    if (text->chars[at] != u')')
        return end;
    while (at > from && end - at < LONGEST_PARENTHESES && text->chars[at] != u'(')
        at--;
    return at > from && text->chars[at] == u'(' && xun_is_hanzi(text->chars[at - 1]) ? at : end;
}

/* True for a verb of the sentence; false for 通航 in 无人机通航产业园. */
static bool governs(const xun_name_scan *scan, const xun_mark *verb, size_t to)
{
    return !xun_is_noun_too(scan, verb) || verb->start == 0 ||
           !xun_is_hanzi(scan->text->chars[verb->start - 1]) || xun_is_proper(scan, verb->end, to);
}

size_t xun_member_start(const xun_name_scan *scan, size_t from, size_t to)
{
    size_t at = to;
    while (at > from && !member_ends(scan, at)) {
        if ((scan->closed[at] & XUN_FIGURE_ENDS) != 0)
            return at < to ? xun_project_over_capacity(scan, at) : at;
        char16_t c = scan->text->chars[at - 1];
        size_t over = over_parentheses(scan->text, from, at);
        if (over < at) {
            at = over;
            continue;
        }
        if (xun_is_opening_quote(xun_char(scan->text, at)) && at < to && xun_is_closing_quote(c))
            break;
        if (xun_one_of(c, u"了为是在把将被以对从又并已均等的") || (xun_one_of(c, u"和与及") && at < to))
            break;
        const xun_mark *verb = (scan->ends[at] & XUN_PROJECT_VERB) != 0
                                   ? xun_mark_before(scan, at > 8 ? at - 8 : 0, at, XUN_PROJECT_VERB)
                                   : NULL;
        if (verb != NULL && verb->end == at && verb->end - verb->start >= 2 && at < to &&
            governs(scan, verb, to))
            break;
        at--;
    }
    return at;
}

bool xun_joins_members(const xun_fact_text *text, size_t index)
{
    if (text->chars[index] == u'及')
        return !xun_one_of(xun_char(text, index - 1), u"涉普");
    return xun_one_of(text->chars[index], u"、和与") ||
           (xun_is_closing_quote(text->chars[index]) && xun_is_opening_quote(xun_char(text, index + 1)));
}

size_t xun_members_before(const xun_name_scan *scan, size_t etc, xun_list_member members[XUN_MOST_MEMBERS])
{
    const xun_fact_text *text = scan->text;
    size_t limit = xun_clause_start(text, etc), to = etc, count = 0;
    if (etc - limit > LIST_REACH)
        limit = etc - LIST_REACH;
    while (to > limit && count < XUN_MOST_MEMBERS) {
        size_t start = xun_member_start(scan, limit, to);
        size_t opening = xun_skip_project_opening(scan, start, to);
        members[count++] = (xun_list_member){
            .start = xun_project_after_role(scan, opening, to, XUN_PROJECT_BROKEN), .end = to};
        if (start == limit || start == 0 || !xun_joins_members(text, start - 1))
            break;
        to = xun_is_closing_quote(text->chars[start - 1]) ? start : start - 1;
    }
    return count;
}

/* ---- whether it is one ---- */

/* A company may stand for its project in a list of projects. */
static bool is_company(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_word_rule *rule = xun_rules_lookup(scan->finder, scan->text->chars + start, end - start);
    return rule != NULL && (rule->kinds & XUN_WORD_ORG) != 0 && !xun_ends_with(scan->text, end, u"大学");
}

/* 国家级新型互联网交换中心 among “等重大项目”: common words all of them, but long, and what they end in is
 * built. */
static bool is_large_work(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char16_t *const classes[] = {
        u"各", u"公共", u"农村", u"社区", u"便民",     u"乡镇", u"基层", u"城乡",     u"老旧",     u"中小",
        u"县", u"村",   u"一批", u"配套", u"基础设施", u"民生", u"重点", u"互联互通", u"服务中心", NULL};
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

/* 4项工程牡丹文化节前竣工: a clause, no member. */
static bool ends_in_verb(const xun_name_scan *scan, size_t end)
{
    const xun_mark *verb = (scan->ends[end] & XUN_WORD_STAGE) != 0
                               ? xun_mark_before(scan, end > 8 ? end - 8 : 0, end, XUN_WORD_STAGE)
                               : NULL;
    return verb != NULL && verb->end == end && verb->end - verb->start >= 2 && !xun_is_noun_too(scan, verb) &&
           xun_project_verb_founds(scan, verb);
}

bool xun_holds_span(const xun_fact_text *text, size_t start, size_t end)
{
    for (size_t i = start + 2; i + 2 < end; i++)
        if (text->chars[i] == u'至')
            return true;
    return false;
}

/* 30万吨合成氨: a product with the capacity that it is made at. */
static bool opens_with_capacity(const xun_name_scan *scan, size_t start, size_t end)
{
    size_t at = start;
    while (at < end && (scan->closed[at] & XUN_IN_FIGURE) != 0)
        at++;
    return at > start && at + 1 < end && xun_project_over_capacity(scan, at) == start;
}

/* 哈达铺镇, 银川市: a zone that the glossary need not know. */
static bool looks_like_zone(const xun_name_scan *scan, size_t start, size_t end)
{
    return end - start <= LONGEST_ZONE && xun_one_of(scan->text->chars[end - 1], u"市县区旗镇乡") &&
           (scan->ends[end] & XUN_PROJECT_ENDING) == 0;
}

bool xun_project_is_annex(const xun_name_scan *scan, size_t start)
{
    return xun_one_of(xun_char(scan->text, start - 1), u"及和与") &&
           xun_project_role_at(scan, start, XUN_PROJECT_ANNEX);
}

bool xun_is_sector(const xun_name_scan *scan, size_t start, size_t end)
{
    return end - start <= LONGEST_SECTOR && xun_role_ends(scan, end, XUN_PROJECT_SECTOR) > 0;
}

bool xun_is_member(const xun_name_scan *scan, size_t start, size_t end, bool large, bool zones)
{
    if (end - start < 2 || end - start > LONGEST_MEMBER)
        return false;
    if (xun_project_has_role(scan, start, end, XUN_PROJECT_SEVERAL))
        return false;
    if (xun_is_slogan(scan->text, start, end) || ends_in_verb(scan, end) || xun_project_is_annex(scan, start))
        return false;
    if (looks_like_zone(scan, start, end))
        return zones;
    if (xun_worth_of(scan, start, end) == XUN_NO_WORK)
        return is_company(scan, start, end) || (zones && xun_is_plain_zone(scan, start, end));
    if (xun_worth_of(scan, start, end) == XUN_PLACE_TOO || scan->text->chars[end - 1] == u'环')
        return true;
    if (xun_holds_span(scan->text, start, end) || opens_with_capacity(scan, start, end))
        return true;
    if (xun_inside_not_name(scan, start, end))
        return false;
    return xun_is_proper(scan, start, end) || (large && is_large_work(scan, start, end)) ||
           (end > start + 2 && xun_is_wordless(scan, start, end));
}

bool xun_project_holds_class(const xun_name_scan *scan, size_t start, size_t end, bool single)
{
    for (size_t i = xun_first_mark(scan, start); i < scan->mark_count && scan->marks[i].start < end; i++) {
        xun_word_roles roles = xun_mark_rule(scan, &scan->marks[i])->roles;
        bool quality = single && (roles & XUN_PROJECT_QUALITY) != 0;
        if (scan->marks[i].end <= end &&
            ((roles & XUN_PROJECT_BROKEN) != 0 || ((roles & XUN_PROJECT_CLASS) != 0 && !quality)))
            return true;
    }
    return false;
}

bool xun_may_be_member(const xun_name_scan *scan, size_t start, size_t end, bool single)
{
    size_t least = (scan->ends[end] & XUN_WORD_PROJECT_STRONG) != 0 ? LEAST_PLAIN - 1 : LEAST_PLAIN;
    if (end - start < least || end - start > LONGEST_MEMBER || xun_is_slogan(scan->text, start, end) ||
        xun_project_is_annex(scan, start))
        return false;
    return xun_worth_of(scan, start, end) != XUN_NO_WORK && !xun_inside_not_name(scan, start, end) &&
           !xun_project_holds_class(scan, start, end, single) &&
           !xun_any_closed(scan, start, end, XUN_IN_FIGURE) &&
           (scan->starts[start] & (XUN_WORD_VERB | XUN_WORD_STAGE)) == 0;
}

bool xun_is_short_member(const xun_name_scan *scan, size_t start, size_t end)
{
    static const unsigned verbs = XUN_WORD_VERB | XUN_WORD_STAGE | XUN_WORD_LEADS;
    const xun_word_roles roles = XUN_PROJECT_CLASS | XUN_PROJECT_BROKEN | XUN_PROJECT_SEVERAL;
    if (end < start + 2 || end > start + LONGEST_SHORT || (scan->starts[start] & verbs) != 0 ||
        xun_project_has_role(scan, start, end, roles))
        return false;
    const xun_mark *ending = xun_project_ending(scan, end);
    if (ending != NULL && ending->start <= start)
        return false; /* 道路, but not 双桥 */
    for (size_t i = start; i < end; i++)
        if (!xun_is_hanzi(scan->text->chars[i]) || xun_is_function_character(scan->text->chars[i]))
            return false;
    return !xun_any_closed(scan, start, end, XUN_IN_FIGURE) && !looks_like_zone(scan, start, end);
}
