/* How Chinese characters sound and which ones look alike: a table compiled at build time from a pinyin
 * dictionary and corpus/look-alikes.tsv, mapped and used in place. Characters are folded ones. */
#ifndef XUN_SEARCHER_READINGS_H
#define XUN_SEARCHER_READINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/bytes.h"
#include "common/status.h"

#define XUN_READINGS_FILE "readings.bin"

typedef struct xun_readings xun_readings;

/* XUN_CORRUPT when the file is not such a table. */
xun_status xun_readings_open(xun_readings **out, const char *path, xun_error *error);
void xun_readings_close(xun_readings *readings);

/* Characters that live as long as the table. */
typedef struct {
    const uint32_t *items;
    size_t count;
} xun_characters;

/* The number of a pinyin syllable without tone ("zhong", "lv"), or -1. */
int xun_readings_syllable(const xun_readings *readings, const char *text, size_t length);
/* The characters that are read so, the most frequent first. */
xun_characters xun_readings_sounding(const xun_readings *readings, int syllable);
/* The syllables of a character, the most frequent first: fills `out`, returns how many, at most
 * `capacity`. */
size_t xun_readings_of(const xun_readings *readings, uint32_t character, int *out, size_t capacity);
/* Whether a reading of the character begins with this letter. */
bool xun_readings_begins(const xun_readings *readings, uint32_t character, char letter);
/* Whether two characters share a reading. */
bool xun_readings_same(const xun_readings *readings, uint32_t a, uint32_t b);
/* The characters that are easily taken for this one. */
xun_characters xun_look_alikes(const xun_readings *readings, uint32_t character);
bool xun_is_look_alike(const xun_readings *readings, uint32_t a, uint32_t b);

/* One character with one of its readings, and how often it has that one. */
typedef struct {
    uint32_t character;
    char syllable[8];
    uint32_t weight;
} xun_reading_entry;

/* Two characters that look alike, one way. */
typedef struct {
    uint32_t character, other;
} xun_look_alike_pair;

/* The file's content, appended; sorts both arrays and drops what is there twice. False: memory. */
bool xun_readings_compile(xun_bytes *out, xun_reading_entry *entries, size_t entry_count,
                          xun_look_alike_pair *pairs, size_t pair_count);

#endif
