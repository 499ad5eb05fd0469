/* Projects in enumerations that 等 or a number ends: “A、B、C等12个项目”. */
#include "facts/projects.h"

enum {
    LONGEST_MEMBER = 24,
    HEAD_REACH = 18,
    PROJECT_REACH = 2, /* characters between 企业 and 项目 in a head */
    SUM_REACH = 6,     /* characters between a number and the class that it counts */
    VERB_REACH = 8,
    LEAST_AMONG = 2, /* names among which a short plain member is one */
    LONGEST_ETC = 3  /* 等离子 */
};

/* 等地, 等县: places or bodies are listed, no works. */
static bool lists_others(const xun_name_scan *scan, size_t index)
{
    const xun_mark *word = NULL; /* the longest: 地铁 in 等地铁项目 */
    for (size_t i = xun_first_mark(scan, index); i < scan->mark_count && scan->marks[i].start == index; i++)
        word = &scan->marks[i];
    return word != NULL && (xun_mark_rule(scan, word)->roles & XUN_PROJECT_ELSEWHERE) != 0;
}

/* What stands in a head that leads to no works: 等企业, but not 等龙头企业项目. */
static bool breaks_head(const xun_name_scan *scan, size_t index)
{
    if ((scan->starts[index] & XUN_PROJECT_ENDING) != 0)
        return false;
    size_t end = index;
    for (size_t i = xun_first_mark(scan, index); i < scan->mark_count && scan->marks[i].start == index; i++)
        if ((xun_mark_rule(scan, &scan->marks[i])->roles & XUN_PROJECT_PARTS) != 0)
            end = scan->marks[i].end;
    for (size_t to = end + PROJECT_REACH; end > index && end <= to; end++)
        if (xun_match(scan->text, end, u"项目") > 0)
            return false;
    return end > index;
}

/* True when a class of works that heads a list ends right before `index`. */
static bool is_head(const xun_name_scan *scan, size_t index)
{
    static const char16_t *const works[] = {u"建设", u"开发", u"改造", u"提升", u"扩建", NULL};
    static const char16_t *const plain[] = {u"基础设施", u"配套设施", u"环卫设施", NULL};
    if (xun_ends_with(scan->text, index, u"设施")) /* 等文体设施建设 */
        return !xun_ends_with_any(scan->text, index, plain) && xun_match_any(scan->text, index, works) > 0;
    return (scan->ends[index] & XUN_PROJECT_ENDING) != 0 &&
           ((xun_project_ending_roles(scan, index) & XUN_PROJECT_LOOSE) == 0 ||
            xun_match_any(scan->text, index, works) > 0);
}

/* 等重要湖泊生态保护治理: the index after a head that tells waters; `index` when there is none. */
static size_t water_head(const xun_fact_text *text, size_t index)
{
    static const char16_t *const sizes[] = {u"重点", u"重要", u"主要", u"骨干", u"大型", NULL};
    static const char16_t *const waters[] = {u"河流", u"河道", u"水系",     u"流域",     u"湖泊",     u"河湖",
                                             u"支流", u"沟道", u"山洪沟道", u"黑臭水体", u"中小河流", NULL};
    static const char16_t *const cures[] = {u"综合", u"系统", u"生态", u"环境", u"水",   u"保护",
                                            u"修复", u"治理", u"整治", u"提升", u"疏浚", NULL};
    size_t at = index + xun_match_any(text, index, sizes), from = at, length;
    while ((length = xun_match_any(text, at, waters)) > 0)
        at += length;
    if (at == from && !(from == index && xun_match(text, at, u"综合") + xun_match(text, at, u"治理") > 0))
        return index;
    from = at;
    while ((length = xun_match_any(text, at, cures)) > 0)
        at += length;
    return at > from + 1 ? at : index;
}

/* The index after 一批 and figures: 等7条587公里, 等9条(段)498公里. */
static size_t skip_count(const xun_name_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    static const char16_t *const fillers[] = {u"在建", u"(段)", u"一", u"批", u" ", NULL};
    for (size_t length; index < text->count; index += length) {
        length = xun_match_any(text, index, fillers);
        if (length == 0 && (scan->closed[index] & XUN_IN_FIGURE) == 0)
            break;
        length = length > 0 ? length : 1;
    }
    return index;
}

/* 等项目加速落地: a verb of single works leads on from the list; `index` when there is
 * none. */
static size_t verb_head(const xun_name_scan *scan, size_t index)
{
    size_t to = xun_skip_adverbs(scan, index);
    const xun_mark *verb = to < scan->text->count ? xun_mark_after(scan, to, to + 1, XUN_WORD_STAGE) : NULL;
    return verb != NULL && xun_project_verb_is_firm(scan, verb) ? verb->end : index;
}

/* 等3条155公里建成通车, 等顺利投产: what is said of the members themselves is said of works alone. */
static bool is_built_at(const xun_name_scan *scan, size_t index)
{
    size_t to = xun_skip_adverbs(scan, index);
    const xun_mark *verb = to < scan->text->count ? xun_mark_after(scan, to, to + 1, XUN_WORD_STAGE) : NULL;
    return verb != NULL && (xun_mark_rule(scan, verb)->roles & XUN_PROJECT_BUILDS) != 0 &&
           xun_match(scan->text, verb->start, u"开业") == 0;
}

static bool ends_head(const xun_name_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    bool quoted = xun_match(text, index, u"“断头路”") > 0 || xun_ends_with(text, index, u"“断头路");
    return (!xun_is_hanzi(text->chars[index]) && !quoted && (scan->closed[index] & XUN_IN_FIGURE) == 0) ||
           xun_one_of(text->chars[index], u"了是将") ||
           (text->chars[index] == u'入' && xun_char(text, index + 1) != u'园') ||
           (text->chars[index] == u'在' && xun_char(text, index + 1) != u'建');
}

/* The index after “等12个重大项目” that begins at `index`, when a class of works ends it; `index` otherwise.
 */
static size_t list_head(const xun_name_scan *scan, size_t index)
{
    static const char16_t *const bodies[] = {u"城市", u"城区", u"企业", u"镇", u"村", NULL};
    static const char16_t *const places[] = {u"村", u"镇", u"乡镇", NULL};
    static const char16_t *const levels[] = {u"国家级", u"省级", u"市级", NULL};
    static const char16_t *const zones[] = {u"基地", u"示范区", u"度假区", u"小镇", NULL};
    const xun_fact_text *text = scan->text;
    size_t to = skip_count(scan, index + 1), limit = to + HEAD_REACH, end = index;
    if (lists_others(scan, index + 1) || (to > index + 1 && xun_match_any(text, to, places) > 0) ||
        xun_char(text, to - 1) == u'家')
        return index; /* 等15条村社自来水改造项目, 等7家省实验室 */
    size_t water = water_head(text, to);
    if (water > to)
        return water;
    bool titles = xun_match_any(text, to, levels) > 0;
    bool counted = to > index + 1; /* 等一批新能源、新材料项目 */
    for (size_t i = to; i < limit && i < text->count; i++) {
        if (ends_head(scan, i) && !(counted && end == index && i > to && text->chars[i] == u'、'))
            break;
        if (is_head(scan, i + 1) && i + 1 - to >= 2) {
            if (xun_match_any(text, i + 1, bodies) > 0)
                break;
            if (titles && xun_ends_with_any(text, i + 1, zones))
                return index; /* 等国家级外贸转型升级示范基地 */
            end = i + 1;
            if ((scan->ends[i + 1] & XUN_WORD_STAGE) == 0)
                continue;
        }
        if (breaks_head(scan, i))
            return end;
    }
    return end == index && is_built_at(scan, to) ? to : end;
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

/* 等治理 speaks of waters alone. */
static bool is_water(const xun_fact_text *text, size_t end)
{
    static const char16_t *const parts[] = {u"上游", u"中游", u"下游", NULL};
    return xun_one_of(text->chars[end - 1], u"江河湖溪渠库川沟涌港海湾措池潭洼淀泊") ||
           xun_ends_with_any(text, end, parts);
}

/* 竣工…等项目, …等项目开工: a verb that is said of single works governs the list [start, end). */
static bool is_firmly_governed(const xun_name_scan *scan, size_t start, size_t end)
{
    if (verb_head(scan, end) > end)
        return true;
    const xun_mark *verb =
        xun_mark_before(scan, start > VERB_REACH ? start - VERB_REACH : 0, start, XUN_WORD_STAGE);
    return verb != NULL && verb->end == start && xun_project_verb_is_firm(scan, verb);
}

/* 实施一批…等项目, 启动…等项目151个: classes are listed. */
static bool is_of_classes(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char16_t *const several[] = {u"一批", u"一系列", NULL};
    return xun_ends_with_any(scan->text, start, several) || xun_match_any(scan->text, start, several) > 0 ||
           (scan->closed[end] & XUN_IN_FIGURE) != 0;
}

/* How much the head of a list, [etc, end), says of its members. */
typedef struct {
    bool large;    /* they are large works: what is long and built is one */
    bool zones;    /* a zone's name stands for its work */
    bool waters;   /* rivers and lakes alone */
    bool projects; /* 项目: what is built need not be told by an ending */
    bool lines;    /* 高速, 水库: two characters are a name */
    bool single;   /* each is one work, though its words be common */
    bool counted;  /* 等10条市政道路: what ends as a work does is one, though its words be common */
    bool classes;  /* what is no name is a class */
} list_claim;

static list_claim claim_of(const xun_name_scan *scan, size_t etc, size_t end, size_t start)
{
    const xun_fact_text *text = scan->text;
    size_t after = text->chars[etc] == u'等' ? skip_count(scan, etc + 1) : etc + 1;
    size_t counted = skip_count(scan, etc + 1);
    bool projects = xun_ends_with(text, end, u"项目");
    return (list_claim){.large = is_of_large_works(text, etc, end),
                        .zones = (xun_project_ending_roles(scan, end) & XUN_PROJECT_ZONES) != 0,
                        .waters = end > counted && water_head(text, counted) == end,
                        .projects = projects,
                        .counted = after > etc + 1 && !projects,
                        .lines = !projects && (scan->ends[end] & XUN_WORD_PROJECT_STRONG) != 0,
                        .classes = is_of_classes(scan, start, end),
                        .single = projects && (after > etc + 1 || is_firmly_governed(scan, start, end))};
}

/* 北航长鹰无人机通航产业园: a work by its own ending. */
static bool is_named_work(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_mark *ending = xun_project_ending(scan, end);
    return ending != NULL && ending->start > start && xun_is_work_name(scan, start, ending->start);
}

/* 沿江中路: words, and an ending behind them. */
static bool ends_as_work(const xun_name_scan *scan, size_t start, size_t end)
{
    const xun_mark *ending = xun_project_ending(scan, end);
    return ending != NULL && ending->start > start + 1;
}

/* 6个进出城通道 as a member: what is counted is a class; not 郑州电子信息产业园 after 建设两个. */
static bool is_counted(const xun_name_scan *scan, size_t start)
{
    return xun_project_is_counted(scan, start) && (scan->starts[start] & XUN_WORD_PLACE) == 0;
}

static void judge(const xun_name_scan *scan, const list_claim *claim, xun_list_member *member)
{
    size_t start = member->start, end = member->end;
    if (is_counted(scan, start))
        return;
    bool pair = claim->lines && end == start + 2 && xun_is_wordless(scan, start, end);
    member->proper = (pair || xun_is_member(scan, start, end, claim->large, claim->zones)) &&
                     (!claim->waters || is_water(scan->text, end));
    if (member->proper && xun_role_ends(scan, end, XUN_PROJECT_SEVERAL) > 0)
        member->proper = false; /* 国家钒钛标委会 */
    member->plain = !member->proper && !claim->waters && !claim->classes &&
                    xun_may_be_member(scan, start, end, claim->single) && !xun_is_sector(scan, start, end);
    member->proper = member->proper || (member->plain && is_named_work(scan, start, end));
}

/* 关停古书院、王台铺等煤矿: what is closed down is not built. */
static bool is_closed_down(const xun_name_scan *scan, size_t start)
{
    size_t clause = xun_clause_start(scan->text, start);
    return xun_project_has_role(scan, clause, start, XUN_PROJECT_CLOSES);
}

static bool add_list(xun_name_scan *scan, size_t etc, size_t head_end)
{
    xun_list_member members[XUN_MOST_MEMBERS];
    size_t count = xun_members_before(scan, etc, members), proper = 0, plain = 0;
    if (count == 0 || is_closed_down(scan, members[count - 1].start))
        return true;
    list_claim claim = claim_of(scan, etc, head_end, members[count - 1].start);
    for (size_t i = 0; i < count; i++) {
        judge(scan, &claim, &members[i]);
        proper += members[i].proper;
        plain += members[i].plain;
    }
    for (size_t i = 0; i < count; i++) {
        xun_project_candidate name = {.start = members[i].start,
                                      .end = members[i].end,
                                      .ending = members[i].end,
                                      .strong = true,
                                      .stage_from = head_end};
        bool built = (scan->ends[name.end] & XUN_WORD_PROJECT_STRONG) != 0;
        bool taken = members[i].plain && (claim.single || (proper > plain && (claim.projects || built)));
        taken = taken || (members[i].plain && claim.counted && ends_as_work(scan, name.start, name.end));
        bool among = claim.lines && proper >= LEAST_AMONG && xun_is_short_member(scan, name.start, name.end);
        if ((members[i].proper || taken || among) && !xun_project_add(scan, &name))
            return false;
    }
    return true;
}

/* 等 in 高等, 均等, 等级 ends no list. */
static bool is_part_of_word(const xun_name_scan *scan, size_t index)
{
    const char16_t *chars = scan->text->chars;
    if ((scan->closed[index + 1] & XUN_IN_FIGURE) != 0)
        return false; /* 焦平等8个项目 */
    bool begins = (scan->starts[index] & XUN_WORD_COMMON) != 0 &&
                  xun_rules_longest(scan->finder, chars + index, LONGEST_ETC, XUN_WORD_COMMON) >= 2;
    if (begins || xun_match(scan->text, index + 1, u"项目") > 0 ||
        (scan->starts[index + 1] & XUN_WORD_PROJECT_STRONG) != 0)
        return begins; /* 上思至峒中等项目, 汕头至饶平等高速公路 */
    return xun_rules_longest(scan->finder, chars + index - 1, 2, XUN_WORD_COMMON) == 2;
}

/* 3条155公里: works are counted, then measured. */
static bool is_measured_count(const xun_name_scan *scan, size_t start, size_t end)
{
    for (size_t i = start; i + 2 < end; i++)
        if (scan->text->chars[i] == u'条' && xun_ends_with(scan->text, end, u"公里"))
            return true;
    return false;
}

/* The start of 2个, 五大 or 3条155公里 right before a class of works; `class_start` when nothing counts there. */
static size_t count_start(const xun_name_scan *scan, size_t class_start)
{
    const xun_fact_text *text = scan->text;
    size_t at = class_start;
    if (at > 1 && text->chars[at - 1] == u'大' && xun_one_of(text->chars[at - 2], u"两三四五六七八九十"))
        return at - 2;
    if (at == 0 || (scan->closed[at] & XUN_FIGURE_ENDS) == 0)
        return class_start;
    while (at > 0 && (scan->closed[at - 1] & XUN_IN_FIGURE) != 0)
        at--;
    bool counts = xun_one_of(text->chars[class_start - 1], u"个座条所项处") ||
                  is_measured_count(scan, at, class_start);
    return counts ? at : class_start;
}

/* 桥北、铁北 in 桥北、铁北2个污水处理厂: the start of the number right before a class, when a list stands
 * before it. */
static size_t sum_start(const xun_name_scan *scan, size_t class_start)
{
    const xun_fact_text *text = scan->text;
    size_t at = count_start(scan, class_start);
    if (at == class_start || at == 0 || !xun_is_hanzi(text->chars[at - 1]) ||
        xun_one_of(text->chars[at - 1], u"等和与及"))
        return class_start;
    size_t limit = at > LONGEST_MEMBER ? at - LONGEST_MEMBER : 0;
    for (size_t i = at; i > limit && !xun_is_clause_mark(text->chars[i - 1]); i--)
        if (text->chars[i - 1] == u'、')
            return at;
    return class_start;
}

/* 建成通车 in 焦作至省界、周口至省界2条155公里建成通车: no class, but a verb of single works stands there. */
static bool is_verb_of_sum(const xun_name_scan *scan, const xun_mark *mark)
{
    return (scan->closed[mark->start] & XUN_FIGURE_ENDS) != 0 &&
           (xun_mark_rule(scan, mark)->roles & XUN_PROJECT_BUILDS) != 0;
}

/* 减排、治车等五大工程: the parts of a programme; 老山、牛首山两大公园 are works. */
static bool is_programme(const xun_fact_text *text, size_t number_end, size_t end)
{
    static const char16_t *const heads[] = {u"工程", u"项目", u"基地", u"平台", u"中心", NULL};
    return xun_char(text, number_end - 1) == u'大' && xun_ends_with_any(text, end, heads);
}

/* The index after the number before a class that begins at `class_start`, past what qualifies the class: 2个
 * in 2个污水处理厂, 五大 in 五大郊野公园. */
static size_t number_end(const xun_name_scan *scan, size_t class_start)
{
    size_t at = class_start, limit = at > SUM_REACH ? at - SUM_REACH : 0;
    while (at > limit && count_start(scan, at) == at && (scan->closed[at] & XUN_FIGURE_ENDS) == 0 &&
           xun_is_hanzi(scan->text->chars[at - 1]))
        at--;
    return at;
}

static bool add_sums(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *mark = &scan->marks[i];
        bool by_verb = is_verb_of_sum(scan, mark);
        if (!by_verb && (xun_mark_rule(scan, mark)->kinds & XUN_WORD_PROJECT_STRONG) == 0)
            continue;
        size_t number = number_end(scan, mark->start), sum = sum_start(scan, number);
        size_t end = by_verb ? mark->start : mark->end;
        if (sum == number || is_programme(scan->text, number, end) ||
            xun_project_has_role(scan, number, mark->start, XUN_PROJECT_SEVERAL))
            continue; /* 4个县级殡仪馆 */
        if (!add_list(scan, sum, end))
            return false;
    }
    return true;
}

/* What stands after a head that shows that no works are listed: 大学联盟, 陆港合作, 项目入围创新任务. */
static bool is_denied_head(const xun_name_scan *scan, size_t end)
{
    static const char16_t *const others[] = {u"合作", u"联动", u"入选", u"入围",
                                             u"获评", u"荣获", u"获奖", NULL};
    return end < scan->text->count && (xun_rules_longest(scan->finder, scan->text->chars + end,
                                                         scan->text->count - end, XUN_WORD_NO_WORK) > 0 ||
                                       xun_match_any(scan->text, end, others) > 0);
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
        if (end > i && !is_denied_head(scan, end) && !add_list(scan, i, end))
            return false;
    }
    return true;
}
