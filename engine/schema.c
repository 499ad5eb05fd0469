#include "engine/schema.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"

/* FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv). */
static uint64_t hash_of(const char *text, size_t length)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001B3u;
    return hash;
}

/* Bytes that a term takes in Xapian's keys, where a zero byte counts twice. */
static size_t weight_of(const char *text, size_t length)
{
    size_t weight = length;
    for (size_t i = 0; i < length; i++)
        weight += text[i] == '\0';
    return weight;
}

bool xun_schema_term(xun_bytes *out, const char *prefix, const char *text, size_t length)
{
    xun_bytes_clear(out);
    bool good = xun_bytes_append_string(out, prefix);
    if (prefix[0] == 'X' && length && ((text[0] >= 'A' && text[0] <= 'Z') || text[0] == ':'))
        good = good && xun_bytes_append_byte(out, ':');
    if (weight_of(text, length) <= XUN_SCHEMA_TERM_LIMIT - strlen(prefix) - 1)
        return good && xun_bytes_append(out, text, length);
    size_t kept = xun_utf8_border(text, length, XUN_SCHEMA_TERM_LIMIT / 2);
    return good && xun_bytes_append(out, text, kept) &&
           xun_bytes_append_format(out, "~%016llx", (unsigned long long)hash_of(text, length));
}

/* ---- stored passages ----------------------------------------------------------------------------------
 * Fields in a fixed order, the scored ones first: title, headings, text, then all others. */

static bool write_slice(xun_bytes *out, xun_slice slice)
{
    return xun_bytes_append_block(out, slice.text, slice.length);
}

static bool write_list(xun_bytes *out, const xun_stored_list *list)
{
    bool good = xun_bytes_append_varint(out, list->count);
    for (size_t i = 0; i < list->count && good; i++)
        good = write_slice(out, list->items[i]);
    return good;
}

static bool write_times(xun_bytes *out, const xun_stored_passage *passage)
{
    bool good = xun_bytes_append_varint(out, passage->time_count);
    for (size_t i = 0; i < passage->time_count && good; i++) {
        const xun_stored_time *time = &passage->times[i];
        good = xun_bytes_append_varint(out, time->start) && xun_bytes_append_varint(out, time->end) &&
               xun_bytes_append_varint(out, time->how) &&
               xun_bytes_append_block(out, time->from, strlen(time->from)) &&
               xun_bytes_append_block(out, time->to, strlen(time->to));
    }
    return good;
}

static bool write_years(xun_bytes *out, const xun_stored_passage *passage)
{
    bool good = xun_bytes_append_varint(out, passage->year_count);
    for (size_t i = 0; i < passage->year_count && good; i++)
        good = xun_bytes_append_varint(out, passage->years[i]);
    return good;
}

static bool write_honor_years(xun_bytes *out, const xun_stored_passage *passage)
{
    bool good = true;
    for (size_t i = 0; i < passage->honors.count && good; i++)
        good = xun_bytes_append_varint(out, passage->honor_years[i]);
    return good;
}

static bool write_parts(xun_bytes *out, const xun_stored_passage *passage)
{
    bool good = xun_bytes_append_varint(out, passage->part_count);
    for (size_t i = 0; i < passage->part_count && good; i++)
        good = xun_bytes_append_varint(out, passage->parts[i].start) &&
               xun_bytes_append_varint(out, passage->parts[i].end);
    return good;
}

bool xun_stored_passage_write(xun_bytes *out, const xun_stored_passage *passage)
{
    const xun_stored_passage *p = passage;
    return write_slice(out, p->title) && write_list(out, &p->headings) && write_slice(out, p->text) &&
           write_slice(out, p->id) && write_slice(out, p->date) && write_slice(out, p->language) &&
           write_slice(out, p->media) && write_slice(out, p->path) && write_slice(out, p->url) &&
           write_slice(out, p->group) && xun_bytes_append_varint(out, p->number) && write_parts(out, p) &&
           write_slice(out, p->date_how) && write_list(out, &p->projects) && write_list(out, &p->honors) &&
           write_list(out, &p->orgs) && write_list(out, &p->stages) && write_list(out, &p->levels) &&
           write_honor_years(out, p) && write_years(out, p) && write_times(out, p) &&
           write_slice(out, p->figures);
}

static xun_slice read_slice(xun_cursor *cursor)
{
    xun_slice slice;
    slice.text = xun_cursor_block(cursor, &slice.length);
    return slice;
}

static size_t read_count(xun_cursor *cursor)
{
    uint64_t count = xun_cursor_varint(cursor);
    if (count > XUN_STORED_LIST_LIMIT)
        cursor->failed = true;
    return cursor->failed ? 0 : (size_t)count;
}

static void read_list(xun_stored_list *list, xun_cursor *cursor)
{
    list->count = read_count(cursor);
    for (size_t i = 0; i < list->count; i++)
        list->items[i] = read_slice(cursor);
}

static void read_day(char out[11], xun_cursor *cursor)
{
    xun_slice day = read_slice(cursor);
    if (day.length > 10) {
        cursor->failed = true;
        day.length = 0;
    }
    memcpy(out, day.text, day.length);
    out[day.length] = '\0';
}

static void read_times(xun_stored_passage *passage, xun_cursor *cursor)
{
    passage->time_count = read_count(cursor);
    for (size_t i = 0; i < passage->time_count; i++) {
        xun_stored_time *time = &passage->times[i];
        time->start = (uint32_t)xun_cursor_varint(cursor);
        time->end = (uint32_t)xun_cursor_varint(cursor);
        time->how = (uint8_t)xun_cursor_varint(cursor);
        read_day(time->from, cursor);
        read_day(time->to, cursor);
        if (time->start > time->end || time->end > passage->text.length)
            cursor->failed = true;
    }
}

static void read_years(xun_stored_passage *passage, xun_cursor *cursor)
{
    passage->year_count = read_count(cursor);
    for (size_t i = 0; i < passage->year_count; i++)
        passage->years[i] = (uint16_t)xun_cursor_varint(cursor);
}

static void read_parts(xun_stored_passage *passage, xun_cursor *cursor)
{
    passage->part_count = read_count(cursor);
    for (size_t i = 0; i < passage->part_count; i++) {
        passage->parts[i].start = xun_cursor_varint(cursor);
        passage->parts[i].end = xun_cursor_varint(cursor);
    }
}

xun_status xun_stored_passage_read(xun_stored_passage *out, const void *data, size_t length, xun_error *error)
{
    xun_cursor cursor = xun_cursor_over(data, length);
    out->title = read_slice(&cursor);
    read_list(&out->headings, &cursor);
    out->text = read_slice(&cursor);
    out->id = read_slice(&cursor);
    out->date = read_slice(&cursor);
    out->language = read_slice(&cursor);
    out->media = read_slice(&cursor);
    out->path = read_slice(&cursor);
    out->url = read_slice(&cursor);
    out->group = read_slice(&cursor);
    out->number = (uint32_t)xun_cursor_varint(&cursor);
    read_parts(out, &cursor);
    out->date_how = read_slice(&cursor);
    read_list(&out->projects, &cursor);
    read_list(&out->honors, &cursor);
    read_list(&out->orgs, &cursor);
    read_list(&out->stages, &cursor);
    read_list(&out->levels, &cursor);
    for (size_t i = 0; i < out->honors.count; i++)
        out->honor_years[i] = (uint16_t)xun_cursor_varint(&cursor);
    read_years(out, &cursor);
    read_times(out, &cursor);
    out->figures = read_slice(&cursor);
    bool paired = out->stages.count == out->projects.count && out->levels.count == out->honors.count;
    if (cursor.failed || cursor.at != cursor.end || !paired || !out->part_count)
        return xun_fail(error, XUN_CORRUPT, "a stored passage is damaged: build the index again");
    return XUN_OK;
}

bool xun_stored_passage_peek(xun_slice *title, xun_stored_list *headings, xun_slice *text, const void *data,
                             size_t length)
{
    xun_cursor cursor = xun_cursor_over(data, length);
    *title = read_slice(&cursor);
    read_list(headings, &cursor);
    *text = read_slice(&cursor);
    return !cursor.failed;
}

/* ---- character counts --------------------------------------------------------------------------------- */

bool xun_character_counts_add(xun_character_counts *counts, uint32_t character, uint32_t passages)
{
    if (character > 0x10FFFF)
        return true;
    if (character >= counts->capacity) {
        size_t capacity = character < 0x10000 ? 0x10000 : 0x110000;
        uint32_t *grown = realloc(counts->counts, capacity * sizeof *grown);
        if (!grown)
            return false;
        memset(grown + counts->capacity, 0, (capacity - counts->capacity) * sizeof *grown);
        counts->counts = grown;
        counts->capacity = capacity;
    }
    uint32_t *count = &counts->counts[character];
    *count = passages > UINT32_MAX - *count ? UINT32_MAX : *count + passages;
    return true;
}

uint32_t xun_character_count(const xun_character_counts *counts, uint32_t character)
{
    return character < counts->capacity ? counts->counts[character] : 0;
}

void xun_character_counts_free(xun_character_counts *counts)
{
    free(counts->counts);
    *counts = (xun_character_counts){NULL, 0};
}

/* Pairs of varints: the distance from the last character, and the count. */
bool xun_character_counts_write(xun_bytes *out, const xun_character_counts *counts)
{
    uint32_t last = 0;
    for (uint32_t character = 0; character < counts->capacity; character++) {
        if (!counts->counts[character])
            continue;
        if (!xun_bytes_append_varint(out, character - last) ||
            !xun_bytes_append_varint(out, counts->counts[character]))
            return false;
        last = character;
    }
    return true;
}

xun_status xun_character_counts_read(xun_character_counts *counts, const void *data, size_t length,
                                     xun_error *error)
{
    xun_cursor cursor = xun_cursor_over(data, length);
    uint64_t character = 0;
    while (cursor.at < cursor.end) {
        character += xun_cursor_varint(&cursor);
        uint64_t passages = xun_cursor_varint(&cursor);
        if (cursor.failed || character > 0x10FFFF)
            return xun_fail(error, XUN_CORRUPT,
                            "the index's character counts are damaged: build the index again");
        if (!xun_character_counts_add(counts, (uint32_t)character, (uint32_t)passages))
            return xun_fail_memory(error);
    }
    return XUN_OK;
}
