/* Text as it is compared: simplified characters, small letters, half-width forms. */
#ifndef XUN_CLI_FOLDING_H
#define XUN_CLI_FOLDING_H

#include "common/bytes.h"
#include "common/status.h"
#include "tokenizer/tokenizer.h"

typedef struct {
    xun_lexicon *lexicon;
    xun_folded folded;
} xun_folding;

/* Opens the usual lexicon. Close whatever the outcome. */
xun_status xun_folding_open(xun_folding *out, xun_error *error);
void xun_folding_close(xun_folding *folding);
/* Puts the folded text, as UTF-8, in place of what `out` holds. */
xun_status xun_folding_text(xun_bytes *out, xun_folding *folding, const char *text, size_t length,
                            xun_error *error);

#endif
