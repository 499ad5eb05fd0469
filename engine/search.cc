#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "engine/guard.h"
#include "engine/matches.h"
#include "engine/query.h"
#include "engine/rank.h"
#include "engine/reader.h"
#include "engine/stored.h"

namespace
{

constexpr Xapian::doccount no_limit = 0x7FFFFFFF; /* of hits that share a collapse key */

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

Xapian::Enquire prepare(const xun_reader *reader, const Xapian::Query &query,
                        const xun_search_options &options)
{
    Xapian::Enquire enquire(reader->all);
    enquire.set_query(query);
    set_weights(enquire, options);
    if (options.sort_slot >= 0)
        enquire.set_sort_by_value_then_relevance(static_cast<Xapian::valueno>(options.sort_slot),
                                                 options.sort_descending);
    return enquire;
}

/* A remote database without term lists refuses to give a document, but it sends the collapse key of each hit:
 * so the stored record is asked for as one, with room for every hit. Order and counts stay as they are. */
void ask_for_records(Xapian::Enquire &enquire)
{
    enquire.set_collapse_key(xun::data_slot, no_limit);
}

/* Keeps the records of `hits` for reading: they stand in `found`, which may hold more. */
void keep_records(xun_reader *reader, const Xapian::MSet &found, const xun_hits *hits)
{
    std::set<Xapian::docid> wanted;
    for (size_t i = 0; i < hits->count; i++)
        if (reader->located.shards[reader->shard_of(hits->hits[i].docid)].remote)
            wanted.insert(hits->hits[i].docid);
    reader->sent.clear();
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        if (wanted.count(*hit))
            reader->sent[*hit] = hit.get_collapse_key();
}

/* When the collapse key is in use already: a second search, for all members of the groups that the hits stand
 * for. */
void fetch_records(xun_reader *reader, const Xapian::Query &query, const xun_search_options &options,
                   const Xapian::MSet &groups, const xun_hits *hits)
{
    std::set<Xapian::docid> wanted;
    for (size_t i = 0; i < hits->count; i++)
        wanted.insert(hits->hits[i].docid);
    std::set<std::string> keys;
    for (auto group = groups.begin(); group != groups.end(); ++group)
        if (wanted.count(*group))
            keys.insert(group.get_collapse_key());
    Xapian::Query members = query;
    if (!keys.count("")) { /* hits without a key cannot be asked for by it */
        std::vector<Xapian::Query> ranges;
        for (const std::string &key : keys)
            ranges.emplace_back(Xapian::Query::OP_VALUE_RANGE,
                                static_cast<Xapian::valueno>(options.collapse_slot), key, key);
        members = Xapian::Query(Xapian::Query::OP_FILTER, query,
                                Xapian::Query(Xapian::Query::OP_OR, ranges.begin(), ranges.end()));
    }
    Xapian::Enquire enquire(reader->all);
    enquire.set_query(members);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    ask_for_records(enquire);
    keep_records(reader, enquire.get_mset(0, reader->all.get_doccount()), hits);
}

void copy_hits(xun_hits *out, const Xapian::MSet &found, Xapian::doccount first, Xapian::doccount count)
{
    if (first >= found.size() || count == 0)
        return;
    count = std::min(count, found.size() - first);
    out->hits = static_cast<xun_hit *>(std::calloc(count, sizeof *out->hits));
    xun::check_memory(out->hits != nullptr);
    for (auto hit = found[first]; out->count < count; ++hit)
        out->hits[out->count++] = {*hit, static_cast<float>(hit.get_weight())};
}

void search_groups(xun_hits *out, xun_reader *reader, const Xapian::Query &query,
                   const xun_search_options &options, Xapian::doccount first, Xapian::doccount count)
{
    Xapian::doccount all = reader->all.get_doccount();
    Xapian::Enquire enquire = prepare(reader, query, options);
    enquire.set_collapse_key(static_cast<Xapian::valueno>(options.collapse_slot),
                             std::max<Xapian::doccount>(options.collapse_count, 1));
    /* Xapian only guesses how many are left after collapsing: who wants to know gets all of them counted. */
    Xapian::MSet found = options.exact_count ? enquire.get_mset(0, all) : enquire.get_mset(first, count);
    copy_hits(out, found, options.exact_count ? first : 0, count);
    out->total = options.exact_count ? found.size() : found.get_matches_estimated();
    out->total_exact = options.exact_count;
    if (reader->has_remote && out->count)
        fetch_records(reader, query, options, found, out);
}

void search_hits(xun_hits *out, xun_reader *reader, const Xapian::Query &query,
                 const xun_search_options &options, Xapian::doccount first, Xapian::doccount count)
{
    Xapian::Enquire enquire = prepare(reader, query, options);
    if (reader->has_remote && count)
        ask_for_records(enquire);
    Xapian::MSet found = enquire.get_mset(first, count, options.exact_count ? reader->all.get_doccount() : 0);
    copy_hits(out, found, 0, count);
    out->total = found.get_matches_estimated();
    out->total_exact =
        options.exact_count || found.get_matches_lower_bound() == found.get_matches_upper_bound();
    if (reader->has_remote && out->count)
        keep_records(reader, found, out);
}

/* Nothing is weighed, sorted or left out: hits by document id, as bits give them. */
bool wants_set(const xun_reader *reader, const xun_search_options &options)
{
    return options.weightless && options.sort_slot < 0 && options.collapse_slot < 0 && !reader->has_remote;
}

void search_set(xun_hits *out, xun_reader *reader, const Xapian::Query &query,
                const xun_search_options &options)
{
    xun::Bitmap found = xun::matches_of(reader, query);
    xun::drop_dead(found, reader);
    out->total = found.size();
    out->total_exact = true;
    size_t first = std::min<size_t>(options.first, out->total);
    size_t count = std::min<size_t>(options.count, out->total - first);
    if (!count)
        return;
    out->hits = static_cast<xun_hit *>(std::calloc(count, sizeof *out->hits));
    xun::check_memory(out->hits != nullptr);
    found.each([&](Xapian::docid docid) {
        if (first)
            first--;
        else if (out->count < count)
            out->hits[out->count++] = {docid, 0};
    });
}

void search(xun_hits *out, xun_reader *reader, const Xapian::Query &query, const xun_search_options &options)
{
    Xapian::doccount all = reader->all.get_doccount();
    Xapian::doccount first = static_cast<Xapian::doccount>(std::min<size_t>(options.first, all));
    Xapian::doccount count = static_cast<Xapian::doccount>(std::min<size_t>(options.count, all - first));
    (options.collapse_slot >= 0 ? search_groups : search_hits)(out, reader, query, options, first, count);
}

} // namespace

xun_status xun_reader_search(xun_hits *out, xun_reader *reader, const xun_query *query,
                             const xun_search_options *options, xun_error *error)
{
    *out = {};
    xun_status status = xun::guard(error, reader->name.c_str(), [&] {
        xun::with_retries(reader, [&] {
            xun_hits_free(out);
            if (xun::ranks_by_term(reader, query, *options))
                xun::rank_by_term(out, reader, query, *options);
            else if (wants_set(reader, *options))
                search_set(out, reader, xun::completed(reader, query), *options);
            else
                search(out, reader, xun::living(reader, query), *options);
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
