/* What a searcher holds between questions. Inside searcher/ only. */
#ifndef XUN_SEARCHER_STATE_H
#define XUN_SEARCHER_STATE_H

#include "common/kept.h"
#include "searcher/feedback.h"
#include "searcher/plan.h"
#include "searcher/readings.h"
#include "searcher/score.h"
#include "searcher/translation.h"

typedef struct {
    char **items;
    size_t count;
} xun_paths;

struct xun_searcher {
    xun_paths indexes, glossaries; /* the user's own glossary is not among them */
    xun_lexicon *lexicon;
    xun_tokenizer *tokenizer;
    xun_scanner *scanner;
    xun_fact_finder *facts; /* NULL until a question wants facts */
    xun_reader *reader;
    xun_character_counts characters;
    bool glossary_indexed; /* the indexes have the words of today's glossaries as terms */
    double documents;      /* live and dead */
    double average_length; /* of a passage, in symbols */
    xun_ranking ranking;
    xun_units units;                    /* of the question at hand */
    xun_symbols title, text;            /* of the passage at hand */
    uint32_t terms[XUN_FEEDBACK_TERMS]; /* of it, for feedback */
    xun_kept scans;                     /* symbols of documents, by id; passage_scan.h */
    uint32_t scans_generation;          /* xun_reader_generation when they were kept */
    xun_scorer scorer;
    xun_feedback feedback;
    xun_interpreter interpreter;
    xun_readings *readings; /* NULL: not installed */
};

xun_analyzer xun_searcher_analyzer(const xun_searcher *searcher);
/* Reads the rules of facts when the question is the first that wants them: most need none. */
xun_status xun_searcher_read_rules(xun_searcher *searcher, const xun_parsed_query *query, xun_error *error);

#endif
