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
        xun_write_format(out, "<td%s>–</td>", attributes);
    else
        xun_write_format(out, "<td%s>%.*f</td>", attributes, decimals, value);
}

void xun_report_html_heading(xun_writer *out, const char *id, const char *text)
{
    xun_write_format(out, "<h2 id=\"%s\">", id);
    xun_report_html_text(out, text);
    xun_write_string(out, "</h2>\n");
}

void xun_report_html_column(xun_writer *out, const char *label, bool numbers)
{
    xun_write_string(out, numbers ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
    xun_report_html_text(out, label);
    xun_write_string(out, "</th>");
}

static void note(xun_writer *out, const char *text)
{
    xun_write_string(out, "<p class=\"note\">");
    xun_report_html_text(out, text);
    xun_write_string(out, "</p>\n");
}

/* ---- summary ------------------------------------------------------------------------------------------ */

static void summary_header(xun_writer *out, const bool *used)
{
    xun_write_string(out, "<thead><tr>");
    for (xun_summary_column i = 0; i < XUN_SUMMARY_COLUMNS; i++)
        if (used[i])
            xun_report_html_column(out, xun_summary_label(i), xun_summary_is_number(i));
    xun_write_string(out, "<th scope=\"col\" class=\"fixed\">");
    xun_report_html_text(out, _("course"));
    xun_write_string(out, "</th></tr></thead>\n<tbody>\n");
}

static void summary_cell(xun_writer *out, const xun_row *row, xun_summary_column column)
{
    char remark[XUN_REMARK_SIZE];
    const char *text = xun_summary_text(row, column, remark);
    if (text) {
        xun_write_string(out, column == XUN_COLUMN_REMARK && *text ? "<td class=\"long\">" : "<td>");
        xun_report_html_text(out, text);
        xun_write_string(out, "</td>");
    } else if (column == XUN_COLUMN_SHARE) {
        xun_write_format(out, "<td class=\"n\">%.1f %%</td>", row->share * 100);
    } else {
        xun_report_html_number_cell(out, xun_summary_number(row, column), xun_summary_decimals(column),
                                    " class=\"n\"");
    }
}

static void summary_row(xun_writer *out, const xun_model *m, const xun_row *row, size_t number,
                        const bool *used)
{
    xun_write_format(out, "<tr data-row=\"%zu\"><th scope=\"row\"><a href=\"#k%zu\">", number, number);
    xun_report_html_text(out, row->keyword->name);
    xun_write_string(out, "</a></th>");
    for (xun_summary_column i = XUN_COLUMN_NAME + 1; i < XUN_SUMMARY_COLUMNS; i++)
        if (used[i])
            summary_cell(out, row, i);
    xun_write_string(out, "<td>");
    xun_svg_sparkline(out, m, row);
    xun_write_string(out, "</td></tr>\n");
}

static void summary(xun_writer *out, const xun_model *m)
{
    bool used[XUN_SUMMARY_COLUMNS];
    xun_summary_used(used, m);
    used[XUN_COLUMN_QUERY] = used[XUN_COLUMN_NOTE] = false; /* they stand with the keyword below */
    xun_report_html_heading(out, "summary", _("Summary"));
    note(out, _("A row for each keyword; a click on a column's name sorts by it."));
    xun_write_string(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"summary\">"
                          "<table class=\"sortable\">\n");
    summary_header(out, used);
    for (size_t i = 0; i < m->row_count; i++)
        summary_row(out, m, &m->rows[i], i, used);
    xun_write_string(out, "</tbody></table></div>\n");
}

/* ---- changes ------------------------------------------------------------------------------------------ */

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
    xun_report_html_text(out, xun_change_label(c->kind));
    xun_write_string(out, "</td>");
    xun_report_html_number_cell(out, (double)c->old_passages, 0, " class=\"n\"");
    xun_report_html_number_cell(out, (double)c->passages, 0, " class=\"n\"");
    xun_write_format(out, "<td class=\"n\">%+lld</td></tr>\n",
                     (long long)c->passages - (long long)c->old_passages);
}

static void change_table(xun_writer *out, const xun_changes *changes)
{
    const char *const labels[] = {_("keyword"), _("change"), _("passages before"), _("passages"),
                                  _("difference")};
    xun_write_string(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"changes\">"
                          "<table class=\"sortable\"><thead><tr>");
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        xun_report_html_column(out, labels[i], i > 1);
    xun_write_string(out, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].kind != XUN_CHANGE_NONE)
            change_row(out, &changes->items[i]);
    xun_write_string(out, "</tbody></table></div>\n");
}

static void comparison(xun_writer *out, const xun_changes *changes)
{
    xun_report_html_heading(out, "changes", _("changes since"));
    note(out, *changes->made ? changes->made : changes->path);
    if (xun_changes_count(changes))
        change_table(out, changes);
    else
        note(out, _("No keyword is new, gone or has other counts."));
    report_list(out, _("new reports"), changes->new_reports, changes->new_report_count);
    report_list(out, _("reports that are gone"), changes->gone_reports, changes->gone_report_count);
}

/* ---- all together ------------------------------------------------------------------------------------- */

static void provenance(xun_writer *out, const xun_model *m)
{
    const char *label;
    char value[1024];
    xun_report_html_heading(out, "provenance", _("Provenance"));
    xun_write_string(out, "<dl>");
    for (size_t i = 0; xun_provenance(&label, value, m, i); i++) {
        xun_write_string(out, "<dt>");
        xun_report_html_text(out, label);
        xun_write_string(out, "</dt><dd>");
        xun_write_html(out, value, xun_utf8_valid_prefix(value, strlen(value)));
        xun_write_string(out, "</dd>\n");
    }
    xun_write_string(out, "</dl>\n");
    xun_report_html_heading(out, "meaning", _("What the numbers mean"));
    xun_write_string(out, "<ul>");
    for (size_t i = 0; xun_explanation(i); i++) {
        xun_write_string(out, "<li>");
        xun_report_html_text(out, xun_explanation(i));
        xun_write_string(out, "</li>");
    }
    xun_write_string(out, "</ul>\n");
}

static void link_to(xun_writer *out, const char *id, const char *text)
{
    xun_write_format(out, "<a href=\"#%s\">", id);
    xun_report_html_text(out, text);
    xun_write_string(out, "</a> ");
}

static void head(xun_writer *out, const xun_changes *changes)
{
    /* TRANSLATORS: the language of these words, as BCP 47 names it. */
    xun_write_format(out,
                     "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
                     _("en"));
    xun_report_html_text(out, _("Keyword report"));
    xun_write_string(out, "</title>\n");
    xun_report_html_style(out);
    xun_write_string(out, "</head>\n<body>\n<header><a class=\"skip\" href=\"#summary\">");
    xun_report_html_text(out, _("To the summary"));
    xun_write_string(out, "</a>\n<h1>");
    xun_report_html_text(out, _("Keyword report"));
    xun_write_string(out, "</h1>\n<nav>");
    link_to(out, "summary", _("Summary"));
    link_to(out, "matrix", _("Matrix"));
    if (changes)
        link_to(out, "changes", _("Changes"));
    link_to(out, "keywords", _("Keywords"));
    link_to(out, "provenance", _("Provenance"));
    link_to(out, "meaning", _("What the numbers mean"));
    xun_write_string(out, "</nav></header>\n<main>\n");
}

/* What was counted, and a field that the script shows. */
static void opening(xun_writer *out, const xun_model *m)
{
    char text[512];
    xun_opening_note(text, m);
    note(out, text);
    xun_write_string(out, "<p class=\"find\" hidden><label>");
    xun_report_html_text(out, _("Only keywords with"));
    xun_write_string(out, " <input type=\"search\" id=\"find\"></label></p>\n");
}

static void keywords(xun_writer *out, const xun_model *m, xun_stored_passage *scratch)
{
    char text[512];
    xun_report_html_heading(out, "keywords", _("Keywords"));
    if (xun_shown_note(text, m->settings))
        note(out, text);
    xun_svg_axis(out, m);
    for (size_t i = 0; i < m->row_count; i++)
        xun_report_html_keyword(out, m, &m->rows[i], i, scratch);
}

void xun_write_report_html(xun_writer *out, const xun_model *m, const xun_changes *changes)
{
    xun_stored_passage *scratch = malloc(sizeof *scratch);
    if (!scratch) {
        out->failed = true;
        return;
    }
    head(out, changes);
    opening(out, m);
    summary(out, m);
    xun_report_html_matrix(out, m);
    if (changes)
        comparison(out, changes);
    keywords(out, m, scratch);
    provenance(out, m);
    xun_write_string(out, "</main>\n");
    xun_report_html_script(out);
    xun_write_string(out, "</body>\n</html>\n");
    free(scratch);
}
