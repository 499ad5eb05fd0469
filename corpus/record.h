/* Bulk records: TSV (id, title, text) and JSON Lines (id, title, text, optional date, lang, url). */
#ifndef XUN_CORPUS_RECORD_H
#define XUN_CORPUS_RECORD_H

#include <stddef.h>
#include <stdint.h>

#include "common/status.h"

typedef enum { XUN_RECORDS_TSV, XUN_RECORDS_JSONL } xun_record_format;

/* One record. Strings are UTF-8 and valid until the next call; absent ones are "" (never NULL). */
typedef struct {
    /* The text without spaces between characters that were recognised or set one by one. */
    const char *id, *title, *text, *date, *language, *url;
    size_t id_length, title_length, text_length;
    uint64_t line;       /* from 1, counted from the start of the range */
    uint64_t start, end; /* byte span of the line in the file */
} xun_record;

typedef struct xun_record_reader xun_record_reader;

/* Reads the lines that begin in bytes [start, end) of an uncompressed UTF-8 file ("-": standard input,
 * whole; a .gz, .xz, .zst file whole too); end 0: to the end. Memory stays bounded by the longest line;
 * a line over 64 MiB is XUN_LIMIT. */
xun_status xun_record_reader_open(xun_record_reader **out, const char *path, xun_record_format format,
                                  uint64_t start, uint64_t end, xun_error *error);
void xun_record_reader_close(xun_record_reader *reader);
/* The next record; XUN_NOT_FOUND at the end; XUN_INVALID (with line number and reason) for a wrong line,
 * after which the next call goes on with the next line. Empty lines and a byte-order mark are passed
 * over. Malformed UTF-8 in a field is a wrong line. */
xun_status xun_record_next(xun_record *out, xun_record_reader *reader, xun_error *error);

#endif
