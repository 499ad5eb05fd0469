/* Sources to an index: bulk build in parallel processes, incremental update, one visible step at the end. */
#ifndef XUN_INDEXER_INDEXER_H
#define XUN_INDEXER_INDEXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"
#include "corpus/source.h"

typedef enum { XUN_INPUT_FILES, XUN_INPUT_TSV, XUN_INPUT_JSONL } xun_input;

/* What became of one source. Strings are valid during the callback only. */
typedef struct {
    const char *path;
    xun_status status;     /* XUN_OK, or why it was skipped */
    const char *message;   /* the reason as one line; "" */
    xun_decoding decoding; /* files only */
    uint64_t line;         /* of a wrong record, 0 else: each wrong record gives an entry of its own */
    uint64_t passages;
    const char *change; /* "new", "changed", "unchanged", "removed", "failed" */
} xun_ledger_entry;

typedef struct {
    uint64_t bytes_done, bytes_total; /* total 0: not known (standard input) */
    uint64_t passages;
    double seconds;
    const char *stage; /* "reading", "merging", "rewriting" (bytes are the index's own then) */
} xun_progress;

typedef struct {
    xun_input input;
    const char *const *paths; /* files and folders; "-" is standard input (TSV and JSON Lines only) */
    size_t path_count;
    unsigned jobs;                 /* worker processes; 0: as many as processors */
    bool prune;                    /* remove what came from files that are no longer there */
    const char *encoding;          /* NULL: find out for each file */
    const char *lexicon;           /* path of the compiled lexicon; NULL: the usual one */
    const char *const *glossaries; /* TSV files of more words, beside the user's own and the bundled one */
    size_t glossary_count;
    /* Both may be NULL. Called in the calling process only. Progress about five times a second; false stops
     * (XUN_STOPPED). */
    bool (*progress)(void *user, const xun_progress *progress);
    void (*ledger)(void *user, const xun_ledger_entry *entry);
    void *user;
} xun_index_options;

typedef struct {
    uint64_t files_new, files_changed, files_unchanged, files_removed, files_failed, records_failed;
    uint64_t passages_added, passages_removed, passages_total;
    uint64_t bytes_read, undecodable_bytes;
    double seconds;
    bool glossary_changed, rules_changed; /* since the index was built: a reason to write it anew */
    bool rewritten;                       /* all of it was, by today's glossary and rules */
} xun_index_summary;

/* Brings the index at `database` up to date with the sources, creating it if it is missing. A source that
 * fails is told to `ledger`, the rest is indexed. On any other failure, and when the process is killed, the
 * index is as it was before: XUN_LOCKED (another writer), XUN_MISMATCH (built with other settings),
 * XUN_NOT_FOUND (nothing to index), XUN_INVALID (no source named, or the folder holds other things),
 * XUN_FULL, XUN_IO, XUN_MEMORY, XUN_CORRUPT, XUN_STOPPED. An index of which much is dead, whose facts were
 * found by other rules, or whose words by another glossary, is then compacted as a second step; should that
 * fail, the next run does it. `options` and what it points to must stay as they are until the return; `out`
 * is filled on failure too, as far as it went. */
xun_status xun_index(xun_index_summary *out, const char *database, const xun_index_options *options,
                     xun_error *error);

/* Makes one segment of all from the stored text, without the passages that were replaced or removed (their
 * number is `passages_removed`), by today's dictionary and rules: the way for an index that was built with
 * other settings. Of the options, only jobs, lexicon, glossaries and progress count. Fails as xun_index
 * does. */
xun_status xun_index_compact(xun_index_summary *out, const char *database, const xun_index_options *options,
                             xun_error *error);

#endif
