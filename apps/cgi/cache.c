/* A ring of bytes that every new page overwrites a piece of, and a table of where each page begins. Both lie
 * in memory that forked processes share, at the same address in each. */
#include "apps/cgi/cache.h"

#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include "common/hash.h"

enum {
    SHARE = 8,   /* no page takes more than this part of the room */
    WINDOW = 8,  /* slots where a page may be entered */
    PAGE = 2048, /* bytes of room for one slot */
    ALIGNMENT = 16
};

/* Positions only grow; the byte at one is ring[position % capacity], until the ring has come round. */
typedef struct {
    uint64_t hash, begin;
    bool used;
} slot;

typedef struct {
    size_t key_length, body_length;
    const char *type, *file; /* static storage of the program, so good in each fork of it */
} entry;                     /* key and body follow */

struct xun_cache {
    pthread_mutex_t lock;
    size_t mapped, capacity, slot_count;
    uint64_t end; /* the position after the newest page */
    slot *slots;
    char *ring;
};

/* ---- the memory --------------------------------------------------------------------------------------- */

static bool make_lock(pthread_mutex_t *lock)
{
    pthread_mutexattr_t kind;
    if (pthread_mutexattr_init(&kind) != 0)
        return false;
    bool good = pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED) == 0 &&
                pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST) == 0 &&
                pthread_mutex_init(lock, &kind) == 0;
    (void)pthread_mutexattr_destroy(&kind);
    return good;
}

xun_cache *xun_cache_new(size_t bytes)
{
    size_t capacity = bytes / ALIGNMENT * ALIGNMENT, slot_count = capacity / PAGE + WINDOW;
    size_t ring = (sizeof(xun_cache) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT, slots = ring + capacity;
    size_t mapped = slots + slot_count * sizeof(slot);
    char *memory = mmap(NULL, mapped, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return NULL;
    xun_cache *cache = (xun_cache *)(void *)memory;
    *cache = (xun_cache){.mapped = mapped,
                         .capacity = capacity,
                         .slot_count = slot_count,
                         .slots = (slot *)(void *)(memory + slots),
                         .ring = memory + ring};
    if (make_lock(&cache->lock))
        return cache;
    (void)munmap(memory, mapped);
    return NULL;
}

void xun_cache_free(xun_cache *cache)
{
    if (cache)
        (void)munmap(cache, cache->mapped);
}

/* A process that ended with the lock may have left half a page: then nothing is kept of what there was. */
static bool take(xun_cache *cache)
{
    int result = pthread_mutex_lock(&cache->lock);
    if (result != EOWNERDEAD)
        return result == 0;
    memset(cache->slots, 0, cache->slot_count * sizeof *cache->slots);
    return pthread_mutex_consistent(&cache->lock) == 0;
}

static void release(xun_cache *cache)
{
    (void)pthread_mutex_unlock(&cache->lock);
}

/* ---- pages -------------------------------------------------------------------------------------------- */

static size_t size_of(size_t key_length, size_t body_length)
{
    return (sizeof(entry) + key_length + body_length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static char *at(const xun_cache *cache, uint64_t position)
{
    return cache->ring + position % cache->capacity;
}

static bool is_whole(const xun_cache *cache, const slot *s)
{
    return s->used && s->begin + cache->capacity >= cache->end;
}

static slot *window_of(const xun_cache *cache, uint64_t hash)
{
    return cache->slots + hash % (cache->slot_count - WINDOW + 1);
}

static const entry *find(const xun_cache *cache, uint64_t hash, const xun_bytes *key)
{
    const slot *s = window_of(cache, hash);
    for (size_t i = 0; i < WINDOW; i++) {
        if (s[i].hash != hash || !is_whole(cache, &s[i]))
            continue;
        const entry *e = (const entry *)(void *)at(cache, s[i].begin);
        if (e->key_length == key->length && memcmp(e + 1, key->data, key->length) == 0)
            return e;
    }
    return NULL;
}

bool xun_cache_find(xun_http_response *out, xun_cache *cache, const xun_bytes *key)
{
    uint64_t hash = xun_hash(XUN_HASH_START, key->data, key->length);
    if (!cache->capacity || !take(cache))
        return false;
    const entry *e = find(cache, hash, key);
    bool found = e && xun_bytes_append(&out->body, (const char *)(e + 1) + e->key_length, e->body_length);
    if (found) {
        out->type = e->type;
        out->file = e->file;
    }
    release(cache);
    return found;
}

/* A slot that is free, or that of the oldest page. */
static slot *choose_slot(const xun_cache *cache, uint64_t hash)
{
    slot *s = window_of(cache, hash), *chosen = s;
    for (size_t i = 0; i < WINDOW; i++) {
        if (!is_whole(cache, &s[i]))
            return &s[i];
        if (s[i].begin < chosen->begin)
            chosen = &s[i];
    }
    return chosen;
}

/* The next `size` bytes that lie in one piece. */
static uint64_t make_room(xun_cache *cache, size_t size)
{
    size_t left = cache->capacity - cache->end % cache->capacity;
    uint64_t begin = cache->end + (left < size ? left : 0);
    cache->end = begin + size;
    return begin;
}

static void keep(xun_cache *cache, uint64_t hash, const xun_bytes *key, const xun_http_response *response)
{
    const entry head = {key->length, response->body.length, response->type, response->file};
    uint64_t begin = make_room(cache, size_of(head.key_length, head.body_length));
    char *to = at(cache, begin);
    memcpy(to, &head, sizeof head);
    memcpy(to + sizeof head, key->data, key->length);
    memcpy(to + sizeof head + key->length, response->body.data, response->body.length);
    *choose_slot(cache, hash) = (slot){hash, begin, true};
}

void xun_cache_keep(xun_cache *cache, const xun_bytes *key, const xun_http_response *response)
{
    uint64_t hash = xun_hash(XUN_HASH_START, key->data, key->length);
    if (!response->body.length || size_of(key->length, response->body.length) > cache->capacity / SHARE ||
        !take(cache))
        return;
    if (!find(cache, hash, key)) /* another process may have been first */
        keep(cache, hash, key, response);
    release(cache);
}
