#include "apps/cli/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "apps/cli/message.h"

/* ---- did you mean ------------------------------------------------------------------------------------- */

enum { LONGEST_WORD = 32 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(const char *a, const char *b)
{
    size_t m = strlen(a), n = strlen(b);
    if (m > LONGEST_WORD || n > LONGEST_WORD)
        return LONGEST_WORD;
    size_t d[LONGEST_WORD + 1][LONGEST_WORD + 1];
    for (size_t i = 0; i <= m; i++)
        d[i][0] = i;
    for (size_t j = 0; j <= n; j++)
        d[0][j] = j;
    for (size_t i = 1; i <= m; i++)
        for (size_t j = 1; j <= n; j++) {
            d[i][j] = least(d[i - 1][j - 1] + (a[i - 1] != b[j - 1]), least(d[i - 1][j], d[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[m][n];
}

const char *xun_nearest_word(const char *word, const char *const *candidates, size_t count)
{
    const char *nearest = NULL;
    size_t best = 3;
    for (size_t i = 0; i < count; i++) {
        size_t d = distance(word, candidates[i]);
        if (d < best && 2 * d < strlen(candidates[i])) {
            best = d;
            nearest = candidates[i];
        }
    }
    return nearest;
}

/* ---- one run over the arguments ----------------------------------------------------------------------- */

typedef struct {
    xun_arguments *out;
    const xun_command *command;
    char *const *arguments;
    size_t count, at;
    bool only_operands; /* after "--" */
} parsing;

static xun_parsed try_help(const parsing *p)
{
    xun_complain(_("try 'xunzhang %s --help'"), p->command->name);
    return XUN_PARSED_WRONG;
}

static xun_parsed unknown_option(const parsing *p, const char *name)
{
    const char *names[64];
    size_t count = 0;
    for (size_t i = 0; i < p->command->option_count && count < XUN_COUNT_OF(names); i++)
        if (p->command->options[i].help)
            names[count++] = p->command->options[i].name;
    const char *nearest = xun_nearest_word(name, names, count);
    if (nearest)
        xun_complain(_("%s: unknown option --%s: did you mean --%s?"), p->command->name, name, nearest);
    else
        xun_complain(_("%s: unknown option --%s"), p->command->name, name);
    return try_help(p);
}

static xun_parsed set_number(const parsing *p, const xun_option *option, const char *value, size_t *field)
{
    char *end = NULL;
    errno = 0;
    unsigned long long number = *value >= '0' && *value <= '9' ? strtoull(value, &end, 10) : 0;
    if (end && !*end && !errno && number >= option->minimum && number <= option->maximum) {
        *field = (size_t)number;
        return XUN_PARSED;
    }
    xun_complain(_("%s: --%s wants a number from %zu to %zu, not '%s'"), p->command->name, option->name,
                 option->minimum, option->maximum, value);
    return try_help(p);
}

/* The choice that another name for it means; else the name itself. */
static const char *without_alias(const xun_option *option, const char *name)
{
    for (const char *const *alias = option->aliases; alias && *alias; alias += 2)
        if (strcmp(alias[0], name) == 0)
            return alias[1];
    return name;
}

static xun_parsed set_choice(const parsing *p, const xun_option *option, const char *value, int *field)
{
    char known[256] = "";
    for (int i = 0; option->choices[i]; i++) {
        if (strcmp(option->choices[i], without_alias(option, value)) == 0) {
            *field = i;
            return XUN_PARSED;
        }
        strncat(known, i ? ", " : "", sizeof known - strlen(known) - 1);
        strncat(known, option->choices[i], sizeof known - strlen(known) - 1);
    }
    xun_complain(_("%s: --%s is one of %s, not '%s'"), p->command->name, option->name, known, value);
    return try_help(p);
}

/* A list can't be longer than there are arguments. */
static xun_parsed add_to_list(const parsing *p, const xun_option *option, const char *value,
                              xun_strings *field)
{
    xun_strings *list = &p->out->lists[option - p->command->options];
    if (!list->items)
        list->items = calloc(p->count, sizeof *list->items);
    if (!list->items) {
        xun_complain_memory();
        return XUN_PARSED_WRONG;
    }
    list->items[list->count++] = value;
    *field = *list;
    return XUN_PARSED;
}

static xun_parsed set_option(const parsing *p, const xun_option *option, const char *value)
{
    char *field = (char *)p->out->settings + option->offset;
    switch (option->kind) {
    case XUN_OPTION_FLAG: *(bool *)(void *)field = true; return XUN_PARSED;
    case XUN_OPTION_STRING: *(const char **)(void *)field = value; return XUN_PARSED;
    case XUN_OPTION_NUMBER: return set_number(p, option, value, (size_t *)(void *)field);
    case XUN_OPTION_CHOICE: return set_choice(p, option, value, (int *)(void *)field);
    case XUN_OPTION_LIST: return add_to_list(p, option, value, (xun_strings *)(void *)field);
    }
    return XUN_PARSED_WRONG;
}

/* `value`: what came attached, or NULL; then the next argument is taken. */
static xun_parsed take_value(parsing *p, const xun_option *option, const char *value)
{
    if (option->kind == XUN_OPTION_FLAG && value) {
        xun_complain(_("%s: --%s takes no value"), p->command->name, option->name);
        return try_help(p);
    }
    if (option->kind != XUN_OPTION_FLAG && !value) {
        if (p->at == p->count) {
            xun_complain(_("%s: --%s wants a value"), p->command->name, option->name);
            return try_help(p);
        }
        value = p->arguments[p->at++];
    }
    return set_option(p, option, value);
}

static xun_parsed parse_long(parsing *p, const char *argument)
{
    const char *equals = strchr(argument, '=');
    size_t length = equals ? (size_t)(equals - argument) : strlen(argument);
    if (length == 4 && memcmp(argument, "help", 4) == 0)
        return XUN_PARSED_HELP;
    for (size_t i = 0; i < p->command->option_count; i++) {
        const xun_option *option = &p->command->options[i];
        if (strlen(option->name) == length && memcmp(option->name, argument, length) == 0)
            return take_value(p, option, equals ? equals + 1 : NULL);
    }
    char name[LONGEST_WORD + 1] = "";
    strncat(name, argument, length < LONGEST_WORD ? length : LONGEST_WORD);
    return unknown_option(p, name);
}

static const xun_option *option_of_letter(const xun_command *command, char letter)
{
    for (size_t i = 0; i < command->option_count; i++)
        if (command->options[i].letter == letter)
            return &command->options[i];
    return NULL;
}

/* "-n5", "-n 5", and flags together: "-ab". */
static xun_parsed parse_short(parsing *p, const char *letters)
{
    for (; *letters; letters++) {
        if (*letters == 'h')
            return XUN_PARSED_HELP;
        const xun_option *option = option_of_letter(p->command, *letters);
        if (!option) {
            xun_complain(_("%s: unknown option -%c (a word that begins with a dash goes after --)"),
                         p->command->name, *letters);
            return try_help(p);
        }
        if (option->kind != XUN_OPTION_FLAG)
            return take_value(p, option, letters[1] ? letters + 1 : NULL);
        xun_parsed parsed = take_value(p, option, NULL);
        if (parsed != XUN_PARSED)
            return parsed;
    }
    return XUN_PARSED;
}

static bool is_letter_or_digit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_operand(const parsing *p, const char *argument)
{
    return p->only_operands || argument[0] != '-' || !argument[1] ||
           (p->command->dashed_operands && argument[1] != '-' && !is_letter_or_digit(argument[1]));
}

static xun_parsed parse_argument(parsing *p)
{
    const char *argument = p->arguments[p->at++];
    xun_operands *operands = &p->out->operands;
    if (is_operand(p, argument)) {
        p->out->operand_items[operands->count++] = argument;
        operands->before_dashes += !p->only_operands;
        return XUN_PARSED;
    }
    if (strcmp(argument, "--") == 0) {
        p->only_operands = true;
        return XUN_PARSED;
    }
    return argument[1] == '-' ? parse_long(p, argument + 2) : parse_short(p, argument + 1);
}

static xun_parsed check_operands(const parsing *p)
{
    size_t count = p->out->operands.count;
    if (count >= p->command->minimum_operands && count <= p->command->maximum_operands)
        return XUN_PARSED;
    if (count < p->command->minimum_operands)
        xun_complain(_("%s: something is missing: xunzhang %s %s"), p->command->name, p->command->name,
                     _(p->command->operands));
    else
        xun_complain(_("%s: too many arguments: '%s'"), p->command->name,
                     p->out->operands.items[p->command->maximum_operands]);
    return try_help(p);
}

xun_parsed xun_arguments_parse(xun_arguments *out, const xun_command *command, char *const *arguments,
                               size_t count)
{
    *out = (xun_arguments){
        .settings = calloc(1, command->settings_size + 1),
        .operand_items = calloc(count + 1, sizeof *out->operand_items),
        .lists = calloc(command->option_count + 1, sizeof *out->lists),
        .list_count = command->option_count,
    };
    if (!out->settings || !out->operand_items || !out->lists) {
        xun_complain_memory();
        return XUN_PARSED_WRONG;
    }
    if (command->defaults)
        memcpy(out->settings, command->defaults, command->settings_size);
    out->operands.items = out->operand_items;
    parsing p = {.out = out, .command = command, .arguments = arguments, .count = count};
    while (p.at < p.count) {
        xun_parsed parsed = parse_argument(&p);
        if (parsed != XUN_PARSED)
            return parsed;
    }
    return check_operands(&p);
}

void xun_arguments_free(xun_arguments *arguments)
{
    for (size_t i = 0; arguments->lists && i < arguments->list_count; i++)
        free(arguments->lists[i].items);
    free(arguments->lists);
    free(arguments->operand_items);
    free(arguments->settings);
    *arguments = (xun_arguments){0};
}
