/* Files that are no text at all, told by their first bytes. */
#ifndef XUN_CORPUS_BINARY_H
#define XUN_CORPUS_BINARY_H

#include <stddef.h>

/* What kind of file the bytes begin ("a PNG image"), or NULL when no known mark is there. Static storage. */
const char *xun_binary_kind(const char *data, size_t length);

#endif
