/* The other way round: readings and look-alikes to the table's file. */
#include <stdlib.h>
#include <string.h>

#include "searcher/readings.h"
#include "searcher/readings_file.h"

/* A reading that is rarer than this share of the character's commonest one is left out: nobody types it. */
enum { RARE_READING = 200 };

typedef struct {
    xun_bytes sections[XUN_READINGS_SECTIONS];
    bool failed;
} builder;

static void put(builder *b, xun_readings_section which, const void *data, size_t length)
{
    b->failed = b->failed || !xun_bytes_append(&b->sections[which], data, length);
}

static void put_number(builder *b, xun_readings_section which, size_t number)
{
    uint32_t value = (uint32_t)number;
    put(b, which, &value, sizeof value);
}

static void put_key(builder *b, xun_readings_section which, uint32_t character, size_t first)
{
    xun_readings_key key = {character, (uint32_t)first};
    put(b, which, &key, sizeof key);
}

static int compare_numbers(uint32_t left, uint32_t right)
{
    return (left > right) - (left < right);
}

static int by_character(const void *a, const void *b)
{
    const xun_reading_entry *left = a, *right = b;
    int order = compare_numbers(left->character, right->character);
    if (!order)
        order = compare_numbers(right->weight, left->weight);
    return order ? order : strncmp(left->syllable, right->syllable, XUN_SYLLABLE_SIZE);
}

static int by_syllable(const void *a, const void *b)
{
    const xun_reading_entry *left = a, *right = b;
    int order = strncmp(left->syllable, right->syllable, XUN_SYLLABLE_SIZE);
    if (!order)
        order = compare_numbers(right->weight, left->weight);
    return order ? order : compare_numbers(left->character, right->character);
}

static int by_pair(const void *a, const void *b)
{
    const xun_look_alike_pair *left = a, *right = b;
    int order = compare_numbers(left->character, right->character);
    return order ? order : compare_numbers(left->other, right->other);
}

/* Leaves out rare readings, and those that are there twice because two characters fold to one. */
static size_t keep_common(xun_reading_entry *entries, size_t count)
{
    size_t kept = 0;
    uint32_t most = 0;
    for (size_t i = 0; i < count; i++) {
        bool first = !kept || entries[kept - 1].character != entries[i].character, known = false;
        most = first ? entries[i].weight : most;
        for (size_t k = kept; k-- > 0 && entries[k].character == entries[i].character && !known;)
            known = strncmp(entries[k].syllable, entries[i].syllable, XUN_SYLLABLE_SIZE) == 0;
        if (!known && (uint64_t)entries[i].weight * RARE_READING >= most)
            entries[kept++] = entries[i];
    }
    return kept;
}

/* Syllables with their characters. `entries` are sorted by syllable. */
static void put_syllables(builder *b, const xun_reading_entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!i || strncmp(entries[i - 1].syllable, entries[i].syllable, XUN_SYLLABLE_SIZE) != 0) {
            put(b, XUN_READINGS_SYLLABLES, entries[i].syllable, XUN_SYLLABLE_SIZE);
            put_number(b, XUN_READINGS_SOUNDING, i);
        }
        put_number(b, XUN_READINGS_CHARACTERS, entries[i].character);
    }
    put_number(b, XUN_READINGS_SOUNDING, count);
}

static size_t syllable_number(const builder *b, const char *syllable)
{
    size_t low = 0, high = b->sections[XUN_READINGS_SYLLABLES].length / XUN_SYLLABLE_SIZE;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strncmp(b->sections[XUN_READINGS_SYLLABLES].data + middle * XUN_SYLLABLE_SIZE, syllable,
                    XUN_SYLLABLE_SIZE) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Characters with their syllables. `entries` are sorted by character. */
static void put_characters(builder *b, const xun_reading_entry *entries, size_t count)
{
    for (size_t i = 0; i < count && !b->failed; i++) {
        if (!i || entries[i - 1].character != entries[i].character)
            put_key(b, XUN_READINGS_KEYS, entries[i].character, i);
        put_number(b, XUN_READINGS_READINGS, syllable_number(b, entries[i].syllable));
    }
    put_key(b, XUN_READINGS_KEYS, UINT32_MAX, count);
}

static void put_pairs(builder *b, const xun_look_alike_pair *pairs, size_t count)
{
    size_t written = 0;
    for (size_t i = 0; i < count; i++) {
        if (!i || pairs[i - 1].character != pairs[i].character)
            put_key(b, XUN_READINGS_LOOKS, pairs[i].character, written);
        else if (pairs[i - 1].other == pairs[i].other)
            continue;
        put_number(b, XUN_READINGS_LIKES, pairs[i].other);
        written++;
    }
    put_key(b, XUN_READINGS_LOOKS, UINT32_MAX, written);
}

static bool write_file(xun_bytes *out, const builder *b)
{
    xun_readings_header header = {
        .magic = XUN_READINGS_MAGIC, .format = XUN_READINGS_FORMAT, .order = XUN_READINGS_ORDER};
    size_t offset = sizeof header;
    for (size_t i = 0; i < XUN_READINGS_SECTIONS; i++) {
        size_t item = i == XUN_READINGS_SYLLABLES                         ? XUN_SYLLABLE_SIZE
                      : i == XUN_READINGS_KEYS || i == XUN_READINGS_LOOKS ? sizeof(xun_readings_key)
                                                                          : sizeof(uint32_t);
        header.sections[i].offset = (uint32_t)offset;
        header.sections[i].count = (uint32_t)(b->sections[i].length / item);
        offset += b->sections[i].length;
    }
    bool good = !b->failed && xun_bytes_append(out, &header, sizeof header);
    for (size_t i = 0; i < XUN_READINGS_SECTIONS && good; i++)
        good = !b->sections[i].length || xun_bytes_append(out, b->sections[i].data, b->sections[i].length);
    return good;
}

bool xun_readings_compile(xun_bytes *out, xun_reading_entry *entries, size_t entry_count,
                          xun_look_alike_pair *pairs, size_t pair_count)
{
    builder b = {0};
    qsort(entries, entry_count, sizeof *entries, by_character);
    entry_count = keep_common(entries, entry_count);
    qsort(entries, entry_count, sizeof *entries, by_syllable);
    put_syllables(&b, entries, entry_count);
    qsort(entries, entry_count, sizeof *entries, by_character);
    put_characters(&b, entries, entry_count);
    qsort(pairs, pair_count, sizeof *pairs, by_pair);
    put_pairs(&b, pairs, pair_count);
    bool good = write_file(out, &b);
    for (size_t i = 0; i < XUN_READINGS_SECTIONS; i++)
        xun_bytes_free(&b.sections[i]);
    return good;
}
