#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "apps/output/answer.h"
#include "apps/report/format.h"
#include "apps/report/kwic.h"
#include "apps/report/label.h"

/* Text that Markdown takes for nothing else, also in a table's cell. */
static void plain(xun_writer *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (strchr("\\`*_{}[]<>#|~", text[i]) && text[i])
            xun_write(out, "\\", 1);
        bool control = (unsigned char)text[i] < ' ' || text[i] == 0x7F;
        xun_write(out, control ? " " : &text[i], 1);
    }
}

static void text(xun_writer *out, const char *value)
{
    plain(out, value, strlen(value));
}

static void number(xun_writer *out, double value, int decimals)
{
    if (isnan(value))
        xun_write_string(out, "–");
    else
        xun_write_format(out, "%.*f", decimals, value);
}

static void rule(xun_writer *out, size_t left, size_t right)
{
    for (size_t i = 0; i < left; i++)
        xun_write_string(out, "|---");
    for (size_t i = 0; i < right; i++)
        xun_write_string(out, "|---:");
    xun_write_string(out, "|\n");
}

/* ---- tables ------------------------------------------------------------ */

static const xun_summary_column shown[] = {
    XUN_COLUMN_NAME,  XUN_COLUMN_PASSAGES, XUN_COLUMN_REPORTS, XUN_COLUMN_SHARE, XUN_COLUMN_TIMES,
    XUN_COLUMN_LOOSE, XUN_COLUMN_FIRST,    XUN_COLUMN_LAST,    XUN_COLUMN_TREND,
};
enum { SHOWN = sizeof shown / sizeof *shown };

static void summary(xun_writer *out, const xun_model *m)
{
    char remark[512];
    const char *group = NULL;
    for (size_t i = 0; i < m->row_count; i++) {
        const xun_row *row = &m->rows[i];
        if (!group || strcmp(group, row->keyword->group) != 0) {
            group = row->keyword->group;
            xun_write_string(out, *group ? "\n### " : "\n");
            text(out, group);
            xun_write_string(out, *group ? "\n\n" : "");
            for (size_t k = 0; k < SHOWN; k++)
                xun_write_format(out, "| %s ", xun_summary_label(shown[k]));
            xun_write_string(out, "|\n");
            rule(out, 1, SHOWN - 1);
        }
        for (size_t k = 0; k < SHOWN; k++) {
            const char *value = xun_summary_text(row, shown[k], remark);
            xun_write_string(out, "| ");
            if (value)
                text(out, value);
            else
                number(out, xun_summary_number(row, shown[k]), xun_summary_decimals(shown[k]));
            xun_write_string(out, " ");
        }
        xun_write_string(out, "|\n");
    }
}

static void matrix(xun_writer *out, const xun_model *m)
{
    const xun_axis axis = m->settings->axis;
    const xun_measure measure = m->settings->measure;
    const xun_columns_of *columns = &m->columns[axis];
    xun_write_format(out, "\n## %s × %s: %s\n\n| %s ", _("keyword"), xun_axis_label(axis),
                     xun_measure_label(measure), _("keyword"));
    for (size_t i = 0; i < columns->count; i++) {
        xun_write_string(out, "| ");
        text(out, xun_column_label(axis, &columns->items[i]));
        xun_write_string(out, " ");
    }
    xun_write_format(out, "| %s |\n", _("all"));
    rule(out, 1, columns->count + 1);
    for (size_t i = 0; i < m->row_count; i++) {
        xun_write_string(out, "| ");
        text(out, m->rows[i].keyword->name);
        for (uint32_t k = 0; k < columns->count; k++) {
            xun_cell cell = xun_cell_at(&m->rows[i].cells[axis], k);
            xun_write_string(out, " | ");
            number(out, xun_cell_value(measure, &cell, &columns->items[k]), xun_measure_decimals(measure));
        }
        xun_write_string(out, " | ");
        number(out, xun_row_total(measure, &m->rows[i], m), xun_measure_decimals(measure));
        xun_write_string(out, " |\n");
    }
}

static void change_rows(xun_writer *out, const xun_changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        const xun_change *c = &changes->items[i];
        if (c->kind == XUN_CHANGE_NONE)
            continue;
        xun_write_string(out, "| ");
        text(out, c->name);
        xun_write_format(out, " | %s | %llu | %llu | %+lld |\n",
                         c->kind == XUN_CHANGE_NEW    ? _("new")
                         : c->kind == XUN_CHANGE_GONE ? _("gone")
                                                      : _("changed"),
                         (unsigned long long)c->old_passages, (unsigned long long)c->passages,
                         (long long)c->passages - (long long)c->old_passages);
    }
}

static void comparison(xun_writer *out, const xun_changes *changes)
{
    xun_write_format(out, "\n## %s ", _("changes since"));
    text(out, *changes->made ? changes->made : changes->path);
    xun_write_format(out, _("\n\nReports: %zu new, %zu gone.\n\n"), changes->new_report_count,
                     changes->gone_report_count);
    xun_write_format(out, "| %s | %s | %s | %s | %s |\n", _("keyword"), _("change"), _("passages before"),
                     _("passages"), _("difference"));
    rule(out, 2, 3);
    change_rows(out, changes);
}

/* A passage may begin like an item of a list: "1." or "-" then gets a backslash. */
static size_t begin_line(xun_writer *out, xun_slice text)
{
    size_t at = 0;
    while (at < text.length && at < 9 && text.text[at] >= '0' && text.text[at] <= '9')
        at++;
    if (at == text.length || !strchr(at ? ".)" : "-+", text.text[at]) || !text.text[at])
        return 0;
    xun_write(out, text.text, at);
    xun_write_string(out, "\\");
    xun_write(out, text.text + at, 1);
    return at + 1;
}

/* ---- evidence ------------------------------------------------------------ */

static void marked(xun_writer *out, const xun_stored_passage *passage, const xun_shown *shown_passage)
{
    bool plainly = !shown_passage->span_count || shown_passage->spans[0].start > 10;
    size_t at = plainly ? begin_line(out, passage->text) : 0;
    for (size_t i = 0; i < shown_passage->span_count; i++) {
        xun_span span = shown_passage->spans[i];
        if (span.start < at || span.end > passage->text.length)
            continue;
        plain(out, passage->text.text + at, span.start - at);
        xun_write_string(out, "**");
        plain(out, passage->text.text + span.start, span.end - span.start);
        xun_write_string(out, "**");
        at = span.end;
    }
    plain(out, passage->text.text + at, passage->text.length - at);
}

static void citation(xun_writer *out, const xun_stored_passage *passage)
{
    xun_bytes bytes = XUN_BYTES_EMPTY;
    xun_writer cited = xun_writer_to_bytes(&bytes);
    xun_write_citation(&cited, passage);
    out->failed = out->failed || cited.failed;
    plain(out, bytes.data ? bytes.data : "", bytes.length);
    xun_bytes_free(&bytes);
}

static void passages(xun_writer *out, const xun_model *m, const char *label, const xun_shown *items,
                     size_t count, xun_stored_passage *passage)
{
    if (!count)
        return;
    xun_write_format(out, "\n%s\n\n", label);
    for (size_t i = 0; i < count; i++) {
        if (!xun_model_passage(passage, m, items[i].docid))
            continue;
        xun_write_string(out, "> ");
        marked(out, passage, &items[i]);
        xun_write_string(out, "\n>\n> — ");
        citation(out, passage);
        xun_write_string(out, "\n\n");
    }
}

static void concordance(xun_writer *out, const xun_model *m, const xun_row *row)
{
    xun_kwic_line *lines;
    size_t count;
    if (!xun_kwic_lines(&lines, &count, m, row)) {
        out->failed = true;
        return;
    }
    if (count) {
        xun_write_format(out, "\n%s\n\n| %s | %s | %s | %s |\n|---:|---|---|---|\n", _("In context"),
                         _("left"), _("keyword"), _("right"), _("report"));
        for (size_t i = 0; i < count; i++) {
            xun_write_string(out, "| ");
            plain(out, lines[i].left.text, lines[i].left.length);
            xun_write_string(out, " | **");
            plain(out, lines[i].word.text, lines[i].word.length);
            xun_write_string(out, "** | ");
            plain(out, lines[i].right.text, lines[i].right.length);
            xun_write_string(out, " | ");
            text(out, xun_report_short_id(&m->archive, m->archive.report_of[lines[i].docid]));
            xun_write_string(out, " |\n");
        }
    }
    free(lines);
}

static void beside(xun_writer *out, const xun_model *m, const char *label, const xun_beside *items,
                   size_t count, bool names)
{
    for (size_t i = 0; i < count; i++) {
        xun_write_string(out, i ? ", " : "");
        if (!i)
            xun_write_format(out, "- %s: ", label);
        text(out,
             names ? m->archive.names.items[items[i].number] + 1 : m->rows[items[i].number].keyword->name);
        xun_write_format(out, " (%u)", items[i].passages);
    }
    if (count)
        xun_write_string(out, "\n");
}

static void top(xun_writer *out, const xun_model *m, xun_axis axis, const xun_cell *cells, size_t count,
                size_t all)
{
    for (size_t i = 0; i < count; i++) {
        if (!i)
            xun_write_format(out, _("- by %s (%zu of %zu): "), xun_axis_label(axis), count, all);
        xun_write_string(out, i ? ", " : "");
        text(out, xun_column_label(axis, &m->columns[axis].items[cells[i].column]));
        xun_write_format(out, " (%u)", cells[i].passages);
    }
    if (count)
        xun_write_string(out, "\n");
}

static void keyword(xun_writer *out, const xun_model *m, const xun_row *row, xun_stored_passage *passage)
{
    char remark[512];
    xun_write_string(out, "\n### ");
    text(out, row->keyword->name);
    xun_write_format(out, "\n\n- %s: ", _("query"));
    text(out, row->keyword->query);
    xun_write_string(out, "\n");
    if (row->zero) {
        xun_write_string(out, "- ");
        text(out, xun_summary_text(row, XUN_COLUMN_REMARK, remark));
        xun_write_string(out, "\n");
    }
    top(out, m, XUN_AXIS_REPORT, row->top_reports, row->top_report_count, row->reports);
    if (xun_model_has_places(m))
        top(out, m, XUN_AXIS_PLACE, row->top_places, row->top_place_count, row->cells[XUN_AXIS_PLACE].count);
    beside(out, m, _("keywords beside it"), row->partners, row->partner_count, false);
    beside(out, m, _("honours beside it"), row->honors, row->honor_count, true);
    beside(out, m, _("projects beside it"), row->projects, row->project_count, true);
    passages(out, m, _("Best passages"), row->found->best, row->found->best_count, passage);
    passages(out, m, _("Passages drawn by chance"), row->found->sample, row->found->sample_count, passage);
    concordance(out, m, row);
}

static void provenance(xun_writer *out, const xun_model *m)
{
    const char *label;
    char value[1024];
    xun_write_format(out, "\n## %s\n\n", _("Provenance"));
    for (size_t i = 0; xun_provenance(&label, value, m, i); i++) {
        xun_write_format(out, "- %s: ", label);
        text(out, value);
        xun_write_string(out, "\n");
    }
    xun_write_format(out, "\n## %s\n\n", _("What the numbers mean"));
    for (size_t i = 0; xun_explanation(i); i++)
        xun_write_format(out, "- %s\n", xun_explanation(i));
}

void xun_write_report_markdown(xun_writer *out, const xun_model *m, const xun_changes *changes)
{
    xun_stored_passage *passage = malloc(sizeof *passage);
    if (!passage) {
        out->failed = true;
        return;
    }
    xun_write_format(out, "# %s\n\n## %s\n", _("Keyword report"), _("Summary"));
    summary(out, m);
    matrix(out, m);
    if (changes)
        comparison(out, changes);
    xun_write_format(out, "\n## %s\n", _("Keywords"));
    for (size_t i = 0; i < m->row_count; i++)
        keyword(out, m, &m->rows[i], passage);
    provenance(out, m);
    free(passage);
}
