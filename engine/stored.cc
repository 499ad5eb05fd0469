#include "engine/stored.h"

#include <cstdio>
#include <cstring>
#include <new>

#include "common/hash.h"
#include "engine/guard.h"

namespace xun
{

namespace
{

constexpr char magic[] = {'\x28', '\xB5', '\x2F', '\xFD'}; /* RFC 8878, section 3.1.1 */
constexpr int level = 3; /* higher ones gain under 2 % on passages of 350 bytes */
constexpr unsigned long long data_limit = 1ull << 30;
constexpr std::size_t id_length = 3;
enum : char { kind_raw = 0, kind_frame = 1, kind_dictionary = 2 };

} // namespace

std::uint32_t dictionary_id(const std::string &dictionary)
{
    const std::uint64_t hash = xun_hash(XUN_HASH_START, dictionary.data(), dictionary.size());
    return static_cast<std::uint32_t>(hash ^ (hash >> 24) ^ (hash >> 48)) & 0xFFFFFFu;
}

std::string dictionary_key(std::uint32_t id)
{
    char key[sizeof dictionary_prefix + 8];
    std::snprintf(key, sizeof key, "%s%06x", dictionary_prefix, static_cast<unsigned>(id));
    return key;
}

Compressor::Compressor(const std::string &dictionary)
    : context_(ZSTD_createCCtx(), ZSTD_freeCCtx), dictionary_(nullptr, ZSTD_freeCDict), header_(1, kind_frame)
{
    check_memory(context_ != nullptr);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, level);
    if (dictionary.empty())
        return;
    dictionary_.reset(ZSTD_createCDict(dictionary.data(), dictionary.size(), level));
    check_memory(dictionary_ != nullptr);
    ZSTD_CCtx_refCDict(context_.get(), dictionary_.get());
    std::uint32_t id = dictionary_id(dictionary);
    header_ = kind_dictionary;
    for (std::size_t i = 0; i < id_length; i++)
        header_ += static_cast<char>((id >> (8 * i)) & 0xFF);
}

const std::string &Compressor::compress(const char *data, std::size_t length)
{
    std::size_t room = ZSTD_compressBound(length), skip = header_.size();
    record_.resize(skip + room);
    std::size_t size = ZSTD_compress2(context_.get(), &record_[skip], room, data, length);
    if (ZSTD_isError(size) && ZSTD_getErrorCode(size) == ZSTD_error_memory_allocation)
        throw std::bad_alloc();
    if (ZSTD_isError(size) || size < sizeof magic || skip + size - sizeof magic > length) {
        record_.assign(1, kind_raw).append(data, length);
        return record_;
    }
    record_.resize(skip + size);
    record_.erase(0, sizeof magic); /* the header then takes the magic number's place */
    return record_.replace(0, skip, header_);
}

Decompressor::Decompressor() : context_(ZSTD_createDCtx(), ZSTD_freeDCtx)
{
    check_memory(context_ != nullptr);
}

const ZSTD_DDict *Decompressor::dictionary(std::uint32_t id, const Lookup &lookup, const char *subject)
{
    auto found = dictionaries_.find(id);
    if (found != dictionaries_.end())
        return found->second.get();
    std::string content = lookup(dictionary_key(id));
    if (content.empty() || dictionary_id(content) != id)
        fail(XUN_CORRUPT,
             "%s: the dictionary of its stored text is missing or damaged: build the index again", subject);
    Prepared prepared(ZSTD_createDDict(content.data(), content.size()), ZSTD_freeDDict);
    check_memory(prepared != nullptr);
    return dictionaries_.emplace(id, std::move(prepared)).first->second.get();
}

void Decompressor::inflate(const ZSTD_DDict *dictionary, const char *frame, std::size_t length,
                           const char *subject)
{
    frame_.assign(magic, sizeof magic).append(frame, length);
    unsigned long long size = ZSTD_getFrameContentSize(frame_.data(), frame_.size());
    if (size > data_limit) /* also the values for "unknown" and "error" */
        fail(XUN_CORRUPT, "%s: stored text is damaged: build the index again", subject);
    data_.resize(static_cast<std::size_t>(size));
    std::size_t got = ZSTD_decompress_usingDDict(context_.get(), &data_[0], data_.size(), frame_.data(),
                                                 frame_.size(), dictionary);
    if (ZSTD_isError(got) || got != size)
        fail(XUN_CORRUPT, "%s: stored text is damaged: build the index again", subject);
}

const std::string &Decompressor::decompress(const std::string &record, const Lookup &lookup,
                                            const char *subject)
{
    data_.clear();
    if (record.empty())
        return data_;
    if (record[0] == kind_raw)
        return data_.assign(record, 1, std::string::npos);
    if (record[0] == kind_frame) {
        inflate(nullptr, record.data() + 1, record.size() - 1, subject);
        return data_;
    }
    if (record[0] != kind_dictionary || record.size() <= 1 + id_length)
        fail(XUN_CORRUPT, "%s: stored text is damaged: build the index again", subject);
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < id_length; i++)
        id |= static_cast<std::uint32_t>(static_cast<unsigned char>(record[1 + i])) << (8 * i);
    inflate(dictionary(id, lookup, subject), record.data() + 1 + id_length, record.size() - 1 - id_length,
            subject);
    return data_;
}

} // namespace xun
