/* A subcommand's description as text for a terminal, as a manual page and as completion rules. */
#ifndef XUN_CLI_HELP_H
#define XUN_CLI_HELP_H

#include "apps/cli/command.h"
#include "common/writer.h"

/* Each prints on standard output and gives the exit status. */
xun_exit xun_print_command_help(const xun_command *command);
/* mdoc; NULL: the page of the whole program. */
xun_exit xun_print_manual(const xun_command *command);
xun_exit xun_print_bash_completion(void);

/* "on" and its like: how an option's value is shown, "FILE" or "text|json"; NULL for a flag. Cut when it does
 * not fit. */
const char *xun_option_value(char *buffer, size_t capacity, const xun_option *option);

#endif
