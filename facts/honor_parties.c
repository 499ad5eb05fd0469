/* Who gave an honour and who got it, and adding it to the facts. */
#include "facts/honors.h"

enum { LONGEST_PARTY = 24 };

/* The length of the longest adverb that ends at `end`, in [start, end). */
static size_t adverb_before(const xun_name_scan *scan, size_t start, size_t end)
{
    size_t length = xun_role_ends(scan, end, XUN_HONOR_ADVERB);
    if (length == 0 && end > start &&
        xun_one_of(scan->text->chars[end - 1], u"还均已也并喜年荣被又再等获共曾都"))
        length = 1;
    return length <= end - start ? length : 0;
}

/* 连续三年, 三次, 第五次, 连续两届: how often, right before `end`. */
static size_t run_before(const xun_fact_text *text, size_t start, size_t end)
{
    static const char16_t *const leads[] = {u"连续", u"连", u"第", u"已", u"蝉联", NULL};
    size_t at = end;
    if (at < start + 2 || !xun_one_of(text->chars[at - 1], u"年届次轮度批"))
        return 0;
    at--;
    while (at > start && (xun_one_of(text->chars[at - 1], u"一二三四五六七八九十两百多余几数个") ||
                          xun_is_digit(text->chars[at - 1]) || text->chars[at - 1] == u' '))
        at--;
    if (at == end - 1)
        return 0;
    for (const char16_t *const *lead = leads; *lead != NULL; lead++)
        if (xun_ends_with(text, at, *lead) && at - start >= 2)
            return end - at + ((*lead)[1] != 0 ? 2 : 1);
    return end - at;
}

/* 被市委、市政府评为: who stands between 被 and the verb; and before 被 or the verb, who received. */
static size_t trim_receiver(const xun_name_scan *scan, size_t start, size_t end)
{
    for (size_t length = 1; length > 0 && end > start; end -= length) {
        bool number =
            (scan->closed[end - 1] & XUN_IN_FIGURE) != 0 || xun_is_digit(scan->text->chars[end - 1]);
        length = number ? 1 : run_before(scan->text, start, end);
        if (length == 0)
            length = adverb_before(scan, start, end);
    }
    return end;
}

/* 推动更多区县获评, 力争我区获评: what is done for the one who receives. */
static size_t skip_lead(const xun_fact_text *text, size_t start, size_t end)
{
    static const char16_t *const leads[] = {u"推动", u"力争", u"助力", u"支持", u"确保",     u"使",
                                            u"让",   u"其中", u"目前", u"指导", u"帮助",     u"争取",
                                            u"将",   u"把",   u"为",   u"是指", u"积极推进", NULL};
    size_t length = xun_match_any(text, start, leads), rest = start + length;
    bool somebody = rest + 1 < end && text->chars[rest + 1] != u'、';
    if (length == 1 && !somebody)
        return start; /* 将乐 is a county */
    return length > 0 && !somebody ? end : rest;
}

typedef struct {
    size_t start, end; /* indices of characters; equal: nobody */
} party;

/* [start, end) as a canonical name when it has the length of one, else NULL; false when memory is out. */
static bool keep_party(const char **out, const xun_name_scan *scan, const party *who)
{
    if (who->end < who->start + 2 || who->end - who->start > LONGEST_PARTY)
        return true;
    *out = xun_canonical_string(scan, who->start, who->end, XUN_WORD_ORG | XUN_WORD_PLACE);
    return *out != NULL;
}

/* Another verb of honours in [start, end), of which the clause's subject got another honour first. */
static const xun_mark *verb_within(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char16_t *const becoming[] = {u"成为", NULL};
    for (size_t i = xun_first_mark(scan, start); i < scan->mark_count && scan->marks[i].end <= end; i++) {
        const xun_mark *mark = &scan->marks[i];
        unsigned kinds = xun_mark_rule(scan, mark)->kinds;
        bool surely = (kinds & XUN_WORD_LOOSE) == 0 || xun_match_any(scan->text, mark->start, becoming) > 0;
        if ((kinds & (XUN_WORD_HELD | XUN_WORD_GIVEN)) != 0 && surely && mark->end - mark->start > 1)
            return mark;
    }
    return NULL;
}

/* 南充 in 南充跻身全国…示范城市、获评…, 7个村 in 4个村被确定为…、7个村列入…, 我市运动员 in
 * 我市运动员在…运动会上. */
static party without_other_honors(const xun_name_scan *scan, party who)
{
    const xun_fact_text *text = scan->text;
    const xun_mark *verb = verb_within(scan, who.start, who.end);
    size_t mark = who.end;
    while (mark > who.start && text->chars[mark - 1] != u'、')
        mark--;
    if (verb != NULL && mark > verb->end && mark + 1 < who.end)
        who.start = mark;
    else if (verb != NULL)
        who.end = verb->start - (verb->start > who.start && text->chars[verb->start - 1] == u'被' ? 1 : 0);
    if (who.end > who.start && xun_one_of(text->chars[who.end - 1], u"中上"))
        for (size_t i = who.start + 2; i < who.end; i++)
            if (text->chars[i] == u'在')
                who.end = i;
    return who;
}

/* 二七区 in 二七区作为河南省唯一入选市辖区. */
static size_t before_role(const xun_fact_text *text, size_t start, size_t end)
{
    for (size_t i = start + 2; i < end; i++)
        if (xun_match(text, i, u"作为") > 0)
            return i;
    return end;
}

/* Who the clause is about, up to `end`: what is before the verb or its 被, without figures and adverbs. */
static party subject_before(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_fact_text *text = scan->text;
    for (size_t i = start; i < end; i++)
        if (text->chars[i] == u' ')
            start = i + 1;
    while (start < end && ((scan->closed[start] & XUN_IN_FIGURE) != 0 ||
                           !(xun_is_hanzi(text->chars[start]) || xun_is_letter(text->chars[start]))))
        start++;
    if (start < end && text->chars[start] == u'以') /* 以优异成绩 */
        return (party){start, start};
    party who = without_other_honors(scan, (party){start, trim_receiver(scan, start, end)});
    who.end = trim_receiver(scan, who.start, before_role(text, who.start, who.end));
    who.start = skip_lead(text, who.start, who.end);
    if (who.end > who.start && xun_is_closing_quote(text->chars[who.end - 1]))
        who.end--;
    return who;
}

/* 郑州市 in 授予郑州市“…”称号: what stands between a verb of giving and the name. */
static party object_between(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_fact_text *text = scan->text;
    while (end > start && (xun_is_opening_quote(text->chars[end - 1]) || text->chars[end - 1] == u'为'))
        end--;
    for (size_t i = start; i < end; i++)
        if (!xun_is_hanzi(text->chars[i]) || xun_one_of(text->chars[i], u"其首第了"))
            return (party){start, start};
    return (party){start, end};
}

/* In 被市委评为 the giver stands between 被 and the verb; a verb of giving without 被 has its giver before it
 * and its receiver after it. */
static bool set_parties(xun_honor *honor, const xun_name_scan *scan, const xun_honor_candidate *name)
{
    const xun_fact_text *text = scan->text;
    const xun_mark *verb = name->verb;
    unsigned kinds = xun_mark_rule(scan, verb)->kinds;
    size_t start = xun_clause_start(text, verb->start), passive = verb->start;
    while (passive > start && text->chars[passive - 1] != u'被')
        passive--;
    bool told = passive > start && verb_within(scan, passive, verb->start) == NULL,
         given = xun_one_of(text->chars[verb->start], u"被获");
    party by = {0, 0}, to = subject_before(scan, start, told ? passive - 1 : verb->start);
    if (told)
        by = (party){passive, verb->start};
    else if ((kinds & XUN_WORD_GIVEN) != 0 && !given) {
        by = to;
        to = object_between(scan, verb->end, name->start);
    }
    if ((kinds & XUN_WORD_SOUGHT) != 0)
        return true;
    if (xun_any_closed(scan, by.start, by.end, XUN_IN_FIGURE)) /* 被列入…名录、5个村被评为 */
        by.end = by.start;
    return keep_party(&honor->by, scan, &by) && keep_party(&honor->to, scan, &to);
}

/* Drops the honours that lie inside this one. */
static void drop_inside(xun_facts *facts, const xun_honor *honor)
{
    size_t kept = 0;
    for (size_t i = 0; i < facts->honor_count; i++)
        if (facts->honors[i].start < honor->start || facts->honors[i].end > honor->end)
            facts->honors[kept++] = facts->honors[i];
    facts->honor_count = kept;
}

/* “全国文明城市”荣誉 without the word of praise and the quotes around what it praises. */
static void trim_praise(const xun_name_scan *scan, xun_honor_candidate *name)
{
    const xun_fact_text *text = scan->text;
    size_t end = name->end - 2;
    if (name->end < name->start + 4 || !xun_ends_with(text, name->end, u"荣誉") ||
        !(xun_is_closing_quote(text->chars[end - 1]) || (scan->ends[end] & XUN_HONOR_ENDING) != 0))
        return;
    if (xun_is_closing_quote(text->chars[end - 1]) && xun_is_opening_quote(text->chars[name->start])) {
        end--;
        name->start++;
    }
    name->end = end;
    name->ending = name->ending < end ? name->ending : end;
}

static bool add(xun_name_scan *scan, const xun_honor_candidate *name, xun_honor_chain *last)
{
    xun_honor honor = {.start = scan->text->at[name->start], .end = scan->text->at[name->end]};
    honor.level = xun_level_of_name(scan, name);
    if (honor.level == XUN_LEVEL_NONE)
        honor.level = xun_level_before(scan, name->start);
    bool near = name->start - last->end <= 3 || name->titled || name->shared;
    bool listed = last->any && name->start >= last->end && near &&
                  xun_clause_start(scan->text, name->start) <= last->end;
    if (honor.level == XUN_LEVEL_NONE && listed)
        honor.level = last->level;
    if (honor.level == XUN_LEVEL_NONE)
        honor.level = name->lent;
    honor.name = xun_canonical_string(scan, name->start, name->end, XUN_WORD_HONOR);
    if (honor.name == NULL || (name->verb != NULL && !set_parties(&honor, scan, name)))
        return false;
    if (xun_any_closed(scan, name->start, name->end, XUN_IN_HONOR))
        drop_inside(scan->facts, &honor);
    xun_close(scan, name->start, name->end, XUN_IN_HONOR);
    *last = (xun_honor_chain){.end = name->end,
                              .verb = name->verb,
                              .level = honor.level,
                              .any = true,
                              .titled = name->titled,
                              .leveled = name->leveled,
                              .counted = xun_is_counted(scan, name->end)};
    return xun_facts_push_honor(scan->facts, &honor);
}

bool xun_honor_add(xun_name_scan *scan, const xun_honor_candidate *name, xun_honor_chain *last)
{
    xun_honor_candidate trimmed = *name;
    trim_praise(scan, &trimmed);
    return xun_honor_is_lost(scan, &trimmed) || add(scan, &trimmed, last);
}
