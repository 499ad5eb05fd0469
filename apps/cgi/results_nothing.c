/* The page of results when there are none: which words are missing, and what to try. */
#include <string.h>

#include "apps/cgi/results.h"

enum { WORDS = 10 };

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

/* ---- words --------------------------------------------------------------------------------------------- */

/* How many passages hold a word as written, whatever the filters; the page goes on without the number if that
 * can't be told. */
static bool count_word(uint64_t *out, xun_page *page, const char *word, size_t length)
{
    const xun_request request = {.query = word,
                                 .query_length = length,
                                 .count = 1,
                                 .counts = true,
                                 .bare = true,
                                 .no_translation = true};
    xun_answer *answer;
    if (xun_searcher_ask(&answer, page->searcher, &request, NULL) != XUN_OK)
        return false;
    *out = answer->literal;
    xun_answer_free(answer);
    return true;
}

/* A piece of the query between spaces, without quotes around it; operators and fields are no words. */
static size_t next_word(const char **word, const char *at)
{
    at += strspn(at, " ");
    size_t length = strcspn(at, " ");
    *word = at;
    return length;
}

static bool is_plain(const char *word, size_t length)
{
    static const char *const operators[] = {"AND", "OR", "NOT", "NEAR"};
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (strlen(operators[i]) == length && memcmp(operators[i], word, length) == 0)
            return false;
    return !memchr(word, ':', length) && !memchr(word, '"', length) && word[0] != '-';
}

static void write_word(xun_page *page, const char *word, size_t length)
{
    uint64_t passages;
    if (!is_plain(word, length) || !count_word(&passages, page, word, length))
        return;
    xun_html(page, "<li><strong>");
    xun_write_html(&page->out, word, length);
    xun_html(page, "</strong>: ");
    if (passages)
        xun_html_format(page, ngettext("%llu passage", "%llu passages", passages),
                        (unsigned long long)passages);
    else
        xun_html_text(page, _("not in any passage"));
    xun_html(page, "</li>\n");
}

static void write_words(xun_page *page, const char *query)
{
    const char *word = query;
    size_t length;
    xun_html(page, "<p>");
    xun_html_text(page, _("In all reports, each word by itself stands in:"));
    xun_html(page, "</p>\n<ul class=\"words\">\n");
    for (int i = 0; i < WORDS && (length = next_word(&word, word)) > 0; i++, word += length)
        write_word(page, word, length);
    xun_html(page, "</ul>\n");
}

static bool has_plain_word(const char *query)
{
    const char *word = query;
    for (size_t length; (length = next_word(&word, word)) > 0; word += length)
        if (is_plain(word, length))
            return true;
    return false;
}

/* ---- advice -------------------------------------------------------------------------------------------- */

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

void xun_html_nothing(xun_page *page)
{
    const char *query = page->parameters.values[XUN_PARAMETER_Q];
    xun_html(page, "<div class=\"nothing\"><p role=\"status\"><strong>");
    xun_html_text(page, _("Nothing was found."));
    xun_html(page, "</strong></p>\n");
    if (query && has_plain_word(query))
        write_words(page, query);
    xun_html(page, "<ul>\n");
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
