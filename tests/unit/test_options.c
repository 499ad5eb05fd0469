/* Arguments by an option table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "apps/cli/options.h"

typedef struct {
    bool loud, quiet;
    const char *name;
    size_t count;
    int color;
    xun_strings places;
} settings;

static const char *const colors[] = {"red", "-red", NULL};

static const xun_option options[] = {
    {.name = "loud",
     .letter = 'l',
     .kind = XUN_OPTION_FLAG,
     .offset = offsetof(settings, loud),
     .help = "loud"},
    {.name = "quiet",
     .letter = 'q',
     .kind = XUN_OPTION_FLAG,
     .offset = offsetof(settings, quiet),
     .help = "quiet"},
    {.name = "name",
     .kind = XUN_OPTION_STRING,
     .value = "NAME",
     .offset = offsetof(settings, name),
     .help = "name"},
    {.name = "count",
     .letter = 'n',
     .kind = XUN_OPTION_NUMBER,
     .value = "N",
     .offset = offsetof(settings, count),
     .minimum = 1,
     .maximum = 99,
     .help = "count"},
    {.name = "color",
     .kind = XUN_OPTION_CHOICE,
     .choices = colors,
     .offset = offsetof(settings, color),
     .help = "color"},
    {.name = "place",
     .kind = XUN_OPTION_LIST,
     .value = "P",
     .offset = offsetof(settings, places),
     .help = "place"},
};

static const settings defaults = {.count = 10, .color = -1};

static const xun_command command = {
    .name = "test",
    .operands = "THING...",
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .minimum_operands = 1,
    .maximum_operands = 3,
    .dashed_operands = true,
    .defaults = &defaults,
    .settings_size = sizeof(settings),
};

/* Splits `line` at spaces in place. */
static xun_parsed parse(xun_arguments *out, char *line)
{
    char *words[16];
    size_t count = 0;
    for (char *word = strtok(line, " "); word; word = strtok(NULL, " "))
        words[count++] = word;
    return xun_arguments_parse(out, &command, words, count);
}

static void test_values(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        size_t count;
        int color;
        bool loud, quiet;
        const char *name;
        size_t operands, before_dashes;
    } rows[] = {
        {"a", 10, -1, false, false, NULL, 1, 1},
        {"a -n 5", 5, -1, false, false, NULL, 1, 1},
        {"-n5 a", 5, -1, false, false, NULL, 1, 1},
        {"--count 5 a", 5, -1, false, false, NULL, 1, 1},
        {"--count=5 a b", 5, -1, false, false, NULL, 2, 2},
        {"-lq a", 10, -1, true, true, NULL, 1, 1},
        {"-lqn7 a", 7, -1, true, true, NULL, 1, 1},
        {"a -n 5 -n 6", 6, -1, false, false, NULL, 1, 1},
        {"--name= a", 10, -1, false, false, "", 1, 1},
        {"--name --loud a", 10, -1, false, false, "--loud", 1, 1},
        {"--color -red a", 10, 1, false, false, NULL, 1, 1},
        {"a -- -n 5", 10, -1, false, false, NULL, 3, 1},
        {"a - -隧道", 10, -1, false, false, NULL, 3, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[64];
        xun_arguments arguments;
        strcpy(line, rows[i].line);
        assert_int_equal(parse(&arguments, line), XUN_PARSED);
        const settings *s = arguments.settings;
        assert_int_equal(s->count, rows[i].count);
        assert_int_equal(s->color, rows[i].color);
        assert_int_equal(s->loud, rows[i].loud);
        assert_int_equal(s->quiet, rows[i].quiet);
        assert_true(rows[i].name ? s->name && strcmp(s->name, rows[i].name) == 0 : !s->name);
        assert_int_equal(arguments.operands.count, rows[i].operands);
        assert_int_equal(arguments.operands.before_dashes, rows[i].before_dashes);
        xun_arguments_free(&arguments);
    }
}

static void test_list(void **state)
{
    (void)state;
    char line[] = "--place x thing --place=y";
    xun_arguments arguments;
    assert_int_equal(parse(&arguments, line), XUN_PARSED);
    const settings *s = arguments.settings;
    assert_int_equal(s->places.count, 2);
    assert_string_equal(s->places.items[0], "x");
    assert_string_equal(s->places.items[1], "y");
    xun_arguments_free(&arguments);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        xun_parsed wanted;
    } rows[] = {
        {"", XUN_PARSED_WRONG},
        {"a b c d", XUN_PARSED_WRONG},
        {"a -n", XUN_PARSED_WRONG},
        {"a -n 0", XUN_PARSED_WRONG},
        {"a -n 100", XUN_PARSED_WRONG},
        {"a -n 5x", XUN_PARSED_WRONG},
        {"a -n -5", XUN_PARSED_WRONG},
        {"a --loud=1", XUN_PARSED_WRONG},
        {"a --color green", XUN_PARSED_WRONG},
        {"a --nosuch", XUN_PARSED_WRONG},
        {"a -x", XUN_PARSED_WRONG},
        {"a -n 99999999999999999999", XUN_PARSED_WRONG},
        {"--help", XUN_PARSED_HELP},
        {"-h", XUN_PARSED_HELP},
        {"a -lh --nosuch", XUN_PARSED_HELP},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[64];
        xun_arguments arguments;
        strcpy(line, rows[i].line);
        assert_int_equal(parse(&arguments, line), rows[i].wanted);
        xun_arguments_free(&arguments);
    }
}

static void test_nearest(void **state)
{
    (void)state;
    static const char *const words[] = {"search", "stats", "index", "help"};
    static const struct {
        const char *word, *wanted;
    } rows[] = {
        {"serch", "search"},  {"saerch", "search"}, {"stat", "stats"},
        {"idnex", "index"},   {"hlep", "help"},     {"hxxp", NULL},
        {"frobnicate", NULL}, {"", NULL},           {"a-word-that-is-longer-than-any-option-can-be", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *nearest = xun_nearest_word(rows[i].word, words, 4);
        assert_true(rows[i].wanted ? nearest && strcmp(nearest, rows[i].wanted) == 0 : !nearest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_values), cmocka_unit_test(test_list),
                                       cmocka_unit_test(test_refused), cmocka_unit_test(test_nearest)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
