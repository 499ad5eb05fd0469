#include "apps/cgi/settings.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "common/file.h"
#include "common/utf8.h"

typedef enum { TEXT, NUMBER, PATH } kind;

typedef struct {
    const char *key;
    kind kind;
    size_t offset;
    size_t minimum, maximum, otherwise; /* of a number */
} setting;

#define SITE(name) offsetof(xun_settings, name)
#define DATABASE(name) offsetof(xun_database_settings, name)

static const setting site_table[] = {
    {"title", TEXT, SITE(title), 0, 0, 0},
    {"title_en", TEXT, SITE(title_en), 0, 0, 0},
    {"url", TEXT, SITE(url), 0, 0, 0},
    {"language", TEXT, SITE(language), 0, 0, 0},
    {"glossary", TEXT, SITE(glossary), 0, 0, 0},
    {"page_size", NUMBER, SITE(page_size), 1, 100, 10},
    {"page_size_limit", NUMBER, SITE(page_size_limit), 1, 1000, 100},
    {"page_depth", NUMBER, SITE(page_depth), 1, 10000, 100},
    {"query_bytes", NUMBER, SITE(query_bytes), 64, 8000, 1500},
    {"csv_rows", NUMBER, SITE(csv_rows), 1, 100000, 1000},
    {"cpu_seconds", NUMBER, SITE(cpu_seconds), 1, 600, 10},
    {"seconds", NUMBER, SITE(seconds), 1, 3600, 30},
    {"megabytes", NUMBER, SITE(megabytes), 64, 1000000, 2048},
    {"cache_megabytes", NUMBER, SITE(cache_megabytes), 0, 10000, 32},
    {"workers", NUMBER, SITE(workers), 1, 256, 2},
};

static const setting database_table[] = {
    {"path", PATH, DATABASE(paths), 0, 0, 0},
    {"title", TEXT, DATABASE(title), 0, 0, 0},
    {"title_en", TEXT, DATABASE(title_en), 0, 0, 0},
    {"root", TEXT, DATABASE(root), 0, 0, 0},
};

typedef struct {
    xun_settings *settings;
    const char *path;
    size_t line;
    xun_error *error;
} reading;

static xun_status wrong(const reading *r, const char *what)
{
    return xun_fail(r->error, XUN_INVALID, "%s:%zu: %s", r->path, r->line, what);
}

/* ---- values ------------------------------------------------------------------------------------------- */

static xun_status set_text(const reading *r, char **out, const char *value)
{
    char *copy = strdup(value);
    if (!copy)
        return xun_fail_memory(r->error);
    free(*out);
    *out = copy;
    return XUN_OK;
}

static xun_status set_number(const reading *r, size_t *out, const setting *s, const char *value)
{
    char *end;
    unsigned long long number = strtoull(value, &end, 10);
    if (*value < '0' || *value > '9' || *end || number < s->minimum || number > s->maximum)
        return xun_fail(r->error, XUN_INVALID, "%s:%zu: %s must be a number from %zu to %zu", r->path,
                        r->line, s->key, s->minimum, s->maximum);
    *out = (size_t)number;
    return XUN_OK;
}

static xun_status add_path(const reading *r, xun_database_settings *database, const char *value)
{
    if (database->path_count == XUN_DATABASE_PATHS)
        return wrong(r, "too many paths in one database: write a Xapian stub file that lists them");
    return set_text(r, &database->paths[database->path_count++], value);
}

static xun_status set_value(const reading *r, void *target, const setting *s, const char *value)
{
    switch (s->kind) {
    case TEXT: return set_text(r, (char **)((char *)target + s->offset), value);
    case NUMBER: return set_number(r, (size_t *)((char *)target + s->offset), s, value);
    case PATH: return add_path(r, target, value);
    }
    return XUN_INTERNAL;
}

/* ---- lines -------------------------------------------------------------------------------------------- */

static char *trim(char *text)
{
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length && strchr(" \t\r", text[length - 1]))
        text[--length] = '\0';
    return text;
}

static xun_status take_section(const reading *r, char *line)
{
    xun_settings *settings = r->settings;
    size_t length = strlen(line);
    if (length < 3 || line[length - 1] != ']')
        return wrong(r, "a database begins with a line such as [reports]");
    line[length - 1] = '\0';
    for (size_t i = 0; i < settings->database_count; i++)
        if (strcmp(settings->databases[i].name, line + 1) == 0)
            return wrong(r, "this database was named before");
    xun_database_settings *more = realloc(settings->databases, (settings->database_count + 1) * sizeof *more);
    if (!more)
        return xun_fail_memory(r->error);
    settings->databases = more;
    more[settings->database_count] = (xun_database_settings){0};
    return set_text(r, &more[settings->database_count++].name, line + 1);
}

static xun_status take_setting(const reading *r, char *line)
{
    xun_settings *settings = r->settings;
    bool in_database = settings->database_count > 0;
    const setting *table = in_database ? database_table : site_table;
    size_t count = in_database ? sizeof database_table / sizeof *table : sizeof site_table / sizeof *table;
    void *target =
        in_database ? (void *)&settings->databases[settings->database_count - 1] : (void *)settings;
    char *equals = strchr(line, '=');
    if (!equals)
        return wrong(r, "a setting is a line such as title = Reports");
    *equals = '\0';
    const char *key = trim(line), *value = trim(equals + 1);
    for (size_t i = 0; i < count; i++)
        if (strcmp(table[i].key, key) == 0)
            return set_value(r, target, &table[i], value);
    return xun_fail(r->error, XUN_INVALID, "%s:%zu: no setting is called \"%s\" here", r->path, r->line, key);
}

static xun_status take_line(const reading *r, char *line)
{
    line = trim(line);
    if (!*line || *line == '#')
        return XUN_OK;
    return *line == '[' ? take_section(r, line) : take_setting(r, line);
}

static xun_status take_lines(reading *r, char *text)
{
    xun_status status = XUN_OK;
    for (char *next, *line = text; line && status == XUN_OK; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        r->line++;
        status = take_line(r, line);
    }
    return status;
}

/* ---- the file ----------------------------------------------------------------------------------------- */

static xun_status check(const reading *r)
{
    const xun_settings *s = r->settings;
    if (!s->database_count)
        return xun_fail(r->error, XUN_INVALID,
                        "%s: names no database: add a section such as [reports] with path = DB", r->path);
    for (size_t i = 0; i < s->database_count; i++)
        if (!s->databases[i].path_count)
            return xun_fail(r->error, XUN_INVALID, "%s: [%s] has no path", r->path, s->databases[i].name);
    if (s->language && strcmp(s->language, "zh") != 0 && strcmp(s->language, "en") != 0)
        return xun_fail(r->error, XUN_INVALID, "%s: language must be zh or en", r->path);
    return XUN_OK;
}

static xun_status read_text(const reading *r, const xun_mapping *mapping)
{
    if (xun_utf8_valid_prefix(mapping->data, mapping->length) != mapping->length ||
        memchr(mapping->data, '\0', mapping->length))
        return xun_fail(r->error, XUN_INVALID, "%s: is not UTF-8 text", r->path);
    char *text = strndup(mapping->data, mapping->length);
    if (!text)
        return xun_fail_memory(r->error);
    reading lines = *r;
    xun_status status = take_lines(&lines, text);
    free(text);
    return status == XUN_OK ? check(r) : status;
}

xun_status xun_settings_read(xun_settings **out, const char *path, xun_error *error)
{
    *out = NULL;
    xun_settings *settings = calloc(1, sizeof *settings);
    if (!settings)
        return xun_fail_memory(error);
    for (size_t i = 0; i < sizeof site_table / sizeof *site_table; i++)
        if (site_table[i].kind == NUMBER)
            *(size_t *)((char *)settings + site_table[i].offset) = site_table[i].otherwise;
    const reading r = {settings, path, 0, error};
    xun_mapping mapping;
    xun_status status = xun_mapping_open(&mapping, path, error);
    if (status == XUN_OK) {
        status = read_text(&r, &mapping);
        xun_mapping_close(&mapping);
    }
    if (status == XUN_OK)
        *out = settings;
    else
        xun_settings_free(settings);
    return status;
}

void xun_settings_free(xun_settings *settings)
{
    if (!settings)
        return;
    for (size_t i = 0; i < settings->database_count; i++) {
        xun_database_settings *database = &settings->databases[i];
        free(database->name);
        free(database->title);
        free(database->title_en);
        free(database->root);
        for (size_t k = 0; k < database->path_count; k++)
            free(database->paths[k]);
    }
    free(settings->databases);
    free(settings->title);
    free(settings->title_en);
    free(settings->url);
    free(settings->language);
    free(settings->glossary);
    free(settings);
}
