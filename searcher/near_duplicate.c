#include "searcher/near_duplicate.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"

/* Units of a shingle; shingles that a text must have to be compared, and how many are; the share of them that
 * makes two texts alike. */
enum { SHINGLE = 4, FEWEST = 8, SIZE = 48, NONE = -1 };
static const double alike = 0.6;
/* Texts that are alike share many of the QUICK least hashes of each: of the SIZE least hashes of both
 * together, two in five at most, which is MOST_OWN, belong to one text alone, `a` to the first, `b` to the
 * other. The n-th least that is shared has at most rank n + a in the first text and n + b in the other: so
 * QUICK - MOST_OWN of them, if there are so many, are among the QUICK of both. */
enum { QUICK = 32, MOST_OWN = SIZE * 2 / 5 };

/* The least hashes of a text's shingles, in order, each once. */
typedef struct {
    uint64_t hashes[SIZE];
    size_t count; /* fewer than were wanted: all there are */
} sketch;

/* ---- sketches ----------------------------------------------------------------------------------------- */

/* The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* The least hashes stay in order: there are so few that moving them costs less than a heap. */
static void add_hash(sketch *to, uint64_t hash, size_t size)
{
    size_t at = to->count;
    if (at == size && hash >= to->hashes[size - 1])
        return;
    while (at > 0 && to->hashes[at - 1] > hash)
        at--;
    if (at > 0 && to->hashes[at - 1] == hash)
        return;
    to->count += to->count < size;
    memmove(to->hashes + at + 1, to->hashes + at, (to->count - at - 1) * sizeof *to->hashes);
    to->hashes[at] = hash;
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

static bool is_numeral(uint32_t c)
{
    switch (c) {
    case 0x3007: /* 〇 */
    case 0x4E00:
    case 0x4E8C:
    case 0x4E09:
    case 0x56DB:
    case 0x4E94: /* 一 to 五 */
    case 0x516D:
    case 0x4E03:
    case 0x516B:
    case 0x4E5D:
    case 0x5341: /* 六 to 十 */
    case 0x767E:
    case 0x5343:
    case 0x4E07:
    case 0x4EBF: return true; /* 百 千 万 亿 */
    default: return false;
    }
}

/* The usual case of xun_utf8_read: a character from U+4E00 to U+9FFF. 0: it is another one. */
static uint32_t read_common_han(const char *at, const char *end)
{
    if (end - at < 3)
        return 0;
    unsigned first = (unsigned char)at[0], second = (unsigned char)at[1], third = (unsigned char)at[2];
    uint32_t c = (first & 0xFu) << 12 | (second & 0x3Fu) << 6 | (third & 0x3Fu);
    bool good = first >> 4 == 0xE && second >> 6 == 2 && third >> 6 == 2 && c >= 0x4E00 && c < 0xA000;
    return good ? c : 0;
}

/* The next unit from `at` on: a Han character, or a word in small letters; digits, Chinese ones too, and
 * signs are passed over. False at the end. */
static bool next_unit(uint64_t *unit, const char **at, const char *end)
{
    uint32_t c;
    uint64_t word = 0;
    while (*at < end) {
        size_t step = 3;
        c = read_common_han(*at, end);
        if (!c)
            step = xun_utf8_read(&c, *at, end);
        if (is_letter(c)) {
            word = word * 31 + (c >= 'A' && c <= 'Z' ? c + 32 : c) + 1;
        } else if (word) {
            break;
        } else if (xun_is_han(c) && !is_numeral(c)) {
            *at += step;
            *unit = c;
            return true;
        }
        *at += step;
    }
    *unit = word | 1ull << 63;
    return word != 0;
}

/* The hashes of all shingles, as they come: at most `length`. */
static size_t hash_shingles(uint64_t *out, const char *text, size_t length)
{
    const uint64_t factor = 0x9E3779B97F4A7C15u, oldest = factor * factor * factor * factor;
    uint64_t last[SHINGLE] = {0}, rolling = 0, unit;
    const char *at = text, *end = text + length;
    size_t count = 0;
    for (size_t units = 0; next_unit(&unit, &at, end); units++) {
        rolling = rolling * factor + unit - last[units % SHINGLE] * oldest; /* Karp and Rabin 1987 */
        last[units % SHINGLE] = unit;
        out[count] = mix(rolling);
        count += units + 1 >= SHINGLE;
    }
    return count;
}

static void add_hashes(sketch *out, const uint64_t *hashes, size_t count, size_t size)
{
    out->count = 0;
    for (size_t i = 0; i < count; i++)
        add_hash(out, hashes[i], size);
}

/* Hashes are spread evenly: mostly, a few more than are wanted lie below a limit that the number of all
 * tells. They are picked out without a branch that can't be foretold; behind `hashes` there is room for as
 * many. */
static void take_least(sketch *out, uint64_t *hashes, size_t count, size_t size)
{
    size_t tried = size + size / 3, low = 0;
    if (count > 2 * tried) {
        uint64_t limit = UINT64_MAX / count * tried, *lows = hashes + count;
        for (size_t i = 0; i < count; i++) {
            lows[low] = hashes[i];
            low += hashes[i] < limit;
        }
        add_hashes(out, lows, low, size);
    }
    if (!low || out->count < size)
        add_hashes(out, hashes, count, size);
}

/* The share of shingles that both have of those that any has: 0 to 1, an estimate. */
static double likeness(const sketch *a, const sketch *b)
{
    size_t both = 0, any = 0, i = 0, k = 0;
    while (any < SIZE && (i < a->count || k < b->count)) {
        bool left = k == b->count || (i < a->count && a->hashes[i] <= b->hashes[k]);
        bool right = i == a->count || (k < b->count && b->hashes[k] <= a->hashes[i]);
        both += left && right;
        any++;
        i += left;
        k += right;
    }
    return any ? (double)both / (double)any : 0;
}

/* ---- groups ------------------------------------------------------------------------------------------- */

/* Which leaders have a hash: chains in a table, so that each text is compared only with those that share
 * some. */
typedef struct {
    uint64_t hash;
    int32_t leader, next;
} posting;

typedef struct {
    const xun_groupable *texts;
    uint64_t *hashes; /* room for twice those of any text */
    sketch *quick;    /* QUICK hashes of each text */
    sketch *whole;    /* SIZE of them, where they were wanted; count 0: not yet */
    posting *postings;
    size_t posting_count;
    int32_t *slots;
    size_t slot_count; /* a power of two */
    uint8_t *shared;   /* by leader: quick hashes that the text at hand shares */
} grouping;

static bool same_report(const xun_groupable *a, const xun_groupable *b)
{
    return a->report_length == b->report_length && memcmp(a->report, b->report, a->report_length) == 0;
}

static void make_sketch(sketch *out, const grouping *g, size_t at, size_t size)
{
    take_least(out, g->hashes, hash_shingles(g->hashes, g->texts[at].text, g->texts[at].length), size);
}

static const sketch *whole_sketch(const grouping *g, size_t at)
{
    if (!g->whole[at].count)
        make_sketch(&g->whole[at], g, at, SIZE);
    return &g->whole[at];
}

static void count_shared(grouping *g, const sketch *quick, size_t before)
{
    memset(g->shared, 0, before);
    for (size_t i = 0; i < quick->count; i++)
        for (int32_t p = g->slots[quick->hashes[i] & (g->slot_count - 1)]; p != NONE; p = g->postings[p].next)
            if (g->postings[p].hash == quick->hashes[i])
                g->shared[g->postings[p].leader]++;
}

static size_t least_shared(const sketch *a, const sketch *b)
{
    size_t larger = a->count > b->count ? a->count : b->count, all = larger - larger * 2 / 5;
    return all < QUICK - MOST_OWN ? all : QUICK - MOST_OWN;
}

static size_t find_leader(grouping *g, size_t at)
{
    if (g->quick[at].count < FEWEST)
        return at;
    count_shared(g, &g->quick[at], at);
    for (size_t i = 0; i < at; i++)
        if (g->shared[i] >= least_shared(&g->quick[i], &g->quick[at]) &&
            !same_report(&g->texts[i], &g->texts[at]) &&
            likeness(whole_sketch(g, i), whole_sketch(g, at)) >= alike)
            return i;
    return at;
}

static void add_leader(grouping *g, size_t at)
{
    const sketch *quick = &g->quick[at];
    for (size_t i = 0; i < quick->count; i++) {
        int32_t *slot = &g->slots[quick->hashes[i] & (g->slot_count - 1)];
        g->postings[g->posting_count] = (posting){quick->hashes[i], (int32_t)at, *slot};
        *slot = (int32_t)g->posting_count++;
    }
}

static bool make_room(grouping *g, size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count; i++)
        longest = g->texts[i].length > longest ? g->texts[i].length : longest;
    while (g->slot_count < count * QUICK)
        g->slot_count *= 2;
    g->hashes = malloc(2 * (longest + 1) * sizeof *g->hashes);
    g->quick = malloc((count + 1) * sizeof *g->quick);
    g->whole = calloc(count + 1, sizeof *g->whole);
    g->postings = malloc((count * QUICK + 1) * sizeof *g->postings);
    g->slots = malloc(g->slot_count * sizeof *g->slots);
    g->shared = malloc(count + 1);
    if (!g->hashes || !g->quick || !g->whole || !g->postings || !g->slots || !g->shared)
        return false;
    memset(g->slots, NONE, g->slot_count * sizeof *g->slots);
    return true;
}

bool xun_group_alike(size_t *leader, const xun_groupable *texts, size_t count)
{
    grouping g = {.texts = texts, .slot_count = 1024};
    bool good = make_room(&g, count);
    for (size_t i = 0; i < count && good; i++) {
        make_sketch(&g.quick[i], &g, i, QUICK);
        leader[i] = find_leader(&g, i);
        if (leader[i] == i)
            add_leader(&g, i);
    }
    free(g.hashes);
    free(g.quick);
    free(g.whole);
    free(g.postings);
    free(g.slots);
    free(g.shared);
    return good;
}
