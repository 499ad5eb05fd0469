#include <stdlib.h>
#include <string.h>

#include "apps/report/archive.h"

/* FNV-1a, 64 bits (draft-eastlake-fnv). */
static uint64_t hash_of(const char *text, size_t length)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001B3u;
    return hash ^ hash >> 32;
}

static uint32_t *slot_for(const xun_texts *t, const char *text, size_t length)
{
    size_t at = (size_t)hash_of(text, length) & (t->slot_count - 1);
    while (t->slots[at]) {
        const char *known = t->items[t->slots[at] - 1];
        if (strlen(known) == length && memcmp(known, text, length) == 0)
            break;
        at = (at + 1) & (t->slot_count - 1);
    }
    return &t->slots[at];
}

static bool grow(xun_texts *t)
{
    size_t capacity = t->capacity ? t->capacity * 2 : 256;
    char **items = realloc(t->items, capacity * sizeof *items);
    if (!items)
        return false;
    t->items = items;
    uint32_t *slots = calloc(capacity * 2, sizeof *slots);
    if (!slots)
        return false;
    free(t->slots);
    t->slots = slots;
    t->slot_count = capacity * 2;
    t->capacity = capacity;
    for (size_t i = 0; i < t->count; i++)
        *slot_for(t, t->items[i], strlen(t->items[i])) = (uint32_t)i + 1;
    return true;
}

uint32_t xun_texts_number(xun_texts *t, const char *text, size_t length)
{
    if (t->count == t->capacity && !grow(t))
        return XUN_NONE;
    uint32_t *slot = slot_for(t, text, length);
    if (*slot)
        return *slot - 1;
    char *copy = malloc(length + 1);
    if (!copy)
        return XUN_NONE;
    memcpy(copy, text, length);
    copy[length] = '\0';
    t->items[t->count] = copy;
    *slot = (uint32_t)++t->count;
    return *slot - 1;
}

void xun_texts_free(xun_texts *t)
{
    for (size_t i = 0; i < t->count; i++)
        free(t->items[i]);
    free(t->items);
    free(t->slots);
    *t = (xun_texts){0};
}
