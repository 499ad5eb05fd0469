/* HTML in the language of the interface. Literal markup goes out with xun_write_string; all else through
 * these. */
#ifndef XUN_CGI_HTML_H
#define XUN_CGI_HTML_H

#include "apps/cgi/link.h"

/* Text, escaped for element content and for attributes in double quotes. */
void xun_html_text(xun_page *page, const char *text);
void xun_html_slice(xun_page *page, xun_slice text);
/* A formatted text, escaped as a whole. */
void xun_html_format(xun_page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Literal markup. */
void xun_html(xun_page *page, const char *markup);

/* <a href="LINK">, or with a class. */
void xun_html_anchor(xun_page *page, const char *link, const char *class_name);
/* A whole link around a text. */
void xun_html_link(xun_page *page, const char *link, const char *class_name, const char *text);

/* <form action="..."> with all that a link of XUN_KEEP_SEARCH keeps: each button in it then changes one
 * parameter, however long the query. */
void xun_html_begin_choices(xun_page *page);
/* The same search with one parameter changed: a link or, where the query is long, a button of that form. It
 * stands before the form, so that its value is the first of the parameter, which counts. `value` NULL:
 * without the parameter. */
void xun_html_change(xun_page *page, xun_parameter parameter, const char *value, const char *text);

/* From the doctype to the opening of <main>; `title` stands before the site's title, NULL: that alone.
 * `robots`: whether search engines may take the page up. */
void xun_html_begin(xun_page *page, const char *title, bool robots);
void xun_html_end(xun_page *page);

/* A part of a hit's text, what matched in <mark>. */
void xun_html_marked(xun_page *page, const xun_answer_hit *hit, xun_span part);
/* "zh" or "en" for lang="": the language of a passage; of a mixed one "zh". */
const char *xun_passage_tag(const xun_stored_passage *passage);
/* "一、…  ›  （一）…" */
void xun_html_headings(xun_page *page, const xun_stored_passage *passage);
/* The title, or the file's name where there is none. */
void xun_html_report_title(xun_page *page, const xun_stored_passage *passage);
/* Links that search for the years, honours and projects of the passage, at most `limit` of each. */
void xun_html_chips(xun_page *page, const xun_stored_passage *passage, size_t limit);
/* The date of the passage's report, and how it is known. */
void xun_html_date(xun_page *page, const xun_stored_passage *passage);
/* The citation, ready to be copied. */
void xun_html_citation(xun_page *page, const xun_stored_passage *passage);
/* Links to other pages of the same list, when there are any; `total` items. */
void xun_html_pager(xun_page *page, const char *path, size_t total, size_t page_size);

#endif
