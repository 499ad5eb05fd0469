/* Bytes as a whole, wherever they live (borrowed, on the heap, mapped), and the spool that collects
 * bytes of unknown number: in memory while they are few, then in an unlinked temporary file. */
#ifndef XUN_CORPUS_BLOB_H
#define XUN_CORPUS_BLOB_H

#include <stddef.h>
#include <stdint.h>

#include "common/bytes.h"
#include "common/status.h"

typedef enum { XUN_BLOB_BORROWED, XUN_BLOB_HEAP, XUN_BLOB_MAPPED } xun_blob_kind;

typedef struct {
    const char *data; /* never NULL once opened; "" when empty */
    size_t length;
    xun_blob_kind kind;
} xun_blob;

#define XUN_BLOB_EMPTY ((xun_blob){"", 0, XUN_BLOB_BORROWED})

/* Opens a regular file: a small one is read (so that a change on disk cannot pull it away), a big one
 * mapped. */
xun_status xun_blob_open(xun_blob *out, const char *path, xun_error *error);
/* Lets go of the pages of a mapped blob in [from, to); they come back from the file when touched again. */
void xun_blob_release(const xun_blob *blob, size_t from, size_t to);
/* Frees or unmaps; the blob is empty afterwards. */
void xun_blob_close(xun_blob *blob);

typedef struct {
    const char *name; /* for messages; must outlive the spool */
    uint64_t limit;   /* most bytes that it takes (XUN_LIMIT beyond) */
    uint64_t length;  /* bytes appended so far */
    xun_bytes memory; /* all of them, or what is not yet in the file */
    int descriptor;   /* -1 while all is in memory */
} xun_spool;

/* Nothing is allocated before the first append. */
void xun_spool_start(xun_spool *spool, const char *name, uint64_t limit);
/* XUN_LIMIT, XUN_MEMORY, XUN_FULL or XUN_IO (temporary files go to the folder TMPDIR, else /tmp). */
xun_status xun_spool_append(xun_spool *spool, const void *data, size_t length, xun_error *error);
/* The bytes become the blob's; the spool is empty afterwards, whatever the outcome. */
xun_status xun_spool_finish(xun_blob *out, xun_spool *spool, xun_error *error);
void xun_spool_discard(xun_spool *spool);

/* An unlinked temporary file open for reading and writing, in the folder TMPDIR, else /tmp. */
xun_status xun_temporary_file(int *out, xun_error *error);

#endif
