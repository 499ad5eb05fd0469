/* The `xunzhang` command: finds the subcommand, parses its arguments, runs it. */
#include <signal.h>
#include <string.h>

#include "apps/cli/command.h"
#include "apps/cli/help.h"
#include "apps/cli/message.h"
#include "apps/cli/options.h"

static xun_exit unknown_command(const char *name)
{
    const char *names[32];
    size_t count = 0;
    for (size_t i = 0; i < xun_command_count && count < XUN_COUNT_OF(names); i++)
        names[count++] = xun_commands[i]->name;
    const char *nearest = xun_nearest_word(name, names, count);
    if (nearest)
        xun_complain(_("unknown command '%s': did you mean '%s'?"), name, nearest);
    else
        xun_complain(_("unknown command '%s'"), name);
    xun_complain(_("try 'xunzhang help'"));
    return XUN_EXIT_ERROR;
}

static xun_exit run_command(const xun_command *command, char *const *arguments, size_t count)
{
    xun_arguments parsed;
    xun_exit status = XUN_EXIT_ERROR;
    switch (xun_arguments_parse(&parsed, command, arguments, count)) {
    case XUN_PARSED: status = command->run(parsed.settings, &parsed.operands); break;
    case XUN_PARSED_HELP: status = xun_print_command_help(command); break;
    case XUN_PARSED_WRONG: break;
    }
    xun_arguments_free(&parsed);
    return status;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is seen where the output is checked */
    xun_message_start();
    if (argc < 2) {
        xun_complain(_("what to do? Try 'xunzhang help'"));
        return XUN_EXIT_ERROR;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    else if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
        name = "version";
    const xun_command *command = xun_command_named(name);
    return command ? (int)run_command(command, argv + 2, (size_t)argc - 2) : (int)unknown_command(name);
}
