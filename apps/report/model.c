#include "apps/report/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "apps/report/counts.h"

/* ---- the selection ------------------------------------------------------------------------------------ */

typedef struct {
    uint8_t *marks;
    size_t count;
    bool memory;
} selection;

static bool select_passage(void *user, const xun_visit_hit *hit)
{
    selection *s = user;
    if (hit->docid >= s->count) {
        size_t count = s->count ? s->count : 1024;
        while (count <= hit->docid)
            count *= 2;
        uint8_t *grown = realloc(s->marks, count);
        if (!grown)
            return !(s->memory = true);
        memset(grown + s->count, 0, count - s->count);
        s->marks = grown;
        s->count = count;
    }
    s->marks[hit->docid] = 1;
    return true;
}

static xun_status select_passages(selection *out, xun_searcher *searcher, const char *filter,
                                  xun_error *error)
{
    *out = (selection){.marks = calloc(1, 1), .count = 1};
    if (!out->marks)
        return xun_fail_memory(error);
    const xun_visit_question question = {filter, strlen(filter), 0};
    xun_status status = xun_searcher_visit(NULL, searcher, &question, 1, NULL, select_passage, out, error);
    return out->memory ? xun_fail_memory(error) : status;
}

/* ---- the passages that are shown ---------------------------------------------------------------------- */

static int by_docid(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

static size_t shown_by(const xun_found *found, uint32_t *docids)
{
    size_t count = 0;
    for (size_t i = 0; i < found->best_count; i++)
        docids[count++] = found->best[i].docid;
    for (size_t i = 0; i < found->sample_count; i++)
        docids[count++] = found->sample[i].docid;
    for (size_t i = 0; i < found->line_count; i++)
        docids[count++] = found->lines[i].docid;
    return count;
}

static bool list_shown(xun_model *m)
{
    size_t most = 0, count = 0;
    for (size_t i = 0; i < m->row_count; i++)
        most += m->found[i].best_count + m->found[i].sample_count + m->found[i].line_count;
    m->text_docids = malloc((most + 1) * sizeof *m->text_docids);
    m->text_offsets = calloc(most + 2, sizeof *m->text_offsets);
    if (!m->text_docids || !m->text_offsets)
        return false;
    for (size_t i = 0; i < m->row_count; i++)
        count += shown_by(&m->found[i], m->text_docids + count);
    if (count)
        qsort(m->text_docids, count, sizeof *m->text_docids, by_docid);
    for (size_t i = 0; i < count; i++)
        if (!m->text_count || m->text_docids[m->text_count - 1] != m->text_docids[i])
            m->text_docids[m->text_count++] = m->text_docids[i];
    return true;
}

static bool keep_text(void *user, size_t index, const char *data, size_t length)
{
    xun_model *m = user;
    m->text_offsets[index] = m->texts.length;
    return xun_bytes_append_block(&m->texts, data, length);
}

static xun_status read_shown(xun_model *m, xun_reader *reader, xun_error *error)
{
    if (!list_shown(m))
        return xun_fail_memory(error);
    xun_status status = xun_reader_data_many(reader, m->text_docids, m->text_count, keep_text, m, error);
    return status == XUN_STOPPED ? xun_fail_memory(error) : status;
}

bool xun_model_passage(xun_stored_passage *out, const xun_model *m, uint32_t docid)
{
    const uint32_t *at =
        m->text_count ? bsearch(&docid, m->text_docids, m->text_count, sizeof docid, by_docid) : NULL;
    if (!at || !m->texts.data)
        return false;
    size_t offset = m->text_offsets[at - m->text_docids], length;
    xun_cursor cursor = xun_cursor_over(m->texts.data + offset, m->texts.length - offset);
    const char *data = xun_cursor_block(&cursor, &length);
    return !cursor.failed && xun_stored_passage_read(out, data, length, NULL) == XUN_OK;
}

/* ---- zeroes ------------------------------------------------------------------------------------------- */

static bool count_outside(void *user, const xun_visit_hit *hit)
{
    xun_model *m = user;
    m->rows[hit->group].outside++;
    return true;
}

/* Asks again without the selection for what was not found within it. */
static xun_status look_outside(xun_model *m, xun_searcher *searcher, xun_error *error)
{
    xun_status status = XUN_OK;
    for (size_t i = 0; i < m->row_count && status == XUN_OK; i++) {
        if (m->rows[i].passages)
            continue;
        const xun_keyword *keyword = &m->keywords->items[i];
        xun_visit_question questions[XUN_ALTERNATIVE_LIMIT];
        for (size_t k = 0; k < keyword->alternative_count; k++)
            questions[k] =
                (xun_visit_question){keyword->alternatives[k].text, keyword->alternatives[k].length, i};
        status = xun_searcher_visit(NULL, searcher, questions, keyword->alternative_count, NULL,
                                    count_outside, m, error);
        if (m->rows[i].outside)
            m->rows[i].zero = XUN_ZERO_FILTER;
    }
    return status;
}

/* ---- all together ------------------------------------------------------------------------------------- */

static bool keep_going(void *user)
{
    const xun_model *m = user;
    return !m->settings->progress || m->settings->progress(m->settings->user, 0, m->keywords->count);
}

static bool show_progress(void *user, size_t done)
{
    const xun_model *m = user;
    return m->settings->progress(m->settings->user, done, m->keywords->count);
}

static xun_status count_rows(xun_model *m, xun_error *error)
{
    m->rows = calloc(m->keywords->count + 1, sizeof *m->rows);
    if (!m->rows || !xun_columns_make(m))
        return xun_fail_memory(error);
    m->row_count = m->keywords->count;
    for (size_t i = 0; i < m->row_count; i++) {
        m->rows[i].keyword = &m->keywords->items[i];
        m->rows[i].found = &m->found[i];
        if (!xun_row_count(&m->rows[i], m))
            return xun_fail_memory(error);
    }
    return xun_rows_beside(m) ? XUN_OK : xun_fail_memory(error);
}

/* The archive is read while the processes count. */
static xun_status find_all(xun_model *m, xun_searcher *searcher, const xun_docid_set *within,
                           xun_error *error)
{
    const xun_report_settings *s = m->settings;
    const xun_work work = {.databases = s->databases,
                           .database_count = s->database_count,
                           .within = within,
                           .best = s->best,
                           .sample = s->sample,
                           .lines = s->lines,
                           .seed = s->seed,
                           .jobs = s->jobs,
                           .progress = s->progress ? show_progress : NULL,
                           .user = m};
    xun_workers *workers;
    xun_status status = xun_workers_start(&workers, m->keywords, &work, error);
    if (status != XUN_OK)
        return status;
    status = xun_archive_read(&m->archive, xun_searcher_reader(searcher), within, keep_going, m, error);
    if (status != XUN_OK) {
        xun_workers_stop(workers);
        return status;
    }
    return xun_workers_finish(m->found, workers, error);
}

static xun_status make(xun_model *m, xun_searcher *searcher, const xun_docid_set *within, xun_error *error)
{
    m->found = calloc(m->keywords->count + 1, sizeof *m->found);
    if (!m->found)
        return xun_fail_memory(error);
    xun_reader *reader = xun_searcher_reader(searcher);
    xun_status status = xun_reader_metadata(&m->created, reader, 0, XUN_METADATA_CREATED, error);
    if (status == XUN_OK)
        status = find_all(m, searcher, within, error);
    if (status == XUN_OK)
        status = count_rows(m, error);
    if (status == XUN_OK)
        status = read_shown(m, reader, error);
    if (status == XUN_OK && within)
        status = look_outside(m, searcher, error);
    return status;
}

xun_status xun_model_make(xun_model *out, const xun_report_settings *settings, const xun_keywords *keywords,
                          xun_error *error)
{
    *out = (xun_model){.settings = settings, .keywords = keywords};
    selection selected = {0};
    xun_searcher *searcher;
    xun_status status =
        xun_searcher_open(&searcher, settings->databases, settings->database_count, NULL, error);
    if (status == XUN_OK && settings->filter)
        status = select_passages(&selected, searcher, settings->filter, error);
    const xun_docid_set within = {selected.marks, selected.count};
    if (status == XUN_OK)
        status = make(out, searcher, settings->filter ? &within : NULL, error);
    free(selected.marks);
    xun_searcher_close(searcher);
    if (status != XUN_OK)
        xun_model_free(out);
    return status;
}

static void free_row(xun_row *row)
{
    for (xun_axis axis = 0; axis < XUN_AXES; axis++)
        free(row->cells[axis].items);
    free(row->top_reports);
    free(row->top_places);
}

void xun_model_free(xun_model *m)
{
    for (size_t i = 0; i < m->row_count; i++)
        free_row(&m->rows[i]);
    for (size_t i = 0; m->found && i < m->keywords->count; i++)
        xun_found_free(&m->found[i]);
    for (xun_axis axis = 0; axis < XUN_AXES; axis++) {
        for (size_t i = 0; i < m->columns[axis].count; i++)
            free(m->columns[axis].items[i].label);
        free(m->columns[axis].items);
        free(m->columns[axis].of_report);
    }
    free(m->rows);
    free(m->found);
    free(m->together);
    free(m->text_docids);
    free(m->text_offsets);
    xun_bytes_free(&m->created);
    xun_bytes_free(&m->texts);
    xun_archive_free(&m->archive);
    *m = (xun_model){0};
}

/* ---- reading the numbers ------------------------------------------------------------------------------ */

xun_cell xun_cell_at(const xun_cells *cells, uint32_t column)
{
    size_t low = 0, high = cells->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (cells->items[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    return low < cells->count && cells->items[low].column == column ? cells->items[low]
                                                                    : (xun_cell){.column = column};
}

double xun_cell_value(xun_measure measure, const xun_cell *cell, const xun_column *column)
{
    switch (measure) {
    case XUN_MEASURE_PASSAGES: return cell->passages;
    case XUN_MEASURE_REPORTS: return cell->reports;
    case XUN_MEASURE_TIMES: return cell->times;
    case XUN_MEASURE_RATE:
        return column->characters ? (double)cell->times * 1e4 / (double)column->characters : NAN;
    case XUN_MEASURES: break;
    }
    return NAN;
}

double xun_row_total(xun_measure measure, const xun_row *row, const xun_model *model)
{
    const xun_archive *archive = &model->archive;
    switch (measure) {
    case XUN_MEASURE_PASSAGES: return (double)row->passages;
    case XUN_MEASURE_REPORTS: return (double)row->reports;
    case XUN_MEASURE_TIMES: return (double)row->times;
    case XUN_MEASURE_RATE:
        return archive->characters ? (double)row->times * 1e4 / (double)archive->characters : NAN;
    case XUN_MEASURES: break;
    }
    return NAN;
}

bool xun_model_has_places(const xun_model *model)
{
    return model->columns[XUN_AXIS_PLACE].count > 1;
}
