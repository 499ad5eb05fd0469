#include "apps/cli/folding.h"

#include "common/utf8.h"

xun_status xun_folding_open(xun_folding *out, xun_error *error)
{
    *out = (xun_folding){0};
    return xun_lexicon_open(&out->lexicon, NULL, error);
}

void xun_folding_close(xun_folding *folding)
{
    xun_folded_free(&folding->folded);
    xun_lexicon_close(folding->lexicon);
    *folding = (xun_folding){0};
}

xun_status xun_folding_text(xun_bytes *out, xun_folding *folding, const char *text, size_t length,
                            xun_error *error)
{
    xun_status status = xun_fold(&folding->folded, folding->lexicon, text, length, error);
    xun_bytes_clear(out);
    bool good = status == XUN_OK && xun_bytes_append_string(out, "");
    for (size_t i = 0; i < folding->folded.count && good; i++) {
        char character[4];
        good =
            xun_bytes_append(out, character, xun_utf8_write(character, folding->folded.chars[i].character));
    }
    return status == XUN_OK && !good ? xun_fail_memory(error) : status;
}
