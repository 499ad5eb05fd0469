/* Passages read by their place in a report. */
#ifndef XUN_CGI_STORED_H
#define XUN_CGI_STORED_H

#include "apps/cgi/page.h"

enum { XUN_REPORT_PASSAGES = 100 /* on one page of a report */ };

/* Passages of one report, in order. Start with {0}. */
typedef struct {
    xun_stored_passage *passages;
    size_t count;
    xun_bytes *data; /* of each; the passages point into them */
} xun_passage_list;

/* The passages from number `first` to number `last` of the report that is asked for; those that don't exist
 * are left out. */
xun_status xun_read_passages(xun_passage_list *out, xun_page *page, uint32_t first, uint32_t last);
void xun_passage_list_free(xun_passage_list *list);

/* Appends the title of a report, whose id is as the page shows it; nothing when it has none or is gone. */
xun_status xun_read_report_title(xun_bytes *out, xun_page *page, const char *report);

/* How many passages the report has; 0: there is no such report. */
xun_status xun_count_report_passages(size_t *out, xun_page *page);

#endif
