#include "apps/cgi/cache.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ENTRIES = 1024, SHARE = 8 /* no page takes more than this part of the room */ };

typedef struct {
    xun_bytes key, body;
    const char *type, *file;
    uint64_t used; /* when, by the cache's clock */
} entry;

struct xun_cache {
    entry entries[ENTRIES];
    size_t count, bytes, limit;
    uint64_t clock;
};

xun_cache *xun_cache_new(size_t bytes)
{
    xun_cache *cache = calloc(1, sizeof *cache);
    if (cache)
        cache->limit = bytes;
    return cache;
}

static size_t size_of(const entry *e)
{
    return e->key.length + e->body.length;
}

static void drop(xun_cache *cache, size_t index)
{
    entry *e = &cache->entries[index];
    cache->bytes -= size_of(e);
    xun_bytes_free(&e->key);
    xun_bytes_free(&e->body);
    *e = cache->entries[--cache->count];
}

void xun_cache_free(xun_cache *cache)
{
    while (cache && cache->count)
        drop(cache, cache->count - 1);
    free(cache);
}

static entry *find(xun_cache *cache, const xun_bytes *key)
{
    for (size_t i = 0; i < cache->count; i++) {
        const xun_bytes *other = &cache->entries[i].key;
        if (other->length == key->length && memcmp(other->data, key->data, key->length) == 0)
            return &cache->entries[i];
    }
    return NULL;
}

bool xun_cache_find(xun_http_response *out, xun_cache *cache, const xun_bytes *key)
{
    entry *e = find(cache, key);
    if (!e || !xun_bytes_append(&out->body, e->body.data, e->body.length))
        return false;
    e->used = ++cache->clock;
    out->type = e->type;
    out->file = e->file;
    return true;
}

static void drop_oldest(xun_cache *cache)
{
    size_t oldest = 0;
    for (size_t i = 1; i < cache->count; i++)
        if (cache->entries[i].used < cache->entries[oldest].used)
            oldest = i;
    drop(cache, oldest);
}

void xun_cache_keep(xun_cache *cache, const xun_bytes *key, const xun_http_response *response)
{
    size_t size = key->length + response->body.length;
    if (!response->body.length || size > cache->limit / SHARE || find(cache, key))
        return;
    while (cache->count && (cache->count == ENTRIES || cache->bytes + size > cache->limit))
        drop_oldest(cache);
    entry e = {.type = response->type, .file = response->file, .used = ++cache->clock};
    if (!xun_bytes_append(&e.key, key->data, key->length) ||
        !xun_bytes_append(&e.body, response->body.data, response->body.length)) {
        xun_bytes_free(&e.key);
        xun_bytes_free(&e.body);
        return;
    }
    cache->entries[cache->count++] = e;
    cache->bytes += size;
}
