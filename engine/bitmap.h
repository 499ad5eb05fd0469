/* A set of document ids, a bit each. */
#ifndef XUN_ENGINE_BITMAP_H
#define XUN_ENGINE_BITMAP_H

#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

namespace xun
{

class Bitmap
{
  public:
    /* Of ids up to `last`; others must not be given. */
    explicit Bitmap(Xapian::docid last = 0) : words_(last / 64 + 1)
    {
    }

    void add(Xapian::docid docid)
    {
        words_[docid / 64] |= std::uint64_t{1} << docid % 64;
    }

    void remove(Xapian::docid docid)
    {
        words_[docid / 64] &= ~(std::uint64_t{1} << docid % 64);
    }

    bool has(Xapian::docid docid) const
    {
        return words_[docid / 64] >> docid % 64 & 1;
    }

    std::uint64_t size() const
    {
        std::uint64_t bits = 0;
        for (std::uint64_t word : words_)
            bits += static_cast<std::uint64_t>(__builtin_popcountll(word));
        return bits;
    }

    /* Both of one length, below. */
    void operator|=(const Bitmap &other)
    {
        for (std::size_t i = 0; i < words_.size(); i++)
            words_[i] |= other.words_[i];
    }

    void operator&=(const Bitmap &other)
    {
        for (std::size_t i = 0; i < words_.size(); i++)
            words_[i] &= other.words_[i];
    }

    void operator-=(const Bitmap &other)
    {
        for (std::size_t i = 0; i < words_.size(); i++)
            words_[i] &= ~other.words_[i];
    }

    /* Calls visit(docid) for each, ascending. */
    template <typename Visit> void each(Visit &&visit) const
    {
        for (std::size_t i = 0; i < words_.size(); i++)
            for (std::uint64_t word = words_[i]; word; word &= word - 1)
                visit(static_cast<Xapian::docid>(i * 64 + static_cast<unsigned>(__builtin_ctzll(word))));
    }

  private:
    std::vector<std::uint64_t> words_;
};

} // namespace xun

#endif
