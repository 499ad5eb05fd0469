/* Chinese words and characters that new terms do not begin or end with. Inside the search for new terms
 * only. */
#ifndef XUN_SEARCHER_DISCOVER_WORDS_H
#define XUN_SEARCHER_DISCOVER_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a character may be in a term. */
enum {
    XUN_NEVER_FIRST = 1, /* function characters and those that follow figures: 的 和 年 */
    XUN_NEVER_LAST = 2,
    XUN_JOINS = 4,   /* stands between the parts of phrases: 和 等 */
    XUN_NUMERAL = 8, /* a Chinese numeral: beside a term as good as digits */
    XUN_MEASURE = 16 /* what numerals count by: 个 亿 */
};

/* The kinds of a folded character, added up. */
uint8_t xun_character_kinds(uint32_t character);

/* Whether folded characters begin with a word that joins itself to all others: adverbs and verbs of reports
 * (持续, 加快, 坚持), or end with one (推进, 取得). */
bool xun_begins_lightly(const uint32_t *characters, size_t count);
bool xun_ends_lightly(const uint32_t *characters, size_t count);

#endif
