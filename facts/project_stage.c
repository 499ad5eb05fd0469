/* The stage of a work: what the verbs of project-verbs.tsv around its name say of it. The predicate after the
 * name or its list tells most; a bare 建设 there gives way to the verb before (推进…建设). */
#include "facts/projects.h"

#include <string.h>

enum {
    REACH = 16,      /* characters after a name in which its verb begins */
    LIST_REACH = 80, /* the same, when a list goes on after it */
    LONGEST_VERB = 8
};

/* 未开工, 尚未竣工: what is not done is no stage. */
static bool is_denied(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const denials[] = {u"未", u"没有", u"还没", u"未能", u"未曾", u"没能", NULL};
    return xun_ends_with_any(scan->text, verb->start, denials);
}

static bool has_role(const xun_name_scan *scan, const xun_mark *verb, xun_word_roles role)
{
    return (xun_mark_rule(scan, verb)->roles & role) != 0;
}

/* The longest verb that begins at `index`, and that ends there; NULL when none does. */
static const xun_mark *verb_at(const xun_name_scan *scan, size_t index)
{
    return (scan->starts[index] & XUN_WORD_STAGE) != 0
               ? xun_mark_after(scan, index, index + 1, XUN_WORD_STAGE)
               : NULL;
}

static const xun_mark *verb_to(const xun_name_scan *scan, size_t from, size_t index)
{
    return (scan->ends[index] & XUN_WORD_STAGE) != 0 ? xun_mark_before(scan, from, index, XUN_WORD_STAGE)
                                                     : NULL;
}

/* ---- before the name ---- */

/* The first of the verbs that end right before `verb`: 谋划 in 谋划推进; it tells, unless it is one of speed:
 * 筹建 in 加快筹建. */
static const xun_mark *first_of_row(const xun_name_scan *scan, size_t clause, const xun_mark *verb)
{
    const xun_mark *telling = verb;
    for (const xun_mark *next; (next = verb_to(scan, clause, verb->start)) != NULL; verb = next)
        if (!has_role(scan, next, XUN_PROJECT_SPEED) || has_role(scan, telling, XUN_PROJECT_SPEED))
            telling = next;
    return telling;
}

/* 河道建设示范项目、竹园: the verb is a part of another member. */
static bool is_inside_member(const xun_name_scan *scan, size_t clause, const xun_mark *verb, size_t index)
{
    bool parted = false;
    for (size_t i = verb->end; i < index && !parted; i++)
        parted = scan->text->chars[i] == u'、';
    return parted && verb->start > clause && xun_is_hanzi(scan->text->chars[verb->start - 1]) &&
           (scan->ends[verb->start] & (XUN_WORD_LEADS | XUN_WORD_VERB)) == 0;
}

/* The verb in [clause, index) that governs what begins at `index`: the nearest, but for one that is a part of
 * another name: 推进, not 改造, before 环山路改造、蒲石线. */
static const xun_mark *governor(const xun_name_scan *scan, size_t clause, size_t index)
{
    const xun_mark *verb = xun_mark_before(scan, clause, index, XUN_WORD_STAGE), *best = verb;
    while (best != NULL && best->end != index && has_role(scan, best, XUN_PROJECT_NOUN))
        best = xun_mark_before(scan, clause, best->start, XUN_WORD_STAGE);
    if (best == NULL && verb != NULL && !is_inside_member(scan, clause, verb, index))
        best = verb;
    return best != NULL ? first_of_row(scan, clause, best) : NULL;
}

/* The verb before the name in its clause; 建成 in 建成江北铁路，武汉至黄石城际铁路, where the comma parts a
 * list. */
static const xun_mark *stage_before(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    size_t clause = xun_clause_start(text, name->start);
    const xun_mark *verb = governor(scan, clause, name->start);
    bool listed = clause == name->start || xun_one_of(text->chars[name->start - 1], u"、和与及");
    if (verb != NULL || !listed || clause < 2 || text->chars[clause - 1] != u',' ||
        (scan->ends[clause - 1] & XUN_PROJECT_ENDING) == 0 || (scan->starts[clause] & XUN_WORD_LEADS) != 0)
        return verb;
    return governor(scan, xun_clause_start(text, clause - 1), clause - 1);
}

/* ---- after the name ---- */

/* 建设, 改造: a verb that is a noun as often, and tells no more than that something is built. */
static bool is_plain(const xun_name_scan *scan, const xun_mark *verb)
{
    const char *stage = xun_mark_rule(scan, verb)->stage;
    return has_role(scan, verb, XUN_PROJECT_NOUN) && stage != NULL && strcmp(stage, "在建") == 0;
}

/* The last of the verbs that follow one another from `verb` on: 通车 in 建成并顺利通车, 进展顺利 in
 * 建设进展顺利; but 前期工作 in 前期工作加快. */
static const xun_mark *last_of_row(const xun_name_scan *scan, const xun_mark *verb)
{
    for (const xun_mark *next; verb->end < scan->text->count; verb = next) {
        next = verb_at(scan, xun_skip_adverbs(scan, verb->end));
        if (next == NULL || (!is_plain(scan, verb) && has_role(scan, next, XUN_PROJECT_SPEED)))
            break;
    }
    return verb;
}

/* 园区入驻企业90家, 完成投资: what is said there is said of something else. */
static bool has_object(const xun_name_scan *scan, const xun_mark *verb)
{
    return has_role(scan, verb, XUN_PROJECT_EVERYDAY) && xun_is_hanzi(xun_char(scan->text, verb->end)) &&
           xun_skip_adverbs(scan, verb->end) == verb->end && verb_at(scan, verb->end) == NULL;
}

/* True for a verb that is said of what stands before it, though it may be a noun; false for 改造 in 改造工程,
 * 扩建 in 扩建、新建. */
static bool is_said(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const states[] = {u"进展", u"进度", u"工作", u"任务", u"取得", u"步伐", NULL};
    char16_t next = xun_char(scan->text, verb->end);
    return xun_is_clause_mark(next) || verb_at(scan, verb->end) != NULL ||
           xun_skip_adverbs(scan, verb->end) > verb->end || xun_match_any(scan->text, verb->end, states) > 0;
}

/* True when a list goes on at `index`: 、 和 与 及 等, and 以及. */
static bool goes_on(const xun_fact_text *text, size_t index)
{
    return xun_one_of(xun_char(text, index), u"、和与及等") || xun_match(text, index, u"以及") > 0;
}

static const xun_mark *stage_after(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t from = name->stage_from, clause = xun_clause_end(scan->text, name->end);
    bool listed = goes_on(scan->text, from + xun_is_closing_quote(xun_char(scan->text, from)));
    size_t to = from + (listed ? LIST_REACH : REACH);
    to = to < clause ? to : clause;
    while (from < to) {
        const xun_mark *verb = xun_mark_after(scan, from, to, XUN_WORD_STAGE);
        if (verb == NULL)
            return NULL;
        if (!listed || !has_role(scan, verb, XUN_PROJECT_NOUN) || is_said(scan, verb))
            return has_object(scan, verb) ? NULL : last_of_row(scan, verb);
        from = verb->end;
    }
    return NULL;
}

bool xun_project_stage_near(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return stage_before(scan, name) != NULL || stage_after(scan, name) != NULL;
}

/* 支持…建设, 服务保障…等项目建设: what is built is backed. */
static bool is_backed(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t clause = xun_clause_start(scan->text, name->start);
    return xun_project_has_role(scan, clause, name->start, XUN_PROJECT_BACKS);
}

/* 加快…建设, 加快…改造: what is hurried is being built. */
static bool is_hurried(const xun_name_scan *scan, const xun_mark *before, const xun_mark *after, size_t end)
{
    const xun_mark *inside = verb_to(scan, end > LONGEST_VERB ? end - LONGEST_VERB : 0, end);
    return xun_ends_with(scan->text, before->end, u"加快") &&
           (after != NULL || (inside != NULL && has_role(scan, inside, XUN_PROJECT_NOUN)));
}

const char *xun_project_stage(const xun_name_scan *scan, const xun_project_candidate *name)
{
    if (xun_project_is_applied_for(scan, name))
        return "规划";
    const xun_mark *after = stage_after(scan, name), *before = stage_before(scan, name);
    bool told = after != NULL && (before == NULL || !is_plain(scan, after));
    const xun_mark *verb = told ? after : before;
    if (verb == NULL || is_denied(scan, verb) || xun_is_receiver(scan, name))
        return NULL;
    if (before == NULL && is_plain(scan, after) && is_backed(scan, name))
        return "推进";
    if (!told && is_hurried(scan, before, after, name->end))
        return "在建";
    return xun_mark_rule(scan, verb)->stage;
}
