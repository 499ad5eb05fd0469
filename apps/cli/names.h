/* Where the names of a kind stand: rows for the table of `terms --kind`. */
#ifndef XUN_CLI_NAMES_H
#define XUN_CLI_NAMES_H

#include "apps/cli/row_table.h"
#include "engine/engine.h"

typedef enum { XUN_NAME_HONOR, XUN_NAME_PROJECT, XUN_NAME_ORG } xun_name_kind;

/* Adds a row for each name in each passage and sets the table's columns. `year` 0: of all years. `prefix`
 * (NULL: none): names that begin with it. */
xun_status xun_gather_names(xun_row_table *table, xun_reader *reader, xun_name_kind kind, size_t year,
                            const char *prefix, xun_error *error);

#endif
