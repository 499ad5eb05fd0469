/* What shows that a name with a project's ending is no project: the words around it, and words in it. */
#include "facts/honors.h"
#include "facts/projects.h"

enum {
    LEAST_NAME = 3,
    LONG_LEVELLED = 8,
    SEVERAL_REACH = 8,
    CROSSING = XUN_WORD_COMMON | XUN_WORD_NOT_NAME | XUN_WORD_PLACE
};

/* True when a common word or a verb begins at `index`. */
static bool begins_word(const xun_name_scan *scan, size_t index)
{
    return index < scan->text->count &&
           xun_rules_longest(scan->finder, scan->text->chars + index, scan->text->count - index,
                             XUN_WORD_COMMON | XUN_WORD_STAGE) >= 2;
}

/* What follows shows that the ending belongs to another word: 市场主体, 中心城区, 工程师, 高速增长; but not
 * 路基 in 铁路基本建成, for 基本 is a word. */
static bool denied_after(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    if (name->end < text->count && xun_rules_longest(scan->finder, text->chars + name->end,
                                                     text->count - name->end, XUN_WORD_NO_WORK) > 0)
        return true;
    if (xun_match(text, name->end, u"主体") > 0 && xun_ends_with(text, name->end, u"市场"))
        return true;
    bool short_ending = name->end - name->ending == 1, parts = begins_word(scan, name->end);
    for (size_t i = xun_first_mark(scan, name->start);
         i < scan->mark_count && scan->marks[i].start < name->end; i++) {
        const xun_mark *mark = &scan->marks[i];
        unsigned kinds = xun_mark_rule(scan, mark)->kinds;
        bool early = mark->start < name->ending;
        bool first = mark->start == name->ending && !short_ending; /* 工程建设 denies no 工程 */
        if (mark->end == name->end && early && short_ending && (kinds & XUN_WORD_STAGE) != 0)
            return true; /* 开园 */
        if (mark->end <= name->end || (kinds & CROSSING) == 0)
            continue;
        if (early && short_ending && mark->end - mark->start > 3)
            return true; /* 楼堂馆所 */
        if ((kinds & XUN_WORD_NOT_NAME) != 0 || (!early && !first && (short_ending || !parts)))
            return true;
    }
    return false;
}

/* 思路, 线路: the ending of one character is the end of a common word; 形象工程, 农村宅基地: what ends the
 * name is a class. What stands before that word has to be a name then. */
static bool ends_in_class(const xun_name_scan *scan, const xun_project_candidate *name)
{
    for (size_t i = xun_first_mark(scan, name->start);
         i < scan->mark_count && scan->marks[i].start < name->ending; i++) {
        const xun_mark *mark = &scan->marks[i];
        unsigned kinds = xun_mark_rule(scan, mark)->kinds;
        bool whole = (kinds & XUN_WORD_NOT_NAME) != 0 ||
                     ((kinds & XUN_WORD_COMMON) != 0 && name->end - name->ending == 1);
        if (mark->end == name->end && whole && !xun_is_work_name(scan, name->start, mark->start))
            return true;
    }
    return false;
}

/* 水 in 水平, 引 in 引育: no thing there. */
static bool is_figurative(const xun_fact_text *text, size_t index)
{
    static const char16_t *const words[] = {u"水平", u"水准", u"电商", u"电子", u"网格", u"网络", u"线上",
                                            u"城乡", u"气象", u"气质", u"引育", u"引进", u"引才", u"引领",
                                            u"引导", u"引智", u"调优", u"调整", u"园丁", NULL};
    static const char16_t *const ends[] = {u"校园", u"家园", u"田园", u"思路",
                                           u"海上", u"上线", u"创城", NULL};
    return xun_match_any(text, index, words) > 0 || xun_ends_with_any(text, index + 1, ends);
}

/* True when something that is built or lies on a map stands in the name before its ending. */
static bool holds_work(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const unsigned works = XUN_PROJECT_ENDING | XUN_WORD_PLACE | XUN_WORD_ORG | XUN_WORD_PROJECT;
    for (size_t i = name->start; i < name->ending; i++)
        if ((scan->starts[i] & works) != 0 ||
            (xun_one_of(scan->text->chars[i],
                        u"山岭河湖江海库渠堤坝闸港站厂矿井桥路线管网水电气引调输灌渡塔楼馆院园城") &&
             !is_figurative(scan->text, i)))
            return true;
    return false;
}

/* True when a road, a railway or a water is named before the ending. */
static bool holds_way(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const ways[] = {u"高速", u"铁路", u"高铁", u"公路", u"号线", u"国道",
                                           u"省道", u"大道", u"路",   u"线",   u"河",   u"通道",
                                           u"管道", u"干渠", u"运河", NULL};
    for (size_t i = name->start + 1; i < name->ending; i++)
        if (xun_match_any(scan->text, i, ways) > 0)
            return true;
    return false;
}

/* 南太行地区生态保护修复试点工程: what is done to the land of a place. */
static bool is_care_of_land(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const cares[] = {u"修复", u"治理", u"防洪", u"供水",
                                            u"绿化", u"调蓄", u"治旱", u"补水", NULL};
    return xun_holds_any(scan->text, name->start, name->end, cares) &&
           xun_is_proper(scan, name->start, name->ending);
}

/* 雁阵工程, 企业攀登工程, 质效提升工程: a programme, for nothing in it is built. */
static bool is_programme(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const endings[] = {u"工程",     u"提升工程", u"试点工程",
                                              u"建设工程", u"示范工程", NULL};
    if (xun_match_any(scan->text, name->ending, endings) != name->end - name->ending)
        return false;
    bool quoted = xun_is_opening_quote(xun_char(scan->text, name->start - 1)) &&
                  xun_is_closing_quote(xun_char(scan->text, name->end));
    return quoted || !(holds_work(scan, name) || is_care_of_land(scan, name));
}

/* 沙颍河 before “通港达园”项目: a place, not 外籍人士. */
static bool names_land(const xun_name_scan *scan, size_t end)
{
    return xun_one_of(scan->text->chars[end - 1], u"河湖江海路港山园城库渠站场") ||
           (scan->ends[end] & XUN_WORD_PLACE) != 0;
}

/* A policy, not a work: “天眼”工程, “菜篮子”工程, 行动. */
static bool is_policy(const xun_name_scan *scan, const xun_project_candidate *name)
{
    bool work = xun_ends_with(scan->text, name->end, u"工程");
    if (is_programme(scan, name))
        return true;
    size_t quote = name->ending > 0 ? xun_quote_start(scan->text, name->ending - 1) : 0;
    if (quote > name->start + 1 && quote < name->ending && names_land(scan, quote))
        return false; /* 沙颍河“通港达园”项目 */
    for (size_t i = name->start; i < name->ending; i++)
        if (xun_one_of(scan->text->chars[i], u"引调输送") &&
            xun_is_closing_quote(xun_char(scan->text, name->ending - 1)))
            return false;
    if ((work || xun_ends_with(scan->text, name->end, u"项目")) &&
        xun_is_closing_quote(xun_char(scan->text, name->ending - 1)))
        return true;
    if (!work || (holds_way(scan, name) && is_care_of_land(scan, name)))
        return false;
    for (size_t i = name->start; i < name->end; i++)
        if ((scan->starts[i] & XUN_WORD_POLICY) != 0)
            return true;
    return false;
}

/* What 等 or 等12个 leads to is a class. */
static bool is_list_head(const xun_name_scan *scan, size_t start)
{
    while (start > 0 && (scan->closed[start - 1] & XUN_IN_FIGURE) != 0)
        start--;
    start -= start > 0 && xun_is_opening_quote(scan->text->chars[start - 1]); /* 等“半截子”工程 */
    return xun_char(scan->text, start - 1) == u'等';
}

/* 郑洛新国家自主创新示范区: a zone that exists. */
static bool is_national_zone(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const zones[] = {u"示范区", u"试验区", u"实验区", u"开发区",
                                            u"自贸区", u"综试区", NULL};
    if (!xun_ends_with_any(scan->text, name->end, zones))
        return false;
    for (size_t i = name->start; i < name->ending; i++)
        if (xun_match(scan->text, i, u"国家") > 0 || xun_match(scan->text, i, u"自由贸易") > 0 ||
            xun_match(scan->text, i, u"综合") > 0)
            return true;
    return xun_ends_with(scan->text, name->end, u"自贸区");
}

/* 国家级5G工厂, 省级零碳工厂: classes with a level. */
static bool is_levelled_class(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const levels[] = {u"国家级", u"省级", u"市级", u"县级", u"世界级", NULL};
    return xun_match_any(scan->text, name->start, levels) > 0;
}

/* 六大兴水工程, 七大战新基地: a programme and its parts; not 八大山人纪念馆. */
static bool is_counted_programme(const xun_fact_text *text, const xun_project_candidate *name)
{
    static const char16_t *const ends[] = {u"工程", u"项目", u"基地", u"平台", u"中心", NULL};
    char16_t number = xun_char(text, name->start - 2);
    return xun_char(text, name->start - 1) == u'大' && xun_ends_with_any(text, name->end, ends) &&
           (xun_is_digit(number) || xun_one_of(number, u"两三四五六七八九十"));
}

/* 乡镇综合文化站（室）建设工程: a class from its first word on. */
static bool opens_as_class(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const openings[] = {
        u"农村", u"乡镇", u"乡村", u"社区",   u"村级",   u"镇级", u"各类", u"基层", u"城乡", u"县乡",
        u"老旧", u"棚户", u"中小", u"行政村", u"自然村", u"县(",  u"区(",  u"市(",  NULL};
    return xun_match_any(scan->text, name->start, openings) > 0;
}

/* 县县通高铁, 设区市通高速: what every one of them gets. */
static bool is_for_each(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    return name->ending >= name->start + 2 && text->chars[name->ending - 1] == u'通' &&
           xun_one_of(text->chars[name->ending - 2], u"县市乡村镇区组户州");
}

/* 隆黄铁路隆叙段, 南湾大道横琴段: a stretch of something that is named; not 阶段, 工作段. */
static bool is_bare_stretch(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return xun_match(scan->text, name->ending, u"段") == name->end - name->ending && !holds_way(scan, name) &&
           !xun_holds_span(scan->text, name->start, name->ending);
}

/* 一批重要的科技创新基地. */
static bool is_one_of_several(const xun_fact_text *text, size_t start)
{
    static const char16_t *const several[] = {u"一批", u"一些", u"多个", u"若干", u"各类", NULL};
    size_t from = start > SEVERAL_REACH ? start - SEVERAL_REACH : 0;
    return xun_char(text, start - 1) == u'的' && xun_holds_any(text, from, start, several);
}

/* 一期 in 农村电网改造一期工程: what has phases is one work. */
static bool is_phased(const xun_fact_text *text, size_t ending)
{
    return xun_one_of(xun_char(text, ending), u"一二三四五") && xun_char(text, ending + 1) == u'期';
}

/* 筹建国家级苎麻质检中心: a long name that a firm verb governs. */
static bool is_levelled_work(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const houses[] = {u"中心", u"基地", u"大厅", NULL};
    return name->end - name->start >= LONG_LEVELLED && xun_ends_with_any(scan->text, name->end, houses) &&
           xun_project_has_firm_verb(scan, name);
}

/* What stands right before the name, and how it begins: 在中原科技城实行…, 以…为重点, 第3…, 15个井工煤矿. */
static bool opens_wrongly(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    char16_t before = xun_char(text, name->start - 1), first = xun_char(text, name->start);
    bool inside = before == u'在' && xun_char(text, name->start - 2) != u'正';
    bool ordinal = first == u'第' && !xun_is_numbered_body(scan, name->start, name->end);
    bool counted = xun_project_is_counted(scan, name->start);
    bool is_means = before == u'以' && xun_match(text, name->end, u"建设为") == 0;
    return inside || ordinal || counted || is_means || before == u'第' || before == u'(' || first == u'以' ||
           is_list_head(scan, name->start) || xun_project_is_annex(scan, name->start) ||
           is_one_of_several(text, name->start) || is_counted_programme(text, name) ||
           (opens_as_class(scan, name) && !is_phased(text, name->ending)) ||
           (is_levelled_class(scan, name) && !is_levelled_work(scan, name));
}

bool xun_project_is_denied(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_word_roles roles = XUN_PROJECT_BROKEN | XUN_PROJECT_SEVERAL;
    return name->end - name->start < LEAST_NAME || opens_wrongly(scan, name) ||
           xun_project_has_role(scan, name->start, name->end, roles) ||
           xun_is_slogan(scan->text, name->start, name->end) || is_for_each(scan, name) ||
           is_bare_stretch(scan, name) || is_national_zone(scan, name) ||
           xun_inside_not_name(scan, name->start, name->end) || denied_after(scan, name) ||
           xun_project_is_spoken_of(scan, name) || ends_in_class(scan, name) || is_policy(scan, name);
}
