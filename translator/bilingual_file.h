/* The file format of a bilingual table. Inside translator/ only. */
#ifndef XUN_TRANSLATOR_BILINGUAL_FILE_H
#define XUN_TRANSLATOR_BILINGUAL_FILE_H

#include "translator/bilingual.h"

#define XUN_BILINGUAL_MAGIC "XUNBIL\r\n"
enum { XUN_BILINGUAL_FORMAT = 1, XUN_BILINGUAL_ORDER = 0x01020304 };

typedef struct {
    uint32_t text;  /* offset into the texts */
    uint32_t first; /* entry; the next key's is where this one's end */
} xun_bilingual_key;

typedef struct {
    uint32_t text;
    float weight;
} xun_bilingual_pair;

/* The keys of each list (one more than there are, to end the last), the entries of all, and the texts, each
 * ended by a zero byte. Offsets are those in the file. */
typedef struct {
    char magic[8];
    uint32_t format, order;
    struct {
        uint32_t keys, key_count;
    } lists[XUN_BY_COUNT];
    uint32_t pairs, pair_count, texts, text_length;
} xun_bilingual_header;

#endif
