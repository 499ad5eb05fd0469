/* The parts of query parsing that need each other; see query.c, query_grammar.c, query_signs.c,
 * query_value.c. */
#ifndef XUN_SEARCHER_QUERY_PARTS_H
#define XUN_SEARCHER_QUERY_PARTS_H

#include "searcher/query.h"

/* Makes the tree of `query->text`; on bad syntax that of plain words, with the hint. False: memory. */
bool xun_query_grow(xun_parsed_query *query);

/* ---- signs of the language ---------------------------------------------------------------------------- */

bool xun_query_is_space(uint32_t c);
bool xun_query_is_letter(uint32_t c);
bool xun_query_opens_quote(uint32_t c);
/* A quote is closed by any mark of its own family, since people mix them. */
bool xun_query_closes_quote(uint32_t open, uint32_t c);
bool xun_query_opens_group(uint32_t c);
bool xun_query_closes_group(uint32_t c);
bool xun_query_ends_word(uint32_t c);
bool xun_query_is_star(uint32_t c);

typedef enum {
    XUN_OPERATOR_NONE,
    XUN_OPERATOR_AND,
    XUN_OPERATOR_OR,
    XUN_OPERATOR_NOT,
    XUN_OPERATOR_NEAR,
    XUN_OPERATOR_BAD_NEAR /* NEAR/ with something that is no distance */
} xun_query_operator;

/* What a word between spaces is; `distance` of NEAR, 10 when none is given. */
xun_query_operator xun_query_operator_of(xun_slice word, uint32_t *distance);
/* Bytes of "name:" (either colon) at the beginning of a text; 0 when no field begins it. */
size_t xun_query_field_at(xun_field *field, xun_slice text);
/* Whether it begins with what looks like a field's name, misspelt or another word for it, and a colon. */
bool xun_query_field_missed(xun_slice text);
/* Where a star stands in a word that is meant to stand for any text, but cannot: only the end of a word is
 * open. SIZE_MAX: nowhere. */
size_t xun_query_lost_star(xun_slice word);
/* Several sentences or parts of one: a text that somebody wrote to be read. */
bool xun_query_is_prose(xun_slice text);

/* ---- values of fields --------------------------------------------------------------------------------- */

/* Reads a field's value from `node->text`, which it puts into the form that the plan wants.
 * XUN_HINT_NONE, or what is wrong with it. */
xun_hint_kind xun_query_read_value(xun_node *node);

#endif
