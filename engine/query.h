/* A query tree of our own: prefixes are completed only when it is searched with, over all indexes at once.
 * (Xapian's own wildcards are completed in each database for itself, which gives the same passage other
 * weights in other segments.) */
#ifndef XUN_ENGINE_QUERY_H
#define XUN_ENGINE_QUERY_H

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/status.h"
#include "engine/engine.h"

struct xun_query {
    enum class Kind { term, leaf, prefix, join, scale };

    Kind kind = Kind::leaf;
    Xapian::Query leaf; /* nothing, when not set */
    std::string term;
    std::uint32_t frequency = 1; /* of the term in the query */
    std::string prefix;
    std::uint32_t limit = 0; /* of completions */
    xun_operator operator_ = XUN_OR;
    double factor = 1;
    std::vector<std::unique_ptr<xun_query>> children;
    unsigned depth = 1;
    bool too_deep = false; /* what lay below depth_limit was dropped */
};

namespace xun
{

constexpr unsigned depth_limit = 250; /* Xapian and we walk a tree by recursion */

/* Gives the query for a prefix. */
using Complete = std::function<Xapian::Query(const std::string &prefix, std::uint32_t limit)>;

/* Throws XUN_LIMIT for a tree that was too deep, and what Xapian throws for what it refuses. */
Xapian::Query compile(const xun_query *query, const Complete &complete);

} // namespace xun

#endif
