/* What became different since an earlier report. */
#ifndef XUN_REPORT_COMPARE_H
#define XUN_REPORT_COMPARE_H

#include "apps/report/model.h"

typedef enum { XUN_CHANGE_NONE, XUN_CHANGE_NEW, XUN_CHANGE_GONE, XUN_CHANGE_COUNTS } xun_change_kind;

/* One keyword, by name and query. */
typedef struct {
    xun_change_kind kind;
    char *name, *query;
    uint64_t passages, reports, times;             /* now */
    uint64_t old_passages, old_reports, old_times; /* then */
} xun_change;

typedef struct {
    char *path, *made; /* of the earlier report; `made` "" when it does not say */
    xun_change *items; /* keywords of now in their order, then those that are gone */
    size_t count;
    char **new_reports, **gone_reports; /* ids of the archive's reports */
    size_t new_report_count, gone_report_count;
} xun_changes;

/* An earlier report in JSON, read before the work starts. */
typedef struct xun_earlier xun_earlier;
xun_status xun_earlier_open(xun_earlier **out, const char *path, xun_error *error);
void xun_earlier_close(xun_earlier *earlier);
xun_status xun_changes_find(xun_changes *out, const xun_earlier *earlier, const xun_model *model,
                            xun_error *error);
/* Keywords that are new, gone or changed. */
size_t xun_changes_count(const xun_changes *changes);
void xun_changes_free(xun_changes *changes);

#endif
