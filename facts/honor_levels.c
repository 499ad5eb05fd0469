/* Class titles that 国家级, 省级, 市级 … lead, whatever they end in: 省级绿色制造体系77家,
 * 培育3个省级生产服务功能区, 创建省级美丽幸福黄河, 自治区级防城边合区获批. */
#include "facts/honors.h"

enum { LONGEST_CLASS = 18, SHORTEST_CLASS = 3, VERB_REACH = 30 };

typedef struct {
    size_t start, end; /* indices of characters */
    size_t noun;       /* where the words after the level begin */
} leveled_class;

/* Where the level that ends with the 级 at `index` begins; `index` when it is none. */
static size_t level_start(const xun_name_scan *scan, size_t index)
{
    xun_honor_level level;
    for (size_t length = index < 3 ? index : 3; length > 0; length--)
        if (xun_scope_at(&level, scan, index - length) >= length)
            return index - length;
    return index;
}

/* True when the figure that begins, or ends, at `index` counts things, not money or people. */
static bool counts_things(const xun_name_scan *scan, size_t end)
{
    return xun_one_of(xun_char(scan->text, end - 1), u"个家户所处条座项");
}

static size_t figure_end(const xun_name_scan *scan, size_t at)
{
    while (at < scan->text->count && (scan->closed[at] & XUN_IN_FIGURE) == 0)
        at++;
    while (at < scan->text->count && (scan->closed[at] & XUN_IN_FIGURE) != 0)
        at++;
    return at;
}

/* As far as the words go that may be the class's; they end before a number that counts it and before 创建,
 * 获批 … */
static void find_end(leveled_class *out, const xun_name_scan *scan)
{
    const xun_fact_text *text = scan->text;
    static const char16_t *const and_up[] = {u"及以上", u"以上", NULL};
    out->noun += xun_match_any(text, out->noun, and_up);
    for (out->end = out->noun; out->end < text->count && out->end - out->start < LONGEST_CLASS; out->end++) {
        char16_t c = text->chars[out->end];
        bool word = (xun_is_hanzi(c) && !xun_is_function_character(c)) || xun_is_letter(c) ||
                    xun_is_opening_quote(c) || xun_is_closing_quote(c);
        bool long_enough = out->end - out->noun >= SHORTEST_CLASS;
        if (!word || xun_joins_honors(scan, out->end) || (scan->closed[out->end] & XUN_IN_FIGURE) != 0 ||
            (long_enough &&
             ((scan->starts[out->end] & XUN_WORD_CONFIRMS) != 0 || xun_is_counted(scan, out->end))))
            break;
    }
}

/* 省级龙头企业发展到85户, 县级职教中心和3所高中: what follows the class is no part of it; its closing quote
 * is. */
static void trim_end(leveled_class *name, const xun_name_scan *scan)
{
    for (size_t length = 1; length > 0; name->end -= length)
        length = xun_one_of(xun_char(scan->text, name->end - 1), u"和及与")
                     ? 1
                     : xun_role_ends(scan, name->end, XUN_HONOR_TAIL);
    if (xun_is_closing_quote(xun_char(scan->text, name->end))) {
        size_t quote = xun_quote_start(scan->text, name->end);
        name->end += quote > name->start && quote < name->end ? 1 : 0;
    }
}

/* True when 创建, 获批 … lead to what begins at `start`, in a list too, or 升级为 right before it. */
static bool is_led(const xun_name_scan *scan, size_t start)
{
    static const unsigned verbs = XUN_HONOR_VERB | XUN_WORD_STAGE;
    size_t from = xun_clause_start(scan->text, start);
    const xun_mark *verb =
        xun_mark_before(scan, start - from > VERB_REACH ? start - VERB_REACH : from, start, verbs);
    if (verb == NULL || (xun_mark_rule(scan, verb)->kinds & XUN_HONOR_VERB) == 0 ||
        verb->end < verb->start + 2)
        return false;
    if ((xun_mark_rule(scan, verb)->kinds & XUN_WORD_LOOSE) == 0)
        return true;
    return verb->end == start && scan->text->chars[start - 1] == u'为';
}

/* True when a number and a verb of gaining stand before the class, or a number after it, or a verb that leads
 * to honours right before it, or 创建, 获批 … right after it. */
static bool was_gained(const xun_name_scan *scan, const leveled_class *name)
{
    size_t at = name->start;
    bool counted = xun_is_counted(scan, name->end) && counts_things(scan, figure_end(scan, name->end));
    at -= xun_ends_with(scan->text, at, u"首批") ? 2 : 0;
    bool numbered = (scan->closed[at] & XUN_FIGURE_ENDS) != 0 && counts_things(scan, at);
    while (at > 0 && (scan->closed[at - 1] & XUN_IN_FIGURE) != 0)
        at--;
    bool led = is_led(scan, at);
    bool gained = (scan->ends[at] & (XUN_HONOR_VERB | XUN_WORD_LOOSE | XUN_WORD_WORK)) != 0;
    char16_t after = xun_char(scan->text, name->end);
    bool whole = !xun_is_hanzi(after) || xun_one_of(after, u"和与及等");
    bool confirmed = (scan->starts[name->end] & XUN_WORD_CONFIRMS) != 0;
    bool part =
        after == u'、' && (scan->ends[name->end] & XUN_HONOR_ENDING) == 0; /* 省级生物基、新型显示…检验中心 */
    bool built = xun_match(scan->text, name->end, u"建设") > 0 || whole;
    static const char16_t *const wishes[] = {u"打造", u"建设", NULL};
    bool worked = gained && built && !xun_ends_with_any(scan->text, at, wishes) &&
                  xun_match(scan->text, name->start, u"世界") == 0 &&
                  (scan->ends[name->end] & XUN_HONOR_ENDING) != 0 && !part;
    return counted || confirmed || worked || (whole && ((led && !part) || (numbered && gained)));
}

/* 省级示范社区卫生中心: a title, whatever its last words say. */
static bool titled(const xun_name_scan *scan, const leveled_class *name)
{
    return xun_match(scan->text, name->noun, u"示范") > 0 &&
           xun_match(scan->text, name->noun, u"示范性") == 0;
}

static bool is_distinction(const xun_name_scan *scan, const leveled_class *name)
{
    const xun_honor_candidate candidate = {.start = name->start, .end = name->end, .scoped = true};
    bool of_county = xun_one_of(scan->text->chars[name->start], u"县区");
    if (xun_one_of(xun_char(scan->text, name->noun), u"和与及或、"))
        return false;
    if (of_county &&
        ((scan->ends[name->end] & XUN_HONOR_ENDING) == 0 || scan->text->chars[name->end - 1] == u'馆'))
        return false; /* 县级社会福利中心 is the county's */
    return name->end - name->noun >= SHORTEST_CLASS &&
           !xun_any_closed(scan, name->start, name->end, XUN_IN_HONOR | XUN_IN_TITLE) &&
           !xun_is_company_category(scan, &candidate) && !xun_holds_verb(scan, name->noun, name->end) &&
           (titled(scan, name) || xun_role_ends(scan, name->end, XUN_HONOR_ORDINARY) == 0) &&
           xun_role_ends(scan, name->end, XUN_HONOR_NEVER) == 0;
}

bool xun_leveled_scan(xun_name_scan *scan)
{
    for (size_t i = 1; i < scan->text->count; i++) {
        if (scan->text->chars[i] != u'级')
            continue;
        leveled_class name = {.start = level_start(scan, i), .noun = i + 1};
        if (name.start == i)
            continue;
        find_end(&name, scan);
        trim_end(&name, scan);
        if (!is_distinction(scan, &name) || !was_gained(scan, &name))
            continue;
        xun_honor_chain last = {0};
        const xun_honor_candidate honor = {
            .start = name.start, .end = name.end, .ending = name.end, .scoped = true, .leveled = true};
        if (!xun_honor_add(scan, &honor, &last))
            return false;
    }
    return true;
}
