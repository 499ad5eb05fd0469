/* Links within the site: the parameters at hand with changes. */
#ifndef XUN_CGI_LINK_H
#define XUN_CGI_LINK_H

#include "apps/cgi/page.h"

/* A query of more bytes is left out of the links to passages, which then mark nothing, and what else would
 * repeat it sends the form of filters instead of being a link: the page would weigh too much. */
enum { XUN_LONG_QUERY = 400 };

typedef struct {
    xun_parameter parameter;
    const char *value; /* NULL: left out */
} xun_change;

/* Which parameters a link keeps. */
typedef enum {
    XUN_KEEP_SITE,  /* database and language of the interface, as they were given */
    XUN_KEEP_SEARCH /* these, the query, all filters, sort, collapse and page size; neither the page's number
                       nor the format */
} xun_keep;

/* The path of a link, as the parameter `path` of the functions below. */
#define XUN_PATH_SEARCH ""
#define XUN_PATH_PASSAGE "/passage"
#define XUN_PATH_REPORT "/report"
#define XUN_PATH_HONORS "/honors"
#define XUN_PATH_PROJECTS "/projects"
#define XUN_PATH_HELP "/help"
#define XUN_PATH_OPENSEARCH "/opensearch.xml"
#define XUN_PATH_SUGGEST "/suggest"
#define XUN_PATH_SCRIPT "/script.js"
#define XUN_PATH_ICON "/icon.svg"

/* Whether links that keep so much have the parameter. */
bool xun_link_keeps(xun_parameter parameter, xun_keep keep);
/* The URL, unescaped: put it out with the escaper of its context. Chinese stands in it as it is. Valid until
 * the next call. */
const char *xun_link(xun_page *page, const char *path, xun_keep keep, const xun_change *changes,
                     size_t count);
/* The same with scheme and host, where known, and all percent-encoded: for other programs. */
const char *xun_absolute_link(xun_page *page, const char *path, xun_keep keep, const xun_change *changes,
                              size_t count);
/* To a passage's own page: the plain link, the same with scheme and host, or with the query, whose words are
 * then marked. */
typedef enum { XUN_PLAIN, XUN_ABSOLUTE, XUN_WITH_QUERY } xun_passage_link_kind;
const char *xun_passage_link(xun_page *page, const xun_stored_passage *passage, xun_passage_link_kind kind);

#define XUN_LINK(page, path, keep, ...)                                                                      \
    xun_link(page, path, keep, (const xun_change[]){__VA_ARGS__},                                            \
             sizeof((xun_change[]){__VA_ARGS__}) / sizeof(xun_change))

#endif
