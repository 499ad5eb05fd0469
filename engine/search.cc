#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>

#include "engine/guard.h"
#include "engine/query.h"
#include "engine/reader.h"
#include "engine/stored.h"

namespace {

constexpr Xapian::doccount no_limit = 0x7FFFFFFF; /* of hits that share a collapse key */

bool collapses(const xun_search_options &options)
{
    return options.collapse_slot >= 0;
}

void set_weights(Xapian::Enquire &enquire, const xun_search_options &options)
{
    if (options.weightless)
        enquire.set_weighting_scheme(Xapian::BoolWeight());
    else if (options.k1 <= 0)
        enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 0, 0.75, options.minimum_length));
    else
        enquire.set_weighting_scheme(
            Xapian::BM25Weight(options.k1, 0, options.k3, options.b, options.minimum_length));
}

Xapian::Enquire prepare(const xun_reader *reader, const Xapian::Query &query, const xun_search_options &options)
{
    Xapian::Enquire enquire(reader->all);
    enquire.set_query(query);
    set_weights(enquire, options);
    if (options.sort_slot >= 0)
        enquire.set_sort_by_value_then_relevance(static_cast<Xapian::valueno>(options.sort_slot),
                                                 options.sort_descending);
    return enquire;
}

/* A remote database without term lists refuses to give a document, but it sends the collapse key of each hit: so the
 * stored record is asked for as one, with room for every hit. Order and counts stay as they are. */
void ask_for_records(Xapian::Enquire &enquire)
{
    enquire.set_collapse_key(xun::data_slot, no_limit);
}

void keep_records(xun_reader *reader, const Xapian::MSet &found, const std::set<Xapian::docid> *wanted)
{
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        if (reader->located.shards[reader->shard_of(*hit)].remote && (!wanted || wanted->count(*hit)))
            reader->sent[*hit] = hit.get_collapse_key();
}

/* When the collapse key is in use already: a second search, for all members of the groups that the hits stand for. */
void fetch_records(xun_reader *reader, const Xapian::Query &query, const xun_search_options &options,
                   const Xapian::MSet &found)
{
    std::set<std::string> keys;
    std::set<Xapian::docid> wanted;
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
        keys.insert(hit.get_collapse_key());
        wanted.insert(*hit);
    }
    Xapian::Query filtered = query;
    if (!keys.count("")) { /* hits without a key cannot be asked for by it */
        std::vector<Xapian::Query> groups;
        for (const std::string &key : keys)
            groups.emplace_back(Xapian::Query::OP_VALUE_RANGE, static_cast<Xapian::valueno>(options.collapse_slot), key,
                                key);
        filtered = Xapian::Query(Xapian::Query::OP_FILTER, query,
                                 Xapian::Query(Xapian::Query::OP_OR, groups.begin(), groups.end()));
    }
    Xapian::Enquire enquire(reader->all);
    enquire.set_query(filtered);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    ask_for_records(enquire);
    keep_records(reader, enquire.get_mset(0, reader->all.get_doccount()), &wanted);
}

void copy_hits(xun_hits *out, const Xapian::MSet &found)
{
    if (found.empty())
        return;
    out->hits = static_cast<xun_hit *>(std::calloc(found.size(), sizeof *out->hits));
    xun::check_memory(out->hits != nullptr);
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        out->hits[out->count++] = {*hit, static_cast<float>(hit.get_weight())};
}

Xapian::MSet search(xun_reader *reader, const Xapian::Query &query, const xun_search_options &options)
{
    Xapian::doccount all = reader->all.get_doccount();
    Xapian::doccount first = static_cast<Xapian::doccount>(std::min<size_t>(options.first, all));
    Xapian::doccount count = static_cast<Xapian::doccount>(std::min<size_t>(options.count, all - first));
    Xapian::Enquire enquire = prepare(reader, query, options);
    bool records = reader->has_remote && count;
    if (collapses(options))
        enquire.set_collapse_key(static_cast<Xapian::valueno>(options.collapse_slot),
                                 std::max<Xapian::doccount>(options.collapse_count, 1));
    else if (records)
        ask_for_records(enquire);
    Xapian::MSet found = enquire.get_mset(first, count, options.exact_count ? all : 0);
    if (records) {
        reader->sent.clear();
        if (collapses(options))
            fetch_records(reader, query, options, found);
        else
            keep_records(reader, found, nullptr);
    }
    return found;
}

} // namespace

xun_status xun_reader_search(xun_hits *out, xun_reader *reader, const xun_query *query,
                             const xun_search_options *options, xun_error *error)
{
    *out = {};
    xun_status status = xun::guard(error, reader->name.c_str(), [&] {
        Xapian::Query whole = xun::living(reader, query);
        xun::with_retries(reader, [&] {
            Xapian::MSet found = search(reader, whole, *options);
            copy_hits(out, found);
            out->total = found.get_matches_estimated();
            out->total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
        });
    });
    if (status != XUN_OK)
        xun_hits_free(out);
    return status;
}

void xun_hits_free(xun_hits *hits)
{
    std::free(hits->hits);
    *hits = {};
}
