#include "common/kept.h"

#include <stdlib.h>

static void empty(xun_kept *kept, xun_kept_place *place)
{
    kept->used -= place->length;
    free(place->data);
    *place = (xun_kept_place){0};
}

static xun_kept_place *place_of(const xun_kept *kept, uint32_t number)
{
    return &kept->places[number & (kept->count - 1)];
}

void xun_kept_set_room(xun_kept *kept, size_t room, size_t usual_length)
{
    xun_kept_free(kept);
    kept->count = room ? 1 : 0;
    while (kept->count * usual_length < room)
        kept->count *= 2;
    kept->room = room;
}

const void *xun_kept_find(size_t *length, const xun_kept *kept, uint32_t number)
{
    const xun_kept_place *place = kept->places ? place_of(kept, number) : NULL;
    if (!place || place->number != number)
        return NULL;
    *length = place->length;
    return place->data;
}

/* The tables are made when they are first needed: a process that answers one question needs none. */
static bool has_places(xun_kept *kept)
{
    if (!kept->places && kept->count)
        kept->places = calloc(kept->count, sizeof *kept->places);
    return kept->places != NULL;
}

static bool has_seen(xun_kept *kept)
{
    if (!kept->seen && kept->count)
        kept->seen = calloc(kept->count, sizeof *kept->seen);
    return kept->seen != NULL;
}

void *xun_kept_add(xun_kept *kept, uint32_t number, size_t length)
{
    if (length == 0 || length > kept->room / 2 || !has_places(kept))
        return NULL;
    void *data = malloc(length);
    if (!data)
        return NULL;
    xun_kept_place *place = place_of(kept, number);
    empty(kept, place);
    for (; kept->used + length > kept->room; kept->hand++)
        empty(kept, &kept->places[kept->hand % kept->count]);
    kept->used += length;
    *place = (xun_kept_place){number, (uint32_t)length, data};
    return data;
}

bool xun_kept_again(xun_kept *kept, uint32_t number)
{
    if (!has_seen(kept))
        return false;
    uint8_t *seen = &kept->seen[number & (kept->count - 1)],
            mark = (uint8_t)(number / kept->count % UINT8_MAX + 1);
    bool again = *seen == mark;
    *seen = mark;
    return again;
}

void xun_kept_forget(xun_kept *kept)
{
    for (size_t i = 0; kept->used && i < kept->count; i++)
        empty(kept, &kept->places[i]);
}

void xun_kept_free(xun_kept *kept)
{
    xun_kept_forget(kept);
    free(kept->places);
    free(kept->seen);
    *kept = (xun_kept){0};
}
