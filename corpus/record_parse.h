/* One line of bulk input to one record. */
#ifndef XUN_CORPUS_RECORD_PARSE_H
#define XUN_CORPUS_RECORD_PARSE_H

#include <stdbool.h>

#include "common/bytes.h"
#include "corpus/record.h"

enum { XUN_WRONG_LINE = 160 }; /* room for a reason */

/* Both fill the record's strings, which point into `store` (overwritten), or say in `why` what is wrong
 * with the line and return XUN_INVALID. XUN_MEMORY is possible too. */
xun_status xun_record_parse_tsv(xun_record *record, xun_bytes *store, const char *line, size_t length,
                                char why[XUN_WRONG_LINE]);
xun_status xun_record_parse_json(xun_record *record, xun_bytes *store, const char *line, size_t length,
                                 char why[XUN_WRONG_LINE]);

#endif
