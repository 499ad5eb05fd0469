/* Works whose names are common words, known by their place in the sentence: what stands where 开工建设…,
 * 加快…建设 or …建成投用 name one thing that is built is one work, unless a word of a class is in it. */
#include "facts/projects.h"

#include <string.h>

enum {
    LIST_REACH = 40,
    LEAST_TOPIC = 4,
    LONG_TOPIC = 4,
    LONG_BODY_TOPIC = 5,
    LONG_QUALITY = 5,
    ADVERBS = 3,
    PRAISE_REACH = 9
};

bool xun_project_has_role(const xun_name_scan *scan, size_t start, size_t end, xun_word_roles roles)
{
    for (size_t i = xun_first_mark(scan, start); i < scan->mark_count && scan->marks[i].start < end; i++)
        if (scan->marks[i].end <= end && (xun_mark_rule(scan, &scan->marks[i])->roles & roles) != 0)
            return true;
    return false;
}

bool xun_project_role_at(const xun_name_scan *scan, size_t index, xun_word_roles roles)
{
    for (size_t i = xun_first_mark(scan, index); i < scan->mark_count && scan->marks[i].start == index; i++)
        if ((xun_mark_rule(scan, &scan->marks[i])->roles & roles) != 0)
            return true;
    return false;
}

size_t xun_project_after_role(const xun_name_scan *scan, size_t from, size_t to, xun_word_roles roles)
{
    size_t after = from;
    for (size_t i = xun_first_mark(scan, from); i < scan->mark_count && scan->marks[i].start < to; i++)
        if (scan->marks[i].end <= to && scan->marks[i].end > after &&
            (xun_mark_rule(scan, &scan->marks[i])->roles & roles) != 0)
            after = scan->marks[i].end;
    return after;
}

bool xun_project_is_counted(const xun_name_scan *scan, size_t index)
{
    return (scan->closed[index] & XUN_FIGURE_ENDS) != 0 &&
           xun_one_of(xun_char(scan->text, index - 1), u"个座条所家项处");
}

static bool joins(char16_t c)
{
    return xun_one_of(c, u"、和与及");
}

/* ---- the place in the sentence ---- */

/* True for 全省首个 between a verb and the name. */
static bool is_praise(const xun_fact_text *text, size_t from, size_t to)
{
    static const char16_t *const firsts[] = {u"首个", u"首座", u"首家", u"首条", u"第一个", u"唯一", NULL};
    return to - from <= PRAISE_REACH && xun_ends_with_any(text, to, firsts);
}

/* The verb that governs the name from the left: right before it, or before the list that it is in. */
static const xun_mark *verb_before(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t clause = xun_clause_start(scan->text, name->start), start = name->start;
    if (xun_is_opening_quote(xun_char(scan->text, start - 1)))
        start--;
    bool listed = start > clause && joins(scan->text->chars[start - 1]);
    const xun_mark *verb = xun_mark_before(scan, clause, start, XUN_WORD_STAGE);
    if (verb != NULL && verb->end != start && xun_is_noun_too(scan, verb)) {
        const xun_mark *first = xun_mark_before(scan, clause, verb->start, XUN_WORD_STAGE);
        verb = first != NULL ? first : verb; /* 建设 in 建设成品粮储备中心和救灾物资储备库 */
    }
    bool beside = verb != NULL && (verb->end == start || (listed && start - verb->end < LIST_REACH) ||
                                   is_praise(scan->text, verb->end, start));
    return beside ? verb : NULL;
}

size_t xun_skip_adverbs(const xun_name_scan *scan, size_t index)
{
    static const char16_t *const adverbs[] = {u"已",   u"顺利", u"基本", u"正式", u"相继", u"陆续",
                                              u"成功", u"即将", u"全线", u"全部", u"主体", u"提前",
                                              u"也",   u"都",   u"均",   u"实现", NULL};
    for (int i = 0; i < ADVERBS && index < scan->text->count; i++) {
        size_t length = xun_match_any(scan->text, index, adverbs);
        if (length == 0)
            length = xun_rules_longest(scan->finder, scan->text->chars + index, scan->text->count - index,
                                       XUN_WORD_LEADS);
        index += length;
    }
    return index;
}

/* The verb that the name is the subject or the first object of: right after it, or after its list. */
static const xun_mark *verb_after(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t clause = xun_clause_end(scan->text, name->end), at = name->end;
    if (xun_is_closing_quote(xun_char(scan->text, at)))
        at++;
    size_t from = xun_skip_adverbs(scan, at), to = from + 1;
    if (joins(xun_char(scan->text, at)) || xun_char(scan->text, at) == u'等')
        to = from + LIST_REACH;
    return from < clause ? xun_mark_after(scan, from, to < clause ? to : clause, XUN_WORD_STAGE) : NULL;
}

static bool is_building(const xun_name_scan *scan, const xun_mark *verb)
{
    return (xun_mark_rule(scan, verb)->roles & XUN_PROJECT_BUILDING) != 0;
}

bool xun_project_verb_is_firm(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char *const stages[] = {"签约", "投产"};
    const char *stage = xun_mark_rule(scan, verb)->stage;
    for (size_t i = 0; stage != NULL && i < sizeof stages / sizeof *stages; i++)
        if (strcmp(stage, stages[i]) == 0)
            return true;
    return xun_project_verb_founds(scan, verb) && !is_building(scan, verb);
}

/* 支持周口港、信阳港建设, 做好…前期工作: what is built is backed, with no verb of building before it. */
static bool is_backed(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t clause = xun_clause_start(scan->text, name->start);
    if (name->start == clause || xun_role_ends(scan, name->start, XUN_PROJECT_BACKS) > 0)
        return name->start > clause;
    return joins(scan->text->chars[name->start - 1]) && xun_project_role_at(scan, clause, XUN_PROJECT_BACKS);
}

/* 推进…扩建工程, 完成…大楼: an ending that no class has makes a work of what any verb moves forward. */
static bool is_told_work(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const works[] = {u"工程", u"项目", u"大楼", u"水系连通", u"道口改造", NULL};
    return name->strong && xun_ends_with_any(scan->text, name->end, works);
}

bool xun_project_runs_on(const xun_name_scan *scan, size_t end)
{
    static const unsigned stops = XUN_WORD_STAGE | XUN_WORD_LEADS | XUN_PROJECT_ENDING;
    char16_t next = xun_char(scan->text, end);
    return xun_is_hanzi(next) && !xun_one_of(next, u"和与及等已正将的") && (scan->starts[end] & stops) == 0 &&
           xun_skip_adverbs(scan, end) == end;
}

bool xun_project_is_in_slot(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const wishes[] = {u"获批", u"批复", u"核准", u"申报", u"争取", u"列入",
                                             u"招标", u"储备", u"设计", u"论证", NULL};
    const xun_mark *before = verb_before(scan, name), *after = verb_after(scan, name);
    if (before != NULL && xun_match_any(scan->text, before->start, wishes) > 0)
        return false;
    if (before != NULL && (xun_project_verb_founds(scan, before) || is_told_work(scan, name)))
        return true;
    const xun_mark *last = after != NULL && is_building(scan, after)
                               ? xun_mark_after(scan, after->end, after->end + 1, XUN_WORD_STAGE)
                               : NULL; /* 渔港建设竣工 */
    if (last != NULL && xun_project_verb_founds(scan, last))
        return true;
    if (after != NULL && is_told_work(scan, name) && name->start == xun_clause_start(scan->text, name->start))
        return true; /* 公铁联运客运站项目稳步推进 */
    return after != NULL && (is_building(scan, after) ? before != NULL || is_backed(scan, name)
                                                      : xun_project_verb_founds(scan, after));
}

/* ---- one work ---- */

/* 20所学校, 绿道76公里: counted or measured, a class. */
static bool is_measured(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return (scan->closed[name->start] & XUN_FIGURE_ENDS) != 0 ||
           xun_any_closed(scan, name->start, name->ending, XUN_IN_FIGURE) ||
           (scan->closed[name->end] & XUN_IN_FIGURE) != 0;
}

/* 规划建设一批专卖店、直销中心, 建设30个实验室、科研中心: what is counted before the first member of a list
 * is a class, and so are the others. */
static bool is_among_classes(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t clause = xun_clause_start(scan->text, name->start);
    if (!joins(xun_char(scan->text, name->start - 1)))
        return false;
    const xun_mark *verb = xun_mark_before(scan, clause, name->start, XUN_WORD_STAGE);
    size_t at = verb != NULL ? verb->end : clause;
    if (xun_match(scan->text, at, u"一批") > 0)
        return true;
    while ((scan->closed[at] & XUN_IN_FIGURE) != 0)
        at++;
    return at > clause && xun_project_is_counted(scan, at);
}

/* 25万吨甲醇项目, 500千伏变电站: no other has its capacity. */
static bool is_of_capacity(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const units[] = {u"吨", u"千瓦", u"兆瓦", u"吉瓦", u"千伏", u"KV",
                                            u"kV", u"kv",   u"MW",   u"GW",   NULL};
    if ((scan->closed[name->start] & XUN_IN_FIGURE) == 0 || (scan->closed[name->end] & XUN_IN_FIGURE) != 0)
        return false;
    for (size_t i = name->start + 1; i < name->ending; i++)
        if ((scan->closed[i] & XUN_FIGURE_ENDS) != 0)
            return i + 1 < name->end && xun_ends_with_any(scan->text, i, units);
    return (scan->closed[name->ending] & XUN_FIGURE_ENDS) != 0 &&
           xun_ends_with_any(scan->text, name->ending, units);
}

static bool ends_plainly(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const plain[] = {u"工程", u"项目", NULL};
    static const char16_t *const told[] = {u"后续工程", u"扩建工程", u"期工程",   u"调蓄工程", u"引水工程",
                                           u"供水工程", u"示范工程", u"生产项目", NULL};
    return name->end - name->ending <= 4 && xun_ends_with_any(scan->text, name->end, plain) &&
           !xun_ends_with_any(scan->text, name->end, told);
}

static bool holds_joint(const xun_name_scan *scan, const xun_project_candidate *name)
{
    for (size_t i = name->start; i < name->ending; i++)
        if (joins(scan->text->chars[i]))
            return true;
    return false;
}

/* 运行创业服务大厦: a verb of the sentence opens it. */
static bool starts_with_verb(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return name->start < name->ending &&
           (scan->starts[name->start] & (XUN_WORD_STAGE | XUN_WORD_VERB | XUN_WORD_LEADS)) != 0;
}

/* 永城电厂, 大新县冷链物流中心: it begins with a zone. */
static bool is_local(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return (scan->starts[name->start] & XUN_WORD_PLACE) != 0;
}

/* 中心 and 基地 of common words are classes as often as works. */
static bool is_body(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const bodies[] = {u"中心", u"基地", NULL};
    return xun_ends_with_any(scan->text, name->end, bodies);
}

bool xun_project_has_firm_verb(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_mark *before = verb_before(scan, name), *after = verb_after(scan, name);
    return (before != NULL && xun_project_verb_founds(scan, before) && !is_building(scan, before)) ||
           (after != NULL && !is_building(scan, after) && xun_project_verb_founds(scan, after));
}

/* 农村公路; 市级农产品检测中心 where a firm verb says that one is built. */
static bool is_of_class(const xun_name_scan *scan, const xun_project_candidate *name)
{
    bool single = name->ending - name->start >= LONG_QUALITY;
    return xun_project_holds_class(scan, name->start, name->end, single);
}

bool xun_project_fills_slot(const xun_name_scan *scan, const xun_project_candidate *name)
{
    if (is_of_capacity(scan, name))
        return xun_project_is_in_slot(scan, name);
    if (is_measured(scan, name) || holds_joint(scan, name) || starts_with_verb(scan, name) ||
        is_of_class(scan, name) || is_among_classes(scan, name))
        return false;
    bool single = xun_project_has_role(scan, name->ending, name->end, XUN_PROJECT_SINGLE) &&
                  (name->start < name->ending || xun_project_has_firm_verb(scan, name));
    bool plain = ends_plainly(scan, name), local = name->ending > name->start && is_local(scan, name);
    bool built = plain && (scan->ends[name->ending] & XUN_WORD_PROJECT_STRONG) != 0; /* 产业园区工程 */
    bool told = name->strong || (name->end - name->ending >= 2 && name->ending - name->start >= LONG_TOPIC &&
                                 xun_project_has_firm_verb(scan, name));
    bool topic = told && (!plain || built) && name->ending - name->start >= 2 &&
                 name->end - name->start >= LEAST_TOPIC &&
                 (name->ending - name->start >= (is_body(scan, name) ? LONG_BODY_TOPIC : LONG_TOPIC) ||
                  xun_project_has_firm_verb(scan, name));
    return (single || topic || (local && name->strong && !plain) ||
            xun_is_numbered_body(scan, name->start, name->end)) &&
           xun_project_is_in_slot(scan, name);
}
