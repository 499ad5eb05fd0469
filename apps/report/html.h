/* The parts of the page that html.c leads through. Inside apps/report/ only. */
#ifndef XUN_REPORT_HTML_H
#define XUN_REPORT_HTML_H

#include "apps/report/compare.h"
#include "apps/report/model.h"
#include "common/writer.h"

void xun_report_html_text(xun_writer *out, const char *text);
/* <h2 id="ID">TEXT</h2> */
void xun_report_html_heading(xun_writer *out, const char *id, const char *text);
/* A column's name; `numbers`: it sorts by number, from the greatest. */
void xun_report_html_column(xun_writer *out, const char *label, bool numbers);
/* A number, or a dash for NAN. `attributes` begin with a space. */
void xun_report_html_number_cell(xun_writer *out, double value, int decimals, const char *attributes);
/* Style and script, and what the script's words are. */
void xun_report_html_style(xun_writer *out);
void xun_report_html_script(xun_writer *out);
void xun_report_html_matrix(xun_writer *out, const xun_model *model);
void xun_report_html_keyword(xun_writer *out, const xun_model *model, const xun_row *row, size_t number,
                             xun_stored_passage *scratch);

#endif
