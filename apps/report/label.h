/* The words that the formats share, in the language of gettext. */
#ifndef XUN_REPORT_LABEL_H
#define XUN_REPORT_LABEL_H

#include <libintl.h>

#include "apps/report/compare.h"
#include "apps/report/model.h"

#define _(text) gettext(text)
#define N_(text) text /* marks a text of a table; it goes through gettext where it is shown */

/* The columns of the summary, in order. */
typedef enum {
    XUN_COLUMN_NAME,
    XUN_COLUMN_QUERY,
    XUN_COLUMN_GROUP,
    XUN_COLUMN_NOTE,
    XUN_COLUMN_PASSAGES,
    XUN_COLUMN_REPORTS,
    XUN_COLUMN_SHARE,
    XUN_COLUMN_TIMES,
    XUN_COLUMN_LOOSE,
    XUN_COLUMN_FIRST,
    XUN_COLUMN_LAST,
    XUN_COLUMN_TREND,
    XUN_COLUMN_REMARK,
    XUN_SUMMARY_COLUMNS
} xun_summary_column;

const char *xun_summary_label(xun_summary_column column);
enum { XUN_REMARK_SIZE = 1024 };
/* The text of a column that holds text; NULL for one that holds a number. `remark` is scratch. */
const char *xun_summary_text(const xun_row *row, xun_summary_column column, char remark[XUN_REMARK_SIZE]);
bool xun_summary_is_number(xun_summary_column column);
/* The number of a column that holds one; NAN when there is none. */
double xun_summary_number(const xun_row *row, xun_summary_column column);
/* Which columns say anything at all. */
void xun_summary_used(bool used[XUN_SUMMARY_COLUMNS], const xun_model *model);
/* How many digits after the point a column is shown with. */
int xun_summary_decimals(xun_summary_column column);

const char *xun_axis_label(xun_axis axis);
const char *xun_measure_label(xun_measure measure);
int xun_measure_decimals(xun_measure measure);
/* A column's own label, or what stands for "undated", "no folder". */
const char *xun_column_label(xun_axis axis, const xun_column *column);

const char *xun_change_label(xun_change_kind kind);

/* What is known of the report as a whole: label and text, for index 0, 1, … until false. */
bool xun_provenance(const char **label, char text[1024], const xun_model *model, size_t index);
/* How many keywords in how many reports. */
void xun_opening_note(char text[512], const xun_model *model);
/* What this format leaves out because there are many keywords; false when it is nothing. */
bool xun_shown_note(char text[512], const xun_report_settings *settings);
/* That only some columns of a matrix are shown. */
void xun_columns_note(char text[512], size_t shown, size_t all);
/* How the numbers are meant: one sentence each, NULL at the end. */
const char *xun_explanation(size_t index);

#endif
