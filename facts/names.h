/* Internal: what the finders of honours, projects and organisations share: a passage with its marks laid out
 * by character. */
#ifndef XUN_FACTS_NAMES_H
#define XUN_FACTS_NAMES_H

#include "facts/memory.h"
#include "facts/rules.h"

typedef struct {
    xun_facts *facts;
    const xun_fact_finder *finder;
    const xun_fact_text *text;
    const xun_mark *marks; /* by start, then by length */
    size_t mark_count;
    const unsigned *starts; /* by character: the kinds of the words that begin there */
    const unsigned *ends;   /* by character: the kinds of the words that end right before it */
    unsigned char *closed;  /* by character: see the bits below */
} xun_name_scan;

enum {
    XUN_IN_FIGURE = 1,   /* inside a figure or a time */
    XUN_IN_NOT_NAME = 2, /* inside a word of not-names.tsv */
    XUN_FIGURE_ENDS = 4, /* a figure or a time ends right before this character */
    XUN_IN_TITLE = 8,    /* inside 《》 */
    XUN_IN_HONOR = 16,   /* inside an honour that was added */
    XUN_IN_PROJECT = 32  /* inside a project that was added */
};

/* Lays out the marks, figures and times found so far. False when memory is out. */
bool xun_name_scan_begin(xun_name_scan *scan, xun_facts *facts, const xun_fact_finder *finder);

/* The index of the opening quotation mark of the one that closes at `index`; `index` when there is none near.
 */
size_t xun_quote_start(const xun_fact_text *text, size_t index);
size_t xun_quote_end(const xun_fact_text *text, size_t index);
bool xun_is_opening_quote(char16_t c);
bool xun_is_closing_quote(char16_t c);
/* The first character of the clause around `index`, and the index after its last. Enumeration commas and
 * quotes are no end. */
size_t xun_clause_start(const xun_fact_text *text, size_t index);
size_t xun_clause_end(const xun_fact_text *text, size_t index);
/* Function words that no name goes across: 了 为 是 在 把 将 … */
bool xun_is_function_character(char16_t c);
/* The mark of one of `kinds` with the latest end at or before `index` in [from, index); NULL when none. */
const xun_mark *xun_mark_before(const xun_name_scan *scan, size_t from, size_t index, unsigned kinds);
/* The longest mark of one of `kinds` that begins first in [index, to). */
const xun_mark *xun_mark_after(const xun_name_scan *scan, size_t index, size_t to, unsigned kinds);
const xun_word_rule *xun_mark_rule(const xun_name_scan *scan, const xun_mark *mark);
/* The index in marks of the first that begins at or after `index`. */
size_t xun_first_mark(const xun_name_scan *scan, size_t index);

/* The length of the longest word with one of the roles of rules.h that ends at `end`; 0 when there is
 * none. */
size_t xun_role_ends(const xun_name_scan *scan, size_t end, xun_word_roles roles);
/* The same for one that begins at `index`. */
size_t xun_role_begins(const xun_name_scan *scan, size_t index, xun_word_roles roles);

/* True when one of the characters [start, end) has one of `bits`; and sets `bit` in all of them. */
bool xun_any_closed(const xun_name_scan *scan, size_t start, size_t end, unsigned bits);
void xun_close(xun_name_scan *scan, size_t start, size_t end, unsigned bit);
/* The characters [start, end) as a canonical name that lives as long as the facts; NULL when memory is out.
 */
const char *xun_canonical_string(const xun_name_scan *scan, size_t start, size_t end, unsigned kind);
/* The same for a name that is put together from several places of the text. */
const char *xun_canonical_chars(const xun_name_scan *scan, const char16_t *chars, size_t length,
                                unsigned kind);

xun_status xun_honors_scan(xun_name_scan *scan, xun_error *error);
xun_status xun_honors_scan_english(xun_name_scan *scan, xun_error *error);
xun_status xun_projects_scan(xun_name_scan *scan, xun_error *error);
xun_status xun_projects_scan_english(xun_name_scan *scan, xun_error *error);
/* Adds a project that may yet give way to a longer one; see xun_projects_scan. False when memory is out. */
bool xun_project_propose(xun_name_scan *scan, size_t start, size_t end, const char *stage);
xun_status xun_orgs_scan(xun_name_scan *scan, xun_error *error);
/* These add to what was found; false when memory is out. */
bool xun_orgs_scan_english(xun_name_scan *scan);
bool xun_own_honors_scan(xun_name_scan *scan);
/* True for a whole name that a user's own glossary has. */
bool xun_is_own_name(const xun_name_scan *scan, const xun_mark *mark);

#endif
