/* The keywords of a report, read from a file. */
#ifndef XUN_REPORT_KEYWORDS_H
#define XUN_REPORT_KEYWORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/status.h"
#include "engine/schema.h"

enum { XUN_KEYWORD_LIMIT = 10000, XUN_ALTERNATIVE_LIMIT = 64 };

typedef struct {
    char *name, *query, *group, *note; /* never NULL; the name is the query when none was given */
    xun_slice *alternatives; /* of the query: its parts between "|" outside quotes and parentheses */
    size_t alternative_count;
    size_t line; /* in the file, from 1 */
} xun_keyword;

typedef struct {
    xun_keyword *items;
    size_t count, capacity;
    size_t problems; /* lines that were left out */
} xun_keywords;

/* Called for a line that was left out: its number and why. */
typedef void xun_keyword_problem(void *user, size_t line, const char *why);

/* Reads a keywords file in any encoding: one a line ("query" or "name = query"; "# group" begins a group), or
 * a table (TSV, CSV, the first sheet of an XLSX workbook) whose first row names its columns. Wrong lines are
 * told and left out. XUN_INVALID when there is no keyword at all, XUN_LIMIT for more than
 * XUN_KEYWORD_LIMIT. */
xun_status xun_keywords_read(xun_keywords *out, const char *path, xun_keyword_problem *problem, void *user,
                             xun_error *error);
void xun_keywords_free(xun_keywords *keywords);

#endif
