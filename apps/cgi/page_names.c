/* Honours and projects by year: a table whose cells lead to the passages, and the same as CSV. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apps/cgi/html.h"
#include "apps/cgi/name_counts.h"

enum { ROWS = 50 /* a page */, YEARS = 10000 };

typedef struct {
    xun_names kind;
    xun_parameter parameter, remark;
    const char *path, *title, *file;
    const char *remark_title, *any_remark;
    const char *const *remarks, *const *remark_names; /* what an index holds, and what readers see */
} table;

static const char *const level_names[] = {N_("national"), N_("provincial"), N_("municipal"), N_("district")};
static const char *const stage_names[] = {N_("signed"),        N_("planned"),   N_("started"),
                                          N_("being built"),   N_("under way"), N_("completed"),
                                          N_("in production"), N_("in use")};

static const table honors = {XUN_NAMES_HONORS,      XUN_PARAMETER_HONOR, XUN_PARAMETER_LEVEL, XUN_PATH_HONORS,
                             N_("Honours by year"), "honours.csv",       N_("Level"),         N_("any level"),
                             xun_honor_levels,      level_names};
static const table projects = {XUN_NAMES_PROJECTS, XUN_PARAMETER_PROJECT,  XUN_PARAMETER_STAGE,
                               XUN_PATH_PROJECTS,  N_("Projects by year"), "projects.csv",
                               N_("Stage"),        N_("any stage"),        xun_project_stages,
                               stage_names};

/* "national" for "国家级", in the reader's language. */
static const char *remark_name(const table *t, const char *remark)
{
    size_t i = 0;
    while (remark && t->remarks[i] && strcmp(t->remarks[i], remark) != 0)
        i++;
    return remark && t->remarks[i] ? _(t->remark_names[i]) : "";
}

/* The years that have a column, in order. */
typedef struct {
    uint16_t items[YEARS];
    size_t count;
} year_list;

static void list_years(year_list *out, const xun_name_counts *counts, size_t first, size_t last)
{
    bool seen[YEARS] = {false};
    out->count = 0;
    for (size_t i = first; i < last; i++)
        for (size_t k = 0; k < counts->names[i].year_count; k++)
            seen[counts->names[i].years[k].year % YEARS] = true;
    for (uint16_t year = 0; year < YEARS; year++)
        if (seen[year])
            out->items[out->count++] = year;
}

static uint32_t passages_in(const xun_name_count *name, uint16_t year)
{
    for (size_t i = 0; i < name->year_count; i++)
        if (name->years[i].year == year)
            return name->years[i].passages;
    return 0;
}

/* ---- CSV ---------------------------------------------------------------------------------------------- */

static void write_csv(xun_page *page, const table *t, const xun_name_counts *counts, const year_list *years)
{
    page->response->type = "text/csv; charset=utf-8";
    page->response->file = t->file;
    xun_write_string(&page->out, "\xEF\xBB\xBF"
                                 "name,");
    xun_write_string(&page->out, xun_parameter_name(t->remark));
    xun_write_string(&page->out, ",passages");
    for (size_t i = 0; i < years->count; i++)
        xun_write_format(&page->out, ",%u", years->items[i]);
    xun_write_string(&page->out, "\r\n");
    for (size_t i = 0; i < counts->count; i++) {
        xun_write_csv(&page->out, counts->names[i].name, strlen(counts->names[i].name));
        const char *remark = counts->names[i].remark ? counts->names[i].remark : "";
        xun_write_string(&page->out, ",");
        xun_write_csv(&page->out, remark, strlen(remark));
        xun_write_format(&page->out, ",%u", counts->names[i].passages);
        for (size_t k = 0; k < years->count; k++) {
            uint32_t passages = passages_in(&counts->names[i], years->items[k]);
            xun_write_format(&page->out, passages ? ",%u" : ",", passages);
        }
        xun_write_string(&page->out, "\r\n");
    }
}

/* ---- HTML --------------------------------------------------------------------------------------------- */

static void write_remark_choice(xun_page *page, const table *t)
{
    const char *chosen = page->parameters.values[t->remark];
    xun_html(page, " <label>");
    xun_html_text(page, _(t->remark_title));
    xun_html(page, " <select name=\"");
    xun_html(page, xun_parameter_name(t->remark));
    xun_html(page, "\"><option value=\"\">");
    xun_html_text(page, _(t->any_remark));
    xun_html(page, "</option>");
    for (size_t i = 0; t->remarks[i]; i++) {
        xun_html(page, "<option value=\"");
        xun_html(page, t->remarks[i]);
        xun_html(page, chosen && strcmp(chosen, t->remarks[i]) == 0 ? "\" selected>" : "\">");
        xun_html_text(page, _(t->remark_names[i]));
        xun_html(page, "</option>");
    }
    xun_html(page, "</select></label>");
}

static void write_filter(xun_page *page, const table *t)
{
    const char *query = page->parameters.values[XUN_PARAMETER_Q],
               *year = page->parameters.values[XUN_PARAMETER_YEAR];
    xun_html(page, "<form class=\"filter\" action=\"");
    xun_html_text(page, page->request->script);
    xun_html(page, t->path);
    xun_html(page, "\"><label>");
    xun_html_text(page, _("Name contains"));
    xun_html(page, " <input name=\"q\" value=\"");
    xun_html_text(page, query ? query : "");
    xun_html(page, "\"></label> <label>");
    xun_html_text(page, _("Year"));
    xun_html(page, " <input name=\"year\" size=\"11\" placeholder=\"2016..2020\" value=\"");
    xun_html_text(page, year ? year : "");
    xun_html(page, "\"></label>");
    write_remark_choice(page, t);
    static const xun_parameter kept[] = {XUN_PARAMETER_DB, XUN_PARAMETER_UI};
    for (size_t i = 0; i < 2; i++)
        if (page->parameters.values[kept[i]]) {
            xun_html(page, "<input type=\"hidden\" name=\"");
            xun_html(page, xun_parameter_name(kept[i]));
            xun_html(page, "\" value=\"");
            xun_html_text(page, page->parameters.values[kept[i]]);
            xun_html(page, "\">");
        }
    xun_html(page, " <button type=\"submit\">");
    xun_html_text(page, _("Filter"));
    xun_html(page, "</button> ");
    xun_html_link(page, XUN_LINK(page, t->path, XUN_KEEP_SEARCH, {XUN_PARAMETER_FORMAT, "csv"}), NULL, "CSV");
    xun_html(page, "</form>\n");
}

static void write_cell(xun_page *page, const table *t, const xun_name_count *name, uint16_t year)
{
    uint32_t passages = passages_in(name, year);
    char digits[8];
    snprintf(digits, sizeof digits, "%u", year);
    /* a passage may tell of an honour of another year than its own: all that name it, by date */
    bool own_years = t->kind == XUN_NAMES_HONORS;
    xun_html(page, "<td>");
    if (passages) {
        xun_html(page, "<a href=\"");
        xun_html_text(page, XUN_LINK(page, XUN_PATH_SEARCH, XUN_KEEP_SITE, {t->parameter, name->name},
                                     {XUN_PARAMETER_YEAR, own_years ? NULL : digits},
                                     {XUN_PARAMETER_SORT, own_years ? "date" : NULL}));
        xun_html(page, "\" aria-label=\"");
        xun_html_format(page, ngettext("%u: %u passage", "%u: %u passages", passages), year, passages);
        xun_write_format(&page->out, "\">%u</a>", passages);
    }
    xun_html(page, "</td>");
}

static void write_row(xun_page *page, const table *t, const xun_name_count *name, const year_list *years)
{
    xun_html(page, "<tr><th scope=\"row\">");
    xun_html_link(page, XUN_LINK(page, XUN_PATH_SEARCH, XUN_KEEP_SITE, {t->parameter, name->name}), NULL,
                  name->name);
    xun_html(page, "</th><td class=\"remark\">");
    xun_html_text(page, remark_name(t, name->remark));
    xun_write_format(&page->out, "</td><td>%u</td>", name->passages);
    for (size_t i = 0; i < years->count; i++)
        write_cell(page, t, name, years->items[i]);
    xun_html(page, "</tr>\n");
}

static void write_table(xun_page *page, const table *t, const xun_name_counts *counts, size_t first,
                        size_t last, const year_list *years)
{
    xun_html(page, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
    xun_html_text(page, _(t->title));
    xun_html(page, "\"><table class=\"names\">\n<thead><tr><th scope=\"col\">");
    xun_html_text(page, _("Name"));
    xun_html(page, "</th><th scope=\"col\" class=\"remark\">");
    xun_html_text(page, _(t->remark_title));
    xun_html(page, "</th><th scope=\"col\">");
    xun_html_text(page, _("Passages"));
    xun_html(page, "</th>");
    for (size_t i = 0; i < years->count; i++)
        xun_write_format(&page->out, "<th scope=\"col\">%u</th>", years->items[i]);
    xun_html(page, "</tr></thead>\n<tbody>\n");
    for (size_t i = first; i < last; i++)
        write_row(page, t, &counts->names[i], years);
    xun_html(page, "</tbody></table></div>\n");
}

static void write_html(xun_page *page, const table *t, const xun_name_counts *counts, year_list *years)
{
    size_t first = (xun_page_number(page) - 1) * ROWS;
    first = first < counts->count ? first : counts->count;
    size_t last = counts->count - first < ROWS ? counts->count : first + ROWS;
    list_years(years, counts, first, last);
    xun_html_begin(page, _(t->title), true);
    xun_html(page, "<h1>");
    xun_html_text(page, _(t->title));
    xun_html(page, "</h1>\n");
    write_filter(page, t);
    xun_html(page, "<p class=\"counts\" role=\"status\">");
    xun_html_format(page, ngettext("%zu name", "%zu names", counts->count), counts->count);
    xun_html(page, "</p>\n");
    if (first < last)
        write_table(page, t, counts, first, last, years);
    xun_html_pager(page, t->path, counts->count, ROWS);
    xun_html_end(page);
}

/* ---- the page ----------------------------------------------------------------------------------------- */

/* The parameter `year` was checked: 2017, 2016..2020, 2016.., ..2020. */
static void year_range(const xun_page *page, unsigned *first, unsigned *last)
{
    const char *year = page->parameters.values[XUN_PARAMETER_YEAR];
    const char *dots = year ? strstr(year, "..") : NULL;
    *first = year ? (unsigned)strtoul(year, NULL, 10) : 0;
    *last = !year ? YEARS : !dots ? *first : dots[2] ? (unsigned)strtoul(dots + 2, NULL, 10) : YEARS;
    if (dots == year && year)
        *first = 1;
}

static int write_names(xun_page *page, const table *t)
{
    const char *format = page->parameters.values[XUN_PARAMETER_FORMAT];
    xun_name_question question = {.kind = t->kind,
                                  .part = page->parameters.values[XUN_PARAMETER_Q],
                                  .remark = page->parameters.values[t->remark]};
    xun_name_counts counts;
    year_range(page, &question.first, &question.last);
    xun_status status =
        xun_count_names(&counts, xun_searcher_reader(page->searcher), &question, &page->error);
    year_list *years = malloc(sizeof *years);
    if (status == XUN_OK && !years)
        status = xun_fail_memory(&page->error);
    if (status == XUN_OK && format && strcmp(format, "csv") == 0) {
        list_years(years, &counts, 0, counts.count);
        write_csv(page, t, &counts, years);
    } else if (status == XUN_OK) {
        write_html(page, t, &counts, years);
    }
    free(years);
    xun_name_counts_free(&counts);
    return status == XUN_OK ? 200 : 500;
}

int xun_page_honors(xun_page *page)
{
    return write_names(page, &honors);
}

int xun_page_projects(xun_page *page)
{
    return write_names(page, &projects);
}
