/* Projects in English text: capitalised names that end in Project, Road, Park, Tunnel … or begin with Metro
 * Line. */
#include <string.h>

#include "facts/english.h"
#include "facts/names_en.h"

static const char *const endings[] = {
    "project", "road",       "park",       "tunnel",     "centre",      "center",  "railway",  "expressway",
    "highway", "airport",    "station",    "bridge",     "museum",      "library", "hospital", "square",
    "plaza",   "reservoir",  "greenway",   "corridor",   "avenue",      "street",  "building", "tower",
    "stadium", "theatre",    "theater",    "plant",      "factory",     "hub",     "town",     "phase",
    "dam",     "canal",      "pipeline",   "substation", "metro",       "subway",  "terminal", "campus",
    "resort",  "theme park", "laboratory", "complex",    "interchange", "rail",    "garden",   "mall",
    "harbour", "harbor",     "port",       "line",       "school",      NULL};

static const struct {
    const char *words, *stage;
} verbs[] = {{"signed", "签约"},
             {"planned", "规划"},
             {"started", "开工"},
             {"began construction", "开工"},
             {"broke ground", "开工"},
             {"under construction", "在建"},
             {"completed", "竣工"},
             {"finished", "竣工"},
             {"went into production", "投产"},
             {"opened", "投用"},
             {"put into use", "投用"},
             {"opened to traffic", "投用"},
             {"launched", "开工"},
             {"advanced", "推进"},
             {"in operation", "投用"},
             {"into operation", "投用"},
             {"into service", "投用"},
             {"in service", "投用"},
             {"commissioned", "投用"},
             {"under way", "在建"},
             {"approved", "规划"},
             {"broke ground on", "开工"},
             {"kicked off", "开工"}};

static bool has_ending(const xun_fact_text *text, size_t start, size_t end)
{
    size_t last = end;
    while (last > start && xun_is_letter(text->chars[last - 1]))
        last--;
    for (const char *const *ending = endings; *ending != NULL; ending++)
        if (last > start && xun_word_is(text, last, *ending))
            return true;
    return xun_words_match(text, start, "metro line") > 0 ||
           xun_words_match(text, start, "subway line") > 0 || xun_words_match(text, start, "line") > 0;
}

static const char *stage_near(const xun_fact_text *text, size_t end)
{
    for (size_t i = end; i < text->count && i < end + 60 && !xun_sentence_end(text, i); i++)
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
            if (!xun_is_letter(xun_char(text, i - 1)) && xun_words_match(text, i, verbs[k].words) > 0)
                return verbs[k].stage;
    return NULL;
}

/* A name of one word (Park), or the article and a class (The Project), names nothing. */
static bool names_something(const xun_fact_text *text, size_t start, size_t end)
{
    size_t first = start + xun_word_length(text, start);
    return first < end &&
           !(xun_word_is(text, start, "the") && first + 1 + xun_word_length(text, first + 1) >= end);
}

xun_status xun_projects_scan_english(xun_name_scan *scan, xun_error *error)
{
    const xun_fact_text *text = scan->text;
    for (size_t i = 0; i < text->count; i++) {
        if (!xun_is_upper(text->chars[i]) || xun_is_letter(xun_char(text, i - 1)) ||
            xun_is_hanzi(xun_char(text, i - 1)))
            continue;
        size_t start = i, end = xun_capital_run(text, &start);
        if (xun_words_match(text, start, "construction of") > 0)
            start += strlen("construction of ");
        if (xun_word_is(text, start, "the"))
            start += 4;
        if (end > start && names_something(text, start, end) && has_ending(text, start, end) &&
            !xun_project_propose(scan, start, end, stage_near(text, end)))
            return xun_fail_memory(error);
        i = end > i ? end - 1 : i;
    }
    return XUN_OK;
}
