/* What an open reader consists of, for the files that read from it. */
#ifndef XUN_ENGINE_READER_H
#define XUN_ENGINE_READER_H

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "common/kept.h"
#include "engine/accumulators.h"
#include "engine/column.h"
#include "engine/dead.h"
#include "engine/engine.h"
#include "engine/frequencies.h"
#include "engine/lengths.h"
#include "engine/locate.h"
#include "engine/postings.h"
#include "engine/stored.h"

struct xun_reader {
    std::string name; /* for messages: the paths */
    xun::Located located;
    Xapian::Database all; /* the shards, in their order: document ids interleave */
    std::string revision;
    Xapian::Query dead; /* matches the documents of dead groups; empty when there is none */
    bool has_dead = false, has_remote = false;
    uint64_t dead_documents = 0;
    std::shared_ptr<const xun::DeadDocuments> dead_by_segment; /* local ones; none: no dead document */
    std::vector<xun::Lengths> lengths;                         /* by shard, once they were needed */
    xun::Accumulators sums, frequencies;                       /* for ranking; all 0 between searches */
    xun::Decompressor decompressor;
    xun::Postings postings;          /* of local indexes, as they are read */
    xun_kept records = {};           /* local ones that were asked for again */
    uint32_t generation = 1;         /* of document ids: changes when a foreign database is opened again */
    xun::Frequencies term_documents; /* of local terms */
    std::unordered_map<Xapian::docid, std::string>
        sent;                          /* records that remote indexes sent with the latest hits */
    std::set<Xapian::valueno> counted; /* slots whose values were counted */
    std::unordered_map<Xapian::valueno, xun::Column>
        columns; /* of those that were counted again, in many documents */

    xun_reader() = default;
    xun_reader(const xun_reader &) = delete;
    xun_reader &operator=(const xun_reader &) = delete;
    ~xun_reader()
    {
        xun_kept_free(&records);
    }

    std::size_t shard_of(Xapian::docid docid) const
    {
        return (docid - 1) % located.shards.size();
    }
    Xapian::docid local_id(Xapian::docid docid) const
    {
        return (docid - 1) / static_cast<Xapian::docid>(located.shards.size()) + 1;
    }
    Xapian::docid global_id(std::size_t shard, Xapian::docid local) const
    {
        return (local - 1) * static_cast<Xapian::docid>(located.shards.size()) +
               static_cast<Xapian::docid>(shard) + 1;
    }
    const xun::Lengths &lengths_of(std::size_t shard)
    {
        lengths.resize(located.shards.size());
        if (lengths[shard].empty())
            lengths[shard] = xun::load_lengths(located.shards[shard].database);
        return lengths[shard];
    }
};

namespace xun
{

/* Runs `work`, again after reopening when a database of another program or a remote one changed under it. */
template <typename Work> void with_retries(xun_reader *reader, Work &&work)
{
    constexpr int retries = 3;
    for (int attempt = 0;; attempt++) {
        try {
            work();
            return;
        } catch (const Xapian::DatabaseModifiedError &) {
            if (attempt == retries)
                throw;
            reader->all.reopen();
            reader->postings.forget();
            xun_kept_forget(&reader->records);
            reader->generation++;
            reader->term_documents = Frequencies();
        }
    }
}

/* How many documents hold a term, dead ones included. */
uint64_t documents_with(xun_reader *reader, const std::string &term);
/* `query` with its prefixes completed; throws what is wrong with it. */
Xapian::Query completed(const xun_reader *reader, const xun_query *query);
/* `query` without the documents of dead groups; throws what is wrong with it. */
Xapian::Query living(const xun_reader *reader, const xun_query *query);

} // namespace xun

#endif
