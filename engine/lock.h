/* The writer's lock: one process at a time, and the others are told which. */
#ifndef XUN_ENGINE_LOCK_H
#define XUN_ENGINE_LOCK_H

#include <string>

namespace xun
{

/* Holds an open file description lock (fcntl(2), F_OFD_SETLK) on a file that says who holds it. The lock ends
 * with the last process that inherited it, so a killed writer leaves a file but no lock. */
class Lock
{
  public:
    /* Throws XUN_LOCKED at once, naming the holder, when another process has it. */
    Lock(const std::string &folder, const std::string &path);
    /* Removes the file. */
    ~Lock();
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;

  private:
    bool acquire(const std::string &folder);
    void write_holder();

    std::string path_;
    int descriptor_ = -1;
};

} // namespace xun

#endif
