/* What the readers of keywords files share. Inside apps/report/ only. */
#ifndef XUN_REPORT_KEYWORD_ADD_H
#define XUN_REPORT_KEYWORD_ADD_H

#include "apps/report/keywords.h"

typedef struct {
    xun_keywords *keywords;
    xun_keyword_problem *problem;
    void *user;
    const char *path;
    size_t over; /* rows beyond the limit */
} xun_keyword_sink;

/* Checks the query and takes the row up, or tells what is wrong with it. An empty query is passed over when
 * the name is empty too. XUN_MEMORY only. */
xun_status xun_keyword_add(xun_keyword_sink *sink, xun_slice name, xun_slice query, xun_slice group,
                           xun_slice note, size_t line, xun_error *error);
xun_slice xun_trimmed(xun_slice text);

/* The columns of a table by its header row. */
typedef struct {
    size_t name, query, group, note; /* SIZE_MAX: there is none */
} xun_keyword_columns;

/* False when the fields name no column of queries: then it is no header. */
bool xun_keyword_header(xun_keyword_columns *out, const xun_slice *fields, size_t count);
xun_status xun_keyword_add_row(xun_keyword_sink *sink, const xun_keyword_columns *columns,
                               const xun_slice *fields, size_t count, size_t line, xun_error *error);

/* The first sheet of a workbook. */
xun_status xun_keywords_from_workbook(xun_keyword_sink *sink, xun_error *error);

#endif
