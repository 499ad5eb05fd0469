/* Words that the archive shows to be words and that the dictionary lacks, as rows of a table. */
#ifndef XUN_CLI_NEW_TERMS_H
#define XUN_CLI_NEW_TERMS_H

#include "apps/cli/command.h"
#include "apps/cli/row_table.h"
#include "engine/engine.h"

/* At most `limit` rows, best first. */
xun_status xun_gather_new_terms(xun_row_table *table, xun_reader *reader, const xun_strings *glossaries,
                                size_t limit, xun_error *error);
/* Adds the terms of such rows to the user's own glossary, and says so. */
xun_exit xun_accept_new_terms(const xun_row_table *table);

#endif
