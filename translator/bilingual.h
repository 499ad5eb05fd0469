/* A compiled bilingual table: a glossary or a dictionary as sorted lists of strings that lead to weighted
 * strings. One file in the byte order of the machine that built it, mapped and used in place; opening checks
 * the header and the bounds of the lists, and every offset is bounded where it is used, so that a damaged
 * file can give wrong words but no wild read. */
#ifndef XUN_TRANSLATOR_BILINGUAL_H
#define XUN_TRANSLATOR_BILINGUAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/bytes.h"
#include "common/status.h"

/* Chinese keys are folded (simplified); English ones are stems separated by spaces, articles left out. */
typedef enum {
    XUN_BY_CHINESE,   /* a word: its English glosses without articles, best first */
    XUN_BY_ENGLISH,   /* a gloss's stems: Chinese words; the weight grows with the words' frequency */
    XUN_BY_PART,      /* a stem: Chinese words that have it in a gloss of two or three words */
    XUN_BY_SOUND,     /* a sound skeleton (sound.h): Chinese names of foreign people and places */
    XUN_BY_SYLLABLE,  /* a pinyin syllable: its characters, the most frequent ones */
    XUN_BY_CHARACTER, /* a character: its most frequent pinyin; weight 2: of foreign names, else 1 */
    XUN_BY_STEM,      /* a stem of English words that are no names: itself, with how often glosses have it */
    XUN_BY_REFERENCE, /* a Chinese word: another that it is short for or a variant of */
    XUN_BY_NAME,      /* a Chinese name that sounds like a foreign one: the foreign one */
    XUN_BY_ABOUT,     /* "name", "licence", "date", "entries": what the table is */
    XUN_BY_COUNT
} xun_bilingual_list;

typedef struct xun_bilingual xun_bilingual;

/* XUN_NOT_FOUND, XUN_IO, XUN_CORRUPT or XUN_MISMATCH with the file's name. */
xun_status xun_bilingual_open(xun_bilingual **out, const char *path, xun_error *error);
/* The same over bytes, which the table then owns (`bytes` becomes empty, whatever the outcome). `name` is for
 * messages. */
xun_status xun_bilingual_adopt(xun_bilingual **out, xun_bytes *bytes, const char *name, xun_error *error);
void xun_bilingual_close(xun_bilingual *table);

typedef struct {
    const char *text; /* UTF-8; lives as long as the table */
    float weight;
} xun_bilingual_entry;

typedef struct {
    const xun_bilingual *table;
    uint32_t first, end;
} xun_bilingual_range;

/* What a key leads to; an empty range when there is none. `*begins` (may be NULL): some key begins with
 * it. */
xun_bilingual_range xun_bilingual_find(bool *begins, const xun_bilingual *table, xun_bilingual_list list,
                                       const char *key, size_t length);
/* The entry `at` of first..end-1 of a range. */
xun_bilingual_entry xun_bilingual_at(const xun_bilingual_range *range, uint32_t at);
/* The first entry's text, or NULL. */
const char *xun_bilingual_first(const xun_bilingual *table, xun_bilingual_list list, const char *key,
                                size_t length);

/* Visits the keys that begin with `prefix`, in order; false stops. */
typedef bool xun_bilingual_visitor(void *user, const char *key, const xun_bilingual_range *range);
void xun_bilingual_each(const xun_bilingual *table, xun_bilingual_list list, const char *prefix,
                        size_t length, xun_bilingual_visitor *visitor, void *user);

/* A table in the making. A failed allocation is kept until the end. */
typedef struct xun_bilingual_builder xun_bilingual_builder;
xun_bilingual_builder *xun_bilingual_builder_new(void);
void xun_bilingual_builder_free(xun_bilingual_builder *builder);
void xun_bilingual_add(xun_bilingual_builder *builder, xun_bilingual_list list, const char *key,
                       size_t key_length, const char *text, size_t text_length, float weight);
/* The table as bytes; of entries with the same key and text, the heaviest is kept (those by stem are
 * summed). */
xun_status xun_bilingual_finish(xun_bytes *out, xun_bilingual_builder *builder, xun_error *error);

#endif
