#include "apps/cli/output.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "apps/cli/message.h"

static size_t terminal_width(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
        return size.ws_col;
    return 80;
}

xun_output xun_output_open(void)
{
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    bool is_terminal = isatty(STDOUT_FILENO);
    bool dumb = terminal && strcmp(terminal, "dumb") == 0;
    return (xun_output){xun_writer_to_stream(stdout), is_terminal && !dumb && !(no_color && *no_color),
                        is_terminal ? terminal_width() : 0};
}

/* A pipe whose reader went away reports an error at once. */
static bool reader_is_gone(void)
{
    struct pollfd descriptor = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&descriptor, 1, 0) == 1 && (descriptor.revents & POLLERR);
}

xun_exit xun_output_finish(xun_output *output, xun_exit status)
{
    errno = 0;
    bool flushed = fflush(stdout) == 0;
    int problem = errno;
    if (flushed && !output->writer.failed && !ferror(stdout))
        return status;
    if (problem == EPIPE || reader_is_gone())
        return status;
    xun_complain(_("standard output: %s"), problem ? strerror(problem) : _("could not write all of it"));
    return XUN_EXIT_ERROR;
}

bool xun_errors_on_terminal(void)
{
    return isatty(STDERR_FILENO);
}
