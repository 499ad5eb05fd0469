/* What an index knows of the sources it was built from: the metadata XUN_METADATA_SOURCES. */
#ifndef XUN_INDEXER_SOURCE_LIST_H
#define XUN_INDEXER_SOURCE_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/bytes.h"
#include "common/status.h"

/* A file that was read. Its passages have the group "generation.number". */
typedef struct {
    char *path;
    uint64_t size;
    int64_t modified_ns;
    uint64_t hash; /* of the bytes on disk (content_hash.h) */
    uint64_t generation, number;
    uint64_t passages;
} xun_known_source;

/* Start with {0}. */
typedef struct {
    uint64_t generation;     /* of the last update */
    xun_known_source *items; /* by path, in byte order */
    size_t count, capacity;
} xun_source_list;

void xun_source_list_free(xun_source_list *list);
/* Takes a copy of `source`, path included. Items must come in the order of their paths. False: memory is
 * out. */
bool xun_source_list_add(xun_source_list *list, const xun_known_source *source);
/* NULL when the path is not known. Lives as long as the list is not added to. */
const xun_known_source *xun_source_list_find(const xun_source_list *list, const char *path);
/* The metadata form, appended; and its reading into an empty list. */
bool xun_source_list_write(xun_bytes *out, const xun_source_list *list);
xun_status xun_source_list_read(xun_source_list *out, const void *data, size_t length, xun_error *error);

enum { XUN_GROUP_SIZE = 48 };
/* The group of a file's passages. */
void xun_group_name(char out[XUN_GROUP_SIZE], uint64_t generation, uint64_t number);

#endif
