/* The counting, keyword by keyword, in several processes. */
#ifndef XUN_REPORT_WORK_H
#define XUN_REPORT_WORK_H

#include "apps/report/keywords.h"
#include "common/bytes.h"
#include "searcher/visit.h"

/* A passage that holds the keyword, and how often its words stand there. */
typedef struct {
    uint32_t docid, times;
} xun_held;

/* A part of a passage. */
typedef struct {
    uint32_t docid, start, end;
} xun_place;

/* A passage to be shown with what is marked in it. */
typedef struct {
    uint32_t docid;
    xun_span *spans;
    size_t span_count;
} xun_shown;

/* What is known of one keyword. Owns what it points to. */
typedef struct {
    xun_bytes held;   /* passages by document id, two or three bytes each: walk them with xun_held_next */
    uint64_t related; /* passages with any part of its words */
    xun_shown *best, *sample;
    size_t best_count, sample_count;
    xun_place *lines; /* for the concordance, chosen by chance */
    size_t line_count;
    char *understood, *suggestion; /* NULL: none */
    char *written; /* one of its writings, when it nowhere stands as the query writes it; else NULL */
    char *parts, *longer, *translated; /* of one that was not found: see zero.h; NULL: none */
} xun_found;

void xun_found_free(xun_found *found);

/* A walk through the passages that hold a keyword; valid as long as the findings. */
typedef struct {
    xun_cursor cursor;
    uint32_t docid;
} xun_held_walk;

xun_held_walk xun_held_begin(const xun_found *found);
/* False at the end. */
bool xun_held_next(xun_held *out, xun_held_walk *walk);
/* Appends a passage; `before` is the document id that was appended last, at first 0. False: memory. */
bool xun_held_append(xun_bytes *held, uint32_t before, xun_held item);

typedef struct {
    const char *const *databases;
    size_t database_count;
    const xun_docid_set *within; /* NULL: all */
    size_t best, sample, lines;  /* how many of each for a keyword */
    uint64_t seed;               /* of the choice by chance */
    size_t jobs;                 /* processes, at least 1 */
    /* Called a few times a second with how many keywords are done; false: stop. */
    bool (*progress)(void *user, size_t done);
    void *user;
} xun_work;

typedef struct xun_workers xun_workers;

/* Starts the processes; the caller may do something else meanwhile. `keywords` and `work` must outlive the
 * workers. */
xun_status xun_workers_start(xun_workers **out, const xun_keywords *keywords, const xun_work *work,
                             xun_error *error);
/* Waits and fills `found`, an array of as many as there are keywords. Frees the workers whatever the outcome;
 * XUN_STOPPED when `progress` said so. */
xun_status xun_workers_finish(xun_found *found, xun_workers *workers, xun_error *error);
/* Ends the processes. NULL is fine. */
void xun_workers_stop(xun_workers *workers);

#endif
