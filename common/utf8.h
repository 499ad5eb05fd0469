/* Walking over UTF-8. */
#ifndef XUN_COMMON_UTF8_H
#define XUN_COMMON_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define XUN_REPLACEMENT 0xFFFDu

/* Reads the character that starts at `text` (at least one byte before `end`) and returns its length in bytes.
 * Malformed input gives XUN_REPLACEMENT and the length of its longest ill-formed prefix (at least 1), as the
 * Unicode Standard recommends (section 3.9, "maximal subpart"). */
size_t xun_utf8_read(uint32_t *out, const char *text, const char *end);
/* Writes one character (1 to 4 bytes, no zero byte) into `out` and returns its length; surrogates and values
 * past U+10FFFF are written as U+FFFD. */
size_t xun_utf8_write(char out[4], uint32_t character);
/* The length of the longest prefix that is well-formed UTF-8: `length` itself when all is. */
size_t xun_utf8_valid_prefix(const char *text, size_t length);
/* The number of characters; malformed parts count as xun_utf8_read gives them. */
size_t xun_utf8_count(const char *text, size_t length);
/* The greatest offset not above `offset` at which no character is cut in half. */
size_t xun_utf8_border(const char *text, size_t length, size_t offset);

/* Han ideographs of every block (not kana, not punctuation); includes 〇 and 々. */
bool xun_is_han(uint32_t character);

#endif
