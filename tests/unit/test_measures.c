/* Retrieval measures, against values worked out by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "apps/cli/measures.h"

static xun_status open_text(xun_qrels **out, const char *text, xun_error *error)
{
    char path[] = "/tmp/xunzhang-qrels-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    close(descriptor);
    xun_status status = xun_qrels_open(out, path, error);
    unlink(path);
    return status;
}

static xun_slice slice(const char *text)
{
    return (xun_slice){text, strlen(text)};
}

static void check(double value, double wanted)
{
    if (fabs(value - wanted) > 1e-9)
        fail_msg("%.9f instead of %.9f", value, wanted);
}

static const char judgements[] =
    "\xEF\xBB\xBFq1\ta\t2\nq1\tb\t1\r\nq1\tc\t0\n\nq2\tz\t1\nq3\tx\t1\nq3\tx\t0\nq4\ty\t-1\n";

static void test_measures(void **state)
{
    (void)state;
    xun_qrels *qrels;
    assert_int_equal(open_text(&qrels, judgements, NULL), XUN_OK);
    assert_int_equal(xun_qrels_query_count(qrels), 2); /* the last of two lines about q3 counts */
    double sums[XUN_MEASURE_COUNT] = {0};
    const xun_slice documents[] = {slice("c"), slice("b"), slice("d"), slice("a")};
    xun_measures_add(sums, qrels, slice("q1"), documents, 4);
    check(sums[XUN_MEASURE_MRR_10], 1.0 / 2);
    check(sums[XUN_MEASURE_NDCG_10], (1 / log2(3) + 3 / log2(5)) / (3 + 1 / log2(3)));
    check(sums[XUN_MEASURE_RECALL_10], 1);
    check(sums[XUN_MEASURE_RECALL_100], 1);
    check(sums[XUN_MEASURE_SUCCESS_1], 0);
    xun_measures_add(sums, qrels, slice("q3"), documents, 4); /* nothing is relevant */
    check(sums[XUN_MEASURE_MRR_10], 1.0 / 2);
    xun_qrels_close(qrels);
}

static void test_depth(void **state)
{
    (void)state;
    xun_qrels *qrels;
    assert_int_equal(open_text(&qrels, "q\tlast\t1\nq\tlater\t1\n", NULL), XUN_OK);
    xun_slice documents[101];
    for (size_t i = 0; i < 101; i++)
        documents[i] = slice("other");
    documents[10] = slice("last");   /* rank 11 */
    documents[100] = slice("later"); /* rank 101 */
    double sums[XUN_MEASURE_COUNT] = {0};
    xun_measures_add(sums, qrels, slice("q"), documents, 101);
    check(sums[XUN_MEASURE_MRR_10], 0);
    check(sums[XUN_MEASURE_NDCG_10], 0);
    check(sums[XUN_MEASURE_RECALL_10], 0);
    check(sums[XUN_MEASURE_RECALL_100], 0.5);
    xun_measures_add(sums, qrels, slice("q"), documents + 10, 91);
    check(sums[XUN_MEASURE_SUCCESS_1], 1);
    xun_qrels_close(qrels);
}

static void test_wrong_lines(void **state)
{
    (void)state;
    static const char *const texts[] = {"q1\ta\n", "q1\ta\tmuch\n", "q1\ta\t\n", "\ta\t1\n",
                                        "ok\ta\t1\nq1\ta\tnan\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        xun_qrels *qrels;
        xun_error error;
        assert_int_equal(open_text(&qrels, texts[i], &error), XUN_INVALID);
        assert_null(qrels);
        assert_non_null(strstr(error.message, i == 4 ? ":2: " : ":1: "));
    }
    xun_qrels *qrels;
    assert_int_equal(xun_qrels_open(&qrels, "/nonexistent/qrels.tsv", NULL), XUN_NOT_FOUND);
}

static void test_percentile(void **state)
{
    (void)state;
    static const double values[] = {1, 2, 3, 4};
    check(xun_percentile(values, 4, 0), 1);
    check(xun_percentile(values, 4, .5), 3);
    check(xun_percentile(values, 4, .99), 4);
    check(xun_percentile(values, 4, 1), 4);
    check(xun_percentile(values, 0, .5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_measures), cmocka_unit_test(test_depth),
                                       cmocka_unit_test(test_wrong_lines), cmocka_unit_test(test_percentile)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
