/* The settings of the page, from the one file that XUNZHANG_CONFIG names; docs/page.conf shows all of
 * them. */
#ifndef XUN_CGI_SETTINGS_H
#define XUN_CGI_SETTINGS_H

#include <stddef.h>

#include "common/status.h"

enum { XUN_DATABASE_PATHS = 16 };

/* A database as it is offered: one or more indexes under one name. */
typedef struct {
    char *name;             /* the value of the parameter `db` */
    char *title, *title_en; /* NULL: the name */
    char *root; /* folder that is taken off report ids, so that the page shows no path of the server; NULL:
                   none */
    char *paths[XUN_DATABASE_PATHS]; /* index folders or Xapian stub files */
    size_t path_count;
} xun_database_settings;

typedef struct {
    char *title, *title_en; /* of the page; NULL: the program's name */
    char *url;              /* where the page stands, for RSS and OpenSearch; NULL: as the request says */
    char *glossary;         /* a file of names and translations; NULL: none but the account's own */
    char *language;         /* "zh" or "en" where the browser asks for neither; NULL: zh */
    size_t page_size;       /* passages a page where the request says nothing */
    size_t page_size_limit;
    size_t page_depth; /* the last page that is shown */
    size_t query_bytes;
    size_t csv_rows;
    size_t cpu_seconds, seconds;      /* for one request: of processor time, of the clock */
    size_t megabytes;                 /* of memory for one process */
    size_t cache_megabytes;           /* of pages that are kept for all workers */
    size_t workers;                   /* processes of FastCGI */
    xun_database_settings *databases; /* at least one */
    size_t database_count;
} xun_settings;

/* XUN_NOT_FOUND or XUN_IO with the file's name, XUN_INVALID with file and line. */
xun_status xun_settings_read(xun_settings **out, const char *path, xun_error *error);
void xun_settings_free(xun_settings *settings);

#endif
