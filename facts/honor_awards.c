/* Honours by the verb alone: what 荣获, 被评为, 入选 quote, or lead to with a scope word. */
#include "facts/honors.h"

enum { LONGEST_TITLE = 34, COUNT_REACH = 6 };

/* 优秀, 十大 …: what such a word leads is a distinction, whatever it ends in. */
static bool is_praised(const xun_name_scan *scan, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (xun_role_begins(scan, i, XUN_HONOR_PRAISED) > 0)
            return true;
    return false;
}

/* What a plain honour verb quotes is an honour whatever it ends in, but for plans and meetings. */
static bool quoted_honor(const xun_name_scan *scan, size_t start, size_t end)
{
    return end - start >= 2 && end - start <= 30 && xun_role_ends(scan, end, XUN_HONOR_NEVER) == 0 &&
           (xun_role_ends(scan, end, XUN_HONOR_UNQUOTED) == 0 || is_praised(scan, start, end)) &&
           !xun_any_closed(scan, start, start + 1, XUN_IN_FIGURE) &&
           xun_role_begins(scan, end + 1, XUN_HONOR_OWNED) == 0;
}

/* A verb that leads to honours, and how surely. */
typedef struct {
    const xun_mark *mark;
    bool sure; /* 荣获, 入选 …: a place's name leads as well as a scope word does, and any words may follow */
} award_verb;

/* True when the character at `index` may stand in a title that nothing marks: not 了 and 的, but the 的 of
 * 满意的 and the 等 of 一等奖. */
static bool may_stand(const xun_name_scan *scan, size_t index)
{
    const xun_fact_text *text = scan->text;
    char16_t c = text->chars[index], next = xun_char(text, index + 1);
    if (xun_one_of(c, u"了为是的在被等"))
        return xun_ends_with(text, index + 1, u"满意的") || xun_ends_with(text, index + 1, u"见义勇为") ||
               (c == u'等' && (xun_one_of(next, u"奖级次") ||
                               xun_one_of(xun_char(text, index - 1), u"一二三特"))); /* 一等车管所 */
    return xun_is_hanzi(c) || xun_is_letter(c) || xun_is_digit(c);
}

/* The index after “先飞区” in 低空经济“先飞区”试点: quotes inside a title; `index` when there are none. */
static size_t after_inner_quotes(const xun_name_scan *scan, size_t index)
{
    if (!xun_is_opening_quote(scan->text->chars[index]))
        return index;
    size_t end = xun_quote_end(scan->text, index);
    return end > index && xun_is_hanzi(xun_char(scan->text, end + 1)) ? end + 1 : index;
}

/* The index after 50个 in 全国首批50个5G商用城市; `index` when no figure with words behind it begins there.
 */
static size_t after_count(const xun_name_scan *scan, size_t index)
{
    size_t end = index;
    while ((scan->closed[end] & XUN_IN_FIGURE) != 0)
        end++;
    char16_t next = xun_char(scan->text, end);
    return xun_is_hanzi(next) || xun_is_digit(next) || xun_is_opening_quote(next) ? end : index;
}

/* Where the title that begins at `start` ends: before 了, 的, a figure, a mark, 、 and 和 before another
 * title. */
static size_t title_end(const xun_name_scan *scan, size_t start)
{
    const xun_fact_text *text = scan->text;
    size_t end = start;
    while (end < text->count && end - start <= LONGEST_TITLE) {
        size_t quoted = end > start + 2 ? after_inner_quotes(scan, end) : end;
        if (quoted == end && end > start && end - start < COUNT_REACH)
            quoted = after_count(scan, end);
        if (quoted == end && (!may_stand(scan, end) || xun_role_begins(scan, end, XUN_HONOR_PAST) > 0 ||
                              xun_joins_honors(scan, end) || (scan->closed[end] & XUN_IN_FIGURE) != 0))
            break;
        end = quoted > end ? quoted : end + 1;
    }
    return end;
}

static size_t trim_title(const xun_name_scan *scan, size_t end)
{
    for (size_t pass = 0; pass < 2; pass++)
        end -= xun_role_ends(scan, end, XUN_HONOR_APPENDED);
    return end;
}

/* The length of the longest ending of honour's names that ends at `end`; 0 when there is none. */
static size_t ending_length(const xun_name_scan *scan, size_t end)
{
    enum { LONGEST = 12 };
    for (size_t i = xun_first_mark(scan, end > LONGEST ? end - LONGEST : 0);
         i < scan->mark_count && scan->marks[i].start < end; i++)
        if (scan->marks[i].end == end &&
            (xun_mark_rule(scan, &scan->marks[i])->kinds & XUN_HONOR_ENDING) != 0)
            return end - scan->marks[i].start;
    return 0;
}

/* By its words, which begin at `noun`, after the scope word: no 国家重点研发计划, and no 全省第2. */
static bool may_be_title(const xun_name_scan *scan, const award_verb *verb, size_t noun, size_t end)
{
    enum { SHORTEST = 3 };
    xun_word_roles others =
        verb->sure ? XUN_HONOR_NEVER : XUN_HONOR_NEVER | XUN_HONOR_ORDINARY | XUN_HONOR_TAIL;
    for (size_t length = 1; length <= 3; length++)
        if (xun_char(scan->text, end - length - 1) == u'第')
            return false;
    if (xun_is_bare_trial(scan, noun, end))
        return false;
    if (verb->sure && is_praised(scan, noun, end))
        return true;
    if (ending_length(scan, end) > xun_role_ends(scan, end, XUN_HONOR_NEVER))
        return true;
    return xun_role_ends(scan, end, others) == 0 &&
           (verb->sure || (end >= noun + (scan->text->chars[noun - 1] == u'级' ? 2 : SHORTEST) &&
                           !xun_holds_verb(scan, noun, end)));
}

/* True when no honour lies in [start, end) but one that ends it, of which a verb inside the title has left
 * the rest. */
static bool may_take(const xun_name_scan *scan, size_t start, size_t end)
{
    if ((scan->closed[start] & XUN_IN_HONOR) != 0)
        return false;
    while (start < end && (scan->closed[start] & XUN_IN_HONOR) == 0)
        start++;
    while (start < end && (scan->closed[start] & XUN_IN_HONOR) != 0)
        start++;
    bool quote = xun_is_opening_quote(xun_char(scan->text, end)) &&
                 (scan->closed[end + 1] & XUN_IN_HONOR) != 0; /* 获省数字化改革“最佳应用” */
    return start == end && (scan->closed[end] & XUN_IN_HONOR) == 0 &&
           !(quote && (scan->ends[end] & XUN_HONOR_ENDING) == 0);
}

/* After a verb that is not sure, a title that ends in no known ending ends where its clause, or a list of
 * titles, does: no 争创国家汽车滤清器和省级生物基质量检验中心. */
static bool stands_whole(const xun_name_scan *scan, size_t start, size_t end, size_t stop)
{
    char16_t next = xun_char(scan->text, stop);
    bool listed = start >= 2 && xun_char(scan->text, start - 1) == u'、' &&
                  xun_any_closed(scan, start - 2, start - 1, XUN_IN_HONOR);
    size_t last = xun_clause_end(scan->text, stop);
    if (listed && next == u'、' && (scan->ends[last] & XUN_WORD_HONOR_STRONG) != 0)
        return true;
    if ((scan->ends[end] & XUN_HONOR_ENDING) != 0)
        return next != u'的';
    return xun_is_clause_mark(next) || next == u'等' || xun_is_counted(scan, stop);
}

/* 入选全国知识产权强市建设试点市: a verb and a scope word lead to the title whatever it ends in. */
static bool add_scoped(xun_name_scan *scan, const award_verb *verb, size_t from, size_t *after)
{
    const xun_fact_text *text = scan->text;
    xun_honor_level level;
    xun_honor_chain last = {0};
    size_t start = xun_skip_honor_opening(scan, xun_skip_year(scan, from), text->count);
    start += xun_match(text, start, u"县级国家") > 0 || xun_match(text, start, u"县级全国") > 0 ? 2 : 0;
    size_t scope = xun_scope_at(&level, scan, start);
    *after = from;
    size_t stop = title_end(scan, start), end = trim_title(scan, stop);
    bool may_be_placed = verb->sure || (scan->ends[end] & XUN_WORD_HONOR_STRONG) != 0;
    if (scope == 0 && !(may_be_placed && xun_level_of_place(scan, start) != XUN_LEVEL_NONE))
        return true;
    xun_honor_candidate name = {.start = start,
                                .end = end,
                                .ending = end,
                                .strong = true,
                                .scoped = true,
                                .verb = verb->mark,
                                .verb_near = true};
    *after = end;
    static const char16_t *const merits[] = {u"先进", u"优秀", NULL}; /* 被评为全国先进 */
    bool praised =
        verb->sure && stop == end && xun_match_any(text, start + scope, merits) == end - start - scope;
    size_t shortest = praised || (scan->ends[end] & XUN_WORD_HONOR_STRONG) != 0 ? 4 : 5; /* 四川名村 */
    if (end - start < shortest || end - start >= LONGEST_TITLE ||
        !may_be_title(scan, verb, start + scope, end) ||
        !(verb->sure || stands_whole(scan, start, end, stop)) || xun_is_company_category(scan, &name) ||
        !may_take(scan, start, end))
        return true;
    return xun_honor_add(scan, &name, &last);
}

/* The level of the honour that ends at `end`. */
static xun_honor_level level_ending(const xun_name_scan *scan, size_t end)
{
    for (size_t i = scan->facts->honor_count; i-- > 0;)
        if (scan->facts->honors[i].end == scan->text->at[end])
            return scan->facts->honors[i].level;
    return XUN_LEVEL_NONE;
}

/* 智慧商店 in 入选全国示范智慧商圈、智慧商店: the last member shares the scope word. */
static bool add_shared(xun_name_scan *scan, const award_verb *verb, size_t start)
{
    const xun_fact_text *text = scan->text;
    size_t end = start;
    while (end < text->count && xun_is_hanzi(text->chars[end]) &&
           !xun_is_function_character(text->chars[end]) && end - start < 16)
        end++;
    if (end - start < 4 || !xun_is_clause_mark(xun_char(text, end)) ||
        xun_any_closed(scan, start, end, XUN_IN_HONOR) || scan->facts->honor_count == 0 ||
        !(verb->sure || (scan->ends[end] & XUN_HONOR_ENDING) != 0))
        return true;
    xun_honor_chain last = {
        .end = start - 1, .verb = verb->mark, .level = level_ending(scan, start - 1), .any = true};
    const xun_honor_candidate name = {.start = start,
                                      .end = end,
                                      .ending = end,
                                      .strong = true,
                                      .scoped = true,
                                      .verb = verb->mark,
                                      .verb_near = true};
    return xun_honor_add(scan, &name, &last);
}

/* The members of a list too: 入选全国供应链创新与应用示范城市、全国现代流通战略支点城市. */
static bool add_scoped_after(xun_name_scan *scan, const award_verb *verb)
{
    size_t from = verb->mark->end, after, members = 0;
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

/* Adds the quoted [start, end) unless its words are no title, or are known already. */
static bool add_quoted(xun_name_scan *scan, const xun_mark *verb, size_t start, size_t end,
                       xun_honor_chain *last)
{
    const xun_honor_candidate name = {.start = start,
                                      .end = end,
                                      .ending = end,
                                      .strong = true,
                                      .quoted = true,
                                      .verb = verb,
                                      .verb_near = verb != NULL};
    return !quoted_honor(scan, start, end) || xun_any_closed(scan, start, end, XUN_IN_HONOR) ||
           xun_honor_add(scan, &name, last);
}

/* What the words between the verb and the quote at `quote` say of the level: 获省数字化改革“最佳应用”. */
static xun_honor_chain led_to(const xun_name_scan *scan, const xun_mark *verb, size_t quote)
{
    xun_honor_level level = XUN_LEVEL_NONE;
    size_t start = xun_skip_honor_opening(scan, xun_skip_year(scan, verb->end), quote);
    if (start < quote)
        xun_scope_at(&level, scan, start);
    return (xun_honor_chain){.end = quote, .verb = verb, .level = level, .any = true};
}

/* 入围全省“天府综改企业”, 创建全省首个“吨粮市”, 获批“全国文明渔港”: a scope word stands right before the
 * quote at `quote`, or begins it. */
static bool scope_leads(const xun_name_scan *scan, size_t from, size_t quote)
{
    xun_honor_level level;
    size_t start = xun_skip_honor_opening(scan, xun_skip_year(scan, from), quote);
    if (start == quote)
        return xun_scope_at(&level, scan, quote + 1) > 1;
    size_t scope = xun_scope_at(&level, scan, start);
    return scope > 0 && xun_skip_honor_opening(scan, start + scope, quote) == quote;
}

/* True when the quotes from the one at `quote` on are all of the title: no “百县千乡万村”乡村振兴示范创建. */
static bool quotes_stand_whole(const xun_name_scan *scan, size_t quote)
{
    static const char16_t *const after[] = {u"称号", u"荣誉", u"等",   u"目标",
                                            u"活动", u"工作", u"创建", NULL};
    size_t at = quote;
    while (xun_is_opening_quote(xun_char(scan->text, at)) && xun_quote_end(scan->text, at) > at) {
        at = xun_quote_end(scan->text, at) + 1;
        if (xun_one_of(xun_char(scan->text, at), u"、和与") &&
            xun_is_opening_quote(xun_char(scan->text, at + 1)))
            at++;
    }
    return !xun_is_hanzi(xun_char(scan->text, at)) || xun_match_any(scan->text, at, after) > 0;
}

static bool add_quotes_after(xun_name_scan *scan, const xun_mark *verb, bool sure)
{
    const xun_fact_text *text = scan->text;
    size_t at = verb->end;
    for (size_t limit = at + 12; at < limit && at < text->count && !xun_is_opening_quote(text->chars[at]);
         at++)
        if (xun_is_clause_mark(text->chars[at]) || (scan->ends[at] & (XUN_WORD_HELD | XUN_WORD_GIVEN)) != 0)
            if (at > verb->end)
                return true;
    if (!sure && !(scope_leads(scan, verb->end, at) && quotes_stand_whole(scan, at)))
        return true;
    xun_honor_chain last = led_to(scan, verb, at);
    while (xun_is_opening_quote(xun_char(text, at))) {
        size_t end = xun_quote_end(text, at);
        if (end == at)
            return true;
        if (!add_quoted(scan, verb, at + 1, end, &last))
            return false;
        at = end + 1;
        if (xun_one_of(xun_char(text, at), u"、和与及"))
            at++;
    }
    return true;
}

/* The quote that the one opening at `quote` follows in a list, by its closing mark; `quote` when none. */
static size_t quote_before(const xun_fact_text *text, size_t quote)
{
    size_t at = quote;
    if (at > 0 && xun_one_of(text->chars[at - 1], u"、和与及"))
        at--;
    return at > 0 && xun_is_closing_quote(text->chars[at - 1]) ? at - 1 : quote;
}

/* 获“格萨尔艺人之乡”美誉, 获得“双十佳”“双百强”称号: what is quoted before such a word, with any verb of
 * honours before it in the clause. */
static bool add_quotes_before(xun_name_scan *scan, size_t close)
{
    const xun_fact_text *text = scan->text;
    xun_honor_chain last = {0};
    if (xun_role_begins(scan, close + 1, XUN_HONOR_DUBBED) == 0)
        return true;
    for (size_t end = close;;) {
        size_t open = xun_quote_start(text, end);
        if (open == end)
            return true;
        const xun_mark *verb = xun_mark_before(scan, xun_clause_start(text, open), open, XUN_HONOR_VERB);
        if (verb != NULL && !add_quoted(scan, verb, open + 1, end, &last))
            return false;
        size_t next = quote_before(text, open);
        if (next == open)
            return true;
        end = next;
    }
}

/* “国家森林乡村”“省级森林城市”和“森林小镇”: what is quoted after an honour of the same list is one too. */
static bool add_quotes_beside(xun_name_scan *scan, size_t close)
{
    const xun_fact_text *text = scan->text;
    size_t open = close + 1;
    open += xun_one_of(xun_char(text, open), u"、和与及") ? 1 : 0;
    if (close == 0 || (scan->closed[close - 1] & XUN_IN_HONOR) == 0 ||
        !xun_is_opening_quote(xun_char(text, open)) || xun_quote_end(text, open) == open ||
        !quotes_stand_whole(scan, open))
        return true;
    xun_honor_chain last = {0};
    return add_quoted(scan, NULL, open + 1, xun_quote_end(text, open), &last);
}

/* 跨入全国创新策源地城市行列: a plain verb of entering is one of awarding when 行列 ends the clause. */
static bool enters_ranks(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const verbs[] = {u"进入", u"跨入", u"步入", u"迈入", NULL};
    if (xun_match_any(scan->text, verb->start, verbs) != verb->end - verb->start)
        return false;
    size_t end = xun_clause_end(scan->text, verb->end);
    return xun_ends_with(scan->text, end, u"行列") && (scan->ends[end - 2] & XUN_WORD_HONOR_STRONG) != 0;
}

/* 成为全国20个先进典型之一: one of a number that the nation or a province names. */
static bool is_one_of(const xun_name_scan *scan, const xun_mark *verb)
{
    xun_honor_level level;
    if (xun_match(scan->text, verb->start, u"成为") != verb->end - verb->start)
        return false;
    size_t scope = xun_scope_at(&level, scan, verb->end), end = xun_clause_end(scan->text, verb->end);
    size_t number = verb->end + scope;
    number += xun_match(scan->text, number, u"首批"); /* 成为全省首批14个…基地之一 */
    return scope > 1 && after_count(scan, number) > number && xun_ends_with(scan->text, end, u"之一");
}

/* 获中国现代制鞋产业城称号, 获首批中国胸痛中心授牌: what the clause's end says was awarded. */
static bool was_awarded(const xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const verbs[] = {u"获", u"获得", u"赢得", u"取得", NULL};
    static const char16_t *const ends[] = {u"称号", u"授牌", u"荣誉", u"殊荣", u"认证", NULL};
    return xun_match_any(scan->text, verb->start, verbs) == verb->end - verb->start &&
           xun_ends_with_any(scan->text, xun_clause_end(scan->text, verb->end), ends);
}

/* 获评淮河流域幸福河湖: what the surest verbs lead to up to the clause's end, without quotes or scope word.
 */
static bool add_plain(xun_name_scan *scan, const xun_mark *verb)
{
    static const char16_t *const verbs[] = {u"获评",     u"被评为", u"荣膺", u"被授予",
                                            u"被命名为", u"评为",   u"入选", NULL};
    const xun_fact_text *text = scan->text;
    xun_honor_chain last = {0};
    size_t start = verb->end, end = start;
    if (xun_match_any(text, verb->start, verbs) != verb->end - verb->start)
        return true;
    while (end < text->count && xun_is_hanzi(text->chars[end]) &&
           !xun_is_function_character(text->chars[end]))
        end++;
    const xun_honor_candidate name = {
        .start = start, .end = end, .ending = end, .strong = true, .verb = verb, .verb_near = true};
    if (end - start < 5 || end - start > 16 || (scan->starts[start] & XUN_WORD_HELD) != 0 ||
        !xun_is_clause_mark(xun_char(text, end)) ||
        xun_any_closed(scan, start, end, XUN_IN_HONOR | XUN_IN_FIGURE) ||
        xun_role_ends(scan, end, XUN_HONOR_NEVER) > 0 || xun_is_company_category(scan, &name))
        return true;
    return xun_honor_add(scan, &name, &last);
}

bool xun_awards_scan(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *mark = &scan->marks[i];
        unsigned kinds = xun_mark_rule(scan, mark)->kinds;
        if ((kinds & XUN_HONOR_VERB) == 0)
            continue;
        bool sure = (kinds & XUN_WORD_SURE) != 0 && (kinds & XUN_WORD_SOUGHT) == 0;
        bool leads = mark->end - mark->start > 1 && (kinds & XUN_WORD_LOOSE) == 0;
        const award_verb verb = {.mark = mark,
                                 .sure = sure || enters_ranks(scan, mark) || is_one_of(scan, mark) ||
                                         was_awarded(scan, mark)};
        if ((leads || sure) && !add_quotes_after(scan, mark, sure))
            return false;
        if ((leads || verb.sure) && !add_scoped_after(scan, &verb))
            return false;
        if (sure && !add_plain(scan, mark))
            return false;
    }
    for (size_t i = 0; i < scan->text->count; i++)
        if (xun_is_closing_quote(scan->text->chars[i]) &&
            (!add_quotes_before(scan, i) || !add_quotes_beside(scan, i)))
            return false;
    return true;
}
