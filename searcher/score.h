/* The second stage: one stored passage against the units of a query. */
#ifndef XUN_SEARCHER_SCORE_H
#define XUN_SEARCHER_SCORE_H

#include "searcher/units.h"

/* BM25: saturation of a unit's frequency in the passage, share of length that counts, saturation in the
 * query. */
typedef struct {
    double k1, b, k3;
} xun_bm25;

/* One setting for all collections; found on the development queries (HACKING.md says how). */
typedef struct {
    xun_bm25 first;               /* of the first stage */
    size_t candidates;            /* passages that reach the second stage at most */
    double least_first;           /* and the share of the best weight in the first stage that they need */
    size_t translated_candidates; /* the same of those in the other language */
    xun_bm25 characters, sequences, latin_words; /* of the second stage: Chinese units repeat in a query by
                                                    chance, Latin words on purpose */
    double minimum_length;                       /* lengths below this share of the average count as this */
    double character, latin, number;             /* weights of single characters, Latin words, numbers */
    double sequence[XUN_SEQUENCE_KINDS];         /* weights of sequences by kind */
    double
        loose; /* weight of the two characters of a bigram that stand near each other (个体户, 个体工商户) */
    double title, latin_title;     /* how much an occurrence in title or headings counts, by kind of unit */
    double window, latin_window;   /* units that stand close together, as a share of the kind's sum */
    double literal, latin_literal; /* pieces found as written, as a share of the kind's sum */
    double year, inherited_year;   /* a year that was asked for: stated; only taken from heading or report */
    double year_words;             /* what the words of a year weigh, as a share, where others are asked */
    double other_year;             /* lost by a passage that is about other years only */
    size_t models;                 /* how many of the best passages the others are compared with */
    double model_share; /* what a model says shrinks by this power of its share of the best score */
    double likeness;    /* what the passage most like them earns, as a share of its own score */
} xun_ranking;

extern const xun_ranking xun_ranking_defaults;

typedef struct {
    double score;
    bool literal; /* every piece of the query stands in the text as written */
    double share; /* of the query's characters and words, by weight, that the passage has */
    double characters, bigrams, words, latin, pairs, window, pieces; /* what the score is made of */
} xun_score;

/* A symbol of the text that is one of the query's singles. */
typedef struct {
    uint32_t at; /* the symbol */
    int16_t single;
} xun_occurrence;

/* A question at work, and the scratch memory of the next. Start with {0}. */
typedef struct {
    const xun_units *units;
    const xun_ranking *ranking;
    double average_length;
    /* What each unit weighs, but for how often and in how long a passage it stands. */
    float singles[XUN_QUERY_UNITS], sequences[XUN_SEQUENCES], loose[XUN_SEQUENCES];
    uint32_t idf[XUN_QUERY_UNITS]; /* of the singles, in 65536ths: sums of them are exact */
    uint32_t all_idf;
    xun_occurrence *occurrences; /* in the passage at hand, in order */
    size_t count, capacity;
} xun_scorer;

/* `average_length` is that of a passage in symbols. Units and ranking must outlive the scoring. */
void xun_scorer_begin(xun_scorer *scorer, const xun_units *units, const xun_ranking *ranking,
                      double average_length);
/* Needs no places of the symbols. False when memory is out. */
bool xun_score_passage(xun_score *out, xun_scorer *scorer, const xun_symbols *title, const xun_symbols *text);
void xun_scorer_free(xun_scorer *scorer);

#endif
