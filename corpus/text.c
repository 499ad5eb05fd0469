#include "corpus/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus/archive.h"
#include "corpus/blob.h"
#include "corpus/convert.h"
#include "corpus/detect.h"
#include "corpus/extract.h"
#include "corpus/media.h"

struct xun_text {
    xun_blob source; /* the bytes that offsets lead back to: the file, or what was unpacked */
    xun_detection detection;
    xun_conversion conversion; /* unused when the source itself is the text */
    xun_blob extracted;        /* of HTML, docx, PDF; then `source` and `conversion` are empty */
    xun_decoding decoding;
    const char *data; /* the text, in one of the above */
    size_t length, released;
};

/* What a text is opened with. */
typedef struct {
    const char *name;         /* for messages and the media type */
    const xun_encoding *told; /* NULL: find out */
} text_request;

static xun_status read_request(text_request *out, const char *name, const xun_text_options *options,
                               xun_error *error)
{
    *out = (text_request){name, NULL};
    if (options && options->name)
        out->name = options->name;
    if (!options || !options->encoding)
        return XUN_OK;
    out->told = xun_encoding_named(options->encoding);
    if (!out->told)
        return xun_fail(error, XUN_INVALID,
                        "%s: unknown encoding: use a name such as UTF-8, GB18030, Big5, UTF-16LE or "
                        "Windows-1252",
                        options->encoding);
    return XUN_OK;
}

/* Takes the wrapping off `text->source`; what was inside takes its place. */
static xun_status unwrap(xun_text *text, xun_file_kind *kind, const text_request *request, xun_error *error)
{
    if (kind->wrap == XUN_WRAP_NONE)
        return XUN_OK;
    xun_blob inner;
    xun_status status = kind->wrap == XUN_WRAP_ZIP
                            ? xun_unzip_text(&inner, &kind->media, &text->source, request->name, error)
                            : xun_decompress(&inner, &text->source, request->name, error);
    if (status != XUN_OK)
        return status;
    xun_blob_close(&text->source);
    text->source = inner;
    return XUN_OK;
}

static void set_text(xun_text *text, const xun_blob *blob, size_t start)
{
    text->data = blob->data + start;
    text->length = blob->length - start;
}

static void describe(xun_text *text, const xun_encoding *shown)
{
    snprintf(text->decoding.encoding, sizeof text->decoding.encoding, "%s", shown->name);
    text->decoding.how = text->detection.how;
    text->decoding.confidence = text->detection.confidence;
    text->decoding.undecodable = text->conversion.undecodable;
    text->decoding.zero_bytes = text->conversion.zeros;
}

/* Bytes in some encoding to UTF-8. */
static xun_status decode(xun_text *text, xun_media media, const text_request *request, xun_error *error)
{
    xun_detection *detection = &text->detection;
    const xun_encoding *declared = media == XUN_MEDIA_HTML ? xun_html_declared(&text->source) : NULL;
    xun_status status = XUN_OK;
    if (request->told)
        xun_detect_told(detection, &text->source, request->told);
    else
        status = xun_detect(detection, &text->source, declared, request->name, error);
    if (status != XUN_OK)
        return status;
    if (detection->ready) {
        set_text(text, &text->source, detection->start);
        describe(text, detection->encoding);
        return XUN_OK;
    }
    const xun_encoding *encoding = detection->encoding;
    size_t first = detection->start + detection->torn;
    if (!request->told)
        encoding = xun_encoding_reported(encoding, text->source.data + first, text->source.length - first);
    status = xun_convert(&text->conversion, encoding, &text->source, detection->start, detection->torn,
                         request->name, error);
    if (status != XUN_OK)
        return status;
    set_text(text, &text->conversion.text, 0);
    describe(text, encoding);
    return XUN_OK;
}

static void drop_all_but_extracted(xun_text *text)
{
    xun_conversion_free(&text->conversion);
    xun_blob_close(&text->source);
    text->detection.start = 0;
    set_text(text, &text->extracted, 0);
}

static xun_status extract_html(xun_text *text, const text_request *request, xun_error *error)
{
    xun_status status = decode(text, XUN_MEDIA_HTML, request, error);
    if (status != XUN_OK)
        return status;
    xun_blob page = {text->data, text->length, XUN_BLOB_BORROWED};
    status = xun_html_text(&text->extracted, &page, request->name, error);
    drop_all_but_extracted(text);
    return status;
}

/* docx and PDF know their own encoding. */
static xun_status extract_document(xun_text *text, xun_media media, const text_request *request,
                                   xun_error *error)
{
    xun_blob document;
    xun_status status = media == XUN_MEDIA_PDF
                            ? xun_pdf_text(&document, &text->source, request->name, error)
                            : xun_docx_text(&document, &text->source, request->name, error);
    if (status != XUN_OK)
        return status;
    xun_blob_close(&text->source);
    text->source = document;
    const text_request utf8 = {request->name, xun_encoding_named("UTF-8")};
    status = decode(text, media, &utf8, error);
    text->decoding.how = "declared";
    return status;
}

static xun_status read_source(xun_text *text, const text_request *request, xun_error *error)
{
    xun_file_kind kind = xun_kind_of_name(request->name);
    xun_status status = unwrap(text, &kind, request, error);
    text->decoding.media = xun_media_name(kind.media);
    if (status != XUN_OK)
        return status;
    if (text->source.length == 0) { /* an empty file is an empty text, whatever its name */
        text->detection = (xun_detection){xun_encoding_named("UTF-8"), "strict UTF-8", 1, 0, 0, true};
        describe(text, text->detection.encoding);
        return XUN_OK;
    }
    switch (kind.media) {
    case XUN_MEDIA_HTML: return extract_html(text, request, error);
    case XUN_MEDIA_PDF:
    case XUN_MEDIA_DOCX: return extract_document(text, kind.media, request, error);
    case XUN_MEDIA_TEXT:
    case XUN_MEDIA_MARKDOWN:
    case XUN_MEDIA_UNKNOWN: break;
    }
    return decode(text, kind.media, request, error);
}

/* Takes over `source`, whatever the outcome. */
static xun_status open_source(xun_text **out, xun_blob *source, const text_request *request, xun_error *error)
{
    xun_text *text = calloc(1, sizeof *text);
    if (!text) {
        xun_blob_close(source);
        return xun_fail_memory(error);
    }
    text->source = *source;
    text->conversion.text = text->extracted = XUN_BLOB_EMPTY;
    text->data = "";
    xun_status status = read_source(text, request, error);
    if (status == XUN_OK)
        *out = text;
    else
        xun_text_close(text);
    return status;
}

xun_status xun_text_open(xun_text **out, const char *path, const xun_text_options *options, xun_error *error)
{
    *out = NULL;
    text_request request;
    xun_blob source;
    xun_status status = read_request(&request, path, options, error);
    if (status == XUN_OK)
        status = xun_blob_open(&source, path, error);
    return status == XUN_OK ? open_source(out, &source, &request, error) : status;
}

xun_status xun_text_open_bytes(xun_text **out, const void *bytes, size_t length,
                               const xun_text_options *options, xun_error *error)
{
    *out = NULL;
    text_request request;
    xun_status status = read_request(&request, "text in memory", options, error);
    if (status != XUN_OK)
        return status;
    xun_blob source = {length ? bytes : "", length, XUN_BLOB_BORROWED};
    return open_source(out, &source, &request, error);
}

void xun_text_close(xun_text *text)
{
    if (!text)
        return;
    xun_conversion_free(&text->conversion);
    xun_blob_close(&text->extracted);
    xun_blob_close(&text->source);
    free(text);
}

const char *xun_text_data(const xun_text *text)
{
    return text->data;
}

size_t xun_text_length(const xun_text *text)
{
    return text->length;
}

const xun_decoding *xun_text_decoding(const xun_text *text)
{
    return &text->decoding;
}

uint64_t xun_text_source_offset(const xun_text *text, size_t offset)
{
    if (text->conversion.decoder)
        return xun_conversion_source_offset(&text->conversion, &text->source, offset);
    size_t within = offset < text->length ? offset : text->length;
    return within + text->detection.start;
}

void xun_text_release_before(xun_text *text, size_t offset)
{
    const xun_blob *held = text->conversion.decoder ? &text->conversion.text
                           : text->extracted.length ? &text->extracted
                                                    : &text->source;
    size_t to = offset + (held == &text->source ? text->detection.start : 0);
    if (to <= text->released)
        return;
    xun_blob_release(held, text->released, to);
    text->released = to;
}
