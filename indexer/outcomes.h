/* What workers tell their parent about the sources they read: a file in the staging folder for each
 * worker. */
#ifndef XUN_INDEXER_OUTCOMES_H
#define XUN_INDEXER_OUTCOMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/bytes.h"
#include "common/file.h"
#include "common/status.h"
#include "corpus/source.h"
#include "engine/schema.h"
#include "indexer/content_hash.h"

typedef enum {
    XUN_OUTCOME_TASK = 1,  /* what follows, up to the next of this kind, belongs to task `number` */
    XUN_OUTCOME_SOURCE,    /* source `number`, or the task's range of it, was read */
    XUN_OUTCOME_WRONG,     /* line `number`, counted from the start of the task's range, is no record */
    XUN_OUTCOME_GROUP,     /* a record of standard input at offset `number` got the group `text` */
    XUN_OUTCOME_CHARACTERS /* character counts of all that the worker added, in their metadata form */
} xun_outcome_kind;

typedef struct {
    xun_outcome_kind kind;
    uint64_t number;
    xun_slice text;    /* the message, group or counts */
    uint64_t passages; /* that the source or record gave */
    /* of a source */
    xun_status status;
    xun_decoding decoding;
    xun_content content;
} xun_outcome;

/* Writing. Start with {0} and descriptor -1; failures are kept until flush. */
typedef struct {
    int descriptor;
    const char *path;
    xun_bytes buffer;
    bool out_of_memory;
} xun_outcome_writer;

/* `path` must outlive the writer. */
xun_status xun_outcome_writer_open(xun_outcome_writer *out, const char *path, xun_error *error);
void xun_outcome_writer_close(xun_outcome_writer *writer);
void xun_outcome_write(xun_outcome_writer *writer, const xun_outcome *outcome);
xun_status xun_outcome_flush(xun_outcome_writer *writer, xun_error *error);

/* Reads the next outcome of a worker's file; slices point into it. False at the end, and when it is
 * damaged. */
bool xun_outcome_next(xun_outcome *out, xun_cursor *cursor);

/* Where each task's outcomes stand. */
typedef struct {
    xun_mapping *files;
    size_t file_count;
    xun_cursor *tasks; /* by task; over its outcomes */
    size_t task_count;
} xun_outcomes;

/* Opens `file_count` workers' files and adds their character counts to `characters`. */
xun_status xun_outcomes_open(xun_outcomes *out, const char *const *paths, size_t file_count,
                             size_t task_count, xun_character_counts *characters, xun_error *error);
void xun_outcomes_close(xun_outcomes *outcomes);

#endif
