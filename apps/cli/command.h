/* What a subcommand is: one description that feeds parsing, --help, the manual page and the shell's
 * completion. */
#ifndef XUN_CLI_COMMAND_H
#define XUN_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "apps/cli/exit.h"

typedef enum {
    XUN_OPTION_FLAG,   /* bool */
    XUN_OPTION_STRING, /* const char * */
    XUN_OPTION_NUMBER, /* size_t, from `minimum` to `maximum` */
    XUN_OPTION_CHOICE, /* int: which of `choices`, from 0 */
    XUN_OPTION_LIST    /* xun_strings: may be given several times */
} xun_option_kind;

typedef struct {
    const char **items;
    size_t count;
} xun_strings;

typedef enum { XUN_COMPLETE_NOTHING, XUN_COMPLETE_FILE } xun_completion;

typedef struct {
    const char *name; /* without the dashes */
    char letter;      /* short form; 0: none */
    xun_option_kind kind;
    size_t offset;              /* of the field in the subcommand's settings */
    const char *value;          /* what the value is called in the help: "FILE" */
    const char *const *choices; /* NULL at the end */
    const char *const *aliases; /* pairs: another name and the choice it means; NULL at the end */
    size_t minimum, maximum;
    const char *help;          /* NULL: accepted, but not shown */
    xun_completion completion; /* of the value */
} xun_option;

typedef struct {
    const char *line; /* what to type */
    const char *what; /* what it does */
} xun_example;

/* The arguments that are no options. */
typedef struct {
    const char *const *items;
    size_t count;
    size_t before_dashes; /* how many stood before "--"; all of them when there was none */
} xun_operands;

typedef struct xun_command {
    const char *name;
    const char *operands;           /* "DB [QUERY...]" */
    const char *summary;            /* one line */
    const char *const *description; /* paragraphs, NULL at the end */
    const xun_option *options;
    size_t option_count;
    const xun_example *examples;
    size_t example_count;
    const char *exit_partial; /* what exit status 1 means; NULL: does not happen */
    size_t minimum_operands, maximum_operands;
    bool dashed_operands; /* "-隧道" is an operand: what follows the dash is neither letter nor dash */
    const void *defaults; /* settings to start from */
    size_t settings_size;
    xun_exit (*run)(const void *settings, const xun_operands *operands);
} xun_command;

#define XUN_COUNT_OF(array) (sizeof(array) / sizeof *(array))
#define XUN_ANY_NUMBER ((size_t)-1)

/* All subcommands, in the order of the help. */
extern const xun_command *const xun_commands[];
extern const size_t xun_command_count;
/* NULL when there is none of that name. */
const xun_command *xun_command_named(const char *name);

#endif
