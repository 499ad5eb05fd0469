/* The parts of counting that model.c leads through. Inside apps/report/ only. */
#ifndef XUN_REPORT_COUNTS_H
#define XUN_REPORT_COUNTS_H

#include "apps/report/model.h"

/* The columns of all axes, and where each report belongs. False: memory. */
bool xun_columns_make(xun_model *model);
/* Cells, sums, years, share and trend of one row. False: memory. */
bool xun_row_count(xun_row *row, const xun_model *model);
/* Which keywords and names stand beside which. False: memory. */
bool xun_rows_beside(xun_model *model);

#endif
