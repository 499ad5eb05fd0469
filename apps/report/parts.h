/* What the formats show of a keyword, in one order and under the same labels. Inside apps/report/ only. */
#ifndef XUN_REPORT_PARTS_H
#define XUN_REPORT_PARTS_H

#include "apps/report/model.h"

/* What a keyword stands in most often, or beside what: entries with a number of passages each. */
typedef struct {
    const char *label, *kind; /* "keywords beside it"; "keyword" */
    size_t count, all;        /* entries that are listed, and how many there are */
    const xun_model *model;
    xun_axis axis;
    const xun_cell *cells;    /* of the axis; NULL: */
    const xun_beside *beside; /* keywords, or with `names` honours or projects */
    bool names;
} xun_part_list;

typedef enum {
    XUN_LIST_REPORTS,
    XUN_LIST_PLACES,
    XUN_LIST_KEYWORDS,
    XUN_LIST_HONORS,
    XUN_LIST_PROJECTS,
    XUN_PART_LISTS
} xun_part_list_kind;

/* At most `most` entries. Empty when there is nothing to say. */
xun_part_list xun_part_list_of(const xun_model *model, const xun_row *row, xun_part_list_kind kind,
                               size_t most);
const char *xun_part_text(const xun_part_list *list, size_t entry);
uint32_t xun_part_passages(const xun_part_list *list, size_t entry);

/* Passages that are shown: the best, then those drawn by chance. */
typedef struct {
    const char *label, *kind; /* "Best passages"; "best" */
    const xun_shown *items;
    size_t count;
} xun_passage_group;

enum { XUN_PASSAGE_GROUPS = 2 };

xun_passage_group xun_passage_group_of(const xun_row *row, size_t number);

/* Calls `write` with the parts of a passage's text in turn, marked or not. */
typedef void xun_part_writer(void *user, const char *text, size_t length, bool marked);
void xun_marked_parts(const xun_stored_passage *passage, const xun_shown *shown, xun_part_writer *write,
                      void *user);

/* A citation as text; replaces what `out` held. False: memory. */
bool xun_citation(xun_bytes *out, const xun_stored_passage *passage);

/* Columns of a matrix that a reader is shown: all, or those with most passages of the keywords, in their
 * order. To be freed; NULL: memory. */
uint32_t *xun_shown_columns(size_t *count, const xun_model *model, xun_axis axis);

#endif
