/* A passage with what stands before and after it in its report; its link stays the same while the report
 * does. */
#include <stdio.h>
#include <string.h>

#include "apps/cgi/html.h"
#include "apps/cgi/stored.h"

enum { NEIGHBOURS = 2, ASKED = 500 /* passages of the report among which the marked one is looked for */ };

/* The same passage as a hit of the query, for its marks; NULL when it is none. */
static const xun_answer_hit *hit_of(const xun_answer *answer, const xun_stored_passage *passage)
{
    for (size_t i = 0; answer && i < answer->count; i++) {
        const xun_stored_passage *other = answer->hits[i].passage;
        if (other->number == passage->number && other->id.length == passage->id.length &&
            memcmp(other->id.text, passage->id.text, passage->id.length) == 0)
            return &answer->hits[i];
    }
    return NULL;
}

static void write_passage(xun_page *page, const xun_stored_passage *passage, bool chosen,
                          const xun_answer *answer)
{
    const xun_answer_hit *hit = hit_of(answer, passage);
    xun_html(page, chosen ? "<div class=\"chosen\" lang=\"" : "<div class=\"neighbour\" lang=\"");
    xun_html(page, xun_passage_tag(passage));
    xun_html(page, "\">");
    if (chosen && passage->headings.count) {
        xun_html(page, "<h2 class=\"path\">");
        xun_html_headings(page, passage);
        xun_html(page, "</h2>");
    }
    xun_html(page, "<p class=\"text\">");
    if (!chosen) {
        xun_html(page, "<a class=\"number\" href=\"");
        xun_html_text(page, xun_passage_link(page, passage, XUN_PLAIN));
        xun_write_format(&page->out, "\">%u</a> ", passage->number);
    }
    if (hit)
        xun_html_marked(page, hit, (xun_span){0, hit->passage->text.length});
    else
        xun_html_slice(page, passage->text);
    xun_html(page, "</p></div>\n");
    if (chosen) {
        xun_html_chips(page, passage, XUN_STORED_LIST_LIMIT);
        xun_html_citation(page, passage);
    }
}

static void write_title(xun_page *page, const xun_stored_passage *passage)
{
    const char *report = page->parameters.values[XUN_PARAMETER_REPORT];
    xun_html(page, "<h1 lang=\"");
    xun_html(page, xun_passage_tag(passage));
    xun_html(page, "\">");
    xun_html_anchor(page, XUN_LINK(page, XUN_PATH_REPORT, XUN_KEEP_SITE, {XUN_PARAMETER_REPORT, report}),
                    NULL);
    xun_html_report_title(page, passage);
    xun_html(page, "</a></h1>\n<p class=\"meta\">");
    xun_html_date(page, passage);
    xun_html(page, "<span>");
    xun_html_slice(page, passage->id);
    xun_html(page, "</span><span>");
    xun_html_format(page, _("passage %u"), passage->number);
    xun_html(page, "</span></p>\n");
}

static void write_step(xun_page *page, const xun_passage_list *list, size_t number, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->passages[i].number == number)
            xun_html_link(page, xun_passage_link(page, &list->passages[i], XUN_WITH_QUERY), NULL, text);
}

/* The report at this passage, and the passages beside it. */
static void write_around(xun_page *page, const xun_passage_list *list, size_t number)
{
    const char *report = page->parameters.values[XUN_PARAMETER_REPORT];
    char at[24];
    snprintf(at, sizeof at, "%zu", (number - 1) / XUN_REPORT_PASSAGES + 1);
    xun_html(page, "<nav class=\"around\" aria-label=\"");
    xun_html_text(page, _("In the report"));
    xun_html(page, "\">");
    write_step(page, list, number - 1, _("← Passage before"));
    write_step(page, list, number + 1, _("Passage after →"));
    xun_html(page, "<a href=\"");
    xun_html_text(page, XUN_LINK(page, XUN_PATH_REPORT, XUN_KEEP_SITE, {XUN_PARAMETER_REPORT, report},
                                 {XUN_PARAMETER_PAGE, number > XUN_REPORT_PASSAGES ? at : NULL}));
    xun_write_format(&page->out, "#p%zu\">", number);
    xun_html_text(page, _("The whole report"));
    xun_html(page, "</a></nav>\n");
}

static const xun_stored_passage *chosen_of(const xun_passage_list *list, size_t number)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->passages[i].number == number)
            return &list->passages[i];
    return NULL;
}

static int write_page(xun_page *page, const xun_passage_list *list, size_t number, const xun_answer *answer)
{
    const xun_stored_passage *chosen = chosen_of(list, number);
    char title[64];
    if (!chosen)
        return 404;
    snprintf(title, sizeof title, _("passage %u"), chosen->number);
    xun_html_begin(page, title, true);
    write_title(page, chosen);
    for (size_t i = 0; i < list->count; i++)
        write_passage(page, &list->passages[i], &list->passages[i] == chosen, answer);
    write_around(page, list, number);
    xun_html_end(page);
    return 200;
}

int xun_page_passage(xun_page *page)
{
    size_t number = page->parameters.numbers[XUN_PARAMETER_PASSAGE];
    if (!number || !page->parameters.values[XUN_PARAMETER_REPORT])
        return 404;
    uint32_t first = number > NEIGHBOURS ? (uint32_t)number - NEIGHBOURS : 1;
    xun_passage_list list;
    xun_status status = xun_read_passages(&list, page, first, (uint32_t)number + NEIGHBOURS);
    bool asked = status == XUN_OK && page->parameters.values[XUN_PARAMETER_Q];
    xun_answer *answer = asked ? xun_page_ask(page, 0, ASKED, false) : NULL;
    int result = status == XUN_OK && (!asked || answer) ? write_page(page, &list, number, answer) : 500;
    xun_answer_free(answer);
    xun_passage_list_free(&list);
    return result;
}
