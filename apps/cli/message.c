#include "apps/cli/message.h"

#include <locale.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/writer.h"

static const char domain[] = "xunzhang";

/* What the environment asks for, in the order that POSIX gives. */
static const char *wanted_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "";
}

/* A system without the generated locale "zh_CN.UTF-8" still has C.UTF-8, under which LANGUAGE chooses the
 * catalogue. */
static void take_up_locale(void)
{
    const char *wanted = wanted_language();
    if (!setlocale(LC_CTYPE, ""))
        setlocale(LC_CTYPE, "C.UTF-8");
    if (!setlocale(LC_MESSAGES, "") && setlocale(LC_MESSAGES, "C.UTF-8") && strncmp(wanted, "zh", 2) == 0)
        setenv("LANGUAGE", "zh_CN", 0);
}

static bool has_catalogue(const char *folder)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/zh_CN/LC_MESSAGES/%s.mo", folder, domain);
    return length > 0 && (size_t)length < sizeof path && access(path, R_OK) == 0;
}

/* As for the dictionaries: $XUNZHANG_DATA, else what is installed, else the build's own. */
static void find_catalogue(void)
{
    const char *data = getenv("XUNZHANG_DATA");
    char beside_data[4096] = "";
    if (data)
        snprintf(beside_data, sizeof beside_data, "%s/locale", data);
    const char *const folders[] = {beside_data, XUN_LOCALE_DIR, XUN_BUILD_DATA_DIR "/locale"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (*folders[i] && has_catalogue(folders[i])) {
            bindtextdomain(domain, folders[i]);
            break;
        }
    bind_textdomain_codeset(domain, "UTF-8");
    textdomain(domain);
}

void xun_message_start(void)
{
    take_up_locale();
    find_catalogue();
}

/* gettext caches what it found for a language; this counter (gettext manual, "gettext grok") tells it to look
 * again. */
extern int _nl_msg_cat_cntr;

void xun_message_language(const char *language)
{
    setlocale(LC_MESSAGES, "C.UTF-8");
    setenv("LANGUAGE", strcmp(language, "zh") == 0 ? "zh_CN" : "en", 1);
    _nl_msg_cat_cntr++;
}

static void print_line(const char *message)
{
    xun_writer writer = xun_writer_to_stream(stderr);
    fflush(stdout);
    xun_write_string(&writer, "xunzhang: ");
    xun_write_plain(&writer, message, strlen(message));
    xun_write_string(&writer, "\n");
}

void xun_complain(const char *format, ...)
{
    char message[2048];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    print_line(message);
}

xun_exit xun_complain_of(const xun_error *error)
{
    print_line(error->message);
    return XUN_EXIT_ERROR;
}

xun_exit xun_complain_memory(void)
{
    print_line(_("out of memory"));
    return XUN_EXIT_ERROR;
}
