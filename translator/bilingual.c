#include "translator/bilingual.h"

#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "translator/bilingual_file.h"

struct xun_bilingual {
    xun_mapping mapping;
    xun_bytes owned;
    const xun_bilingual_header *header;
    const char *data;
    size_t length;
};

static bool fits(const xun_bilingual *table, uint32_t offset, size_t count, size_t size)
{
    return offset % 4 == 0 && offset <= table->length && count <= (table->length - offset) / size;
}

static bool check_lists(const xun_bilingual *table)
{
    const xun_bilingual_header *header = table->header;
    for (int i = 0; i < XUN_BY_COUNT; i++)
        if (!fits(table, header->lists[i].keys, (size_t)header->lists[i].key_count + 1,
                  sizeof(xun_bilingual_key)))
            return false;
    return fits(table, header->pairs, header->pair_count, sizeof(xun_bilingual_pair)) &&
           fits(table, header->texts, header->text_length, 1) && header->text_length > 0 &&
           table->data[header->texts + header->text_length - 1] == '\0';
}

static xun_status check(xun_bilingual *table, const char *data, size_t length, const char *name,
                        xun_error *error)
{
    table->data = data;
    table->length = length;
    table->header = (const void *)data;
    if (length < sizeof *table->header || memcmp(table->header->magic, XUN_BILINGUAL_MAGIC, 8) != 0)
        return xun_fail(error, XUN_CORRUPT,
                        "%s: no compiled dictionary: build it again with 'xunzhang dictionary build'", name);
    if (table->header->order != XUN_BILINGUAL_ORDER || table->header->format != XUN_BILINGUAL_FORMAT)
        return xun_fail(error, XUN_MISMATCH,
                        "%s: compiled by another version or on another kind of machine: build it again "
                        "with 'xunzhang dictionary build'",
                        name);
    if (!check_lists(table))
        return xun_fail(error, XUN_CORRUPT, "%s: damaged: build it again with 'xunzhang dictionary build'",
                        name);
    return XUN_OK;
}

xun_status xun_bilingual_open(xun_bilingual **out, const char *path, xun_error *error)
{
    *out = NULL;
    xun_bilingual *table = calloc(1, sizeof *table);
    if (!table)
        return xun_fail_memory(error);
    xun_status status = xun_mapping_open(&table->mapping, path, error);
    if (status == XUN_OK)
        status = check(table, table->mapping.data, table->mapping.length, path, error);
    if (status != XUN_OK) {
        xun_bilingual_close(table);
        return status;
    }
    *out = table;
    return XUN_OK;
}

xun_status xun_bilingual_adopt(xun_bilingual **out, xun_bytes *bytes, const char *name, xun_error *error)
{
    *out = NULL;
    xun_bilingual *table = calloc(1, sizeof *table);
    if (!table) {
        xun_bytes_free(bytes);
        return xun_fail_memory(error);
    }
    table->owned = *bytes;
    *bytes = XUN_BYTES_EMPTY;
    xun_status status = check(table, table->owned.data, table->owned.length, name, error);
    if (status != XUN_OK) {
        xun_bilingual_close(table);
        return status;
    }
    *out = table;
    return XUN_OK;
}

void xun_bilingual_close(xun_bilingual *table)
{
    if (!table)
        return;
    if (table->mapping.data)
        xun_mapping_close(&table->mapping);
    xun_bytes_free(&table->owned);
    free(table);
}

static const char *text_at(const xun_bilingual *table, uint32_t offset)
{
    const xun_bilingual_header *header = table->header;
    return table->data + header->texts + (offset < header->text_length ? offset : header->text_length - 1);
}

static const xun_bilingual_key *keys_of(const xun_bilingual *table, xun_bilingual_list list)
{
    return (const void *)(table->data + table->header->lists[list].keys);
}

/* The first key that is not before `key`. */
static uint32_t lower_bound(const xun_bilingual *table, xun_bilingual_list list, const char *key,
                            size_t length)
{
    const xun_bilingual_key *keys = keys_of(table, list);
    uint32_t low = 0, high = table->header->lists[list].key_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strncmp(text_at(table, keys[middle].text), key, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

xun_bilingual_range xun_bilingual_find(bool *begins, const xun_bilingual *table, xun_bilingual_list list,
                                       const char *key, size_t length)
{
    const xun_bilingual_key *keys = keys_of(table, list);
    uint32_t count = table->header->lists[list].key_count, pairs = table->header->pair_count;
    uint32_t at = lower_bound(table, list, key, length);
    const char *found = at < count ? text_at(table, keys[at].text) : "";
    bool prefix = length && at < count && strncmp(found, key, length) == 0;
    if (begins)
        *begins = prefix;
    uint32_t first = prefix && found[length] == '\0' ? keys[at].first : 0;
    uint32_t end = prefix && found[length] == '\0' ? keys[at + 1].first : 0;
    end = end < pairs ? end : pairs;
    return (xun_bilingual_range){table, first < end ? first : end, end};
}

void xun_bilingual_each(const xun_bilingual *table, xun_bilingual_list list, const char *prefix,
                        size_t length, xun_bilingual_visitor *visitor, void *user)
{
    const xun_bilingual_key *keys = keys_of(table, list);
    uint32_t count = table->header->lists[list].key_count, pairs = table->header->pair_count;
    for (uint32_t at = lower_bound(table, list, prefix, length); at < count; at++) {
        const char *key = text_at(table, keys[at].text);
        xun_bilingual_range range = {table, keys[at].first, keys[at + 1].first};
        if (strncmp(key, prefix, length) != 0 || range.end > pairs || range.first > range.end ||
            !visitor(user, key, &range))
            return;
    }
}

xun_bilingual_entry xun_bilingual_at(const xun_bilingual_range *range, uint32_t at)
{
    const xun_bilingual_pair *pairs = (const void *)(range->table->data + range->table->header->pairs);
    return (xun_bilingual_entry){text_at(range->table, pairs[at].text), pairs[at].weight};
}

const char *xun_bilingual_first(const xun_bilingual *table, xun_bilingual_list list, const char *key,
                                size_t length)
{
    xun_bilingual_range range = xun_bilingual_find(NULL, table, list, key, length);
    return range.first < range.end ? xun_bilingual_at(&range, range.first).text : NULL;
}
