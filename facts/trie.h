/* Internal: words of 16-bit characters to numbers, in one hash table of (node, character) pairs. */
#ifndef XUN_FACTS_TRIE_H
#define XUN_FACTS_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

typedef struct {
    uint64_t *keys;    /* (node << 16 | character) + 1; 0: free */
    uint32_t *targets; /* node that the key leads to */
    size_t capacity, used;
    uint32_t *first;  /* by character: the node after the root, or 0 */
    uint32_t *values; /* by node: a word's number + 1, or 0 */
    size_t node_count, node_capacity;
} xun_trie;

#define XUN_TRIE_NONE UINT32_MAX

/* Makes an empty trie for about `nodes` nodes. False when memory is out, here and below. */
bool xun_trie_begin(xun_trie *trie, size_t nodes);
/* The node of a word, made when it is new; XUN_TRIE_NONE when memory is out. */
uint32_t xun_trie_add(xun_trie *trie, const char16_t *word, size_t length);
/* The node after the root over `c`, or XUN_TRIE_NONE. */
static inline uint32_t xun_trie_first(const xun_trie *trie, char16_t c)
{
    return trie->first[c] != 0 ? trie->first[c] : (uint32_t)XUN_TRIE_NONE;
}
/* The node after `node`, which is not the root, over `c`, or XUN_TRIE_NONE. */
uint32_t xun_trie_step(const xun_trie *trie, uint32_t node, char16_t c);
void xun_trie_free(xun_trie *trie);

#endif
