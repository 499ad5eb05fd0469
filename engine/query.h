/* A query tree: Xapian's, and what is wrong with it, if anything. */
#ifndef XUN_ENGINE_QUERY_H
#define XUN_ENGINE_QUERY_H

#include <xapian.h>

#include "common/status.h"

/* Xapian walks a tree by recursion; what would be deeper than `depth_limit` is dropped, and searching with the rest is
 * refused by XUN_LIMIT. */
struct xun_query {
    Xapian::Query query;
    unsigned depth = 0;
    xun_status status = XUN_OK;
    char problem[128] = "";
};

namespace xun {

constexpr unsigned depth_limit = 250;

} // namespace xun

#endif
