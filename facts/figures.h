/* Internal: finds figures in a passage. */
#ifndef XUN_FACTS_FIGURES_H
#define XUN_FACTS_FIGURES_H

#include "facts/memory.h"

/* Adds the figures of the text to `out`. `closed` are the spans to leave out, by start, may overlap. */
xun_status xun_figures_scan(xun_facts *out, const xun_fact_text *text, const xun_span *closed,
                            size_t closed_count, xun_error *error);

/* The same number without the last bits' noise of multiplying: 3.22万亿 is 3220000000000. */
double xun_figure_rounded(double value);

#endif
