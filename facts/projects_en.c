/* Projects in English text: capitalised names that end in Project, Road, Park, Tunnel … or begin with Metro
 * Line, phases (Phase II of …, the second phase of …), and names of the glossaries. Those that “and” and
 * commas join share what is said of their stage. */
#include <string.h>

#include "facts/english.h"
#include "facts/english_key.h"
#include "facts/names_en.h"

/* Works that are spoken of because they are built. */
static const char *const strong_endings[] = {
    "project",    "park",    "tunnel",  "centre",   "center",     "bridge",      "greenway",
    "corridor",   "plant",   "factory", "hub",      "phase",      "dam",         "pipeline",
    "substation", "metro",   "subway",  "terminal", "theme park", "interchange", "resort",
    "laboratory", "complex", "garden",  "mall",     "plaza",      "ecopark",     NULL};

/* Works that are as often a place where something happens: projects where their stage is told. */
static const char *const weak_endings[] = {
    "road",         "street",  "avenue",   "highway", "expressway", "railway",  "rail",  "station", "airport",
    "museum",       "library", "hospital", "square",  "reservoir",  "building", "tower", "stadium", "theatre",
    "theater",      "town",    "canal",    "campus",  "harbour",    "harbor",   "port",  "line",    "school",
    "kindergarten", "home",    "village",  "wharf",   "wetland",    NULL};

enum { MOST_MEMBERS = 24 };

typedef struct {
    size_t start, end;
    bool sure; /* needs no stage */
} work;

/* Works that share what is said of them. */
typedef struct {
    work members[MOST_MEMBERS];
    size_t count;
} work_list;

/* ---- one name ---- */

static size_t last_word(const xun_fact_text *text, size_t start, size_t end)
{
    while (end > start && xun_is_letter(text->chars[end - 1]))
        end--;
    return end;
}

static bool is_one(const xun_fact_text *text, size_t index, const char *const *words)
{
    for (; *words != NULL; words++)
        if (xun_word_is(text, index, *words))
            return true;
    return false;
}

/* The end of the head of a name: Museum in Museum of Arts and Crafts, Line 6 in Line 6 of the Metro. */
static size_t head_end(const xun_fact_text *text, size_t start, size_t end)
{
    for (size_t i = start; i + 4 < end; i++)
        if (text->chars[i] == u' ' && (xun_word_is(text, i + 1, "of") || xun_word_is(text, i + 1, "for")))
            return i;
    return end;
}

static bool is_numbered_line(const xun_fact_text *text, size_t start)
{
    static const char *const lines[] = {"metro line", "subway line", "line", "phase", NULL};
    size_t length = xun_phrase_at(text, start, lines);
    char16_t number = xun_char(text, start + length + 1);
    return length > 0 && xun_char(text, start + length) == u' ' &&
           (xun_is_digit(number) || xun_one_of(number, u"IVX"));
}

/* … Phase II */
static bool is_numbered_phase(const xun_fact_text *text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (text->chars[i] == u' ' && xun_words_match(text, i + 1, "phase") > 0 && i + 7 < end)
            return is_numbered_line(text, i + 1);
    return false;
}

static bool is_work(bool *sure, const xun_fact_text *text, size_t start, size_t end)
{
    size_t head = head_end(text, start, end), last = last_word(text, start, head);
    bool numbered = is_numbered_line(text, start) || is_numbered_phase(text, start, end);
    *sure = numbered || is_one(text, last, strong_endings);
    return (*sure || is_one(text, last, weak_endings)) && (numbered || last > start || head < end);
}

/* A name of one word (Park), or one that only says of what kind or of whose it is, names nothing. */
static bool names_something(const xun_fact_text *text, size_t start, size_t end)
{
    static const char *const generic[] = {"major",      "key",       "new",    "national",   "provincial",
                                          "industrial", "primary",   "middle", "high",       "city",
                                          "district",   "municipal", "data",   "railway",    "cultural",
                                          "community",  "leading",   "pilot",  "convention", NULL};
    size_t first = start + xun_token_end(text, start) - start;
    bool alone = first >= end || xun_token_end(text, first + 1) >= end;
    return first < end && !(alone && is_one(text, start, generic));
}

/* ---- where a name begins and ends ---- */

/* Construction of, Planning of …: nouns that open a sentence and no name. */
static size_t skip_nouns(const xun_fact_text *text, size_t start)
{
    static const char *const openings[] = {
        "construction of",      "planning of",  "completion of", "renovation of",
        "expansion of",         "upgrading of", "opening of",    "design of",
        "development of",       "building of",  "work on",       "expropriation for",
        "ground was broken on", "start of",     "main body of",  NULL};
    size_t length = xun_phrase_at(text, start, openings);
    if (length == 0)
        return start;
    start += length + 1;
    return xun_word_is(text, start, "the") ? start + 4 : start;
}

/* True when the “and” at `index` joins two names: the one before it is whole, or an article or a known name
 * comes after it. */
static bool and_parts(const xun_name_scan *scan, size_t start, size_t index)
{
    const xun_fact_text *text = scan->text;
    static const char *const zones[] = {"area", "zone", "cluster", "district", "county", NULL};
    bool sure, whole = head_end(text, start, index - 1) == index - 1;
    size_t after = index + strlen("and ");
    return xun_word_is(text, after, "the") || (whole && is_work(&sure, text, start, index - 1)) ||
           is_one(text, last_word(text, start, index - 1), zones) ||
           xun_english_known(scan, start, XUN_WORD_PROJECT) == index - 1 ||
           xun_english_known(scan, after, XUN_WORD_PROJECT) > after;
}

/* The end of the first name in the run [start, end). */
static size_t first_name_end(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_fact_text *text = scan->text;
    for (size_t i = start + 1; i < end; i++) {
        if (text->chars[i - 1] != u' ')
            continue;
        if (xun_word_is(text, i, "and") && and_parts(scan, start, i))
            return i - 1;
        size_t opening = xun_skip_opening(scan, i, end);
        if (xun_word_is(text, i, "the") && opening > i && xun_skip_opening(scan, start, end) > i)
            return i - 1;
    }
    return end;
}

/* The end of “second phase of [the] X” at `index`; `index` when there is none. */
static size_t phase_end(const xun_name_scan *scan, size_t index)
{
    static const char *const phases[] = {"first phase of",
                                         "second phase of",
                                         "third phase of",
                                         "fourth phase of",
                                         "fifth phase of",
                                         "sixth phase of",
                                         NULL};
    const xun_fact_text *text = scan->text;
    size_t length = xun_phrase_at(text, index, phases);
    if (length == 0)
        return index;
    size_t start = index + length + 1;
    if (xun_word_is(text, start, "the"))
        start += 4;
    size_t end = xun_is_upper(xun_char(text, start)) ? xun_capital_run(text, &start) : start;
    return end > start ? first_name_end(scan, start, end) : index;
}

/* True when the name is where something is: along Hanghai Road, at the corner of …. */
static bool is_whereabouts(const xun_fact_text *text, const work *name)
{
    static const char *const always[] = {"along",       "along the",   "corner of",   "corner of the",
                                         "near",        "near the",    "beside the",  "sides of the",
                                         "sides of",    "around",      "around the",  "outside",
                                         "outside the", "against the", "standard of", "extension of the",
                                         "between",     "called",      NULL};
    static const char *const for_places[] = {"in",     "in the",      "at",     "at the",  "on",
                                             "from",   "from the",    "to the", "through", "off",
                                             "behind", "through the", "tip of", NULL};
    return xun_phrase_before(text, name->start, always) ||
           (!name->sure && xun_phrase_before(text, name->start, for_places));
}

/* The name in the run of capitals at `index`. */
static bool read_run(work *out, size_t *after, const xun_name_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t run = index, run_end = xun_capital_run(text, &run);
    size_t start = skip_nouns(text, xun_skip_opening(scan, index, run_end));
    *out = (work){.start = start, .end = start};
    if (start > index) {
        *after = start;
        return false;
    }
    out->end = first_name_end(scan, start, run_end);
    *after = out->end > index ? out->end : *after;
    return out->end > start && names_something(text, start, out->end) &&
           is_work(&out->sure, text, start, out->end);
}

/* The name that begins at the token at `index`. False when none does; then *after is where to look next. */
static bool read_work(work *out, size_t *after, const xun_name_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    size_t known = xun_english_known(scan, index, XUN_WORD_PROJECT), phase = phase_end(scan, index);
    size_t end = known > phase ? known : phase;
    *after = xun_token_end(text, index);
    if (xun_is_upper(text->chars[index]) && read_run(out, after, scan, index) && out->end > end)
        return true;
    if (end == index)
        return false;
    *out = (work){.start = index, .end = end, .sure = true};
    *after = end;
    return true;
}

/* ---- lists ---- */

/* True when only commas, articles, “and” and quotation marks part the two. */
static bool joins(const xun_fact_text *text, size_t end, size_t start)
{
    static const char *const fillers[] = {"and", "the", "as well as", "or", NULL};
    while (end < start) {
        size_t length = xun_phrase_at(text, end, fillers);
        if (length == 0 && !xun_one_of(text->chars[end], u" ,“”\"‘’"))
            return false;
        end += length > 0 ? length : 1;
    }
    return true;
}

static bool propose_list(xun_name_scan *scan, work_list *list, size_t next)
{
    if (list->count == 0)
        return true;
    const work *members = list->members;
    const char *stage =
        xun_project_stage_english(scan->text, members[0].start, members[list->count - 1].end, next);
    bool ok = true;
    for (size_t i = 0; i < list->count && ok; i++)
        if (members[i].sure || stage != NULL)
            ok = xun_project_propose(scan, members[i].start, members[i].end, stage);
    list->count = 0;
    return ok;
}

xun_status xun_projects_scan_english(xun_name_scan *scan, xun_error *error)
{
    const xun_fact_text *text = scan->text;
    work_list list = {.count = 0};
    size_t elsewhere = 0; /* where the last name of a place ends */
    for (size_t i = 0, after; i < text->count; i = after) {
        work name;
        after = i + 1;
        if (!xun_token_begins(text, i) || xun_is_hanzi(xun_char(text, i - 1)))
            continue;
        if (!read_work(&name, &after, scan, i))
            continue;
        bool known = xun_english_known(scan, name.start, XUN_WORD_PROJECT) == name.end;
        if (!known && (is_whereabouts(text, &name) ||
                       (!name.sure && elsewhere > 0 && joins(text, elsewhere, name.start)))) {
            elsewhere = name.end;
            continue;
        }
        bool joined = list.count > 0 && list.count < MOST_MEMBERS &&
                      joins(text, list.members[list.count - 1].end, name.start);
        if (!joined && !propose_list(scan, &list, name.start))
            return xun_fail_memory(error);
        list.members[list.count++] = name;
    }
    return propose_list(scan, &list, text->count) ? XUN_OK : xun_fail_memory(error);
}
