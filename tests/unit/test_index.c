/* indexer/indexer.h: what becomes of an index when sources come, change, fail and go. */
#include <fcntl.h>

#include "index_fixture.h"

/* ---- files --------------------------------------------------------------------------------------------- */

static void files_come_change_and_go(void **state)
{
    scene *s = *state;
    put(s, "a.txt", "大沙河治理工程已经竣工。\n");
    put(s, "b.txt", "The harbour bridge was opened to traffic in June.\n");
    put(s, "c.txt", "全市新建学校二十所。\n");
    put(s, "d.txt", "完成造林任务，空气质量明显改善。\n");
    put(s, "e.txt", "农村公路建设取得新的进展。\n");
    run_well(s);
    assert_string_equal(ledger_of(s), "new a.txt\nnew b.txt\nnew c.txt\nnew d.txt\nnew e.txt\n");
    assert_int_equal(s->summary.files_new, 5);
    assert_int_equal(s->summary.passages_total, 5);
    assert_int_equal(hits_of(s, "沙河"), 1);
    assert_int_equal(character_of(s, 0x6C99), 1); /* 沙 */

    run_well(s);
    assert_string_equal(
        ledger_of(s),
        "unchanged a.txt\nunchanged b.txt\nunchanged c.txt\nunchanged d.txt\nunchanged e.txt\n");
    assert_int_equal(s->summary.files_unchanged, 5);
    assert_int_equal(s->summary.passages_added, 0);
    assert_int_equal(s->summary.passages_total, 5);
    assert_int_equal(counts_of(s).segments, 1);

    put(s, "a.txt", "贾鲁河治理工程已经开工建设。\n");
    run_well(s);
    assert_int_equal(s->summary.files_changed, 1);
    assert_int_equal(s->summary.passages_removed, 1);
    assert_int_equal(s->summary.passages_total, 5);
    assert_int_equal(hits_of(s, "沙河"), 0);
    assert_int_equal(hits_of(s, "鲁河"), 1);
    assert_int_equal(character_of(s, 0x6C99), 0);

    assert_int_equal(unlink(path_of(s, "b.txt")), 0);
    run_well(s);
    assert_int_equal(s->summary.files_removed, 0);
    assert_int_equal(hits_of(s, "harbour"), 1);
    s->options.prune = true;
    run_well(s);
    assert_string_equal(
        ledger_of(s), "unchanged a.txt\nunchanged c.txt\nunchanged d.txt\nunchanged e.txt\nremoved b.txt\n");
    assert_int_equal(s->summary.files_removed, 1);
    assert_int_equal(s->summary.passages_total, 4);
    assert_int_equal(hits_of(s, "harbour"), 0);
    run_well(s);
    assert_int_equal(s->summary.files_removed, 0);

    for (const char *name = "acde"; *name; name++)
        assert_int_equal(unlink(path_of(s, (char[]){*name, '.', 't', 'x', 't', '\0'})), 0);
    run_well(s);
    assert_int_equal(s->summary.files_removed, 4);
    assert_int_equal(s->summary.passages_total, 0);
    assert_int_equal(counts_of(s).documents, 0);
    put(s, "a.txt", "大沙河治理工程已经竣工。\n");
    run_well(s);
    assert_int_equal(s->summary.passages_total, 1);
}

static void a_touched_file_is_not_read_again(void **state)
{
    scene *s = *state;
    put(s, "a.txt", "大沙河治理工程已经竣工。\n");
    run_well(s);
    struct timespec times[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    assert_int_equal(utimensat(AT_FDCWD, path_of(s, "a.txt"), times, 0), 0);
    run_well(s);
    assert_int_equal(s->summary.files_unchanged, 1);
    put(s, "a.txt", "大沙河治理工程已经开工。\n"); /* as long as before */
    run_well(s);
    assert_int_equal(s->summary.files_changed, 1);
}

/* When most of an index is dead, it is written anew: nothing dead is left. */
static void a_worn_index_is_rewritten(void **state)
{
    scene *s = *state;
    put(s, "a.txt", "大沙河治理工程已经竣工。\n");
    put(s, "b.txt", "全市新建学校二十所。\n");
    run_well(s);
    put(s, "a.txt", "贾鲁河治理工程已经开工。\n");
    run_well(s);
    xun_reader_counts counts = counts_of(s);
    assert_int_equal(counts.documents, 2);
    assert_int_equal(counts.dead, 0);
    assert_int_equal(counts.segments, 1);
    assert_int_equal(hits_of(s, "学校"), 1);
    assert_int_equal(character_of(s, 0x6C99), 0);
    assert_int_equal(character_of(s, 0x5B66), 1); /* 学 */
    run_well(s);
    assert_int_equal(s->summary.files_unchanged, 2);
}

static void many_updates_are_merged(void **state)
{
    scene *s = *state;
    char name[16];
    for (int i = 0; i < 12; i++) {
        snprintf(name, sizeof name, "%02d.txt", i);
        put(s, name, "全市新建学校二十所。\n");
        run_well(s);
    }
    assert_int_equal(hits_of(s, "学校"), 12);
    assert_true(counts_of(s).segments <= 8);
    assert_int_equal(xun_index_compact(&s->summary, s->database, &s->options, NULL), XUN_OK);
    assert_int_equal(counts_of(s).segments, 1);
    assert_int_equal(s->summary.passages_total, 12);
    assert_int_equal(hits_of(s, "学校"), 12);
}

static void bad_sources_are_told_and_the_rest_is_indexed(void **state)
{
    scene *s = *state;
    put(s, "a.txt", "全市新建学校二十所。\n");
    assert_int_equal(symlink("nowhere", path_of(s, "b.txt")), 0);
    run_well(s);
    assert_int_equal(s->summary.files_new, 1);
    assert_int_equal(s->summary.files_failed, 1);
    assert_int_equal(hits_of(s, "学校"), 1);
    assert_int_equal(run_on(s, path_of(s, "missing")), XUN_NOT_FOUND);
    assert_string_equal(ledger_of(s), "failed missing\n");
    assert_int_equal(hits_of(s, "学校"), 1);
}

static void an_empty_folder_is_an_error(void **state)
{
    scene *s = *state;
    assert_int_equal(run_on(s, s->sources), XUN_NOT_FOUND);
    assert_non_null(strstr(s->error.message, s->sources));
    assert_int_not_equal(access(s->database, F_OK), 0);
    s->options.path_count = 0;
    assert_int_equal(xun_index(&s->summary, s->database, &s->options, &s->error), XUN_INVALID);
}

/* ---- records ------------------------------------------------------------------------------------------- */

static void wrong_lines_have_their_numbers(void **state)
{
    scene *s = *state;
    s->options.input = XUN_INPUT_TSV;
    put(s, "a.tsv",
        "r1\tBridge\tThe bridge was opened.\nonly one field\nr2\t学校\t新建学校二十所。\n\nagain\n");
    assert_int_equal(run_on(s, path_of(s, "a.tsv")), XUN_OK);
    assert_string_equal(ledger_of(s), "failed a.tsv line 2\nfailed a.tsv line 5\nnew a.tsv\n");
    assert_int_equal(s->summary.records_failed, 2);
    assert_int_equal(s->summary.passages_total, 2);
    assert_int_equal(hits_of(s, "XRr2"), 1);
}

/* Enough lines for several ranges: every line read once, wrong ones told with their place in the whole
 * file. */
static void ranges_meet_without_loss(void **state)
{
    scene *s = *state;
    enum { LINES = 30000 };
    xun_bytes text = XUN_BYTES_EMPTY;
    for (int i = 1; i <= LINES; i++) {
        if (i % 7000 == 0)
            xun_bytes_append_format(&text, "wrong %d\n", i);
        else
            xun_bytes_append_format(
                &text, "r%d\tTitle %d\t%s word%d\n", i, i,
                "The works on the harbour bridge went on through all of the year, it is said.", i % 10);
    }
    put(s, "a.tsv", text.data);
    xun_bytes_free(&text);
    s->options.input = XUN_INPUT_TSV;
    assert_int_equal(run_on(s, path_of(s, "a.tsv")), XUN_OK);
    assert_string_equal(ledger_of(s),
                        "failed a.tsv line 7000\nfailed a.tsv line 14000\nfailed a.tsv line 21000\n"
                        "failed a.tsv line 28000\nnew a.tsv\n");
    assert_int_equal(s->summary.passages_total, LINES - 4);
    assert_int_equal(hits_of(s, "harbour"), LINES - 4);
    assert_int_equal(hits_of(s, "XRr6999"), 1);
    assert_int_equal(hits_of(s, "XRr7000"), 0);
    assert_int_equal(hits_of(s, "XRr30000"), 1);
}

/* Runs with a file as standard input. */
static xun_status run_from(scene *s, const char *name)
{
    int input = open(path_of(s, name), O_RDONLY), saved = dup(STDIN_FILENO);
    assert_true(input >= 0 && saved >= 0);
    assert_true(dup2(input, STDIN_FILENO) >= 0);
    xun_status status = run_on(s, "-");
    dup2(saved, STDIN_FILENO);
    close(saved);
    close(input);
    return status;
}

static void records_of_standard_input_replace_each_other(void **state)
{
    scene *s = *state;
    s->options.input = XUN_INPUT_JSONL;
    put(s, "1",
        "{\"id\":\"a\",\"title\":\"\",\"text\":\"one\"}\n{\"id\":\"ab\",\"title\":\"\",\"text\":\"two\"}\n"
        "{\"id\":\"c\",\"title\":\"\",\"text\":\"four\"}\n{\"id\":\"Doc\",\"title\":\"\",\"text\":\"six\"}\n"
        "{\"id\":\"e\",\"title\":\"\",\"text\":\"seven\"}\n{\"id\":\"f\",\"title\":\"\",\"text\":\"eight\"}"
        "\n");
    assert_int_equal(run_from(s, "1"), XUN_OK);
    assert_int_equal(s->summary.passages_total, 6);
    put(s, "2", "{\"id\":\"a\",\"title\":\"\",\"text\":\"three\"}\n");
    assert_int_equal(run_from(s, "2"), XUN_OK);
    assert_int_equal(s->summary.passages_removed, 1);
    assert_int_equal(s->summary.passages_total, 6);
    assert_int_equal(hits_of(s, "one"), 0);
    assert_int_equal(hits_of(s, "two"), 1);
    assert_int_equal(hits_of(s, "three"), 1);
    put(s, "3",
        "{\"id\":\"Doc\",\"title\":\"\",\"text\":\"nine\"}\n{\"id\":\"Doc\",\"title\":\"\",\"text\":\"ten\"}"
        "\n");
    assert_int_equal(run_from(s, "3"), XUN_OK);
    assert_int_equal(s->summary.passages_total, 6);
    assert_int_equal(hits_of(s, "six"), 0);
    assert_int_equal(hits_of(s, "nine"), 0);
    assert_int_equal(hits_of(s, "ten"), 1);
    assert_int_equal(hits_of(s, "three"), 1);
}

/* ---- many workers -------------------------------------------------------------------------------------- */

static bool list_term(void *user, const char *term, size_t length, uint64_t documents)
{
    return xun_bytes_append(user, term, length) &&
           xun_bytes_append_format(user, " %llu\n", (unsigned long long)documents);
}

static char *terms_with_jobs(scene *s, unsigned jobs)
{
    xun_bytes terms = XUN_BYTES_EMPTY;
    xun_remove_tree(s->database, NULL);
    s->options.jobs = jobs;
    run_well(s);
    xun_reader *reader = open_reader(s);
    assert_int_equal(xun_reader_terms(reader, "", 0, list_term, &terms, NULL), XUN_OK);
    xun_reader_close(reader);
    return terms.data;
}

static void the_number_of_workers_changes_nothing(void **state)
{
    scene *s = *state;
    put_long(s, "a.txt", 900000, 1);
    put_long(s, "b.txt", 900000, 2);
    put_long(s, "c.txt", 400000, 3);
    char *one = terms_with_jobs(s, 1), *two = terms_with_jobs(s, 2), *five = terms_with_jobs(s, 5);
    assert_true(strlen(one) > 100);
    assert_string_equal(two, one);
    assert_string_equal(five, one);
    free(one);
    free(two);
    free(five);
}

/* ---- settings ------------------------------------------------------------------------------------------ */

static void other_settings_are_refused(void **state)
{
    scene *s = *state;
    put(s, "a.txt", "大沙河治理工程已经竣工。\n");
    run_well(s);
    const char *const keys[] = {XUN_METADATA_SCHEMA, XUN_METADATA_SETTINGS};
    const xun_bytes values[] = {{(char[]){XUN_SCHEMA_VERSION}, strlen(XUN_SCHEMA_VERSION), 0},
                                {(char[]){"other"}, 5, 0}};
    xun_update *update;
    assert_int_equal(xun_update_begin(&update, s->database, NULL), XUN_OK);
    assert_int_equal(
        xun_update_publish(update, &(xun_publication){.keys = keys, .values = values, .metadata_count = 2},
                           NULL),
        XUN_OK);
    xun_update_free(update);
    assert_int_equal(run_on(s, s->sources), XUN_MISMATCH);
    assert_int_equal(hits_of(s, "沙河"), 1);
    assert_int_equal(xun_index_compact(&s->summary, s->database, &s->options, &s->error), XUN_OK);
    assert_int_equal(hits_of(s, "沙河"), 1);
    run_well(s);
}

static void compacting_nothing_is_an_error(void **state)
{
    scene *s = *state;
    assert_int_equal(xun_index_compact(&s->summary, s->database, &s->options, &s->error), XUN_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_come_change_and_go),
        TEST(a_touched_file_is_not_read_again),
        TEST(a_worn_index_is_rewritten),
        TEST(many_updates_are_merged),
        TEST(bad_sources_are_told_and_the_rest_is_indexed),
        TEST(an_empty_folder_is_an_error),
        TEST(wrong_lines_have_their_numbers),
        TEST(ranges_meet_without_loss),
        TEST(records_of_standard_input_replace_each_other),
        TEST(the_number_of_workers_changes_nothing),
        TEST(other_settings_are_refused),
        TEST(compacting_nothing_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
