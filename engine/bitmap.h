/* A set of document ids, a bit each. */
#ifndef XUN_ENGINE_BITMAP_H
#define XUN_ENGINE_BITMAP_H

#include <algorithm>
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

    bool empty() const
    {
        return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
    }

    std::uint64_t size() const
    {
        std::uint64_t sum = 0;
        for (std::uint64_t word : words_)
            sum += bits(word);
        return sum;
    }

    /* How many of first..last are in. */
    std::uint64_t count(Xapian::docid first, Xapian::docid last) const
    {
        if (first == last)
            return has(first);
        std::size_t at = first / 64, end = last / 64;
        std::uint64_t from = ~std::uint64_t{0} << first % 64, to = ~std::uint64_t{0} >> (63 - last % 64);
        if (at == end)
            return bits(words_[at] & from & to);
        std::uint64_t sum = bits(words_[at] & from) + bits(words_[end] & to);
        while (++at < end)
            sum += bits(words_[at]);
        return sum;
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
    static std::uint64_t bits(std::uint64_t word)
    {
        return static_cast<std::uint64_t>(__builtin_popcountll(word));
    }

    std::vector<std::uint64_t> words_;
};

} // namespace xun

#endif
