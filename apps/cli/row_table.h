/* A table of few thousand rows, gathered, ordered and printed. */
#ifndef XUN_CLI_ROW_TABLE_H
#define XUN_CLI_ROW_TABLE_H

#include "apps/cli/output.h"

typedef enum { XUN_TABLE_TEXT, XUN_TABLE_TSV, XUN_TABLE_JSON } xun_table_format;

enum { XUN_TABLE_COLUMNS = 12 };

typedef enum {
    XUN_COLUMN_TEXT,
    XUN_COLUMN_NUMBER,  /* not quoted in JSON */
    XUN_COLUMN_NUMBERS, /* separated by commas: a list in JSON */
    XUN_COLUMN_WORD     /* a word of the program's: a table for reading has it in the reader's language */
} xun_column_kind;

/* What a table shows: its columns' names and what is in them. */
typedef struct {
    const char *names[XUN_TABLE_COLUMNS];
    xun_column_kind kinds[XUN_TABLE_COLUMNS];
    size_t count;
} xun_table_columns;

/* One row: a string a column. */
typedef struct {
    char *fields[XUN_TABLE_COLUMNS];
    uint64_t weight; /* rows of more weight come first, then by their fields */
} xun_table_row;

typedef struct {
    const xun_table_columns *columns;
    xun_table_row *rows;
    size_t count, capacity;
    size_t left_out; /* rows that there are beside these */
} xun_row_table;

/* Copies the fields (NULL is empty). False: memory is out. */
bool xun_row_table_add(xun_row_table *table, const char *const *fields, uint64_t weight);
void xun_row_table_sort(xun_row_table *table);
/* The first `limit` rows. */
void xun_row_table_print(xun_output *output, const xun_row_table *table, xun_table_format format,
                         size_t limit);
void xun_row_table_free(xun_row_table *table);

#endif
