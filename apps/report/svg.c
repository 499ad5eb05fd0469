#include "apps/report/svg.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "apps/report/label.h"

/* Units of the drawing; a chart with more bars than BARS is no longer read, and with more than NUMBERED only
 * the longest bar has its number. */
enum {
    WIDTH = 480,
    BARS_HEIGHT = 72,
    TOP = 14,
    HEIGHT = TOP + BARS_HEIGHT + 16,
    LABEL = 34,
    BARS = 100,
    NUMBERED = 14
};

static xun_axis axis_of(const xun_model *m)
{
    return m->columns[m->settings->axis].count <= BARS ? m->settings->axis : XUN_AXIS_YEAR;
}

static void escaped(xun_writer *out, const char *text)
{
    xun_write_html(out, text, strlen(text));
}

/* Labels as far apart as they are wide. */
static size_t label_step(const xun_columns_of *columns)
{
    size_t widest = 4, step = 1;
    for (size_t i = 0; i < columns->count; i++) {
        size_t length = strlen(columns->items[i].label);
        widest = length > widest ? length : widest;
    }
    while (columns->count * (widest * LABEL / 4) > step * WIDTH)
        step++;
    return step;
}

void xun_svg_axis(xun_writer *out, const xun_model *m)
{
    const xun_axis axis = axis_of(m);
    const xun_columns_of *columns = &m->columns[axis];
    size_t step = label_step(columns);
    xun_write_string(out, "<svg class=\"axis\" aria-hidden=\"true\"><g id=\"axis\" font-size=\"11\" "
                          "text-anchor=\"middle\" fill=\"currentColor\">");
    for (size_t i = 0; i < columns->count; i += step) {
        xun_write_format(out, "<text x=\"%.1f\" y=\"%d\">",
                         ((double)i + 0.5) * WIDTH / (double)columns->count, HEIGHT - 3);
        escaped(out, xun_column_label(axis, &columns->items[i]));
        xun_write_string(out, "</text>");
    }
    xun_write_string(out, "</g></svg>\n");
}

/* The longest bar; the earliest of those that are equal. */
static const xun_cell *greatest(const xun_cells *cells)
{
    const xun_cell *most = cells->items;
    for (size_t i = 1; i < cells->count; i++)
        if (cells->items[i].passages > most->passages)
            most = &cells->items[i];
    return most;
}

static void alternative_text(xun_writer *out, const xun_model *m, const xun_row *row, const xun_cell *most)
{
    const xun_axis axis = axis_of(m);
    escaped(out, row->keyword->name);
    xun_write_string(out, ": ");
    escaped(out, xun_measure_label(XUN_MEASURE_PASSAGES));
    xun_write_string(out, " × ");
    escaped(out, xun_axis_label(axis));
    xun_write_format(out, ", ≤ %" PRIu32 " (", most->passages);
    escaped(out, xun_column_label(axis, &m->columns[axis].items[most->column]));
    xun_write_string(out, ")");
}

void xun_svg_bars(xun_writer *out, const xun_model *m, const xun_row *row)
{
    const xun_axis axis = axis_of(m);
    const xun_cells *cells = &row->cells[axis];
    if (!cells->count || m->columns[axis].count > BARS)
        return;
    const double width = (double)WIDTH / (double)m->columns[axis].count, gap = width > 4 ? 1 : width / 4;
    const xun_cell *most = greatest(cells);
    xun_write_format(out, "<svg class=\"bars\" role=\"img\" viewBox=\"0 0 %d %d\" aria-label=\"", WIDTH,
                     HEIGHT);
    alternative_text(out, m, row, most);
    xun_write_string(out, "\"><path d=\"");
    for (size_t i = 0; i < cells->count; i++) {
        double height = (double)cells->items[i].passages * BARS_HEIGHT / (double)most->passages;
        xun_write_format(out, "M%.1f %dv-%.1fh%.1fv%.1fz", cells->items[i].column * width + gap,
                         TOP + BARS_HEIGHT, height, width - 2 * gap, height);
    }
    xun_write_string(out, "\"/>");
    for (size_t i = 0; i < cells->count; i++) {
        const xun_cell *cell = &cells->items[i];
        double height = (double)cell->passages * BARS_HEIGHT / (double)most->passages;
        double x = fmin(fmax((cell->column + 0.5) * width, 12), WIDTH - 12);
        if (cell == most || m->columns[axis].count <= NUMBERED)
            xun_write_format(out, "<text x=\"%.1f\" y=\"%.1f\">%" PRIu32 "</text>", x,
                             TOP + BARS_HEIGHT - height - 3, cell->passages);
    }
    xun_write_string(out, "<use href=\"#axis\"/></svg>\n");
}

void xun_svg_sparkline(xun_writer *out, const xun_model *m, const xun_row *row)
{
    enum { SPARK_WIDTH = 90, SPARK_HEIGHT = 18 };
    const xun_columns_of *years = &m->columns[XUN_AXIS_YEAR];
    double most = 0;
    for (uint32_t i = 0; i < years->count; i++) {
        xun_cell cell = xun_cell_at(&row->cells[XUN_AXIS_YEAR], i);
        most = fmax(most, xun_cell_value(XUN_MEASURE_RATE, &cell, &years->items[i]));
    }
    if (years->count < 2 || most <= 0)
        return;
    xun_write_format(
        out, "<svg class=\"spark\" aria-hidden=\"true\" width=\"%d\" height=\"%d\"><polyline points=\"",
        SPARK_WIDTH, SPARK_HEIGHT);
    for (uint32_t i = 0; i < years->count; i++) {
        xun_cell cell = xun_cell_at(&row->cells[XUN_AXIS_YEAR], i);
        double value = xun_cell_value(XUN_MEASURE_RATE, &cell, &years->items[i]);
        xun_write_format(out, "%.0f,%.1f ", 1 + (double)i * (SPARK_WIDTH - 2) / (double)(years->count - 1),
                         SPARK_HEIGHT - 1 - (value > 0 ? value : 0) / most * (SPARK_HEIGHT - 2));
    }
    xun_write_string(out, "\"/></svg>");
}
