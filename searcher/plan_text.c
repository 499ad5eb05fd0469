/* Text that must stand in a passage, as engine queries. */
#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/query_list.h"

enum { PREFIX_TERMS = 1000, CHARACTER_TERMS = 5000 };

void xun_query_list_add(xun_query_list *list, xun_query *query)
{
    if (query && list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 16;
        xun_query **grown = realloc(list->items, capacity * sizeof *grown);
        if (grown) {
            list->items = grown;
            list->capacity = capacity;
        } else {
            xun_query_free(query);
            query = NULL;
        }
    }
    if (query)
        list->items[list->count++] = query;
    else
        list->failed = true;
}

xun_query *xun_query_list_join(xun_query_list *list, xun_operator operator_)
{
    xun_query *joined = NULL;
    if (list->failed)
        for (size_t i = 0; i < list->count; i++)
            xun_query_free(list->items[i]);
    else
        joined = xun_query_join(operator_, list->items, list->count);
    free(list->items);
    *list = (xun_query_list){0};
    return joined;
}

xun_query *xun_plan_term(const char *prefix, const char *text, size_t length)
{
    xun_bytes term = XUN_BYTES_EMPTY;
    xun_query *query =
        xun_schema_term(&term, prefix, text, length) ? xun_query_term(term.data, term.length, 1) : NULL;
    xun_bytes_free(&term);
    return query;
}

xun_query *xun_plan_character(const char *prefix, const char *text, size_t length)
{
    xun_bytes term = XUN_BYTES_EMPTY;
    xun_query *query = NULL;
    if (xun_schema_term(&term, prefix, text, length))
        query = xun_query_pair(XUN_SYNONYM, xun_query_term(term.data, term.length, 1),
                               xun_query_prefix(term.data, term.length, CHARACTER_TERMS));
    xun_bytes_free(&term);
    return query;
}

typedef struct {
    xun_query_list list;
    const char *prefix;
    bool stems;
    size_t units, last_end; /* taken so far; where the last one ended */
    size_t end;             /* of the text */
    size_t parts;           /* so far, of the Latin token at hand; the first is: */
    char part[XUN_TERM_LIMIT];
    size_t part_length;
} required_terms;

/* A character that stands alone where the text ends may begin a bigram of the passage; before something that
 * is not Han it ends a run there too. */
static xun_query *required_term(const required_terms *r, const xun_term *term, bool alone)
{
    return alone && term->end == r->end ? xun_plan_character(r->prefix, term->text, term->length)
                                        : xun_plan_term(r->prefix, term->text, term->length);
}

static void drop_last(required_terms *r)
{
    xun_query_free(r->list.items[--r->list.count]);
}

/* A token of several parts may stand within a longer one (PM2.5 in PM10+PM2.5): from its second part on, its
 * parts are required instead of it. */
static bool take_part(required_terms *r, const xun_term *term)
{
    if (r->prefix[0] || r->stems || r->parts++ == 0) {
        memcpy(r->part, term->text, term->length);
        r->part_length = term->length;
        return true;
    }
    if (r->parts == 2) {
        drop_last(r);
        xun_query_list_add(&r->list, xun_query_term(r->part, r->part_length, 1));
    }
    r->units++;
    xun_query_list_add(&r->list, xun_query_term(term->text, term->length, 1));
    return !r->list.failed;
}

/* A number is required with its percent sign. */
static bool take_percent(required_terms *r, const xun_term *term)
{
    if (r->prefix[0] || term->text[term->length - 1] != '%')
        return true;
    drop_last(r);
    xun_query_list_add(&r->list, xun_query_term(term->text, term->length, 1));
    return !r->list.failed;
}

/* Bigrams, characters that stand alone, and whole Latin words; a stem comes after its word and replaces
 * it. */
static bool take_required(void *user, const xun_term *term)
{
    required_terms *r = user;
    if (term->kind == XUN_TERM_PART)
        return take_part(r, term);
    if (term->kind == XUN_TERM_MIXED)
        return take_percent(r, term);
    if (term->kind == XUN_TERM_STEM && r->stems && r->list.count) {
        drop_last(r);
        xun_query_list_add(&r->list, required_term(r, term, false));
        return !r->list.failed;
    }
    bool alone = term->kind == XUN_TERM_CHARACTER && !(r->units && r->last_end == term->end);
    if (term->kind != XUN_TERM_BIGRAM && term->kind != XUN_TERM_LATIN && !alone)
        return true;
    r->units++;
    r->last_end = term->end;
    r->parts = 0;
    xun_query_list_add(&r->list, required_term(r, term, alone));
    return !r->list.failed;
}

xun_query *xun_plan_text(const xun_analyzer *analyzer, xun_slice text, const char *prefix, bool stems,
                         bool *exact)
{
    required_terms required = {.prefix = prefix, .stems = stems, .end = text.length};
    xun_status status =
        xun_tokenize(analyzer->tokenizer, text.text, text.length,
                     XUN_WANT_BIGRAMS | XUN_WANT_LATIN | XUN_WANT_STEMS, take_required, &required, NULL);
    if (status != XUN_OK)
        required.list.failed = true;
    if (required.units > 1)
        *exact = false;
    return xun_query_list_join(&required.list, XUN_AND);
}

bool xun_plan_folded(xun_bytes *out, const xun_analyzer *analyzer, xun_slice text)
{
    xun_folded folded = {0};
    xun_bytes_clear(out);
    bool good =
        xun_fold(&folded, xun_scanner_lexicon(analyzer->scanner), text.text, text.length, NULL) == XUN_OK;
    for (size_t i = 0; i < folded.count && good; i++) {
        char encoded[4];
        good = xun_bytes_append(out, encoded, xun_utf8_write(encoded, folded.chars[i].character));
    }
    xun_folded_free(&folded);
    return good;
}

xun_query *xun_plan_prefix(const xun_analyzer *analyzer, xun_slice text, bool *exact)
{
    xun_bytes prefix = XUN_BYTES_EMPTY;
    xun_query *query = NULL;
    uint32_t first = 0;
    if (xun_plan_folded(&prefix, analyzer, text) && prefix.length)
        xun_utf8_read(&first, prefix.data, prefix.data + prefix.length);
    if (prefix.length && xun_is_han(first) && xun_utf8_count(prefix.data, prefix.length) > 1) {
        query = xun_plan_text(analyzer, text, "", false, exact);
    } else if (prefix.length) {
        query = xun_query_prefix(prefix.data, prefix.length, PREFIX_TERMS);
    }
    xun_bytes_free(&prefix);
    return query;
}
