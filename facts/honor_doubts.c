/* What shows that a name with an honour's ending is no honour: its own words, and how it is counted. */
#include "facts/honors.h"

enum { LONG_TITLE = 4, COLLECTIVE = 7 };

static bool not_a_name(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    if (xun_one_of(xun_char(scan->text, name->start), u"一二三四五六七八九十两") &&
        xun_one_of(xun_char(scan->text, name->start + 1), u"大个") && name->end - name->start < COLLECTIVE)
        return true; /* 六大示范区 */
    static const char16_t *const bodies[] = {u"省政府", u"市政府", u"省委", u"市委", NULL};
    if (xun_match_any(scan->text, name->start, bodies) > 0 && !xun_ends_with(scan->text, name->end, u"奖"))
        return true;
    for (size_t i = name->start; i < name->end; i++)
        if (xun_one_of(scan->text->chars[i], u"<>=/"))
            return true;
    const xun_word_rule *rule =
        xun_rules_lookup(scan->finder, scan->text->chars + name->start, name->end - name->start);
    bool zone = xun_ends_zone(scan, name->end) && xun_honor_context(scan, name->end, XUN_WORD_CONFIRMS);
    return rule != NULL && !name->titled &&
           (rule->kinds & (zone ? XUN_WORD_NOT_NAME : XUN_WORD_NOT_NAME | XUN_WORD_PLACE)) != 0 &&
           (rule->kinds & XUN_WORD_HONOR) == 0;
}

bool xun_is_company_category(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    if (xun_ends_with(scan->text, name->end, u"奖"))
        return false;
    unsigned kinds = name->scoped ? XUN_WORD_PLATFORM : XUN_WORD_PLATFORM | XUN_WORD_CATEGORY;
    for (size_t i = name->start; i < name->end; i++)
        if ((scan->starts[i] & kinds) != 0)
            return true;
    return false;
}

/* An ordinary class of things is a title only where its words end: 国家口岸开放规划 is about no 国家口岸. */
static bool class_goes_on(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    char16_t next = xun_char(scan->text, name->end);
    return name->class_only && xun_is_hanzi(next) && !xun_is_function_character(next) &&
           !xun_one_of(next, u"和与及或之并") && !xun_is_counted(scan, name->end) &&
           !xun_honor_context(scan, name->end, XUN_WORD_CONFIRMS | XUN_WORD_WORK) &&
           (scan->starts[name->end] & (XUN_HONOR_VERB | XUN_WORD_LOOSE)) == 0;
}

/* 争创一批示范村, 各类生态示范区: several at once that nothing leads. */
static bool is_sought_class(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const several[] = {u"各类", u"各级", u"系列", u"若干",
                                              u"多个", u"一批", u"各项", NULL};
    if (!name->scoped && xun_match_any(scan->text, name->start, several) > 0)
        return true;
    bool won = name->verb_near && (xun_mark_rule(scan, name->verb)->kinds & XUN_WORD_SURE) != 0;
    bool numbered = (scan->closed[name->start] & XUN_FIGURE_ENDS) != 0 || xun_is_counted(scan, name->end);
    bool placed = xun_level_of_place(scan, name->start) != XUN_LEVEL_NONE;
    bool whole = name->known && name->start == name->ending;
    if (numbered && !won && !placed && !name->scoped && !name->quoted && !whole &&
        !xun_honor_context(scan, name->end, XUN_WORD_WORK))
        return true; /* 创建10个电商示范镇 */
    return name->verb != NULL && (xun_mark_rule(scan, name->verb)->kinds & XUN_WORD_SOUGHT) != 0 &&
           !name->scoped && !name->quoted && !name->known && xun_ends_with(scan->text, name->start, u"一批");
}

bool xun_is_bare_trial(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char16_t *const trials[] = {u"试点", u"改革试点", u"重大改革试点", NULL};
    return xun_match_any(scan->text, start, trials) == end - start;
}

/* 省级园区, 国家级试点, 市级基地: a level and an ordinary noun. */
static bool is_bare_class(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    xun_honor_level level;
    size_t scope = xun_scope_at(&level, scan, name->start), at = name->start + scope;
    at += xun_match(scan->text, at, u"以上") + xun_match(scan->text, at, u"及以上");
    size_t noun = xun_role_ends(scan, name->end, XUN_HONOR_BARE);
    bool company = xun_ends_with(scan->text, name->end, u"企业") && level != XUN_LEVEL_NONE;
    if (scope > 0 && xun_is_bare_trial(scan, at, name->end))
        return true;
    static const char16_t *const raising[] = {u"升格为", u"升级为", u"晋升为", u"晋升",
                                              u"纳入",   u"列入",   u"入选",   NULL}; /* 升格为国家级开发区 */
    bool park = xun_ends_with(scan->text, name->end, u"国家公园") &&
                xun_honor_context(scan, name->end, XUN_WORD_CONFIRMS);
    return !park && !name->quoted && !xun_is_counted(scan, name->end) && scope > 0 &&
           at + noun == name->end && noun > 0 && !company &&
           (xun_is_hanzi(xun_char(scan->text, name->end)) ||
            !xun_ends_with_any(scan->text, name->start, raising));
}

/* 国家示范企业: companies of a class, but for the categories that are honours with a level, and for those
 * that 国家级, 省级 … lead: 省级农业产业化龙头企业. */
static bool is_company_class(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    if (!name->class_only || !xun_ends_with(scan->text, name->end, u"企业") ||
        (name->leveled && name->end - name->start > LONG_TITLE + 2))
        return false;
    for (size_t i = name->start; i < name->end; i++)
        if ((scan->starts[i] & XUN_WORD_CATEGORY) != 0)
            return false;
    return true;
}

/* 全国前50强, 国家一类机场行列: a rank. */
static bool is_rank(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    size_t at = name->end;
    static const char16_t *const sizes[] = {u"机场", u"学科", u"高校", u"大城市", u"级城市", NULL};
    if (xun_match(scan->text, at, u"行列") > 0 && xun_ends_with_any(scan->text, at, sizes))
        return true;
    if (scan->text->chars[at - 1] != u'强')
        return false;
    for (at--; at > name->start && (xun_is_digit(scan->text->chars[at - 1]) ||
                                    xun_one_of(scan->text->chars[at - 1], u"一二三四五六七八九十百千"));)
        at--;
    return at > name->start && scan->text->chars[at - 1] == u'前';
}

/* 总量进入全国50强, 全省第三大空港城市: how large it is. */
static bool is_rank_by_size(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const sizes[] = {u"总量", u"生产总值", u"GDP", u"排名", NULL};
    for (size_t i = name->start; i + 2 < name->end; i++)
        if (scan->text->chars[i] == u'第' && scan->text->chars[i + 2] == u'大')
            return true;
    return scan->text->chars[name->end - 1] == u'强' && name->verb != NULL &&
           xun_ends_with_any(scan->text, name->verb->start, sizes);
}

/* True when words of the name's own stand before its scope word, inside it or right before it: 渭河源 in
 * 渭河源国家级森林公园. */
static bool has_own_words(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const unsigned leads =
        XUN_HONOR_VERB | XUN_WORD_STAGE | XUN_WORD_LEADS | XUN_WORD_OPENS | XUN_WORD_LOOSE | XUN_WORD_WORK;
    char16_t before = xun_char(scan->text, name->start - 1);
    size_t scope = xun_first_scope(scan, name->start, name->end);
    if (scope > name->start && scope < name->end)
        return true;
    return xun_is_hanzi(before) && !xun_is_function_character(before) && !xun_one_of(before, u"和与及") &&
           (scan->ends[name->start] & leads) == 0;
}

/* 生产服务型国家物流枢纽, 加快建设渭河源国家级森林公园: what has words of its own before the class is a work
 * of that name, unless it was received. */
static bool is_named_work(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const parks[] = {u"森林公园", u"湿地公园", NULL};
    bool received = name->verb != NULL && (xun_mark_rule(scan, name->verb)->kinds & XUN_WORD_HELD) != 0;
    if (xun_ends_with(scan->text, name->end, u"物流枢纽") && xun_ends_with(scan->text, name->start, u"型"))
        return !received;
    if (!xun_ends_with_any(scan->text, name->end, parks) || !has_own_words(scan, name))
        return false;
    size_t clause = xun_clause_start(scan->text, name->start);
    return xun_mark_before(scan, clause, name->start, XUN_WORD_STAGE) != NULL &&
           !xun_honor_context(scan, name->end, XUN_WORD_CONFIRMS);
}

/* 3枚金牌, 奥运金牌: no prize by its name. */
static bool is_bare_medal(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const medals[] = {u"金牌", u"银牌", u"铜牌", NULL};
    return xun_ends_with_any(scan->text, name->end, medals) && !name->scoped && !name->quoted &&
           name->end - name->start <= LONG_TITLE;
}

/* 设立市长质量奖: a prize that a place gives, not gets. */
static bool is_given(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    return name->verb != NULL && xun_match(scan->text, name->verb->start, u"设立") > 0 &&
           xun_ends_with(scan->text, name->end, u"奖");
}

/* 开创“现代省会、经济强市”新局面, 成为“产业强市”的“排头兵”: quoted, and a slogan. */
static bool is_slogan(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    if (!name->quoted || name->scoped)
        return false;
    bool led = name->verb != NULL && (xun_mark_rule(scan, name->verb)->kinds & XUN_WORD_LOOSE) == 0;
    for (size_t i = name->start; i < name->end && !led; i++)
        if (scan->text->chars[i] == u'、')
            return true;
    return xun_is_closing_quote(xun_char(scan->text, name->end)) &&
           xun_char(scan->text, name->end + 1) == u'的';
}

/* …国家试点工程: the work is named after what it is tried for. */
static bool names_work(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    return xun_ends_with(scan->text, name->end, u"试点") && xun_match(scan->text, name->end, u"工程") > 0;
}

/* 全省首个超千亿产业集聚区: what its size makes, but for 全国特色产业亿元村. */
static bool is_size(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    for (size_t i = name->start; i + 2 < name->ending; i++)
        if (scan->text->chars[i] == u'亿' && scan->text->chars[i + 1] != u'元')
            return true;
    return false;
}

/* 县级图书馆24个: the counties', but for titles that say so. */
static bool is_of_county(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    if (!name->class_only || xun_match(scan->text, name->start, u"县级") == 0 ||
        xun_match(scan->text, name->start + 2, u"以上") > 0)
        return false;
    for (size_t i = name->start; i < name->end; i++)
        if ((scan->starts[i] & XUN_WORD_TITLE) != 0)
            return false;
    return true;
}

/* …和园区198个: a member of a list that is no name by itself. */
static bool is_short_member(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    (void)scan;
    return name->shared && name->class_only && name->end - name->start < 3;
}

bool xun_is_no_honor(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static bool (*const doubts[])(const xun_name_scan *, const xun_honor_candidate *) = {
        is_short_member, is_rank_by_size, is_named_work,    is_bare_medal, is_given,
        is_slogan,       names_work,      is_size,          is_of_county,  is_rank,
        not_a_name,      is_sought_class, is_company_class, is_bare_class, xun_is_company_category,
        class_goes_on,
    };
    for (size_t i = 0; i < sizeof doubts / sizeof *doubts; i++)
        if (doubts[i](scan, name))
            return true;
    return false;
}
