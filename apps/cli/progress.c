#include "apps/cli/progress.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#define CLEAR_LINE "\r\033[K"

static volatile sig_atomic_t stop_wanted;

static void want_stop(int signal_number)
{
    (void)signal_number;
    stop_wanted = 1;
}

void xun_progress_start(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = want_stop, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction before;
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) /* nohup */
            sigaction(signals[i], &action, NULL);
    }
}

void xun_format_size(char out[32], double bytes)
{
    static const char *const units[] = {"B", "kB", "MB", "GB", "TB"};
    size_t unit = 0;
    while (bytes >= 999.5 && unit < 4) {
        bytes /= 1000;
        unit++;
    }
    snprintf(out, 32, unit && bytes < 99.95 ? "%.1f %s" : "%.0f %s", bytes, units[unit]);
}

/* "1:05" or "1:01:05". */
static void format_seconds(char out[32], double seconds)
{
    unsigned long s = seconds < 1e8 ? (unsigned long)(seconds + .5) : 99999999UL;
    if (s >= 3600)
        snprintf(out, 32, "%lu:%02lu:%02lu", s / 3600, s / 60 % 60, s % 60);
    else
        snprintf(out, 32, "%lu:%02lu", s / 60, s % 60);
}

static void print_line(const xun_progress *progress)
{
    char done[32], total[32], rate[32], left[32];
    double per_second = progress->seconds > 0 ? (double)progress->bytes_done / progress->seconds : 0;
    xun_format_size(done, (double)progress->bytes_done);
    xun_format_size(rate, per_second);
    const char *stage = strcmp(progress->stage, "merging") == 0 ? _("merging") : _("reading");
    fputs(CLEAR_LINE, stderr);
    if (!progress->bytes_total) {
        fprintf(stderr, _("%s: %s, %s/s"), stage, done, rate);
    } else {
        xun_format_size(total, (double)progress->bytes_total);
        double rest = progress->bytes_total > progress->bytes_done
                          ? (double)(progress->bytes_total - progress->bytes_done)
                          : 0;
        format_seconds(left, per_second > 0 ? rest / per_second : 0);
        fprintf(stderr, _("%s: %s of %s, %s/s, %s left"), stage, done, total, rate, left);
    }
    fflush(stderr);
}

bool xun_progress_show(const xun_progress *progress, bool visible)
{
    if (visible)
        print_line(progress);
    return !stop_wanted;
}

bool xun_progress_count(bool visible, const char *what, size_t done, size_t total, double seconds)
{
    char left[32] = "–";
    if (done)
        format_seconds(left, seconds * (double)(total - done) / (double)done);
    if (visible) {
        fprintf(stderr, CLEAR_LINE);
        fprintf(stderr, _("%s: %zu of %zu, %s left"), what, done, total, left);
        fflush(stderr);
    }
    return !stop_wanted;
}

void xun_progress_end(bool visible)
{
    if (visible) {
        fputs(CLEAR_LINE, stderr);
        fflush(stderr);
    }
}

xun_exit xun_complain_of_build(const char *database, const xun_error *error)
{
    if (error->status != XUN_STOPPED)
        return xun_complain_of(error);
    xun_complain(_("%s: stopped: the index is as it was"), database);
    return XUN_EXIT_ERROR;
}
