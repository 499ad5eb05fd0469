#include "corpus/decoder.h"

#include <errno.h>
#include <string.h>

#include "common/utf8.h"

static const iconv_t NO_CONVERTER = (iconv_t)-1;

xun_status xun_decoder_open(xun_decoder *out, const xun_encoding *encoding, xun_error *error)
{
    *out = (xun_decoder){.encoding = encoding, .converter = NO_CONVERTER, .fallback = NO_CONVERTER};
    if (!encoding->iconv)
        return XUN_OK;
    out->converter = iconv_open("UTF-8", encoding->iconv);
    if (out->converter != NO_CONVERTER && encoding->fallback)
        out->fallback = iconv_open("UTF-8", encoding->fallback);
    if (out->converter != NO_CONVERTER && (!encoding->fallback || out->fallback != NO_CONVERTER))
        return XUN_OK;
    xun_decoder_close(out);
    return xun_fail(error, XUN_UNSUPPORTED,
                    "this system's iconv cannot decode %s: install its full character set data",
                    encoding->name);
}

void xun_decoder_close(xun_decoder *decoder)
{
    if (decoder->converter != NO_CONVERTER)
        iconv_close(decoder->converter);
    if (decoder->fallback != NO_CONVERTER)
        iconv_close(decoder->fallback);
    decoder->converter = decoder->fallback = NO_CONVERTER;
}

void xun_decoder_restart(xun_decoder *decoder, bool shifted)
{
    if (decoder->converter != NO_CONVERTER)
        iconv(decoder->converter, NULL, NULL, NULL, NULL);
    decoder->shifted = shifted;
    decoder->in_run = false;
}

/* Replaces the zero bytes among what was just written. */
static void note_written(xun_decoder *decoder, char *from, const char *to)
{
    if (from == to)
        return;
    decoder->in_run = false;
    while ((from = memchr(from, 0, (size_t)(to - from))) != NULL) {
        *from++ = ' ';
        decoder->zeros++;
    }
}

/* Counts `length` undecodable bytes and marks their run; false when the mark does not fit. */
static bool put_undecodable(xun_decoder *decoder, size_t length, char **out, const char *out_end)
{
    if (!decoder->in_run) {
        if (out_end - *out < 3)
            return false;
        *out += xun_utf8_write(*out, XUN_REPLACEMENT);
        decoder->in_run = true;
    }
    decoder->undecodable += length;
    return true;
}

static bool run_utf8(xun_decoder *decoder, const char **in, const char *end, char **out, const char *out_end)
{
    while (*in < end) {
        size_t left = (size_t)(end - *in), room = (size_t)(out_end - *out), most = left < room ? left : room;
        size_t good = xun_utf8_valid_prefix(*in, most);
        char *from = *out;
        memcpy(*out, *in, good);
        *in += good;
        *out += good;
        note_written(decoder, from, *out);
        if (*in == end)
            return true;
        uint32_t character;
        size_t length = xun_utf8_read(&character, *in, end);
        bool good_one = length == 3 && memcmp(*in, "\xEF\xBF\xBD", 3) == 0;
        if (character != XUN_REPLACEMENT || good_one)
            return false; /* a good character that no longer fits */
        if (!put_undecodable(decoder, length, out, out_end))
            return false;
        *in += length;
    }
    return true;
}

typedef enum { STEP_END, STEP_FULL, STEP_BAD } step_result;

/* One call of iconv: as far as it goes. */
static step_result step(xun_decoder *decoder, iconv_t converter, const char **in, const char *end, char **out,
                        char *out_end)
{
    char *source = (char *)(uintptr_t)*in, *from = *out;
    size_t left = (size_t)(end - *in), room = (size_t)(out_end - *out);
    size_t result = iconv(converter, &source, &left, out, &room);
    int why = errno;
    /* Big5-HKSCS holds a character back until it knows whether a combining mark follows. */
    room += XUN_DECODER_SPARE;
    iconv(converter, NULL, NULL, out, &room);
    note_written(decoder, from, *out);
    *in = source;
    if (result != (size_t)-1)
        return STEP_END;
    return why == E2BIG ? STEP_FULL : STEP_BAD;
}

typedef enum { ONE_WRITTEN, ONE_FULL, ONE_BAD } one_result;

/* Decodes two bytes that should be one character; writes nothing when it does not fit. */
static one_result put_pair(xun_decoder *decoder, iconv_t converter, const char pair[2], char **out,
                           const char *out_end)
{
    char text[8 + XUN_DECODER_SPARE], *to = text;
    const char *at = pair;
    bool in_run = decoder->in_run;
    if (step(decoder, converter, &at, pair + 2, &to, text + 8) != STEP_END || to == text) {
        decoder->in_run = in_run;
        return ONE_BAD;
    }
    if (to - text > out_end - *out)
        return ONE_FULL;
    memcpy(*out, text, (size_t)(to - text));
    *out += to - text;
    return ONE_WRITTEN;
}

/* The character at *in, which the first converter does not know, by the second one. */
static one_result put_by_fallback(xun_decoder *decoder, const char **in, const char *end, char **out,
                                  const char *out_end)
{
    if (decoder->fallback == NO_CONVERTER || end - *in < 2)
        return ONE_BAD;
    one_result result = put_pair(decoder, decoder->fallback, *in, out, out_end);
    *in += result == ONE_WRITTEN ? 2 : 0;
    return result;
}

static bool run_iconv(xun_decoder *decoder, const char **in, const char *end, char **out, char *out_end)
{
    while (*in < end) {
        step_result result = step(decoder, decoder->converter, in, end, out, out_end);
        if (result == STEP_END)
            return true;
        if (result == STEP_FULL)
            return false;
        one_result second = put_by_fallback(decoder, in, end, out, out_end);
        if (second == ONE_FULL)
            return false;
        if (second == ONE_WRITTEN)
            continue;
        size_t bad = xun_encoding_bad_length(decoder->encoding, *in, end);
        if (!put_undecodable(decoder, bad, out, out_end))
            return false;
        *in += bad;
    }
    return true;
}

/* The escapes of HZ (RFC 1843): ~{ and ~} shift, ~~ is a tilde, a tilde before a line break joins the
 * lines. Returns its length, 0 for none; an escape that stands for text is left to the caller. */
static size_t hz_shift(xun_decoder *decoder, const char *at, const char *end)
{
    if (at[0] == '\n' && decoder->shifted) {
        decoder->shifted = false; /* a line's end ends the Chinese */
        return 0;
    }
    if (at[0] != '~' || end - at < 2)
        return 0;
    if (at[1] == '{' || at[1] == '}') {
        decoder->shifted = at[1] == '{';
        return 2;
    }
    return at[1] == '\n' ? 2 : 0;
}

/* The two 7-bit bytes at *in as one GB2312 character. */
static one_result put_hz_pair(xun_decoder *decoder, const char **in, const char *end, char **out,
                              const char *out_end)
{
    if (end - *in < 2 || (*in)[0] < 0x21 || (*in)[1] < 0x21)
        return ONE_BAD;
    char pair[2] = {(char)((*in)[0] | 0x80), (char)((*in)[1] | 0x80)};
    one_result result = put_pair(decoder, decoder->converter, pair, out, out_end);
    *in += result == ONE_WRITTEN ? 2 : 0;
    return result;
}

/* An ASCII character, or a byte that has no place where it stands; false when the output is full. */
static bool put_hz_single(xun_decoder *decoder, const char **in, const char *end, char **out,
                          const char *out_end)
{
    char byte = **in;
    if (decoder->shifted || byte < 0) {
        bool put = put_undecodable(decoder, 1, out, out_end);
        *in += put ? 1 : 0;
        return put;
    }
    if (*out == out_end)
        return false;
    *(*out)++ = byte;
    note_written(decoder, *out - 1, *out);
    *in += byte == '~' && end - *in > 1 && (*in)[1] == '~' ? 2 : 1;
    return true;
}

static bool run_hz(xun_decoder *decoder, const char **in, const char *end, char **out, const char *out_end)
{
    while (*in < end) {
        size_t shift = hz_shift(decoder, *in, end);
        *in += shift;
        if (shift)
            continue;
        one_result pair = decoder->shifted ? put_hz_pair(decoder, in, end, out, out_end) : ONE_BAD;
        if (pair == ONE_FULL || (pair == ONE_BAD && !put_hz_single(decoder, in, end, out, out_end)))
            return false;
    }
    return true;
}

bool xun_decoder_run(xun_decoder *decoder, const char **in, const char *end, char **out, char *out_end)
{
    switch (decoder->encoding->layout) {
    case XUN_LAYOUT_UTF8: return run_utf8(decoder, in, end, out, out_end);
    case XUN_LAYOUT_HZ: return run_hz(decoder, in, end, out, out_end);
    default: return run_iconv(decoder, in, end, out, out_end);
    }
}
