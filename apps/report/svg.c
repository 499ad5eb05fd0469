#include "apps/report/svg.h"

#include <math.h>
#include <string.h>

#include "apps/report/label.h"

static double value_at(const xun_model *m, const xun_row *row, xun_axis axis, xun_measure measure,
                       uint32_t column)
{
    xun_cell cell = xun_cell_at(&row->cells[axis], column);
    double value = xun_cell_value(measure, &cell, &m->columns[axis].items[column]);
    return isnan(value) ? 0 : value;
}

static double greatest(const xun_model *m, const xun_row *row, xun_axis axis, xun_measure measure)
{
    double most = 0;
    for (uint32_t i = 0; i < m->columns[axis].count; i++) {
        double value = value_at(m, row, axis, measure, i);
        most = value > most ? value : most;
    }
    return most;
}

static void escaped(xun_writer *out, const char *text)
{
    xun_write_html(out, text, strlen(text));
}

static void bar(xun_writer *out, const xun_column *column, xun_axis axis, double value, double most, size_t i,
                double width)
{
    enum { HEIGHT = 80 };
    double height = most > 0 ? value / most * HEIGHT : 0;
    double x = (double)i * width;
    const char *label = xun_column_label(axis, column);
    xun_write_format(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>", x + 1,
                     14 + HEIGHT - height, width - 2, height);
    escaped(out, label);
    xun_write_format(out, ": %g</title></rect>", value);
    if (value > 0)
        xun_write_format(out, "<text x=\"%.1f\" y=\"%.1f\">%g</text>", x + width / 2, 11 + HEIGHT - height,
                         value);
    xun_write_format(out, "<text x=\"%.1f\" y=\"%d\">", x + width / 2, HEIGHT + 28);
    escaped(out, label);
    xun_write_string(out, "</text>");
}

void xun_svg_bars(xun_writer *out, const xun_model *m, const xun_row *row, xun_axis axis, xun_measure measure)
{
    const double width = 36;
    size_t count = m->columns[axis].count;
    double most = greatest(m, row, axis, measure);
    xun_write_format(out,
                     "<svg class=\"bars\" role=\"img\" width=\"%.0f\" height=\"114\" viewBox=\"0 0 %.0f "
                     "114\" aria-label=\"",
                     width * (double)count, width * (double)count);
    escaped(out, row->keyword->name);
    xun_write_string(out, ": ");
    escaped(out, xun_measure_label(measure));
    xun_write_string(out, " × ");
    escaped(out, xun_axis_label(axis));
    xun_write_string(out, "\">");
    for (uint32_t i = 0; i < count; i++)
        bar(out, &m->columns[axis].items[i], axis, value_at(m, row, axis, measure, i), most, i, width);
    xun_write_string(out, "</svg>\n");
}

void xun_svg_sparkline(xun_writer *out, const xun_model *m, const xun_row *row)
{
    enum { WIDTH = 90, HEIGHT = 18 };
    size_t count = m->columns[XUN_AXIS_YEAR].count;
    double most = greatest(m, row, XUN_AXIS_YEAR, XUN_MEASURE_RATE);
    if (count < 2 || most <= 0)
        return;
    xun_write_format(
        out, "<svg class=\"spark\" aria-hidden=\"true\" width=\"%d\" height=\"%d\"><polyline points=\"",
        WIDTH, HEIGHT);
    for (uint32_t i = 0; i < count; i++)
        xun_write_format(out, "%.1f,%.1f ", 1 + (double)i * (WIDTH - 2) / (double)(count - 1),
                         HEIGHT - 1 -
                             value_at(m, row, XUN_AXIS_YEAR, XUN_MEASURE_RATE, i) / most * (HEIGHT - 2));
    xun_write_string(out, "\"/></svg>");
}
