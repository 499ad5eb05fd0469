/* What English text says of a project's stage: a verb that governs it (speed up the …), what is said of it
 * after its name (… went into production), or else a verb further before it. */
#include <string.h>

#include "facts/english.h"
#include "facts/names_en.h"

enum { AFTER_REACH = 110, BEFORE_REACH = 110 };

typedef struct {
    const char *words, *stage;
} stage_phrase;

/* Said after the name: in passive and intransitive forms. */
static const stage_phrase predicates[] = {{"signed", "签约"},
                                          {"settled", "签约"},
                                          {"planned", "规划"},
                                          {"being planned", "规划"},
                                          {"approved", "规划"},
                                          {"announced", "规划"},
                                          {"designed", "规划"},
                                          {"in preparation", "规划"},
                                          {"construction list", "规划"},
                                          {"on next year's list", "规划"},
                                          {"broke ground", "开工"},
                                          {"break ground", "开工"},
                                          {"broken ground", "开工"},
                                          {"began", "开工"},
                                          {"begin", "开工"},
                                          {"begun", "开工"},
                                          {"start", "开工"},
                                          {"starts", "开工"},
                                          {"started", "开工"},
                                          {"launched", "开工"},
                                          {"kicked off", "开工"},
                                          {"full construction", "开工"},
                                          {"under construction", "在建"},
                                          {"phased construction", "在建"},
                                          {"under way", "在建"},
                                          {"underway", "在建"},
                                          {"being built", "在建"},
                                          {"be built", "在建"},
                                          {"being launched", "开工"},
                                          {"speed up", "在建"},
                                          {"sped up", "在建"},
                                          {"gathered speed", "在建"},
                                          {"gathers speed", "在建"},
                                          {"took shape", "在建"},
                                          {"taking shape", "在建"},
                                          {"taken shape", "在建"},
                                          {"being renovated", "在建"},
                                          {"being upgraded", "在建"},
                                          {"being expanded", "在建"},
                                          {"being improved", "在建"},
                                          {"accelerated", "在建"},
                                          {"put in order", "在建"},
                                          {"upgraded", "在建"},
                                          {"renovated", "在建"},
                                          {"improved", "在建"},
                                          {"will rise", "在建"},
                                          {"advance", "推进"},
                                          {"advances", "推进"},
                                          {"advanced", "推进"},
                                          {"carried forward", "推进"},
                                          {"pushed forward", "推进"},
                                          {"moved forward", "推进"},
                                          {"went ahead", "推进"},
                                          {"progressing", "推进"},
                                          {"went smoothly", "推进"},
                                          {"completed", "竣工"},
                                          {"complete", "竣工"},
                                          {"finished", "竣工"},
                                          {"built", "竣工"},
                                          {"topped out", "竣工"},
                                          {"into production", "投产"},
                                          {"in production", "投产"},
                                          {"began production", "投产"},
                                          {"started production", "投产"},
                                          {"start production", "投产"},
                                          {"opened", "投用"},
                                          {"opens", "投用"},
                                          {"open", "投用"},
                                          {"into operation", "投用"},
                                          {"in operation", "投用"},
                                          {"began operation", "投用"},
                                          {"began operations", "投用"},
                                          {"started operation", "投用"},
                                          {"began operating", "投用"},
                                          {"into service", "投用"},
                                          {"in service", "投用"},
                                          {"entered service", "投用"},
                                          {"into use", "投用"},
                                          {"in use", "投用"},
                                          {"commissioned", "投用"},
                                          {"inaugurated", "投用"},
                                          {"operational", "投用"},
                                          {NULL, NULL}};

/* Said before the name. */
static const stage_phrase governors[] = {{"signed", "签约"},
                                         {"signed for", "签约"},
                                         {"sign", "签约"},
                                         {"contract for", "签约"},
                                         {"agreement on", "签约"},
                                         {"agreement for", "签约"},
                                         {"plan", "规划"},
                                         {"planned", "规划"},
                                         {"preparations for", "规划"},
                                         {"under way for", "规划"},
                                         {"studies for", "规划"},
                                         {"prepare", "规划"},
                                         {"broke ground on", "开工"},
                                         {"break ground on", "开工"},
                                         {"broken on", "开工"},
                                         {"broken for", "开工"},
                                         {"start", "开工"},
                                         {"started", "开工"},
                                         {"begin", "开工"},
                                         {"began", "开工"},
                                         {"launch", "开工"},
                                         {"launched", "开工"},
                                         {"kicked off", "开工"},
                                         {"kick off", "开工"},
                                         {"began on", "开工"},
                                         {"started on", "开工"},
                                         {"start on", "开工"},
                                         {"work on", "在建"},
                                         {"under way on", "在建"},
                                         {"under way at", "在建"},
                                         {"earthwork at", "在建"},
                                         {"continued", "在建"},
                                         {"under construction include", "在建"},
                                         {"work at", "在建"},
                                         {"speed up", "在建"},
                                         {"sped up", "在建"},
                                         {"accelerate", "在建"},
                                         {"accelerated", "在建"},
                                         {"build", "在建"},
                                         {"building", "在建"},
                                         {"upgrade", "在建"},
                                         {"upgraded", "在建"},
                                         {"renovate", "在建"},
                                         {"renovated", "在建"},
                                         {"expand", "在建"},
                                         {"rebuild", "在建"},
                                         {"moved in at", "在建"},
                                         {"advance", "推进"},
                                         {"advanced", "推进"},
                                         {"press on with", "推进"},
                                         {"pressed on with", "推进"},
                                         {"push forward", "推进"},
                                         {"carry forward", "推进"},
                                         {"promote", "推进"},
                                         {"co-ordinate", "推进"},
                                         {"coordinate", "推进"},
                                         {"move forward", "推进"},
                                         {"complete", "竣工"},
                                         {"completed", "竣工"},
                                         {"finish", "竣工"},
                                         {"finished", "竣工"},
                                         {"built", "竣工"},
                                         {"open", "投用"},
                                         {"opened", "投用"},
                                         {"inaugurated", "投用"},
                                         {"list for opening", "投用"},
                                         {NULL, NULL}};

/* Nouns before the name: what is said after it is said of them. `stage`: when nothing is. */
static const stage_phrase nouns[] = {
    {"construction of", "在建"}, {"construction at", "在建"}, {"building of", "在建"},
    {"renovation of", "在建"},   {"upgrading of", "在建"},    {"expansion of", "在建"},
    {"opening of", "投用"},      {"completion of", "竣工"},   {NULL, NULL}};

/* And those that tell the stage whatever is said. */
static const stage_phrase plans[] = {{"planning of", "规划"},
                                     {"planning for", "规划"},
                                     {"plan of", "规划"},
                                     {"plans for", "规划"},
                                     {"design of", "规划"},
                                     {"start construction of", "开工"},
                                     {"started construction of", "开工"},
                                     {"begin construction of", "开工"},
                                     {"began construction of", "开工"},
                                     {"full construction of", "开工"},
                                     {NULL, NULL}};

static const stage_phrase *longest_at(const xun_fact_text *text, size_t index, const stage_phrase *phrases)
{
    const stage_phrase *best = NULL;
    for (; phrases->words != NULL; phrases++)
        if (xun_words_match(text, index, phrases->words) > 0 &&
            (best == NULL || strlen(phrases->words) > strlen(best->words)))
            best = phrases;
    return best;
}

/* The longest phrase that ends at `index`. */
static const stage_phrase *longest_before(const xun_fact_text *text, size_t index,
                                          const stage_phrase *phrases)
{
    const stage_phrase *best = NULL;
    for (; phrases->words != NULL; phrases++) {
        size_t length = strlen(phrases->words);
        if (index >= length && xun_words_match(text, index - length, phrases->words) > 0 &&
            !xun_is_letter(xun_char(text, index - length - 1)) &&
            (best == NULL || length > strlen(best->words)))
            best = phrases;
    }
    return best;
}

/* The end of what stands before the articles and quotation marks before `index`. */
static size_t before_articles(const xun_fact_text *text, size_t index)
{
    static const char *const articles[] = {"the", "a", "an", "its", "our", "new", "both", NULL};
    for (bool more = true; more;) {
        while (index > 0 && xun_one_of(text->chars[index - 1], u" “\"‘"))
            index--;
        more = false;
        for (const char *const *article = articles; *article != NULL; article++) {
            size_t length = strlen(*article);
            if (index > length && xun_words_match(text, index - length, *article) > 0 &&
                xun_char(text, index - length - 1) == u' ') {
                index -= length;
                more = true;
            }
        }
    }
    return index;
}

static bool is_denied(const xun_fact_text *text, size_t index)
{
    static const char *const denials[] = {"not",    "never",     "not been",   "not yet been",
                                          "not be", "not yet",   "not yet be", "yet to be",
                                          "yet to", "cannot be", "instead of", NULL};
    return xun_phrase_before(text, index, denials);
}

/* The next clause, with a subject or a verb of its own, begins at `index`; not the next name of a list. */
static bool is_next_clause(const xun_fact_text *text, size_t index)
{
    static const char *const joints[] = {", while", ", but", ", whereas", NULL};
    size_t length = xun_words_match(text, index, ", and");
    return (length > 0 && !xun_is_upper(xun_char(text, index + length + 1))) ||
           xun_phrase_at(text, index, joints) > 0 || text->chars[index] == u';';
}

/* began a trial, completed its papers, started to: what is told is not that the work did so. */
static bool has_object(const xun_fact_text *text, size_t end, const char *verb)
{
    static const char *const objects[] = {"a", "an", "its", "their", "to", NULL};
    static const char *const verbs[] = {"began",   "begin",    "begun",     "start",    "starts",
                                        "started", "launched", "completed", "finished", NULL};
    for (const char *const *taking = verbs; *taking != NULL; taking++)
        if (strcmp(verb, *taking) == 0)
            return xun_phrase_at(text, end + 1, objects) > 0;
    return false;
}

/* was completed …: in the passive a verb says nothing of what comes after it. */
static bool is_passive(const xun_fact_text *text, size_t index, const char *verb)
{
    static const char *const helpers[] = {"be", "been", "being", "was", "were", "is", "are", "as", NULL};
    return strchr(verb, ' ') == NULL && xun_phrase_before(text, index, helpers);
}

/* Studies for the renewal of …: what is planned, whatever becomes of the studies. */
static bool is_studied(const xun_fact_text *text, size_t start)
{
    enum { REACH = 60 };
    static const char *const studies[] = {"studies for",  "studies of", "studies on", "planning of",
                                          "planning for", "plans for",  "design of",  NULL};
    for (size_t i = start; i > 0 && start - i < REACH && !xun_one_of(text->chars[i - 1], u",.;:"); i--)
        if (xun_phrase_at(text, i, studies) > 0)
            return true;
    return false;
}

/* What is said after `end`: the last of verbs that “and” joins. */
static const char *stage_after(bool *denied, const xun_fact_text *text, size_t end, size_t next)
{
    size_t limit = end + AFTER_REACH < next ? end + AFTER_REACH : next;
    for (size_t i = end; i < limit && i < text->count && !xun_sentence_end(text, i); i++) {
        if (is_next_clause(text, i))
            return NULL;
        const stage_phrase *phrase = xun_token_begins(text, i) ? longest_at(text, i, predicates) : NULL;
        if (phrase == NULL || has_object(text, i + strlen(phrase->words), phrase->words))
            continue;
        if ((*denied = is_denied(text, i)))
            return NULL;
        for (;;) {
            size_t after = i + strlen(phrase->words);
            size_t joint = xun_words_match(text, after, " and");
            static const char *const helpers[] = {"put", "went",    "was",   "came",
                                                  "is",  "brought", "fully", NULL};
            size_t at = after + joint + 1;
            size_t helper = xun_phrase_at(text, at, helpers);
            const stage_phrase *second =
                joint > 0 ? longest_at(text, helper > 0 ? at + helper + 1 : at, predicates) : NULL;
            if (second == NULL)
                return phrase->stage;
            phrase = second;
            i = helper > 0 ? at + helper + 1 : at;
        }
    }
    return NULL;
}

/* A verb further before, in the same clause: start six projects, including the …. */
static const char *stage_far_before(const xun_fact_text *text, size_t start)
{
    size_t from = xun_sentence_start(text, start);
    for (size_t i = start; i > from && start - i < BEFORE_REACH; i--) {
        if (xun_one_of(text->chars[i - 1], u";:") || xun_words_match(text, i - 1, ", and") > 0)
            return NULL;
        const stage_phrase *phrase = longest_before(text, i, governors);
        if (phrase == NULL || xun_is_letter(xun_char(text, i)))
            continue;
        size_t verb = i - strlen(phrase->words);
        bool cell = xun_char(text, i + 1) == u'|'; /* To be started | 43 | … */
        bool passive = !cell && is_passive(text, verb, phrase->words);
        return is_denied(text, verb) || passive ? NULL : phrase->stage;
    }
    return NULL;
}

const char *xun_project_stage_english(const xun_fact_text *text, size_t start, size_t end, size_t next)
{
    bool denied = false;
    size_t before = before_articles(text, start);
    const stage_phrase *plan = longest_before(text, before, plans);
    if (plan != NULL || is_studied(text, start))
        return plan != NULL ? plan->stage : "规划";
    const stage_phrase *noun = longest_before(text, before, nouns);
    const stage_phrase *verb = noun == NULL ? longest_before(text, before, governors) : NULL;
    if (verb != NULL && !is_passive(text, before - strlen(verb->words), verb->words))
        return is_denied(text, before - strlen(verb->words)) ? NULL : verb->stage;
    const char *after = stage_after(&denied, text, end, next);
    if (after != NULL || denied)
        return after;
    return noun != NULL ? noun->stage : stage_far_before(text, start);
}
