/* Organisations in English text: places and organisations of the glossary, capitalised names that end in
 * Bank, University, Group, Co., Ltd. …, or begin with Ministry of and the like. */
#include "facts/english.h"
#include "facts/names_en.h"

static const char *const endings[] = {
    "bank",       "university",   "group",        "company", "corporation", "corp",       "inc",
    "ltd",        "limited",      "institute",    "college", "academy",     "commission", "ministry",
    "federation", "association",  "foundation",   "bureau",  "committee",   "council",    "agency",
    "authority",  "organization", "organisation", "society", "union",       "fund",       NULL};

static bool is_ending(const xun_fact_text *text, size_t index)
{
    for (const char *const *ending = endings; *ending != NULL; ending++)
        if (xun_word_is(text, index, *ending))
            return true;
    return false;
}

/* The index after Co., Ltd. / Co. Ltd / Inc. and the like that go on at `index`; `index` when none does. */
static size_t company_end(const xun_fact_text *text, size_t index)
{
    static const char16_t *const tails[] = {u" Co., Ltd.", u" Co., Ltd", u" Co.,Ltd.", u" Co.,Ltd",
                                            u" Co. Ltd.",  u" Co. Ltd",  u" Co Ltd",   u", Inc.",
                                            u" Inc.",      u", Ltd.",    u" Ltd.",     u" Co.",
                                            u" Limited",   u" Corp.",    NULL};
    return index + xun_match_any(text, index, tails);
}

/* The next word of the name at `at`, over one space; its start and end. False at the run's end. */
static bool next_word(size_t *start, size_t *end, const xun_fact_text *text, size_t at, size_t limit)
{
    *start = at < limit && text->chars[at] == u' ' ? at + 1 : at;
    *end = *start;
    while (*end < limit && text->chars[*end] != u' ')
        (*end)++;
    return *end > *start;
}

/* Words that part a name from what stands before it: Li Wei of Henan University. */
static bool parts_names(const xun_fact_text *text, size_t index)
{
    static const char *const words[] = {"of", "in", "on", "with", "to", NULL};
    for (const char *const *word = words; *word != NULL; word++)
        if (xun_word_is(text, index, *word))
            return true;
    return false;
}

/* Bank of China, Ministry of Finance: the end of what `of` adds at `index`; `index` when it adds no name. */
static size_t end_of_addition(const xun_fact_text *text, size_t index, size_t limit)
{
    size_t at = index, word, end;
    if (!xun_word_is(text, index + 1, "of"))
        return index;
    for (size_t from = index + 3;
         next_word(&word, &end, text, from, limit) && xun_is_upper(text->chars[word]);)
        at = from = end;
    return at;
}

/* The end of the organisation's name that begins at `*start`, or after a word that parts names, in a run of
 * capitals up to `limit`; 0 when there is none. An ending alone is no name. */
static size_t name_end(size_t *start, const xun_fact_text *text, size_t limit)
{
    size_t word, end;
    bool proper = false;
    for (size_t at = *start; next_word(&word, &end, text, at, limit); at = end) {
        size_t company = company_end(text, end);
        if (company > end)
            return company;
        if (parts_names(text, word)) {
            *start = end + 1;
            proper = false;
        } else if (!is_ending(text, word)) {
            proper = proper || xun_is_upper(text->chars[word]);
        } else {
            size_t whole = end_of_addition(text, end, limit);
            if (proper || whole > end)
                return whole;
        }
    }
    return 0;
}

/* True when one of the first `count` organisations, which stand by start and apart, meets [start, end). */
static bool overlaps(const xun_facts *facts, size_t count, size_t start, size_t end)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (facts->orgs[middle].end > start)
            high = middle;
        else
            low = middle + 1;
    }
    return low < count && facts->orgs[low].start < end;
}

/* The end of the longest name of the glossary that begins at `start` and ends with a word; 0 when there is
 * none. The place that a road is named for is not where the road is. */
static size_t glossary_end(const xun_name_scan *scan, size_t start)
{
    static const char16_t *const roads[] = {u" Road",   u" Street", u" Avenue", u" Boulevard",
                                            u" Bridge", u" River",  u" Lake",   NULL};
    const xun_fact_text *text = scan->text;
    size_t end = 0;
    for (size_t i = xun_first_mark(scan, start); i < scan->mark_count && scan->marks[i].start == start; i++) {
        size_t last = scan->marks[i].end;
        if ((xun_mark_rule(scan, &scan->marks[i])->kinds & (XUN_WORD_PLACE | XUN_WORD_ORG)) != 0 &&
            !xun_is_letter(xun_char(text, last)) && xun_match_any(text, last, roads) == 0)
            end = last;
    }
    return end;
}

static bool add(xun_name_scan *scan, size_t known, size_t start, size_t end)
{
    xun_org org = {.start = scan->text->at[start], .end = scan->text->at[end]};
    if (overlaps(scan->facts, known, org.start, org.end) || xun_any_closed(scan, start, end, XUN_IN_HONOR))
        return true;
    org.name = xun_canonical_string(scan, start, end, XUN_WORD_ORG | XUN_WORD_PLACE);
    return org.name != NULL && xun_facts_push_org(scan->facts, &org);
}

/* The names of the glossary that begin in [start, stop); `*end` is where the last one ends, or `stop`. */
static bool add_known(size_t *end, xun_name_scan *scan, size_t known, size_t start, size_t stop)
{
    size_t word, last;
    *end = stop;
    for (size_t at = start; next_word(&word, &last, scan->text, at, stop); at = last) {
        size_t name = glossary_end(scan, word);
        if (name == 0)
            continue;
        if (!add(scan, known, word, name))
            return false;
        last = name;
        *end = name > *end ? name : *end;
    }
    return true;
}

/* The names in the run [start, limit): parted by links. */
static bool add_names(xun_name_scan *scan, size_t known, size_t start, size_t *limit)
{
    const xun_fact_text *text = scan->text;
    while (start < *limit) {
        size_t word, end, first;
        if (xun_word_is(text, start, "the"))
            start += 4;
        first = start;
        size_t last = name_end(&start, text, *limit), whole = last > 0 ? glossary_end(scan, start) : 0;
        last = whole > last ? whole : last;
        if (!add_known(&end, scan, known, first, last > 0 ? start : *limit))
            return false;
        if (last == 0) {
            *limit = end > *limit ? end : *limit;
            return true;
        }
        if (!add(scan, known, start, last))
            return false;
        if (last > *limit)
            *limit = last;
        for (start = last; next_word(&word, &end, text, start, *limit) && !xun_is_upper(text->chars[word]);)
            start = end; /* and, in, with */
        start = word;
    }
    return true;
}

bool xun_orgs_scan_english(xun_name_scan *scan)
{
    const xun_fact_text *text = scan->text;
    size_t known = scan->facts->org_count;
    for (size_t i = 0; i < text->count; i++) {
        if (!xun_is_upper(text->chars[i]) || xun_is_letter(xun_char(text, i - 1)) ||
            xun_is_digit(xun_char(text, i - 1)))
            continue;
        size_t start = i, end = xun_capital_run(text, &start);
        if (end > start && !add_names(scan, known, start, &end))
            return false;
        i = end > i ? end - 1 : i;
    }
    return true;
}
