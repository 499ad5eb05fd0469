/* Worker processes. */
#ifndef XUN_INDEXER_WORKERS_H
#define XUN_INDEXER_WORKERS_H

#include "indexer/build.h"

/* What the workers left in the staging folder. */
typedef struct {
    char **parts; /* folders of segments */
    size_t part_count;
    char **outcomes; /* the file of each worker's outcomes */
    size_t count;    /* of workers */
    uint64_t passages;
} xun_harvest;

typedef struct {
    const xun_tasks *tasks;
    const xun_input_source *sources; /* may be NULL when no task reads sources */
    const xun_hit *stored;           /* may be NULL when no task reads stored passages */
    const char *stage;
} xun_labour;

/* Does the tasks in as many processes as the options say and waits for them, telling progress. A worker that
 * fails or dies ends all; workers never outlive the caller. Free the harvest whatever the outcome. */
xun_status xun_workers_run(xun_harvest *out, const xun_build *build, const xun_labour *labour,
                           xun_error *error);
void xun_harvest_free(xun_harvest *harvest);

#endif
