#include "searcher/discover.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/discover_count.h"
#include "searcher/discover_words.h"

enum {
    MOST_SYMBOLS = 1 << 27,          /* of an archive that are looked at */
    SYMBOLS_AN_OCCURRENCE = 2500000, /* a term occurs once more for each so many symbols */
    LEAST_OCCURRENCES = 4,
    EXAMPLE_BYTES = 36 /* before and behind the term */
};
/* Two known words side by side, 智能终端, are a term only when they keep together more than most do. */
static const double least_cohesion = 4.5, composed_cohesion = 3.5, same_share = 0.8;

/* ---- reading ------------------------------------------------------------------------------------------ */

typedef struct {
    xun_archive_text *text;
    const uint32_t *docids;
} reading;

static bool read_passage(void *user, size_t index, const char *data, size_t length)
{
    reading *r = user;
    xun_slice title, text;
    xun_stored_list headings;
    if (xun_stored_passage_peek(&title, &headings, &text, data, length))
        xun_archive_text_add(r->text, r->docids[index], text.text, text.length);
    return !r->text->failed;
}

static xun_status find_passages(xun_hits *out, xun_reader *reader, xun_error *error)
{
    xun_reader_counts counts;
    xun_status status = xun_reader_count(&counts, reader, error);
    xun_query *query = status == XUN_OK ? xun_query_all() : NULL;
    if (status == XUN_OK && !query)
        return xun_fail_memory(error);
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.weightless = true;
    if (status == XUN_OK) {
        options.count = (size_t)counts.documents;
        status = xun_reader_search(out, reader, query, &options, error);
    }
    xun_query_free(query);
    return status;
}

/* Passages have about as many terms as symbols. */
static size_t share_of(xun_reader *reader)
{
    xun_reader_counts counts;
    if (xun_reader_count(&counts, reader, NULL) != XUN_OK)
        return 1;
    return 1 + (size_t)(counts.average_length * (double)counts.documents / MOST_SYMBOLS);
}

static xun_status read_archive(xun_archive_text *text, size_t *one_of, xun_reader *reader, xun_error *error)
{
    xun_hits hits = {0};
    xun_status status = find_passages(&hits, reader, error);
    *one_of = share_of(reader);
    size_t count = 0;
    uint32_t *docids = status == XUN_OK ? malloc((hits.count + 1) * sizeof *docids) : NULL;
    if (status == XUN_OK && !docids)
        status = xun_fail_memory(error);
    for (size_t i = 0; docids && i < hits.count; i += *one_of)
        docids[count++] = hits.hits[i].docid;
    reading r = {text, docids};
    if (status == XUN_OK)
        status = xun_reader_data_many(reader, docids, count, read_passage, &r, error);
    free(docids);
    xun_hits_free(&hits);
    return text->failed ? xun_fail_memory(error) : status;
}

/* ---- cohesion ----------------------------------------------------------------------------------------- */

/* How often the parts of the candidates occur, by their hash. */
typedef struct {
    struct {
        uint64_t hash;
        uint32_t count;
    } * slots;
    size_t mask, used;
    uint32_t singles[XUN_SYMBOL_COUNT];
} part_counts;

static uint64_t longer(uint64_t hash, uint16_t symbol)
{
    return (hash ^ symbol) * UINT64_C(0x9E3779B97F4A7C15) + (hash >> 29);
}

static uint64_t hash_of(const uint16_t *symbols, size_t length)
{
    uint64_t hash = 1;
    for (size_t i = 0; i < length; i++)
        hash = longer(hash, symbols[i]);
    return hash;
}

static size_t slot_of(const part_counts *counts, uint64_t hash)
{
    size_t slot = (hash ^ hash >> 32) & counts->mask;
    while (counts->slots[slot].hash && counts->slots[slot].hash != hash)
        slot = (slot + 1) & counts->mask;
    return slot;
}

static void want(part_counts *counts, const uint16_t *symbols, size_t length)
{
    uint64_t hash = hash_of(symbols, length);
    if (length > 1)
        counts->slots[slot_of(counts, hash)].hash = hash;
}

static double count_of(const part_counts *counts, const uint16_t *symbols, size_t length)
{
    return length == 1 ? counts->singles[symbols[0]]
                       : counts->slots[slot_of(counts, hash_of(symbols, length))].count;
}

/* Every string of the text is looked up: the parts are far fewer than there are strings. */
static void count_parts(part_counts *counts, const xun_archive_text *text)
{
    for (size_t at = 0; at < text->count; at++) {
        const uint16_t *symbols = text->symbols + at;
        uint64_t hash = 1;
        counts->singles[symbols[0]]++;
        for (size_t length = 1; length < XUN_NEW_TERM_LIMIT && at + length <= text->count; length++) {
            if (symbols[length - 1] < XUN_FIRST_SYMBOL)
                break;
            hash = longer(hash, symbols[length - 1]);
            size_t slot = length > 1 ? slot_of(counts, hash) : 0;
            if (length > 1 && counts->slots[slot].hash)
                counts->slots[slot].count++;
        }
    }
}

static double cohesion_of(const part_counts *counts, const uint16_t *symbols, const xun_candidate_term *term,
                          double total)
{
    double least = HUGE_VAL;
    for (size_t cut = 1; cut < term->length; cut++) {
        double parts = count_of(counts, symbols, cut) * count_of(counts, symbols + cut, term->length - cut);
        double information = parts > 0 ? log2(term->count * total / parts) : 0;
        least = information < least ? information : least;
    }
    return least;
}

static part_counts *new_counts(const xun_candidate_terms *terms)
{
    size_t parts = 1, size = 1;
    for (size_t i = 0; i < terms->count; i++)
        parts += 2u * terms->items[i].length;
    while (size < 2 * parts)
        size *= 2;
    part_counts *counts = calloc(1, sizeof *counts);
    if (!counts)
        return NULL;
    counts->mask = size - 1;
    counts->slots = calloc(size, sizeof *counts->slots);
    if (!counts->slots) {
        free(counts);
        return NULL;
    }
    return counts;
}

static xun_status weigh_cohesion(xun_candidate_terms *terms, const xun_archive_text *text, xun_error *error)
{
    part_counts *counts = new_counts(terms);
    if (!counts)
        return xun_fail_memory(error);
    for (size_t i = 0; i < terms->count; i++) {
        const uint16_t *symbols = text->symbols + terms->items[i].at;
        size_t length = terms->items[i].length;
        for (size_t cut = 1; cut < length; cut++) {
            want(counts, symbols, cut);
            want(counts, symbols + cut, length - cut);
        }
    }
    count_parts(counts, text);
    for (size_t i = 0; i < terms->count; i++)
        terms->items[i].cohesion = (float)cohesion_of(counts, text->symbols + terms->items[i].at,
                                                      &terms->items[i], (double)text->count);
    free(counts->slots);
    free(counts);
    return XUN_OK;
}

/* ---- the best ----------------------------------------------------------------------------------------- */

/* Whether the string is made of known words of two characters or more, side by side. */
static bool is_composed(const xun_archive_text *text, const xun_candidate_term *term)
{
    xun_folded_char chars[XUN_NEW_TERM_LIMIT];
    bool reached[XUN_NEW_TERM_LIMIT + 1] = {true};
    for (size_t i = 0; i < term->length; i++)
        chars[i] = (xun_folded_char){text->characters[text->symbols[term->at + i]], 0, 0};
    for (size_t i = 0; i < term->length; i++) {
        size_t lengths[XUN_NEW_TERM_LIMIT];
        size_t count =
            reached[i] ? xun_words_at(text->lexicon, chars, term->length, i, lengths, XUN_NEW_TERM_LIMIT) : 0;
        for (size_t k = 0; k < count; k++)
            reached[i + lengths[k]] = true;
    }
    return reached[term->length];
}

static bool has_joint(const xun_archive_text *text, const xun_candidate_term *term)
{
    for (size_t i = 1; i + 1 < term->length; i++)
        if (text->kinds[text->symbols[term->at + i]] & XUN_JOINS)
            return true;
    return false;
}

/* Keeps what holds together. */
static void drop_loose(xun_candidate_terms *terms, const xun_archive_text *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < terms->count; i++) {
        xun_candidate_term *term = &terms->items[i];
        term->composed = is_composed(text, term);
        double least = least_cohesion + (term->composed ? composed_cohesion : 0);
        if ((double)term->cohesion >= least && !has_joint(text, term))
            terms->items[kept++] = *term;
    }
    terms->count = kept;
}

/* Candidates by their hash: numbers from 1. */
typedef struct {
    uint32_t *slots;
    size_t mask;
    const xun_archive_text *text;
    xun_candidate_terms *terms;
} term_index;

static uint32_t *index_slot(const term_index *index, const uint16_t *symbols, size_t length)
{
    size_t slot = hash_of(symbols, length) & index->mask;
    for (; index->slots[slot]; slot = (slot + 1) & index->mask) {
        const xun_candidate_term *term = &index->terms->items[index->slots[slot] - 1];
        if (term->length == length &&
            memcmp(index->text->symbols + term->at, symbols, length * sizeof *symbols) == 0)
            break;
    }
    return &index->slots[slot];
}

/* A part that hardly occurs outside the whole is no term of its own. */
static void drop_parts_of(const term_index *index, const xun_candidate_term *whole)
{
    const uint16_t *symbols = index->text->symbols + whole->at;
    for (size_t first = 0; first + 2 <= whole->length; first++)
        for (size_t length = 2; first + length <= whole->length; length++) {
            uint32_t number = length < whole->length ? *index_slot(index, symbols + first, length) : 0;
            if (number && whole->count >= same_share * index->terms->items[number - 1].count)
                index->terms->items[number - 1].dropped = true;
        }
}

static xun_status drop_parts(xun_candidate_terms *terms, const xun_archive_text *text, xun_error *error)
{
    size_t size = 1, kept = 0;
    while (size < 2 * terms->count + 2)
        size *= 2;
    term_index index = {calloc(size, sizeof *index.slots), size - 1, text, terms};
    if (!index.slots)
        return xun_fail_memory(error);
    for (size_t i = 0; i < terms->count; i++)
        *index_slot(&index, text->symbols + terms->items[i].at, terms->items[i].length) = (uint32_t)i + 1;
    for (size_t i = 0; i < terms->count; i++)
        drop_parts_of(&index, &terms->items[i]);
    free(index.slots);
    for (size_t i = 0; i < terms->count; i++)
        if (!terms->items[i].dropped)
            terms->items[kept++] = terms->items[i];
    terms->count = kept;
    return XUN_OK;
}

static double score_of(const xun_candidate_term *term)
{
    double freedom = (double)(term->left < term->right ? term->left : term->right);
    double cohesion = (double)term->cohesion - (term->composed ? composed_cohesion : 0);
    return cohesion * freedom * log2(1 + (double)term->passages);
}

static int by_score(const void *a, const void *b)
{
    double left = score_of(a), right = score_of(b);
    if (left < right || left > right)
        return left > right ? -1 : 1;
    return ((const xun_candidate_term *)a)->at < ((const xun_candidate_term *)b)->at ? -1 : 1;
}

/* ---- as written --------------------------------------------------------------------------------------- */

typedef struct {
    size_t skip, length; /* symbols before the term, and of it */
    size_t start, end;   /* its bytes */
} span_finder;

static bool find_span(void *user, uint16_t symbol, size_t start, size_t end)
{
    span_finder *f = user;
    (void)symbol;
    if (f->skip) {
        f->skip--;
        return true;
    }
    f->start = f->start == SIZE_MAX ? start : f->start;
    f->end = end;
    return --f->length > 0;
}

/* Some text around the span: line breaks become spaces. */
static char *copy_example(xun_slice text, size_t start, size_t end)
{
    size_t from = start > EXAMPLE_BYTES ? xun_utf8_border(text.text, text.length, start - EXAMPLE_BYTES) : 0;
    size_t to = end + EXAMPLE_BYTES < text.length
                    ? xun_utf8_border(text.text, text.length, end + EXAMPLE_BYTES)
                    : text.length;
    char *copy = strndup(text.text + from, to - from);
    for (char *at = copy; at && *at; at++)
        if ((unsigned char)*at < ' ')
            *at = ' ';
    return copy;
}

static xun_status write_term(xun_new_term *out, const xun_candidate_term *term, xun_archive_text *text,
                             xun_reader *reader, xun_bytes *data, xun_error *error)
{
    size_t passage = xun_archive_text_passage(text, term->at);
    xun_slice title, stored;
    xun_stored_list headings;
    xun_bytes_clear(data);
    xun_status status = xun_reader_data(data, reader, text->docids[passage], error);
    if (status != XUN_OK)
        return status;
    if (!xun_stored_passage_peek(&title, &headings, &stored, data->data, data->length))
        return xun_fail(error, XUN_CORRUPT, "a stored passage is damaged: build the index again");
    span_finder f = {term->at - text->starts[passage], term->length, SIZE_MAX, 0};
    xun_archive_text_each(text, stored.text, stored.length, find_span, &f);
    *out = (xun_new_term){.passages = term->passages,
                          .count = term->count,
                          .cohesion = (double)term->cohesion,
                          .left = (double)term->left,
                          .right = (double)term->right,
                          .score = score_of(term)};
    out->text = f.start < f.end ? strndup(stored.text + f.start, f.end - f.start) : NULL;
    out->example = out->text ? copy_example(stored, f.start, f.end) : NULL;
    return out->example ? XUN_OK : xun_fail_memory(error);
}

static xun_status write_terms(xun_new_terms *out, const xun_candidate_terms *terms, size_t limit,
                              xun_archive_text *text, xun_reader *reader, xun_error *error)
{
    size_t count = terms->count < limit ? terms->count : limit;
    xun_bytes data = XUN_BYTES_EMPTY;
    xun_status status = XUN_OK;
    out->total = terms->count;
    out->items = calloc(count + 1, sizeof *out->items);
    if (!out->items)
        return xun_fail_memory(error);
    for (size_t i = 0; i < count && status == XUN_OK; i++) {
        status = write_term(&out->items[i], &terms->items[i], text, reader, &data, error);
        out->count = i + 1;
    }
    xun_bytes_free(&data);
    return status;
}

/* ---- all together ------------------------------------------------------------------------------------- */

xun_status xun_discover(xun_new_terms *out, xun_reader *reader, const xun_lexicon *lexicon, size_t limit,
                        xun_error *error)
{
    *out = (xun_new_terms){0};
    xun_candidate_terms terms = {0};
    xun_archive_text *text = xun_archive_text_new(lexicon);
    if (!text)
        return xun_fail_memory(error);
    xun_status status = read_archive(text, &out->one_of, reader, error);
    if (status == XUN_OK)
        status = xun_candidate_terms_find(
            &terms, text, LEAST_OCCURRENCES + (uint32_t)(text->count / SYMBOLS_AN_OCCURRENCE), error);
    if (status == XUN_OK)
        status = weigh_cohesion(&terms, text, error);
    if (status == XUN_OK) {
        drop_loose(&terms, text);
        status = drop_parts(&terms, text, error);
    }
    if (status == XUN_OK && terms.count)
        qsort(terms.items, terms.count, sizeof *terms.items, by_score);
    if (status == XUN_OK)
        status = write_terms(out, &terms, limit, text, reader, error);
    xun_candidate_terms_free(&terms);
    xun_archive_text_free(text);
    return status;
}

void xun_new_terms_free(xun_new_terms *terms)
{
    for (size_t i = 0; i < terms->count; i++) {
        free(terms->items[i].text);
        free(terms->items[i].example);
    }
    free(terms->items);
    *terms = (xun_new_terms){0};
}
