/* What the tests of facts share: a finder over the project's own rules, and finding in one line. */
#ifndef XUN_TESTS_FACTS_FIXTURE_H
#define XUN_TESTS_FACTS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "facts/facts.h"

static inline int open_finder(void **state)
{
    xun_error error;
    xun_fact_finder *finder;
    if (xun_fact_finder_open(&finder, getenv("XUN_DATA"), &error) != XUN_OK) {
        fprintf(stderr, "%s\n", error.message);
        return -1;
    }
    *state = finder;
    return 0;
}

static inline int close_finder(void **state)
{
    xun_fact_finder_close(*state);
    return 0;
}

/* Appends text[start, end) and `more` to the list that a test compares. */
static inline void list(char *out, size_t capacity, const char *text, size_t start, size_t end,
                        const char *more)
{
    size_t length = strlen(out);
    snprintf(out + length, capacity - length, "%s%.*s=%s", length > 0 ? " " : "", (int)(end - start),
             text + start, more);
}

/* The facts of a text; the caller frees them. */
static inline xun_facts find(void **state, const char *text, const char *date, const char *title)
{
    xun_facts facts = {0};
    const xun_facts_context context = {.report_date = date, .report_title = title};
    assert_int_equal(xun_facts_find(&facts, *state, text, strlen(text), &context, NULL), XUN_OK);
    return facts;
}

#endif
