/* The sheets that list: reports, places, neighbours, passages, lines, changes, and about the report. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "apps/output/answer.h"
#include "apps/report/kwic.h"
#include "apps/report/label.h"
#include "apps/report/parts.h"
#include "apps/report/xlsx_sheet.h"
#include "common/writer.h"

/* Where each keyword's next cell is, when reports are gone through in order. */
static void report_row(xun_sheet *s, uint32_t report, size_t *at, lxw_format *format)
{
    const xun_model *m = s->book->model;
    const xun_column *column = &m->columns[XUN_AXIS_REPORT].items[report];
    xun_sheet_string(s, column->label);
    xun_sheet_string(s, m->archive.reports[report].date);
    xun_sheet_number(s, (double)column->characters, s->book->whole);
    for (size_t i = 0; i < m->row_count; i++) {
        const xun_cells *cells = &m->rows[i].cells[XUN_AXIS_REPORT];
        if (at[i] < cells->count && cells->items[at[i]].column == report)
            xun_sheet_number(s, xun_cell_value(m->settings->measure, &cells->items[at[i]++], column), format);
        else
            xun_sheet_skip(s, 1); /* nothing for zero: most cells are */
    }
    xun_sheet_next_row(s);
}

void xun_xlsx_reports(xun_book *book, lxw_format *format)
{
    const xun_model *m = book->model;
    size_t *at = calloc(m->row_count + 1, sizeof *at);
    if (!at) {
        book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
        return;
    }
    xun_sheet s = xun_sheet_add(book, _("By report"));
    xun_sheet_header(&s, _("report"), 48);
    xun_sheet_header(&s, _("date"), 12);
    xun_sheet_header(&s, _("characters"), 12);
    for (size_t i = 0; i < m->row_count; i++)
        xun_sheet_header(&s, m->rows[i].keyword->name, 10);
    xun_sheet_next_row(&s);
    for (uint32_t i = 0; i < m->archive.report_count; i++)
        report_row(&s, i, at, format);
    xun_sheet_finish(&s, 1);
    free(at);
}

void xun_xlsx_top(xun_book *book, xun_part_list_kind kind, const char *name)
{
    const xun_model *m = book->model;
    xun_sheet s = xun_sheet_add(book, name);
    xun_sheet_header(&s, _("keyword"), 24);
    xun_sheet_header(&s, xun_axis_label(kind == XUN_LIST_REPORTS ? XUN_AXIS_REPORT : XUN_AXIS_PLACE), 48);
    xun_sheet_header(&s, _("passages"), 12);
    xun_sheet_header(&s, _("occurrences"), 12);
    xun_sheet_next_row(&s);
    for (size_t i = 0; i < m->row_count; i++) {
        xun_part_list list = xun_part_list_of(m, &m->rows[i], kind, SIZE_MAX);
        for (size_t k = 0; k < list.count; k++) {
            xun_sheet_string(&s, m->rows[i].keyword->name);
            xun_sheet_string(&s, xun_part_text(&list, k));
            xun_sheet_number(&s, list.cells[k].passages, book->whole);
            xun_sheet_number(&s, list.cells[k].times, book->whole);
            xun_sheet_next_row(&s);
        }
    }
    xun_sheet_finish(&s, 1);
}

/* Keyword by keyword: passages that hold both. */
void xun_xlsx_together(xun_book *book)
{
    const xun_model *m = book->model;
    xun_sheet s = xun_sheet_add(book, _("Together"));
    xun_sheet_header(&s, _("keyword"), 24);
    for (size_t i = 0; i < m->row_count; i++)
        xun_sheet_header(&s, m->rows[i].keyword->name, 10);
    xun_sheet_next_row(&s);
    for (size_t i = 0; i < m->row_count; i++) {
        xun_sheet_string(&s, m->rows[i].keyword->name);
        for (size_t k = 0; k < m->row_count; k++) {
            uint32_t passages = m->together[i * m->row_count + k];
            if (passages)
                xun_sheet_number(&s, passages, book->whole);
            else
                xun_sheet_skip(&s, 1);
        }
        xun_sheet_next_row(&s);
    }
    xun_sheet_finish(&s, 1);
}

void xun_xlsx_beside(xun_book *book)
{
    xun_sheet s = xun_sheet_add(book, _("Beside"));
    xun_sheet_header(&s, _("keyword"), 24);
    xun_sheet_header(&s, _("kind"), 12);
    xun_sheet_header(&s, _("beside it"), 40);
    xun_sheet_header(&s, _("passages"), 12);
    xun_sheet_next_row(&s);
    for (size_t i = 0; i < book->model->row_count; i++)
        for (xun_part_list_kind kind = XUN_LIST_KEYWORDS; kind < XUN_PART_LISTS; kind++) {
            xun_part_list list = xun_part_list_of(book->model, &book->model->rows[i], kind, SIZE_MAX);
            for (size_t k = 0; k < list.count; k++) {
                xun_sheet_string(&s, book->model->rows[i].keyword->name);
                xun_sheet_string(&s, list.kind);
                xun_sheet_string(&s, xun_part_text(&list, k));
                xun_sheet_number(&s, xun_part_passages(&list, k), book->whole);
                xun_sheet_next_row(&s);
            }
        }
    xun_sheet_finish(&s, 1);
}

/* ---- passages ----------------------------------------------------------------------------------------- */

static void citation(xun_sheet *s, const xun_stored_passage *passage)
{
    xun_bytes cited = XUN_BYTES_EMPTY;
    if (xun_citation(&cited, passage))
        xun_sheet_text(s, cited.data, cited.length);
    else
        s->book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    xun_bytes_free(&cited);
}

static void passage_rows(xun_sheet *s, const xun_row *row, const xun_passage_group *group,
                         xun_stored_passage *passage)
{
    for (size_t i = 0; i < group->count; i++) {
        if (!xun_model_passage(passage, s->book->model, group->items[i].docid))
            continue;
        xun_slice source = xun_passage_source(passage);
        xun_sheet_string(s, row->keyword->name);
        xun_sheet_string(s, group->kind);
        xun_sheet_text(s, passage->text.text, passage->text.length);
        citation(s, passage);
        xun_sheet_text(s, source.text, source.length);
        xun_sheet_number(s, (double)passage->parts[0].start, s->book->whole);
        xun_sheet_number(s, (double)passage->parts[0].end, s->book->whole);
        xun_sheet_next_row(s);
    }
}

void xun_xlsx_passages(xun_book *book)
{
    xun_stored_passage *passage = malloc(sizeof *passage);
    if (!passage) {
        book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
        return;
    }
    xun_sheet s = xun_sheet_add(book, _("Passages"));
    xun_sheet_header(&s, _("keyword"), 24);
    xun_sheet_header(&s, _("kind"), 12);
    xun_sheet_header(&s, _("passage"), 80);
    xun_sheet_header(&s, _("citation"), 40);
    xun_sheet_header(&s, _("file"), 40);
    xun_sheet_header(&s, _("first byte"), 12);
    xun_sheet_header(&s, _("last byte"), 12);
    xun_sheet_next_row(&s);
    for (size_t i = 0; i < book->model->row_count; i++)
        for (size_t k = 0; k < XUN_PASSAGE_GROUPS; k++) {
            xun_passage_group group = xun_passage_group_of(&book->model->rows[i], k);
            passage_rows(&s, &book->model->rows[i], &group, passage);
        }
    if (s.sheet)
        worksheet_set_column(s.sheet, 2, 2, 80, book->wrapped);
    xun_sheet_finish(&s, 1);
    free(passage);
}

static void line_rows(xun_sheet *s, const xun_row *row)
{
    const xun_model *m = s->book->model;
    xun_kwic_line *lines;
    size_t count;
    if (!xun_kwic_lines(&lines, &count, m, row, row->found->line_count)) {
        s->book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        xun_sheet_string(s, row->keyword->name);
        xun_sheet_text(s, lines[i].left.text, lines[i].left.length);
        xun_sheet_text(s, lines[i].word.text, lines[i].word.length);
        xun_sheet_text(s, lines[i].right.text, lines[i].right.length);
        xun_sheet_string(s, xun_report_short_id(&m->archive, m->archive.report_of[lines[i].docid]));
        xun_sheet_next_row(s);
    }
    free(lines);
}

void xun_xlsx_lines(xun_book *book)
{
    xun_sheet s = xun_sheet_add(book, _("In context"));
    xun_sheet_header(&s, _("keyword"), 24);
    xun_sheet_header(&s, _("left"), 50);
    xun_sheet_header(&s, _("as written"), 16);
    xun_sheet_header(&s, _("right"), 50);
    xun_sheet_header(&s, _("report"), 40);
    xun_sheet_next_row(&s);
    for (size_t i = 0; i < book->model->row_count; i++)
        line_rows(&s, &book->model->rows[i]);
    xun_sheet_finish(&s, 1);
}

/* ---- changes and provenance --------------------------------------------------------------------------- */

static void report_rows(xun_sheet *s, const char *kind, char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        xun_sheet_string(s, ids[i]);
        xun_sheet_string(s, kind);
        xun_sheet_next_row(s);
    }
}

void xun_xlsx_changes(xun_book *book, const xun_changes *changes)
{
    xun_sheet s = xun_sheet_add(book, _("Changes"));
    xun_sheet_header(&s, _("keyword"), 32);
    xun_sheet_header(&s, _("change"), 20);
    xun_sheet_header(&s, _("passages before"), 12);
    xun_sheet_header(&s, _("passages"), 12);
    xun_sheet_header(&s, _("difference"), 12);
    xun_sheet_next_row(&s);
    for (size_t i = 0; i < changes->count; i++) {
        const xun_change *c = &changes->items[i];
        if (c->kind == XUN_CHANGE_NONE)
            continue;
        xun_sheet_string(&s, c->name);
        xun_sheet_string(&s, xun_change_label(c->kind));
        xun_sheet_number(&s, (double)c->old_passages, book->whole);
        xun_sheet_number(&s, (double)c->passages, book->whole);
        xun_sheet_number(&s, (double)c->passages - (double)c->old_passages, book->whole);
        xun_sheet_next_row(&s);
    }
    report_rows(&s, _("new report"), changes->new_reports, changes->new_report_count);
    report_rows(&s, _("report that is gone"), changes->gone_reports, changes->gone_report_count);
    xun_sheet_finish(&s, 1);
}

void xun_xlsx_about(xun_book *book)
{
    const char *label;
    char value[1024];
    xun_sheet s = xun_sheet_add(book, _("About"));
    xun_sheet_header(&s, _("Provenance"), 32);
    xun_sheet_header(&s, "", 100);
    xun_sheet_next_row(&s);
    for (size_t i = 0; xun_provenance(&label, value, book->model, i); i++) {
        xun_sheet_string(&s, label);
        xun_sheet_string(&s, value);
        xun_sheet_next_row(&s);
    }
    for (size_t i = 0; xun_explanation(i); i++) {
        xun_sheet_string(&s, i ? "" : _("What the numbers mean"));
        xun_sheet_string(&s, xun_explanation(i));
        xun_sheet_next_row(&s);
    }
}
