/* All live passages of an index that match a filter, one by one. */
#ifndef XUN_OUTPUT_PASSAGES_H
#define XUN_OUTPUT_PASSAGES_H

#include "engine/engine.h"
#include "engine/schema.h"

/* `passage` is NULL when the stored passage is damaged: `why` then says so. Returning false stops (not an
 * error). */
typedef bool xun_passage_visitor(void *user, uint32_t docid, const xun_stored_passage *passage,
                                 const xun_error *why);

/* Takes ownership of `filter` (xun_query_all() for all); NULL is taken for memory that ran out. In no
 * particular order. */
xun_status xun_each_passage(xun_reader *reader, xun_query *filter, xun_passage_visitor *visitor, void *user,
                            xun_error *error);

#endif
