/* A Chinese question as runs of Han characters, and how they are cut into words. Inside translator/ only. */
#ifndef XUN_TRANSLATOR_RUN_H
#define XUN_TRANSLATOR_RUN_H

#include "translator/state.h"

enum { XUN_RUN_LIMIT = 128 };

typedef struct {
    xun_translator *t;
    size_t first, count;           /* folded characters */
    uint8_t length[XUN_RUN_LIMIT]; /* of the word at each place of the best path */
    double score[XUN_RUN_LIMIT + 1];
} xun_run;

/* The question as UTF-8 from folded character `at` on, and how many bytes `count` characters take. */
const char *xun_question_at(const xun_translator *t, size_t at);
size_t xun_question_length(const xun_translator *t, size_t at, size_t count);
bool xun_is_han_at(const xun_translator *t, size_t at);
bool xun_is_stop_at(const xun_translator *t, size_t at, size_t count);
/* Words that count or number things: beside a number they mean nothing that a text in another language would
 * have. */
bool xun_is_counter_at(const xun_translator *t, size_t at, size_t count);
/* Cuts the run by the most probable path. */
void xun_run_cut(xun_run *r);

#endif
