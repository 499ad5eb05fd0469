#include "searcher/passage_scan.h"

#include <string.h>

/* ---- scanning ----------------------------------------------------------------------------------------- */

bool xun_passage_scan_title(xun_searcher *s, xun_slice title, const xun_stored_list *headings)
{
    if (!headings->count)
        return xun_scan(&s->title, s->scanner, title.text, title.length);
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
    return xun_passage_scan_title(s, title, &headings) &&
           xun_scan(&s->text, s->scanner, text.text, text.length);
}

/* ---- keeping ------------------------------------------------------------------------------------------ */

/* How what is kept begins; codes and forms of title and text follow, then the terms. */
typedef struct {
    uint32_t title, text, terms;
} counts;

static bool may_keep(xun_searcher *s)
{
    uint32_t generation = xun_reader_generation(s->reader);
    if (generation != s->scans_generation)
        xun_kept_forget(&s->scans);
    s->scans_generation = generation;
    return generation != 0;
}

static uint32_t *put(uint32_t *out, const uint32_t *column, size_t count)
{
    if (count)
        memcpy(out, column, count * sizeof *out);
    return out + count;
}

/* Keeps a passage as that of a document, if it is not the first time. */
static void keep(xun_searcher *s, uint32_t docid, const xun_scanned_passage *passage)
{
    const xun_symbols *title = &passage->title, *text = &passage->text;
    if (!may_keep(s) || !xun_kept_again(&s->scans, docid))
        return;
    size_t columns = 2 * (title->count + text->count) + passage->term_count;
    counts *kept = xun_kept_add(&s->scans, docid, sizeof *kept + columns * sizeof *text->codes);
    if (!kept)
        return;
    *kept = (counts){(uint32_t)title->count, (uint32_t)text->count, (uint32_t)passage->term_count};
    uint32_t *column = put((uint32_t *)(kept + 1), title->codes, title->count);
    column = put(column, text->codes, text->count);
    column = put(column, title->forms, title->count);
    column = put(column, text->forms, text->count);
    put(column, passage->terms, passage->term_count);
}

bool xun_passage_scan_find(xun_scanned_passage *out, xun_searcher *s, uint32_t docid)
{
    size_t length;
    const counts *kept = may_keep(s) ? xun_kept_find(&length, &s->scans, docid) : NULL;
    if (!kept)
        return false;
    uint32_t *codes = (uint32_t *)(kept + 1), *forms = codes + kept->title + kept->text;
    out->title = (xun_symbols){.codes = codes, .forms = forms, .count = kept->title};
    out->text =
        (xun_symbols){.codes = codes + kept->title, .forms = forms + kept->title, .count = kept->text};
    out->terms = forms + kept->title + kept->text;
    out->term_count = kept->terms;
    return true;
}

bool xun_passage_scan_get(xun_scanned_passage *out, xun_searcher *s, uint32_t docid, const char *data,
                          size_t length)
{
    if (xun_passage_scan_find(out, s, docid))
        return true;
    if (!xun_passage_scan(s, data, length))
        return false;
    *out = (xun_scanned_passage){s->title, s->text, s->terms, xun_feedback_terms(s->terms, &s->text)};
    keep(s, docid, out);
    return true;
}
