#include <stdio.h>
#include <string.h>

#include "corpus/convert.h"
#include "corpus/detect.h"
#include "glossary/glossary.h"

static xun_status append_converted(xun_bytes *out, const xun_blob *blob, const xun_detection *found,
                                   const char *path, xun_error *error)
{
    xun_conversion conversion;
    xun_status status =
        xun_convert(&conversion, found->encoding, blob, found->start, found->torn, path, error);
    if (status != XUN_OK)
        return status;
    bool good = xun_bytes_append(out, conversion.text.data, conversion.text.length);
    xun_conversion_free(&conversion);
    return good ? XUN_OK : xun_fail_memory(error);
}

static xun_status append_text(xun_bytes *out, char encoding[24], const xun_blob *blob, const char *path,
                              xun_error *error)
{
    xun_detection found;
    xun_status status = xun_detect(&found, blob, NULL, path, error);
    if (status == XUN_INVALID)
        return xun_fail(error, XUN_INVALID,
                        "%s: no text: save the glossary as text with tabs between the columns, best in UTF-8",
                        path);
    if (status != XUN_OK)
        return status;
    size_t first = found.start + found.torn;
    if (!found.ready)
        found.encoding = xun_encoding_reported(found.encoding, blob->data + first, blob->length - first);
    snprintf(encoding, 24, "%s", found.encoding->name);
    if (!found.ready)
        return append_converted(out, blob, &found, path, error);
    return xun_bytes_append(out, blob->data + found.start, blob->length - found.start)
               ? XUN_OK
               : xun_fail_memory(error);
}

xun_status xun_glossary_read_text(xun_bytes *out, char encoding[24], const char *path, xun_error *error)
{
    xun_blob blob;
    snprintf(encoding, 24, "UTF-8");
    xun_status status = xun_blob_open(&blob, path, error);
    if (status != XUN_OK)
        return status;
    if (blob.length)
        status = append_text(out, encoding, &blob, path, error);
    xun_blob_close(&blob);
    return status;
}
