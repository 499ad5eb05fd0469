/* Sources: which files a command line means, and what is in them, as UTF-8. */
#ifndef XUN_CORPUS_SOURCE_H
#define XUN_CORPUS_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"

/* One file to be read. */
typedef struct {
    char *path;
    uint64_t size;       /* bytes on disk */
    int64_t modified_ns; /* time of the last change, nanoseconds since 1970 */
} xun_source;

typedef struct {
    xun_source *items; /* by path, in byte order, none twice */
    size_t count;
} xun_sources;

/* Called for what was left out (unreadable, unknown type, a dangling link): the path and one line why. */
typedef void xun_source_problem(void *user, const char *path, const xun_error *why);

/* Adds a file, or all files of a folder and its subfolders (hidden ones and those of unknown type left
 * out silently unless named). Fails only when `path` itself cannot be used. */
xun_status xun_sources_add(xun_sources *sources, const char *path, xun_source_problem *problem, void *user,
                           xun_error *error);
/* Sorts and drops doubles; call once after the last add. */
void xun_sources_finish(xun_sources *sources);
void xun_sources_free(xun_sources *sources);

/* How the bytes of a file were understood. */
typedef struct {
    char encoding[24]; /* "UTF-8", "GB18030" (stands for GB2312 and GBK too, which are parts of it), "Big5",
                        * "Big5-HKSCS", "UTF-16LE", "HZ", "EUC-TW", "Windows-1252" (for Latin-1 too), …; a
                        * told one by its own name */
    const char *how;   /* "byte-order mark", "strict UTF-8", "detected", "declared", "told"; static storage */
    double confidence; /* 0 to 1 */
    uint64_t undecodable; /* bytes that could not be decoded; each run stands as one U+FFFD in the text */
    uint64_t zero_bytes;  /* NUL bytes, each turned into a space */
    const char *media;    /* "text", "markdown", "html", "pdf", "docx"; static storage */
} xun_decoding;

typedef struct {
    const char *encoding; /* NULL: find out; else the name of the encoding that the bytes are in */
    const char *name;     /* name for messages and for the media type when not the path's own */
} xun_text_options;

/* The text of one file: decompressed (gz, xz, bz2, zst; the one text member of a zip), markup taken out
 * (HTML; Markdown is kept, its marks are read by the passage reader), converted to UTF-8. Bytes are
 * mapped or in an unlinked temporary file, so that a 1 GB file costs little memory. */
typedef struct xun_text xun_text;

xun_status xun_text_open(xun_text **out, const char *path, const xun_text_options *options, xun_error *error);
/* The same for bytes in memory, which must outlive the text. */
xun_status xun_text_open_bytes(xun_text **out, const void *bytes, size_t length,
                               const xun_text_options *options, xun_error *error);
void xun_text_close(xun_text *text);
/* Valid UTF-8 without zero bytes; valid until close. */
const char *xun_text_data(const xun_text *text);
size_t xun_text_length(const xun_text *text);
const xun_decoding *xun_text_decoding(const xun_text *text);
/* Where byte `offset` of the text stands in the file: exact for text and Markdown in any encoding (file
 * bytes, byte-order mark counted); for compressed files in the decompressed bytes; for html, pdf, docx
 * an offset in the extracted text. */
uint64_t xun_text_source_offset(const xun_text *text, size_t offset);
/* Lets go of mapped pages before `offset`: for readers of huge texts. */
void xun_text_release_before(xun_text *text, size_t offset);

#endif
