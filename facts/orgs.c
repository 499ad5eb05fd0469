/* Organisations and places: those of the glossary, and names that end as organisations do (org-suffixes.tsv)
 * and begin with a place or something else that is proper. */
#include <stdlib.h>

#include "facts/names.h"

enum { LONGEST_NAME = 16, NAMED = XUN_WORD_PLACE | XUN_WORD_ORG };

static bool add(xun_name_scan *scan, size_t start, size_t end)
{
    xun_org org = {.start = scan->text->at[start], .end = scan->text->at[end]};
    if (xun_any_closed(scan, start, end, XUN_IN_HONOR))
        return true;
    org.name = xun_canonical_string(scan, start, end, NAMED);
    return org.name != NULL && xun_facts_push_org(scan->facts, &org);
}

/* The longest name that the glossary has at marks[i]; the later ones inside it are passed over. */
static size_t glossary_end(const xun_name_scan *scan, size_t i)
{
    size_t end = 0, start = scan->marks[i].start;
    for (; i < scan->mark_count && scan->marks[i].start == start; i++)
        if ((xun_mark_rule(scan, &scan->marks[i])->kinds & NAMED) != 0)
            end = scan->marks[i].end;
    return end;
}

/* An organisation that begins with the named place or body [start, end): 郑州市财政局. */
static size_t organisation_end(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_fact_text *text = scan->text;
    size_t best = end;
    for (size_t at = end + 1; at <= text->count && at - start <= LONGEST_NAME; at++) {
        char16_t c = text->chars[at - 1];
        if (!xun_is_hanzi(c) || xun_is_function_character(c) || xun_one_of(c, u"和与及"))
            break;
        if ((scan->ends[at] & XUN_WORD_STAGE) != 0)
            break;
        if ((scan->ends[at] & XUN_WORD_ORG_SUFFIX) != 0)
            best = at;
    }
    return best;
}

xun_status xun_orgs_scan(xun_name_scan *scan, xun_error *error)
{
    size_t done = 0;
    for (size_t i = 0; i < scan->mark_count; i++) {
        size_t start = scan->marks[i].start, end = start < done ? 0 : glossary_end(scan, i);
        if (end == 0 || (scan->closed[start] & XUN_IN_NOT_NAME) != 0)
            continue;
        done = organisation_end(scan, start, end);
        if (!add(scan, start, done))
            return xun_fail_memory(error);
    }
    return XUN_OK;
}
