/* A passage and what was understood of it, printed. */
#ifndef XUN_CLI_EXTRACT_H
#define XUN_CLI_EXTRACT_H

#include "apps/cli/output.h"
#include "corpus/passage.h"
#include "facts/facts.h"

typedef struct {
    const char *report; /* path or "-" */
    const xun_report_info *info;
    const char *media; /* "text", "html", … */
    const xun_passage *passage;
    const xun_facts *facts;
} xun_extract;

/* One JSON object on a line. */
void xun_print_extract_json(xun_writer *out, const xun_extract *extract);
/* For reading: the text and under it what it says. */
void xun_print_extract_text(xun_output *output, const xun_extract *extract);

#endif
