/* CC-CEDICT's three forms to one. Inside translator/ only. */
#ifndef XUN_TRANSLATOR_CEDICT_TEXT_H
#define XUN_TRANSLATOR_CEDICT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "common/bytes.h"

/* One entry; pointers into the text it was read from. */
typedef struct {
    const char *word, *pinyin, *senses; /* simplified; syllables with tones; separated by "/" */
    size_t word_length, pinyin_length, senses_length;
} xun_cedict_entry;

/* Appends the file's entries as lines "simplified TAB pinyin TAB senses"; lines that are none are left out.
 * `date` gets the file's own date, or stays. False when memory is out. */
bool xun_cedict_lines(xun_bytes *out, xun_bytes *date, const char *text, size_t length);
/* The entry that begins at `*at`, moved on to the next; false at the end. */
bool xun_cedict_next(xun_cedict_entry *out, const char **at, const char *end);

#endif
