/* Whether a name that ends like a project is one. */
#include "facts/honors.h"
#include "facts/projects.h"

#include <string.h>

enum { LIST_VERB_REACH = 40, CROSSING = XUN_WORD_COMMON | XUN_WORD_NOT_NAME | XUN_WORD_PLACE };

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
        if (mark->end <= name->end || (kinds & CROSSING) == 0)
            continue;
        if ((kinds & XUN_WORD_NOT_NAME) != 0 || (!early && !first && (short_ending || !parts)))
            return true;
    }
    return false;
}

/* 思路, 线路: the ending of one character is the end of a common word; 形象工程, 农村宅基地: what ends the name is
 * a class. What stands before that word has to be a name then. */
static bool ends_in_class(const xun_name_scan *scan, const xun_project_candidate *name)
{
    for (size_t i = xun_first_mark(scan, name->start); i < scan->mark_count && scan->marks[i].start < name->ending;
         i++) {
        const xun_mark *mark = &scan->marks[i];
        unsigned kinds = xun_mark_rule(scan, mark)->kinds;
        bool whole = (kinds & XUN_WORD_NOT_NAME) != 0 ||
                     ((kinds & XUN_WORD_COMMON) != 0 && name->end - name->ending == 1);
        if (mark->end == name->end && whole && !xun_is_work_name(scan, name->start, mark->start))
            return true;
    }
    return false;
}

/* True when something that is built or lies on a map stands in the name before its ending. */
static bool holds_work(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const unsigned works = XUN_PROJECT_ENDING | XUN_WORD_PLACE | XUN_WORD_ORG | XUN_WORD_PROJECT;
    for (size_t i = name->start; i < name->ending; i++)
        if ((scan->starts[i] & works) != 0 ||
            xun_one_of(scan->text->chars[i], u"山岭河湖江海库渠堤坝闸港站厂矿井桥路线管网水电气引调输灌渡塔楼馆院园城"))
            return true;
    return false;
}

/* 雁阵工程, 企业攀登工程, 质效提升工程: a programme, for nothing in it is built. */
static bool is_programme(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const endings[] = {u"工程", u"提升工程", u"试点工程", u"建设工程", NULL};
    if (xun_match_any(scan->text, name->ending, endings) != name->end - name->ending)
        return false;
    bool quoted = xun_is_opening_quote(xun_char(scan->text, name->start - 1)) &&
                  xun_is_closing_quote(xun_char(scan->text, name->end));
    return quoted || !holds_work(scan, name);
}

/* A policy, not a work: “天眼”工程, “菜篮子”工程, 行动. */
static bool is_policy(const xun_name_scan *scan, const xun_project_candidate *name)
{
    bool work = xun_ends_with(scan->text, name->end, u"工程");
    if (is_programme(scan, name))
        return true;
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
    static const char16_t *const bodies[] = {u"大学", u"学院", u"开发区", u"新区", u"集聚区", NULL};
    return xun_match_any(scan->text, name->ending, bodies) == name->end - name->ending;
}

static bool founds(const xun_name_scan *scan, const xun_mark *verb)
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
        if (scan->marks[i].end <= to && founds(scan, &scan->marks[i]))
            return true;
    return false;
}

static bool is_founded(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t from = name->start > 4 ? name->start - 4 : 0, to = name->end + 6;
    size_t clause = xun_clause_end(scan->text, name->end);
    static const char16_t *const shared[] = {u"合作", u"共建", u"签", u"联合", NULL};
    if (xun_match_any(scan->text, name->end, shared) > 0)
        return false; /* with it something else is founded */
    return founded_in(scan, from, name->start) || founded_in(scan, name->end, to < clause ? to : clause);
}

/* 7号线 after 地铁6号线. */
static bool is_numbered_line(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return xun_match(scan->text, name->ending, u"号线") > 0 &&
           xun_is_digit(xun_char(scan->text, name->start));
}

/* 创业孵化基地12家: a number of them follows, so it is a class. */
static bool is_counted(const xun_name_scan *scan, const xun_project_candidate *name)
{
    size_t at = name->end;
    if (xun_is_closing_quote(xun_char(scan->text, at)))
        at++;
    if (!xun_is_digit(xun_char(scan->text, at)))
        return false;
    while (xun_is_digit(xun_char(scan->text, at)) || xun_one_of(xun_char(scan->text, at), u".万多余"))
        at++;
    return xun_one_of(xun_char(scan->text, at), u"家个所座条处项");
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
    return phase && (scan->ends[name->ending] & XUN_PROJECT_ENDING) != 0 && xun_has_stage_beside(scan, name);
}

/* 站北路 in a list of roads: common words, but a road's name is short. */
static bool is_listed_road(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    bool listed = xun_char(text, name->start - 1) == u'、' || xun_char(text, name->end) == u'、';
    return listed && name->start < name->ending && name->end - name->ending == 1 &&
           name->end - name->start <= 4 && xun_one_of(text->chars[name->end - 1], u"路街");
}

/* 国家级5G工厂, 省级零碳工厂: classes with a level. */
static bool is_levelled_class(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const levels[] = {u"国家级", u"省级", u"市级", u"县级", u"世界级", NULL};
    return xun_match_any(scan->text, name->start, levels) > 0;
}

/* 县县通高铁, 设区市通高速: what every one of them gets. */
static bool is_for_each(const xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    return name->ending >= name->start + 2 && text->chars[name->ending - 1] == u'通' &&
           xun_one_of(text->chars[name->ending - 2], u"县市乡村镇区组户州");
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
    return xun_match(text, at, u"获批") > 0 && xun_scope_at(&level, scan, at + 2) > 0;
}

bool xun_is_project(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const several[] = {u"一批", u"多个", u"若干", u"多条", u"一个",
                                              u"一条", u"一座", u"唯一", u"首个", u"十大", u"县级", u"乡级", u"各", NULL};
    if (xun_is_slogan(scan->text, name->start, name->end))
        return false;
    for (size_t i = name->start; i < name->end; i++)
        if (xun_match_any(scan->text, i, several) > 0)
            return false;
    char16_t before = xun_char(scan->text, name->start - 1);
    if (before == u'以' || xun_char(scan->text, name->start) == u'第' || before == u'第')
        return false;
    if (is_levelled_class(scan, name) || is_for_each(scan, name) || xun_is_receiver(scan, name))
        return false;
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
        return false;
    if (value == XUN_PLACE_TOO || xun_match(scan->text, name->ending, u"机场") == name->end - name->ending)
        return is_being_built(scan, name) || (name->strong && value == XUN_PLACE_TOO &&
                                              xun_ends_with(scan->text, name->end, u"城") &&
                                              xun_has_stage_beside(scan, name));
    if (is_settled(scan, name))
        return is_founded(scan, name);
    /* 市博物馆 exists more often than it is built */
    bool single = xun_is_public_work(scan, name->start, name->ending);
    return (name->strong && !single) || xun_has_stage_beside(scan, name);
}
