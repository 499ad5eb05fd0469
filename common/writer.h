/* Output: one writer over a stream or a growable buffer, and one escaper for each context that text is put
 * into. */
#ifndef XUN_COMMON_WRITER_H
#define XUN_COMMON_WRITER_H

#include <stdio.h>

#include "common/bytes.h"

/* Where output goes. Set exactly one of the two. `failed` stays set once a write failed. */
typedef struct {
    FILE *stream;
    xun_bytes *bytes;
    bool failed;
} xun_writer;

xun_writer xun_writer_to_stream(FILE *stream);
xun_writer xun_writer_to_bytes(xun_bytes *bytes);

void xun_write(xun_writer *writer, const char *text, size_t length);
void xun_write_string(xun_writer *writer, const char *string);
void xun_write_format(xun_writer *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* For a terminal or a log: control characters (C0, DEL, C1) become spaces, bad UTF-8 becomes U+FFFD. */
void xun_write_plain(xun_writer *writer, const char *text, size_t length);
/* A JSON string with its quotes; `<`, `>`, `&`, U+2028, U+2029 as \u escapes, so that it may stand in a
 * script. */
void xun_write_json(xun_writer *writer, const char *text, size_t length);
/* A TSV field: tab, newline, carriage return and backslash as \t \n \r \\. */
void xun_write_tsv(xun_writer *writer, const char *text, size_t length);
/* A CSV field (RFC 4180); one that a spreadsheet would take for a formula gets a leading apostrophe. */
void xun_write_csv(xun_writer *writer, const char *text, size_t length);
/* HTML or XML text, and attribute values in double quotes: & < > " ' escaped, characters that XML forbids
 * dropped. */
void xun_write_html(xun_writer *writer, const char *text, size_t length);
/* A component of a URL's query or path: all but the unreserved characters of RFC 3986 percent-encoded. */
void xun_write_url(xun_writer *writer, const char *text, size_t length);
/* The same of valid UTF-8 for a link in a page in UTF-8, a third as long: Chinese stays as it is and browsers
 * encode it (URL Standard, WHATWG: "URL code points"). */
void xun_write_readable_url(xun_writer *writer, const char *text, size_t length);

#endif
