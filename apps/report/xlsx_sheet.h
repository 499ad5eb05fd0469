/* A sheet that is written row by row. Inside apps/report/ only. */
#ifndef XUN_REPORT_XLSX_SHEET_H
#define XUN_REPORT_XLSX_SHEET_H

#include <stdbool.h>
#include <xlsxwriter.h>

#include "apps/report/compare.h"
#include "apps/report/parts.h"

typedef struct {
    lxw_workbook *book;
    lxw_format *header, *whole, *share, *rate, *wrapped;
    const xun_model *model;
    lxw_error error; /* the first that happened */
} xun_book;

typedef struct {
    xun_book *book;
    lxw_worksheet *sheet;
    lxw_row_t row;
    lxw_col_t column, columns; /* of the row at hand; of the widest */
} xun_sheet;

/* A sheet with its name, which must be another than before. */
xun_sheet xun_sheet_add(xun_book *book, const char *name);
void xun_sheet_header(xun_sheet *sheet, const char *label, double width);
void xun_sheet_text(xun_sheet *sheet, const char *text, size_t length);
void xun_sheet_string(xun_sheet *sheet, const char *text);
/* Nothing for NAN. `format` may be NULL. */
void xun_sheet_number(xun_sheet *sheet, double value, lxw_format *format);
/* Leaves cells empty. */
void xun_sheet_skip(xun_sheet *sheet, size_t cells);
void xun_sheet_next_row(xun_sheet *sheet);
/* First row and `columns` first columns stay in sight, filters go over all rows, it prints on pages. Call
 * last. */
void xun_sheet_finish(xun_sheet *sheet, lxw_col_t columns);

/* The sheets beside summary and matrices. */
void xun_xlsx_reports(xun_book *book, lxw_format *format);
void xun_xlsx_top(xun_book *book, xun_part_list_kind kind, const char *name);
void xun_xlsx_together(xun_book *book);
void xun_xlsx_beside(xun_book *book);
void xun_xlsx_passages(xun_book *book);
void xun_xlsx_lines(xun_book *book);
void xun_xlsx_changes(xun_book *book, const xun_changes *changes);
void xun_xlsx_about(xun_book *book);

#endif
