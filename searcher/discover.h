/* Words that an archive itself shows to be words and that neither the lexicon nor a glossary has: strings
 * that occur often, whose parts keep together (cohesion), and that stand free on both sides.
 *
 * Counts of strings of any length come from the sorted places of the text: Nagao and Mori, A New Method of
 * N-gram Statistics for Large Number of n and Automatic Extraction of Words and Phrases from Large Text Data
 * of Japanese (COLING 1994). Cohesion is the least pointwise mutual information over all cuts in two: Sun,
 * Shen and Tsou, Chinese Word Segmentation without Using Lexicon and Hand-crafted Training Data (COLING-ACL
 * 1998), there for neighbours. Freedom is the entropy of what stands beside a string: Jin and Tanaka-Ishii,
 * Unsupervised Segmentation of Chinese Text by Use of Branching Entropy (COLING/ACL 2006). */
#ifndef XUN_SEARCHER_DISCOVER_H
#define XUN_SEARCHER_DISCOVER_H

#include "engine/engine.h"
#include "engine/schema.h"
#include "tokenizer/tokenizer.h"

enum { XUN_NEW_TERM_LIMIT = 12 }; /* characters; a Latin word or code counts as one */

typedef struct {
    char *text; /* as the example writes it */
    uint64_t passages, count;
    double cohesion;    /* bits */
    double left, right; /* freedom, bits */
    double score;
    char *example; /* some of the text around it, on one line */
} xun_new_term;

typedef struct {
    xun_new_term *items; /* best first */
    size_t count;
    size_t total;  /* how many there are without a limit */
    size_t one_of; /* every so manieth passage was read: 1 unless the archive is very large */
} xun_new_terms;

/* At most `limit` terms. Reads all text of the indexes, 128 million characters at most (of a larger archive
 * an even share of the passages), and needs about four bytes of memory for each and 200 MB. The lexicon has
 * the glossaries. Free with xun_new_terms_free whatever the outcome. */
xun_status xun_discover(xun_new_terms *out, xun_reader *reader, const xun_lexicon *lexicon, size_t limit,
                        xun_error *error);
void xun_new_terms_free(xun_new_terms *terms);

#endif
