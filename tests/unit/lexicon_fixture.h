/* The build's lexicon and a tokenizer, for the tests of tokenizer/. */
#ifndef XUN_TESTS_LEXICON_FIXTURE_H
#define XUN_TESTS_LEXICON_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tokenizer/tokenizer.h"

static xun_lexicon *lexicon;
static xun_tokenizer *tokenizer;

static char *lexicon_path(void)
{
    static char path[4096];
    const char *folder = getenv("XUN_DATA");
    snprintf(path, sizeof path, "%s/lexicon.bin", folder ? folder : ".");
    return path;
}

static int open_lexicon(void **state)
{
    (void)state;
    xun_error error = {XUN_OK, ""};
    if (xun_lexicon_open(&lexicon, lexicon_path(), &error) != XUN_OK ||
        xun_tokenizer_new(&tokenizer, lexicon, &error) != XUN_OK) {
        print_error("%s\n", error.message);
        return -1;
    }
    return 0;
}

static int close_lexicon(void **state)
{
    (void)state;
    xun_tokenizer_free(tokenizer);
    xun_lexicon_close(lexicon);
    return 0;
}

#endif
