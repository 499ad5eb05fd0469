/* A growable run of bytes. Start with XUN_BYTES_EMPTY; the bytes are owned by the struct and always followed
 * by a zero byte once something was appended (so `data` of an empty one is NULL). */
#ifndef XUN_COMMON_BYTES_H
#define XUN_COMMON_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    char *data;
    size_t length, capacity;
} xun_bytes;

#define XUN_BYTES_EMPTY ((xun_bytes){NULL, 0, 0})

/* Makes room for `extra` more bytes (and the zero). False when memory is out; the contents stay. */
bool xun_bytes_reserve(xun_bytes *bytes, size_t extra);
/* Each append returns false when memory is out and then leaves the contents as they were. */
bool xun_bytes_append(xun_bytes *bytes, const void *data, size_t length);
bool xun_bytes_append_string(xun_bytes *bytes, const char *string);
bool xun_bytes_append_byte(xun_bytes *bytes, char byte);
bool xun_bytes_append_format(xun_bytes *bytes, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Variable-length unsigned integer, 7 bits a byte, low bits first (LEB128). */
bool xun_bytes_append_varint(xun_bytes *bytes, uint64_t value);
/* A varint length and then the bytes. */
bool xun_bytes_append_block(xun_bytes *bytes, const void *data, size_t length);
/* Sets the length to 0 and keeps the memory. */
void xun_bytes_clear(xun_bytes *bytes);
/* Frees the memory; the struct is empty again. */
void xun_bytes_free(xun_bytes *bytes);

/* A bounds-checked walk over encoded bytes: `failed` stays set once something did not fit. */
typedef struct {
    const char *at, *end;
    bool failed;
} xun_cursor;

xun_cursor xun_cursor_over(const void *data, size_t length);
uint64_t xun_cursor_varint(xun_cursor *cursor);
/* A block written by xun_bytes_append_block: points into the walked bytes; "" with length 0 on failure. */
const char *xun_cursor_block(xun_cursor *cursor, size_t *length);

#ifdef __cplusplus
}
#endif

#endif
