/* Names of a user's own glossary: what it calls an honour, a project or an organisation is one wherever it
 * stands as a whole name. */
#include "facts/honors.h"

bool xun_is_own_name(const xun_name_scan *scan, const xun_mark *mark)
{
    static const unsigned words = XUN_WORD_COMMON | XUN_WORD_PLACE | XUN_WORD_ORG | XUN_WORD_PROJECT |
                                  XUN_WORD_HONOR | XUN_WORD_NOT_NAME;
    enum { LONGEST_WORD = 12 };
    if ((xun_mark_rule(scan, mark)->roles & XUN_OWN_NAME) == 0)
        return false;
    for (size_t i = xun_first_mark(scan, mark->start > LONGEST_WORD ? mark->start - LONGEST_WORD : 0);
         i < scan->mark_count && scan->marks[i].start <= mark->start; i++) {
        const xun_mark *other = &scan->marks[i];
        if (other->end >= mark->end && other->end - other->start > mark->end - mark->start &&
            (xun_mark_rule(scan, other)->kinds & words) != 0)
            return false;
    }
    return true;
}

/* Removes the honours inside [start, end). */
static void drop_inside(xun_facts *facts, size_t start, size_t end)
{
    size_t kept = 0;
    for (size_t i = 0; i < facts->honor_count; i++)
        if (facts->honors[i].start < start || facts->honors[i].end > end)
            facts->honors[kept++] = facts->honors[i];
    facts->honor_count = kept;
}

/* True when an honour that was found goes on to the left or right of [start, end), or is just that. */
static bool is_covered(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_facts *facts = scan->facts;
    for (size_t i = 0; i < facts->honor_count; i++) {
        const xun_honor *other = &facts->honors[i];
        bool overlaps = other->start < scan->text->at[end] && other->end > scan->text->at[start];
        bool inside = other->start >= scan->text->at[start] && other->end <= scan->text->at[end] &&
                      other->end - other->start < scan->text->at[end] - scan->text->at[start];
        if (overlaps && !inside)
            return true;
    }
    return false;
}

bool xun_own_honors_scan(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *mark = &scan->marks[i];
        if ((xun_mark_rule(scan, mark)->kinds & XUN_WORD_HONOR) == 0 || !xun_is_own_name(scan, mark) ||
            (xun_any_closed(scan, mark->start, mark->end, XUN_IN_HONOR) &&
             is_covered(scan, mark->start, mark->end)))
            continue;
        const xun_honor_chain none = {0};
        xun_honor_chain last = none;
        xun_honor_candidate name = {
            .start = mark->start, .end = mark->end, .ending = mark->start, .strong = true, .known = true};
        xun_honor_find_verb(&name, scan, &none);
        drop_inside(scan->facts, scan->text->at[mark->start], scan->text->at[mark->end]);
        if (!xun_honor_add(scan, &name, &last))
            return false;
    }
    return true;
}
