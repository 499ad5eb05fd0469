/* Works without an ending that a verb of building is said of: 美鑫电解铝 in 美鑫电解铝达产达效. The name
 * begins its clause, or is the last member of a list that does, and nothing but an adverb stands before the
 * verb. */
#include "facts/projects.h"

enum { LEAST_SUBJECT = 4, LONGEST_SUBJECT = 16, LONGEST_ADVERBS = 6 };

/* The index where the adverbs before the verb begin: 顺利 in 美鑫电解铝顺利投产. */
static size_t before_adverbs(const xun_name_scan *scan, size_t from, size_t verb)
{
    size_t first = verb;
    for (size_t at = verb; at > from && verb - at < LONGEST_ADVERBS; at--)
        if (xun_skip_adverbs(scan, at - 1) == verb)
            first = at - 1;
    return first;
}

static size_t subject_start(const xun_name_scan *scan, size_t end)
{
    static const unsigned openings = XUN_WORD_STAGE | XUN_WORD_LEADS;
    const xun_fact_text *text = scan->text;
    size_t clause = xun_clause_start(text, end), start = end;
    while (start > clause && text->chars[start - 1] != u'、')
        start--;
    for (size_t verb;
         (verb = xun_rules_longest(scan->finder, text->chars + start, end - start, openings)) > 1;)
        start += verb; /* 推进, 确保 in 确保华阳华钠电芯投产 */
    return start;
}

static bool is_plain_text(const xun_name_scan *scan, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        char16_t c = scan->text->chars[i];
        bool letter = xun_is_hanzi(c) || xun_is_letter(c) || xun_is_digit(c) || xun_one_of(c, u"·()");
        if (!letter || xun_is_function_character(c) || xun_one_of(c, u"和与及等要将已可能应须均也") ||
            (scan->closed[i] & (XUN_IN_NOT_NAME | XUN_IN_TITLE)) != 0)
            return false;
        if (i > start && (scan->starts[i] & (XUN_WORD_LEADS | XUN_WORD_STAGE | XUN_WORD_HELD)) != 0)
            return false;
    }
    return true;
}

static bool is_subject(const xun_name_scan *scan, size_t start, size_t end)
{
    static const unsigned openings = XUN_WORD_VERB | XUN_WORD_STAGE | XUN_WORD_LEADS;
    const xun_word_roles roles = XUN_PROJECT_CLASS | XUN_PROJECT_BROKEN;
    if (end < start + LEAST_SUBJECT || end > start + LONGEST_SUBJECT ||
        (scan->ends[end] & (XUN_PROJECT_ENDING | XUN_WORD_ORG_SUFFIX)) != 0 ||
        (scan->starts[start] & openings) != 0 || xun_any_closed(scan, start, end, XUN_IN_FIGURE))
        return false;
    return is_plain_text(scan, start, end) && !xun_project_has_role(scan, start, end, roles) &&
           xun_worth_of(scan, start, end) != XUN_NO_WORK && xun_is_proper(scan, start, end) &&
           !xun_is_slogan(scan->text, start, end);
}

/* 开工项目187个, 投产率: the verb belongs to the noun after it. */
static bool is_attribute(const xun_fact_text *text, size_t end)
{
    static const char16_t *const nouns[] = {u"项目", u"面积", u"率",   u"仪式", u"活动", u"里程",
                                            u"重点", u"重大", u"企业", u"产能", NULL};
    return xun_match_any(text, end, nouns) > 0 || xun_is_digit(xun_char(text, end));
}

bool xun_project_subjects(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *verb = &scan->marks[i];
        if ((xun_mark_rule(scan, verb)->roles & XUN_PROJECT_BUILDS) == 0 ||
            is_attribute(scan->text, verb->end))
            continue;
        size_t clause = xun_clause_start(scan->text, verb->start);
        size_t end = before_adverbs(scan, clause, verb->start), start = subject_start(scan, end);
        const xun_project_candidate name = {
            .start = start, .end = end, .ending = end, .strong = true, .stage_from = end};
        if (is_subject(scan, start, end) && !xun_is_receiver(scan, &name) && !xun_project_add(scan, &name))
            return false;
    }
    return true;
}
