#include "apps/report/counts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- cells -------------------------------------------------------------------------------------------- */

/* The passages of the row, by report. */
static bool count_reports(xun_row *row, const xun_model *model)
{
    const xun_archive *archive = &model->archive;
    xun_cell *dense = calloc(archive->report_count + 1, sizeof *dense);
    if (!dense)
        return false;
    xun_held_walk walk = xun_held_begin(row->found);
    for (xun_held held; xun_held_next(&held, &walk);) {
        uint32_t report = held.docid < archive->docid_count ? archive->report_of[held.docid] : XUN_NONE;
        if (report == XUN_NONE)
            continue;
        dense[report].passages++;
        dense[report].times += held.times;
    }
    xun_cells *cells = &row->cells[XUN_AXIS_REPORT];
    for (uint32_t i = 0; i < archive->report_count; i++)
        if (dense[i].passages)
            dense[cells->count++] = (xun_cell){i, dense[i].passages, 1, dense[i].times};
    cells->items = dense;
    xun_cell *shrunk = realloc(dense, (cells->count + 1) * sizeof *dense);
    if (shrunk)
        cells->items = shrunk;
    return true;
}

/* The reports' cells summed by another axis. */
static bool count_axis(xun_row *row, const xun_model *model, xun_axis axis)
{
    const xun_columns_of *columns = &model->columns[axis];
    const xun_cells *reports = &row->cells[XUN_AXIS_REPORT];
    xun_cells *cells = &row->cells[axis];
    xun_cell *dense = calloc(columns->count + 1, sizeof *dense);
    if (!dense)
        return false;
    for (size_t i = 0; i < reports->count; i++) {
        xun_cell *cell = &dense[columns->of_report[reports->items[i].column]];
        cell->passages += reports->items[i].passages;
        cell->times += reports->items[i].times;
        cell->reports++;
    }
    for (uint32_t i = 0; i < columns->count; i++)
        if (dense[i].passages) {
            dense[cells->count] = dense[i];
            dense[cells->count++].column = i;
        }
    cells->items = dense;
    xun_cell *shrunk = realloc(dense, (cells->count + 1) * sizeof *dense);
    if (shrunk)
        cells->items = shrunk;
    return true;
}

static int by_passages(const void *a, const void *b)
{
    const xun_cell *left = a, *right = b;
    if (left->passages != right->passages)
        return left->passages > right->passages ? -1 : 1;
    if (left->times != right->times)
        return left->times > right->times ? -1 : 1;
    return (left->column > right->column) - (left->column < right->column);
}

static bool take_top(xun_cell **out, size_t *count, const xun_cells *cells, size_t most)
{
    xun_cell *sorted = malloc((cells->count + 1) * sizeof *sorted);
    if (!sorted)
        return false;
    if (cells->count) {
        memcpy(sorted, cells->items, cells->count * sizeof *sorted);
        qsort(sorted, cells->count, sizeof *sorted, by_passages);
    }
    *count = cells->count < most ? cells->count : most;
    xun_cell *fitted = realloc(sorted, (*count + 1) * sizeof *sorted);
    *out = fitted ? fitted : sorted;
    return true;
}

/* ---- sums --------------------------------------------------------------------------------------------- */

/* The slope of a straight line through the yearly rates, by least squares; each year of which there is text
 * counts alike. */
static double slope(const xun_row *row, const xun_columns_of *years)
{
    double n = 0, sum_x = 0, sum_y = 0, sum_xx = 0, sum_xy = 0;
    for (uint32_t i = 0; i < years->count; i++) {
        if (!*years->items[i].label || !years->items[i].characters)
            continue;
        xun_cell cell = xun_cell_at(&row->cells[XUN_AXIS_YEAR], i);
        double x = strtod(years->items[i].label, NULL),
               y = xun_cell_value(XUN_MEASURE_RATE, &cell, &years->items[i]);
        n++;
        sum_x += x;
        sum_y += y;
        sum_xx += x * x;
        sum_xy += x * y;
    }
    double spread = n * sum_xx - sum_x * sum_x;
    return n < 3 || spread <= 0 ? NAN : (n * sum_xy - sum_x * sum_y) / spread;
}

static void find_years(xun_row *row, const xun_columns_of *years)
{
    const xun_cells *cells = &row->cells[XUN_AXIS_YEAR];
    for (size_t i = 0; i < cells->count; i++) {
        uint32_t year = (uint32_t)strtoul(years->items[cells->items[i].column].label, NULL, 10);
        if (year && !row->first_year)
            row->first_year = year;
        row->last_year = year ? year : row->last_year;
    }
}

bool xun_row_count(xun_row *row, const xun_model *model)
{
    size_t top = model->settings->top;
    if (!count_reports(row, model))
        return false;
    for (xun_axis axis = 0; axis < XUN_AXES; axis++)
        if (axis != XUN_AXIS_REPORT && !count_axis(row, model, axis))
            return false;
    const xun_cells *reports = &row->cells[XUN_AXIS_REPORT];
    for (size_t i = 0; i < reports->count; i++) {
        row->passages += reports->items[i].passages;
        row->times += reports->items[i].times;
    }
    row->reports = reports->count;
    row->loose = row->found->related > row->passages ? row->found->related - row->passages : 0;
    row->share = model->archive.report_count ? (double)row->reports / (double)model->archive.report_count : 0;
    find_years(row, &model->columns[XUN_AXIS_YEAR]);
    row->trend = row->passages ? slope(row, &model->columns[XUN_AXIS_YEAR]) : (double)NAN;
    row->zero = row->passages ? XUN_ZERO_NOT : row->found->related ? XUN_ZERO_PARTS : XUN_ZERO_ABSENT;
    return take_top(&row->top_reports, &row->top_report_count, reports, top) &&
           take_top(&row->top_places, &row->top_place_count, &row->cells[XUN_AXIS_PLACE], top);
}

/* ---- beside ------------------------------------------------------------------------------------------- */

/* Takes a number into a list of the most frequent. */
static void rank(xun_beside *list, size_t *count, size_t most, xun_beside item)
{
    size_t at = *count;
    while (at && (list[at - 1].passages < item.passages ||
                  (list[at - 1].passages == item.passages && list[at - 1].number > item.number)))
        at--;
    if (at == most)
        return;
    if (*count < most)
        ++*count;
    for (size_t i = *count - 1; i > at; i--)
        list[i] = list[i - 1];
    list[at] = item;
}

_Static_assert((int)XUN_KEYWORD_LIMIT <= UINT16_MAX, "a keyword's number has two bytes below");

/* The keywords of each passage. */
typedef struct {
    uint32_t *from; /* by document id, and one more */
    uint16_t *keywords;
} by_passage;

static bool turn_round(by_passage *out, const xun_model *model)
{
    size_t docids = model->archive.docid_count, total = 0;
    out->from = calloc(docids + 2, sizeof *out->from);
    if (!out->from)
        return false;
    for (size_t i = 0; i < model->row_count; i++) {
        xun_held_walk walk = xun_held_begin(&model->found[i]);
        for (xun_held held; xun_held_next(&held, &walk);)
            if (held.docid < docids && ++total)
                out->from[held.docid + 2]++;
    }
    for (size_t i = 2; i < docids + 2; i++)
        out->from[i] += out->from[i - 1];
    out->keywords = malloc((total + 1) * sizeof *out->keywords);
    if (!out->keywords)
        return false;
    for (size_t i = 0; i < model->row_count; i++) {
        xun_held_walk walk = xun_held_begin(&model->found[i]);
        for (xun_held held; xun_held_next(&held, &walk);)
            if (held.docid < docids)
                out->keywords[out->from[held.docid + 1]++] = (uint16_t)i;
    }
    return true;
}

static void add_partners(xun_row *row, size_t self, const by_passage *passages, size_t docids,
                         uint32_t *counts, size_t row_count)
{
    memset(counts, 0, row_count * sizeof *counts);
    xun_held_walk walk = xun_held_begin(row->found);
    for (xun_held held; xun_held_next(&held, &walk) && held.docid < docids;)
        for (uint32_t k = passages->from[held.docid]; k < passages->from[held.docid + 1]; k++)
            counts[passages->keywords[k]]++;
    for (uint32_t i = 0; i < row_count; i++)
        if (i != self && counts[i])
            rank(row->partners, &row->partner_count, XUN_PARTNERS, (xun_beside){i, counts[i]});
}

static void rank_name(xun_row *row, const xun_archive *archive, xun_beside item)
{
    if (archive->names.items[item.number][0] == 'H')
        rank(row->honors, &row->honor_count, XUN_NAMES_BESIDE, item);
    else
        rank(row->projects, &row->project_count, XUN_NAMES_BESIDE, item);
}

/* Counts the names in the row's passages; `counts` is all zero before and after. */
static void add_names(xun_row *row, const xun_archive *archive, uint32_t *counts)
{
    for (int pass = 0; pass < 2; pass++) {
        xun_held_walk walk = xun_held_begin(row->found);
        for (xun_held held; xun_held_next(&held, &walk) && held.docid < archive->docid_count;)
            for (uint32_t k = archive->names_from[held.docid]; k < archive->names_from[held.docid + 1]; k++) {
                uint32_t name = archive->named[k];
                if (pass == 0) {
                    counts[name]++;
                } else if (counts[name]) {
                    rank_name(row, archive, (xun_beside){name, counts[name]});
                    counts[name] = 0;
                }
            }
    }
}

bool xun_rows_beside(xun_model *model)
{
    by_passage passages = {0};
    uint32_t *counts = calloc(model->row_count + 1, sizeof *counts);
    uint32_t *names = calloc(model->archive.names.count + 1, sizeof *names);
    bool good = counts && names && turn_round(&passages, model);
    if (good && model->row_count <= XUN_TOGETHER_LIMIT)
        good = (model->together = calloc(model->row_count * model->row_count + 1, sizeof *counts)) != NULL;
    for (size_t i = 0; i < model->row_count && good; i++) {
        uint32_t *row = model->together ? model->together + i * model->row_count : counts;
        add_partners(&model->rows[i], i, &passages, model->archive.docid_count, row, model->row_count);
        add_names(&model->rows[i], &model->archive, names);
    }
    free(passages.from);
    free(passages.keywords);
    free(counts);
    free(names);
    return good;
}
