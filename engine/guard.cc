#include "engine/guard.h"

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <new>
#include <stdexcept>

#include <xapian.h>

namespace xun
{

void fail(xun_status status, const char *format, ...)
{
    char message[sizeof(xun_error::message)];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    Failure failure{};
    xun_fail(&failure.error, status, "%s", message);
    throw failure;
}

void fail_errno(int errno_value, const char *format, ...)
{
    char message[sizeof(xun_error::message)];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    Failure failure{};
    xun_fail_errno(&failure.error, errno_value, "%s", message);
    throw failure;
}

void check(xun_status status, const xun_error &error)
{
    if (status != XUN_OK)
        throw Failure{error};
}

void check_memory(bool done)
{
    if (!done)
        throw std::bad_alloc();
}

namespace
{

/* Xapian keeps errno as text only, and quotes one error within the message of another. A file-size limit
 * (EFBIG) is a full disk to the user. */
bool is_full(const Xapian::Error &problem)
{
    std::string text = problem.get_msg() + (problem.get_error_string() ? problem.get_error_string() : "");
    for (int full : {ENOSPC, EDQUOT, EFBIG})
        if (text.find(std::strerror(full)) != std::string::npos)
            return true;
    return false;
}

struct Kind {
    const char *type; /* Xapian::Error::get_type() */
    xun_status status;
    const char *advice;
};

/* Every error class of Xapian 1.4, and those that 1.5 and later add. */
const Kind kinds[] = {
    {"DatabaseLockError", XUN_LOCKED, "another process is writing: wait for it to end"},
    {"DatabaseModifiedError", XUN_CHANGED, "it changed again and again while being read: try again"},
    {"DatabaseNotFoundError", XUN_NOT_FOUND, "check the path"},
    {"DatabaseOpeningError", XUN_NOT_FOUND, "not a database that can be opened: check the path"},
    {"DatabaseVersionError", XUN_MISMATCH, "written by another version of Xapian: build the index again"},
    {"DatabaseCorruptError", XUN_CORRUPT, "the index is damaged: build it again"},
    {"SerialisationError", XUN_CORRUPT, "the index or its server sent damaged data: build the index again"},
    {"DatabaseCreateError", XUN_IO, "cannot be created: check the folder and its permissions"},
    {"DatabaseClosedError", XUN_INTERNAL, "used after it was closed: please report this"},
    {"DatabaseError", XUN_IO, "cannot be read or written: check the disk"},
    {"NetworkTimeoutError", XUN_IO,
     "the remote index did not answer in time: check its server and the network"},
    {"NetworkError", XUN_IO, "the remote index cannot be reached: check that xapian-tcpsrv runs there"},
    {"DocNotFoundError", XUN_NOT_FOUND, "no such document"},
    {"FeatureUnavailableError", XUN_UNSUPPORTED, "this index cannot do that"},
    {"UnimplementedError", XUN_UNSUPPORTED, "this kind of index cannot do that"},
    {"WildcardError", XUN_LIMIT, "the prefix has too many completions: make it longer"},
    {"RangeError", XUN_INVALID, "a number is out of range"},
    {"InvalidArgumentError", XUN_INVALID, "Xapian refused the request"},
    {"QueryParserError", XUN_INVALID, "Xapian refused the query"},
    {"InvalidOperationError", XUN_INTERNAL, "please report this"},
    {"AssertionError", XUN_INTERNAL, "please report this"},
    {"InternalError", XUN_INTERNAL, "please report this"},
};

/* Xapian has no class of its own for a table that is cut short. */
bool is_truncated(const Xapian::Error &problem)
{
    return problem.get_msg().compare(0, 11, "EOF reading") == 0;
}

xun_status report_xapian(xun_error *error, const char *subject, const Xapian::Error &problem)
{
    const char *type = is_truncated(problem) ? "DatabaseCorruptError" : problem.get_type();
    Kind kind = {"", XUN_INTERNAL, "please report this"};
    for (const Kind &known : kinds)
        if (std::strcmp(known.type, type) == 0)
            kind = known;
    if (is_full(problem))
        kind = {"", XUN_FULL, "no space left: free some and run again; the index is as it was"};
    const char *cause = problem.get_error_string();
    return xun_fail(error, kind.status, "%s: %s (%s%s%s)", subject, kind.advice, problem.get_msg().c_str(),
                    cause ? ": " : "", cause ? cause : "");
}

} // namespace

xun_status report_exception(xun_error *error, const char *subject) noexcept
{
    try {
        try {
            throw;
        } catch (const Failure &failure) {
            return xun_fail(error, failure.error.status, "%s", failure.error.message);
        } catch (const Xapian::Error &problem) {
            return report_xapian(error, subject, problem);
        } catch (const std::bad_alloc &) {
            return xun_fail_memory(error);
        } catch (const std::length_error &) {
            return xun_fail(error, XUN_LIMIT, "%s: too long to be held in memory", subject);
        } catch (const std::exception &problem) {
            return xun_fail(error, XUN_INTERNAL, "%s: %s: please report this", subject, problem.what());
        } catch (...) {
            return xun_fail(error, XUN_INTERNAL, "%s: unknown exception: please report this", subject);
        }
    } catch (...) {
        return xun_fail_memory(error); /* wording the error itself ran out of memory */
    }
}

} // namespace xun
