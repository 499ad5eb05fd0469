#include "apps/cli/dictionary_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

enum { BLOCK = 1 << 16 };
static const size_t size_limit = (size_t)256 << 20;

static xun_status read_entry(xun_bytes *out, struct archive *archive, const char *path, xun_error *error)
{
    for (;;) {
        if (!xun_bytes_reserve(out, BLOCK))
            return xun_fail_memory(error);
        la_ssize_t got = archive_read_data(archive, out->data + out->length, BLOCK);
        if (got < 0)
            return xun_fail(error, XUN_CORRUPT, "%s: cannot be unpacked: %s", path,
                            archive_error_string(archive));
        if (got == 0)
            return XUN_OK;
        out->length += (size_t)got;
        if (out->length > size_limit)
            return xun_fail(error, XUN_LIMIT, "%s: more than 256 MB: no dictionary", path);
    }
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), wanted = strlen(end);
    return length >= wanted && strcmp(name + length - wanted, end) == 0;
}

/* {"updated_at":"2026-01-04T16:04:33.061Z"} to its date. */
static bool take_date(xun_bytes *date, const xun_bytes *status)
{
    static const char key[] = "\"updated_at\":\"";
    const char *found = status->length ? memmem(status->data, status->length, key, strlen(key)) : NULL;
    const char *value = found ? found + strlen(key) : NULL;
    const char *end = value ? memchr(value, '"', (size_t)(status->data + status->length - value)) : NULL;
    return !end || xun_bytes_append(date, value, (size_t)(end - value));
}

static xun_status read_entries(xun_bytes *out, xun_bytes *date, struct archive *archive, const char *path,
                               xun_error *error)
{
    struct archive_entry *entry;
    xun_bytes status_file = XUN_BYTES_EMPTY;
    bool packed = false;
    xun_status status = XUN_OK;
    while (status == XUN_OK && archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
        const char *name = archive_entry_pathname(entry);
        name = name ? name : "";
        bool wanted = ends_with(name, "data/all.js");
        if (ends_with(name, "data/status.json")) {
            status = read_entry(&status_file, archive, path, error);
        } else if (wanted || (!packed && !out->length)) {
            xun_bytes_clear(out);
            packed = packed || wanted;
            status = read_entry(out, archive, path, error);
        }
    }
    if (status == XUN_OK && !take_date(date, &status_file))
        status = xun_fail_memory(error);
    xun_bytes_free(&status_file);
    return status;
}

xun_status xun_dictionary_read(xun_bytes *out, xun_bytes *date, const char *path, xun_error *error)
{
    struct archive *archive = archive_read_new();
    if (!archive)
        return xun_fail_memory(error);
    archive_read_support_filter_all(archive);
    archive_read_support_format_tar(archive);
    archive_read_support_format_zip(archive);
    archive_read_support_format_raw(archive);
    archive_read_support_format_empty(archive);
    xun_status status = XUN_OK;
    if (archive_read_open_filename(archive, path, BLOCK) != ARCHIVE_OK)
        status = xun_fail_errno(error, archive_errno(archive), "%s", path);
    if (status == XUN_OK)
        status = read_entries(out, date, archive, path, error);
    archive_read_free(archive);
    return status;
}
