#include <stdlib.h>
#include <string.h>

#include "common/hash.h"
#include "translator/bilingual_file.h"

/* How many entries of a key are kept. */
static const uint32_t limits[XUN_BY_COUNT] = {
    [XUN_BY_CHINESE] = 16,  [XUN_BY_ENGLISH] = 32,  [XUN_BY_PART] = 16, [XUN_BY_SOUND] = 32,
    [XUN_BY_SYLLABLE] = 12, [XUN_BY_CHARACTER] = 1, [XUN_BY_STEM] = 1,  [XUN_BY_REFERENCE] = 2,
    [XUN_BY_NAME] = 1,      [XUN_BY_ABOUT] = 1,
};

typedef struct {
    uint32_t key, text, order;
    float weight;
    const char *name; /* the key's text, while sorting */
} record;

typedef struct {
    record *items;
    size_t count, capacity;
} records;

struct xun_bilingual_builder {
    records lists[XUN_BY_COUNT];
    xun_bytes texts;
    uint32_t *slots; /* open hash table: offset + 1 of a text */
    size_t slot_count, text_count;
    bool failed;
};

xun_bilingual_builder *xun_bilingual_builder_new(void)
{
    return calloc(1, sizeof(xun_bilingual_builder));
}

void xun_bilingual_builder_free(xun_bilingual_builder *builder)
{
    if (!builder)
        return;
    for (int i = 0; i < XUN_BY_COUNT; i++)
        free(builder->lists[i].items);
    xun_bytes_free(&builder->texts);
    free(builder->slots);
    free(builder);
}

static size_t hash(const char *text, size_t length)
{
    uint64_t value = xun_hash(XUN_HASH_START, text, length);
    return (size_t)(value ^ value >> 32);
}

static uint32_t *slot_of(const xun_bilingual_builder *b, uint32_t *slots, size_t count, const char *text,
                         size_t length)
{
    size_t at = hash(text, length) & (count - 1);
    for (; slots[at]; at = (at + 1) & (count - 1)) {
        const char *known = b->texts.data + slots[at] - 1;
        if (strncmp(known, text, length) == 0 && known[length] == '\0')
            break;
    }
    return &slots[at];
}

static bool grow_slots(xun_bilingual_builder *b)
{
    if (b->slot_count && b->text_count < b->slot_count / 2)
        return true;
    size_t count = b->slot_count ? b->slot_count * 2 : 1024;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < b->slot_count; i++)
        if (b->slots[i]) {
            const char *text = b->texts.data + b->slots[i] - 1;
            *slot_of(b, slots, count, text, strlen(text)) = b->slots[i];
        }
    free(b->slots);
    b->slots = slots;
    b->slot_count = count;
    return true;
}

/* The offset of a text, which is stored once. */
static bool intern(uint32_t *out, xun_bilingual_builder *b, const char *text, size_t length)
{
    if (!grow_slots(b))
        return false;
    uint32_t *slot = slot_of(b, b->slots, b->slot_count, text, length);
    if (!*slot) {
        size_t offset = b->texts.length;
        if (offset + length >= UINT32_MAX || !xun_bytes_append(&b->texts, text, length) ||
            !xun_bytes_append_byte(&b->texts, '\0'))
            return false;
        *slot = (uint32_t)offset + 1;
        b->text_count++;
    }
    *out = *slot - 1;
    return true;
}

void xun_bilingual_add(xun_bilingual_builder *b, xun_bilingual_list list, const char *key, size_t key_length,
                       const char *text, size_t text_length, float weight)
{
    records *r = &b->lists[list];
    uint32_t key_at, text_at;
    if (b->failed || !key_length)
        return;
    if (r->count == r->capacity) {
        size_t capacity = r->capacity ? r->capacity * 2 : 256;
        record *grown = realloc(r->items, capacity * sizeof *grown);
        b->failed = !grown;
        if (!grown)
            return;
        r->items = grown;
        r->capacity = capacity;
    }
    b->failed = !intern(&key_at, b, key, key_length) || !intern(&text_at, b, text, text_length);
    if (!b->failed) {
        r->items[r->count] = (record){key_at, text_at, (uint32_t)r->count, weight, NULL};
        r->count++;
    }
}

static int by_key_and_weight(const void *a, const void *b)
{
    const record *left = a, *right = b;
    int order = left->key == right->key ? 0 : strcmp(left->name, right->name);
    if (order)
        return order;
    if (left->weight < right->weight || left->weight > right->weight)
        return left->weight > right->weight ? -1 : 1;
    return (left->order > right->order) - (left->order < right->order);
}

static xun_bilingual_pair *kept_pair(xun_bilingual_pair *kept, size_t count, uint32_t text)
{
    for (size_t i = 0; i < count; i++)
        if (kept[i].text == text)
            return &kept[i];
    return NULL;
}

static bool append_key(xun_bytes *keys, uint32_t text, size_t first)
{
    xun_bilingual_key key = {text, (uint32_t)first};
    return xun_bytes_append(keys, &key, sizeof key);
}

/* Keys and pairs of one list; `pairs` goes on from list to list. */
static bool write_list(xun_bytes *keys, xun_bytes *pairs, uint32_t *key_count, xun_bilingual_builder *b,
                       int list)
{
    records *r = &b->lists[list];
    for (size_t i = 0; i < r->count; i++)
        r->items[i].name = b->texts.data + r->items[i].key;
    if (r->count)
        qsort(r->items, r->count, sizeof *r->items, by_key_and_weight);
    size_t first = 0;
    *key_count = 0;
    for (size_t i = 0; i < r->count; i++) {
        const record *item = &r->items[i];
        size_t written = pairs->length / sizeof(xun_bilingual_pair);
        if (!i || item->key != r->items[i - 1].key) {
            first = written;
            ++*key_count;
            if (!append_key(keys, item->key, first))
                return false;
        }
        xun_bilingual_pair *all = (void *)pairs->data,
                           *known = all ? kept_pair(all + first, written - first, item->text) : NULL;
        if (known && list == XUN_BY_STEM)
            known->weight += item->weight;
        if (known || written - first >= limits[list])
            continue;
        xun_bilingual_pair pair = {item->text, item->weight};
        if (!xun_bytes_append(pairs, &pair, sizeof pair))
            return false;
    }
    return append_key(keys, 0, pairs->length / sizeof(xun_bilingual_pair));
}

static bool assemble(xun_bytes *out, xun_bilingual_builder *b, xun_bytes *keys, xun_bytes *pairs)
{
    xun_bilingual_header header = {.format = XUN_BILINGUAL_FORMAT, .order = XUN_BILINGUAL_ORDER};
    memcpy(header.magic, XUN_BILINGUAL_MAGIC, 8);
    for (int i = 0; i < XUN_BY_COUNT; i++) {
        header.lists[i].keys = (uint32_t)(sizeof header + keys->length);
        if (!write_list(keys, pairs, &header.lists[i].key_count, b, i))
            return false;
    }
    header.pairs = (uint32_t)(sizeof header + keys->length);
    header.pair_count = (uint32_t)(pairs->length / sizeof(xun_bilingual_pair));
    header.texts = (uint32_t)(header.pairs + pairs->length);
    header.text_length = (uint32_t)b->texts.length;
    xun_bytes_clear(out);
    return xun_bytes_append(out, &header, sizeof header) && xun_bytes_append(out, keys->data, keys->length) &&
           xun_bytes_append(out, pairs->data ? pairs->data : "", pairs->length) &&
           xun_bytes_append(out, b->texts.data, b->texts.length);
}

xun_status xun_bilingual_finish(xun_bytes *out, xun_bilingual_builder *b, xun_error *error)
{
    xun_bytes keys = XUN_BYTES_EMPTY, pairs = XUN_BYTES_EMPTY;
    uint32_t none;
    bool good = !b->failed && intern(&none, b, "", 0) && assemble(out, b, &keys, &pairs);
    xun_bytes_free(&keys);
    xun_bytes_free(&pairs);
    return good ? XUN_OK : xun_fail_memory(error);
}
