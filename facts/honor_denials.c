/* What says that an honour was not received, or is lost: 未获评全国文明城市, 被取消…称号. */
#include "facts/honors.h"

enum { NOT_REACH = 8, LOSS_REACH = 8 };

/* True when the 未, 没 or 无 at `index` says no: not 未来, 未成年人, 前所未有. */
static bool says_no(const xun_fact_text *text, size_t index)
{
    static const char16_t *const words[] = {u"未",   u"没",   u"无缘", u"无一", u"不得", u"不予",
                                            u"不再", u"不能", u"无法", u"不是", NULL};
    static const char16_t *const others[] = {u"未来", u"未成年",   u"未央",   u"未婚", u"未知",
                                             u"未雨", u"无一例外", u"无一不", NULL};
    return xun_match_any(text, index, words) > 0 && xun_match_any(text, index, others) == 0 &&
           !xun_ends_with(text, index, u"前所") && !xun_ends_with(text, index, u"从");
}

/* A denial in the words right before the verb: 没有一个单位获评, 未能成功入选. */
static bool is_denied_verb(const xun_name_scan *scan, size_t verb)
{
    size_t from = xun_clause_start(scan->text, verb);
    if (verb - from > NOT_REACH)
        from = verb - NOT_REACH;
    for (size_t i = verb; i-- > from;) {
        if ((scan->closed[i] & XUN_IN_HONOR) != 0)
            return false; /* what is denied stands before another honour */
        if (says_no(scan->text, i))
            return true;
    }
    return false;
}

bool xun_honor_is_lost(const xun_name_scan *scan, const xun_honor_candidate *name)
{
    static const char16_t *const losing[] = {u"取消", u"撤销", u"摘掉", u"失去",
                                             u"丢掉", u"收回", u"摘牌", NULL};
    static const char16_t *const lost[] = {u"被取消",   u"被撤销",   u"被摘", u"被收回",
                                           u"予以取消", u"予以撤销", NULL};
    const xun_fact_text *text = scan->text;
    size_t from = xun_clause_start(text, name->start), end = xun_clause_end(text, name->end);
    if (name->verb != NULL && is_denied_verb(scan, name->verb->start))
        return true;
    if (name->verb != NULL && name->verb->end > from && name->verb->end <= name->start)
        from = name->verb->end;
    for (size_t i = from; i < name->start; i++)
        if (xun_match_any(text, i, losing) > 0)
            return true;
    for (size_t i = name->end; i < end && i < name->end + LOSS_REACH; i++)
        if (xun_match_any(text, i, lost) > 0)
            return true;
    return false;
}
