/* A small archive, indexed and opened, for tests of the searcher. */
#ifndef XUN_TESTS_ARCHIVE_FIXTURE_H
#define XUN_TESTS_ARCHIVE_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/file.h"
#include "indexer/indexer.h"
#include "searcher/searcher.h"

static char archive_folder[] = "/tmp/xun-archive-XXXXXX";
static xun_searcher *searcher;

/* `records`: lines of id, title and text. */
static int open_archive(const char *records)
{
    assert_non_null(mkdtemp(archive_folder));
    char *path = xun_path_join(archive_folder, "records.tsv"), *database = xun_path_join(archive_folder, "db");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(records, file) >= 0);
    assert_int_equal(fclose(file), 0);
    const char *source = path, *opened = database;
    xun_index_options options = {.input = XUN_INPUT_TSV, .paths = &source, .path_count = 1, .jobs = 1};
    xun_index_summary summary;
    xun_error error;
    assert_int_equal(xun_index(&summary, database, &options, &error), XUN_OK);
    assert_int_equal(xun_searcher_open(&searcher, &opened, 1, NULL, &error), XUN_OK);
    free(path);
    free(database);
    return 0;
}

static int close_archive(void **state)
{
    (void)state;
    xun_searcher_close(searcher);
    return xun_remove_tree(archive_folder, NULL) == XUN_OK ? 0 : 1;
}

static xun_answer *ask_archive(const xun_request *defaults, const char *query, size_t length)
{
    xun_request request = *defaults;
    request.query = query;
    request.query_length = length;
    xun_answer *answer = NULL;
    xun_error error;
    assert_int_equal(xun_searcher_ask(&answer, searcher, &request, &error), XUN_OK);
    return answer;
}

#endif
