/* Status codes and one-line error messages, shared by every library. */
#ifndef XUN_COMMON_STATUS_H
#define XUN_COMMON_STATUS_H

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    XUN_OK = 0,
    XUN_NOT_FOUND,   /* the named file, index, record or term does not exist */
    XUN_INVALID,     /* the input is malformed: an argument, a record, a settings line */
    XUN_IO,          /* the operating system refused to read or write */
    XUN_FULL,        /* no space left, or over quota */
    XUN_LOCKED,      /* another process is writing to the index */
    XUN_CORRUPT,     /* an index or compiled file is damaged */
    XUN_MISMATCH,    /* built by another version or with other settings */
    XUN_LIMIT,       /* a documented limit was exceeded */
    XUN_MEMORY,      /* out of memory */
    XUN_CHANGED,     /* the index changed under the reader more often than it retries */
    XUN_UNSUPPORTED, /* a needed feature or outside tool is missing */
    XUN_STOPPED,     /* the caller's callback asked to stop */
    XUN_INTERNAL     /* a bug: please report */
} xun_status;

/* What went wrong: the code again and one line for a person, without a newline. Owned by the caller. */
typedef struct {
    xun_status status;
    char message[512];
} xun_error;

/* A short English name for a status, never NULL; static storage. */
const char *xun_status_string(xun_status status);

/* Fills `error` (which may be NULL) with `status` and a formatted message, control characters replaced by
 * spaces, cut at a character border when too long. Returns `status`, so that callers can write `return
 * xun_fail(...)`. */
xun_status xun_fail(xun_error *error, xun_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a failed system call: the message ends with errno's text, and the status follows from errno
 * (ENOENT: XUN_NOT_FOUND; ENOSPC, EDQUOT: XUN_FULL; ENOMEM: XUN_MEMORY; else XUN_IO). */
xun_status xun_fail_errno(xun_error *error, int errno_value, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The usual answer to a failed allocation. */
xun_status xun_fail_memory(xun_error *error);

#ifdef __cplusplus
}
#endif

#endif
