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

/* ---- numbering ---------------------------------------------------------------------------------------- */

/* Where the text stands in the table, or the empty place that it would take. */
std::size_t Numbering::place(std::string_view text, std::size_t hash) const
{
    std::size_t mask = table_.size() - 1, at = hash & mask;
    while (table_[at] && (hashes_[table_[at] - 1] != static_cast<std::uint32_t>(hash) ||
                          this->text(table_[at] - 1) != text))
        at = (at + 1) & mask;
    return at;
}

void Numbering::grow()
{
    table_.assign(std::max<std::size_t>(64, table_.size() * 2), 0);
    std::size_t mask = table_.size() - 1;
    for (std::uint32_t number = 0; number < count(); number++) {
        std::size_t at = hashes_[number] & mask;
        while (table_[at])
            at = (at + 1) & mask;
        table_[at] = number + 1;
    }
}

std::uint32_t Numbering::number_of(std::string_view text)
{
    std::size_t hash = std::hash<std::string_view>()(text) & 0xFFFFFFFFu;
    if (2 * (count() + std::size_t{1}) > table_.size())
        grow();
    std::size_t at = place(text, hash);
    if (!table_[at]) {
        texts_.append(text);
        ends_.push_back(texts_.size());
        hashes_.push_back(static_cast<std::uint32_t>(hash));
        table_[at] = count();
    }
    return table_[at] - 1;
}

/* ---- the column --------------------------------------------------------------------------------------- */

void Column::add(Xapian::docid docid, const std::string &value)
{
    std::string_view rest = value;
    while (!rest.empty()) {
        std::size_t stop = std::min(rest.find(XUN_LIST_SEPARATOR), rest.size());
        std::string_view item = rest.substr(0, stop);
        rest.remove_prefix(std::min(stop + 1, rest.size()));
        if (item.empty())
            continue;
        if (!items_.count() || items_.text(latest_) != item)
            latest_ = items_.number_of(item);
        entries_.push_back({docid, latest_});
    }
}

std::vector<Column::Entry> Column::entries_by_item() const
{
    std::vector<std::uint32_t> places(items_.count() + std::size_t{1});
    for (const Entry &entry : entries_)
        places[entry.item + std::size_t{1}]++;
    std::partial_sum(places.begin(), places.end(), places.begin());
    std::vector<Entry> sorted(entries_.size());
    for (const Entry &entry : entries_)
        sorted[places[entry.item]++] = entry;
    return sorted;
}

void Column::close()
{
    ends_.resize(items_.count());
    most_first_.resize(items_.count());
    Entry before = {0, 0};
    for (const Entry &entry : entries_by_item()) {
        if (before.docid && before.item == entry.item && before.docid + 1 == entry.docid)
            runs_.back().last = entry.docid;
        else
            runs_.push_back({entry.docid, entry.docid});
        ends_[entry.item] = static_cast<std::uint32_t>(runs_.size());
        most_first_[entry.item].item = entry.item;
        most_first_[entry.item].documents++;
        before = entry;
    }
    entries_ = {};
    auto once = std::partition(most_first_.begin(), most_first_.end(),
                               [](const Tally &tally) { return tally.documents > 1; }); /* mostly many */
    std::sort(most_first_.begin(), once,
              [](const Tally &left, const Tally &right) { return left.documents > right.documents; });
}

void Column::order()
{
    if (ranks_.size() == items_.count())
        return;
    std::vector<std::uint32_t> order(items_.count());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        return items_.text(left) < items_.text(right);
    });
    ranks_.resize(items_.count());
    for (std::uint32_t rank = 0; rank < order.size(); rank++)
        ranks_[order[rank]] = rank;
    std::sort(most_first_.begin(), most_first_.end(),
              [&](const Tally &left, const Tally &right) { return is_before(left, right); });
}

bool Column::is_before(const Tally &left, const Tally &right) const
{
    if (left.documents != right.documents)
        return left.documents > right.documents;
    if (ranks_.empty())
        return items_.text(left.item) < items_.text(right.item);
    return ranks_[left.item] < ranks_[right.item];
}

/* Whether the item and those behind it stay behind the worst of the best, even if the set had all their
 * documents. */
bool Column::is_out_of_reach(const Tally &next, const Tally &worst) const
{
    return ranks_.empty() ? next.documents < worst.documents : is_before(worst, next);
}

std::uint32_t Column::documents_in(const Bitmap &set, std::uint32_t item) const
{
    std::uint64_t documents = 0;
    for (std::size_t i = item ? ends_[item - 1] : 0; i < ends_[item]; i++)
        documents += set.count(runs_[i].first, runs_[i].last);
    return static_cast<std::uint32_t>(documents);
}

std::vector<Column::Count> Column::count(const Bitmap &set, std::size_t limit) const
{
    std::vector<Tally> best; /* a heap with the worst on top */
    auto before = [&](const Tally &left, const Tally &right) { return is_before(left, right); };
    for (const Tally &next : most_first_) {
        if (best.size() == limit && (!limit || is_out_of_reach(next, best.front())))
            break;
        Tally found = {documents_in(set, next.item), next.item};
        if (!found.documents || (best.size() == limit && !is_before(found, best.front())))
            continue;
        if (best.size() == limit) {
            std::pop_heap(best.begin(), best.end(), before);
            best.pop_back();
        }
        best.push_back(found);
        std::push_heap(best.begin(), best.end(), before);
    }
    std::sort_heap(best.begin(), best.end(), before);
    std::vector<Count> top;
    for (const Tally &tally : best)
        top.push_back({items_.text(tally.item), tally.documents});
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
    column.close();
    return column;
}

} // namespace xun
