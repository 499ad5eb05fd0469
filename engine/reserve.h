/* Room on the disk for what Xapian is going to write. */
#ifndef XUN_ENGINE_RESERVE_H
#define XUN_ENGINE_RESERVE_H

#include <cstdint>
#include <string>

namespace xun
{

/* Xapian 1.4 writes the last chunk of values in a destructor, so that a disk that is full just then ends the
 * process (std::terminate). So the room is taken from the file system before Xapian writes: past the file's
 * end, by fallocate(2), or, where the file system cannot, by looking how much is free. Needs a database that
 * is changed in place. */
class Reserve
{
  public:
    explicit Reserve(const std::string &path); /* the table's file */
    ~Reserve();
    Reserve(const Reserve &) = delete;
    Reserve &operator=(const Reserve &) = delete;

    /* Room for `bytes` more than the file had at the last restart. Throws XUN_FULL. */
    void grow(std::size_t bytes);
    /* Counts from the file's present size. */
    void restart();

  private:
    std::string path_;
    int descriptor_;
    std::uint64_t start_ = 0, reserved_ = 0;
};

} // namespace xun

#endif
