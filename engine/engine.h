/* A C wrapper of Xapian for indexes that are built in segments: the only door to the index on disk.
 *
 * On disk an index is a folder:
 *
 *     XAPIANDB         a Xapian stub: one line a segment, newest first; replacing it changes the index
 *     segment-000001/  a Xapian database without term lists, never changed once named in XAPIANDB
 *     lock             held (fcntl) by the one writer; says who
 *     staging-1234/    a writer's unfinished work; the next writer removes what a killed one left
 *
 * Any Xapian tool can open the folder. A report that was replaced or removed keeps its passages in the old
 * segment; the newest segment's metadata lists the dead groups, and every search leaves them out. */
#ifndef XUN_ENGINE_ENGINE_H
#define XUN_ENGINE_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/bytes.h"
#include "common/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- documents and segments: writing ------------------------------------------------------------------ */

typedef struct {
    const char *text; /* at most XUN_ENGINE_TERM_LIMIT bytes, each zero byte counting twice */
    uint32_t length;
    uint32_t count; /* within-document frequency; 0 for a term that only filters */
} xun_posting;

typedef struct {
    uint32_t slot;
    const char *data;
    size_t length;
} xun_value;

typedef struct {
    const xun_posting *postings; /* sorted by bytes, no term twice: cheaper for Xapian, and checked */
    size_t posting_count;
    const xun_value *values;
    size_t value_count;
    const char *data; /* what a hit shows; compressed by the engine */
    size_t data_length;
} xun_document;

enum { XUN_ENGINE_TERM_LIMIT = 245 };

/* One small database in the making. Nothing is visible before xun_update_publish. */
typedef struct xun_segment xun_segment;

/* Creates a database in the new folder `path`. `dictionary` (may be NULL) is sample text that the data
 * resembles; it is copied, stored with the segment, and makes the compressed data much smaller. */
xun_status xun_segment_create(xun_segment **out, const char *path, const void *dictionary,
                              size_t dictionary_length, xun_error *error);
/* Adds a document. A term that is empty, too long, out of order or doubled is refused with XUN_INVALID before
 * Xapian sees it, and the segment goes on. After any other failure the segment is failed: every later call
 * returns that error. */
xun_status xun_segment_add(xun_segment *segment, const xun_document *document, xun_error *error);
xun_status xun_segment_set_metadata(xun_segment *segment, const char *key, const void *value, size_t length,
                                    xun_error *error);
/* Writes everything to disk. Must be the last call before xun_segment_free for the work to count. */
xun_status xun_segment_commit(xun_segment *segment, xun_error *error);
/* Frees the handle and discards what was not committed. NULL is fine. */
void xun_segment_free(xun_segment *segment);

/* ---- updates: one writer, one step -------------------------------------------------------------------- */

typedef struct xun_update xun_update;

/* Takes the lock of the index at `path` (creating the folder if it is missing, refusing a folder with other
 * things in it) and a staging folder in it. XUN_LOCKED at once, naming the holder, when another process
 * writes. */
xun_status xun_update_begin(xun_update **out, const char *path, xun_error *error);
/* The staging folder: segments to be merged are made in it, by this process or its children. Valid until
 * free. */
const char *xun_update_staging(const xun_update *update);
/* Appends a dictionary that the index's text is already compressed with (nothing for a new index). An
 * incremental update that gives it to its segments spares the index one more dictionary. */
xun_status xun_update_dictionary(xun_bytes *out, const xun_update *update, xun_error *error);

typedef struct {
    const char *const *parts; /* committed segments, each a path in the staging folder */
    size_t part_count;
    const char *const *keys; /* metadata of the new segment: keys, and values in the same order */
    const xun_bytes *values;
    size_t metadata_count;
    bool replace_all; /* the new segment replaces all others; else it joins them as the newest */
    bool merge_all;   /* the new segment and all others become one (dead groups stay listed by the caller's
                         metadata) */
} xun_publication;

/* Merges the parts into one segment (possibly empty), writes its metadata, syncs it to disk, and swaps it in
 * by one rename. On failure the index is as it was. Call once. */
xun_status xun_update_publish(xun_update *update, const xun_publication *publication, xun_error *error);
/* Removes the staging folder, segments that nothing names, and the lock. NULL is fine. */
void xun_update_free(xun_update *update);

/* ---- reading ------------------------------------------------------------------------------------------ */

/* A snapshot of one or more indexes: index folders, or Xapian stub files whose lines name local or remote
 * databases ("remote host:port"). One thread at a time. Stays readable while a writer works, also after its
 * segments were removed; an open that meets a swap is retried. */
typedef struct xun_reader xun_reader;

xun_status xun_reader_open(xun_reader **out, const char *const *paths, size_t path_count, xun_error *error);
void xun_reader_close(xun_reader *reader);
/* True when an index on disk is no longer the one that was opened: close and open again to see the change. */
bool xun_reader_is_stale(const xun_reader *reader);
/* Changes with every publish; for caching. Lives as long as the reader. */
const char *xun_reader_revision(const xun_reader *reader);

/* How many indexes were opened (the parts of a stub count each), and which one a document belongs to. */
size_t xun_reader_index_count(const xun_reader *reader);
size_t xun_reader_index_of(const xun_reader *reader, uint32_t docid);
/* Metadata of one index (its newest segment's). An unset key gives empty `out`, no error. */
xun_status xun_reader_metadata(xun_bytes *out, xun_reader *reader, size_t index, const char *key,
                               xun_error *error);

typedef struct {
    uint64_t documents;    /* dead ones included */
    uint64_t dead;         /* of these, left out by every search */
    double average_length; /* in terms */
    size_t segments;
    uint64_t bytes_on_disk; /* of local segments */
} xun_reader_counts;
xun_status xun_reader_count(xun_reader_counts *out, xun_reader *reader, xun_error *error);

/* Number of documents with the term, and of its occurrences (either may be NULL); 0 when it is absent. */
xun_status xun_reader_frequency(uint64_t *documents, uint64_t *occurrences, xun_reader *reader,
                                const char *term, size_t length, xun_error *error);
/* Walks the terms that begin with `prefix` in byte order; the callback returns false to stop (no error). */
typedef bool xun_term_visitor(void *user, const char *term, size_t length, uint64_t documents);
xun_status xun_reader_terms(xun_reader *reader, const char *prefix, size_t length, xun_term_visitor *visitor,
                            void *user, xun_error *error);
/* The document data, appended to `out`; nothing when it was added without. A remote index sends its documents
 * with the hits: only those of the latest search that returned some can be read (else XUN_UNSUPPORTED). */
xun_status xun_reader_data(xun_bytes *out, xun_reader *reader, uint32_t docid, xun_error *error);
/* The same for many documents, for ranking: visited in an order that reads the disk forwards, so that `index`
 * (into `docids`) jumps about. `data` is valid during the callback only; returning false stops with
 * XUN_STOPPED. */
typedef bool xun_data_visitor(void *user, size_t index, const char *data, size_t length);
xun_status xun_reader_data_many(xun_reader *reader, const uint32_t *docids, size_t count,
                                xun_data_visitor *visitor, void *user, xun_error *error);
/* Keeps up to so many bytes of the data that is read more than once, and as much of postings, for questions
 * that touch the same documents and terms; at first none. */
void xun_reader_keep(xun_reader *reader, size_t bytes);
/* Another number each time that document ids may have come to stand for other documents, so that what was
 * kept by them is to be forgotten. 0: there is a remote index, and they may at any time. */
uint32_t xun_reader_generation(const xun_reader *reader);
/* One value, appended to `out`. XUN_UNSUPPORTED for a document of a remote index. */
xun_status xun_reader_value(xun_bytes *out, xun_reader *reader, uint32_t docid, uint32_t slot,
                            xun_error *error);

/* ---- queries ------------------------------------------------------------------------------------------ */

/* An immutable query tree, at most 250 levels deep: a search with a deeper one is refused with XUN_LIMIT. A
 * constructor takes ownership of its children and returns NULL when memory is out or any child is NULL (its
 * other children are then freed), so that a tree can be built without checks and tested once. */
typedef struct xun_query xun_query;

typedef enum {
    XUN_AND,       /* all of the children */
    XUN_OR,        /* any of them; weights add up */
    XUN_AND_NOT,   /* the first without the others */
    XUN_AND_MAYBE, /* the first; the others add weight only */
    XUN_FILTER,    /* the first's weights, only where the others match too */
    XUN_SYNONYM    /* any of them, weighted as if they were one term */
} xun_operator;

/* A term longer than XUN_ENGINE_TERM_LIMIT, or empty, matches nothing. */
xun_query *xun_query_term(const char *term, size_t length, uint32_t query_frequency);
/* No children: matches nothing. One child: that child. */
xun_query *xun_query_join(xun_operator operator_, xun_query **children, size_t count);
xun_query *xun_query_pair(xun_operator operator_, xun_query *left, xun_query *right);
xun_query *xun_query_scale(xun_query *child, double factor);
xun_query *xun_query_all(void);
xun_query *xun_query_nothing(void);
/* Any term that begins with `prefix`, weighted as one: the `limit` most frequent of them over all opened
 * indexes. */
xun_query *xun_query_prefix(const char *prefix, size_t length, uint32_t limit);
/* Values between two strings, both included, compared as bytes; NULL: open end. */
xun_query *xun_query_value_range(uint32_t slot, const char *low, const char *high);
void xun_query_free(xun_query *query);
/* Xapian's description, for --explain and tests; to be freed. NULL when memory is out or it is too deep. */
char *xun_query_describe(const xun_query *query);

typedef struct {
    size_t first, count;   /* which hits, from 0 */
    bool exact_count;      /* count every match, at the price of looking at every match */
    double k1, b, k3;      /* BM25 (Robertson and Zaragoza 2009); k1 0 with weightless=false: 1.2, .75, 0 */
    double minimum_length; /* lengths below this share of the average count as this */
    bool weightless;       /* do not rank: by document id */
    int sort_slot;         /* -1: by weight; else by this value first, weight second */
    bool sort_descending;
    int collapse_slot; /* -1: none; else at most `collapse_count` (0: one) hits for each value */
    uint32_t collapse_count;
} xun_search_options;
#define XUN_SEARCH_DEFAULTS                                                                                  \
    ((xun_search_options){                                                                                   \
        .count = 10, .k1 = 1.2, .b = 0.75, .minimum_length = 0.1, .sort_slot = -1, .collapse_slot = -1})

typedef struct {
    uint32_t docid;
    float weight;
} xun_hit;

typedef struct {
    xun_hit *hits;
    size_t count;
    uint64_t total; /* matches; exact when asked for, else an estimate */
    bool total_exact;
} xun_hits;

/* Dead groups are left out. Queries for any of several terms are ranked term at a time (engine/rank.h). Free
 * the result with xun_hits_free. */
xun_status xun_reader_search(xun_hits *out, xun_reader *reader, const xun_query *query,
                             const xun_search_options *options, xun_error *error);
void xun_hits_free(xun_hits *hits);

/* ---- counting ----------------------------------------------------------------------------------------- */

/* All documents that match a query, dead ones left out: for counts that need no ranking. Belongs to its
 * reader and is freed before it. */
typedef struct xun_match_set xun_match_set;
xun_status xun_match_set_find(xun_match_set **out, xun_reader *reader, const xun_query *query,
                              xun_error *error);
/* Of documents that are known already, in any order; ids that no document has are passed over. */
xun_status xun_match_set_of(xun_match_set **out, xun_reader *reader, const uint32_t *docids, size_t count,
                            xun_error *error);
/* Puts another document in; of one that a remote index has, no values are counted. */
void xun_match_set_add(xun_match_set *set, uint32_t docid);
uint64_t xun_match_set_size(const xun_match_set *set);
/* NULL is fine. */
void xun_match_set_free(xun_match_set *set);

/* How many documents of the set have each item of a value (XUN_LIST_SEPARATOR stands between items): the
 * `limit` most frequent items, equally frequent ones in byte order. From the second time on that many
 * documents are counted, the reader keeps the values of all: 8 bytes for each item of a document, each
 * different item once. */
typedef bool xun_value_visitor(void *user, const char *value, size_t length, uint64_t count);
xun_status xun_match_set_values(const xun_match_set *set, uint32_t slot, size_t limit,
                                xun_value_visitor *visitor, void *user, xun_error *error);

/* The metadata key under which the caller lists dead groups: blocks (varint length, bytes) of term texts; a
 * document with any of these terms is left out. */
#define XUN_METADATA_DEAD "dead"

/* Xapian's version, as "1.4.22"; static storage. */
const char *xun_engine_version(void);

#ifdef __cplusplus
}
#endif

#endif
