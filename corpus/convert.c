#include "corpus/convert.h"

#include <stdlib.h>

enum { CHUNK = 4096, RELEASE_EVERY = 16 << 20 };

static bool add_checkpoint(xun_conversion *conversion, xun_checkpoint checkpoint)
{
    size_t count = conversion->checkpoint_count;
    if ((count & (count - 1)) == 0) { /* room doubles at each power of two */
        xun_checkpoint *grown = realloc(conversion->checkpoints, (count ? count * 2 : 1) * sizeof *grown);
        if (!grown)
            return false;
        conversion->checkpoints = grown;
    }
    conversion->checkpoints[conversion->checkpoint_count++] = checkpoint;
    return true;
}

static xun_status convert_to_spool(xun_conversion *out, xun_spool *spool, const xun_blob *source,
                                   size_t start, xun_error *error)
{
    const char *at = source->data + start, *end = source->data + source->length;
    size_t released = 0;
    char chunk[CHUNK + XUN_DECODER_SPARE];
    for (bool done = false; !done;) {
        xun_checkpoint here = {spool->length, (uint64_t)(at - source->data), out->decoder->shifted};
        if (!add_checkpoint(out, here))
            return xun_fail_memory(error);
        char *to = chunk;
        out->decoder->in_run = false; /* as it will be when decoding starts anew here */
        done = xun_decoder_run(out->decoder, &at, end, &to, chunk + CHUNK);
        xun_status status = xun_spool_append(spool, chunk, (size_t)(to - chunk), error);
        if (status != XUN_OK)
            return status;
        if (here.source - released >= RELEASE_EVERY) {
            xun_blob_release(source, released, (size_t)here.source);
            released = (size_t)here.source;
        }
    }
    out->undecodable = out->decoder->undecodable;
    out->zeros = out->decoder->zeros;
    return XUN_OK;
}

/* The rest of a character whose beginning is not there. */
static xun_status convert_torn(xun_conversion *out, xun_spool *spool, size_t start, size_t torn,
                               xun_error *error)
{
    if (!torn)
        return XUN_OK;
    out->decoder->undecodable += torn;
    if (!add_checkpoint(out, (xun_checkpoint){0, start, false}))
        return xun_fail_memory(error);
    return xun_spool_append(spool, "\xEF\xBF\xBD", 3, error);
}

static xun_status open_decoder(xun_conversion *conversion, const xun_encoding *encoding, xun_error *error)
{
    conversion->decoder = malloc(sizeof *conversion->decoder);
    if (!conversion->decoder)
        return xun_fail_memory(error);
    xun_status status = xun_decoder_open(conversion->decoder, encoding, error);
    if (status != XUN_OK) {
        free(conversion->decoder);
        conversion->decoder = NULL;
    }
    return status;
}

xun_status xun_convert(xun_conversion *out, const xun_encoding *encoding, const xun_blob *source,
                       size_t start, size_t torn, const char *name, xun_error *error)
{
    *out = (xun_conversion){.text = XUN_BLOB_EMPTY};
    xun_status status = open_decoder(out, encoding, error);
    if (status != XUN_OK)
        return status;
    xun_spool spool;
    xun_spool_start(&spool, name, UINT64_MAX);
    status = convert_torn(out, &spool, start, torn, error);
    if (status == XUN_OK)
        status = convert_to_spool(out, &spool, source, start + torn, error);
    if (status == XUN_OK)
        status = xun_spool_finish(&out->text, &spool, error);
    xun_spool_discard(&spool);
    if (status != XUN_OK)
        xun_conversion_free(out);
    return status;
}

void xun_conversion_free(xun_conversion *conversion)
{
    xun_blob_close(&conversion->text);
    free(conversion->checkpoints);
    if (conversion->decoder)
        xun_decoder_close(conversion->decoder);
    free(conversion->decoder);
    *conversion = (xun_conversion){.text = XUN_BLOB_EMPTY};
}

static const xun_checkpoint *checkpoint_before(const xun_conversion *conversion, uint64_t offset)
{
    size_t low = 0, high = conversion->checkpoint_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (conversion->checkpoints[middle].text <= offset)
            low = middle;
        else
            high = middle;
    }
    return &conversion->checkpoints[low];
}

uint64_t xun_conversion_source_offset(const xun_conversion *conversion, const xun_blob *source, size_t offset)
{
    if (offset >= conversion->text.length)
        return source->length;
    const xun_checkpoint *from = checkpoint_before(conversion, offset);
    xun_decoder_restart(conversion->decoder, from->shifted);
    /* A piece of text may pass CHUNK by a held-back mark, and the decoder wants spare room once more. */
    char chunk[CHUNK + 2 * XUN_DECODER_SPARE], *to = chunk;
    const char *at = source->data + from->source;
    xun_decoder_run(conversion->decoder, &at, source->data + source->length, &to,
                    chunk + (offset - from->text));
    return (uint64_t)(at - source->data);
}
