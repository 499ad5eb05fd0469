/* What becomes of an index when the writer is stopped or killed, meets another one, or fills the disk. */
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>

#include "index_fixture.h"

static bool stop_at_once(void *user, const xun_progress *progress)
{
    (void)user;
    (void)progress;
    return false;
}

static void stopping_leaves_the_index_as_it_was(void **state)
{
    scene *s = *state;
    put(s, "a.txt", "大沙河治理工程已经竣工。\n");
    run_well(s);
    put_long(s, "b.txt", 300000, 1);
    s->options.progress = stop_at_once;
    assert_int_equal(run_on(s, s->sources), XUN_STOPPED);
    assert_int_equal(counts_of(s).documents, 1);
    s->options.progress = NULL;
    run_well(s);
    assert_true(counts_of(s).documents > 100);
}

/* Runs the indexer in a process group of its own and kills all of it after a while. */
static void run_and_kill(scene *s, useconds_t after)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        setpgid(0, 0);
        s->options.ledger = NULL;
        run_on(s, s->sources);
        _exit(0);
    }
    setpgid(child, child);
    usleep(after);
    kill(-child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
}

static void a_killed_run_leaves_the_old_index(void **state)
{
    scene *s = *state;
    put(s, "a.txt", "大沙河治理工程已经竣工。\n");
    run_well(s);
    put_long(s, "b.txt", 500000, 1);
    put_long(s, "c.txt", 500000, 2);
    uint64_t whole = 0;
    for (useconds_t after = 1000; after < 4000000; after += after / 2) {
        run_and_kill(s, after);
        uint64_t documents = counts_of(s).documents;
        assert_true(documents == 1 || documents > 100);
        assert_true(hits_of(s, "沙河") >= 1);
        if (documents > 1 && (whole = documents))
            break;
    }
    run_well(s);
    assert_true(counts_of(s).documents > 100);
    assert_true(!whole || counts_of(s).documents == whole);
}

/* When only the writer itself is killed, its workers must not go on and hold the lock. */
static void workers_end_with_their_parent(void **state)
{
    scene *s = *state;
    put_long(s, "a.txt", 3000000, 1);
    put_long(s, "b.txt", 3000000, 2);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        s->options.ledger = NULL;
        run_on(s, s->sources);
        _exit(0);
    }
    usleep(300000);
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
    usleep(100000);
    put(s, "a.txt", "大沙河治理工程已经竣工。\n");
    put(s, "b.txt", "全市新建学校二十所。\n");
    run_well(s);
    assert_int_equal(counts_of(s).documents, 2);
}

static void a_second_writer_is_refused(void **state)
{
    scene *s = *state;
    put(s, "a.txt", "大沙河治理工程已经竣工。\n");
    xun_update *other;
    assert_int_equal(xun_update_begin(&other, s->database, NULL), XUN_OK);
    assert_int_equal(run_on(s, s->sources), XUN_LOCKED);
    assert_non_null(strstr(s->error.message, "locked by"));
    xun_update_free(other);
    run_well(s);
    assert_int_equal(s->summary.passages_total, 1);
}

/* In a child with file systems of its own: the mount goes with it. Exit 77: not allowed here. */
static int fill_a_small_disk(scene *s)
{
    s->options.ledger = NULL;
    if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
        return 77;
    if (mkdir(s->database, 0777) != 0 || mount("tmpfs", s->database, "tmpfs", 0, "size=3m") != 0)
        return 77;
    put(s, "a.txt", "大沙河治理工程已经竣工。\n");
    if (run_on(s, s->sources) != XUN_OK)
        return 2;
    put_long(s, "b.txt", 6000000, 1);
    put_long(s, "c.txt", 6000000, 2);
    if (run_on(s, s->sources) != XUN_FULL || !strstr(s->error.message, "space"))
        return 3;
    if (counts_of(s).documents != 1 || hits_of(s, "沙河") != 1)
        return 4;
    unlink(path_of(s, "b.txt"));
    put(s, "c.txt", "全市新建学校二十所。\n");
    return run_on(s, s->sources) == XUN_OK && counts_of(s).documents == 2 ? 0 : 5;
}

static void a_full_disk_leaves_the_old_index(void **state)
{
    scene *s = *state;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int outcome = fill_a_small_disk(s);
        if (outcome && outcome != 77)
            fprintf(stderr, "step %d: %s\n", outcome, s->error.message);
        _exit(outcome);
    }
    int how;
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    if (WEXITSTATUS(how) == 77) {
        print_message("SKIPPED: a full disk needs the right to mount one\n");
        skip();
    }
    assert_int_equal(WEXITSTATUS(how), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(stopping_leaves_the_index_as_it_was),
        TEST(a_killed_run_leaves_the_old_index),
        TEST(workers_end_with_their_parent),
        TEST(a_second_writer_is_refused),
        TEST(a_full_disk_leaves_the_old_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
