/* Feedback: what the best passages have in common tells what a question is about, beyond its own words. Each
 * passage is compared with the best few, by the terms that are theirs rather than all candidates': bigrams of
 * Han characters, and words. After J. Rocchio, "Relevance feedback in information retrieval" (1971), within
 * the candidates, as F. Diaz, "Regularizing ad hoc retrieval scores" (2005) has it: nothing more is read from
 * the index. */
#ifndef XUN_SEARCHER_FEEDBACK_H
#define XUN_SEARCHER_FEEDBACK_H

#include "searcher/scan.h"

/* Terms of one passage at most. */
enum { XUN_FEEDBACK_TERMS = 400 };

/* One passage: its terms in a row in `xun_feedback`. */
typedef struct {
    size_t first, count; /* of its terms; of those that some model has, once compared */
    double length;       /* terms that it had */
} xun_feedback_passage;

/* Scratch memory, reused from question to question. Start with {0}. */
typedef struct {
    uint32_t *terms; /* hashes, of all passages */
    uint16_t *times; /* how often a passage has a term */
    size_t term_count, term_capacity;
    xun_feedback_passage *passages;
    size_t count, capacity;
} xun_feedback;

/* A passage that others are compared with, and how much it says. */
typedef struct {
    size_t passage;
    double weight;
} xun_feedback_model;

/* Room for passages 0..count-1, without terms so far. False when memory is out. */
bool xun_feedback_begin(xun_feedback *feedback, size_t count);
/* The terms of a passage's text, of a long one those of its beginning; not those of headings, which it shares
 * with its neighbours. Returns how many. */
size_t xun_feedback_terms(uint32_t out[XUN_FEEDBACK_TERMS], const xun_symbols *text);
/* Copies the terms of a passage. False when memory is out. */
bool xun_feedback_add(xun_feedback *feedback, size_t passage, const uint32_t *terms, size_t count);
/* `likeness` gets a number from 0 to 1 for each passage, 1 for the one most like the models; all 0 when they
 * have no terms. Call it once, after the last passage was read. False when memory is out. */
bool xun_feedback_compare(double *likeness, xun_feedback *feedback, const xun_feedback_model *models,
                          size_t model_count);
void xun_feedback_free(xun_feedback *feedback);

#endif
