/* Organisations and places: those of the glossary, and names that end as organisations do (org-suffixes.tsv)
 * and begin with a place or something else that is proper. */
#include <stdlib.h>

#include "facts/orgs.h"

enum { NAMED = XUN_WORD_PLACE | XUN_WORD_ORG, PLAIN = XUN_WORD_COMMON | XUN_WORD_NOT_NAME, LONGEST_WORD = 8 };

bool xun_org_add(xun_name_scan *scan, size_t start, size_t end)
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

/* Puts what was added to the first `known` in its place. */
static void sort_from(xun_facts *facts, size_t known)
{
    if (facts->org_count > known)
        qsort(facts->orgs, facts->org_count, sizeof *facts->orgs, by_start);
}

bool xun_org_breaks(const xun_word_rule *rule)
{
    bool stage = (rule->kinds & XUN_WORD_STAGE) != 0 && (rule->roles & XUN_PROJECT_NOUN) == 0;
    return stage || (rule->roles & (XUN_ORG_BREAKS | XUN_PROJECT_BROKEN)) != 0;
}

/* Endings that stand against words that just touch them from the left: 医院 in 中医医院. */
static bool is_house(const xun_fact_text *text, size_t at)
{
    return xun_one_of(text->chars[at - 1], u"院所") || xun_ends_with(text, at, u"大学");
}

/* True when the word goes over an edge of the ending [start, at), or holds one of a single character. Endings
 * that tell an organisation by themselves stand against words that begin inside them: 大学 in 大学校区. */
static bool cuts_ending(const xun_mark *word, const xun_fact_text *text, size_t start, size_t at,
                        bool telling)
{
    bool goes_on = word->end > at;
    if (word->start >= start)
        return goes_on && (!telling || word->start == start);
    if (word->end == at)
        return at - start == 1 && word->end - word->start == 2;
    return goes_on || (word->end == start + 1 && !(telling && is_house(text, at)));
}

/* True when a common word that begins at `from` or later cuts the ending [start, at). */
static bool is_cut_ending(const xun_name_scan *scan, size_t from, size_t start, size_t at, bool telling)
{
    for (size_t i = xun_first_mark(scan, from + LONGEST_WORD < start ? start - LONGEST_WORD : from);
         i < scan->mark_count && scan->marks[i].start < at; i++)
        if ((xun_mark_rule(scan, &scan->marks[i])->kinds & PLAIN) != 0 && scan->marks[i].end > start &&
            cuts_ending(&scan->marks[i], scan->text, start, at, telling))
            return true;
    return false;
}

bool xun_org_ending_at(xun_org_ending *out, const xun_name_scan *scan, size_t from, size_t at)
{
    if ((scan->ends[at] & XUN_WORD_ORG_SUFFIX) == 0)
        return false;
    for (size_t i = xun_first_mark(scan, from + LONGEST_WORD < at ? at - LONGEST_WORD : from);
         i < scan->mark_count && scan->marks[i].start < at; i++) {
        const xun_mark *mark = &scan->marks[i];
        const xun_word_rule *rule = xun_mark_rule(scan, mark);
        if (mark->end != at || (rule->kinds & XUN_WORD_ORG_SUFFIX) == 0 ||
            is_cut_ending(scan, from, mark->start, at, (rule->roles & XUN_ORG_HEADED) != 0))
            continue;
        *out = (xun_org_ending){mark->start, rule->roles};
        return true;
    }
    return false;
}

/* True when a common word goes on to the left of a short place, which is none then: 重庆 in 隆重庆祝. */
static bool is_cut_place(const xun_name_scan *scan, size_t start, size_t end)
{
    for (size_t i = xun_first_mark(scan, start > LONGEST_WORD ? start - LONGEST_WORD : 0);
         i < scan->mark_count && scan->marks[i].start < start; i++)
        if ((xun_mark_rule(scan, &scan->marks[i])->kinds & XUN_WORD_COMMON) != 0 &&
            scan->marks[i].end > start && end - start == 2)
            return true;
    return false;
}

/* The longest name that the glossary has at marks[i], and no word of not-names.tsv goes over; the later ones
 * inside it are passed over. */
static size_t glossary_end(const xun_name_scan *scan, size_t i)
{
    size_t end = 0, start = scan->marks[i].start;
    bool closed = (scan->closed[start] & XUN_IN_NOT_NAME) != 0, place = false;
    bool english = xun_is_letter(scan->text->chars[start]); /* found by xun_orgs_scan_english */
    for (; i < scan->mark_count && scan->marks[i].start == start; i++) {
        const xun_word_rule *rule = xun_mark_rule(scan, &scan->marks[i]);
        if ((rule->kinds & NAMED) != 0 && ((!closed && !english) || xun_is_own_name(scan, &scan->marks[i]))) {
            end = scan->marks[i].end;
            place = (rule->kinds & XUN_WORD_PLACE) != 0;
        }
    }
    return end > 0 && place && is_cut_place(scan, start, end) ? 0 : end;
}

/* True where one body's name follows another's: 省政府 in 省委省政府. */
static bool follows_body(const xun_name_scan *scan, size_t end)
{
    return (scan->ends[end] & scan->starts[end] & XUN_WORD_ORG) != 0 &&
           xun_one_of(xun_char(scan->text, end), u"省市县区");
}

/* How far a name that begins at `start` may go on from `end`: to the next word that breaks it or a character
 * that no name holds. */
static size_t reach(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_fact_text *text = scan->text;
    size_t limit = end;
    if (follows_body(scan, end))
        return end;
    while (limit < text->count && limit - start < XUN_LONGEST_ORG && xun_is_hanzi(text->chars[limit]) &&
           !xun_is_function_character(text->chars[limit]) && !xun_one_of(text->chars[limit], u"和与及向至各"))
        limit++;
    for (size_t i = xun_first_mark(scan, end); i < scan->mark_count && scan->marks[i].start < limit; i++)
        if (xun_org_breaks(xun_mark_rule(scan, &scan->marks[i])))
            return scan->marks[i].start;
    return limit;
}

size_t xun_org_end(const xun_name_scan *scan, size_t start, size_t end)
{
    enum { BEFORE_ENDING = 2 };
    size_t best = end, verb = 0, limit = reach(scan, start, end);
    size_t from = end - start > 1 && xun_one_of(scan->text->chars[end - 1], u"省市县区州") ? end - 1 : end;
    xun_org_ending ending;
    for (size_t at = end + 1; at <= limit; at++) {
        if (xun_org_ending_at(&ending, scan, from, at) && (verb == 0 || verb + BEFORE_ENDING >= ending.start))
            best = at;
        if ((scan->ends[at] & XUN_WORD_STAGE) != 0)
            verb = at; /* 建设 in 建设集团 */
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
        done = xun_org_end(scan, start, end);
        if (!xun_org_add(scan, start, done))
            return xun_fail_memory(error);
    }
    size_t known = scan->facts->org_count;
    bool found = xun_org_heads_scan(scan);
    sort_from(scan->facts, known);
    known = scan->facts->org_count;
    found = found && xun_orgs_scan_english(scan);
    sort_from(scan->facts, known);
    return found ? XUN_OK : xun_fail_memory(error);
}
