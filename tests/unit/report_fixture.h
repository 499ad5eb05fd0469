/* A small archive of four reports and the report on some keywords, for the tests of apps/report/. */
#ifndef XUN_TESTS_REPORT_FIXTURE_H
#define XUN_TESTS_REPORT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "apps/report/model.h"
#include "common/file.h"
#include "indexer/indexer.h"

/* The Chinese ones have twenty characters each. */
static const char fixture_archive[] =
    "{\"id\":\"north/"
    "2016\",\"title\":\"报告\",\"date\":\"2016-02-01\",\"text\":\"隧道今年开工建设，沿河公园向市民开放了。\"}"
    "\n"
    "{\"id\":\"south/"
    "2017\",\"title\":\"报告\",\"date\":\"2017-05-01\",\"text\":\"隧道主体完工，隧道东口的公园已经开始绿化\"}"
    "\n"
    "{\"id\":\"north/"
    "2018\",\"title\":\"报告\",\"date\":\"2018-11-01\",\"text\":\"隧道通车，第二条隧道开工，第三条隧道论证\"}"
    "\n"
    "{\"id\":\"en/memo\",\"title\":\"Memo\",\"text\":\"The Tunnel opened and Harbour Park won an award.\"}\n";

static char fixture_folder[64];
static char *fixture_database;

static char *fixture_file(const char *name, const char *text)
{
    char *path = xun_path_join(fixture_folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    return path;
}

static int fixture_set_up(void **state)
{
    (void)state;
    strcpy(fixture_folder, "/tmp/xun-report-XXXXXX");
    assert_non_null(mkdtemp(fixture_folder));
    fixture_database = xun_path_join(fixture_folder, "db");
    char *records = fixture_file("records.jsonl", fixture_archive);
    const char *path = records;
    xun_index_options options = {.input = XUN_INPUT_JSONL, .paths = &path, .path_count = 1, .jobs = 1};
    xun_index_summary summary;
    xun_error error = {0};
    if (xun_index(&summary, fixture_database, &options, &error) != XUN_OK)
        fail_msg("%s", error.message);
    free(records);
    return 0;
}

static int fixture_tear_down(void **state)
{
    (void)state;
    free(fixture_database);
    return xun_remove_tree(fixture_folder, NULL) == XUN_OK ? 0 : 1;
}

typedef struct {
    xun_keywords keywords;
    xun_report_settings settings;
    xun_model model;
} fixture_report;

/* To be ended with fixture_end. */
static inline void fixture_begin(fixture_report *r, const char *keywords, const char *filter)
{
    char *path = fixture_file("keywords.txt", keywords);
    xun_error error = {0};
    if (xun_keywords_read(&r->keywords, path, NULL, NULL, &error) != XUN_OK)
        fail_msg("%s", error.message);
    free(path);
    r->settings = (xun_report_settings){.databases = (const char *const *)&fixture_database,
                                        .database_count = 1,
                                        .keywords_path = "keywords.txt",
                                        .filter = filter,
                                        .command = "xunzhang report",
                                        .made = "2018-01-13T12:00:00Z",
                                        .best = 3,
                                        .lines = 10,
                                        .top = 10,
                                        .read_best = 3,
                                        .read_lines = 10,
                                        .read_top = 10,
                                        .seed = 1,
                                        .jobs = 2};
    if (xun_model_make(&r->model, &r->settings, &r->keywords, &error) != XUN_OK)
        fail_msg("%s", error.message);
}

static inline void fixture_end(fixture_report *r)
{
    xun_model_free(&r->model);
    xun_keywords_free(&r->keywords);
}

#endif
