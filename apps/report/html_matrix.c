/* The matrix as a heat map: one measure as a table, all of them as data for the switch between them. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "apps/report/html.h"
#include "apps/report/label.h"
#include "apps/report/parts.h"

enum { HEAT_STEPS = 7 };

typedef struct {
    xun_writer *out;
    const xun_model *model;
    xun_axis axis;
    xun_measure measure;
    const xun_column *items; /* of the axis */
    uint32_t *shown;         /* columns */
    size_t count, all;
    double most; /* the greatest value of all cells that are shown */
} matrix;

/* Roots, so that small ones are told apart. */
static int heat(double value, double most)
{
    if (!(value > 0) || most <= 0)
        return 0;
    int step = (int)ceil(sqrt(value / most) * HEAT_STEPS);
    return step < 1 ? 1 : step > HEAT_STEPS ? HEAT_STEPS : step;
}

static double value_at(const matrix *m, const xun_row *row, size_t index)
{
    xun_cell cell = xun_cell_at(&row->cells[m->axis], m->shown[index]);
    return xun_cell_value(m->measure, &cell, &m->items[m->shown[index]]);
}

static double greatest(const matrix *m)
{
    double most = 0;
    for (size_t i = 0; i < m->model->row_count; i++)
        for (size_t k = 0; k < m->count; k++) {
            double value = value_at(m, &m->model->rows[i], k);
            most = value > most ? value : most;
        }
    return most;
}

/* Nothing for zero, so that the pattern is seen. */
static void cell(const matrix *m, double value)
{
    int step = heat(value, m->most);
    if (step)
        xun_write_format(m->out, "<td class=\"h%d\">%.*f</td>", step, xun_measure_decimals(m->measure),
                         value);
    else
        xun_write_string(m->out, isnan(value) ? "<td>–</td>" : "<td></td>");
}

static void matrix_row(const matrix *m, const xun_row *row, size_t number)
{
    double total = xun_row_total(m->measure, row, m->model);
    xun_write_format(m->out, "<tr data-row=\"%zu\"><th scope=\"row\"><a href=\"#k%zu\">", number, number);
    xun_report_html_text(m->out, row->keyword->name);
    xun_write_string(m->out, "</a></th>");
    for (size_t i = 0; i < m->count; i++)
        cell(m, value_at(m, row, i));
    if (total > 0)
        xun_write_format(m->out, "<td>%.*f</td></tr>\n", xun_measure_decimals(m->measure), total);
    else
        xun_write_string(m->out, "<td></td></tr>\n");
}

/* What the archive holds in each column, to judge the cells by. */
static void matrix_foot(const matrix *m)
{
    xun_write_string(m->out, "</tbody><tfoot><tr><th scope=\"row\">");
    xun_report_html_text(m->out, _("reports in the archive"));
    xun_write_string(m->out, "</th>");
    for (size_t i = 0; i < m->count; i++)
        xun_write_format(m->out, "<td>%" PRIu64 "</td>", m->items[m->shown[i]].reports);
    xun_write_format(m->out, "<td>%zu</td></tr></tfoot></table></div>\n", m->model->archive.report_count);
}

static void matrix_head(const matrix *m)
{
    xun_write_string(m->out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"matrix\">"
                             "<table class=\"heat sortable\">\n<thead><tr>");
    xun_report_html_column(m->out, _("keyword"), false);
    for (size_t i = 0; i < m->count; i++)
        xun_report_html_column(m->out, xun_column_label(m->axis, &m->items[m->shown[i]]), true);
    xun_report_html_column(m->out, _("all"), true);
    xun_write_string(m->out, "</tr></thead>\n<tbody>\n");
}

/* ---- data --------------------------------------------------------------------------------------------- */

static void data_row(const matrix *m, const xun_row *row)
{
    bool first = true;
    xun_write_string(m->out, "{\"cells\":[");
    for (size_t i = 0; i < m->count; i++) {
        xun_cell c = xun_cell_at(&row->cells[m->axis], m->shown[i]);
        if (!c.passages)
            continue;
        xun_write_format(m->out, "%s[%zu,%" PRIu32 ",%" PRIu32 ",%" PRIu32 "]", first ? "" : ",", i,
                         c.passages, c.reports, c.times);
        first = false;
    }
    xun_write_format(m->out, "],\"all\":[%" PRIu64 ",%" PRIu64 ",%" PRIu64 "]}", row->passages, row->reports,
                     row->times);
}

static void data(const matrix *m)
{
    xun_write_format(m->out,
                     "<script type=\"application/json\" id=\"numbers\">{\"all\":%" PRIu64 ",\"characters\":[",
                     m->model->archive.characters);
    for (size_t i = 0; i < m->count; i++)
        xun_write_format(m->out, "%s%" PRIu64, i ? "," : "", m->items[m->shown[i]].characters);
    xun_write_string(m->out, "],\"rows\":[");
    for (size_t i = 0; i < m->model->row_count; i++) {
        xun_write_string(m->out, i ? ",\n" : "\n");
        data_row(m, &m->model->rows[i]);
    }
    xun_write_string(m->out, "]}</script>\n");
}

/* ---- all together ------------------------------------------------------------------------------------- */

static void choices(const matrix *m)
{
    xun_write_string(m->out, "<fieldset hidden><legend>");
    xun_report_html_text(m->out, _("What to show"));
    xun_write_string(m->out, "</legend>");
    for (xun_measure i = 0; i < XUN_MEASURES; i++) {
        xun_write_format(m->out, "<label><input type=\"radio\" name=\"measure\" value=\"%d\"%s> ", (int)i,
                         i == m->measure ? " checked" : "");
        xun_report_html_text(m->out, xun_measure_label(i));
        xun_write_string(m->out, "</label> ");
    }
    xun_write_string(m->out, "</fieldset>\n");
}

static void notes(const matrix *m)
{
    char note[512];
    xun_write_string(m->out, "<p class=\"note\" id=\"measure\" aria-live=\"polite\">");
    xun_report_html_text(m->out, xun_measure_label(m->measure));
    xun_write_string(m->out, "</p>\n");
    if (m->count == m->all)
        return;
    xun_columns_note(note, m->count, m->all);
    xun_write_string(m->out, "<p class=\"note\">");
    xun_report_html_text(m->out, note);
    xun_write_string(m->out, "</p>\n");
}

void xun_report_html_matrix(xun_writer *out, const xun_model *model)
{
    matrix m = {
        .out = out, .model = model, .axis = model->settings->axis, .measure = model->settings->measure};
    m.items = model->columns[m.axis].items;
    m.all = model->columns[m.axis].count;
    m.shown = xun_shown_columns(&m.count, model, m.axis);
    if (!m.shown) {
        out->failed = true;
        return;
    }
    m.most = greatest(&m);
    xun_write_format(out, "<h2 id=\"matrix\">%s × %s</h2>\n", _("keyword"), xun_axis_label(m.axis));
    choices(&m);
    notes(&m);
    matrix_head(&m);
    for (size_t i = 0; i < model->row_count; i++)
        matrix_row(&m, &model->rows[i], i);
    matrix_foot(&m);
    data(&m);
    free(m.shown);
}
