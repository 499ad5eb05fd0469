/* Honours in English text: was named, won, was awarded … and the name in capitals or quotation marks after
 * it. */
#include <string.h>

#include "facts/english.h"
#include "facts/names_en.h"

enum { GAP = 4, SUBJECT_REACH = 80 };

static const char *const verbs[] = {"was named",
                                    "were named",
                                    "named",
                                    "won",
                                    "was awarded",
                                    "were awarded",
                                    "awarded",
                                    "was honoured as",
                                    "was honored as",
                                    "received",
                                    "was rated",
                                    "was recognised as",
                                    "was recognized as",
                                    "recognised as",
                                    "recognized as",
                                    "was listed as",
                                    "was listed among",
                                    "was ranked among",
                                    "was selected as",
                                    "was selected for",
                                    "was designated",
                                    "was designated as",
                                    "was approved as",
                                    "was granted",
                                    "retained",
                                    "earned",
                                    "was included in",
                                    "entered",
                                    "was crowned",
                                    "was certified as",
                                    "were designated as",
                                    "designated as",
                                    "ranked among",
                                    "was ranked",
                                    "ranked as",
                                    "was listed in",
                                    "was shortlisted for",
                                    "was honoured with",
                                    "was honored with",
                                    "was presented with",
                                    "has been named",
                                    "has been designated",
                                    "has been awarded",
                                    NULL};

/* Words that a distinction's name has. */
static const char *const marks[] = {"award",         "prize",  "medal",     "city",        "cities",
                                    "district",      "county", "unit",      "model",       "advanced",
                                    "demonstration", "top",    "title",     "honour",      "honor",
                                    "village",       "zone",   "base",      "pilot",       "civilised",
                                    "civilized",     "best",   "excellent", "outstanding", "hundred",
                                    "incubator",     "scenic", "cup",       "certificate", "collective",
                                    "list",          NULL};

static bool has_mark(const xun_fact_text *text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i += xun_word_length(text, i) + 1)
        for (const char *const *mark = marks; *mark != NULL; mark++) {
            size_t length = strlen(*mark);
            if (xun_word_begins(text, i, *mark, length) &&
                (!xun_is_letter(xun_char(text, i + length)) || xun_char(text, i + length) == u's'))
                return true;
        }
    return false;
}

static xun_honor_level level_of(const xun_fact_text *text, size_t start, size_t end)
{
    static const struct {
        const char *word;
        xun_honor_level level;
    } table[] = {{"national", XUN_LEVEL_NATION},     {"national-level", XUN_LEVEL_NATION},
                 {"china", XUN_LEVEL_NATION},        {"china's", XUN_LEVEL_NATION},
                 {"state", XUN_LEVEL_NATION},        {"world", XUN_LEVEL_NATION},
                 {"chinese", XUN_LEVEL_NATION},      {"international", XUN_LEVEL_NATION},
                 {"provincial", XUN_LEVEL_PROVINCE}, {"henan", XUN_LEVEL_PROVINCE},
                 {"province", XUN_LEVEL_PROVINCE},   {"municipal", XUN_LEVEL_CITY},
                 {"zhengzhou", XUN_LEVEL_CITY}};
    for (size_t i = start; i < end; i += xun_word_length(text, i) + 1)
        for (size_t k = 0; k < sizeof table / sizeof *table; k++)
            if (xun_word_is(text, i, table[k].word))
                return table[k].level;
    return XUN_LEVEL_NONE;
}

/* The verb that begins at `index`: the index after it, else `index`. */
static size_t verb_at(const xun_fact_text *text, size_t index)
{
    size_t best = 0;
    for (const char *const *verb = verbs; *verb != NULL; verb++) {
        size_t length = xun_words_match(text, index, *verb);
        if (length > best)
            best = length;
    }
    return index + best;
}

/* Who gave it: “by the State Council” right after the name and its quotation mark. False when memory is out.
 */
static bool set_giver(xun_honor *honor, const xun_name_scan *scan, size_t end)
{
    const xun_fact_text *text = scan->text;
    if (xun_one_of(xun_char(text, end), u"”\"’"))
        end++;
    size_t length = xun_words_match(text, end + 1, "by");
    if (xun_char(text, end) != u' ' || length == 0)
        return true;
    size_t start = end + 1 + length + 1;
    if (xun_word_is(text, start, "the"))
        start += 4;
    size_t stop = xun_capital_run(text, &start);
    if (stop <= start)
        return true;
    honor->by = xun_canonical_string(scan, start, stop, XUN_WORD_ORG | XUN_WORD_PLACE);
    return honor->by != NULL;
}

/* Who got it: the capitalised name right before the verb at `verb`. False when memory is out. */
static bool set_receiver(xun_honor *honor, const xun_name_scan *scan, size_t verb)
{
    const xun_fact_text *text = scan->text;
    size_t from = verb > SUBJECT_REACH ? verb - SUBJECT_REACH : 0;
    for (size_t i = from; i < verb; i++) {
        if (!xun_is_upper(text->chars[i]) || xun_is_letter(xun_char(text, i - 1)))
            continue;
        size_t start = i, end = xun_capital_run(text, &start);
        if (xun_word_is(text, start, "the"))
            start += 4;
        if (end > start + 2 && end + 1 == verb && start < end) {
            honor->to = xun_canonical_string(scan, start, end, XUN_WORD_ORG | XUN_WORD_PLACE);
            return honor->to != NULL;
        }
        i = end > i ? end - 1 : i;
    }
    return true;
}

static bool add(xun_name_scan *scan, size_t start, size_t end, size_t verb)
{
    xun_honor honor = {.start = scan->text->at[start],
                       .end = scan->text->at[end],
                       .level = level_of(scan->text, start, end)};
    xun_close(scan, start, end, XUN_IN_HONOR);
    honor.name = xun_canonical_string(scan, start, end, XUN_WORD_HONOR);
    return honor.name != NULL && set_giver(&honor, scan, end) && set_receiver(&honor, scan, verb) &&
           xun_facts_push_honor(scan->facts, &honor);
}

/* Skips the, a, as, one of the, the title of. */
static size_t skip_articles(const xun_fact_text *text, size_t index)
{
    static const char *const words[] = {"the", "a",  "an",   "as",    "one of", "title of", "for",
                                        "its", "by", "with", "among", "both",   NULL};
    for (size_t i = 0; i < GAP; i++)
        for (const char *const *word = words; *word != NULL; word++) {
            size_t length = xun_words_match(text, index, *word);
            if (length > 0 && xun_char(text, index + length) == u' ')
                index += length + 1;
        }
    return index;
}

/* The index after what joins the name that ends at `end` to another: “, ”, “ and ”; `end` when nothing does.
 */
static size_t next_in_list(const xun_fact_text *text, size_t end)
{
    if (xun_one_of(xun_char(text, end), u"”\"’"))
        end++;
    if (xun_char(text, end) == u',' && xun_char(text, end + 1) == u' ')
        return end + 2 + (xun_words_match(text, end + 2, "and") > 0 ? 4 : 0);
    return xun_words_match(text, end + 1, "and") > 0 && xun_char(text, end) == u' ' ? end + 5 : end;
}

/* The names that the verb at `verb` leads to, from `index` on: the index after the last. */
static bool add_names(size_t *after, xun_name_scan *scan, size_t verb, size_t index)
{
    const xun_fact_text *text = scan->text;
    for (*after = verb;;) {
        size_t start = skip_articles(text, index), end = xun_capital_run(text, &start);
        if (end <= start || xun_any_closed(scan, start, end, XUN_IN_HONOR) || !has_mark(text, start, end))
            return true;
        if (!add(scan, start, end, verb))
            return false;
        *after = end;
        index = next_in_list(text, end);
        if (index <= end + 1)
            return true;
    }
}

xun_status xun_honors_scan_english(xun_name_scan *scan, xun_error *error)
{
    const xun_fact_text *text = scan->text;
    for (size_t i = 0; i < text->count; i++) {
        if (!xun_is_letter(text->chars[i]) || xun_is_letter(xun_char(text, i - 1)))
            continue;
        size_t after = verb_at(text, i), end = i;
        bool denied = after > i && xun_word_before_any(text, i, (const char *const[]){"not", "never", NULL});
        if (after == i || denied || xun_char(text, after) != u' ') {
            i += xun_word_length(text, i);
            continue;
        }
        if (!add_names(&end, scan, i, after + 1))
            return xun_fail_memory(error);
        i = end > i ? end - 1 : i;
    }
    return XUN_OK;
}
