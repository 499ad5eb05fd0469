/* A whole blob decoded to UTF-8, with marks that lead from any place in the text back to its bytes. */
#ifndef XUN_CORPUS_CONVERT_H
#define XUN_CORPUS_CONVERT_H

#include "corpus/blob.h"
#include "corpus/decoder.h"

/* A place where a character begins both in the text and in the source. */
typedef struct {
    uint64_t text, source;
    bool shifted; /* the decoder's state there */
} xun_checkpoint;

typedef struct {
    xun_blob text;
    xun_checkpoint *checkpoints; /* one every 4 KB of text */
    size_t checkpoint_count;
    uint64_t undecodable, zeros;
    xun_decoder *decoder; /* for going back */
} xun_conversion;

/* Decodes `source` from byte `start` on, of which the first `torn` bytes cannot be decoded; `name` is
 * for messages. */
xun_status xun_convert(xun_conversion *out, const xun_encoding *encoding, const xun_blob *source,
                       size_t start, size_t torn, const char *name, xun_error *error);
void xun_conversion_free(xun_conversion *conversion);
/* The byte of `source` at which the character that holds byte `offset` of the text begins. Uses the
 * conversion's decoder, so one thread at a time. */
uint64_t xun_conversion_source_offset(const xun_conversion *conversion, const xun_blob *source,
                                      size_t offset);

#endif
