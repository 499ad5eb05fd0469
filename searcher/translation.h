/* The question in the other language: groups of words as an engine query, and as targets to score passages
 * by. */
#ifndef XUN_SEARCHER_TRANSLATION_H
#define XUN_SEARCHER_TRANSLATION_H

#include "searcher/plan.h"
#include "searcher/targets.h"

enum { XUN_DICTIONARIES = 16, XUN_FREQUENCY_SLOTS = 8192 };

/* How many passages a text is in, remembered between questions: a newcomer takes the place of the one
 * before. */
typedef struct {
    uint64_t hash;
    double passages;
} xun_remembered_frequency;

/* Dictionaries and what the question at hand was translated to. */
typedef struct {
    xun_bilingual *tables[XUN_DICTIONARIES];
    size_t table_count;
    xun_translator *translator;
    xun_translation translation;
    xun_targets targets;
    xun_bytes question; /* what was translated: the query's words outside quotes and operators */
    xun_remembered_frequency *frequencies;
    double *weights; /* of the translation's groups */
    double *spread;  /* in how many passages each of them may be */
    bool *telling;   /* a match has one of these: see least_share */
    size_t group_capacity;
    double documents; /* passages of the other language */
    bool every;       /* passages of the other language were asked for: all that may match count */
    bool active;      /* the question at hand was translated */
} xun_interpreter;

/* Opens user glossaries, the bundled one and CC-CEDICT; those that are not installed are left out. */
xun_status xun_interpreter_open(xun_interpreter *out, const char *const *glossaries, size_t glossary_count,
                                const xun_lexicon *lexicon, xun_tokenizer *tokenizer, xun_error *error);
void xun_interpreter_close(xun_interpreter *interpreter);
/* Forgets what was remembered of the indexes: call when they were opened again. */
void xun_interpreter_forget(xun_interpreter *interpreter);

/* Translates the query's loose words, if the index has passages of the other language; sets `active`.
 * `language`: what was asked for, or NULL. */
xun_status xun_interpreter_ask(xun_interpreter *interpreter, const xun_analyzer *analyzer,
                               const xun_parsed_query *query, const char *language, xun_error *error);
/* Adds what a passage in the asker's language says that answers the question, `share` of it: see
 * example.c. */
xun_status xun_interpreter_learn(xun_interpreter *interpreter, const xun_analyzer *analyzer, const char *text,
                                 size_t length, double share, xun_error *error);
/* Engine queries of what was translated, restricted to passages of the other language; NULL when memory is
 * out. Weighted, by the rarest words, for the best passages: */
xun_query *xun_interpreter_query(const xun_interpreter *interpreter, const xun_analyzer *analyzer);
/* Every passage that counts as a match. */
xun_query *xun_interpreter_matches(const xun_interpreter *interpreter, const xun_analyzer *analyzer);
/* "zh" or "en": the language that was translated to. */
const char *xun_interpreter_language(const xun_interpreter *interpreter);

#endif
