/* The values of one slot turned about: which items there are, and which documents have them. */
#ifndef XUN_ENGINE_COLUMN_H
#define XUN_ENGINE_COLUMN_H

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/bitmap.h"

struct xun_reader;

namespace xun
{

class Column
{
  public:
    struct Count {
        const std::string *item;
        std::uint32_t documents;
    };

    /* Adds the items of a document's value. */
    void add(Xapian::docid docid, const std::string &value);
    /* From now on the items are in byte order, which makes counting quicker. */
    void order();
    /* The `limit` most frequent items of the set's documents, equally frequent ones in byte order. */
    std::vector<Count> count(const Bitmap &set, std::size_t limit) const;

  private:
    struct Entry {
        Xapian::docid docid;
        std::uint32_t item;
    };

    void add_item(Xapian::docid docid, const std::string &item);
    bool is_before(const std::pair<std::uint32_t, std::uint32_t> &left,
                   const std::pair<std::uint32_t, std::uint32_t> &right) const;

    std::vector<Entry> entries_;
    std::vector<const std::string *> items_; /* by number: keys of numbers_ */
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::uint32_t latest_ = 0;
    bool ordered_ = false;
};

/* The slot in all local documents, or in those of `only`. */
Column read_column(const xun_reader *reader, Xapian::valueno slot, const Bitmap *only);

} // namespace xun

#endif
