/* Characters and digits set or recognised one by one with spaces between: 全 国 文 明 城 区, 2 0 1 7 年. */
#ifndef XUN_CORPUS_LETTER_SPACING_H
#define XUN_CORPUS_LETTER_SPACING_H

#include <stddef.h>

/* Where the row ends of four or more Han characters and digits, with their punctuation, that stand alone from
 * `at` on; `at` itself when there is no such row. A row of digits alone (a table's) and digits behind one
 * character are none. Tabs part cells and end a row. */
const char *xun_letter_spaced_end(const char *at, const char *end);

/* Takes out, in place, the spaces within such rows; returns the new length. Words parted by spaces stay
 * parted. */
size_t xun_close_letter_spacing(char *text, size_t length);

#endif
