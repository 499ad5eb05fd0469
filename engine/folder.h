/* The index folder on disk: its names, the list of segments that XAPIANDB is, what a killed writer left. */
#ifndef XUN_ENGINE_FOLDER_H
#define XUN_ENGINE_FOLDER_H

#include <cstdint>
#include <string>
#include <vector>

namespace xun
{

constexpr char stub_name[] =
    "XAPIANDB"; /* Xapian opens a folder that has it as the databases that it names */
constexpr char lock_name[] = "lock";

enum class FolderKind {
    missing,
    empty,    /* nothing in it, or only what a killed first writer left */
    index,    /* one of ours */
    database, /* a plain Xapian database, or a stub of another kind */
    other
};
FolderKind folder_kind(const std::string &path);

/* The segments that XAPIANDB names, in its order; empty when there is no such file. Throws XUN_MISMATCH when
 * it was not written by save_segments. */
std::vector<std::string> load_segments(const std::string &folder);
/* Replaces XAPIANDB in one step, synced to disk. */
void save_segments(const std::string &folder, const std::vector<std::string> &segments);

/* A name that neither the folder nor its XAPIANDB has or had: one more than the highest. */
std::string next_segment_name(const std::string &folder);
/* Removes staging folders, half-written files, and segments that XAPIANDB does not name. */
void remove_leftovers(const std::string &folder);

std::vector<std::string> list_folder(const std::string &path);
std::uint64_t folder_size(const std::string &path); /* bytes of the files in it */
/* Writes a folder's files, or only its list of names, to the disk itself. */
void sync_tree(const std::string &path);
void sync_folder(const std::string &path);
/* Throws unless the whole tree is gone. */
void remove_tree(const std::string &path);
bool path_exists(const std::string &path);
bool is_folder(const std::string &path);
/* The whole of a small file. */
std::string read_file(const std::string &path, std::size_t limit);

} // namespace xun

#endif
