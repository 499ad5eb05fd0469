#include "apps/cgi/process.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void xun_limit_memory(const xun_settings *settings)
{
#ifndef __SANITIZE_ADDRESS__ /* whose shadow takes more address space than any limit */
    rlim_t bytes = (rlim_t)settings->megabytes << 20;
    (void)setrlimit(RLIMIT_AS, &(struct rlimit){bytes, bytes});
#else
    (void)settings;
#endif
}

/* ---- the clock ---------------------------------------------------------------------------------------- */

static const char late_page[] =
    "Status: 503 Service Unavailable\r\nContent-Type: text/html; charset=utf-8\r\nRetry-After: 10\r\n"
    "Cache-Control: no-store\r\nContent-Security-Policy: default-src 'none'\r\n\r\n"
    "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>503</title>"
    "<h1 lang=\"zh-CN\">检索超时</h1><p lang=\"zh-CN\">请减少检索词或加上筛选条件，或过一会儿再试。</p>"
    "<h1>The search took too long</h1><p>Try fewer words or a filter, or come back in a while.</p></html>\n";

/* The handler can't allocate: all that it sends is made before. A response is written in one piece when it is
 * whole, so nothing of it has gone out yet. */
static struct {
    int descriptor;
    unsigned char bytes[sizeof late_page + 32];
    size_t length;
} late;

static void append(const void *data, size_t length)
{
    memcpy(late.bytes + late.length, data, length);
    late.length += length;
}

/* FastCGI 1.0, section 3.3: version, type, id, length of the content, of the padding, 0. */
static void append_record_head(unsigned char type, unsigned id, size_t length)
{
    const unsigned char head[8] = {1,
                                   type,
                                   (unsigned char)(id >> 8),
                                   (unsigned char)id,
                                   (unsigned char)(length >> 8),
                                   (unsigned char)length,
                                   0,
                                   0};
    append(head, sizeof head);
}

static void out_of_time(int signal_number)
{
    (void)signal_number;
    ssize_t sent = write(late.descriptor, late.bytes, late.length);
    _exit(sent < 0 ? 1 : 0);
}

/* 0: never. */
static void set_timers(size_t cpu_seconds, size_t seconds)
{
    (void)setitimer(ITIMER_PROF, &(struct itimerval){.it_value.tv_sec = (time_t)cpu_seconds}, NULL);
    (void)setitimer(ITIMER_REAL, &(struct itimerval){.it_value.tv_sec = (time_t)seconds}, NULL);
}

void xun_clock_begin(size_t cpu_seconds, size_t seconds, int descriptor, unsigned fastcgi_id)
{
    enum { END_REQUEST = 3, STDOUT = 6 };
    late.descriptor = descriptor;
    late.length = 0;
    if (fastcgi_id)
        append_record_head(STDOUT, fastcgi_id, sizeof late_page - 1);
    append(late_page, sizeof late_page - 1);
    if (fastcgi_id) {
        append_record_head(END_REQUEST, fastcgi_id, 8);
        append("\0\0\0\0\0\0\0", 8);
    }
    struct sigaction action = {.sa_handler = out_of_time};
    (void)sigaction(SIGPROF, &action, NULL);
    (void)sigaction(SIGALRM, &action, NULL);
    set_timers(cpu_seconds, seconds);
}

void xun_clock_end(void)
{
    set_timers(0, 0);
}

/* ---- workers ------------------------------------------------------------------------------------------ */

/* What the first process waits for: the end of a worker, or to be told to end (SIGUSR1 is how some web
 * servers say it). */
static sigset_t awaited_signals(void)
{
    sigset_t set;
    (void)sigemptyset(&set);
    (void)sigaddset(&set, SIGCHLD);
    (void)sigaddset(&set, SIGTERM);
    (void)sigaddset(&set, SIGINT);
    (void)sigaddset(&set, SIGUSR1);
    return set;
}

/* True in the new process. */
static bool start_worker(pid_t *child, const sigset_t *mask)
{
    pid_t parent = getpid();
    *child = fork();
    if (*child != 0)
        return false;
    (void)prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(0);
    (void)sigprocmask(SIG_SETMASK, mask, NULL);
    return true;
}

static void end_workers(const pid_t *children, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (children[i] > 0)
            (void)kill(children[i], SIGTERM);
    _exit(0);
}

static void forget_ended(pid_t *children, size_t count)
{
    for (pid_t ended; (ended = waitpid(-1, NULL, WNOHANG)) > 0;)
        for (size_t i = 0; i < count; i++)
            if (children[i] == ended)
                children[i] = 0;
}

void xun_keep_workers(size_t workers)
{
    sigset_t awaited = awaited_signals(), mask;
    pid_t *children = calloc(workers, sizeof *children);
    if (!children || sigprocmask(SIG_BLOCK, &awaited, &mask) != 0)
        _exit(1);
    for (;;) {
        for (size_t i = 0; i < workers; i++)
            if (children[i] <= 0 && start_worker(&children[i], &mask)) {
                free(children);
                return;
            }
        if (sigwaitinfo(&awaited, NULL) != SIGCHLD)
            end_workers(children, workers);
        forget_ended(children, workers);
        (void)nanosleep(&(struct timespec){0, 100000000},
                        NULL); /* workers that die at once are no busy loop */
    }
}
