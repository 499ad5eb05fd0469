#include "engine/reader.h"

#include <algorithm>
#include <functional>
#include <memory>

#include "common/hash.h"
#include "engine/dead.h"
#include "engine/folder.h"
#include "engine/guard.h"
#include "engine/query.h"

namespace
{

std::string metadata(xun_reader *reader, size_t index, const char *key)
{
    const xun::Index &place = reader->located.indexes[index];
    return reader->located.shards[place.first_shard].database.get_metadata(key);
}

/* The terms of the dead groups of every index: unique over all, so one list serves all. */
std::vector<std::string> dead_terms(xun_reader *reader)
{
    std::vector<std::string> terms;
    for (size_t i = 0; i < reader->located.indexes.size(); i++) {
        std::string list = metadata(reader, i, XUN_METADATA_DEAD);
        xun_cursor cursor = xun_cursor_over(list.data(), list.size());
        while (cursor.at < cursor.end && !cursor.failed) {
            size_t length;
            const char *term = xun_cursor_block(&cursor, &length);
            if (length && length <= XUN_ENGINE_TERM_LIMIT)
                terms.emplace_back(term, length);
        }
        if (cursor.failed)
            xun::fail(XUN_CORRUPT, "%s: its list of removed reports is damaged: build the index again",
                      reader->located.indexes[i].name.c_str());
    }
    return terms;
}

uint64_t count_matches(const xun_reader *reader, const Xapian::Query &query)
{
    Xapian::Enquire enquire(reader->all);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return enquire.get_mset(0, 0, reader->all.get_doccount()).get_matches_estimated();
}

void load_dead(xun_reader *reader)
{
    std::vector<std::string> terms = dead_terms(reader);
    reader->has_dead = !terms.empty();
    reader->dead_documents = 0;
    if (terms.empty())
        return;
    if (reader->has_remote) {
        reader->dead = Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
        reader->dead_documents = count_matches(reader, reader->dead);
        return;
    }
    auto documents = std::make_shared<xun::DeadDocuments>(xun::find_dead(reader->located.shards, terms));
    for (const xun::Shard &shard : reader->located.shards) {
        auto found = documents->find(shard.database.get_uuid());
        reader->dead_documents += found == documents->end() ? 0 : found->second.size();
    }
    reader->has_dead = reader->dead_documents > 0;
    reader->dead_by_segment = documents;
    reader->dead = Xapian::Query((new xun::DeadSource(documents))->release());
}

/* The `limit` most frequent terms with that prefix, as one. */
Xapian::Query complete_prefix(const Xapian::Database &database, const std::string &prefix,
                              std::uint32_t limit)
{
    if (prefix.empty() || prefix.size() > XUN_ENGINE_TERM_LIMIT)
        return Xapian::Query();
    using Completion = std::pair<Xapian::doccount, std::string>;
    std::vector<Completion> found; /* a heap with the rarest on top */
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
        found.emplace_back(term.get_termfreq(), *term);
        std::push_heap(found.begin(), found.end(), std::greater<Completion>());
        if (found.size() <= limit)
            continue;
        std::pop_heap(found.begin(), found.end(), std::greater<Completion>());
        found.pop_back();
    }
    std::vector<Xapian::Query> terms;
    for (const Completion &completion : found)
        terms.emplace_back(completion.second);
    return Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
}

/* The segments' own identifiers: another set of segments is another revision. */
std::string revision_of(const xun::Located &located)
{
    uint64_t hash = XUN_HASH_START;
    for (const xun::Shard &shard : located.shards) {
        const std::string id = shard.database.get_uuid() + ";";
        hash = xun_hash(hash, id.data(), id.size());
    }
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

void open_all(xun_reader *reader, const char *const *paths, size_t path_count)
{
    for (size_t i = 0; i < path_count; i++) {
        reader->name += (i ? ", " : "") + std::string(paths[i]);
        xun_error error{};
        xun_status status = xun::guard(&error, paths[i], [&] { xun::locate(reader->located, paths[i]); });
        xun::check(status, error);
    }
    if (reader->located.shards.empty())
        xun::fail(XUN_NOT_FOUND, "%s: names no index", path_count ? reader->name.c_str() : "no path given");
    for (const xun::Shard &shard : reader->located.shards) {
        reader->all.add_database(shard.database);
        reader->has_remote = reader->has_remote || shard.remote;
    }
    xun::with_retries(reader, [&] {
        load_dead(reader);
        reader->revision = revision_of(reader->located);
    });
}

} // namespace

Xapian::Query xun::completed(const xun_reader *reader, const xun_query *query)
{
    return compile(query, [&](const std::string &prefix, std::uint32_t limit) {
        return complete_prefix(reader->all, prefix, limit);
    });
}

Xapian::Query xun::living(const xun_reader *reader, const xun_query *query)
{
    Xapian::Query whole = completed(reader, query);
    return reader->has_dead ? Xapian::Query(Xapian::Query::OP_AND_NOT, whole, reader->dead) : whole;
}

xun_status xun_reader_open(xun_reader **out, const char *const *paths, size_t path_count, xun_error *error)
{
    *out = nullptr;
    return xun::guard(error, path_count ? paths[0] : "reader", [&] {
        std::unique_ptr<xun_reader> reader(new xun_reader);
        open_all(reader.get(), paths, path_count);
        *out = reader.release();
    });
}

void xun_reader_close(xun_reader *reader)
{
    delete reader;
}

bool xun_reader_is_stale(const xun_reader *reader)
{
    bool stale = false;
    xun::guard(nullptr, reader->name.c_str(), [&] {
        for (const xun::Stub &stub : reader->located.stubs)
            stale = stale || xun::has_changed(stub);
    });
    return stale;
}

const char *xun_reader_revision(const xun_reader *reader)
{
    return reader->revision.c_str();
}

size_t xun_reader_index_count(const xun_reader *reader)
{
    return reader->located.indexes.size();
}

size_t xun_reader_index_of(const xun_reader *reader, uint32_t docid)
{
    return docid ? reader->located.shards[reader->shard_of(docid)].index : 0;
}

xun_status xun_reader_metadata(xun_bytes *out, xun_reader *reader, size_t index, const char *key,
                               xun_error *error)
{
    xun_bytes_clear(out);
    if (index >= reader->located.indexes.size() || !*key)
        return xun_fail(error, XUN_INVALID, "%s: there is no index %zu, or the key is empty",
                        reader->name.c_str(), index);
    return xun::guard(error, reader->name.c_str(), [&] {
        xun::with_retries(reader, [&] {
            std::string value = metadata(reader, index, key);
            xun::check_memory(xun_bytes_append(out, value.data(), value.size()));
        });
    });
}

xun_status xun_reader_count(xun_reader_counts *out, xun_reader *reader, xun_error *error)
{
    *out = {};
    return xun::guard(error, reader->name.c_str(), [&] {
        xun::with_retries(reader, [&] {
            out->documents = reader->all.get_doccount();
            out->dead = reader->dead_documents;
            out->average_length = reader->all.get_average_length();
            out->segments = reader->located.shards.size();
            out->bytes_on_disk = 0;
            for (const xun::Shard &shard : reader->located.shards)
                if (!shard.remote && xun::is_folder(shard.path))
                    out->bytes_on_disk += xun::folder_size(shard.path);
        });
    });
}

uint64_t xun::documents_with(xun_reader *reader, const std::string &term)
{
    const uint64_t *known = reader->term_documents.find(term);
    if (known)
        return *known;
    uint64_t documents = reader->all.get_termfreq(term);
    if (!reader->has_remote)
        reader->term_documents.add(term, documents);
    return documents;
}

xun_status xun_reader_frequency(uint64_t *documents, uint64_t *occurrences, xun_reader *reader,
                                const char *term, size_t length, xun_error *error)
{
    if (documents)
        *documents = 0;
    if (occurrences)
        *occurrences = 0;
    if (length == 0 || length > XUN_ENGINE_TERM_LIMIT)
        return XUN_OK; /* no document has such a term */
    return xun::guard(error, reader->name.c_str(), [&] {
        xun::with_retries(reader, [&] {
            std::string name(term, length);
            if (documents)
                *documents = xun::documents_with(reader, name);
            if (occurrences)
                *occurrences = reader->all.get_collection_freq(name);
        });
    });
}

xun_status xun_reader_terms(xun_reader *reader, const char *prefix, size_t length, xun_term_visitor *visitor,
                            void *user, xun_error *error)
{
    return xun::guard(error, reader->name.c_str(), [&] {
        std::string start(prefix, length);
        for (auto term = reader->all.allterms_begin(start); term != reader->all.allterms_end(start); ++term) {
            std::string text = *term;
            if (!visitor(user, text.data(), text.size(), term.get_termfreq()))
                return;
        }
    });
}

const char *xun_engine_version(void)
{
    return Xapian::version_string();
}
