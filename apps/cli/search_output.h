/* An answer as text for people; the other formats of `search` stand in apps/output. */
#ifndef XUN_CLI_SEARCH_OUTPUT_H
#define XUN_CLI_SEARCH_OUTPUT_H

#include "apps/cli/output.h"
#include "apps/output/answer.h"

/* Counts, hits, facets when there are any. */
void xun_print_answer_text(xun_output *output, const xun_answer *answer);

#endif
