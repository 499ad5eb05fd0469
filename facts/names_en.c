#include "facts/names_en.h"

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
    static const char *const words[] = {"of", "for", "and", "in", "the", "on", "with", "to", NULL};
    for (const char *const *word = words; *word != NULL; word++)
        if (xun_word_is(text, index, *word))
            return true;
    return false;
}

static size_t token_end(const xun_fact_text *text, size_t index)
{
    size_t end = index;
    while (
        xun_is_letter(xun_char(text, end)) || xun_is_digit(xun_char(text, end)) ||
        (end > index && xun_one_of(xun_char(text, end), u"-'’&") && xun_is_letter(xun_char(text, end + 1))))
        end++;
    return end;
}

size_t xun_capital_run(const xun_fact_text *text, size_t *start)
{
    if (xun_is_english_quote(xun_char(text, *start)))
        return quoted(text, start);
    size_t at = *start, end = *start;
    bool linked = false;
    while (at < text->count && at - *start < LONGEST_RUN) {
        size_t stop = token_end(text, at);
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
