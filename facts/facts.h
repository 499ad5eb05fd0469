/* What a passage says: times, figures, honours, projects and organisations, in Chinese and English, by rules
 * and lists (corpus/rules/, corpus/glossary.tsv), without a model. One pass over the bytes. All spans are
 * byte offsets in the passage's text and cover the shortest span that carries the thing. */
#ifndef XUN_FACTS_FACTS_H
#define XUN_FACTS_FACTS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/status.h"

/* The compiled rules: immutable after opening, may be shared by threads. */
typedef struct xun_fact_finder xun_fact_finder;

/* Reads the rules of `folder`, which holds rules/ and glossary.tsv. NULL: $XUNZHANG_DATA, else the installed
 * folder, else the build's own. XUN_NOT_FOUND or XUN_IO with the file's name, XUN_INVALID with file and line.
 */
xun_status xun_fact_finder_open(xun_fact_finder **out, const char *folder, xun_error *error);
/* The same with the names of `count` glossaries beside the bundled one, and those of `own`, which may be NULL
 * or a file that is not there. Their lines of the kinds place, organisation, institution, honor and project
 * count; words of other kinds are no names. Fails for a glossary as xun_glossary_open does, of `own` not at
 * all. */
xun_status xun_fact_finder_open_with_glossaries(xun_fact_finder **out, const char *folder,
                                                const char *const *glossaries, size_t count, const char *own,
                                                xun_error *error);
void xun_fact_finder_close(xun_fact_finder *finder);
/* Identifies rules and lists: two finders with the same text find the same. Lives as long as the finder. */
const char *xun_fact_finder_settings(const xun_fact_finder *finder);

/* What is known around a passage. All may be NULL, "" or 0. */
typedef struct {
    const char *report_date;  /* "2018-01-13", "2018-01" or "2018"; without it no relative time is resolved */
    const char *report_title; /* tells a work report (工作报告) from other texts */
    const char *const *headings; /* heading path, outermost first: times to inherit, review or plan */
    size_t heading_count;
} xun_facts_context;

typedef enum {
    XUN_TIME_STATED,   /* 2017年, 2月17日 (the year from its surroundings), June 2017 */
    XUN_TIME_RELATIVE, /* 去年11月, 五年来, last year: resolved from the report's date */
    XUN_TIME_PERIOD,   /* "十三五"期间, the 13th Five-Year Plan, 2014-2016年, 20世纪90年代 */
    XUN_TIME_INHERITED /* none of its own: its heading's, else its report's; start = end = 0 */
} xun_time_how;

typedef struct {
    size_t start, end;
    char from[11], to[11]; /* first and last day, "2016-11-01", "2016-11-30" */
    xun_time_how how;
} xun_time;

typedef struct {
    size_t start, end;
    double value;     /* 万, 亿, billion … multiplied in; the lower end of a range */
    const char *unit; /* as written but folded: "元", "%", "个百分点", "USD"; NULL when there is none */
    const char *term; /* the value in canonical form, "321600000000", "7.5": the index term's text */
} xun_figure;

typedef enum {
    XUN_LEVEL_NONE,
    XUN_LEVEL_NATION,   /* 国家级 */
    XUN_LEVEL_PROVINCE, /* 省级 */
    XUN_LEVEL_CITY,     /* 市级 */
    XUN_LEVEL_DISTRICT  /* 区级 */
} xun_honor_level;

typedef struct {
    size_t start, end;
    const char *name; /* canonical: variants, quotes and middle dots folded; facets show it, XH terms hold
                         xun_name_term of it */
    xun_honor_level level;
    const char *by, *to; /* who gave it, who got it; NULL when not said */
    int year;            /* 0: unknown */
    xun_time_how how;    /* how the year is known: inherited from heading or report when the text has none */
} xun_honor;

typedef struct {
    size_t start, end;
    const char *name;  /* canonical, as above */
    const char *stage; /* 签约 规划 开工 在建 推进 竣工 投产 投用 (static storage), or NULL */
} xun_project;

typedef struct {
    size_t start, end;
    const char *name; /* canonical: organisation, institution or place */
} xun_org;

/* A reusable buffer of what was found, each kind by start. Begin with {0}; strings and arrays are valid until
 * the next call with the same buffer. */
typedef struct xun_facts_memory xun_facts_memory;
typedef struct {
    xun_time *times;
    size_t time_count, time_capacity;
    xun_figure *figures;
    size_t figure_count, figure_capacity;
    xun_honor *honors;
    size_t honor_count, honor_capacity;
    xun_project *projects;
    size_t project_count, project_capacity;
    xun_org *orgs;
    size_t org_count, org_capacity;
    xun_facts_memory *memory; /* strings and scratch */
} xun_facts;

void xun_facts_free(xun_facts *facts);

/* Finds all kinds in `text` (UTF-8; malformed bytes are no part of any fact) and replaces what `out` held.
 * `context` may be NULL. Fails only with XUN_MEMORY. */
xun_status xun_facts_find(xun_facts *out, const xun_fact_finder *finder, const char *text, size_t length,
                          const xun_facts_context *context, xun_error *error);
/* The times alone, without rules; nothing is inherited. For queries and headings: 2017年, 二〇一七年, FY2017,
 * 十四五. */
xun_status xun_times_find(xun_facts *out, const char *text, size_t length, const xun_facts_context *context,
                          xun_error *error);

/* "国家级", "省级", "市级", "区级"; NULL for XUN_LEVEL_NONE. */
const char *xun_honor_level_name(xun_honor_level level);
/* "stated", "relative", "period", "inherited". */
const char *xun_time_how_name(xun_time_how how);
/* The years that a time touches: 2014 and 2016 for 2014-2016年. */
void xun_time_years(int *first, int *last, const xun_time *time);

/* The canonical form of a name, as in the facts: quotes, middle dots and spaces dropped (but those of English
 * names), full-width forms folded, a glossary variant replaced by its canonical name, 项目 and 工程 left out
 * after what is a project's name without them. Writes at most `capacity` bytes with the zero and returns the
 * length; a longer name is cut at a character border. */
size_t xun_name_canonical(char *out, size_t capacity, const xun_fact_finder *finder, const char *name,
                          size_t length);

/* The same in lower case: what XP, XH and XO terms hold, for documents and for queries' `project:` and the
 * like. */
size_t xun_name_term(char *out, size_t capacity, const xun_fact_finder *finder, const char *name,
                     size_t length);
/* True when an English name that the glossaries give to the name that a term holds has `part` in it: national
 * for 全国文明城市. Case, hyphens and spelling are as in xun_name_canonical. */
bool xun_name_has_english_part(const xun_fact_finder *finder, const char *term, size_t length,
                               const char *part, size_t part_length);
/* xun_name_term of a part of a name, which is no variant of another: as it was typed. */
size_t xun_name_part(char *out, size_t capacity, const xun_fact_finder *finder, const char *part,
                     size_t length);

enum { XUN_FIGURE_TERM_SIZE = 32, XUN_UNIT_SIZE = 64 };

/* A figure as a query writes it: 100亿元, 3,216亿, 三千二百一十六亿, 7.5%, 321.6 billion, 百分之七点五. False
 * when `text` is not one figure from end to end. `unit` is "" when there is none, else canonical (see
 * xun_unit_canonical). */
bool xun_figure_parse(double *value, char unit[XUN_UNIT_SIZE], const char *text, size_t length);
/* A value in canonical form: decimal digits without exponent or trailing zeros, at most 15 significant. */
void xun_figure_canonical(char out[XUN_FIGURE_TERM_SIZE], double value);
/* One name for the same unit: yuan, RMB → 元; USD, US$, dollars → 美元; ％, percent → %; km → 公里; people →
 * 人; others as they are. The result is `unit` itself or static storage. */
const char *xun_unit_canonical(const char *unit);

#endif
