#include "engine/query.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/guard.h"

namespace {

Xapian::Query::op xapian_operator(xun_operator operator_)
{
    switch (operator_) {
    case XUN_AND:
        return Xapian::Query::OP_AND;
    case XUN_OR:
        return Xapian::Query::OP_OR;
    case XUN_AND_NOT:
        return Xapian::Query::OP_AND_NOT;
    case XUN_AND_MAYBE:
        return Xapian::Query::OP_AND_MAYBE;
    case XUN_FILTER:
        return Xapian::Query::OP_FILTER;
    case XUN_SYNONYM:
        return Xapian::Query::OP_SYNONYM;
    }
    return Xapian::Query::OP_INVALID;
}

/* Keeps the first problem. */
void spoil(xun_query *query, xun_status status, const char *problem)
{
    query->query = Xapian::Query();
    query->depth = 0;
    if (query->status != XUN_OK)
        return;
    query->status = status;
    std::snprintf(query->problem, sizeof query->problem, "%s", problem);
}

/* A new query that `fill` sets up; NULL when memory is out. What Xapian refuses shows when the query is searched with. */
template <typename Fill> xun_query *build(Fill &&fill) noexcept
{
    xun_query *query = new (std::nothrow) xun_query;
    if (!query)
        return nullptr;
    xun_error error{};
    xun_status status = xun::guard(&error, "query", [&] { fill(query); });
    if (status == XUN_MEMORY) {
        delete query;
        return nullptr;
    }
    if (status != XUN_OK)
        spoil(query, status, error.message);
    return query;
}

/* The parent's depth and problem, from a child's. */
void inherit(xun_query *parent, const xun_query *child)
{
    parent->depth = std::max(parent->depth, child->depth + 1);
    if (parent->status == XUN_OK && child->status != XUN_OK) {
        parent->status = child->status;
        std::memcpy(parent->problem, child->problem, sizeof parent->problem);
    }
}

void check_depth(xun_query *query)
{
    if (query->depth > xun::depth_limit)
        xun::fail(XUN_LIMIT, "the query is nested more than %u deep: simplify it", xun::depth_limit);
}

void join(xun_query *parent, xun_operator operator_, xun_query **children, size_t count)
{
    for (size_t i = 0; i < count; i++)
        inherit(parent, children[i]);
    check_depth(parent);
    std::vector<Xapian::Query> parts;
    parts.reserve(count);
    for (size_t i = 0; i < count; i++)
        parts.push_back(children[i]->query);
    parent->query = Xapian::Query(xapian_operator(operator_), parts.begin(), parts.end());
}

void free_children(xun_query **children, size_t count)
{
    for (size_t i = 0; i < count; i++)
        xun_query_free(children[i]);
}

} // namespace

xun_query *xun_query_term(const char *term, size_t length, uint32_t query_frequency)
{
    return build([&](xun_query *out) {
        if (length && length <= XUN_ENGINE_TERM_LIMIT) /* no document has others; to Xapian "" is every document */
            out->query = Xapian::Query(std::string(term, length), query_frequency);
    });
}

xun_query *xun_query_join(xun_operator operator_, xun_query **children, size_t count)
{
    bool whole = std::all_of(children, children + count, [](const xun_query *child) { return child != nullptr; });
    if (whole && count == 1)
        return children[0];
    xun_query *joined = nullptr;
    if (whole)
        joined = build([&](xun_query *out) { join(out, operator_, children, count); });
    free_children(children, count);
    return joined;
}

xun_query *xun_query_pair(xun_operator operator_, xun_query *left, xun_query *right)
{
    xun_query *children[] = {left, right};
    return xun_query_join(operator_, children, 2);
}

xun_query *xun_query_scale(xun_query *child, double factor)
{
    if (!child)
        return nullptr;
    xun_query *scaled = build([&](xun_query *out) {
        inherit(out, child);
        check_depth(out);
        out->query = Xapian::Query(factor, child->query);
    });
    xun_query_free(child);
    return scaled;
}

xun_query *xun_query_all(void)
{
    return build([](xun_query *out) { out->query = Xapian::Query(std::string()); });
}

xun_query *xun_query_nothing(void)
{
    return build([](xun_query *) {});
}

xun_query *xun_query_prefix(const char *prefix, size_t length, uint32_t limit)
{
    return build([&](xun_query *out) {
        if (limit) /* 0 would mean all to Xapian */
            out->query = Xapian::Query(Xapian::Query::OP_WILDCARD, std::string(prefix, length), limit,
                                       Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
    });
}

xun_query *xun_query_value_range(uint32_t slot, const char *low, const char *high)
{
    return build([&](xun_query *out) {
        if (low && high)
            out->query = Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, low, high);
        else if (high)
            out->query = Xapian::Query(Xapian::Query::OP_VALUE_LE, slot, high);
        else
            out->query = Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, low ? low : "");
    });
}

void xun_query_free(xun_query *query)
{
    delete query;
}

char *xun_query_describe(const xun_query *query)
{
    char *text = nullptr;
    xun::guard(nullptr, "query", [&] { text = strdup(query->query.get_description().c_str()); });
    return text;
}
