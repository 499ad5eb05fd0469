#include "apps/cli/help.h"

#include "apps/cli/commands.h"
#include "apps/cli/output.h"

static void option_words(xun_writer *out, const xun_command *command)
{
    for (size_t i = 0; i < command->option_count; i++)
        if (command->options[i].help)
            xun_write_format(out, "--%s ", command->options[i].name);
    xun_write_string(out, "--help");
}

/* What may follow an option that wants a value; nothing for a number. */
static void option_values(xun_writer *out, const xun_option *option)
{
    xun_write_format(out, "    --%s) ", option->name);
    if (option->kind == XUN_OPTION_CHOICE) {
        xun_write_string(out, "COMPREPLY=($(compgen -W '");
        for (size_t i = 0; option->choices[i]; i++)
            xun_write_format(out, "%s%s", i ? " " : "", option->choices[i]);
        xun_write_string(out, "' -- \"$word\"))");
    } else if (option->completion == XUN_COMPLETE_FILE) {
        xun_write_string(out, "COMPREPLY=($(compgen -f -- \"$word\"))");
    } else {
        xun_write_string(out, "COMPREPLY=()");
    }
    xun_write_string(out, "; return ;;\n");
}

static void command_rules(xun_writer *out, const xun_command *command)
{
    xun_write_format(out, "_xunzhang_%s() {\n    case \"$before\" in\n", command->name);
    for (size_t i = 0; i < command->option_count; i++)
        if (command->options[i].help && command->options[i].kind != XUN_OPTION_FLAG)
            option_values(out, &command->options[i]);
    xun_write_string(out, "    esac\n    if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '");
    option_words(out, command);
    xun_write_string(out, "' -- \"$word\"))\n");
    if (command == &xun_command_help)
        xun_write_string(out, "    else COMPREPLY=($(compgen -W \"$commands\" -- \"$word\")); fi\n}\n");
    else
        xun_write_string(out, "    else COMPREPLY=($(compgen -f -- \"$word\")); fi\n}\n");
}

xun_exit xun_print_bash_completion(void)
{
    xun_output output = xun_output_open();
    xun_writer *out = &output.writer;
    xun_write_string(
        out, "# Completion of xunzhang's arguments in bash; made by 'xunzhang help --bash-completion'.\n");
    for (size_t i = 0; i < xun_command_count; i++)
        command_rules(out, xun_commands[i]);
    xun_write_string(
        out, "_xunzhang() {\n    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
             "    local commands='");
    for (size_t i = 0; i < xun_command_count; i++)
        xun_write_format(out, "%s%s", i ? " " : "", xun_commands[i]->name);
    xun_write_string(
        out,
        "'\n    COMPREPLY=()\n"
        "    if ((COMP_CWORD == 1)); then COMPREPLY=($(compgen -W \"$commands\" -- \"$word\")); return; fi\n"
        "    if declare -F \"_xunzhang_${COMP_WORDS[1]}\" >/dev/null; then \"_xunzhang_${COMP_WORDS[1]}\"; "
        "fi\n"
        "}\ncomplete -o filenames -F _xunzhang xunzhang\n");
    return xun_output_finish(&output, XUN_EXIT_DONE);
}
