#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

#include <xapian.h>

#include "common/file.h"
#include "engine/engine.h"
#include "engine/guard.h"
#include "engine/reserve.h"
#include "engine/segment.h"
#include "engine/stored.h"

namespace
{

/* Work is written out once it reaches this many postings; terms, values and stored text count by size too.
 * Xapian's in-memory maps are quickest while they fit the processor's cache. Building from 57,689 passages of
 * 85 postings, about 141 of work each, took 7.7 s of CPU with 60,000, 6.9 with 130,000, 6.7 with 200,000 and
 * as much with 300,000; at 10,000 passages a batch it is half as much again. The merged size is the same for
 * all of them. */
constexpr std::size_t batch_work = 200000;
constexpr std::size_t bytes_per_work = 64;
constexpr std::size_t entry_overhead = 32; /* of a term or value in Xapian's tables, at most */

/* A zero byte takes two in Xapian's keys. */
bool fits(const xun_posting &posting)
{
    if (posting.length == 0 || posting.length > XUN_ENGINE_TERM_LIMIT)
        return false;
    std::size_t zeros = 0;
    for (std::uint32_t i = 0; i < posting.length; i++)
        zeros += posting.text[i] == '\0';
    return posting.length + zeros <= XUN_ENGINE_TERM_LIMIT;
}

bool in_order(const xun_posting &left, const xun_posting &right)
{
    int order = std::memcmp(left.text, right.text, std::min(left.length, right.length));
    return order < 0 || (order == 0 && left.length < right.length);
}

xun_status check_document(const xun_document *document, xun_error *error)
{
    for (std::size_t i = 0; i < document->posting_count; i++) {
        const xun_posting &posting = document->postings[i];
        if (!fits(posting))
            return xun_fail(error, XUN_INVALID,
                            "term %zu of a document has %u bytes: 1 to %d fit, zero bytes counting twice", i,
                            static_cast<unsigned>(posting.length), XUN_ENGINE_TERM_LIMIT);
        if (i && !in_order(document->postings[i - 1], posting))
            return xun_fail(error, XUN_INVALID, "term %zu of a document is out of order or doubled", i);
    }
    for (std::size_t i = 0; i < document->value_count; i++)
        if (document->values[i].slot >= xun::data_slot)
            return xun_fail(error, XUN_INVALID, "value slot %u is reserved: use one below %u",
                            static_cast<unsigned>(document->values[i].slot),
                            static_cast<unsigned>(xun::data_slot));
    return XUN_OK;
}

} // namespace

struct xun_segment {
    xun_segment(const char *where, const std::string &sample)
        : path(where), database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST |
                                          Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS),
          reserve(path + "/postlist.glass"), compressor(sample)
    {
        database.begin_transaction();
        if (!sample.empty())
            database.set_metadata(xun::dictionary_key(xun::dictionary_id(sample)), sample);
    }

    /* What was written so far stays discardable as long as xun::complete_key is missing. */
    void flush()
    {
        database.commit_transaction();
        work = pending = 0;
        reserve.restart();
        database.begin_transaction();
    }

    std::string path;
    Xapian::WritableDatabase database;
    xun::Reserve reserve;
    xun::Compressor compressor;
    std::size_t work = 0,
                pending = 0; /* since the last flush; `pending` in bytes of Xapian's tables, at most */
    bool committed = false;
    xun_error failure{}; /* set once a batch was lost: Xapian would go on as if nothing had happened */
};

namespace
{

/* Runs `work` unless the segment has failed, and remembers when it fails. */
template <typename Work> xun_status run(xun_segment *segment, xun_error *error, Work &&work)
{
    if (segment->failure.status == XUN_OK && !segment->committed) {
        if (xun::guard(&segment->failure, segment->path.c_str(), work) == XUN_OK)
            return XUN_OK;
    } else if (segment->committed) {
        return xun_fail(error, XUN_INVALID, "%s: already committed: make a new segment",
                        segment->path.c_str());
    }
    return xun_fail(error, segment->failure.status, "%s", segment->failure.message);
}

Xapian::Document convert(xun_segment *segment, const xun_document *source)
{
    Xapian::Document document;
    std::string text;
    for (std::size_t i = 0; i < source->posting_count; i++) {
        const xun_posting &posting = source->postings[i];
        document.add_term(text.assign(posting.text, posting.length), posting.count);
        segment->pending += entry_overhead + posting.length;
    }
    for (std::size_t i = 0; i < source->value_count; i++) {
        const xun_value &value = source->values[i];
        document.add_value(value.slot, text.assign(value.data, value.length));
        segment->pending += entry_overhead + value.length;
    }
    if (source->data_length) {
        const std::string &record = segment->compressor.compress(source->data, source->data_length);
        document.add_value(xun::data_slot, record);
        segment->pending += entry_overhead + record.size();
    }
    return document;
}

void add(xun_segment *segment, const xun_document *source)
{
    std::size_t before = segment->pending;
    Xapian::Document document = convert(segment, source);
    segment->reserve.grow(segment->pending);
    segment->database.add_document(document);
    segment->work += source->posting_count + (segment->pending - before) / bytes_per_work;
    if (segment->work >= batch_work)
        segment->flush();
}

} // namespace

xun_status xun_segment_create(xun_segment **out, const char *path, const void *dictionary,
                              size_t dictionary_length, xun_error *error)
{
    *out = nullptr;
    return xun::guard(error, path, [&] {
        std::string sample(dictionary ? static_cast<const char *>(dictionary) : "",
                           dictionary ? dictionary_length : 0);
        *out = new xun_segment(path, sample);
    });
}

xun_status xun_segment_add(xun_segment *segment, const xun_document *document, xun_error *error)
{
    xun_status status = check_document(document, error);
    if (status != XUN_OK)
        return status;
    return run(segment, error, [&] { add(segment, document); });
}

xun_status xun_segment_set_metadata(xun_segment *segment, const char *key, const void *value, size_t length,
                                    xun_error *error)
{
    if (!*key)
        return xun_fail(error, XUN_INVALID, "%s: metadata needs a key", segment->path.c_str());
    return run(segment, error, [&] {
        segment->database.set_metadata(key,
                                       std::string(length ? static_cast<const char *>(value) : "", length));
    });
}

xun_status xun_segment_commit(xun_segment *segment, xun_error *error)
{
    return run(segment, error, [&] {
        segment->database.set_metadata(xun::complete_key, "1");
        segment->database.commit_transaction();
        segment->database.close();
        segment->committed = true;
    });
}

void xun_segment_free(xun_segment *segment)
{
    if (!segment)
        return;
    bool discard = !segment->committed;
    std::string path = segment->path;
    xun::guard(nullptr, path.c_str(), [&] {
        if (discard && segment->failure.status == XUN_OK)
            segment->database.cancel_transaction();
    });
    delete segment;
    if (discard)
        xun_remove_tree(path.c_str(), nullptr);
}
