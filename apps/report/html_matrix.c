/* The matrix as a heat map, with a switch between its measures; style and script of the page. */
#include <math.h>

#include "apps/report/html.h"
#include "apps/report/label.h"

/* Seven steps of one colour; text on them keeps a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3). */
enum { HEAT_STEPS = 7 };

void xun_report_html_style(xun_writer *out)
{
    xun_write_string(
        out,
        "<style>\n"
        ":root{color-scheme:light}\n"
        "body{font:16px/1.6 system-ui,\"Noto Sans CJK SC\",\"Microsoft "
        "YaHei\",sans-serif;color:#1a1a1a;background:#fff;margin:0}\n"
        "main{max-width:76rem;margin:0 auto;padding:1rem}\n"
        "h2,h3{border-bottom:1px solid #c8c8c8}\n"
        "a{color:#0b4f8a}\n"
        "table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.875rem}\n"
        "caption{text-align:left;color:#444;padding:.25rem 0}\n"
        "th,td{border:1px solid #d0d0d0;padding:.15rem .45rem;text-align:left;vertical-align:top}\n"
        "thead th{position:sticky;top:0;background:#eef1f4}\n"
        "thead button{all:unset;cursor:pointer;font-weight:inherit}\n"
        "thead button:focus-visible,.wide:focus-visible,summary:focus-visible{outline:2px solid "
        "#0b4f8a;outline-offset:2px}\n"
        "th[aria-sort=ascending] button::after{content:\" ▲\"}\n"
        "th[aria-sort=descending] button::after{content:\" ▼\"}\n"
        ".n{text-align:right}\n"
        ".wide{overflow-x:auto;max-height:80vh}\n"
        ".h1{background:#eaf3fb}.h2{background:#cfe3f5}.h3{background:#add0ec}.h4{background:#86b8df}\n"
        ".h5{background:#2f78b7;color:#fff}.h6{background:#1f5f99;color:#fff}.h7{background:#123f6b;color:#"
        "fff}\n"
        "mark{background:#ffe28a;color:inherit}\n"
        "blockquote{margin:.5rem 0;padding-left:.75rem;border-left:3px solid #c8c8c8}\n"
        "cite{color:#444;font-size:.875rem}\n"
        ".kwic td:first-child{text-align:right}\n"
        ".bars rect{fill:#2f78b7}.bars text{font-size:10px;text-anchor:middle;fill:#1a1a1a}\n"
        ".spark polyline{fill:none;stroke:#1f5f99;stroke-width:1.5}\n"
        "dt{font-weight:600}\n"
        "@media print{.wide{overflow:visible;max-height:none}thead th{position:static}fieldset{display:none}"
        "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n"
        "</style>\n");
}

/* Sorts by the column whose name is pressed; shows the measure that is chosen. */
void xun_report_html_script(xun_writer *out)
{
    xun_write_string(
        out, "<script>\n\"use strict\";\n"
             "for (const table of document.querySelectorAll(\"table.sortable\"))\n"
             "  table.querySelectorAll(\"thead th:not(.fixed)\").forEach((head, column) => {\n"
             "    const button = document.createElement(\"button\");\n"
             "    button.type = \"button\";\n"
             "    button.textContent = head.textContent;\n"
             "    head.replaceChildren(button);\n"
             "    button.addEventListener(\"click\", () => {\n"
             "      const down = head.getAttribute(\"aria-sort\") !== \"descending\";\n"
             "      for (const other of head.parentNode.children) other.removeAttribute(\"aria-sort\");\n"
             "      head.setAttribute(\"aria-sort\", down ? \"descending\" : \"ascending\");\n"
             "      const body = table.tBodies[0], rows = [...body.rows];\n"
             "      const key = row => { const v = row.cells[column].dataset.v; return v === undefined ? "
             "row.cells[column].textContent : v === \"\" ? -Infinity : Number(v); };\n"
             "      rows.sort((a, b) => { const x = key(a), y = key(b); const order = typeof x === "
             "\"number\" ? (x < y ? -1 : x > y ? 1 : 0) : String(x).localeCompare(String(y)); return down ? "
             "-order : order; });\n"
             "      body.append(...rows);\n"
             "    });\n"
             "  });\n"
             "for (const choice of document.querySelectorAll(\"input[name=measure]\"))\n"
             "  choice.addEventListener(\"change\", () => {\n"
             "    for (const part of document.querySelectorAll(\"[data-measure]\")) part.hidden = "
             "part.dataset.measure !== choice.value;\n"
             "  });\n"
             "</script>\n");
}

/* The greatest cell of the whole matrix is the darkest; roots, so that small ones are told apart. */
static int heat(double value, double most)
{
    if (!(value > 0) || most <= 0)
        return 0;
    int step = (int)ceil(sqrt(value / most) * HEAT_STEPS);
    return step < 1 ? 1 : step > HEAT_STEPS ? HEAT_STEPS : step;
}

static double greatest(const xun_model *m, xun_measure measure)
{
    const xun_axis axis = m->settings->axis;
    double most = 0;
    for (size_t i = 0; i < m->row_count; i++)
        for (size_t k = 0; k < m->rows[i].cells[axis].count; k++) {
            const xun_cell *cell = &m->rows[i].cells[axis].items[k];
            double value = xun_cell_value(measure, cell, &m->columns[axis].items[cell->column]);
            most = value > most ? value : most;
        }
    return most;
}

static void matrix_row(xun_writer *out, const xun_model *m, const xun_row *row, xun_measure measure,
                       double most)
{
    const xun_axis axis = m->settings->axis;
    static const char *const classes[HEAT_STEPS + 1] = {
        " class=\"n\"",    " class=\"n h1\"", " class=\"n h2\"", " class=\"n h3\"",
        " class=\"n h4\"", " class=\"n h5\"", " class=\"n h6\"", " class=\"n h7\""};
    xun_write_string(out, "<tr><th scope=\"row\">");
    xun_report_html_text(out, row->keyword->name);
    xun_write_string(out, "</th>");
    for (uint32_t i = 0; i < m->columns[axis].count; i++) {
        xun_cell cell = xun_cell_at(&row->cells[axis], i);
        double value = xun_cell_value(measure, &cell, &m->columns[axis].items[i]);
        xun_report_html_number_cell(out, value, xun_measure_decimals(measure), classes[heat(value, most)]);
    }
    xun_report_html_number_cell(out, xun_row_total(measure, row, m), xun_measure_decimals(measure),
                                " class=\"n\"");
    xun_write_string(out, "</tr>\n");
}

/* What the archive holds in each column, to judge the cells by. */
static void matrix_foot(xun_writer *out, const xun_model *m)
{
    const xun_columns_of *columns = &m->columns[m->settings->axis];
    xun_write_string(out, "</tbody><tfoot><tr><th scope=\"row\">");
    xun_report_html_text(out, _("reports in the archive"));
    xun_write_string(out, "</th>");
    for (size_t i = 0; i < columns->count; i++)
        xun_report_html_number_cell(out, (double)columns->items[i].reports, 0, " class=\"n\"");
    xun_report_html_number_cell(out, (double)m->archive.report_count, 0, " class=\"n\"");
    xun_write_string(out, "</tr></tfoot></table></div>\n");
}

static void matrix_table(xun_writer *out, const xun_model *m, xun_measure measure)
{
    const xun_axis axis = m->settings->axis;
    double most = greatest(m, measure);
    xun_write_format(
        out,
        "<div class=\"wide\" data-measure=\"%d\" tabindex=\"0\" role=\"region\" aria-labelledby=\"matrix\"%s>"
        "<table class=\"sortable\"><caption>",
        (int)measure, measure == m->settings->measure ? "" : " hidden");
    xun_report_html_text(out, xun_measure_label(measure));
    xun_write_string(out, "</caption>\n<thead><tr><th scope=\"col\">");
    xun_report_html_text(out, _("keyword"));
    xun_write_string(out, "</th>");
    for (size_t i = 0; i < m->columns[axis].count; i++) {
        xun_write_string(out, "<th scope=\"col\">");
        xun_report_html_text(out, xun_column_label(axis, &m->columns[axis].items[i]));
        xun_write_string(out, "</th>");
    }
    xun_write_string(out, "<th scope=\"col\">");
    xun_report_html_text(out, _("all"));
    xun_write_string(out, "</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < m->row_count; i++)
        matrix_row(out, m, &m->rows[i], measure, most);
    matrix_foot(out, m);
}

void xun_report_html_matrix(xun_writer *out, const xun_model *m)
{
    xun_write_format(out, "<h2 id=\"matrix\">%s × %s</h2>\n<fieldset><legend>", _("keyword"),
                     xun_axis_label(m->settings->axis));
    xun_report_html_text(out, _("What to show"));
    xun_write_string(out, "</legend>");
    for (xun_measure i = 0; i < XUN_MEASURES; i++) {
        xun_write_format(out, "<label><input type=\"radio\" name=\"measure\" value=\"%d\"%s> ", (int)i,
                         i == m->settings->measure ? " checked" : "");
        xun_report_html_text(out, xun_measure_label(i));
        xun_write_string(out, "</label> ");
    }
    xun_write_string(out, "</fieldset>\n");
    for (xun_measure i = 0; i < XUN_MEASURES; i++)
        matrix_table(out, m, i);
}
