/* Who gave an honour and who got it, and adding it to the facts. */
#include "facts/honors.h"

/* 被市委、市政府评为: who stands between 被 and the verb; and before 被 or the verb, who received. */
static size_t trim_receiver(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char16_t *const adverbs[] = {
        u"成功", u"先后",   u"再次",   u"连续",   u"顺利",   u"双双", u"一举", u"还",
        u"均",   u"已",     u"也",     u"并",     u"喜",     u"年",   u"荣",   u"率先",
        u"被",   u"先后被", u"在全国", u"在全市", u"在全省", u"连年", u"首次", u"成为",
        u"又",   u"等",     u"项目",   u"积极",   u"扎实",   u"正式", u"获",   NULL};
    bool trimmed = true;
    while (trimmed && end > start) {
        trimmed = false;
        if ((scan->closed[end - 1] & XUN_IN_FIGURE) != 0 || xun_is_digit(scan->text->chars[end - 1])) {
            end--;
            trimmed = true;
        }
        for (const char16_t *const *word = adverbs; *word != NULL && !trimmed; word++) {
            if (!xun_ends_with(scan->text, end, *word))
                continue;
            for (const char16_t *c = *word; *c != 0; c++)
                end--;
            trimmed = true;
        }
    }
    return end;
}

static bool set_parties(xun_honor *honor, const xun_name_scan *scan, const xun_mark *verb)
{
    const xun_fact_text *text = scan->text;
    size_t start = xun_clause_start(text, verb->start), passive = verb->start;
    while (passive > start && text->chars[passive - 1] != u'被')
        passive--;
    size_t receiver_end = verb->start;
    if (passive > start && verb->start - passive >= 2 && verb->start - passive <= 24) {
        honor->by = xun_canonical_string(scan, passive, verb->start, XUN_WORD_ORG | XUN_WORD_PLACE);
        if (honor->by == NULL)
            return false;
    }
    if (passive > start)
        receiver_end = passive - 1;
    for (size_t i = start; i < receiver_end; i++)
        if (text->chars[i] == u' ')
            start = i + 1;
    while (start < receiver_end &&
           ((scan->closed[start] & XUN_IN_FIGURE) != 0 || !xun_is_hanzi(text->chars[start])))
        start++;
    receiver_end = trim_receiver(scan, start, receiver_end);
    if (receiver_end - start < 2 || receiver_end - start > 20 ||
        (xun_mark_rule(scan, verb)->kinds & XUN_WORD_SOUGHT) != 0)
        return true;
    honor->to = xun_canonical_string(scan, start, receiver_end, XUN_WORD_ORG | XUN_WORD_PLACE);
    return honor->to != NULL;
}

bool xun_honor_add(xun_name_scan *scan, const xun_honor_candidate *name, xun_honor_chain *last)
{
    xun_honor honor = {.start = scan->text->at[name->start],
                       .end = scan->text->at[name->end],
                       .year = xun_year_before(scan->facts, scan->text->at[name->end])};
    honor.level = xun_level_of_name(scan, name);
    if (honor.level == XUN_LEVEL_NONE)
        honor.level = xun_level_before(scan, name->start);
    bool listed = last->any && name->start >= last->end && name->start - last->end <= 3;
    if (honor.level == XUN_LEVEL_NONE && listed)
        honor.level = last->level;
    honor.name = xun_canonical_string(scan, name->start, name->end, XUN_WORD_HONOR);
    if (honor.name == NULL || (name->verb != NULL && !set_parties(&honor, scan, name->verb)))
        return false;
    xun_close(scan, name->start, name->end, XUN_IN_HONOR);
    *last = (xun_honor_chain){.end = name->end,
                              .verb = name->verb,
                              .level = honor.level,
                              .any = true,
                              .titled = name->titled};
    xun_facts *facts = scan->facts;
    while (facts->honor_count > 0 && facts->honors[facts->honor_count - 1].start >= honor.start &&
           facts->honors[facts->honor_count - 1].end <= honor.end)
        facts->honor_count--;
    return xun_facts_push_honor(facts, &honor);
}
