/* Titles that share their last words: 获批全国居家和社区养老服务改革、城市医联体建设、医保智能监控示范试点市.
 */
#include "facts/honors.h"

enum { LONGEST_FRAGMENT = 24, SHORTEST_FRAGMENT = 3, MOST_FRAGMENTS = 8 };

typedef struct {
    size_t start[MOST_FRAGMENTS], end[MOST_FRAGMENTS];
    size_t count;
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

/* The last fragment's end: with the ending, or before the number that counts all of them, as in
 * 北斗规模应用3个试点城市. 0 when no title ends there. */
static size_t last_end(const xun_name_scan *scan, size_t start)
{
    static const unsigned title = XUN_WORD_HONOR_STRONG;
    static const char16_t *const pilots[] = {u"试点", u"试点示范", u"示范试点", NULL};
    size_t end = words_end(scan, start), at = end;
    while (at < scan->text->count && (scan->closed[at] & XUN_IN_FIGURE) != 0)
        at++;
    size_t ending = at > end ? words_end(scan, at) : end;
    for (size_t i = ending; i > (at > end ? at : start); i--)
        if ((scan->ends[i] & title) != 0 || xun_ends_with_any(scan->text, i, pilots))
            return !xun_is_hanzi(xun_char(scan->text, i)) || (scan->starts[i] & XUN_WORD_CONFIRMS) != 0 ||
                           xun_one_of(scan->text->chars[i], u"和与及等")
                       ? (at > end ? end : i)
                       : 0;
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
            end = last_end(scan, at);
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
        if (!xun_honor_add(scan, &name, &last))
            return false;
    }
    return true;
}

bool xun_fragments_scan(xun_name_scan *scan)
{
    for (size_t i = 0; i < scan->mark_count; i++) {
        const xun_mark *verb = &scan->marks[i];
        fragment_list list;
        if ((xun_mark_rule(scan, verb)->kinds & XUN_HONOR_VERB) == 0 || verb->end < verb->start + 2)
            continue;
        size_t start = xun_skip_honor_opening(scan, xun_skip_year(scan, verb->end), scan->text->count);
        if (read_fragments(&list, scan, start) && share_ending(scan, &list) &&
            !add_fragments(scan, verb, &list))
            return false;
    }
    return true;
}
