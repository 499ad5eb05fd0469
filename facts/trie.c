#include "facts/trie.h"

#include <stdlib.h>
#include <string.h>

static size_t slot_of(const xun_trie *trie, uint64_t key)
{
    uint64_t mixed = key * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(mixed >> 20) & (trie->capacity - 1);
}

static uint64_t key_of(uint32_t node, char16_t c)
{
    return ((uint64_t)node << 16 | c) + 1;
}

bool xun_trie_begin(xun_trie *trie, size_t nodes)
{
    *trie = (xun_trie){.capacity = 1024, .node_count = 1, .node_capacity = nodes + 1};
    while (trie->capacity < nodes * 2)
        trie->capacity *= 2;
    trie->keys = calloc(trie->capacity, sizeof *trie->keys);
    trie->targets = malloc(trie->capacity * sizeof *trie->targets);
    trie->values = calloc(trie->node_capacity, sizeof *trie->values);
    trie->first = calloc(0x10000, sizeof *trie->first);
    return trie->first != NULL && trie->keys != NULL && trie->targets != NULL && trie->values != NULL;
}

uint32_t xun_trie_step(const xun_trie *trie, uint32_t node, char16_t c)
{
    uint64_t key = key_of(node, c);
    for (size_t slot = slot_of(trie, key); trie->keys[slot] != 0; slot = (slot + 1) & (trie->capacity - 1))
        if (trie->keys[slot] == key)
            return trie->targets[slot];
    return XUN_TRIE_NONE;
}

static void insert(xun_trie *trie, uint64_t key, uint32_t target)
{
    size_t slot = slot_of(trie, key);
    while (trie->keys[slot] != 0)
        slot = (slot + 1) & (trie->capacity - 1);
    trie->keys[slot] = key;
    trie->targets[slot] = target;
    trie->used++;
}

static bool grow_table(xun_trie *trie)
{
    xun_trie larger = *trie;
    larger.capacity *= 2;
    larger.used = 0;
    larger.keys = calloc(larger.capacity, sizeof *larger.keys);
    larger.targets = malloc(larger.capacity * sizeof *larger.targets);
    if (larger.keys == NULL || larger.targets == NULL) {
        free(larger.keys);
        free(larger.targets);
        return false;
    }
    for (size_t i = 0; i < trie->capacity; i++)
        if (trie->keys[i] != 0)
            insert(&larger, trie->keys[i], trie->targets[i]);
    free(trie->keys);
    free(trie->targets);
    *trie = larger;
    return true;
}

static uint32_t new_node(xun_trie *trie)
{
    if (trie->node_count == trie->node_capacity) {
        size_t capacity = trie->node_capacity * 2;
        uint32_t *values = realloc(trie->values, capacity * sizeof *values);
        if (values == NULL)
            return XUN_TRIE_NONE;
        memset(values + trie->node_capacity, 0, (capacity - trie->node_capacity) * sizeof *values);
        trie->values = values;
        trie->node_capacity = capacity;
    }
    return (uint32_t)trie->node_count++;
}

uint32_t xun_trie_add(xun_trie *trie, const char16_t *word, size_t length)
{
    if (trie->first[word[0]] == 0) {
        uint32_t made = new_node(trie);
        if (made == XUN_TRIE_NONE)
            return made;
        trie->first[word[0]] = made;
    }
    uint32_t node = trie->first[word[0]];
    for (size_t i = 1; i < length; i++) {
        uint32_t next = xun_trie_step(trie, node, word[i]);
        if (next == XUN_TRIE_NONE) {
            if (trie->used * 2 >= trie->capacity && !grow_table(trie))
                return XUN_TRIE_NONE;
            next = new_node(trie);
            if (next == XUN_TRIE_NONE)
                return next;
            insert(trie, key_of(node, word[i]), next);
        }
        node = next;
    }
    return node;
}

void xun_trie_free(xun_trie *trie)
{
    free(trie->keys);
    free(trie->targets);
    free(trie->values);
    free(trie->first);
    *trie = (xun_trie){0};
}
