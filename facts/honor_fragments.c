/* Titles that share their last words: 获批全国居家和社区养老服务改革、城市医联体建设、医保智能监控示范试点市.
 */
#include "facts/honors.h"

#include <stdio.h>

enum { LONGEST_FRAGMENT = 24, SHORTEST_FRAGMENT = 3, MOST_FRAGMENTS = 8 };

typedef struct {
    size_t start[MOST_FRAGMENTS], end[MOST_FRAGMENTS];
    size_t count;
    size_t ending, ending_end; /* the words that they share */
} fragment_list;

/* True when the character at `index` may stand in a fragment. */
static bool may_stand(const xun_name_scan *scan, size_t index)
{
    char16_t c = scan->text->chars[index];
    return (xun_is_hanzi(c) || xun_is_letter(c) || xun_is_digit(c) || xun_is_opening_quote(c) ||
            xun_is_closing_quote(c) || c == u'+' || c == u'-') &&
           !xun_is_function_character(c) && (scan->closed[index] & XUN_IN_FIGURE) == 0;
}

/* The end of the words that begin at `start`. */
static size_t words_end(const xun_name_scan *scan, size_t start)
{
    size_t end = start;
    while (end < scan->text->count && end - start < LONGEST_FRAGMENT && may_stand(scan, end))
        end++;
    return end;
}

/* True when a title that ends at `end` goes no further. */
static bool stops(const xun_name_scan *scan, size_t end)
{
    return !xun_is_hanzi(xun_char(scan->text, end)) || (scan->starts[end] & XUN_WORD_CONFIRMS) != 0 ||
           xun_one_of(scan->text->chars[end], u"和与及等");
}

/* Where the title's ending that ends at `end` begins; `end` when none does. */
static size_t ending_before(const xun_name_scan *scan, size_t from, size_t end)
{
    static const char16_t *const pilots[] = {u"试点示范", u"示范试点", u"试点", NULL};
    enum { LONGEST_PILOT = 4, SHORTEST_PILOT = 2 };
    for (size_t i = xun_first_mark(scan, from); i < scan->mark_count && scan->marks[i].start < end; i++)
        if (scan->marks[i].end == end &&
            (xun_mark_rule(scan, &scan->marks[i])->kinds & XUN_WORD_HONOR_STRONG) != 0)
            return scan->marks[i].start;
    for (size_t length = LONGEST_PILOT; length >= SHORTEST_PILOT; length--)
        if (end >= from + length && xun_match_any(scan->text, end - length, pilots) == length)
            return end - length;
    return end;
}

/* The last fragment's end: with the ending, or before the number that counts all of them, as in
 * 北斗规模应用3个试点城市. 0 when no title ends there. Sets the ending that they share. */
static size_t last_end(fragment_list *out, const xun_name_scan *scan, size_t start)
{
    size_t end = words_end(scan, start), at = end;
    while (at < scan->text->count && (scan->closed[at] & XUN_IN_FIGURE) != 0)
        at++;
    bool counted = at > end;
    size_t from = counted ? at : start;
    for (size_t i = counted ? words_end(scan, at) : end; i > from; i--) {
        size_t ending = ending_before(scan, from, i);
        if (ending == i)
            continue;
        out->ending = counted ? at : ending;
        out->ending_end = i;
        return stops(scan, i) ? (counted ? end : i) : 0;
    }
    return 0;
}

/* The fragments from `start` on, parted by 、: none but the last may end as titles do. */
static bool read_fragments(fragment_list *out, const xun_name_scan *scan, size_t start)
{
    out->count = 0;
    for (size_t at = start; out->count < MOST_FRAGMENTS;) {
        size_t end = words_end(scan, at);
        bool goes_on = xun_char(scan->text, end) == u'、' && (scan->ends[end] & XUN_HONOR_ENDING) == 0;
        if (!goes_on)
            end = last_end(out, scan, at);
        if (end < at + SHORTEST_FRAGMENT)
            return false;
        out->start[out->count] = at;
        out->end[out->count++] = end;
        if (!goes_on)
            return out->count > 1;
        at = end + 1;
    }
    return false;
}

/* True when the first alone has a scope word, with words behind it, none but the last holds a title of its
 * own, and none a verb of honours. */
static bool share_ending(const xun_name_scan *scan, const fragment_list *list)
{
    xun_honor_level level;
    size_t first = list->start[0], scope = xun_scope_at(&level, scan, first);
    if (scope == 0 || level > XUN_LEVEL_PROVINCE || list->end[0] < first + scope + 2)
        return false;
    for (size_t i = 0; i < list->count; i++) {
        bool last = i + 1 == list->count;
        if (xun_any_closed(scan, list->start[i], list->end[i], last ? XUN_IN_TITLE : XUN_IN_HONOR))
            return false;
        if (i > 0 && xun_first_scope(scan, list->start[i], list->end[i]) < list->end[i])
            return false;
        for (size_t k = list->start[i] + 1; k < list->end[i]; k++)
            if ((scan->starts[k] & XUN_HONOR_VERB) != 0 && (scan->starts[k] & XUN_WORD_LOOSE) == 0 &&
                !xun_inside_word(scan, k))
                return false;
    }
    return true;
}

/* 投资潜力 in 投资潜力、创新创业2个百强区 is 投资潜力百强区: the name has the ending that the text has once. */
static bool lend_ending(xun_name_scan *scan, xun_honor *honor, const fragment_list *list)
{
    char joined[512];
    const char *ending = xun_canonical_string(scan, list->ending, list->ending_end, 0);
    if (ending == NULL)
        return false;
    int length = snprintf(joined, sizeof joined, "%s%s", honor->name, ending);
    if (length > 0 && (size_t)length < sizeof joined)
        honor->name = xun_facts_string(scan->facts, joined, (size_t)length);
    return honor->name != NULL;
}

static bool add_fragments(xun_name_scan *scan, const xun_mark *verb, const fragment_list *list)
{
    xun_honor_chain last = {0};
    for (size_t i = 0; i < list->count; i++) {
        const xun_honor_candidate name = {.start = list->start[i],
                                          .end = list->end[i],
                                          .ending = list->end[i],
                                          .strong = true,
                                          .scoped = true,
                                          .titled = true,
                                          .verb = verb,
                                          .verb_near = true};
        size_t before = scan->facts->honor_count;
        if (!xun_honor_add(scan, &name, &last))
            return false;
        if (scan->facts->honor_count > before && list->end[i] < list->ending_end &&
            !lend_ending(scan, &scan->facts->honors[before], list))
            return false;
    }
    return true;
}

bool xun_fragments_scan(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *verb = &scan->marks[i];
        fragment_list list = {.count = 0};
        if ((xun_mark_rule(scan, verb)->kinds & XUN_HONOR_VERB) == 0 || verb->end < verb->start + 2)
            continue;
        size_t start = xun_skip_honor_opening(scan, xun_skip_year(scan, verb->end), scan->text->count);
        if (read_fragments(&list, scan, start) && share_ending(scan, &list) &&
            !add_fragments(scan, verb, &list))
            return false;
    }
    return true;
}
