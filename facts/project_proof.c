/* Whether a name that ends like a project, and that nothing denies, is one. */
#include "facts/projects.h"

#include <string.h>

enum {
    LIST_VERB_REACH = 40,
    LEAST_PHASED = 4, /* characters before 一期 that tell what is built */
    LEAST_ITEM = 6,
    LONGEST_ENDING = 12
};

/* Verbs that a place takes without being built: 郑州机场完成货邮吞吐量. */
static bool is_everyday(const xun_name_scan *scan, const xun_mark *verb)
{
    return (xun_mark_rule(scan, verb)->roles & XUN_PROJECT_EVERYDAY) != 0;
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
    return (xun_project_ending_roles(scan, name->end) & XUN_PROJECT_SETTLED) != 0;
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
    static const char16_t *const progress[] = {u"取得", u"步伐", u"进度", u"进程", u"工作", u"任务", NULL};
    size_t built = name->end + xun_match(scan->text, name->end, u"建设");
    if (built > name->end && xun_is_hanzi(xun_char(scan->text, built)) &&
        xun_match_any(scan->text, built, progress) == 0 &&
        (scan->starts[xun_skip_adverbs(scan, built)] & XUN_WORD_STAGE) == 0)
        return false; /* 洛阳理工学院建设高水平应用技术大学 */
    bool at_once = (scan->starts[name->end] & XUN_WORD_STAGE) != 0 ||
                   xun_skip_adverbs(scan, name->end) > name->end ||
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

/* “十大示范项目”：凤凰山森林公园、…: a colon after a class of works leads to their list. */
static bool follows_colon(const xun_fact_text *text, size_t clause)
{
    static const char16_t *const heads[] = {u"项目", u"工程", u"平台", NULL};
    if (clause < 2 || text->chars[clause - 1] != u':')
        return false;
    return xun_ends_with_any(text, clause - 1 - xun_is_closing_quote(text->chars[clause - 2]), heads);
}

/* 4个国铁项目指广湛高铁、…: after what says that works are listed. */
static bool is_explained(const xun_fact_text *text, size_t start)
{
    static const char16_t *const openings[] = {u"项目指",   u"项目包括", u"工程指",
                                               u"工程包括", u"项目有",   NULL};
    size_t clause = xun_clause_start(text, start);
    for (size_t i = clause; i < start; i++)
        if (xun_match_any(text, i, openings) > 0)
            return true;
    return follows_colon(text, clause);
}

/* An item of a list of works, which needs no verb. */
static bool is_item(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return follows_number(scan->text, name->start) || is_sentence(scan->text, name) ||
           is_explained(scan->text, name->start);
}

/* A name whose words make it the name of one work, or a road or phase that its surroundings make one. */
static bool names_one(const xun_name_scan *scan, const xun_project_candidate *name)
{
    return xun_is_work_name(scan, name->start, name->ending) || is_numbered_line(scan, name) ||
           is_phase(scan, name) || is_listed_road(scan, name);
}

/* A place or a body that may be a work as well, or an airport: where it is built. */
static bool is_place_built(const xun_name_scan *scan, const xun_project_candidate *name, xun_work_worth worth)
{
    bool city = name->strong && worth == XUN_PLACE_TOO && xun_ends_with(scan->text, name->end, u"城");
    return is_being_built(scan, name) || xun_project_fills_slot(scan, name) ||
           (city && xun_has_stage_beside(scan, name));
}

/* 绿色低碳循环发展之路, 重大灾毁路段: a weak ending after words of a class. */
static bool is_weak_class(const xun_name_scan *scan, const xun_project_candidate *name)
{
    bool one = name->end - name->ending == 1;
    return !name->strong && (starts_with_class(scan, name) || is_change(scan, name) ||
                             (one && xun_project_has_role(scan, name->start, name->end, XUN_PROJECT_CLASS)));
}

/* 郑州大学: a body of the glossary that may be founded. */
static bool is_school(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const schools[] = {u"大学", u"学院", NULL};
    return xun_ends_with_any(scan->text, name->end, schools);
}

/* 推动…研究院、…研究院建设: such a body is a work where it is built, if only in a list of them. */
static bool is_institute(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const institutes[] = {u"研究院", NULL};
    return xun_ends_with_any(scan->text, name->end, institutes);
}

bool xun_project_is_applied_for(const xun_name_scan *scan, const xun_project_candidate *name)
{
    static const char16_t *const befores[] = {u"申报", u"申建",     u"创建",     u"争创", u"申请",
                                              u"争取", u"申报设立", u"申请设立", NULL};
    static const char16_t *const afters[] = {u"申报", u"申建", u"争取",     u"申请",
                                             u"创建", u"获批", u"成功获批", NULL};
    const xun_word_roles roles = XUN_PROJECT_SINGLE | XUN_PROJECT_SETTLED;
    return name->start == name->ending && (xun_project_ending_roles(scan, name->end) & roles) == roles &&
           (xun_ends_with_any(scan->text, name->start, befores) ||
            xun_match_any(scan->text, name->end, afters) > 0);
}

bool xun_is_project(const xun_name_scan *scan, const xun_project_candidate *name)
{
    if (xun_project_is_denied(scan, name))
        return false;
    xun_work_worth worth = xun_worth_of(scan, name->start, name->end);
    if (worth == XUN_NO_WORK)
        return (name->start == name->ending && xun_project_fills_slot(scan, name)) ||
               xun_project_is_applied_for(scan, name) ||
               (is_school(scan, name) && xun_project_is_founded(scan, name));
    if (worth != XUN_PLACE_TOO && !names_one(scan, name))
        return xun_project_fills_slot(scan, name);
    if (worth == XUN_PLACE_TOO || xun_match(scan->text, name->ending, u"机场") == name->end - name->ending)
        return is_place_built(scan, name, worth);
    if (is_weak_class(scan, name))
        return false;
    if (is_settled(scan, name))
        return xun_project_is_founded(scan, name) ||
               (is_institute(scan, name) && xun_project_is_in_slot(scan, name));
    bool stands = (xun_project_ending_roles(scan, name->end) & XUN_PROJECT_STANDS) != 0;
    if (stands && !name->strong)
        return xun_project_is_in_slot(scan, name);
    /* 市博物馆 exists more often than it is built */
    bool single = xun_is_public_work(scan, name->start, name->ending);
    bool told = !stands || xun_project_stage_near(scan, name) || is_item(scan, name);
    if (name->strong && !single && told)
        return true;
    if (name->end - name->ending == 1) /* 森林围城, 花木上路, 低产茶园: one character tells little */
        return (scan->starts[name->end] & XUN_WORD_STAGE) != 0 || xun_project_is_in_slot(scan, name);
    return xun_has_stage_beside(scan, name);
}
