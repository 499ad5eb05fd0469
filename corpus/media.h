/* What kind of file a name tells: its text's form, and what is wrapped around it. */
#ifndef XUN_CORPUS_MEDIA_H
#define XUN_CORPUS_MEDIA_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    XUN_MEDIA_UNKNOWN,
    XUN_MEDIA_TEXT,
    XUN_MEDIA_MARKDOWN,
    XUN_MEDIA_HTML,
    XUN_MEDIA_PDF,
    XUN_MEDIA_DOCX
} xun_media;

typedef enum { XUN_WRAP_NONE, XUN_WRAP_COMPRESSED, XUN_WRAP_ZIP } xun_wrap;

typedef struct {
    xun_media media; /* within a zip: unknown until its members are seen */
    xun_wrap wrap;
} xun_file_kind;

/* "report.html.gz": HTML, compressed. Letter case doesn't matter. */
xun_file_kind xun_kind_of_name(const char *name);
/* Whether a folder's file of this kind is taken up. */
bool xun_kind_is_known(xun_file_kind kind);
/* "text", "markdown", "html", "pdf", "docx"; an unknown one is read as text. */
const char *xun_media_name(xun_media media);

#endif
