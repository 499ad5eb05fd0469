/* The terms of one passage: collected as they come, then sorted by bytes and counted. Reused from passage to
 * passage, so that no term costs an allocation. */
#ifndef XUN_INDEXER_TERMS_H
#define XUN_INDEXER_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/bytes.h"
#include "engine/engine.h"

/* A term where it was seen. The first eight bytes as a big-endian number decide nearly every comparison. */
typedef struct {
    uint64_t key;
    uint32_t offset; /* in the bag's bytes */
    uint16_t length;
    uint16_t count;
} xun_seen_term;

/* Start with {0}. */
typedef struct {
    xun_bytes bytes;
    xun_seen_term *seen, *scratch;
    size_t count, capacity;
    xun_posting *postings;
    size_t posting_capacity;
} xun_term_bag;

void xun_term_bag_free(xun_term_bag *bag);
void xun_term_bag_clear(xun_term_bag *bag);
/* Adds `count` (0: filters only) to the frequency of the term `prefix` + `text`. Empty terms and those over
 * the engine's limit are left out: the callers cut theirs. False: memory is out. */
bool xun_term_bag_add(xun_term_bag *bag, const char *prefix, const char *text, size_t length, uint16_t count);
/* The terms in byte order, each once; valid until the bag changes. False: memory is out. */
bool xun_term_bag_count(const xun_posting **out, size_t *count, xun_term_bag *bag);

#endif
