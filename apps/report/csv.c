/* One table: the summary, then the matrix. RFC 4180 with a byte-order mark, so that spreadsheets take it for
 * UTF-8. */
#include <math.h>
#include <string.h>

#include "apps/report/format.h"
#include "apps/report/label.h"

static void text(xun_writer *out, const char *value)
{
    xun_write_csv(out, value, strlen(value));
}

static void number(xun_writer *out, double value, int decimals)
{
    if (!isnan(value))
        xun_write_format(out, "%.*f", decimals, value);
}

static void header(xun_writer *out, const xun_model *m)
{
    const xun_columns_of *columns = &m->columns[m->settings->axis];
    for (xun_summary_column i = 0; i < XUN_SUMMARY_COLUMNS; i++) {
        xun_write_string(out, i ? "," : "");
        text(out, xun_summary_label(i));
    }
    for (size_t i = 0; i < columns->count; i++) {
        xun_write_string(out, ",");
        text(out, xun_column_label(m->settings->axis, &columns->items[i]));
    }
}

static void earlier_header(xun_writer *out)
{
    xun_write_string(out, ",");
    text(out, _("passages before"));
    xun_write_string(out, ",");
    text(out, _("difference"));
}

static void row(xun_writer *out, const xun_model *m, const xun_row *r)
{
    char remark[XUN_REMARK_SIZE];
    const xun_columns_of *columns = &m->columns[m->settings->axis];
    for (xun_summary_column i = 0; i < XUN_SUMMARY_COLUMNS; i++) {
        xun_write_string(out, i ? "," : "");
        const char *value = xun_summary_text(r, i, remark);
        if (value)
            text(out, value);
        else
            number(out, xun_summary_number(r, i), xun_summary_decimals(i));
    }
    for (uint32_t i = 0; i < columns->count; i++) {
        xun_cell cell = xun_cell_at(&r->cells[m->settings->axis], i);
        xun_write_string(out, ",");
        number(out, xun_cell_value(m->settings->measure, &cell, &columns->items[i]),
               xun_measure_decimals(m->settings->measure));
    }
}

static void change(xun_writer *out, const xun_change *c)
{
    if (c->kind == XUN_CHANGE_NEW)
        xun_write_string(out, ",,");
    else
        xun_write_format(out, ",%llu,%lld", (unsigned long long)c->old_passages,
                         (long long)c->passages - (long long)c->old_passages);
}

void xun_write_report_csv(xun_writer *out, const xun_model *m, const xun_changes *changes)
{
    xun_write_string(out, "\xEF\xBB\xBF");
    header(out, m);
    if (changes)
        earlier_header(out);
    xun_write_string(out, "\r\n");
    for (size_t i = 0; i < m->row_count; i++) {
        row(out, m, &m->rows[i]);
        if (changes)
            change(out, &changes->items[i]);
        xun_write_string(out, "\r\n");
    }
}
