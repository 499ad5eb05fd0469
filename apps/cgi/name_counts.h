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
    uint32_t passages;
    xun_year_count *years; /* in order */
    size_t year_count;
} xun_name_count;

/* The most frequent first, then by name. Start with {0}. */
typedef struct {
    xun_name_count *names;
    size_t count;
} xun_name_counts;

/* Names that contain `part` (NULL: all) in passages about the years `first` to `last`; the years counted are
 * these alone. */
xun_status xun_count_names(xun_name_counts *out, xun_reader *reader, xun_names kind, const char *part,
                           unsigned first, unsigned last, xun_error *error);
void xun_name_counts_free(xun_name_counts *counts);

#endif
