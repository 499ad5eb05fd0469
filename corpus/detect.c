#include "corpus/detect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>
#include <uchardet/uchardet.h>

#include "common/utf8.h"
#include "corpus/binary.h"
#include "corpus/decoder.h"
#include "corpus/plausible.h"

enum {
    SCAN_BLOCK = 256 << 10,
    RELEASE_EVERY = 16 << 20,
    SMALL_SAMPLE = 4 << 10, /* bytes that the judge reads, and when these leave doubt, */
    LARGE_SAMPLE = 24 << 10,
    STRETCHES = 16,        /* pieces of which a sample of a long file is made */
    WIDE_SAMPLE = 2 << 10, /* from the start, for UTF-16 and UTF-32 */
    HZ_SEARCH = 1 << 20    /* where the first escape of an HZ text must be */
};

/* What one pass over the bytes tells. */
typedef struct {
    bool valid;   /* well-formed UTF-8 */
    bool foreign; /* has bytes that are not ASCII */
    bool zeros;
} scan;

/* The longest piece from `at` on that ends at a line's or at least a character's border, so that pieces
 * can be checked by themselves. */
static size_t block_length(const char *data, size_t at, size_t length)
{
    if (length - at <= SCAN_BLOCK)
        return length - at;
    size_t border = xun_utf8_border(data + at, length - at, SCAN_BLOCK);
    return border ? border : SCAN_BLOCK;
}

static bool all_ascii(const char *data, size_t length)
{
    unsigned char any = 0;
    for (size_t i = 0; i < length; i++)
        any |= (unsigned char)data[i];
    return any < 0x80;
}

static scan scan_blob(const xun_blob *blob, size_t start)
{
    scan result = {true, false, false};
    size_t released = 0;
    for (size_t at = start; at < blob->length;) {
        const char *block = blob->data + at;
        size_t length = block_length(blob->data, at, blob->length);
        result.foreign = result.foreign || !all_ascii(block, length);
        result.zeros = result.zeros || memchr(block, 0, length);
        result.valid = !result.foreign || xun_utf8_valid_prefix(block, length) == length;
        if (!result.valid)
            break;
        at += length;
        if (at - released >= RELEASE_EVERY) {
            xun_blob_release(blob, released, at);
            released = at;
        }
    }
    return result;
}

/* The run of the file that holds the non-ASCII byte at `at`: from a byte on that is no part of a longer
 * character in any candidate's encoding (all their later bytes are above 0x2F), about `size` bytes, up
 * to such a byte again. */
static void stretch_around(size_t *from, size_t *to, const char *data, size_t at, size_t length, size_t size)
{
    *from = at;
    while (*from > 0 && at - *from < size && (unsigned char)data[*from - 1] >= 0x30)
        --*from;
    *to = *from + size < length ? *from + size : length;
    while (*to < length && *to - *from < 2 * size && (unsigned char)data[*to] >= 0x30)
        ++*to;
}

/* About `size` bytes around non-ASCII bytes, spread over the file. */
static bool take_sample(xun_bytes *out, const char *data, size_t length, size_t size)
{
    if (length <= size)
        return xun_bytes_append(out, data, length);
    size_t stride = length / STRETCHES, next = stride;
    for (size_t at = 0; at < length && out->length < size; at++) {
        if ((unsigned char)data[at] < 0x80)
            continue;
        size_t from, to;
        stretch_around(&from, &to, data, at, length, size / STRETCHES);
        if (!xun_bytes_append(out, data + from, to - from))
            return false;
        at = to > next ? to : next;
        next += stride;
    }
    return true;
}

/* uchardet's guess; NULL when it has none or one that we don't know. */
static const xun_encoding *hint_for(const char *sample, size_t length)
{
    uchardet_t detector = uchardet_new();
    if (!detector)
        return NULL;
    const xun_encoding *hint = NULL;
    if (uchardet_handle_data(detector, sample, length) == 0) {
        uchardet_data_end(detector);
        hint = xun_encoding_named(uchardet_get_charset(detector));
    }
    uchardet_delete(detector);
    return hint;
}

/* Candidates and how many nats each must make good before it is believed: those that are rare in the
 * wild, or that give a meaning to nearly any bytes, more. */
static const struct {
    const char *name;
    double doubt;
} CANDIDATES[] = {
    {"UTF-8", 0},     {"GB18030", 0},   {"Big5-HKSCS", 0}, {"Windows-1252", 4}, {"EUC-TW", 12},
    {"UTF-16LE", 30}, {"UTF-16BE", 30}, {"UTF-32LE", 30},  {"UTF-32BE", 30},
};
enum { CANDIDATE_COUNT = sizeof CANDIDATES / sizeof *CANDIDATES, HINT_CREDIT = 3, TORN_COST = 20 };

static once_flag modules_once = ONCE_FLAG_INIT;
static xun_decoder kept_open[CANDIDATE_COUNT]; /* set once, never used */

/* glibc unloads a character set's module as soon as no converter needs it, and loading all of them again
 * for each file costs 6 ms: one converter of each stays open for as long as the process lives. */
static void keep_modules_loaded(void)
{
    for (size_t i = 0; i < CANDIDATE_COUNT; i++) {
        const xun_encoding *encoding = xun_encoding_named(CANDIDATES[i].name);
        if (encoding->iconv)
            xun_decoder_open(&kept_open[i], encoding, NULL);
    }
}

typedef struct {
    const xun_encoding *best;
    xun_reading reading;    /* the best one's */
    size_t torn;            /* 1 when the sample begins with half a character */
    double cost, next_cost; /* of the best, and of the best that is not related to it */
    size_t length;          /* bytes read */
} verdict;

/* Whether a text reads better from its second byte on: it is the middle of a file, cut within a character. */
static size_t torn_bytes(const xun_encoding *encoding, const char *sample, size_t length,
                         const xun_han_bands *bands)
{
    bool pairs = encoding->layout == XUN_LAYOUT_GB || encoding->layout == XUN_LAYOUT_BIG5 ||
                 encoding->layout == XUN_LAYOUT_EUC;
    if (!pairs || length < 8)
        return 0;
    size_t seen = length < 256 ? length : 256;
    xun_reading whole, rest;
    bool read = xun_read_as(&whole, encoding, sample, seen, bands) &&
                xun_read_as(&rest, encoding, sample + 1, seen - 1, bands);
    return read && rest.cost + TORN_COST < whole.cost;
}

static void consider(verdict *judged, const xun_encoding *encoding, double doubt, const char *sample,
                     size_t length, const xun_han_bands *bands)
{
    xun_reading reading;
    size_t torn = torn_bytes(encoding, sample, length, bands);
    if (!xun_read_as(&reading, encoding, sample + torn, length - torn, bands))
        return;
    double cost = reading.cost + doubt + (torn ? TORN_COST : 0);
    if (judged->best && cost >= judged->cost) {
        if (cost < judged->next_cost && !xun_encoding_related(encoding, judged->best))
            judged->next_cost = cost;
        return;
    }
    if (judged->best && !xun_encoding_related(encoding, judged->best))
        judged->next_cost = judged->cost;
    judged->best = encoding;
    judged->reading = reading;
    judged->torn = torn;
    judged->cost = cost;
}

/* Reads the sample as each of the candidates; those of two and four bytes a unit only when `wide`. */
static verdict judge(const char *sample, size_t length, bool wide, const xun_encoding *hint,
                     const xun_encoding *declared, const xun_han_bands *bands)
{
    verdict judged = {.next_cost = INFINITY, .length = length};
    bool hint_listed = false;
    for (size_t i = 0; i < CANDIDATE_COUNT; i++) {
        const xun_encoding *encoding = xun_encoding_named(CANDIDATES[i].name);
        bool is_wide = encoding->layout == XUN_LAYOUT_UTF16 || encoding->layout == XUN_LAYOUT_UTF32;
        bool hinted = hint && xun_encoding_related(hint, encoding);
        hint_listed = hint_listed || hinted;
        if (wide || !is_wide)
            consider(&judged, encoding, CANDIDATES[i].doubt - (hinted ? HINT_CREDIT : 0), sample, length,
                     bands);
    }
    if (hint &&
        !hint_listed) /* encodings of one byte a character differ in few letters: doubt as for two of them */
        consider(&judged, hint, hint->layout == XUN_LAYOUT_SINGLE ? 16 : 0, sample, length, bands);
    if (declared && declared != hint)
        consider(&judged, declared, 0, sample, length, bands);
    return judged;
}

static bool is_wide(const xun_encoding *encoding)
{
    return encoding->layout == XUN_LAYOUT_UTF16 || encoding->layout == XUN_LAYOUT_UTF32;
}

/* The most that characters of a text cost on average. Nearly any bytes make sense as UTF-16 or in one
 * byte a character, so more is asked of those; texts of rare Chinese characters come to 16. */
static double most_cost(const verdict *judged)
{
    if (is_wide(judged->best))
        return 11;
    return judged->best->layout == XUN_LAYOUT_SINGLE && judged->length >= 32 ? 7 : 17;
}

/* Text has hardly any control characters and undecodable bytes (damaged text may, but then most else of
 * it is usual Chinese), and is made of more usual characters than noise is. */
static bool looks_binary(const verdict *judged)
{
    const xun_reading *reading = &judged->reading;
    size_t strange = reading->undecodable + reading->odd, all = reading->characters + reading->undecodable;
    if (reading->common * 4 > all)
        return strange * 2 > all;
    return strange * 12 > all || reading->cost > most_cost(judged) * (double)all;
}

/* A mark speaks for the text, so that only clear noise is refused. */
static bool looks_mismarked(const verdict *judged)
{
    const xun_reading *reading = &judged->reading;
    size_t strange = reading->undecodable + reading->odd, all = reading->characters + reading->undecodable;
    return strange * 6 > all + 6 || (all > 32 && reading->cost > 14 * (double)all);
}

/* Sure when the next best reading is far off, nothing was undecodable, and the characters are usual ones. */
static double confidence_of(const verdict *judged)
{
    const xun_reading *reading = &judged->reading;
    double lead = 1 / (1 + exp(-(judged->next_cost - judged->cost) / 6));
    double lost = (double)(reading->undecodable + reading->odd) / (double)(reading->characters + 1);
    double each = judged->cost / (double)(reading->characters + 1);
    double usual = each < 10 ? 1 : each > 20 ? 0.5 : 1 - (each - 10) / 20;
    double confidence = lead * usual * (1 - (lost < 0.2 ? 4 * lost : 0.8));
    return confidence > 0.99 ? 0.99 : confidence;
}

static xun_status refuse_binary(const char *name, const char *kind, xun_error *error)
{
    return xun_fail(error, XUN_INVALID, "%s: looks like a binary file (%s): only text can be indexed", name,
                    kind);
}

static xun_han_bands *new_bands(void)
{
    xun_han_bands *bands = malloc(sizeof *bands);
    if (bands)
        xun_han_bands_fill(bands);
    return bands;
}

/* HZ is pure ASCII, so it must be looked for where strict UTF-8 would already have won. */
static bool is_hz(double *confidence, const xun_blob *blob)
{
    size_t search = blob->length < HZ_SEARCH ? blob->length : HZ_SEARCH;
    const char *shift = memmem(blob->data, search, "~{", 2);
    if (!shift)
        return false;
    size_t left = blob->length - (size_t)(shift - blob->data),
           length = left < LARGE_SAMPLE ? left : LARGE_SAMPLE;
    xun_han_bands *bands = memmem(shift, length, "~}", 2) ? new_bands() : NULL;
    if (!bands)
        return false;
    xun_reading reading;
    bool read = xun_read_as(&reading, xun_encoding_named("HZ"), shift, length, bands);
    free(bands);
    if (!read)
        return false;
    *confidence = reading.han ? 0.99 * (double)reading.common / (double)reading.han : 0;
    return reading.han >= 2 && *confidence > 0.7 && reading.undecodable * 20 <= reading.han;
}

static void accept(xun_detection *out, const char *how, const xun_encoding *encoding, double confidence)
{
    out->encoding = encoding;
    out->how = how;
    out->confidence = confidence;
}

/* So clear that more bytes and uchardet's opinion could not change it. */
static bool is_clear(const verdict *judged)
{
    const xun_reading *reading = &judged->reading;
    bool usual =
        reading->cost < 9.5 * (double)reading->characters && reading->undecodable + reading->odd == 0;
    return judged->best && usual && reading->han > 100 && judged->next_cost - judged->cost > 200;
}

static bool judge_sample(verdict *out, const xun_blob *blob, size_t size, bool hinted,
                         const xun_encoding *declared, const xun_han_bands *bands)
{
    xun_bytes sample = XUN_BYTES_EMPTY;
    bool taken = take_sample(&sample, blob->data, blob->length, size);
    if (sample.length) {
        const xun_encoding *hint = hinted ? hint_for(sample.data, sample.length) : NULL;
        *out = judge(sample.data, sample.length, sample.length == blob->length, hint, declared, bands);
    }
    xun_bytes_free(&sample);
    return taken;
}

/* The beginning tells whether the units have two or four bytes; if not, samples of the whole tell the
 * encoding. */
static bool judge_blob(verdict *out, const xun_blob *blob, const xun_encoding *declared,
                       const xun_han_bands *bands)
{
    size_t beginning = blob->length < WIDE_SAMPLE ? blob->length : WIDE_SAMPLE;
    *out = judge(blob->data, beginning, true, NULL, NULL, bands);
    if (out->best && is_wide(out->best))
        return true;
    bool done = judge_sample(out, blob, SMALL_SAMPLE, false, declared, bands);
    if (done && !is_clear(out))
        done = judge_sample(out, blob, LARGE_SAMPLE, true, declared, bands);
    return done && out->best;
}

/* The bytes are neither marked nor clean UTF-8: let the candidates compete. */
static xun_status accept_best(xun_detection *out, const xun_blob *blob, const xun_encoding *declared,
                              const char *name, xun_error *error)
{
    call_once(&modules_once, keep_modules_loaded);
    xun_han_bands *bands = new_bands();
    verdict judged;
    bool done = bands && judge_blob(&judged, blob, declared, bands);
    free(bands);
    if (!done)
        return xun_fail_memory(error);
    if (looks_binary(&judged))
        return refuse_binary(name, "in no known encoding", error);
    bool agreed = declared && xun_encoding_related(judged.best, declared) && judged.reading.undecodable == 0;
    accept(out, agreed ? "declared" : "detected", judged.best, confidence_of(&judged));
    out->torn = judged.torn;
    return XUN_OK;
}

/* A mark is believed when text follows it. */
static xun_status check_marked(const xun_detection *marked, const xun_blob *blob, const char *name,
                               xun_error *error)
{
    size_t left = blob->length - marked->start;
    verdict judged = {.best = marked->encoding, .length = left < LARGE_SAMPLE ? left : LARGE_SAMPLE};
    xun_han_bands *bands = new_bands();
    bool read = bands && xun_read_as(&judged.reading, marked->encoding, blob->data + marked->start,
                                     judged.length, bands);
    free(bands);
    if (!read)
        return xun_fail_memory(error);
    if (looks_mismarked(&judged))
        return refuse_binary(name, "a byte-order mark, but no text after it", error);
    return XUN_OK;
}

static bool full_of_controls(const char *data, size_t length)
{
    size_t controls = 0, seen = length < 4096 ? length : 4096;
    for (size_t i = 0; i < seen; i++)
        controls += (unsigned char)data[i] < 0x20 && !strchr("\t\n\r\f\033", data[i]);
    return controls * 8 > seen;
}

/* Valid UTF-8 without zero bytes: text unless it is full of control characters. */
static xun_status accept_utf8(xun_detection *out, const xun_blob *blob, bool foreign, const char *name,
                              xun_error *error)
{
    double confidence;
    if (!foreign && is_hz(&confidence, blob)) {
        accept(out, "detected", xun_encoding_named("HZ"), confidence);
        return XUN_OK;
    }
    if (full_of_controls(blob->data, blob->length))
        return refuse_binary(name, "control characters", error);
    out->ready = true;
    accept(out, "strict UTF-8", xun_encoding_named("UTF-8"), 1);
    return XUN_OK;
}

static xun_status detect_unmarked(xun_detection *out, const xun_blob *blob, const xun_encoding *declared,
                                  const char *name, xun_error *error)
{
    const char *kind = xun_binary_kind(blob->data, blob->length);
    if (kind)
        return refuse_binary(name, kind, error);
    scan scanned = scan_blob(blob, 0);
    if (scanned.valid && !scanned.zeros)
        return accept_utf8(out, blob, scanned.foreign, name, error);
    return accept_best(out, blob, declared, name, error);
}

xun_status xun_detect(xun_detection *out, const xun_blob *blob, const xun_encoding *declared,
                      const char *name, xun_error *error)
{
    *out = (xun_detection){0};
    const xun_encoding *marked = xun_encoding_of_mark(&out->start, blob->data, blob->length);
    if (!marked)
        return detect_unmarked(out, blob, declared, name, error);
    accept(out, "byte-order mark", marked, 1);
    scan scanned =
        marked->layout == XUN_LAYOUT_UTF8 ? scan_blob(blob, out->start) : (scan){false, false, false};
    out->ready = scanned.valid && !scanned.zeros;
    return out->ready ? XUN_OK : check_marked(out, blob, name, error);
}

void xun_detect_told(xun_detection *out, const xun_blob *blob, const xun_encoding *told)
{
    *out = (xun_detection){.encoding = told, .how = "told", .confidence = 1};
    const xun_encoding *marked = xun_encoding_of_mark(&out->start, blob->data, blob->length);
    bool same_width = marked && marked->layout == told->layout;
    if (same_width)
        out->encoding = marked->layout == XUN_LAYOUT_GB ? told : marked; /* a mark knows the byte order */
    else
        out->start = 0;
    if (told->layout == XUN_LAYOUT_UTF8) {
        scan scanned = scan_blob(blob, out->start);
        out->ready = scanned.valid && !scanned.zeros;
    }
}
