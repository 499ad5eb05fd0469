#include "apps/report/parts.h"

#include <stdlib.h>
#include <string.h>

#include "apps/output/answer.h"
#include "apps/report/label.h"

/* A matrix with more columns than this is no longer read. */
enum { SHOWN_COLUMNS = 100 };

/* ---- lists -------------------------------------------------------------------------------------------- */

static xun_part_list list_of_cells(const xun_model *model, xun_axis axis, const xun_cell *cells, size_t count,
                                   size_t all)
{
    return (xun_part_list){.label = xun_axis_label(axis),
                           .kind = xun_axis_label(axis),
                           .count = count,
                           .all = all,
                           .model = model,
                           .axis = axis,
                           .cells = cells};
}

static xun_part_list list_beside(const xun_model *model, const char *label, const char *kind,
                                 const xun_beside *beside, size_t count, bool names)
{
    return (xun_part_list){.label = label,
                           .kind = kind,
                           .count = count,
                           .all = count,
                           .model = model,
                           .beside = beside,
                           .names = names};
}

static xun_part_list whole_list(const xun_model *m, const xun_row *row, xun_part_list_kind kind)
{
    switch (kind) {
    case XUN_LIST_REPORTS:
        return list_of_cells(m, XUN_AXIS_REPORT, row->top_reports, row->top_report_count, row->reports);
    case XUN_LIST_PLACES:
        return list_of_cells(m, XUN_AXIS_PLACE, row->top_places,
                             xun_model_has_places(m) ? row->top_place_count : 0,
                             row->cells[XUN_AXIS_PLACE].count);
    case XUN_LIST_KEYWORDS:
        return list_beside(m, _("keywords beside it"), _("keyword"), row->partners, row->partner_count,
                           false);
    case XUN_LIST_HONORS:
        return list_beside(m, _("honours beside it"), _("honour"), row->honors, row->honor_count, true);
    case XUN_LIST_PROJECTS:
        return list_beside(m, _("projects beside it"), _("project"), row->projects, row->project_count, true);
    case XUN_PART_LISTS: break;
    }
    return (xun_part_list){.label = "", .kind = ""};
}

xun_part_list xun_part_list_of(const xun_model *model, const xun_row *row, xun_part_list_kind kind,
                               size_t most)
{
    xun_part_list list = whole_list(model, row, kind);
    if (list.count > most)
        list.count = most;
    return list;
}

const char *xun_part_text(const xun_part_list *list, size_t entry)
{
    const xun_model *m = list->model;
    if (list->cells)
        return xun_column_label(list->axis, &m->columns[list->axis].items[list->cells[entry].column]);
    uint32_t number = list->beside[entry].number;
    return list->names ? m->archive.names.items[number] + 1 : m->rows[number].keyword->name;
}

uint32_t xun_part_passages(const xun_part_list *list, size_t entry)
{
    return list->cells ? list->cells[entry].passages : list->beside[entry].passages;
}

/* ---- passages ----------------------------------------------------------------------------------------- */

xun_passage_group xun_passage_group_of(const xun_row *row, size_t number)
{
    const xun_found *found = row->found;
    if (number == 0)
        return (xun_passage_group){_("Best passages"), _("best"), found->best, found->best_count};
    return (xun_passage_group){_("Passages drawn by chance"), _("by chance"), found->sample,
                               found->sample_count};
}

void xun_marked_parts(const xun_stored_passage *passage, const xun_shown *shown, xun_part_writer *write,
                      void *user)
{
    const char *text = passage->text.text;
    size_t at = 0, length = passage->text.length;
    for (size_t i = 0; i < shown->span_count; i++) {
        xun_span span = shown->spans[i];
        if (span.start < at || span.end > length)
            continue;
        if (span.start > at)
            write(user, text + at, span.start - at, false);
        write(user, text + span.start, span.end - span.start, true);
        at = span.end;
    }
    if (at < length)
        write(user, text + at, length - at, false);
}

bool xun_citation(xun_bytes *out, const xun_stored_passage *passage)
{
    xun_bytes_clear(out);
    xun_writer writer = xun_writer_to_bytes(out);
    xun_write_citation(&writer, passage);
    return !writer.failed && xun_bytes_append(out, "", 0);
}

/* ---- columns ------------------------------------------------------------------------------------------ */

typedef struct {
    uint64_t passages;
    uint32_t column;
} column_sum;

static int by_passages(const void *a, const void *b)
{
    const column_sum *left = a, *right = b;
    if (left->passages != right->passages)
        return left->passages > right->passages ? -1 : 1;
    return (left->column > right->column) - (left->column < right->column);
}

static int by_column(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

/* Of years and quarters, those before any keyword are left out; otherwise all that are not too many. */
static size_t first_of(const column_sum *sums, size_t all, xun_axis axis)
{
    size_t first = 0;
    while ((axis == XUN_AXIS_YEAR || axis == XUN_AXIS_QUARTER) && first < all && !sums[first].passages)
        first++;
    return first < all ? first : 0;
}

uint32_t *xun_shown_columns(size_t *count, const xun_model *model, xun_axis axis)
{
    size_t all = model->columns[axis].count;
    column_sum *sums = calloc(all + 1, sizeof *sums);
    uint32_t *columns = calloc(all + 1, sizeof *columns);
    *count = 0;
    if (!sums || !columns) {
        free(sums);
        free(columns);
        return NULL;
    }
    for (uint32_t i = 0; i < all; i++)
        sums[i].column = i;
    for (size_t i = 0; i < model->row_count; i++)
        for (size_t k = 0; k < model->rows[i].cells[axis].count; k++) {
            const xun_cell *cell = &model->rows[i].cells[axis].items[k];
            sums[cell->column].passages += cell->passages;
        }
    size_t first = first_of(sums, all, axis);
    *count = all - first < SHOWN_COLUMNS ? all - first : SHOWN_COLUMNS;
    if (all - first > *count)
        qsort(sums + first, all - first, sizeof *sums, by_passages);
    for (size_t i = 0; i < *count; i++)
        columns[i] = sums[first + i].column;
    if (*count)
        qsort(columns, *count, sizeof *columns, by_column);
    free(sums);
    return columns;
}
