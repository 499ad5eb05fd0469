/* A report opened from memory, for the tests of its passages. */
#ifndef XUN_TESTS_PASSAGE_FIXTURE_H
#define XUN_TESTS_PASSAGE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/bytes.h"
#include "corpus/passage.h"

typedef struct {
    xun_text *text;
    xun_passage_reader *reader;
} opened;

static inline opened open_report(const char *input, size_t length, const char *path, const char *date)
{
    opened it;
    xun_error error = {XUN_OK, ""};
    xun_passage_options options = {.path = path, .date = date};
    assert_int_equal(xun_text_open_bytes(&it.text, input, length, NULL, &error), XUN_OK);
    assert_int_equal(xun_passage_reader_open(&it.reader, it.text, &options, &error), XUN_OK);
    return it;
}

static inline void close_report(opened it)
{
    xun_passage_reader_close(it.reader);
    xun_text_close(it.text);
}

#define LONG_ZH "全区上下紧紧围绕既定目标，攻坚克难、务实重干，取得了明显成效。"

#endif
