/* The length of every document of a segment, for ranking: Xapian gives it one document at a time, at the
 * price of a search in a table (26 ns each read in order, 200 ns and more at random).
 *
 * In a segment's metadata under `lengths_key`: two bytes each, low byte first, by document id from 1; 65,535
 * also for all that is longer. */
#ifndef XUN_ENGINE_LENGTHS_H
#define XUN_ENGINE_LENGTHS_H

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace xun
{

constexpr char lengths_key[] = "lengths";

using Lengths = std::vector<std::uint16_t>; /* [0] is of document 1 */

/* From the documents themselves. */
Lengths measure_lengths(const Xapian::Database &database);
/* Those that a segment was published with; measured where it has none, as databases of other programs do. */
Lengths load_lengths(const Xapian::Database &segment);
/* The form in metadata. */
std::string write_lengths(const Lengths &lengths);

} // namespace xun

#endif
