#include "apps/report/format.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#include "common/file.h"

bool xun_report_format_of(xun_report_format *out, const char *path)
{
    static const char *const endings[XUN_FORMATS] = {".html", ".xlsx", ".csv", ".md", ".json"};
    const char *ending = strrchr(xun_path_name(path), '.');
    for (xun_report_format format = 0; format < XUN_FORMATS && ending; format++)
        if (strcasecmp(ending, endings[format]) == 0) {
            *out = format;
            return true;
        }
    return false;
}

typedef void writing(xun_writer *out, const xun_model *model, const xun_changes *changes);

/* Through a buffered stream of its own over the file's descriptor. */
static xun_status write_stream(int descriptor, const char *path, writing *write, const xun_model *model,
                               const xun_changes *changes, xun_error *error)
{
    int copy = dup(descriptor);
    FILE *stream = copy < 0 ? NULL : fdopen(copy, "w");
    if (!stream) {
        xun_status status = xun_fail_errno(error, errno, "%s: cannot be written", path);
        if (copy >= 0)
            close(copy);
        return status;
    }
    xun_writer out = xun_writer_to_stream(stream);
    errno = 0;
    write(&out, model, changes);
    int problem = errno;
    bool flushed = fclose(stream) == 0;
    if (!flushed && errno)
        problem = errno;
    if (flushed && !out.failed)
        return XUN_OK;
    return xun_fail_errno(error, problem ? problem : ENOMEM, "%s: cannot be written", path);
}

/* In memory first: on a full disk libxlsxwriter would print lines of its own. */
static xun_status write_workbook(xun_new_file *file, const char *path, const xun_model *model,
                                 const xun_changes *changes, xun_error *error)
{
    char memory_path[64];
    xun_mapping book;
    int memory = memfd_create("xunzhang-workbook", MFD_CLOEXEC);
    if (memory < 0)
        return xun_fail_errno(error, errno, "temporary file");
    snprintf(memory_path, sizeof memory_path, "/proc/self/fd/%d", memory);
    xun_status status = xun_write_report_xlsx(memory_path, path, model, changes, error);
    if (status == XUN_OK)
        status = xun_mapping_open(&book, memory_path, error);
    if (status == XUN_OK) {
        status = xun_new_file_write(file, book.data, book.length, error);
        xun_mapping_close(&book);
    }
    close(memory);
    return status;
}

static xun_status write_format(xun_new_file *file, const char *path, xun_report_format format,
                               const xun_model *model, const xun_changes *changes, xun_error *error)
{
    static writing *const writers[XUN_FORMATS] = {xun_write_report_html, NULL, xun_write_report_csv,
                                                  xun_write_report_markdown, xun_write_report_json};
    if (!writers[format])
        return write_workbook(file, path, model, changes, error);
    return write_stream(xun_new_file_descriptor(file), path, writers[format], model, changes, error);
}

xun_status xun_report_write(const char *path, xun_report_format format, const xun_model *model,
                            const xun_changes *changes, xun_error *error)
{
    xun_new_file *file;
    xun_status status = xun_new_file_open(&file, path, error);
    if (status != XUN_OK)
        return status;
    status = write_format(file, path, format, model, changes, error);
    if (status == XUN_OK)
        return xun_new_file_commit(file, error);
    xun_new_file_discard(file);
    return status;
}
