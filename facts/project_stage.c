/* The stage of a work: what the verbs of project-verbs.tsv around its name say of it. The predicate after the
 * name or its list tells most; a bare 建设 there gives way to the verb before (推进…建设). */
#include "facts/projects.h"

#include <string.h>

enum {
    REACH = 16,     /* characters after a name in which its verb begins */
    LIST_REACH = 80 /* the same, when a list goes on after it */
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

static bool tells(const xun_name_scan *scan, const xun_mark *verb, const char *stage)
{
    const char *told = xun_mark_rule(scan, verb)->stage;
    return told != NULL && strcmp(told, stage) == 0;
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

/* 施工 tells that something is being built whatever stands before the name; not in 设施工程, 实施工业…,
 * 施工图. */
static bool is_site_work(const xun_name_scan *scan, const xun_mark *verb)
{
    return xun_match(scan->text, verb->start, u"施工") > 0 && xun_char(scan->text, verb->end) != u'图' &&
           !xun_one_of(xun_char(scan->text, verb->start - 1), u"设实");
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
    bool and_also = xun_match(text, clause, u"以及") > 0;
    if (verb != NULL || !listed || clause < 2 || text->chars[clause - 1] != u',' ||
        (!and_also && ((scan->ends[clause - 1] & XUN_PROJECT_ENDING) == 0 ||
                       (scan->starts[clause] & XUN_WORD_LEADS) != 0)))
        return verb;
    return governor(scan, xun_clause_start(text, clause - 1), and_also ? clause : clause - 1);
}

/* ---- after the name ---- */

/* 建设, 改造: a verb that is a noun as often, and tells no more than that something is built. */
static bool is_plain(const xun_name_scan *scan, const xun_mark *verb)
{
    return has_role(scan, verb, XUN_PROJECT_NOUN) && tells(scan, verb, "在建") && !is_site_work(scan, verb);
}

/* True when `next` says no more of the stage than `verb` before it: 加快 in 前期工作加快, 完成 in
 * 规划编制完成, 改造 in 完成改造. */
static bool adds_nothing(const xun_name_scan *scan, const xun_mark *verb, const xun_mark *next)
{
    if (is_plain(scan, verb))
        return false;
    return tells(scan, next, "推进") || is_plain(scan, next) ||
           (tells(scan, verb, "规划") && has_role(scan, next, XUN_PROJECT_EVERYDAY));
}

/* Where the next verb of a row may begin: after 并 in 核准并开工, 、当年 in 当年签约、当年投产. */
static size_t over_joint(const xun_name_scan *scan, size_t index)
{
    static const char16_t *const joints[] = {u"并", u"、当年", NULL};
    size_t joint = xun_match_any(scan->text, index, joints);
    return joint > 0 && verb_at(scan, index + joint) != NULL ? index + joint : index;
}

/* The last of the verbs that follow one another from `verb` on: 通车 in 建成并顺利通车, 进展顺利 in
 * 建设进展顺利; but 前期工作 in 前期工作加快. */
static const xun_mark *last_of_row(const xun_name_scan *scan, const xun_mark *verb)
{
    for (const xun_mark *next; verb->end < scan->text->count; verb = next) {
        next = verb_at(scan, xun_skip_adverbs(scan, over_joint(scan, verb->end)));
        if (next == NULL || adds_nothing(scan, verb, next))
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

/* 迁建 in 市妇女儿童医院迁建工程主体封顶: a part of the work's name. */
static bool names_work(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const works[] = {u"工程", u"项目", NULL};
    size_t work = xun_match_any(scan->text, verb->end, works);
    return work > 0 && (has_role(scan, verb, XUN_PROJECT_NOUN) || xun_mark_rule(scan, verb)->stage == NULL) &&
           !xun_is_clause_mark(xun_char(scan->text, verb->end + work));
}

static const xun_mark *stage_after(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t from = name->stage_from, clause = xun_clause_end(scan->text, name->end);
    bool listed = goes_on(scan->text, from + xun_is_closing_quote(xun_char(scan->text, from)));
    size_t to = from + (listed ? LIST_REACH : REACH);
    to = to < clause ? to : clause;
    const xun_mark *part = NULL;
    while (from < to) {
        const xun_mark *verb = xun_mark_after(scan, from, to, XUN_WORD_STAGE);
        if (verb == NULL)
            break;
        bool named = !listed && part == NULL && names_work(scan, verb);
        if (!named && (!listed || !has_role(scan, verb, XUN_PROJECT_NOUN) || is_said(scan, verb)))
            return has_object(scan, verb) ? part : last_of_row(scan, verb);
        part = named ? verb : part;
        from = verb->end;
    }
    return part;
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

/* 加快…建设, 加快…改造工程, 加快…等公路建设: what is hurried is being built; not 加快实施…. */
static bool is_hurried(const xun_name_scan *scan, const xun_mark *before, const xun_project_candidate *name)
{
    static const char16_t *const works[] = {u"加固", u"治理", u"扩容", u"延伸", u"开发", u"提标", NULL};
    size_t end = xun_clause_end(scan->text, name->end);
    const xun_mark *next = verb_at(scan, before->end);
    if (!xun_ends_with(scan->text, before->end, u"加快") ||
        (next != NULL && has_role(scan, next, XUN_PROJECT_SPEED)))
        return false;
    for (size_t i = name->start; i < end; i++) {
        const xun_mark *verb = verb_at(scan, i);
        if ((verb != NULL && is_plain(scan, verb)) ||
            (xun_match_any(scan->text, i, works) > 0 && xun_char(scan->text, i + 2) != u'区'))
            return true;
    }
    return false;
}

/* 续建 in 等100项续建项目, 在建 in 等在建项目进度: what the class of the works says of all of them. */
static const xun_mark *attribute(const xun_name_scan *scan, const xun_project_candidate *name,
                                 const xun_mark *before)
{
    static const char16_t *const works[] = {u"项目", u"工程", NULL};
    static const char16_t *const pushing[] = {u"推进", u"推动", NULL};
    size_t from = name->stage_from;
    if (from < name->end + 4 || !xun_ends_with_any(scan->text, from, works) ||
        (before != NULL && xun_ends_with_any(scan->text, before->end, pushing)))
        return NULL;
    const xun_mark *verb = verb_to(scan, name->end, from - 2);
    if (verb == NULL ||
        (has_role(scan, verb, XUN_PROJECT_NOUN) && xun_match(scan->text, verb->start, u"续建") == 0))
        return NULL;
    char16_t lead = xun_char(scan->text, verb->start - 1);
    return xun_one_of(lead, u"等批保") || (scan->closed[verb->start - 1] & XUN_IN_FIGURE) != 0 ? verb : NULL;
}

/* The verb at the end of the clause that ends at `end`; NULL when another word ends it. */
static const xun_mark *clause_verb(const xun_name_scan *scan, size_t end)
{
    return verb_to(scan, xun_clause_start(scan->text, end - 1), end);
}

/* 竣工投用 in 龙门大道改造，洛宜铁路改线，博物馆建设竣工投用: the plain verb that ends the clause leaves it
 * to the clauses after it to say how far all of them are. */
static const xun_mark *shared_predicate(const xun_name_scan *scan, const xun_mark *plain)
{
    enum { MOST_CLAUSES = 3 };
    size_t end = plain->end;
    for (int i = 0; i < MOST_CLAUSES && xun_char(scan->text, end) == u','; i++) {
        size_t start = end + 1;
        if ((scan->starts[start] & (XUN_WORD_STAGE | XUN_WORD_LEADS)) != 0)
            return NULL;
        end = xun_clause_end(scan->text, start);
        const xun_mark *verb = clause_verb(scan, end);
        if (verb == NULL || !is_plain(scan, verb))
            return verb;
    }
    return NULL;
}

/* 抓好 in 抓好一中等学校建设，市医院等医疗设施建设: the verb that governs the clauses before, which end as
 * this one does. */
static const xun_mark *shared_governor(const xun_name_scan *scan, size_t clause)
{
    enum { MOST_CLAUSES = 6 };
    for (int i = 0; i < MOST_CLAUSES && clause > 1 && scan->text->chars[clause - 1] == u','; i++) {
        const xun_mark *verb = clause_verb(scan, clause - 1);
        if (verb == NULL || !is_plain(scan, verb))
            return NULL;
        clause = xun_clause_start(scan->text, clause - 1);
        const xun_mark *lead = governor(scan, clause, verb->start);
        if (lead != NULL && !is_plain(scan, lead))
            return tells(scan, lead, "推进") ? lead : NULL;
    }
    return NULL;
}

/* What the clauses around say of a name whose own clause only says that it is built. */
static const xun_mark *shared_verb(const xun_name_scan *scan, const xun_project_candidate *name,
                                   const xun_mark *plain)
{
    static const char16_t *const works[] = {u"项目", u"工程", NULL};
    size_t clause = xun_clause_start(scan->text, name->start);
    if (!xun_is_clause_mark(xun_char(scan->text, plain->end)) ||
        (scan->starts[clause] & XUN_WORD_LEADS) != 0 || is_backed(scan, name))
        return NULL;
    const xun_mark *verb = shared_governor(scan, clause);
    bool bare = plain->start == name->end || ((scan->ends[plain->start] & XUN_PROJECT_ENDING) != 0 &&
                                              !xun_ends_with_any(scan->text, plain->start, works));
    if (verb == NULL && !bare)
        return NULL;
    return verb != NULL ? verb : shared_predicate(scan, plain);
}

typedef struct {
    const xun_mark *before, *after; /* NULL: none */
    bool told;                      /* what stands after the name tells the stage */
} stage_verbs;

static stage_verbs verbs_around(const xun_name_scan *scan, const xun_project_candidate *name)
{
    stage_verbs verbs = {.before = stage_before(scan, name), .after = stage_after(scan, name)};
    const xun_mark *of_all = attribute(scan, name, verbs.before);
    if (of_all != NULL && (verbs.after == NULL || is_plain(scan, verbs.after)))
        return (stage_verbs){.before = verbs.before, .after = of_all, .told = true};
    if (verbs.before == NULL && verbs.after != NULL && is_plain(scan, verbs.after))
        verbs.before = shared_verb(scan, name, verbs.after);
    verbs.told = verbs.after != NULL &&
                 (verbs.before == NULL ||
                  !(is_plain(scan, verbs.after) || xun_mark_rule(scan, verbs.after)->stage == NULL));
    return verbs;
}

const char *xun_project_stage(const xun_name_scan *scan, const xun_project_candidate *name)
{
    if (xun_project_is_applied_for(scan, name))
        return "规划";
    const stage_verbs verbs = verbs_around(scan, name);
    const xun_mark *verb = verbs.told ? verbs.after : verbs.before;
    if (verb == NULL || is_denied(scan, verb) || xun_is_receiver(scan, name))
        return NULL;
    if (verbs.before == NULL && is_plain(scan, verb) && is_backed(scan, name))
        return "推进";
    if (!verbs.told && is_hurried(scan, verb, name))
        return "在建";
    return xun_mark_rule(scan, verb)->stage;
}
