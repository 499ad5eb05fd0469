/* Honours in Chinese text: an ending of honor-suffixes.tsv, as far to the left as the name goes
 * (honor_extent.c), if something proves it (honor_proof.c); and what the surest verbs lead to
 * (honor_awards.c). */
#include <stdlib.h>

#include "facts/honors.h"

enum { LONGEST_NAME = 40 };

/* 称号 and the like confirm a title and end none. */
static bool is_confirmation(const xun_name_scan *scan, const xun_mark *mark)
{
    return xun_role_begins(scan, mark->start, XUN_HONOR_PRAISE) == mark->end - mark->start;
}

static bool is_english(const xun_name_scan *scan, const xun_mark *mark)
{
    const xun_fact_text *text = scan->text;
    char16_t after = xun_char(text, mark->end + (xun_one_of(xun_char(text, mark->end), u" -") ? 1 : 0));
    return !xun_is_hanzi(text->chars[mark->end - 1]) &&
           (xun_is_letter(text->chars[mark->start]) || xun_is_letter(after));
}

/* True when a longer or later ending goes over the end of marks[i]: 百强 in 百强县. */
static bool outgrown(const xun_name_scan *scan, size_t i)
{
    const xun_mark *mark = &scan->marks[i];
    for (size_t k = xun_first_mark(scan, mark->start > 12 ? mark->start - 12 : 0); k < scan->mark_count;
         k++) {
        const xun_mark *other = &scan->marks[k];
        if (other->start >= mark->end)
            break;
        if (other != mark && (xun_mark_rule(scan, other)->kinds & XUN_HONOR_ENDING) != 0 &&
            !is_confirmation(scan, other) && other->end >= mark->end &&
            (other->end > mark->end || other->start < mark->start))
            return true;
    }
    return false;
}

/* True when nothing but 、 and numbers part two names: 国家技术发明奖1项、科技进步奖5项,
 * 2个省级示范县和55个示范村. */
static bool goes_on(const xun_name_scan *scan, size_t end, size_t start)
{
    if (start < end)
        return false;
    if (xun_char(scan->text, end) == u'(') /* 示范县（市、区）、示范镇 */
        for (size_t limit = end + 6; end < limit && xun_char(scan->text, end - 1) != u')';)
            end++;
    if (start < end)
        return false;
    start -= start > end && xun_is_opening_quote(xun_char(scan->text, start - 1)) ? 1 : 0;
    end += end < start && xun_is_closing_quote(xun_char(scan->text, end)) ? 1 : 0;
    while (end < start && (scan->closed[end] & XUN_IN_FIGURE) != 0)
        end++;
    if (xun_ends_with(scan->text, end + 2, u"左右") || xun_ends_with(scan->text, end + 2, u"以上"))
        end += 2;
    if (end < start && xun_one_of(xun_char(scan->text, end), u"、和与及"))
        end++;
    while (end < start && (scan->closed[end] & XUN_IN_FIGURE) != 0)
        end++;
    return start == end;
}

/* 示范, 试点, 文明 … in [from, to): what they lead is a title and no ordinary class of things. */
static bool holds_title(const xun_name_scan *scan, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if ((scan->starts[i] & XUN_WORD_TITLE) != 0)
            return true;
    return false;
}

/* True when 国家级, 省级, 市级 … begins in [from, to). */
static bool holds_level(const xun_name_scan *scan, size_t from, size_t to)
{
    xun_honor_level level;
    for (size_t i = from; i < to; i++) {
        size_t length = xun_scope_at(&level, scan, i);
        if (length > 1 &&
            (scan->text->chars[i + length - 1] == u'级' || xun_match(scan->text, i, u"自治区") > 0))
            return true;
    }
    return false;
}

/* 国家级高新技术企业50家、“专精特新”小巨人企业3家: the level that leads the member before the one at `start`,
 * though that be no honour; both are counted. */
static xun_honor_level level_of_member_before(const xun_name_scan *scan, size_t start)
{
    enum { REACH = 24 };
    xun_honor_level level = XUN_LEVEL_NONE;
    size_t at = start;
    at -= at > 0 && xun_is_opening_quote(xun_char(scan->text, at - 1)) ? 1 : 0;
    if (at < 2 || !xun_one_of(xun_char(scan->text, at - 1), u"、和与及") ||
        (scan->closed[at - 2] & XUN_IN_FIGURE) == 0)
        return level;
    size_t end = at - 1, from = end > REACH ? end - REACH : 0;
    for (at = end; at > from && !xun_is_clause_mark(xun_char(scan->text, at - 1)) &&
                   (at + 1 >= end || xun_char(scan->text, at - 1) != u'、');)
        at--;
    for (; at < end; at++) {
        size_t length = xun_scope_at(&level, scan, at);
        if (length > 0 && scan->text->chars[at + length - 1] == u'级')
            return level;
    }
    return XUN_LEVEL_NONE;
}

/* 5A级景区, 4A级以上景区: the class has a grade of its own. */
static bool is_graded(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const grades[] = {u"景区", u"旅游区", u"A", NULL};
    bool letter = scan->text->chars[name->ending] == u'A';
    char16_t grade = xun_char(scan->text, name->ending - (letter ? 1 : 0));
    return (xun_one_of(grade, u"2345") || (letter && xun_is_counted(scan, name->end))) &&
           xun_ends_with_any(scan->text, name->end, grades);
}

/* 绿色工厂国家级6家: the level that stands behind the class and before its number; else none. */
static xun_honor_level level_behind_class(const xun_name_scan *scan, size_t end)
{
    xun_honor_level level = XUN_LEVEL_NONE;
    size_t length = xun_scope_at(&level, scan, end);
    bool behind = length > 1 && scan->text->chars[end + length - 1] == u'级' &&
                  (scan->closed[end + length] & XUN_IN_FIGURE) != 0;
    return behind ? level : XUN_LEVEL_NONE;
}

/* True when words before an ordinary ending make a title of it: 国家级…试点, 国家电子信息产业基地,
 * 职业教育改革发展示范学校. `level`: of its scope word. */
static bool is_made_title(const xun_name_scan *scan, const xun_honor_candidate *name, xun_honor_level level)
{
    static const char16_t *const bases[] = {u"产业基地", u"产业化基地", u"集聚区", NULL};
    bool pilot = (level == XUN_LEVEL_NATION || level == XUN_LEVEL_PROVINCE) && name->end - name->start > 6 &&
                 xun_ends_with(scan->text, name->end, u"试点");
    bool state =
        name->of_state && name->ending >= name->start + 6 && xun_ends_with_any(scan->text, name->end, bases);
    return pilot || state || holds_title(scan, name->start, name->ending);
}

/* What the list that the name stands in lends it. `scope`: it has a scope word of its own. */
static void share_list(xun_honor_candidate *out, const xun_name_scan *scan, const xun_honor_chain *last,
                       bool scope)
{
    bool listed = goes_on(scan, last->end, out->start) && !xun_holds_verb(scan, out->start, out->ending);
    bool counted = xun_is_counted(scan, out->end), company = xun_ends_with(scan->text, out->end, u"企业");
    out->shared =
        listed && last->level != XUN_LEVEL_NONE && (scope || last->counted || last->leveled || counted);
    if (!out->shared && !scope && !out->class_only && counted) {
        out->lent = level_of_member_before(scan, out->start);
        out->shared = out->lent != XUN_LEVEL_NONE;
    }
    out->leveled = out->leveled || (listed && last->leveled && !scope && !company);
    out->titled = xun_is_titled(scan, out) || (listed && last->titled && out->strong);
}

/* What the words before the name and the list that it stands in say of it. */
static void set_standing(xun_honor_candidate *out, const xun_name_scan *scan, const xun_honor_chain *last)
{
    size_t at = xun_first_scope(scan, out->start, out->ending + 1);
    bool scope = at <= out->ending;
    xun_honor_level level = XUN_LEVEL_NONE;
    if (scope)
        xun_scope_at(&level, scan, at);
    else
        out->lent = level_behind_class(scan, out->end);
    bool graded = is_graded(scan, out) || out->lent != XUN_LEVEL_NONE;
    out->leveled = graded || (scope && holds_level(scan, out->start, out->ending + 1));
    out->of_state = xun_match(scan->text, out->start, u"国家") > 0;
    if (!out->strong && is_made_title(scan, out, level)) {
        out->strong = true;
        out->class_only = false;
    }
    share_list(out, scan, last, scope);
    out->scoped =
        scope || xun_level_before(scan, out->start) != XUN_LEVEL_NONE || out->titled || out->shared || graded;
}

/* 国家考古遗址公园 is a work too, 世界500强 a class of companies: known, and yet no honour wherever they
 * stand. */
static bool is_known_title(const xun_name_scan *scan, const xun_mark *mark)
{
    static const char16_t *const others[] = {u"公园", u"500强", u"五百强", u"高新区", NULL};
    return (xun_mark_rule(scan, mark)->kinds & XUN_WORD_HONOR) != 0 &&
           !xun_ends_with_any(scan->text, mark->end, others);
}

/* 长期护理保险 in 做好长期护理保险国家试点: what no word of the sentence parts from a bare 国家试点 says of
 * what it is. */
static bool is_topic(const xun_name_scan *scan, size_t region, const xun_honor_candidate *name, size_t scope)
{
    enum { SHORTEST = 4 };
    static const char16_t *const pilots[] = {u"试点", u"改革试点", u"综合试点", NULL};
    static const char16_t *const works[] = {u"工程", u"项目", NULL};
    xun_honor_level level;
    size_t start = name->start;
    if (scope >= name->ending || scope < start + SHORTEST || xun_is_counted(scan, name->end) ||
        scope + xun_scope_at(&level, scan, scope) != name->ending || level > XUN_LEVEL_PROVINCE)
        return false;
    return xun_match_any(scan->text, name->ending, pilots) == name->end - name->ending &&
           xun_match_any(scan->text, name->end, works) == 0 &&
           (start > region || region == 0 || xun_is_clause_mark(xun_char(scan->text, region - 1))) &&
           (scan->starts[start] & XUN_WORD_PLACE) == 0;
}

/* 《世界记忆名录》 after 入选, 列入: the list's whole name. */
static bool is_entered_list(const xun_name_scan *scan, xun_honor_candidate *name)
{
    enum { LONGEST = 24 };
    size_t open = name->start;
    while (open > 0 && name->start - open < LONGEST && scan->text->chars[open] != u'《')
        open--;
    if (scan->text->chars[open] != u'《' || xun_char(scan->text, name->end) != u'》' ||
        (scan->ends[open] & XUN_WORD_HELD) == 0)
        return false;
    name->start = open + 1;
    name->quoted = true;
    return true;
}

static bool candidate_from_ending(xun_honor_candidate *out, const xun_name_scan *scan, const xun_mark *mark,
                                  const xun_honor_chain *last)
{
    const xun_fact_text *text = scan->text;
    unsigned kinds = xun_mark_rule(scan, mark)->kinds;
    *out = (xun_honor_candidate){.start = mark->start,
                                 .end = mark->end,
                                 .ending = mark->start,
                                 .strong = (kinds & XUN_WORD_HONOR_STRONG) != 0 || is_known_title(scan, mark),
                                 .class_only = (kinds & XUN_WORD_HONOR_CLASS) != 0,
                                 .known = (kinds & XUN_WORD_HONOR) != 0};
    if ((scan->closed[mark->start] & XUN_IN_TITLE) != 0 && !is_entered_list(scan, out))
        return false;
    if (xun_is_closing_quote(xun_char(text, mark->end))) {
        size_t quote = xun_quote_start(text, mark->end);
        if (quote < mark->start) {
            out->quoted = true;
            out->start = quote + 1;
        }
    }
    xun_honor_level level;
    bool complete =
        xun_scope_at(&level, scan, mark->start) > 0; /* the ending is a whole title: 全国文明城市 */
    size_t region = out->quoted || complete ? out->start : xun_honor_leftmost(scan, mark->start);
    if (!out->quoted && !complete) {
        size_t scope = xun_first_scope(scan, region, mark->start + 1);
        bool led = region > 0 && xun_honor_verb_ends(scan, region);
        out->start = xun_skip_honor_opening(scan, region, mark->start);
        bool after_verb = scope <= mark->start && xun_holds_verb(scan, out->start, scope);
        led = led || is_topic(scan, region, out, scope);
        if ((!led || after_verb) && scope <= mark->start && scope >= out->start)
            out->start = scope;
    }
    xun_honor_find_verb(out, scan, last);
    set_standing(out, scan, last);
    return out->end > out->start && out->end - out->start <= LONGEST_NAME;
}

static bool scan_endings(xun_name_scan *scan)
{
    xun_honor_chain last = {0};
    for (size_t i = 0; i < scan->mark_count; i++) {
        xun_honor_candidate name;
        unsigned kinds = xun_mark_rule(scan, &scan->marks[i])->kinds;
        if ((kinds & XUN_HONOR_ENDING) == 0 || is_english(scan, &scan->marks[i]) || outgrown(scan, i) ||
            is_confirmation(scan, &scan->marks[i]))
            continue;
        if (last.any && scan->marks[i].end <= last.end)
            continue;
        if (candidate_from_ending(&name, scan, &scan->marks[i], &last) && xun_is_honor(scan, &name) &&
            !xun_honor_add(scan, &name, &last))
            return false;
    }
    return true;
}

static int by_start(const void *left, const void *right)
{
    const xun_honor *a = left, *b = right;
    return a->start < b->start ? -1 : a->start > b->start;
}

xun_status xun_honors_scan(xun_name_scan *scan, xun_error *error)
{
    if (!scan_endings(scan) || !xun_fragments_scan(scan) || !xun_awards_scan(scan) || !xun_leveled_scan(scan))
        return xun_fail_memory(error);
    xun_status status = xun_honors_scan_english(scan, error);
    if (status == XUN_OK && !xun_own_honors_scan(scan))
        return xun_fail_memory(error);
    if (scan->facts->honor_count > 1)
        qsort(scan->facts->honors, scan->facts->honor_count, sizeof *scan->facts->honors, by_start);
    return status;
}
