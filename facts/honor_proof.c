/* Whether a name that ends like an honour is one: by a verb of honor-verbs.tsv, a scope word (全国, 省级 …)
 * that leads it, and the words of honor-context.tsv around it. */
#include "facts/honors.h"

enum {
    VERB_REACH = 60,
    LOOSE_REACH = 8,
    CHAIN_REACH = 8,
    SENTENCE_REACH = 400,
    LONG_TITLE = 4,
    OPENING_REACH = 3,
    PRAISE_REACH = 14
};

/* ---- verbs ---- */

static bool is_loose(const xun_name_scan *scan, const xun_mark *verb)
{
    return (xun_mark_rule(scan, verb)->kinds & XUN_WORD_LOOSE) != 0 &&
           xun_char(scan->text, verb->end) != u'为';
}

void xun_honor_find_verb(xun_honor_candidate *name, const xun_name_scan *scan, const xun_honor_chain *last)
{
    const xun_fact_text *text = scan->text;
    size_t from = xun_clause_start(text, name->start);
    if (name->start - from > VERB_REACH)
        from = name->start - VERB_REACH;
    const xun_mark *verb = xun_mark_before(scan, from, name->start, XUN_HONOR_VERB);
    bool chained = last->any && last->end >= from && last->verb != NULL && name->start >= last->end &&
                   name->start - last->end <= CHAIN_REACH && (verb == NULL || verb->end <= last->end);
    if (chained)
        verb = last->verb;
    name->verb = verb;
    name->verb_near = verb != NULL && (chained || name->start - verb->end <= LOOSE_REACH);
}

/* The list that goes on at `index` ends with 获批 or 称号. */
static bool list_confirmed(const xun_name_scan *scan, size_t index)
{
    static const char16_t *const words[] = {u"获批",     u"相继落地",   u"创建工作",     u"称号",
                                            u"申报建设", u"实现零突破", u"实现“零突破”", NULL};
    size_t end = xun_clause_end(scan->text, index), and_more = end;
    for (size_t i = index; i < end; i++) {
        if (scan->text->chars[i] == u'等')
            and_more = i;
        if (xun_match_any(scan->text, i, words) > 0 ||
            (i > and_more && i - and_more < PRAISE_REACH && xun_role_begins(scan, i, XUN_HONOR_PRAISE) > 0))
            return true;
    }
    return false;
}

/* The length of the longest word of `kinds` of honor-context.tsv at `index`. */
static size_t longest_at(const xun_name_scan *scan, size_t index, unsigned kinds)
{
    if (index >= scan->text->count)
        return 0;
    return xun_rules_longest(scan->finder, scan->text->chars + index, scan->text->count - index, kinds);
}

bool xun_honor_context(const xun_name_scan *scan, size_t index, unsigned kinds)
{
    return longest_at(scan, index, kinds) > 0;
}

/* The 创建 at `index` has an object: 农业科技园区创建自治区农业高新技术示范区. */
static bool creates_another(const xun_name_scan *scan, size_t index)
{
    size_t length = xun_match(scan->text, index, u"创建");
    xun_honor_level level;
    return length > 0 && xun_scope_at(&level, scan, index + length) > 1;
}

/* 称号, 荣誉, 创建, 行列 … right after the name and its quote. */
static bool confirmed_after(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    size_t at = name->end;
    while (xun_is_closing_quote(xun_char(scan->text, at)))
        at++;
    at += xun_is_opening_quote(xun_char(scan->text, at)) ? 1 : 0; /* 双拥模范城“七连冠” */
    bool leant_on = xun_char(scan->text, at) == u'为' && !name->scoped && !name->quoted &&
                    xun_char(scan->text, name->start - 1) != u'和'; /* 以示范园区为载体 */
    if (xun_honor_context(scan, at, XUN_WORD_CONFIRMS) && !creates_another(scan, at))
        return !leant_on;
    return xun_one_of(xun_char(scan->text, at), u"、和") && list_confirmed(scan, at);
}

/* The ending is part of another word: 先进 in 先进性; not 城 in 双拥模范城建设. */
static bool runs_on(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const others[] = {u"国际", u"世界", u"工程", u"项目", NULL}; /* wishes and works */
    if (xun_honor_context(scan, name->end, XUN_WORD_WORK) &&
        !xun_holds_any(scan->text, name->start, name->end, others))
        return false;
    for (size_t i = xun_first_mark(scan, name->ending);
         i < scan->mark_count && scan->marks[i].start < name->end; i++)
        if (scan->marks[i].end > name->end && scan->marks[i].start > name->ending &&
            (xun_mark_rule(scan, &scan->marks[i])->kinds & (XUN_WORD_COMMON | XUN_WORD_NOT_NAME)) != 0)
            return true;
    return false;
}

/* ---- judging ---- */

/* 国际水产品交易中心和冷链物流基地: a work that serves other nations. */
static bool is_international_site(const xun_name_scan *scan, size_t scope, size_t end)
{
    static const char16_t *const sites[] = {u"基地", u"园", u"园区", u"区", NULL};
    return xun_match(scan->text, scope, u"国际") > 0 && xun_ends_with_any(scan->text, end, sites);
}

/* 国家…, 全国…, 省级…: what such a word leads and a strong ending ends is a title in itself. */
bool xun_is_titled(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    for (size_t i = name->start; i <= name->ending && name->strong; i++) {
        xun_honor_level level;
        size_t length = xun_scope_at(&level, scan, i);
        bool place = (scan->ends[i + length] & XUN_WORD_PLACE) != 0 && xun_match(scan->text, i, u"中国") == 0;
        bool high = level == XUN_LEVEL_NATION || level == XUN_LEVEL_PROVINCE ||
                    (length > 1 && scan->text->chars[i + length - 1] == u'级' && level == XUN_LEVEL_CITY &&
                     !xun_one_of(xun_char(scan->text, i + length), u"和及、"));
        if (length > 0 && high && !place && !is_international_site(scan, i, name->end))
            return true;
    }
    return false;
}

/* Without a verb a title is one when a scope word leads it and nothing says that it is merely being built. */
static bool stands_alone(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    xun_honor_level level;
    char16_t after = xun_char(scan->text, name->end);
    if (xun_match(scan->text, name->start, u"国家中心城市") > 0 ||
        (xun_match(scan->text, name->start, u"国际") > 0 &&
         (xun_ends_with(scan->text, name->end, u"区") || xun_ends_with(scan->text, name->end, u"枢纽城市"))))
        return false;
    if (after == u'的' || xun_char(scan->text, name->start - 1) == u'的')
        return false;
    if (name->titled)
        return true;
    if (xun_role_ends(scan, name->start, XUN_HONOR_WORKED) > 0)
        return false;
    for (size_t i = name->start; i < name->end; i++)
        if (xun_role_begins(scan, i, XUN_HONOR_MERIT) > 0)
            return true;
    size_t length = xun_scope_at(&level, scan, name->start);
    return length > 1 && (scan->ends[name->start + length] & XUN_WORD_PLACE) == 0;
}

/* 对36个年度工作考核优秀单位 … 进行表彰. */
static bool commended(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    const xun_fact_text *text = scan->text;
    size_t counted = xun_ends_with(text, name->start, u"年度") ? name->start - 2 : name->start;
    if ((scan->closed[counted] & XUN_FIGURE_ENDS) == 0 || name->end - name->start < LONG_TITLE)
        return false;
    for (size_t i = name->end;
         i < text->count && i < name->end + SENTENCE_REACH && !xun_sentence_end(text, i); i++)
        if (xun_match(text, i, u"表彰") > 0)
            return true;
    return false;
}

/* The index after the [33] of a footnote at `at`; `at` when there is none. */
static size_t after_note(const xun_fact_text *text, size_t at)
{
    size_t end = at + 1;
    if (xun_char(text, at) != u'[')
        return at;
    while (xun_is_digit(xun_char(text, end)))
        end++;
    return end > at + 1 && xun_char(text, end) == u']' ? end + 1 : at;
}

bool xun_is_counted(const xun_name_scan *scan, size_t end)
{
    size_t at = end;
    if (xun_is_closing_quote(xun_char(scan->text, at)))
        at++;
    if (xun_char(scan->text, at) == u'(') /* 智能工厂（车间）30个 */
        for (size_t limit = at + 8; at < limit && xun_char(scan->text, at - 1) != u')';)
            at++;
    at = after_note(scan->text, at);
    at += xun_role_begins(scan, at, XUN_HONOR_COUNTING);
    at += xun_char(scan->text, at) == u' ' ? 1 : 0;
    return at < scan->text->count && (scan->closed[at] & XUN_IN_FIGURE) != 0;
}

/* 国家级现代农业产业园达12个, 国家卓越级智能工厂10家: a level, and how many have it. */
static bool counted_class(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    xun_honor_level level;
    size_t scope = xun_scope_at(&level, scan, name->start);
    size_t least = name->leveled ? 2 : 3;
    bool own = scan->text->chars[name->start] == u'全' && level != XUN_LEVEL_NATION; /* 全市, 全省 */
    bool enough =
        scope > 1 || (scope == 1 && level == XUN_LEVEL_PROVINCE && !name->class_only); /* 省名牌产品8个 */
    return enough && !own && name->end - name->start - scope >= least && xun_is_counted(scan, name->end);
}

/* 绿色工厂国家级6家, A级景区63家: the grade stands behind the class, or is all that it says. */
static bool is_graded_behind(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    xun_honor_level level;
    size_t scope = xun_scope_at(&level, scan, name->end);
    if (scope > 0 && scan->text->chars[name->end + scope - 1] == u'级')
        return (scan->closed[name->end + scope] & XUN_IN_FIGURE) != 0;
    return scan->text->chars[name->start] == u'A' && xun_is_counted(scan, name->end);
}

/* 新增3个国家区域医疗中心建设试点: a class title with a level that was gained, but for platforms and
 * companies. Without a number only what a level leads. */
static bool gained(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const platforms[] = {u"培训基地", u"商标", NULL};
    static const char16_t *const gaining[] = {u"新增", u"新建", u"认定", u"新获",
                                              u"建设", u"培育", u"壮大", NULL};
    size_t at = name->start;
    if (name->shared || counted_class(scan, name) || (name->leveled && is_graded_behind(scan, name)))
        return true;
    at -= at > 0 && scan->text->chars[at - 1] == u' ' ? 1 : 0; /* 抓好 4个 5A级景区 */
    at -= xun_ends_with(scan->text, at, u"首批") ? 2 : 0;      /* 新建11家首批省级…基地 */
    while (at > 0 && (scan->closed[at - 1] & XUN_IN_FIGURE) != 0)
        at--;
    bool verb = (scan->ends[at] & (XUN_HONOR_VERB | XUN_WORD_LOOSE | XUN_WORD_WORK)) != 0;
    if (name->leveled && (at < name->start || xun_ends_with(scan->text, at, u"一批")))
        return true;
    bool right_before = name->leveled && ((scan->ends[at] & XUN_HONOR_VERB) != 0 ||
                                          xun_ends_with_any(scan->text, at, gaining));
    return verb && (at < name->start || right_before) && !xun_ends_with_any(scan->text, name->end, platforms);
}

bool xun_holds_verb(const xun_name_scan *scan, size_t from, size_t to)
{
    static const unsigned verbs = XUN_WORD_STAGE | XUN_WORD_HELD;
    for (size_t i = from; i < to; i++) {
        if ((scan->starts[i] & verbs) == 0 || (i > from && xun_inside_word(scan, i)))
            continue;
        for (size_t k = xun_first_mark(scan, i); k < scan->mark_count && scan->marks[k].start == i; k++) {
            const xun_word_rule *rule = xun_mark_rule(scan, &scan->marks[k]);
            bool noun = i > from && !xun_one_of(xun_char(scan->text, scan->marks[k].end), u"和与及、") &&
                        (rule->roles & XUN_HONOR_NOUN) != 0 && (rule->kinds & XUN_WORD_OPENS) == 0;
            if ((rule->kinds & verbs) != 0 && !noun)
                return true;
        }
    }
    return false;
}

/* 推进清洁取暖试点城市建设: a place of a kind that no level leads is a title when enough words tell which. */
static bool is_proper(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const places[] = {u"城市", u"市", u"县", u"省", u"州", u"试验区", NULL};
    size_t length = name->end - name->start, tail = xun_ends_with(scan->text, name->end, u"城市") ? 4 : 3;
    bool title = xun_ends_with(scan->text, name->end, u"试验区");
    for (size_t i = name->start; i < name->end; i++)
        title = title || (scan->starts[i] & XUN_WORD_TITLE) != 0;
    bool bare_zone = name->start == name->ending && xun_ends_with(scan->text, name->end, u"区");
    return title && name->strong && !bare_zone && length >= tail + LONG_TITLE && !name->scoped &&
           !name->quoted && xun_ends_with_any(scan->text, name->end, places) &&
           !xun_holds_verb(scan, name->start, name->ending);
}

/* 开展国家改革试点, 国家改革试点工作: what is done, and no title. */
static bool is_pilot_work(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const works[] = {u"工作", u"经验", u"创新", u"研讨", u"交流", u"任务", NULL};
    if (!xun_ends_with(scan->text, name->end, u"试点"))
        return false;
    for (size_t i = name->start; i < name->end; i++)
        if (xun_match(scan->text, i, u"开展") > 0)
            return true;
    return xun_match_any(scan->text, name->end, works) > 0 || xun_ends_with(scan->text, name->start, u"开展");
}

/* What is being built is held or sought: 加快…试点城市建设, 抓好…试点省和…示范省建设, 建设…示范省. */
static bool is_being_built(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const pilots[] = {u"城市试点", u"改革试点", u"综合试点", u"园区试点", NULL};
    static const char16_t *const built[] = {u"建设", u"项目建设", NULL};
    bool pilot = name->ending - name->start > LONG_TITLE && xun_match_any(scan->text, name->end, built) > 0 &&
                 xun_ends_with_any(scan->text, name->end, pilots);
    if (pilot && !xun_holds_verb(scan, name->start, name->ending))
        return true;
    static const char16_t *const plans[] = {u"方案", u"规划", u"总体方案", NULL};
    if (!is_proper(scan, name) || xun_ends_with(scan->text, name->start, u"参与"))
        return false;
    if (xun_honor_context(scan, name->end, XUN_WORD_WORK | XUN_WORD_CONFIRMS))
        return xun_match_any(scan->text, name->end + 2, plans) == 0;
    if (scan->text->chars[name->end - 1] == u'省' &&
        (scan->ends[name->start] & (XUN_WORD_LOOSE | XUN_WORD_WORK)) != 0)
        return true;
    size_t end = xun_clause_end(scan->text, name->end);
    return xun_one_of(xun_char(scan->text, name->end), u"、和") &&
           (xun_ends_with(scan->text, end, u"建设") || xun_ends_with(scan->text, end, u"创建"));
}

/* 兰考县普惠金融改革试验区: the scope word is the place that has it. */
static bool placed_only(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    return (scan->starts[name->start] & XUN_WORD_PLACE) != 0 && !name->leveled && !name->titled &&
           !name->shared;
}

/* True when a place, or a reform, tells which zone it is, or parentheses do. */
static bool names_place(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const reforms[] = {u"制度改革", u"金融改革", u"制改革", u"贸易改革", NULL};
    for (size_t i = name->start; i < name->ending; i++)
        if (scan->text->chars[i] == u'(' || xun_match_any(scan->text, i, reforms) > 0 ||
            (scan->starts[i] & XUN_WORD_PLACE) != 0)
            return true;
    return false;
}

/* True for words enough, and no two things joined: not 生态示范区, 上海和合肥综合试验区. */
static bool is_one_zone(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const common[] = {u"试验区", u"实验区", u"示范区", NULL};
    size_t shortest =
        xun_ends_with_any(scan->text, name->end, common) ? LONG_TITLE + 3 : LONG_TITLE + 1; /* 江西自贸区 */
    for (size_t i = name->start; i < name->ending; i++)
        if (xun_one_of(scan->text->chars[i], u"和与及到向至"))
            return false;
    return name->end - name->start >= shortest && name->start < name->ending;
}

/* A zone without a scope word that is held or sought: 建设跨境电商综合试验区, 边境旅游试验区扎实推进. */
static bool is_zone(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    if (name->quoted || (name->scoped && !placed_only(scan, name)) || !is_one_zone(scan, name) ||
        xun_ends_with(scan->text, name->start, u"参与"))
        return false;
    bool zone = xun_ends_zone(scan, name->end) ||
                (xun_role_ends(scan, name->end, XUN_HONOR_AREA) > 0 && names_place(scan, name));
    return zone && !xun_holds_verb(scan, name->start, name->ending) &&
           (xun_role_begins(scan, name->end, XUN_HONOR_FOUNDED) > 0 ||
            xun_role_ends(scan, name->start, XUN_HONOR_FOUNDING) > 0);
}

/* What speaks for a name. */
typedef struct {
    bool firm;      /* a verb that leads to honours, or a loose one right before */
    bool near;      /* a verb right before that is not loose */
    bool sure;      /* one of the surest, with nothing between */
    bool confirmed; /* 称号 and the like after it */
    bool gained;
    bool proper;  /* see is_proper */
    bool longish; /* no bare ending, no verb in it */
} honor_signs;

/* 通过义务教育基本均衡县(市、区)国家验收: the verb says nothing of titles, the clause's end does. */
static bool was_inspected(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const ends[] = {u"验收", u"复审", u"复核", u"复查", u"复检", u"认定", NULL};
    return name->verb != NULL && xun_match(scan->text, name->verb->start, u"通过") > 0 &&
           xun_ends_with_any(scan->text, xun_clause_end(scan->text, name->end), ends);
}

static honor_signs signs_of(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    bool verb = name->verb != NULL;
    bool loose = verb && is_loose(scan, name->verb) && !was_inspected(scan, name);
    bool owned = xun_char(scan->text, name->end) == u'的';
    bool titled_ending = (scan->starts[name->ending] & XUN_WORD_TITLE) != 0; /* 新能源示范城市 */
    return (honor_signs){.firm = verb && (!loose || (name->verb_near && !owned)),
                         .near = name->verb_near && !loose,
                         .sure = verb && (xun_mark_rule(scan, name->verb)->kinds & XUN_WORD_SURE) != 0 &&
                                 name->start - name->verb->end <= OPENING_REACH,
                         .confirmed = confirmed_after(scan, name),
                         .gained = name->scoped && gained(scan, name),
                         .proper = is_proper(scan, name),
                         .longish =
                             name->ending - name->start >= (titled_ending ? LONG_TITLE - 1 : LONG_TITLE) &&
                             (scan->starts[name->start] & (XUN_WORD_VERB | XUN_WORD_LEADS)) == 0 &&
                             !xun_holds_verb(scan, name->start, name->ending)};
}

/* 深化国家…改革试点, 推进大熊猫国家公园体制试点: a reform that goes on, and nothing that was received or is
 * sought. */
static bool is_pursued_pilot(const xun_name_scan *scan, const xun_honor_candidate *name,
                             const honor_signs *signs)
{
    static const unsigned verbs = XUN_WORD_LEADS | XUN_WORD_STAGE;
    static const char16_t *const reforms[] = {u"改革试点", u"体制试点", NULL};
    xun_honor_level level;
    bool general = xun_scope_at(&level, scan, name->start) > 0; /* no 呈贡区国家…改革试点 */
    if (!xun_ends_with_any(scan->text, name->end, reforms) || !general || signs->confirmed ||
        name->verb != NULL || xun_match(scan->text, name->end, u"建设") > 0)
        return false;
    return xun_mark_before(scan, xun_clause_start(scan->text, name->start), name->start, verbs) != NULL;
}

/* 管理, 为 … but not 为契机, which confirms, unless the title is one's own: 以建设滨海生态旅游城市为目标. */
static bool is_denied(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const building[] = {u"建设", u"打造", NULL};
    size_t denial = longest_at(scan, name->end, XUN_WORD_DENIES);
    return denial > 0 && (denial > longest_at(scan, name->end, XUN_WORD_CONFIRMS) ||
                          xun_ends_with_any(scan->text, name->start, building));
}

/* What follows shows that the words are no title: 示范区管理, 试点工作, 先进单位负责人; 建设 says so of what
 * no scope word leads. */
static bool denied_after(const xun_name_scan *scan, const xun_honor_candidate *name, const honor_signs *signs)
{
    bool surely = (signs->near || signs->confirmed) && name->scoped;
    bool about = name->titled || signs->proper || signs->gained;
    if (is_pilot_work(scan, name) || is_pursued_pilot(scan, name, signs) ||
        (is_denied(scan, name) && !surely))
        return true;
    return !surely && ((xun_honor_context(scan, name->end, XUN_WORD_WORK) && !about) || runs_on(scan, name));
}

/* 打造全域旅游示范区, 国家 of whose name is left out. */
static bool is_known_zone(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const before[] = {u"建设", u"打造", u"创建", u"深化", u"推进", NULL};
    return xun_ends_with(scan->text, name->end, u"示范区") && name->end - name->start > LONG_TITLE &&
           (xun_match(scan->text, name->end, u"建设") > 0 || xun_match(scan->text, name->end, u"创建") > 0 ||
            xun_ends_with_any(scan->text, name->start, before));
}

/* The ending alone, as 先进单位: only with everything else around it. */
static bool bare_is_honor(const xun_name_scan *scan, const xun_honor_candidate *name,
                          const honor_signs *signs)
{
    size_t length = name->end - name->start;
    bool whole = !xun_is_hanzi(xun_char(scan->text, name->end)); /* no 金牌总数 */
    if (name->strong && (signs->near || signs->confirmed) && length > LONG_TITLE)
        return true; /* 儿童友好城市 tells enough */
    if (name->strong && signs->sure && whole && length == LONG_TITLE)
        return true; /* 获评示范乡镇 */
    if (name->known && is_known_zone(scan, name))
        return true;
    return (name->known && ((signs->sure && whole) || commended(scan, name))) ||
           (signs->confirmed && signs->firm && name->strong &&
            xun_match(scan->text, name->end, u"创建") == 0);
}

/* Without a scope word: 获批股权投资试点, 争取市场采购贸易方式试点, 推动“保税混矿”试点获批. */
static bool is_pilot(const xun_name_scan *scan, const xun_honor_candidate *name, const honor_signs *signs)
{
    static const char16_t *const entering[] = {u"列入", u"纳入", u"争取", u"获得", u"列为", NULL};
    if (!xun_ends_with(scan->text, name->end, u"试点") || name->ending - name->start < LONG_TITLE)
        return false;
    bool entered = xun_ends_with_any(scan->text, name->start, entering) &&
                   xun_is_clause_mark(xun_char(scan->text, name->end));
    return entered || signs->near || (signs->confirmed && signs->longish);
}

/* 成为河北首个江水村村通示范区: the first, or the only one, of what a place names. */
static bool is_first(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const firsts[] = {u"首个", u"首批", u"唯一", u"第一个", u"首家", NULL};
    for (size_t i = name->start; i <= name->ending; i++)
        if (xun_ends_with_any(scan->text, i, firsts))
            return i < name->ending;
    return false;
}

/* 成为全国旅游避暑城市, 列为全省“一县一业”特色县: no 全国重要…, 全省首家…, and no 全国样板. */
static bool becomes_one(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const verbs[] = {u"成为", u"列为", u"列入", NULL};
    static const char16_t *const whole[] = {u"全国", u"全省", u"省首批", NULL};
    if (name->verb == NULL || xun_match_any(scan->text, name->verb->start, verbs) == 0 ||
        xun_match_any(scan->text, name->start, whole) == 0 || name->ending < name->start + LONG_TITLE)
        return false;
    for (size_t i = name->start; i < name->ending; i++)
        if (xun_one_of(scan->text->chars[i], u"最首要唯") && xun_match(scan->text, i, u"首批") == 0)
            return false;
    return true;
}

static bool is_proved(const xun_name_scan *scan, const xun_honor_candidate *name, const honor_signs *signs)
{
    bool prize =
        signs->firm && name->end - name->start > LONG_TITLE && xun_ends_with(scan->text, name->end, u"奖");
    if (name->strong)
        return name->scoped || prize || (signs->firm && is_first(scan, name)) ||
               (signs->firm && signs->proper) || (name->quoted && (signs->firm || signs->confirmed)) ||
               signs->near || (signs->confirmed && (signs->firm || signs->longish));
    bool named_prize =
        prize && xun_is_closing_quote(xun_char(scan->text, name->end - 2)); /* 获得“五个一工程”奖 */
    bool pilot = is_pilot(scan, name, signs);
    if (named_prize)
        return true;
    static const char16_t *const epithets[] = {u"之乡", u"之都", u"之城", u"名城", NULL}; /* “中国天冬之乡” */
    if (name->quoted)
        return signs->near || (signs->firm && (name->scoped || signs->confirmed)) ||
               (name->scoped && name->end - name->start > LONG_TITLE &&
                xun_ends_with_any(scan->text, name->end, epithets));
    if (name->class_only)
        return (name->scoped && (signs->near || signs->gained || signs->confirmed)) ||
               ((name->leveled || name->of_state || becomes_one(scan, name)) && signs->firm) || signs->sure;
    return name->scoped ? signs->firm || signs->confirmed || signs->gained
                        : (signs->near && (signs->confirmed || signs->longish)) || pilot;
}

/* 世界500强27家: companies that came, 打造世界级旅游城市: a wish; nobody's distinction unless a verb says so.
 */
static bool is_world_class(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const praise[] = {u"世界级", u"世界一流", u"国际一流", NULL};
    static const char16_t *const lists[] = {u"500强", u"五百强", NULL};
    static const char16_t *const cities[] = {u"名城", u"旅游城市", u"枢纽城市", NULL};
    if (xun_match_any(scan->text, name->start, praise) > 0)
        return true;
    if (xun_match(scan->text, name->start, u"国际") > 0 && !name->known)
        return xun_ends_with_any(scan->text, name->end, cities); /* 建设国际文化旅游名城 */
    return xun_match(scan->text, name->start, u"世界") > 0 && xun_ends_with_any(scan->text, name->end, lists);
}

/* “三零”平安单位创建, 依法行政示范单位创建活动: many are made so, and no level says that it is a distinction.
 */
static bool is_common_aim(const xun_name_scan *scan, const xun_honor_candidate *name,
                          const honor_signs *signs)
{
    bool sought = name->verb != NULL && (xun_mark_rule(scan, name->verb)->kinds & XUN_WORD_SOUGHT) != 0 &&
                  (xun_mark_rule(scan, name->verb)->kinds & XUN_WORD_SURE) == 0 && !name->quoted &&
                  !name->known;
    bool aimed = signs->confirmed && !signs->firm && xun_honor_context(scan, name->end, XUN_WORD_CONFIRMS);
    return !name->scoped && xun_role_ends(scan, name->end, XUN_HONOR_MANY) > 0 && (aimed || sought);
}

bool xun_is_honor(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    if (xun_is_no_honor(scan, name))
        return false;
    const honor_signs signs = signs_of(scan, name);
    if (is_being_built(scan, name) || is_zone(scan, name))
        return true;
    if ((is_world_class(scan, name) && !signs.near) || is_common_aim(scan, name, &signs))
        return false;
    if (denied_after(scan, name, &signs))
        return false;
    if (name->start == name->ending && !name->quoted && !name->scoped)
        return bare_is_honor(scan, name, &signs);
    if (signs.firm || signs.confirmed || name->quoted || signs.gained)
        return is_proved(scan, name, &signs);
    return name->strong && ((name->scoped && stands_alone(scan, name)) || commended(scan, name));
}
