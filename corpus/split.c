/* Long paragraphs into passages. */
#include "corpus/passage.h"

#include "common/utf8.h"
#include "corpus/chars.h"

/* Lengths are counted in tenths of a character: a Han character is 10, any other 4 (a Latin word of 5 letters and its space
 * weighs 2.4 characters). */
enum { WIDE = 10, NARROW = 4, TARGET = XUN_PASSAGE_TARGET * 10, LIMIT = XUN_PASSAGE_LIMIT * 10 };

/* How good a place to cut is. */
typedef enum { CUT_NONE, CUT_HARD, CUT_SPACE, CUT_CLAUSE, CUT_SENTENCE } cut_quality;

typedef struct {
    size_t offset;
    cut_quality quality;
    long distance; /* from the target */
} cut;

static bool latin_stop(const char *text, size_t at, size_t end)
{
    size_t step;
    uint32_t next = xun_char_at(text, at, end, &step);
    return at == end || xun_is_blank(next) || xun_is_closer(next) || xun_is_wide(next);
}

/* The quality of cutting after the character `c` that ends at `at`; closing quotes are taken along by the caller. */
static cut_quality quality_after(const char *text, size_t at, size_t end, uint32_t c)
{
    if (c == '.' || c == '!' || c == '?' || c == ';')
        return latin_stop(text, at, end) ? CUT_SENTENCE : CUT_NONE;
    if (xun_is_sentence_end(c))
        return CUT_SENTENCE;
    if (c == ',' || c == ':')
        return latin_stop(text, at, end) ? CUT_CLAUSE : CUT_NONE;
    if (xun_is_clause_end(c))
        return CUT_CLAUSE;
    return xun_is_blank(c) ? CUT_SPACE : xun_is_wide(c) ? CUT_HARD : CUT_NONE;
}

static size_t take_closers(const char *text, size_t at, size_t end)
{
    size_t step;
    uint32_t c;
    while (at < end && (xun_is_closer(c = xun_char_at(text, at, end, &step)) || xun_is_sentence_end(c)))
        at += step;
    return at;
}

static long weight_of(uint32_t c)
{
    return c >= 0x2000 ? WIDE : NARROW;
}

static long total_weight(const char *text, size_t length)
{
    long total = 0;
    size_t step;
    for (size_t at = 0; at < length; at += step)
        total += weight_of(xun_char_at(text, at, length, &step));
    return total;
}

/* The better kind of place wins, then the one nearest to the target; a place far too early is no choice. */
static void consider(cut *best, size_t offset, cut_quality quality, long weight, long target)
{
    long distance = weight > target ? weight - target : target - weight;
    if (weight < target / 3)
        return;
    if (quality > best->quality || (quality == best->quality && distance < best->distance))
        *best = (cut){offset, quality, distance};
}

/* Where the passage that begins at `start` ends. `left` is the weight of what is left: it is shared out evenly, so that no
 * scrap remains, and lessened by what is taken. */
static size_t next_cut(const char *text, size_t start, size_t end, long *left)
{
    cut best = {start, CUT_NONE, 0};
    long pieces = (*left + TARGET / 2) / TARGET, target = *left / (pieces < 2 ? 2 : pieces), weight = 0;
    size_t at = start, step;
    for (; at < end && *left > LIMIT; at += step) {
        uint32_t c = xun_char_at(text, at, end, &step);
        if (weight + weight_of(c) > LIMIT)
            break;
        weight += weight_of(c);
        cut_quality quality = quality_after(text, at + step, end, c);
        if (quality != CUT_NONE)
            consider(&best, quality >= CUT_CLAUSE ? take_closers(text, at + step, end) : at + step, quality, weight, target);
    }
    size_t stop = *left <= LIMIT ? end : best.quality != CUT_NONE ? best.offset : at;
    *left -= total_weight(text + start, stop - start);
    return stop;
}

bool xun_split_paragraph(const char *text, size_t length, xun_split_visitor *each, void *user)
{
    size_t start = 0, step;
    long left = length * NARROW <= LIMIT ? LIMIT : total_weight(text, length);
    while (start < length) {
        uint32_t c = xun_char_at(text, start, length, &step);
        if (xun_is_blank(c) || c == '\n') {
            start += step;
            left -= NARROW;
            continue;
        }
        size_t stop = next_cut(text, start, length, &left), end = stop;
        while (end > start && (xun_is_blank(c = xun_char_before(text, start, end, &step)) || c == '\n'))
            end -= step;
        if (end > start && !each(user, start, end - start))
            return false;
        start = stop;
    }
    return true;
}
