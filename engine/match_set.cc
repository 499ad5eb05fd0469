#include <algorithm>
#include <memory>

#include "engine/guard.h"
#include "engine/matches.h"
#include "engine/query.h"
#include "engine/reader.h"

/* With remote indexes their values come with a search of their own, for which the query is kept; else it is
 * empty. */
struct xun_match_set {
    xun_reader *reader;
    xun::Bitmap documents;
    std::uint64_t size = 0;
    Xapian::Query query;
};

namespace
{

/* While a question has fewer matches than this share of all, or is the first, the values of its matches are
 * looked up one by one. */
constexpr std::uint64_t few = 8;

using xun::Bitmap;

Bitmap empty_bitmap(const xun_reader *reader)
{
    return Bitmap(xun::last_id(reader));
}

/* ---- which documents match ---------------------------------------------------------------------------- */

void add_postings(Bitmap &out, xun_reader *reader, const std::string &term)
{
    for (std::size_t i = 0; i < reader->located.shards.size(); i++) {
        auto add = [&](Xapian::docid document, Xapian::termcount) {
            out.add(reader->global_id(i, document));
        };
        reader->postings.each(reader->located.shards[i].database, i, term, add);
    }
}

/* What only Xapian can tell. */
void add_searched(Bitmap &out, const xun_reader *reader, const Xapian::Query &query)
{
    Xapian::Enquire enquire(reader->all);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Xapian::MSet found = enquire.get_mset(0, reader->all.get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        out.add(*hit);
}

void add_matches(Bitmap &out, xun_reader *reader, const Xapian::Query &query);

/* The terms among them first, the rarest of all before the others. */
std::vector<std::pair<std::uint64_t, Xapian::Query>> rarest_first(xun_reader *reader,
                                                                  const Xapian::Query &query)
{
    std::vector<std::pair<std::uint64_t, Xapian::Query>> parts;
    for (std::size_t i = 0; i < query.get_num_subqueries(); i++) {
        const Xapian::Query part = query.get_subquery(i);
        bool term = part.get_type() == Xapian::Query::LEAF_TERM;
        parts.emplace_back(term ? xun::documents_with(reader, *part.get_terms_begin()) : UINT64_MAX, part);
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto &left, const auto &right) { return left.first < right.first; });
    return parts;
}

/* Mostly soon empty: a question as a whole stands in few passages, or in none. */
Bitmap matches_of_all(xun_reader *reader, const Xapian::Query &query)
{
    const auto parts = rarest_first(reader, query);
    if (parts.front().first == 0)
        return empty_bitmap(reader);
    Bitmap found = xun::matches_of(reader, parts.front().second);
    for (std::size_t i = 1; i < parts.size() && !found.empty(); i++)
        found &= xun::matches_of(reader, parts[i].second);
    return found;
}

Bitmap matches_without(xun_reader *reader, const Xapian::Query &query)
{
    Bitmap found = xun::matches_of(reader, query.get_subquery(0));
    for (std::size_t i = 1; i < query.get_num_subqueries(); i++)
        found -= xun::matches_of(reader, query.get_subquery(i));
    return found;
}

/* Several times quicker than a search that weighs nothing: lists of documents are joined as bits. */
void add_matches(Bitmap &out, xun_reader *reader, const Xapian::Query &query)
{
    switch (query.get_type()) {
    case Xapian::Query::LEAF_MATCH_NOTHING: return;
    case Xapian::Query::LEAF_MATCH_ALL: add_postings(out, reader, ""); return;
    case Xapian::Query::LEAF_TERM: add_postings(out, reader, *query.get_terms_begin()); return;
    case Xapian::Query::OP_OR:
    case Xapian::Query::OP_SYNONYM:
        for (std::size_t i = 0; i < query.get_num_subqueries(); i++)
            add_matches(out, reader, query.get_subquery(i));
        return;
    case Xapian::Query::OP_SCALE_WEIGHT:
    case Xapian::Query::OP_AND_MAYBE: add_matches(out, reader, query.get_subquery(0)); return;
    case Xapian::Query::OP_AND:
    case Xapian::Query::OP_FILTER: out |= matches_of_all(reader, query); return;
    case Xapian::Query::OP_AND_NOT: out |= matches_without(reader, query); return;
    default: add_searched(out, reader, query);
    }
}

void find_all(xun_match_set *out, const xun_query *query)
{
    xun_reader *reader = out->reader;
    out->documents = empty_bitmap(reader);
    if (reader->has_remote) {
        out->query = xun::living(reader, query);
        add_searched(out->documents, reader, out->query);
    } else {
        add_matches(out->documents, reader, xun::completed(reader, query));
        xun::drop_dead(out->documents, reader);
    }
    out->size = out->documents.size();
}

/* ---- what they have ----------------------------------------------------------------------------------- */

/* A remote index gives values only as collapse keys of hits; there is room for every hit. */
xun::Column column_of_hits(const xun_match_set *set, Xapian::valueno slot)
{
    constexpr Xapian::doccount no_limit = 0x7FFFFFFF;
    xun::Column column;
    Xapian::Enquire enquire(set->reader->all);
    enquire.set_query(set->query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_collapse_key(slot, no_limit);
    Xapian::MSet found = enquire.get_mset(0, set->reader->all.get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        column.add(*hit, hit.get_collapse_key());
    column.close();
    return column;
}

using Counts = std::vector<std::pair<std::string, std::uint32_t>>;

Counts copy(const std::vector<xun::Column::Count> &counts)
{
    Counts copies;
    for (const xun::Column::Count &count : counts)
        copies.emplace_back(std::string(count.item), count.documents);
    return copies;
}

Counts count_items(const xun_match_set *set, Xapian::valueno slot, std::size_t limit)
{
    xun_reader *reader = set->reader;
    if (reader->has_remote)
        return copy(column_of_hits(set, slot).count(set->documents, limit));
    auto kept = reader->columns.find(slot);
    bool first = reader->counted.insert(slot).second;
    if (kept != reader->columns.end())
        kept->second.order();
    else if (first || set->size * few < reader->all.get_doccount())
        return copy(xun::read_column(reader, slot, &set->documents).count(set->documents, limit));
    else
        kept = reader->columns.emplace(slot, xun::read_column(reader, slot, nullptr)).first;
    return copy(kept->second.count(set->documents, limit));
}

/* A set whose making may fail with an exception. */
template <typename Make>
xun_status make_set(xun_match_set **out, xun_reader *reader, xun_error *error, Make &&make)
{
    *out = nullptr;
    return xun::guard(error, reader->name.c_str(), [&] {
        std::unique_ptr<xun_match_set> set(new xun_match_set{reader, Bitmap(), 0, Xapian::Query()});
        xun::with_retries(reader, [&] { make(set.get()); });
        *out = set.release();
    });
}

} // namespace

Xapian::docid xun::last_id(const xun_reader *reader)
{
    Xapian::docid last = 0;
    for (std::size_t i = 0; i < reader->located.shards.size(); i++) {
        Xapian::docid local = reader->located.shards[i].database.get_lastdocid();
        last = local ? std::max(last, reader->global_id(i, local)) : last;
    }
    return last;
}

void xun::drop_dead(Bitmap &matches, const xun_reader *reader)
{
    if (!reader->dead_by_segment)
        return;
    for (std::size_t shard = 0; shard < reader->located.shards.size(); shard++) {
        auto found = reader->dead_by_segment->find(reader->located.shards[shard].database.get_uuid());
        if (found == reader->dead_by_segment->end())
            continue;
        for (Xapian::docid document : found->second)
            matches.remove(reader->global_id(shard, document));
    }
}

Bitmap xun::matches_of(xun_reader *reader, const Xapian::Query &query)
{
    Bitmap found = empty_bitmap(reader);
    add_matches(found, reader, query);
    return found;
}

xun_status xun_match_set_find(xun_match_set **out, xun_reader *reader, const xun_query *query,
                              xun_error *error)
{
    return make_set(out, reader, error, [&](xun_match_set *set) { find_all(set, query); });
}

xun_status xun_match_set_of(xun_match_set **out, xun_reader *reader, const uint32_t *docids, size_t count,
                            xun_error *error)
{
    return make_set(out, reader, error, [&](xun_match_set *set) {
        Xapian::docid last = xun::last_id(reader);
        set->documents = Bitmap(last);
        set->query = Xapian::Query(std::string());
        for (size_t i = 0; i < count; i++)
            if (docids[i] <= last)
                set->documents.add(docids[i]);
        set->size = set->documents.size();
    });
}

void xun_match_set_add(xun_match_set *set, uint32_t docid)
{
    if (docid == 0 || docid > xun::last_id(set->reader) || set->documents.has(docid))
        return;
    set->documents.add(docid);
    set->size++;
}

uint64_t xun_match_set_size(const xun_match_set *set)
{
    return set->size;
}

void xun_match_set_free(xun_match_set *set)
{
    delete set;
}

xun_status xun_match_set_values(const xun_match_set *set, uint32_t slot, size_t limit,
                                xun_value_visitor *visitor, void *user, xun_error *error)
{
    return xun::guard(error, set->reader->name.c_str(), [&] {
        Counts counts;
        xun::with_retries(set->reader, [&] { counts = count_items(set, slot, limit); });
        for (const auto &count : counts)
            if (!visitor(user, count.first.data(), count.first.size(), count.second))
                return;
    });
}
