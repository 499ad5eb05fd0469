#include "common/status.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *xun_status_string(xun_status status)
{
    switch (status) {
    case XUN_OK: return "ok";
    case XUN_NOT_FOUND: return "not found";
    case XUN_INVALID: return "invalid input";
    case XUN_IO: return "input/output error";
    case XUN_FULL: return "disk full";
    case XUN_LOCKED: return "locked";
    case XUN_CORRUPT: return "corrupt";
    case XUN_MISMATCH: return "version or settings differ";
    case XUN_LIMIT: return "limit exceeded";
    case XUN_MEMORY: return "out of memory";
    case XUN_CHANGED: return "index changed";
    case XUN_UNSUPPORTED: return "unsupported";
    case XUN_STOPPED: return "stopped";
    case XUN_INTERNAL: return "internal error";
    }
    return "unknown status";
}

/* One printable line: control characters become spaces, a character cut in half at the end is dropped. */
static void tidy(char *message, size_t capacity)
{
    size_t length = strlen(message);
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)message[i] < 0x20 || message[i] == 0x7f)
            message[i] = ' ';
    if (length + 1 < capacity)
        return;
    size_t lead = length;
    while (lead > 0 && ((unsigned char)message[lead - 1] & 0xC0) == 0x80)
        lead--;
    if (lead > 0 && (unsigned char)message[lead - 1] >= 0xC0) {
        unsigned char byte = (unsigned char)message[lead - 1];
        size_t wanted = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
        if (length - (lead - 1) < wanted)
            message[lead - 1] = '\0';
    }
}

xun_status xun_fail(xun_error *error, xun_status status, const char *format, ...)
{
    if (!error)
        return status;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    error->status = status;
    tidy(error->message, sizeof error->message);
    return status;
}

static xun_status status_of_errno(int errno_value)
{
    switch (errno_value) {
    case ENOENT: return XUN_NOT_FOUND;
    case ENOSPC:
    case EDQUOT: return XUN_FULL;
    case ENOMEM: return XUN_MEMORY;
    default: return XUN_IO;
    }
}

xun_status xun_fail_errno(xun_error *error, int errno_value, const char *format, ...)
{
    xun_status status = status_of_errno(errno_value);
    if (!error)
        return status;
    char what[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    char reason[96];
    return xun_fail(error, status, "%s: %s", what, strerror_r(errno_value, reason, sizeof reason));
}

xun_status xun_fail_memory(xun_error *error)
{
    return xun_fail(error, XUN_MEMORY, "out of memory: close other programs or index fewer files at once");
}
