/* A keyword's own part of the page: chart, where it stands most, what stands beside it, passages,
 * concordance. */
#include <stdlib.h>

#include "apps/report/html.h"
#include "apps/report/kwic.h"
#include "apps/report/label.h"
#include "apps/report/parts.h"
#include "apps/report/svg.h"

static void item(xun_writer *out, const char *label, const char *text)
{
    if (!*text)
        return;
    xun_write_string(out, "<dt>");
    xun_report_html_text(out, label);
    xun_write_string(out, "</dt><dd>");
    xun_report_html_text(out, text);
    xun_write_string(out, "</dd>\n");
}

static void part_list(xun_writer *out, const xun_part_list *list)
{
    if (!list->count)
        return;
    xun_write_string(out, "<dt>");
    xun_report_html_text(out, list->label);
    xun_write_string(out, "</dt><dd>");
    for (size_t i = 0; i < list->count; i++) {
        xun_write_string(out, i ? " · " : "");
        xun_report_html_text(out, xun_part_text(list, i));
        xun_write_format(out, " (%u)", xun_part_passages(list, i));
    }
    if (list->count < list->all)
        xun_write_format(out, _(" … %zu of %zu"), list->count, list->all);
    xun_write_string(out, "</dd>\n");
}

static void about(xun_writer *out, const xun_model *m, const xun_row *row)
{
    char remark[XUN_REMARK_SIZE];
    xun_write_string(out, "<dl>");
    item(out, _("query"), row->keyword->query);
    item(out, _("note"), row->keyword->note);
    item(out, _("remark"), xun_summary_text(row, XUN_COLUMN_REMARK, remark));
    for (xun_part_list_kind i = 0; i < XUN_PART_LISTS; i++) {
        xun_part_list list = xun_part_list_of(m, row, i, m->settings->read_top);
        part_list(out, &list);
    }
    xun_write_string(out, "</dl>\n");
}

/* ---- evidence ----------------------------------------------------------------------------------------- */

static void part_of_text(void *user, const char *text, size_t length, bool marked)
{
    xun_writer *out = user;
    xun_write_string(out, marked ? "<mark>" : "");
    xun_write_html(out, text, length);
    xun_write_string(out, marked ? "</mark>" : "");
}

static void quote(xun_writer *out, const xun_stored_passage *passage, const xun_shown *shown,
                  xun_bytes *cited)
{
    xun_write_format(out, "<blockquote lang=\"%.*s\"><p>", passage->language.length == 2 ? 2 : 0,
                     passage->language.text);
    xun_marked_parts(passage, shown, part_of_text, out);
    xun_write_string(out, "</p><cite>");
    if (xun_citation(cited, passage))
        xun_write_html(out, cited->data, cited->length);
    else
        out->failed = true;
    xun_write_string(out, "</cite></blockquote>\n");
}

static void passages(xun_writer *out, const xun_model *m, const xun_row *row, xun_stored_passage *passage)
{
    xun_bytes cited = XUN_BYTES_EMPTY;
    for (size_t i = 0; i < XUN_PASSAGE_GROUPS; i++) {
        xun_passage_group group = xun_passage_group_of(row, i);
        size_t count = i == 0 && group.count > m->settings->read_best ? m->settings->read_best : group.count;
        if (!count)
            continue;
        xun_write_string(out, "<h4>");
        xun_report_html_text(out, group.label);
        xun_write_string(out, "</h4>\n");
        for (size_t k = 0; k < count; k++)
            if (xun_model_passage(passage, m, group.items[k].docid))
                quote(out, passage, &group.items[k], &cited);
    }
    xun_bytes_free(&cited);
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
    if (!xun_kwic_lines(&lines, &count, m, row, m->settings->read_lines)) {
        out->failed = true;
        return;
    }
    if (count) {
        xun_write_string(out, "<details><summary>");
        xun_report_html_text(out, _("In context"));
        xun_write_format(
            out,
            ": %zu</summary><div class=\"wide\" tabindex=\"0\"><table class=\"kwic sortable\"><thead><tr>",
            count);
        for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
            xun_report_html_column(out, labels[i], false);
        xun_write_string(out, "</tr></thead><tbody>\n");
        for (size_t i = 0; i < count; i++)
            line(out, m, &lines[i]);
        xun_write_string(out, "</tbody></table></div></details>\n");
    }
    free(lines);
}

void xun_report_html_keyword(xun_writer *out, const xun_model *m, const xun_row *row, size_t number,
                             xun_stored_passage *scratch)
{
    xun_write_format(out, "<section aria-labelledby=\"k%zu\"><h3 id=\"k%zu\">", number, number);
    xun_report_html_text(out, row->keyword->name);
    xun_write_string(out, "</h3>\n");
    if (row->passages)
        xun_svg_bars(out, m, row);
    about(out, m, row);
    passages(out, m, row, scratch);
    concordance(out, m, row);
    xun_write_string(out, "</section>\n");
}
