/* How many passages hold a query as written, without ranking any: for suggestions and for answers that found
 * nothing. */
#ifndef XUN_SEARCHER_LITERAL_H
#define XUN_SEARCHER_LITERAL_H

#include "searcher/state.h"

/* Passages that hold every piece of the query as written and satisfy its fields and operators and the
 * request's language and filters; for a query of fields alone, those that match it. Where the index cannot
 * tell, `limit` passages are read at most:
 * `*exact` is then false and `*out` what these make likely. Not translated. Uses the searcher's scratch
 * memory but not its units. */
xun_status xun_literal_count(uint64_t *out, bool *exact, xun_searcher *searcher, xun_slice query,
                             const xun_request *request, size_t limit, xun_error *error);

/* The same, giving the passages that are read and found to the visitor, whose symbols are the searcher's
 * `text` and `title`. */
typedef void xun_literal_visitor(void *user, uint32_t docid, const char *data, size_t length);
xun_status xun_literal_visit(uint64_t *out, bool *exact, xun_searcher *searcher, xun_slice query,
                             const xun_request *request, size_t limit, xun_literal_visitor *visitor,
                             void *user, xun_error *error);

#endif
