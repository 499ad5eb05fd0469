#include "apps/cgi/parameters.h"

#include <string.h>

#include "apps/cgi/speech.h"
#include "common/utf8.h"

/* Checks a value; gives the reason when it is refused, else NULL. */
typedef const char *validator(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits);

enum { NAME_BYTES = 300, REPORT_BYTES = 1000, PASSAGE_LIMIT = 100000000 };

/* ---- validators -------------------------------------------------------------------------------------------------- */

static const char *check_number(xun_parameters *out, xun_parameter parameter, size_t limit)
{
    size_t number = 0;
    for (const char *at = out->values[parameter]; *at; at++) {
        if (*at < '0' || *at > '9')
            return N_("must be a whole number.");
        number = number > limit ? number : number * 10 + (size_t)(*at - '0');
    }
    if (number < 1 || number > limit)
        return N_("is out of range.");
    out->numbers[parameter] = number;
    return NULL;
}

static const char *check_page_size(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    return check_number(out, parameter, limits->page_size);
}

static const char *check_page(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    return check_number(out, parameter, limits->page_depth);
}

static const char *check_passage(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    (void)limits;
    return check_number(out, parameter, PASSAGE_LIMIT);
}

static const char *check_choice(const char *value, const char *const *choices)
{
    for (; *choices; choices++)
        if (strcmp(value, *choices) == 0)
            return NULL;
    return N_("has a value that is not known.");
}

static const char *check_sort(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    static const char *const choices[] = {"relevance", "date", "-date", NULL};
    (void)limits;
    return check_choice(out->values[parameter], choices);
}

static const char *check_collapse(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    static const char *const choices[] = {"report", NULL};
    (void)limits;
    return check_choice(out->values[parameter], choices);
}

static const char *check_language(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    static const char *const choices[] = {"zh", "en", "mixed", NULL};
    (void)limits;
    return check_choice(out->values[parameter], choices);
}

static const char *check_interface(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    static const char *const choices[] = {"zh", "en", NULL};
    (void)limits;
    return check_choice(out->values[parameter], choices);
}

static const char *check_format(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    static const char *const choices[] = {"html", "json", "csv", "rss", NULL};
    (void)limits;
    return check_choice(out->values[parameter], choices);
}

static const char *four_digits(const char *at)
{
    return strspn(at, "0123456789") == 4 ? at + 4 : at;
}

/* 2017, 2016..2020, 2016.., ..2020 */
static const char *check_year(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    const char *value = out->values[parameter], *at = four_digits(value);
    (void)limits;
    bool begun = at != value;
    if (begun && !*at)
        return NULL;
    if (strncmp(at, "..", 2) == 0) {
        const char *high = at + 2, *end = four_digits(high);
        if (!*end && (begun || end != high))
            return NULL;
    }
    return N_("must be a year, such as 2017, or years, such as 2016..2020.");
}

static const char *check_length(const char *value, size_t limit)
{
    return strlen(value) <= limit ? NULL : N_("is too long.");
}

static const char *check_query(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    return check_length(out->values[parameter], limits->query_bytes);
}

static const char *check_name(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    (void)limits;
    return check_length(out->values[parameter], NAME_BYTES);
}

static const char *check_report(xun_parameters *out, xun_parameter parameter, const xun_parameter_limits *limits)
{
    (void)limits;
    return check_length(out->values[parameter], REPORT_BYTES);
}

/* ---- the table --------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    validator *check;
} table[XUN_PARAMETER_COUNT] = {
    [XUN_PARAMETER_Q] = {"q", check_query},
    [XUN_PARAMETER_N] = {"n", check_page_size},
    [XUN_PARAMETER_PAGE] = {"page", check_page},
    [XUN_PARAMETER_SORT] = {"sort", check_sort},
    [XUN_PARAMETER_COLLAPSE] = {"collapse", check_collapse},
    [XUN_PARAMETER_YEAR] = {"year", check_year},
    [XUN_PARAMETER_PROJECT] = {"project", check_name},
    [XUN_PARAMETER_HONOR] = {"honor", check_name},
    [XUN_PARAMETER_ORG] = {"org", check_name},
    [XUN_PARAMETER_REPORT] = {"report", check_report},
    [XUN_PARAMETER_LANG] = {"lang", check_language},
    [XUN_PARAMETER_PASSAGE] = {"passage", check_passage},
    [XUN_PARAMETER_DB] = {"db", check_name},
    [XUN_PARAMETER_UI] = {"ui", check_interface},
    [XUN_PARAMETER_FORMAT] = {"format", check_format},
};

const char *xun_parameter_name(xun_parameter parameter)
{
    return table[parameter].name;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Appends the decoded value and a zero byte; control characters become spaces, spaces at the ends go. */
static const char *decode(xun_bytes *out, const char *at, const char *end)
{
    char *start = out->data + out->length, *to = start;
    while (at < end) {
        char byte = *at++;
        if (byte == '%' && end - at >= 2 && hex_digit(at[0]) >= 0 && hex_digit(at[1]) >= 0) {
            byte = (char)(hex_digit(at[0]) << 4 | hex_digit(at[1]));
            at += 2;
        } else if (byte == '+') {
            byte = ' ';
        }
        byte = (unsigned char)byte < 0x20 || byte == 0x7F ? ' ' : byte;
        if (to > start || byte != ' ')
            *to++ = byte;
    }
    while (to > start && to[-1] == ' ')
        to--;
    *to++ = '\0';
    out->length = (size_t)(to - out->data);
    return start;
}

static xun_parameter parameter_named(const char *name, size_t length)
{
    int i = 0;
    while (i < XUN_PARAMETER_COUNT && (strlen(table[i].name) != length || memcmp(table[i].name, name, length) != 0))
        i++;
    return (xun_parameter)i;
}

/* U+0080 to U+009F are controls too, in two bytes. */
static bool is_clean(const char *value)
{
    size_t length = strlen(value);
    if (xun_utf8_valid_prefix(value, length) != length)
        return false;
    for (const char *at = value; (at = strchr(at, '\xC2')) != NULL; at++)
        if ((unsigned char)at[1] < 0xA0)
            return false;
    return true;
}

static const char *take(xun_parameters *out, xun_parameter parameter, const char *value, const char *end,
                        const xun_parameter_limits *limits)
{
    const char *text = decode(&out->text, value, end);
    if (!*text)
        return NULL;
    if (!is_clean(text))
        return N_("is not valid UTF-8 text.");
    out->values[parameter] = text;
    const char *reason = table[parameter].check(out, parameter, limits);
    if (reason)
        out->values[parameter] = NULL;
    return reason;
}

bool xun_parameters_read(xun_parameters *out, const char *query_string, const xun_parameter_limits *limits,
                         xun_parameter_problem *problem)
{
    size_t length = strlen(query_string);
    *out = (xun_parameters){0};
    *problem = (xun_parameter_problem){XUN_PARAMETER_COUNT, NULL};
    if (!xun_bytes_reserve(&out->text, length + XUN_PARAMETER_COUNT))
        return false;
    const char *reason = NULL;
    for (const char *at = query_string; *at; at += *at == '&') {
        const char *end = at + strcspn(at, "&"), *equals = memchr(at, '=', (size_t)(end - at));
        xun_parameter parameter = parameter_named(at, (size_t)((equals ? equals : end) - at));
        if (equals && parameter != XUN_PARAMETER_COUNT && !out->values[parameter]) {
            const char *why = take(out, parameter, equals + 1, end, limits);
            if (why && !reason) {
                reason = why;
                problem->parameter = parameter;
            }
        }
        at = end;
    }
    problem->reason = reason;
    return !reason;
}

void xun_parameters_free(xun_parameters *parameters)
{
    xun_bytes_free(&parameters->text);
}
