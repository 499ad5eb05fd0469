#include "common/json.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

xun_json xun_json_to(xun_writer *writer)
{
    return (xun_json){writer, false};
}

static void begin(xun_json *json, const char *key)
{
    if (json->filled)
        xun_write(json->writer, ",", 1);
    json->filled = true;
    if (key)
        xun_write_format(json->writer, "\"%s\":", key);
}

static void open_group(xun_json *json, const char *key, const char *bracket)
{
    begin(json, key);
    xun_write_string(json->writer, bracket);
    json->filled = false;
}

static void close_group(xun_json *json, const char *bracket)
{
    xun_write_string(json->writer, bracket);
    json->filled = true;
}

void xun_json_object(xun_json *json, const char *key)
{
    open_group(json, key, "{");
}

void xun_json_object_end(xun_json *json)
{
    close_group(json, "}");
}

void xun_json_array(xun_json *json, const char *key)
{
    open_group(json, key, "[");
}

void xun_json_array_end(xun_json *json)
{
    close_group(json, "]");
}

void xun_json_text(xun_json *json, const char *key, const char *text, size_t length)
{
    begin(json, key);
    xun_write_json(json->writer, text, length);
}

void xun_json_string(xun_json *json, const char *key, const char *string)
{
    if (string)
        xun_json_text(json, key, string, strlen(string));
    else
        xun_json_null(json, key);
}

void xun_json_integer(xun_json *json, const char *key, int64_t value)
{
    begin(json, key);
    xun_write_format(json->writer, "%" PRId64, value);
}

/* Zeros at the end say nothing. */
void xun_json_number(xun_json *json, const char *key, double value, int decimals)
{
    char digits[400];
    begin(json, key);
    int length = isfinite(value) ? snprintf(digits, sizeof digits, "%.*f", decimals, value) : 0;
    if (length <= 0 || (size_t)length >= sizeof digits) {
        xun_write_string(json->writer, "null");
        return;
    }
    bool fraction = memchr(digits, '.', (size_t)length) != NULL;
    while (fraction && digits[length - 1] == '0')
        length--;
    if (fraction && digits[length - 1] == '.')
        length--;
    xun_write(json->writer, digits, (size_t)length);
}

void xun_json_bool(xun_json *json, const char *key, bool value)
{
    begin(json, key);
    xun_write_string(json->writer, value ? "true" : "false");
}

void xun_json_null(xun_json *json, const char *key)
{
    begin(json, key);
    xun_write_string(json->writer, "null");
}
