/* Blocks of bytes that were made lately, by number, so that what many questions touch isn't made each time.
 *
 * Each number has one place, which it shares with those that are a number of places away; a newcomer takes
 * it. When the room is full, places are emptied in turn. */
#ifndef XUN_COMMON_KEPT_H
#define XUN_COMMON_KEPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    uint32_t number; /* 0: empty */
    uint32_t length;
    void *data; /* owned */
} xun_kept_place;

/* Start from {0}, which keeps nothing. */
typedef struct {
    xun_kept_place *places;
    uint8_t *seen; /* by place: something of the number that was asked after last */
    size_t count, room, used, hand;
} xun_kept;

/* Room in bytes, for blocks that are mostly about `usual_length` long. Forgets what was kept; without memory
 * nothing will be. */
void xun_kept_set_room(xun_kept *kept, size_t room, size_t usual_length);
/* The block of a number from 1, aligned as malloc does it, valid until the next is added; NULL when it isn't
 * kept. */
const void *xun_kept_find(size_t *length, const xun_kept *kept, uint32_t number);
/* Where to write a block of `length` bytes; NULL when it can't be kept. */
void *xun_kept_add(xun_kept *kept, uint32_t number, size_t length);
/* Whether a number comes again, as far as is remembered: false the first time. Who keeps only what does
 * spends nothing on what is made once. */
bool xun_kept_again(xun_kept *kept, uint32_t number);
/* The room stays. */
void xun_kept_forget(xun_kept *kept);
void xun_kept_free(xun_kept *kept);

#ifdef __cplusplus
}
#endif

#endif
