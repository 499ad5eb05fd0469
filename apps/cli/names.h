/* Where the names of a kind stand: rows for the table of `terms --kind`. */
#ifndef XUN_CLI_NAMES_H
#define XUN_CLI_NAMES_H

#include "apps/cli/command.h"
#include "apps/cli/row_table.h"
#include "engine/engine.h"

typedef enum { XUN_NAME_HONOR, XUN_NAME_PROJECT, XUN_NAME_ORG } xun_name_kind;

typedef struct {
    xun_name_kind kind;
    int first_year, last_year; /* 0: of all years */
    const char *prefix;        /* names that begin with it, however it is written; NULL: all */
} xun_name_filter;

/* Adds a row for each such name in each passage and sets the table's columns. Names of the glossaries and of
 * the user's own are known too. */
xun_status xun_gather_names(xun_row_table *table, xun_reader *reader, const xun_name_filter *filter,
                            const xun_strings *glossaries, xun_error *error);

#endif
