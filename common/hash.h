/* One hash for tables, tags and checksums: FNV-1a, 64 bits (Fowler, Noll, Vo). */
#ifndef XUN_COMMON_HASH_H
#define XUN_COMMON_HASH_H

#include <stddef.h>
#include <stdint.h>

#define XUN_HASH_START UINT64_C(0xcbf29ce484222325)

/* Continues `hash`, XUN_HASH_START at first, with one value of up to 32 bits. */
static inline uint64_t xun_hash_value(uint64_t hash, uint32_t value)
{
    return (hash ^ value) * UINT64_C(0x100000001b3);
}

static inline uint64_t xun_hash(uint64_t hash, const void *data, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)data;
    for (size_t i = 0; i < length; i++)
        hash = xun_hash_value(hash, bytes[i]);
    return hash;
}

#endif
