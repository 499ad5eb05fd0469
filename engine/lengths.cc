#include "engine/lengths.h"

#include <algorithm>
#include <cmath>

namespace xun
{

namespace
{

constexpr double steps = 16; /* bytes for a length twice as great */

char byte_of(Xapian::termcount length)
{
    double byte = std::round(steps * std::log2(1.0 + static_cast<double>(length)));
    return static_cast<char>(static_cast<unsigned char>(std::min(byte, 255.0)));
}

} // namespace

std::string measure_lengths(const Xapian::Database &database)
{
    std::string bytes(database.get_lastdocid(), '\0');
    for (auto at = database.postlist_begin(""), end = database.postlist_end(""); at != end; ++at)
        bytes[*at - 1] = byte_of(at.get_doclength());
    return bytes;
}

std::string load_lengths(const Xapian::Database &segment)
{
    std::string bytes = segment.get_metadata(lengths_key);
    return bytes.size() == segment.get_lastdocid() ? bytes : measure_lengths(segment);
}

const std::array<float, 256> &length_of_byte()
{
    static const std::array<float, 256> lengths = [] {
        std::array<float, 256> table{};
        for (std::size_t byte = 0; byte < table.size(); byte++)
            table[byte] = static_cast<float>(std::exp2(static_cast<double>(byte) / steps) - 1);
        return table;
    }();
    return lengths;
}

} // namespace xun
