/* Projects in enumerations: “A、B、C等12个项目”, 郑万、郑阜高铁. */
#include "facts/projects.h"

enum {
    LONGEST_MEMBER = 24,
    LONGEST_FRAGMENT = 8,
    HEAD_REACH = 18,
    LIST_REACH = 200,
    MOST_MEMBERS = 40,
    SUM_REACH = 6,  /* characters between a number and the class that it counts */
    LEAST_PLAIN = 4 /* characters of a member of common words */
};

typedef struct {
    size_t start, end;
    bool proper, plain; /* a name; common words that may be one beside names */
} list_member;

/* 周口、潢川等机场: works that zones lend their names. */
static bool takes_zones(const xun_fact_text *text, size_t end)
{
    static const char16_t *const works[] = {u"机场",       u"高速",   u"高速公路", u"电站",   u"变电站",
                                            u"输变电工程", u"水库",   u"灌区",     u"电厂",   u"煤矿",
                                            u"高铁站",     u"大桥",   u"客运站",   u"火车站", u"水利枢纽",
                                            u"发电项目",   u"发电厂", u"处理厂",   NULL};
    return xun_ends_with_any(text, end, works);
}

/* 周口, but not 周口市. */
static bool is_plain_zone(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_word_rule *rule = xun_rules_lookup(scan->finder, scan->text->chars + start, end - start);
    return rule != NULL && (rule->kinds & XUN_WORD_PLACE) != 0 &&
           !xun_one_of(scan->text->chars[end - 1], u"省市县区州镇乡国");
}

/* True when a work's ending or a common word of two characters or more ends at `end`: the fragment is a name
 * of its own, or none. */
static bool ends_in_word(const xun_name_scan *scan, size_t start, size_t end)
{
    if ((scan->ends[end] & XUN_PROJECT_ENDING) != 0)
        return true;
    const xun_mark *word = xun_mark_before(scan, start, end, XUN_WORD_COMMON);
    return word != NULL && word->end == end && word->end - word->start > 1;
}

/* 郑万 in 郑万、郑阜高铁: the shorter members before a name with the ending. */
static bool add_numbers(xun_name_scan *scan, const xun_project_candidate *name);

bool xun_project_fragments(xun_name_scan *scan, const xun_project_candidate *name)
{
    if (xun_is_digit(scan->text->chars[name->start]) || xun_is_upper(scan->text->chars[name->start]))
        return add_numbers(scan, name);
    const xun_fact_text *text = scan->text;
    size_t to = name->start;
    while (to > 1 && xun_one_of(text->chars[to - 1], u"、和与及")) {
        size_t end = to - 1, start = end;
        while (start > 0 && end - start < LONGEST_FRAGMENT && xun_is_hanzi(text->chars[start - 1]) &&
               !xun_one_of(text->chars[start - 1], u"和与及") && !xun_project_stops(scan, start, end))
            start--;
        bool parted = start == 0 || !xun_is_hanzi(text->chars[start - 1]) ||
                      xun_one_of(text->chars[start - 1], u"和与及") ||
                      xun_project_verb_ends(scan, start, end);
        xun_project_candidate fragment = {
            .start = start, .end = end, .ending = end, .strong = true, .stage_from = name->end};
        bool ended = end - start > 2 && ends_in_word(scan, start, end);
        bool zone = takes_zones(text, name->end) && is_plain_zone(scan, start, end);
        if (!parted || end - start < 2 || ended || (xun_worth_of(scan, start, end) == XUN_NO_WORK && !zone) ||
            !(zone || xun_is_proper(scan, start, end) || xun_is_wordless(scan, start, end)))
            return true;
        if (!xun_project_add(scan, &fragment))
            return false;
        to = start;
    }
    return true;
}

/* 等地, 等县: places or bodies are listed, no works. */
static bool lists_others(const xun_fact_text *text, size_t index)
{
    static const char16_t *const others[] = {u"地区", u"地市", u"地的", u"县",   u"市",   u"区",   u"国",
                                             u"省",   u"镇",   u"乡",   u"街道", u"村",   u"领域", u"方面",
                                             u"部门", u"单位", u"机构", u"行业", u"手段", NULL};
    return xun_match_any(text, index, others) > 0;
}

/* What stands in a head that leads to no works. */
static bool breaks_head(const xun_name_scan *scan, size_t index)
{
    static const char16_t *const words[] = {u"企业", u"公司",   u"产品", u"活动",     u"行业",
                                            u"领域", u"产业链", u"网站", u"技术攻关", u"科技计划",
                                            u"人才", u"赛事",   NULL};
    return xun_match_any(scan->text, index, words) > 0 && (scan->starts[index] & XUN_PROJECT_ENDING) == 0;
}

/* True when a class of works that heads a list ends right before `index`. */
static bool is_head(const xun_name_scan *scan, size_t index)
{
    static const char16_t *const loose[] = {
        u"线路",   u"段",   u"矿",     u"机组",   u"热电", u"核电", u"核心区", u"中轴线", u"专线",
        u"基地",   u"市场", u"产能",   u"总部",   u"景区", u"社区", u"小区",   u"新村",   u"口岸",
        u"开发区", u"新区", u"示范区", u"集聚区", u"整治", u"提升", u"改造",   u"治理",   NULL};
    static const char16_t *const built[] = {u"景区", u"新区", NULL};
    static const char16_t *const works[] = {u"建设", u"开发", u"改造", u"提升", u"扩建", NULL};
    static const char16_t *const firm[] = {u"煤矿", u"总部基地", NULL};
    bool works_follow =
        xun_match_any(scan->text, index, works) > 0 && xun_ends_with_any(scan->text, index, built);
    return (scan->ends[index] & XUN_PROJECT_ENDING) != 0 &&
           (works_follow || xun_ends_with_any(scan->text, index, firm) ||
            !xun_ends_with_any(scan->text, index, loose));
}

/* 等青弋江治理: the index after a head that tells waters; `index` when there is none. */
static size_t water_head(const xun_fact_text *text, size_t index)
{
    static const char16_t *const waters[] = {u"河流", u"河道", u"水系",     u"流域",     u"湖泊",     u"河湖",
                                             u"支流", u"沟道", u"山洪沟道", u"黑臭水体", u"中小河流", NULL};
    static const char16_t *const cures[] = {u"综合治理", u"综合整治", u"生态修复", u"治理", u"整治", NULL};
    size_t at = index + (xun_match(text, index, u"重点") > 0 ? 2 : 0), water;
    while ((water = xun_match_any(text, at, waters)) > 0)
        at += water;
    size_t cure = xun_match_any(text, at, cures);
    return cure > 0 ? at + cure : index;
}

/* The index after 一批 and figures: 等7条587公里. */
static size_t skip_count(const xun_name_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    while (index < text->count &&
           ((scan->closed[index] & XUN_IN_FIGURE) != 0 || xun_one_of(text->chars[index], u"一批 ") ||
            xun_match(text, index, u"在建") > 0))
        index += xun_match(text, index, u"在建") > 0 ? 2 : 1;
    return index;
}

/* The index after “等12个重大项目” that begins at `index`, when a class of works ends it; `index` otherwise.
 */
static size_t list_head(const xun_name_scan *scan, size_t index)
{
    static const char16_t *const bodies[] = {u"城市", u"城区", u"企业", u"镇", u"村", NULL};
    const xun_fact_text *text = scan->text;
    size_t to = skip_count(scan, index + 1), limit = to + HEAD_REACH, end = index;
    if (lists_others(text, index + 1) || xun_char(text, to - 1) == u'家')
        return index; /* 等7家省实验室 */
    size_t water = water_head(text, to);
    if (water > to)
        return water;
    const xun_mark *verb = to > index + 1 ? xun_mark_after(scan, to, to + 1, XUN_WORD_STAGE) : NULL;
    if (verb != NULL && xun_project_verb_founds(scan, verb))
        return to; /* 等3条155公里建成通车 */
    for (size_t i = to; i < limit && i < text->count; i++) {
        if (!xun_is_hanzi(text->chars[i]) && (scan->closed[i] & XUN_IN_FIGURE) == 0)
            break;
        if (xun_one_of(text->chars[i], u"了是将入") ||
            (text->chars[i] == u'在' && xun_char(text, i + 1) != u'建'))
            break;
        if (is_head(scan, i + 1) && i + 1 - to >= 2) {
            if (xun_match_any(text, i + 1, bodies) > 0)
                break;
            end = i + 1;
            if ((scan->ends[i + 1] & XUN_WORD_STAGE) == 0)
                continue;
        }
        if (breaks_head(scan, i))
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
/* Where (玉林) in 中泰（玉林）产业园, which ends at `end`, begins; `end` when nothing in parentheses ends
 * there that follows a name. */
static size_t over_parentheses(const xun_fact_text *text, size_t from, size_t end)
{
    size_t at = end - 1;
    if (text->chars[at] != u')')
        return end;
    while (at > from && end - at < LONGEST_FRAGMENT + 2 && text->chars[at] != u'(')
        at--;
    return at > from && text->chars[at] == u'(' && xun_is_hanzi(text->chars[at - 1]) ? at : end;
}

static size_t member_start(const xun_name_scan *scan, size_t from, size_t to)
{
    size_t at = to;
    while (at > from && !member_ends(scan, at) && !(scan->closed[at] & XUN_FIGURE_ENDS)) {
        char16_t c = scan->text->chars[at - 1];
        size_t over = over_parentheses(scan->text, from, at);
        if (over < at) {
            at = over;
            continue;
        }
        if (xun_is_opening_quote(xun_char(scan->text, at)) && at < to && xun_is_closing_quote(c))
            break;
        if (xun_one_of(c, u"了为是在把将被以对从又并已均等的") || (xun_one_of(c, u"和与及") && at < to))
            break;
        const xun_mark *verb = (scan->ends[at] & XUN_PROJECT_VERB) != 0
                                   ? xun_mark_before(scan, at > 8 ? at - 8 : 0, at, XUN_PROJECT_VERB)
                                   : NULL;
        if (verb != NULL && verb->end == at && verb->end - verb->start >= 2 && at < to &&
            (!xun_is_noun_too(scan, verb) || at + 2 < to))
            break;
        at--;
    }
    return at;
}

/* A company may stand for its project in a list of projects. */
static bool is_company(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_word_rule *rule = xun_rules_lookup(scan->finder, scan->text->chars + start, end - start);
    return rule != NULL && (rule->kinds & XUN_WORD_ORG) != 0 && !xun_ends_with(scan->text, end, u"大学");
}

/* 国家级新型互联网交换中心 among “等重大项目”: common words all of them, but long, and what they end in is
 * built. */
static bool is_large_work(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char16_t *const classes[] = {
        u"各", u"公共", u"农村", u"社区", u"便民",     u"乡镇", u"基层", u"城乡",     u"老旧",     u"中小",
        u"县", u"村",   u"一批", u"配套", u"基础设施", u"民生", u"重点", u"互联互通", u"服务中心", NULL};
    const xun_mark *ending = NULL;
    for (size_t i = xun_first_mark(scan, start); i < scan->mark_count && scan->marks[i].start < end; i++)
        if (ending == NULL && scan->marks[i].end == end &&
            (xun_mark_rule(scan, &scan->marks[i])->kinds & XUN_WORD_PROJECT_STRONG) != 0)
            ending = &scan->marks[i];
    if (ending == NULL || ending->start < start + 4 || (scan->starts[start] & XUN_WORD_VERB) != 0 ||
        (scan->closed[start] & XUN_FIGURE_ENDS) != 0)
        return false; /* 4所二级综合医院 */
    for (size_t i = start; i < end; i++)
        if (xun_match_any(scan->text, i, classes) > 0)
            return false;
    return !xun_ends_with(scan->text, end, u"工程");
}

/* 4项工程牡丹文化节前竣工: a clause, no member. */
static bool ends_in_verb(const xun_name_scan *scan, size_t end)
{
    const xun_mark *verb = (scan->ends[end] & XUN_WORD_STAGE) != 0
                               ? xun_mark_before(scan, end > 8 ? end - 8 : 0, end, XUN_WORD_STAGE)
                               : NULL;
    return verb != NULL && verb->end == end && verb->end - verb->start >= 2 && !xun_is_noun_too(scan, verb) &&
           xun_project_verb_founds(scan, verb);
}

static bool is_member(const xun_name_scan *scan, size_t start, size_t end, bool large, bool zones)
{
    if (end - start < 2 || end - start > LONGEST_MEMBER)
        return false;
    if (xun_is_slogan(scan->text, start, end) || ends_in_verb(scan, end))
        return false;
    if (xun_worth_of(scan, start, end) == XUN_NO_WORK)
        return is_company(scan, start, end) || (zones && is_plain_zone(scan, start, end));
    if (xun_worth_of(scan, start, end) == XUN_PLACE_TOO || scan->text->chars[end - 1] == u'环')
        return true;
    for (size_t i = start + 2; i + 2 < end; i++)
        if (scan->text->chars[i] == u'至')
            return true;
    if (xun_inside_not_name(scan, start, end))
        return false;
    return xun_is_proper(scan, start, end) || (large && is_large_work(scan, start, end)) ||
           (end > start + 2 && xun_is_wordless(scan, start, end));
}

/* True when the head of a list, [start, end), speaks of large works. */
static bool is_of_large_works(const xun_fact_text *text, size_t start, size_t end)
{
    static const char16_t *const words[] = {u"重大", u"重点", u"标志性", u"项目", u"工程", NULL};
    for (size_t i = start; i < end; i++)
        if (xun_match_any(text, i, words) > 0)
            return true;
    return false;
}

/* 、 和 与 及 between members (not 涉及, 以及's end), or one quoted member right after another. */
static bool joins_members(const xun_fact_text *text, size_t index)
{
    if (text->chars[index] == u'及')
        return !xun_one_of(xun_char(text, index - 1), u"涉普");
    return xun_one_of(text->chars[index], u"、和与") ||
           (xun_is_closing_quote(text->chars[index]) && xun_is_opening_quote(xun_char(text, index + 1)));
}

/* 世纪互联 in a list of projects: of common words, but no class. */
static bool may_be_member(const xun_name_scan *scan, size_t start, size_t end)
{
    static const unsigned roles = XUN_PROJECT_CLASS | XUN_PROJECT_BROKEN;
    size_t least = (scan->ends[end] & XUN_WORD_PROJECT_STRONG) != 0 ? LEAST_PLAIN - 1 : LEAST_PLAIN;
    if (end - start < least || end - start > LONGEST_MEMBER || xun_is_slogan(scan->text, start, end))
        return false;
    return xun_worth_of(scan, start, end) != XUN_NO_WORK && !xun_inside_not_name(scan, start, end) &&
           !xun_project_has_role(scan, start, end, roles) &&
           !xun_any_closed(scan, start, end, XUN_IN_FIGURE) &&
           (scan->starts[start] & (XUN_WORD_VERB | XUN_WORD_STAGE)) == 0;
}

/* The members of the list that ends at `etc`, from its end to its start; how many there are. */
static size_t find_members(const xun_name_scan *scan, size_t etc, list_member members[MOST_MEMBERS])
{
    const xun_fact_text *text = scan->text;
    size_t limit = xun_clause_start(text, etc), to = etc, count = 0;
    if (etc - limit > LIST_REACH)
        limit = etc - LIST_REACH;
    while (to > limit && count < MOST_MEMBERS) {
        size_t start = member_start(scan, limit, to);
        size_t opening = xun_skip_project_opening(scan, start, to);
        members[count++] = (list_member){.start = xun_project_after_broken(scan, opening, to), .end = to};
        if (start == limit || start == 0 || !joins_members(text, start - 1))
            break;
        to = xun_is_closing_quote(text->chars[start - 1]) ? start : start - 1;
    }
    return count;
}

/* 等治理 speaks of waters alone. */
static bool is_water(const xun_fact_text *text, size_t end)
{
    return xun_one_of(text->chars[end - 1], u"江河湖溪渠库川沟涌港海湾");
}

static bool add_list(xun_name_scan *scan, size_t etc, size_t head_end)
{
    list_member members[MOST_MEMBERS];
    bool large = is_of_large_works(scan->text, etc, head_end);
    bool zones = takes_zones(scan->text, head_end);
    bool waters = water_head(scan->text, skip_count(scan, etc + 1)) == head_end;
    size_t count = find_members(scan, etc, members), proper = 0, plain = 0;
    for (size_t i = 0; i < count; i++) {
        list_member *at = &members[i];
        at->proper =
            is_member(scan, at->start, at->end, large, zones) && (!waters || is_water(scan->text, at->end));
        at->plain = !at->proper && !waters && may_be_member(scan, at->start, at->end);
        proper += at->proper;
        plain += at->plain;
    }
    bool projects = xun_ends_with(scan->text, head_end, u"项目");
    bool counted = projects && scan->text->chars[etc] == u'等' && skip_count(scan, etc + 1) > etc + 1;
    for (size_t i = 0; i < count; i++) {
        xun_project_candidate name = {.start = members[i].start,
                                      .end = members[i].end,
                                      .ending = members[i].end,
                                      .strong = true,
                                      .stage_from = head_end};
        bool built = (scan->ends[name.end] & XUN_WORD_PROJECT_STRONG) != 0;
        bool taken = members[i].plain && (counted || (projects ? proper > 0 : proper > plain && built));
        if ((members[i].proper || taken) && !xun_project_add(scan, &name))
            return false;
    }
    return true;
}

/* 等 in 高等, 均等, 等级 ends no list. */
static bool is_part_of_word(const xun_name_scan *scan, size_t index)
{
    if ((scan->closed[index + 1] & XUN_IN_FIGURE) != 0)
        return false; /* 焦平等8个项目 */
    bool begins = (scan->starts[index] & XUN_WORD_COMMON) != 0 &&
                  xun_rules_longest(scan->finder, scan->text->chars + index, 2, XUN_WORD_COMMON) == 2;
    return begins || xun_rules_longest(scan->finder, scan->text->chars + index - 1, 2, XUN_WORD_COMMON) == 2;
}

/* 桥北、铁北 in 桥北、铁北2个污水处理厂: the start of the number right before a class, when a list stands
 * before it. */
static size_t sum_start(const xun_name_scan *scan, size_t class_start)
{
    size_t at = class_start;
    if (at == 0 || (scan->closed[at] & XUN_FIGURE_ENDS) == 0 ||
        !xun_one_of(scan->text->chars[at - 1], u"个座条所项处"))
        return class_start;
    while (at > 0 && (scan->closed[at - 1] & XUN_IN_FIGURE) != 0)
        at--;
    size_t limit = at > LONGEST_MEMBER ? at - LONGEST_MEMBER : 0;
    for (size_t i = at; i > limit && !xun_is_clause_mark(scan->text->chars[i - 1]); i--)
        if (scan->text->chars[i - 1] == u'、')
            return at > 0 && xun_is_hanzi(scan->text->chars[at - 1]) && scan->text->chars[at - 1] != u'等'
                       ? at
                       : class_start;
    return class_start;
}

static bool add_sums(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *mark = &scan->marks[i];
        if ((xun_mark_rule(scan, mark)->kinds & XUN_WORD_PROJECT_STRONG) == 0)
            continue;
        size_t number = mark->start;
        for (size_t k = 0; k < SUM_REACH && number > 0 && (scan->closed[number] & XUN_FIGURE_ENDS) == 0 &&
                           xun_is_hanzi(scan->text->chars[number - 1]);
             k++)
            number--;
        size_t sum = sum_start(scan, number);
        if (sum < number && !add_list(scan, sum, mark->end))
            return false;
    }
    return true;
}

bool xun_project_lists(xun_name_scan *scan)
{
    if (!add_sums(scan))
        return false;
    for (size_t i = 1; i + 1 < scan->text->count; i++) {
        if (scan->text->chars[i] != u'等' || (scan->closed[i] & XUN_IN_TITLE) != 0 ||
            is_part_of_word(scan, i))
            continue;
        size_t end = list_head(scan, i);
        bool denied =
            end < scan->text->count && xun_rules_longest(scan->finder, scan->text->chars + end,
                                                         scan->text->count - end, XUN_WORD_NO_WORK) > 0;
        if (end > i && !denied && !add_list(scan, i, end))
            return false;
    }
    return true;
}

/* ---- numbers ---- */

/* 轨道交通4 in 轨道交通4、5号线; K1 in K1、K2市域快线. */
static size_t number_start(const xun_name_scan *scan, size_t end)
{
    static const char16_t *const openings[] = {u"地铁", u"轨道交通", u"轨道", NULL};
    const xun_fact_text *text = scan->text;
    size_t start = end;
    while (start > 0 && xun_is_digit(text->chars[start - 1]))
        start--;
    if (start == end || end - start > 2)
        return end;
    if (xun_is_upper(xun_char(text, start - 1)))
        start--;
    for (const char16_t *const *word = openings; *word != NULL; word++)
        if (xun_ends_with(text, start, *word))
            return xun_match(text, start - 2, u"交通") > 0 ? start - 4 : start - 2;
    return start;
}

static bool add_numbers(xun_name_scan *scan, const xun_project_candidate *name)
{
    const xun_fact_text *text = scan->text;
    size_t to = name->start;
    while (to > 1 && xun_one_of(text->chars[to - 1], u"、和与")) {
        size_t start = number_start(scan, to - 1);
        xun_project_candidate number = {
            .start = start, .end = to - 1, .ending = to - 1, .strong = true, .stage_from = name->end};
        if (start == to - 1)
            return true;
        if ((to - 1 - start > 1 || !xun_is_digit(text->chars[start])) && !xun_project_add(scan, &number))
            return false;
        to = start;
    }
    return true;
}

/* The length of a road's number (G310, S541, G3W) at `index`; 0 when there is none. */
static size_t road_number(const xun_fact_text *text, size_t index)
{
    size_t at = index + 1;
    if (!xun_one_of(xun_char(text, index), u"GSX") || xun_is_letter(xun_char(text, index - 1)) ||
        xun_is_digit(xun_char(text, index - 1)))
        return 0;
    while (xun_is_digit(xun_char(text, at)))
        at++;
    if (at - index < 3 || at - index > 5 || xun_is_letter(xun_char(text, at)))
        return 0;
    return at - index;
}

/* The length of 104国道, 省道312 at `index`; 0 when there is none. */
static size_t highway_number(const xun_fact_text *text, size_t index)
{
    static const char16_t *const ways[] = {u"国道", u"省道", u"县道", NULL};
    size_t way = xun_match_any(text, index, ways), at = index + way;
    if (way == 0 && (!xun_is_digit(xun_char(text, index)) || xun_is_digit(xun_char(text, index - 1))))
        return 0;
    while (xun_is_digit(xun_char(text, at)) && at < index + way + 3)
        at++;
    if (at != index + way + 3 || xun_is_digit(xun_char(text, at)))
        return 0;
    if (way == 0)
        way = xun_match_any(text, at, ways), at += way;
    return way == 0 || xun_is_letter(xun_char(text, at)) || xun_match(text, at, u"公里") > 0 ? 0 : at - index;
}

/* The length of a line's letter and number (S2线, T1线) at `index`; 0 when there is none. */
static size_t line_number(const xun_fact_text *text, size_t index)
{
    size_t at = index + 1;
    if (!xun_is_upper(xun_char(text, index)) || xun_is_letter(xun_char(text, index - 1)))
        return 0;
    while (at < index + 3 && xun_is_digit(xun_char(text, at)))
        at++;
    return at > index + 1 && xun_char(text, at) == u'线' ? at + 1 - index : 0;
}

/* G310西南段: the number and the stretch. */
static size_t stretch_end(const xun_fact_text *text, size_t index)
{
    static const char16_t *const ends[] = {u"线", u"国道", u"省道", u"高速", NULL};
    size_t limit = index + LONGEST_FRAGMENT, at = index;
    at += xun_match_any(text, at, ends);
    for (size_t i = at; i < limit && xun_is_hanzi(xun_char(text, i)); i++)
        if (text->chars[i] == u'段')
            return i + 1;
    return at;
}

/* The length of a transfer's name at `index`: 引江济淮, 引黄入冀, 青电入豫, 西水东引; 0 when there is none.
 */
static size_t transfer(const xun_fact_text *text, size_t index)
{
    char16_t c[4];
    for (size_t i = 0; i < 4; i++)
        if (!xun_is_hanzi(c[i] = xun_char(text, index + i)))
            return 0;
    bool led = c[0] == u'引' && !xun_one_of(c[1], u"客资智才企金") && xun_one_of(c[2], u"济入补灌");
    bool sent = xun_one_of(c[1], u"电气") && c[2] == u'入';
    bool across = xun_one_of(c[0], u"东西南北") && xun_one_of(c[1], u"水电气煤") &&
                  xun_one_of(c[2], u"东西南北") && xun_one_of(c[3], u"调引送输");
    return led || sent || across ? 4 : 0;
}

bool xun_project_numbers(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->text->count; i++) {
        size_t line = line_number(scan->text, i), length = line > 0 ? line : road_number(scan->text, i);
        if (length == 0)
            length = highway_number(scan->text, i);
        bool named = length == 0 && (length = transfer(scan->text, i)) > 0;
        if (length == 0)
            continue;
        size_t end = line > 0 || named ? i + length : stretch_end(scan->text, i + length);
        size_t start = line > 0 ? number_start(scan, i + line - 1) : i;
        const xun_project_candidate road = {
            .start = start < i ? start : i, .end = end, .ending = end, .strong = true, .stage_from = end};
        bool found = xun_has_stage_beside(scan, &road);
        if (found && (!xun_project_add(scan, &road) || (line > 0 && !add_numbers(scan, &road))))
            return false;
        i = end - 1;
    }
    return true;
}
