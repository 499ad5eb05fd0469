/* What an index holds: the term prefixes, value slots, metadata keys and the stored form of a passage. The
 * indexer writes them, the searcher reads them; nothing else knows them. Raise XUN_SCHEMA_VERSION with every
 * change.
 *
 * Terms (Omega's convention: https://xapian.org/docs/omega/termprefixes):
 *   (none)  Chinese bigrams, the last Han character of a run, dictionary words of three characters or more,
 * lower-case Latin words, numbers, mixed tokens and their parts; those of the title and heading path count
 * too Z       English stems S       the same as (none) and Z, from title and heading path only; they filter
 * (frequency 0) Y2017 M201611 D20170217   years, months, days that the passage states or resolves to, the
 * months and days of its heading or report too where it has no time of its own; D201611 a month that is not
 * told by the day  YR2017  the year of the heading or report, where the passage names none of its own XP XH
 * XO  canonical name of a project, an honour, an organisation or place that the passage names XN canonical
 * number: 3216亿 = 3,216亿 = 321.6 billion XA XB   an amount, "UNIT=BUCKET=NUMBER", and the bucket of amounts
 * that it is in, "UNIT=BUCKET" (xun_amount_bucket) L       language: Lzh Len Lmixed           T  media type:
 * Ttext Tmarkdown Thtml Tpdf Tdocx Trecord Q       passage id: report id, "#", passage number XR      report
 * id XG  group: what an update replaces as a whole, with its generation A capital letter, or ":", after a
 * multi-character prefix (X...) is preceded by ":", as in Omega. Terms longer than the engine's limit are cut
 * at XUN_SCHEMA_TERM_LIMIT bytes and end in a hash of the whole (xun_schema_term).
 *
 * The unit of an update is a group: one file, or one record that came by standard input. */
#ifndef XUN_ENGINE_SCHEMA_H
#define XUN_ENGINE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/bytes.h"
#include "common/status.h"

#define XUN_SCHEMA_VERSION "5"

#define XUN_PREFIX_STEM "Z"
#define XUN_PREFIX_TITLE "S"
#define XUN_PREFIX_YEAR "Y"
#define XUN_PREFIX_MONTH "M"
#define XUN_PREFIX_DAY "D"
#define XUN_PREFIX_REPORT_YEAR "YR"
#define XUN_PREFIX_PROJECT "XP"
#define XUN_PREFIX_HONOR "XH"
#define XUN_PREFIX_ORG "XO"
#define XUN_PREFIX_NUMBER "XN"
#define XUN_PREFIX_AMOUNT "XA"
#define XUN_PREFIX_AMOUNTS "XB"
#define XUN_PREFIX_LANGUAGE "L"
#define XUN_PREFIX_MEDIA "T"
#define XUN_PREFIX_PASSAGE "Q"
#define XUN_PREFIX_REPORT "XR"
#define XUN_PREFIX_GROUP "XG"

/* Values. Lists are separated by XUN_LIST_SEPARATOR, each item once, in byte order. */
enum {
    XUN_SLOT_DATE = 0,     /* of the report: "2018", "2018-01" or "2018-01-13"; none when unknown */
    XUN_SLOT_REPORT = 1,   /* report id */
    XUN_SLOT_YEARS = 2,    /* list: the years that the passage is about */
    XUN_SLOT_PROJECTS = 3, /* list */
    XUN_SLOT_HONORS = 4,   /* list */
    XUN_SLOT_ORGS = 5,     /* list */
    XUN_SLOT_LANGUAGE = 6
};
#define XUN_LIST_SEPARATOR '\x1f'

/* Metadata of an index, beside XUN_METADATA_DEAD. */
#define XUN_METADATA_SCHEMA "schema"     /* XUN_SCHEMA_VERSION */
#define XUN_METADATA_SETTINGS "settings" /* xun_lexicon_settings */
#define XUN_METADATA_GLOSSARY "glossary" /* xun_lexicon_glossary; else: words of several glossaries */
#define XUN_METADATA_CHARACTERS                                                                              \
    "characters" /* in how many live passages each folded character occurs: xun_character_counts */
#define XUN_METADATA_SOURCES "sources" /* the indexer's list of what was read */
#define XUN_METADATA_CREATED "created" /* "2026-01-31T12:00:00Z" */

enum { XUN_SCHEMA_TERM_LIMIT = 230 };

/* Writes a filter term: prefix, ":" where Omega's convention wants it, and the text; a text that is too long
 * is cut at a character border and gets "~" and sixteen hexadecimal digits of its hash. Replaces what `out`
 * held. False: memory. */
bool xun_schema_term(xun_bytes *out, const char *prefix, const char *text, size_t length);

/* Amounts of a unit in buckets by sign, decade and first digit: "+313" holds 3e11 up to 4e11, "0" zero.
 * `value` is a canonical number (xun_figure_canonical). */
enum { XUN_AMOUNT_BUCKET_SIZE = 16 };
void xun_amount_bucket(char out[XUN_AMOUNT_BUCKET_SIZE], const char *value);
/* All values of a bucket lie from `low` to `high`; false when it is none. */
bool xun_amount_bucket_span(double *low, double *high, const char *bucket, size_t length);
/* The term of an amount, or of its bucket (`value` NULL), replacing what `out` held. `unit` "": none. False:
 * memory. */
bool xun_amount_term(xun_bytes *out, const char *unit, const char *bucket, const char *value);

/* Text that is not owned. */
typedef struct {
    const char *text;
    size_t length;
} xun_slice;

/* A year, month, day or period that the passage states. */
typedef struct {
    uint32_t start, end;   /* byte span in the passage's text */
    char from[11], to[11]; /* first and last day, "2016-11-01" */
    uint8_t how;           /* 0 stated, 1 relative, 2 period, 3 inherited */
} xun_stored_time;

enum { XUN_STORED_LIST_LIMIT = 64 };

/* Bytes [start, end) of the source. */
typedef struct {
    uint64_t start, end;
} xun_stored_span;

/* A list of names: at most XUN_STORED_LIST_LIMIT are kept. */
typedef struct {
    xun_slice items[XUN_STORED_LIST_LIMIT];
    size_t count;
} xun_stored_list;

/* A passage as the document data holds it: all that a hit needs to be shown, and to be indexed again. */
typedef struct {
    xun_slice id; /* of the report: file or record id */
    xun_slice title, date, language, media;
    xun_slice date_how; /* how the date is known: "front matter", "file name", "folder name", "text" or
                           "given"; empty without a date */
    xun_slice path;     /* of the source; empty when it is the id */
    xun_slice url;
    xun_slice group;                              /* group term without its prefix */
    uint32_t number;                              /* of the passage in its report, from 1 */
    xun_stored_span parts[XUN_STORED_LIST_LIMIT]; /* where the text stands, in its order: more than one when
                                                     it was put together of torn columns */
    size_t part_count;                            /* 1 at least */
    xun_stored_list headings, projects, honors, orgs;
    xun_stored_list stages, levels; /* of each project, of each honour; empty where none is said */
    uint16_t honor_years[XUN_STORED_LIST_LIMIT]; /* of each honour; 0 when unknown */
    uint16_t years[XUN_STORED_LIST_LIMIT];
    size_t year_count;
    xun_stored_time times[XUN_STORED_LIST_LIMIT];
    size_t time_count;
    xun_slice figures; /* "UNIT=NUMBER" of each, as often as there are, XUN_LIST_SEPARATOR behind it */
    xun_slice text;
} xun_stored_passage;

/* Appends the stored form to `out`. False when memory is out. */
bool xun_stored_passage_write(xun_bytes *out, const xun_stored_passage *passage);
/* Reads it back; all slices point into `data`. XUN_CORRUPT when it is damaged. */
xun_status xun_stored_passage_read(xun_stored_passage *out, const void *data, size_t length,
                                   xun_error *error);
/* Only title, headings and text, for scoring many passages. False when damaged. */
bool xun_stored_passage_peek(xun_slice *title, xun_stored_list *headings, xun_slice *text, const void *data,
                             size_t length);

/* In how many passages each character occurs. Start with {0}. */
typedef struct {
    uint32_t *counts; /* by character */
    size_t capacity;
} xun_character_counts;

bool xun_character_counts_add(xun_character_counts *counts, uint32_t character, uint32_t passages);
uint32_t xun_character_count(const xun_character_counts *counts, uint32_t character);
void xun_character_counts_free(xun_character_counts *counts);
/* The metadata form, appended, and its reading, which adds to what `counts` holds. */
bool xun_character_counts_write(xun_bytes *out, const xun_character_counts *counts);
xun_status xun_character_counts_read(xun_character_counts *counts, const void *data, size_t length,
                                     xun_error *error);

#endif
