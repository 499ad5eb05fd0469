#include "corpus/blob.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"

enum {
    READ_WHOLE = 4 << 20,     /* files up to this size are read, not mapped */
    KEEP_IN_MEMORY = 4 << 20, /* a spool up to this size needs no file */
    WRITE_CHUNK = 1 << 20
};

/* Reads what the descriptor gives up to `capacity` bytes; -1 with errno on failure. */
static ssize_t read_fully(int descriptor, char *data, size_t capacity)
{
    size_t length = 0;
    while (length < capacity) {
        ssize_t got = read(descriptor, data + length, capacity - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        length += (size_t)got;
    }
    return (ssize_t)length;
}

static xun_status read_whole(xun_blob *out, int descriptor, size_t size, const char *path, xun_error *error)
{
    char *data = malloc(size + 1);
    if (!data)
        return xun_fail_memory(error);
    ssize_t length = read_fully(descriptor, data, size);
    if (length <= 0) {
        int why = errno;
        free(data);
        return length < 0 ? xun_fail_errno(error, why, "%s: cannot be read", path) : XUN_OK;
    }
    data[length] = '\0';
    *out = (xun_blob){data, (size_t)length, XUN_BLOB_HEAP};
    return XUN_OK;
}

static xun_status open_descriptor(xun_blob *out, int descriptor, const char *path, xun_error *error)
{
    struct stat info;
    if (fstat(descriptor, &info) != 0)
        return xun_fail_errno(error, errno, "%s: cannot be read", path);
    if (S_ISDIR(info.st_mode))
        return xun_fail(error, XUN_INVALID, "%s: is a folder, not a file", path);
    if (!S_ISREG(info.st_mode))
        return xun_fail(error, XUN_INVALID, "%s: not a regular file", path);
    if (info.st_size <= READ_WHOLE)
        return info.st_size ? read_whole(out, descriptor, (size_t)info.st_size, path, error) : XUN_OK;
    xun_mapping mapping;
    xun_status status = xun_mapping_open(&mapping, path, error);
    if (status == XUN_OK)
        *out = (xun_blob){mapping.data, mapping.length, XUN_BLOB_MAPPED};
    return status;
}

xun_status xun_blob_open(xun_blob *out, const char *path, xun_error *error)
{
    *out = XUN_BLOB_EMPTY;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return xun_fail_errno(error, errno, "%s: cannot be opened", path);
    xun_status status = open_descriptor(out, descriptor, path, error);
    close(descriptor);
    return status;
}

void xun_blob_release(const xun_blob *blob, size_t from, size_t to)
{
    if (blob->kind != XUN_BLOB_MAPPED)
        return;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    from = from / page * page;
    to = (to < blob->length ? to : blob->length) / page * page;
    if (from < to)
        madvise((void *)(uintptr_t)(blob->data + from), to - from, MADV_DONTNEED);
}

void xun_blob_close(xun_blob *blob)
{
    if (blob->kind == XUN_BLOB_MAPPED)
        munmap((void *)(uintptr_t)blob->data, blob->length);
    else if (blob->kind == XUN_BLOB_HEAP)
        free((void *)(uintptr_t)blob->data);
    *blob = XUN_BLOB_EMPTY;
}

static const char *temporary_folder(void)
{
    const char *folder = getenv("TMPDIR");
    return folder && *folder ? folder : "/tmp";
}

xun_status xun_temporary_file(int *out, xun_error *error)
{
    const char *folder = temporary_folder();
    *out = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (*out >= 0)
        return XUN_OK;
    /* Some file systems lack O_TMPFILE. */
    char *path = xun_path_join(folder, "xunzhang-XXXXXX");
    if (!path)
        return xun_fail_memory(error);
    *out = mkostemp(path, O_CLOEXEC);
    int why = errno;
    if (*out >= 0)
        unlink(path);
    free(path);
    if (*out >= 0)
        return XUN_OK;
    return xun_fail_errno(error, why, "%s: no temporary file can be made here: set TMPDIR to another folder",
                          folder);
}

void xun_spool_start(xun_spool *spool, const char *name, uint64_t limit)
{
    *spool = (xun_spool){name, limit, 0, XUN_BYTES_EMPTY, -1};
}

void xun_spool_discard(xun_spool *spool)
{
    xun_bytes_free(&spool->memory);
    if (spool->descriptor >= 0)
        close(spool->descriptor);
    spool->descriptor = -1;
    spool->length = 0;
}

static xun_status write_out(xun_spool *spool, xun_error *error)
{
    if (spool->descriptor < 0) {
        xun_status status = xun_temporary_file(&spool->descriptor, error);
        if (status != XUN_OK)
            return status;
    }
    for (size_t done = 0; done < spool->memory.length;) {
        ssize_t wrote = write(spool->descriptor, spool->memory.data + done, spool->memory.length - done);
        if (wrote < 0 && errno != EINTR)
            return xun_fail_errno(error, errno,
                                  "%s: no room for a temporary copy in %s (set TMPDIR to another folder)",
                                  spool->name, temporary_folder());
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    xun_bytes_clear(&spool->memory);
    return XUN_OK;
}

xun_status xun_spool_append(xun_spool *spool, const void *data, size_t length, xun_error *error)
{
    if (length > spool->limit - spool->length)
        return xun_fail(error, XUN_LIMIT, "%s: holds more than %llu MiB of text: split it into smaller files",
                        spool->name, (unsigned long long)(spool->limit >> 20));
    size_t most = spool->descriptor < 0 ? KEEP_IN_MEMORY : WRITE_CHUNK;
    if (spool->memory.length && spool->memory.length + length > most) {
        xun_status status = write_out(spool, error);
        if (status != XUN_OK)
            return status;
    }
    if (!xun_bytes_append(&spool->memory, data, length))
        return xun_fail_memory(error);
    spool->length += length;
    return XUN_OK;
}

static xun_status map_spool(xun_blob *out, const xun_spool *spool, xun_error *error)
{
    void *data = mmap(NULL, (size_t)spool->length, PROT_READ, MAP_PRIVATE, spool->descriptor, 0);
    if (data == MAP_FAILED)
        return xun_fail_errno(error, errno, "%s: its temporary copy cannot be mapped", spool->name);
    *out = (xun_blob){data, (size_t)spool->length, XUN_BLOB_MAPPED};
    return XUN_OK;
}

xun_status xun_spool_finish(xun_blob *out, xun_spool *spool, xun_error *error)
{
    *out = XUN_BLOB_EMPTY;
    xun_status status = XUN_OK;
    if (spool->descriptor >= 0) {
        status = write_out(spool, error);
        if (status == XUN_OK)
            status = map_spool(out, spool, error);
    } else if (spool->length) {
        *out = (xun_blob){spool->memory.data, spool->memory.length, XUN_BLOB_HEAP};
        spool->memory = XUN_BYTES_EMPTY;
    }
    xun_spool_discard(spool);
    return status;
}
