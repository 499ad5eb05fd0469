#include "searcher/highlight.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/matched.h"

/* ---- what matched ------------------------------------------------------------------------------------- */

static void mark_sequences(bool *marked, const xun_units *units, const xun_symbols *text, size_t i,
                           int single)
{
    for (int16_t s = units->sequence_of[single]; s >= 0; s = units->sequences[s].next) {
        const xun_sequence *sequence = &units->sequences[s];
        if (sequence->kind == XUN_SEQUENCE_CROSSING)
            continue;
        size_t k = 1;
        while (k < sequence->count && i + k < text->count && xun_symbol_is(text, i + k, XUN_SYMBOL_SPACED) &&
               xun_units_find(units, xun_symbol(text, i + k)) == sequence->singles[k])
            k++;
        if (k == sequence->count)
            for (size_t j = 0; j < k; j++)
                marked[i + j] = true;
    }
}

static void mark_pieces(bool *marked, const xun_units *units, const xun_symbols *text)
{
    for (size_t c = 0; c < units->chunk_count; c++) {
        const xun_chunk *chunk = &units->chunks[c];
        xun_piece wanted = xun_symbols_piece(&units->symbols, chunk->first, chunk->count);
        if (!chunk->content)
            continue;
        for (size_t i = xun_symbols_find(text, wanted, 0); i != SIZE_MAX;
             i = xun_symbols_find(text, wanted, i + 1))
            for (size_t j = 0; j < chunk->count; j++)
                marked[i + j] = true;
    }
}

static void mark_all(bool *marked, const xun_units *units, const xun_symbols *text)
{
    for (size_t i = 0; i < text->count; i++) {
        int single = xun_units_find(units, xun_symbol(text, i));
        if (single < 0)
            continue;
        if (units->singles[single].word && units->singles[single].idf > 0)
            marked[i] = true;
        mark_sequences(marked, units, text, i, single);
    }
    mark_pieces(marked, units, text);
}

bool xun_highlight(xun_span **out, size_t *count, const xun_searcher *searcher,
                   const xun_interpreter *interpreter, const xun_asked_figures *figures,
                   const xun_stored_passage *passage)
{
    const xun_symbols *text = &searcher->text;
    *out = NULL;
    *count = 0;
    bool *marked = calloc(text->count + 1, sizeof *marked);
    xun_span *spans = malloc((text->count + 1) * sizeof *spans);
    if (!marked || !spans || !xun_asked_figures_mark(marked, figures, searcher->facts, passage, text)) {
        free(marked);
        free(spans);
        return false;
    }
    mark_all(marked, &searcher->units, text);
    if (interpreter)
        xun_matched_mark(marked, interpreter, text);
    size_t found = 0;
    for (size_t i = 0; i < text->count; i++) {
        if (!marked[i])
            continue;
        const xun_place *place = &text->places[i];
        if (i && marked[i - 1] && xun_symbol_is(text, i, XUN_SYMBOL_JOINED))
            spans[found - 1].end = place->end;
        else
            spans[found++] = (xun_span){place->start, place->end};
    }
    free(marked);
    if (!found) {
        free(spans);
        spans = NULL;
    }
    *out = spans;
    *count = found;
    return true;
}

/* ---- what to show ------------------------------------------------------------------------------------- */

/* The first highlight of the window that holds the most highlighted bytes. */
static size_t best_highlight(const xun_span *highlights, size_t count, size_t window)
{
    size_t best = 0, best_sum = 0, sum = 0;
    for (size_t first = 0, last = 0; first < count; first++) {
        while (last < count && highlights[last].end <= highlights[first].start + window) {
            sum += highlights[last].end - highlights[last].start;
            last++;
        }
        if (sum > best_sum) {
            best_sum = sum;
            best = first;
        }
        if (last > first)
            sum -= highlights[first].end - highlights[first].start;
        else
            last = first + 1;
    }
    return best;
}

static bool ends_sentence(uint32_t c)
{
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B || c == '!' || c == '?' || c == ';' ||
           c == '\n';
}

/* The last start of a sentence in (from, to], or `from` when there is none. */
static size_t sentence_start(const char *text, size_t from, size_t to)
{
    size_t start = from;
    for (size_t at = from; at < to;) {
        uint32_t c;
        size_t step = xun_utf8_read(&c, text + at, text + to);
        at += step;
        if (ends_sentence(c) || (c == '.' && at < to && text[at] == ' '))
            start = at;
    }
    while (start < to && text[start] == ' ')
        start++;
    return start;
}

/* Backwards to a blank, so that no Latin word is cut. */
static size_t word_start(const char *text, size_t from, size_t to)
{
    for (size_t at = from; at < to && at < from + 24; at++)
        if (text[at] == ' ' || (unsigned char)text[at] >= 0x80)
            return text[at] == ' ' ? at + 1 : at;
    return from;
}

xun_span xun_snippet(const char *text, size_t length, const xun_span *highlights, size_t count)
{
    if (length <= XUN_SNIPPET_BYTES)
        return (xun_span){0, length};
    size_t anchor =
        count ? highlights[best_highlight(highlights, count, XUN_SNIPPET_BYTES * 2 / 3)].start : 0;
    size_t back = XUN_SNIPPET_BYTES / 3,
           from = anchor > back ? xun_utf8_border(text, length, anchor - back) : 0;
    size_t start = from ? sentence_start(text, from, anchor) : 0;
    if (start == from && from)
        start = word_start(text, from, anchor);
    size_t end = xun_utf8_border(text, length, start + XUN_SNIPPET_BYTES);
    if (end < length) {
        size_t whole =
            sentence_start(text, xun_utf8_border(text, length, start + XUN_SNIPPET_BYTES / 2), end);
        end = whole > start + XUN_SNIPPET_BYTES / 2 ? whole : end;
    }
    return (xun_span){start, end};
}
