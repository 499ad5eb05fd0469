/* What `index` and `compact` share: the progress line, clean stops, sizes for people. */
#ifndef XUN_CLI_PROGRESS_H
#define XUN_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "apps/cli/message.h"
#include "indexer/indexer.h"

/* Makes SIGINT, SIGTERM and SIGHUP ask for a clean stop, which xun_progress_show then reports; a second one
 * ends the process at once, which leaves the index as it was too. */
void xun_progress_start(void);
/* Redraws the line on standard error when `visible`; false once a signal asked to stop. */
bool xun_progress_show(const xun_progress *progress, bool visible);
/* The same for work that is counted in pieces: "keywords: 12 of 200, 0:05 left". */
bool xun_progress_count(bool visible, const char *what, size_t done, size_t total, double seconds);
/* Clears the line. */
void xun_progress_end(bool visible);

/* "12.3 MB": decimal units. */
void xun_format_size(char out[32], double bytes);

/* Tells why a build failed; returns XUN_EXIT_ERROR. */
xun_exit xun_complain_of_build(const char *database, const xun_error *error);

#endif
