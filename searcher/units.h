/* What a query's words are made of: the terms asked of the index, and the finer units that candidates are
 * scored by. */
#ifndef XUN_SEARCHER_UNITS_H
#define XUN_SEARCHER_UNITS_H

#include "common/bytes.h"
#include "searcher/scan.h"
#include "searcher/searcher.h"

enum {
    XUN_SEQUENCE_LIMIT = 16,
    XUN_SEQUENCES = 2 * XUN_QUERY_UNITS,
    XUN_CHUNKS = 64, /* bits of the sets of them */
    XUN_SINGLE_SLOTS = 1024
};

/* One character or Latin word that is no stop word. */
typedef struct {
    uint32_t symbol;
    bool word;   /* Latin, or a number */
    bool number; /* such as 8000, which says more than how rare it is */
    float idf;
    float times; /* how often the query has it */
} xun_single;

typedef enum {
    XUN_SEQUENCE_BIGRAM,   /* within a word */
    XUN_SEQUENCE_CROSSING, /* a bigram across the border of two words */
    XUN_SEQUENCE_WORD,     /* of the most probable segmentation */
    XUN_SEQUENCE_INNER,    /* a dictionary word inside another */
    XUN_SEQUENCE_TERM,     /* a word that only a glossary has */
    XUN_SEQUENCE_PAIR,     /* two Latin words */
    XUN_SEQUENCE_KINDS
} xun_sequence_kind;

/* Singles side by side: a bigram, a dictionary word, or two Latin words in a row. */
typedef struct {
    xun_sequence_kind kind;
    uint8_t count;
    uint8_t singles[XUN_SEQUENCE_LIMIT];
    int16_t next; /* another sequence that begins with the same single, or -1 */
    float idf;
    float times; /* how often the query has it */
} xun_sequence;

/* A term of the index, for the first stage. */
typedef struct {
    size_t offset, length; /* into `texts` */
    uint32_t start, end;   /* bytes in the words */
    xun_term_kind kind;
    uint32_t frequency; /* in the query */
    double share;       /* of its weight that counts: less than 1 for the words of a year */
    uint64_t documents;
} xun_unit_term;

/* A piece of the query as written, between spaces or punctuation: found literally or not. */
typedef struct {
    size_t first, count; /* symbols */
    float idf;           /* of its bigrams and words together */
    bool content;        /* it is not made of stop words alone */
} xun_chunk;

typedef struct {
    xun_symbols symbols; /* of the words, in order */
    xun_single singles[XUN_QUERY_UNITS];
    size_t single_count;
    size_t outside_years; /* singles that stand for more than a year */
    xun_sequence sequences[XUN_SEQUENCES];
    size_t sequence_count;
    int16_t sequence_of[XUN_QUERY_UNITS];  /* first sequence that begins with a single, or -1 */
    int16_t slots[XUN_SINGLE_SLOTS];       /* symbol to single */
    uint64_t taken[XUN_SINGLE_SLOTS / 64]; /* a bit for each slot that the symbol of a single hashes to */
    xun_chunk chunks[XUN_CHUNKS];
    size_t chunk_count;
    uint64_t optional;            /* a bit of each chunk that is an alternative */
    uint64_t choices[XUN_CHUNKS]; /* the chunks of which a literal passage holds at least one */
    size_t choice_count;
    xun_unit_term *terms;
    size_t term_count, term_capacity;
    xun_bytes texts;
    bool cut; /* the query had more units than are looked at */
} xun_units;

/* What the units are weighed by. */
typedef struct {
    xun_reader *reader;
    const xun_character_counts *characters;
    double documents;
    double year_words;     /* what the words of a year weigh, as a share, where other words are asked */
    bool glossary_indexed; /* words of the glossaries are terms; else only their bigrams are */
} xun_collection;

/* Analyses `words`. Start from {0}; free with xun_units_free. */
xun_status xun_units_make(xun_units *out, xun_tokenizer *tokenizer, xun_scanner *scanner,
                          const xun_collection *collection, const char *words, size_t length,
                          xun_error *error);
void xun_units_free(xun_units *units);
/* Learns from the query that `units` were made of which of its pieces are alternatives. */
struct xun_parsed_query;
void xun_units_choose(xun_units *units, const struct xun_parsed_query *query);
/* Whether, of a set of chunks, there is one of each choice. */
bool xun_units_chosen(const xun_units *units, uint64_t held);
/* Whether every piece of the words, and one of each choice, stands in a text as written. */
bool xun_units_held(const xun_units *units, const xun_symbols *text);
/* Multiplicative hashing: Knuth, volume 3. */
static inline size_t xun_units_hash(uint32_t symbol)
{
    return (symbol * 2654435761u) >> 22; /* ten bits */
}
/* False for most symbols that no single has. */
static inline bool xun_units_may_have(const xun_units *units, uint32_t symbol)
{
    size_t hash = xun_units_hash(symbol);
    return units->taken[hash / 64] >> hash % 64 & 1;
}
/* The slot of a symbol, or the empty one that it would take. */
static inline size_t xun_units_slot(const xun_units *units, uint32_t symbol)
{
    size_t slot = xun_units_hash(symbol);
    while (units->slots[slot] >= 0 && units->singles[units->slots[slot]].symbol != symbol)
        slot = (slot + 1) % XUN_SINGLE_SLOTS;
    return slot;
}
/* The single with this symbol, or -1. */
static inline int xun_units_find(const xun_units *units, uint32_t symbol)
{
    return units->slots[xun_units_slot(units, symbol)];
}
/* Whether a piece stands in the text as written, with the same gaps. */
bool xun_symbols_hold(const xun_symbols *text, xun_piece wanted);
/* Where it does from symbol `from` on: the first symbol, or SIZE_MAX. */
size_t xun_symbols_find(const xun_symbols *text, xun_piece wanted, size_t from);
/* log(1 + (N - n + 1/2) / (n + 1/2)): the inverse document frequency of Robertson and Sparck Jones, kept
 * positive. */
float xun_idf(double documents, double with_term);

#endif
