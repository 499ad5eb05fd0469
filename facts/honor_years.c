/* The year of an honour: of the times around it, the one that tells when it was given. A year of comparison
 * (比2015年, 是2015年的4倍), of another name (《…纲要（2017-2035年）》) or of what is to come tells nothing of it. */
#include "facts/honors.h"
#include "facts/times.h"

/* The last year of a time; of a period that goes on, the report's year `now` (0: unknown). */
static int year_in(const xun_time *time, int now)
{
    int first, last;
    xun_time_years(&first, &last, time);
    return first <= now && now < last ? now : last;
}

/* The index of the first time that begins at `byte` or later. */
static size_t first_time_from(const xun_facts *facts, size_t byte)
{
    size_t low = 0, high = facts->time_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (facts->times[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The index of the character at `byte`. */
static size_t character_at(const xun_fact_text *text, size_t byte)
{
    size_t low = 0, high = text->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text->at[middle] < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Bytes [*start, *end) are the sentence that character `index` stands in. */
static void sentence_around(size_t *start, size_t *end, const xun_fact_text *text, size_t index)
{
    enum { LONGEST = 1000 };
    size_t from = index, to = index;
    while (from > 0 && index - from < LONGEST && !xun_sentence_end(text, from - 1))
        from--;
    while (to < text->count && to - index < LONGEST && !xun_sentence_end(text, to))
        to++;
    *start = text->at[from];
    *end = text->at[to];
}

/* 比2015年, 较上年, 是2015年的4.6倍, 与2015年相比: what something else is compared with. */
static bool is_compared(const xun_fact_text *text, size_t start, size_t end)
{
    char16_t before = xun_char(text, start - 1);
    return xun_one_of(before, u"比较") || (xun_one_of(before, u"是为") && xun_char(text, end) == u'的') ||
           (xun_one_of(before, u"与同和") && xun_match(text, end, u"相比") > 0);
}

/* True when `start` lies between 《 and 》. */
static bool is_in_title(const xun_fact_text *text, size_t start)
{
    enum { LONGEST = 60 };
    for (size_t i = start; i > 0 && start - i < LONGEST; i--)
        if (xun_one_of(text->chars[i - 1], u"《》"))
            return text->chars[i - 1] == u'《';
    return false;
}

/* True when the time lies in the name of another honour. */
static bool is_in_other(const xun_facts *facts, const xun_honor *honor, const xun_time *time)
{
    for (size_t i = 0; i < facts->honor_count && facts->honors[i].start <= time->start; i++)
        if (&facts->honors[i] != honor && time->end <= facts->honors[i].end)
            return true;
    return false;
}

/* True when the time may tell when the honour was given. */
static bool tells(const xun_facts *facts, const xun_honor *honor, const xun_time *time, int now)
{
    const xun_fact_text *text = &facts->memory->text;
    size_t start = character_at(text, time->start), end = character_at(text, time->end);
    if (honor->start <= time->start && time->end <= honor->end) /* 2014-2016年先进单位; no plan's “十四五” */
        return time->how != XUN_TIME_PERIOD || xun_is_digit(text->chars[start]);
    if (is_compared(text, start, end) || is_in_title(text, start) || is_in_other(facts, honor, time))
        return false;
    static const char16_t *const aims[] = {u"创建", u"争创", u"申报", u"申创", u"争取", u"力争", u"建成", NULL};
    size_t name = character_at(text, honor->start);
    return now == 0 || year_in(time, now) <= now || xun_clause_start(text, name) <= start ||
           xun_holds_any(text, end, name, aims); /* 到2025年，创建… */
}

/* 全国文明城市（2021年）: the year right behind a title is its own. */
static const xun_time *time_behind(const xun_facts *facts, const xun_honor *honor, size_t next)
{
    const xun_fact_text *text = &facts->memory->text;
    size_t end = character_at(text, honor->end);
    end += xun_is_closing_quote(xun_char(text, end));
    bool opened = xun_char(text, end) == u'(' && next < facts->time_count;
    return opened && facts->times[next].start == text->at[end + 1] ? &facts->times[next] : NULL;
}

/* The time of an honour's own sentence, said before it or, unless that is to come, after it; else the last
 * one said before, or NULL. `now` is the report's year or 0. */
static const xun_time *time_of(const xun_facts *facts, const xun_honor *honor, int now)
{
    const xun_fact_text *text = &facts->memory->text;
    size_t start, end, next = first_time_from(facts, honor->end), last = next;
    sentence_around(&start, &end, text, character_at(text, honor->start));
    const xun_time *behind = time_behind(facts, honor, next);
    if (behind != NULL)
        return behind;
    while (last > 0 && !tells(facts, honor, &facts->times[last - 1], now))
        last--;
    if (last > 0 && facts->times[last - 1].start >= start)
        return &facts->times[last - 1];
    for (size_t i = next; i < facts->time_count && facts->times[i].start < end; i++)
        if (tells(facts, honor, &facts->times[i], now) &&
            (now == 0 || year_in(&facts->times[i], now) <= now))
            return &facts->times[i];
    return last > 0 ? &facts->times[last - 1] : NULL;
}

void xun_date_honors(xun_facts *facts, int now)
{
    for (size_t i = 0; i < facts->honor_count; i++) {
        xun_honor *honor = &facts->honors[i];
        const xun_time *time = time_of(facts, honor, now);
        honor->year = time ? year_in(time, now) : 0;
        honor->how = time ? time->how : XUN_TIME_INHERITED;
    }
}

xun_status xun_inherit_honor_years(xun_facts *facts, const xun_facts_context *context, int now,
                                   xun_error *error)
{
    size_t undated = 0, own = facts->time_count;
    while (undated < facts->honor_count && facts->honors[undated].year != 0)
        undated++;
    if (undated == facts->honor_count || context == NULL)
        return XUN_OK;
    bool inherited = own == 1 && facts->times[0].how == XUN_TIME_INHERITED;
    xun_status status = inherited ? XUN_OK : xun_times_inherit(facts, context, error);
    int year = facts->time_count > own || inherited ? year_in(&facts->times[facts->time_count - 1], now) : 0;
    facts->time_count = own;
    for (size_t i = undated; i < facts->honor_count; i++)
        if (facts->honors[i].year == 0)
            facts->honors[i].year = year;
    return status;
}
