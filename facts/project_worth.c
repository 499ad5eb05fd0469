#include "facts/project_worth.h"

#include <string.h>

enum {
    ENDING = XUN_WORD_PROJECT_STRONG | XUN_WORD_PROJECT_WEAK,
    NAMED = XUN_WORD_PLACE | XUN_WORD_ORG | XUN_WORD_PROJECT,
    TELLING_ENDING = 3 /* one that says by itself what the work is for: 垃圾焚烧发电厂, 软件城 */
};

static bool is_generic_character(char16_t c)
{
    return xun_is_function_character(c) || xun_is_digit(c) || c == u' ' || c == u'·' ||
           xun_one_of(c, u"、和与及()“”‘’%.");
}

static bool ends_as_zone(const char *name)
{
    static const char *const zones[] = {"省", "市", "县", "区", "州", "镇", "乡", "国", "街道"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (length >= strlen(zones[i]) && strcmp(name + length - strlen(zones[i]), zones[i]) == 0)
            return true;
    return false;
}

/* 郑州市, 二七区: a zone names no work by itself. */
static bool is_zone(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_word_rule *rule = xun_rules_lookup(scan->finder, scan->text->chars + start, end - start);
    return rule != NULL && (rule->kinds & XUN_WORD_PLACE) != 0 && ends_as_zone(rule->name);
}

/* Works of which a zone has but one: 郑州机场, 洛阳博物馆. */
static bool is_single(const xun_name_scan *scan, size_t start, size_t ending)
{
    static const char16_t *const works[] = {
        u"机场",         u"南站",       u"北站",   u"东站",     u"西站",     u"博物馆",
        u"大剧院",       u"植物园",     u"动物园", u"奥体中心", u"体育中心", u"科技馆",
        u"美术馆",       u"火车站",     u"高铁站", u"会展中心", u"图书馆",   u"规划馆",
        u"保税物流中心", u"综合保税区", u"内陆港", u"国际陆港", u"智算中心", NULL};
    if (xun_match_any(scan->text, ending, works) == 0)
        return false;
    for (size_t end = start + 2; end <= ending; end++)
        if (is_zone(scan, start, end))
            return true;
    return false;
}

/* True when [start, end) is, or lies inside, a word of not-names.tsv. */
bool xun_inside_not_name(const xun_name_scan *scan, size_t start, size_t end)
{
    for (size_t i = xun_first_mark(scan, start > 12 ? start - 12 : 0);
         i < scan->mark_count && scan->marks[i].start <= start; i++)
        if (scan->marks[i].end >= end &&
            (xun_mark_rule(scan, &scan->marks[i])->kinds & XUN_WORD_NOT_NAME) != 0)
            return true;
    return false;
}

/* 黑龙江路, 永城电厂: what the name of a zone, without 省 or 市, makes the name of one. */
static bool is_single_way(const xun_name_scan *scan, size_t ending)
{
    static const char16_t *const works[] = {u"路",     u"街",   u"大道", u"东路", u"西路", u"大桥", u"电厂",
                                            u"热电厂", u"水库", u"水厂", u"煤矿", u"港",   u"隧道", NULL};
    size_t length = xun_match_any(scan->text, ending, works);
    return length > 0 && !xun_one_of(scan->text->chars[ending - 1], u"省市县区州镇乡国") &&
           (scan->starts[ending] & ENDING) != 0;
}

/* 洛阳百万吨乙烯项目, 巩义市化工产业园: a zone and what the work is for; 郑州市农村公路 is a class all the
 * same. */
static bool is_local(const xun_name_scan *scan, size_t start, size_t ending)
{
    static const char16_t *const classes[] = {u"重点", u"重大", u"农村", u"老旧", u"棚户", u"基础",
                                              u"民生", u"市政", u"城乡", u"城区", u"公共", u"中小",
                                              u"区域", u"主要", u"各",   u"全",   u"新建", u"在建",
                                              u"一批", u"建设", u"改造", u"配套", NULL};
    static const char16_t *const zones[] = {u"高新区", u"经开区", u"航空港", u"港区", u"东部",
                                            u"西部",   u"南部",   u"北部",   u"中部", NULL};
    size_t length = xun_match_any(scan->text, start, zones), zone = length > 0 ? start + length : 0;
    for (size_t end = start + 2; end <= ending && end - start <= 8; end++)
        if (is_zone(scan, start, end))
            zone = end;
    size_t topic =
        xun_rules_longest(scan->finder, scan->text->chars + ending, scan->text->count - ending, ENDING);
    if (zone == ending && zone > 0 && is_single_way(scan, ending))
        return true;
    if (zone == 0 || (ending - zone < 2 && topic < TELLING_ENDING))
        return false;
    for (size_t i = zone; i < ending; i++)
        if (xun_match_any(scan->text, i, classes) > 0 || (scan->starts[i] & XUN_WORD_VERB) != 0)
            return false;
    return true;
}

/* 电影小镇, 学研小镇: a town that a theme names. */
static bool is_themed_town(const xun_name_scan *scan, size_t start, size_t ending)
{
    static const char16_t *const classes[] = {u"宜居", u"基金", u"民俗", u"温暖", u"绿色", u"特色", u"风情",
                                              u"产业", u"美丽", u"重点", u"中心", u"各",   NULL};
    for (size_t i = start; i < ending; i++)
        if (xun_match_any(scan->text, i, classes) > 0)
            return false;
    for (size_t i = xun_first_mark(scan, start); i < scan->mark_count && scan->marks[i].start < ending; i++)
        if ((xun_mark_rule(scan, &scan->marks[i])->roles & XUN_PROJECT_CLASS) != 0)
            return false;
    return xun_match(scan->text, ending, u"小镇") > 0 && ending - start >= 2 && ending - start <= 4 &&
           (scan->closed[start] & XUN_FIGURE_ENDS) == 0;
}

/* 国家生物育种产业创新中心, 省公共卫生医疗中心, 市妇幼保健院: what the country, the province or the city has
 * one of. */
static bool is_public(const xun_name_scan *scan, size_t start, size_t ending)
{
    static const char16_t *const works[] = {
        u"中心",   u"科学院",   u"基地",     u"医院",   u"院区",   u"实验室",   u"保健院",
        u"博物馆", u"图书馆",   u"美术馆",   u"科技馆", u"体育场", u"体育馆",   u"大剧院",
        u"档案馆", u"群艺馆",   u"文化馆",   u"艺术馆", u"规划馆", u"展览馆",   u"研究院",
        u"产业园", u"示范园",   u"发电厂",   u"处理厂", u"填埋场", u"处理场",   u"福利院",
        u"殡仪馆", u"卫生学校", u"技工学校", u"音乐厅", u"科普",   u"体育公园", NULL};
    static const char16_t *const parts[] = {u"中心", u"医院", u"保健院", NULL};
    static const char16_t *const classes[] = {
        u"区域医疗", u"国家级", u"省级",     u"市级",     u"区级",     u"县级",     u"两级",     u"一级",
        u"二级",     u"三级",   u"医学中心", u"企业技术", u"服务中心", u"县区",     u"属",       u"直",
        u"域",       u"辖",     u"场",       u"内",       u"外",       u"研发中心", u"技术中心", NULL};
    static const char16_t *const openings[] = {u"国家", u"省", u"市", u"区", u"县", NULL};
    size_t opening = xun_match_any(scan->text, start, openings), end = scan->text->count;
    if (opening == 0 || (scan->closed[start] & XUN_FIGURE_ENDS) != 0)
        return false;
    size_t stop = ending + 5 < end ? ending + 5 : end, work = 0;
    for (size_t i = start + opening; i < stop && work == 0; i++)
        work = xun_match_any(scan->text, i, works) > 0 ? i : 0;
    bool part = work != 0 && xun_match_any(scan->text, work, parts) > 0;
    if (work == 0 || work < start + opening + (part ? 2 : 0) || (opening == 2 && work < start + 4))
        return false;
    for (size_t i = start; i < ending; i++)
        if (xun_match_any(scan->text, i, classes) > 0)
            return false;
    return true;
}

/* Three characters or more that are common one by one and no word together, one of them of land or water:
 * 大河村. */
static bool is_landmark(const xun_name_scan *scan, size_t start, size_t end)
{
    size_t run = 0;
    bool land = false;
    for (size_t i = start; i < end; i++) {
        bool alone = xun_rules_longest(scan->finder, scan->text->chars + i, end - i, XUN_WORD_COMMON) == 1;
        run = alone ? run + 1 : 0;
        land = alone && (run > 1 ? land : false);
        land = land || (alone && xun_one_of(scan->text->chars[i], u"河湖山田林水"));
        if (run >= 3 && land)
            return true;
    }
    return false;
}

bool xun_is_wordless(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char16_t sizes[] = u"新旧老大小中高低上下内外多少长短快慢主次支干东西南北向侧";
    static const char16_t others[] = u"的和与及各该本此每其等个类型式性化两多几数第省市县区州镇乡村年月日";
    bool sized = true;
    if (end < start + 2 || end > start + 5 || (scan->closed[start] & (XUN_FIGURE_ENDS | XUN_IN_FIGURE)) != 0)
        return false;
    for (size_t i = start; i < end; i++) {
        if (!xun_is_hanzi(scan->text->chars[i]) || xun_one_of(scan->text->chars[i], others))
            return false;
        sized = sized && xun_one_of(scan->text->chars[i], sizes);
    }
    for (size_t i = xun_first_mark(scan, start); i < scan->mark_count && scan->marks[i].start < end; i++)
        if (scan->marks[i].end - scan->marks[i].start > 1 && scan->marks[i].end <= end &&
            (xun_mark_rule(scan, &scan->marks[i])->kinds & ~(unsigned)XUN_WORD_NOT_NUMBER) != 0)
            return false; /* 双桥 is a name */
    return !sized;
}

/* Works whose names may be two plain characters. */
static bool takes_pair(const xun_name_scan *scan, size_t ending)
{
    static const char16_t *const works[] = {
        u"大桥", u"特大桥", u"高速", u"铁路", u"高铁", u"水库", u"隧道", u"大道", u"路",   u"街",   u"桥",
        u"电站", u"水电站", u"电厂", u"煤矿", u"矿",   u"机场", u"公园", u"广场", u"立交", u"互通", u"线",
        u"码头", u"水厂",   u"灌区", u"泵站", u"闸",   u"港",   u"新区", u"新城", NULL};
    static const char16_t *const classes[] = {u"工程", u"项目", u"中心", u"总部", u"基地", NULL};
    bool strong = (scan->starts[ending] & XUN_WORD_PROJECT_STRONG) != 0 &&
                  xun_match_any(scan->text, ending, classes) == 0 &&
                  !xun_one_of(scan->text->chars[ending - 2], u"一二三四五六七八九十");
    return strong || xun_match_any(scan->text, ending, works) > 0;
}

/* True for a single character after a word of `before` characters (1: a character) and before another or the
 * end: 火 in 改造火电厂. */
static bool is_between_words(const xun_name_scan *scan, size_t before, size_t index, size_t end,
                             unsigned common)
{
    if (before == 1 || !xun_is_hanzi(scan->text->chars[index]))
        return false;
    return index + 1 == end ||
           xun_rules_longest(scan->finder, scan->text->chars + index + 1, end - index - 1, common) >= 2;
}

/* True when the character at `index` is one that is no name by itself, and stands by itself: after a word of
 * `before` characters (0: the start) and before one of several, or the end. */
static bool is_alone(const xun_name_scan *scan, size_t before, size_t index, size_t end, unsigned common)
{
    return (scan->starts[index] & XUN_WORD_ALONE) != 0 && is_between_words(scan, before, index, end, common);
}

/* True when [start, end) holds something that no list of common words explains: a name. */
bool xun_is_proper(const xun_name_scan *scan, size_t start, size_t end)
{
    static const unsigned common = XUN_WORD_COMMON | XUN_WORD_STAGE | ENDING | XUN_WORD_NOT_NAME |
                                   XUN_WORD_ORG_SUFFIX | XUN_WORD_HELD | XUN_WORD_SOUGHT |
                                   XUN_WORD_HONOR_STRONG | XUN_WORD_HONOR_WEAK;
    const char16_t *chars = scan->text->chars;
    size_t before = 0;
    for (size_t i = start, step; i < end; i += step) {
        size_t plain = xun_rules_longest(scan->finder, chars + i, end - i, common);
        size_t named = xun_rules_longest(scan->finder, chars + i, end - i, NAMED);
        if (named > 1 && named >= plain && !is_zone(scan, i, i + named))
            return true;
        if (named > 1 && named >= plain)
            plain = named;
        if (plain == 0 && chars[i] == u'A' && i + 1 < end && chars[i + 1] == u'级')
            plain = 2;
        if (plain == 0 && (scan->closed[i] & XUN_IN_FIGURE) == 0 && !is_generic_character(chars[i]) &&
            !is_alone(scan, before, i, end, common) &&
            !(i > start && is_between_words(scan, before, i, end, common)))
            return true;
        bool joint = plain <= 1 && is_generic_character(chars[i]);
        step = plain > 0 ? plain : 1;
        before = joint ? 0 : step;
    }
    return false;
}

/* A body whose name is that of a building: 阜外华中心血管病医院. */
static bool is_house(const xun_name_scan *scan, size_t end)
{
    static const char16_t *const houses[] = {u"医院", u"院区", u"馆", u"中心", u"厂", u"站", u"剧院", NULL};
    return xun_ends_with_any(scan->text, end, houses);
}

/* 一园一廊一路, 一环十纵十横: a number before every character. */
static bool is_numbered_row(const xun_fact_text *text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i += 2)
        if (!xun_one_of(text->chars[i], u"一两二三四五六七八九十") || i + 1 == end)
            return false;
    return end - start >= 4;
}

bool xun_is_slogan(const xun_fact_text *text, size_t start, size_t end)
{
    bool quoted = xun_is_opening_quote(xun_char(text, start - 1)), opened = quoted;
    size_t numerals = 0;
    if (is_numbered_row(text, start, end))
        return true;
    for (size_t i = start; i < end; i++) {
        opened = opened || xun_is_opening_quote(text->chars[i]);
        numerals += xun_one_of(text->chars[i], u"一两二三四五六七八九十");
        if (text->chars[i] == u'+' || (text->chars[i] == u'、' && opened))
            return true;
    }
    return opened && numerals >= 2 && !(quoted && xun_is_digit(text->chars[start]));
}

xun_work_worth xun_worth_of(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_word_rule *rule = xun_rules_lookup(scan->finder, scan->text->chars + start, end - start);
    if (rule == NULL || (rule->kinds & XUN_WORD_PROJECT) != 0)
        return XUN_NAME;
    if ((rule->kinds & XUN_WORD_PLACE) != 0)
        return ends_as_zone(rule->name) ? XUN_NO_WORK : XUN_PLACE_TOO;
    if ((rule->kinds & XUN_WORD_ORG) != 0)
        return is_house(scan, end) ? XUN_PLACE_TOO : XUN_NO_WORK;
    return (rule->kinds & (XUN_WORD_NOT_NAME | XUN_WORD_COMMON)) != 0 ? XUN_NO_WORK : XUN_NAME;
}

/* 轨道交通3号线, G310西南段: a number that only one line or road has. */
static bool is_numbered(const xun_name_scan *scan, size_t start, size_t ending)
{
    for (size_t i = start; i < ending; i++)
        if (xun_is_digit(scan->text->chars[i]) && xun_match(scan->text, i + 1, u"号线") > 0)
            return true;
    return false;
}

/* 环城货运通道, 沿黄高速公路: what a city or a river has one of. */
static bool is_ring(const xun_name_scan *scan, size_t start, size_t ending)
{
    static const char16_t *const rings[] = {u"环城", u"绕城", u"沿黄", u"沿江", u"沿海", u"环湖", NULL};
    static const char16_t *const works[] = {u"高速", u"公路", u"铁路", u"通道", u"快速",
                                            u"水系", u"廊道", u"路",   NULL};
    if (xun_match_any(scan->text, start, rings) == 0)
        return false;
    for (size_t i = start + 2; i < ending + 3; i++)
        if (xun_match_any(scan->text, i, works) > 0)
            return true;
    return false;
}

bool xun_is_numbered_body(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char16_t *const others[] = {u"批", u"轮",   u"方", u"期", u"次", u"届",
                                             u"位", u"产业", u"个", u"季", u"步", NULL};
    const char16_t *chars = scan->text->chars;
    size_t at = start;
    while (at < end && xun_one_of(chars[at], u"省市县区"))
        at++;
    bool told = at > start || chars[at] == u'第';
    at += chars[at] == u'第';
    size_t number = at;
    while (at < end && (xun_one_of(chars[at], u"一二三四五六七八九十百") || xun_is_digit(chars[at])))
        at++;
    return told && at > number && at < end && xun_match_any(scan->text, at, others) == 0;
}

/* 第二 before 儿童医院. */
static bool is_ordinal(const xun_name_scan *scan, size_t start, size_t ending)
{
    return start < ending && scan->text->chars[start] == u'第' &&
           xun_is_numbered_body(scan, start, ending + 1);
}

/* True when a word of a name makes it the name of one work. */
static bool is_name_of_one(const xun_name_scan *scan, size_t start, size_t ending)
{
    bool bare =
        ending == start + 1 && xun_is_hanzi(scan->text->chars[start]); /* 火 in 火电厂 names nothing */
    return is_numbered(scan, start, ending) || (!bare && xun_is_proper(scan, start, ending)) ||
           is_single(scan, start, ending) || is_local(scan, start, ending) ||
           is_themed_town(scan, start, ending) || is_landmark(scan, start, ending) ||
           is_ordinal(scan, start, ending) ||
           (ending == start + 2 && takes_pair(scan, ending) && xun_is_wordless(scan, start, ending));
}

bool xun_is_work_name(const xun_name_scan *scan, size_t start, size_t ending)
{
    return is_name_of_one(scan, start, ending) || is_public(scan, start, ending) ||
           is_ring(scan, start, ending);
}

bool xun_is_public_work(const xun_name_scan *scan, size_t start, size_t ending)
{
    return !is_name_of_one(scan, start, ending) &&
           (is_public(scan, start, ending) || is_ring(scan, start, ending));
}
