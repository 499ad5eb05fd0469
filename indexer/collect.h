/* After the workers: the new list of sources, the dead groups, the summary and the ledger. */
#ifndef XUN_INDEXER_COLLECT_H
#define XUN_INDEXER_COLLECT_H

#include "indexer/inputs.h"
#include "indexer/outcomes.h"

/* What came out of one source, over all tasks that read it. */
typedef struct {
    xun_status status;
    xun_slice message;
    xun_decoding decoding;
    uint64_t hash, newlines, passages;
} xun_tally;

typedef struct {
    xun_source_list sources; /* as they are to become */
    xun_tally *tallies;      /* by source */
    uint64_t buried_before;  /* passages that die in the index as it was */
    uint64_t buried_now;     /* passages that this run added in vain: the rest of their source failed */
    bool any_read;           /* at least one source was read to its end */
} xun_collection;

/* Reads the outcomes in the order of the tasks, so that the ledger doesn't depend on the number of workers.
 * Free the collection whatever the outcome. */
xun_status xun_collect(xun_collection *out, xun_build *build, const xun_inputs *inputs,
                       const xun_tasks *tasks, const xun_outcomes *outcomes, xun_error *error);
void xun_collection_free(xun_collection *collection);

/* records of standard input: buries the groups of older records with the same id, in the index and in this
 * run. */
xun_status xun_bury_replaced_records(xun_collection *collection, xun_build *build, const xun_tasks *tasks,
                                     const xun_outcomes *outcomes, xun_error *error);

/* Takes the characters of the groups that died in this run out of the build's counts. */
xun_status xun_forget_buried(xun_build *build, xun_error *error);

#endif
