/* Containers, read by libarchive: compressed files, and the members of zip files. */
#ifndef XUN_CORPUS_ARCHIVE_H
#define XUN_CORPUS_ARCHIVE_H

#include "common/status.h"
#include "corpus/blob.h"
#include "corpus/media.h"

#define XUN_UNPACKED_LIMIT ((uint64_t)4 << 30) /* bytes that one file may unpack to */

/* What a gz, xz, bz2 or zst file holds. XUN_CORRUPT when damaged or cut short, XUN_LIMIT when it holds
 * too much. */
xun_status xun_decompress(xun_blob *out, const xun_blob *packed, const char *name, xun_error *error);
/* The one text (text, Markdown, HTML) in a zip file, and which of them it is. XUN_UNSUPPORTED when there
 * is none, or more than one. */
xun_status xun_unzip_text(xun_blob *out, xun_media *media, const xun_blob *packed, const char *name,
                          xun_error *error);
/* The member of a zip file with exactly this path; XUN_CORRUPT when it is not there. */
xun_status xun_unzip_member(xun_blob *out, const xun_blob *packed, const char *member, const char *name,
                            xun_error *error);

/* The same as xun_decompress piece by piece, from an open descriptor. */
typedef struct xun_decompressor xun_decompressor;
xun_status xun_decompressor_open(xun_decompressor **out, int descriptor, const char *name, xun_error *error);
void xun_decompressor_close(xun_decompressor *decompressor);
/* Sets *got to 0 at the end. */
xun_status xun_decompressor_read(size_t *got, xun_decompressor *decompressor, void *buffer, size_t capacity,
                                 xun_error *error);

#endif
