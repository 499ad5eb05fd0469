#include "indexer/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/reading.h"

enum { MOST_WORKERS = 256, POLL_MS = 200 };

typedef struct {
    pid_t process; /* 0: has ended */
    size_t number;
} worker;

/* In memory that parent and workers share. */
typedef struct {
    xun_shared_counters counters;
    xun_error errors[MOST_WORKERS];       /* why a worker ended; XUN_OK else */
    _Atomic uint64_t tasks[MOST_WORKERS]; /* what it was at, for one that was killed */
    _Atomic uint64_t parts[MOST_WORKERS]; /* how many segments it made */
} shared_state;

typedef struct {
    const xun_build *build;
    const xun_labour *labour;
    xun_harvest *harvest;
    shared_state *shared;
    worker workers[MOST_WORKERS];
    int ended[2]; /* a pipe that closes when all workers have ended */
    pid_t parent;
} crew;

/* ---- in the worker ------------------------------------------------------------------------------------ */

static xun_status do_tasks(crew *all, xun_reading *reading, size_t number, xun_error *error)
{
    const xun_tasks *tasks = all->labour->tasks;
    for (;;) {
        uint64_t next = atomic_fetch_add(&all->shared->counters.next_task, 1);
        if (next >= tasks->count)
            return XUN_OK;
        atomic_store(&all->shared->tasks[number], next);
        xun_outcome_write(reading->outcomes, &(xun_outcome){.kind = XUN_OUTCOME_TASK, .number = next});
        xun_status status = xun_read_task(reading, &tasks->items[next], error);
        if (status == XUN_OK)
            status = xun_outcome_flush(reading->outcomes, error);
        if (status != XUN_OK)
            return status;
    }
}

static xun_status finish_part(xun_reading *reading, xun_error *error)
{
    xun_bytes counts = XUN_BYTES_EMPTY;
    if (!xun_character_counts_write(&counts, xun_document_characters(reading->builder)))
        return xun_fail_memory(error);
    xun_outcome_write(reading->outcomes,
                      &(xun_outcome){.kind = XUN_OUTCOME_CHARACTERS,
                                     .text = {counts.data ? counts.data : "", counts.length}});
    xun_bytes_free(&counts);
    xun_status status = xun_outcome_flush(reading->outcomes, error);
    return status == XUN_OK ? xun_part_commit(&reading->parts, error) : status;
}

/* What the parent opened for its own use is opened anew: file positions would be shared. */
static xun_status open_stored(crew *all, xun_reading *reading, xun_error *error)
{
    reading->stored = all->labour->stored;
    return reading->stored ? xun_reader_open(&reading->reader, &all->build->database, 1, error) : XUN_OK;
}

static xun_status work(crew *all, size_t number, xun_error *error)
{
    const xun_build *build = all->build;
    xun_outcome_writer outcomes = {.descriptor = -1};
    xun_reading reading = {.build = build,
                           .sources = all->labour->sources,
                           .outcomes = &outcomes,
                           .counters = &all->shared->counters,
                           .parts = {.build = build, .worker = number}};
    xun_status status = xun_outcome_writer_open(&outcomes, all->harvest->outcomes[number], error);
    if (status == XUN_OK)
        status = xun_document_builder_new(&reading.builder, build->lexicon, build->finder, error);
    if (status == XUN_OK)
        status = open_stored(all, &reading, error);
    if (status == XUN_OK)
        status = do_tasks(all, &reading, number, error);
    if (status == XUN_OK)
        status = finish_part(&reading, error);
    atomic_store(&all->shared->parts[number], reading.parts.count);
    xun_segment_free(reading.parts.segment);
    xun_document_builder_free(reading.builder);
    xun_reader_close(reading.reader);
    xun_bytes_free(&reading.data);
    xun_outcome_writer_close(&outcomes);
    return status;
}

/* Ends with the parent, and by no signal that the whole group gets: the parent decides then. */
static void worker_main(crew *all, size_t number)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != all->parent)
        _exit(1);
    static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_IGN);
    close(all->ended[0]);
    xun_error error = {0};
    if (work(all, number, &error) != XUN_OK) {
        all->shared->errors[number] = error;
        _exit(1);
    }
    _exit(0);
}

/* ---- in the parent ------------------------------------------------------------------------------------ */

static size_t worker_count(const xun_build *build, const xun_tasks *tasks)
{
    size_t count = build->options->jobs;
    if (!count) {
        cpu_set_t processors;
        count =
            sched_getaffinity(0, sizeof processors, &processors) == 0 ? (size_t)CPU_COUNT(&processors) : 1;
    }
    if (count > MOST_WORKERS)
        count = MOST_WORKERS;
    return count > tasks->count ? tasks->count : count;
}

static char *outcomes_path(const xun_build *build, size_t number)
{
    char *path = NULL;
    return asprintf(&path, "%s/outcomes-%zu", xun_update_staging(build->update), number) < 0 ? NULL : path;
}

static xun_status name_outcomes(xun_harvest *harvest, const xun_build *build, size_t count, xun_error *error)
{
    harvest->outcomes = calloc(count + 1, sizeof *harvest->outcomes);
    if (!harvest->outcomes)
        return xun_fail_memory(error);
    for (; harvest->count < count; harvest->count++) {
        harvest->outcomes[harvest->count] = outcomes_path(build, harvest->count);
        if (!harvest->outcomes[harvest->count])
            return xun_fail_memory(error);
    }
    return XUN_OK;
}

static xun_status name_parts(xun_harvest *harvest, const xun_build *build, const shared_state *shared,
                             xun_error *error)
{
    size_t total = 0;
    for (size_t i = 0; i < harvest->count; i++)
        total += shared->parts[i];
    harvest->parts = calloc(total + 1, sizeof *harvest->parts);
    if (!harvest->parts)
        return xun_fail_memory(error);
    for (size_t i = 0; i < harvest->count; i++)
        for (size_t number = 0; number < shared->parts[i]; number++, harvest->part_count++) {
            harvest->parts[harvest->part_count] = xun_part_path(build, i, number);
            if (!harvest->parts[harvest->part_count])
                return xun_fail_memory(error);
        }
    return XUN_OK;
}

void xun_harvest_free(xun_harvest *harvest)
{
    for (size_t i = 0; i < harvest->part_count; i++)
        free(harvest->parts[i]);
    for (size_t i = 0; i < harvest->count; i++)
        free(harvest->outcomes[i]);
    free(harvest->parts);
    free(harvest->outcomes);
    *harvest = (xun_harvest){0};
}

static xun_status start(crew *all, xun_error *error)
{
    all->parent = getpid();
    if (pipe2(all->ended, O_CLOEXEC) != 0)
        return xun_fail_errno(error, errno, "worker processes cannot be started");
    xun_status status = XUN_OK;
    for (size_t i = 0; i < all->harvest->count && status == XUN_OK; i++) {
        pid_t process = fork();
        if (process == 0)
            worker_main(all, i);
        if (process < 0)
            status =
                xun_fail_errno(error, errno, "worker process %zu cannot be started: try fewer jobs", i + 1);
        else
            all->workers[i] = (worker){process, i};
    }
    close(all->ended[1]);
    all->ended[1] = -1;
    return status;
}

/* The sources that a worker was at, for messages. */
static const char *whereabouts(const crew *all, size_t number)
{
    const xun_task *task = &all->labour->tasks->items[all->shared->tasks[number]];
    return task->kind == XUN_TASK_STORED ? all->build->database : all->labour->sources[task->first].name;
}

static xun_status death(const crew *all, size_t number, int how, xun_error *error)
{
    const xun_error *told = &all->shared->errors[number];
    if (WIFEXITED(how) && told->status != XUN_OK) {
        if (error)
            *error = *told;
        return told->status;
    }
    const char *where = whereabouts(all, number);
    if (WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL)
        return xun_fail(error, XUN_MEMORY,
                        "a worker was killed at or after %s, perhaps for want of memory: try fewer jobs",
                        where);
    if (WIFSIGNALED(how) && WTERMSIG(how) == SIGBUS)
        return xun_fail(
            error, XUN_IO,
            "a file changed or could not be read while it was indexed, at or after %s: run the command again",
            where);
    if (WIFSIGNALED(how))
        return xun_fail(error, XUN_INTERNAL, "a worker died of signal %d (%s) at or after %s: please report",
                        WTERMSIG(how), strsignal(WTERMSIG(how)), where);
    return xun_fail(error, XUN_INTERNAL, "a worker ended with status %d at or after %s: please report",
                    WEXITSTATUS(how), where);
}

/* Looks which workers have ended, or waits for it when it is about to happen (`over`); the first that failed
 * gives the error. */
static xun_status reap(crew *all, bool over, size_t *running, xun_error *error)
{
    *running = 0;
    for (size_t i = 0; i < all->harvest->count; i++) {
        worker *one = &all->workers[i];
        int how = 0;
        pid_t ended = one->process ? waitpid(one->process, &how, over ? 0 : WNOHANG) : 0;
        if (ended == one->process && ended) {
            one->process = 0;
            if (!WIFEXITED(how) || WEXITSTATUS(how) != 0)
                return death(all, i, how, error);
        }
        *running += one->process != 0;
    }
    return XUN_OK;
}

static void kill_all(crew *all)
{
    for (size_t i = 0; i < all->harvest->count; i++)
        if (all->workers[i].process)
            kill(all->workers[i].process, SIGKILL);
    for (size_t i = 0; i < all->harvest->count; i++) {
        while (all->workers[i].process && waitpid(all->workers[i].process, NULL, 0) < 0 && errno == EINTR)
            continue;
        all->workers[i].process = 0;
    }
}

/* The pipe tells the end of the last worker at once; the others are looked after in between. */
static xun_status wait_for_all(crew *all, xun_error *error)
{
    const xun_shared_counters *counters = &all->shared->counters;
    size_t running = all->harvest->count;
    while (running) {
        struct pollfd pipe_end = {.fd = all->ended[0], .events = POLLIN};
        bool over = poll(&pipe_end, 1, POLL_MS) > 0;
        xun_status status = reap(all, over, &running, error);
        if (status == XUN_OK)
            status = xun_build_progress(all->build, all->labour->stage, atomic_load(&counters->bytes),
                                        all->labour->tasks->bytes, atomic_load(&counters->passages), error);
        if (status != XUN_OK)
            return status;
    }
    return XUN_OK;
}

xun_status xun_workers_run(xun_harvest *out, const xun_build *build, const xun_labour *labour,
                           xun_error *error)
{
    *out = (xun_harvest){0};
    shared_state *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return xun_fail_memory(error);
    crew all = {.build = build, .labour = labour, .harvest = out, .shared = shared, .ended = {-1, -1}};
    xun_status status = name_outcomes(out, build, worker_count(build, labour->tasks), error);
    if (status == XUN_OK)
        status = start(&all, error);
    if (status == XUN_OK)
        status = wait_for_all(&all, error);
    if (status == XUN_OK)
        status = name_parts(out, build, shared, error);
    if (status != XUN_OK)
        kill_all(&all);
    if (all.ended[0] >= 0)
        close(all.ended[0]);
    out->passages = atomic_load(&shared->counters.passages);
    munmap(shared, sizeof *shared);
    return status;
}
