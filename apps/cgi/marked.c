#include "apps/cgi/html.h"

void xun_html_marked(xun_page *page, const xun_answer_hit *hit, xun_span part)
{
    const char *text = hit->passage->text.text;
    size_t at = part.start;
    for (size_t i = 0; i < hit->highlight_count; i++) {
        size_t from = hit->highlights[i].start, to = hit->highlights[i].end;
        if (from < at || to > part.end)
            continue;
        xun_write_html(&page->out, text + at, from - at);
        xun_html(page, hit->weak && hit->weak[i] ? "<mark class=\"alike\">" : "<mark>");
        xun_write_html(&page->out, text + from, to - from);
        xun_html(page, "</mark>");
        at = to;
    }
    xun_write_html(&page->out, text + at, part.end - at);
}
