/* The numbers of a keyword report, against a count by hand. */
#include "report_fixture.h"

#include <math.h>

#include "apps/report/compare.h"
#include "apps/report/format.h"
#include "apps/report/kwic.h"
#include "apps/report/label.h"
#include "apps/report/parts.h"
#include "apps/report/zero.h"

static const char keywords[] = "隧道\n公园\nTUNNEL\n通车典礼\nkayak\narbou\n";

/* trend: slope of the rates by year, 500 to the occurrence; NAN: none. */
static const struct {
    const char *name;
    uint64_t passages, reports, times;
    uint32_t first, last;
    double share, trend;
    const char *remark;
} rows[] = {
    {"隧道", 3, 3, 6, 2016, 2018, .75, 500, ""},
    {"公园", 2, 2, 2, 2016, 2017, .5, -250, ""},
    {"TUNNEL", 1, 1, 1, 0, 0, .25, 0, "only written otherwise: Tunnel"},
    {"通车典礼", 0, 0, 0, 0, 0, 0, NAN, "only parts of it: 通车 (1)"},
    {"kayak", 0, 0, 0, 0, 0, 0, NAN, "not in the archive"},
    {"arbou", 0, 0, 0, 0, 0, 0, NAN, "only as part of longer words: harbour (1)"},
};

static void rows_are_counted(void **state)
{
    (void)state;
    fixture_report r;
    fixture_begin(&r, keywords, NULL);
    assert_int_equal(r.model.row_count, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < r.model.row_count; i++) {
        const xun_row *row = &r.model.rows[i];
        char remark[XUN_REMARK_SIZE], *end;
        assert_string_equal(row->keyword->name, rows[i].name);
        assert_int_equal(row->passages, rows[i].passages);
        assert_int_equal(row->reports, rows[i].reports);
        assert_int_equal(row->times, rows[i].times);
        assert_int_equal(row->first_year, rows[i].first);
        assert_int_equal(row->last_year, rows[i].last);
        assert_true(fabs(row->share - rows[i].share) < 1e-12);
        assert_true(isnan(rows[i].trend) ? isnan(row->trend) : fabs(row->trend - rows[i].trend) < 1e-9);
        xun_summary_text(row, XUN_COLUMN_REMARK, remark);
        if ((end = strstr(remark, "; did you mean")))
            *end = '\0'; /* what the searcher suggests is its own matter */
        assert_string_equal(remark, rows[i].remark);
    }
    fixture_end(&r);
}

/* The cells of 隧道: "column passages/reports/occurrences". */
static const struct {
    xun_axis axis;
    const char *columns, *cells;
} axes[] = {
    {XUN_AXIS_YEAR, "2016 2017 2018 -", "0:1/1/1 1:1/1/2 2:1/1/3 "},
    {XUN_AXIS_QUARTER, "2016-Q1 2017-Q2 2018-Q4 -", "0:1/1/1 1:1/1/2 2:1/1/3 "},
    {XUN_AXIS_PLACE, "en north south", "1:2/2/4 2:1/1/2 "},
    {XUN_AXIS_REPORT, "en/memo north/2016 south/2017 north/2018", "1:1/1/1 2:1/1/2 3:1/1/3 "},
};

static void columns_hold_what_is_in_them(void **state)
{
    (void)state;
    fixture_report r;
    fixture_begin(&r, keywords, NULL);
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++) {
        const xun_columns_of *columns = &r.model.columns[axes[i].axis];
        const xun_cells *cells = &r.model.rows[0].cells[axes[i].axis];
        char text[512] = "", found[512] = "";
        for (size_t k = 0; k < columns->count; k++)
            sprintf(text + strlen(text), "%s%s", k ? " " : "",
                    *columns->items[k].label ? columns->items[k].label : "-");
        for (size_t k = 0; k < cells->count; k++)
            sprintf(found + strlen(found), "%u:%u/%u/%u ", cells->items[k].column, cells->items[k].passages,
                    cells->items[k].reports, cells->items[k].times);
        assert_string_equal(text, axes[i].columns);
        assert_string_equal(found, axes[i].cells);
    }
    const xun_column *year = &r.model.columns[XUN_AXIS_YEAR].items[2];
    xun_cell cell = xun_cell_at(&r.model.rows[0].cells[XUN_AXIS_YEAR], 2);
    assert_int_equal(year->characters, 20);
    assert_true(fabs(xun_cell_value(XUN_MEASURE_RATE, &cell, year) - 1500) < 1e-9);
    assert_int_equal(r.model.together[1], 2); /* 隧道 with 公园 */
    assert_string_equal(r.model.rows[0].keyword->name, "隧道");
    assert_int_equal(r.model.rows[0].partners[0].number, 1);
    fixture_end(&r);
}

static void only_years_with_a_keyword_are_shown(void **state)
{
    (void)state;
    fixture_report r;
    size_t count;
    fixture_begin(&r, "通车\n", NULL);
    uint32_t *columns = xun_shown_columns(&count, &r.model, XUN_AXIS_YEAR);
    assert_int_equal(count, 2); /* 2018, and what has no date */
    assert_int_equal(columns[0], 2);
    free(columns);
    columns = xun_shown_columns(&count, &r.model, XUN_AXIS_PLACE);
    assert_int_equal(count, 3);
    free(columns);
    fixture_end(&r);
}

static void a_filter_explains_what_it_left_out(void **state)
{
    (void)state;
    fixture_report r;
    char remark[XUN_REMARK_SIZE];
    fixture_begin(&r, "隧道\ntunnel\n", "lang:en");
    assert_int_equal(r.model.archive.report_count, 1);
    assert_int_equal(r.model.rows[0].zero, XUN_ZERO_FILTER);
    assert_int_equal(r.model.rows[0].outside, 3);
    assert_non_null(strstr(xun_summary_text(&r.model.rows[0], XUN_COLUMN_REMARK, remark),
                           "only outside the filter, in 3"));
    assert_int_equal(r.model.rows[1].passages, 1);
    assert_true(fabs(r.model.rows[1].share - 1) < 1e-12);
    fixture_end(&r);
}

/* What stands next to 隧道 when lines are sorted by the right, the left, the report; "^" for nothing. */
static const char *const neighbours[] = {"东主今开论通", "^^^条条，", "今主东"};

static void lines_are_sorted_by_neighbour(void **state)
{
    (void)state;
    fixture_report r;
    fixture_begin(&r, "隧道\n", NULL);
    for (int by = 0; by < 3; by++) {
        xun_kwic_line *lines;
        size_t count;
        char text[128] = "";
        r.settings.lines_by = by;
        assert_true(xun_kwic_lines(&lines, &count, &r.model, &r.model.rows[0], 10));
        assert_int_equal(count, 6);
        for (size_t i = 0; i < (by == 2 ? 3 : count); i++) {
            xun_slice side = by == 1 ? lines[i].left : lines[i].right;
            if (!side.length)
                strcat(text, "^");
            else
                strncat(text, by == 1 ? side.text + side.length - 3 : side.text, 3);
        }
        assert_string_equal(text, neighbours[by]);
        free(lines);
        assert_true(xun_kwic_lines(&lines, &count, &r.model, &r.model.rows[0], 2));
        assert_int_equal(count, 2);
        free(lines);
    }
    fixture_end(&r);
}

static void an_earlier_report_is_compared(void **state)
{
    (void)state;
    static const char old[] =
        "{\"format\":1,\"made\":\"2017-01-01T00:00:00Z\",\"keywords\":["
        "{\"name\":\"隧道\",\"query\":\"隧道\",\"passages\":2,\"reports\":2,\"occurrences\":3},"
        "{\"name\":\"公园\",\"query\":\"公园\",\"passages\":2,\"reports\":2,\"occurrences\":2},"
        "{\"name\":\"旧\",\"query\":\"旧\",\"passages\":4,\"reports\":1,\"occurrences\":4}],"
        "\"archive_reports\":[{\"id\":\"north/2016\"},{\"id\":\"old/2015\"}]}";
    static const struct {
        const char *name;
        xun_change_kind kind;
        uint64_t before, now;
    } wanted[] = {{"隧道", XUN_CHANGE_COUNTS, 2, 3},
                  {"公园", XUN_CHANGE_NONE, 2, 2},
                  {"TUNNEL", XUN_CHANGE_NEW, 0, 1},
                  {"旧", XUN_CHANGE_GONE, 4, 0}};
    fixture_report r;
    xun_earlier *earlier;
    xun_changes changes;
    fixture_begin(&r, "隧道\n公园\nTUNNEL\n", NULL);
    char *path = fixture_file("old.json", old);
    assert_int_equal(xun_earlier_open(&earlier, path, NULL), XUN_OK);
    assert_int_equal(xun_changes_find(&changes, earlier, &r.model, NULL), XUN_OK);
    assert_int_equal(changes.count, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < changes.count; i++) {
        assert_string_equal(changes.items[i].name, wanted[i].name);
        assert_int_equal(changes.items[i].kind, wanted[i].kind);
        assert_int_equal(changes.items[i].old_passages, wanted[i].before);
        assert_int_equal(changes.items[i].passages, wanted[i].now);
    }
    assert_int_equal(changes.new_report_count, 3);
    assert_int_equal(changes.gone_report_count, 1);
    assert_string_equal(changes.gone_reports[0], "old/2015");
    xun_changes_free(&changes);
    xun_earlier_close(earlier);
    free(path);
    fixture_end(&r);
}

static void text_is_never_a_formula_or_markup(void **state)
{
    (void)state;
    fixture_report r;
    xun_bytes bytes = XUN_BYTES_EMPTY;
    fixture_begin(&r, "\"=1+1\" = 隧道\n<img> = 公园 | 隧道, \"通车\"\n@x = 公园\n", NULL);
    xun_writer out = xun_writer_to_bytes(&bytes);
    xun_write_report_csv(&out, &r.model, NULL);
    assert_memory_equal(bytes.data, "\xEF\xBB\xBFkeyword,", 11);
    assert_non_null(strstr(bytes.data, "\r\n\"'@x\","));
    assert_non_null(strstr(bytes.data, "\"公园 | 隧道, \"\"通车\"\"\""));
    xun_bytes_clear(&bytes);
    xun_write_report_html(&out, &r.model, NULL);
    assert_null(strstr(bytes.data, "<img"));
    assert_non_null(strstr(bytes.data, "&lt;img"));
    assert_false(out.failed);
    xun_bytes_free(&bytes);
    fixture_end(&r);
}

static const struct {
    const char *text;
    size_t count;
    const char *last;
} pieces[] = {
    {"", 0, ""},
    {"隧道", 2, "道"},
    {"Square Tunnel", 2, "Tunnel"},
    {"5G基站", 3, "站"},
    {" 二七 tunnel ", 3, "tunnel"},
    {"PM2.5监测", 3, "测"},
};

static void keywords_are_taken_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        xun_span spans[8];
        size_t count = xun_zero_pieces(spans, 8, pieces[i].text, strlen(pieces[i].text));
        assert_int_equal(count, pieces[i].count);
        if (count) {
            xun_span last = spans[count - 1];
            assert_int_equal(last.end - last.start, strlen(pieces[i].last));
            assert_memory_equal(pieces[i].text + last.start, pieces[i].last, last.end - last.start);
        }
    }
    xun_span one[1];
    assert_int_equal(xun_zero_pieces(one, 1, "隧道", 6), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_counted),
        cmocka_unit_test(columns_hold_what_is_in_them),
        cmocka_unit_test(only_years_with_a_keyword_are_shown),
        cmocka_unit_test(a_filter_explains_what_it_left_out),
        cmocka_unit_test(lines_are_sorted_by_neighbour),
        cmocka_unit_test(an_earlier_report_is_compared),
        cmocka_unit_test(text_is_never_a_formula_or_markup),
        cmocka_unit_test(keywords_are_taken_apart),
    };
    return cmocka_run_group_tests(tests, fixture_set_up, fixture_tear_down);
}
