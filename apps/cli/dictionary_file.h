/* Reading a dictionary file: as it is, compressed, or inside an archive. */
#ifndef XUN_CLI_DICTIONARY_FILE_H
#define XUN_CLI_DICTIONARY_FILE_H

#include "common/bytes.h"
#include "common/status.h"

/* Appends the text of `path` (plain, or compressed with gzip, xz, bzip2 or zstd). Of a tar or zip archive, as
 * npm packs them, data/all.js is taken, and `date` gets what data/status.json says, else any first entry.
 * XUN_LIMIT for more than 256 MB. */
xun_status xun_dictionary_read(xun_bytes *out, xun_bytes *date, const char *path, xun_error *error);

#endif
