/* Honours in Chinese text: an ending of honor-suffixes.tsv, as far to the left as the name goes, with a verb of honor-verbs.tsv
 * or a scope word (全国, 省级 …) to prove it; and what a plain honour verb puts in quotation marks. */
#include <stdlib.h>
#include <string.h>

#include "facts/names.h"
#include "facts/times.h"

enum { LONGEST_NAME = 40, VERB_REACH = 60, LOOSE_REACH = 8, CHAIN_REACH = 8, SENTENCE_REACH = 120,
       ENDING = XUN_WORD_HONOR_STRONG | XUN_WORD_HONOR_WEAK | XUN_WORD_HONOR,
       VERB = XUN_WORD_HELD | XUN_WORD_GIVEN | XUN_WORD_SOUGHT };

/* A name that may be an honour. */
typedef struct {
    size_t start, end, ending; /* indices of characters; where its ending begins */
    bool strong, quoted, scoped, known; /* known: the glossary has the title */
    const xun_mark *verb;
    bool verb_near; /* right before, or over other honours of the same list */
} candidate;

/* The last honour that was added, for lists that share verb, prefix and level. */
typedef struct {
    size_t end;
    const xun_mark *verb;
    xun_honor_level level;
    bool any;
} chain;

/* ---- scope words ---- */

static const struct {
    const char16_t *word;
    xun_honor_level level;
} scopes[] = {
    {u"全国", XUN_LEVEL_NATION},   {u"国家", XUN_LEVEL_NATION},     {u"中国", XUN_LEVEL_NATION},     {u"世界", XUN_LEVEL_NATION},
    {u"国际", XUN_LEVEL_NATION},   {u"中华", XUN_LEVEL_NATION},     {u"全球", XUN_LEVEL_NATION},     {u"联合国", XUN_LEVEL_NATION},
    {u"亚洲", XUN_LEVEL_NATION},   {u"国家级", XUN_LEVEL_NATION},   {u"全省", XUN_LEVEL_PROVINCE},   {u"省级", XUN_LEVEL_PROVINCE},
    {u"省", XUN_LEVEL_PROVINCE},   {u"自治区", XUN_LEVEL_PROVINCE}, {u"全区", XUN_LEVEL_DISTRICT},   {u"全市", XUN_LEVEL_CITY},
    {u"市级", XUN_LEVEL_CITY},     {u"县级", XUN_LEVEL_DISTRICT},   {u"区级", XUN_LEVEL_DISTRICT},   {u"全县", XUN_LEVEL_DISTRICT},
    {u"人类", XUN_LEVEL_NATION},   {u"国字号", XUN_LEVEL_NATION}, {u"国务院", XUN_LEVEL_NATION},   {u"首批全国", XUN_LEVEL_NATION}, {u"市", XUN_LEVEL_CITY},
};

/* The level that a scope word beginning at `index` tells, and its length. */
static size_t scope_at(xun_honor_level *level, const xun_name_scan *scan, size_t index)
{
    size_t best = 0;
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        size_t length = xun_match(scan->text, index, scopes[i].word);
        bool bare = length == 1 && xun_is_hanzi(xun_char(scan->text, index - 1)) && !xun_is_function_character(xun_char(scan->text, index - 1));
        if (length > best && !bare) {
            best = length;
            *level = scopes[i].level;
        }
    }
    if (best > 0)
        return best;
    for (size_t i = xun_first_mark(scan, index); i < scan->mark_count && scan->marks[i].start == index; i++) {
        const xun_mark *mark = &scan->marks[i];
        char16_t last = scan->text->chars[mark->end - 1];
        size_t length = mark->end - mark->start;
        if ((xun_mark_rule(scan, mark)->kinds & XUN_WORD_PLACE) == 0 || length <= best || !xun_one_of(last, u"省市区县州"))
            continue;
        best = length;
        *level = last == u'省' || xun_ends_with(scan->text, mark->end, u"自治区") ? XUN_LEVEL_PROVINCE
                 : last == u'市' || last == u'州'                                   ? XUN_LEVEL_CITY
                                                                                    : XUN_LEVEL_DISTRICT;
    }
    return best;
}

/* 河南 and 郑州 without 省 and 市 tell a level too, by what kind of place they are. */
static xun_honor_level level_of_name(const xun_name_scan *scan, const candidate *name)
{
    for (size_t i = name->start; i < name->end; i++) {
        xun_honor_level level;
        if (scope_at(&level, scan, i) > 0)
            return level;
        if (xun_match(scan->text, i, u"河南") > 0)
            return XUN_LEVEL_PROVINCE;
        if (xun_match(scan->text, i, u"郑州") > 0 || xun_match(scan->text, i, u"洛阳") > 0)
            return XUN_LEVEL_CITY;
    }
    return XUN_LEVEL_NONE;
}

/* A scope word right before the name, over quotes and 首批, 第二批. */
static xun_honor_level level_before(const xun_name_scan *scan, size_t start)
{
    static const char16_t *const between[] = {u"首批", u"首个", u"第一批", u"第二批", u"第三批", u"第四批", u"第五批", u"唯一", u"优秀", u"的", NULL};
    const xun_fact_text *text = scan->text;
    while (start > 0 && (xun_is_opening_quote(text->chars[start - 1]) || text->chars[start - 1] == u' '))
        start--;
    for (size_t pass = 0; pass < 2; pass++)
        for (const char16_t *const *word = between; *word != NULL; word++)
            if (xun_ends_with(text, start, *word))
                for (const char16_t *c = *word; *c != 0; c++)
                    start--;
    xun_honor_level level = XUN_LEVEL_NONE;
    for (size_t length = 1; length <= 8 && length <= start; length++) {
        xun_honor_level found;
        if (scope_at(&found, scan, start - length) == length)
            level = found;
    }
    return level;
}

/* ---- the extent of a name ---- */

/* Verbs of one character are parts of other words more often than verbs (创 in 创新). */
static bool verb_ends(const xun_name_scan *scan, size_t index)
{
    if ((scan->ends[index] & (VERB | XUN_WORD_STAGE)) == 0)
        return false;
    const xun_mark *mark = xun_mark_before(scan, index > 8 ? index - 8 : 0, index, VERB | XUN_WORD_STAGE);
    if (mark == NULL || mark->end != index)
        return false;
    static const char16_t *const nouns[] = {u"规划", u"设计", u"建设", u"改造", u"整治", u"设施", u"运行", u"开放", u"招商", u"改建", u"保持", u"供水",
                                            u"发电", u"运营", u"施工", u"表彰", u"命名", u"储备", u"统筹", u"推动", u"施工", u"实施", u"验收", u"完成", NULL};
    bool noun = xun_match_any(scan->text, mark->start, nouns) == mark->end - mark->start;
    return mark->end - mark->start >= 2 && !noun;
}

/* True when a name may not go over the character before `index`. */
static bool stops_before(const xun_name_scan *scan, size_t index, size_t from)
{
    const xun_fact_text *text = scan->text;
    char16_t c = text->chars[index - 1];
    if (!(xun_is_hanzi(c) || xun_is_letter(c) || xun_is_digit(c) || c == u'·' || c == u'+' || c == u'-'))
        return true;
    if ((scan->closed[index] & XUN_FIGURE_ENDS) != 0 || (scan->closed[index - 1] & XUN_IN_TITLE) != 0)
        return true;
    if (xun_is_function_character(c) && !(c == u'的' && index < from && xun_is_opening_quote(xun_char(text, index - 2))))
        return true;
    return verb_ends(scan, index);
}

/* 和 and 与 inside a name join its words; after the end of another honour, a quote or at the beginning they join two names. */
static bool joins_names(const xun_name_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    char16_t before = xun_char(text, index - 1);
    xun_honor_level level;
    if (scope_at(&level, scan, index + 1) > 1)
        return true;
    return index == 0 || xun_is_closing_quote(before) || (scan->ends[index] & ENDING) != 0 || xun_one_of(before, u"、称号奖");
}

static bool joins_at(const xun_name_scan *scan, size_t index)
{
    return xun_one_of(xun_char(scan->text, index), u"和与及、") && joins_names(scan, index);
}

/* The leftmost index that the name with the ending at `start` may begin at. */
static size_t leftmost(const xun_name_scan *scan, size_t start)
{
    const xun_fact_text *text = scan->text;
    size_t at = start, from = start;
    while (at > 0 && from - at < LONGEST_NAME) {
        char16_t c = text->chars[at - 1];
        if (xun_is_closing_quote(c) || c == u')') {
            size_t quote = c == u')' ? at - 1 : xun_quote_start(text, at - 1);
            while (c == u')' && quote > 0 && at - quote < 12 && text->chars[quote] != u'(')
                quote--;
            if (text->chars[quote] != u'(' && !xun_is_opening_quote(text->chars[quote]))
                break;
            if ((scan->ends[at - 1] & ENDING) != 0 && at == start && !xun_is_hanzi(xun_char(text, at)))
                break;
            if (at - quote > 18)
                break;
            at = quote;
            continue;
        }
        if (joins_at(scan, at - 1) || (c == u'、' && xun_is_hanzi(xun_char(text, at - 2)) == false))
            break;
        if (c != u'、' && stops_before(scan, at, from))
            break;
        at--;
    }
    return at;
}

/* A region that no verb begins may begin with its subject: the name then begins at the first scope word. */
static size_t first_scope(const xun_name_scan *scan, size_t from, size_t to)
{
    xun_honor_level level;
    for (size_t i = from; i < to; i++)
        if (xun_char(scan->text, i - 1) != u'(' && scope_at(&level, scan, i) > 0)
            return i;
    return SIZE_MAX;
}

static size_t skip_leading(const xun_fact_text *text, size_t start, size_t to)
{
    static const char16_t *const words[] = {u"首批", u"首个", u"唯一", u"一批", u"一个", u"成功", u"连年", u"连续", u"年度", u"新一批", u"第一批", u"第二批", u"第三批", u"第四批",
                                            u"第五批", u"第六批", u"第七批", u"、", u"和", u"与", u"及", u"到", u"全市唯一", u"全省唯一", u"全省首批", u"全国首批", u"全国首个", u"全省首个", u"全国唯一",
                                            u"我省", u"我市", u"我区", u"我县", NULL};
    for (size_t length; (length = xun_match_any(text, start, words)) > 0 && start + length <= to;)
        start += length;
    return start;
}

/* ---- verbs ---- */

/* Verbs that lead to other things as often as to honours. */
static bool is_loose(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const loose[] = {
        u"进入", u"步入", u"迈入", u"跨入", u"列入", u"纳入", u"被列入", u"被纳入", u"建成", u"成为", u"通过", u"顺利通过", u"获", u"取得", u"拿下", u"赢得",
        u"居", u"位居", u"位列", u"名列", u"排名", u"列", u"保持", u"创", u"争取", u"申报", u"冲刺", u"巩固提升", u"巩固", u"评选", u"推荐", u"表彰", u"命名",
        u"定为", u"被定为", u"列为", u"被列为", u"升级为", u"升格为", u"晋升为", u"获准", u"夺取", u"获得", u"颁发", u"获批建设", NULL};
    size_t length = xun_match_any(scan->text, verb->start, loose);
    return length == verb->end - verb->start && xun_char(scan->text, verb->end) != u'为';
}

static void find_verb(candidate *name, const xun_name_scan *scan, const chain *last)
{
    const xun_fact_text *text = scan->text;
    size_t from = xun_clause_start(text, name->start);
    if (name->start - from > VERB_REACH)
        from = name->start - VERB_REACH;
    const xun_mark *verb = xun_mark_before(scan, from, name->start, VERB);
    bool chained = last->any && last->verb != NULL && name->start >= last->end && name->start - last->end <= CHAIN_REACH &&
                   (verb == NULL || verb->end <= last->end);
    if (chained)
        verb = last->verb;
    name->verb = verb;
    name->verb_near = verb != NULL && (chained || name->start - verb->end <= LOOSE_REACH);
}

/* The list that goes on at `index` ends with 获批 or 称号. */
static bool list_confirmed(const xun_name_scan *scan, size_t index)
{
    static const char16_t *const words[] = {u"获批", u"称号", u"等荣誉", u"等多项荣誉", u"等国家级荣誉", NULL};
    size_t end = xun_clause_end(scan->text, index);
    for (size_t i = index; i < end; i++)
        if (xun_match_any(scan->text, i, words) > 0)
            return true;
    return false;
}

/* 称号, 荣誉, 创建, 行列 … right after the name and its quote. */
static bool confirmed_after(const xun_name_scan *scan, const candidate *name)
{
    static const char16_t *const words[] = {u"称号", u"荣誉", u"殊荣", u"桂冠", u"行列", u"名单", u"复审", u"复检", u"验收", u"创建", u"创成", u"命名", u"获批", u"揭牌",
                                            u"授牌", u"奖", u"榜单", u"评比", u"荣誉称号", u"等荣誉", u"等称号", u"等多项", u"六连冠", NULL};
    size_t at = name->end;
    while (xun_is_closing_quote(xun_char(scan->text, at)))
        at++;
    if (xun_match_any(scan->text, at, words) > 0)
        return true;
    return xun_one_of(xun_char(scan->text, at), u"、和") && list_confirmed(scan, at);
}

/* What follows shows that the words are no title: 示范区建设, 试点工作, 先进单位负责人. */
static bool denied_after(const xun_name_scan *scan, const candidate *name)
{
    static const char16_t *const words[] = {u"建设", u"工作", u"方案", u"办法", u"标准", u"评选", u"管理", u"作用", u"发展", u"体系", u"行动", u"精神", u"引领", u"带动", u"政策",
                                            u"规划", u"资金", u"机制", u"制度", u"战略", u"代表", u"负责人", u"改革", u"经验", u"任务", u"范围", u"模式", u"化", u"内", u"为", u"协同",
                                            u"第一方阵", u"前列", u"企业", u"品牌", u"中的", u"地位", NULL};
    const xun_fact_text *text = scan->text;
    if (xun_match_any(text, name->end, words) > 0)
        return true;
    for (size_t i = xun_first_mark(scan, name->ending); i < scan->mark_count && scan->marks[i].start < name->end; i++)
        if (scan->marks[i].end > name->end && scan->marks[i].start > name->ending &&
            (xun_mark_rule(scan, &scan->marks[i])->kinds & (XUN_WORD_COMMON | XUN_WORD_NOT_NAME)) != 0)
            return true;
    return false;
}

/* ---- judging ---- */

static bool not_a_name(const xun_name_scan *scan, const candidate *name)
{
    const xun_word_rule *rule = xun_rules_lookup(scan->finder, scan->text->chars + name->start, name->end - name->start);
    return rule != NULL && (rule->kinds & XUN_WORD_NOT_NAME) != 0;
}

/* Categories of companies are no honours without a level, platforms never. */
static bool company_category(const xun_name_scan *scan, const candidate *name)
{
    static const char16_t *const never[] = {u"高新技术企业", u"实验室", u"技术中心", u"研究中心", u"科技型企业", NULL};
    static const char16_t *const levelled[] = {u"专精特新", u"小巨人", u"瞪羚", u"独角兽", u"单项冠军", NULL};
    for (size_t i = name->start; i < name->end; i++)
        if (xun_match_any(scan->text, i, never) > 0 || (!name->scoped && xun_match_any(scan->text, i, levelled) > 0))
            return true;
    return false;
}

/* Without a verb a title is one when a scope word leads it and nothing says that it is merely being built. */
static bool stands_alone(const xun_name_scan *scan, const candidate *name)
{
    static const char16_t *const building[] = {u"建设", u"打造", u"加快", u"推进", u"推动", u"支撑", u"支持", u"围绕", u"作为", u"依托", u"服务", u"融入", NULL};
    static const char16_t *const titles[] = {u"先进", u"优秀", u"模范", u"文明", u"标兵", u"奖", u"百强", u"卫生", u"劳动", u"最美", NULL};
    xun_honor_level level;
    char16_t after = xun_char(scan->text, name->end);
    if (after == u'的' || xun_char(scan->text, name->start - 1) == u'的' || xun_ends_with_any(scan->text, name->start, building))
        return false;
    for (size_t i = name->start; i < name->end; i++)
        if (xun_match_any(scan->text, i, titles) > 0)
            return true;
    size_t length = scope_at(&level, scan, name->start);
    return length > 1 && (scan->ends[name->start + length] & XUN_WORD_PLACE) == 0;
}

/* 对36个年度工作考核优秀单位 … 进行表彰. */
static bool commended(const xun_name_scan *scan, const candidate *name)
{
    const xun_fact_text *text = scan->text;
    if ((scan->closed[name->start] & XUN_FIGURE_ENDS) == 0 || name->end - name->start < 5)
        return false;
    for (size_t i = name->end; i < text->count && i < name->end + SENTENCE_REACH && !xun_sentence_end(text, i); i++)
        if (xun_match(text, i, u"表彰") > 0)
            return true;
    return false;
}

/* 新增3个国家区域医疗中心建设试点: a class title with a level that was gained, but for platforms and companies. */
static bool gained(const xun_name_scan *scan, const candidate *name)
{
    static const char16_t *const verbs[] = {u"新增", u"获批", u"获得", u"拥有", u"认定", u"获评", u"新获批", u"新认定", NULL};
    static const char16_t *const platforms[] = {u"孵化器", u"众创空间", u"基地", u"星创天地", u"商标", u"企业", u"园区", u"开发区", NULL};
    size_t at = name->start;
    while (at > 0 && (scan->closed[at - 1] & XUN_IN_FIGURE) != 0)
        at--;
    return xun_ends_with_any(scan->text, at, verbs) && !xun_ends_with_any(scan->text, name->end, platforms);
}

static bool is_honor(const xun_name_scan *scan, const candidate *name)
{
    bool bare = name->start == name->ending && !name->quoted;
    if (not_a_name(scan, name) || company_category(scan, name))
        return false;
    bool loose = name->verb != NULL && is_loose(scan, name->verb);
    bool firm = name->verb != NULL && (!loose || name->verb_near);
    bool near = name->verb_near && !loose, confirmed = confirmed_after(scan, name);
    if (denied_after(scan, name) && !(near && name->scoped && name->verb_near))
        return false;
    if (bare && !name->scoped && !(confirmed && firm && name->strong) && !(name->known && firm && name->verb_near))
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
    static const char16_t *const adverbs[] = {u"成功", u"先后", u"再次", u"连续", u"顺利", u"双双", u"一举", u"还", u"均", u"已", u"也", u"并", u"喜", u"年", u"荣", u"率先", u"被", u"先后被", u"在全国", u"在全市",
                                              u"在全省", u"连年", u"首次", u"成为", u"又", u"等", u"项目", u"积极", u"扎实", u"正式", u"获", NULL};
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
    while (start < receiver_end && ((scan->closed[start] & XUN_IN_FIGURE) != 0 || !xun_is_hanzi(text->chars[start])))
        start++;
    receiver_end = trim_receiver(scan, start, receiver_end);
    if (receiver_end - start < 2 || receiver_end - start > 20 || (xun_mark_rule(scan, verb)->kinds & XUN_WORD_SOUGHT) != 0)
        return true;
    honor->to = xun_canonical_string(scan, start, receiver_end, XUN_WORD_ORG | XUN_WORD_PLACE);
    return honor->to != NULL;
}

static bool add(xun_name_scan *scan, const candidate *name, chain *last)
{
    xun_honor honor = {.start = scan->text->at[name->start], .end = scan->text->at[name->end], .year = xun_year_before(scan->facts, scan->text->at[name->end])};
    honor.level = level_of_name(scan, name);
    if (honor.level == XUN_LEVEL_NONE)
        honor.level = level_before(scan, name->start);
    bool listed = last->any && name->start >= last->end && name->start - last->end <= 3;
    if (honor.level == XUN_LEVEL_NONE && listed)
        honor.level = last->level;
    honor.name = xun_canonical_string(scan, name->start, name->end, XUN_WORD_HONOR);
    if (honor.name == NULL || (name->verb != NULL && !set_parties(&honor, scan, name->verb)))
        return false;
    xun_close(scan, name->start, name->end, XUN_IN_HONOR);
    *last = (chain){.end = name->end, .verb = name->verb, .level = honor.level, .any = true};
    xun_facts *facts = scan->facts;
    while (facts->honor_count > 0 && facts->honors[facts->honor_count - 1].start >= honor.start &&
           facts->honors[facts->honor_count - 1].end <= honor.end)
        facts->honor_count--;
    return xun_facts_push_honor(facts, &honor);
}

/* ---- the two ways to a candidate ---- */

/* True when a longer or later ending goes over the end of marks[i]: 百强 in 百强县. */
static bool outgrown(const xun_name_scan *scan, size_t i)
{
    const xun_mark *mark = &scan->marks[i];
    for (size_t k = xun_first_mark(scan, mark->start > 12 ? mark->start - 12 : 0); k < scan->mark_count; k++) {
        const xun_mark *other = &scan->marks[k];
        if (other->start >= mark->end)
            break;
        if (other != mark && (xun_mark_rule(scan, other)->kinds & ENDING) != 0 && other->end >= mark->end &&
            (other->end > mark->end || other->start < mark->start))
            return true;
    }
    return false;
}

static bool candidate_from_ending(candidate *out, const xun_name_scan *scan, const xun_mark *mark, const chain *last)
{
    const xun_fact_text *text = scan->text;
    unsigned kinds = xun_mark_rule(scan, mark)->kinds;
    *out = (candidate){.start = mark->start, .end = mark->end, .ending = mark->start,
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
    bool complete = scope_at(&level, scan, mark->start) > 0; /* the ending is a whole title: 全国文明城市 */
    size_t region = out->quoted || complete ? out->start : leftmost(scan, mark->start);
    if (!out->quoted && !complete) {
        size_t scope = first_scope(scan, region, mark->start + 1);
        bool led = region > 0 && verb_ends(scan, region);
        out->start = skip_leading(text, region, mark->start);
        if (!led && scope <= mark->start && scope >= out->start)
            out->start = scope;
    }
    find_verb(out, scan, last);
    out->scoped = first_scope(scan, out->start, out->ending + 1) <= out->ending || level_before(scan, out->start) != XUN_LEVEL_NONE;
    return out->end > out->start && out->end - out->start <= LONGEST_NAME;
}

/* 称号 and the like confirm a title and end none. */
static bool is_confirmation(const xun_name_scan *scan, const xun_mark *mark)
{
    static const char16_t *const words[] = {u"称号", u"荣誉称号", u"荣誉", u"殊荣", u"桂冠", u"名片", u"奖项", u"先进行列", NULL};
    return xun_match_any(scan->text, mark->start, words) == mark->end - mark->start;
}

static bool scan_endings(xun_name_scan *scan)
{
    chain last = {0};
    for (size_t i = 0; i < scan->mark_count; i++) {
        candidate name;
        unsigned kinds = xun_mark_rule(scan, &scan->marks[i])->kinds;
        if ((kinds & ENDING) == 0 || xun_is_letter(scan->text->chars[scan->marks[i].start]) || outgrown(scan, i) ||
            is_confirmation(scan, &scan->marks[i]))
            continue;
        if (last.any && scan->marks[i].end <= last.end)
            continue;
        if (candidate_from_ending(&name, scan, &scan->marks[i], &last) && is_honor(scan, &name) && !add(scan, &name, &last))
            return false;
    }
    return true;
}

/* What a plain honour verb quotes is an honour whatever it ends in, but for plans and meetings. */
static bool quoted_honor(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char16_t *const others[] = {u"计划", u"工程", u"行动", u"方案", u"规划", u"条例", u"会议", u"大会", u"项目", u"建设年", u"政策", u"目录", u"活动", u"经验", u"做法", NULL};
    static const char16_t *const after[] = {u"企业", u"行动", u"工程", u"计划", u"经验", u"模式", u"产品", u"改革", NULL};
    return end - start >= 2 && end - start <= 30 && !xun_ends_with_any(scan->text, end, others) &&
           xun_match_any(scan->text, end + 1, after) == 0;
}

/* 入选全国知识产权强市建设试点市: a plain verb and a scope word lead to the title whatever it ends in. */
static bool add_scoped(xun_name_scan *scan, const xun_mark *verb, size_t from, size_t *after)
{
    static const char16_t *const tails[] = {u"名单", u"行列", u"称号", u"榜单", u"荣誉", u"殊荣", NULL};
    static const char16_t *const others[] = {u"计划", u"工程", u"行动", u"方案", u"规划", u"目录", u"经验", u"试验", u"人才", u"项目库", u"项目", u"第一方阵", u"前列", u"先进行列", NULL};
    const xun_fact_text *text = scan->text;
    xun_honor_level level;
    chain last = {0};
    size_t start = skip_leading(text, from, text->count), end = start;
    *after = from;
    if (scope_at(&level, scan, start) < 2)
        return true;
    while (end < text->count && end - start < 26 && (xun_is_hanzi(text->chars[end]) || xun_is_letter(text->chars[end]) || xun_is_digit(text->chars[end])) &&
           !xun_one_of(text->chars[end], u"了为是的在被等") && !joins_at(scan, end) && (scan->closed[end] & XUN_IN_FIGURE) == 0)
        end++;
    for (size_t pass = 0; pass < 2; pass++)
        for (const char16_t *const *tail = tails; *tail != NULL; tail++)
            if (xun_ends_with(text, end, *tail))
                end -= 2;
    candidate name = {.start = start, .end = end, .ending = end, .strong = true, .scoped = true, .verb = verb, .verb_near = true};
    *after = end;
    if (end - start < 5 || end - start > 25 || xun_ends_with_any(text, end, others) || company_category(scan, &name) ||
        xun_any_closed(scan, start, end, XUN_IN_HONOR))
        return true;
    return add(scan, &name, &last);
}

/* 智慧商店 in 入选全国示范智慧商圈、智慧商店: the last member shares the scope word. */
static bool add_shared(xun_name_scan *scan, const xun_mark *verb, size_t start)
{
    const xun_fact_text *text = scan->text;
    const xun_facts *facts = scan->facts;
    size_t end = start;
    while (end < text->count && xun_is_hanzi(text->chars[end]) && !xun_is_function_character(text->chars[end]) && end - start < 16)
        end++;
    if (end - start < 4 || !xun_is_clause_mark(xun_char(text, end)) || xun_any_closed(scan, start, end, XUN_IN_HONOR) ||
        facts->honor_count == 0)
        return true;
    chain last = {.end = start - 1, .verb = verb, .level = facts->honors[facts->honor_count - 1].level, .any = true};
    const candidate name = {.start = start, .end = end, .ending = end, .strong = true, .scoped = true, .verb = verb, .verb_near = true};
    return add(scan, &name, &last);
}

/* The members of a list too: 入选全国供应链创新与应用示范城市、全国现代流通战略支点城市. */
static bool add_scoped_after(xun_name_scan *scan, const xun_mark *verb)
{
    size_t from = verb->end, after, members = 0;
    for (;; members++) {
        if (!add_scoped(scan, verb, from, &after))
            return false;
        if (after == from)
            return members == 0 || add_shared(scan, verb, from);
        if (!xun_one_of(xun_char(scan->text, after), u"、和与"))
            return true;
        from = after + 1;
    }
}

static bool add_quotes_after(xun_name_scan *scan, const xun_mark *verb)
{
    const xun_fact_text *text = scan->text;
    size_t at = verb->end;
    chain last = {0};
    for (size_t limit = at + 12; at < limit && at < text->count && !xun_is_opening_quote(text->chars[at]); at++)
        if (xun_is_clause_mark(text->chars[at]) || (scan->ends[at] & (XUN_WORD_HELD | XUN_WORD_GIVEN)) != 0)
            if (at > verb->end)
                return true;
    while (xun_is_opening_quote(xun_char(text, at))) {
        size_t end = xun_quote_end(text, at);
        if (end == at)
            return true;
        candidate name = {.start = at + 1, .end = end, .ending = end, .strong = true, .quoted = true, .verb = verb, .verb_near = true};
        if (quoted_honor(scan, at + 1, end) && !xun_any_closed(scan, at + 1, end, XUN_IN_HONOR) && !add(scan, &name, &last))
            return false;
        at = end + 1;
        if (xun_one_of(xun_char(text, at), u"、和与及"))
            at++;
    }
    return true;
}

/* 被评为“…”, 荣获“…”: the verbs that leave no doubt. */
static bool is_plain_award(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const verbs[] = {u"荣获", u"喜获", u"斩获", u"摘得", u"夺得", u"捧得", u"捧回", u"勇夺", u"荣膺", u"荣登", u"获评", u"获评为", u"被评为", u"评为", u"被授予", u"授予", u"获授", u"被评选为",
                                            u"被命名为", u"命名为", u"被表彰为", u"再次荣获", u"连续荣获", u"蝉联", u"被确定为", u"被认定为", u"被确认为", u"被誉为", u"当选", u"入选", u"成功入选", u"跻身", NULL};
    return xun_match_any(scan->text, verb->start, verbs) == verb->end - verb->start;
}

static bool scan_quotes(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *mark = &scan->marks[i];
        if ((xun_mark_rule(scan, mark)->kinds & (XUN_WORD_HELD | XUN_WORD_GIVEN)) != 0 && is_plain_award(scan, mark) &&
            !(add_quotes_after(scan, mark) && add_scoped_after(scan, mark)))
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
    if (!scan_endings(scan) || !scan_quotes(scan))
        return xun_fail_memory(error);
    xun_status status = xun_honors_scan_english(scan, error);
    if (scan->facts->honor_count > 1)
        qsort(scan->facts->honors, scan->facts->honor_count, sizeof *scan->facts->honors, by_start);
    return status;
}
