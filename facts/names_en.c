#include "facts/names_en.h"

#include <string.h>

#include "facts/english.h"

enum { LONGEST_RUN = 120 };

bool xun_is_english_quote(char16_t c)
{
    return c == u'“' || c == u'"' || c == u'‘';
}

static size_t quoted(const xun_fact_text *text, size_t *start)
{
    size_t end = *start + 1;
    while (end < text->count && end - *start < LONGEST_RUN && !xun_one_of(text->chars[end], u"”\"’\n"))
        end++;
    if (end >= text->count || !xun_one_of(text->chars[end], u"”\"’"))
        return *start;
    (*start)++;
    return end;
}

/* Small words that may stand inside a name. */
static bool is_link(const xun_fact_text *text, size_t index)
{
    static const char *const words[] = {"of", "for", "and", "in", "the", "on", "with", "to", "against", NULL};
    for (const char *const *word = words; *word != NULL; word++)
        if (xun_word_is(text, index, *word))
            return true;
    return false;
}

size_t xun_token_end(const xun_fact_text *text, size_t index)
{
    size_t end = index;
    while (
        xun_is_letter(xun_char(text, end)) || xun_is_digit(xun_char(text, end)) ||
        (end > index && xun_one_of(xun_char(text, end), u"-'’&") && xun_is_letter(xun_char(text, end + 1))))
        end++;
    bool number = xun_word_is(text, index, "no") && xun_char(text, end) == u'.' &&
                  xun_char(text, end + 1) == u' ' && xun_is_digit(xun_char(text, end + 2));
    return number ? end + 1 : end;
}

size_t xun_capital_run(const xun_fact_text *text, size_t *start)
{
    if (xun_is_english_quote(xun_char(text, *start)))
        return quoted(text, start);
    size_t at = *start, end = *start;
    bool linked = false;
    while (at < text->count && at - *start < LONGEST_RUN) {
        size_t stop = xun_token_end(text, at);
        if (stop == at)
            break;
        char16_t c = text->chars[at];
        if (xun_is_upper(c) || (xun_is_digit(c) && at > *start && !linked))
            end = stop;
        else if (!is_link(text, at) || at == *start)
            break;
        if (xun_char(text, stop) != u' ')
            break;
        linked = end != stop;
        at = stop + 1;
    }
    return end;
}

bool xun_token_begins(const xun_fact_text *text, size_t index)
{
    char16_t before = xun_char(text, index - 1);
    return (xun_is_letter(text->chars[index]) || xun_is_digit(text->chars[index])) &&
           !xun_is_letter(before) && !xun_is_digit(before) &&
           !(xun_one_of(before, u"'’-") && xun_is_letter(xun_char(text, index - 2)));
}

size_t xun_phrase_at(const xun_fact_text *text, size_t index, const char *const *phrases)
{
    size_t best = 0;
    for (; *phrases != NULL; phrases++) {
        size_t length = xun_words_match(text, index, *phrases);
        best = length > best ? length : best;
    }
    return best;
}

bool xun_phrase_before(const xun_fact_text *text, size_t index, const char *const *phrases)
{
    for (; *phrases != NULL; phrases++) {
        size_t length = strlen(*phrases), start = index - 1 - length;
        if (index > length && xun_char(text, index - 1) == u' ' &&
            xun_words_match(text, start, *phrases) > 0 && !xun_is_letter(xun_char(text, start - 1)))
            return true;
    }
    return false;
}

size_t xun_sentence_start(const xun_fact_text *text, size_t index)
{
    enum { REACH = 300 };
    size_t from = index > REACH ? index - REACH : 0;
    while (index > from && !xun_sentence_end(text, index - 1))
        index--;
    while (xun_char(text, index) == u' ')
        index++;
    return index;
}

/* True when the article at `index` parts a name from what stands before it: not of, for, in, and … the. */
static bool article_parts(const xun_fact_text *text, size_t index)
{
    static const char *const links[] = {"of", "for", "in", "on", "to", "with", "and", NULL};
    return xun_word_is(text, index, "the") && !xun_phrase_before(text, index, links);
}

size_t xun_skip_opening(const xun_name_scan *scan, size_t start, size_t end)
{
    static const char *const openings[] = {"on",     "in",     "at",    "for",    "with",   "from",  "by",
                                           "to",     "of",     "since", "during", "after",  "the",   "this",
                                           "that",   "last",   "next",  "a",      "an",     "our",   "its",
                                           "their",  "and",    "as",    "when",   "while",  "under", "both",
                                           "before", "around", "among", "until",  "behind", "near",  NULL};
    const xun_fact_text *text = scan->text;
    size_t from = start;
    bool opening = true;
    for (size_t i = start; i < end;) {
        size_t stop = xun_token_end(text, i);
        bool dated = (scan->closed[i] & XUN_IN_FIGURE) != 0 && i == from;
        opening = opening && xun_phrase_at(text, i, openings) > 0;
        bool parted = article_parts(text, i);
        if (stop == i)
            break;
        i = xun_char(text, stop) == u' ' ? stop + 1 : stop;
        if (opening || dated || parted) {
            from = i;
            opening = true;
        }
    }
    return from < end ? from : end;
}
