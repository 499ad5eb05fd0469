#include "engine/column.h"

#include <algorithm>
#include <numeric>

#include "engine/reader.h"
#include "engine/schema.h"

namespace xun
{

namespace
{

/* One shard's documents that are in the set. */
void read_some(Column &out, const xun_reader *reader, std::size_t number, Xapian::valueno slot,
               const Bitmap &only)
{
    const Xapian::Database &database = reader->located.shards[number].database;
    auto at = database.valuestream_begin(slot), end = database.valuestream_end(slot);
    only.each([&](Xapian::docid docid) {
        if (at == end || reader->shard_of(docid) != number)
            return;
        at.skip_to(reader->local_id(docid));
        if (at != end && at.get_docid() == reader->local_id(docid))
            out.add(docid, *at);
    });
}

void read_all(Column &out, const xun_reader *reader, std::size_t number, Xapian::valueno slot)
{
    const Xapian::Database &database = reader->located.shards[number].database;
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at)
        out.add(reader->global_id(number, at.get_docid()), *at);
}

} // namespace

void Column::add_item(Xapian::docid docid, const std::string &item)
{
    if (items_.empty() || *items_[latest_] != item) {
        auto found = numbers_.emplace(item, static_cast<std::uint32_t>(items_.size()));
        if (found.second)
            items_.push_back(&found.first->first);
        latest_ = found.first->second;
    }
    entries_.push_back({docid, latest_});
}

void Column::add(Xapian::docid docid, const std::string &value)
{
    for (std::size_t at = 0; at < value.size();) {
        std::size_t stop = std::min(value.find(XUN_LIST_SEPARATOR, at), value.size());
        if (stop - at == value.size())
            add_item(docid, value);
        else if (stop > at)
            add_item(docid, value.substr(at, stop - at));
        at = stop + 1;
    }
}

void Column::order()
{
    if (ordered_)
        return;
    std::vector<std::uint32_t> order(items_.size()), places(items_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t left, std::uint32_t right) { return *items_[left] < *items_[right]; });
    std::vector<const std::string *> items;
    items.reserve(items_.size());
    for (std::uint32_t number : order) {
        places[number] = static_cast<std::uint32_t>(items.size());
        items.push_back(items_[number]);
    }
    for (Entry &entry : entries_)
        entry.item = places[entry.item];
    items_ = std::move(items);
    ordered_ = true;
}

/* Pairs of count and number. */
bool Column::is_before(const std::pair<std::uint32_t, std::uint32_t> &left,
                       const std::pair<std::uint32_t, std::uint32_t> &right) const
{
    if (left.first != right.first)
        return left.first > right.first;
    return ordered_ ? left.second < right.second : *items_[left.second] < *items_[right.second];
}

std::vector<Column::Count> Column::count(const Bitmap &set, std::size_t limit) const
{
    std::vector<std::uint32_t> counts(items_.size());
    for (const Entry &entry : entries_)
        counts[entry.item] += set.has(entry.docid);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    for (std::uint32_t number = 0; number < counts.size(); number++)
        if (counts[number])
            found.emplace_back(counts[number], number);
    auto before = [&](const auto &left, const auto &right) { return is_before(left, right); };
    limit = std::min(limit, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(limit), found.end(), before);
    std::vector<Count> top;
    for (std::size_t i = 0; i < limit; i++)
        top.push_back({items_[found[i].second], found[i].first});
    return top;
}

Column read_column(const xun_reader *reader, Xapian::valueno slot, const Bitmap *only)
{
    Column column;
    for (std::size_t number = 0; number < reader->located.shards.size(); number++)
        if (only)
            read_some(column, reader, number, slot, *only);
        else
            read_all(column, reader, number, slot);
    return column;
}

} // namespace xun
