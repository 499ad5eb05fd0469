#include "indexer/terms.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_BYTES = 8, RUN = 8 };

void xun_term_bag_free(xun_term_bag *bag)
{
    xun_bytes_free(&bag->bytes);
    free(bag->seen);
    free(bag->scratch);
    free(bag->postings);
    *bag = (xun_term_bag){0};
}

void xun_term_bag_clear(xun_term_bag *bag)
{
    xun_bytes_clear(&bag->bytes);
    bag->count = 0;
}

static bool grow(xun_term_bag *bag)
{
    size_t capacity = bag->capacity ? bag->capacity * 2 : 1024;
    xun_seen_term *seen = realloc(bag->seen, capacity * sizeof *seen);
    if (!seen)
        return false;
    bag->seen = seen;
    xun_seen_term *scratch = realloc(bag->scratch, capacity * sizeof *scratch);
    if (!scratch)
        return false;
    bag->scratch = scratch;
    bag->capacity = capacity;
    return true;
}

static uint64_t key_of(const char *text, size_t length)
{
    uint64_t key = 0;
    memcpy(&key, text, length < KEY_BYTES ? length : KEY_BYTES);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    key = __builtin_bswap64(key);
#endif
    return key;
}

bool xun_term_bag_add(xun_term_bag *bag, const char *prefix, const char *text, size_t length, uint16_t count)
{
    size_t lead = strlen(prefix), whole = lead + length;
    if (!whole || whole > XUN_ENGINE_TERM_LIMIT)
        return true;
    xun_bytes *bytes = &bag->bytes;
    if (bytes->length > UINT32_MAX - whole || (bag->count == bag->capacity && !grow(bag)))
        return false;
    if (bytes->capacity - bytes->length <= whole && !xun_bytes_reserve(bytes, whole))
        return false;
    char *at = bytes->data + bytes->length;
    memcpy(at, prefix, lead);
    memcpy(at + lead, text, length);
    bag->seen[bag->count++] =
        (xun_seen_term){key_of(at, whole), (uint32_t)bytes->length, (uint16_t)whole, count};
    bytes->length += whole;
    return true;
}

/* Below, equal or above 0, as memcmp; a prefix comes before what it begins. */
static int compare(const char *bytes, const xun_seen_term *a, const xun_seen_term *b)
{
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = shorter <= KEY_BYTES ? 0
                                     : memcmp(bytes + a->offset + KEY_BYTES, bytes + b->offset + KEY_BYTES,
                                              shorter - KEY_BYTES);
    return order ? order : (int)a->length - (int)b->length;
}

/* As compare() < 0; the keys decide without a branch that the processor would have to guess. */
static inline bool is_before(const char *bytes, const xun_seen_term *a, const xun_seen_term *b)
{
    return __builtin_expect(a->key == b->key, 0) ? compare(bytes, a, b) < 0 : a->key < b->key;
}

static void sort_run(const char *bytes, xun_seen_term *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        xun_seen_term item = items[i];
        size_t at = i;
        for (; at > 0 && is_before(bytes, &item, &items[at - 1]); at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

static void merge(const char *bytes, xun_seen_term *out, const xun_seen_term *left, size_t left_count,
                  const xun_seen_term *right, size_t right_count)
{
    const xun_seen_term *left_end = left + left_count, *right_end = right + right_count;
    while (left < left_end && right < right_end) {
        bool take_right = is_before(bytes, right, left);
        *out++ = *(take_right ? right : left);
        right += take_right;
        left += !take_right;
    }
    memcpy(out, left, (size_t)(left_end - left) * sizeof *left);
    out += left_end - left;
    memcpy(out, right, (size_t)(right_end - right) * sizeof *right);
}

/* A merge sort from the bottom up: no worst case that a hostile text could aim at. */
static void sort(xun_term_bag *bag)
{
    const char *bytes = bag->bytes.data;
    size_t count = bag->count;
    for (size_t i = 0; i < count; i += RUN)
        sort_run(bytes, bag->seen + i, count - i < RUN ? count - i : RUN);
    for (size_t width = RUN; width < count; width *= 2) {
        for (size_t i = 0; i < count; i += 2 * width) {
            size_t left = count - i < width ? count - i : width;
            size_t rest = count - i - left, right = rest < width ? rest : width;
            merge(bytes, bag->scratch + i, bag->seen + i, left, bag->seen + i + left, right);
        }
        xun_seen_term *sorted = bag->scratch;
        bag->scratch = bag->seen;
        bag->seen = sorted;
    }
}

bool xun_term_bag_count(const xun_posting **out, size_t *count, xun_term_bag *bag)
{
    *out = NULL;
    *count = 0;
    if (bag->posting_capacity < bag->count) {
        xun_posting *grown = realloc(bag->postings, bag->capacity * sizeof *grown);
        if (!grown)
            return false;
        bag->postings = grown;
        bag->posting_capacity = bag->capacity;
    }
    sort(bag);
    size_t used = 0;
    for (size_t i = 0; i < bag->count; i++) {
        const xun_seen_term *term = &bag->seen[i];
        if (i && compare(bag->bytes.data, term - 1, term) == 0)
            bag->postings[used - 1].count += term->count;
        else
            bag->postings[used++] = (xun_posting){bag->bytes.data + term->offset, term->length, term->count};
    }
    *out = bag->postings;
    *count = used;
    return true;
}
