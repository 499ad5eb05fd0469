/* Walking over the lines and fields of a TSV file in memory. */
#ifndef XUN_CLI_TABLE_H
#define XUN_CLI_TABLE_H

#include <stdbool.h>

#include "engine/schema.h"

typedef struct {
    const char *at, *end;
    size_t line; /* of the row that was read last, from 1 */
} xun_table;

/* A byte-order mark is passed over. The bytes must outlive the table. */
xun_table xun_table_over(const char *data, size_t length);
/* At least as many as there are rows. */
size_t xun_table_lines(const xun_table *table);
/* The next line that is not empty, split at tabs: the first `wanted` fields (what is missing is empty),
 * `*found` says how many there were. False at the end. */
bool xun_table_next(xun_table *table, xun_slice *fields, size_t wanted, size_t *found);

#endif
