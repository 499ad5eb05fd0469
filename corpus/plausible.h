/* How well a decoding of some bytes reads as Chinese or English text. */
#ifndef XUN_CORPUS_PLAUSIBLE_H
#define XUN_CORPUS_PLAUSIBLE_H

#include <stdbool.h>
#include <stddef.h>

#include "corpus/encoding.h"
#include "corpus/han_bands.h"

/* What a decoding of the sample gave. Costs are negative natural logarithms of rough probabilities, so
 * that those of two decodings of the same bytes may be compared by their difference. */
typedef struct {
    double cost;
    size_t characters;
    size_t foreign;     /* characters that are not ASCII */
    size_t undecodable; /* bytes */
    size_t odd;         /* control characters, private-use and unassigned ones */
    size_t han, common; /* Han characters; those of the first three bands */
} xun_reading;

/* A reading that is clearly wrong is given up early and its figures scaled up. False when this system
 * cannot decode the encoding (or memory is out). */
bool xun_read_as(xun_reading *out, const xun_encoding *encoding, const char *sample, size_t length,
                 const xun_han_bands *bands);

#endif
