/* How many letters two words are apart. */
#ifndef XUN_SEARCHER_EDIT_DISTANCE_H
#define XUN_SEARCHER_EDIT_DISTANCE_H

#include <stddef.h>

enum { XUN_EDIT_LETTERS = 21 };

/* Letters put in, left out, replaced, and neighbours that changed places: the optimal string alignment
 * distance (Damerau 1964). Words of more than XUN_EDIT_LETTERS bytes are as far apart as can be: SIZE_MAX. */
size_t xun_edit_distance(const char *a, size_t a_length, const char *b, size_t b_length);

#endif
