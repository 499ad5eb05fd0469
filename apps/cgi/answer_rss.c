/* An answer as a feed (RSS 2.0), for a query that is asked again and again. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "apps/cgi/html.h"
#include "apps/output/answer.h"

/* RFC 822, in English whatever the locale; a report whose day is not known has no date. */
static void write_date(xun_page *page, xun_slice date)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[11] = "";
    int year, month, day;
    if (date.length != 10)
        return;
    memcpy(text, date.text, 10);
    if (sscanf(text, "%4d-%2d-%2d", &year, &month, &day) != 3 || month < 1 || month > 12)
        return;
    struct tm when = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_hour = 12};
    time_t seconds = timegm(&when);
    if (!gmtime_r(&seconds, &when))
        return;
    xun_write_format(&page->out, "<pubDate>%s, %02d %s %04d 00:00:00 +0800</pubDate>\n", days[when.tm_wday],
                     when.tm_mday, months[when.tm_mon], when.tm_year + 1900);
}

static void write_item(xun_page *page, const xun_answer_hit *hit)
{
    const xun_stored_passage *passage = hit->passage;
    const char *link = xun_passage_link(page, passage, XUN_ABSOLUTE);
    xun_html(page, "<item>\n<title>");
    xun_html_report_title(page, passage);
    if (passage->headings.count) {
        xun_html(page, " — ");
        xun_html_slice(page, passage->headings.items[passage->headings.count - 1]);
    }
    xun_html(page, "</title>\n<link>");
    xun_html_text(page, link);
    xun_html(page, "</link>\n<guid>");
    xun_html_text(page, link);
    xun_html(page, "</guid>\n");
    write_date(page, passage->date);
    /* The description is HTML within XML: escaped once for each. */
    xun_bytes description = XUN_BYTES_EMPTY;
    xun_writer out = xun_writer_to_bytes(&description);
    xun_write_html(&out, passage->text.text, passage->text.length);
    xun_html(page, "<description>");
    xun_html_text(page, description.data ? description.data : "");
    xun_html(page, "</description>\n</item>\n");
    page->out.failed = page->out.failed || out.failed;
    xun_bytes_free(&description);
}

void xun_write_answer_rss(xun_page *page, const xun_answer *answer)
{
    const char *query = page->parameters.values[XUN_PARAMETER_Q];
    xun_html(page, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n<title>");
    if (query) {
        xun_html_text(page, query);
        xun_html(page, " – ");
    }
    xun_html_text(page, xun_page_title(page));
    xun_html(page, "</title>\n<link>");
    xun_html_text(page, xun_absolute_link(page, XUN_PATH_SEARCH, XUN_KEEP_SEARCH, NULL, 0));
    xun_html(page, "</link>\n<description>");
    xun_html_text(page, _("Passages found by a saved query"));
    xun_html(page, "</description>\n<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
    const xun_change feed[] = {{XUN_PARAMETER_FORMAT, "rss"}};
    xun_html_text(page, xun_absolute_link(page, XUN_PATH_SEARCH, XUN_KEEP_SEARCH, feed, 1));
    xun_html(page, "\"/>\n");
    for (size_t i = 0; i < answer->count; i++)
        write_item(page, &answer->hits[i]);
    xun_html(page, "</channel>\n</rss>\n");
}
