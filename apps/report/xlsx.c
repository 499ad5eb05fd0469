/* The report as a workbook, through libxlsxwriter: summary, a sheet for each measure of the matrix, charts,
 * lists. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apps/report/format.h"
#include "apps/report/label.h"
#include "apps/report/xlsx_sheet.h"

enum { CHART_SERIES = 10, CHART_BARS = 50 };

static lxw_format *number_format(xun_book *book, const char *pattern)
{
    lxw_format *format = workbook_add_format(book->book);
    if (format)
        format_set_num_format(format, pattern);
    else
        book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    return format;
}

static void make_formats(xun_book *book)
{
    book->header = number_format(book, "@");
    book->whole = number_format(book, "#,##0");
    book->share = number_format(book, "0.00%");
    book->rate = number_format(book, "0.0000");
    book->wrapped = number_format(book, "@");
    if (book->error != LXW_NO_ERROR)
        return;
    format_set_bold(book->header);
    format_set_bg_color(book->header, 0xEEF1F4);
    format_set_bottom(book->header, LXW_BORDER_THIN);
    format_set_text_wrap(book->header);
    format_set_text_wrap(book->wrapped);
    format_set_align(book->wrapped, LXW_ALIGN_VERTICAL_TOP);
}

/* ---- summary and matrices ----------------------------------------------------------------------------- */

static lxw_format *column_format(const xun_book *book, xun_summary_column column)
{
    switch (column) {
    case XUN_COLUMN_SHARE: return book->share;
    case XUN_COLUMN_TREND: return book->rate;
    case XUN_COLUMN_FIRST:
    case XUN_COLUMN_LAST: return NULL;
    default: return book->whole;
    }
}

static void summary(xun_book *book)
{
    static const double widths[XUN_SUMMARY_COLUMNS] = {24, 24, 14, 14, 11, 11, 11, 11, 11, 10, 10, 10, 40};
    const xun_model *m = book->model;
    char remark[XUN_REMARK_SIZE];
    xun_sheet s = xun_sheet_add(book, _("Summary"));
    for (xun_summary_column i = 0; i < XUN_SUMMARY_COLUMNS; i++)
        xun_sheet_header(&s, xun_summary_label(i), widths[i]);
    xun_sheet_next_row(&s);
    for (size_t i = 0; i < m->row_count; i++) {
        for (xun_summary_column k = 0; k < XUN_SUMMARY_COLUMNS; k++) {
            const char *text = xun_summary_text(&m->rows[i], k, remark);
            if (text)
                xun_sheet_string(&s, text);
            else
                xun_sheet_number(&s, xun_summary_number(&m->rows[i], k), column_format(book, k));
        }
        xun_sheet_next_row(&s);
    }
    xun_sheet_finish(&s, 1);
}

static void colour_cells(xun_sheet *s, size_t rows, size_t columns)
{
    lxw_conditional_format scale = {
        .type = LXW_CONDITIONAL_2_COLOR_SCALE, .min_color = 0xFFFFFF, .max_color = 0x5B9BD5};
    if (!s->sheet || !rows || !columns)
        return;
    lxw_error error =
        worksheet_conditional_format_range(s->sheet, 1, 1, (lxw_row_t)rows, (lxw_col_t)columns, &scale);
    if (s->book->error == LXW_NO_ERROR)
        s->book->error = error;
}

static lxw_format *measure_format(const xun_book *book, xun_measure measure)
{
    return measure == XUN_MEASURE_RATE ? book->rate : book->whole;
}

static void matrix_row(xun_sheet *s, const xun_row *row, xun_axis axis, xun_measure measure)
{
    const xun_model *m = s->book->model;
    lxw_format *format = measure_format(s->book, measure);
    xun_sheet_string(s, row->keyword->name);
    for (uint32_t i = 0; i < m->columns[axis].count; i++) {
        xun_cell cell = xun_cell_at(&row->cells[axis], i);
        xun_sheet_number(s, xun_cell_value(measure, &cell, &m->columns[axis].items[i]), format);
    }
    xun_sheet_number(s, xun_row_total(measure, row, m), format);
    xun_sheet_next_row(s);
}

static const char *matrix_name(xun_measure measure)
{
    switch (measure) {
    case XUN_MEASURE_PASSAGES: return _("Matrix passages");
    case XUN_MEASURE_REPORTS: return _("Matrix reports");
    case XUN_MEASURE_TIMES: return _("Matrix occurrences");
    case XUN_MEASURE_RATE: return _("Matrix per 10,000");
    case XUN_MEASURES: break;
    }
    return "";
}

static void matrix(xun_book *book, const char *name, xun_axis axis, xun_measure measure)
{
    const xun_model *m = book->model;
    xun_sheet s = xun_sheet_add(book, name);
    xun_sheet_header(&s, _("keyword"), 24);
    for (size_t i = 0; i < m->columns[axis].count; i++)
        xun_sheet_header(&s, xun_column_label(axis, &m->columns[axis].items[i]), 10);
    xun_sheet_header(&s, _("all"), 10);
    xun_sheet_next_row(&s);
    for (size_t i = 0; i < m->row_count; i++)
        matrix_row(&s, &m->rows[i], axis, measure);
    colour_cells(&s, m->row_count, m->columns[axis].count);
    xun_sheet_finish(&s, 1);
}

/* The matrices that --by did not ask for, each in one measure; reports as rows, since there are so many. */
static void other_matrices(xun_book *book)
{
    const xun_model *m = book->model;
    const char *const names[XUN_AXES] = {_("By year"), _("By quarter"), NULL, _("By place")};
    for (xun_axis axis = 0; axis < XUN_AXES; axis++)
        if (axis != m->settings->axis && names[axis] && (axis != XUN_AXIS_PLACE || xun_model_has_places(m)))
            matrix(book, names[axis], axis, m->settings->measure);
    if (m->settings->axis != XUN_AXIS_REPORT)
        xun_xlsx_reports(book, measure_format(book, m->settings->measure));
}

/* ---- charts ------------------------------------------------------------------------------------------- */

static int by_passages(const void *a, const void *b, void *user)
{
    const xun_row *rows = user, *left = &rows[*(const size_t *)a], *right = &rows[*(const size_t *)b];
    if (left->passages != right->passages)
        return left->passages > right->passages ? -1 : 1;
    return left < right ? -1 : left > right;
}

/* The most frequent keywords: their row numbers in `order`, which the caller frees. */
static size_t *most_frequent(const xun_model *m)
{
    size_t *order = malloc((m->row_count + 1) * sizeof *order);
    for (size_t i = 0; order && i < m->row_count; i++)
        order[i] = i;
    if (order && m->row_count)
        qsort_r(order, m->row_count, sizeof *order, by_passages, m->rows);
    return order;
}

static lxw_chart *chart_of(xun_book *book, uint8_t type, const char *title)
{
    lxw_chart *chart = workbook_add_chart(book->book, type);
    if (chart)
        chart_title_set_name(chart, title);
    else
        book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    return chart;
}

static void add_course(lxw_chart *chart, const xun_book *book, lxw_row_t row)
{
    const lxw_col_t last = (lxw_col_t)book->model->columns[book->model->settings->axis].count;
    const char *sheet = matrix_name(XUN_MEASURE_PASSAGES);
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (!series)
        return;
    chart_series_set_name_range(series, sheet, row, 0);
    chart_series_set_categories(series, sheet, 0, 1, 0, last);
    chart_series_set_values(series, sheet, row, 1, row, last);
}

static void place_chart(xun_sheet *s, lxw_chart *chart, lxw_row_t row)
{
    lxw_chart_options size = {.x_scale = 2, .y_scale = 1.4};
    if (s->sheet && chart)
        worksheet_insert_chart_opt(s->sheet, row, 0, chart, &size);
}

static void charts(xun_book *book)
{
    const xun_model *m = book->model;
    size_t *order = most_frequent(m);
    if (!order || !m->row_count || !m->columns[m->settings->axis].count) {
        free(order);
        return;
    }
    xun_sheet s = xun_sheet_add(book, _("Charts"));
    lxw_chart *course = chart_of(book, LXW_CHART_LINE, _("The most frequent keywords: passages"));
    for (size_t i = 0; i < m->row_count && i < CHART_SERIES && course && m->rows[order[i]].passages; i++)
        add_course(course, book, (lxw_row_t)(order[i] + 1));
    place_chart(&s, course, 0);
    lxw_chart *bars = chart_of(book, LXW_CHART_BAR,
                               m->row_count > CHART_BARS ? _("Passages of the first keywords")
                                                         : _("Passages of each keyword"));
    lxw_chart_series *series = bars ? chart_add_series(bars, NULL, NULL) : NULL;
    if (series) {
        lxw_row_t last = (lxw_row_t)(m->row_count < CHART_BARS ? m->row_count : CHART_BARS);
        chart_series_set_categories(series, _("Summary"), 1, XUN_COLUMN_NAME, last, XUN_COLUMN_NAME);
        chart_series_set_values(series, _("Summary"), 1, XUN_COLUMN_PASSAGES, last, XUN_COLUMN_PASSAGES);
        chart_series_set_name(series, _("passages"));
        chart_axis_set_reverse(bars->y_axis);
        chart_legend_set_position(bars, LXW_CHART_LEGEND_NONE);
    }
    place_chart(&s, bars, 24);
    xun_sheet_finish(&s, 0);
    free(order);
}

/* ---- all together ------------------------------------------------------------------------------------- */

static size_t greatest(const size_t *numbers, size_t count)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++)
        most = numbers[i] > most ? numbers[i] : most;
    return most;
}

static xun_status check_size(const char *name, const xun_model *m, xun_error *error)
{
    size_t rows[] = {0, 0, 0, 0, m->archive.report_count};
    for (size_t i = 0; i < m->row_count; i++) {
        rows[0] += m->rows[i].top_report_count;
        rows[1] += m->rows[i].top_place_count;
        rows[2] += m->rows[i].found->best_count + m->rows[i].found->sample_count;
        rows[3] += m->rows[i].found->line_count;
    }
    size_t most = greatest(rows, sizeof rows / sizeof *rows);
    if (most >= LXW_ROW_MAX)
        return xun_fail(error, XUN_LIMIT,
                        "%s: %zu rows, a sheet holds %d: ask for fewer with -n, --top, --lines or --sample",
                        name, most, LXW_ROW_MAX);
    size_t columns[XUN_AXES];
    for (xun_axis axis = 0; axis < XUN_AXES; axis++)
        columns[axis] = axis == XUN_AXIS_REPORT && m->settings->axis != axis ? m->row_count + 3
                                                                             : m->columns[axis].count + 2;
    most = greatest(columns, XUN_AXES);
    if (most > LXW_COL_MAX)
        return xun_fail(error, XUN_LIMIT, "%s: %zu columns, a sheet holds %d: choose another --by", name,
                        most, LXW_COL_MAX);
    return XUN_OK;
}

static void write_sheets(xun_book *book, const xun_changes *changes)
{
    summary(book);
    for (xun_measure i = 0; i < XUN_MEASURES; i++)
        matrix(book, matrix_name(i), book->model->settings->axis, i);
    charts(book);
    other_matrices(book);
    xun_xlsx_top(book, XUN_LIST_REPORTS, _("Reports"));
    if (xun_model_has_places(book->model))
        xun_xlsx_top(book, XUN_LIST_PLACES, _("Places"));
    if (book->model->together)
        xun_xlsx_together(book);
    xun_xlsx_beside(book);
    xun_xlsx_passages(book);
    xun_xlsx_lines(book);
    if (changes)
        xun_xlsx_changes(book, changes);
    xun_xlsx_about(book);
}

xun_status xun_write_report_xlsx(const char *path, const char *name, const xun_model *model,
                                 const xun_changes *changes, xun_error *error)
{
    xun_status status = check_size(name, model, error);
    if (status != XUN_OK)
        return status;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    xun_book book = {.book = workbook_new_opt(path, &options), .model = model};
    if (!book.book)
        return xun_fail_memory(error);
    make_formats(&book);
    if (book.error == LXW_NO_ERROR)
        write_sheets(&book, changes);
    errno = 0;
    lxw_error closed = workbook_close(book.book);
    if (book.error == LXW_NO_ERROR)
        book.error = closed;
    if (book.error == LXW_NO_ERROR)
        return XUN_OK;
    if (errno)
        return xun_fail_errno(error, errno, "%s: cannot be written", name);
    return xun_fail(error, XUN_IO, "%s: cannot be written: %s", name, lxw_strerror(book.error));
}
