/* Charts as SVG inside a page. */
#ifndef XUN_REPORT_SVG_H
#define XUN_REPORT_SVG_H

#include "apps/report/model.h"
#include "common/writer.h"

/* The labels below the bars, which all charts of a page share: once, before the first chart. */
void xun_svg_axis(xun_writer *out, const xun_model *model);
/* Bars of the passages, one a column of the axis (a year when there are too many), with a text for those who
 * cannot see it. */
void xun_svg_bars(xun_writer *out, const xun_model *model, const xun_row *row);
/* A line without axes, as high as a line of text, of the yearly rates. */
void xun_svg_sparkline(xun_writer *out, const xun_model *model, const xun_row *row);

#endif
