#include "apps/cli/extract.h"

#include <string.h>

#include "apps/cli/columns.h"
#include "apps/cli/message.h"

enum { INDENT = 4 };

static void plain(xun_writer *out, const char *string)
{
    xun_write_plain(out, string, strlen(string));
}

static void write_place(xun_writer *out, const xun_extract *e)
{
    const xun_passage *passage = e->passage;
    xun_write_format(out, "[%u]", passage->number);
    for (size_t i = 0; i < passage->heading_count; i++) {
        xun_write_string(out, i ? " › " : " ");
        plain(out, passage->headings[i]);
    }
    xun_write_string(out, "\n");
}

static void write_text(xun_output *output, const xun_passage *passage)
{
    size_t width = output->width > 2 * INDENT ? output->width - INDENT : 0, next;
    for (size_t at = 0; at < passage->length; at += next) {
        size_t line = xun_line_length(&next, passage->text + at, passage->length - at, width);
        xun_write_format(&output->writer, "%*s", INDENT, "");
        xun_write_plain(&output->writer, passage->text + at, line);
        xun_write_string(&output->writer, "\n");
    }
}

/* "    time     去年11月 → "; the caller goes on. */
static void begin_item(xun_writer *out, const xun_extract *e, const char *kind, size_t start, size_t end)
{
    xun_write_format(out, "%*s%s: ", INDENT, "", kind);
    xun_write_plain(out, e->passage->text + start, end - start);
    xun_write_string(out, end > start ? " → " : "");
}

static void write_times(xun_writer *out, const xun_extract *e)
{
    for (size_t i = 0; i < e->facts->time_count; i++) {
        const xun_time *time = &e->facts->times[i];
        begin_item(out, e, _("time"), time->start, time->end);
        xun_write_format(out, "%s..%s (%s)\n", time->from, time->to, xun_time_how_name(time->how));
    }
}

static void write_figures(xun_writer *out, const xun_extract *e)
{
    for (size_t i = 0; i < e->facts->figure_count; i++) {
        const xun_figure *figure = &e->facts->figures[i];
        begin_item(out, e, _("figure"), figure->start, figure->end);
        xun_write_format(out, "%s %s\n", figure->term, figure->unit ? figure->unit : "");
    }
}

static void note(xun_writer *out, const char *text)
{
    if (!text)
        return;
    xun_write_string(out, ", ");
    plain(out, text);
}

static void write_honors(xun_writer *out, const xun_extract *e)
{
    for (size_t i = 0; i < e->facts->honor_count; i++) {
        const xun_honor *honor = &e->facts->honors[i];
        begin_item(out, e, _("honour"), honor->start, honor->end);
        plain(out, honor->name);
        note(out, xun_honor_level_name(honor->level));
        note(out, honor->by);
        note(out, honor->to);
        if (honor->year)
            xun_write_format(out, ", %d (%s)", honor->year, xun_time_how_name(honor->how));
        xun_write_string(out, "\n");
    }
}

static void write_projects(xun_writer *out, const xun_extract *e)
{
    for (size_t i = 0; i < e->facts->project_count; i++) {
        const xun_project *project = &e->facts->projects[i];
        begin_item(out, e, _("project"), project->start, project->end);
        plain(out, project->name);
        note(out, project->stage);
        xun_write_string(out, "\n");
    }
}

static void write_orgs(xun_writer *out, const xun_extract *e)
{
    for (size_t i = 0; i < e->facts->org_count; i++) {
        begin_item(out, e, _("organisation"), e->facts->orgs[i].start, e->facts->orgs[i].end);
        plain(out, e->facts->orgs[i].name);
        xun_write_string(out, "\n");
    }
}

void xun_print_extract_text(xun_output *output, const xun_extract *extract)
{
    xun_writer *out = &output->writer;
    write_place(out, extract);
    write_text(output, extract->passage);
    write_times(out, extract);
    write_figures(out, extract);
    write_honors(out, extract);
    write_projects(out, extract);
    write_orgs(out, extract);
    xun_write_string(out, "\n");
}
