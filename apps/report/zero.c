#include "apps/report/zero.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/query.h"

/* Longer keywords than this are not taken apart: the number of runs grows with the square. */
enum { PIECES = 24, SHOWN = 3, TRANSLATED_HITS = 20 };

typedef struct {
    char *text;
    uint64_t passages;
} entry;

typedef struct {
    entry items[SHOWN]; /* most passages first */
    size_t count;
} list;

static void free_list(list *l)
{
    for (size_t i = 0; i < l->count; i++)
        free(l->items[i].text);
    l->count = 0;
}

static bool holds(const list *l, const char *text, size_t length)
{
    for (size_t i = 0; i < l->count; i++)
        if (strlen(l->items[i].text) == length && memcmp(l->items[i].text, text, length) == 0)
            return true;
    return false;
}

/* Takes in a text when it is among the most frequent. False: memory. */
static bool take(list *l, const char *text, size_t length, uint64_t passages)
{
    size_t at = l->count;
    while (at && l->items[at - 1].passages < passages)
        at--;
    if (at == SHOWN || holds(l, text, length))
        return true;
    char *copy = strndup(text, length);
    if (!copy)
        return false;
    if (l->count == SHOWN)
        free(l->items[--l->count].text);
    memmove(l->items + at + 1, l->items + at, (l->count - at) * sizeof *l->items);
    l->items[at] = (entry){copy, passages};
    l->count++;
    return true;
}

/* The list as one text, NULL when it is empty; frees the list. False: memory. */
static bool write_list(char **out, list *l, bool counted)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    bool good = true;
    for (size_t i = 0; i < l->count && good; i++) {
        good = xun_bytes_append_format(&text, "%s%s", i ? ", " : "", l->items[i].text);
        if (good && counted)
            good = xun_bytes_append_format(&text, " (%" PRIu64 ")", l->items[i].passages);
    }
    free_list(l);
    if (!good) {
        xun_bytes_free(&text);
        return false;
    }
    *out = text.data;
    return true;
}

/* ---- parts -------------------------------------------------------------------------------------------- */

size_t xun_zero_pieces(xun_span *out, size_t most, const char *text, size_t length)
{
    size_t count = 0;
    bool joined = false; /* the character before belongs to a word that goes on */
    for (size_t at = 0, step; at < length; at += step) {
        uint32_t c;
        step = xun_utf8_read(&c, text + at, text + length);
        bool blank = c <= ' ' || c == 0x3000, word = !blank && !xun_is_han(c);
        if (!blank && !(word && joined)) {
            if (count == most)
                return count;
            out[count++] = (xun_span){at, at + step};
        } else if (word) {
            out[count - 1].end = at + step;
        }
        joined = word;
    }
    return count;
}

static bool count_hit(void *user, const xun_visit_hit *hit)
{
    (void)hit;
    ++*(uint64_t *)user;
    return true;
}

static xun_status count_run(uint64_t *out, xun_searcher *searcher, xun_slice run, const xun_docid_set *within,
                            xun_error *error)
{
    xun_bytes phrase = XUN_BYTES_EMPTY;
    *out = 0;
    if (!xun_bytes_append_format(&phrase, "\"%.*s\"", (int)run.length, run.text)) {
        xun_bytes_free(&phrase);
        return xun_fail_memory(error);
    }
    const xun_visit_question question = {phrase.data, phrase.length, 0};
    xun_status status = xun_searcher_visit(NULL, searcher, &question, 1, within, count_hit, out, error);
    xun_bytes_free(&phrase);
    return status;
}

static bool is_han_alone(xun_slice run)
{
    uint32_t c;
    return xun_utf8_read(&c, run.text, run.text + run.length) == run.length && xun_is_han(c);
}

/* All runs of so many pieces. */
static xun_status look_for_runs(list *l, xun_searcher *searcher, const char *text, const xun_span *pieces,
                                size_t count, size_t length, const xun_docid_set *within, xun_error *error)
{
    xun_status status = XUN_OK;
    for (size_t i = 0; i + length <= count && status == XUN_OK; i++) {
        xun_slice run = {text + pieces[i].start, pieces[i + length - 1].end - pieces[i].start};
        uint64_t passages;
        if (length == 1 && is_han_alone(run))
            continue; /* says nothing */
        status = count_run(&passages, searcher, run, within, error);
        if (status == XUN_OK && passages && !take(l, run.text, run.length, passages))
            status = xun_fail_memory(error);
    }
    return status;
}

static xun_status find_parts(list *l, xun_searcher *searcher, xun_slice words, const xun_docid_set *within,
                             xun_error *error)
{
    xun_span pieces[PIECES];
    size_t count = xun_zero_pieces(pieces, PIECES, words.text, words.length);
    xun_status status = XUN_OK;
    for (size_t length = count; length-- > 1 && !l->count && status == XUN_OK;)
        status = look_for_runs(l, searcher, words.text, pieces, count, length, within, error);
    return status;
}

/* ---- longer words ------------------------------------------------------------------------------------- */

typedef struct {
    list *found;
    const char *word;
    size_t length;
    bool memory;
} lookout;

static bool look_at_term(void *user, const char *term, size_t length, uint64_t documents)
{
    lookout *l = user;
    if (length > l->length && memmem(term, length, l->word, l->length))
        l->memory = !take(l->found, term, length, documents);
    return !l->memory;
}

static bool is_latin_word(xun_slice words)
{
    for (size_t i = 0; i < words.length; i++)
        if (!isalnum((unsigned char)words.text[i]) || (unsigned char)words.text[i] >= 0x80)
            return false;
    return words.length > 2;
}

/* Among the terms that begin with a small letter or a digit: words as they are written, folded. */
static xun_status find_longer(list *l, xun_searcher *searcher, xun_slice words, xun_error *error)
{
    static const char first[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    char *word = is_latin_word(words) ? strndup(words.text, words.length) : NULL;
    if (!word)
        return is_latin_word(words) ? xun_fail_memory(error) : XUN_OK;
    for (char *c = word; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    lookout out = {l, word, words.length, false};
    xun_status status = XUN_OK;
    for (const char *c = first; *c && status == XUN_OK && !out.memory; c++)
        status = xun_reader_terms(xun_searcher_reader(searcher), c, 1, look_at_term, &out, error);
    free(word);
    return out.memory ? xun_fail_memory(error) : status;
}

/* ---- the other language ------------------------------------------------------------------------------- */

static bool is_within(const xun_docid_set *within, uint32_t docid)
{
    return !within || (docid < within->count && within->marks[docid]);
}

/* Those of the keyword as a whole: what stands for a part of it explains nothing. */
static bool take_translations(list *l, const xun_answer *answer, size_t whole, const xun_docid_set *within)
{
    for (size_t i = 0; i < answer->count; i++) {
        const xun_answer_hit *hit = &answer->hits[i];
        for (size_t k = 0; k < hit->matched_via_count && is_within(within, hit->docid); k++)
            if (hit->matched_via[k].from.length == whole &&
                !take(l, hit->matched_via[k].to.text, hit->matched_via[k].to.length, 0))
                return false;
    }
    return true;
}

static xun_status find_translations(list *l, xun_searcher *searcher, xun_slice query, size_t whole,
                                    const xun_docid_set *within, xun_error *error)
{
    const xun_request request = {.query = query.text, .query_length = query.length, .count = TRANSLATED_HITS};
    xun_answer *answer;
    xun_status status = xun_searcher_ask(&answer, searcher, &request, error);
    if (status != XUN_OK)
        return status;
    bool good = !answer->translated || take_translations(l, answer, whole, within);
    xun_answer_free(answer);
    return good ? XUN_OK : xun_fail_memory(error);
}

/* ---- all together ------------------------------------------------------------------------------------- */

/* Whether a query is nothing but words and phrases. */
static bool is_plain(const xun_parsed_query *query)
{
    for (const xun_node *child = query->root->children; child; child = child->next)
        if (child->excluded || (child->kind != XUN_NODE_WORD && child->kind != XUN_NODE_PHRASE))
            return false;
    return query->words.length > 0;
}

typedef struct {
    list parts, longer, translated;
} lists;

static xun_status explain_alternative(lists *out, xun_searcher *searcher, xun_slice query,
                                      const xun_docid_set *within, xun_error *error)
{
    xun_parsed_query parsed;
    xun_status status = xun_query_parse(&parsed, query.text, query.length, error);
    if (status != XUN_OK)
        return status;
    const xun_slice words = {parsed.words.data, parsed.words.length};
    if (is_plain(&parsed)) {
        status = find_parts(&out->parts, searcher, words, within, error);
        if (status == XUN_OK)
            status = find_longer(&out->longer, searcher, words, error);
    }
    if (status == XUN_OK)
        status = find_translations(&out->translated, searcher, query, words.length, within, error);
    xun_parsed_query_free(&parsed);
    return status;
}

xun_status xun_zero_explain(xun_found *found, xun_searcher *searcher, const xun_keyword *keyword,
                            const xun_docid_set *within, xun_error *error)
{
    lists l = {0};
    xun_status status = XUN_OK;
    for (size_t i = 0; i < keyword->alternative_count && status == XUN_OK; i++)
        status = explain_alternative(&l, searcher, keyword->alternatives[i], within, error);
    if (status == XUN_OK &&
        (!write_list(&found->parts, &l.parts, true) || !write_list(&found->longer, &l.longer, true) ||
         !write_list(&found->translated, &l.translated, false)))
        status = xun_fail_memory(error);
    free_list(&l.parts);
    free_list(&l.longer);
    free_list(&l.translated);
    return status;
}
