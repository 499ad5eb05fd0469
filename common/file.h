/* Files as a whole: mapping for reading, replacing in one step. */
#ifndef XUN_COMMON_FILE_H
#define XUN_COMMON_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/bytes.h"
#include "common/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A file mapped read-only. `data` is valid until xun_mapping_close; an empty file has data "" and length
 * 0. */
typedef struct {
    const char *data;
    size_t length;
} xun_mapping;

xun_status xun_mapping_open(xun_mapping *out, const char *path, xun_error *error);
void xun_mapping_close(xun_mapping *mapping);

/* Appends everything that a descriptor still gives, at most `limit` bytes (XUN_LIMIT beyond); `name` is for
 * messages. */
xun_status xun_read_all(xun_bytes *out, int descriptor, size_t limit, const char *name, xun_error *error);

/* A file that appears in one step: written beside `path` as `path.partial-PID`, synced and renamed by
 * commit. */
typedef struct xun_new_file xun_new_file;
xun_status xun_new_file_open(xun_new_file **out, const char *path, xun_error *error);
/* The descriptor to write to; stays owned by the file. */
int xun_new_file_descriptor(const xun_new_file *file);
xun_status xun_new_file_write(xun_new_file *file, const void *data, size_t length, xun_error *error);
/* Syncs, renames over `path` and frees the handle, whatever the outcome; on failure the old file stays. */
xun_status xun_new_file_commit(xun_new_file *file, xun_error *error);
/* Drops what was written. NULL is fine. */
void xun_new_file_discard(xun_new_file *file);

/* Removes a file or a folder with all in it; a missing one is fine. */
xun_status xun_remove_tree(const char *path, xun_error *error);
/* "folder/name" as a new string to be freed; NULL when memory is out. */
char *xun_path_join(const char *folder, const char *name);
/* Where this user's own data is: $XDG_DATA_HOME/xunzhang, else ~/.local/share/xunzhang; to be freed; NULL
 * when neither is set or memory is out. */
char *xun_user_data_folder(void);
/* Makes the folders that a file at `path` stands in, where they are missing. False with errno set. */
bool xun_make_folders_of(const char *path);
/* The part after the last slash; points into `path`. */
const char *xun_path_name(const char *path);

#ifdef __cplusplus
}
#endif

#endif
