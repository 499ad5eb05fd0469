/* Projects in Chinese text: an ending of project-suffixes.tsv, as far to the left as the name goes
 * (project_extent.c), if it names one work (project_proof.c, project_worth.c); the members of lists
 * (project_lists.c); and the works that the glossary names. The stage comes from the nearest verb of
 * project-verbs.tsv. */
#include <stdlib.h>

#include "facts/projects.h"

enum {
    STAGE_REACH = 16,
    LIST_STAGE_REACH = 60,
    NAMED = XUN_WORD_PLACE | XUN_WORD_ORG | XUN_WORD_HONOR | XUN_WORD_PROJECT
};

/* ---- stage ---- */

/* 未开工, 尚未竣工: what is not done is no stage. */
static bool is_denied(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const denials[] = {u"未", u"没有", u"还没", u"未能", u"未曾", u"没能", NULL};
    return xun_ends_with_any(scan->text, verb->start, denials);
}

/* 加快筹建: a verb of speed gives way to the verb right after it. */
static const char *stage_from(const xun_name_scan *scan, const xun_mark *verb, size_t to)
{
    static const char16_t *const speeds[] = {u"加快", u"推进", u"加快推进", u"推动", u"实施", u"抓好", NULL};
    size_t length = verb->end - verb->start;
    if (is_denied(scan, verb))
        return NULL;
    const xun_mark *next =
        verb->end < to ? xun_mark_after(scan, verb->end, verb->end + 3, XUN_WORD_STAGE) : NULL;
    bool speed = xun_match_any(scan->text, verb->start, speeds) == length;
    return xun_mark_rule(scan, speed && next != NULL ? next : verb)->stage;
}

static bool is_plain_building(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const words[] = {u"建设", u"改造", NULL};
    return xun_match_any(scan->text, verb->start, words) == verb->end - verb->start;
}

/* The verb before the name in its clause; 建成 in 建成江北铁路，武汉至黄石城际铁路, where the comma parts a
 * list. */
static const xun_mark *stage_before(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t clause = xun_clause_start(scan->text, name->start);
    const xun_mark *verb = xun_mark_before(scan, clause, name->start, XUN_WORD_STAGE);
    bool listed = clause == name->start || xun_one_of(scan->text->chars[name->start - 1], u"、和与及");
    if (verb != NULL || !listed || clause < 2 || scan->text->chars[clause - 1] != u',' ||
        (scan->ends[clause - 1] & XUN_PROJECT_ENDING) == 0)
        return verb;
    return xun_mark_before(scan, xun_clause_start(scan->text, clause - 1), clause - 1, XUN_WORD_STAGE);
}

static const xun_mark *stage_after(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t clause = xun_clause_end(scan->text, name->end);
    bool listed = xun_one_of(xun_char(scan->text, name->end), u"、和与及等");
    size_t to = name->stage_from + (listed ? LIST_STAGE_REACH : STAGE_REACH);
    if (to > clause)
        to = clause;
    return name->stage_from < to ? xun_mark_after(scan, name->stage_from, to, XUN_WORD_STAGE) : NULL;
}

bool xun_project_stage_near(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return stage_before(scan, name) != NULL || stage_after(scan, name) != NULL;
}

/* The verb after the name tells the stage; 建设 alone gives way to the one before (推进…建设), but for
 * 加快…建设. */
static const char *stage_of(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t clause = xun_clause_end(scan->text, name->end);
    const xun_mark *after = stage_after(scan, name), *before = stage_before(scan, name);
    if (after != NULL && (before == NULL || !is_plain_building(scan, after)))
        return stage_from(scan, after, clause);
    if (before == NULL)
        return NULL;
    bool hurried = after != NULL && xun_ends_with(scan->text, before->end, u"加快");
    return is_denied(scan, before) ? NULL : xun_mark_rule(scan, hurried ? after : before)->stage;
}

/* ---- adding ---- */

bool xun_project_propose(xun_name_scan *scan, size_t start, size_t end, const char *stage)
{
    const xun_project project = {.start = start, .end = end, .stage = stage};
    return xun_any_closed(scan, start, end, XUN_IN_HONOR) || xun_facts_push_project(scan->facts, &project);
}

bool xun_project_add(xun_name_scan *scan, const xun_project_candidate *name)
{
    return xun_project_propose(scan, name->start, name->end, stage_of(scan, name));
}

/* The longer first; of two for the same text the one that knows its stage. */
static int by_length(const void *left, const void *right)
{
    const xun_project *a = left, *b = right;
    size_t left_length = a->end - a->start, right_length = b->end - b->start;
    if (left_length != right_length)
        return left_length > right_length ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (b->stage != NULL) - (a->stage != NULL);
}

static int by_start(const void *left, const void *right)
{
    const xun_project *a = left, *b = right;
    return a->start < b->start ? -1 : a->start > b->start;
}

/* Proposals hold indices of characters. Of those that overlap the longest stays; the rest get bytes and
 * names. */
static bool settle(xun_name_scan *scan)
{
    xun_facts *facts = scan->facts;
    size_t kept = 0;
    if (facts->project_count > 1)
        qsort(facts->projects, facts->project_count, sizeof *facts->projects, by_length);
    for (size_t i = 0; i < facts->project_count; i++) {
        xun_project project = facts->projects[i];
        if (xun_any_closed(scan, project.start, project.end, XUN_IN_PROJECT))
            continue;
        xun_close(scan, project.start, project.end, XUN_IN_PROJECT);
        project.name = xun_canonical_string(scan, project.start, project.end, NAMED);
        if (project.name == NULL)
            return false;
        project.start = scan->text->at[project.start];
        project.end = scan->text->at[project.end];
        facts->projects[kept++] = project;
    }
    facts->project_count = kept;
    if (kept > 1)
        qsort(facts->projects, kept, sizeof *facts->projects, by_start);
    return true;
}

/* ---- names with an ending ---- */

static bool outgrown(const xun_name_scan *scan, size_t i)
{
    const xun_mark *mark = &scan->marks[i];
    for (size_t k = xun_first_mark(scan, mark->start > 12 ? mark->start - 12 : 0); k < scan->mark_count;
         k++) {
        const xun_mark *other = &scan->marks[k];
        if (other->start >= mark->end)
            break;
        if (other != mark && (xun_mark_rule(scan, other)->kinds & XUN_PROJECT_ENDING) != 0 &&
            other->end >= mark->end && (other->end > mark->end || other->start < mark->start))
            return true;
    }
    return false;
}

/* 建设国防动员训练基地: the verb, taken for a part of the name, is the sentence's. */
static bool is_project_after_verb(const xun_name_scan *scan, xun_project_candidate *name)
{
    size_t verb = xun_rules_longest(scan->finder, scan->text->chars + name->start, name->ending - name->start,
                                    XUN_WORD_STAGE);
    if (verb < 2 || name->start + verb >= name->ending || scan->text->chars[name->start + verb - 1] == u'中')
        return false;
    name->start += verb;
    return xun_is_project(scan, name);
}

static bool scan_endings(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *mark = &scan->marks[i];
        unsigned kinds = xun_mark_rule(scan, mark)->kinds;
        if ((kinds & XUN_PROJECT_ENDING) == 0 || outgrown(scan, i) ||
            (scan->closed[mark->start] & XUN_IN_TITLE) != 0)
            continue;
        xun_project_candidate name = {.end = mark->end,
                                      .ending = mark->start,
                                      .strong = (kinds & XUN_WORD_PROJECT_STRONG) != 0,
                                      .stage_from = mark->end};
        name.start = xun_skip_project_opening(scan, xun_project_leftmost(scan, mark->start), mark->start);
        name.start = xun_project_after_broken(scan, name.start, mark->start);
        name.start = xun_project_over_capacity(scan, name.start);
        if (!xun_is_project(scan, &name) && !is_project_after_verb(scan, &name))
            continue;
        if (!xun_project_add(scan, &name) || !xun_project_neighbours(scan, &name))
            return false;
    }
    return true;
}

/* ---- the glossary's works ---- */

/* 河南自贸试验区, 中欧班列: works of the glossary that one speaks of without building them. */
static bool is_zone_or_service(const xun_name_scan *scan, size_t end)
{
    static const char16_t *const endings[] = {u"试验区",   u"示范区", u"自贸区", u"班列",
                                              u"丝绸之路", u"北斗",   NULL};
    return xun_ends_with_any(scan->text, end, endings);
}

/* What says that a work of the bundled glossary isn't spoken of as a work. */
static bool is_doubtful(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t after = xun_rules_longest(scan->finder, scan->text->chars + name->end,
                                     scan->text->count - name->end, XUN_WORD_NO_WORK);
    return (scan->closed[name->start] & XUN_IN_NOT_NAME) != 0 || after > 0 || xun_is_receiver(scan, name) ||
           (is_zone_or_service(scan, name->end) && !xun_project_is_founded(scan, name)) ||
           (name->end - name->start <= 4 &&
            (xun_project_runs_on(scan, name->end) || !xun_has_stage_beside(scan, name)));
}

static bool scan_glossary(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *mark = &scan->marks[i];
        if ((xun_mark_rule(scan, mark)->kinds & XUN_WORD_PROJECT) == 0 ||
            (scan->closed[mark->start] & XUN_IN_TITLE) != 0)
            continue;
        const xun_project_candidate name = {.start = mark->start,
                                            .end = mark->end,
                                            .ending = mark->end,
                                            .strong = true,
                                            .stage_from = mark->end};
        if (!xun_is_own_name(scan, mark) && is_doubtful(scan, &name))
            continue;
        if (!xun_project_add(scan, &name))
            return false;
    }
    return true;
}

xun_status xun_projects_scan(xun_name_scan *scan, xun_error *error)
{
    if (!xun_project_lists(scan) || !xun_project_numbers(scan) || !scan_endings(scan) ||
        !xun_project_subjects(scan) || !scan_glossary(scan))
        return xun_fail_memory(error);
    xun_status status = xun_projects_scan_english(scan, error);
    return status == XUN_OK && !settle(scan) ? xun_fail_memory(error) : status;
}
