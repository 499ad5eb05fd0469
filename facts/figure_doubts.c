/* What looks like a figure and is none: ordinals, ranks, runs, labels, codes, numerals inside words. */
#include "facts/figure_doubts.h"

#include "facts/chinese_number.h"
#include "facts/english.h"

enum { CIRCLE_WINDOW = 12, LEAST_CAPACITY = 20 };

static size_t skip_space(const xun_fact_text *text, size_t index)
{
    return xun_char(text, index) == u' ' ? index + 1 : index;
}

static bool has_unit(const xun_read_figure *found)
{
    return found->unit_end > found->unit_start || found->unit != NULL;
}

static bool unit_is(const xun_read_figure *found, const xun_fact_text *text, const char16_t *unit)
{
    size_t length = xun_match(text, found->unit_start, unit);
    return found->unit_end > found->unit_start && length == found->unit_end - found->unit_start;
}

static bool unit_in(const xun_read_figure *found, const xun_fact_text *text, const char16_t *const *units)
{
    for (; *units != NULL; units++)
        if (unit_is(found, text, *units))
            return true;
    return false;
}

/* Part of a code, version, formula or date: PM2.5, 1+3+18, 7·20, G20. */
static bool in_code(const xun_read_figure *found, const xun_fact_text *text)
{
    char16_t before = xun_char(text, found->start - 1), after = xun_char(text, found->end);
    if (found->unit != NULL && found->unit[0] != '%')
        return false;
    if (xun_is_letter(before) || xun_one_of(before, u"+·._/#№") ||
        (before == u'-' && xun_is_letter(xun_char(text, found->start - 2))))
        return found->arabic;
    if (after == u'+')
        return found->arabic && (xun_is_digit(xun_char(text, found->end + 1)) ||
                                 xun_is_letter(xun_char(text, found->end + 1)));
    bool joins = after == u'·' || after == u'/' || (xun_is_letter(after) && !has_unit(found));
    return found->arabic && joins;
}

/* 五次、六次全会: the end of the last 次 that the one before `index` is listed with. */
static size_t end_of_times(const xun_fact_text *text, size_t index)
{
    enum { LISTED = 4 };
    xun_number next;
    for (size_t i = 0; i < LISTED && xun_one_of(xun_char(text, index), u"、和") &&
                       xun_number_read(&next, text, index + 1) && xun_char(text, next.end) == u'次';
         i++)
        index = next.end + 1;
    return index;
}

/* Ordinals, ranks, runs, labels. */
static bool is_ordinal(const xun_read_figure *found, const xun_fact_text *text)
{
    static const char16_t *const ranks[] = {u"名", u"位", u"个", u"家", u"项", NULL};
    static const char16_t *const rank_before[] = {u"前", u"列", u"居", u"排名", NULL};
    static const char16_t *const rank_among[] = {u"居全国", u"居全省", u"居全市", u"列全国", u"列全省",
                                                 u"列全市", u"居世界", u"居全球", u"名全国", u"名全省",
                                                 u"名全球", u"居中部", u"列中部", NULL};
    static const char16_t *const run[] = {u"连续", u"连", u"蝉联", u"连年", u"连续第", NULL};
    static const char16_t *const run_units[] = {u"个月", u"次", u"天", u"场", u"周", u"季度",
                                                u"届",   u"轮", u"个", u"期", NULL};
    size_t start = found->start;
    if (xun_one_of(xun_char(text, start - 1), u"第初") || xun_ends_with(text, start, u"№") ||
        xun_ends_with(text, start, u"No. "))
        return true;
    if (found->arabic &&
        xun_word_before_any(text, start, (const char *const[]){"top", "rank", "ranked", "ranks", "no", NULL}))
        return true;
    if (xun_ends_with_any(text, start, run) && unit_in(found, text, run_units))
        return true;
    if (unit_is(found, text, u"位") && xun_char(text, found->end) == u'数')
        return true;
    if (unit_is(found, text, u"位") && found->arabic &&
        xun_ends_with_any(text, start,
                          (const char16_t *const[]){u"到", u"至", u"前", u"后", u"升", u"移", NULL}))
        return true;
    if (found->arabic && (unit_is(found, text, u"位") || unit_is(found, text, u"名")) &&
        xun_ends_with_any(text, start, rank_among))
        return true;
    bool ranked = xun_ends_with_any(text, start, rank_before) && unit_in(found, text, ranks);
    if (ranked && (unit_is(found, text, u"位") || unit_is(found, text, u"名")))
        return true;
    return unit_is(found, text, u"次") &&
           (xun_char(text, start - 1) == u'届' ||
            xun_match_any(text, end_of_times(text, found->end),
                          (const char16_t *const[]){u"会议", u"全会", u"全体", u"产业", u"元", u"方", u"党代",
                                                    u"代表大会", u"常委", NULL}) > 0);
}

/* 15分钟生活圈, 1小时交通圈. */
static bool in_circle(const xun_read_figure *found, const xun_fact_text *text)
{
    if (!unit_is(found, text, u"分钟") && !unit_is(found, text, u"小时") && !unit_is(found, text, u"公里") &&
        !unit_is(found, text, u"米"))
        return false;
    for (size_t i = found->end; i < found->end + CIRCLE_WINDOW && xun_is_hanzi(xun_char(text, i)); i++)
        if (xun_char(text, i) == u'圈')
            return true;
    return false;
}

/* Chinese numerals count only as plain quantities. */
static bool loose_numeral(const xun_read_figure *found, const xun_fact_text *text)
{
    static const char16_t *const measures[] = {u"倍",   u"番",       u"公里", u"米",       u"吨",
                                               u"亩",   u"元",       u"小时", u"个百分点", u"个月",
                                               u"公顷", u"平方公里", u"千瓦", NULL};
    static const char16_t *const vague[] = {u"几", u"数", u"上", u"成", u"好", u"半", u"若", u"每", NULL};
    char16_t first = text->chars[found->start], after = xun_char(text, found->end);
    if (found->arabic)
        return false;
    if (found->one_by_one)
        return true;
    if (unit_is(found, text, u"元") && found->value < 10 && xun_is_hanzi(after) &&
        !xun_one_of(after, u"钱以左的每起到至")) /* 三元锂电池, 一元化 */
        return true;
    if (xun_one_of(first, u"壹贰叁肆伍陆柒捌玖") && found->value < 10)
        return true;
    if (unit_is(found, text, u"所") && found->value > 20)
        return true;
    if (!has_unit(found) || unit_is(found, text, u"余"))
        return !(found->multiplied && !found->bare && found->end - found->start >= 3);
    if (xun_ends_with_any(text, found->start, vague) || xun_is_han_numeral(xun_char(text, found->start - 1)))
        return true;
    if (first == u'二' && found->value < 3) /* counting says 两; 二类 is an ordinal */
        return true;
    if (first == u'一' && found->value < 2)
        return !unit_in(found, text, measures) || xun_one_of(after, u"一二三四五六七八九十");
    if (first == u'四' && (unit_is(found, text, u"处") || unit_is(found, text, u"周")))
        return found->value < 5;
    return after == u'一' || (unit_is(found, text, u"位") && after == u'一') ||
           (unit_is(found, text, u"成") && after != u',' && !xun_one_of(after, u"以。多左;、")) ||
           (unit_is(found, text, u"起") && found->value < 5);
}

/* 千亿元, 百亿级: no digit says how many. Counts only as a plain sum: 总投资千亿元. */
static bool loose_threshold(const xun_read_figure *found, const xun_fact_text *text)
{
    static const char16_t *const sums[] = {u"投资", u"达", u"达到", u"突破", u"超", u"超过",
                                           u"完成", u"近", u"跨越", u"规模", u"额", NULL};
    if (!found->bare || found->arabic || (found->about && has_unit(found)))
        return false;
    return found->value < 1e10 || !unit_is(found, text, u"元") ||
           !xun_ends_with_any(text, found->start, sums) || xun_is_hanzi(xun_char(text, found->end));
}

/* A number with its unit elsewhere: 9.6和12.6个百分点; else digits without a unit are names, codes or numbers
 * of things. */
static bool lacks_unit(const xun_read_figure *found, const xun_fact_text *text)
{
    static const char16_t *const leading[] = {u"达到",   u"达",     u"至",     u"为",     u"突破", u"超过",
                                              u"增至",   u"降至",   u"提高到", u"下降到", u"约",   u"降到",
                                              u"上升到", u"增加到", u"扩大到", u"由",     u"从",   NULL};
    if (has_unit(found) || !found->arabic || found->multiplied)
        return false;
    char16_t after = xun_char(text, found->end);
    if (found->about && !xun_one_of(after, u"年月日天号时分岁"))
        return false;
    if (xun_figure_list_has_unit(text, found->end))
        return false;
    if (after == u':' || xun_char(text, found->start - 1) == u':')
        return !(xun_is_digit(xun_char(text, found->end + 1)) ||
                 (found->start >= 2 && xun_is_digit(xun_char(text, found->start - 2))));
    bool ends = after == 0 || xun_one_of(after, u",。;、)") || xun_is_sentence_mark(after);
    if (ends && (found->fraction || xun_ends_with_any(text, found->start, leading)))
        return false;
    char16_t before = xun_char(text, found->start - 2);
    bool opens = found->start == 0 || (xun_char(text, found->start - 1) == u' ' &&
                                       (xun_is_lower(before) || xun_one_of(before, u".,;:")));
    return !(opens && after == u' ' && xun_is_lower(xun_char(text, found->end + 1)));
}

/* Years of age of a thing are dates or durations; only a duration as a plain quantity counts: 3年时间,
 * 三年内. */
size_t xun_duration_end(const xun_read_figure *found, const xun_fact_text *text)
{
    static const char16_t *const counted[] = {u"连续", u"第",   u"每",   u"近",   u"这",   u"前",
                                              u"后",   u"过去", u"未来", u"今后", u"有限", NULL};
    static const char16_t *const following[] = {u"时间",   u"内",   u"左右", u"以内", u"之内",
                                                u"的时间", u"以上", u"期",   NULL};
    size_t at = skip_space(text, found->end);
    xun_number high;
    if (xun_one_of(xun_char(text, at), u"-~—至到") && xun_number_read(&high, text, at + 1) &&
        high.value > found->value)
        at = high.end;
    if (has_unit(found) || xun_char(text, at) != u'年' || found->value >= 100 || found->multiplied ||
        xun_ends_with_any(text, found->start, counted))
        return 0;
    return xun_match_any(text, at + 1, following) > 0 ? at + 1 : 0;
}

/* 5G, 4G+: a generation; 4000G is a quantity. */
static bool is_generation(const xun_read_figure *found, const xun_fact_text *text)
{
    return (unit_is(found, text, u"G") || unit_is(found, text, u"P")) && found->value < LEAST_CAPACITY;
}

/* A strong rank or label right after: 500强, 3连增, 5A级, 十大. */
static bool labelled(const xun_read_figure *found, const xun_fact_text *text)
{
    static const char16_t *const labels[] = {u"强",   u"连",   u"大",   u"号", u"路", u"国道", u"省道",
                                             u"线",   u"世纪", u"周年", u"届", u"级", u"星",   u"年代",
                                             u"个一", u"期",   u"维",   u"后", u"版", NULL};
    if (unit_is(found, text, u"周") && xun_char(text, found->end) == u'年')
        return true;
    return !has_unit(found) && !found->multiplied && xun_match_any(text, found->end, labels) > 0;
}

bool xun_is_figure(const xun_read_figure *found, const xun_fact_text *text)
{
    return !(in_code(found, text) || is_ordinal(found, text) || in_circle(found, text) ||
             loose_threshold(found, text) || loose_numeral(found, text) || labelled(found, text) ||
             is_generation(found, text) || lacks_unit(found, text));
}
