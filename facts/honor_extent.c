/* How far to the left the name of an honour goes, and the level that its scope word tells. */
#include <string.h>

#include "facts/honors.h"

enum { LONGEST_NAME = 40 };

static const struct {
    const char16_t *word;
    xun_honor_level level;
} scopes[] = {
    {u"全国", XUN_LEVEL_NATION},       {u"国家", XUN_LEVEL_NATION},
    {u"中国", XUN_LEVEL_NATION},       {u"世界", XUN_LEVEL_NATION},
    {u"国际", XUN_LEVEL_NATION},       {u"中华", XUN_LEVEL_NATION},
    {u"全球", XUN_LEVEL_NATION},       {u"联合国", XUN_LEVEL_NATION},
    {u"亚洲", XUN_LEVEL_NATION},       {u"国家级", XUN_LEVEL_NATION},
    {u"全省", XUN_LEVEL_PROVINCE},     {u"省级", XUN_LEVEL_PROVINCE},
    {u"省", XUN_LEVEL_PROVINCE},       {u"自治区", XUN_LEVEL_PROVINCE},
    {u"全区", XUN_LEVEL_DISTRICT},     {u"全市", XUN_LEVEL_CITY},
    {u"市级", XUN_LEVEL_CITY},         {u"州级", XUN_LEVEL_CITY},
    {u"县级", XUN_LEVEL_DISTRICT},     {u"区级", XUN_LEVEL_DISTRICT},
    {u"全县", XUN_LEVEL_DISTRICT},     {u"人类", XUN_LEVEL_NATION},
    {u"国字号", XUN_LEVEL_NATION},     {u"首批全国", XUN_LEVEL_NATION},
    {u"市", XUN_LEVEL_CITY},           {u"国省", XUN_LEVEL_NATION},
    {u"国省级", XUN_LEVEL_NATION},     {u"县(区)级", XUN_LEVEL_DISTRICT},
    {u"县(市)级", XUN_LEVEL_DISTRICT}, {u"县(市、区)级", XUN_LEVEL_DISTRICT},
};

/* True when the 省 or 市 at `index` is no part of a longer word: 获评省文明单位, but not 外省, 省委, 市场. */
static bool stands_free(const xun_name_scan *scan, size_t index)
{
    char16_t before = xun_char(scan->text, index - 1);
    if (xun_one_of(xun_char(scan->text, index + 1), u"委政直内外会份际区场民容县城里域辖属州界运定"))
        return false;
    return !xun_is_hanzi(before) || (scan->closed[index] & XUN_FIGURE_ENDS) != 0 ||
           xun_is_function_character(before) || xun_one_of(before, u"和与及获创") ||
           (scan->ends[index] & (XUN_WORD_SURE | XUN_WORD_LOOSE | XUN_WORD_WORK | XUN_WORD_OPENS)) != 0 ||
           xun_honor_verb_ends(scan, index);
}

/* True when the scope word of `length` characters at `index` is a part of a longer word. */
static bool is_part(const xun_name_scan *scan, size_t index, size_t length)
{
    if (length == 1)
        return !stands_free(scan, index);
    return xun_char(scan->text, index - 1) == u'副' ||
           xun_role_begins(scan, index, XUN_HONOR_UNSCOPED) > length;
}

/* The level that a scope word beginning at `index` tells, and its length. */
size_t xun_scope_at(xun_honor_level *level, const xun_name_scan *scan, size_t index)
{
    static const char16_t *const zones[] = {u"经济区", u"开发区", u"试验区", u"实验区",
                                            u"示范区", u"地区",   u"湾区",   NULL};
    size_t best = 0;
    bool may_begin = xun_one_of(xun_char(scan->text, index), u"全国中世联亚省自市州县区人首");
    for (size_t i = 0; may_begin && i < sizeof scopes / sizeof *scopes; i++) {
        size_t length = xun_match(scan->text, index, scopes[i].word);
        if (length > best && !is_part(scan, index, length)) {
            best = length;
            *level = scopes[i].level;
        }
    }
    if (best > 0 || (scan->starts[index] & XUN_WORD_PLACE) == 0)
        return best;
    for (size_t i = xun_first_mark(scan, index); i < scan->mark_count && scan->marks[i].start == index; i++) {
        const xun_mark *mark = &scan->marks[i];
        char16_t last = scan->text->chars[mark->end - 1];
        size_t length = mark->end - mark->start;
        if ((xun_mark_rule(scan, mark)->kinds & XUN_WORD_PLACE) == 0 || length <= best ||
            !xun_one_of(last, u"省市区县州") || xun_ends_with_any(scan->text, mark->end, zones) ||
            (last == u'州' && length == 2))
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
    if ((scan->starts[index] & XUN_WORD_PLACE) == 0)
        return XUN_LEVEL_NONE;
    for (size_t i = xun_first_mark(scan, index); i < scan->mark_count && scan->marks[i].start == index; i++) {
        const xun_word_rule *rule = xun_mark_rule(scan, &scan->marks[i]);
        size_t length = rule->name != NULL ? strlen(rule->name) : 0;
        if ((rule->kinds & XUN_WORD_PLACE) == 0 || length < 3)
            continue;
        if (strcmp(rule->name + length - 3, "省") == 0 ||
            (length > 9 && strcmp(rule->name + length - 9, "自治区") == 0))
            return XUN_LEVEL_PROVINCE;
        if (strcmp(rule->name + length - 3, "市") == 0)
            return XUN_LEVEL_CITY;
    }
    return XUN_LEVEL_NONE;
}

bool xun_ends_zone(const xun_name_scan *scan, size_t end)
{
    return xun_role_ends(scan, end, XUN_HONOR_ZONE) > xun_role_ends(scan, end, XUN_HONOR_AREA);
}

/* 全省首个国家级…, 全区唯一国家…: the nation's, though another scope word leads; else `level`. */
static xun_honor_level level_behind(const xun_name_scan *scan, size_t index, size_t end,
                                    xun_honor_level level)
{
    static const char16_t *const firsts[] = {u"首", u"唯一", u"率先", NULL};
    static const char16_t *const nation[] = {u"国家", u"全国", NULL};
    if (xun_match_any(scan->text, index, firsts) == 0)
        return level;
    for (; index < end; index++)
        if (xun_match_any(scan->text, index, nation) > 0)
            return XUN_LEVEL_NATION;
    return level;
}

/* 全区法治政府建设示范市: of an autonomous region, not of a district. */
static bool names_city(const xun_name_scan *scan, size_t end)
{
    static const char16_t *const words[] = {u"市", u"县", u"城市", u"旗", u"设区市", NULL};
    return xun_ends_with_any(scan->text, end, words);
}

xun_honor_level xun_level_of_name(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    bool zone = xun_ends_zone(scan, name->end);            /* 郑州航空港实验区 is the state's */
    if (xun_match(scan->text, name->start, u"省政府") > 0) /* 省政府质量奖 */
        return XUN_LEVEL_PROVINCE;
    if (xun_match(scan->text, name->start, u"市政府") > 0)
        return XUN_LEVEL_CITY;
    for (size_t i = name->start; i < name->end; i++) {
        xun_honor_level level;
        size_t scope = xun_scope_at(&level, scan, i);
        if (scope > 0 && xun_match(scan->text, i, u"全区") > 0 && names_city(scan, name->end))
            return XUN_LEVEL_PROVINCE;
        if (scope > 0)
            return level_behind(scan, i + scope, name->end, level);
        level = zone ? XUN_LEVEL_NONE : xun_level_of_place(scan, i);
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

/* True when a word begins before `index` and ends after it: 创新 in 创新创业, where 新创 is no verb. */
bool xun_inside_word(const xun_name_scan *scan, size_t index)
{
    for (size_t i = xun_first_mark(scan, index > 0 ? index - 1 : 0);
         i < scan->mark_count && scan->marks[i].start < index; i++)
        if (scan->marks[i].end > index &&
            (xun_mark_rule(scan, &scan->marks[i])->kinds & XUN_WORD_COMMON) != 0)
            return true;
    return false;
}

/* 推进 in 质量提升整县推进试点, 创建 in 知识产权品牌创建示范区: with the words beside it, a noun. */
static bool is_verb_of_phrase(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const wholes[] = {u"整县", u"整省", u"整市", u"整区", NULL};
    static const char16_t *const titles[] = {u"示范", u"试点", u"工作先进", NULL};
    if (xun_match(scan->text, verb->start, u"推进") > 0)
        return xun_ends_with_any(scan->text, verb->start, wholes);
    return xun_match(scan->text, verb->start, u"创建") > 0 &&
           xun_is_hanzi(xun_char(scan->text, verb->start - 1)) &&
           (scan->ends[verb->start] &
            (XUN_WORD_LEADS | XUN_WORD_OPENS | XUN_WORD_PLACE | XUN_WORD_CONFIRMS)) == 0 &&
           xun_match_any(scan->text, verb->end, titles) > 0;
}

/* Verbs of one character are parts of other words more often than verbs (创 in 创新). */
bool xun_honor_verb_ends(const xun_name_scan *scan, size_t index)
{
    static const unsigned verbs = XUN_HONOR_VERB | XUN_WORD_STAGE | XUN_WORD_LOOSE;
    if ((scan->ends[index] & verbs) == 0)
        return false;
    const xun_mark *mark = xun_mark_before(scan, index > 8 ? index - 8 : 0, index, verbs);
    if (mark == NULL || mark->end != index)
        return false;
    bool noun = (xun_mark_rule(scan, mark)->roles & XUN_HONOR_NOUN) != 0;
    bool sure =
        (xun_mark_rule(scan, mark)->kinds & XUN_WORD_SURE) != 0; /* 全力|争创, though 力争 is a word too */
    bool placed = (scan->ends[mark->start] & XUN_WORD_PLACE) != 0; /* 二七区|位居, though 区位 is a word */
    bool cut = (!sure && !placed && xun_inside_word(scan, mark->start)) ||
               xun_match(scan->text, index - 1, u"中国") > 0 || /* 建设中|国 */
               (mark->end - mark->start > 2 && (scan->starts[index - 1] & XUN_WORD_PLACE) != 0 &&
                xun_is_hanzi(xun_char(scan->text, index))); /* 创建|成都 */
    return mark->end - mark->start >= 2 && !noun && !cut && !is_verb_of_phrase(scan, mark);
}

/* A function word, and not a part of one of these: the 等 of 中等. */
static bool is_function_word(const xun_fact_text *text, size_t index)
{
    static const char16_t *const words[] = {u"中等",   u"高等",   u"初等",   u"均等", u"优等", u"均衡",
                                            u"对外",   u"对口",   u"供给",   u"使用", u"行为", u"从业",
                                            u"级以上", u"及以上", u"目的地", u"自由", u"对标", u"对接",
                                            u"对俄",   u"对台",   u"一等",   NULL};
    if (xun_ends_with(text, index + 1, u"见义勇为"))
        return false;
    return xun_is_function_character(text->chars[index]) && xun_match_any(text, index, words) == 0 &&
           (index == 0 || xun_match_any(text, index - 1, words) == 0);
}

/* 全国创建幸福家庭活动试点市: a verb that a scope word leads is part of the name. */
static bool verb_of_name(const xun_name_scan *scan, size_t end)
{
    xun_honor_level level;
    const xun_mark *verb =
        xun_mark_before(scan, end > 4 ? end - 4 : 0, end, XUN_HONOR_VERB | XUN_WORD_STAGE | XUN_WORD_LOOSE);
    static const char16_t *const names[] = {u"创建", u"争创", u"开展", u"推进", u"发展", u"建设", NULL};
    return verb != NULL && verb->end == end && verb->start >= 2 &&
           xun_match_any(scan->text, verb->start, names) == verb->end - verb->start &&
           xun_scope_at(&level, scan, verb->start - 2) == 2 &&
           (scan->text->chars[verb->start - 2] != u'全' || level == XUN_LEVEL_NATION); /* no 全市创建… */
}

/* True when the 获 at `index` is the verb: 紫金铜业获省政府质量奖, but not 捕获, 收获. */
static bool received_at(const xun_name_scan *scan, size_t index)
{
    char16_t before = xun_char(scan->text, index - 1);
    return scan->text->chars[index] == u'获' && !xun_one_of(before, u"捕收查截荣喜抓缴");
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
    if (is_function_word(text, index - 1) &&
        !(c == u'的' && index < from && xun_is_opening_quote(xun_char(text, index - 2))))
        return true;
    return (xun_honor_verb_ends(scan, index) || received_at(scan, index - 1)) && !verb_of_name(scan, index);
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
    return index == 0 || xun_is_closing_quote(before) || (scan->closed[index] & XUN_FIGURE_ENDS) != 0 ||
           (scan->ends[index] & XUN_HONOR_ENDING) != 0 || xun_one_of(before, u"、称号奖");
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
        if (xun_joins_honors(scan, at - 1) || stops_before(scan, at, from))
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

/* The length of the verb at `start` that leads to a name: 建设 in 建设千兆网络示范省, but not 创 in 创新, nor
 * 服务 in 服务业强县. */
static size_t leading_verb(const xun_name_scan *scan, size_t start, size_t to)
{
    static const unsigned verbs = XUN_WORD_LOOSE | XUN_WORD_WORK;
    const char16_t *chars = scan->text->chars + start;
    size_t length = xun_rules_longest(scan->finder, chars, to - start, verbs);
    size_t opening = xun_rules_longest(scan->finder, chars, to - start, XUN_WORD_LEADS);
    if (opening > length && (xun_rules_lookup(scan->finder, chars, opening)->roles & XUN_HONOR_NOUN) == 0)
        length = opening;
    return length >= 2 ? length : 0;
}

size_t xun_skip_honor_opening(const xun_name_scan *scan, size_t start, size_t to)
{
    const char16_t *chars = scan->text->chars;
    while (start < to) {
        size_t length = xun_rules_longest(scan->finder, chars + start, to - start, XUN_WORD_OPENS);
        size_t verb = leading_verb(scan, start, to);
        if (verb > length)
            length = verb;
        if (length == 0)
            length = xun_one_of(chars[start], u"、和与及") ? 1 : 0;
        if (length == 0)
            break;
        start += length;
    }
    return start;
}

/* 2025 in 入选2025中国城市百强榜, 第八届 in 荣获第八届全国…. */
size_t xun_skip_year(const xun_name_scan *scan, size_t at)
{
    static const char16_t *const numbers = u"第一二三四五六七八九十", *const dashes = u"-—–至";
    size_t start = at;
    while (at - start < 9 &&
           (xun_is_digit(xun_char(scan->text, at)) || xun_one_of(xun_char(scan->text, at), numbers) ||
            (at > start && xun_one_of(xun_char(scan->text, at), dashes)))) /* 2013—2014年度 */
        at++;
    if (at > start && xun_one_of(xun_char(scan->text, at), u"年届"))
        at += xun_match(scan->text, at, u"年度") > 0 ? 2 : 1;
    return at;
}
