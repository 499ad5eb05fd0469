#include "searcher/example.h"

#include <string.h>

#include "common/utf8.h"
#include "searcher/query_list.h"

/* The example is the best of the first few passages by the question's rarest words, if it has enough of
 * them. */
enum { RAREST = 6, PASSAGES = 6, LONGEST = 900 };
static const double least_share = 0.5;

typedef struct {
    xun_searcher *searcher;
    double best, share;
    xun_bytes text;
    bool memory;
} example;

/* ---- finding it --------------------------------------------------------------------------------------- */

static const xun_unit_term *rarest_of(const xun_units *units, const bool *taken)
{
    const xun_unit_term *best = NULL;
    for (size_t i = 0; i < units->term_count; i++) {
        const xun_unit_term *term = &units->terms[i];
        bool wanted = term->documents && (term->kind == XUN_TERM_BIGRAM || term->kind == XUN_TERM_STEM);
        if (wanted && !taken[i] && (!best || term->documents < best->documents))
            best = term;
    }
    return best;
}

static xun_query *rarest_query(const xun_units *units, const char *language)
{
    xun_query_list list = {0};
    bool taken[XUN_SEQUENCES] = {false};
    for (const xun_unit_term *term; list.count < RAREST && (term = rarest_of(units, taken)) != NULL;) {
        taken[term - units->terms] = true;
        xun_query_list_add(&list, xun_query_term(units->texts.data + term->offset, term->length, 1));
    }
    return xun_query_pair(XUN_FILTER, xun_query_list_join(&list, XUN_OR),
                          xun_plan_term(XUN_PREFIX_LANGUAGE, language, strlen(language)));
}

/* How many bytes of a text are looked at, cut between characters. */
static size_t whole_characters(xun_slice text)
{
    size_t length = text.length < LONGEST ? text.length : LONGEST;
    while (length > 0 && length < text.length && ((unsigned char)text.text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

static bool compare_passage(void *user, size_t index, const char *data, size_t length)
{
    example *e = user;
    xun_searcher *s = e->searcher;
    xun_slice title, text;
    xun_stored_list headings;
    xun_score score;
    (void)index;
    if (!xun_stored_passage_peek(&title, &headings, &text, data, length))
        return true;
    e->memory = !xun_scan(&s->title, s->scanner, title.text, title.length) ||
                !xun_scan(&s->text, s->scanner, text.text, text.length) ||
                !xun_score_passage(&score, &s->scorer, &s->title, &s->text);
    if (e->memory || score.score <= e->best || score.share < least_share)
        return !e->memory;
    e->best = score.score;
    e->share = score.share;
    xun_bytes_clear(&e->text);
    e->memory = !xun_bytes_append(&e->text, text.text, whole_characters(text));
    return !e->memory;
}

static xun_status find_example(example *e, const char *language, xun_error *error)
{
    xun_reader *reader = e->searcher->reader;
    xun_hits hits = {0};
    xun_search_options options = XUN_SEARCH_DEFAULTS;
    options.count = PASSAGES;
    xun_query *query = rarest_query(&e->searcher->units, language);
    xun_scorer_begin(&e->searcher->scorer, &e->searcher->units, &e->searcher->ranking,
                     e->searcher->average_length);
    xun_status status =
        query ? xun_reader_search(&hits, reader, query, &options, error) : xun_fail_memory(error);
    xun_query_free(query);
    uint32_t docids[PASSAGES];
    size_t count = hits.count < PASSAGES ? hits.count : PASSAGES;
    for (size_t i = 0; i < count; i++)
        docids[i] = hits.hits[i].docid;
    xun_hits_free(&hits);
    if (status == XUN_OK)
        status = xun_reader_data_many(reader, docids, count, compare_passage, e, error);
    return e->memory ? xun_fail_memory(error) : status;
}

/* ---- what it says ------------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes of the number, word, or run of other characters that begins here; 0: a blank or a mark. */
static size_t piece_at(const char *text, const char *end)
{
    const char *at = text;
    while (at < end &&
           (is_digit(*at) || ((*at == '.' || *at == ',') && at > text && at + 1 < end && is_digit(at[1]))))
        at++;
    if (at == text)
        while (at < end && is_letter(*at))
            at++;
    if (at == text)
        while (at < end && (unsigned char)*at >= 0x80)
            at++;
    return (size_t)(at - text);
}

/* Of English, the numbers and the words with a capital, those side by side together; of Chinese, all. */
static bool telling_parts(xun_bytes *out, const xun_bytes *text, bool chinese)
{
    bool good = true, beside = false;
    const char *end = text->data + text->length;
    for (const char *at = text->data; at < end && good;) {
        size_t length = piece_at(at, end);
        bool told = length && (chinese || is_digit(*at) || (*at >= 'A' && *at <= 'Z'));
        if (told)
            good = (!out->length || xun_bytes_append_string(out, beside ? " " : "; ")) &&
                   xun_bytes_append(out, at, length);
        beside = length ? told : beside && *at == ' ';
        at += length ? length : 1;
    }
    return good;
}

xun_status xun_example_learn(xun_searcher *s, xun_error *error)
{
    xun_interpreter *interpreter = &s->interpreter;
    bool chinese = interpreter->translation.chinese;
    example e = {.searcher = s};
    xun_bytes parts = XUN_BYTES_EMPTY;
    xun_status status = find_example(&e, chinese ? "zh" : "en", error);
    if (status == XUN_OK && e.text.length && !telling_parts(&parts, &e.text, chinese))
        status = xun_fail_memory(error);
    if (status == XUN_OK && parts.length) {
        xun_analyzer analyzer = xun_searcher_analyzer(s);
        status = xun_interpreter_learn(interpreter, &analyzer, parts.data, parts.length, e.share, error);
    }
    xun_bytes_free(&parts);
    xun_bytes_free(&e.text);
    return status;
}
