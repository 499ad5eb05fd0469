/* Parsing of a subcommand's arguments by its option table. */
#ifndef XUN_CLI_OPTIONS_H
#define XUN_CLI_OPTIONS_H

#include "apps/cli/command.h"

typedef enum {
    XUN_PARSED,
    XUN_PARSED_HELP, /* --help or -h was given */
    XUN_PARSED_WRONG /* told on standard error */
} xun_parsed;

/* The parsed arguments and what they point into. Strings are those of `arguments`. */
typedef struct {
    void *settings;
    xun_operands operands;
    const char **operand_items;
    xun_strings *lists; /* one an option */
    size_t list_count;
} xun_arguments;

/* Parses what follows the subcommand's name: "-n 5", "-n5", "--count 5", "--count=5", options and operands in
 * any order,
 * "--" ends the options. Free with xun_arguments_free, whatever the outcome. */
xun_parsed xun_arguments_parse(xun_arguments *out, const xun_command *command, char *const *arguments,
                               size_t count);
void xun_arguments_free(xun_arguments *arguments);

/* The candidate that `word` was probably meant to be: at most two letters inserted, left out, changed or
 * swapped, and less than half of them (optimal string alignment distance). NULL when none is near. */
const char *xun_nearest_word(const char *word, const char *const *candidates, size_t count);

#endif
