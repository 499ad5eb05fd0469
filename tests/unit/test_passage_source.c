/* Passages and their source: where each comes from, how long it may be, and that nothing of a report is lost. */
#include "passage_fixture.h"

/* The bytes of the span, white space left out, are the passage (where no part comes from further on). */
static void test_spans(void **state)
{
    (void)state;
    static const char input[] = "# 标题\n\n　　全区经济 稳中有进，重点项\n\n目进展顺利，民 生改善。\n\n" LONG_ZH LONG_ZH LONG_ZH LONG_ZH LONG_ZH LONG_ZH LONG_ZH
                                LONG_ZH LONG_ZH LONG_ZH LONG_ZH LONG_ZH LONG_ZH LONG_ZH "\n";
    opened it = open_report(input, sizeof input - 1, NULL, NULL);
    xun_passage passage;
    size_t count = 0, last_end = 0;
    while (xun_passage_next(&passage, it.reader, NULL) == XUN_OK) {
        char squeezed[2000];
        size_t length = 0;
        for (size_t at = passage.parts[0].start; at < passage.parts[0].end; at++)
            if (!strchr(" \n", input[at]))
                squeezed[length++] = input[at];
        assert_int_equal(length, passage.length);
        assert_memory_equal(squeezed, passage.text, length);
        assert_int_equal(passage.part_count, 1);
        assert_true(passage.parts[0].start >= last_end);
        last_end = passage.parts[0].end;
        count++;
    }
    assert_int_equal(count, 3);
    assert_int_equal(last_end, sizeof input - 2);
    close_report(it);
}

/* Each part of a torn passage is where it says it is. */
static void test_parts_of_torn_passage(void **state)
{
    (void)state;
    static const char input[] = "加快构建“四区联动、六核协\n\n■名词解释\n\n“六核协同”是合力发展。\n\n同、多点支撑”的空间布局。\n";
    static const char *const parts[] = {"加快构建“四区联动、六核协", "同、多点支撑”的空间布局。"};
    opened it = open_report(input, sizeof input - 1, NULL, NULL);
    xun_passage passage;
    assert_int_equal(xun_passage_next(&passage, it.reader, NULL), XUN_OK);
    assert_int_equal(passage.part_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(passage.parts[i].end - passage.parts[i].start, strlen(parts[i]));
        assert_memory_equal(input + passage.parts[i].start, parts[i], strlen(parts[i]));
    }
    close_report(it);
}

/* Collects the pieces of a split as "…|…|…". */
static bool collect(void *user, size_t offset, size_t length)
{
    size_t *sums = user;
    assert_true(offset >= sums[1]);
    sums[0]++;
    sums[1] = offset + length;
    sums[2] += length;
    sums[3] = length > sums[3] ? length : sums[3];
    return true;
}

static void split(const char *text, size_t length, size_t sums[4])
{
    memset(sums, 0, 4 * sizeof *sums);
    assert_true(xun_split_paragraph(text, length, collect, sums));
}

static char *repeat(const char *unit, size_t times)
{
    size_t length = strlen(unit);
    char *text = malloc(length * times + 1);
    assert_non_null(text);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, unit, length);
    text[length * times] = '\0';
    return text;
}

static void test_split(void **state)
{
    (void)state;
    static const struct {
        const char *name, *unit;
        size_t times, least, most; /* pieces */
        size_t longest;            /* bytes */
    } rows[] = {
        {"short text is one piece", "短句。", 3, 1, 1, 27},
        {"at the limit", "一二三四五六七八九。", 40, 1, 1, 1200},
        {"just above the limit: two even halves", "一二三四五六七八九。", 41, 2, 2, 630},
        {"sentences", "一二三四五六七八九。", 400, 14, 17, 1200},
        {"clauses only", "一二三四五六七八九，", 400, 14, 17, 1200},
        {"neither", "一二三四五六七八九十", 400, 14, 17, 1200},
        {"English sentences", "The district built eight new schools. ", 100, 3, 6, 1340},
        {"English without an end", "word ", 2000, 9, 14, 1340},
        {"no place at all", "x", 10000, 7, 13, 1340},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *text = repeat(rows[i].unit, rows[i].times);
        size_t sums[4];
        split(text, strlen(text), sums);
        if (sums[0] < rows[i].least || sums[0] > rows[i].most || sums[3] > rows[i].longest)
            fail_msg("%s: %zu pieces, the longest of %zu bytes", rows[i].name, sums[0], sums[3]);
        free(text);
    }
}

/* Wide spaces before the text weigh nothing when they are gone: what is left is one piece, and the end is reached. */
static void test_split_after_wide_spaces(void **state)
{
    (void)state;
    char *text = repeat("\u3000", 2001);
    memcpy(text + strlen("\u3000") * 2000, "。", strlen("。"));
    size_t sums[4];
    split(text, strlen(text), sums);
    assert_int_equal(sums[0], 1);
    assert_int_equal(sums[3], strlen("。"));
    free(text);
}

static void test_split_keeps_quotes(void **state)
{
    (void)state;
    char *text = repeat("他说：“全区上下齐心协力，一定能够完成目标任务。”", 20);
    opened it = open_report(text, strlen(text), NULL, NULL);
    xun_passage passage;
    size_t count = 0;
    for (; xun_passage_next(&passage, it.reader, NULL) == XUN_OK; count++)
        assert_memory_equal(passage.text + passage.length - strlen("。”"), "。”", strlen("。”"));
    assert_int_equal(count, 2);
    close_report(it);
    free(text);
}

/* A line of 10 MB: every byte arrives, in pieces of limited size. */
static void test_huge_line(void **state)
{
    (void)state;
    static const struct { const char *unit; size_t bytes; } rows[] = {
        {"全区经济稳中向好，", 10000000}, {"全区经济稳中向好。", 2000000}, {"x", 2000000}, {"“", 2000000}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t length = strlen(rows[i].unit), times = rows[i].bytes / length, total = 0;
        char *text = repeat(rows[i].unit, times);
        opened it = open_report(text, length * times, NULL, NULL);
        xun_passage passage;
        while (xun_passage_next(&passage, it.reader, NULL) == XUN_OK) {
            total += passage.length;
            assert_true(passage.length <= 3 * XUN_PASSAGE_LIMIT + 300);
        }
        assert_int_equal(total, length * times);
        close_report(it);
        free(text);
    }
}

/* Many short lines, or words of one line, of one kind must not take quadratic time: the test suite's time limit is the judge. */
static void test_many_lines(void **state)
{
    (void)state;
    enum { BYTES = 1200000 }; /* more than a window */
    static const char *const units[] = {"\n", "a\n", "的，\n", "“\n", "一、标题\n", "1\n", "全年完成15\n\n", "项，目\n", "品质\n\n",
                                        "1 ", "中国 ", "中 ", "1 中国 ", "、建设\t"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        size_t length = strlen(units[i]), times = BYTES / length;
        char *text = repeat(units[i], times);
        opened it = open_report(text, length * times, NULL, NULL);
        xun_passage passage;
        while (xun_passage_next(&passage, it.reader, NULL) == XUN_OK)
            assert_true(passage.length > 0);
        close_report(it);
        free(text);
    }
}

static void squeeze(xun_bytes *bytes)
{
    size_t kept = 0;
    for (size_t at = 0; at < bytes->length; at++) {
        if (strchr(" \t\r\n*", bytes->data[at]))
            continue;
        if (strncmp(bytes->data + at, "\u3000", 3) == 0) {
            at += 2;
            continue;
        }
        bytes->data[kept++] = bytes->data[at];
    }
    bytes->length = kept;
    if (bytes->data)
        bytes->data[kept] = '\0';
}

/* ../shared/reports: the real thing. */
typedef struct {
    xun_bytes source;
    xun_bytes text;   /* of all passages, one after the other, without white space */
    xun_bytes lines;  /* the same, a newline between passages, without other white space */
    xun_bytes heads;  /* title and headings */
} real_report;

static void read_file(xun_bytes *out, const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char buffer[4096];
    size_t got;
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0)
        assert_true(xun_bytes_append(out, buffer, got));
    fclose(file);
}

static void append_squeezed(xun_bytes *out, const char *text, size_t length)
{
    xun_bytes copy = XUN_BYTES_EMPTY;
    assert_true(xun_bytes_append(&copy, text, length));
    squeeze(&copy);
    assert_true(xun_bytes_append(out, copy.data, copy.length));
    xun_bytes_free(&copy);
}

static real_report read_report(const char *path)
{
    real_report it = {XUN_BYTES_EMPTY, XUN_BYTES_EMPTY, XUN_BYTES_EMPTY, XUN_BYTES_EMPTY};
    read_file(&it.source, path);
    opened report = open_report(it.source.data, it.source.length, path, NULL);
    const char *title = xun_passage_reader_info(report.reader)->title;
    append_squeezed(&it.heads, title, strlen(title));
    xun_passage passage;
    while (xun_passage_next(&passage, report.reader, NULL) == XUN_OK) {
        append_squeezed(&it.text, passage.text, passage.length);
        append_squeezed(&it.lines, passage.text, passage.length);
        xun_bytes_append_byte(&it.lines, '\n');
        for (size_t i = 0; i < passage.heading_count; i++)
            append_squeezed(&it.heads, passage.headings[i], strlen(passage.headings[i]));
    }
    close_report(report);
    return it;
}

static void free_report(real_report *it)
{
    xun_bytes_free(&it->source);
    xun_bytes_free(&it->text);
    xun_bytes_free(&it->lines);
    xun_bytes_free(&it->heads);
}

static const char *const report_names[] = {"000_da99520fd3114fb7.txt", "001_316189b98bfa6228.txt", "002_4417ce75d3cdb158.txt",
                                           "003_569e30ccd5f3cb3b.txt", "004_7726e0e1890838e6.txt"};

/* The folder of the real reports, or NULL after saying that the test is skipped. */
static const char *shared_reports(char *out, size_t size)
{
    const char *shared = getenv("XUN_SHARED");
    snprintf(out, size, "%s/reports/%s", shared ? shared : "", report_names[0]);
    FILE *file = shared ? fopen(out, "rb") : NULL;
    if (!file) {
        print_message("SKIPPED: real reports needs ../shared\n");
        return NULL;
    }
    fclose(file);
    return shared;
}

static real_report read_shared(const char *shared, size_t number)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/reports/%s", shared, report_names[number]);
    return read_report(path);
}

/* Every line of the source is in the passages or in the headings: nothing is lost. */
static void test_nothing_is_lost(void **state)
{
    (void)state;
    char path[4096];
    const char *shared = shared_reports(path, sizeof path);
    for (size_t i = 0; shared && i < 5; i++) {
        real_report it = read_shared(shared, i);
        for (char *line = strtok(it.source.data, "\n"); line; line = strtok(NULL, "\n")) {
            xun_bytes squeezed = XUN_BYTES_EMPTY;
            line += strspn(line, "# ");
            line += strncmp(line, "- ", 2) == 0 ? 2 : 0;
            append_squeezed(&squeezed, line, strlen(line));
            if (squeezed.length && !strstr(it.text.data, squeezed.data) && !strstr(it.heads.data, squeezed.data))
                fail_msg("%s: lost: %s", report_names[i], squeezed.data);
            xun_bytes_free(&squeezed);
        }
        free_report(&it);
    }
}

/* Is one of the needles (a|b|c) within one passage of one of the reports (000|002)? */
static bool found_in_one_passage(const char *shared, const char *reports, char *needles)
{
    bool found = false;
    for (char *needle = strtok(needles, "|\n"); needle; needle = strtok(NULL, "|\n"))
        for (size_t i = 0; i < 5 && !found; i++) {
            char number[8];
            snprintf(number, sizeof number, "%03zu", i);
            if (!strstr(reports, number))
                continue;
            real_report it = read_shared(shared, i);
            xun_bytes squeezed = XUN_BYTES_EMPTY;
            append_squeezed(&squeezed, needle, strlen(needle));
            found = strstr(it.lines.data, squeezed.data) != NULL;
            xun_bytes_free(&squeezed);
            free_report(&it);
        }
    return found;
}

static void test_gold_needles(void **state)
{
    (void)state;
    char path[4096], line[4096];
    const char *shared = shared_reports(path, sizeof path);
    if (!shared)
        return;
    char broken[] = "创新了“七责七化”机制、容错机制";
    assert_true(found_in_one_passage(shared, "000", broken));
    snprintf(path, sizeof path, "%s/reports/gold.tsv", shared);
    FILE *gold = fopen(path, "rb");
    assert_non_null(gold);
    while (fgets(line, sizeof line, gold)) {
        char *fields[5] = {NULL}, *rest = line;
        for (size_t i = 0; i < 5; i++)
            fields[i] = strsep(&rest, "\t");
        if (*line == '#' || !fields[4])
            continue;
        char query[1024];
        snprintf(query, sizeof query, "%s", fields[2]);
        if (!found_in_one_passage(shared, fields[3], fields[4]))
            fail_msg("no passage holds the answer to: %s", query);
    }
    fclose(gold);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_parts_of_torn_passage),
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_split_after_wide_spaces),
        cmocka_unit_test(test_split_keeps_quotes),
        cmocka_unit_test(test_huge_line),
        cmocka_unit_test(test_many_lines),
        cmocka_unit_test(test_nothing_is_lost),
        cmocka_unit_test(test_gold_needles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
