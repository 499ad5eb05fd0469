/* Title, headings and text of a stored passage as symbols; those of passages met lately are kept, so that
 * what many questions rank is neither read nor scanned each time. */
#ifndef XUN_SEARCHER_PASSAGE_SCAN_H
#define XUN_SEARCHER_PASSAGE_SCAN_H

#include "searcher/state.h"

/* Not owned. */
typedef struct {
    xun_symbols title, text; /* without places */
    const uint32_t *terms;   /* for feedback */
    size_t term_count;
} xun_scanned_passage;

/* A title with its headings, joined as “title / heading / …”, into the searcher's `title`. False when memory
 * is out. */
bool xun_passage_scan_title(xun_searcher *searcher, xun_slice title, const xun_stored_list *headings);
/* Into the searcher's `title` and `text`; none for a damaged record. False when memory is out. */
bool xun_passage_scan(xun_searcher *searcher, const char *data, size_t length);
/* What is kept of a document, valid until more is kept; false when nothing is. */
bool xun_passage_scan_find(xun_scanned_passage *out, xun_searcher *searcher, uint32_t docid);
/* The same, scanned when nothing is kept, and then kept if it is not the first time. False when memory is
 * out. */
bool xun_passage_scan_get(xun_scanned_passage *out, xun_searcher *searcher, uint32_t docid, const char *data,
                          size_t length);

#endif
