/* What is searched: the reports of an index, their years and places, and what their passages name. */
#ifndef XUN_REPORT_ARCHIVE_H
#define XUN_REPORT_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/engine.h"
#include "searcher/visit.h"

#define XUN_NONE UINT32_MAX

typedef struct {
    char *id, *title, *date; /* never NULL; the date "" when unknown */
    uint32_t year;           /* 0: unknown */
    uint32_t quarter;        /* 1 to 4; 0: unknown */
    uint32_t place;          /* into `places`; XUN_NONE: the reports lie in one folder */
    uint64_t passages, characters;
} xun_report;

/* Different texts, each with a number. */
typedef struct {
    char **items;
    size_t count, capacity;
    uint32_t *slots; /* hash table of numbers + 1 */
    size_t slot_count;
} xun_texts;

/* The number of a text, a new one when it is not known yet; XUN_NONE when memory is out. */
uint32_t xun_texts_number(xun_texts *texts, const char *text, size_t length);
void xun_texts_free(xun_texts *texts);

typedef struct {
    xun_report *reports; /* by date, then id */
    size_t report_count;
    xun_texts places, names; /* names: of honours and projects, an "H" or "P" before each */
    uint32_t *report_of;     /* by document id: into `reports`; XUN_NONE: not in the selection */
    uint32_t *names_from;    /* by document id: where its names begin in `named`, and one more */
    uint32_t *named;
    size_t docid_count; /* greatest document id, and one */
    uint64_t passages, characters;
    size_t common; /* length of the folders that all reports share, with the slash */
} xun_archive;

/* A report's id without the folders that all share. */
const char *xun_report_short_id(const xun_archive *archive, uint32_t report);

/* Reads all passages, or those of `within`. Asks `keep_going` now and then, and ends with XUN_STOPPED when it
 * says no. */
xun_status xun_archive_read(xun_archive *out, xun_reader *reader, const xun_docid_set *within,
                            bool (*keep_going)(void *user), void *user, xun_error *error);
void xun_archive_free(xun_archive *archive);

#endif
