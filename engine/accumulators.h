/* One sum for each document: what ranking term at a time adds up. */
#ifndef XUN_ENGINE_ACCUMULATORS_H
#define XUN_ENGINE_ACCUMULATORS_H

#include <cstddef>
#include <vector>

#include <xapian.h>

namespace xun
{

/* Sums start at 0 and are 0 again after `drain`. Documents come in blocks, so that those far from any posting cost
 * nothing. */
class Accumulators
{
  public:
    /* Room for documents 1 to `last`; only between drains. */
    void reserve(Xapian::docid last)
    {
        if (sums_.size() <= last) {
            sums_.resize(last + 1);
            touched_.resize(last / block + 1);
        }
    }

    /* `amount` is above 0. */
    void add(Xapian::docid document, float amount)
    {
        sums_[document] += amount;
        touched_[document / block] = 1;
    }

    void clear(Xapian::docid document)
    {
        if (document < sums_.size())
            sums_[document] = 0;
    }

    /* Calls visit(document, sum) for every sum above 0, in order of the documents, and sets it back. */
    template <typename Visit> void drain(Visit &&visit)
    {
        for (std::size_t i = 0; i < touched_.size(); i++) {
            if (!touched_[i])
                continue;
            touched_[i] = 0;
            std::size_t end = (i + 1) * block < sums_.size() ? (i + 1) * block : sums_.size();
            for (std::size_t at = i * block; at < end; at++)
                if (sums_[at] > 0) {
                    float sum = sums_[at];
                    sums_[at] = 0;
                    visit(static_cast<Xapian::docid>(at), sum);
                }
        }
    }

  private:
    static constexpr std::size_t block = 256;
    std::vector<float> sums_;
    std::vector<char> touched_; /* by block */
};

} // namespace xun

#endif
