#include "engine/query.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "engine/guard.h"

namespace
{

Xapian::Query::op xapian_operator(xun_operator operator_)
{
    switch (operator_) {
    case XUN_AND: return Xapian::Query::OP_AND;
    case XUN_OR: return Xapian::Query::OP_OR;
    case XUN_AND_NOT: return Xapian::Query::OP_AND_NOT;
    case XUN_AND_MAYBE: return Xapian::Query::OP_AND_MAYBE;
    case XUN_FILTER: return Xapian::Query::OP_FILTER;
    case XUN_SYNONYM: return Xapian::Query::OP_SYNONYM;
    }
    return Xapian::Query::OP_INVALID;
}

/* A new query that `fill` sets up; NULL when memory is out. */
template <typename Fill> xun_query *build(Fill &&fill) noexcept
{
    try {
        std::unique_ptr<xun_query> query(new xun_query);
        fill(query.get());
        return query.release();
    } catch (...) {
        return nullptr;
    }
}

void adopt(xun_query *parent, std::vector<std::unique_ptr<xun_query>> &&children)
{
    for (const auto &child : children) {
        parent->depth = std::max(parent->depth, child->depth + 1);
        parent->too_deep = parent->too_deep || child->too_deep;
    }
    parent->too_deep = parent->too_deep || parent->depth > xun::depth_limit;
    if (parent->too_deep)
        parent->depth = 1;
    else
        parent->children = std::move(children);
}

/* A node that owns the children; NULL, with the children freed, when one of them is or memory is out. */
xun_query *make_parent(xun_query::Kind kind, xun_query **children, size_t count)
{
    std::vector<std::unique_ptr<xun_query>> owned;
    bool whole =
        std::all_of(children, children + count, [](const xun_query *child) { return child != nullptr; });
    xun_query *parent = nullptr;
    if (whole)
        parent = build([&](xun_query *out) {
            owned.reserve(count);
            for (size_t i = 0; i < count; i++)
                owned.emplace_back(children[i]);
            out->kind = kind;
            adopt(out, std::move(owned));
        });
    for (size_t i = 0; !parent && i < count; i++)
        xun_query_free(children[i]);
    return parent;
}

Xapian::Query compile_node(const xun_query *query, const xun::Complete &complete)
{
    if (query->kind == xun_query::Kind::term)
        return Xapian::Query(query->term, query->frequency);
    if (query->kind == xun_query::Kind::leaf)
        return query->leaf;
    if (query->kind == xun_query::Kind::prefix)
        return complete(query->prefix, query->limit);
    std::vector<Xapian::Query> parts;
    parts.reserve(query->children.size());
    for (const auto &child : query->children)
        parts.push_back(compile_node(child.get(), complete));
    if (query->kind == xun_query::Kind::scale)
        return Xapian::Query(query->factor, parts.front());
    return Xapian::Query(xapian_operator(query->operator_), parts.begin(), parts.end());
}

} // namespace

Xapian::Query xun::compile(const xun_query *query, const Complete &complete)
{
    if (query->too_deep)
        fail(XUN_LIMIT, "the query is nested more than %u deep: simplify it", depth_limit);
    return compile_node(query, complete);
}

xun_query *xun_query_term(const char *term, size_t length, uint32_t query_frequency)
{
    return build([&](xun_query *out) {
        if (!length ||
            length > XUN_ENGINE_TERM_LIMIT) /* no document has others; to Xapian "" is every document */
            return;
        out->kind = xun_query::Kind::term;
        out->term.assign(term, length);
        out->frequency = query_frequency;
    });
}

xun_query *xun_query_join(xun_operator operator_, xun_query **children, size_t count)
{
    if (count == 1)
        return children[0];
    xun_query *joined = make_parent(xun_query::Kind::join, children, count);
    if (joined)
        joined->operator_ = operator_;
    return joined;
}

xun_query *xun_query_pair(xun_operator operator_, xun_query *left, xun_query *right)
{
    xun_query *children[] = {left, right};
    return xun_query_join(operator_, children, 2);
}

xun_query *xun_query_scale(xun_query *child, double factor)
{
    xun_query *scaled = make_parent(xun_query::Kind::scale, &child, 1);
    if (scaled)
        scaled->factor = factor;
    return scaled;
}

xun_query *xun_query_all(void)
{
    return build([](xun_query *out) { out->leaf = Xapian::Query(std::string()); });
}

xun_query *xun_query_nothing(void)
{
    return build([](xun_query *) {});
}

xun_query *xun_query_prefix(const char *prefix, size_t length, uint32_t limit)
{
    return build([&](xun_query *out) {
        out->kind = xun_query::Kind::prefix;
        out->prefix.assign(prefix, length);
        out->limit = limit;
    });
}

xun_query *xun_query_value_range(uint32_t slot, const char *low, const char *high)
{
    return build([&](xun_query *out) {
        if (low && high)
            out->leaf = Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, low, high);
        else if (high)
            out->leaf = Xapian::Query(Xapian::Query::OP_VALUE_LE, slot, high);
        else
            out->leaf = Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, low ? low : "");
    });
}

void xun_query_free(xun_query *query)
{
    delete query;
}

char *xun_query_describe(const xun_query *query)
{
    char *text = nullptr;
    xun::guard(nullptr, "query", [&] {
        auto wildcard = [](const std::string &prefix, std::uint32_t limit) {
            return limit ? Xapian::Query(Xapian::Query::OP_WILDCARD, prefix, limit) : Xapian::Query();
        };
        text = strdup(xun::compile(query, wildcard).get_description().c_str());
    });
    return text;
}
