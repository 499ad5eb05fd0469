/* The page of results when there are none: which words are missing, and what to try. */
#include <string.h>

#include "apps/cgi/results.h"

static const xun_change no_filters[] = {{XUN_PARAMETER_YEAR, NULL},   {XUN_PARAMETER_PROJECT, NULL},
                                        {XUN_PARAMETER_HONOR, NULL},  {XUN_PARAMETER_ORG, NULL},
                                        {XUN_PARAMETER_REPORT, NULL}, {XUN_PARAMETER_LANG, NULL}};
enum { FILTERS = sizeof no_filters / sizeof *no_filters };

static bool is_filtered(const xun_page *page)
{
    for (size_t i = 0; i < FILTERS; i++)
        if (page->parameters.values[no_filters[i].parameter])
            return true;
    return false;
}

/* ---- words -------------------------------------------------------------------------------------------- */

static void write_word(xun_page *page, const xun_word_passages *word)
{
    xun_html(page, "<li><strong>");
    xun_html_text(page, word->word);
    xun_html(page, "</strong>: ");
    if (word->passages)
        xun_html_format(page, ngettext("%llu passage", "%llu passages", word->passages),
                        (unsigned long long)word->passages);
    else
        xun_html_text(page, _("not in any passage"));
    xun_html(page, "</li>\n");
}

static void write_words(xun_page *page, const xun_answer *answer)
{
    xun_html(page, "<p>");
    xun_html_text(page, _("In all reports, each word by itself stands in:"));
    xun_html(page, "</p>\n<ul class=\"words\">\n");
    for (size_t i = 0; i < answer->word_count; i++)
        write_word(page, &answer->words[i]);
    xun_html(page, "</ul>\n");
}

/* ---- advice ------------------------------------------------------------------------------------------- */

static void write_advice(xun_page *page, const char *text)
{
    xun_html(page, "<li>");
    xun_html_text(page, text);
    xun_html(page, "</li>\n");
}

static void write_linked_advice(xun_page *page, const char *link, const char *text)
{
    xun_html(page, "<li>");
    xun_html_link(page, link, NULL, text);
    xun_html(page, "</li>\n");
}

/* A part of the query left out, or its quotes: the link to what is then found. */
static void write_remedy(xun_page *page, const xun_remedy *remedy)
{
    bool part = remedy->kind == XUN_REMEDY_WITHOUT_WORD || remedy->kind == XUN_REMEDY_WITHOUT_FIELD;
    unsigned long long passages = remedy->passages;
    if (!part && remedy->kind != XUN_REMEDY_LOOSE)
        return;
    xun_html(page, "<li>");
    xun_html_anchor(page, XUN_LINK(page, XUN_PATH_SEARCH, XUN_KEEP_SEARCH, {XUN_PARAMETER_Q, remedy->query}),
                    NULL);
    if (part)
        xun_html_format(page, ngettext("Without %s: %llu passage", "Without %s: %llu passages", passages),
                        remedy->what, passages);
    else
        xun_html_format(page,
                        ngettext("As loose words: %llu passage", "As loose words: %llu passages", passages),
                        passages);
    xun_html(page, "</a></li>\n");
}

void xun_html_nothing(xun_page *page, const xun_answer *answer)
{
    const char *query = page->parameters.values[XUN_PARAMETER_Q];
    xun_html(page, "<div class=\"nothing\"><p role=\"status\"><strong>");
    xun_html_text(page, _("Nothing was found."));
    xun_html(page, "</strong></p>\n");
    if (answer->word_count)
        write_words(page, answer);
    xun_html(page, "<ul>\n");
    for (size_t i = 0; i < answer->remedy_count; i++)
        write_remedy(page, &answer->remedies[i]);
    if (query && is_filtered(page))
        write_linked_advice(page, xun_link(page, XUN_PATH_SEARCH, XUN_KEEP_SEARCH, no_filters, FILTERS),
                            _("Search the same words without filters"));
    if (query && page->parameters.values[XUN_PARAMETER_TRANSLATE])
        write_linked_advice(page,
                            XUN_LINK(page, XUN_PATH_SEARCH, XUN_KEEP_SEARCH, {XUN_PARAMETER_TRANSLATE, NULL}),
                            _("Search in the other language too"));
    if (query && strpbrk(query, "\"“”「」"))
        write_advice(page,
                     _("Text in quotes must stand in a passage exactly so: try it without the quotes."));
    write_advice(page, _("Try fewer or more common words, or another name of the same thing."));
    write_linked_advice(page, xun_link(page, XUN_PATH_HONORS, XUN_KEEP_SITE, NULL, 0),
                        _("Look through the honours by year"));
    write_linked_advice(page, xun_link(page, XUN_PATH_PROJECTS, XUN_KEEP_SITE, NULL, 0),
                        _("Look through the projects by year"));
    xun_html(page, "</ul></div>\n");
}
