/* The work of a build, cut into pieces before the workers start. */
#ifndef XUN_INDEXER_TASKS_H
#define XUN_INDEXER_TASKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/indexer.h"
#include "indexer/source_list.h"

typedef enum { XUN_CHANGE_NONE, XUN_CHANGE_NEW, XUN_CHANGE_CHANGED } xun_change;

/* A source of this run. */
typedef struct {
    const char *path; /* what is opened */
    const char *name; /* what it is called: the path, or "-" */
    uint64_t size;
    int64_t modified_ns;
    xun_change change;
    const xun_known_source *known; /* as the index has it; NULL: not at all */
    uint64_t number;               /* its group is "generation.number" */
} xun_input_source;

typedef enum { XUN_TASK_FILES, XUN_TASK_RECORDS, XUN_TASK_STORED } xun_task_kind;

typedef struct {
    xun_task_kind kind;
    size_t first, count; /* files: sources; records: one source; stored: places in the list of document ids */
    uint64_t start, end; /* records: the byte range; end 0: the whole file */
} xun_task;

/* Start with {0}. */
typedef struct {
    xun_task *items;
    size_t count, capacity;
    uint64_t bytes; /* of the sources */
} xun_tasks;

/* Compressed files of records can only be read from their beginning. */
bool xun_is_compressed(const char *path);

void xun_tasks_free(xun_tasks *tasks);
/* Tasks for the sources that are new or changed, in their order: small files together, files of records in
 * ranges. */
bool xun_tasks_add_sources(xun_tasks *tasks, const xun_input_source *sources, size_t count, xun_input input);
/* Tasks for `count` stored passages. */
bool xun_tasks_add_stored(xun_tasks *tasks, size_t count);

#endif
