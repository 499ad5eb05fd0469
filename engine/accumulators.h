/* One sum for each document: what ranking term at a time adds up. */
#ifndef XUN_ENGINE_ACCUMULATORS_H
#define XUN_ENGINE_ACCUMULATORS_H

#include <algorithm>
#include <cstddef>
#include <vector>

#include <xapian.h>

namespace xun
{

/* All sums are 0 at first. Documents come in blocks, so that those far from any posting cost nothing. */
class Accumulators
{
  public:
    /* Room for documents 1 to `last`. */
    void reserve(Xapian::docid last)
    {
        if (sums_.size() <= last) {
            sums_.resize(last + 1);
            touched_.resize(last / block + 1);
        }
    }

    void add(Xapian::docid document, float amount)
    {
        sums_[document] += amount;
        touched_[document / block] = 1;
    }

    float of(Xapian::docid document) const
    {
        return sums_[document];
    }

    /* Calls visit(document, sum) for every sum above 0, in order of the documents, and sets all back to 0. */
    template <typename Visit> void drain(Visit &&visit)
    {
        for (std::size_t i = 0; i < touched_.size(); i++) {
            if (!touched_[i])
                continue;
            std::size_t end = std::min((i + 1) * block, sums_.size());
            for (std::size_t at = i * block; at < end; at++)
                if (sums_[at] > 0)
                    visit(static_cast<Xapian::docid>(at), sums_[at]);
            std::fill(sums_.begin() + static_cast<std::ptrdiff_t>(i * block),
                      sums_.begin() + static_cast<std::ptrdiff_t>(end), 0.0f);
            touched_[i] = 0;
        }
    }

  private:
    static constexpr std::size_t block = 256;
    std::vector<float> sums_;
    std::vector<char> touched_; /* by block */
};

} // namespace xun

#endif
