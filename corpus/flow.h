/* Running text put together from the pieces that a markup parser gives: white space folded, breaks
 * between blocks, one at most. */
#ifndef XUN_CORPUS_FLOW_H
#define XUN_CORPUS_FLOW_H

#include <stdbool.h>

#include "corpus/blob.h"

typedef struct {
    xun_spool spool;
    xun_error *error;
    xun_status status; /* the first failure; nothing is written after it */
    int breaks;        /* line breaks owed before the next text */
    bool space;        /* a space owed before the next text */
    const char *mark;  /* owed before the next text, after the breaks; NULL: none */
    bool started;      /* something was written */
} xun_flow;

void xun_flow_start(xun_flow *flow, const char *name, xun_error *error);
/* Ends the line (1) or the paragraph (2) before what comes next. */
void xun_flow_break(xun_flow *flow, int lines);
/* Puts a mark such as "- " (static storage) before the next text; NULL takes it back when no text came. */
void xun_flow_mark(xun_flow *flow, const char *mark);
/* Text whose runs of white space (no-break space too) become one space each. */
void xun_flow_text(xun_flow *flow, const char *text, size_t length);
/* Text as it is, line breaks included. */
void xun_flow_verbatim(xun_flow *flow, const char *text, size_t length);
/* The result; the flow is empty afterwards, whatever the outcome. */
xun_status xun_flow_finish(xun_blob *out, xun_flow *flow);

#endif
