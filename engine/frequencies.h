/* How many documents hold the terms that were asked for lately: a question asks for many of its terms more
 * than once, and each look into a table of terms takes about a microsecond. */
#ifndef XUN_ENGINE_FREQUENCIES_H
#define XUN_ENGINE_FREQUENCIES_H

#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>
#include <vector>

namespace xun
{

/* A table without chains: a term takes the place of another with the same slot. Long terms are not kept. */
class Frequencies
{
  public:
    /* NULL when it is not kept. */
    const std::uint64_t *find(std::string_view term) const
    {
        if (slots_.empty() || term.size() > longest)
            return nullptr;
        const Slot &slot = slots_[place_of(term)];
        bool same = slot.length == term.size() && std::memcmp(slot.term, term.data(), term.size()) == 0;
        return same ? &slot.documents : nullptr;
    }

    void add(std::string_view term, std::uint64_t documents)
    {
        if (term.empty() || term.size() > longest)
            return;
        if (slots_.empty())
            slots_.resize(count);
        Slot &slot = slots_[place_of(term)];
        slot.length = static_cast<std::uint8_t>(term.size());
        slot.documents = documents;
        std::memcpy(slot.term, term.data(), term.size());
    }

  private:
    static constexpr std::size_t count = 8192, longest = 23;

    struct Slot {
        char term[longest];
        std::uint8_t length; /* 0: free */
        std::uint64_t documents;
    };

    static std::size_t place_of(std::string_view term)
    {
        return std::hash<std::string_view>()(term) % count;
    }

    std::vector<Slot> slots_;
};

} // namespace xun

#endif
