#include <map>
#include <memory>
#include <string>
#include <vector>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

#include <xapian.h>

#include "engine/engine.h"
#include "engine/folder.h"
#include "engine/guard.h"
#include "engine/lengths.h"
#include "engine/lock.h"
#include "engine/segment.h"
#include "engine/stored.h"

using Metadata = std::map<std::string, std::string>;

struct xun_update {
    explicit xun_update(const std::string &where) : path(where), lock(where, where + "/" + xun::lock_name)
    {
    }

    std::string path;
    xun::Lock lock;
    std::string staging;
    bool published = false;
};

namespace
{

/* A user who mistypes a path must not find an index among his files. */
void prepare_folder(const std::string &path)
{
    switch (xun::folder_kind(path)) {
    case xun::FolderKind::missing:
        if (mkdir(path.c_str(), 0777) != 0 && errno != EEXIST)
            xun::fail_errno(errno, "%s: cannot be created", path.c_str());
        break;
    case xun::FolderKind::empty:
    case xun::FolderKind::index: break;
    case xun::FolderKind::database:
        xun::fail(XUN_MISMATCH, "%s: a Xapian database that another program made: choose another folder",
                  path.c_str());
    case xun::FolderKind::other:
        xun::fail(XUN_INVALID, "%s: exists and is no index: name a new or empty folder", path.c_str());
    }
}

void begin(xun_update *update)
{
    prepare_folder(update->path); /* again: now nobody else can change it */
    xun::remove_leftovers(update->path);
    std::string staging = update->path + "/staging-" + std::to_string(getpid());
    if (mkdir(staging.c_str(), 0777) != 0)
        xun::fail_errno(errno, "%s: cannot be created", staging.c_str());
    update->staging = staging;
}

bool is_dictionary(const std::string &key)
{
    return key.compare(0, sizeof xun::dictionary_prefix - 1, xun::dictionary_prefix) == 0;
}

/* The dictionaries of a database, added to `out`. */
void collect_dictionaries(Metadata &out, const Xapian::Database &database)
{
    for (auto key = database.metadata_keys_begin(xun::dictionary_prefix);
         key != database.metadata_keys_end(xun::dictionary_prefix); ++key) {
        std::string content = database.get_metadata(*key);
        auto place = out.emplace(*key, content).first;
        if (place->second != content)
            xun::fail(XUN_INTERNAL, "two dictionaries share the name %s: build the index anew",
                      place->first.c_str());
    }
}

/* What goes into one new segment: the databases to merge, oldest first, and the whole of its metadata. */
struct Merge {
    std::vector<Xapian::Database> sources;
    Metadata metadata;
};

void add_part(Merge &merge, const char *path)
{
    Xapian::Database part(path);
    if (part.get_metadata(xun::complete_key).empty())
        xun::fail(XUN_INVALID, "%s: never committed: its worker was stopped; run again", path);
    collect_dictionaries(merge.metadata, part);
    merge.sources.push_back(part);
}

Merge plan(const xun_update *update, const xun_publication *publication,
           const std::vector<std::string> &segments)
{
    Merge merge;
    /* The newest segment holds every dictionary of the index: a remote reader sees no other segment's
     * metadata. */
    if (!publication->replace_all)
        for (auto name = segments.rbegin(); name != segments.rend(); ++name) {
            Xapian::Database segment(update->path + "/" + *name);
            collect_dictionaries(merge.metadata, segment);
            if (publication->merge_all)
                merge.sources.push_back(segment);
        }
    for (size_t i = 0; i < publication->part_count; i++)
        add_part(merge, publication->parts[i]);
    for (size_t i = 0; i < publication->metadata_count; i++) {
        const xun_bytes &value = publication->values[i];
        merge.metadata[publication->keys[i]] = std::string(value.data ? value.data : "", value.length);
    }
    return merge;
}

constexpr int create_flags =
    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC;

/* Compacting with fuller blocks (FULL, FULLER) gains nothing on these tables, and FULLER loses 10 % of the
 * size. */
void merge_sources(const Merge &merge, const std::string &target)
{
    if (merge.sources.empty()) {
        Xapian::WritableDatabase(target, create_flags).close();
        return;
    }
    Xapian::Database all;
    for (const Xapian::Database &source : merge.sources)
        all.add_database(source);
    all.compact(target, Xapian::Compactor::STANDARD);
}

/* The merged database has the metadata of its sources: only what belongs to the new segment may stay. */
void write_metadata(const Metadata &metadata, const std::string &target)
{
    Xapian::WritableDatabase database(target, Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
    database.begin_transaction();
    std::vector<std::string> stale;
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
        if (!metadata.count(*key))
            stale.push_back(*key);
    for (const std::string &key : stale)
        database.set_metadata(key, "");
    database.set_metadata(xun::lengths_key, xun::write_lengths(xun::measure_lengths(database)));
    for (const auto &entry : metadata)
        if (!is_dictionary(entry.first) || database.get_metadata(entry.first).empty())
            database.set_metadata(entry.first, entry.second);
    database.commit_transaction();
    database.close();
}

/* Moves the merged segment to its final name and names it; undone when that fails. */
void swap_in(const xun_update *update, const std::string &merged, std::vector<std::string> names)
{
    std::string name = xun::next_segment_name(update->path), target = update->path + "/" + name;
    if (rename(merged.c_str(), target.c_str()) != 0)
        xun::fail_errno(errno, "%s: cannot be renamed", merged.c_str());
    names.insert(names.begin(), name);
    xun::sync_folder(update->path);
    xun::save_segments(update->path, names);
}

void publish(xun_update *update, const xun_publication *publication)
{
    if (update->published)
        xun::fail(XUN_INVALID, "%s: an update is published once: begin another", update->path.c_str());
    update->published = true;
    std::vector<std::string> segments = xun::load_segments(update->path);
    std::string merged = update->staging + "/merged";
    {
        Merge merge = plan(update, publication, segments);
        merge_sources(merge, merged);
        write_metadata(merge.metadata, merged);
    }
    xun::sync_tree(merged);
    if (publication->replace_all || publication->merge_all)
        segments.clear();
    swap_in(update, merged, segments);
}

} // namespace

xun_status xun_update_begin(xun_update **out, const char *path, xun_error *error)
{
    *out = nullptr;
    return xun::guard(error, path, [&] {
        prepare_folder(path);
        std::unique_ptr<xun_update> update(new xun_update(path));
        begin(update.get());
        *out = update.release();
    });
}

const char *xun_update_staging(const xun_update *update)
{
    return update->staging.c_str();
}

xun_status xun_update_dictionary(xun_bytes *out, const xun_update *update, xun_error *error)
{
    return xun::guard(error, update->path.c_str(), [&] {
        std::vector<std::string> segments = xun::load_segments(update->path);
        if (segments.empty())
            return;
        Metadata dictionaries;
        collect_dictionaries(dictionaries, Xapian::Database(update->path + "/" + segments.front()));
        if (!dictionaries.empty()) {
            const std::string &content = dictionaries.begin()->second;
            xun::check_memory(xun_bytes_append(out, content.data(), content.size()));
        }
    });
}

xun_status xun_update_publish(xun_update *update, const xun_publication *publication, xun_error *error)
{
    return xun::guard(error, update->path.c_str(), [&] { publish(update, publication); });
}

void xun_update_free(xun_update *update)
{
    if (!update)
        return;
    xun::guard(nullptr, update->path.c_str(), [&] { xun::remove_leftovers(update->path); });
    delete update;
}
