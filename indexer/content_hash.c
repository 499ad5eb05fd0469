#include "indexer/content_hash.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The finaliser of MurmurHash3 (Appleby 2011): every bit of the input reaches every bit of the output. */
static uint64_t mix(uint64_t value)
{
    value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCDu;
    value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53u;
    return value ^ (value >> 33);
}

static uint64_t hash_block(uint64_t index, const char *bytes, size_t length)
{
    uint64_t hash = mix(index + 1) ^ length;
    for (; length >= 8; bytes += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    uint64_t rest = 0;
    memcpy(&rest, bytes, length);
    return mix(hash ^ rest);
}

static uint64_t count_newlines(const char *bytes, size_t length)
{
    uint64_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += bytes[i] == '\n';
    return count;
}

/* As much of the file as there is, up to `length` bytes. */
static ssize_t read_block(int descriptor, char *buffer, size_t length, uint64_t offset)
{
    size_t have = 0;
    while (have < length) {
        ssize_t got = pread(descriptor, buffer + have, length - have, (off_t)(offset + have));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        have += (size_t)got;
    }
    return (ssize_t)have;
}

static bool read_range(xun_content *out, int descriptor, char *buffer, uint64_t start, uint64_t end)
{
    char before = '\n';
    if (start && read_block(descriptor, &before, 1, start - 1) < 0)
        return false;
    out->in_line = before != '\n';
    for (uint64_t at = start; !end || at < end; at += XUN_HASH_BLOCK) {
        size_t wanted = end && end - at < XUN_HASH_BLOCK ? (size_t)(end - at) : XUN_HASH_BLOCK;
        ssize_t got = read_block(descriptor, buffer, wanted, at);
        if (got <= 0)
            return got == 0;
        out->hash += hash_block(at / XUN_HASH_BLOCK, buffer, (size_t)got);
        out->newlines += count_newlines(buffer, (size_t)got);
    }
    return true;
}

xun_status xun_content_read(xun_content *out, const char *path, uint64_t start, uint64_t end,
                            xun_error *error)
{
    *out = (xun_content){0};
    char *buffer = malloc(XUN_HASH_BLOCK);
    if (!buffer)
        return xun_fail_memory(error);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    xun_status status = XUN_OK;
    if (descriptor < 0 || !read_range(out, descriptor, buffer, start, end))
        status = xun_fail_errno(error, errno, "%s: cannot be read", path);
    if (descriptor >= 0)
        close(descriptor);
    free(buffer);
    return status;
}
