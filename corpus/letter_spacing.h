/* Characters and digits set or recognised one by one with spaces between: 全 国 文 明 城 区, 2 0 1 7 年. */
#ifndef XUN_CORPUS_LETTER_SPACING_H
#define XUN_CORPUS_LETTER_SPACING_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a row of four or more Han characters and digits, with their punctuation, stand alone from `at` on.
 * A row of digits alone (a table's) and digits behind one character are none. Tabs part cells and end a row.
 * `*stop`: where it ends; without one, before where none begins, so that a text is gone through once. */
bool xun_letter_spaced(const char **stop, const char *at, const char *end);

/* Takes out, in place, the spaces within such rows; returns the new length. Words parted by spaces stay
 * parted. */
size_t xun_close_letter_spacing(char *text, size_t length);

#endif
