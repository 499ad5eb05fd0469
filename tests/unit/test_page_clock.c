/* What a request may take: a process that works or waits too long ends with a page of 503, one that only waits
 * uses up no processor time. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "apps/cgi/process.h"

static void work(void)
{
    for (volatile unsigned i = 0;; i++)
        ;
}

static void wait_long(void)
{
    for (;;)
        (void)pause();
}

static void wait_a_little(void)
{
    (void)nanosleep(&(struct timespec){1, 300000000}, NULL);
}

typedef struct {
    size_t cpu_seconds, seconds;
    void (*request)(void);
    unsigned fastcgi_id;
    bool late;
} row;

/* What the process of such a request writes before it ends; 0: nothing. */
static size_t output_of(char *out, size_t room, const row *r)
{
    int ends[2], status;
    size_t length = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        xun_clock_begin(r->cpu_seconds, r->seconds, ends[1], r->fastcgi_id);
        r->request();
        xun_clock_end();
        wait_a_little(); /* behind the end no clock runs */
        _exit(0);
    }
    (void)close(ends[1]);
    for (ssize_t got; length < room && (got = read(ends[0], out + length, room - length)) > 0;)
        length += (size_t)got;
    (void)close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return length;
}

static void test_limits(void **state)
{
    static const row rows[] = {
        {1, 600, work, 0, true},
        {600, 1, wait_long, 0, true},
        {600, 1, wait_long, 258, true},
        {1, 2, wait_a_little, 0, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[4096];
        size_t length = output_of(out, sizeof out, &rows[i]);
        assert_int_equal(length > 0, rows[i].late);
        if (!length)
            continue;
        size_t head = rows[i].fastcgi_id ? 8 : 0;
        assert_memory_equal(out + head, "Status: 503 ", 12);
        assert_non_null(memmem(out, length, "检索超时", strlen("检索超时")));
        if (head) /* records of 1.0: output (6) of request 258, and the end of it (3) */
            assert_true(memcmp(out, "\1\6\1\2", 4) == 0 && memcmp(out + length - 16, "\1\3\1\2\0\10\0\0", 8) == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_limits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
