#include "searcher/passage_scan.h"

#include <string.h>

/* ---- scanning ----------------------------------------------------------------------------------------- */

static bool scan_title(xun_searcher *s, xun_slice title, const xun_stored_list *headings)
{
    xun_bytes joined = XUN_BYTES_EMPTY;
    bool good = xun_bytes_append(&joined, title.text, title.length);
    for (size_t i = 0; i < headings->count && good; i++)
        good = xun_bytes_append(&joined, " / ", 3) &&
               xun_bytes_append(&joined, headings->items[i].text, headings->items[i].length);
    good = good && xun_scan(&s->title, s->scanner, joined.data, joined.length);
    xun_bytes_free(&joined);
    return good;
}

bool xun_passage_scan(xun_searcher *s, const char *data, size_t length)
{
    xun_slice title, text;
    xun_stored_list headings;
    if (!xun_stored_passage_peek(&title, &headings, &text, data, length)) {
        s->title.count = s->text.count = 0;
        return true;
    }
    bool titled = headings.count ? scan_title(s, title, &headings)
                                 : xun_scan(&s->title, s->scanner, title.text, title.length);
    return titled && xun_scan(&s->text, s->scanner, text.text, text.length);
}

/* ---- keeping ------------------------------------------------------------------------------------------ */

/* How what is kept begins; the symbols of title and text follow. */
typedef struct {
    size_t title, text;
} counts;

static bool may_keep(xun_searcher *s)
{
    uint32_t generation = xun_reader_generation(s->reader);
    if (generation != s->scans_generation)
        xun_kept_forget(&s->scans);
    s->scans_generation = generation;
    return generation != 0;
}

void xun_passage_scan_keep(xun_searcher *s, uint32_t docid)
{
    if (!may_keep(s) || !xun_kept_again(&s->scans, docid))
        return;
    size_t title = s->title.count * sizeof *s->title.items, text = s->text.count * sizeof *s->text.items;
    char *room = xun_kept_add(&s->scans, docid, sizeof(counts) + title + text);
    if (!room)
        return;
    memcpy(room, &(counts){s->title.count, s->text.count}, sizeof(counts));
    if (title)
        memcpy(room + sizeof(counts), s->title.items, title);
    if (text)
        memcpy(room + sizeof(counts) + title, s->text.items, text);
}

bool xun_passage_scan_find(xun_symbols *title, xun_symbols *text, xun_searcher *s, uint32_t docid)
{
    size_t length;
    const counts *kept = may_keep(s) ? xun_kept_find(&length, &s->scans, docid) : NULL;
    if (!kept)
        return false;
    xun_symbol *symbols = (xun_symbol *)(kept + 1);
    *title = (xun_symbols){symbols, kept->title, 0};
    *text = (xun_symbols){symbols + kept->title, kept->text, 0};
    return true;
}
