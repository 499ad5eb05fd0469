/* Names by year: in how many passages of each year a name stands. */
#ifndef XUN_CGI_NAME_COUNTS_H
#define XUN_CGI_NAME_COUNTS_H

#include "engine/engine.h"
#include "engine/schema.h"

typedef enum { XUN_NAMES_HONORS, XUN_NAMES_PROJECTS } xun_names;

typedef struct {
    uint16_t year;
    uint32_t passages;
} xun_year_count;

typedef struct {
    char *name;
    const char *remark; /* level or stage, as the newest passage says that says it; NULL: none does */
    uint32_t passages;
    xun_year_count *years; /* in order */
    size_t year_count;
} xun_name_count;

/* The most frequent first, then by name. Start with {0}. */
typedef struct {
    xun_name_count *names;
    size_t count;
} xun_name_counts;

/* What is asked for. */
typedef struct {
    xun_names kind;
    const char *part;     /* names that contain it; NULL: all */
    const char *remark;   /* of xun_honor_levels or xun_project_stages; NULL: all */
    unsigned first, last; /* in passages about these years; the years counted are these alone; first 0: all */
} xun_name_question;

xun_status xun_count_names(xun_name_counts *out, xun_reader *reader, const xun_name_question *question,
                           xun_error *error);
void xun_name_counts_free(xun_name_counts *counts);

#endif
