/* Where an English title begins and ends: in quotation marks, in capitals (National Advanced Unit in …), in a
 * glossary, or in small letters after its level (national 4A-level tourist attraction). */
#include <string.h>

#include "facts/english.h"
#include "facts/english_key.h"
#include "facts/honors_en.h"
#include "facts/names_en.h"

enum { LONGEST_TITLE = 120 };

/* Words that only a distinction's name has. */
static const char *const merits[] = {
    "award",       "prize",    "certificate",    "advanced",    "excellent",
    "outstanding", "model",    "demonstration",  "civilised",   "civilized",
    "best",        "happiest", "most beautiful", "key village", "promoter of the year",
    NULL};
/* Words that it has when a verb leads to it. */
static const char *const marks[] = {
    "unit",       "title",   "honour",     "honor",      "pilot",   "hundred", "incubator", "scenic",
    "attraction", "list",    "collective", "base",       "cluster", "hero",    "champion",  "medal",
    "cup",        "pioneer", "pacesetter", "role model", "top",     "brand",   NULL};
/* And those that places have too. */
static const char *const places[] = {"city", "cities", "district",  "county",  "counties", "village",
                                     "zone", "town",   "community", "project", "park",     NULL};
/* What is no title, whatever words it has. */
static const char *const others[] = {"conference", "committee",  "plan",     "forum",      "meeting",
                                     "congress",   "department", "bureau",   "government", "council",
                                     "ministry",   "action",     "campaign", "list of",    "federation",
                                     "alliance",   NULL};

static bool holds_word(const xun_fact_text *text, size_t start, size_t end, const char *const *words)
{
    for (size_t i = start; i < end; i++) {
        if (i > start && xun_is_letter(text->chars[i - 1]))
            continue;
        for (const char *const *word = words; *word != NULL; word++) {
            size_t length = strlen(*word);
            bool whole =
                xun_words_match(text, i, *word) > 0 ||
                (xun_words_match(text, i, *word) == 0 && xun_char(text, i + length) == u's' &&
                 xun_word_begins(text, i, *word, length) && !xun_is_letter(xun_char(text, i + length + 1)));
            if (whole && i + length <= end)
                return true;
        }
    }
    return false;
}

static bool is_top_number(const xun_fact_text *text, size_t index)
{
    return xun_word_is(text, index, "top") && xun_is_digit(xun_char(text, index + 4));
}

static bool holds_top_number(const xun_fact_text *text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (is_top_number(text, i))
            return true;
    return false;
}

xun_honor_level xun_level_english(const xun_fact_text *text, size_t start, size_t end)
{
    static const struct {
        const char *word;
        xun_honor_level level;
    } table[] = {{"national", XUN_LEVEL_NATION},
                 {"china", XUN_LEVEL_NATION},
                 {"china's", XUN_LEVEL_NATION},
                 {"state", XUN_LEVEL_NATION},
                 {"world", XUN_LEVEL_NATION},
                 {"world's", XUN_LEVEL_NATION},
                 {"chinese", XUN_LEVEL_NATION},
                 {"international", XUN_LEVEL_NATION},
                 {"nation's", XUN_LEVEL_NATION},
                 {"country's", XUN_LEVEL_NATION},
                 {"provincial", XUN_LEVEL_PROVINCE},
                 {"henan", XUN_LEVEL_PROVINCE},
                 {"henan's", XUN_LEVEL_PROVINCE},
                 {"province", XUN_LEVEL_PROVINCE},
                 {"province's", XUN_LEVEL_PROVINCE},
                 {"municipal", XUN_LEVEL_CITY},
                 {"zhengzhou", XUN_LEVEL_CITY},
                 {"zhengzhou's", XUN_LEVEL_CITY},
                 {"city-level", XUN_LEVEL_CITY},
                 {"city's", XUN_LEVEL_CITY},
                 {"district-level", XUN_LEVEL_DISTRICT},
                 {"county-level", XUN_LEVEL_DISTRICT}};
    for (size_t i = start; i < end; i++)
        for (size_t k = 0; xun_token_begins(text, i) && k < sizeof table / sizeof *table; k++)
            if (xun_words_match(text, i, table[k].word) > 0 &&
                xun_char(text, i + strlen(table[k].word)) != u'\'' &&
                xun_char(text, i + strlen(table[k].word)) != u'’')
                return table[k].level;
    return XUN_LEVEL_NONE;
}

/* ---- the end of a name in capitals ---- */

static bool begins_scope(const xun_fact_text *text, size_t index)
{
    return xun_is_upper(xun_char(text, index)) &&
           (is_top_number(text, index) ||
            xun_level_english(text, index, xun_token_end(text, index)) != XUN_LEVEL_NONE);
}

/* True when the “and” at `index` joins two titles. */
static bool and_parts(const xun_name_scan *scan, size_t index)
{
    static const char *const heads[] = {"city",        "award",  "prize",    "unit", "cup", "medal",
                                        "certificate", "county", "district", "zone", NULL};
    const xun_fact_text *text = scan->text;
    size_t after = index + 4;
    if (xun_phrase_at(text, after, (const char *const[]){"the", "a", "an", NULL}) > 0 ||
        begins_scope(text, after) || xun_english_known(scan, after, XUN_WORD_HONOR) > after)
        return true;
    size_t last = index - 1;
    while (last > 0 && xun_is_letter(text->chars[last - 1]))
        last--;
    return xun_phrase_at(text, last, heads) > 0;
}

/* The run of capitals at `start`, up to an “and” that joins two titles. */
static size_t run_end(const xun_name_scan *scan, size_t start)
{
    const xun_fact_text *text = scan->text;
    size_t run = start, end = xun_capital_run(text, &run);
    for (size_t i = start + 1; i < end; i++)
        if (text->chars[i - 1] == u' ' && xun_word_is(text, i, "and") && and_parts(scan, i))
            return i - 1;
    return end;
}

/* … Districts by Comprehensive Strength: the end of what ranks it, `end` when nothing does. */
static size_t over_measure(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_fact_text *text = scan->text;
    if (!holds_top_number(text, start, end) || xun_words_match(text, end, " by") == 0)
        return end;
    size_t stop = xun_is_upper(xun_char(text, end + 4)) ? run_end(scan, end + 4) : end + 4;
    return stop > end + 4 ? stop : end;
}

static size_t capital_end(const xun_name_scan *scan, size_t start)
{
    return over_measure(scan, start, run_end(scan, start));
}

/* ---- titles in small letters ---- */

static bool begins_small_title(const xun_fact_text *text, size_t index)
{
    static const char *const openings[] = {"national",         "national-level",    "provincial-level",
                                           "provincial",       "municipal",         "municipal-level",
                                           "city-level",       "state-level",       "henan's",
                                           "china's",          "outstanding unit",  "outstanding collective",
                                           "outstanding case", "advanced unit",     "advanced collective",
                                           "model unit",       "pilot project for", "research base for",
                                           "5A-level",         "4A-level",          "3A-level",
                                           "award for",        "prize for",         NULL};
    return xun_phrase_at(text, index, openings) > 0;
}

static bool ends_phrase(const xun_name_scan *scan, size_t index)
{
    static const char *const stops[] = {"by",   "from",  "with", "which", "that",   "who",     "where",
                                        "was",  "were",  "is",   "are",   "has",    "have",    "had",
                                        "as",   "since", "this", "last",  "and it", "and the", "while",
                                        "when", "to",    "but",  "only",  NULL};
    return xun_phrase_at(scan->text, index, stops) > 0 || (scan->closed[index] & XUN_IN_FIGURE) != 0;
}

/* Walks over the words of the phrase at `from`, at most `most`: the end of the last whose word is in `heads`
 * (any word when NULL), `from` when there is none. */
static size_t phrase_end(const xun_name_scan *scan, size_t from, size_t most, const char *const *heads)
{
    const xun_fact_text *text = scan->text;
    size_t best = from, at = from;
    for (size_t i = 0; i < most && at < text->count; i++) {
        while (xun_one_of(xun_char(text, at), u"\"“”"))
            at++;
        size_t end = xun_token_end(text, at);
        if (end == at || (i > 0 && ends_phrase(scan, at)))
            break;
        bool link =
            xun_phrase_at(text, at, (const char *const[]){"in", "of", "for", "the", "and", "a", "on", NULL}) >
            0;
        if (heads == NULL ? !link : i > 0 && holds_word(text, at, end, heads)) {
            best = end;
            if (heads != NULL)
                break;
        }
        at = end;
        while (xun_one_of(xun_char(text, at), u"\"“”"))
            at++;
        if (xun_char(text, at) != u' ')
            break;
        at++;
    }
    return best;
}

static size_t small_end(const xun_name_scan *scan, size_t start)
{
    static const char *const heads[] = {"attraction", "unit",       "incubator", "base",    "pilot",
                                        "zone",       "federation", "case",      "village", "collective",
                                        "award",      "prize",      "city",      "cluster", "project",
                                        "brand",      "park",       "community", NULL};
    const xun_fact_text *text = scan->text;
    size_t end = phrase_end(scan, start, 8, heads);
    static const char *const tails[] = {" in", " of", " for", NULL};
    size_t tail = end > start ? xun_phrase_at(text, end, tails) : 0;
    if (tail == 0 || (scan->closed[end + tail + 1] & XUN_IN_FIGURE) != 0)
        return end;
    bool dealt =
        holds_word(text, start, end, (const char *const[]){"zone", "city", "attraction", "cluster", NULL});
    size_t whole = dealt ? end : phrase_end(scan, end + tail + 1, 8, NULL);
    return whole > end + tail + 1 ? whole : end;
}

/* ---- all together ---- */

static bool is_quoted(const xun_fact_text *text, size_t index, size_t *end)
{
    size_t start = index - 1;
    if (index == 0 || !xun_is_english_quote(text->chars[start]) || xun_is_letter(xun_char(text, start - 1)))
        return false;
    *end = xun_capital_run(text, &start);
    return *end > start;
}

static bool is_title(const xun_fact_text *text, size_t start, size_t end)
{
    bool merit = holds_word(text, start, end, merits) || holds_top_number(text, start, end);
    bool scope = xun_level_english(text, start, end) != XUN_LEVEL_NONE;
    bool mark = holds_word(text, start, end, marks) || (scope && holds_word(text, start, end, places));
    return (merit || mark) && xun_token_end(text, start) < end && !holds_word(text, start, end, others);
}

static bool title_stands(const xun_fact_text *text, size_t start, size_t end)
{
    size_t from = start > 1 && text->chars[start - 1] == u' ' ? start - 1 : start;
    while (from < start && from > 0 && !xun_one_of(text->chars[from - 1], u" ,.:;\"“"))
        from--;
    bool scope = xun_level_english(text, from, end) != XUN_LEVEL_NONE || holds_top_number(text, start, end);
    return scope && (holds_word(text, start, end, merits) || holds_top_number(text, start, end)) &&
           is_title(text, start, end);
}

/* A title of the glossary that tells its level; not a park, which is a work too, nor a class of companies. */
static bool known_stands(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char *const others_known[] = {"park", "500", "enterprise", "heritage", "resort", NULL};
    static const char *const denials[] = {"standard of a", "standard of the", "standards of a",
                                          "standard for a", NULL};
    return xun_level_english(scan->text, start, end) != XUN_LEVEL_NONE &&
           !holds_word(scan->text, start, end, others_known) &&
           !xun_phrase_before(scan->text, start, denials);
}

bool xun_read_title(xun_english_title *out, const xun_name_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t end, known = xun_english_known(scan, index, XUN_WORD_HONOR);
    bool capital = xun_is_upper(text->chars[index]);
    *out = (xun_english_title){.start = index, .end = known};
    if (!capital && is_top_number(text, xun_token_end(text, index) + 1))
        return false; /* the national Top 100 Districts by …: a scope and a title */
    if (is_quoted(text, index, &end) && end - index <= LONGEST_TITLE && is_title(text, index, end)) {
        out->end = known > end ? known : end;
        out->stands = title_stands(text, index, out->end);
        return true;
    }
    size_t next = xun_token_end(text, index) + 1;
    bool small = begins_small_title(text, index) && (!capital || xun_is_lower(xun_char(text, next)));
    end = small ? small_end(scan, index) : index;
    if (end > index)
        out->held = !capital;
    if (capital && xun_skip_opening(scan, index, xun_token_end(text, index)) == index) {
        size_t run = capital_end(scan, index);
        end = run > end && is_title(text, index, run) ? run : end;
    }
    out->end = end > known ? end : known;
    out->stands = (capital && out->end > index && title_stands(text, index, out->end)) ||
                  (known > index && known == out->end && known_stands(scan, index, known));
    return out->end > index;
}
