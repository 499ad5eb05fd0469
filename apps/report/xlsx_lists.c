/* The sheets that list: reports, places, neighbours, passages, lines, changes, and about the report. */
#include <stdlib.h>
#include <string.h>

#include "apps/output/answer.h"
#include "apps/report/kwic.h"
#include "apps/report/label.h"
#include "apps/report/xlsx_sheet.h"
#include "common/writer.h"

void xun_xlsx_top(xun_book *book, xun_axis axis)
{
    const xun_model *m = book->model;
    xun_sheet s = xun_sheet_add(book, axis == XUN_AXIS_REPORT ? _("Reports") : _("Places"));
    xun_sheet_header(&s, _("keyword"), 24);
    xun_sheet_header(&s, xun_axis_label(axis), 48);
    xun_sheet_header(&s, _("passages"), 12);
    xun_sheet_header(&s, _("occurrences"), 12);
    xun_sheet_next_row(&s);
    for (size_t i = 0; i < m->row_count; i++) {
        const xun_row *row = &m->rows[i];
        const xun_cell *cells = axis == XUN_AXIS_REPORT ? row->top_reports : row->top_places;
        size_t count = axis == XUN_AXIS_REPORT ? row->top_report_count : row->top_place_count;
        for (size_t k = 0; k < count; k++) {
            xun_sheet_string(&s, row->keyword->name);
            xun_sheet_string(&s, xun_column_label(axis, &m->columns[axis].items[cells[k].column]));
            xun_sheet_number(&s, cells[k].passages, book->whole);
            xun_sheet_number(&s, cells[k].times, book->whole);
            xun_sheet_next_row(&s);
        }
    }
    xun_sheet_finish(&s, 1);
}

static void beside_rows(xun_sheet *s, const xun_row *row, const char *kind, const xun_beside *items,
                        size_t count, bool names)
{
    const xun_model *m = s->book->model;
    for (size_t i = 0; i < count; i++) {
        xun_sheet_string(s, row->keyword->name);
        xun_sheet_string(s, kind);
        xun_sheet_string(s, names ? m->archive.names.items[items[i].number] + 1
                                  : m->rows[items[i].number].keyword->name);
        xun_sheet_number(s, items[i].passages, s->book->whole);
        xun_sheet_next_row(s);
    }
}

void xun_xlsx_beside(xun_book *book)
{
    xun_sheet s = xun_sheet_add(book, _("Beside"));
    xun_sheet_header(&s, _("keyword"), 24);
    xun_sheet_header(&s, _("kind"), 12);
    xun_sheet_header(&s, _("beside it"), 40);
    xun_sheet_header(&s, _("passages"), 12);
    xun_sheet_next_row(&s);
    for (size_t i = 0; i < book->model->row_count; i++) {
        const xun_row *row = &book->model->rows[i];
        beside_rows(&s, row, _("keyword"), row->partners, row->partner_count, false);
        beside_rows(&s, row, _("honour"), row->honors, row->honor_count, true);
        beside_rows(&s, row, _("project"), row->projects, row->project_count, true);
    }
    xun_sheet_finish(&s, 1);
}

/* ---- passages ------------------------------------------------------------ */

static void citation(xun_sheet *s, const xun_stored_passage *passage)
{
    xun_bytes bytes = XUN_BYTES_EMPTY;
    xun_writer out = xun_writer_to_bytes(&bytes);
    xun_write_citation(&out, passage);
    if (out.failed)
        s->book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    xun_sheet_text(s, bytes.data ? bytes.data : "", bytes.length);
    xun_bytes_free(&bytes);
}

static void passage_rows(xun_sheet *s, const xun_row *row, const char *kind, const xun_shown *items,
                         size_t count, xun_stored_passage *passage)
{
    for (size_t i = 0; i < count; i++) {
        if (!xun_model_passage(passage, s->book->model, items[i].docid))
            continue;
        xun_slice source = xun_passage_source(passage);
        xun_sheet_string(s, row->keyword->name);
        xun_sheet_string(s, kind);
        xun_sheet_text(s, passage->text.text, passage->text.length);
        citation(s, passage);
        xun_sheet_text(s, source.text, source.length);
        xun_sheet_number(s, (double)passage->source_start, s->book->whole);
        xun_sheet_number(s, (double)passage->source_end, s->book->whole);
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
    for (size_t i = 0; i < book->model->row_count; i++) {
        const xun_row *row = &book->model->rows[i];
        passage_rows(&s, row, _("best"), row->found->best, row->found->best_count, passage);
        passage_rows(&s, row, _("by chance"), row->found->sample, row->found->sample_count, passage);
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
    if (!xun_kwic_lines(&lines, &count, m, row)) {
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

/* ---- changes and provenance
 * ------------------------------------------------------------------------------------------------------ */

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
        xun_sheet_string(&s, c->kind == XUN_CHANGE_NEW    ? _("new")
                             : c->kind == XUN_CHANGE_GONE ? _("gone")
                                                          : _("changed"));
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
