#include "engine/lengths.h"

#include <algorithm>

namespace xun
{

Lengths measure_lengths(const Xapian::Database &database)
{
    Lengths lengths(database.get_lastdocid());
    for (auto at = database.postlist_begin(""), end = database.postlist_end(""); at != end; ++at)
        lengths[*at - 1] =
            static_cast<std::uint16_t>(std::min<Xapian::termcount>(at.get_doclength(), 0xFFFF));
    return lengths;
}

Lengths load_lengths(const Xapian::Database &segment)
{
    std::string bytes = segment.get_metadata(lengths_key);
    if (bytes.size() != std::size_t{2} * segment.get_lastdocid())
        return measure_lengths(segment);
    Lengths lengths(bytes.size() / 2);
    for (std::size_t i = 0; i < lengths.size(); i++)
        lengths[i] = static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[2 * i]) |
                                                static_cast<unsigned char>(bytes[2 * i + 1]) << 8);
    return lengths;
}

std::string write_lengths(const Lengths &lengths)
{
    std::string bytes;
    for (std::uint16_t length : lengths) {
        bytes += static_cast<char>(length & 0xFF);
        bytes += static_cast<char>(length >> 8);
    }
    return bytes;
}

} // namespace xun
