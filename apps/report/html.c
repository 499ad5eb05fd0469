/* One page that loads nothing from elsewhere. */
#include "apps/report/html.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "apps/report/format.h"
#include "apps/report/label.h"
#include "apps/report/svg.h"
#include "common/utf8.h"

void xun_report_html_text(xun_writer *out, const char *text)
{
    xun_write_html(out, text, strlen(text));
}

void xun_report_html_number_cell(xun_writer *out, double value, int decimals, const char *attributes)
{
    if (isnan(value))
        xun_write_format(out, "<td%s data-v=\"\">–</td>", attributes);
    else
        xun_write_format(out, "<td%s data-v=\"%.*f\">%.*f</td>", attributes, decimals, value, decimals,
                         value);
}

static void heading(xun_writer *out, const char *id, const char *text)
{
    xun_write_format(out, "<h2 id=\"%s\">", id);
    xun_report_html_text(out, text);
    xun_write_string(out, "</h2>\n");
}

/* ---- summary ------------------------------------------------------------ */

static void summary_header(xun_writer *out)
{
    xun_write_string(out, "<thead><tr>");
    for (xun_summary_column i = 0; i < XUN_SUMMARY_COLUMNS; i++) {
        if (i == XUN_COLUMN_QUERY || i == XUN_COLUMN_NOTE)
            continue;
        xun_write_string(out, "<th scope=\"col\">");
        xun_report_html_text(out, xun_summary_label(i));
        xun_write_string(out, "</th>");
    }
    xun_write_string(out, "<th scope=\"col\" class=\"fixed\">");
    xun_report_html_text(out, _("course"));
    xun_write_string(out, "</th></tr></thead>\n<tbody>\n");
}

static void summary_row(xun_writer *out, const xun_model *m, const xun_row *row, size_t number)
{
    char remark[512];
    xun_write_format(out, "<tr><th scope=\"row\"><a href=\"#k%zu\">", number);
    xun_report_html_text(out, row->keyword->name);
    xun_write_string(out, "</a></th>");
    for (xun_summary_column i = XUN_COLUMN_GROUP; i < XUN_SUMMARY_COLUMNS; i++) {
        if (i == XUN_COLUMN_NOTE)
            continue;
        const char *text = xun_summary_text(row, i, remark);
        if (text) {
            xun_write_string(out, "<td>");
            xun_report_html_text(out, text);
            xun_write_string(out, "</td>");
        } else {
            xun_report_html_number_cell(out, xun_summary_number(row, i), xun_summary_decimals(i),
                                        " class=\"n\"");
        }
    }
    xun_write_string(out, "<td>");
    xun_svg_sparkline(out, m, row);
    xun_write_string(out, "</td></tr>\n");
}

static void summary(xun_writer *out, const xun_model *m)
{
    heading(out, "summary", _("Summary"));
    xun_write_string(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"summary\">"
                          "<table class=\"sortable\"><caption>");
    xun_report_html_text(out, _("A row for each keyword; a click on a column's name sorts by it."));
    xun_write_string(out, "</caption>\n");
    summary_header(out);
    for (size_t i = 0; i < m->row_count; i++)
        summary_row(out, m, &m->rows[i], i);
    xun_write_string(out, "</tbody></table></div>\n");
}

/* ---- changes ------------------------------------------------------------ */

static void report_list(xun_writer *out, const char *label, char *const *ids, size_t count)
{
    if (!count)
        return;
    xun_write_string(out, "<details><summary>");
    xun_report_html_text(out, label);
    xun_write_format(out, ": %zu</summary><ul>", count);
    for (size_t i = 0; i < count; i++) {
        xun_write_string(out, "<li>");
        xun_report_html_text(out, ids[i]);
        xun_write_string(out, "</li>");
    }
    xun_write_string(out, "</ul></details>\n");
}

static void change_row(xun_writer *out, const xun_change *c)
{
    xun_write_string(out, "<tr><th scope=\"row\">");
    xun_report_html_text(out, c->name);
    xun_write_string(out, "</th><td>");
    xun_report_html_text(out, c->kind == XUN_CHANGE_NEW    ? _("new")
                              : c->kind == XUN_CHANGE_GONE ? _("gone")
                                                           : _("changed"));
    xun_write_string(out, "</td>");
    xun_report_html_number_cell(out, (double)c->old_passages, 0, " class=\"n\"");
    xun_report_html_number_cell(out, (double)c->passages, 0, " class=\"n\"");
    xun_report_html_number_cell(out, (double)c->passages - (double)c->old_passages, 0, " class=\"n\"");
    xun_write_string(out, "</tr>\n");
}

static void comparison(xun_writer *out, const xun_changes *changes)
{
    const char *const labels[] = {_("keyword"), _("change"), _("passages before"), _("passages"),
                                  _("difference")};
    heading(out, "changes", _("changes since"));
    xun_write_string(out, "<p>");
    xun_report_html_text(out, *changes->made ? changes->made : changes->path);
    xun_write_string(out, "</p>\n<table class=\"sortable\"><caption>");
    xun_report_html_text(out, _("Keywords that are new, gone or have other counts."));
    xun_write_string(out, "</caption><thead><tr>");
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        xun_write_string(out, "<th scope=\"col\">");
        xun_report_html_text(out, labels[i]);
        xun_write_string(out, "</th>");
    }
    xun_write_string(out, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].kind != XUN_CHANGE_NONE)
            change_row(out, &changes->items[i]);
    xun_write_string(out, "</tbody></table>\n");
    report_list(out, _("new reports"), changes->new_reports, changes->new_report_count);
    report_list(out, _("reports that are gone"), changes->gone_reports, changes->gone_report_count);
}

/* ---- all together ------------------------------------------------------------ */

static void provenance(xun_writer *out, const xun_model *m)
{
    const char *label;
    char value[1024];
    heading(out, "provenance", _("Provenance"));
    xun_write_string(out, "<dl>");
    for (size_t i = 0; xun_provenance(&label, value, m, i); i++) {
        xun_write_string(out, "<dt>");
        xun_report_html_text(out, label);
        xun_write_string(out, "</dt><dd>");
        xun_write_html(out, value, xun_utf8_valid_prefix(value, strlen(value)));
        xun_write_string(out, "</dd>\n");
    }
    xun_write_string(out, "</dl>\n");
    heading(out, "meaning", _("What the numbers mean"));
    xun_write_string(out, "<ul>");
    for (size_t i = 0; xun_explanation(i); i++) {
        xun_write_string(out, "<li>");
        xun_report_html_text(out, xun_explanation(i));
        xun_write_string(out, "</li>");
    }
    xun_write_string(out, "</ul>\n");
}

static void head(xun_writer *out)
{
    /* TRANSLATORS: the language of these words, as BCP 47 names it. */
    xun_write_format(out,
                     "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
                     _("en"));
    xun_report_html_text(out, _("Keyword report"));
    xun_write_string(out, "</title>\n");
    xun_report_html_style(out);
    xun_write_string(out, "</head>\n<body>\n<main>\n<h1>");
    xun_report_html_text(out, _("Keyword report"));
    xun_write_string(out, "</h1>\n");
}

void xun_write_report_html(xun_writer *out, const xun_model *m, const xun_changes *changes)
{
    xun_stored_passage *scratch = malloc(sizeof *scratch);
    if (!scratch) {
        out->failed = true;
        return;
    }
    head(out);
    summary(out, m);
    xun_report_html_matrix(out, m);
    if (changes)
        comparison(out, changes);
    heading(out, "keywords", _("Keywords"));
    for (size_t i = 0; i < m->row_count; i++)
        xun_report_html_keyword(out, m, &m->rows[i], i, scratch);
    provenance(out, m);
    xun_write_string(out, "</main>\n");
    xun_report_html_script(out);
    xun_write_string(out, "</body>\n</html>\n");
    free(scratch);
}
