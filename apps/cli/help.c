#include "apps/cli/help.h"

#include <stdio.h>
#include <string.h>

#include "apps/cli/columns.h"
#include "apps/cli/commands.h"
#include "apps/cli/message.h"
#include "apps/cli/output.h"

enum { HELP_WIDTH = 80, OPTION_COLUMN = 26 };

/* ---- pieces ------------------------------------------------------------------------------------------- */

const char *xun_option_value(char *buffer, size_t capacity, const xun_option *option)
{
    if (option->kind == XUN_OPTION_FLAG)
        return NULL;
    if (option->kind != XUN_OPTION_CHOICE)
        return option->value;
    size_t length = 0;
    buffer[0] = '\0';
    for (size_t i = 0; option->choices[i]; i++) {
        int added = snprintf(buffer + length, capacity - length, "%s%s", i ? "|" : "", option->choices[i]);
        if (added < 0 || (size_t)added >= capacity - length)
            break;
        length += (size_t)added;
    }
    return buffer;
}

static void spaces(xun_writer *out, size_t count)
{
    while (count-- > 0)
        xun_write(out, " ", 1);
}

/* A paragraph, wrapped; the cursor stands at column `at` and the lines after the first are indented by
 * `indent`. */
static void paragraph(xun_writer *out, const char *text, size_t at, size_t indent)
{
    size_t length = strlen(text), next;
    bool first = true;
    for (size_t start = 0; start < length; start += next) {
        spaces(out, first ? indent > at ? indent - at : 0 : indent);
        first = false;
        size_t line = xun_line_length(&next, text + start, length - start, HELP_WIDTH - indent);
        xun_write(out, text + start, line);
        xun_write_string(out, "\n");
    }
}

static void usage(xun_writer *out, const xun_command *command)
{
    xun_write_format(out, _("usage: xunzhang %s %s"), command->name, _(command->operands));
    xun_write_string(out, command->option_count ? _(" [OPTION...]") : "");
    xun_write_string(out, "\n\n");
}

static void option_line(xun_writer *out, const xun_option *option)
{
    char choices[128], names[200];
    const char *value = xun_option_value(choices, sizeof choices, option);
    int length = option->letter ? snprintf(names, sizeof names, "  -%c, --%s", option->letter, option->name)
                                : snprintf(names, sizeof names, "      --%s", option->name);
    if (value && length > 0 && (size_t)length < sizeof names)
        snprintf(names + length, sizeof names - (size_t)length, " %s", value);
    size_t columns = xun_columns(names, strlen(names));
    xun_write_string(out, names);
    if (columns + 2 > OPTION_COLUMN) {
        xun_write_string(out, "\n");
        columns = 0;
    }
    paragraph(out, _(option->help), columns, OPTION_COLUMN);
}

static void option_list(xun_writer *out, const xun_command *command)
{
    xun_write_string(out, _("Options:\n"));
    for (size_t i = 0; i < command->option_count; i++)
        if (command->options[i].help)
            option_line(out, &command->options[i]);
    xun_write_string(out, "  -h, --help");
    paragraph(out, _("show this page"), 12, OPTION_COLUMN);
}

static void example_list(xun_writer *out, const xun_command *command)
{
    xun_write_string(out, _("\nExamples:\n"));
    for (size_t i = 0; i < command->example_count; i++) {
        xun_write_format(out, "  %s\n", command->examples[i].line);
        paragraph(out, _(command->examples[i].what), 0, 6);
    }
}

static void exit_statuses(xun_writer *out, const char *partial)
{
    xun_write_string(out, _("\nExit status:\n"));
    xun_write_string(out, _("  0  done, or something was found\n"));
    if (partial)
        xun_write_format(out, "  1  %s\n", _(partial));
    xun_write_string(out, _("  2  wrong usage, or an error\n"));
}

xun_exit xun_print_command_help(const xun_command *command)
{
    xun_output output = xun_output_open();
    xun_writer *out = &output.writer;
    usage(out, command);
    paragraph(out, _(command->summary), 0, 0);
    for (const char *const *text = command->description; text && *text; text++) {
        xun_write_string(out, "\n");
        paragraph(out, _(*text), 0, 0);
    }
    xun_write_string(out, "\n");
    option_list(out, command);
    if (command->example_count)
        example_list(out, command);
    exit_statuses(out, command->exit_partial);
    return xun_output_finish(&output, XUN_EXIT_DONE);
}

/* ---- the subcommand ----------------------------------------------------------------------------------- */

typedef struct {
    bool manual, completion;
} help_settings;

static xun_exit print_overview(void)
{
    xun_output output = xun_output_open();
    xun_writer *out = &output.writer;
    xun_write_string(out, _("usage: xunzhang COMMAND [ARGUMENT...]\n\n"));
    paragraph(out, _("Finds passages in archives of Chinese and English reports."), 0, 0);
    xun_write_string(out, _("\nCommands:\n"));
    for (size_t i = 0; i < xun_command_count; i++) {
        xun_write_format(out, "  %-10s", xun_commands[i]->name);
        paragraph(out, _(xun_commands[i]->summary), 12, 14);
    }
    xun_write_string(out, "\n");
    paragraph(out, _("'xunzhang COMMAND --help' tells more about a command."), 0, 0);
    exit_statuses(out, N_("nothing was found, or some inputs failed"));
    return xun_output_finish(&output, XUN_EXIT_DONE);
}

static xun_exit run_help(const void *settings, const xun_operands *operands)
{
    const help_settings *s = settings;
    if (s->completion)
        return xun_print_bash_completion();
    const xun_command *command = operands->count ? xun_command_named(operands->items[0]) : NULL;
    if (operands->count && !command) {
        xun_complain(_("help: unknown command '%s': try 'xunzhang help'"), operands->items[0]);
        return XUN_EXIT_ERROR;
    }
    if (s->manual)
        return xun_print_manual(command);
    return command ? xun_print_command_help(command) : print_overview();
}

static const xun_option options[] = {
    {.name = "man",
     .kind = XUN_OPTION_FLAG,
     .offset = offsetof(help_settings, manual),
     .help = N_("print the manual page's source (mdoc) instead")},
    {.name = "bash-completion",
     .kind = XUN_OPTION_FLAG,
     .offset = offsetof(help_settings, completion),
     .help = N_("print the completion rules for bash instead")},
};

static const xun_example examples[] = {
    {"xunzhang help search", N_("the same as 'xunzhang search --help'")},
    {"eval \"$(xunzhang help --bash-completion)\"", N_("completion in this shell, without installing")},
};

const xun_command xun_command_help = {
    .name = "help",
    .operands = N_("[COMMAND]"),
    .summary = N_("Shows the commands, or how to use one."),
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .maximum_operands = 1,
    .settings_size = sizeof(help_settings),
    .run = run_help,
};
