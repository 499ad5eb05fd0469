/* Who gave an honour (by the State Council, from the Ministry of …, the Alliance named …) and who got it: the
 * subject of its verb, or the object of a verb of giving. */
#include <string.h>

#include "facts/english.h"
#include "facts/honors_en.h"
#include "facts/names_en.h"

enum { GIVER_REACH = 120, MOST_WORDS = 8 };

/* Words that the names of bodies have. */
static const char *const bodies[] = {
    "area",         "district",      "city",        "county",        "town",
    "village",      "community",     "court",       "procuratorate", "government",
    "bureau",       "department",    "school",      "hospital",      "company",
    "group",        "federation",    "station",     "park",          "zone",
    "street",       "council",       "committee",   "ministry",      "association",
    "alliance",     "foundation",    "commission",  "union",         "administration",
    "university",   "institute",     "team",        "college",       "society",
    "organisation", "organization",  "authorities", "subdistrict",   "project",
    "museum",       "state council", NULL};

static bool holds_body(const xun_fact_text *text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (xun_token_begins(text, i) && xun_phrase_at(text, i, bodies) > 0)
            return true;
    return false;
}

static size_t over_article(const xun_fact_text *text, size_t index)
{
    return xun_word_is(text, index, "the") ? index + 4 : index;
}

/* ---- the giver ---- */

/* provincial government, municipal Party committee and government: the end of a body in small letters. */
static size_t small_body_end(const xun_fact_text *text, size_t start)
{
    static const char *const openings[] = {"provincial", "municipal", "city",  "district", "central",
                                           "national",   "county",    "state", NULL};
    size_t best = start, at = start;
    if (xun_phrase_at(text, start, openings) == 0)
        return start;
    for (size_t i = 0; i < MOST_WORDS; i++) {
        size_t end = xun_token_end(text, at);
        bool link =
            xun_word_is(text, at, "and") || xun_word_is(text, at, "party") || xun_word_is(text, at, "of");
        if (end == at || (i > 0 && !link && xun_phrase_at(text, at, bodies) == 0))
            break;
        if (i > 0 && xun_phrase_at(text, at, bodies) > 0)
            best = end;
        if (xun_char(text, end) != u' ')
            break;
        at = end + 1;
    }
    return best;
}

/* The body that is named after by or from at `index`: its end, *start where it begins; 0 when it is none. */
static size_t giver_at(size_t *start, const xun_name_scan *scan, size_t index, bool by)
{
    const xun_fact_text *text = scan->text;
    *start = over_article(text, index);
    bool article = *start > index;
    size_t small = small_body_end(text, *start);
    if (small > *start)
        return small;
    if (!xun_is_upper(xun_char(text, *start)) || (scan->closed[*start] & XUN_IN_FIGURE) != 0)
        return 0;
    size_t end = xun_capital_run(text, start);
    bool body = holds_body(text, *start, end);
    return end > *start && (body || (by && article)) ? end : 0;
}

static bool set_giver(xun_honor *honor, const xun_name_scan *scan, size_t end)
{
    const xun_fact_text *text = scan->text;
    bool copula;
    for (size_t i = end; i < text->count && i < end + GIVER_REACH && !xun_sentence_end(text, i); i++) {
        if (!xun_token_begins(text, i))
            continue;
        bool by = xun_word_is(text, i, "by"), from = xun_word_is(text, i, "from");
        if (xun_honor_verb_english(&copula, text, i) > 0)
            return true;
        if (!by && !from)
            continue;
        size_t start, stop = giver_at(&start, scan, i + (by ? 3 : 5), by);
        if (stop == 0)
            continue;
        honor->by = xun_canonical_string(scan, start, stop, XUN_WORD_ORG | XUN_WORD_PLACE);
        return honor->by != NULL;
    }
    return true;
}

/* ---- the receiver ---- */

static size_t word_start(const xun_fact_text *text, size_t end)
{
    while (end > 0 && (xun_is_letter(text->chars[end - 1]) || xun_is_digit(text->chars[end - 1]) ||
                       (xun_one_of(text->chars[end - 1], u"-'’") && xun_is_letter(xun_char(text, end - 2)))))
        end--;
    return end;
}

/* The end of the subject of the verb at `verb`: over was, has been, also. */
static size_t subject_end(const xun_fact_text *text, size_t verb)
{
    static const char *const helpers[] = {"has",          "have",    "had",     "was",  "were",  "be",
                                          "been",         "is",      "are",     "also", "again", "already",
                                          "first",        "then",    "will",    "to",   "once",  "later",
                                          "successfully", "further", "jointly", NULL};
    for (size_t at = verb;;) {
        size_t end = at;
        while (end > 0 && text->chars[end - 1] == u' ')
            end--;
        size_t start = word_start(text, end);
        if (start == end || xun_phrase_at(text, start, helpers) != end - start)
            return end;
        at = start;
    }
}

static bool is_no_name(const xun_name_scan *scan, size_t index)
{
    static const char *const words[] = {"it",    "they", "we",     "he",   "she",    "this", "that",
                                        "which", "who",  "there",  "in",   "on",     "at",   "by",
                                        "since", "over", "last",   "next", "during", "i",    "as",
                                        "for",   "from", "of the", NULL};
    return (scan->closed[index] & XUN_IN_FIGURE) != 0 || xun_phrase_at(scan->text, index, words) > 0;
}

/* Where the name in capitals that ends at `end` begins; `end` when there is none. */
static size_t capital_start(const xun_name_scan *scan, size_t end)
{
    static const char *const links[] = {"of", "for", "and", NULL};
    const xun_fact_text *text = scan->text;
    size_t best = end, at = end;
    for (size_t i = 0; i < MOST_WORDS && at > 0; i++) {
        size_t start = word_start(text, at);
        bool capital = start < at && xun_is_upper(text->chars[start]) && !is_no_name(scan, start);
        if (capital)
            best = start;
        else if (i == 0 || start == at || xun_phrase_at(text, start, links) != at - start)
            break;
        if (start == 0 || text->chars[start - 1] != u' ')
            break;
        at = start - 1;
    }
    return best;
}

/* the Yingtaogou scenic area: where the name after the article begins; `end` when it is no body's. */
static size_t small_start(const xun_name_scan *scan, size_t end)
{
    const xun_fact_text *text = scan->text;
    size_t last = word_start(text, end);
    if (xun_phrase_at(text, last, bodies) == 0)
        return end;
    for (size_t i = 0, at = end; i < MOST_WORDS && at > 0; i++) {
        size_t start = word_start(text, at);
        if (start == at || (scan->closed[start] & XUN_IN_FIGURE) != 0)
            break;
        if (xun_word_is(text, start, "the") || xun_word_is(text, start, "our"))
            return at + 1;
        if (start == 0 || text->chars[start - 1] != u' ' || is_no_name(scan, start))
            break;
        at = start - 1;
    }
    return end;
}

/* The subject of the verb; both ends 0 when it is none that has a name. */
static void find_subject(size_t *start, size_t *end, const xun_name_scan *scan, size_t verb)
{
    *end = subject_end(scan->text, verb);
    *start = capital_start(scan, *end);
    if (*start == *end)
        *start = small_start(scan, *end);
    *start = *start < *end ? over_article(scan->text, *start) : *start;
    bool bare = *start < *end && xun_is_lower(scan->text->chars[*start]) &&
                xun_token_end(scan->text, *start) >= *end; /* the district */
    if (*start >= *end || bare || (scan->closed[*start] & XUN_IN_HONOR) != 0)
        *start = *end = 0;
}

static bool set_name(const char **out, const xun_name_scan *scan, size_t start, size_t end)
{
    if (end <= start)
        return true;
    *out = xun_canonical_string(scan, start, end, XUN_WORD_ORG | XUN_WORD_PLACE | XUN_WORD_PROJECT);
    return *out != NULL;
}

bool xun_honor_parties_english(xun_honor *honor, const xun_name_scan *scan, const xun_honor_lead *lead,
                               size_t end)
{
    size_t start = 0, stop = 0;
    if (lead->any)
        find_subject(&start, &stop, scan, lead->start);
    if (lead->any && lead->active && lead->object_end > 0)
        return set_name(&honor->by, scan, start, stop) &&
               set_name(&honor->to, scan, lead->object, lead->object_end);
    return set_name(&honor->to, scan, start, stop) && set_giver(honor, scan, end);
}
