#include "searcher/readings.h"

#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "searcher/readings_file.h"

enum { READINGS_LIMIT = 8 };

struct xun_readings {
    xun_mapping mapping;
    const xun_readings_header *header;
};

/* ---- opening ------------------------------------------------------------------------------------------ */

static size_t item_size(size_t section)
{
    switch ((xun_readings_section)section) {
    case XUN_READINGS_SYLLABLES: return XUN_SYLLABLE_SIZE;
    case XUN_READINGS_KEYS:
    case XUN_READINGS_LOOKS: return sizeof(xun_readings_key);
    case XUN_READINGS_SOUNDING:
    case XUN_READINGS_CHARACTERS:
    case XUN_READINGS_READINGS:
    case XUN_READINGS_LIKES:
    case XUN_READINGS_SECTIONS: break;
    }
    return sizeof(uint32_t);
}

static bool is_whole(const xun_mapping *mapping)
{
    const xun_readings_header *header = (const void *)mapping->data;
    if (mapping->length < sizeof *header || memcmp(header->magic, XUN_READINGS_MAGIC, 8) != 0 ||
        header->format != XUN_READINGS_FORMAT || header->order != XUN_READINGS_ORDER)
        return false;
    for (size_t i = 0; i < XUN_READINGS_SECTIONS; i++) {
        size_t offset = header->sections[i].offset, count = header->sections[i].count;
        if (offset % 4 || offset > mapping->length || count > (mapping->length - offset) / item_size(i))
            return false;
    }
    return header->sections[XUN_READINGS_SOUNDING].count ==
           header->sections[XUN_READINGS_SYLLABLES].count + 1;
}

xun_status xun_readings_open(xun_readings **out, const char *path, xun_error *error)
{
    *out = NULL;
    xun_readings *readings = calloc(1, sizeof *readings);
    if (!readings)
        return xun_fail_memory(error);
    xun_status status = xun_mapping_open(&readings->mapping, path, error);
    if (status != XUN_OK) {
        free(readings);
        return status;
    }
    if (!is_whole(&readings->mapping)) {
        xun_readings_close(readings);
        return xun_fail(error, XUN_CORRUPT, "%s: no table of readings of this version: install it again",
                        path);
    }
    readings->header = (const void *)readings->mapping.data;
    *out = readings;
    return XUN_OK;
}

void xun_readings_close(xun_readings *readings)
{
    if (!readings)
        return;
    xun_mapping_close(&readings->mapping);
    free(readings);
}

/* ---- looking up --------------------------------------------------------------------------------------- */

static const void *section(const xun_readings *readings, xun_readings_section which, size_t *count)
{
    *count = readings->header->sections[which].count;
    return readings->mapping.data + readings->header->sections[which].offset;
}

/* Items from `first` to `end` of a section, within its bounds. */
static xun_characters slice_of(const xun_readings *readings, xun_readings_section which, size_t first,
                               size_t end)
{
    size_t count;
    const uint32_t *items = section(readings, which, &count);
    end = end < count ? end : count;
    return first < end ? (xun_characters){items + first, end - first} : (xun_characters){NULL, 0};
}

static int compare_key(const void *wanted, const void *item)
{
    uint32_t left = *(const uint32_t *)wanted, right = ((const xun_readings_key *)item)->character;
    return (left > right) - (left < right);
}

/* The list that a character has in `values`. */
static xun_characters list_of(const xun_readings *readings, xun_readings_section keys,
                              xun_readings_section values, uint32_t character)
{
    size_t count;
    const xun_readings_key *all = section(readings, keys, &count);
    const xun_readings_key *key = count ? bsearch(&character, all, count - 1, sizeof *key, compare_key)
                                        : NULL; /* the last only ends a list */
    return key ? slice_of(readings, values, key->first, key[1].first) : (xun_characters){NULL, 0};
}

static const char *syllable_text(const xun_readings *readings, uint32_t syllable)
{
    size_t count;
    const char *texts = section(readings, XUN_READINGS_SYLLABLES, &count);
    return syllable < count ? texts + syllable * XUN_SYLLABLE_SIZE : "\0\0\0\0\0\0\0";
}

static int compare_syllable(const void *wanted, const void *item)
{
    return strncmp(wanted, item, XUN_SYLLABLE_SIZE);
}

int xun_readings_syllable(const xun_readings *readings, const char *text, size_t length)
{
    char wanted[XUN_SYLLABLE_SIZE] = {0};
    size_t count;
    const char *texts = section(readings, XUN_READINGS_SYLLABLES, &count);
    if (!length || length >= sizeof wanted)
        return -1;
    memcpy(wanted, text, length);
    const char *found = bsearch(wanted, texts, count, XUN_SYLLABLE_SIZE, compare_syllable);
    return found ? (int)((found - texts) / XUN_SYLLABLE_SIZE) : -1;
}

xun_characters xun_readings_sounding(const xun_readings *readings, int syllable)
{
    size_t count;
    const uint32_t *first = section(readings, XUN_READINGS_SOUNDING, &count);
    if (syllable < 0 || (size_t)syllable + 1 >= count)
        return (xun_characters){NULL, 0};
    return slice_of(readings, XUN_READINGS_CHARACTERS, first[syllable], first[syllable + 1]);
}

size_t xun_readings_of(const xun_readings *readings, uint32_t character, int *out, size_t capacity)
{
    xun_characters list = list_of(readings, XUN_READINGS_KEYS, XUN_READINGS_READINGS, character);
    size_t count = list.count < capacity ? list.count : capacity;
    for (size_t i = 0; i < count; i++)
        out[i] = (int)list.items[i];
    return count;
}

bool xun_readings_begins(const xun_readings *readings, uint32_t character, char letter)
{
    xun_characters list = list_of(readings, XUN_READINGS_KEYS, XUN_READINGS_READINGS, character);
    for (size_t i = 0; i < list.count; i++)
        if (syllable_text(readings, list.items[i])[0] == letter)
            return true;
    return false;
}

bool xun_readings_same(const xun_readings *readings, uint32_t a, uint32_t b)
{
    int left[READINGS_LIMIT], right[READINGS_LIMIT];
    size_t left_count = xun_readings_of(readings, a, left, READINGS_LIMIT);
    size_t right_count = xun_readings_of(readings, b, right, READINGS_LIMIT);
    for (size_t i = 0; i < left_count; i++)
        for (size_t k = 0; k < right_count; k++)
            if (left[i] == right[k])
                return true;
    return false;
}

xun_characters xun_look_alikes(const xun_readings *readings, uint32_t character)
{
    return list_of(readings, XUN_READINGS_LOOKS, XUN_READINGS_LIKES, character);
}

bool xun_is_look_alike(const xun_readings *readings, uint32_t a, uint32_t b)
{
    xun_characters list = xun_look_alikes(readings, a);
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i] == b)
            return true;
    return false;
}
