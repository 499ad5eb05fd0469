/* docs/keyword-report.schema.json says what stands where. */
#include "common/json.h"

#include <stdlib.h>
#include <string.h>

#include "apps/output/answer.h"
#include "apps/report/format.h"
#include "apps/report/kwic.h"
#include "apps/report/label.h"
#include "apps/report/parts.h"

static const char *const axis_names[XUN_AXES] = {"year", "quarter", "report", "place"};

static void slice(xun_json *json, const char *key, xun_slice text)
{
    xun_json_text(json, key, text.text, text.length);
}

static void columns(xun_json *json, const xun_model *m, xun_axis axis)
{
    xun_json_array(json, axis_names[axis]);
    for (size_t i = 0; i < m->columns[axis].count; i++) {
        const xun_column *column = &m->columns[axis].items[i];
        xun_json_object(json, NULL);
        xun_json_string(json, "label", *column->label ? column->label : NULL);
        xun_json_integer(json, "reports", (int64_t)column->reports);
        xun_json_integer(json, "passages", (int64_t)column->passages);
        xun_json_integer(json, "characters", (int64_t)column->characters);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

/* Columns where the keyword stands: number of the column, passages, reports, occurrences. */
static void cells(xun_json *json, const char *key, const xun_cells *cells)
{
    xun_json_array(json, key);
    for (size_t i = 0; i < cells->count; i++) {
        xun_json_array(json, NULL);
        xun_json_integer(json, NULL, cells->items[i].column);
        xun_json_integer(json, NULL, cells->items[i].passages);
        xun_json_integer(json, NULL, cells->items[i].reports);
        xun_json_integer(json, NULL, cells->items[i].times);
        xun_json_array_end(json);
    }
    xun_json_array_end(json);
}

static void top(xun_json *json, const char *key, const xun_columns_of *of, const xun_report *report_ids,
                const xun_cell *items, size_t count)
{
    xun_json_array(json, key);
    for (size_t i = 0; i < count; i++) {
        const char *label = of->items[items[i].column].label;
        xun_json_object(json, NULL);
        xun_json_string(json, "label", *label ? label : NULL);
        if (report_ids)
            xun_json_string(json, "report", report_ids[items[i].column].id);
        xun_json_integer(json, "passages", items[i].passages);
        xun_json_integer(json, "occurrences", items[i].times);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

static void beside(xun_json *json, const char *key, const xun_model *m, const xun_beside *items, size_t count,
                   bool names)
{
    xun_json_array(json, key);
    for (size_t i = 0; i < count; i++) {
        xun_json_object(json, NULL);
        xun_json_string(json, "name",
                        names ? m->archive.names.items[items[i].number] + 1
                              : m->rows[items[i].number].keyword->name);
        xun_json_integer(json, "passages", items[i].passages);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

/* With which keywords further down it stands in a passage: number of the keyword, passages. */
static void together(xun_json *json, const xun_model *m, size_t number)
{
    if (!m->together) {
        xun_json_null(json, "together");
        return;
    }
    const uint32_t *counts = m->together + number * m->row_count;
    xun_json_array(json, "together");
    for (size_t i = number + 1; i < m->row_count; i++)
        if (counts[i]) {
            xun_json_array(json, NULL);
            xun_json_integer(json, NULL, (int64_t)i);
            xun_json_integer(json, NULL, counts[i]);
            xun_json_array_end(json);
        }
    xun_json_array_end(json);
}

static void cited(xun_json *json, const xun_stored_passage *passage)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    if (xun_citation(&text, passage))
        xun_json_text(json, "citation", text.data, text.length);
    else
        json->writer->failed = true;
    xun_bytes_free(&text);
}

static void passage_object(xun_json *json, const xun_stored_passage *passage, const xun_shown *shown)
{
    xun_json_object(json, NULL);
    slice(json, "report", passage->id);
    xun_json_integer(json, "passage", passage->number);
    cited(json, passage);
    slice(json, "text", passage->text);
    xun_json_array(json, "highlights");
    for (size_t i = 0; i < shown->span_count; i++) {
        xun_json_array(json, NULL);
        xun_json_integer(json, NULL, (int64_t)shown->spans[i].start);
        xun_json_integer(json, NULL, (int64_t)shown->spans[i].end);
        xun_json_array_end(json);
    }
    xun_json_array_end(json);
    xun_print_source(json, passage);
    xun_json_object_end(json);
}

static void passages(xun_json *json, const char *key, const xun_model *m, const xun_shown *items,
                     size_t count, xun_stored_passage *passage)
{
    xun_json_array(json, key);
    for (size_t i = 0; i < count; i++)
        if (xun_model_passage(passage, m, items[i].docid))
            passage_object(json, passage, &items[i]);
    xun_json_array_end(json);
}

static void lines(xun_json *json, const xun_model *m, const xun_row *row)
{
    xun_kwic_line *items;
    size_t count;
    if (!xun_kwic_lines(&items, &count, m, row, row->found->line_count)) {
        json->writer->failed = true;
        return;
    }
    xun_json_array(json, "lines");
    for (size_t i = 0; i < count; i++) {
        xun_json_object(json, NULL);
        slice(json, "left", items[i].left);
        slice(json, "word", items[i].word);
        slice(json, "right", items[i].right);
        xun_json_string(json, "report", m->archive.reports[m->archive.report_of[items[i].docid]].id);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
    free(items);
}

static void year_or_null(xun_json *json, const char *key, uint32_t year)
{
    if (year)
        xun_json_integer(json, key, year);
    else
        xun_json_null(json, key);
}

static void counts(xun_json *json, const xun_row *row)
{
    static const char *const zeroes[] = {NULL, "absent", "parts", "filter"};
    xun_json_integer(json, "passages", (int64_t)row->passages);
    xun_json_integer(json, "reports", (int64_t)row->reports);
    xun_json_number(json, "share", row->share, 6);
    xun_json_integer(json, "occurrences", (int64_t)row->times);
    xun_json_integer(json, "loose", (int64_t)row->loose);
    year_or_null(json, "first_year", row->first_year);
    year_or_null(json, "last_year", row->last_year);
    xun_json_number(json, "trend", row->trend, 6);
    xun_json_string(json, "zero", zeroes[row->zero]);
    xun_json_string(json, "suggestion", row->found->suggestion);
    xun_json_string(json, "written", row->found->written);
    xun_json_string(json, "parts", row->found->parts);
    xun_json_string(json, "longer", row->found->longer);
    xun_json_string(json, "translated", row->found->translated);
}

static void keyword(xun_json *json, const xun_model *m, const xun_row *row, xun_stored_passage *passage)
{
    xun_json_object(json, NULL);
    xun_json_string(json, "name", row->keyword->name);
    xun_json_string(json, "query", row->keyword->query);
    xun_json_string(json, "group", *row->keyword->group ? row->keyword->group : NULL);
    xun_json_string(json, "note", *row->keyword->note ? row->keyword->note : NULL);
    xun_json_string(json, "understood", row->found->understood);
    counts(json, row);
    xun_json_object(json, "cells");
    for (xun_axis axis = 0; axis < XUN_AXES; axis++)
        cells(json, axis_names[axis], &row->cells[axis]);
    xun_json_object_end(json);
    top(json, "top_reports", &m->columns[XUN_AXIS_REPORT], m->archive.reports, row->top_reports,
        row->top_report_count);
    top(json, "top_places", &m->columns[XUN_AXIS_PLACE], NULL, row->top_places,
        xun_model_has_places(m) ? row->top_place_count : 0);
    together(json, m, (size_t)(row - m->rows));
    beside(json, "keywords_beside", m, row->partners, row->partner_count, false);
    beside(json, "honors", m, row->honors, row->honor_count, true);
    beside(json, "projects", m, row->projects, row->project_count, true);
    passages(json, "best", m, row->found->best, row->found->best_count, passage);
    passages(json, "sample", m, row->found->sample, row->found->sample_count, passage);
    lines(json, m, row);
    xun_json_object_end(json);
}

static void archive(xun_json *json, const xun_archive *a)
{
    xun_json_array(json, "archive_reports");
    for (size_t i = 0; i < a->report_count; i++) {
        xun_json_object(json, NULL);
        xun_json_string(json, "id", a->reports[i].id);
        xun_json_string(json, "title", a->reports[i].title);
        xun_json_string(json, "date", *a->reports[i].date ? a->reports[i].date : NULL);
        xun_json_integer(json, "passages", (int64_t)a->reports[i].passages);
        xun_json_integer(json, "characters", (int64_t)a->reports[i].characters);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

static void change(xun_json *json, const xun_change *c)
{
    static const char *const kinds[] = {"none", "new", "gone", "changed"};
    xun_json_object(json, NULL);
    xun_json_string(json, "change", kinds[c->kind]);
    xun_json_string(json, "name", c->name);
    xun_json_string(json, "query", c->query);
    xun_json_integer(json, "passages", (int64_t)c->passages);
    xun_json_integer(json, "reports", (int64_t)c->reports);
    xun_json_integer(json, "occurrences", (int64_t)c->times);
    xun_json_integer(json, "passages_before", (int64_t)c->old_passages);
    xun_json_integer(json, "reports_before", (int64_t)c->old_reports);
    xun_json_integer(json, "occurrences_before", (int64_t)c->old_times);
    xun_json_object_end(json);
}

static void ids(xun_json *json, const char *key, char *const *items, size_t count)
{
    xun_json_array(json, key);
    for (size_t i = 0; i < count; i++)
        xun_json_string(json, NULL, items[i]);
    xun_json_array_end(json);
}

static void comparison(xun_json *json, const xun_changes *changes)
{
    if (!changes) {
        xun_json_null(json, "changes");
        return;
    }
    xun_json_object(json, "changes");
    xun_json_string(json, "since", *changes->made ? changes->made : NULL);
    xun_json_array(json, "keywords");
    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].kind != XUN_CHANGE_NONE)
            change(json, &changes->items[i]);
    xun_json_array_end(json);
    ids(json, "new_reports", changes->new_reports, changes->new_report_count);
    ids(json, "gone_reports", changes->gone_reports, changes->gone_report_count);
    xun_json_object_end(json);
}

static void head(xun_json *json, const xun_model *m)
{
    const xun_report_settings *s = m->settings;
    xun_json_integer(json, "format", 1);
    xun_json_string(json, "made", s->made);
    xun_json_string(json, "command", s->command);
    xun_json_array(json, "indexes");
    for (size_t i = 0; i < s->database_count; i++)
        xun_json_string(json, NULL, s->databases[i]);
    xun_json_array_end(json);
    xun_json_text(json, "index_created", m->created.data ? m->created.data : "", m->created.length);
    xun_json_string(json, "filter", s->filter);
    xun_json_integer(json, "seed", (int64_t)s->seed);
    xun_json_integer(json, "reports", (int64_t)m->archive.report_count);
    xun_json_integer(json, "passages", (int64_t)m->archive.passages);
    xun_json_integer(json, "characters", (int64_t)m->archive.characters);
    xun_json_string(json, "by", axis_names[s->axis]);
    xun_json_object(json, "columns");
    for (xun_axis axis = 0; axis < XUN_AXES; axis++)
        columns(json, m, axis);
    xun_json_object_end(json);
}

void xun_write_report_json(xun_writer *out, const xun_model *m, const xun_changes *changes)
{
    xun_stored_passage *passage = malloc(sizeof *passage);
    if (!passage) {
        out->failed = true;
        return;
    }
    xun_json json = xun_json_to(out);
    xun_json_object(&json, NULL);
    head(&json, m);
    xun_json_array(&json, "keywords");
    for (size_t i = 0; i < m->row_count; i++) {
        xun_write_string(out, "\n");
        keyword(&json, m, &m->rows[i], passage);
    }
    xun_json_array_end(&json);
    comparison(&json, changes);
    archive(&json, &m->archive);
    xun_json_object_end(&json);
    xun_write_string(out, "\n");
    free(passage);
}
