#include "apps/cli/command.h"

#include <string.h>

#include "apps/cli/commands.h"

const xun_command *const xun_commands[] = {
    &xun_command_index,    &xun_command_search,   &xun_command_report,  &xun_command_eval,
    &xun_command_extract,  &xun_command_tokenize, &xun_command_terms,   &xun_command_stats,
    &xun_command_check,    &xun_command_serve,    &xun_command_compact, &xun_command_dictionary,
    &xun_command_glossary, &xun_command_help,     &xun_command_version,
};
const size_t xun_command_count = XUN_COUNT_OF(xun_commands);

const xun_command *xun_command_named(const char *name)
{
    for (size_t i = 0; i < xun_command_count; i++)
        if (strcmp(xun_commands[i]->name, name) == 0)
            return xun_commands[i];
    return NULL;
}
