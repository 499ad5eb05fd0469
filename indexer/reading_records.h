/* Bulk records to documents, and what this shares with the reading of files. */
#ifndef XUN_INDEXER_READING_RECORDS_H
#define XUN_INDEXER_READING_RECORDS_H

#include "indexer/reading.h"

xun_status xun_read_records(xun_reading *reading, const xun_task *task, xun_error *error);

/* Begins a source: the passage at hand gets its id and group, which must outlive the reading of the
 * source. */
void xun_read_start(xun_reading *reading, const xun_input_source *source, char group[XUN_GROUP_SIZE]);
/* Adds the passage at hand to the part. */
xun_status xun_read_passage(xun_reading *reading, xun_error *error);
/* Tells that the source at hand was read up to `bytes` of at most `limit`. */
void xun_read_told(xun_reading *reading, uint64_t bytes, uint64_t limit);
/* Writes what became of the source. */
void xun_read_outcome(xun_reading *reading, size_t source, xun_outcome *outcome, xun_status status,
                      const xun_error *why);

#endif
