#include "apps/cli/extract.h"

#include <string.h>

#include "apps/output/answer.h"
#include "common/json.h"

static void begin_item(xun_json *json, const xun_extract *e, size_t start, size_t end)
{
    xun_json_object(json, NULL);
    xun_json_text(json, "text", e->passage->text + start, end - start);
    xun_json_integer(json, "start", (int64_t)start);
    xun_json_integer(json, "end", (int64_t)end);
}

static void times(xun_json *json, const xun_extract *e)
{
    xun_json_array(json, "times");
    for (size_t i = 0; i < e->facts->time_count; i++) {
        const xun_time *time = &e->facts->times[i];
        begin_item(json, e, time->start, time->end);
        xun_json_string(json, "from", time->from);
        xun_json_string(json, "to", time->to);
        xun_json_string(json, "how", xun_time_how_name(time->how));
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

static void figures(xun_json *json, const xun_extract *e)
{
    xun_json_array(json, "figures");
    for (size_t i = 0; i < e->facts->figure_count; i++) {
        const xun_figure *figure = &e->facts->figures[i];
        begin_item(json, e, figure->start, figure->end);
        xun_json_number(json, "value", figure->value, 6);
        xun_json_string(json, "unit", figure->unit);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

static void honors(xun_json *json, const xun_extract *e)
{
    xun_json_array(json, "honors");
    for (size_t i = 0; i < e->facts->honor_count; i++) {
        const xun_honor *honor = &e->facts->honors[i];
        begin_item(json, e, honor->start, honor->end);
        xun_json_string(json, "name", honor->name);
        xun_json_string(json, "level", xun_honor_level_name(honor->level));
        xun_json_string(json, "by", honor->by);
        xun_json_string(json, "to", honor->to);
        if (honor->year)
            xun_json_integer(json, "year", honor->year);
        else
            xun_json_null(json, "year");
        xun_json_string(json, "how", honor->year ? xun_time_how_name(honor->how) : NULL);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

static void projects(xun_json *json, const xun_extract *e)
{
    xun_json_array(json, "projects");
    for (size_t i = 0; i < e->facts->project_count; i++) {
        const xun_project *project = &e->facts->projects[i];
        begin_item(json, e, project->start, project->end);
        xun_json_string(json, "name", project->name);
        xun_json_string(json, "stage", project->stage);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

static void orgs(xun_json *json, const xun_extract *e)
{
    xun_json_array(json, "orgs");
    for (size_t i = 0; i < e->facts->org_count; i++) {
        begin_item(json, e, e->facts->orgs[i].start, e->facts->orgs[i].end);
        xun_json_string(json, "name", e->facts->orgs[i].name);
        xun_json_object_end(json);
    }
    xun_json_array_end(json);
}

/* As in the answers of search. */
static void source(xun_json *json, const xun_extract *e)
{
    const xun_passage *passage = e->passage;
    xun_json_object(json, "source");
    xun_print_range(json, passage->parts[0].start, passage->parts[0].end, e->media, strlen(e->media));
    xun_json_object_end(json);
    if (passage->part_count < 2)
        return;
    xun_json_array(json, "parts");
    for (size_t i = 0; i < passage->part_count; i++)
        xun_print_part(json, passage->parts[i].start, passage->parts[i].end);
    xun_json_array_end(json);
}

static void place(xun_json *json, const xun_extract *e)
{
    const xun_passage *passage = e->passage;
    xun_json_string(json, "report", e->report);
    xun_json_integer(json, "passage", passage->number);
    xun_json_array(json, "heading");
    for (size_t i = 0; i < passage->heading_count; i++)
        xun_json_string(json, NULL, passage->headings[i]);
    xun_json_array_end(json);
    xun_json_string(json, "date", e->info->date[0] ? e->info->date : NULL);
    xun_json_string(json, "date_how", e->info->date[0] ? e->info->date_how : NULL);
    xun_json_string(json, "lang", passage->language);
    xun_json_text(json, "text", passage->text, passage->length);
    source(json, e);
}

void xun_print_extract_json(xun_writer *out, const xun_extract *extract)
{
    xun_json json = xun_json_to(out);
    xun_json_object(&json, NULL);
    place(&json, extract);
    times(&json, extract);
    figures(&json, extract);
    honors(&json, extract);
    projects(&json, extract);
    orgs(&json, extract);
    xun_json_object_end(&json);
    xun_write_string(out, "\n");
}
