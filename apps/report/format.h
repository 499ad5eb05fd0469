/* The formats of a report. */
#ifndef XUN_REPORT_FORMAT_H
#define XUN_REPORT_FORMAT_H

#include "apps/report/compare.h"
#include "apps/report/model.h"
#include "common/writer.h"

typedef enum {
    XUN_FORMAT_HTML,
    XUN_FORMAT_XLSX,
    XUN_FORMAT_CSV,
    XUN_FORMAT_MARKDOWN,
    XUN_FORMAT_JSON,
    XUN_FORMATS
} xun_report_format;

/* By the ending of a file's name: .html, .xlsx, .csv, .md, .json. False when it is another. */
bool xun_report_format_of(xun_report_format *out, const char *path);

/* Writes the report as a file that appears in one step. `changes` may be NULL. */
xun_status xun_report_write(const char *path, xun_report_format format, const xun_model *model,
                            const xun_changes *changes, xun_error *error);

/* One a format; they set `failed` of the writer when something goes wrong. */
void xun_write_report_html(xun_writer *out, const xun_model *model, const xun_changes *changes);
void xun_write_report_csv(xun_writer *out, const xun_model *model, const xun_changes *changes);
void xun_write_report_markdown(xun_writer *out, const xun_model *model, const xun_changes *changes);
void xun_write_report_json(xun_writer *out, const xun_model *model, const xun_changes *changes);
/* Through a library that wants a path of its own. */
xun_status xun_write_report_xlsx(const char *path, const char *name, const xun_model *model,
                                 const xun_changes *changes, xun_error *error);

#endif
