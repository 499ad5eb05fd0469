/* The page of results: counts, passages, and what stands around them. */
#include <string.h>

#include "apps/cgi/results.h"
#include "apps/output/answer.h"
#include "apps/output/hint.h"
#include "common/utf8.h"

enum {
    WHOLE_TEXT = 1200, /* bytes: longer passages are shown as their snippet */
    CHIPS = 8,         /* of each kind: the passage's own page has them all */
    TITLE = 200        /* bytes of the query in the title */
};

/* ---- a passage ---------------------------------------------------------------------------------------- */

static void write_text(xun_page *page, const xun_answer_hit *hit)
{
    size_t length = hit->passage->text.length;
    xun_span part = length <= WHOLE_TEXT ? (xun_span){0, length} : hit->snippet;
    xun_html(page, "<p class=\"text\" lang=\"");
    xun_html(page, xun_passage_tag(hit->passage));
    xun_html(page, "\">");
    xun_html(page, part.start > 0 ? "…" : "");
    xun_html_marked(page, hit, part);
    xun_html(page, part.end < length ? "…" : "");
    if (part.end - part.start < length) {
        xun_html(page, " <a class=\"whole\" href=\"");
        xun_html_text(page, xun_passage_link(page, hit->passage, XUN_WITH_QUERY));
        xun_html(page, "\" lang=\"");
        xun_html(page, xun_speech_tag(page->speech));
        xun_html(page, "\">");
        xun_html_text(page, _("whole passage"));
        xun_html(page, "</a>");
    }
    xun_html(page, "</p>\n");
}

static void write_particulars(xun_page *page, const xun_answer_hit *hit)
{
    const xun_stored_passage *passage = hit->passage;
    xun_html(page, "<p class=\"meta\">");
    if (hit->literal) {
        xun_html(page, "<span class=\"literal\">");
        xun_html_text(page, _("literal"));
        xun_html(page, "</span>");
    }
    xun_html_date(page, passage);
    xun_html(page, "<span>");
    xun_html_format(page, _("passage %u"), passage->number);
    xun_html(page, "</span></p>\n");
}

/* The words of the query and what stands for them in the other language. */
static void write_matched_via(xun_page *page, const xun_answer_hit *hit)
{
    if (!hit->matched_via_count)
        return;
    xun_html(page, "<p class=\"meta via\"><span>");
    xun_html_text(page, _("Matched via"));
    xun_html(page, "</span>");
    for (size_t i = 0; i < hit->matched_via_count; i++) {
        xun_html(page, "<span>");
        xun_html_slice(page, hit->matched_via[i].from);
        xun_html(page, " → <strong lang=\"");
        xun_html(page, xun_passage_tag(hit->passage));
        xun_html(page, "\">");
        xun_html_slice(page, hit->matched_via[i].to);
        xun_html(page, "</strong></span>");
    }
    xun_html(page, "</p>\n");
}

/* The same in other reports, a link each. */
static void write_repetitions(xun_page *page, const xun_answer_hit *hit)
{
    if (!hit->repetition_count)
        return;
    xun_html(page, "<p class=\"meta also\"><span>");
    xun_html_text(page, _("Also in"));
    xun_html(page, "</span>");
    for (size_t i = 0; i < hit->repetition_count; i++) {
        const xun_stored_passage *passage = hit->repetitions[i].passage;
        xun_html_anchor(page, xun_passage_link(page, passage, XUN_WITH_QUERY), NULL);
        xun_html_slice(page, xun_passage_short_name(passage));
        xun_html(page, "</a>");
    }
    xun_html(page, "</p>\n");
}

static void write_hit(xun_page *page, const xun_answer_hit *hit)
{
    const xun_stored_passage *passage = hit->passage;
    xun_html(page, "<li><article>\n<h2 lang=\"");
    xun_html(page, xun_passage_tag(passage));
    xun_html(page, "\">");
    xun_html_anchor(page, xun_passage_link(page, passage, XUN_WITH_QUERY), NULL);
    xun_html_report_title(page, passage);
    xun_html(page, "</a></h2>\n");
    if (passage->headings.count) {
        xun_html(page, "<p class=\"path\" lang=\"");
        xun_html(page, xun_passage_tag(passage));
        xun_html(page, "\">");
        xun_html_headings(page, passage);
        xun_html(page, "</p>\n");
    }
    write_text(page, hit);
    write_matched_via(page, hit);
    write_repetitions(page, hit);
    write_particulars(page, hit);
    xun_html_chips(page, passage, CHIPS);
    xun_html_citation(page, passage);
    xun_html(page, "</article></li>\n");
}

/* ---- what stands around ------------------------------------------------------------------------------- */

static void write_order(xun_page *page, const char *value, const char *text)
{
    const char *now = page->parameters.values[XUN_PARAMETER_SORT];
    bool chosen = strcmp(now ? now : "relevance", value) == 0;
    xun_html(page, "<li>");
    if (chosen) {
        xun_html(page, "<strong>");
        xun_html_text(page, text);
        xun_html(page, "</strong>");
    } else {
        xun_html_change(page, XUN_PARAMETER_SORT, value, text);
    }
    xun_html(page, "</li>");
}

/* A choice of two: the way to the other. */
static void write_switch(xun_page *page, xun_parameter parameter, const char *value, const char *on,
                         const char *off)
{
    bool is_on = page->parameters.values[parameter] != NULL;
    xun_html_change(page, parameter, is_on ? NULL : value, is_on ? off : on);
}

static void write_choices(xun_page *page, const xun_answer *answer)
{
    xun_html(page, "<div class=\"choices\"><ul aria-label=\"");
    xun_html_text(page, _("Order"));
    xun_html(page, "\">");
    write_order(page, "relevance", _("Best first"));
    write_order(page, "-date", _("Newest first"));
    write_order(page, "date", _("Oldest first"));
    xun_html(page, "</ul>");
    write_switch(page, XUN_PARAMETER_COLLAPSE, "report", _("One passage a report"),
                 _("All passages of a report"));
    if (page->parameters.values[XUN_PARAMETER_Q])
        write_switch(page, XUN_PARAMETER_TRANSLATE, "no", _("Without translation"), _("With translation"));
    if (answer->grouped || page->parameters.values[XUN_PARAMETER_GROUP])
        write_switch(page, XUN_PARAMETER_GROUP, "no", _("Repetitions apart"), _("Repetitions together"));
    xun_html(page, "<a class=\"to-filters\" href=\"#filters\">");
    xun_html_text(page, _("Filters"));
    xun_html(page, "</a></div>\n");
}

static void write_counts(xun_page *page, const xun_answer *answer)
{
    unsigned long long all = answer->passages + answer->added,
                       literal = answer->literal < all ? answer->literal : all;
    xun_html(page, "<p class=\"counts\" role=\"status\">");
    if (!page->parameters.values[XUN_PARAMETER_Q])
        xun_html_format(page, ngettext("%llu passage", "%llu passages", all), all);
    else if (literal == all)
        xun_html_format(page, ngettext("%llu passage, literal", "%llu passages, all literal", all), all);
    else
        xun_html_format(page, _("%llu passages: %llu literal, %llu loose"), all, literal, all - literal);
    if (answer->translated) {
        unsigned long long chinese = answer->chinese, english = answer->english;
        xun_html(page, " · ");
        if (chinese + english > all) /* mixed ones */
            xun_html_format(page, _("%llu in Chinese, %llu in English, of these %llu in both"), chinese,
                            english, chinese + english - all);
        else
            xun_html_format(page, _("%llu in Chinese, %llu in English"), chinese, english);
    }
    xun_html(page, "</p>\n");
}

static void write_hint(xun_page *page, const xun_hint *hint)
{
    xun_bytes words = XUN_BYTES_EMPTY;
    if (!xun_hint_in_words(&words, hint))
        page->out.failed = true;
    if (words.length) {
        xun_html(page, "<p class=\"note\">");
        xun_write_html(&page->out, words.data, words.length);
        xun_html(page, "</p>\n");
    }
    xun_bytes_free(&words);
}

static void write_notes(xun_page *page, const xun_answer *answer)
{
    write_hint(page, &answer->hint);
    if (answer->read_as) {
        xun_html(page, "<p class=\"note\">");
        xun_html_format(page, _("Nothing is written so: searched for what it spells in pinyin, %s"),
                        answer->read_as);
        xun_html(page, "</p>\n");
    }
    if (answer->suggestion) {
        xun_html(page, "<p class=\"note\">");
        xun_html_text(page, _("Did you mean:"));
        xun_html(page, " ");
        xun_html_link(page,
                      XUN_LINK(page, XUN_PATH_SEARCH, XUN_KEEP_SEARCH, {XUN_PARAMETER_Q, answer->suggestion}),
                      NULL, answer->suggestion);
        xun_html(page, "</p>\n");
    }
}

/* 老鸦陈寨 ~ 老鸦陈砦: what looks like a word of the query. */
static void write_look_alikes(xun_page *page, const xun_answer *answer)
{
    for (size_t i = 0; i < answer->look_alike_count; i++) {
        unsigned long long passages = answer->look_alikes[i].passages;
        xun_html(page, "<p class=\"note\">");
        xun_html_format(
            page,
            ngettext("Also written %s (%s): %llu passage", "Also written %s (%s): %llu passages", passages),
            answer->look_alikes[i].to, answer->look_alikes[i].from, passages);
        xun_html(page, "</p>\n");
    }
    if (answer->look_alike_count && !answer->exact) {
        xun_html(page, "<p class=\"note\">");
        xun_html_text(page, _("More passages hold look-alikes than were read: these counts are estimates"));
        xun_html(page, "</p>\n");
    }
}

static void write_downloads(xun_page *page)
{
    static const struct {
        const char *format, *name;
    } forms[] = {{"csv", "CSV"}, {"json", "JSON"}, {"rss", "RSS"}};
    xun_html(page, "<p class=\"downloads\">");
    xun_html_text(page, _("Take away:"));
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        xun_html(page, " ");
        xun_html_change(page, XUN_PARAMETER_FORMAT, forms[i].format, forms[i].name);
    }
    xun_html(page, "</p>\n");
}

static void write_list(xun_page *page, const xun_answer *answer)
{
    size_t size = xun_page_size(page), first = (xun_page_number(page) - 1) * size;
    if (!answer->count) {
        xun_html(page, "<p>");
        xun_html_text(page, _("The list ends before this page."));
        xun_html(page, "</p>\n");
    }
    xun_write_format(&page->out, "<ol class=\"hits\" start=\"%zu\">\n", first + 1);
    for (size_t i = 0; i < answer->count; i++)
        write_hit(page, &answer->hits[i]);
    xun_html(page, "</ol>\n");
    size_t reachable = page->parameters.values[XUN_PARAMETER_COLLAPSE]
                           ? answer->facet_counts[XUN_FACET_REPORT]
                           : (size_t)answer->passages;
    reachable += (size_t)answer->added;
    xun_html_pager(page, XUN_PATH_SEARCH, reachable > answer->grouped ? reachable - answer->grouped : 0,
                   size);
}

/* The query, or as much of a long one as a title can have. */
static const char *title_of(xun_bytes *out, xun_page *page)
{
    const char *query = page->parameters.values[XUN_PARAMETER_Q];
    if (!query || strlen(query) <= TITLE)
        return query;
    if (!xun_bytes_append(out, query, xun_utf8_valid_prefix(query, TITLE)) ||
        !xun_bytes_append_string(out, "…"))
        page->out.failed = true;
    return out->data ? out->data : query;
}

void xun_write_answer_html(xun_page *page, const xun_answer *answer)
{
    xun_bytes cut = XUN_BYTES_EMPTY;
    const char *title = title_of(&cut, page);
    xun_html_begin(page, title ? title : _("Search"), false);
    xun_html(page, "<h1 class=\"visually-hidden\">");
    xun_html_text(page, _("Results"));
    if (title) {
        xun_html(page, " – ");
        xun_html_text(page, title);
    }
    xun_bytes_free(&cut);
    xun_html(page, "</h1>\n<div class=\"columns\"><div class=\"results\">\n");
    xun_html_filters(page);
    write_notes(page, answer);
    write_look_alikes(page, answer);
    if (!answer->passages && !answer->added) {
        xun_html_nothing(page, answer);
    } else {
        write_counts(page, answer);
        write_choices(page, answer);
        write_list(page, answer);
        write_downloads(page);
    }
    xun_html(page, "</div>\n");
    xun_html_facets(page, answer);
    xun_html(page, "</div>\n");
    xun_html_end(page);
}
