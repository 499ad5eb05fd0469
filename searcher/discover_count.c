/* The places of the text, sorted by what follows them, a part at a time; strings that repeat are then
 * neighbours. Four symbols at a time make a key, and only places whose key repeats often enough get the next
 * one. */
#include "searcher/discover_count.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/discover.h"
#include "searcher/discover_words.h"

enum {
    PLACES = 1 << 22, /* that are sorted at once: 128 MB with the room to sort */
    KEY_SYMBOLS = 4,
    FEW_PLACES = 1 << 14, /* are sorted by comparing */
    MOST_CANDIDATES = 1 << 20
};
static const double least_freedom = 1.0; /* bits */

typedef struct {
    uint64_t key; /* the next four symbols, the first highest; nothing behind a break */
    uint32_t at;
    uint16_t left; /* the symbol before the string */
} place;

typedef struct {
    const xun_archive_text *text;
    xun_candidate_terms *out;
    place *places, *room;
    uint32_t *beside; /* by symbol: occurrences beside the string at hand; all 0 between strings */
    uint32_t *seen;   /* by passage: the last candidate that was found in it */
    uint32_t stamp;
    bool failed;
} counter;

/* ---- sorting ------------------------------------------------------------------------------------------ */

static uint64_t key_at(const xun_archive_text *text, size_t at)
{
    uint64_t key = 0;
    bool broken = false;
    for (size_t i = 0; i < KEY_SYMBOLS; i++) {
        uint16_t symbol = broken || at + i >= text->count ? XUN_SYMBOL_BREAK : text->symbols[at + i];
        broken = broken || symbol == XUN_SYMBOL_BREAK;
        key = key << 16 | symbol;
    }
    return key;
}

static uint16_t key_symbol(uint64_t key, size_t index)
{
    return (uint16_t)(key >> (16 * (KEY_SYMBOLS - 1 - index)));
}

static int by_key(const void *a, const void *b)
{
    const place *left = a, *right = b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return (left->at > right->at) - (left->at < right->at);
}

/* Least significant digit first, so that equal keys stay in the order of the text. */
static void radix_sort(counter *c, place *places, size_t count)
{
    uint32_t *starts = c->beside; /* lent: as many as there are digits */
    place *from = places, *to = c->room;
    for (unsigned shift = 0; shift < 64; shift += 16) {
        uint32_t sum = 0;
        for (size_t i = 0; i < count; i++)
            starts[(from[i].key >> shift) & 0xFFFF]++;
        for (size_t digit = 0; digit < XUN_SYMBOL_COUNT; digit++) {
            uint32_t here = starts[digit];
            starts[digit] = sum;
            sum += here;
        }
        for (size_t i = 0; i < count; i++)
            to[starts[(from[i].key >> shift) & 0xFFFF]++] = from[i];
        memset(starts, 0, XUN_SYMBOL_COUNT * sizeof *starts);
        place *swapped = from;
        from = to;
        to = swapped;
    }
}

static void sort(counter *c, place *places, size_t count)
{
    if (count > FEW_PLACES)
        radix_sort(c, places, count);
    else
        qsort(places, count, sizeof *places, by_key);
}

/* ---- what stands beside ------------------------------------------------------------------------------- */

/* Digits and Chinese numerals are one neighbour; each break is another: nothing stands freer than in
 * quotation marks. */
static void add_neighbour(counter *c, uint16_t symbol, uint32_t *breaks)
{
    bool numeral = (c->text->kinds[symbol] & XUN_NUMERAL) != 0;
    if (symbol == XUN_SYMBOL_BREAK)
        ++*breaks;
    else
        c->beside[numeral ? XUN_SYMBOL_DIGITS : symbol]++;
}

/* The share of one neighbour in the entropy, and forgets it. */
static double take_share(counter *c, uint16_t symbol, double count)
{
    bool numeral = (c->text->kinds[symbol] & XUN_NUMERAL) != 0;
    uint32_t *beside = &c->beside[numeral ? XUN_SYMBOL_DIGITS : symbol];
    double share = *beside / count;
    *beside = 0;
    return share > 0 ? -share * log2(share) : 0;
}

static double left_freedom(counter *c, const place *places, size_t count)
{
    uint32_t breaks = 0;
    double total = (double)count;
    for (size_t i = 0; i < count; i++)
        add_neighbour(c, places[i].left, &breaks);
    double entropy = breaks / total * log2(total);
    for (size_t i = 0; i < count; i++)
        if (places[i].left != XUN_SYMBOL_BREAK)
            entropy += take_share(c, places[i].left, total);
    return entropy;
}

static double right_freedom(counter *c, const place *places, size_t count, size_t next)
{
    uint32_t breaks = 0;
    double total = (double)count;
    for (size_t i = 0; i < count; i++)
        add_neighbour(c, key_symbol(places[i].key, next), &breaks);
    double entropy = breaks / total * log2(total);
    for (size_t i = 0; i < count; i++) {
        uint16_t symbol = key_symbol(places[i].key, next);
        if (symbol != XUN_SYMBOL_BREAK)
            entropy += take_share(c, symbol, total);
    }
    return entropy;
}

/* ---- candidates --------------------------------------------------------------------------------------- */

static uint32_t count_passages(counter *c, const place *places, size_t count)
{
    uint32_t passages = 0;
    c->stamp++;
    for (size_t i = 0; i < count; i++) {
        uint32_t *seen = &c->seen[xun_archive_text_passage(c->text, places[i].at)];
        passages += *seen != c->stamp;
        *seen = c->stamp;
    }
    return passages;
}

/* The lexicon knows words of Chinese characters; a Latin word in the string has no character here. */
static bool is_known(const counter *c, const uint16_t *symbols, size_t length)
{
    xun_folded_char chars[XUN_NEW_TERM_LIMIT];
    for (size_t i = 0; i < length; i++) {
        chars[i] = (xun_folded_char){c->text->characters[symbols[i]], 0, 0};
        if (!chars[i].character)
            return false;
    }
    return xun_word_log_probability(c->text->lexicon, chars, length) <= 0;
}

/* What no term looks like: function words at its ends, and a number with what it counts. */
static bool is_odd(const counter *c, const uint16_t *symbols, size_t length)
{
    const uint8_t *kinds = c->text->kinds;
    uint8_t first = kinds[symbols[0]], second = kinds[symbols[1]], last = kinds[symbols[length - 1]];
    uint32_t characters[XUN_NEW_TERM_LIMIT];
    if ((first & XUN_NEVER_FIRST) || (last & (XUN_NEVER_LAST | XUN_NUMERAL)) ||
        ((first & XUN_NUMERAL) && (second & (XUN_MEASURE | XUN_NUMERAL))))
        return true;
    for (size_t i = 0; i < length; i++)
        characters[i] = c->text->characters[symbols[i]];
    return xun_begins_lightly(characters, length) || xun_ends_lightly(characters, length);
}

static bool is_word_of_two(const counter *c, uint16_t first, uint16_t second)
{
    const xun_folded_char chars[2] = {{c->text->characters[first], 0, 0},
                                      {c->text->characters[second], 0, 0}};
    return chars[0].character && chars[1].character &&
           xun_word_log_probability(c->text->lexicon, chars, 2) <= 0;
}

/* Whether it mostly begins or ends within a word: 业增加值 is a piece of 工业增加值 and 农业增加值. */
static bool is_cut_off(const counter *c, const place *places, size_t count, size_t length, size_t next)
{
    size_t left = 0, right = 0;
    for (size_t i = 0; i < count; i++) {
        const uint16_t *symbols = c->text->symbols + places[i].at;
        left += is_word_of_two(c, places[i].left, symbols[0]);
        right += is_word_of_two(c, symbols[length - 1], key_symbol(places[i].key, next));
    }
    return 2 * left > count || 2 * right > count;
}

static bool reserve(counter *c)
{
    xun_candidate_terms *out = c->out;
    if (out->count < out->capacity)
        return true;
    size_t capacity = out->capacity * 2 + 1024;
    xun_candidate_term *grown = realloc(out->items, capacity * sizeof *grown);
    if (!grown)
        return !(c->failed = true);
    out->items = grown;
    out->capacity = capacity;
    return true;
}

/* The rarer half goes when there are too many. */
static int by_count(const void *a, const void *b)
{
    const xun_candidate_term *left = a, *right = b;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return (left->at > right->at) - (left->at < right->at);
}

static void thin_out(xun_candidate_terms *terms)
{
    if (terms->count < MOST_CANDIDATES)
        return;
    qsort(terms->items, terms->count, sizeof *terms->items, by_count);
    terms->count /= 2;
    terms->least = terms->items[terms->count - 1].count;
}

/* A string that stands at all places; `next` is the symbol of their keys that follows it. */
static void consider(counter *c, const place *places, size_t count, size_t length, size_t next)
{
    const uint16_t *symbols = c->text->symbols + places[0].at;
    if (is_odd(c, symbols, length) || is_known(c, symbols, length))
        return;
    double right = right_freedom(c, places, count, next);
    double left = right < least_freedom ? 0 : left_freedom(c, places, count);
    if (left < least_freedom)
        return;
    uint32_t passages = count_passages(c, places, count);
    if (passages < 2 || is_cut_off(c, places, count, length, next) || !reserve(c))
        return;
    c->out->items[c->out->count++] = (xun_candidate_term){.at = places[0].at,
                                                          .count = (uint32_t)count,
                                                          .passages = passages,
                                                          .left = (float)left,
                                                          .right = (float)right,
                                                          .length = (uint8_t)length};
    thin_out(c->out);
}

/* ---- the walk ----------------------------------------------------------------------------------------- */

/* All places share `length` symbols, of which `shared` are in their keys. */
static void walk(counter *c, place *places, size_t count, size_t length, size_t shared)
{
    if (shared == KEY_SYMBOLS) {
        for (size_t i = 0; i < count; i++)
            places[i].key = key_at(c->text, places[i].at + length);
        sort(c, places, count);
        shared = 0;
    }
    if (length >= 2)
        consider(c, places, count, length, shared);
    if (length == XUN_NEW_TERM_LIMIT)
        return;
    for (size_t first = 0, end; first < count && !c->failed; first = end) {
        uint16_t symbol = key_symbol(places[first].key, shared);
        for (end = first + 1; end < count && key_symbol(places[end].key, shared) == symbol;)
            end++;
        if (symbol >= XUN_FIRST_SYMBOL && end - first >= c->out->least)
            walk(c, places + first, end - first, length + 1, shared + 1);
    }
}

/* Function characters begin no term. */
static bool may_begin(const xun_archive_text *text, uint16_t symbol)
{
    return symbol >= XUN_FIRST_SYMBOL && !(text->kinds[symbol] & XUN_NEVER_FIRST);
}

/* The places whose symbol is from `first` to `last`. */
static void count_from(counter *c, size_t first, size_t last)
{
    const xun_archive_text *text = c->text;
    size_t count = 0;
    for (size_t at = 1; at < text->count; at++) {
        uint16_t symbol = text->symbols[at];
        if (symbol < first || symbol > last || !may_begin(text, symbol) ||
            text->symbols[at + 1] < XUN_FIRST_SYMBOL)
            continue;
        c->places[count++] = (place){key_at(text, at), (uint32_t)at, text->symbols[at - 1]};
    }
    sort(c, c->places, count);
    walk(c, c->places, count, 0, 0);
}

/* Parts of the alphabet that have as many places as can be sorted at once. */
static bool count_all(counter *c, const uint32_t *frequencies, size_t most)
{
    for (size_t first = XUN_FIRST_SYMBOL, last; first < XUN_SYMBOL_COUNT && !c->failed; first = last + 1) {
        size_t sum = frequencies[first];
        for (last = first; last + 1 < XUN_SYMBOL_COUNT && sum + frequencies[last + 1] <= most; last++)
            sum += frequencies[last + 1];
        if (sum)
            count_from(c, first, last);
    }
    return !c->failed;
}

static size_t count_symbols(uint32_t *frequencies, const xun_archive_text *text)
{
    size_t most = 0;
    for (size_t at = 0; at < text->count; at++)
        frequencies[text->symbols[at]]++;
    for (size_t symbol = 0; symbol < XUN_SYMBOL_COUNT; symbol++) {
        if (!may_begin(text, (uint16_t)symbol))
            frequencies[symbol] = 0;
        most = frequencies[symbol] > most ? frequencies[symbol] : most;
    }
    return most;
}

xun_status xun_candidate_terms_find(xun_candidate_terms *out, const xun_archive_text *text, uint32_t least,
                                    xun_error *error)
{
    *out = (xun_candidate_terms){.least = least};
    if (!text->count)
        return XUN_OK;
    counter c = {.text = text, .out = out};
    uint32_t *frequencies = calloc(XUN_SYMBOL_COUNT, sizeof *frequencies);
    size_t room = frequencies ? count_symbols(frequencies, text) : 0; /* the most frequent symbol must fit */
    room = room > PLACES ? room : text->count < PLACES ? text->count : PLACES;
    c.places = malloc((room + 1) * sizeof *c.places);
    c.room = malloc((room + 1) * sizeof *c.room);
    c.beside = calloc(XUN_SYMBOL_COUNT, sizeof *c.beside);
    c.seen = calloc(text->passage_count + 1, sizeof *c.seen);
    bool good = frequencies && c.places && c.room && c.beside && c.seen && count_all(&c, frequencies, room);
    free(frequencies);
    free(c.places);
    free(c.room);
    free(c.beside);
    free(c.seen);
    return good ? XUN_OK : xun_fail_memory(error);
}

void xun_candidate_terms_free(xun_candidate_terms *terms)
{
    free(terms->items);
    *terms = (xun_candidate_terms){0};
}
