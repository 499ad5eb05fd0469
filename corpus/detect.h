/* Which encoding bytes are in: byte-order mark, strict UTF-8, or the decoding that reads best. */
#ifndef XUN_CORPUS_DETECT_H
#define XUN_CORPUS_DETECT_H

#include <stdbool.h>

#include "corpus/blob.h"
#include "corpus/encoding.h"

typedef struct {
    const xun_encoding *encoding;
    const char *how;   /* as in xun_decoding */
    double confidence; /* 0 to 1 */
    size_t start;      /* the byte-order mark's length */
    size_t torn;       /* 1 when the byte at `start` is the rest of a character cut in two, else 0 */
    bool ready;        /* from `start` on it is well-formed UTF-8 without zero bytes */
} xun_detection;

/* `declared` is what the file itself says (NULL: nothing), a hint only. XUN_INVALID for what looks like
 * a binary file; `name` is for that message. Runs over all of the blob, in bounded memory. */
xun_status xun_detect(xun_detection *out, const xun_blob *blob, const xun_encoding *declared,
                      const char *name, xun_error *error);
/* The same when the encoding is told: only the byte-order mark is looked for. */
void xun_detect_told(xun_detection *out, const xun_blob *blob, const xun_encoding *told);

#endif
