#include "engine/folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "engine/guard.h"

namespace xun
{

namespace
{

constexpr char segment_prefix[] = "segment-";
constexpr char staging_prefix[] = "staging-";
constexpr char line_prefix[] = "auto ";
constexpr std::size_t stub_limit = 1 << 20;

bool starts_with(const std::string &text, const char *prefix)
{
    return text.compare(0, std::strlen(prefix), prefix) == 0;
}

/* The number of "segment-000012", or -1. */
long segment_number(const std::string &name)
{
    std::string digits = starts_with(name, segment_prefix) ? name.substr(std::strlen(segment_prefix)) : "";
    bool good = digits.size() >= 6 && digits.size() <= 12 &&
                digits.find_first_not_of("0123456789") == std::string::npos;
    return good ? std::strtol(digits.c_str(), nullptr, 10) : -1;
}

bool is_leftover(const std::string &name)
{
    return starts_with(name, staging_prefix) ||
           starts_with(name, (std::string(stub_name) + ".partial-").c_str());
}

bool is_ours(const std::string &name)
{
    return name == stub_name || name == lock_name || segment_number(name) >= 0 || is_leftover(name);
}

class Descriptor
{
  public:
    Descriptor(const std::string &path, int flags) : descriptor_(open(path.c_str(), flags | O_CLOEXEC))
    {
        if (descriptor_ < 0)
            fail_errno(errno, "%s: cannot be opened", path.c_str());
    }
    ~Descriptor()
    {
        close(descriptor_);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int get() const
    {
        return descriptor_;
    }

  private:
    int descriptor_;
};

void sync_path(const std::string &path, int flags)
{
    Descriptor descriptor(path, flags);
    if (fsync(descriptor.get()) != 0)
        fail_errno(errno, "%s: cannot be written to disk", path.c_str());
}

std::string folder_stub(const std::string &folder)
{
    return folder + "/" + stub_name;
}

} // namespace

bool path_exists(const std::string &path)
{
    struct stat info;
    return stat(path.c_str(), &info) == 0;
}

bool is_folder(const std::string &path)
{
    struct stat info;
    return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

std::vector<std::string> list_folder(const std::string &path)
{
    std::unique_ptr<DIR, int (*)(DIR *)> directory(opendir(path.c_str()), closedir);
    if (!directory)
        fail_errno(errno, "%s: cannot be listed", path.c_str());
    std::vector<std::string> names;
    while (const dirent *entry = readdir(directory.get())) {
        std::string name = entry->d_name;
        if (name != "." && name != "..")
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

FolderKind folder_kind(const std::string &path)
{
    struct stat info;
    if (stat(path.c_str(), &info) != 0) {
        if (errno == ENOENT)
            return FolderKind::missing;
        fail_errno(errno, "%s: cannot be read", path.c_str());
    }
    if (!S_ISDIR(info.st_mode))
        return FolderKind::other;
    if (path_exists(folder_stub(path))) {
        try {
            load_segments(path);
            return FolderKind::index;
        } catch (const Failure &failure) {
            if (failure.error.status != XUN_MISMATCH)
                throw;
            return FolderKind::database;
        }
    }
    std::vector<std::string> names = list_folder(path);
    for (const char *version_file : {"iamglass", "iamhoney", "iamchert", "iamflint"})
        if (std::find(names.begin(), names.end(), version_file) != names.end())
            return FolderKind::database;
    return std::all_of(names.begin(), names.end(), is_ours) ? FolderKind::empty : FolderKind::other;
}

std::string read_file(const std::string &path, std::size_t limit)
{
    Descriptor descriptor(path, O_RDONLY | O_NONBLOCK);
    xun_bytes bytes{};
    xun_error error{};
    xun_status status = xun_read_all(&bytes, descriptor.get(), limit, path.c_str(), &error);
    std::unique_ptr<xun_bytes, void (*)(xun_bytes *)> owner(&bytes, xun_bytes_free);
    check(status, error);
    return std::string(bytes.data ? bytes.data : "", bytes.length);
}

std::vector<std::string> load_segments(const std::string &folder)
{
    std::vector<std::string> segments;
    std::string stub = folder_stub(folder);
    if (!path_exists(stub))
        return segments;
    std::string text = read_file(stub, stub_limit);
    for (std::size_t at = 0, end; at < text.size(); at = end + 1) {
        end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        if (!starts_with(line, line_prefix) || segment_number(line.substr(std::strlen(line_prefix))) < 0)
            fail(XUN_MISMATCH, "%s: not written by this program: choose another folder", stub.c_str());
        segments.push_back(line.substr(std::strlen(line_prefix)));
    }
    return segments;
}

void save_segments(const std::string &folder, const std::vector<std::string> &segments)
{
    std::string text;
    for (const std::string &segment : segments)
        text += line_prefix + segment + "\n";
    xun_error error{};
    xun_new_file *file;
    check(xun_new_file_open(&file, folder_stub(folder).c_str(), &error), error);
    xun_status status = xun_new_file_write(file, text.data(), text.size(), &error);
    if (status != XUN_OK)
        xun_new_file_discard(file);
    else
        status = xun_new_file_commit(file, &error);
    check(status, error);
    sync_folder(folder);
}

std::string next_segment_name(const std::string &folder)
{
    long highest = 0;
    for (const std::string &name : list_folder(folder))
        highest = std::max(highest, segment_number(name));
    for (const std::string &name : load_segments(folder))
        highest = std::max(highest, segment_number(name));
    char name[32];
    std::snprintf(name, sizeof name, "%s%06ld", segment_prefix, highest + 1);
    return name;
}

void remove_leftovers(const std::string &folder)
{
    std::vector<std::string> named = load_segments(folder);
    for (const std::string &name : list_folder(folder)) {
        bool unnamed =
            segment_number(name) >= 0 && std::find(named.begin(), named.end(), name) == named.end();
        if (unnamed || is_leftover(name))
            remove_tree(folder + "/" + name);
    }
}

std::uint64_t folder_size(const std::string &path)
{
    std::uint64_t total = 0;
    for (const std::string &name : list_folder(path)) {
        struct stat info;
        if (stat((path + "/" + name).c_str(), &info) == 0 && S_ISREG(info.st_mode))
            total += static_cast<std::uint64_t>(info.st_size);
    }
    return total;
}

void sync_folder(const std::string &path)
{
    sync_path(path, O_RDONLY | O_DIRECTORY);
}

void sync_tree(const std::string &path)
{
    for (const std::string &name : list_folder(path))
        sync_path(path + "/" + name, O_RDONLY);
    sync_folder(path);
}

void remove_tree(const std::string &path)
{
    xun_error error{};
    check(xun_remove_tree(path.c_str(), &error), error);
}

} // namespace xun
