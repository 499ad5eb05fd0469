#include "corpus/record_lines.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/archive.h"
#include "corpus/media.h"

enum { BUFFER = 256 << 10 };

struct xun_line_reader {
    char *name;
    int descriptor;
    xun_decompressor *decompressor; /* NULL: plain bytes */
    xun_bytes buffer;
    size_t at;         /* where the next line begins in the buffer */
    uint64_t position; /* of the next line in the file */
    uint64_t end;      /* lines that begin here or later are not read */
    uint64_t lines;
    bool ended; /* no more bytes to come */
};

static xun_status read_some(size_t *got, xun_line_reader *reader, char *to, size_t capacity, xun_error *error)
{
    *got = 0;
    if (reader->decompressor)
        return xun_decompressor_read(got, reader->decompressor, to, capacity, error);
    ssize_t read_now;
    do
        read_now = read(reader->descriptor, to, capacity);
    while (read_now < 0 && errno == EINTR);
    if (read_now < 0)
        return xun_fail_errno(error, errno, "%s: cannot be read", reader->name);
    *got = (size_t)read_now;
    return XUN_OK;
}

/* Adds bytes behind those that are not used yet. */
static xun_status fill(xun_line_reader *reader, xun_error *error)
{
    xun_bytes *buffer = &reader->buffer;
    if (reader->at) {
        memmove(buffer->data, buffer->data + reader->at, buffer->length - reader->at);
        buffer->length -= reader->at;
        reader->at = 0;
    }
    size_t room = buffer->length < BUFFER ? BUFFER : buffer->length; /* grows by doubling */
    if (!xun_bytes_reserve(buffer, room))
        return xun_fail_memory(error);
    size_t got;
    xun_status status = read_some(&got, reader, buffer->data + buffer->length, room, error);
    buffer->length += got;
    reader->ended = reader->ended || (status == XUN_OK && got == 0);
    return status;
}

/* Passes over the rest of a line that is too long. */
static xun_status skip_line(xun_line_reader *reader, uint64_t *length, xun_error *error)
{
    for (;;) {
        const char *from = reader->buffer.data + reader->at;
        size_t left = reader->buffer.length - reader->at;
        const char *line_end = left ? memchr(from, '\n', left) : NULL;
        size_t used = line_end ? (size_t)(line_end - from) : left;
        *length += used;
        reader->at += used + (line_end ? 1 : 0);
        if (line_end || reader->ended)
            return XUN_OK;
        xun_status status = fill(reader, error);
        if (status != XUN_OK)
            return status;
    }
}

static void set_line(xun_line *out, xun_line_reader *reader, const char *text, size_t length,
                     uint64_t file_length)
{
    *out = (xun_line){text, length, ++reader->lines, reader->position, reader->position + file_length, false};
    reader->position += file_length + 1;
}

static xun_status take_too_long(xun_line *out, xun_line_reader *reader, xun_error *error)
{
    uint64_t length = 0;
    xun_status status = skip_line(reader, &length, error);
    set_line(out, reader, "", 0, length);
    out->too_long = true;
    return status;
}

xun_status xun_line_next(xun_line *out, xun_line_reader *reader, xun_error *error)
{
    *out = (xun_line){.text = ""};
    if (reader->end && reader->position >= reader->end)
        return XUN_NOT_FOUND;
    size_t searched = 0;
    for (;;) {
        const char *from = reader->buffer.data ? reader->buffer.data + reader->at : "";
        size_t left = reader->buffer.length - reader->at;
        const char *line_end = left > searched ? memchr(from + searched, '\n', left - searched) : NULL;
        size_t length = line_end ? (size_t)(line_end - from) : left;
        if (length > XUN_LINE_LIMIT)
            return take_too_long(out, reader, error);
        if (line_end || (reader->ended && left)) {
            set_line(out, reader, from, length, length);
            reader->at += length + (line_end ? 1 : 0);
            return XUN_OK;
        }
        if (reader->ended)
            return XUN_NOT_FOUND;
        searched = left;
        xun_status status = fill(reader, error);
        if (status != XUN_OK)
            return status;
    }
}

/* Goes to the first line that begins at `start` or later. */
static xun_status seek_to(xun_line_reader *reader, uint64_t start, xun_error *error)
{
    if (lseek(reader->descriptor, (off_t)(start - 1), SEEK_SET) < 0)
        return xun_fail_errno(error, errno, "%s: cannot be read from byte %llu on", reader->name,
                              (unsigned long long)start);
    reader->position = start - 1;
    uint64_t passed = 0;
    xun_status status =
        skip_line(reader, &passed, error); /* just a line break when a line begins at `start` */
    reader->position += passed + 1;
    return status;
}

static xun_status open_file(xun_line_reader *reader, const char *path, uint64_t start, xun_error *error)
{
    struct stat info;
    reader->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (reader->descriptor < 0)
        return xun_fail_errno(error, errno, "%s: cannot be opened", path);
    if (fstat(reader->descriptor, &info) == 0 && S_ISDIR(info.st_mode))
        return xun_fail(error, XUN_INVALID, "%s: is a folder, not a file", path);
    if (xun_kind_of_name(path).wrap == XUN_WRAP_ZIP)
        return xun_fail(error, XUN_UNSUPPORTED, "%s: records cannot be read from a zip file: unpack it",
                        path);
    if (xun_kind_of_name(path).wrap == XUN_WRAP_COMPRESSED) {
        reader->end = 0;
        return xun_decompressor_open(&reader->decompressor, reader->descriptor, reader->name, error);
    }
    return start ? seek_to(reader, start, error) : XUN_OK;
}

static xun_status open_named(xun_line_reader *reader, const char *path, uint64_t start, uint64_t end,
                             xun_error *error)
{
    bool standard_input = strcmp(path, "-") == 0;
    reader->name = strdup(standard_input ? "standard input" : path);
    if (!reader->name)
        return xun_fail_memory(error);
    if (!standard_input) {
        reader->end = end;
        return open_file(reader, path, start, error);
    }
    reader->descriptor = dup(STDIN_FILENO);
    return reader->descriptor < 0 ? xun_fail_errno(error, errno, "standard input: cannot be read") : XUN_OK;
}

xun_status xun_line_reader_open(xun_line_reader **out, const char *path, uint64_t start, uint64_t end,
                                xun_error *error)
{
    *out = NULL;
    xun_line_reader *reader = calloc(1, sizeof *reader);
    if (!reader)
        return xun_fail_memory(error);
    reader->descriptor = -1;
    xun_status status = open_named(reader, path, start, end, error);
    if (status == XUN_OK)
        *out = reader;
    else
        xun_line_reader_close(reader);
    return status;
}

void xun_line_reader_close(xun_line_reader *reader)
{
    if (!reader)
        return;
    xun_decompressor_close(reader->decompressor);
    if (reader->descriptor >= 0)
        close(reader->descriptor);
    xun_bytes_free(&reader->buffer);
    free(reader->name);
    free(reader);
}

const char *xun_line_reader_name(const xun_line_reader *reader)
{
    return reader->name;
}
