/* JSON text, written in order; commas and quotes are seen to. */
#ifndef XUN_COMMON_JSON_H
#define XUN_COMMON_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/writer.h"

typedef struct {
    xun_writer *writer;
    bool filled; /* the value at hand is not the first of its object or array */
} xun_json;

xun_json xun_json_to(xun_writer *writer);

/* `key`: of the member when within an object, else NULL; an ASCII name that needs no escapes. Every call
 * below is a member or an element. */
void xun_json_object(xun_json *json, const char *key);
void xun_json_object_end(xun_json *json);
void xun_json_array(xun_json *json, const char *key);
void xun_json_array_end(xun_json *json);
void xun_json_text(xun_json *json, const char *key, const char *text, size_t length);
/* A C string, or null when it is NULL. */
void xun_json_string(xun_json *json, const char *key, const char *string);
void xun_json_integer(xun_json *json, const char *key, int64_t value);
/* At most `decimals` digits after the point; null when the value is not finite. */
void xun_json_number(xun_json *json, const char *key, double value, int decimals);
void xun_json_bool(xun_json *json, const char *key, bool value);
void xun_json_null(xun_json *json, const char *key);

#endif
