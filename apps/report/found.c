#include "apps/report/found.h"

#include <stdlib.h>
#include <string.h>

static void free_shown(xun_shown *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(items[i].spans);
    free(items);
}

void xun_found_free(xun_found *found)
{
    free_shown(found->best, found->best_count);
    free_shown(found->sample, found->sample_count);
    xun_bytes_free(&found->held);
    free(found->lines);
    free(found->understood);
    free(found->suggestion);
    free(found->written);
    free(found->parts);
    free(found->longer);
    free(found->translated);
    *found = (xun_found){0};
}

/* ---- passages that hold it ---------------------------------------------------------------------------- */

/* Steps backwards wrap around. */
bool xun_held_append(xun_bytes *held, uint32_t before, xun_held item)
{
    return xun_bytes_append_varint(held, (uint32_t)(item.docid - before)) &&
           xun_bytes_append_varint(held, item.times);
}

xun_held_walk xun_held_begin(const xun_found *found)
{
    return (xun_held_walk){.cursor = xun_cursor_over(found->held.data, found->held.length)};
}

bool xun_held_next(xun_held *out, xun_held_walk *walk)
{
    if (walk->cursor.at >= walk->cursor.end)
        return false;
    walk->docid += (uint32_t)xun_cursor_varint(&walk->cursor);
    *out = (xun_held){walk->docid, (uint32_t)xun_cursor_varint(&walk->cursor)};
    return !walk->cursor.failed;
}

/* ---- writing ------------------------------------------------------------------------------------------ */

static bool write_shown(xun_bytes *out, const xun_shown *items, size_t count)
{
    bool good = xun_bytes_append_varint(out, count);
    for (size_t i = 0; i < count && good; i++) {
        good =
            xun_bytes_append_varint(out, items[i].docid) && xun_bytes_append_varint(out, items[i].span_count);
        for (size_t k = 0; k < items[i].span_count && good; k++)
            good = xun_bytes_append_varint(out, items[i].spans[k].start) &&
                   xun_bytes_append_varint(out, items[i].spans[k].end);
    }
    return good;
}

static bool write_text(xun_bytes *out, const char *text)
{
    return xun_bytes_append_block(out, text ? text : "", text ? strlen(text) : 0);
}

bool xun_found_write(xun_bytes *out, const xun_found *found)
{
    bool good = xun_bytes_append_varint(out, found->related) &&
                xun_bytes_append_block(out, found->held.data ? found->held.data : "", found->held.length) &&
                write_shown(out, found->best, found->best_count) &&
                write_shown(out, found->sample, found->sample_count) &&
                xun_bytes_append_varint(out, found->line_count);
    for (size_t i = 0; i < found->line_count && good; i++)
        good = xun_bytes_append_varint(out, found->lines[i].docid) &&
               xun_bytes_append_varint(out, found->lines[i].start) &&
               xun_bytes_append_varint(out, found->lines[i].end);
    return good && write_text(out, found->understood) && write_text(out, found->suggestion) &&
           write_text(out, found->written) && write_text(out, found->parts) &&
           write_text(out, found->longer) && write_text(out, found->translated);
}

/* ---- reading ------------------------------------------------------------------------------------------ */

/* An array for `*count` things of at least one byte each; NULL when memory is out or there cannot be so
 * many. */
static void *read_array(size_t *count, xun_cursor *cursor, size_t size)
{
    uint64_t wanted = xun_cursor_varint(cursor);
    if (cursor->failed || wanted > (uint64_t)(cursor->end - cursor->at)) {
        cursor->failed = true;
        return NULL;
    }
    *count = (size_t)wanted;
    return calloc(*count + 1, size);
}

static bool read_shown(xun_shown **items, size_t *count, xun_cursor *cursor)
{
    *items = read_array(count, cursor, sizeof **items);
    for (size_t i = 0; *items && i < *count; i++) {
        xun_shown *shown = &(*items)[i];
        shown->docid = (uint32_t)xun_cursor_varint(cursor);
        shown->spans = read_array(&shown->span_count, cursor, sizeof *shown->spans);
        if (!shown->spans)
            return false;
        for (size_t k = 0; k < shown->span_count; k++) {
            shown->spans[k].start = (size_t)xun_cursor_varint(cursor);
            shown->spans[k].end = (size_t)xun_cursor_varint(cursor);
        }
    }
    return *items != NULL;
}

static bool read_held(xun_found *out, xun_cursor *cursor)
{
    size_t length;
    const char *held = xun_cursor_block(cursor, &length);
    return !cursor->failed && xun_bytes_append(&out->held, held, length);
}

static bool read_lines(xun_found *out, xun_cursor *cursor)
{
    out->lines = read_array(&out->line_count, cursor, sizeof *out->lines);
    for (size_t i = 0; out->lines && i < out->line_count; i++) {
        xun_place *line = &out->lines[i];
        line->docid = (uint32_t)xun_cursor_varint(cursor);
        line->start = (uint32_t)xun_cursor_varint(cursor);
        line->end = (uint32_t)xun_cursor_varint(cursor);
    }
    return out->lines != NULL;
}

static bool read_text(char **out, xun_cursor *cursor)
{
    size_t length;
    const char *text = xun_cursor_block(cursor, &length);
    *out = length ? strndup(text, length) : NULL;
    return !length || *out;
}

xun_status xun_found_read(xun_found *out, xun_cursor *cursor, xun_error *error)
{
    *out = (xun_found){.related = xun_cursor_varint(cursor)};
    bool good = read_held(out, cursor) && read_shown(&out->best, &out->best_count, cursor) &&
                read_shown(&out->sample, &out->sample_count, cursor) && read_lines(out, cursor) &&
                read_text(&out->understood, cursor) && read_text(&out->suggestion, cursor) &&
                read_text(&out->written, cursor) && read_text(&out->parts, cursor) &&
                read_text(&out->longer, cursor) && read_text(&out->translated, cursor);
    if (good && !cursor->failed)
        return XUN_OK;
    xun_found_free(out);
    return cursor->failed ? xun_fail(error, XUN_CORRUPT, "what a process found did not arrive whole")
                          : xun_fail_memory(error);
}
