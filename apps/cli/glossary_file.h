/* Adding to a glossary file: the lines that it has stay as they are. */
#ifndef XUN_CLI_GLOSSARY_FILE_H
#define XUN_CLI_GLOSSARY_FILE_H

#include <stddef.h>

#include "apps/cli/command.h"
#include "apps/cli/exit.h"
#include "common/bytes.h"
#include "common/status.h"
#include "facts/facts.h"

/* NULL is "". */
typedef struct {
    const char *kind, *name, *variants, *english;
} xun_glossary_entry;

/* Appends the entries whose names the file does not have yet; it is made, with its folder and a line on its
 * columns, when it is missing. The new file is written beside the old one and takes its place in one step; a
 * symbolic link stays one. */
xun_status xun_glossary_file_add(size_t *added, const char *path, const xun_glossary_entry *entries,
                                 size_t count, xun_error *error);

/* The same for the command line: `path` NULL is the user's own glossary. Says on standard error what was
 * added, and that the next search knows it. */
xun_exit xun_glossary_add(const char *path, const xun_glossary_entry *entries, size_t count);
/* A finder of facts that knows the names of glossaries and of the user's own. */
xun_status xun_open_finder(xun_fact_finder **out, const xun_strings *glossaries, xun_error *error);
/* The file that is meant: to be freed; complains and gives NULL when there is no place for the user's own. */
char *xun_glossary_place(const char *path);

#endif
