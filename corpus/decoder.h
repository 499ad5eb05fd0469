/* Bytes to UTF-8, a piece at a time, never failing: what cannot be decoded is counted, and each run of
 * it becomes one U+FFFD. */
#ifndef XUN_CORPUS_DECODER_H
#define XUN_CORPUS_DECODER_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"
#include "corpus/encoding.h"

typedef struct {
    const xun_encoding *encoding;
    iconv_t converter, fallback; /* (iconv_t)-1 when not needed */
    bool shifted;                /* HZ: between ~{ and ~} */
    bool in_run;                 /* the last thing written stands for undecodable bytes */
    uint64_t undecodable;        /* bytes so far */
    uint64_t zeros;              /* NUL characters so far, each written as a space */
} xun_decoder;

enum { XUN_DECODER_SPARE = 8 }; /* bytes that must be writable after `out_end` */

/* XUN_UNSUPPORTED when this system's iconv lacks the encoding. */
xun_status xun_decoder_open(xun_decoder *out, const xun_encoding *encoding, xun_error *error);
void xun_decoder_close(xun_decoder *decoder);
/* Forgets what came before, for starting anew at another character; `shifted` is HZ's state there. */
void xun_decoder_restart(xun_decoder *decoder, bool shifted);
/* Decodes from *in on; `end` is the end of all input. Stops at a character's border when the next one
 * would pass `out_end`. Moves both pointers. True when all input is used up, false when the output is
 * full. */
bool xun_decoder_run(xun_decoder *decoder, const char **in, const char *end, char **out, char *out_end);

#endif
