/* The parameters of a request: one table says which there are and what each may hold; all are checked before
 * any work. */
#ifndef XUN_CGI_PARAMETERS_H
#define XUN_CGI_PARAMETERS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/bytes.h"

typedef enum {
    XUN_PARAMETER_Q,
    XUN_PARAMETER_N,
    XUN_PARAMETER_PAGE,
    XUN_PARAMETER_SORT,
    XUN_PARAMETER_COLLAPSE,
    XUN_PARAMETER_TRANSLATE,
    XUN_PARAMETER_GROUP,
    XUN_PARAMETER_YEAR,
    XUN_PARAMETER_PROJECT,
    XUN_PARAMETER_HONOR,
    XUN_PARAMETER_ORG,
    XUN_PARAMETER_REPORT,
    XUN_PARAMETER_LANG,
    XUN_PARAMETER_PASSAGE,
    XUN_PARAMETER_LEVEL,
    XUN_PARAMETER_STAGE,
    XUN_PARAMETER_DB,
    XUN_PARAMETER_UI,
    XUN_PARAMETER_FORMAT,
    XUN_PARAMETER_COUNT
} xun_parameter;

/* What `level` and `stage` may be: as an index holds them, NULL at the end. */
extern const char *const xun_honor_levels[], *const xun_project_stages[];

/* What was given. Values point into `text`; they are valid UTF-8 without control characters. */
typedef struct {
    const char *values[XUN_PARAMETER_COUNT]; /* NULL: not given, or empty */
    size_t numbers[XUN_PARAMETER_COUNT];     /* of parameters that are numbers; 0: not given */
    xun_bytes text;
} xun_parameters;

/* Upper limits that the settings give. */
typedef struct {
    size_t query_bytes; /* of q */
    size_t page_size;   /* of n */
    size_t page_depth;  /* of page */
} xun_parameter_limits;

/* What is wrong with which parameter. */
typedef struct {
    xun_parameter parameter;
    const char *reason; /* a text of the message catalogue; NULL: memory is out */
} xun_parameter_problem;

/* Reads a query string. Unknown parameters are passed over, of several with one name the first counts. False:
 * `problem` says why; what was read before it stays. Free with xun_parameters_free, whatever the outcome. */
bool xun_parameters_read(xun_parameters *out, const char *query_string, const xun_parameter_limits *limits,
                         xun_parameter_problem *problem);
void xun_parameters_free(xun_parameters *parameters);

const char *xun_parameter_name(xun_parameter parameter);

#endif
