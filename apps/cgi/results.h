/* The parts of the page of results. */
#ifndef XUN_CGI_RESULTS_H
#define XUN_CGI_RESULTS_H

#include "apps/cgi/html.h"

/* What is counted over all that was found, each value a link that filters; the years as a bar chart. */
void xun_html_facets(xun_page *page, const xun_answer *answer);
/* The filters that are on, each with a link that takes it off. */
void xun_html_filters(xun_page *page);
/* What to do when nothing was found. */
void xun_html_nothing(xun_page *page, const xun_answer *answer);
/* The name of a language, "zh", "en" or "mixed", for people. */
const char *xun_language_name(const char *language);

#endif
