/* Honours in Chinese text: an ending of honor-suffixes.tsv, as far to the left as the name goes, with a verb
 * of honor-verbs.tsv or a scope word (全国, 省级 …) to prove it; and what a plain honour verb puts in
 * quotation marks. */
#include <stdlib.h>

#include "facts/honors.h"

enum { LONGEST_NAME = 40, VERB_REACH = 60, LOOSE_REACH = 8, CHAIN_REACH = 8, SENTENCE_REACH = 120 };

/* ---- verbs ---- */

/* Verbs that lead to other things as often as to honours. */
static bool is_loose(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const loose[] = {
        u"进入", u"步入", u"迈入",   u"跨入",     u"列入",     u"纳入",   u"被列入", u"被纳入",
        u"建成", u"成为", u"通过",   u"顺利通过", u"获",       u"取得",   u"拿下",   u"赢得",
        u"居",   u"位居", u"位列",   u"名列",     u"排名",     u"列",     u"保持",   u"创",
        u"争取", u"申报", u"冲刺",   u"巩固提升", u"巩固",     u"评选",   u"推荐",   u"表彰",
        u"命名", u"定为", u"被定为", u"列为",     u"被列为",   u"升级为", u"升格为", u"晋升为",
        u"获准", u"夺取", u"获得",   u"颁发",     u"获批建设", NULL};
    size_t length = xun_match_any(scan->text, verb->start, loose);
    return length == verb->end - verb->start && xun_char(scan->text, verb->end) != u'为';
}

static void find_verb(xun_honor_candidate *name, const xun_name_scan *scan, const xun_honor_chain *last)
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
    static const char16_t *const words[] = {u"获批",       u"相继落地",     u"称号", u"等荣誉",
                                            u"等多项荣誉", u"等国家级荣誉", NULL};
    size_t end = xun_clause_end(scan->text, index);
    for (size_t i = index; i < end; i++)
        if (xun_match_any(scan->text, i, words) > 0)
            return true;
    return false;
}

/* 称号, 荣誉, 创建, 行列 … right after the name and its quote. */
static bool confirmed_after(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const words[] = {u"称号",     u"荣誉",   u"殊荣",   u"桂冠",   u"行列",   u"名单",
                                            u"复审",     u"复检",   u"验收",   u"创建",   u"创成",   u"命名",
                                            u"获批",     u"揭牌",   u"授牌",   u"奖",     u"榜单",   u"评比",
                                            u"荣誉称号", u"等荣誉", u"等称号", u"等多项", u"六连冠", NULL};
    size_t at = name->end;
    while (xun_is_closing_quote(xun_char(scan->text, at)))
        at++;
    if (xun_match_any(scan->text, at, words) > 0)
        return true;
    return xun_one_of(xun_char(scan->text, at), u"、和") && list_confirmed(scan, at);
}

/* What follows shows that the words are no title: 示范区建设, 试点工作, 先进单位负责人. */
static bool denied_after(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const words[] = {
        u"建设", u"工作", u"方案", u"办法",   u"标准",     u"评选", u"管理", u"作用", u"发展",
        u"体系", u"行动", u"精神", u"引领",   u"带动",     u"政策", u"规划", u"资金", u"机制",
        u"制度", u"战略", u"代表", u"负责人", u"改革",     u"经验", u"任务", u"范围", u"模式",
        u"化",   u"内",   u"为",   u"协同",   u"第一方阵", u"前列", u"企业", u"品牌", u"中的",
        u"学金", u"市长", u"论坛", u"地位",   NULL};
    const xun_fact_text *text = scan->text;
    if (xun_match_any(text, name->end, words) > 0)
        return true;
    for (size_t i = xun_first_mark(scan, name->ending);
         i < scan->mark_count && scan->marks[i].start < name->end; i++)
        if (scan->marks[i].end > name->end && scan->marks[i].start > name->ending &&
            (xun_mark_rule(scan, &scan->marks[i])->kinds & (XUN_WORD_COMMON | XUN_WORD_NOT_NAME)) != 0)
            return true;
    return false;
}

/* ---- judging ---- */

static bool not_a_name(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    const xun_word_rule *rule =
        xun_rules_lookup(scan->finder, scan->text->chars + name->start, name->end - name->start);
    return rule != NULL && (rule->kinds & (XUN_WORD_NOT_NAME | XUN_WORD_PLACE)) != 0 &&
           (rule->kinds & XUN_WORD_HONOR) == 0;
}

/* Categories of companies are no honours without a level, platforms never. */
bool xun_is_company_category(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const never[] = {u"高新技术企业", u"实验室",     u"技术中心",
                                            u"研究中心",     u"科技型企业", NULL};
    static const char16_t *const levelled[] = {u"专精特新", u"小巨人", u"瞪羚", u"独角兽", u"单项冠军", NULL};
    for (size_t i = name->start; i < name->end; i++)
        if (xun_match_any(scan->text, i, never) > 0 ||
            (!name->scoped && xun_match_any(scan->text, i, levelled) > 0))
            return true;
    return false;
}

/* Without a verb a title is one when a scope word leads it and nothing says that it is merely being built. */
static bool stands_alone(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const building[] = {u"建设", u"打造", u"加快", u"推进", u"推动", u"支撑", u"支持",
                                               u"围绕", u"作为", u"依托", u"服务", u"融入", NULL};
    static const char16_t *const titles[] = {u"先进", u"优秀", u"模范", u"文明", u"标兵", u"奖",
                                             u"百强", u"卫生", u"劳动", u"最美", NULL};
    xun_honor_level level;
    char16_t after = xun_char(scan->text, name->end);
    if (xun_match(scan->text, name->start, u"国家中心城市") > 0)
        return false;
    if (after == u'的' || xun_char(scan->text, name->start - 1) == u'的' ||
        xun_ends_with_any(scan->text, name->start, building))
        return false;
    for (size_t i = name->start; i < name->end; i++)
        if (xun_match_any(scan->text, i, titles) > 0)
            return true;
    size_t length = xun_scope_at(&level, scan, name->start);
    return length > 1 && (scan->ends[name->start + length] & XUN_WORD_PLACE) == 0;
}

/* 对36个年度工作考核优秀单位 … 进行表彰. */
static bool commended(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    const xun_fact_text *text = scan->text;
    if ((scan->closed[name->start] & XUN_FIGURE_ENDS) == 0 || name->end - name->start < 5)
        return false;
    for (size_t i = name->end;
         i < text->count && i < name->end + SENTENCE_REACH && !xun_sentence_end(text, i); i++)
        if (xun_match(text, i, u"表彰") > 0)
            return true;
    return false;
}

/* 新增3个国家区域医疗中心建设试点: a class title with a level that was gained, but for platforms and
 * companies. */
static bool gained(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const verbs[] = {u"新增", u"获批",   u"获得",   u"拥有", u"认定",
                                            u"获评", u"新获批", u"新认定", NULL};
    static const char16_t *const platforms[] = {u"孵化器", u"众创空间", u"基地",   u"星创天地", u"商标",
                                                u"企业",   u"园区",     u"开发区", NULL};
    size_t at = name->start;
    while (at > 0 && (scan->closed[at - 1] & XUN_IN_FIGURE) != 0)
        at--;
    return xun_ends_with_any(scan->text, at, verbs) && !xun_ends_with_any(scan->text, name->end, platforms);
}

static bool is_honor(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    bool bare = name->start == name->ending && !name->quoted;
    if (not_a_name(scan, name) || xun_is_company_category(scan, name))
        return false;
    bool loose = name->verb != NULL && is_loose(scan, name->verb);
    bool firm = name->verb != NULL && (!loose || name->verb_near);
    bool sought = name->verb != NULL && (xun_mark_rule(scan, name->verb)->kinds & XUN_WORD_SOUGHT) != 0;
    if (sought && !name->scoped && !name->quoted && !name->known &&
        xun_ends_with(scan->text, name->start, u"一批"))
        return false;
    bool near = name->verb_near && !loose, confirmed = confirmed_after(scan, name);
    if (denied_after(scan, name) && !(near && name->scoped && name->verb_near))
        return false;
    if (bare && !name->scoped && !(confirmed && firm && name->strong) &&
        !(name->known && firm && name->verb_near))
        return false;
    if (!firm && !confirmed && !name->quoted && !(name->scoped && gained(scan, name)))
        return name->strong && ((name->scoped && stands_alone(scan, name)) || commended(scan, name));
    if (name->strong)
        return name->scoped || (name->quoted && (firm || confirmed)) || near || (confirmed && firm);
    if (name->quoted)
        return near || (firm && (name->scoped || confirmed));
    if (name->scoped)
        return firm || confirmed || gained(scan, name);
    return near && confirmed;
}

/* ---- adding ---- */

/* 被市委、市政府评为: who stands between 被 and the verb; and before 被 or the verb, who received. */
static size_t trim_receiver(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char16_t *const adverbs[] = {
        u"成功", u"先后",   u"再次",   u"连续",   u"顺利",   u"双双", u"一举", u"还",
        u"均",   u"已",     u"也",     u"并",     u"喜",     u"年",   u"荣",   u"率先",
        u"被",   u"先后被", u"在全国", u"在全市", u"在全省", u"连年", u"首次", u"成为",
        u"又",   u"等",     u"项目",   u"积极",   u"扎实",   u"正式", u"获",   NULL};
    bool trimmed = true;
    while (trimmed && end > start) {
        trimmed = false;
        if ((scan->closed[end - 1] & XUN_IN_FIGURE) != 0 || xun_is_digit(scan->text->chars[end - 1])) {
            end--;
            trimmed = true;
        }
        for (const char16_t *const *word = adverbs; *word != NULL && !trimmed; word++) {
            if (!xun_ends_with(scan->text, end, *word))
                continue;
            for (const char16_t *c = *word; *c != 0; c++)
                end--;
            trimmed = true;
        }
    }
    return end;
}

static bool set_parties(xun_honor *honor, const xun_name_scan *scan, const xun_mark *verb)
{
    const xun_fact_text *text = scan->text;
    size_t start = xun_clause_start(text, verb->start), passive = verb->start;
    while (passive > start && text->chars[passive - 1] != u'被')
        passive--;
    size_t receiver_end = verb->start;
    if (passive > start && verb->start - passive >= 2 && verb->start - passive <= 24) {
        honor->by = xun_canonical_string(scan, passive, verb->start, XUN_WORD_ORG | XUN_WORD_PLACE);
        if (honor->by == NULL)
            return false;
    }
    if (passive > start)
        receiver_end = passive - 1;
    for (size_t i = start; i < receiver_end; i++)
        if (text->chars[i] == u' ')
            start = i + 1;
    while (start < receiver_end &&
           ((scan->closed[start] & XUN_IN_FIGURE) != 0 || !xun_is_hanzi(text->chars[start])))
        start++;
    receiver_end = trim_receiver(scan, start, receiver_end);
    if (receiver_end - start < 2 || receiver_end - start > 20 ||
        (xun_mark_rule(scan, verb)->kinds & XUN_WORD_SOUGHT) != 0)
        return true;
    honor->to = xun_canonical_string(scan, start, receiver_end, XUN_WORD_ORG | XUN_WORD_PLACE);
    return honor->to != NULL;
}

bool xun_honor_add(xun_name_scan *scan, const xun_honor_candidate *name, xun_honor_chain *last)
{
    xun_honor honor = {.start = scan->text->at[name->start],
                       .end = scan->text->at[name->end],
                       .year = xun_year_before(scan->facts, scan->text->at[name->end])};
    honor.level = xun_level_of_name(scan, name);
    if (honor.level == XUN_LEVEL_NONE)
        honor.level = xun_level_before(scan, name->start);
    bool listed = last->any && name->start >= last->end && name->start - last->end <= 3;
    if (honor.level == XUN_LEVEL_NONE && listed)
        honor.level = last->level;
    honor.name = xun_canonical_string(scan, name->start, name->end, XUN_WORD_HONOR);
    if (honor.name == NULL || (name->verb != NULL && !set_parties(&honor, scan, name->verb)))
        return false;
    xun_close(scan, name->start, name->end, XUN_IN_HONOR);
    *last = (xun_honor_chain){.end = name->end, .verb = name->verb, .level = honor.level, .any = true};
    xun_facts *facts = scan->facts;
    while (facts->honor_count > 0 && facts->honors[facts->honor_count - 1].start >= honor.start &&
           facts->honors[facts->honor_count - 1].end <= honor.end)
        facts->honor_count--;
    return xun_facts_push_honor(facts, &honor);
}

/* ---- the two ways to a xun_honor_candidate ---- */

/* True when a longer or later ending goes over the end of marks[i]: 百强 in 百强县. */
static bool outgrown(const xun_name_scan *scan, size_t i)
{
    const xun_mark *mark = &scan->marks[i];
    for (size_t k = xun_first_mark(scan, mark->start > 12 ? mark->start - 12 : 0); k < scan->mark_count;
         k++) {
        const xun_mark *other = &scan->marks[k];
        if (other->start >= mark->end)
            break;
        if (other != mark && (xun_mark_rule(scan, other)->kinds & XUN_HONOR_ENDING) != 0 &&
            other->end >= mark->end && (other->end > mark->end || other->start < mark->start))
            return true;
    }
    return false;
}

static bool candidate_from_ending(xun_honor_candidate *out, const xun_name_scan *scan, const xun_mark *mark,
                                  const xun_honor_chain *last)
{
    const xun_fact_text *text = scan->text;
    unsigned kinds = xun_mark_rule(scan, mark)->kinds;
    *out = (xun_honor_candidate){.start = mark->start,
                                 .end = mark->end,
                                 .ending = mark->start,
                                 .strong = (kinds & (XUN_WORD_HONOR_STRONG | XUN_WORD_HONOR)) != 0,
                                 .known = (kinds & XUN_WORD_HONOR) != 0};
    if ((scan->closed[mark->start] & XUN_IN_TITLE) != 0)
        return false;
    if (xun_is_closing_quote(xun_char(text, mark->end))) {
        size_t quote = xun_quote_start(text, mark->end);
        if (quote < mark->start) {
            out->quoted = true;
            out->start = quote + 1;
        }
    }
    xun_honor_level level;
    bool complete =
        xun_scope_at(&level, scan, mark->start) > 0; /* the ending is a whole title: 全国文明城市 */
    size_t region = out->quoted || complete ? out->start : xun_honor_leftmost(scan, mark->start);
    if (!out->quoted && !complete) {
        size_t scope = xun_first_scope(scan, region, mark->start + 1);
        bool led = region > 0 && xun_honor_verb_ends(scan, region);
        out->start = xun_skip_honor_opening(text, region, mark->start);
        if (!led && scope <= mark->start && scope >= out->start)
            out->start = scope;
    }
    find_verb(out, scan, last);
    out->scoped = xun_first_scope(scan, out->start, out->ending + 1) <= out->ending ||
                  xun_level_before(scan, out->start) != XUN_LEVEL_NONE;
    return out->end > out->start && out->end - out->start <= LONGEST_NAME;
}

/* 称号 and the like confirm a title and end none. */
static bool is_confirmation(const xun_name_scan *scan, const xun_mark *mark)
{
    static const char16_t *const words[] = {u"称号", u"荣誉称号", u"荣誉",     u"殊荣", u"桂冠",
                                            u"名片", u"奖项",     u"先进行列", NULL};
    return xun_match_any(scan->text, mark->start, words) == mark->end - mark->start;
}

static bool scan_endings(xun_name_scan *scan)
{
    xun_honor_chain last = {0};
    for (size_t i = 0; i < scan->mark_count; i++) {
        xun_honor_candidate name;
        unsigned kinds = xun_mark_rule(scan, &scan->marks[i])->kinds;
        if ((kinds & XUN_HONOR_ENDING) == 0 || xun_is_letter(scan->text->chars[scan->marks[i].start]) ||
            outgrown(scan, i) || is_confirmation(scan, &scan->marks[i]))
            continue;
        if (last.any && scan->marks[i].end <= last.end)
            continue;
        if (candidate_from_ending(&name, scan, &scan->marks[i], &last) && is_honor(scan, &name) &&
            !xun_honor_add(scan, &name, &last))
            return false;
    }
    return true;
}

static int by_start(const void *left, const void *right)
{
    const xun_honor *a = left, *b = right;
    return a->start < b->start ? -1 : a->start > b->start;
}

xun_status xun_honors_scan(xun_name_scan *scan, xun_error *error)
{
    if (!scan_endings(scan) || !xun_awards_scan(scan))
        return xun_fail_memory(error);
    xun_status status = xun_honors_scan_english(scan, error);
    if (scan->facts->honor_count > 1)
        qsort(scan->facts->honors, scan->facts->honor_count, sizeof *scan->facts->honors, by_start);
    return status;
}
