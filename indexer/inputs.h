/* Which sources a run means, and what of them is new, changed or gone since the index was last brought up to
 * date. */
#ifndef XUN_INDEXER_INPUTS_H
#define XUN_INDEXER_INPUTS_H

#include "corpus/source.h"
#include "indexer/build.h"

typedef struct {
    xun_sources found;       /* owns the paths */
    char *spool;             /* the file that standard input was copied to; NULL: none */
    xun_input_source *items; /* by name, in byte order */
    size_t count;
    const xun_known_source **gone; /* known, but no longer there; only when pruning */
    size_t gone_count;
} xun_inputs;

/* Finds the sources, tells the ledger what cannot be used (and counts it as failed), copies standard input
 * into the staging folder, and compares all with what the index knows. XUN_NOT_FOUND when there is nothing to
 * do at all. Free the inputs whatever the outcome. */
xun_status xun_inputs_find(xun_inputs *out, xun_build *build, xun_error *error);
void xun_inputs_free(xun_inputs *inputs);

/* Tells the ledger that a source failed, and counts it. */
void xun_ledger_failed(xun_build *build, const char *path, const xun_error *why);

#endif
