/* How wide text is on a terminal, and where its lines may be broken. */
#ifndef XUN_CLI_COLUMNS_H
#define XUN_CLI_COLUMNS_H

#include <stddef.h>

/* Columns that UTF-8 text takes: two for a Chinese character, none for a combining mark, one for a control
 * character (which is shown as a space). */
size_t xun_columns(const char *text, size_t length);

/* The length in bytes of the first line of `text` when it may be at most `width` columns wide (at least one
 * character is taken); `*next` is where the following line begins. Broken at spaces and between Chinese
 * characters; closing punctuation begins no line and opening punctuation ends none, where that can be.
 * `width` 0: never broken. */
size_t xun_line_length(size_t *next, const char *text, size_t length, size_t width);

#endif
