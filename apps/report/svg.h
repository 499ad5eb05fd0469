/* Charts as SVG inside a page. */
#ifndef XUN_REPORT_SVG_H
#define XUN_REPORT_SVG_H

#include "apps/report/model.h"
#include "common/writer.h"

/* Bars, one a column of the axis, with a text for those who cannot see it. */
void xun_svg_bars(xun_writer *out, const xun_model *model, const xun_row *row, xun_axis axis,
                  xun_measure measure);
/* A line without axes, as high as a line of text, of the yearly rates. */
void xun_svg_sparkline(xun_writer *out, const xun_model *model, const xun_row *row);

#endif
