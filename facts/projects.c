/* Projects in Chinese text: an ending of project-suffixes.tsv, as far to the left as the name goes
 * (project_extent.c), if it names one work (project_proof.c, project_worth.c); the members of lists
 * (project_lists.c); and the works that the glossary names. project_stage.c tells the stage. */
#include <stdlib.h>

#include "facts/projects.h"

enum { NAMED = XUN_WORD_PLACE | XUN_WORD_ORG | XUN_WORD_HONOR | XUN_WORD_PROJECT };

/* ---- adding ---- */

bool xun_project_propose(xun_name_scan *scan, size_t start, size_t end, const char *stage)
{
    const xun_project project = {.start = start, .end = end, .stage = stage};
    return xun_any_closed(scan, start, end, XUN_IN_HONOR) || xun_facts_push_project(scan->facts, &project);
}

bool xun_project_add(xun_name_scan *scan, const xun_project_candidate *name)
{
    return xun_project_propose(scan, name->start, name->end, xun_project_stage(scan, name));
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
        name.start = xun_project_after_role(scan, name.start, mark->start, XUN_PROJECT_BROKEN);
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
