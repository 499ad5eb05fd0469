#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "apps/report/format.h"
#include "apps/report/kwic.h"
#include "apps/report/label.h"
#include "apps/report/parts.h"

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

/* ---- tables ------------------------------------------------------------------------------------------- */

static const xun_summary_column summary_columns[] = {
    XUN_COLUMN_NAME,  XUN_COLUMN_PASSAGES, XUN_COLUMN_REPORTS, XUN_COLUMN_SHARE, XUN_COLUMN_TIMES,
    XUN_COLUMN_LOOSE, XUN_COLUMN_FIRST,    XUN_COLUMN_LAST,    XUN_COLUMN_TREND,
};
enum { SHOWN = sizeof summary_columns / sizeof *summary_columns };

static void summary(xun_writer *out, const xun_model *m)
{
    char remark[XUN_REMARK_SIZE];
    const char *group = NULL;
    for (size_t i = 0; i < m->row_count; i++) {
        const xun_row *row = &m->rows[i];
        if (!group || strcmp(group, row->keyword->group) != 0) {
            group = row->keyword->group;
            xun_write_string(out, *group ? "\n### " : "\n");
            text(out, group);
            xun_write_string(out, *group ? "\n\n" : "");
            for (size_t k = 0; k < SHOWN; k++)
                xun_write_format(out, "| %s ", xun_summary_label(summary_columns[k]));
            xun_write_string(out, "|\n");
            rule(out, 1, SHOWN - 1);
        }
        for (size_t k = 0; k < SHOWN; k++) {
            const char *value = xun_summary_text(row, summary_columns[k], remark);
            xun_write_string(out, "| ");
            if (value)
                text(out, value);
            else
                number(out, xun_summary_number(row, summary_columns[k]),
                       xun_summary_decimals(summary_columns[k]));
            xun_write_string(out, " ");
        }
        xun_write_string(out, "|\n");
    }
}

static void matrix_row(xun_writer *out, const xun_model *m, const xun_row *row, const uint32_t *shown,
                       size_t count)
{
    const xun_axis axis = m->settings->axis;
    const xun_measure measure = m->settings->measure;
    xun_write_string(out, "| ");
    text(out, row->keyword->name);
    for (size_t i = 0; i < count; i++) {
        xun_cell cell = xun_cell_at(&row->cells[axis], shown[i]);
        xun_write_string(out, " | ");
        number(out, xun_cell_value(measure, &cell, &m->columns[axis].items[shown[i]]),
               xun_measure_decimals(measure));
    }
    xun_write_string(out, " | ");
    number(out, xun_row_total(measure, row, m), xun_measure_decimals(measure));
    xun_write_string(out, " |\n");
}

static void matrix(xun_writer *out, const xun_model *m)
{
    const xun_axis axis = m->settings->axis;
    char note[512];
    size_t count;
    uint32_t *shown = xun_shown_columns(&count, m, axis);
    if (!shown) {
        out->failed = true;
        return;
    }
    xun_write_format(out, "\n## %s × %s: %s\n\n", _("keyword"), xun_axis_label(axis),
                     xun_measure_label(m->settings->measure));
    if (count < m->columns[axis].count) {
        xun_columns_note(note, count, m->columns[axis].count);
        xun_write_format(out, "%s\n\n", note);
    }
    xun_write_format(out, "| %s ", _("keyword"));
    for (size_t i = 0; i < count; i++) {
        xun_write_string(out, "| ");
        text(out, xun_column_label(axis, &m->columns[axis].items[shown[i]]));
        xun_write_string(out, " ");
    }
    xun_write_format(out, "| %s |\n", _("all"));
    rule(out, 1, count + 1);
    for (size_t i = 0; i < m->row_count; i++)
        matrix_row(out, m, &m->rows[i], shown, count);
    free(shown);
}

static void change_rows(xun_writer *out, const xun_changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        const xun_change *c = &changes->items[i];
        if (c->kind == XUN_CHANGE_NONE)
            continue;
        xun_write_string(out, "| ");
        text(out, c->name);
        xun_write_format(out, " | %s | %llu | %llu | %+lld |\n", xun_change_label(c->kind),
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
    if (!xun_changes_count(changes)) {
        xun_write_format(out, "%s\n", _("No keyword is new, gone or has other counts."));
        return;
    }
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

/* ---- evidence ----------------------------------------------------------------------------------------- */

typedef struct {
    xun_writer *out;
    bool begun;
} marking;

static void part_of_text(void *user, const char *part, size_t length, bool marked)
{
    marking *m = user;
    size_t at = m->begun || marked ? 0 : begin_line(m->out, (xun_slice){part, length});
    m->begun = true;
    xun_write_string(m->out, marked ? "**" : "");
    plain(m->out, part + at, length - at);
    xun_write_string(m->out, marked ? "**" : "");
}

static void quote(xun_writer *out, const xun_stored_passage *passage, const xun_shown *shown_passage,
                  xun_bytes *cited)
{
    marking m = {out, false};
    xun_write_string(out, "> ");
    xun_marked_parts(passage, shown_passage, part_of_text, &m);
    xun_write_string(out, "\n>\n> — ");
    if (xun_citation(cited, passage))
        plain(out, cited->data, cited->length);
    else
        out->failed = true;
    xun_write_string(out, "\n\n");
}

static void passages(xun_writer *out, const xun_model *m, const xun_row *row, xun_stored_passage *passage)
{
    xun_bytes cited = XUN_BYTES_EMPTY;
    for (size_t i = 0; i < XUN_PASSAGE_GROUPS; i++) {
        xun_passage_group group = xun_passage_group_of(row, i);
        size_t count = i == 0 && group.count > m->settings->read_best ? m->settings->read_best : group.count;
        if (count)
            xun_write_format(out, "\n%s\n\n", group.label);
        for (size_t k = 0; k < count; k++)
            if (xun_model_passage(passage, m, group.items[k].docid))
                quote(out, passage, &group.items[k], &cited);
    }
    xun_bytes_free(&cited);
}

static void concordance(xun_writer *out, const xun_model *m, const xun_row *row)
{
    xun_kwic_line *lines;
    size_t count;
    if (!xun_kwic_lines(&lines, &count, m, row, m->settings->read_lines)) {
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

static void part_list(xun_writer *out, const xun_part_list *list)
{
    if (!list->count)
        return;
    xun_write_format(out, "- %s: ", list->label);
    for (size_t i = 0; i < list->count; i++) {
        xun_write_string(out, i ? ", " : "");
        text(out, xun_part_text(list, i));
        xun_write_format(out, " (%u)", xun_part_passages(list, i));
    }
    if (list->count < list->all)
        xun_write_format(out, _(" … %zu of %zu"), list->count, list->all);
    xun_write_string(out, "\n");
}

static void keyword(xun_writer *out, const xun_model *m, const xun_row *row, xun_stored_passage *passage)
{
    char remark[XUN_REMARK_SIZE];
    xun_write_string(out, "\n### ");
    text(out, row->keyword->name);
    xun_write_format(out, "\n\n- %s: ", _("query"));
    text(out, row->keyword->query);
    xun_write_string(out, "\n");
    const char *remarked = xun_summary_text(row, XUN_COLUMN_REMARK, remark);
    if (*remarked) {
        xun_write_string(out, "- ");
        text(out, remarked);
        xun_write_string(out, "\n");
    }
    for (xun_part_list_kind i = 0; i < XUN_PART_LISTS; i++) {
        xun_part_list list = xun_part_list_of(m, row, i, m->settings->read_top);
        part_list(out, &list);
    }
    passages(out, m, row, passage);
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
    char note[512];
    xun_opening_note(note, m);
    xun_write_format(out, "# %s\n\n%s\n\n## %s\n", _("Keyword report"), note, _("Summary"));
    summary(out, m);
    matrix(out, m);
    if (changes)
        comparison(out, changes);
    xun_write_format(out, "\n## %s\n", _("Keywords"));
    if (xun_shown_note(note, m->settings))
        xun_write_format(out, "\n%s\n", note);
    for (size_t i = 0; i < m->row_count; i++)
        keyword(out, m, &m->rows[i], passage);
    provenance(out, m);
    free(passage);
}
