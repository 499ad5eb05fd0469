#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "corpus/passage.h"
#include "corpus/record_parse.h"

/* The fields in the order in which they are stored. */
typedef enum { FIELD_ID, FIELD_TITLE, FIELD_TEXT, FIELD_DATE, FIELD_LANG, FIELD_URL, FIELD_COUNT } field;
static const char *const FIELDS[FIELD_COUNT] = {"id", "title", "text", "date", "lang", "url"};

typedef struct {
    size_t offset, length;
} span;

/* A field as text: strings, for the id also whole numbers; absent and null ones are "". False when it is
 * something else. */
static bool text_of(const char **out, size_t *length, char number[32], const json_t *value, bool is_id)
{
    *out = "";
    *length = 0;
    if (!value || json_is_null(value))
        return true;
    if (is_id && json_is_integer(value)) {
        *length = (size_t)snprintf(number, 32, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        *out = number;
        return true;
    }
    *out = json_is_string(value) ? json_string_value(value) : "";
    *length = json_is_string(value) ? json_string_length(value) : 0;
    return json_is_string(value);
}

static xun_status store_fields(span spans[FIELD_COUNT], xun_bytes *store, const json_t *object,
                               char why[XUN_WRONG_LINE])
{
    xun_bytes_clear(store);
    for (int i = 0; i < FIELD_COUNT; i++) {
        const char *text;
        char number[32];
        size_t length;
        if (!text_of(&text, &length, number, json_object_get(object, FIELDS[i]), i == FIELD_ID)) {
            snprintf(why, XUN_WRONG_LINE, "\"%s\" must be a string%s", FIELDS[i],
                     i == FIELD_ID ? " or a whole number" : "");
            return XUN_INVALID;
        }
        spans[i] = (span){store->length, length};
        if (!xun_bytes_append(store, text, length + 1)) /* with the zero byte */
            return XUN_MEMORY;
    }
    return XUN_OK;
}

static xun_status check_fields(const span spans[FIELD_COUNT], const xun_bytes *store, const json_t *object,
                               char why[XUN_WRONG_LINE])
{
    const char *date = store->data + spans[FIELD_DATE].offset;
    why[0] = '\0';
    if (spans[FIELD_ID].length == 0)
        snprintf(why, XUN_WRONG_LINE, "\"id\" is missing or empty");
    else if (!json_object_get(object, "text"))
        snprintf(why, XUN_WRONG_LINE, "\"text\" is missing");
    else if (*date && !xun_is_report_date(date))
        snprintf(why, XUN_WRONG_LINE,
                 "\"date\" must be YYYY, YYYY-MM or YYYY-MM-DD from 1900 to 2099, not \"%.24s\"", date);
    return *why ? XUN_INVALID : XUN_OK;
}

static xun_status read_object(xun_record *record, xun_bytes *store, const json_t *object,
                              char why[XUN_WRONG_LINE])
{
    span spans[FIELD_COUNT];
    xun_status status = store_fields(spans, store, object, why);
    if (status == XUN_OK)
        status = check_fields(spans, store, object, why);
    if (status != XUN_OK)
        return status;
    record->id = store->data + spans[FIELD_ID].offset;
    record->id_length = spans[FIELD_ID].length;
    record->title = store->data + spans[FIELD_TITLE].offset;
    record->title_length = spans[FIELD_TITLE].length;
    record->text = store->data + spans[FIELD_TEXT].offset;
    record->text_length = spans[FIELD_TEXT].length;
    record->date = store->data + spans[FIELD_DATE].offset;
    record->language = store->data + spans[FIELD_LANG].offset;
    record->url = store->data + spans[FIELD_URL].offset;
    return XUN_OK;
}

xun_status xun_record_parse_json(xun_record *record, xun_bytes *store, const char *line, size_t length,
                                 char why[XUN_WRONG_LINE])
{
    json_error_t problem;
    json_t *value = json_loadb(line, length, JSON_REJECT_DUPLICATES, &problem);
    if (!value) {
        if (json_error_code(&problem) == json_error_out_of_memory)
            return XUN_MEMORY;
        snprintf(why, XUN_WRONG_LINE, "not JSON: %.100s (column %d)", problem.text, problem.column);
        return XUN_INVALID;
    }
    xun_status status = XUN_INVALID;
    if (json_is_object(value))
        status = read_object(record, store, value, why);
    else
        snprintf(why, XUN_WRONG_LINE, "not a JSON object");
    json_decref(value);
    return status;
}
