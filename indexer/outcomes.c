#include "indexer/outcomes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- writing ------------------------------------------------------------------------------------------ */

xun_status xun_outcome_writer_open(xun_outcome_writer *out, const char *path, xun_error *error)
{
    *out = (xun_outcome_writer){.path = path};
    out->descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    return out->descriptor >= 0 ? XUN_OK : xun_fail_errno(error, errno, "%s: cannot be written", path);
}

void xun_outcome_writer_close(xun_outcome_writer *writer)
{
    if (writer->descriptor >= 0)
        close(writer->descriptor);
    xun_bytes_free(&writer->buffer);
    writer->descriptor = -1;
}

static bool write_decoding(xun_bytes *out, const xun_decoding *decoding)
{
    const char *how = decoding->how ? decoding->how : "", *media = decoding->media ? decoding->media : "";
    return xun_bytes_append_block(out, decoding->encoding, strlen(decoding->encoding)) &&
           xun_bytes_append_block(out, how, strlen(how) + 1) &&
           xun_bytes_append_block(out, media, strlen(media) + 1) &&
           xun_bytes_append_varint(out, (uint64_t)(decoding->confidence * 1000 + 0.5)) &&
           xun_bytes_append_varint(out, decoding->undecodable) &&
           xun_bytes_append_varint(out, decoding->zero_bytes);
}

static bool write_source(xun_bytes *out, const xun_outcome *outcome)
{
    return xun_bytes_append_varint(out, (uint64_t)outcome->status) &&
           write_decoding(out, &outcome->decoding) && xun_bytes_append_varint(out, outcome->content.hash) &&
           xun_bytes_append_varint(out, outcome->content.newlines) &&
           xun_bytes_append_varint(out, outcome->content.in_line);
}

void xun_outcome_write(xun_outcome_writer *writer, const xun_outcome *outcome)
{
    xun_bytes *out = &writer->buffer;
    if (!xun_bytes_append_varint(out, (uint64_t)outcome->kind) ||
        !xun_bytes_append_varint(out, outcome->number) ||
        !xun_bytes_append_block(out, outcome->text.text, outcome->text.length) ||
        !xun_bytes_append_varint(out, outcome->passages) ||
        (outcome->kind == XUN_OUTCOME_SOURCE && !write_source(out, outcome)))
        writer->out_of_memory = true;
}

xun_status xun_outcome_flush(xun_outcome_writer *writer, xun_error *error)
{
    if (writer->out_of_memory)
        return xun_fail_memory(error);
    const char *at = writer->buffer.data;
    for (size_t left = writer->buffer.length; left;) {
        ssize_t written = write(writer->descriptor, at, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return xun_fail_errno(error, errno, "%s: cannot be written", writer->path);
        at += written;
        left -= (size_t)written;
    }
    xun_bytes_clear(&writer->buffer);
    return XUN_OK;
}

/* ---- reading ------------------------------------------------------------------------------------------ */

/* A string written with its zero byte, so that it can be pointed to. */
static const char *read_string(xun_cursor *cursor)
{
    size_t length;
    const char *text = xun_cursor_block(cursor, &length);
    if (!length || text[length - 1]) {
        cursor->failed = true;
        return "";
    }
    return text;
}

static void read_decoding(xun_decoding *decoding, xun_cursor *cursor)
{
    size_t length;
    const char *encoding = xun_cursor_block(cursor, &length);
    if (length >= sizeof decoding->encoding) {
        cursor->failed = true;
        length = 0;
    }
    memcpy(decoding->encoding, encoding, length);
    decoding->how = read_string(cursor);
    decoding->media = read_string(cursor);
    decoding->confidence = (double)xun_cursor_varint(cursor) / 1000;
    decoding->undecodable = xun_cursor_varint(cursor);
    decoding->zero_bytes = xun_cursor_varint(cursor);
}

bool xun_outcome_next(xun_outcome *out, xun_cursor *cursor)
{
    *out = (xun_outcome){0};
    if (cursor->failed || cursor->at == cursor->end)
        return false;
    out->kind = (xun_outcome_kind)xun_cursor_varint(cursor);
    out->number = xun_cursor_varint(cursor);
    out->text.text = xun_cursor_block(cursor, &out->text.length);
    out->passages = xun_cursor_varint(cursor);
    if (out->kind == XUN_OUTCOME_SOURCE) {
        out->status = (xun_status)xun_cursor_varint(cursor);
        read_decoding(&out->decoding, cursor);
        out->content.hash = xun_cursor_varint(cursor);
        out->content.newlines = xun_cursor_varint(cursor);
        out->content.in_line = xun_cursor_varint(cursor) != 0;
    }
    return !cursor->failed;
}

static xun_status damaged(const char *path, xun_error *error)
{
    return xun_fail(error, XUN_INTERNAL, "%s: a worker's report is incomplete: run the command again", path);
}

/* Notes where the tasks of one file begin and end. */
static xun_status scan(xun_outcomes *out, const xun_mapping *file, const char *path,
                       xun_character_counts *characters, xun_error *error)
{
    xun_cursor cursor = xun_cursor_over(file->data, file->length), *task = NULL;
    xun_outcome outcome;
    while (xun_outcome_next(&outcome, &cursor)) {
        if (outcome.kind == XUN_OUTCOME_TASK) {
            if (outcome.number >= out->task_count)
                return damaged(path, error);
            task = &out->tasks[outcome.number];
            *task = (xun_cursor){.at = cursor.at, .end = cursor.at};
        } else if (outcome.kind == XUN_OUTCOME_CHARACTERS) {
            xun_status status =
                xun_character_counts_read(characters, outcome.text.text, outcome.text.length, error);
            if (status != XUN_OK)
                return status;
        } else if (task) {
            task->end = cursor.at;
        } else {
            return damaged(path, error);
        }
    }
    return cursor.failed ? damaged(path, error) : XUN_OK;
}

xun_status xun_outcomes_open(xun_outcomes *out, const char *const *paths, size_t file_count,
                             size_t task_count, xun_character_counts *characters, xun_error *error)
{
    *out = (xun_outcomes){.file_count = file_count, .task_count = task_count};
    out->files = calloc(file_count + 1, sizeof *out->files);
    out->tasks = calloc(task_count + 1, sizeof *out->tasks);
    xun_status status = out->files && out->tasks ? XUN_OK : xun_fail_memory(error);
    for (size_t i = 0; i < file_count && status == XUN_OK; i++) {
        status = xun_mapping_open(&out->files[i], paths[i], error);
        if (status == XUN_OK)
            status = scan(out, &out->files[i], paths[i], characters, error);
    }
    for (size_t i = 0; i < task_count && status == XUN_OK; i++)
        if (!out->tasks[i].at)
            status = damaged(paths[0], error);
    if (status != XUN_OK)
        xun_outcomes_close(out);
    return status;
}

void xun_outcomes_close(xun_outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->file_count && outcomes->files; i++)
        xun_mapping_close(&outcomes->files[i]);
    free(outcomes->files);
    free(outcomes->tasks);
    *outcomes = (xun_outcomes){0};
}
