/* Where the passages of tests/gold lie. They are test data that is no part of the project; the gold
 * names them by record:
 *   g-17          record 17 of SHARED/data/gov-henan/docs.tsv
 *   r-000-4-172   bytes [4, 172) of the file of SHARED/reports that begins with 000, without white space
 *   s-12-PATH     line 12 of PATH in the unpacked archive of SHARED/scale, below the folder $XUN_SCALE */
#ifndef XUN_TESTS_GOLD_PASSAGES_H
#define XUN_TESTS_GOLD_PASSAGES_H

#include "common/bytes.h"
#include "common/file.h"

typedef struct {
    const char *shared, *scale; /* folders; scale is NULL when the archive is not unpacked */
    xun_mapping docs, file;     /* file: the last one that a passage was read from */
    char *path;
    xun_bytes squeezed;
} gold_sources;

typedef struct {
    const char *text; /* valid until the next passage is looked for */
    size_t length;
    char title[512];
} gold_passage;

xun_status gold_sources_open(gold_sources *out, const char *shared, xun_error *error);
void gold_sources_close(gold_sources *sources);
/* XUN_NOT_FOUND when there is no such passage. */
xun_status gold_passage_find(gold_passage *out, gold_sources *sources, const char *id, xun_error *error);
/* True when the passage lies in the archive that is not unpacked. */
bool gold_passage_is_away(const gold_sources *sources, const char *id);
/* FNV-1a, 64 bits: tells whether a passage is still the one that was annotated. */
unsigned long long gold_passage_hash(const gold_passage *passage);

#endif
