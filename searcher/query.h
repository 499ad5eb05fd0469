/* The query language: text to a tree. See docs/query-language.md. */
#ifndef XUN_SEARCHER_QUERY_H
#define XUN_SEARCHER_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/bytes.h"
#include "common/status.h"
#include "engine/schema.h"
#include "searcher/amount.h"
#include "searcher/hint.h"

typedef enum {
    XUN_NODE_SEQUENCE, /* words to rank by; and children that are each required, or excluded */
    XUN_NODE_AND,      /* all children */
    XUN_NODE_OR,       /* any child */
    XUN_NODE_WORD,     /* text that must stand in the passage */
    XUN_NODE_PHRASE,   /* the same, in quotes: never translated */
    XUN_NODE_PREFIX,   /* a term that begins with the text */
    XUN_NODE_NEAR,     /* two words at most `distance` units apart, in any order */
    XUN_NODE_FIELD     /* `field` holds the text, or a value from `text` to `high` */
} xun_node_kind;

typedef enum {
    XUN_FIELD_TITLE,
    XUN_FIELD_REPORT,
    XUN_FIELD_YEAR,
    XUN_FIELD_DATE,
    XUN_FIELD_PROJECT,
    XUN_FIELD_HONOR,
    XUN_FIELD_ORG,
    XUN_FIELD_LANGUAGE,
    XUN_FIELD_AMOUNT
} xun_field;

enum { XUN_DATE_SIZE = 10 };

typedef struct xun_node xun_node;
struct xun_node {
    xun_node_kind kind;
    bool excluded; /* a child of a sequence that must not match */
    xun_field field;
    uint32_t distance;
    xun_slice text, high; /* into the parsed query's text, of dates into `dates`; an end of a range may
                             be empty */
    bool range;           /* from `text` to `high` */
    char dates[2][XUN_DATE_SIZE]; /* "2017", "2017-02", "2017-02-17" */
    xun_amount amount;            /* of an amount field: what `text` says */
    xun_node *children, *next;    /* first child; next sibling */
};

typedef struct xun_parsed_query {
    xun_bytes text;    /* the cleaned query: valid UTF-8, at most XUN_QUERY_LIMIT bytes */
    xun_bytes words;   /* of the outermost sequence: what ranks, the pieces separated by one space */
    bool filters;      /* no word is asked of the text: `words` are those of fields, if any */
    xun_node *root;    /* a sequence */
    xun_hint hint;     /* what was wrong */
    xun_node **blocks; /* memory of the nodes */
    size_t block_count, node_count;
} xun_parsed_query;

/* Never fails on bad syntax: the text is then taken as plain words, and `hint` says why. XUN_MEMORY only. */
xun_status xun_query_parse(xun_parsed_query *out, const char *text, size_t length, xun_error *error);
void xun_parsed_query_free(xun_parsed_query *query);
/* The tree in the query language again, for "understood" and tests; appended. False: memory. */
bool xun_query_print(xun_bytes *out, const xun_parsed_query *query);
/* The years that a value of `year:` means, in any of its forms ("2017", "２０１７年", "2016..2018",
 * "十三五"); an open end is 1000 or 9999. False: it means none. */
bool xun_query_years(int *first, int *last, const char *value);
/* The name of a field in the query language; static storage. */
const char *xun_field_name(xun_field field);

#endif
