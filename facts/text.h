/* Internal: a passage as an array of folded characters, so that the finders can look ahead and back freely.
 */
#ifndef XUN_FACTS_TEXT_H
#define XUN_FACTS_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#include "common/status.h"

/* Folding keeps one entry a character: full-width forms to half-width, the circle zeros to 〇, the
 * traditional forms of the characters that times and numbers are written with to simplified; characters
 * beyond U+FFFF and malformed bytes to U+FFFD. Capital letters stay (names need them). */
typedef struct {
    char16_t *chars; /* chars[count] is 0 */
    uint32_t *at;    /* byte offset of each character; at[count] is the length in bytes */
    size_t count, capacity;
} xun_fact_text;

/* Replaces what `text` held. XUN_LIMIT for 4 GiB and more. */
xun_status xun_fact_text_load(xun_fact_text *text, const char *bytes, size_t length, xun_error *error);
void xun_fact_text_free(xun_fact_text *text);
char16_t xun_fold_plain(uint32_t character);

/* The character at `index`; 0 outside, so that looking around needs no checks. `index` may be "negative"
 * (wrapped). */
static inline char16_t xun_char(const xun_fact_text *text, size_t index)
{
    return index < text->count ? text->chars[index] : 0;
}

/* The length of `word` when the text goes on with it at `index`, else 0. */
static inline size_t xun_match(const xun_fact_text *text, size_t index, const char16_t *word)
{
    size_t length = 0;
    while (word[length] != 0) {
        if (xun_char(text, index + length) != word[length])
            return 0;
        length++;
    }
    return length;
}

/* The length of the longest of `words` (ended by NULL) at `index`, else 0. */
size_t xun_match_any(const xun_fact_text *text, size_t index, const char16_t *const *words);
/* True when the text before `index` ends with one of `words`. */
bool xun_ends_with(const xun_fact_text *text, size_t index, const char16_t *word);
bool xun_ends_with_any(const xun_fact_text *text, size_t index, const char16_t *const *words);
/* True when one of `words` lies in [from, to). */
bool xun_holds_any(const xun_fact_text *text, size_t from, size_t to, const char16_t *const *words);
/* The index after the last of `words` that begins in [from, to); `from` when there is none. */
size_t xun_after_any(const xun_fact_text *text, size_t from, size_t to, const char16_t *const *words);
/* True when `character` is one of `set`. */
bool xun_one_of(char16_t character, const char16_t *set);

static inline bool xun_is_digit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}
static inline bool xun_is_upper(char16_t c)
{
    return c >= u'A' && c <= u'Z';
}
static inline bool xun_is_lower(char16_t c)
{
    return c >= u'a' && c <= u'z';
}
static inline bool xun_is_letter(char16_t c)
{
    return xun_is_upper(c) || xun_is_lower(c);
}
static inline bool xun_is_hanzi(char16_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || c == u'〇' || (c >= 0xF900 && c <= 0xFAFF);
}
/* Ends a sentence: 。 ！ ？ ； and line breaks (an English full stop needs its surroundings, see
 * xun_sentence_end). */
static inline bool xun_is_sentence_mark(char16_t c)
{
    return c == u'。' || c == u'!' || c == u'?' || c == u';' || c == u'\n' || c == 0;
}
/* Ends a clause: the above, commas, colons, enumeration commas are no end. */
static inline bool xun_is_clause_mark(char16_t c)
{
    return xun_is_sentence_mark(c) || c == u',' || c == u':';
}
/* True when the character at `index` ends a sentence, an English full stop included. */
bool xun_sentence_end(const xun_fact_text *text, size_t index);

#endif
