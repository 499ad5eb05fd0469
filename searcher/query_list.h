/* A growing list of engine queries, joined at the end. Failures are kept until then. */
#ifndef XUN_SEARCHER_QUERY_LIST_H
#define XUN_SEARCHER_QUERY_LIST_H

#include "engine/engine.h"
#include "searcher/plan.h"

typedef struct {
    xun_query **items;
    size_t count, capacity;
    bool failed; /* memory is out, or a member was NULL: joining then gives NULL */
} xun_query_list;

/* Takes ownership of `query`. */
void xun_query_list_add(xun_query_list *list, xun_query *query);
/* One query of all, and the list is empty again. No members: matches nothing. */
xun_query *xun_query_list_join(xun_query_list *list, xun_operator operator_);

/* The parts of plan making that need each other; see plan.c, plan_text.c, plan_field.c. */

/* A filter term with its prefix. */
xun_query *xun_plan_term(const char *prefix, const char *text, size_t length);
/* A Han character that stands alone: the bigrams that begin with it, and its mark at the end of a run; with
 * `prefix` "S" in title and headings. */
xun_query *xun_plan_character(const char *prefix, const char *text, size_t length);
/* All terms of a text: with `prefix` "S" in title and headings; with `stems` any form of a Latin word.
 * `exact` turns false where they may stand apart. */
xun_query *xun_plan_text(const xun_analyzer *analyzer, xun_slice text, const char *prefix, bool stems,
                         bool *exact);
/* Terms that begin with a text; a Chinese text of several characters is simply looked for. */
xun_query *xun_plan_prefix(const xun_analyzer *analyzer, xun_slice text, bool *exact);
xun_query *xun_plan_field(const xun_analyzer *analyzer, const xun_node *node, bool *exact);
xun_query *xun_plan_filter(const xun_analyzer *analyzer, const xun_filter *filter);
/* `text` folded, as UTF-8, replacing what `out` held. */
bool xun_plan_folded(xun_bytes *out, const xun_analyzer *analyzer, xun_slice text);
enum { XUN_NAME_SIZE = 512 };

/* A name as it was typed, folded, which may be a part of one; and the name that it is a variant of. */
typedef struct {
    char typed[XUN_NAME_SIZE], canonical[XUN_NAME_SIZE];
    const xun_fact_finder *facts;
} xun_asked_name;

void xun_plan_name(xun_asked_name *out, const xun_analyzer *analyzer, xun_slice text);
/* Whether a name as terms hold it, or an English name of it, contains what was asked for, in either form. */
bool xun_plan_is_name(const xun_asked_name *asked, xun_slice name);
/* First and last year of a year or date field. */
void xun_plan_years(int *first, int *last, const xun_node *node);
/* The years that lie wholly in the range of a date; false when none does. */
bool xun_plan_whole_years(int *first, int *last, const xun_node *node);

#endif
