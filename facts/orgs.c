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

static int by_start(const void *left, const void *right)
{
    const xun_org *a = left, *b = right;
    return a->start < b->start ? -1 : a->start > b->start;
}

/* The longest name that the glossary has at marks[i], and no word of not-names.tsv goes over; the later ones
 * inside it are passed over. */
static size_t glossary_end(const xun_name_scan *scan, size_t i)
{
    size_t end = 0, start = scan->marks[i].start;
    bool closed = (scan->closed[start] & XUN_IN_NOT_NAME) != 0;
    for (; i < scan->mark_count && scan->marks[i].start == start; i++)
        if ((xun_mark_rule(scan, &scan->marks[i])->kinds & NAMED) != 0 &&
            (!closed || xun_is_own_name(scan, &scan->marks[i])))
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
        if (end == 0)
            continue;
        done = organisation_end(scan, start, end);
        if (!add(scan, start, done))
            return xun_fail_memory(error);
    }
    size_t chinese = scan->facts->org_count;
    if (!xun_orgs_scan_english(scan))
        return xun_fail_memory(error);
    if (scan->facts->org_count > chinese)
        qsort(scan->facts->orgs, scan->facts->org_count, sizeof *scan->facts->orgs, by_start);
    return XUN_OK;
}
