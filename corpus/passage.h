/* Reports to passages: broken lines joined, headings, captions and bylines told from body text, long
 * paragraphs split. */
#ifndef XUN_CORPUS_PASSAGE_H
#define XUN_CORPUS_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"
#include "corpus/source.h"

/* What is known of a report as a whole. */
typedef struct {
    char title[512]; /* UTF-8, cut at a character border; the file's name when nothing better is known */
    char date[11];   /* "2018", "2018-01" or "2018-01-13"; "" when unknown */
    const char *
        date_how; /* "front matter", "file name", "folder name", "text", "given", "unknown"; static storage */
    char language[6]; /* "zh", "en" or "mixed": of the body as a whole */
} xun_report_info;

typedef enum {
    XUN_PASSAGE_BODY,
    XUN_PASSAGE_LIST,    /* an item with a bullet or number */
    XUN_PASSAGE_CAPTION, /* what stands under a picture */
    XUN_PASSAGE_BYLINE,  /* who speaks or writes, when, where and to whom (各位代表：) */
    XUN_PASSAGE_HEADING  /* a heading with no passage under it, so that nothing is lost */
} xun_passage_kind;

/* Bytes [start, end) of the file (see xun_text_source_offset). */
typedef struct {
    uint64_t start, end;
} xun_source_span;

/* One passage. Pointers are valid until the next call on the same reader. */
typedef struct {
    const char *text; /* repaired: no line breaks, no spaces between Chinese characters */
    size_t length;
    const char *const *headings; /* heading path, outermost first, without the report's title */
    size_t heading_count;
    uint32_t number; /* 1, 2, 3 … within the report */
    /* Where it stands in the file, in the order of its text: one span, or several when its parts stand apart
     * (torn columns). */
    const xun_source_span *parts;
    size_t part_count; /* 1 at least */
    xun_passage_kind kind;
    char language[6]; /* "zh", "en" or "mixed" */
} xun_passage;

enum {
    XUN_PASSAGE_TARGET = 250, /* characters: a split aims at this */
    XUN_PASSAGE_LIMIT =
        400 /* a longer paragraph is split at sentence ends; a Latin letter counts as 0.3 characters */
};

typedef struct {
    const char *path;  /* for title and date from the name of file and folder; NULL: none */
    const char *date;  /* the report's date when told; NULL or "": find out */
    const char *title; /* the report's title when told; NULL or "": find out */
} xun_passage_options;

typedef struct xun_passage_reader xun_passage_reader;

/* Starts on a text, which must outlive the reader. A report is laid out in windows of 1 MiB, cut at blank
 * lines, line ends or sentence ends, so that memory stays bounded whatever its length; title, date and
 * language are those of the first window. Fails only when memory is out. */
xun_status xun_passage_reader_open(xun_passage_reader **out, xun_text *text,
                                   const xun_passage_options *options, xun_error *error);
void xun_passage_reader_close(xun_passage_reader *reader);
/* Lives as long as the reader. */
const xun_report_info *xun_passage_reader_info(const xun_passage_reader *reader);
/* The next passage; XUN_NOT_FOUND without a message at the end. */
xun_status xun_passage_next(xun_passage *out, xun_passage_reader *reader, xun_error *error);

/* Is it a date that a report can have: "2018", "2018-01" or "2018-01-13", a day that exists, from 1900 to
 * 2099? */
bool xun_is_report_date(const char *text);

/* The date that a report's title gives: only a year, and as the report's own (2017年工作报告, Report, 2017),
 * not as a goal, a range or a piece of history. Else false, and `out` stays as it is. */
bool xun_date_of_title(char out[11], const char *title, size_t length);

/* The language of a text by its script: "zh", "en" or "mixed"; NULL when there are no letters. Static
 * storage. */
const char *xun_text_language(const char *text, size_t length);

/* The split alone, for records whose text is one paragraph: calls `each` with pieces (offset and length in
 * bytes) of at most XUN_PASSAGE_LIMIT characters, cut at sentence ends where there are any; trailing and
 * leading white space trimmed. */
typedef bool xun_split_visitor(void *user, size_t offset, size_t length);
bool xun_split_paragraph(const char *text, size_t length, xun_split_visitor *each, void *user);

#endif
