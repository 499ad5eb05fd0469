/* The border between C++ and C: what is thrown inside engine/ becomes a status and one line, and nothing
 * escapes. */
#ifndef XUN_ENGINE_GUARD_H
#define XUN_ENGINE_GUARD_H

#include <string>

#include "common/status.h"

namespace xun
{

/* An error that is already worded; inside the engine it travels as an exception. */
struct Failure {
    xun_error error;
};

/* Throws a Failure. */
[[noreturn]] void fail(xun_status status, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same for a failed system call: the message ends with errno's text, the status follows from errno. */
[[noreturn]] void fail_errno(int errno_value, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Throws `error` unless `status` is XUN_OK: carries on what a C function reported. */
void check(xun_status status, const xun_error &error);
/* Throws std::bad_alloc unless `done`: for the appends of xun_bytes. */
void check_memory(bool done);

/* Words the exception that is being handled. `subject` is the path or thing that the work was about. */
xun_status report_exception(xun_error *error, const char *subject) noexcept;

/* Runs `work` (a callable that returns nothing) and answers with its status. */
template <typename Work> xun_status guard(xun_error *error, const char *subject, Work &&work) noexcept
{
    try {
        work();
        return XUN_OK;
    } catch (...) {
        return report_exception(error, subject);
    }
}

} // namespace xun

#endif
