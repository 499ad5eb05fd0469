#include <algorithm>
#include <cstring>
#include <numeric>
#include <string>
#include <vector>

#include "engine/guard.h"
#include "engine/reader.h"

namespace
{

void check_docid(xun_reader *reader, uint32_t docid)
{
    if (docid == 0 ||
        reader->local_id(docid) > reader->located.shards[reader->shard_of(docid)].database.get_lastdocid())
        xun::fail(XUN_NOT_FOUND, "%s: no document %u", reader->name.c_str(), static_cast<unsigned>(docid));
}

[[noreturn]] void refuse_remote(const xun::Shard &shard, uint32_t docid)
{
    xun::fail(XUN_UNSUPPORTED, "%s: document %u is remote and not among the latest hits: search for it first",
              shard.path.c_str(), static_cast<unsigned>(docid));
}

/* One shard's records, read forwards. */
class Records
{
  public:
    Records(xun_reader *reader, const xun::Shard &shard) : reader_(reader), shard_(shard)
    {
    }

    /* The record of a document, not before the one asked for last. */
    std::string read(uint32_t docid)
    {
        if (shard_.remote) {
            auto found = reader_->sent.find(docid);
            if (found == reader_->sent.end())
                refuse_remote(shard_, docid);
            return found->second;
        }
        check_docid(reader_, docid);
        if (!begun_)
            at_ = shard_.database.valuestream_begin(xun::data_slot);
        begun_ = true;
        Xapian::docid local = reader_->local_id(docid);
        Xapian::ValueIterator end = shard_.database.valuestream_end(xun::data_slot);
        if (at_ != end)
            at_.skip_to(local);
        return at_ != end && at_.get_docid() == local ? *at_ : std::string();
    }

  private:
    xun_reader *reader_;
    const xun::Shard &shard_;
    bool begun_ = false; /* reading a block is dear, and the records may all be kept already */
    Xapian::ValueIterator at_;
};

/* Places in `docids`, so ordered that each shard is read once and forwards. */
std::vector<size_t> reading_order(const xun_reader *reader, const uint32_t *docids, size_t count)
{
    std::vector<size_t> order(count);
    std::iota(order.begin(), order.end(), size_t{0});
    std::sort(order.begin(), order.end(), [&](size_t left, size_t right) {
        size_t left_shard = reader->shard_of(docids[left]), right_shard = reader->shard_of(docids[right]);
        return left_shard != right_shard ? left_shard < right_shard : docids[left] < docids[right];
    });
    return order;
}

std::string dictionary_of(xun_reader *reader, const xun::Shard &shard, const std::string &key)
{
    std::string own = shard.database.get_metadata(key);
    size_t newest = reader->located.indexes[shard.index].first_shard;
    return own.empty() ? reader->located.shards[newest].database.get_metadata(key) : own;
}

/* A record that is read for the first time may never be wanted again. */
void keep_record(xun_reader *reader, uint32_t docid, const std::string &data)
{
    if (!xun_kept_again(&reader->records, docid))
        return;
    if (void *room = xun_kept_add(&reader->records, docid, data.size()))
        std::memcpy(room, data.data(), data.size());
}

/* Calls visit(place, data, length) for each; false stops. */
template <typename Visit>
void visit_data(xun_reader *reader, const uint32_t *docids, size_t count, Visit &&visit)
{
    std::vector<size_t> order = reading_order(reader, docids, count);
    for (size_t at = 0; at < count;) {
        const xun::Shard &shard = reader->located.shards[reader->shard_of(docids[order[at]])];
        auto lookup = [&](const std::string &key) { return dictionary_of(reader, shard, key); };
        Records records(reader, shard);
        for (; at < count && &reader->located.shards[reader->shard_of(docids[order[at]])] == &shard; at++) {
            uint32_t docid = docids[order[at]];
            size_t length;
            const void *record = xun_kept_find(&length, &reader->records, docid);
            if (!record) {
                const std::string &data =
                    reader->decompressor.decompress(records.read(docid), lookup, shard.path.c_str());
                if (!shard.remote)
                    keep_record(reader, docid, data);
                record = data.data();
                length = data.size();
            }
            if (!visit(order[at], static_cast<const char *>(record), length))
                xun::fail(XUN_STOPPED, "%s: reading was stopped", reader->name.c_str());
        }
    }
}

} // namespace

void xun_reader_keep(xun_reader *reader, size_t bytes)
{
    constexpr std::size_t usual_record = 512;
    xun_kept_set_room(&reader->records, bytes, usual_record);
    reader->postings.set_room(bytes);
}

uint32_t xun_reader_generation(const xun_reader *reader)
{
    return reader->has_remote ? 0 : reader->generation;
}

xun_status xun_reader_data(xun_bytes *out, xun_reader *reader, uint32_t docid, xun_error *error)
{
    return xun::guard(error, reader->name.c_str(), [&] {
        xun::with_retries(reader, [&] {
            visit_data(reader, &docid, 1, [&](size_t, const char *data, size_t length) {
                xun::check_memory(xun_bytes_append(out, data, length));
                return true;
            });
        });
    });
}

xun_status xun_reader_data_many(xun_reader *reader, const uint32_t *docids, size_t count,
                                xun_data_visitor *visitor, void *user, xun_error *error)
{
    return xun::guard(error, reader->name.c_str(), [&] {
        visit_data(reader, docids, count, [&](size_t index, const char *data, size_t length) {
            return visitor(user, index, data, length);
        });
    });
}

xun_status xun_reader_value(xun_bytes *out, xun_reader *reader, uint32_t docid, uint32_t slot,
                            xun_error *error)
{
    return xun::guard(error, reader->name.c_str(), [&] {
        xun::with_retries(reader, [&] {
            check_docid(reader, docid);
            const xun::Shard &shard = reader->located.shards[reader->shard_of(docid)];
            if (shard.remote)
                refuse_remote(shard, docid);
            std::string value = shard.database.get_document(reader->local_id(docid), Xapian::DOC_ASSUME_VALID)
                                    .get_value(slot);
            xun::check_memory(xun_bytes_append(out, value.data(), value.size()));
        });
    });
}
