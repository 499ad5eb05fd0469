/* One run of the indexer: what all of its steps share. */
#ifndef XUN_INDEXER_BUILD_H
#define XUN_INDEXER_BUILD_H

#include <stdatomic.h>

#include "common/bytes.h"
#include "engine/engine.h"
#include "engine/schema.h"
#include "facts/facts.h"
#include "indexer/indexer.h"
#include "indexer/source_list.h"
#include "indexer/tasks.h"
#include "tokenizer/tokenizer.h"

/* Metadata beside the schema's: xun_fact_finder_settings, the rules that the facts were found by; empty while
 * the index holds facts found by several. */
#define XUN_METADATA_FACTS "facts"

typedef struct {
    const char *database;
    const xun_index_options *options;
    xun_index_summary *summary;
    double started; /* seconds, monotonic clock */
    xun_lexicon *lexicon;
    xun_fact_finder *finder;
    xun_update *update;
    xun_reader *reader; /* of the index as it is; NULL when there is none yet */
    xun_reader_counts counts;
    xun_source_list known;
    xun_bytes dead; /* XUN_METADATA_DEAD, as it is to become */
    size_t dead_count;
    uint64_t generation;             /* of this run */
    bool rules_changed;              /* the facts in the index were found by other rules */
    bool glossary_changed;           /* its words by another glossary */
    xun_character_counts characters; /* as they are to become */
    xun_bytes sample;                /* the compression dictionary */
} xun_build;

/* Locks the index, opens it when there is one, and reads what it knows. `rebuild`: it will be written anew as
 * a whole, so that other settings are no hindrance. Close with xun_build_close, whatever the outcome. */
xun_status xun_build_open(xun_build *build, xun_index_summary *summary, const char *database,
                          const xun_index_options *options, bool rebuild, xun_error *error);
void xun_build_close(xun_build *build);

/* Marks a group as dead. */
xun_status xun_build_bury(xun_build *build, const char *group, size_t length, xun_error *error);
/* Publishes the parts with the metadata of the build. */
xun_status xun_build_publish(xun_build *build, char *const *parts, size_t part_count,
                             const xun_source_list *sources, bool replace_all, xun_error *error);
/* Tells progress; XUN_STOPPED when the caller wants no more. */
xun_status xun_build_progress(const xun_build *build, const char *stage, uint64_t bytes, uint64_t bytes_total,
                              uint64_t passages, xun_error *error);

double xun_seconds(void);

#endif
