#include "indexer/source_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void xun_source_list_free(xun_source_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i].path);
    free(list->items);
    *list = (xun_source_list){0};
}

bool xun_source_list_add(xun_source_list *list, const xun_known_source *source)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 64;
        xun_known_source *grown = realloc(list->items, capacity * sizeof *grown);
        if (!grown)
            return false;
        list->items = grown;
        list->capacity = capacity;
    }
    char *path = strdup(source->path);
    if (!path)
        return false;
    list->items[list->count] = *source;
    list->items[list->count++].path = path;
    return true;
}

static int compare_path(const void *path, const void *item)
{
    return strcmp(path, ((const xun_known_source *)item)->path);
}

const xun_known_source *xun_source_list_find(const xun_source_list *list, const char *path)
{
    return list->count ? bsearch(path, list->items, list->count, sizeof *list->items, compare_path) : NULL;
}

void xun_group_name(char out[XUN_GROUP_SIZE], uint64_t generation, uint64_t number)
{
    snprintf(out, XUN_GROUP_SIZE, "%llu.%llu", (unsigned long long)generation, (unsigned long long)number);
}

/* ---- the metadata form ------------------------------------------------------------------------------------
 * The generation, then for each source: how many bytes its path shares with the one before, the rest of the
 * path, and the numbers. All varints; the times in two's complement, folded so that the sign is the lowest
 * bit. */

static size_t shared_prefix(const char *a, const char *b)
{
    size_t length = 0;
    while (a[length] && a[length] == b[length])
        length++;
    return length;
}

static bool write_source(xun_bytes *out, const xun_known_source *source, const char *last_path)
{
    size_t shared = shared_prefix(last_path, source->path);
    uint64_t modified = ((uint64_t)source->modified_ns << 1) ^ (source->modified_ns < 0 ? UINT64_MAX : 0);
    return xun_bytes_append_varint(out, shared) &&
           xun_bytes_append_block(out, source->path + shared, strlen(source->path + shared)) &&
           xun_bytes_append_varint(out, source->size) && xun_bytes_append_varint(out, modified) &&
           xun_bytes_append_varint(out, source->hash) && xun_bytes_append_varint(out, source->generation) &&
           xun_bytes_append_varint(out, source->number) && xun_bytes_append_varint(out, source->passages);
}

bool xun_source_list_write(xun_bytes *out, const xun_source_list *list)
{
    bool good = xun_bytes_append_varint(out, list->generation);
    for (size_t i = 0; i < list->count && good; i++)
        good = write_source(out, &list->items[i], i ? list->items[i - 1].path : "");
    return good;
}

static bool read_path(xun_bytes *path, xun_cursor *cursor)
{
    uint64_t shared = xun_cursor_varint(cursor);
    size_t length;
    const char *rest = xun_cursor_block(cursor, &length);
    if (shared > path->length || memchr(rest, '\0', length))
        cursor->failed = true;
    else
        path->length = (size_t)shared;
    return xun_bytes_append(path, rest, length);
}

static void read_numbers(xun_known_source *source, xun_cursor *cursor)
{
    source->size = xun_cursor_varint(cursor);
    uint64_t modified = xun_cursor_varint(cursor);
    source->modified_ns = (int64_t)((modified >> 1) ^ (modified & 1 ? UINT64_MAX : 0));
    source->hash = xun_cursor_varint(cursor);
    source->generation = xun_cursor_varint(cursor);
    source->number = xun_cursor_varint(cursor);
    source->passages = xun_cursor_varint(cursor);
}

static xun_status read_sources(xun_source_list *out, xun_cursor *cursor, xun_bytes *path, xun_error *error)
{
    while (cursor->at < cursor->end) {
        xun_known_source source;
        if (!read_path(path, cursor))
            return xun_fail_memory(error);
        read_numbers(&source, cursor);
        if (cursor->failed || !path->data)
            return xun_fail(error, XUN_CORRUPT,
                            "the index's list of sources is damaged: build the index again");
        source.path = path->data;
        if (!xun_source_list_add(out, &source))
            return xun_fail_memory(error);
    }
    return XUN_OK;
}

xun_status xun_source_list_read(xun_source_list *out, const void *data, size_t length, xun_error *error)
{
    *out = (xun_source_list){0};
    if (!length)
        return XUN_OK;
    xun_cursor cursor = xun_cursor_over(data, length);
    xun_bytes path = XUN_BYTES_EMPTY;
    out->generation = xun_cursor_varint(&cursor);
    xun_status status = read_sources(out, &cursor, &path, error);
    xun_bytes_free(&path);
    if (status != XUN_OK)
        xun_source_list_free(out);
    return status;
}
