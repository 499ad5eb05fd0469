/* How one keyword's findings are gathered, and how they travel between processes. Inside apps/report/
 * only. */
#ifndef XUN_REPORT_FOUND_H
#define XUN_REPORT_FOUND_H

#include "apps/report/work.h"
#include "common/bytes.h"

/* Findings of some keywords, in their order: calls `done` with each. `steps` goes up by two a keyword. */
typedef xun_status xun_found_taker(void *user, size_t keyword, const xun_found *found, xun_error *error);
xun_status xun_find_keywords(xun_searcher *searcher, const xun_keywords *keywords, const size_t *which,
                             size_t count, const xun_work *work, xun_found_taker *done, void *user,
                             volatile uint32_t *steps, xun_error *error);

/* The findings as bytes, appended; and back. */
bool xun_found_write(xun_bytes *out, const xun_found *found);
/* XUN_CORRUPT when something does not fit, XUN_MEMORY. */
xun_status xun_found_read(xun_found *out, xun_cursor *cursor, xun_error *error);

#endif
