/* What the command line says to people: messages in the language of the locale, errors as one line each. */
#ifndef XUN_CLI_MESSAGE_H
#define XUN_CLI_MESSAGE_H

#include <libintl.h>

#include "apps/cli/exit.h"
#include "common/status.h"

#define _(text) gettext(text)
#define N_(text) text /* marks a text of a table; it goes through gettext where it is shown */

/* Takes up the locale for messages and characters (never for numbers, so that JSON and TSV stay readable by
 * programs) and finds the message catalogue. Call once, first. */
void xun_message_start(void);

/* From now on messages and labels are in this language, "zh" or "en", whatever the locale. */
void xun_message_language(const char *language);

/* "xunzhang: MESSAGE" on standard error, control characters replaced by spaces. */
void xun_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same for the message of a library; returns XUN_EXIT_ERROR. */
xun_exit xun_complain_of(const xun_error *error);
/* The usual answer to a failed allocation; returns XUN_EXIT_ERROR. */
xun_exit xun_complain_memory(void);

#endif
