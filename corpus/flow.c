#include "corpus/flow.h"

#include <string.h>

void xun_flow_start(xun_flow *flow, const char *name, xun_error *error)
{
    *flow = (xun_flow){.error = error};
    xun_spool_start(&flow->spool, name, UINT64_MAX);
}

void xun_flow_break(xun_flow *flow, int lines)
{
    if (flow->breaks < lines && !flow->mark) /* a mark stands on the line of the text that it is for */
        flow->breaks = lines;
    flow->space = false;
}

void xun_flow_mark(xun_flow *flow, const char *mark)
{
    flow->mark = mark;
}

static void put(xun_flow *flow, const char *text, size_t length)
{
    if (flow->status == XUN_OK)
        flow->status = xun_spool_append(&flow->spool, text, length, flow->error);
}

static void pay_owed(xun_flow *flow)
{
    if (flow->started && flow->breaks)
        put(flow, "\n\n", flow->breaks > 1 ? 2 : 1);
    else if (flow->started && flow->space)
        put(flow, " ", 1);
    if (flow->mark)
        put(flow, flow->mark, strlen(flow->mark));
    flow->breaks = 0;
    flow->space = false;
    flow->mark = NULL;
    flow->started = true;
}

/* The length of the white space at `at`: ASCII's, or a no-break space. */
static size_t space_length(const char *at, const char *end)
{
    if (*at == ' ' || (*at >= '\t' && *at <= '\r'))
        return 1;
    return end - at >= 2 && at[0] == '\xC2' && at[1] == '\xA0' ? 2 : 0;
}

void xun_flow_text(xun_flow *flow, const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end) {
        size_t space = space_length(text, end);
        if (space) {
            flow->space = true;
            text += space;
            continue;
        }
        const char *word = text;
        while (text < end && !space_length(text, end))
            text++;
        pay_owed(flow);
        put(flow, word, (size_t)(text - word));
    }
}

void xun_flow_verbatim(xun_flow *flow, const char *text, size_t length)
{
    if (!length)
        return;
    pay_owed(flow);
    put(flow, text, length);
}

xun_status xun_flow_finish(xun_blob *out, xun_flow *flow)
{
    *out = XUN_BLOB_EMPTY;
    if (flow->started)
        put(flow, "\n", 1);
    if (flow->status == XUN_OK)
        flow->status = xun_spool_finish(out, &flow->spool, flow->error);
    xun_spool_discard(&flow->spool);
    return flow->status;
}
