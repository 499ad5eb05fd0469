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

/* True when an honour that was found goes on to the left or right of [start, end), or is just that. */
static bool is_taken(const xun_name_scan *scan, size_t start, size_t end)
{
    const unsigned char *closed = scan->closed;
    size_t open = start;
    while (open < end && (closed[open] & XUN_IN_HONOR) != 0)
        open++;
    bool from_left = start > 0 && (closed[start - 1] & closed[start] & XUN_IN_HONOR) != 0;
    return open == end || from_left || (closed[end - 1] & closed[end] & XUN_IN_HONOR) != 0;
}

bool xun_own_honors_scan(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *mark = &scan->marks[i];
        if ((xun_mark_rule(scan, mark)->kinds & XUN_WORD_HONOR) == 0 || !xun_is_own_name(scan, mark) ||
            is_taken(scan, mark->start, mark->end))
            continue;
        const xun_honor_chain none = {0};
        xun_honor_chain last = none;
        xun_honor_candidate name = {
            .start = mark->start, .end = mark->end, .ending = mark->start, .strong = true, .known = true};
        xun_honor_find_verb(&name, scan, &none);
        if (!xun_honor_add(scan, &name, &last))
            return false;
    }
    return true;
}
