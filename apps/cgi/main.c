/* xunzhang.cgi: the search page over CGI and FastCGI. */
#include <fcgiapp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "apps/cgi/page.h"
#include "apps/cgi/process.h"

static const char broken_page[] =
    "Status: 500 Internal Server Error\r\nContent-Type: text/plain; charset=utf-8\r\nCache-Control: "
    "no-store\r\n\r\n"
    "检索页暂不可用，请告知管理员。\nThe search page is not available: please tell the people who run it.\n";

/* One line for the server's log, without control characters. */
static void log_line(const char *message, FCGX_Stream *stream)
{
    xun_bytes line = XUN_BYTES_EMPTY;
    xun_writer out = xun_writer_to_bytes(&line);
    xun_write_string(&out, "xunzhang.cgi: ");
    xun_write_plain(&out, message, strlen(message));
    xun_write_string(&out, "\n");
    if (stream && line.length)
        (void)FCGX_PutStr(line.data, (int)line.length, stream);
    else if (line.length)
        (void)fwrite(line.data, 1, line.length, stderr);
    xun_bytes_free(&line);
}

static const char *from_environment(void *user, const char *name)
{
    (void)user;
    return getenv(name);
}

static const char *from_fastcgi(void *user, const char *name)
{
    return FCGX_GetParam(name, ((FCGX_Request *)user)->envp);
}

/* The whole response in `out`. */
static void answer(xun_bytes *out, const xun_http_request *request, const xun_settings *settings,
                   xun_site *site, FCGX_Stream *log)
{
    xun_http_response response;
    xun_error error = {0};
    xun_answer_request(&response, request, settings, site, &error);
    if (error.status != XUN_OK)
        log_line(error.message, log);
    xun_bytes_clear(out);
    if (!xun_http_response_write(out, &response, strcmp(request->method, "HEAD") == 0))
        log_line("out of memory", log);
    xun_http_response_free(&response);
}

static int serve_cgi(const xun_settings *settings, xun_site *site)
{
    const xun_http_request request = xun_http_request_read(from_environment, NULL);
    xun_bytes out = XUN_BYTES_EMPTY;
    xun_clock_begin(settings->cpu_seconds, settings->seconds, STDOUT_FILENO, 0);
    answer(&out, &request, settings, site, NULL);
    xun_clock_end();
    bool written = out.length && fwrite(out.data, 1, out.length, stdout) == out.length && fflush(stdout) == 0;
    xun_bytes_free(&out);
    return written ? 0 : 1;
}

static int serve_fastcgi(const xun_settings *settings, xun_site *site)
{
    FCGX_Request connection;
    xun_bytes out = XUN_BYTES_EMPTY;
    if (FCGX_Init() != 0 || FCGX_InitRequest(&connection, 0, 0) != 0)
        return 1;
    while (FCGX_Accept_r(&connection) >= 0) {
        const xun_http_request request = xun_http_request_read(from_fastcgi, &connection);
        xun_clock_begin(settings->cpu_seconds, settings->seconds, connection.ipcFd,
                        (unsigned)connection.requestId);
        answer(&out, &request, settings, site, connection.err);
        xun_clock_end();
        (void)FCGX_PutStr(out.data, (int)out.length, connection.out);
        FCGX_Finish_r(&connection);
    }
    xun_bytes_free(&out);
    return 0;
}

static int fail(const char *message)
{
    log_line(message, NULL);
    fputs(broken_page, stdout);
    return 1;
}

int main(void)
{
    const char *path = getenv("XUNZHANG_CONFIG");
    xun_error error = {0};
    xun_settings *settings;
    signal(SIGPIPE, SIG_IGN);
    xun_speech_start();
    if (!path || !*path)
        return fail("XUNZHANG_CONFIG is not set: let it name the settings file (docs/page.md)");
    if (xun_settings_read(&settings, path, &error) != XUN_OK)
        return fail(error.message);
    bool cgi = FCGX_IsCGI();
    xun_site *site = xun_site_new(settings); /* before the workers, who share its cache */
    if (!cgi && site)
        xun_keep_workers(settings->workers);
    xun_limit_memory(settings);
    int result = !site ? fail("out of memory")
                 : cgi ? serve_cgi(settings, site)
                       : serve_fastcgi(settings, site);
    xun_site_free(site);
    xun_settings_free(settings);
    return result;
}
