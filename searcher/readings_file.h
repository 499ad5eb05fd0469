/* The file format of the readings, in the byte order of the machine that built it. Inside searcher/ only. */
#ifndef XUN_SEARCHER_READINGS_FILE_H
#define XUN_SEARCHER_READINGS_FILE_H

#include <stdint.h>

#define XUN_READINGS_MAGIC "XUNRDG\r\n"
enum { XUN_READINGS_FORMAT = 1, XUN_READINGS_ORDER = 0x01020304, XUN_SYLLABLE_SIZE = 8 };

typedef enum {
    XUN_READINGS_SYLLABLES,  /* char[XUN_SYLLABLE_SIZE] each, sorted, ended by zero bytes */
    XUN_READINGS_SOUNDING,   /* first of each syllable's characters, and one more to end the last */
    XUN_READINGS_CHARACTERS, /* by syllable, the most frequent first */
    XUN_READINGS_KEYS,       /* xun_readings_key of each character with readings, sorted, and one more */
    XUN_READINGS_READINGS,   /* numbers of syllables, the most frequent first */
    XUN_READINGS_LOOKS,      /* xun_readings_key of each character with look-alikes, sorted, and one more */
    XUN_READINGS_LIKES,      /* characters */
    XUN_READINGS_SECTIONS
} xun_readings_section;

typedef struct {
    uint32_t character;
    uint32_t first; /* of its list; the next key's is where it ends */
} xun_readings_key;

typedef struct {
    char magic[8];
    uint32_t format, order;
    struct {
        uint32_t offset, count; /* bytes, a multiple of 4; items */
    } sections[XUN_READINGS_SECTIONS];
} xun_readings_header;

#endif
