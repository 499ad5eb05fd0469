/* Internal: English names compared by what they say: case, hyphens, articles, the plural, British and
 * American spelling, and AAAA for 4A make no other name. */
#ifndef XUN_FACTS_ENGLISH_KEY_H
#define XUN_FACTS_ENGLISH_KEY_H

#include "facts/names.h"

enum { XUN_KEY_LIMIT = 160 };

/* The key of chars[0, count): its length, at most XUN_KEY_LIMIT; 0 when it is no English name or too long. A
 * key begins with a character that no text holds, so that it may stand among the words of the rules. */
size_t xun_english_key(char16_t out[XUN_KEY_LIMIT], const char16_t *chars, size_t count);
/* The end of the longest name of the glossaries with one of `kinds` that begins at `index`, where a word
 * does; `index` when none does. */
size_t xun_english_known(const xun_name_scan *scan, size_t index, unsigned kinds);

#endif
