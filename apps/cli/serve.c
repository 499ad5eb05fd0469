/* xunzhang serve: the search page on this machine, for trying out. Writes settings for the page and for
 * lighttpd into a temporary folder and starts lighttpd there; no server of our own. */
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "apps/cli/commands.h"
#include "apps/cli/message.h"
#include "apps/cli/output.h"
#include "common/file.h"
#include "engine/engine.h"
#include "engine/schema.h"

enum { PATH_SIZE = 4096 };

typedef struct {
    size_t port;
} serve_settings;

static const serve_settings defaults = {0};

/* ---- programs ----------------------------------------------------------------------------------------- */

static bool is_program(char *out, const char *folder, size_t length, const char *name)
{
    int written = snprintf(out, PATH_SIZE, "%.*s/%s", (int)length, folder, name);
    return written > 0 && written < PATH_SIZE && access(out, X_OK) == 0;
}

/* In $PATH, and where Debian keeps servers. */
static bool find_lighttpd(char *out)
{
    const char *path = getenv("PATH");
    for (const char *at = path ? path : ""; *at; at += *at == ':') {
        size_t length = strcspn(at, ":");
        if (length && is_program(out, at, length, "lighttpd"))
            return true;
        at += length;
    }
    return is_program(out, "/usr/sbin", strlen("/usr/sbin"), "lighttpd");
}

/* Beside this program, as in the build folder, or where it is installed. */
static bool find_page(char *out)
{
    char self[PATH_SIZE];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self);
    const char *slash = length > 0 ? memrchr(self, '/', (size_t)length) : NULL;
    if (slash && is_program(out, self, (size_t)(slash - self), "xunzhang.cgi"))
        return true;
    return is_program(out, XUN_CGI_DIR, strlen(XUN_CGI_DIR), "xunzhang.cgi");
}

/* ---- the folder that all reports lie in --------------------------------------------------------------- */

typedef struct {
    char common[PATH_SIZE];
    bool any;
} root;

static bool take_report(void *user, const char *term, size_t length, uint64_t documents)
{
    root *r = user;
    size_t skip = strlen(XUN_PREFIX_REPORT), same = 0;
    skip += length > skip && term[skip] == ':';
    (void)documents;
    if (!r->any) {
        same = length - skip < PATH_SIZE - 1 ? length - skip : 0;
        memcpy(r->common, term + skip, same);
        r->any = true;
    } else {
        while (r->common[same] && same < length - skip && r->common[same] == term[skip + same])
            same++;
    }
    r->common[same] = '\0';
    return same > 0;
}

/* Up to the last slash; "" when there is none. */
static xun_status find_root(root *out, const char *database, xun_error *error)
{
    xun_reader *reader;
    *out = (root){.any = false};
    xun_status status = xun_reader_open(&reader, &database, 1, error);
    if (status != XUN_OK)
        return status;
    status = xun_reader_terms(reader, XUN_PREFIX_REPORT, strlen(XUN_PREFIX_REPORT), take_report, out, error);
    xun_reader_close(reader);
    char *slash = strrchr(out->common, '/');
    if (slash)
        slash[1] = '\0';
    else
        out->common[0] = '\0';
    return status;
}

/* ---- files -------------------------------------------------------------------------------------------- */

static bool write_file(const char *folder, const char *name, const char *text)
{
    char *path = xun_path_join(folder, name);
    FILE *file = path ? fopen(path, "we") : NULL;
    bool good = file && fputs(text, file) >= 0;
    good = file && fclose(file) == 0 && good;
    if (!good)
        xun_complain("%s: %s", path ? path : folder, strerror(errno));
    free(path);
    return good;
}

static bool write_page_settings(const char *folder, const char *database, const char *reports)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    bool good = xun_bytes_append_format(&text, "[%s]\npath = %s\n", "reports", database) &&
                (!*reports || xun_bytes_append_format(&text, "root = %s\n", reports)) &&
                write_file(folder, "page.conf", text.data);
    xun_bytes_free(&text);
    return good;
}

static bool write_server_settings(const char *folder, unsigned port)
{
    static const char form[] =
        "server.document-root = \"%s\"\n"
        "server.bind = \"127.0.0.1\"\n"
        "server.port = %u\n"
        "server.modules = (\"mod_fastcgi\")\n"
        "fastcgi.server = (\"/\" => ((\n"
        "  \"socket\" => \"%s/socket\", \"bin-path\" => \"%s/xunzhang.cgi\", \"max-procs\" => 1,\n"
        "  \"bin-environment\" => (\"XUNZHANG_CONFIG\" => \"%s/page.conf\"),\n"
        "  \"check-local\" => \"disable\", \"fix-root-scriptname\" => \"enable\")))\n";
    xun_bytes text = XUN_BYTES_EMPTY;
    bool good = xun_bytes_append_format(&text, form, folder, port, folder, folder, folder) &&
                write_file(folder, "lighttpd.conf", text.data);
    xun_bytes_free(&text);
    return good;
}

/* lighttpd splits the program's path at spaces, so it gets a link in the folder. */
static bool link_page(const char *folder, const char *page)
{
    char *path = xun_path_join(folder, "xunzhang.cgi");
    bool good = path && symlink(page, path) == 0;
    if (!good)
        xun_complain("%s: %s", path ? path : folder, strerror(errno));
    free(path);
    return good;
}

/* ---- the port ----------------------------------------------------------------------------------------- */

static int bound_socket(unsigned port)
{
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    if (descriptor >= 0 && setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
        bind(descriptor, (struct sockaddr *)&address, sizeof address) == 0)
        return descriptor;
    if (descriptor >= 0)
        close(descriptor);
    return -1;
}

/* The port itself when it is free, or any free one for 0; 0 on failure. */
static unsigned free_port(unsigned wanted)
{
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    int descriptor = bound_socket(wanted);
    if (descriptor < 0)
        return 0;
    bool good = getsockname(descriptor, (struct sockaddr *)&address, &length) == 0;
    close(descriptor);
    return good ? ntohs(address.sin_port) : 0;
}

static bool is_answering(unsigned port)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool good = descriptor >= 0 && connect(descriptor, (struct sockaddr *)&address, sizeof address) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return good;
}

/* ---- the server --------------------------------------------------------------------------------------- */

static volatile sig_atomic_t told_to_end;

static void tell_to_end(int number)
{
    (void)number;
    told_to_end = 1;
}

static void pause_shortly(void)
{
    (void)nanosleep(&(struct timespec){0, 50000000}, NULL);
}

static pid_t start_server(const char *lighttpd, const char *folder)
{
    char *settings = xun_path_join(folder, "lighttpd.conf");
    pid_t child = settings ? fork() : -1;
    if (child == 0) {
        execl(lighttpd, "lighttpd", "-D", "-f", settings, (char *)NULL);
        _exit(127);
    }
    free(settings);
    return child;
}

/* Until it is told to end, or the server ends by itself. */
static xun_exit watch_server(pid_t server, unsigned port)
{
    int status = 0;
    bool announced = false, ended = false;
    while (!told_to_end && !(ended = waitpid(server, &status, WNOHANG) != 0)) {
        if (!announced && is_answering(port)) {
            printf(_("the search page is at http://127.0.0.1:%u/ (Ctrl-C ends it)\n"), port);
            fflush(stdout);
            announced = true;
        }
        pause_shortly();
    }
    if (!ended) {
        kill(server, SIGTERM);
        waitpid(server, &status, 0);
        return XUN_EXIT_DONE;
    }
    xun_complain(_("lighttpd ended by itself; its messages stand above"));
    return XUN_EXIT_ERROR;
}

static xun_exit serve_from(const char *folder, const char *database, const char *reports,
                           const char *lighttpd, const char *page, unsigned port)
{
    if (!link_page(folder, page) || !write_page_settings(folder, database, reports) ||
        !write_server_settings(folder, port))
        return XUN_EXIT_ERROR;
    struct sigaction action = {.sa_handler = tell_to_end};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    pid_t server = start_server(lighttpd, folder);
    if (server < 0) {
        xun_complain("%s: %s", lighttpd, strerror(errno));
        return XUN_EXIT_ERROR;
    }
    return watch_server(server, port);
}

static xun_exit serve(const char *database, const char *reports, unsigned wanted)
{
    char lighttpd[PATH_SIZE], page[PATH_SIZE], folder[] = "/tmp/xunzhang-serve-XXXXXX";
    if (!find_lighttpd(lighttpd)) {
        xun_complain(_("serve: lighttpd is missing: install it (Debian, Ubuntu: apt install lighttpd)"));
        return XUN_EXIT_ERROR;
    }
    if (!find_page(page)) {
        xun_complain(_("serve: xunzhang.cgi is missing: build or install it (it belongs beside this program "
                       "or in %s)"),
                     XUN_CGI_DIR);
        return XUN_EXIT_ERROR;
    }
    unsigned port = free_port(wanted);
    if (!port) {
        xun_complain(_("serve: port %u is taken: choose another with --port"), wanted);
        return XUN_EXIT_ERROR;
    }
    if (!mkdtemp(folder)) {
        xun_complain("%s: %s", folder, strerror(errno));
        return XUN_EXIT_ERROR;
    }
    xun_exit status = serve_from(folder, database, reports, lighttpd, page, port);
    xun_error error = {0};
    if (xun_remove_tree(folder, &error) != XUN_OK)
        return xun_complain_of(&error);
    return status;
}

static xun_exit run_serve(const void *settings, const xun_operands *operands)
{
    const serve_settings *s = settings;
    xun_error error = {0};
    root reports;
    if (find_root(&reports, operands->items[0], &error) != XUN_OK)
        return xun_complain_of(&error);
    char *database = realpath(operands->items[0], NULL);
    if (!database || strchr(database, '\n')) {
        xun_complain("%s: %s", operands->items[0],
                     database ? _("the path holds a line break") : strerror(errno));
        free(database);
        return XUN_EXIT_ERROR;
    }
    xun_exit status = serve(database, strchr(reports.common, '\n') ? "" : reports.common, (unsigned)s->port);
    free(database);
    return status;
}

static const xun_option options[] = {
    {.name = "port",
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     .offset = offsetof(serve_settings, port),
     .minimum = 1,
     .maximum = 65535,
     .help = N_("listen on this port (any that is free)")},
};

static const char *const description[] = {
    N_("Starts lighttpd on 127.0.0.1 with the search page and prints its address; Ctrl-C ends it and removes "
       "what was written. "
       "How to serve the page for others: docs/page.md."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang serve reports.db", N_("try the search page in a browser")},
};

const xun_command xun_command_serve = {
    .name = "serve",
    .operands = N_("DB"),
    .summary = N_("Shows the search page on this machine."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .minimum_operands = 1,
    .maximum_operands = 1,
    .defaults = &defaults,
    .settings_size = sizeof(serve_settings),
    .run = run_serve,
};
