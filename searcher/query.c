/* A query from its bytes to a tree and the words that rank. */
#include "searcher/query.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"
#include "searcher/query_parts.h"
#include "searcher/searcher.h"

/* ---- what ranks --------------------------------------------------------------------------------------- */

static bool add_word(xun_bytes *words, xun_slice text)
{
    return (!words->length || xun_bytes_append_byte(words, ' ')) &&
           xun_bytes_append(words, text.text, text.length);
}

/* Plain words, phrases and operands that are not excluded: all of them rank. Names in fields only do
 * (`fields`) where nothing else was asked. */
static bool collect_words(xun_bytes *words, const xun_node *node, bool fields)
{
    if (node->excluded)
        return true;
    bool text = node->kind == XUN_NODE_WORD || node->kind == XUN_NODE_PHRASE ||
                (fields && node->kind == XUN_NODE_FIELD && node->field != XUN_FIELD_YEAR &&
                 node->field != XUN_FIELD_DATE && node->field != XUN_FIELD_LANGUAGE &&
                 node->field != XUN_FIELD_REPORT && node->field != XUN_FIELD_AMOUNT);
    if (text && node->text.length && !add_word(words, node->text))
        return false;
    for (const xun_node *child = node->children; child; child = child->next)
        if (!collect_words(words, child, fields))
            return false;
    return true;
}

/* ---- spaces ------------------------------------------------------------------------------------------- */

static bool is_one_han(const xun_node *node)
{
    uint32_t c;
    return node->kind == XUN_NODE_WORD && !node->excluded && node->text.length &&
           xun_utf8_read(&c, node->text.text, node->text.text + node->text.length) == node->text.length &&
           xun_is_han(c);
}

/* Takes the word behind `first` to it, in the text too: what is left of the space between them follows it. */
static void join_next(xun_parsed_query *query, xun_node *first)
{
    const xun_node *next = first->next;
    char *to = query->text.data + (first->text.text + first->text.length - query->text.data);
    size_t gap = (size_t)(next->text.text - to), length = next->text.length;
    memmove(to, next->text.text, length);
    memset(to + length, ' ', gap);
    first->text.length += length;
    first->next = next->next;
}

/* Characters with spaces between, as text that was recognised or set wide has them, are one word: 大 沙
 * 河. */
static void close_up(xun_parsed_query *query, xun_node *node)
{
    for (xun_node *child = node->children; child; child = child->next) {
        bool single = node->kind == XUN_NODE_SEQUENCE && is_one_han(child);
        while (single && child->next && is_one_han(child->next))
            join_next(query, child);
        close_up(query, child);
    }
}

/* ---- all together ------------------------------------------------------------------------------------- */

/* Copies at most XUN_QUERY_LIMIT bytes; malformed bytes and control characters become spaces. */
static bool clean(xun_parsed_query *query, const char *text, size_t length)
{
    bool good = xun_bytes_append(&query->text, "", 0);
    if (length > XUN_QUERY_LIMIT) {
        length = xun_utf8_border(text, length, XUN_QUERY_LIMIT);
        query->hint = (xun_hint){XUN_HINT_TOO_LONG, XUN_QUERY_LIMIT};
    }
    const char *end = text + length;
    for (const char *at = text; at < end && good;) {
        uint32_t c;
        size_t step = xun_utf8_read(&c, at, end);
        bool bad = c < ' ' || c == 0x7F || c == XUN_REPLACEMENT;
        good = bad ? xun_bytes_append_byte(&query->text, ' ') : xun_bytes_append(&query->text, at, step);
        at += step;
    }
    return good;
}

xun_status xun_query_parse(xun_parsed_query *out, const char *text, size_t length, xun_error *error)
{
    *out = (xun_parsed_query){0};
    if (!clean(out, text, length)) {
        xun_parsed_query_free(out);
        return xun_fail_memory(error);
    }
    bool good = xun_query_grow(out);
    if (good)
        close_up(out, out->root);
    good = good && collect_words(&out->words, out->root, false);
    out->filters = !out->words.length;
    good = good && (!out->filters || collect_words(&out->words, out->root, true));
    if (!good) {
        xun_parsed_query_free(out);
        return xun_fail_memory(error);
    }
    return XUN_OK;
}

void xun_parsed_query_free(xun_parsed_query *query)
{
    for (size_t i = 0; i < query->block_count; i++)
        free(query->blocks[i]);
    free(query->blocks);
    xun_bytes_free(&query->text);
    xun_bytes_free(&query->words);
    *query = (xun_parsed_query){0};
}
