#include "apps/cgi/parameters.h"

#include <string.h>

#include "apps/cgi/speech.h"
#include "common/utf8.h"

enum { NAME_BYTES = 300, REPORT_BYTES = 1000, PASSAGES = 100000000 };

/* ---- the table ---------------------------------------------------------------------------------------- */

typedef enum {
    TEXT,   /* at most `limit` bytes */
    NUMBER, /* from 1 to `limit` */
    YEARS,  /* 2017, 2016..2020, 2016.., ..2020 */
    CHOICE  /* one of `choices` */
} kind;

static const char *const sorts[] = {"relevance", "date", "-date", NULL};
static const char *const collapses[] = {"report", NULL};
static const char *const refusals[] = {"no", NULL};
static const char *const languages[] = {"zh", "en", "mixed", NULL};
static const char *const interfaces[] = {"zh", "en", NULL};
static const char *const formats[] = {"html", "json", "csv", "rss", NULL};

const char *const xun_honor_levels[] = {"国家级", "省级", "市级", "区级", NULL};
const char *const xun_project_stages[] = {"签约", "规划", "开工", "在建", "推进",
                                          "竣工", "投产", "投用", NULL};

static const struct {
    const char *name;
    kind kind;
    size_t limit; /* 0: the settings give it */
    const char *const *choices;
} table[XUN_PARAMETER_COUNT] = {
    [XUN_PARAMETER_Q] = {"q", TEXT, 0, NULL},
    [XUN_PARAMETER_N] = {"n", NUMBER, 0, NULL},
    [XUN_PARAMETER_PAGE] = {"page", NUMBER, 0, NULL},
    [XUN_PARAMETER_SORT] = {"sort", CHOICE, 0, sorts},
    [XUN_PARAMETER_COLLAPSE] = {"collapse", CHOICE, 0, collapses},
    [XUN_PARAMETER_TRANSLATE] = {"translate", CHOICE, 0, refusals},
    [XUN_PARAMETER_GROUP] = {"group", CHOICE, 0, refusals},
    [XUN_PARAMETER_YEAR] = {"year", YEARS, 0, NULL},
    [XUN_PARAMETER_PROJECT] = {"project", TEXT, NAME_BYTES, NULL},
    [XUN_PARAMETER_HONOR] = {"honor", TEXT, NAME_BYTES, NULL},
    [XUN_PARAMETER_ORG] = {"org", TEXT, NAME_BYTES, NULL},
    [XUN_PARAMETER_REPORT] = {"report", TEXT, REPORT_BYTES, NULL},
    [XUN_PARAMETER_LANG] = {"lang", CHOICE, 0, languages},
    [XUN_PARAMETER_PASSAGE] = {"passage", NUMBER, PASSAGES, NULL},
    [XUN_PARAMETER_LEVEL] = {"level", CHOICE, 0, xun_honor_levels},
    [XUN_PARAMETER_STAGE] = {"stage", CHOICE, 0, xun_project_stages},
    [XUN_PARAMETER_DB] = {"db", TEXT, NAME_BYTES, NULL},
    [XUN_PARAMETER_UI] = {"ui", CHOICE, 0, interfaces},
    [XUN_PARAMETER_FORMAT] = {"format", CHOICE, 0, formats},
};

static size_t limit_of(xun_parameter parameter, const xun_parameter_limits *limits)
{
    switch (parameter) {
    case XUN_PARAMETER_Q: return limits->query_bytes;
    case XUN_PARAMETER_N: return limits->page_size;
    case XUN_PARAMETER_PAGE: return limits->page_depth;
    default: return table[parameter].limit;
    }
}

/* ---- validators: each gives the reason when a value is refused, else NULL ----------------------------- */

static const char *check_number(size_t *out, const char *value, size_t limit)
{
    size_t number = 0;
    for (; *value; value++) {
        if (*value < '0' || *value > '9')
            return N_("must be a whole number.");
        number = number > limit ? number : number * 10 + (size_t)(*value - '0');
    }
    if (number < 1 || number > limit)
        return N_("is out of range.");
    *out = number;
    return NULL;
}

static const char *check_choice(const char *value, const char *const *choices)
{
    for (; *choices; choices++)
        if (strcmp(value, *choices) == 0)
            return NULL;
    return N_("has a value that is not known.");
}

static const char *after_year(const char *at)
{
    return strspn(at, "0123456789") == 4 ? at + 4 : at;
}

static const char *check_years(const char *value)
{
    const char *at = after_year(value);
    bool begun = at != value;
    if (begun && !*at)
        return NULL;
    if (strncmp(at, "..", 2) == 0) {
        const char *high = at + 2, *end = after_year(high);
        if (!*end && (begun || end != high))
            return NULL;
    }
    return N_("must be a year, such as 2017, or years, such as 2016..2020.");
}

static const char *check(xun_parameters *out, xun_parameter parameter, const char *value, size_t limit)
{
    switch (table[parameter].kind) {
    case TEXT: return strlen(value) <= limit ? NULL : N_("is too long.");
    case NUMBER: return check_number(&out->numbers[parameter], value, limit);
    case YEARS: return check_years(value);
    case CHOICE: return check_choice(value, table[parameter].choices);
    }
    return NULL;
}

const char *xun_parameter_name(xun_parameter parameter)
{
    return table[parameter].name;
}

/* ---- reading ------------------------------------------------------------------------------------------ */

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
    while (i < XUN_PARAMETER_COUNT &&
           (strlen(table[i].name) != length || memcmp(table[i].name, name, length) != 0))
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
    const char *reason = check(out, parameter, text, limit_of(parameter, limits));
    if (!reason)
        out->values[parameter] = text;
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
