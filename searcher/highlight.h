/* Which parts of a text matched, and which part to show first. */
#ifndef XUN_SEARCHER_HIGHLIGHT_H
#define XUN_SEARCHER_HIGHLIGHT_H

#include "searcher/state.h"

enum { XUN_SNIPPET_BYTES = 480 };

/* Spans of the passage's text, whose symbols the searcher's scratch holds, that have pieces, words, bigrams
 * or Latin words of the query, what they were translated to (`interpreter`, may be NULL), or numbers that
 * were asked for; touching ones joined; in order. The array is to be freed; NULL and 0 when nothing matched.
 * False when memory is out. */
bool xun_highlight(xun_span **out, size_t *count, const xun_searcher *searcher,
                   const xun_interpreter *interpreter, const xun_asked_figures *figures,
                   const xun_stored_passage *passage);
/* The part of about XUN_SNIPPET_BYTES with the most in highlights, from a sentence's start where one is
 * near. */
xun_span xun_snippet(const char *text, size_t length, const xun_span *highlights, size_t count);

#endif
