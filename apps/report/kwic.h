/* A concordance: the keyword in its context, a line each. */
#ifndef XUN_REPORT_KWIC_H
#define XUN_REPORT_KWIC_H

#include "apps/report/model.h"

enum { XUN_KWIC_WIDTH = 24 }; /* characters on either side; a Latin letter counts as half */

typedef struct {
    uint32_t docid;
    xun_slice left, word, right; /* of a passage's text, in the model's memory */
} xun_kwic_line;

/* At most so many lines of a row, as the settings sort them; to be freed. False: memory. */
bool xun_kwic_lines(xun_kwic_line **out, size_t *count, const xun_model *model, const xun_row *row,
                    size_t most);

#endif
