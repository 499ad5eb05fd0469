#include "corpus/plausible.h"

#include <utf8proc.h>

#include "common/utf8.h"
#include "corpus/decoder.h"

/* What a character costs, in nats: from the share of running text that a band or class of characters
 * makes up, divided by its number of characters; guesses where no corpus was counted. */
#define COST_BAD_BYTE 22.0
#define COST_ODD 22.0
enum { CHUNK = 512, ENOUGH = 512 }; /* bytes decoded at a time; bytes that must be read before giving up */
static const double HAN_COST[XUN_HAN_BANDS + 1] = {6.0, 7.4, 9.0, 11.0, 16.3};

static bool in(uint32_t c, uint32_t low, uint32_t high)
{
    return c >= low && c <= high;
}

static bool is_control(uint32_t c)
{
    bool known = in(c, '\t', '\r') || c == 0x1B; /* tabs, line and page breaks; terminal colours */
    return (c < 0x20 && !known) || in(c, 0x7F, 0x9F);
}

static bool is_unassigned_or_private(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO ||
           category == UTF8PROC_CATEGORY_CS;
}

static double ascii_cost(uint32_t c)
{
    if (c == ' ' || c == '\n')
        return 2.0;
    if (in(c, 'a', 'z'))
        return 3.0;
    if (c < 0x20)
        return c == '\t' || c == '\r' ? 4.0 : 12.0;
    return in(c, 'A', 'Z') || in(c, '0', '9') ? 4.0 : 4.5;
}

/* Letters with accents and the signs around them: at home between ASCII, strange beside one another. */
static double latin_cost(uint32_t c, uint32_t before)
{
    double beside = before < 0x80 ? 0 : 4.0;
    return (c >= 0xC0 ? 5.5 : 7.0) + beside;
}

/* Letters of an alphabet whose words are runs of its own letters. */
static double alphabet_cost(uint32_t before, uint32_t low, uint32_t high)
{
    if (in(before, low, high))
        return 5.0;
    return before < 0x80 ? 7.0 : 11.0;
}

static double chinese_mark_cost(uint32_t c)
{
    bool frequent = c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0x3000;
    return frequent ? 4.5 : 6.5;
}

static double east_asian_cost(uint32_t c, uint32_t before)
{
    if (in(c, 0x3000, 0x303F) || in(c, 0xFF00, 0xFF60))
        return chinese_mark_cost(c);
    if (in(c, 0x3040, 0x30FF))
        return in(before, 0x3040, 0x30FF) ? 9.0 : 13.0;
    if (in(c, 0xAC00, 0xD7A3))
        return in(before, 0xAC00, 0xD7A3) ? 9.0 : 14.0;
    return 15.0;
}

static double sign_cost(uint32_t c, uint32_t before)
{
    if (in(c, 0x2010, 0x2027))
        return before < 0x80 || before >= 0x2E80 ? 5.5 : 8.0;
    return 10.0;
}

static double letter_cost(uint32_t c, uint32_t before)
{
    if (c < 0x250)
        return latin_cost(c, before);
    if (in(c, 0x370, 0x3FF))
        return alphabet_cost(before, 0x370, 0x3FF);
    return in(c, 0x400, 0x4FF) ? alphabet_cost(before, 0x400, 0x4FF) : 14.0;
}

static double other_cost(uint32_t c, uint32_t before)
{
    if (c < 0x2000)
        return letter_cost(c, before);
    return c < 0x2E80 ? sign_cost(c, before) : east_asian_cost(c, before);
}

static void add_han(xun_reading *reading, uint32_t c, const xun_han_bands *bands)
{
    unsigned band = in(c, XUN_HAN_FIRST, XUN_HAN_LAST) ? bands->band[c - XUN_HAN_FIRST] : XUN_HAN_BANDS;
    bool extension = c > XUN_HAN_LAST || in(c, 0x3400, 0x4DBF);
    reading->han++;
    reading->common += band < 3;
    reading->cost += c == 0x3007 ? HAN_COST[2] : HAN_COST[band] + (extension ? 3.0 : 0);
}

static void add_character(xun_reading *reading, uint32_t c, uint32_t before, const xun_han_bands *bands)
{
    reading->characters++;
    reading->foreign += c >= 0x80;
    if (xun_is_han(c)) {
        add_han(reading, c, bands);
    } else if (is_control(c) || (c >= 0x80 && is_unassigned_or_private(c))) {
        reading->odd++;
        reading->cost += COST_ODD;
    } else {
        reading->cost += c < 0x80 ? ascii_cost(c) : other_cost(c, before);
    }
}

static void add_text(xun_reading *reading, const char *text, const char *end, const xun_han_bands *bands)
{
    uint32_t before = ' ', c;
    while (text < end) {
        text += xun_utf8_read(&c, text, end);
        if (c != XUN_REPLACEMENT) /* counted by the decoder */
            add_character(reading, c, before, bands);
        before = c;
    }
}

static void add_losses(xun_reading *reading, size_t undecodable, size_t zeros)
{
    reading->undecodable += undecodable;
    reading->odd += zeros; /* shown as spaces by now */
    reading->cost += COST_BAD_BYTE * (double)undecodable + COST_ODD * (double)zeros;
}

/* Costs of a right reading are about 4 a byte or less: of a wrong one there is no need to see all. */
static bool is_hopeless(const xun_reading *reading, size_t bytes)
{
    return bytes >= ENOUGH && reading->cost > 6.5 * (double)bytes;
}

/* Makes a reading of a part stand for the whole. */
static void scale(xun_reading *reading, double factor)
{
    reading->cost *= factor;
    reading->characters = (size_t)((double)reading->characters * factor);
    reading->foreign = (size_t)((double)reading->foreign * factor);
    reading->undecodable = (size_t)((double)reading->undecodable * factor);
    reading->odd = (size_t)((double)reading->odd * factor);
    reading->han = (size_t)((double)reading->han * factor);
    reading->common = (size_t)((double)reading->common * factor);
}

bool xun_read_as(xun_reading *out, const xun_encoding *encoding, const char *sample, size_t length,
                 const xun_han_bands *bands)
{
    *out = (xun_reading){0};
    xun_decoder decoder;
    if (xun_decoder_open(&decoder, encoding, NULL) != XUN_OK)
        return false;
    char chunk[CHUNK + XUN_DECODER_SPARE];
    const char *at = sample;
    size_t bad = 0, zeros = 0;
    for (bool done = false; !done;) {
        char *to = chunk;
        done = xun_decoder_run(&decoder, &at, sample + length, &to, chunk + CHUNK);
        add_text(out, chunk, to, bands);
        add_losses(out, (size_t)decoder.undecodable - bad, (size_t)decoder.zeros - zeros);
        bad = (size_t)decoder.undecodable;
        zeros = (size_t)decoder.zeros;
        done = done || is_hopeless(out, (size_t)(at - sample));
    }
    if (at < sample + length)
        scale(out, (double)length / (double)(at - sample));
    xun_decoder_close(&decoder);
    return true;
}
