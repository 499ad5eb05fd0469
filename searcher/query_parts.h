/* The parts of query parsing that need each other; see query.c, query_grammar.c. */
#ifndef XUN_SEARCHER_QUERY_PARTS_H
#define XUN_SEARCHER_QUERY_PARTS_H

#include "searcher/query.h"

/* Makes the tree of `query->text`; on bad syntax that of plain words, with the hint. False: memory. */
bool xun_query_grow(xun_parsed_query *query);

#endif
