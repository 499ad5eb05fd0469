#include "common/bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool xun_bytes_reserve(xun_bytes *bytes, size_t extra)
{
    if (extra >= SIZE_MAX / 2 - bytes->length)
        return false;
    size_t needed = bytes->length + extra + 1;
    if (needed <= bytes->capacity)
        return true;
    size_t capacity = bytes->capacity ? bytes->capacity : 64;
    while (capacity < needed)
        capacity += capacity / 2 + 1;
    char *data = realloc(bytes->data, capacity);
    if (!data)
        return false;
    bytes->data = data;
    bytes->capacity = capacity;
    return true;
}

bool xun_bytes_append(xun_bytes *bytes, const void *data, size_t length)
{
    if (!xun_bytes_reserve(bytes, length))
        return false;
    if (length)
        memcpy(bytes->data + bytes->length, data, length);
    bytes->length += length;
    bytes->data[bytes->length] = '\0';
    return true;
}

bool xun_bytes_append_string(xun_bytes *bytes, const char *string)
{
    return xun_bytes_append(bytes, string, strlen(string));
}

bool xun_bytes_append_byte(xun_bytes *bytes, char byte)
{
    return xun_bytes_append(bytes, &byte, 1);
}

bool xun_bytes_append_format(xun_bytes *bytes, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    bool good = length >= 0 && xun_bytes_reserve(bytes, (size_t)length);
    if (good) {
        vsnprintf(bytes->data + bytes->length, (size_t)length + 1, format, again);
        bytes->length += (size_t)length;
    }
    va_end(again);
    return good;
}

bool xun_bytes_append_varint(xun_bytes *bytes, uint64_t value)
{
    char encoded[10];
    size_t length = 0;
    do {
        encoded[length] = (char)((value & 0x7F) | (value > 0x7F ? 0x80 : 0));
        value >>= 7;
        length++;
    } while (value);
    return xun_bytes_append(bytes, encoded, length);
}

bool xun_bytes_append_block(xun_bytes *bytes, const void *data, size_t length)
{
    return xun_bytes_reserve(bytes, length + 10) && xun_bytes_append_varint(bytes, length) &&
           xun_bytes_append(bytes, data, length);
}

void xun_bytes_clear(xun_bytes *bytes)
{
    bytes->length = 0;
    if (bytes->data)
        bytes->data[0] = '\0';
}

void xun_bytes_free(xun_bytes *bytes)
{
    free(bytes->data);
    *bytes = XUN_BYTES_EMPTY;
}

xun_cursor xun_cursor_over(const void *data, size_t length)
{
    const char *start = length ? data : "";
    return (xun_cursor){start, start + length, false};
}

uint64_t xun_cursor_varint(xun_cursor *cursor)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && cursor->at < cursor->end; shift += 7) {
        unsigned char byte = (unsigned char)*cursor->at++;
        value |= (uint64_t)(byte & 0x7F) << shift;
        if (!(byte & 0x80))
            return value;
    }
    cursor->failed = true;
    return 0;
}

const char *xun_cursor_block(xun_cursor *cursor, size_t *length)
{
    uint64_t wanted = xun_cursor_varint(cursor);
    if (cursor->failed || wanted > (uint64_t)(cursor->end - cursor->at)) {
        cursor->failed = true;
        *length = 0;
        return "";
    }
    const char *block = cursor->at;
    *length = (size_t)wanted;
    cursor->at += wanted;
    return block;
}
