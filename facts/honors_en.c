/* Honours in English text: titles (honor_titles_en.c) that a verb leads to (was named, won, apply for …), and
 * those that need none (National Advanced Unit in …); with those who gave and got them (honor_parties_en.c).
 */
#include "facts/honors_en.h"

#include <string.h>

#include "facts/english.h"
#include "facts/english_key.h"
#include "facts/names_en.h"

enum { NAME_LIMIT = 200 };

/* Where the finder is in a sentence. */
typedef struct {
    xun_honor_lead lead;
    bool open;                        /* nothing but small words since the verb or the last title */
    bool copula;                      /* the verb is no more than was or became */
    bool denied;                      /* not, never */
    xun_honor_level scope;            /* of the lists that the verb speaks of: all three national titles */
    const char *to;                   /* who got the last honour of the sentence */
    size_t title, measure, title_end; /* the last title, its measure and its end: Top 100 Districts by … */
} walk;

/* ---- verbs and small words ---- */

static const char *const receiving[] = {"named",
                                        "won",
                                        "win",
                                        "wins",
                                        "winning",
                                        "awarded",
                                        "honoured as",
                                        "honored as",
                                        "honoured with",
                                        "honored with",
                                        "received",
                                        "receive",
                                        "receives",
                                        "rated",
                                        "recognised as",
                                        "recognized as",
                                        "listed as",
                                        "listed among",
                                        "listed in",
                                        "ranked among",
                                        "ranked as",
                                        "was ranked",
                                        "selected as",
                                        "selected for",
                                        "selected among",
                                        "chosen as",
                                        "chosen for",
                                        "designated",
                                        "designated as",
                                        "approved as",
                                        "accredited as",
                                        "confirmed as",
                                        "certified as",
                                        "granted",
                                        "retained",
                                        "retain",
                                        "retaining",
                                        "earned",
                                        "earn",
                                        "included in",
                                        "included among",
                                        "entered",
                                        "crowned",
                                        "shortlisted for",
                                        "presented with",
                                        "joined",
                                        "join",
                                        "apply for",
                                        "applied for",
                                        "applying for",
                                        "bid for",
                                        "bidding for",
                                        "strive for",
                                        "strove for",
                                        "striving for",
                                        "took",
                                        "carried off",
                                        "brings home",
                                        "brought home",
                                        "rose to",
                                        "made",
                                        "seek",
                                        "seeking",
                                        "obtained",
                                        "gained",
                                        "secured",
                                        "conferred",
                                        "gave",
                                        "title of",
                                        "titles of",
                                        "recognition as",
                                        "status of",
                                        "approved",
                                        "passed the review of",
                                        NULL};
/* Of these no subject is told when another verb leads to them. */
static const char *const nouns[] = {"title of", "titles of", "recognition as", "status of", NULL};
static const char *const copulas[] = {"was",    "were",    "been",     "be",       "is",      "are", "became",
                                      "become", "becomes", "becoming", "remained", "remains", NULL};
/* Of these the subject may give. */
static const char *const giving[] = {"named", "awarded", "granted", "gave", "conferred", "crowned", NULL};

size_t xun_honor_verb_english(bool *copula, const xun_fact_text *text, size_t index)
{
    size_t length = xun_phrase_at(text, index, receiving);
    *copula = length == 0;
    return length > 0 ? length : xun_phrase_at(text, index, copulas);
}

/* What may stand between the verb and the title. */
static bool is_small_word(const xun_fact_text *text, size_t index)
{
    static const char *const words[] = {
        "the",         "a",     "an",     "as",      "one",   "of",      "title",  "titles", "to",
        "for",         "its",   "their",  "with",    "among", "both",    "first",  "second", "third",
        "fourth",      "fifth", "group",  "groups",  "batch", "list",    "lists",  "class",  "all",
        "two",         "three", "four",   "again",   "also",  "another", "yet",    "place",  "in",
        "time",        "times", "year",   "years",   "five",  "six",     "seven",  "eight",  "running",
        "consecutive", "row",   "honour", "honours", "honor", "honors",  "status", "name",   "and",
        "on",          "into",  "this",   "further", "new",   "on the",  NULL};
    return xun_phrase_at(text, index, words) > 0;
}

/* A scope that the verb speaks of before the titles: all three national titles: …, the national Top 100. */
static bool is_scope_word(const xun_fact_text *text, size_t index)
{
    static const char *const words[] = {"national", "provincial", "municipal", NULL};
    return xun_phrase_at(text, index, words) > 0;
}

static bool is_denied(const xun_fact_text *text, size_t index)
{
    static const char *const denials[] = {"not",        "never",  "not yet",      "failed to", "not been",
                                          "never been", "not be", "not yet been", "unable to", NULL};
    return xun_phrase_before(text, index, denials);
}

static bool is_active(const xun_fact_text *text, size_t index)
{
    static const char *const helpers[] = {"was",      "were",      "been",  "be",        "is",
                                          "are",      "being",     "also",  "again",     "and",
                                          "was also", "was again", "first", "been also", NULL};
    return xun_phrase_at(text, index, giving) > 0 && !xun_phrase_before(text, index, helpers);
}

/* ---- adding ---- */

/* The level of a canonical name that the glossary gives. */
static xun_honor_level level_of_name(const char *name)
{
    static const struct {
        const char *begins;
        xun_honor_level level;
    } table[] = {{"全国", XUN_LEVEL_NATION}, {"国家", XUN_LEVEL_NATION},     {"中国", XUN_LEVEL_NATION},
                 {"中华", XUN_LEVEL_NATION}, {"河南省", XUN_LEVEL_PROVINCE}, {"省级", XUN_LEVEL_PROVINCE},
                 {"郑州市", XUN_LEVEL_CITY}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strncmp(name, table[i].begins, strlen(table[i].begins)) == 0)
            return table[i].level;
    return XUN_LEVEL_NONE;
}

static xun_honor_level level_of(const xun_fact_text *text, const walk *at, size_t start, size_t end,
                                const char *name)
{
    size_t before = start;
    while (before > 0 && text->chars[before - 1] != u' ' && before + 1 >= start)
        before--;
    for (before -= before > 0 ? 1 : 0; before > 0 && text->chars[before - 1] != u' ';)
        before--;
    xun_honor_level level = xun_level_english(text, start, end);
    level = level != XUN_LEVEL_NONE ? level : xun_level_english(text, before, start);
    level = level != XUN_LEVEL_NONE ? level : at->scope;
    return level != XUN_LEVEL_NONE ? level : level_of_name(name);
}

/* "four-strength" project: the opening quotation mark belongs to the title that holds the closing one. */
static size_t over_quote(const xun_fact_text *text, size_t start, size_t end)
{
    if (start == 0 || !xun_is_english_quote(text->chars[start - 1]))
        return start;
    for (size_t i = start; i < end; i++)
        if (xun_one_of(text->chars[i], u"”\""))
            return start - 1;
    return start;
}

/* Adds the honour in [start, end) by its canonical name. */
static bool add(xun_name_scan *scan, walk *at, size_t start, size_t end, const char *name)
{
    const size_t first = over_quote(scan->text, start, end);
    xun_honor honor = {.start = scan->text->at[first], .end = scan->text->at[end], .name = name};
    if (name == NULL)
        return false;
    honor.level = level_of(scan->text, at, start, end, name);
    if (!xun_honor_parties_english(&honor, scan, &at->lead, end))
        return false;
    if (honor.to == NULL &&
        (at->title_end > 0 ||
         xun_phrase_before(scan->text, at->lead.start, (const char *const[]){"and", "and was", NULL})))
        honor.to = at->to;
    at->to = honor.to;
    xun_close(scan, start, end, XUN_IN_HONOR);
    return xun_facts_push_honor(scan->facts, &honor);
}

/* The index after the measure's “by ” in the title; 0 when it has none. */
static size_t measure_of(const xun_fact_text *text, size_t start, size_t end)
{
    for (size_t i = start; i + 4 < end; i++)
        if (xun_words_match(text, i, " by") > 0 && xun_is_upper(xun_char(text, i + 4)))
            return i + 4;
    return 0;
}

/* Adds “by Investment Potential” after Top 100 Districts by Comprehensive Strength, under its whole name. */
static bool add_measure(xun_name_scan *scan, walk *at, size_t start, size_t measure, size_t end)
{
    char16_t name[NAME_LIMIT];
    size_t head = at->measure - at->title;
    if (head + end - measure > NAME_LIMIT)
        return true;
    memcpy(name, scan->text->chars + at->title, head * sizeof *name);
    memcpy(name + head, scan->text->chars + measure, (end - measure) * sizeof *name);
    at->title_end = end;
    return add(scan, at, start, end, xun_canonical_chars(scan, name, head + end - measure, XUN_WORD_HONOR));
}

/* What goes on with the measures of the last title: the index after them, `index` when nothing does. In
 * brackets they need no “by”. */
static bool add_measures(size_t *after, xun_name_scan *scan, walk *at)
{
    static const char *const joints[] = {", and by", ", by", " and by", NULL};
    const xun_fact_text *text = scan->text;
    for (*after = at->title_end; at->measure > 0;) {
        size_t joint = xun_phrase_at(text, *after, joints), start = *after + joint + 1;
        if (joint == 0 || !xun_is_upper(xun_char(text, start)))
            return true;
        size_t end = xun_capital_run(text, &start);
        if (!add_measure(scan, at, start - 3, start, end))
            return false;
        *after = end;
    }
    return true;
}

/* Top 100 Districts (by Comprehensive Strength, Investment Potential, and Green Development) */
static bool add_bracketed(size_t *after, xun_name_scan *scan, walk *at)
{
    static const char *const joints[] = {", and", ",", NULL};
    const xun_fact_text *text = scan->text;
    size_t start = at->title_end + strlen(" (by ");
    *after = at->title_end;
    if (xun_match(text, at->title_end, u" (by ") == 0 || !xun_is_upper(xun_char(text, start)))
        return true;
    char16_t head[NAME_LIMIT];
    size_t length = at->title_end - at->title, close = start;
    while (close < text->count && text->chars[close] != u')')
        close++;
    if (length + 4 > NAME_LIMIT / 2 || close == text->count)
        return true;
    memcpy(head, text->chars + at->title, length * sizeof *head);
    memcpy(head + length, u" by ", 4 * sizeof *head);
    while (start < close && xun_is_upper(text->chars[start])) {
        size_t end = xun_capital_run(text, &start), size = end - start;
        if (length + 4 + size > NAME_LIMIT)
            break;
        memcpy(head + length + 4, text->chars + start, size * sizeof *head);
        if (!add(scan, at, start, end, xun_canonical_chars(scan, head, length + 4 + size, XUN_WORD_HONOR)))
            return false;
        start = end + xun_phrase_at(text, end, joints) + 1;
    }
    *after = close;
    return true;
}

static bool add_title(size_t *after, xun_name_scan *scan, walk *at, const xun_english_title *title)
{
    const xun_fact_text *text = scan->text;
    size_t end = title->end;
    if (xun_match(text, end, u" (by ") > 0) {
        at->title = title->start;
        at->title_end = end;
        return add_bracketed(after, scan, at);
    }
    if (!add(scan, at, title->start, end, xun_canonical_string(scan, title->start, end, XUN_WORD_HONOR)))
        return false;
    at->title = title->start;
    at->title_end = end;
    at->measure = measure_of(text, title->start, end);
    return add_measures(after, scan, at);
}

/* ---- the walk ---- */

static void begin_verb(walk *at, const xun_fact_text *text, size_t index, size_t length, bool copula)
{
    if (at->open && xun_phrase_at(text, index, nouns) == length)
        return;
    at->open = true;
    at->copula = copula;
    at->denied =
        is_denied(text, index) || (at->denied && xun_phrase_before(text, index, copulas)); /* was not named */
    at->scope = XUN_LEVEL_NONE;
    at->title_end = 0;
    at->lead = (xun_honor_lead){
        .start = index, .end = index + length, .any = true, .active = is_active(text, index)};
}

/* Moves over a word that is neither verb nor title: the index after it. */
static size_t pass_word(walk *at, const xun_name_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t end = xun_token_end(text, index);
    static const char *const second[] = {"as a", "as an", "as one", "as the", NULL};
    bool led = at->lead.any && !at->copula && !at->open && xun_phrase_at(text, index, second) > 0;
    if (led) { /* chosen as a …, and the scenic area as a … */
        at->open = true;
        at->lead = (xun_honor_lead){.start = index, .end = end, .any = true};
    } else if (is_scope_word(text, index))
        at->scope = xun_level_english(text, index, end);
    else if (at->open && at->lead.active && at->lead.object_end == 0 && xun_is_upper(text->chars[index])) {
        at->lead.object = index;
        at->lead.object_end = end = xun_capital_run(text, &index);
    } else if (!is_small_word(text, index) && (scan->closed[index] & XUN_IN_FIGURE) == 0)
        at->open = false;
    return end > index ? end : index + 1;
}

/* A sentence's end forgets all; a comma parts the verb from what isn't in its list. */
static void pass_mark(walk *at, const xun_fact_text *text, size_t index)
{
    if (xun_sentence_end(text, index))
        *at = (walk){.open = false};
    else if (text->chars[index] == u',' && at->title_end == 0)
        at->open = false;
}

static bool is_led(const walk *at, const xun_english_title *title)
{
    return at->open && (!at->copula || title->held || title->stands);
}

xun_status xun_honors_scan_english(xun_name_scan *scan, xun_error *error)
{
    const xun_fact_text *text = scan->text;
    walk at = {.open = false};
    for (size_t i = 0; i < text->count;) {
        bool copula;
        xun_english_title title;
        if (!xun_token_begins(text, i)) {
            pass_mark(&at, text, i++);
            continue;
        }
        size_t verb = xun_honor_verb_english(&copula, text, i);
        if (verb > 0) {
            begin_verb(&at, text, i, verb, copula);
            i += verb;
        } else if (xun_read_title(&title, scan, i) && !at.denied && (title.stands || is_led(&at, &title)) &&
                   !xun_any_closed(scan, title.start, title.end, XUN_IN_HONOR)) {
            if (!add_title(&i, scan, &at, &title))
                return xun_fail_memory(error);
            i = i > title.end ? i : title.end;
        } else
            i = pass_word(&at, scan, i);
    }
    return XUN_OK;
}
