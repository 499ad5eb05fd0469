/* Passages that say nearly the same, as reports repeat themselves from year to year: in a list of hits the
 * best stands, the others are told of beside it.
 *
 * Two passages are alike when they share a large part of their shingles (Broder, "On the resemblance and
 * containment of documents", 1997): sequences of characters and words, numbers left out, since these are what
 * changes. The share is estimated from the least hashes of each. */
#ifndef XUN_SEARCHER_NEAR_DUPLICATE_H
#define XUN_SEARCHER_NEAR_DUPLICATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A passage that is up for grouping: its text, and what it may not be grouped with (the same report). */
typedef struct {
    const char *text, *report;
    size_t length, report_length;
} xun_groupable;

/* Finds for each text the first one before it that is like it and stands for itself: `leader[i]` is i where
 * there is none. False when memory is out. */
bool xun_group_alike(size_t *leader, const xun_groupable *texts, size_t count);

#endif
