/* Title, headings and text of a stored passage as symbols; those of passages met lately are kept, so that
 * what many questions rank is neither read nor scanned each time. */
#ifndef XUN_SEARCHER_PASSAGE_SCAN_H
#define XUN_SEARCHER_PASSAGE_SCAN_H

#include "searcher/state.h"

/* Into the searcher's `title` and `text`; none for a damaged record. False when memory is out. */
bool xun_passage_scan(xun_searcher *searcher, const char *data, size_t length);
/* Keeps what was scanned last as that of a document, if it is not the first time. */
void xun_passage_scan_keep(xun_searcher *searcher, uint32_t docid);
/* What is kept of a document, not owned and valid until more is kept; false when nothing is. */
bool xun_passage_scan_find(xun_symbols *title, xun_symbols *text, xun_searcher *searcher, uint32_t docid);

#endif
