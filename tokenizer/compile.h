/* The parts of the build-time program that compiles the lexicon. */
#ifndef XUN_TOKENIZER_COMPILE_H
#define XUN_TOKENIZER_COMPILE_H

#include "common/bytes.h"
#include "tokenizer/lexicon.h"

/* Stops the program with a message when memory is out; returns the pointer otherwise. */
void *xun_compile_need(void *pointer);

/* One value a character, packed into a two-stage table. */
typedef struct {
    uint16_t index[XUN_PAGE_COUNT];
    uint32_t *pages;
    uint32_t page_count;
} xun_packed_table;

/* `values` holds XUN_CHARACTER_MASK + 1 values. Free with free(out->pages). */
void xun_pack_table(xun_packed_table *out, const uint32_t *values);

/* Fold entries of all characters (as fold.h says) into `values`, expansions (uint32_t) into `expansions`.
 * `simplified` maps each character to its simplified form (itself when it has none). */
void xun_compile_fold(uint32_t *values, xun_bytes *expansions, const uint32_t *simplified);

/* The class of a folded character. */
xun_class xun_compile_class(uint32_t character);

/* A word as numbers of the trie's alphabet. */
typedef struct {
    const uint16_t *numbers;
    size_t length;
    double frequency;
} xun_trie_word;

/* Builds the double array; sorts `words` and adds up those that are equal. `total` is the sum of all
 * frequencies. The nodes are to be freed. */
xun_trie_node *xun_compile_trie(uint32_t *node_count, xun_trie_word *words, size_t word_count, double total);

#endif
