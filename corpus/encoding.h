/* The encodings that the corpus reads: their names, and how their bytes are laid out. All are stateless
 * but HZ, so that decoding can start at any character. */
#ifndef XUN_CORPUS_ENCODING_H
#define XUN_CORPUS_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    XUN_LAYOUT_UTF8,
    XUN_LAYOUT_SINGLE, /* one byte a character */
    XUN_LAYOUT_GB,     /* 1, 2 or 4 bytes: GB18030 and what it contains */
    XUN_LAYOUT_BIG5,
    XUN_LAYOUT_EUC, /* 1 or 2 bytes; 3 after 0x8F, 4 after 0x8E in EUC-TW */
    XUN_LAYOUT_SHIFT_JIS,
    XUN_LAYOUT_UTF16,
    XUN_LAYOUT_UTF32,
    XUN_LAYOUT_HZ
} xun_layout;

typedef struct {
    const char *name;     /* as it is shown */
    const char *iconv;    /* what iconv calls it; NULL for UTF-8 */
    const char *fallback; /* iconv's name for what to try where the first has a gap; NULL: nothing */
    xun_layout layout;
} xun_encoding;

/* By any of the usual names ("gb2312", "CP936", "utf8", "latin1"); NULL when unknown. "UTF-16" means
 * little-endian here; as in browsers, Latin-1 and ASCII mean Windows-1252. Static storage. */
const xun_encoding *xun_encoding_named(const char *label);
/* Whether the two are the same but for the characters that the wider one adds (GB2312, GBK, GB18030;
 * Big5, Big5-HKSCS). */
bool xun_encoding_related(const xun_encoding *one, const xun_encoding *other);
/* Which of a family to name and to decode by: GB18030 for all of its kind (GB2312 and GBK are parts of
 * it, so nothing is lost), Big5 unless `data` uses what only Big5-HKSCS has; others as they are. */
const xun_encoding *xun_encoding_reported(const xun_encoding *encoding, const char *data, size_t length);
/* How many bytes at `at` (at least one before `end`) to pass over together as undecodable: never an
 * ASCII byte after a bad first one, so that a torn character costs no good one. */
size_t xun_encoding_bad_length(const xun_encoding *encoding, const char *at, const char *end);
/* The encoding that a byte-order mark tells, with the mark's length; NULL when there is none. */
const xun_encoding *xun_encoding_of_mark(size_t *mark_length, const char *data, size_t length);

#endif
