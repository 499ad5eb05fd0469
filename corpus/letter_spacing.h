/* Characters set or recognised one by one with spaces between: 全 国 文 明 城 区. */
#ifndef XUN_CORPUS_LETTER_SPACING_H
#define XUN_CORPUS_LETTER_SPACING_H

#include <stddef.h>

/* Takes out, in place, the spaces between Han characters of which a few in a row stand alone; returns the new
 * length. Words parted by spaces stay parted. */
size_t xun_close_letter_spacing(char *text, size_t length);

#endif
