#include "apps/report/xlsx_sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* More columns than this are not squeezed onto the width of a printed page. */
enum { PAGE_COLUMNS = 70 };

static void note(xun_sheet *s, lxw_error error)
{
    if (s->book->error == LXW_NO_ERROR)
        s->book->error = error;
}

xun_sheet xun_sheet_add(xun_book *book, const char *name)
{
    xun_sheet sheet = {.book = book, .sheet = workbook_add_worksheet(book->book, name)};
    if (!sheet.sheet && book->error == LXW_NO_ERROR)
        book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    return sheet;
}

void xun_sheet_header(xun_sheet *s, const char *label, double width)
{
    if (!s->sheet)
        return;
    note(s, worksheet_set_column(s->sheet, s->column, s->column, width, NULL));
    note(s, worksheet_write_string(s->sheet, s->row, s->column++, label, s->book->header));
}

void xun_sheet_string(xun_sheet *s, const char *text)
{
    if (s->sheet && *text)
        note(s, worksheet_write_string(s->sheet, s->row, s->column, text, NULL));
    s->column++;
}

void xun_sheet_text(xun_sheet *s, const char *text, size_t length)
{
    char *copy = strndup(text, length);
    if (copy)
        xun_sheet_string(s, copy);
    else
        note(s, LXW_ERROR_MEMORY_MALLOC_FAILED);
    free(copy);
}

void xun_sheet_number(xun_sheet *s, double value, lxw_format *format)
{
    if (s->sheet && !isnan(value))
        note(s, worksheet_write_number(s->sheet, s->row, s->column, value, format));
    s->column++;
}

void xun_sheet_skip(xun_sheet *s, size_t cells)
{
    s->column = (lxw_col_t)(s->column + cells);
}

void xun_sheet_next_row(xun_sheet *s)
{
    s->columns = s->column > s->columns ? s->column : s->columns;
    s->column = 0;
    s->row++;
}

void xun_sheet_finish(xun_sheet *s, lxw_col_t columns)
{
    if (!s->sheet)
        return;
    worksheet_set_landscape(s->sheet);
    worksheet_set_paper(s->sheet, 9); /* A4 */
    if (s->columns <= PAGE_COLUMNS)
        worksheet_fit_to_pages(s->sheet, 1, 0);
    if (!s->row)
        return;
    worksheet_freeze_panes(s->sheet, 1, columns);
    worksheet_repeat_rows(s->sheet, 0, 0);
    if (s->row > 1 && s->columns)
        note(s, worksheet_autofilter(s->sheet, 0, 0, s->row - 1, (lxw_col_t)(s->columns - 1)));
}
