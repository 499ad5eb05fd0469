#include "common/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static xun_status map_descriptor(xun_mapping *out, int descriptor, const char *path, xun_error *error)
{
    struct stat info;
    if (fstat(descriptor, &info) != 0)
        return xun_fail_errno(error, errno, "%s: cannot be read", path);
    if (!S_ISREG(info.st_mode))
        return xun_fail(error, XUN_INVALID, "%s: not a regular file", path);
    if (info.st_size == 0) {
        *out = (xun_mapping){"", 0};
        return XUN_OK;
    }
    void *data = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (data == MAP_FAILED)
        return xun_fail_errno(error, errno, "%s: cannot be mapped", path);
    *out = (xun_mapping){data, (size_t)info.st_size};
    return XUN_OK;
}

xun_status xun_mapping_open(xun_mapping *out, const char *path, xun_error *error)
{
    *out = (xun_mapping){NULL, 0};
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return xun_fail_errno(error, errno, "%s: cannot be opened", path);
    xun_status status = map_descriptor(out, descriptor, path, error);
    close(descriptor);
    return status;
}

void xun_mapping_close(xun_mapping *mapping)
{
    if (mapping->length)
        munmap((void *)(uintptr_t)mapping->data, mapping->length);
    *mapping = (xun_mapping){NULL, 0};
}

xun_status xun_read_all(xun_bytes *out, int descriptor, size_t limit, const char *name, xun_error *error)
{
    size_t total = 0;
    for (;;) {
        if (!xun_bytes_reserve(out, 65536))
            return xun_fail_memory(error);
        ssize_t got = read(descriptor, out->data + out->length, 65536);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return xun_fail_errno(error, errno, "%s: cannot be read", name);
        if (got == 0)
            return XUN_OK;
        total += (size_t)got;
        if (total > limit)
            return xun_fail(error, XUN_LIMIT, "%s: more than %zu bytes: split it into smaller files", name,
                            limit);
        out->length += (size_t)got;
        out->data[out->length] = '\0';
    }
}

struct xun_new_file {
    char *path, *partial;
    int descriptor;
};

static void new_file_free(xun_new_file *file)
{
    if (file->descriptor >= 0)
        close(file->descriptor);
    free(file->path);
    free(file->partial);
    free(file);
}

xun_status xun_new_file_open(xun_new_file **out, const char *path, xun_error *error)
{
    *out = NULL;
    xun_new_file *file = calloc(1, sizeof *file);
    if (!file)
        return xun_fail_memory(error);
    file->descriptor = -1;
    file->path = strdup(path);
    if (!file->path || asprintf(&file->partial, "%s.partial-%ld", path, (long)getpid()) < 0) {
        file->partial = NULL;
        new_file_free(file);
        return xun_fail_memory(error);
    }
    file->descriptor = open(file->partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file->descriptor < 0) {
        xun_status status = xun_fail_errno(error, errno, "%s: cannot be written", path);
        new_file_free(file);
        return status;
    }
    *out = file;
    return XUN_OK;
}

int xun_new_file_descriptor(const xun_new_file *file)
{
    return file->descriptor;
}

xun_status xun_new_file_write(xun_new_file *file, const void *data, size_t length, xun_error *error)
{
    const char *at = data;
    while (length) {
        ssize_t written = write(file->descriptor, at, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return xun_fail_errno(error, errno, "%s: cannot be written", file->path);
        at += written;
        length -= (size_t)written;
    }
    return XUN_OK;
}

xun_status xun_new_file_commit(xun_new_file *file, xun_error *error)
{
    bool good = fsync(file->descriptor) == 0;
    good = close(file->descriptor) == 0 && good;
    file->descriptor = -1;
    good = good && rename(file->partial, file->path) == 0;
    xun_status status = XUN_OK;
    if (!good) {
        status = xun_fail_errno(error, errno, "%s: cannot be written", file->path);
        unlink(file->partial);
    }
    new_file_free(file);
    return status;
}

void xun_new_file_discard(xun_new_file *file)
{
    if (!file)
        return;
    unlink(file->partial);
    new_file_free(file);
}

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *walk)
{
    (void)info;
    (void)kind;
    (void)walk;
    return remove(path);
}

xun_status xun_remove_tree(const char *path, xun_error *error)
{
    if (nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS) == 0 || errno == ENOENT)
        return XUN_OK;
    return xun_fail_errno(error, errno, "%s: cannot be removed", path);
}

char *xun_path_join(const char *folder, const char *name)
{
    size_t length = strlen(folder);
    bool slash = length && folder[length - 1] == '/';
    char *path = NULL;
    return asprintf(&path, "%s%s%s", folder, slash ? "" : "/", name) < 0 ? NULL : path;
}

char *xun_user_data_folder(void)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (data && *data)
        return xun_path_join(data, "xunzhang");
    return home && *home ? xun_path_join(home, ".local/share/xunzhang") : NULL;
}

const char *xun_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool xun_make_folders_of(const char *path)
{
    char *copy = strdup(path);
    bool good = copy != NULL;
    for (char *slash = copy ? strchr(copy + 1, '/') : NULL; slash && good; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        good = mkdir(copy, 0777) == 0 || errno == EEXIST;
        *slash = '/';
    }
    free(copy);
    return good;
}
