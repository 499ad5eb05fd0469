#include "apps/cli/help.h"

#include <string.h>

#include "apps/cli/commands.h"
#include "apps/cli/message.h"
#include "apps/cli/output.h"

/* Of the last change that a reader of the pages would notice. */
#define MANUAL_DATE "November 21, 2026"

/* ---- mdoc (mdoc(7)) ----------------------------------------------------------------------------------- */

/* "one. Two": mdoc wants each sentence on a line of its own, so that it can space them. */
static bool ends_sentence(const char *at)
{
    return at[0] == '.' && at[1] == ' ' && at[2] >= 'A' && at[2] <= 'Z';
}

/* Text as mdoc wants it: backslashes and dashes escaped, no control character at the start of a line. */
static void text(xun_writer *out, const char *string)
{
    if (*string == '.' || *string == '\'')
        xun_write_string(out, "\\&");
    for (const char *at = string; *at; at++)
        if (*at == '\\') {
            xun_write_string(out, "\\e");
        } else if (*at == '-') {
            xun_write_string(out, "\\-");
        } else if (ends_sentence(at)) {
            xun_write_string(out, ".\n");
            at++;
        } else {
            xun_write(out, at, 1);
        }
    xun_write_string(out, "\n");
}

/* Words of a macro line: quoted, so that none is taken for a macro. */
static void argument(xun_writer *out, const char *string)
{
    xun_write_string(out, "\"");
    for (const char *at = string; *at; at++)
        if (*at == '"')
            xun_write_string(out, "\\(dq");
        else if (*at == '\\')
            xun_write_string(out, "\\e");
        else if (*at == '-')
            xun_write_string(out, "\\-");
        else
            xun_write(out, at, 1);
    xun_write_string(out, "\"");
}

static void title(xun_writer *out, const char *name, const char *summary)
{
    xun_write_string(out, ".Dd " MANUAL_DATE "\n.Dt ");
    for (const char *at = name; *at; at++)
        xun_write_format(out, "%c", *at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at);
    xun_write_format(out, " 1\n.Os\n.Sh NAME\n.Nm %s\n.Nd ", name);
    /* A description has neither capital nor full stop. */
    size_t length = strlen(summary);
    xun_write_format(out, "%c", *summary >= 'A' && *summary <= 'Z' ? *summary - 'A' + 'a' : *summary);
    xun_write(out, summary + 1, length - 1 - (summary[length - 1] == '.'));
    xun_write_string(out, "\n");
}

static void option_item(xun_writer *out, const xun_option *option)
{
    char choices[128];
    const char *value = xun_option_value(choices, sizeof choices, option);
    xun_write_string(out, ".It ");
    if (option->letter)
        xun_write_format(out, "Fl %c , ", option->letter);
    xun_write_string(out, "Fl \\-");
    xun_write_string(out, option->name);
    if (value) {
        xun_write_string(out, " Ar ");
        argument(out, value);
    }
    xun_write_string(out, "\n");
    text(out, _(option->help));
}

static void option_section(xun_writer *out, const xun_command *command)
{
    xun_write_string(out, ".Sh OPTIONS\n.Bl -tag -width Ds\n");
    for (size_t i = 0; i < command->option_count; i++)
        if (command->options[i].help)
            option_item(out, &command->options[i]);
    xun_write_string(out, ".It Fl h , Fl \\-help\n");
    text(out, _("show this page"));
    xun_write_string(out, ".El\n");
}

static void exit_section(xun_writer *out, const char *partial)
{
    xun_write_string(out, ".Sh EXIT STATUS\n.Bl -tag -width Ds\n.It 0\n");
    text(out, _("done, or something was found"));
    if (partial) {
        xun_write_string(out, ".It 1\n");
        text(out, _(partial));
    }
    xun_write_string(out, ".It 2\n");
    text(out, _("wrong usage, or an error"));
    xun_write_string(out, ".El\n");
}

static void example_section(xun_writer *out, const xun_command *command)
{
    if (!command->example_count)
        return;
    xun_write_string(out, ".Sh EXAMPLES\n");
    for (size_t i = 0; i < command->example_count; i++) {
        text(out, _(command->examples[i].what));
        xun_write_string(out, ".Pp\n.Dl ");
        argument(out, command->examples[i].line);
        xun_write_string(out, i + 1 < command->example_count ? "\n.Pp\n" : "\n");
    }
}

static void command_page(xun_writer *out, const xun_command *command)
{
    char name[64] = "xunzhang-";
    strncat(name, command->name, sizeof name - strlen(name) - 1);
    title(out, name, _(command->summary));
    xun_write_format(out, ".Sh SYNOPSIS\n.Nm xunzhang %s\n.Ar ", command->name);
    argument(out, _(command->operands));
    xun_write_string(out,
                     command->option_count ? "\n.Op Ar OPTION...\n.Sh DESCRIPTION\n" : "\n.Sh DESCRIPTION\n");
    text(out, _(command->summary));
    for (const char *const *paragraph = command->description; paragraph && *paragraph; paragraph++) {
        xun_write_string(out, ".Pp\n");
        text(out, _(*paragraph));
    }
    option_section(out, command);
    exit_section(out, command->exit_partial);
    example_section(out, command);
    xun_write_string(out, ".Sh SEE ALSO\n.Xr xunzhang 1\n");
}

static void environment_section(xun_writer *out)
{
    static const struct {
        const char *name, *meaning;
    } variables[] = {
        {"XUNZHANG_DATA", N_("the folder of the compiled dictionaries, when not the installed one")},
        {"NO_COLOR", N_("no colours, when not empty")},
        {"LC_ALL , LC_MESSAGES , LANG", N_("the language of the messages: English or Simplified Chinese")},
    };
    xun_write_string(out, ".Sh ENVIRONMENT\n.Bl -tag -width Ds\n");
    for (size_t i = 0; i < XUN_COUNT_OF(variables); i++) {
        xun_write_format(out, ".It Ev %s\n", variables[i].name);
        text(out, _(variables[i].meaning));
    }
    xun_write_string(out, ".El\n");
}

static void main_page(xun_writer *out)
{
    title(out, "xunzhang", _("Finds passages in archives of Chinese and English reports."));
    xun_write_string(
        out, ".Sh SYNOPSIS\n.Nm\n.Ar COMMAND\n.Op Ar ARGUMENT...\n.Sh DESCRIPTION\n.Bl -tag -width Ds\n");
    for (size_t i = 0; i < xun_command_count; i++) {
        xun_write_format(out, ".It Xr xunzhang-%s 1\n", xun_commands[i]->name);
        text(out, _(xun_commands[i]->summary));
    }
    xun_write_string(out, ".El\n");
    environment_section(out);
    exit_section(out, N_("nothing was found, or some inputs failed"));
}

xun_exit xun_print_manual(const xun_command *command)
{
    xun_output output = xun_output_open();
    if (command)
        command_page(&output.writer, command);
    else
        main_page(&output.writer);
    return xun_output_finish(&output, XUN_EXIT_DONE);
}
