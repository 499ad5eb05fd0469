/* What single characters tell about sentences and layout. Internal to corpus/. */
#ifndef XUN_CORPUS_CHARS_H
#define XUN_CORPUS_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* White space of every width, no-break and zero-width spaces, byte-order marks; not line feeds. */
bool xun_is_blank(uint32_t c);
/* 。！？!?…；; and their relatives: a sentence or a list item is over. The full stop '.' is left to the
 * caller. */
bool xun_is_sentence_end(uint32_t c);
/* ，、：, and colons: the sentence goes on. */
bool xun_is_clause_end(uint32_t c);
bool xun_is_opener(uint32_t c);
bool xun_is_closer(uint32_t c);
bool xun_is_digit(uint32_t c); /* 0-9 and full-width */
/* A point and digits: what follows the whole part of a number (.7). */
bool xun_begins_with_decimals(const char *text, size_t start, size_t end);
/* A letter of an alphabet with spaces between words (Latin, Greek, Cyrillic; full-width letters too). */
bool xun_is_letter(uint32_t c);
bool xun_is_upper(uint32_t c);
/* Han, kana or full-width punctuation: set without spaces. */
bool xun_is_wide(uint32_t c);

/* The character before offset `at`, which must be above `start`; its length goes to `step`. */
uint32_t xun_char_before(const char *text, size_t start, size_t at, size_t *step);
/* The character at offset `at`; 0 with step 0 at the end. */
uint32_t xun_char_at(const char *text, size_t at, size_t end, size_t *step);

/* Is one of the characters of `set` (UTF-8) equal to `c`? */
bool xun_char_in(uint32_t c, const char *set);
/* Does text[at, end) begin with `word`? */
bool xun_starts_with(const char *text, size_t at, size_t end, const char *word);

#endif
