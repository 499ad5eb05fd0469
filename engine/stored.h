/* The stored data of documents: where it is kept, and how it is compressed.
 *
 * Schema: the data of a document is the value in slot `data_slot`, not Xapian's document data, because value
 * chunks are never deflated again: on 57,689 passages (24 MB) building took 4.6 s of CPU instead of 7.2,
 * merging 0.06 instead of 1.06; the size is equal (27.0 MB with postings); 200 random passages in order of id
 * are read in 0.18 ms instead of 0.13. A record is one byte and what it says:
 *
 *     0   the bytes as they are
 *     1   a Zstandard frame without its magic number (always the same four bytes)
 *     2   three bytes, the dictionary's id, low byte first; then such a frame, made with that dictionary
 *
 * A dictionary is raw content. It lies in the segment's metadata, its key "dictionary-" and its id in
 * hexadecimal. */
#ifndef XUN_ENGINE_STORED_H
#define XUN_ENGINE_STORED_H

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include <xapian.h>
#include <zstd.h>
#include <zstd_errors.h>

namespace xun
{

constexpr Xapian::valueno data_slot = 0xFFFFFF00u;
constexpr char dictionary_prefix[] = "dictionary-";

std::uint32_t dictionary_id(const std::string &dictionary);
std::string dictionary_key(std::uint32_t id);

class Compressor
{
  public:
    /* An empty dictionary: without one. */
    explicit Compressor(const std::string &dictionary);
    /* The record for `data`; valid until the next call. */
    const std::string &compress(const char *data, std::size_t length);

  private:
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context_;
    std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)> dictionary_;
    std::string header_, record_;
};

class Decompressor
{
  public:
    /* Gives the dictionary of that key, empty when there is none. */
    using Lookup = std::function<std::string(const std::string &key)>;

    Decompressor();
    /* The data of a record; valid until the next call. Throws XUN_CORRUPT naming `subject`. */
    const std::string &decompress(const std::string &record, const Lookup &lookup, const char *subject);

  private:
    using Prepared = std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)>;

    const ZSTD_DDict *dictionary(std::uint32_t id, const Lookup &lookup, const char *subject);
    void inflate(const ZSTD_DDict *dictionary, const char *frame, std::size_t length, const char *subject);

    std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context_;
    std::unordered_map<std::uint32_t, Prepared> dictionaries_;
    std::string frame_, data_;
};

} // namespace xun

#endif
