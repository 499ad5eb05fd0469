/* The lexicon's file format and what the tokenizer looks up in it. Internal to tokenizer/.
 *
 * The file is a header and six sections, all in the byte order of the machine that built it, mapped and used
 * in place: fold index, fold pages     character -> how it folds (fold.h) expansions characters that fold to
 * none or several: a count and then the characters unit index, unit pages     folded character -> its class
 * and its number in the trie's alphabet nodes                      the words as a double-array trie (Aoe
 * 1989) over those numbers; node 0 is the root Opening checks the header, the section bounds and the page
 * numbers; whatever else is read from the file is bounded where it is used, so that a damaged file can give
 * wrong terms but never a wild read. */
#ifndef XUN_TOKENIZER_LEXICON_H
#define XUN_TOKENIZER_LEXICON_H

#include "common/file.h"
#include "tokenizer/fold.h"

#define XUN_LEXICON_MAGIC "XUNLEX\r\n"
enum {
    XUN_LEXICON_FORMAT = 1, /* raise when the layout of the file changes */
    XUN_RULES_VERSION = 1,  /* raise when the same lexicon would give other terms */
    XUN_EXPANSION_LIMIT = 32
};

typedef enum {
    XUN_SECTION_FOLD_INDEX,
    XUN_SECTION_FOLD_PAGES,
    XUN_SECTION_EXPANSIONS,
    XUN_SECTION_UNIT_INDEX,
    XUN_SECTION_UNIT_PAGES,
    XUN_SECTION_NODES,
    XUN_SECTION_COUNT
} xun_section;

typedef struct {
    char magic[8];
    uint32_t format, byte_order; /* XUN_BYTE_ORDER as the builder's machine writes it */
    uint64_t file_size;
    struct {
        uint32_t offset, length; /* bytes; offsets are multiples of 8 */
    } sections[XUN_SECTION_COUNT];
    float unknown_log_probability; /* of a character that is no dictionary word */
    char settings[60];
    uint64_t checksum; /* xun_hash over all of the header before it */
} xun_lexicon_header;

#define XUN_BYTE_ORDER 0x01020304u

/* A node of the trie. The child by number n is at base + n (modulo 2^32) if that node's check is this node's
 * place. */
typedef struct {
    uint32_t base, check;
    float log_probability; /* of the word that ends here; above 0: none does */
} xun_trie_node;

/* What a character is for the tokenizer. */
typedef enum {
    XUN_CLASS_OTHER,  /* white space, punctuation, symbols: ends what is before it */
    XUN_CLASS_HAN,    /* Han, kana, bopomofo, hangul: cut into bigrams */
    XUN_CLASS_LETTER, /* letters of all other scripts */
    XUN_CLASS_DIGIT,
    XUN_CLASS_MARK /* combining mark: goes on with a run of letters, never begins one */
} xun_class;

/* A unit: the class and the number in the alphabet (0: in no word). */
enum { XUN_UNIT_CLASS_SHIFT = 16, XUN_UNIT_NUMBER_MASK = 0xFFFF };

struct xun_lexicon {
    xun_mapping mapping;
    xun_fold_table fold;
    const uint32_t *expansions;
    uint32_t expansion_count;
    xun_fold_table units;
    const xun_trie_node *nodes;
    uint32_t node_count;
    float unknown_log_probability;
    const char *settings;
    struct xun_glossary_words *glossary; /* words beside the nodes; NULL: none */
};

static inline uint32_t xun_unit_of(const xun_lexicon *lexicon, uint32_t character)
{
    return xun_fold_entry(&lexicon->units, character);
}

static inline xun_class xun_unit_class(uint32_t unit)
{
    return (xun_class)(unit >> XUN_UNIT_CLASS_SHIFT);
}

/* The child of `node` by the unit's character; 0 when there is none. */
static inline uint32_t xun_trie_child(const xun_lexicon *lexicon, uint32_t node, uint32_t unit)
{
    uint32_t child = lexicon->nodes[node].base + (unit & XUN_UNIT_NUMBER_MASK);
    return child < lexicon->node_count && lexicon->nodes[child].check == node ? child : 0;
}

/* Folds a sequence of characters that may combine: NFKC, case folding and the removal of Latin accents,
 * without the tables of single characters. Returns how many characters `out` got, at most `capacity`. */
size_t xun_fold_sequence(uint32_t *out, size_t capacity, const uint32_t *in, size_t count);

#endif
