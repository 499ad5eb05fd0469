#include "engine/lock.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/guard.h"

namespace xun
{

namespace
{

std::string read_holder(int descriptor)
{
    char text[300];
    ssize_t length = pread(descriptor, text, sizeof text - 1, 0);
    std::string holder(text, length > 0 ? static_cast<std::size_t>(length) : 0);
    holder.erase(std::min(holder.find('\n'), holder.size()));
    return holder.empty() ? "another process" : holder;
}

/* The holder removes the file when done: a lock on a removed one would be worth nothing. */
bool is_still_at(int descriptor, const std::string &path)
{
    struct stat held, named;
    return fstat(descriptor, &held) == 0 && stat(path.c_str(), &named) == 0 && held.st_dev == named.st_dev &&
           held.st_ino == named.st_ino;
}

} // namespace

Lock::Lock(const std::string &folder, const std::string &path) : path_(path)
{
    while (!acquire(folder))
        ;
    write_holder();
}

bool Lock::acquire(const std::string &folder)
{
    int descriptor = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        fail_errno(errno, "%s: cannot be written", path_.c_str());
    struct flock whole = {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (fcntl(descriptor, F_OFD_SETLK, &whole) != 0) {
        int reason = errno;
        std::string holder = read_holder(descriptor);
        close(descriptor);
        if (reason == EAGAIN || reason == EACCES)
            fail(XUN_LOCKED, "%s: locked by %s: wait for it to end or stop it", folder.c_str(),
                 holder.c_str());
        fail_errno(reason, "%s: cannot be locked", path_.c_str());
    }
    if (is_still_at(descriptor, path_)) {
        descriptor_ = descriptor;
        return true;
    }
    close(descriptor);
    return false;
}

void Lock::write_holder()
{
    char host[256] = "this host", since[32] = "", text[360];
    gethostname(host, sizeof host - 1);
    std::time_t now = std::time(nullptr);
    struct tm local;
    if (localtime_r(&now, &local))
        std::strftime(since, sizeof since, "%Y-%m-%d %H:%M:%S", &local);
    int length = std::snprintf(text, sizeof text, "process %ld on %s since %s\n", static_cast<long>(getpid()),
                               host, since);
    /* Who holds it is a courtesy: the lock holds without it, for one on a full disk. */
    bool told = ftruncate(descriptor_, 0) == 0 &&
                pwrite(descriptor_, text, static_cast<std::size_t>(length), 0) == length;
    if (!told && ftruncate(descriptor_, 0) != 0)
        return; /* an old holder's name stays: misleading at worst */
}

Lock::~Lock()
{
    unlink(path_.c_str());
    close(descriptor_);
}

} // namespace xun
