/* How far to the left the name of an honour goes, and the level that its scope word tells. */
#include <string.h>

#include "facts/honors.h"

enum { LONGEST_NAME = 40 };

static const struct {
    const char16_t *word;
    xun_honor_level level;
} scopes[] = {
    {u"全国", XUN_LEVEL_NATION},   {u"国家", XUN_LEVEL_NATION},     {u"中国", XUN_LEVEL_NATION},
    {u"世界", XUN_LEVEL_NATION},   {u"国际", XUN_LEVEL_NATION},     {u"中华", XUN_LEVEL_NATION},
    {u"全球", XUN_LEVEL_NATION},   {u"联合国", XUN_LEVEL_NATION},   {u"亚洲", XUN_LEVEL_NATION},
    {u"国家级", XUN_LEVEL_NATION}, {u"全省", XUN_LEVEL_PROVINCE},   {u"省级", XUN_LEVEL_PROVINCE},
    {u"省", XUN_LEVEL_PROVINCE},   {u"自治区", XUN_LEVEL_PROVINCE}, {u"全区", XUN_LEVEL_DISTRICT},
    {u"全市", XUN_LEVEL_CITY},     {u"市级", XUN_LEVEL_CITY},       {u"县级", XUN_LEVEL_DISTRICT},
    {u"区级", XUN_LEVEL_DISTRICT}, {u"全县", XUN_LEVEL_DISTRICT},   {u"人类", XUN_LEVEL_NATION},
    {u"国字号", XUN_LEVEL_NATION}, {u"国务院", XUN_LEVEL_NATION},   {u"首批全国", XUN_LEVEL_NATION},
    {u"市", XUN_LEVEL_CITY},
};

/* The level that a scope word beginning at `index` tells, and its length. */
size_t xun_scope_at(xun_honor_level *level, const xun_name_scan *scan, size_t index)
{
    size_t best = 0;
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        size_t length = xun_match(scan->text, index, scopes[i].word);
        bool bare = length == 1 && xun_is_hanzi(xun_char(scan->text, index - 1)) &&
                    !xun_is_function_character(xun_char(scan->text, index - 1)) &&
                    (scan->ends[index] & XUN_WORD_SURE) == 0;
        if (length > best && !bare) {
            best = length;
            *level = scopes[i].level;
        }
    }
    if (best > 0)
        return best;
    for (size_t i = xun_first_mark(scan, index); i < scan->mark_count && scan->marks[i].start == index; i++) {
        const xun_mark *mark = &scan->marks[i];
        char16_t last = scan->text->chars[mark->end - 1];
        size_t length = mark->end - mark->start;
        if ((xun_mark_rule(scan, mark)->kinds & XUN_WORD_PLACE) == 0 || length <= best ||
            !xun_one_of(last, u"省市区县州") || (last == u'州' && length == 2))
            continue; /* 郑州 is no 自治州 */
        best = length;
        *level = last == u'省' || xun_ends_with(scan->text, mark->end, u"自治区") ? XUN_LEVEL_PROVINCE
                 : last == u'市' || last == u'州'                                 ? XUN_LEVEL_CITY
                                                                                  : XUN_LEVEL_DISTRICT;
    }
    return best;
}

/* 河南 and 郑州 without 省 and 市 tell a level too, by what the glossary calls them. */
xun_honor_level xun_level_of_place(const xun_name_scan *scan, size_t index)
{
    for (size_t i = xun_first_mark(scan, index); i < scan->mark_count && scan->marks[i].start == index; i++) {
        const xun_word_rule *rule = xun_mark_rule(scan, &scan->marks[i]);
        size_t length = rule->name != NULL ? strlen(rule->name) : 0;
        if ((rule->kinds & XUN_WORD_PLACE) == 0 || length < 3)
            continue;
        if (strcmp(rule->name + length - 3, "省") == 0)
            return XUN_LEVEL_PROVINCE;
        if (strcmp(rule->name + length - 3, "市") == 0)
            return XUN_LEVEL_CITY;
    }
    return XUN_LEVEL_NONE;
}

xun_honor_level xun_level_of_name(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    for (size_t i = name->start; i < name->end; i++) {
        xun_honor_level level;
        if (xun_scope_at(&level, scan, i) > 0)
            return level;
        level = xun_level_of_place(scan, i);
        if (level != XUN_LEVEL_NONE)
            return level;
    }
    return XUN_LEVEL_NONE;
}

/* A scope word right before the name, over quotes and 首批, 第二批. */
xun_honor_level xun_level_before(const xun_name_scan *scan, size_t start)
{
    static const char16_t *const between[] = {u"首批",   u"首个", u"第一批", u"第二批", u"第三批", u"第四批",
                                              u"第五批", u"唯一", u"优秀",   u"的",     NULL};
    const xun_fact_text *text = scan->text;
    while (start > 0 && (xun_is_opening_quote(text->chars[start - 1]) || text->chars[start - 1] == u' '))
        start--;
    for (size_t pass = 0; pass < 2; pass++)
        for (const char16_t *const *word = between; *word != NULL; word++)
            if (xun_ends_with(text, start, *word))
                for (const char16_t *c = *word; *c != 0; c++)
                    start--;
    xun_honor_level level = XUN_LEVEL_NONE;
    for (size_t length = 1; length <= 8 && length <= start; length++) {
        xun_honor_level found;
        if (xun_scope_at(&found, scan, start - length) == length)
            level = found;
    }
    return level;
}

/* ---- the extent of a name ---- */

/* Verbs of one character are parts of other words more often than verbs (创 in 创新). */
bool xun_honor_verb_ends(const xun_name_scan *scan, size_t index)
{
    if ((scan->ends[index] & (XUN_HONOR_VERB | XUN_WORD_STAGE)) == 0)
        return false;
    const xun_mark *mark =
        xun_mark_before(scan, index > 8 ? index - 8 : 0, index, XUN_HONOR_VERB | XUN_WORD_STAGE);
    if (mark == NULL || mark->end != index)
        return false;
    static const char16_t *const nouns[] = {u"规划", u"设计", u"建设", u"改造", u"整治", u"设施", u"运行",
                                            u"开放", u"招商", u"改建", u"保持", u"供水", u"发电", u"运营",
                                            u"施工", u"表彰", u"命名", u"储备", u"统筹", u"推动", u"施工",
                                            u"实施", u"验收", u"完成", NULL};
    bool noun = xun_match_any(scan->text, mark->start, nouns) == mark->end - mark->start;
    return mark->end - mark->start >= 2 && !noun;
}

/* True when a name may not go over the character before `index`. */
static bool stops_before(const xun_name_scan *scan, size_t index, size_t from)
{
    const xun_fact_text *text = scan->text;
    char16_t c = text->chars[index - 1];
    if (!(xun_is_hanzi(c) || xun_is_letter(c) || xun_is_digit(c) || c == u'·' || c == u'+' || c == u'-'))
        return true;
    if ((scan->closed[index] & XUN_FIGURE_ENDS) != 0 || (scan->closed[index - 1] & XUN_IN_TITLE) != 0)
        return true;
    if (xun_is_function_character(c) &&
        !(c == u'的' && index < from && xun_is_opening_quote(xun_char(text, index - 2))))
        return true;
    return xun_honor_verb_ends(scan, index);
}

/* 和 and 与 inside a name join its words; after the end of another honour, a quote or at the beginning they
 * join two names. */
static bool joins_names(const xun_name_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    char16_t before = xun_char(text, index - 1);
    xun_honor_level level;
    if (xun_scope_at(&level, scan, index + 1) > 1)
        return true;
    return index == 0 || xun_is_closing_quote(before) || (scan->ends[index] & XUN_HONOR_ENDING) != 0 ||
           xun_one_of(before, u"、称号奖");
}

bool xun_joins_honors(const xun_name_scan *scan, size_t index)
{
    return xun_one_of(xun_char(scan->text, index), u"和与及、") && joins_names(scan, index);
}

/* The leftmost index that the name with the ending at `start` may begin at. */
size_t xun_honor_leftmost(const xun_name_scan *scan, size_t start)
{
    const xun_fact_text *text = scan->text;
    size_t at = start, from = start;
    while (at > 0 && from - at < LONGEST_NAME) {
        char16_t c = text->chars[at - 1];
        if (xun_is_closing_quote(c) || c == u')') {
            size_t quote = c == u')' ? at - 1 : xun_quote_start(text, at - 1);
            while (c == u')' && quote > 0 && at - quote < 12 && text->chars[quote] != u'(')
                quote--;
            if (text->chars[quote] != u'(' && !xun_is_opening_quote(text->chars[quote]))
                break;
            if ((scan->ends[at - 1] & XUN_HONOR_ENDING) != 0 && at == start &&
                !xun_is_hanzi(xun_char(text, at)))
                break;
            if (at - quote > 18)
                break;
            at = quote;
            continue;
        }
        if (xun_joins_honors(scan, at - 1) || (c == u'、' && xun_is_hanzi(xun_char(text, at - 2)) == false))
            break;
        if (c != u'、' && stops_before(scan, at, from))
            break;
        at--;
    }
    return at;
}

/* A region that no verb begins may begin with its subject: the name then begins at the first scope word. */
size_t xun_first_scope(const xun_name_scan *scan, size_t from, size_t to)
{
    xun_honor_level level;
    for (size_t i = from; i < to; i++)
        if (xun_char(scan->text, i - 1) != u'(' && xun_scope_at(&level, scan, i) > 0)
            return i;
    return SIZE_MAX;
}

size_t xun_skip_honor_opening(const xun_name_scan *scan, size_t start, size_t to)
{
    const char16_t *chars = scan->text->chars;
    while (start < to) {
        size_t length = xun_rules_longest(scan->finder, chars + start, to - start, XUN_WORD_OPENS);
        if (length == 0)
            length = xun_one_of(chars[start], u"、和与及") ? 1 : 0;
        if (length == 0)
            break;
        start += length;
    }
    return start;
}
