#include "searcher/near_duplicate.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"

/* Units of a shingle; shingles that a text must have to be compared; the share that makes two texts alike. */
enum { SHINGLE = 4, FEWEST = 8, NONE = -1 };
static const double alike = 0.6;

/* ---- sketches ---------------------------------------------------------------------------------------------------------- */

/* The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* Where the hash stands among those kept, or would: a binary search without a branch that can't be foretold. */
static size_t place_of(const xun_sketch *sketch, uint64_t hash)
{
    size_t first = 0;
    for (size_t count = sketch->count; count; count /= 2) {
        size_t half = (count + 1) / 2;
        first += half * (sketch->hashes[first + half - 1] < hash);
    }
    return first;
}

/* The least hashes stay in order: a text gets so few new ones that moving them costs less than a heap. */
static void add_hash(xun_sketch *sketch, uint64_t hash)
{
    bool full = sketch->count == XUN_SKETCH_SIZE;
    if (full && hash >= sketch->hashes[XUN_SKETCH_SIZE - 1])
        return;
    size_t at = place_of(sketch, hash);
    if (at < sketch->count && sketch->hashes[at] == hash)
        return;
    sketch->count += !full;
    memmove(sketch->hashes + at + 1, sketch->hashes + at, (sketch->count - at - 1) * sizeof *sketch->hashes);
    sketch->hashes[at] = hash;
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

static bool is_numeral(uint32_t c)
{
    switch (c) {
    case 0x3007: /* 〇 */
    case 0x4E00: case 0x4E8C: case 0x4E09: case 0x56DB: case 0x4E94: /* 一 to 五 */
    case 0x516D: case 0x4E03: case 0x516B: case 0x4E5D: case 0x5341: /* 六 to 十 */
    case 0x767E: case 0x5343: case 0x4E07: case 0x4EBF: return true; /* 百 千 万 亿 */
    default: return false;
    }
}

/* The next unit from `at` on: a Han character, or a word in small letters; digits, Chinese ones too, and signs are passed
 * over. False at the end. */
static bool next_unit(uint64_t *unit, const char **at, const char *end)
{
    uint32_t c = 0;
    uint64_t word = 0;
    while (*at < end) {
        size_t step = xun_utf8_read(&c, *at, end);
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

void xun_sketch_make(xun_sketch *out, const char *text, size_t length)
{
    const uint64_t factor = 0x9E3779B97F4A7C15u, oldest = factor * factor * factor * factor;
    uint64_t last[SHINGLE] = {0}, rolling = 0, unit;
    const char *at = text, *end = text + length;
    out->count = 0;
    for (size_t units = 0; next_unit(&unit, &at, end); units++) {
        rolling = rolling * factor + unit - last[units % SHINGLE] * oldest; /* Karp and Rabin 1987 */
        last[units % SHINGLE] = unit;
        if (units + 1 >= SHINGLE)
            add_hash(out, mix(rolling));
    }
}

double xun_sketch_likeness(const xun_sketch *a, const xun_sketch *b)
{
    size_t both = 0, any = 0, i = 0, k = 0;
    while (any < XUN_SKETCH_SIZE && (i < a->count || k < b->count)) {
        bool left = k == b->count || (i < a->count && a->hashes[i] <= b->hashes[k]);
        bool right = i == a->count || (k < b->count && b->hashes[k] <= a->hashes[i]);
        both += left && right;
        any++;
        i += left;
        k += right;
    }
    return any ? (double)both / (double)any : 0;
}

/* ---- groups ------------------------------------------------------------------------------------------------------------ */

/* Which leaders have a hash: chains in a table, so that each text is compared only with those that share some. */
typedef struct {
    uint64_t hash;
    int32_t leader, next;
} posting;

typedef struct {
    const xun_groupable *texts;
    xun_sketch *sketches;
    posting *postings;
    size_t posting_count;
    int32_t *slots;
    size_t slot_count; /* a power of two */
    uint8_t *shared;   /* by leader: hashes that the text at hand shares */
} grouping;

static bool same_report(const xun_groupable *a, const xun_groupable *b)
{
    return a->report_length == b->report_length && memcmp(a->report, b->report, a->report_length) == 0;
}

static void count_shared(grouping *g, const xun_sketch *sketch, size_t before)
{
    memset(g->shared, 0, before);
    for (size_t i = 0; i < sketch->count; i++)
        for (int32_t p = g->slots[sketch->hashes[i] & (g->slot_count - 1)]; p != NONE; p = g->postings[p].next)
            if (g->postings[p].hash == sketch->hashes[i])
                g->shared[g->postings[p].leader]++;
}

static size_t find_leader(grouping *g, size_t at)
{
    const xun_sketch *sketch = &g->sketches[at];
    if (sketch->count < FEWEST)
        return at;
    count_shared(g, sketch, at);
    for (size_t i = 0; i < at; i++)
        if (g->shared[i] * 4u >= sketch->count && !same_report(&g->texts[i], &g->texts[at]) &&
            xun_sketch_likeness(&g->sketches[i], sketch) >= alike)
            return i;
    return at;
}

static void add_leader(grouping *g, size_t at)
{
    const xun_sketch *sketch = &g->sketches[at];
    for (size_t i = 0; i < sketch->count; i++) {
        int32_t *slot = &g->slots[sketch->hashes[i] & (g->slot_count - 1)];
        g->postings[g->posting_count] = (posting){sketch->hashes[i], (int32_t)at, *slot};
        *slot = (int32_t)g->posting_count++;
    }
}

bool xun_group_alike(size_t *leader, const xun_groupable *texts, size_t count)
{
    grouping g = {.texts = texts, .slot_count = 1024};
    while (g.slot_count < count * XUN_SKETCH_SIZE)
        g.slot_count *= 2;
    g.sketches = calloc(count + 1, sizeof *g.sketches);
    g.postings = malloc((count * XUN_SKETCH_SIZE + 1) * sizeof *g.postings);
    g.slots = malloc(g.slot_count * sizeof *g.slots);
    g.shared = malloc(count + 1);
    bool good = g.sketches && g.postings && g.slots && g.shared;
    if (good)
        memset(g.slots, NONE, g.slot_count * sizeof *g.slots);
    for (size_t i = 0; i < count && good; i++) {
        xun_sketch_make(&g.sketches[i], texts[i].text, texts[i].length);
        leader[i] = find_leader(&g, i);
        if (leader[i] == i)
            add_leader(&g, i);
    }
    free(g.sketches);
    free(g.postings);
    free(g.slots);
    free(g.shared);
    return good;
}
