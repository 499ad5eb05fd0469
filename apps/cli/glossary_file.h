/* Adding to a glossary file: the lines that it has stay as they are. */
#ifndef XUN_CLI_GLOSSARY_FILE_H
#define XUN_CLI_GLOSSARY_FILE_H

#include <stddef.h>

#include "apps/cli/command.h"
#include "apps/cli/exit.h"
#include "common/bytes.h"
#include "common/status.h"
#include "facts/facts.h"
#include "glossary/glossary.h"

/* Appends the entries (NULL is "", of the kind "term") whose names the file does not have yet; it is made,
 * with its folder and a line on its columns, when it is missing. The new file is written beside the old one
 * and takes its place in one step; a symbolic link stays one. One that was in another `encoding` becomes
 * UTF-8. */
xun_status xun_glossary_file_add(size_t *added, char encoding[24], const char *path,
                                 const xun_glossary_entry *entries, size_t count, xun_error *error);

/* The same for the command line: `path` NULL is the user's own glossary. Says on standard error what was
 * added, and that the next search knows it. */
xun_exit xun_glossary_add(const char *path, const xun_glossary_entry *entries, size_t count);
/* Says on standard error what is wrong with lines of a glossary, if it can be opened. */
void xun_warn_of_glossary(const char *path);
/* The same of the glossaries named (NULL: none) and of the user's own, which may be unreadable as a whole:
 * once a command. */
void xun_warn_of_glossaries(const xun_strings *named);
/* A finder of facts that knows the names of glossaries and of the user's own; warns of them. */
xun_status xun_open_finder(xun_fact_finder **out, const xun_strings *glossaries, xun_error *error);
/* The file that is meant: to be freed; complains and gives NULL when there is no place for the user's own. */
char *xun_glossary_place(const char *path);

#endif
