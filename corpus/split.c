/* Long paragraphs into passages. */
#include "corpus/passage.h"

#include "common/utf8.h"
#include "corpus/chars.h"

/* Lengths are counted in tenths of a character: a Han character is 10, any other 3 (a Latin word of 5 letters
 * and its space weighs 1.8 characters). */
enum { WIDE = 10, NARROW = 3, TARGET = XUN_PASSAGE_TARGET * 10, LIMIT = XUN_PASSAGE_LIMIT * 10 };
enum { MOST = 4 }; /* the most that one byte weighs: a third of WIDE, or NARROW */

/* How good a place to cut is; CUT_HARD is within a clause, where the target is reached. */
typedef enum { CUT_NONE, CUT_HARD, CUT_SPACE, CUT_CLAUSE, CUT_SENTENCE } cut_quality;

typedef struct {
    size_t offset;
    cut_quality quality;
    long weight;   /* up to the cut */
    long distance; /* from the target */
} cut;

static bool latin_stop(const char *text, size_t at, size_t end)
{
    size_t step;
    uint32_t next = xun_char_at(text, at, end, &step);
    return at == end || xun_is_blank(next) || xun_is_closer(next) || xun_is_wide(next);
}

/* The quality of cutting after the character `c` that ends at `at`; closing quotes are taken along by the
 * caller. */
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
    return xun_is_blank(c) ? CUT_SPACE : CUT_NONE;
}

static long weight_of(uint32_t c)
{
    return c >= 0x2000 ? WIDE : NARROW; /* the same as a first byte of E2 or more */
}

static long total_weight(const char *text, size_t length)
{
    long total = 0;
    for (size_t at = 0; at < length; at++) {
        unsigned char byte = (unsigned char)text[at];
        total += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xE2 ? WIDE : NARROW;
    }
    return total;
}

/* Closing quotes and further stops stay with the sentence. */
static cut take_closers(const char *text, size_t end, cut it)
{
    size_t step;
    uint32_t c;
    while (it.offset < end &&
           (xun_is_closer(c = xun_char_at(text, it.offset, end, &step)) || xun_is_sentence_end(c))) {
        it.offset += step;
        it.weight += weight_of(c);
    }
    return it;
}

/* The better kind of place wins, then the one nearest to the target; a place far too early is no choice. */
static void consider(cut *best, cut it, long target)
{
    it.distance = it.weight > target ? it.weight - target : target - it.weight;
    if (it.weight >= target / 3 &&
        (it.quality > best->quality || (it.quality == best->quality && it.distance < best->distance)))
        *best = it;
}

/* Han characters are the bulk of the text, and no place to cut. */
static bool is_han_byte(const char *text, size_t at, size_t end)
{
    unsigned char byte = (unsigned char)text[at];
    return byte >= 0xE4 && byte <= 0xE9 && end - at >= 3;
}

/* Where the passage that begins at `start` ends. `left` is the weight of what is left, more than LIMIT: it is
 * shared out evenly, so that no scrap remains, and lessened by what is taken. */
static size_t next_cut(const char *text, size_t start, size_t end, long *left)
{
    long pieces = (*left + TARGET / 2) / TARGET, target = *left / (pieces < 2 ? 2 : pieces), weight = 0;
    cut best = {start, CUT_NONE, 0, 0};
    size_t step;
    for (size_t at = start; at < end; at += step) {
        uint32_t c = 0;
        bool han = is_han_byte(text, at, end);
        if (han)
            step = 3;
        else
            c = xun_char_at(text, at, end, &step);
        long one = han ? WIDE : weight_of(c);
        if (weight + one > LIMIT)
            break;
        if (weight >= target && best.quality == CUT_NONE)
            best = (cut){at, CUT_HARD, weight, 0};
        weight += one;
        cut_quality quality = han ? CUT_NONE : quality_after(text, at + step, end, c);
        if (quality == CUT_SPACE)
            consider(&best, (cut){at + step, quality, weight, 0}, target);
        else if (quality != CUT_NONE)
            consider(&best, take_closers(text, end, (cut){at + step, quality, weight, 0}), target);
    }
    *left -= best.weight;
    return best.offset;
}

bool xun_split_paragraph(const char *text, size_t length, xun_split_visitor *each, void *user)
{
    size_t start = 0, step;
    long left = length * MOST <= LIMIT ? LIMIT : total_weight(text, length);
    while (start < length) {
        uint32_t c = xun_char_at(text, start, length, &step);
        if (xun_is_blank(c) || c == '\n') {
            start += step;
            left -= weight_of(c);
            continue;
        }
        size_t stop = left <= LIMIT ? length : next_cut(text, start, length, &left), end = stop;
        while (end > start && (xun_is_blank(c = xun_char_before(text, start, end, &step)) || c == '\n'))
            end -= step;
        if (end > start && !each(user, start, end - start))
            return false;
        start = stop;
    }
    return true;
}
