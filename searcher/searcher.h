/* Query language to ranked passages: the one library call behind the command line, the page and the reports.
 *
 * Ranking works in two stages. The index, which holds bigrams and stems, names a few hundred candidates by
 * BM25; these are read back and scored with characters, bigrams, words, exact forms, neighbourhood, title and
 * years. */
#ifndef XUN_SEARCHER_SEARCHER_H
#define XUN_SEARCHER_SEARCHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"
#include "engine/engine.h"
#include "engine/schema.h"
#include "searcher/hint.h"

/* One or more indexes and all that is needed to ask them. One thread at a time. */
typedef struct xun_searcher xun_searcher;

typedef struct {
    const char *lexicon;           /* path of the compiled lexicon; NULL: the usual one */
    const char *const *glossaries; /* TSV files for translation that come before the installed ones
                                      (corpus/glossary.tsv says how they look) */
    size_t glossary_count;
} xun_searcher_options;

/* Opens indexes (folders or Xapian stub files) as one. XUN_MISMATCH when one was built with other settings.
 * `options` may be NULL. */
xun_status xun_searcher_open(xun_searcher **out, const char *const *databases, size_t count,
                             const xun_searcher_options *options, xun_error *error);
void xun_searcher_close(xun_searcher *searcher);
/* The reader below, for counts and terms; lives until the next refresh or close. */
xun_reader *xun_searcher_reader(xun_searcher *searcher);
/* Opens the indexes again when they changed on disk; on failure the old view stays in use. */
xun_status xun_searcher_refresh(xun_searcher *searcher, xun_error *error);

typedef enum { XUN_SORT_RELEVANCE, XUN_SORT_OLDEST, XUN_SORT_NEWEST } xun_sort;

typedef enum {
    XUN_FACET_YEAR,
    XUN_FACET_PROJECT,
    XUN_FACET_HONOR,
    XUN_FACET_ORG,
    XUN_FACET_REPORT,
    XUN_FACET_LANGUAGE,
    XUN_FACET_COUNT
} xun_facet;

/* Passages with exactly this value of a facet, as many as the facet counts. */
typedef struct {
    xun_facet facet;
    const char *value; /* as a facet gives it; of years also a range: "2016..2020", "2016..", "..2020" */
} xun_filter;

/* What is asked. Start with XUN_REQUEST_DEFAULTS. */
typedef struct {
    const char *query; /* UTF-8; malformed bytes and zero bytes are taken as spaces */
    size_t query_length;
    size_t first, count; /* which hits, from 0 */
    xun_sort sort;
    bool collapse; /* the best passage of each report only */
    bool counts;   /* count all matches and literal matches exactly */
    bool facets;
    bool explain;
    bool bare;            /* which passages only: no highlights, snippets or explanations */
    const char *language; /* "zh" or "en": passages of this language only; NULL: all */
    bool group;       /* of passages of different reports that say nearly the same, the best stands for all */
    bool look_alikes; /* find passages with look-alike characters too, below the literal ones: see
                         look_alike.h */
    bool advise;      /* offer another query where this one finds little; say what is missing where it finds
                         nothing */
    bool readings;    /* with `advise`: where nothing is found and the query is pinyin of something that the
                         index has, answer that */
    const xun_filter *filters; /* all must hold; only read during the call */
    size_t filter_count;
    bool no_translation; /* do not look for what the words mean in passages of the other language */
} xun_request;
#define XUN_REQUEST_DEFAULTS ((xun_request){.count = 10, .counts = true})

/* A word of the question and what stands for it in a passage of the other language; neither is owned nor
 * ended by a zero byte. */
typedef struct {
    xun_slice from, to;
} xun_matched_pair;

typedef struct {
    size_t start, end; /* bytes of the passage's text */
} xun_span;

/* A passage that says nearly the same as a hit, in another report. */
typedef struct {
    uint32_t docid;
    xun_stored_passage *passage;
} xun_repetition;

typedef struct {
    size_t rank; /* from 1 */
    double score;
    uint32_t docid;
    bool literal; /* holds the query's words as written */
    xun_stored_passage *passage;
    xun_span *highlights; /* in order, not overlapping, whole matched spans */
    size_t highlight_count;
    bool *weak;       /* of each highlight: it only looks alike; NULL: none does */
    bool look_alike;  /* not literal, but holds a look-alike of what was asked */
    xun_span snippet; /* the part of the text to show first: cut at sentence or character borders */
    xun_matched_pair *matched_via; /* translations that were found, in order of the passage */
    size_t matched_via_count;
    xun_repetition *repetitions; /* by the date of the report, undated ones last; such passages have no rank
                                    of their own */
    size_t repetition_count;
    const char *explanation; /* lines of words when asked for, else NULL */
} xun_answer_hit;

typedef struct {
    const char *value;
    uint64_t count;
} xun_facet_value;

/* A word of a query that found nothing, and how many passages hold it as written, whatever the filters. */
typedef struct {
    const char *word;
    uint64_t passages;
} xun_word_passages;

typedef enum {
    XUN_REMEDY_WITHOUT_WORD,    /* `what` left out */
    XUN_REMEDY_WITHOUT_FIELD,   /* the same: a field */
    XUN_REMEDY_WITHOUT_FILTERS, /* the request's language and filters left out */
    XUN_REMEDY_LOOSE,           /* its words without quotes and operators */
    XUN_REMEDY_TRANSLATED       /* in the other language too */
} xun_remedy_kind;

/* What would find something where the query does not. */
typedef struct {
    xun_remedy_kind kind;
    const char *what, *query; /* the part that is left out, or ""; the query to ask instead */
    uint64_t passages;
} xun_remedy;

/* An answer owns all it points to. */
typedef struct {
    xun_answer_hit *hits;
    size_t count;
    uint64_t passages; /* that match at all */
    uint64_t literal;  /* of these, holding the query's words as written, of alternatives one; all, where the
                          query asks no words of the text */
    uint64_t look_alike; /* passages that hold a look-alike and are not literal; of these, `added` are not
                            among `passages` */
    uint64_t added;
    struct {
        const char *from, *to; /* a word of the query and what looks like it */
        uint64_t passages;
    } look_alikes[4];
    size_t look_alike_count;
    bool exact; /* all counts are exact */
    uint64_t
        grouped; /* of all passages, those that are told of as repetitions: so many fewer hits there are */
    bool translated;           /* passages of the other language were looked for too, and counted: */
    uint64_t chinese, english; /* of all passages, mixed ones in both */
    double took_ms;
    const char *understood; /* the query as it was taken, in the query language */
    xun_hint hint;          /* what was wrong with the query, and where */
    const char *suggestion; /* another query that would find more; NULL */
    const char
        *read_as; /* the query in characters that this answers, since its letters found nothing; NULL */
    const xun_word_passages *words; /* where nothing was found and advice was asked for: the query's words, */
    size_t word_count;
    const xun_remedy *remedies; /* and what would find something */
    size_t remedy_count;
    xun_facet_value
        *facets[XUN_FACET_COUNT]; /* of all passages and those added; most frequent first (years: in order) */
    size_t facet_counts[XUN_FACET_COUNT];
    bool facets_cut[XUN_FACET_COUNT]; /* there are more values than XUN_FACET_LIMIT */
} xun_answer;

/* A malformed query is no failure: it is searched as plain words and `hint` says why. */
xun_status xun_searcher_ask(xun_answer **out, xun_searcher *searcher, const xun_request *request,
                            xun_error *error);
void xun_answer_free(xun_answer *answer);

/* "year", "project", "honor", "org", "report", "lang": as in the JSON output. */
const char *xun_facet_name(xun_facet facet);

enum {
    XUN_QUERY_LIMIT = 8192,  /* bytes of a query that are read; the rest is left out with a hint */
    XUN_QUERY_UNITS = 250,   /* different characters and words that are scored */
    XUN_QUERY_PARTS = 100,   /* operators, phrases, fields and beginnings of words */
    XUN_FIELD_TERMS = 20000, /* names, reports and days that its fields may stand for */
    XUN_QUERY_DEPTH = 32,    /* nested parentheses */
    XUN_FACET_LIMIT = 100,   /* values given for a facet */
    XUN_MATCHED_LIMIT = 12   /* translations told of one hit */
};

/* File names of the compiled dictionaries, looked for in $XUNZHANG_DATA, the user's data folder, the
 * installed and the build's folder. */
#define XUN_GLOSSARY_FILE "glossary.bin"
#define XUN_DICTIONARY_FILE "cedict.bin"
/* The file of that name that is used; to be freed; NULL when none is installed. */
char *xun_dictionary_path(const char *name);

#endif
