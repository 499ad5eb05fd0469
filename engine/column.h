/* The values of one slot turned about: which items there are, and which documents have them. */
#ifndef XUN_ENGINE_COLUMN_H
#define XUN_ENGINE_COLUMN_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bitmap.h"

struct xun_reader;

namespace xun
{

/* Strings, each once, numbered from 0 as they come. */
class Numbering
{
  public:
    std::uint32_t number_of(std::string_view text);
    /* Valid until the next is added. */
    std::string_view text(std::uint32_t number) const
    {
        std::size_t start = number ? ends_[number - 1] : 0;
        return {texts_.data() + start, ends_[number] - start};
    }
    std::uint32_t count() const
    {
        return static_cast<std::uint32_t>(ends_.size());
    }

  private:
    std::size_t place(std::string_view text, std::size_t hash) const;
    void grow();

    std::string texts_;
    std::vector<std::size_t> ends_;
    std::vector<std::uint32_t> hashes_; /* by number */
    std::vector<std::uint32_t> table_;  /* number + 1, 0 for none: open addressing, a power of two */
};

/* Filled with `add`, then closed; from then on it is counted. */
class Column
{
  public:
    struct Count {
        std::string_view item; /* valid as long as the column */
        std::uint32_t documents;
    };

    /* Adds the items of a document's value; the documents come in order, those of each shard for
     * themselves. */
    void add(Xapian::docid docid, const std::string &value);
    void close();
    /* Ranks the items by bytes, which takes a while and makes counting several times quicker. */
    void order();
    /* The `limit` most frequent items of the set's documents, equally frequent ones in byte order. */
    std::vector<Count> count(const Bitmap &set, std::size_t limit) const;

  private:
    struct Entry {
        Xapian::docid docid;
        std::uint32_t item;
    };
    /* Documents side by side that all have an item. */
    struct Run {
        Xapian::docid first, last;
    };
    /* Documents and an item. */
    struct Tally {
        std::uint32_t documents, item;
    };

    bool is_before(const Tally &left, const Tally &right) const;
    bool is_out_of_reach(const Tally &next, const Tally &worst) const;
    std::vector<Entry> entries_by_item() const;
    std::uint32_t documents_in(const Bitmap &set, std::uint32_t item) const;

    Numbering items_;
    std::vector<Entry> entries_;      /* until it is closed */
    std::vector<Run> runs_;           /* by item */
    std::vector<std::uint32_t> ends_; /* of each item's runs */
    std::vector<Tally> most_first_; /* all items with all their documents; once ranked, equal ones by rank */
    std::vector<std::uint32_t> ranks_; /* by item; empty: not ranked */
    std::uint32_t latest_ = 0;
};

/* The slot in all local documents, or in those of `only`. */
Column read_column(const xun_reader *reader, Xapian::valueno slot, const Bitmap *only);

} // namespace xun

#endif
