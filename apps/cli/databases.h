/* Which arguments name indexes, and the searcher over them. */
#ifndef XUN_CLI_DATABASES_H
#define XUN_CLI_DATABASES_H

#include <stdbool.h>

#include "apps/cli/command.h"
#include "searcher/searcher.h"

/* Whether `path` is an index folder or a Xapian stub file: what can be searched. */
bool xun_is_database(const char *path);

/* How many operands name indexes: the first, and after it those before "--" that exist as indexes, up to the
 * first that does not. With `more` (from --db) none of the operands needs to. */
size_t xun_count_databases(const xun_operands *operands, const xun_strings *more);

/* Opens the first `count` operands and those of `more` as one, with glossaries of the user's (may be NULL);
 * complains and gives NULL when that fails. */
xun_searcher *xun_open_databases(const xun_operands *operands, size_t count, const xun_strings *more,
                                 const xun_strings *glossaries);
/* Opens one index for its counts and terms; complains and gives NULL when that fails. */
xun_searcher *xun_open_database(const char *path);

#endif
