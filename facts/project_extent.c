/* How far to the left the name of a project goes. */
#include "facts/projects.h"

enum {
    LONGEST_NAME = 26,
    NAME_REACH = 6,
    LONG_OPENING = 4, /* 服务保障: what opens a clause, whatever follows */
    NAMED = XUN_WORD_PLACE | XUN_WORD_ORG | XUN_WORD_PROJECT
};

bool xun_is_noun_too(const xun_name_scan *scan, const xun_mark *verb)
{
    return (xun_mark_rule(scan, verb)->roles & XUN_PROJECT_NOUN) != 0;
}

/* True for common words that are no verb and open no name. */
static bool is_plain_word(const xun_name_scan *scan, const xun_mark *mark)
{
    unsigned kinds = xun_mark_rule(scan, mark)->kinds;
    return (kinds & XUN_WORD_COMMON) != 0 &&
           (kinds & (XUN_WORD_VERB | XUN_WORD_LEADS | XUN_PROJECT_VERB)) == 0;
}

/* True when the character at `index` is part of a common word that goes on after it: 对 in 对口, 过 in 过渡.
 */
static bool opens_word(const xun_name_scan *scan, size_t index)
{
    for (size_t i = xun_first_mark(scan, index > 2 ? index - 2 : 0);
         i < scan->mark_count && scan->marks[i].start <= index; i++)
        if (scan->marks[i].end > index + 1 && is_plain_word(scan, &scan->marks[i]))
            return true;
    return false;
}

/* 建设中 in 建设中央商务区, 建设中牟新区: the verb's last character begins another word; 施工 in 实施工业项目:
 * another verb ends before that character; 生产 in 生产资料: the verb begins a common word. */
static bool runs_into_word(const xun_name_scan *scan, const xun_mark *verb)
{
    if (scan->text->chars[verb->end - 1] == u'中')
        return xun_is_hanzi(xun_char(scan->text, verb->end));
    for (size_t i = xun_first_mark(scan, verb->start); i < scan->mark_count; i++) {
        const xun_mark *mark = &scan->marks[i];
        if (mark->start >= verb->end)
            break;
        bool split = verb->end - verb->start > 2 ||
                     (scan->ends[verb->end - 1] & (XUN_PROJECT_VERB | XUN_WORD_COMMON)) != 0;
        bool last = mark->start == verb->end - 1 && split;
        bool whole = mark->start == verb->start && is_plain_word(scan, mark);
        if (mark->end > verb->end && (last || whole))
            return true;
    }
    return false;
}

bool xun_project_verb_ends(const xun_name_scan *scan, size_t index, size_t ending)
{
    if ((scan->ends[index] & (XUN_PROJECT_VERB | XUN_WORD_COMMON)) == 0)
        return false;
    const xun_mark *verb =
        xun_mark_before(scan, index > 8 ? index - 8 : 0, index, XUN_PROJECT_VERB | XUN_WORD_VERB);
    if (verb == NULL || verb->end != index || verb->end - verb->start < 2 || runs_into_word(scan, verb))
        return false;
    bool plain = (xun_mark_rule(scan, verb)->kinds & XUN_PROJECT_VERB) != 0 && !xun_is_noun_too(scan, verb);
    return plain || xun_is_work_name(scan, index, ending);
}

/* 和 与 及 that join words, but not 及时, 和谐, 参与. */
static bool is_connector(const xun_fact_text *text, size_t index)
{
    static const char16_t *const words[] = {u"及时", u"和谐", u"和平", u"与时", u"及其", u"和田", u"和布",
                                            u"和龙", u"和县", u"和顺", u"和政", u"和静", u"和硕", NULL};
    static const char16_t *const ends[] = {u"参与", u"共和", u"以及", u"涉及", u"普及", u"温和", u"呼和",
                                           u"太和", u"永和", u"祥和", u"仁和", u"义和", u"元和", u"泰和",
                                           u"颐和", u"雍和", u"中和", u"人和", u"三和", NULL};
    return xun_one_of(text->chars[index], u"和与及") && xun_match_any(text, index, words) == 0 &&
           !xun_ends_with_any(text, index + 1, ends);
}

/* True when the character at `index` lies in a name of the glossary: 为 in 华为. */
static bool is_in_name(const xun_name_scan *scan, size_t index)
{
    for (size_t i = xun_first_mark(scan, index > NAME_REACH ? index - NAME_REACH : 0);
         i < scan->mark_count && scan->marks[i].start <= index; i++)
        if (scan->marks[i].end > index && (xun_mark_rule(scan, &scan->marks[i])->kinds & NAMED) != 0)
            return true;
    return false;
}

/* 了 为 是 … but not 过 in 过江通道, 对 in 对口, 等 in 高等研究院. */
static bool is_function(const xun_name_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    return xun_is_function_character(text->chars[index]) &&
           !(text->chars[index] == u'过' && xun_one_of(xun_char(text, index + 1), u"江河街境海")) &&
           !xun_ends_with(text, index + 1, u"高等") && !opens_word(scan, index) && !is_in_name(scan, index);
}

/* 和 in 4号线二期和7号线, 长江大桥和净水管网工程: a work ends before it, and no word goes over it. */
static bool parts_works(const xun_name_scan *scan, size_t index)
{
    bool zones = (scan->starts[index] & scan->ends[index - 1] & XUN_WORD_PLACE) != 0;
    return zones || xun_is_digit(xun_char(scan->text, index)) ||
           (scan->ends[index - 1] & XUN_WORD_PROJECT_STRONG) != 0;
}

/* 瑞和 in 加快瑞和产业园: the connector at `index` is the second character of a name of two. */
static bool ends_pair(const xun_name_scan *scan, size_t index)
{
    static const unsigned verbs = XUN_WORD_STAGE | XUN_WORD_VERB | XUN_WORD_LEADS;
    if (index == 0 || !xun_is_hanzi(scan->text->chars[index - 1]) ||
        !xun_is_hanzi(xun_char(scan->text, index + 1)))
        return false;
    return index == 1 || !xun_is_hanzi(scan->text->chars[index - 2]) || (scan->ends[index - 1] & verbs) != 0;
}

/* True when what is done to a work ends right before `index`, or begins there: 保护 in 保护和修复工程. */
static bool is_action(const xun_fact_text *text, size_t index, bool ends)
{
    static const char16_t *const actions[] = {u"保护", u"修复", u"治理", u"整治", u"改造", u"配套", u"提升",
                                              u"利用", u"疏浚", u"防洪", u"分洪", u"调洪", u"节水", NULL};
    return ends ? xun_ends_with_any(text, index, actions) : xun_match_any(text, index, actions) > 0;
}

bool xun_is_name_dash(const xun_fact_text *text, size_t index)
{
    static const char16_t dashes[] = u"-—~";
    size_t from = index;
    if (!xun_one_of(text->chars[index], dashes))
        return false;
    while (from > 0 && xun_one_of(text->chars[from - 1], dashes))
        from--;
    char16_t before = xun_char(text, from - 1);
    return from > 0 && index - from < 2 &&
           (xun_is_hanzi(before) || xun_is_letter(before) || xun_is_digit(before));
}

bool xun_project_stops(const xun_name_scan *scan, size_t index, size_t ending)
{
    const xun_fact_text *text = scan->text;
    char16_t c = text->chars[index - 1];
    bool joins = xun_is_name_dash(text, index - 1);
    if (!(xun_is_hanzi(c) || xun_is_letter(c) || xun_is_digit(c) || xun_one_of(c, u"·+#") || joins))
        return true;
    if ((scan->closed[index] & XUN_FIGURE_ENDS) != 0 && !xun_is_digit(c))
        return true;
    if (is_function(scan, index - 1))
        return true;
    if (is_connector(text, index - 1) && is_action(text, index, false) && is_action(text, index - 1, true))
        return false; /* 洱海流域保护和修复工程 */
    if (is_connector(text, index - 1) && index == ending)
        return !ends_pair(scan, index - 1);
    if (is_connector(text, index - 1))
        return xun_is_proper(scan, index, ending) || xun_is_work_name(scan, index, ending) ||
               parts_works(scan, index);
    return xun_project_verb_ends(scan, index, ending);
}

/* (9) in （9）零陵家电智造园: the number of an item is no part of it. */
static bool is_item_number(const xun_fact_text *text, size_t opening, size_t end)
{
    for (size_t i = opening + 1; i + 1 < end; i++)
        if (!xun_is_digit(text->chars[i]) && !xun_one_of(text->chars[i], u"一二三四五六七八九十"))
            return false;
    return text->chars[opening] == u'(' && end > opening + 2;
}

size_t xun_project_leftmost(const xun_name_scan *scan, size_t ending)
{
    const xun_fact_text *text = scan->text;
    size_t at = ending;
    while (at > 0 && ending - at < LONGEST_NAME) {
        char16_t c = text->chars[at - 1];
        if (xun_is_closing_quote(c) || c == u')') {
            size_t opening = c == u')' ? at - 1 : xun_quote_start(text, at - 1);
            while (c == u')' && opening > 0 && at - opening < 14 && text->chars[opening] != u'(')
                opening--;
            bool opened = xun_is_opening_quote(text->chars[opening]) || text->chars[opening] == u'(';
            if (!opened || at - opening > 16 || is_item_number(text, opening, at))
                break;
            at = opening;
            continue;
        }
        if (xun_project_stops(scan, at, ending))
            break;
        at--;
    }
    return at;
}

/* Verbs that open the region belong to the sentence: 支持郑州大学. */
size_t xun_skip_project_opening(const xun_name_scan *scan, size_t start, size_t end)
{
    static const unsigned leading =
        XUN_WORD_STAGE | XUN_WORD_VERB | XUN_WORD_HELD | XUN_WORD_SOUGHT | XUN_WORD_LEADS;
    const char16_t *chars = scan->text->chars;
    if (chars[start] == u'前' && (scan->closed[start] & XUN_FIGURE_ENDS) != 0)
        start++; /* 年底前 */
    for (;;) {
        size_t length = xun_rules_longest(scan->finder, chars + start, end - start, leading);
        size_t named = xun_rules_longest(scan->finder, chars + start, end - start, NAMED);
        if (length == 1 && (scan->starts[start] & XUN_WORD_LEADS) == 0)
            length = 0;
        if (start > 0 && chars[start - 1] == u'着' && xun_one_of(chars[start], u"力手眼重"))
            length = 1;
        if (length == 0 && start < end && (chars[start] == u'、' || is_connector(scan->text, start)))
            length = 1;
        bool plain = length >= LONG_OPENING && (scan->starts[start] & XUN_WORD_LEADS) != 0; /* 全力服务保障 */
        if (length == 0 || named > length || start + length >= end ||
            !(plain || xun_is_work_name(scan, start + length, end)))
            return start;
        start += length;
    }
}

size_t xun_project_over_capacity(const xun_name_scan *scan, size_t start)
{
    static const char16_t *const units[] = {u"吨",   u"千瓦",   u"兆瓦", u"吉瓦", u"千伏", u"KV",
                                            u"kV",   u"kv",     u"MW",   u"GW",   u"万套", u"万台",
                                            u"万辆", u"立方米", u"万片", u"万件", u"万只", u"万支",
                                            u"万米", u"亿米",   u"万锭", u"万张", u"万颗", u"平方米",
                                            u"头",   NULL};
    static const char16_t *const measures[] = {u"年产", u"总装机", u"装机", u"投资",
                                               u"产能", u"规模",   u"新增", NULL};
    if (start == 0 || (scan->closed[start] & XUN_FIGURE_ENDS) == 0)
        return start;
    size_t figure = start;
    while (figure > 0 && (scan->closed[figure - 1] & XUN_IN_FIGURE) != 0)
        figure--;
    if (figure > 0 && scan->text->chars[figure - 1] == u'±')
        figure--;
    bool made = xun_ends_with(scan->text, figure, u"年产"); /* 年产4000台: whatever the unit */
    if (!made && (!xun_ends_with_any(scan->text, start, units) ||
                  xun_ends_with_any(scan->text, figure, measures)))
        return start;
    size_t left = figure;
    while (left > 0 && figure - left < LONGEST_NAME && !xun_project_stops(scan, left, figure))
        left--;
    return left < figure ? xun_skip_project_opening(scan, left, figure) : figure;
}
