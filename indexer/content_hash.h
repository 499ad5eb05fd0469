/* A fingerprint of a file's bytes, so that a file that was only touched is not read again. Not
 * cryptographic. */
#ifndef XUN_INDEXER_CONTENT_HASH_H
#define XUN_INDEXER_CONTENT_HASH_H

#include <stdbool.h>
#include <stdint.h>

#include "common/status.h"

/* Ranges begin at multiples of this. */
enum { XUN_HASH_BLOCK = 256 * 1024 };

typedef struct {
    uint64_t hash; /* of a file: the sum of its ranges' */
    uint64_t newlines;
    bool in_line; /* the byte before the range is no newline: the range begins within a line */
} xun_content;

/* Reads bytes [start, end) of a file; `end` 0: to the end. */
xun_status xun_content_read(xun_content *out, const char *path, uint64_t start, uint64_t end,
                            xun_error *error);

#endif
