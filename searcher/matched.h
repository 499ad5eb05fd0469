/* Which translations stand in a passage. */
#ifndef XUN_SEARCHER_MATCHED_H
#define XUN_SEARCHER_MATCHED_H

#include "searcher/translation.h"

/* The words of `question` (the interpreter's, or a copy of it) and what stands for them in the passage, each
 * pair once, at most XUN_MATCHED_LIMIT; to be freed. False when memory is out. */
bool xun_matched_via(xun_matched_pair **out, size_t *count, const xun_interpreter *interpreter,
                     const char *question, const char *passage, const xun_symbols *text);
/* Marks the symbols of the translations that stand in a passage. */
void xun_matched_mark(bool *marked, const xun_interpreter *interpreter, const xun_symbols *text);

#endif
