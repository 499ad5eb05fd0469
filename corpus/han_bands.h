/* How common Chinese characters are, simplified and traditional alike: what tells a right decoding from
 * a wrong one. */
#ifndef XUN_CORPUS_HAN_BANDS_H
#define XUN_CORPUS_HAN_BANDS_H

#include <stdint.h>

enum { XUN_HAN_FIRST = 0x4E00, XUN_HAN_LAST = 0x9FFF, XUN_HAN_BANDS = 4 };

/* For each character from XUN_HAN_FIRST on: 0 (most frequent) to 3, or XUN_HAN_BANDS for all rarer ones. */
typedef struct {
    uint8_t band[XUN_HAN_LAST - XUN_HAN_FIRST + 1];
} xun_han_bands;

void xun_han_bands_fill(xun_han_bands *out);

#endif
