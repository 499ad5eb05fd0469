#include "engine/reserve.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "engine/guard.h"

namespace xun
{

namespace
{

constexpr std::uint64_t least = 65536; /* covers the table's inner blocks and the small files beside it */

[[noreturn]] void fail_full(int reason, const std::string &path)
{
    if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG)
        fail(XUN_FULL, "%s: no space left: free some and run again; the index is as it was", path.c_str());
    fail_errno(reason, "%s: cannot be written", path.c_str());
}

} // namespace

Reserve::Reserve(const std::string &path) : path_(path), descriptor_(open(path.c_str(), O_WRONLY | O_CLOEXEC))
{
    if (descriptor_ < 0)
        fail_errno(errno, "%s: cannot be written", path.c_str());
    restart();
}

Reserve::~Reserve()
{
    close(descriptor_);
}

void Reserve::restart()
{
    struct stat info;
    if (fstat(descriptor_, &info) != 0)
        fail_errno(errno, "%s: cannot be read", path_.c_str());
    start_ = static_cast<std::uint64_t>(info.st_size);
    reserved_ = 0;
}

void Reserve::grow(std::size_t bytes)
{
    if (bytes <= reserved_)
        return;
    reserved_ = std::uint64_t{bytes} + bytes / 2 + least;
    std::uint64_t room = 2 * reserved_; /* blocks are half full after a split */
    struct rlimit limit;
    if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
        start_ + room > limit.rlim_cur)
        fail_full(EFBIG, path_); /* fallocate past the end does not look at it */
    if (fallocate(descriptor_, FALLOC_FL_KEEP_SIZE, static_cast<off_t>(start_), static_cast<off_t>(room)) ==
        0)
        return;
    if (errno != EOPNOTSUPP && errno != ENOSYS)
        fail_full(errno, path_);
    struct statvfs disk;
    if (fstatvfs(descriptor_, &disk) == 0 && disk.f_bavail * disk.f_frsize < room)
        fail_full(ENOSPC, path_);
}

} // namespace xun
