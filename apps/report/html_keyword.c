/* A keyword's own part of the page: chart, where it stands most, what stands beside it, passages,
 * concordance. */
#include <stdlib.h>

#include "apps/output/answer.h"
#include "apps/report/html.h"
#include "apps/report/kwic.h"
#include "apps/report/label.h"
#include "apps/report/svg.h"

/* A chart with more bars than this is no longer read. */
enum { CHART_COLUMNS = 60 };

static void begin_item(xun_writer *out, const char *label)
{
    xun_write_string(out, "<dt>");
    xun_report_html_text(out, label);
    xun_write_string(out, "</dt><dd>");
}

static void counted(xun_writer *out, const char *text, uint32_t count, bool first)
{
    xun_write_string(out, first ? "" : " · ");
    xun_report_html_text(out, text);
    xun_write_format(out, " (%u)", count);
}

static void top(xun_writer *out, const xun_model *m, xun_axis axis, const xun_cell *cells, size_t count,
                size_t all)
{
    if (!count)
        return;
    begin_item(out, xun_axis_label(axis));
    for (size_t i = 0; i < count; i++)
        counted(out, xun_column_label(axis, &m->columns[axis].items[cells[i].column]), cells[i].passages,
                i == 0);
    if (count < all)
        xun_write_format(out, _(" … %zu of %zu"), count, all);
    xun_write_string(out, "</dd>");
}

static void beside(xun_writer *out, const xun_model *m, const char *label, const xun_beside *items,
                   size_t count, bool names)
{
    if (!count)
        return;
    begin_item(out, label);
    for (size_t i = 0; i < count; i++)
        counted(out,
                names ? m->archive.names.items[items[i].number] + 1 : m->rows[items[i].number].keyword->name,
                items[i].passages, i == 0);
    xun_write_string(out, "</dd>");
}

static void marked(xun_writer *out, const xun_stored_passage *passage, const xun_shown *shown)
{
    size_t at = 0;
    for (size_t i = 0; i < shown->span_count; i++) {
        xun_span span = shown->spans[i];
        if (span.start < at || span.end > passage->text.length)
            continue;
        xun_write_html(out, passage->text.text + at, span.start - at);
        xun_write_string(out, "<mark>");
        xun_write_html(out, passage->text.text + span.start, span.end - span.start);
        xun_write_string(out, "</mark>");
        at = span.end;
    }
    xun_write_html(out, passage->text.text + at, passage->text.length - at);
}

static void citation(xun_writer *out, const xun_stored_passage *passage)
{
    xun_bytes bytes = XUN_BYTES_EMPTY;
    xun_writer cited = xun_writer_to_bytes(&bytes);
    xun_write_citation(&cited, passage);
    out->failed = out->failed || cited.failed;
    xun_write_html(out, bytes.data ? bytes.data : "", bytes.length);
    xun_bytes_free(&bytes);
}

static void passages(xun_writer *out, const xun_model *m, const char *label, const xun_shown *items,
                     size_t count, xun_stored_passage *passage)
{
    if (!count)
        return;
    xun_write_string(out, "<h4>");
    xun_report_html_text(out, label);
    xun_write_string(out, "</h4>\n");
    for (size_t i = 0; i < count; i++) {
        if (!xun_model_passage(passage, m, items[i].docid))
            continue;
        xun_write_format(out, "<blockquote lang=\"%.*s\"><p>", passage->language.length == 2 ? 2 : 0,
                         passage->language.text);
        marked(out, passage, &items[i]);
        xun_write_string(out, "</p><cite>");
        citation(out, passage);
        xun_write_string(out, "</cite></blockquote>\n");
    }
}

static void line(xun_writer *out, const xun_model *m, const xun_kwic_line *l)
{
    xun_write_string(out, "<tr><td>");
    xun_write_html(out, l->left.text, l->left.length);
    xun_write_string(out, "</td><td><mark>");
    xun_write_html(out, l->word.text, l->word.length);
    xun_write_string(out, "</mark></td><td>");
    xun_write_html(out, l->right.text, l->right.length);
    xun_write_string(out, "</td><td>");
    xun_report_html_text(out, xun_report_short_id(&m->archive, m->archive.report_of[l->docid]));
    xun_write_string(out, "</td></tr>\n");
}

static void concordance(xun_writer *out, const xun_model *m, const xun_row *row)
{
    const char *const labels[] = {_("left"), _("keyword"), _("right"), _("report")};
    xun_kwic_line *lines;
    size_t count;
    if (!xun_kwic_lines(&lines, &count, m, row)) {
        out->failed = true;
        return;
    }
    if (count) {
        xun_write_string(out, "<details><summary>");
        xun_report_html_text(out, _("In context"));
        xun_write_format(out, ": %zu</summary><table class=\"kwic sortable\"><caption>", count);
        xun_report_html_text(out, _("Places drawn by chance, with what stands on either side."));
        xun_write_string(out, "</caption><thead><tr>");
        for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
            xun_write_string(out, "<th scope=\"col\">");
            xun_report_html_text(out, labels[i]);
            xun_write_string(out, "</th>");
        }
        xun_write_string(out, "</tr></thead><tbody>\n");
        for (size_t i = 0; i < count; i++)
            line(out, m, &lines[i]);
        xun_write_string(out, "</tbody></table></details>\n");
    }
    free(lines);
}

static void about(xun_writer *out, const xun_model *m, const xun_row *row)
{
    char remark[512];
    xun_write_string(out, "<dl>");
    begin_item(out, _("query"));
    xun_report_html_text(out, row->keyword->query);
    xun_write_string(out, "</dd>");
    if (*row->keyword->note) {
        begin_item(out, _("note"));
        xun_report_html_text(out, row->keyword->note);
        xun_write_string(out, "</dd>");
    }
    if (row->zero) {
        begin_item(out, _("remark"));
        xun_report_html_text(out, xun_summary_text(row, XUN_COLUMN_REMARK, remark));
        xun_write_string(out, "</dd>");
    }
    top(out, m, XUN_AXIS_REPORT, row->top_reports, row->top_report_count, row->reports);
    if (xun_model_has_places(m))
        top(out, m, XUN_AXIS_PLACE, row->top_places, row->top_place_count, row->cells[XUN_AXIS_PLACE].count);
    beside(out, m, _("keywords beside it"), row->partners, row->partner_count, false);
    beside(out, m, _("honours beside it"), row->honors, row->honor_count, true);
    beside(out, m, _("projects beside it"), row->projects, row->project_count, true);
    xun_write_string(out, "</dl>\n");
}

void xun_report_html_keyword(xun_writer *out, const xun_model *m, const xun_row *row, size_t number,
                             xun_stored_passage *scratch)
{
    const xun_axis axis =
        m->columns[m->settings->axis].count <= CHART_COLUMNS ? m->settings->axis : XUN_AXIS_YEAR;
    xun_write_format(out, "<section aria-labelledby=\"k%zu\"><h3 id=\"k%zu\">", number, number);
    xun_report_html_text(out, row->keyword->name);
    xun_write_string(out, "</h3>\n");
    if (row->passages && m->columns[axis].count <= CHART_COLUMNS)
        xun_svg_bars(out, m, row, axis, XUN_MEASURE_PASSAGES);
    about(out, m, row);
    passages(out, m, _("Best passages"), row->found->best, row->found->best_count, scratch);
    passages(out, m, _("Passages drawn by chance"), row->found->sample, row->found->sample_count, scratch);
    concordance(out, m, row);
    xun_write_string(out, "</section>\n");
}
