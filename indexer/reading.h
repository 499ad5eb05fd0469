/* What a worker does with a task: sources or stored passages to documents of its part. */
#ifndef XUN_INDEXER_READING_H
#define XUN_INDEXER_READING_H

#include <stdatomic.h>

#include "indexer/build.h"
#include "indexer/document.h"
#include "indexer/outcomes.h"

/* Counters that workers and parent share. */
typedef struct {
    _Atomic uint64_t next_task;
    _Atomic uint64_t bytes;    /* of the sources, done */
    _Atomic uint64_t passages; /* added */
} xun_shared_counters;

/* Where a worker's documents go: one segment after the other, since many small ones are built faster than a
 * large one. */
typedef struct {
    const xun_build *build;
    size_t worker;
    size_t count;         /* segments so far, the open one included */
    xun_segment *segment; /* the open one; NULL: none */
    uint64_t documents;   /* in it */
} xun_part_writer;

xun_status xun_part_add(xun_part_writer *parts, const xun_document *document, xun_error *error);
/* Commits the open segment. */
xun_status xun_part_commit(xun_part_writer *parts, xun_error *error);
/* The folder of a worker's segment; to be freed. NULL when memory is out. */
char *xun_part_path(const xun_build *build, size_t worker, size_t number);

typedef struct {
    const xun_build *build;
    const xun_input_source *sources;
    const xun_hit *stored; /* the passages that are to be indexed again */
    xun_reader *reader;    /* of these */
    xun_part_writer parts;
    xun_document_builder *builder;
    xun_outcome_writer *outcomes;
    xun_shared_counters *counters;
    xun_bytes data; /* of the stored passage at hand */
    xun_stored_passage passage;
    uint64_t passages; /* of the source at hand */
    uint64_t bytes;    /* of it, already told */
    bool failed;       /* not the source's fault: the worker must end */
} xun_reading;

/* Does a task. What is wrong with a source goes to the outcomes; an error ends the build. */
xun_status xun_read_task(xun_reading *reading, const xun_task *task, xun_error *error);

/* The group of a record that came by standard input: begins with the key of its id, so that older records
 * with the same id are found; appended to `out`. False: memory is out. */
bool xun_record_key(xun_bytes *out, const char *id, size_t length);
bool xun_record_group(xun_bytes *out, const char *id, size_t length, uint64_t generation, uint64_t offset);

#endif
