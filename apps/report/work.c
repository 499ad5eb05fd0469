#include "apps/report/work.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "apps/report/found.h"

enum { BATCH = 64, POLL_MS = 50, EXIT_TOLD = 3 }; /* keywords whose passages are read together */

/* What a process tells while it works; in memory that both see. */
typedef struct {
    volatile uint32_t steps; /* two a keyword */
    xun_error error;
} report_card;

typedef struct {
    pid_t pid; /* 0: ended */
    int file;  /* where its findings are: without a name */
} worker;

struct xun_workers {
    const xun_keywords *keywords;
    const xun_work *work;
    worker *items;
    size_t count;
    report_card *cards;
};

/* ---- in a process of its own -------------------------------------------------------------------------- */

typedef struct {
    FILE *file;
    report_card *card;
    xun_bytes bytes;
} sender;

static xun_status send_found(void *user, size_t keyword, const xun_found *found, xun_error *error)
{
    sender *s = user;
    xun_bytes_clear(&s->bytes);
    if (!xun_bytes_append_varint(&s->bytes, keyword) || !xun_found_write(&s->bytes, found))
        return xun_fail_memory(error);
    if (fwrite(s->bytes.data, 1, s->bytes.length, s->file) != s->bytes.length)
        return xun_fail_errno(error, errno, "temporary file");
    return XUN_OK;
}

/* Every `count`-th keyword from `number` on, a batch at a time. */
static xun_status find_share(sender *s, xun_searcher *searcher, const xun_workers *w, size_t number,
                             xun_error *error)
{
    size_t which[BATCH], filled = 0;
    xun_status status = XUN_OK;
    for (size_t i = number; i < w->keywords->count && status == XUN_OK; i += w->count) {
        which[filled++] = i;
        if (filled == BATCH || i + w->count >= w->keywords->count) {
            status = xun_find_keywords(searcher, w->keywords, which, filled, w->work, send_found, s,
                                       &s->card->steps, error);
            filled = 0;
        }
    }
    return status;
}

static void run_worker(const xun_workers *w, size_t number, pid_t parent)
{
    sender s = {.card = &w->cards[number]};
    xun_error *error = &w->cards[number].error;
    xun_searcher *searcher = NULL;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    signal(SIGTERM, SIG_DFL);
    signal(SIGINT, SIG_IGN); /* the parent is told too, and ends us */
    if (getppid() != parent)
        _exit(EXIT_TOLD);
    s.file = fdopen(w->items[number].file, "w");
    xun_status status = s.file ? XUN_OK : xun_fail_memory(error);
    if (status == XUN_OK)
        status = xun_searcher_open(&searcher, w->work->databases, w->work->database_count, NULL, error);
    if (status == XUN_OK)
        status = find_share(&s, searcher, w, number, error);
    if (status == XUN_OK && fflush(s.file) != 0)
        status = xun_fail_errno(error, errno, "temporary file");
    _exit(status == XUN_OK ? 0 : EXIT_TOLD);
}

/* ---- in the caller ------------------------------------------------------------------------------------ */

static xun_status start_worker(xun_workers *w, size_t number, xun_error *error)
{
    pid_t parent = getpid();
    w->items[number].file = memfd_create("xunzhang-report", MFD_CLOEXEC);
    if (w->items[number].file < 0)
        return xun_fail_errno(error, errno, "temporary file");
    pid_t pid = fork();
    if (pid < 0)
        return xun_fail_errno(error, errno, "another process cannot be started: try --jobs 1");
    if (pid == 0)
        run_worker(w, number, parent);
    w->items[number].pid = pid;
    return XUN_OK;
}

static void *shared_memory(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

xun_status xun_workers_start(xun_workers **out, const xun_keywords *keywords, const xun_work *work,
                             xun_error *error)
{
    *out = NULL;
    xun_workers *w = calloc(1, sizeof *w);
    if (!w)
        return xun_fail_memory(error);
    w->keywords = keywords;
    w->work = work;
    w->count = work->jobs < keywords->count ? work->jobs : keywords->count;
    w->items = calloc(w->count + 1, sizeof *w->items);
    w->cards = shared_memory((w->count + 1) * sizeof *w->cards);
    if (!w->items || !w->cards) {
        xun_workers_stop(w);
        return xun_fail_memory(error);
    }
    for (size_t i = 0; i < w->count; i++)
        w->items[i].file = -1;
    xun_status status = XUN_OK;
    for (size_t i = 0; i < w->count && status == XUN_OK; i++)
        status = start_worker(w, i, error);
    if (status != XUN_OK) {
        xun_workers_stop(w);
        return status;
    }
    *out = w;
    return XUN_OK;
}

void xun_workers_stop(xun_workers *w)
{
    if (!w)
        return;
    for (size_t i = 0; i < w->count && w->items; i++)
        if (w->items[i].pid > 0) {
            kill(w->items[i].pid, SIGTERM);
            waitpid(w->items[i].pid, NULL, 0);
        }
    for (size_t i = 0; i < w->count && w->items; i++)
        if (w->items[i].file >= 0)
            close(w->items[i].file);
    if (w->cards)
        munmap(w->cards, (w->count + 1) * sizeof *w->cards);
    free(w->items);
    free(w);
}

static xun_status how_it_ended(const xun_workers *w, size_t number, int how, xun_error *error)
{
    if (WIFEXITED(how) && WEXITSTATUS(how) == 0)
        return XUN_OK;
    const xun_error *told = &w->cards[number].error;
    if (WIFEXITED(how) && told->status != XUN_OK)
        return xun_fail(error, told->status, "%s", told->message);
    return xun_fail(error, XUN_INTERNAL, "a process of the report ended before its time%s",
                    WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL ? " (killed: is memory short?)" : "");
}

/* Looks once at each process; `*running` is how many still work. */
static xun_status look_after(xun_workers *w, size_t *running, xun_error *error)
{
    xun_status status = XUN_OK;
    *running = 0;
    for (size_t i = 0; i < w->count && status == XUN_OK; i++) {
        int how;
        pid_t pid = w->items[i].pid;
        if (pid <= 0)
            continue;
        if (waitpid(pid, &how, WNOHANG) != pid) {
            ++*running;
            continue;
        }
        w->items[i].pid = 0;
        status = how_it_ended(w, i, how, error);
    }
    return status;
}

static size_t count_done(const xun_workers *w)
{
    size_t steps = 0;
    for (size_t i = 0; i < w->count; i++)
        steps += w->cards[i].steps;
    return steps / 2;
}

static xun_status wait_for_all(xun_workers *w, xun_error *error)
{
    const struct timespec pause = {.tv_nsec = POLL_MS * 1000000L};
    for (;;) {
        size_t running;
        xun_status status = look_after(w, &running, error);
        if (status != XUN_OK || !running)
            return status;
        if (w->work->progress && !w->work->progress(w->work->user, count_done(w)))
            return xun_fail(error, XUN_STOPPED, "stopped");
        nanosleep(&pause, NULL);
    }
}

static xun_status read_findings(xun_found *found, size_t count, int file, xun_error *error)
{
    off_t size = lseek(file, 0, SEEK_END);
    if (size <= 0)
        return XUN_OK;
    void *data = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, file, 0);
    if (data == MAP_FAILED)
        return xun_fail_errno(error, errno, "temporary file");
    xun_cursor cursor = xun_cursor_over(data, (size_t)size);
    xun_status status = XUN_OK;
    while (cursor.at < cursor.end && status == XUN_OK) {
        uint64_t keyword = xun_cursor_varint(&cursor);
        if (cursor.failed || keyword >= count)
            status = xun_fail(error, XUN_INTERNAL, "what a process found did not arrive whole");
        else
            status = xun_found_read(&found[keyword], &cursor, error);
    }
    munmap(data, (size_t)size);
    return status;
}

xun_status xun_workers_finish(xun_found *found, xun_workers *w, xun_error *error)
{
    xun_status status = wait_for_all(w, error);
    for (size_t i = 0; i < w->count && status == XUN_OK; i++) {
        status = read_findings(found, w->keywords->count, w->items[i].file, error);
        close(w->items[i].file);
        w->items[i].file = -1;
    }
    xun_workers_stop(w);
    return status;
}
