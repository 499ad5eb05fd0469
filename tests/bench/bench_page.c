/* What a page costs: answers each query once in this process, as a FastCGI worker would, with nothing kept.
 *   bench_page page.conf QUERY-STRINGS
 * The file has one query string a line (q=...). Prints percentiles of the processor time of a request (user and
 * system, so that other programs disturb it little), and of the size of the page. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "apps/cgi/page.h"

enum { REQUESTS = 20000 };

static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_number(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static void print(const char *what, double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    qsort(values, count, sizeof *values, by_number);
    printf("%-8s mean %9.2f  p50 %9.2f  p95 %9.2f  p99 %9.2f  most %9.2f\n", what, sum / (double)count,
           values[count / 2], values[count * 95 / 100], values[count * 99 / 100], values[count - 1]);
}

/* False: the page is an error's. */
static bool ask(double *ms, double *bytes, const char *query, const xun_settings *settings, xun_site *site)
{
    const xun_http_request request = {"GET", "/search", "", query, "localhost", "http", "zh", ""};
    xun_http_response response;
    xun_error error = {0};
    double start = cpu_ms();
    xun_answer_request(&response, &request, settings, site, &error);
    *ms = cpu_ms() - start;
    *bytes = (double)response.body.length;
    bool good = response.status == 200;
    if (!good)
        fprintf(stderr, "%d %s: %s\n", response.status, query, error.message);
    xun_http_response_free(&response);
    return good;
}

int main(int argc, char **argv)
{
    static double ms[REQUESTS], bytes[REQUESTS];
    static char line[1 << 16];
    xun_error error;
    xun_settings *settings;
    size_t count = 0;
    FILE *file = argc == 3 ? fopen(argv[2], "r") : NULL;
    if (!file || xun_settings_read(&settings, argv[1], &error) != XUN_OK) {
        fprintf(stderr, "usage: bench_page page.conf QUERY-STRINGS\n");
        return 2;
    }
    settings->cache_megabytes = 0;
    xun_speech_start();
    xun_site *site = xun_site_new(settings);
    double first_ms, first_bytes;
    if (!site || !ask(&first_ms, &first_bytes, "q=%E4%B8%80&ui=zh", settings, site))
        return 1;
    while (count < REQUESTS && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        count += ask(&ms[count], &bytes[count], line, settings, site);
    }
    printf("%zu requests after the first, which took %.2f ms\n", count, first_ms);
    if (count) {
        print("ms", ms, count);
        print("bytes", bytes, count);
    }
    xun_site_free(site);
    xun_settings_free(settings);
    fclose(file);
    return 0;
}
