/* What a query made the searcher remark, without words: the front ends word it in the reader's language. */
#ifndef XUN_SEARCHER_HINT_H
#define XUN_SEARCHER_HINT_H

#include <stddef.h>

/* The number of a hint is the place in the query, in characters from 1, unless said otherwise. Those up to
 * XUN_HINT_NO_AMOUNT mean that the query was searched as plain words. */
typedef enum {
    XUN_HINT_NONE,
    XUN_HINT_OPEN_QUOTE,       /* a quotation mark is not closed */
    XUN_HINT_OPEN_PARENTHESIS, /* a parenthesis is not closed */
    XUN_HINT_LONE_PARENTHESIS, /* a closing parenthesis has no partner */
    XUN_HINT_TOO_DEEP,         /* parentheses are nested deeper than XUN_QUERY_DEPTH */
    XUN_HINT_NO_OPERAND,       /* an operator has nothing to work on */
    XUN_HINT_NO_DATE,          /* the field wants a year or a date */
    XUN_HINT_NO_VALUE,         /* the field wants a value */
    XUN_HINT_NEAR_WORDS,       /* NEAR stands between two words */
    XUN_HINT_TOO_MANY_PARTS,   /* more than XUN_QUERY_PARTS operators, phrases, fields and word beginnings */
    XUN_HINT_NO_DISTANCE,      /* NEAR/ wants a number from 1 to 999 */
    XUN_HINT_NO_LANGUAGE,      /* the field wants zh or en */
    XUN_HINT_BACKWARDS,        /* the range ends before it begins */
    XUN_HINT_NO_AMOUNT,        /* the field wants an amount */
    XUN_HINT_PROSE,            /* several sentences: quotes, parentheses and operators were taken for text */
    XUN_HINT_QUOTE_IN_TEXT,    /* a quotation inside a sentence was taken for words */
    XUN_HINT_NO_UNIT,          /* an amount without a unit finds numbers without one only */
    XUN_HINT_UNKNOWN_FIELD,    /* what looks like a field's name is none: it was taken for words */
    XUN_HINT_LOST_STAR,        /* a star that is not at the end of a word means nothing */
    XUN_HINT_TOO_MANY_NAMES,   /* number: names, reports and days that its fields may stand for */
    XUN_HINT_TOO_LONG,         /* number: bytes that were read */
    XUN_HINT_TOO_MANY_WORDS    /* number: different characters and words that rank */
} xun_hint_kind;

typedef struct {
    xun_hint_kind kind;
    size_t number;
} xun_hint;

#endif
