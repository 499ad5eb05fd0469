/* The numbers of a keyword report: all that the formats write. docs/keyword-reports.md says what each number
 * means. */
#ifndef XUN_REPORT_MODEL_H
#define XUN_REPORT_MODEL_H

#include "apps/report/archive.h"
#include "apps/report/keywords.h"
#include "apps/report/work.h"

typedef enum { XUN_AXIS_YEAR, XUN_AXIS_QUARTER, XUN_AXIS_REPORT, XUN_AXIS_PLACE, XUN_AXES } xun_axis;
typedef enum {
    XUN_MEASURE_PASSAGES,
    XUN_MEASURE_REPORTS,
    XUN_MEASURE_TIMES,
    XUN_MEASURE_RATE,
    XUN_MEASURES
} xun_measure;

/* One column of an axis: what the archive holds there. */
typedef struct {
    char *label; /* "2017", "2017-Q1", a report's short id, a folder; "" for what has none */
    uint64_t passages, reports, characters;
} xun_column;

typedef struct {
    xun_column *items;
    size_t count;
    uint32_t *of_report; /* column of each report */
} xun_columns_of;

/* A keyword in a column; cells with nothing in them are not kept. */
typedef struct {
    uint32_t column, passages, reports, times;
} xun_cell;

typedef struct {
    xun_cell *items; /* by column */
    size_t count;
} xun_cells;

/* Another keyword, or a name, and in how many of the keyword's passages it stands. */
typedef struct {
    uint32_t number, passages;
} xun_beside;

enum { XUN_PARTNERS = 10, XUN_NAMES_BESIDE = 5, XUN_TOGETHER_LIMIT = 1000 };

typedef enum {
    XUN_ZERO_NOT,    /* it was found */
    XUN_ZERO_ABSENT, /* no passage has any part of it */
    XUN_ZERO_PARTS,  /* only parts of it, or its words apart from the rest of the question, are there */
    XUN_ZERO_FILTER  /* only outside the selection */
} xun_zero;

typedef struct {
    const xun_keyword *keyword;
    const xun_found *found;
    uint64_t passages, reports, times, loose,
        outside;                    /* outside: passages beyond the selection, when it has none within */
    uint32_t first_year, last_year; /* 0: none */
    double share;                   /* of the archive's reports */
    double trend; /* slope a year of the occurrences in 10,000 characters; NAN: not found, or fewer than three
                     years */
    xun_cells cells[XUN_AXES];
    xun_cell *top_reports, *top_places; /* most passages first, at most `top` of the settings */
    size_t top_report_count, top_place_count;
    xun_beside partners[XUN_PARTNERS], honors[XUN_NAMES_BESIDE], projects[XUN_NAMES_BESIDE];
    size_t partner_count, honor_count, project_count;
    xun_zero zero;
} xun_row;

typedef struct {
    const char *const *databases;
    size_t database_count;
    const char *keywords_path;
    const char *filter;  /* a query; NULL: all passages */
    const char *command; /* as it was typed, for the provenance */
    const char *made;    /* "2018-01-13T12:00:00Z" */
    xun_axis axis;       /* of the matrix */
    xun_measure measure; /* of the matrix where only one is shown */
    size_t best, sample, lines, top;
    size_t read_best, read_lines, read_top; /* of these, what HTML and Markdown show */
    int lines_by;                           /* 0: right neighbour, 1: left neighbour, 2: report */
    uint64_t seed;
    size_t jobs;
    bool (*progress)(void *user, size_t done, size_t total);
    void *user;
} xun_report_settings;

typedef struct {
    const xun_report_settings *settings;
    const xun_keywords *keywords;
    xun_archive archive;
    xun_columns_of columns[XUN_AXES];
    xun_row *rows; /* in the order of the keywords */
    size_t row_count;
    xun_found *found;
    uint32_t
        *together; /* passages of each pair of keywords, row by row; NULL: over XUN_TOGETHER_LIMIT keywords */
    xun_bytes created;     /* when the first index was made */
    xun_bytes texts;       /* stored passages that are shown */
    uint32_t *text_docids; /* sorted */
    size_t *text_offsets;  /* in `texts` */
    size_t text_count;
} xun_model;

/* Counts everything. Settings and keywords must outlive the model. XUN_STOPPED when `progress` said so. */
xun_status xun_model_make(xun_model *out, const xun_report_settings *settings, const xun_keywords *keywords,
                          xun_error *error);
void xun_model_free(xun_model *model);

/* A passage that is shown; its slices live as long as the model. False when it is damaged. */
bool xun_model_passage(xun_stored_passage *out, const xun_model *model, uint32_t docid);
/* The cell of a column; zeroes when there is nothing. */
xun_cell xun_cell_at(const xun_cells *cells, uint32_t column);
/* What a measure says of it; occurrences in 10,000 characters are NAN where the archive has no text. */
double xun_cell_value(xun_measure measure, const xun_cell *cell, const xun_column *column);
/* Sums up a row over all columns, as a cell of a column that holds the whole archive. */
double xun_row_total(xun_measure measure, const xun_row *row, const xun_model *model);
/* Whether the archive's reports lie in more than one folder. */
bool xun_model_has_places(const xun_model *model);

#endif
