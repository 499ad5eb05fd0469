/* Lines of a file of any size, one at a time, in memory bounded by the longest line. */
#ifndef XUN_CORPUS_RECORD_LINES_H
#define XUN_CORPUS_RECORD_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"

enum { XUN_LINE_LIMIT = 64 << 20 }; /* bytes */

typedef struct {
    const char *text; /* without its line break; valid until the next call */
    size_t length;
    uint64_t number;     /* from 1 */
    uint64_t start, end; /* where it stands in the file, without the line break */
    bool too_long;       /* over XUN_LINE_LIMIT: `text` holds its beginning */
} xun_line;

typedef struct xun_line_reader xun_line_reader;

/* The lines that begin in bytes [start, end) of a file; "-" and compressed files are read whole. end 0:
 * to the end. */
xun_status xun_line_reader_open(xun_line_reader **out, const char *path, uint64_t start, uint64_t end,
                                xun_error *error);
void xun_line_reader_close(xun_line_reader *reader);
/* XUN_NOT_FOUND without a message at the end. */
xun_status xun_line_next(xun_line *out, xun_line_reader *reader, xun_error *error);
/* The name for messages; lives as long as the reader. */
const char *xun_line_reader_name(const xun_line_reader *reader);

#endif
