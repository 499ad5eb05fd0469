#include "corpus/extract.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS = 120, OUTPUT_LIMIT = 256 << 20 };
#define ADDRESS_LIMIT ((rlim_t)4 << 30)

extern char **environ;

/* pdftotext at work: it reads its standard input, which is the file itself, and writes into a pipe. */
typedef struct {
    pid_t pid;
    int output;
    const char *name;
} converter;

static xun_status fail_missing(const char *name, int why, xun_error *error)
{
    if (why == ENOENT)
        return xun_fail(error, XUN_UNSUPPORTED,
                        "%s: needs the program pdftotext: install the package poppler-utils", name);
    return xun_fail_errno(error, why, "%s: pdftotext cannot be started", name);
}

static int spawn_converter(pid_t *pid, int input, int output)
{
    char *const arguments[] = {(char[]){"pdftotext"}, (char[]){"-q"},
                               (char[]){"-enc"},      (char[]){"UTF-8"},
                               (char[]){"-eol"},      (char[]){"unix"},
                               (char[]){"-nopgbrk"},  (char[]){"/dev/fd/0"},
                               (char[]){"-"},         NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed)
        return failed;
    failed = posix_spawnattr_init(&attributes);
    if (failed) {
        posix_spawn_file_actions_destroy(&actions);
        return failed;
    }
    sigset_t none;
    sigemptyset(&none);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    failed = posix_spawnp(pid, arguments[0], &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

static xun_status start_converter(converter *out, int input, const char *name, xun_error *error)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return xun_fail_errno(error, errno, "%s: pdftotext cannot be started", name);
    int failed = spawn_converter(&out->pid, input, ends[1]);
    close(ends[1]);
    if (failed) {
        close(ends[0]);
        return fail_missing(name, failed, error);
    }
    out->output = ends[0];
    out->name = name;
    struct rlimit memory = {ADDRESS_LIMIT, ADDRESS_LIMIT};
    prlimit(out->pid, RLIMIT_AS, &memory, NULL); /* a best effort: the deadline holds in any case */
    return XUN_OK;
}

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static xun_status read_output(xun_spool *spool, const converter *running, xun_error *error)
{
    int64_t deadline = milliseconds_now() + SECONDS * 1000;
    char chunk[65536];
    for (;;) {
        int64_t left = deadline - milliseconds_now();
        struct pollfd ready = {running->output, POLLIN, 0};
        int polled = left > 0 ? poll(&ready, 1, (int)left) : 0;
        if (polled < 0 && errno == EINTR)
            continue;
        if (polled == 0)
            return xun_fail(error, XUN_LIMIT, "%s: pdftotext took more than %d seconds: convert it by hand",
                            running->name, SECONDS);
        ssize_t got = read(running->output, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return xun_fail_errno(error, errno, "%s: the output of pdftotext cannot be read", running->name);
        if (got == 0)
            return XUN_OK;
        xun_status status = xun_spool_append(spool, chunk, (size_t)got, error);
        if (status != XUN_OK)
            return status;
    }
}

/* Waits for the program's end, which is made to come at once when `status` tells a failure. */
static xun_status finish_converter(converter *running, xun_status status, xun_error *error)
{
    close(running->output);
    if (status != XUN_OK)
        kill(running->pid, SIGKILL);
    int ended = 0;
    while (waitpid(running->pid, &ended, 0) < 0 && errno == EINTR)
        continue;
    if (status != XUN_OK)
        return status;
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 0)
        return XUN_OK;
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 127)
        return fail_missing(running->name, ENOENT, error);
    return xun_fail(error, XUN_CORRUPT, "%s: pdftotext cannot read it: damaged, or protected by a password",
                    running->name);
}

/* The bytes as a file that a program can open. */
static xun_status file_of_blob(int *out, const xun_blob *pdf, const char *name, xun_error *error)
{
    xun_status status = xun_temporary_file(out, error);
    if (status != XUN_OK)
        return status;
    for (size_t done = 0; done < pdf->length;) {
        ssize_t wrote = write(*out, pdf->data + done, pdf->length - done);
        if (wrote < 0 && errno != EINTR) {
            status = xun_fail_errno(error, errno,
                                    "%s: no room for a temporary copy (set TMPDIR to another folder)", name);
            close(*out);
            return status;
        }
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    if (lseek(*out, 0, SEEK_SET) == 0)
        return XUN_OK;
    status = xun_fail_errno(error, errno, "%s: its temporary copy cannot be read", name);
    close(*out);
    return status;
}

static xun_status convert_file(xun_blob *out, int input, const char *name, xun_error *error)
{
    converter running;
    xun_status status = start_converter(&running, input, name, error);
    if (status != XUN_OK)
        return status;
    xun_spool spool;
    xun_spool_start(&spool, name, OUTPUT_LIMIT);
    status = finish_converter(&running, read_output(&spool, &running, error), error);
    if (status == XUN_OK)
        status = xun_spool_finish(out, &spool, error);
    xun_spool_discard(&spool);
    return status;
}

xun_status xun_pdf_text(xun_blob *out, const xun_blob *pdf, const char *name, xun_error *error)
{
    *out = XUN_BLOB_EMPTY;
    int input;
    xun_status status = file_of_blob(&input, pdf, name, error);
    if (status != XUN_OK)
        return status;
    status = convert_file(out, input, name, error);
    close(input);
    return status;
}
