/* The length of every document of a segment in one byte each, for ranking: Xapian gives it one document at a time, at
 * the price of a search in a table (26 ns each read in order, 200 ns and more at random).
 *
 * A byte c stands for a length of 2^(c/16) - 1 terms, so that it is right within 2.2 %; 255 also for all that is
 * longer. The bytes of a segment lie in its metadata under `lengths_key`, by document id from 1. */
#ifndef XUN_ENGINE_LENGTHS_H
#define XUN_ENGINE_LENGTHS_H

#include <array>
#include <string>

#include <xapian.h>

namespace xun
{

constexpr char lengths_key[] = "lengths";

/* The bytes of a database, from its documents. */
std::string measure_lengths(const Xapian::Database &database);
/* Those that a segment was published with; measured where it has none, as databases of other programs do. */
std::string load_lengths(const Xapian::Database &segment);
/* The lengths that the bytes stand for. */
const std::array<float, 256> &length_of_byte();

} // namespace xun

#endif
