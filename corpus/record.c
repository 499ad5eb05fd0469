#include "corpus/record.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "corpus/letter_spacing.h"
#include "corpus/record_lines.h"
#include "corpus/record_parse.h"

struct xun_record_reader {
    xun_line_reader *lines;
    xun_record_format format;
    xun_bytes store; /* the current record's strings */
    uint64_t start;  /* of the range, for messages */
};

xun_status xun_record_reader_open(xun_record_reader **out, const char *path, xun_record_format format,
                                  uint64_t start, uint64_t end, xun_error *error)
{
    *out = NULL;
    xun_record_reader *reader = calloc(1, sizeof *reader);
    if (!reader)
        return xun_fail_memory(error);
    xun_status status = xun_line_reader_open(&reader->lines, path, start, end, error);
    if (status != XUN_OK) {
        free(reader);
        return status;
    }
    reader->format = format;
    reader->start = start;
    *out = reader;
    return XUN_OK;
}

void xun_record_reader_close(xun_record_reader *reader)
{
    if (!reader)
        return;
    xun_line_reader_close(reader->lines);
    xun_bytes_free(&reader->store);
    free(reader);
}

/* Takes the byte-order mark off the file's first line and the carriage return off any. */
static void trim(xun_line *line)
{
    if (line->start == 0 && line->length >= 3 && memcmp(line->text, "\xEF\xBB\xBF", 3) == 0) {
        line->text += 3;
        line->length -= 3;
    }
    if (line->length && line->text[line->length - 1] == '\r')
        line->length--;
}

static xun_status fail_line(const xun_record_reader *reader, const xun_line *line, xun_status status,
                            const char *why, xun_error *error)
{
    const char *name = xun_line_reader_name(reader->lines);
    unsigned long long number = line->number, start = line->start;
    if (reader->start) /* line numbers count from the range's start: say where that is */
        return xun_fail(error, status, "%s: line at byte %llu: %s", name, start, why);
    return xun_fail(error, status, "%s: line %llu: %s", name, number, why);
}

static xun_status check_bytes(const xun_record_reader *reader, const xun_line *line, xun_error *error)
{
    if (line->too_long)
        return fail_line(reader, line, XUN_LIMIT, "longer than 64 MiB", error);
    if (line->length && memchr(line->text, 0, line->length))
        return fail_line(reader, line, XUN_INVALID, "has a zero byte", error);
    if (xun_utf8_valid_prefix(line->text, line->length) != line->length)
        return fail_line(reader, line, XUN_INVALID, "not UTF-8: convert the file with iconv", error);
    return XUN_OK;
}

/* In the store, where the text lies. */
static void close_spacing(xun_record *record, xun_bytes *store)
{
    char *text = store->data + (record->text - store->data);
    record->text_length = xun_close_letter_spacing(text, record->text_length);
    text[record->text_length] = '\0';
}

static xun_status parse_line(xun_record *out, xun_record_reader *reader, const xun_line *line,
                             xun_error *error)
{
    xun_status status = check_bytes(reader, line, error);
    if (status != XUN_OK)
        return status;
    char why[XUN_WRONG_LINE];
    status = reader->format == XUN_RECORDS_TSV
                 ? xun_record_parse_tsv(out, &reader->store, line->text, line->length, why)
                 : xun_record_parse_json(out, &reader->store, line->text, line->length, why);
    if (status == XUN_MEMORY)
        return xun_fail_memory(error);
    if (status == XUN_OK && out->text_length)
        close_spacing(out, &reader->store);
    return status == XUN_OK ? XUN_OK : fail_line(reader, line, status, why, error);
}

xun_status xun_record_next(xun_record *out, xun_record_reader *reader, xun_error *error)
{
    xun_line line;
    do {
        *out = (xun_record){.id = "", .title = "", .text = "", .date = "", .language = "", .url = ""};
        xun_status status = xun_line_next(&line, reader->lines, error);
        if (status != XUN_OK)
            return status;
        trim(&line);
    } while (line.length == 0 && !line.too_long);
    out->line = line.number;
    out->start = line.start;
    out->end = line.end;
    xun_status status = parse_line(out, reader, &line, error);
    if (status != XUN_OK) /* keep only where the wrong line stands */
        *out = (xun_record){"", "", "", "", "", "", 0, 0, 0, line.number, line.start, line.end};
    return status;
}
