/* Standard output: what it is (a terminal, how wide, with colours), and whether all of it arrived. */
#ifndef XUN_CLI_OUTPUT_H
#define XUN_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "apps/cli/exit.h"
#include "common/writer.h"

typedef struct {
    xun_writer writer;
    bool color;   /* a terminal, and NO_COLOR is not set */
    size_t width; /* columns of the terminal; 0: not a terminal, so lines are not wrapped */
} xun_output;

xun_output xun_output_open(void);
/* Flushes and checks. `status` when all was written, or when the reader of a pipe had enough; else complains
 * (a full disk) and gives XUN_EXIT_ERROR. */
xun_exit xun_output_finish(xun_output *output, xun_exit status);

/* Whether standard error is a terminal, for progress. */
bool xun_errors_on_terminal(void);

#endif
