#include "searcher/nothing.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS = 8, REMEDIES = 8 };

typedef struct {
    xun_nothing *out;
    xun_searcher *searcher;
    const xun_request *request;
    xun_error *error;
} inquiry;

static char *copy(const char *text, size_t length)
{
    char *copied = malloc(length + 1);
    if (copied) {
        memcpy(copied, text, length);
        copied[length] = '\0';
    }
    return copied;
}

/* Passages that a question matches, and those that hold it as written. */
static xun_status count(uint64_t *passages, uint64_t *literal, const inquiry *q, const xun_request *like,
                        xun_slice query)
{
    xun_request request = *like;
    request.query = query.text;
    request.query_length = query.length;
    request.first = 0;
    request.count = 1;
    request.counts = request.bare = true;
    request.facets = request.explain = request.advise = request.look_alikes = request.group =
        request.collapse = false;
    xun_answer *answer;
    xun_status status = xun_searcher_ask(&answer, q->searcher, &request, q->error);
    if (status != XUN_OK)
        return status;
    *passages = answer->passages;
    *literal = answer->literal;
    xun_answer_free(answer);
    return XUN_OK;
}

/* ---- words -------------------------------------------------------------------------------------------- */

/* How many passages hold a word, whatever else was asked. */
static xun_status add_word(inquiry *q, xun_slice word)
{
    const xun_request alone = {.no_translation = true};
    xun_nothing *out = q->out;
    uint64_t passages, literal;
    xun_status status = count(&passages, &literal, q, &alone, word);
    if (status != XUN_OK)
        return status;
    char *text = copy(word.text, word.length);
    if (!text)
        return xun_fail_memory(q->error);
    out->words[out->word_count++] = (xun_word_passages){text, literal};
    return XUN_OK;
}

static xun_status add_words(inquiry *q, const xun_node *node)
{
    bool word = node->kind == XUN_NODE_WORD || node->kind == XUN_NODE_PHRASE;
    if (node->excluded || q->out->word_count == WORDS)
        return XUN_OK;
    xun_status status = word && node->text.length ? add_word(q, node->text) : XUN_OK;
    for (const xun_node *child = node->children; child && status == XUN_OK; child = child->next)
        status = add_words(q, child);
    return status;
}

/* ---- remedies ----------------------------------------------------------------------------------------- */

/* Another question, kept when it finds something. */
static xun_status try_remedy(inquiry *q, xun_remedy_kind kind, xun_slice what, const xun_request *like,
                             xun_slice query)
{
    xun_nothing *out = q->out;
    uint64_t passages, literal;
    if (out->remedy_count == REMEDIES)
        return XUN_OK;
    xun_status status = count(&passages, &literal, q, like, query);
    if (status != XUN_OK || !passages)
        return status;
    char *left_out = copy(what.text, what.length), *text = copy(query.text, query.length);
    out->remedies[out->remedy_count++] = (xun_remedy){kind, left_out, text, passages};
    return left_out && text ? XUN_OK : xun_fail_memory(q->error);
}

/* The query without what `*link` points to, which is put back. */
static xun_status try_without(inquiry *q, const xun_parsed_query *query, xun_node **link)
{
    xun_node *node = *link;
    xun_node *next = node->next;
    xun_parsed_query alone = *query;
    xun_bytes what = XUN_BYTES_EMPTY, rest = XUN_BYTES_EMPTY;
    bool excluded = node->excluded;
    node->next = NULL;
    node->excluded = false;
    alone.root = node;
    bool good = xun_query_print(&what, &alone);
    *link = next;
    good = good && xun_query_print(&rest, query);
    *link = node;
    node->next = next;
    node->excluded = excluded;
    xun_remedy_kind kind = node->kind == XUN_NODE_FIELD ? XUN_REMEDY_WITHOUT_FIELD : XUN_REMEDY_WITHOUT_WORD;
    xun_status status = good ? XUN_OK : xun_fail_memory(q->error);
    if (good && what.length && rest.length)
        status = try_remedy(q, kind, (xun_slice){what.data, what.length}, q->request,
                            (xun_slice){rest.data, rest.length});
    xun_bytes_free(&what);
    xun_bytes_free(&rest);
    return status;
}

/* Each part left out in turn. What stands alone in the query is opened first. */
static xun_status try_parts(inquiry *q, const xun_parsed_query *query)
{
    xun_node *group = query->root;
    while (group->children && !group->children->next && !group->children->excluded &&
           (group->children->kind == XUN_NODE_AND || group->children->kind == XUN_NODE_SEQUENCE))
        group = group->children;
    xun_status status = XUN_OK;
    size_t tried = 0;
    if (!group->children || !group->children->next || group->kind == XUN_NODE_OR ||
        group->kind == XUN_NODE_NEAR)
        return XUN_OK;
    for (xun_node **link = &group->children; *link && status == XUN_OK && tried < WORDS;
         link = &(*link)->next, tried++)
        status = try_without(q, query, link);
    return status;
}

/* The words of the query, with quotes and operators left out. */
static xun_status try_loose(inquiry *q, const xun_parsed_query *query)
{
    bool strict = false;
    for (const xun_node *child = query->root->children; child; child = child->next)
        strict = strict || child->kind == XUN_NODE_PHRASE || child->kind == XUN_NODE_AND ||
                 child->kind == XUN_NODE_NEAR;
    if (!strict || !query->words.length)
        return XUN_OK;
    return try_remedy(q, XUN_REMEDY_LOOSE, (xun_slice){"", 0}, q->request,
                      (xun_slice){query->words.data, query->words.length});
}

/* The same query with less asked of it from outside. */
static xun_status try_wider(inquiry *q)
{
    const xun_slice same = {q->request->query, q->request->query_length};
    xun_request wider = *q->request;
    xun_status status = XUN_OK;
    wider.language = NULL;
    wider.filters = NULL;
    wider.filter_count = 0;
    if (q->request->language || q->request->filter_count)
        status = try_remedy(q, XUN_REMEDY_WITHOUT_FILTERS, (xun_slice){"", 0}, &wider, same);
    wider = *q->request;
    wider.no_translation = false;
    if (status == XUN_OK && q->request->no_translation)
        status = try_remedy(q, XUN_REMEDY_TRANSLATED, (xun_slice){"", 0}, &wider, same);
    return status;
}

xun_status xun_nothing_find(xun_nothing *out, xun_searcher *searcher, const xun_request *request,
                            xun_error *error)
{
    inquiry q = {out, searcher, request, error};
    xun_parsed_query query;
    xun_status status = xun_query_parse(&query, request->query, request->query_length, error);
    if (status != XUN_OK)
        return status;
    out->words = calloc(WORDS, sizeof *out->words);
    out->remedies = calloc(REMEDIES, sizeof *out->remedies);
    if (!out->words || !out->remedies)
        status = xun_fail_memory(error);
    if (status == XUN_OK)
        status = add_words(&q, query.root);
    if (status == XUN_OK)
        status = try_wider(&q);
    if (status == XUN_OK)
        status = try_loose(&q, &query);
    if (status == XUN_OK)
        status = try_parts(&q, &query);
    xun_parsed_query_free(&query);
    return status;
}

void xun_nothing_free(xun_nothing *nothing)
{
    for (size_t i = 0; i < nothing->word_count; i++)
        free((char *)nothing->words[i].word);
    for (size_t i = 0; i < nothing->remedy_count; i++) {
        free((char *)nothing->remedies[i].what);
        free((char *)nothing->remedies[i].query);
    }
    free(nothing->words);
    free(nothing->remedies);
    *nothing = (xun_nothing){0};
}
