/* Projects in Chinese text: an ending of project-suffixes.tsv with a proper name before it; the members of
 * “A、B、C等12个项目”; and the works that the glossary names. The stage comes from the nearest verb of
 * project-verbs.tsv. */
#include <stdlib.h>

#include "facts/project_worth.h"

enum {
    LONGEST_NAME = 26,
    LONGEST_MEMBER = 24,
    LONGEST_FRAGMENT = 8,
    STAGE_REACH = 16,
    HEAD_REACH = 14,
    LIST_REACH = 200,
    LIST_VERB_REACH = 40,
    ENDING = XUN_WORD_PROJECT_STRONG | XUN_WORD_PROJECT_WEAK,
    NAMED = XUN_WORD_PLACE | XUN_WORD_ORG | XUN_WORD_PROJECT,
    VERB = XUN_WORD_STAGE | XUN_WORD_HELD | XUN_WORD_SOUGHT | XUN_WORD_GIVEN
};

typedef struct {
    size_t start, end, ending;
    bool strong;
    size_t stage_from; /* where the verb after the name is looked for */
} candidate;

/* Verbs that are parts of names as well (南水北调工程建设, 贾鲁河综合治理). A name goes over them when
 * nothing proper follows them. */
static bool is_noun_too(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const words[] = {
        u"建设",     u"改造", u"扩建", u"改扩建",   u"改建", u"重建", u"整治", u"升级改造", u"改造提升",
        u"提升改造", u"规划", u"设计", u"储备",     u"发电", u"供水", u"供热", u"运营",     u"运行",
        u"开放",     u"施工", u"招商", u"设备安装", u"奠基", u"新建", u"迁建", u"通航",     NULL};
    return xun_match_any(scan->text, verb->start, words) == verb->end - verb->start &&
           verb->end - verb->start >= 2;
}

/* ---- the extent of a name ---- */

static bool verb_ends(const xun_name_scan *scan, size_t index, size_t ending)
{
    if ((scan->ends[index] & (VERB | XUN_WORD_COMMON)) == 0)
        return false;
    const xun_mark *verb = xun_mark_before(scan, index > 8 ? index - 8 : 0, index, VERB);
    if (verb == NULL || verb->end != index || verb->end - verb->start < 2)
        return false;
    return !is_noun_too(scan, verb) || xun_is_work_name(scan, index, ending);
}

static bool stops_before(const xun_name_scan *scan, size_t index, size_t ending)
{
    const xun_fact_text *text = scan->text;
    char16_t c = text->chars[index - 1];
    if (!(xun_is_hanzi(c) || xun_is_letter(c) || xun_is_digit(c) || xun_one_of(c, u"·+-#")))
        return true;
    if ((scan->closed[index] & XUN_FIGURE_ENDS) != 0 && !xun_is_digit(c))
        return true;
    if (xun_is_function_character(c) || xun_one_of(c, u"和与及"))
        return !(xun_one_of(c, u"和与及") && !xun_is_proper(scan, index, ending));
    return verb_ends(scan, index, ending);
}

static size_t leftmost(const xun_name_scan *scan, size_t ending)
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
            if (!opened || at - opening > 16)
                break;
            at = opening;
            continue;
        }
        if (stops_before(scan, at, ending))
            break;
        at--;
    }
    return at;
}

/* Verbs that open the region belong to the sentence: 支持郑州大学. */
static size_t skip_leading(const xun_name_scan *scan, size_t start, size_t end)
{
    static const unsigned leading = XUN_WORD_STAGE | XUN_WORD_VERB | XUN_WORD_HELD | XUN_WORD_SOUGHT;
    static const char16_t *const openings[] = {
        u"力争", u"确保", u"年底前", u"年底",     u"紧紧围绕", u"围绕", u"大力",   u"支持", u"争取", u"抓紧",
        u"严禁", u"做强", u"建强",   u"提质扩容", u"同意",     u"做大", u"汛期前", u"所有", NULL};
    const char16_t *chars = scan->text->chars;
    for (;;) {
        size_t length = xun_rules_longest(scan->finder, chars + start, end - start, leading);
        size_t named = xun_rules_longest(scan->finder, chars + start, end - start, NAMED);
        if (length < 2)
            length = xun_match_any(scan->text, start, openings);
        if (start > 0 && chars[start - 1] == u'着' && xun_one_of(chars[start], u"力手眼重"))
            length = 1;
        if (length == 0)
            length = start < end && xun_one_of(chars[start], u"、和与及") ? 1 : 0;
        if (length == 0 || named > length || start + length >= end ||
            !xun_is_work_name(scan, start + length, end))
            return start;
        start += length;
    }
}

/* What follows shows that the ending belongs to another word: 市场主体, 中心城区, 工程师, 高速增长. */
static bool denied_after(const xun_name_scan *scan, const candidate *name)
{
    static const char16_t *const words[] = {
        u"师",     u"增长", u"发展",   u"主体", u"城区", u"城市",   u"监管",   u"经济", u"村",
        u"化",     u"公司", u"企业",   u"集团", u"有限", u"管委会", u"集聚区", u"人员", u"人民",
        u"办事处", u"街道", u"学生",   u"教师", u"医生", u"领导",   u"委员会", u"局",   u"院长",
        u"校长",   u"群众", u"居民",   u"价格", u"秩序", u"需求",   u"化率",   u"能力", u"以上",
        u"以下",   u"等级", u"体系",   u"制度", u"机制", u"银行",   u"大学",   u"货运", u"班列",
        u"货航",   u"货邮", u"客运量", u"旅客", u"移民", u"征收",   NULL};
    if (xun_match_any(scan->text, name->end, words) > 0)
        return true;
    for (size_t i = xun_first_mark(scan, name->ending);
         i < scan->mark_count && scan->marks[i].start < name->end; i++) {
        const xun_mark *mark = &scan->marks[i];
        unsigned kinds = xun_mark_rule(scan, mark)->kinds;
        if (mark->end > name->end && (kinds & (XUN_WORD_COMMON | XUN_WORD_NOT_NAME | XUN_WORD_PLACE)) != 0 &&
            (mark->start > name->ending || (kinds & XUN_WORD_NOT_NAME) != 0))
            return true;
    }
    return false;
}

/* ---- stage ---- */

/* 加快筹建: a verb of speed gives way to the verb right after it. */
static const char *stage_from(const xun_name_scan *scan, const xun_mark *verb, size_t to)
{
    static const char16_t *const speeds[] = {u"加快", u"推进", u"加快推进", u"推动", u"实施", u"抓好", NULL};
    size_t length = verb->end - verb->start;
    const xun_mark *next =
        verb->end < to ? xun_mark_after(scan, verb->end, verb->end + 3, XUN_WORD_STAGE) : NULL;
    bool speed = xun_match_any(scan->text, verb->start, speeds) == length;
    return xun_mark_rule(scan, speed && next != NULL ? next : verb)->stage;
}

static bool is_plain_building(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const words[] = {u"建设", u"改造", NULL};
    return xun_match_any(scan->text, verb->start, words) == verb->end - verb->start;
}

/* The verb after the name tells the stage; 建设 alone gives way to the one before (推进…建设), but for
 * 加快…建设. */
static const char *stage_of(const xun_name_scan *scan, const candidate *name)
{
    size_t clause = xun_clause_end(scan->text, name->end), to = name->stage_from + STAGE_REACH;
    if (to > clause)
        to = clause;
    const xun_mark *after =
        name->stage_from < to ? xun_mark_after(scan, name->stage_from, to, XUN_WORD_STAGE) : NULL;
    size_t from = xun_clause_start(scan->text, name->start);
    const xun_mark *before = xun_mark_before(scan, from, name->start, XUN_WORD_STAGE);
    if (after != NULL && (before == NULL || !is_plain_building(scan, after)))
        return stage_from(scan, after, clause);
    if (before == NULL)
        return NULL;
    bool hurried = after != NULL && xun_ends_with(scan->text, before->end, u"加快");
    return xun_mark_rule(scan, hurried ? after : before)->stage;
}

/* ---- adding ---- */

bool xun_project_propose(xun_name_scan *scan, size_t start, size_t end, const char *stage)
{
    const xun_project project = {.start = start, .end = end, .stage = stage};
    return xun_any_closed(scan, start, end, XUN_IN_HONOR) || xun_facts_push_project(scan->facts, &project);
}

static bool add(xun_name_scan *scan, const candidate *name)
{
    return xun_project_propose(scan, name->start, name->end, stage_of(scan, name));
}

/* The longer first; of two for the same text the one that knows its stage. */
static int by_length(const void *left, const void *right)
{
    const xun_project *a = left, *b = right;
    size_t left_length = a->end - a->start, right_length = b->end - b->start;
    if (left_length != right_length)
        return left_length > right_length ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (b->stage != NULL) - (a->stage != NULL);
}

static int by_start(const void *left, const void *right)
{
    const xun_project *a = left, *b = right;
    return a->start < b->start ? -1 : a->start > b->start;
}

/* Proposals hold indices of characters. Of those that overlap the longest stays; the rest get bytes and
 * names. */
static bool settle(xun_name_scan *scan)
{
    xun_facts *facts = scan->facts;
    size_t kept = 0;
    if (facts->project_count > 1)
        qsort(facts->projects, facts->project_count, sizeof *facts->projects, by_length);
    for (size_t i = 0; i < facts->project_count; i++) {
        xun_project project = facts->projects[i];
        if (xun_any_closed(scan, project.start, project.end, XUN_IN_PROJECT))
            continue;
        xun_close(scan, project.start, project.end, XUN_IN_PROJECT);
        project.name = xun_canonical_string(scan, project.start, project.end, XUN_WORD_PROJECT);
        if (project.name == NULL)
            return false;
        project.start = scan->text->at[project.start];
        project.end = scan->text->at[project.end];
        facts->projects[kept++] = project;
    }
    facts->project_count = kept;
    if (kept > 1)
        qsort(facts->projects, kept, sizeof *facts->projects, by_start);
    return true;
}

/* ---- names with an ending ---- */

static bool outgrown(const xun_name_scan *scan, size_t i)
{
    const xun_mark *mark = &scan->marks[i];
    for (size_t k = xun_first_mark(scan, mark->start > 12 ? mark->start - 12 : 0); k < scan->mark_count;
         k++) {
        const xun_mark *other = &scan->marks[k];
        if (other->start >= mark->end)
            break;
        if (other != mark && (xun_mark_rule(scan, other)->kinds & ENDING) != 0 && other->end >= mark->end &&
            (other->end > mark->end || other->start < mark->start))
            return true;
    }
    return false;
}

/* A policy, not a work: “天眼”工程, “菜篮子”工程, 行动. */
static bool is_policy(const xun_name_scan *scan, const candidate *name)
{
    static const char16_t *const words[] = {
        u"行动",     u"计划",     u"惠民",     u"民生",     u"民心", u"千万", u"百千", u"千百", u"万村",
        u"百城",     u"富民",     u"利民",     u"便民",     u"人才", u"放心", u"暖心", u"文明", u"素质",
        u"培训工程", u"培育工程", u"阳光工程", u"安居工程", u"扶贫", u"能力", u"素质", NULL};
    bool work = xun_ends_with(scan->text, name->end, u"工程");
    for (size_t i = name->start; i < name->ending; i++)
        if (xun_one_of(scan->text->chars[i], u"引调输入库河渠") &&
            xun_is_closing_quote(xun_char(scan->text, name->ending - 1)))
            return false;
    if ((work || xun_ends_with(scan->text, name->end, u"项目")) &&
        xun_is_closing_quote(xun_char(scan->text, name->ending - 1)))
        return true;
    if (!work)
        return false;
    for (size_t i = name->start; i < name->end; i++)
        if (xun_match_any(scan->text, i, words) > 0)
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

static bool is_being_built(const xun_name_scan *scan, const candidate *name)
{
    size_t from = name->start > 4 ? name->start - 4 : 0, to = name->end + 6,
           clause = xun_clause_end(scan->text, name->end);
    const xun_mark *before = xun_mark_before(scan, from, name->start, XUN_WORD_STAGE);
    const xun_mark *after = xun_mark_after(scan, name->end, to < clause ? to : clause, XUN_WORD_STAGE);
    return (before != NULL && !is_everyday(scan, before)) || (after != NULL && !is_everyday(scan, after));
}

static bool has_verb_beside(const xun_name_scan *scan, const candidate *name)
{
    size_t from = name->start > 4 ? name->start - 4 : 0, to = name->end + 6;
    size_t clause = xun_clause_end(scan->text, name->end);
    if (xun_one_of(xun_char(scan->text, name->end), u"、和与及"))
        to = name->end + LIST_VERB_REACH;
    size_t start = xun_clause_start(scan->text, name->start);
    if (xun_one_of(xun_char(scan->text, name->start - 1), u"、和与及") &&
        name->start - start < LIST_VERB_REACH)
        from = start;
    return xun_mark_before(scan, from, name->start, XUN_WORD_STAGE) != NULL ||
           xun_mark_after(scan, name->end, to < clause ? to : clause, XUN_WORD_STAGE) != NULL;
}

/* 7号线 after 地铁6号线. */
static bool is_numbered_line(const xun_name_scan *scan, const candidate *name)
{
    return xun_match(scan->text, name->ending, u"号线") > 0 &&
           xun_is_digit(xun_char(scan->text, name->start));
}

/* 创业孵化基地12家: a number of them follows, so it is a class. */
static bool is_counted(const xun_name_scan *scan, const candidate *name)
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
static bool is_national_zone(const xun_name_scan *scan, const candidate *name)
{
    static const char16_t *const zones[] = {u"示范区", u"试验区", u"实验区", u"开发区", NULL};
    if (!xun_ends_with_any(scan->text, name->end, zones))
        return false;
    for (size_t i = name->start; i < name->ending; i++)
        if (xun_match(scan->text, i, u"国家") > 0 || xun_match(scan->text, i, u"自由贸易") > 0 ||
            xun_match(scan->text, i, u"综合") > 0)
            return true;
    return false;
}

/* 机场三期, 超级总部基地一期: a stage of a work that its surroundings name. */
static bool is_phase(const xun_name_scan *scan, const candidate *name)
{
    size_t length = name->end - name->ending;
    bool phase = length >= 2 && xun_one_of(xun_char(scan->text, name->ending), u"一二三四五") &&
                 xun_char(scan->text, name->ending + 1) == u'期';
    return phase && (scan->ends[name->ending] & ENDING) != 0 && has_verb_beside(scan, name);
}

/* 站北路 in a list of roads: common words, but a road's name is short. */
static bool is_listed_road(const xun_name_scan *scan, const candidate *name)
{
    const xun_fact_text *text = scan->text;
    bool listed = xun_char(text, name->start - 1) == u'、' || xun_char(text, name->end) == u'、';
    return listed && name->end - name->start <= 4 && xun_one_of(text->chars[name->end - 1], u"路街");
}

static bool is_project(const xun_name_scan *scan, const candidate *name)
{
    static const char16_t *const several[] = {u"一批", u"多个", u"若干", u"多条",
                                              u"一个", u"一条", u"一座", NULL};
    for (size_t i = name->start; i < name->end; i++)
        if (scan->text->chars[i] == u'+' || xun_match_any(scan->text, i, several) > 0)
            return false;
    char16_t before = xun_char(scan->text, name->start - 1);
    if (before == u'以' || xun_char(scan->text, name->start) == u'第' || before == u'第')
        return false;
    if (is_list_head(scan, name->start) || is_national_zone(scan, name) ||
        xun_inside_not_name(scan, name->start, name->end))
        return false;
    if (name->end - name->start < 3 || denied_after(scan, name) || is_counted(scan, name) ||
        is_policy(scan, name))
        return false;
    xun_work_worth value = xun_worth_of(scan, name->start, name->end);
    if (value == XUN_NO_WORK ||
        !(xun_is_work_name(scan, name->start, name->ending) || value == XUN_PLACE_TOO ||
          is_numbered_line(scan, name) || is_phase(scan, name) || is_listed_road(scan, name)))
        return false;
    if (value == XUN_PLACE_TOO || xun_match(scan->text, name->ending, u"机场") == name->end - name->ending)
        return is_being_built(scan, name);
    return name->strong || has_verb_beside(scan, name);
}

/* 郑万 in 郑万、郑阜高铁: the shorter members before a name with the ending. */
static bool add_fragments(xun_name_scan *scan, const candidate *name)
{
    const xun_fact_text *text = scan->text;
    size_t to = name->start;
    while (to > 1 && xun_one_of(text->chars[to - 1], u"、和与")) {
        size_t end = to - 1, start = end;
        while (start > 0 && end - start < LONGEST_FRAGMENT && xun_is_hanzi(text->chars[start - 1]) &&
               !xun_one_of(text->chars[start - 1], u"和与及") && !stops_before(scan, start, end))
            start--;
        bool parted = start == 0 || !xun_is_hanzi(text->chars[start - 1]) ||
                      xun_one_of(text->chars[start - 1], u"和与及") || verb_ends(scan, start, end);
        candidate fragment = {
            .start = start, .end = end, .ending = end, .strong = true, .stage_from = name->end};
        bool ended = (scan->ends[end] & (ENDING | XUN_WORD_COMMON)) != 0;
        if (!parted || end - start < 2 || ended || xun_worth_of(scan, start, end) == XUN_NO_WORK ||
            !xun_is_proper(scan, start, end))
            return true;
        if (!add(scan, &fragment))
            return false;
        to = start;
    }
    return true;
}

/* Works that are spoken of in pairs: roads, railways, waters. */
static bool comes_in_lists(const xun_name_scan *scan, const candidate *name)
{
    static const char16_t *const works[] = {u"高铁",   u"铁路", u"高速", u"高速公路", u"水库",
                                            u"快速路", u"大桥", u"机场", u"城际铁路", u"客专",
                                            u"灌区",   u"电厂", u"号线", u"公路",     NULL};
    return xun_match_any(scan->text, name->ending, works) == name->end - name->ending;
}

static bool scan_endings(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *mark = &scan->marks[i];
        unsigned kinds = xun_mark_rule(scan, mark)->kinds;
        if ((kinds & ENDING) == 0 || outgrown(scan, i) || (scan->closed[mark->start] & XUN_IN_TITLE) != 0)
            continue;
        candidate name = {.end = mark->end,
                          .ending = mark->start,
                          .strong = (kinds & XUN_WORD_PROJECT_STRONG) != 0,
                          .stage_from = mark->end};
        name.start = skip_leading(scan, leftmost(scan, mark->start), mark->start);
        if (!is_project(scan, &name))
            continue;
        if (!add(scan, &name) || (comes_in_lists(scan, &name) && !add_fragments(scan, &name)))
            return false;
    }
    return true;
}

/* ---- lists ---- */

/* The index after “等12个重大项目” that begins at `index`, when a class of works ends it; `index` otherwise.
 */
static size_t list_head(const xun_name_scan *scan, size_t index)
{
    static const char16_t *const loose_heads[] = {u"基地", u"市场",   u"产能",   u"总部", u"景区",
                                                  u"社区", u"小区",   u"新村",   u"口岸", u"开发区",
                                                  u"新区", u"示范区", u"集聚区", NULL};
    const xun_fact_text *text = scan->text;
    size_t to = index + 1;
    while (to < text->count &&
           ((scan->closed[to] & XUN_IN_FIGURE) != 0 || text->chars[to] == u'一' || text->chars[to] == u'批'))
        to++;
    size_t limit = to + HEAD_REACH, end = index;
    for (size_t i = to; i < limit && i < text->count; i++) {
        if (!xun_is_hanzi(text->chars[i]) || xun_one_of(text->chars[i], u"的在是了将入"))
            break;
        if ((scan->ends[i + 1] & ENDING) != 0 && (i + 1 - to >= 2) &&
            !xun_ends_with_any(text, i + 1, loose_heads)) {
            if (xun_match_any(text, i + 1,
                              (const char16_t *const[]){u"城市", u"城区", u"企业", u"镇", u"村", NULL}) > 0)
                break;
            end = i + 1;
            if ((scan->ends[i + 1] & XUN_WORD_STAGE) == 0)
                continue;
        }
        if (xun_match_any(text, i,
                          (const char16_t *const[]){u"企业", u"公司", u"产品", u"活动", u"行业", u"领域",
                                                    u"产业链", NULL}) > 0 &&
            (scan->starts[i] & ENDING) == 0)
            return end;
    }
    return end;
}

static bool member_ends(const xun_name_scan *scan, size_t index)
{
    char16_t c = scan->text->chars[index - 1];
    return c == u'、' || xun_is_clause_mark(c) || c == u'(' || c == u'》';
}

/* The members between `from` and the 等 at `to`, parted by 、. */
static size_t member_start(const xun_name_scan *scan, size_t from, size_t to)
{
    size_t at = to;
    while (at > from && !member_ends(scan, at) && !(scan->closed[at] & XUN_FIGURE_ENDS)) {
        char16_t c = scan->text->chars[at - 1];
        if (xun_is_opening_quote(xun_char(scan->text, at)) && at < to && xun_is_closing_quote(c))
            break;
        if (xun_one_of(c, u"了为是在把将被以对从又并已均等的") || (xun_one_of(c, u"和与及") && at < to))
            break;
        const xun_mark *verb =
            (scan->ends[at] & VERB) != 0 ? xun_mark_before(scan, at > 8 ? at - 8 : 0, at, VERB) : NULL;
        if (verb != NULL && verb->end == at && verb->end - verb->start >= 2 && at < to &&
            (!is_noun_too(scan, verb) || at + 2 < to))
            break;
        at--;
    }
    return at;
}

/* A company may stand for its project in a list of projects. */
static bool is_body(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_word_rule *rule = xun_rules_lookup(scan->finder, scan->text->chars + start, end - start);
    return rule != NULL && (rule->kinds & XUN_WORD_ORG) != 0;
}

static bool is_member(const xun_name_scan *scan, size_t start, size_t end)
{
    if (end - start < 2 || end - start > LONGEST_MEMBER)
        return false;
    if (xun_worth_of(scan, start, end) == XUN_NO_WORK)
        return is_body(scan, start, end);
    if (xun_worth_of(scan, start, end) == XUN_PLACE_TOO || scan->text->chars[end - 1] == u'环')
        return true;
    for (size_t i = start + 2; i + 2 < end; i++)
        if (scan->text->chars[i] == u'至')
            return true;
    if (xun_inside_not_name(scan, start, end))
        return false;
    return xun_is_proper(scan, start, end);
}

/* 、 和 与 及 between members (not 涉及, 以及's end), or one quoted member right after another. */
static bool joins_members(const xun_fact_text *text, size_t index)
{
    if (text->chars[index] == u'及')
        return !xun_one_of(xun_char(text, index - 1), u"涉普");
    return xun_one_of(text->chars[index], u"、和与") ||
           (xun_is_closing_quote(text->chars[index]) && xun_is_opening_quote(xun_char(text, index + 1)));
}

static bool add_list(xun_name_scan *scan, size_t etc, size_t head_end)
{
    const xun_fact_text *text = scan->text;
    size_t limit = xun_clause_start(text, etc), to = etc;
    if (etc - limit > LIST_REACH)
        limit = etc - LIST_REACH;
    while (to > limit) {
        size_t start = member_start(scan, limit, to);
        candidate name = {.start = skip_leading(scan, start, to),
                          .end = to,
                          .ending = to,
                          .strong = true,
                          .stage_from = head_end};
        if (is_member(scan, name.start, name.end) && !add(scan, &name))
            return false;
        if (start == limit || start == 0 || !joins_members(text, start - 1))
            break;
        to = xun_is_closing_quote(text->chars[start - 1]) ? start : start - 1;
    }
    return true;
}

static bool scan_lists(xun_name_scan *scan)
{
    for (size_t i = 1; i < scan->text->count; i++) {
        if (scan->text->chars[i] != u'等' || (scan->closed[i] & XUN_IN_TITLE) != 0)
            continue;
        size_t end = list_head(scan, i);
        if (end > i && !add_list(scan, i, end))
            return false;
    }
    return true;
}

/* ---- the glossary's works ---- */

static bool scan_glossary(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *mark = &scan->marks[i];
        if ((xun_mark_rule(scan, mark)->kinds & XUN_WORD_PROJECT) == 0 ||
            (scan->closed[mark->start] & (XUN_IN_TITLE | XUN_IN_NOT_NAME)) != 0)
            continue;
        const candidate name = {.start = mark->start,
                                .end = mark->end,
                                .ending = mark->end,
                                .strong = true,
                                .stage_from = mark->end};
        if (mark->end - mark->start <= 4 && !has_verb_beside(scan, &name))
            continue;
        if (!add(scan, &name))
            return false;
    }
    return true;
}

xun_status xun_projects_scan(xun_name_scan *scan, xun_error *error)
{
    if (!scan_lists(scan) || !scan_endings(scan) || !scan_glossary(scan))
        return xun_fail_memory(error);
    xun_status status = xun_projects_scan_english(scan, error);
    return status == XUN_OK && !settle(scan) ? xun_fail_memory(error) : status;
}
