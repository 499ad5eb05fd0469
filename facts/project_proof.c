/* Whether a name that ends like a project is one. */
#include "facts/honors.h"
#include "facts/projects.h"

#include <string.h>

enum {
    LIST_VERB_REACH = 40,
    COUNT_REACH = 6,
    LEAST_PHASED = 4, /* characters before 一期 that tell what is built */
    LEAST_ITEM = 6,
    LONGEST_ENDING = 12,
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

/* 雁阵工程, 企业攀登工程, 质效提升工程: a programme, for nothing in it is built. */
static bool is_programme(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const endings[] = {u"工程",     u"提升工程", u"试点工程",
                                              u"建设工程", u"示范工程", NULL};
    if (xun_match_any(scan->text, name->ending, endings) != name->end - name->ending)
        return false;
    bool quoted = xun_is_opening_quote(xun_char(scan->text, name->start - 1)) &&
                  xun_is_closing_quote(xun_char(scan->text, name->end));
    return quoted || !holds_work(scan, name);
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
        if (xun_one_of(scan->text->chars[i], u"引调输") &&
            xun_is_closing_quote(xun_char(scan->text, name->ending - 1)))
            return false;
    if ((work || xun_ends_with(scan->text, name->end, u"项目")) &&
        xun_is_closing_quote(xun_char(scan->text, name->ending - 1)))
        return true;
    if (!work)
        return false;
    for (size_t i = name->start; i < name->end; i++)
        if ((scan->starts[i] & XUN_WORD_POLICY) != 0)
            return true;
    return false;
}

/* Verbs that a place takes without being built: 郑州机场完成货邮吞吐量. */
static bool is_everyday(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const words[] = {u"完成", u"开通", u"实施", u"入驻", u"推动",     u"统筹",
                                            u"引进", u"运行", u"争取", u"开展", u"完成建设", NULL};
    return xun_match_any(scan->text, verb->start, words) == verb->end - verb->start;
}

static bool is_being_built(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t from = name->start > 4 ? name->start - 4 : 0, to = name->end + 6,
           clause = xun_clause_end(scan->text, name->end);
    if (xun_one_of(xun_char(scan->text, name->start - 1), u"、和与及"))
        from = xun_clause_start(scan->text, name->start);
    const xun_mark *before = xun_mark_before(scan, from, name->start, XUN_WORD_STAGE);
    const xun_mark *after = xun_mark_after(scan, name->end, to < clause ? to : clause, XUN_WORD_STAGE);
    return (before != NULL && !is_everyday(scan, before)) || (after != NULL && !is_everyday(scan, after));
}

bool xun_has_stage_beside(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t from = name->start > 4 ? name->start - 4 : 0, to = name->end + 6;
    size_t clause = xun_clause_end(scan->text, name->end);
    if (xun_one_of(xun_char(scan->text, name->end), u"、和与及等"))
        to = name->end + LIST_VERB_REACH;
    size_t start = xun_clause_start(scan->text, name->start);
    if (xun_one_of(xun_char(scan->text, name->start - 1), u"、和与及") &&
        name->start - start < LIST_VERB_REACH)
        from = start;
    return xun_mark_before(scan, from, name->start, XUN_WORD_STAGE) != NULL ||
           xun_mark_after(scan, name->end, to < clause ? to : clause, XUN_WORD_STAGE) != NULL;
}

/* 郑州大学, 北京经济技术开发区: bodies and zones that exist; a work only where they are founded. */
static bool is_settled(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const bodies[] = {
        u"大学",         u"学院",       u"职业学院", u"高等专科学校", u"专科学校",   u"职业学校",
        u"职业技术学院", u"师范学院",   u"技师学院", u"职院",         u"开发区",     u"新区",
        u"集聚区",       u"综合保税区", u"综保区",   u"保税港区",     u"出口加工区", NULL};
    return xun_match_any(scan->text, name->ending, bodies) == name->end - name->ending;
}

bool xun_project_verb_founds(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const others[] = {u"开放", u"运营", u"招生", u"招商",
                                             u"运行", u"改造", u"争取", NULL};
    static const char *const stages[] = {"规划", "开工", "在建", "竣工", "投用"};
    const char *stage = xun_mark_rule(scan, verb)->stage;
    if (stage == NULL || is_everyday(scan, verb) ||
        xun_match_any(scan->text, verb->start, others) == verb->end - verb->start)
        return false;
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (strcmp(stage, stages[i]) == 0)
            return true;
    return false;
}

static bool founded_in(const xun_name_scan *scan, size_t from, size_t to)
{
    for (size_t i = xun_first_mark(scan, from); i < scan->mark_count && scan->marks[i].start < to; i++)
        if (scan->marks[i].end <= to && xun_project_verb_founds(scan, &scan->marks[i]))
            return true;
    return false;
}

bool xun_project_is_founded(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t to = name->end + 6, clause = xun_clause_end(scan->text, name->end);
    static const char16_t *const shared[] = {u"合作", u"共建", u"签", u"联合", NULL};
    if (xun_match_any(scan->text, name->end, shared) > 0)
        return false; /* with it something else is founded */
    if (xun_match(scan->text, name->end, u"建设") > 0 && xun_is_hanzi(xun_char(scan->text, name->end + 2)))
        return false; /* 洛阳理工学院建设高水平应用技术大学 */
    bool at_once = (scan->starts[name->end] & XUN_WORD_STAGE) != 0 ||
                   xun_rules_longest(scan->finder, scan->text->chars + name->end,
                                     scan->text->count - name->end, XUN_WORD_LEADS) > 0;
    size_t before = name->start; /* 开工建设了郑州大学 */
    before -= xun_char(scan->text, before - 1) == u'了';
    return founded_in(scan, before > 4 ? before - 4 : 0, before) ||
           (at_once && founded_in(scan, name->end, to < clause ? to : clause));
}

/* 7号线 after 地铁6号线. */
static bool is_numbered_line(const xun_name_scan *scan, const xun_project_candidate *name)
{
    char16_t first = xun_char(scan->text, name->start);
    return xun_match(scan->text, name->ending, u"号线") > 0 &&
           (xun_is_digit(first) ||
            (name->start < name->ending && xun_one_of(first, u"一二三四五六七八九十")));
}

/* 创业孵化基地12家: a number of them follows, so it is a class. */
static bool is_counted(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t at = name->end;
    if (xun_is_closing_quote(xun_char(scan->text, at)))
        at++;
    for (size_t i = 0;
         i < COUNT_REACH && xun_is_hanzi(xun_char(scan->text, at)) && scan->text->chars[at] != u'等'; i++)
        at++; /* 山塘水库除险加固124座 */
    if (!xun_is_digit(xun_char(scan->text, at)) ||
        (at > name->end + 1 && xun_mark_after(scan, name->end, at, XUN_WORD_STAGE) != NULL))
        return false;
    while (xun_is_digit(xun_char(scan->text, at)) || xun_one_of(xun_char(scan->text, at), u".万多余"))
        at++;
    bool sum = xun_char(scan->text, name->start - 1) == u'、' && xun_is_hanzi(xun_char(scan->text, at + 1));
    return xun_one_of(xun_char(scan->text, at), u"家个所座条处项") && !sum; /* 荆门至荆州城际铁路4条铁路 */
}

/* What 等 or 等12个 leads to is a class. */
static bool is_list_head(const xun_name_scan *scan, size_t start)
{
    while (start > 0 && (scan->closed[start - 1] & XUN_IN_FIGURE) != 0)
        start--;
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

/* 机场三期, 超级总部基地一期: a stage of a work that its surroundings name. */
static bool is_phase(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t length = name->end - name->ending;
    bool phase = length >= 2 && xun_one_of(xun_char(scan->text, name->ending), u"一二三四五") &&
                 xun_char(scan->text, name->ending + 1) == u'期';
    bool told = (scan->ends[name->ending] & XUN_PROJECT_ENDING) != 0 ||
                name->ending - name->start >= LEAST_PHASED; /* 农村电网改造一期工程 */
    return phase && told && xun_has_stage_beside(scan, name);
}

/* 站北路 in a list of roads: common words, but a road's name is short. */
static bool is_listed_road(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    bool listed = xun_char(text, name->start - 1) == u'、' || xun_char(text, name->end) == u'、';
    size_t ending = name->end - name->ending;
    bool way = ending == 1 ? xun_one_of(text->chars[name->end - 1], u"路街")
                           : xun_match(text, name->ending, u"大道") == ending;
    return listed && way && name->start < name->ending && name->end - name->start <= 3 + ending;
}

/* 国家级5G工厂, 省级零碳工厂: classes with a level. */
static bool is_levelled_class(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const levels[] = {u"国家级", u"省级", u"市级", u"县级", u"世界级", NULL};
    return xun_match_any(scan->text, name->start, levels) > 0;
}

/* 推动中原农谷与国家农高区协同发力: a partner in something else. */
static bool is_partner(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const joint[] = {u"融合", u"协同", u"合作", u"联动", u"对接", u"合并", NULL};
    if (xun_char(scan->text, name->end) != u'与')
        return false;
    size_t clause = xun_clause_end(scan->text, name->end);
    for (size_t i = name->end; i < clause; i++)
        if (xun_match_any(scan->text, i, joint) > 0)
            return true;
    return false;
}

/* 三峡水库、丹江口水库等重点区域: waters and regions are listed, no works. */
static bool is_listed_region(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const regions[] = {u"重点区域", u"区域", u"重点流域", u"流域",   u"地区",
                                              u"水域",     u"地的", u"县",       u"饮用水", u"水源地",
                                              u"地下管网", u"管网", u"架空线",   NULL};
    if (!xun_one_of(xun_char(scan->text, name->end), u"、和与及等"))
        return false;
    size_t clause = xun_clause_end(scan->text, name->end);
    for (size_t i = name->end; i < clause; i++)
        if (scan->text->chars[i] == u'等')
            return xun_match_any(scan->text, i + 1, regions) > 0;
    return false;
}

/* True when one of `words` lies in [from, to). */
static bool holds_word(const xun_fact_text *text, size_t from, size_t to, const char16_t *const *words)
{
    for (size_t i = from; i < to; i++) {
        size_t length = xun_match_any(text, i, words);
        if (length > 0 && i + length <= to)
            return true;
    }
    return false;
}

/* 把宁波港建设成…, 将市六院建成…, 打造成全国知名的温暖小镇: what exists, and what it shall be. */
static bool is_made_into(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const made[] = {u"打造成", u"建设成", u"培育成", u"建成为", u"发展成",
                                           u"提升为", u"打造为", u"建设为", NULL};
    static const char16_t *const taken[] = {u"把", u"将", NULL};
    const xun_fact_text *text = scan->text;
    size_t from = xun_clause_start(text, name->start), to = xun_clause_end(text, name->end);
    if (holds_word(text, from, name->start, made))
        return true;
    return holds_word(text, from, name->start, taken) &&
           (xun_match(text, name->end, u"建成") > 0 || holds_word(text, name->end, to, made));
}

/* 以金水路等9条主干路为重点: the field of something else. */
static bool is_field(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const fields[] = {u"为重点", u"为核心", u"为载体", u"为依托", u"为平台",
                                             u"为龙头", u"为中心", u"为主轴", NULL};
    const xun_fact_text *text = scan->text;
    size_t from = xun_clause_start(text, name->start), to = xun_clause_end(text, name->end);
    bool stands =
        !name->strong || (xun_project_ending_roles(scan, name->end) & XUN_PROJECT_STANDS) != 0;
    return stands && text->chars[from] == u'以' && xun_char(text, from + 1) != u'及' &&
           holds_word(text, name->end, to, fields);
}

/* 乡镇综合文化站（室）建设工程: a class from its first word on. */
static bool opens_as_class(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const openings[] = {
        u"农村", u"乡镇", u"乡村", u"社区",   u"村级",   u"镇级", u"各类", u"基层", u"城乡", u"县乡",
        u"老旧", u"棚户", u"中小", u"行政村", u"自然村", u"县(",  u"区(",  u"市(",  NULL};
    return xun_match_any(scan->text, name->start, openings) > 0;
}

/* 数字影院和乡镇文化站: its first word is that of a class. */
static bool starts_with_class(const xun_name_scan *scan, const xun_project_candidate *name)
{
    for (size_t i = xun_first_mark(scan, name->start);
         i < scan->mark_count && scan->marks[i].start == name->start; i++)
        if (scan->marks[i].end < name->end &&
            (xun_mark_rule(scan, &scan->marks[i])->roles & XUN_PROJECT_CLASS) != 0)
            return true;
    return false;
}

/* The work that is rebuilt: 郑登快速通道生态廊道 before 改造. False when no ending ends there. */
static bool is_work_changed(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t end = name->ending, from = end > LONGEST_ENDING ? end - LONGEST_ENDING : 0;
    for (size_t i = xun_first_mark(scan, from); i < scan->mark_count && scan->marks[i].start < end; i++) {
        const xun_mark *mark = &scan->marks[i];
        unsigned kinds = xun_mark_rule(scan, mark)->kinds;
        if (mark->end == end && (kinds & XUN_PROJECT_ENDING) != 0 && mark->start > name->start)
            return xun_is_work_name(scan, name->start, mark->start);
    }
    return false;
}

/* 小作坊标准化改造: a class is rebuilt; 生态廊道改造: a work that has its own name. */
static bool is_change(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return (xun_project_ending_roles(scan, name->end) & XUN_PROJECT_LOOSE) != 0 &&
           (scan->ends[name->end] & XUN_WORD_STAGE) != 0 &&
           (xun_project_has_role(scan, name->start, name->ending, XUN_PROJECT_CLASS) ||
            is_work_changed(scan, name));
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

/* （9）零陵家电智造项目: a numbered item of a list. */
static bool follows_number(const xun_fact_text *text, size_t start)
{
    size_t at = start;
    if (xun_char(text, at - 1) != u')')
        return false;
    for (at--; at > 0 && xun_is_digit(text->chars[at - 1]);)
        at--;
    return at + 1 < start && xun_char(text, at - 1) == u'(';
}

/* 湘江流域生态综合治理项目。 as a whole sentence. */
static bool is_sentence(const xun_fact_text *text, const xun_project_candidate *name)
{
    static const char16_t marks[] = u"。;:\n";
    bool opens = name->start == 0 || xun_one_of(text->chars[name->start - 1], marks);
    return opens && name->end < text->count && xun_one_of(text->chars[name->end], u"。;") &&
           name->end - name->start >= LEAST_ITEM;
}

/* 4个国铁项目指广湛高铁、…: after what says that works are listed. */
static bool is_explained(const xun_fact_text *text, size_t start)
{
    static const char16_t *const openings[] = {u"项目指", u"项目包括", u"工程指", u"工程包括", u"项目有", NULL};
    for (size_t i = xun_clause_start(text, start); i < start; i++)
        if (xun_match_any(text, i, openings) > 0)
            return true;
    return false;
}

/* An item of a list of works, which needs no verb. */
static bool is_item(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return follows_number(scan->text, name->start) || is_sentence(scan->text, name) ||
           is_explained(scan->text, name->start);
}

bool xun_is_receiver(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    size_t at = name->end;
    xun_honor_level level;
    if (xun_is_closing_quote(xun_char(text, at)))
        at++;
    if (at < text->count && (text->chars[at] == u'被' || (scan->starts[at] & XUN_WORD_SURE) != 0))
        return true;
    static const char16_t *const gains[] = {u"获批", u"申报", u"创建", u"争创", u"入选",
                                            u"入围", u"列为", u"升格", NULL};
    if (xun_match_any(text, at, gains) == 0)
        return false;
    bool counted = xun_is_digit(xun_char(text, at + 2)) || xun_char(text, at + 2) == u'第' ||
                   xun_char(text, at + 2) == u'“'; /* 获批240小时过境免签 */
    return counted || xun_scope_at(&level, scan, at + 2) > 0;
}

bool xun_is_project(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const several[] = {u"一批", u"多个", u"若干", u"多条", u"一个", u"一条", u"一座",
                                              u"唯一", u"首个", u"两个", u"三个", u"两条", u"两座", u"十大",
                                              u"县级", u"乡级", u"各", u"部分", u"十强", u"每个",   u"(市)", u"(区)", u"(县)", NULL};
    if (xun_is_slogan(scan->text, name->start, name->end))
        return false;
    for (size_t i = name->start; i < name->end; i++)
        if (xun_match_any(scan->text, i, several) > 0)
            return false;
    char16_t before = xun_char(scan->text, name->start - 1);
    bool ordinal =
        xun_char(scan->text, name->start) == u'第' && !xun_is_numbered_body(scan, name->start, name->end);
    bool inside = before == u'在' && xun_char(scan->text, name->start - 2) != u'正'; /* 在中原科技城实行… */
    if (before == u'以' || xun_char(scan->text, name->start) == u'以' || inside || ordinal || before == u'第')
        return false;
    if (is_partner(scan, name) || is_listed_region(scan, name) || opens_as_class(scan, name) ||
        is_made_into(scan, name) || is_field(scan, name))
        return false;
    if (xun_project_has_role(scan, name->start, name->end, XUN_PROJECT_BROKEN))
        return false;
    if (is_levelled_class(scan, name) || is_for_each(scan, name) || is_bare_stretch(scan, name) ||
        xun_is_receiver(scan, name))
        return false;
    if ((scan->closed[name->start] & XUN_FIGURE_ENDS) != 0 &&
        xun_one_of(xun_char(scan->text, name->start - 1), u"个座条所家项处"))
        return false; /* 15个井工煤矿 */
    if (is_list_head(scan, name->start) || is_national_zone(scan, name) ||
        xun_inside_not_name(scan, name->start, name->end))
        return false;
    if (name->end - name->start < 3 || denied_after(scan, name) || is_counted(scan, name) ||
        ends_in_class(scan, name) || is_policy(scan, name))
        return false;
    xun_work_worth value = xun_worth_of(scan, name->start, name->end);
    if (value == XUN_NO_WORK ||
        !(xun_is_work_name(scan, name->start, name->ending) || value == XUN_PLACE_TOO ||
          is_numbered_line(scan, name) || is_phase(scan, name) || is_listed_road(scan, name)))
        return (value != XUN_NO_WORK || name->start == name->ending) && xun_project_fills_slot(scan, name);
    if (value == XUN_PLACE_TOO || xun_match(scan->text, name->ending, u"机场") == name->end - name->ending)
        return is_being_built(scan, name) || xun_project_fills_slot(scan, name) ||
               (name->strong && value == XUN_PLACE_TOO && xun_ends_with(scan->text, name->end, u"城") &&
                xun_has_stage_beside(scan, name));
    bool short_ending = name->end - name->ending == 1; /* 绿色低碳循环发展之路, 重大灾毁路段 */
    if (!name->strong && value == XUN_NAME &&
        (starts_with_class(scan, name) || is_change(scan, name) ||
         (short_ending && xun_project_has_role(scan, name->start, name->end, XUN_PROJECT_CLASS))))
        return false;
    if (is_settled(scan, name))
        return xun_project_is_founded(scan, name);
    /* 市博物馆 exists more often than it is built */
    bool single = xun_is_public_work(scan, name->start, name->ending);
    bool stands = (xun_project_ending_roles(scan, name->end) & XUN_PROJECT_STANDS) != 0;
    if (stands && !name->strong && value == XUN_NAME)
        return xun_project_is_in_slot(scan, name);
    return (name->strong && !single &&
            !(stands && !xun_project_stage_near(scan, name) && !is_item(scan, name))) ||
           xun_has_stage_beside(scan, name);
}
