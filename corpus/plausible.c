#include "corpus/plausible.h"

#include <utf8proc.h>

#include "common/utf8.h"
#include "corpus/decoder.h"

/* What a character costs, in nats: from the share of running text that a band or class of characters makes up, divided by its number of
 * characters; guesses where no corpus was counted. */
#define COST_BAD_BYTE 22.0
#define COST_ODD 22.0
static const double HAN_COST[XUN_HAN_BANDS + 1] = {6.0, 7.4, 9.0, 11.0, 16.3};

static bool in(uint32_t c, uint32_t low, uint32_t high)
{
    return c >= low && c <= high;
}

static bool is_control(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B) || in(c, 0x7F, 0x9F);
}

static bool is_unassigned_or_private(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CS;
}

static double ascii_cost(uint32_t c)
{
    if (c == ' ' || c == '\n')
        return 2.0;
    if (in(c, 'a', 'z'))
        return 3.0;
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

bool xun_read_as(xun_reading *out, const xun_encoding *encoding, const char *sample, size_t length,
                 const xun_han_bands *bands)
{
    *out = (xun_reading){0};
    xun_decoder decoder;
    if (xun_decoder_open(&decoder, encoding, NULL) != XUN_OK)
        return false;
    char chunk[4096 + XUN_DECODER_SPARE];
    const char *at = sample;
    for (bool done = false; !done;) {
        char *to = chunk;
        done = xun_decoder_run(&decoder, &at, sample + length, &to, chunk + 4096);
        add_text(out, chunk, to, bands);
    }
    out->undecodable = (size_t)decoder.undecodable;
    out->odd += (size_t)decoder.zeros; /* shown as spaces by now */
    out->cost += COST_BAD_BYTE * (double)decoder.undecodable + COST_ODD * (double)decoder.zeros;
    xun_decoder_close(&decoder);
    return true;
}
