/* Numbers that a question asks for: the same by value, in whatever form a passage writes them (3216亿,
 * 三千二百一十六亿, 321.6 billion). */
#ifndef XUN_SEARCHER_FIGURES_H
#define XUN_SEARCHER_FIGURES_H

#include "searcher/query.h"
#include "searcher/score.h"

enum { XUN_ASKED_FIGURES = 8 };

typedef struct {
    xun_amount amount;               /* one value; of an amount field, its range */
    char term[XUN_FIGURE_TERM_SIZE]; /* the index's term without its prefix; "" of a field */
    uint32_t start, end;             /* bytes in the query's words */
    uint32_t whole; /* the end of what is looked for only as a whole: 8%, but the 12 of 12 tunnels; `start`:
                       nothing */
} xun_asked_figure;

/* Those of the words come first; the fields' are only shown, not ranked by. More than XUN_ASKED_FIGURES are
 * left out. */
typedef struct {
    xun_asked_figure items[XUN_ASKED_FIGURES];
    size_t count, in_words;
} xun_asked_figures;

/* Whether a finder of facts is needed for a question: it may hold a number, or asks for a field. */
bool xun_wants_facts(const xun_parsed_query *query);
/* `finder` may be NULL where facts are not wanted. */
xun_status xun_asked_figures_find(xun_asked_figures *out, const xun_fact_finder *finder,
                                  const xun_parsed_query *query, xun_error *error);

/* Blanks in a question what its numbers with units are written with: they are found by value, whatever the
 * language. `finder` may be NULL as above. */
xun_status xun_figures_blank(char *text, size_t length, const xun_fact_finder *finder, xun_error *error);

/* What the units weigh, singles and sequences together, that a passage lacks of the numbers it holds in
 * another form; and in
 * `*share` their part of the weight of all singles. */
double xun_asked_figures_weigh(double *share, const xun_asked_figures *asked, const xun_units *units,
                               const xun_ranking *ranking, xun_slice figures, const xun_symbols *text);

/* Marks the symbols of `text` that write what was asked for. False: memory. */
bool xun_asked_figures_mark(bool *marked, const xun_asked_figures *asked, const xun_fact_finder *finder,
                            const xun_stored_passage *passage, const xun_symbols *text);

#endif
