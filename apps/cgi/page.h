/* One request on its way to a response, and the kinds of page. */
#ifndef XUN_CGI_PAGE_H
#define XUN_CGI_PAGE_H

#include "apps/cgi/http.h"
#include "apps/cgi/parameters.h"
#include "apps/cgi/settings.h"
#include "apps/cgi/site.h"
#include "apps/cgi/speech.h"

typedef struct {
    const xun_settings *settings;
    xun_site *site;
    const xun_http_request *request;
    xun_http_response *response;
    xun_parameters parameters;
    xun_parameter_problem problem;
    xun_speech speech;
    size_t database; /* which one is asked */
    xun_searcher *searcher;
    xun_writer out;  /* the response's body */
    xun_bytes link;  /* the latest link */
    xun_error error; /* for the log */
} xun_page;

/* The kinds of page. Each writes the body and returns the HTTP status; if that is not 200, the body is
 * replaced by the error's page. */
typedef int xun_page_maker(xun_page *page);
xun_page_maker xun_page_search;     /* the start, the results, and their JSON, CSV and RSS */
xun_page_maker xun_page_passage;    /* a passage with its neighbours */
xun_page_maker xun_page_report;     /* a report from its first passage to its last */
xun_page_maker xun_page_honors;     /* honours by year */
xun_page_maker xun_page_projects;   /* projects by year */
xun_page_maker xun_page_help;       /* the query language and what the page offers */
xun_page_maker xun_page_opensearch; /* OpenSearch 1.1 description */
xun_page_maker xun_page_suggest;    /* suggestions: OpenSearch Suggestions 1.0, JSON */
xun_page_maker xun_page_script;
xun_page_maker xun_page_icon;

/* The page for a status of 400 and above; never fails but by memory. */
void xun_page_error(xun_page *page, int status);

/* Answers the request: checks it, finds its page, makes it. `log` gets one line for the server's log when
 * something went wrong, else stays empty. */
void xun_answer_request(xun_http_response *response, const xun_http_request *request,
                        const xun_settings *settings, xun_site *site, xun_error *log);

/* ---- shared by the kinds ------------------------------------------------------------------------------ */

/* The title of the page, of a database. */
const char *xun_page_title(const xun_page *page);
const char *xun_database_title(const xun_page *page, size_t database);

/* The answer to what the parameters ask: query and filters. NULL with page->error set on failure. */
xun_answer *xun_page_ask(xun_page *page, size_t first, size_t count, bool facets);
/* Whether the parameters ask for anything: words or a filter. */
bool xun_page_asks(const xun_page *page);
bool xun_page_is_filtered(const xun_page *page);
/* Passages a page, and the number of the page from 1. */
size_t xun_page_size(const xun_page *page);
size_t xun_page_number(const xun_page *page);

/* Report ids without the folder that the settings hide, in stored passages, and back (appended to `out`;
 * false: memory). */
void xun_hide_root(const xun_page *page, xun_stored_passage *passage);
bool xun_full_report_id(xun_bytes *out, const xun_page *page, const char *report);

/* The forms for machines of an answer. */
void xun_write_answer_csv(xun_page *page, const xun_answer *answer);
void xun_write_answer_rss(xun_page *page, const xun_answer *answer);
void xun_write_answer_html(xun_page *page, const xun_answer *answer);
void xun_write_start_html(xun_page *page);

#endif
