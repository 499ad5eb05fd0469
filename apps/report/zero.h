/* Why a keyword was not found. Inside apps/report/ only. */
#ifndef XUN_REPORT_ZERO_H
#define XUN_REPORT_ZERO_H

#include "apps/report/work.h"

/* Fills in what stands there instead, each "text (passages), text (passages)" with the most frequent first:
 * `parts`: the longest runs of its words or characters; `longer`: longer words that a Latin word is a part
 * of; `translated` (without numbers): what stands for it in passages of the other language. */
xun_status xun_zero_explain(xun_found *found, xun_searcher *searcher, const xun_keyword *keyword,
                            const xun_docid_set *within, xun_error *error);

/* The borders of the pieces that a run is made of: each Han character, each word between spaces or Han
 * characters. Returns the number of pieces, at most `most`. */
size_t xun_zero_pieces(xun_span *out, size_t most, const char *text, size_t length);

#endif
