/* xunzhang glossary: the user's own terms. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "apps/cli/commands.h"
#include "apps/cli/glossary_file.h"
#include "apps/cli/message.h"
#include "apps/cli/output.h"
#include "common/file.h"
#include "tokenizer/glossary.h"

typedef struct {
    const char *path;
} glossary_settings;

/* ---- add ---------------------------------------------------------------------------------------------- */

static xun_exit add(const glossary_settings *s, const char *const *terms, size_t count)
{
    xun_glossary_entry *entries = calloc(count + 1, sizeof *entries);
    if (!entries)
        return xun_complain_memory();
    for (size_t i = 0; i < count; i++) {
        entries[i].name = terms[i];
        if (strpbrk(terms[i], "\t\r\n|")) {
            xun_complain(_("glossary: %s: a term has neither tabs nor line ends nor |"), terms[i]);
            free(entries);
            return XUN_EXIT_ERROR;
        }
    }
    xun_exit result = xun_glossary_add(s->path, entries, count);
    free(entries);
    return result;
}

/* ---- import ------------------------------------------------------------------------------------------- */

enum { COLUMNS = 16 };

typedef struct {
    char *text; /* the file, cut up in place */
    xun_glossary_entry *entries;
    size_t count, capacity;
    int term, english; /* columns of a table with a heading; -1: a glossary's four columns */
} import;

static size_t split(char *line, char **fields)
{
    size_t count = 0;
    for (char *at = line; at && count < COLUMNS; count++) {
        fields[count] = at;
        at = strchr(at, '\t');
        if (at)
            *at++ = '\0';
    }
    return count;
}

/* A first line with "term" in it is a heading, as 'terms --new' writes one. */
static bool take_heading(import *in, char *const *fields, size_t count)
{
    in->term = in->english = -1;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(fields[i], "term") == 0)
            in->term = (int)i;
        if (strcasecmp(fields[i], "english") == 0)
            in->english = (int)i;
    }
    return in->term >= 0;
}

static const char *field_at(char *const *fields, size_t count, int column)
{
    return column >= 0 && (size_t)column < count ? fields[column] : "";
}

static bool take_entry(import *in, char *const *fields, size_t count)
{
    if (in->count == in->capacity) {
        size_t capacity = 2 * in->capacity + 64;
        xun_glossary_entry *grown = realloc(in->entries, capacity * sizeof *grown);
        if (!grown)
            return false;
        in->entries = grown;
        in->capacity = capacity;
    }
    in->entries[in->count++] =
        in->term >= 0 ? (xun_glossary_entry){"term", field_at(fields, count, in->term), "",
                                             field_at(fields, count, in->english)}
                      : (xun_glossary_entry){fields[0], field_at(fields, count, 1),
                                             field_at(fields, count, 2), field_at(fields, count, 3)};
    return true;
}

static xun_status read_lines(import *in, const char *path, xun_error *error)
{
    char *line = in->text, *fields[COLUMNS];
    bool first = true;
    if (strncmp(line, "\xEF\xBB\xBF", 3) == 0)
        line += 3;
    for (size_t number = 1; line && *line; number++) {
        char *next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        size_t count = *line && *line != '#' ? split(line, fields) : 0;
        line = next;
        if (!count || (first && take_heading(in, fields, count))) {
            first = first && !count;
            continue;
        }
        first = false;
        if (in->term < 0 && count < 2)
            return xun_fail(error, XUN_INVALID,
                            "%s:%zu: want a heading with a column \"term\", or kind, Chinese name, variants, "
                            "English names, with tabs between",
                            path, number);
        if (!take_entry(in, fields, count))
            return xun_fail_memory(error);
    }
    return XUN_OK;
}

static xun_exit import_file(const glossary_settings *s, const char *path)
{
    xun_mapping file;
    xun_error error = {0};
import in = {.term = - 1, .english = - 1 };
    if (xun_mapping_open(&file, path, &error) != XUN_OK)
        return xun_complain_of(&error);
    in.text = strndup(file.data, file.length);
    xun_mapping_close(&file);
    xun_status status = in.text ? read_lines(&in, path, &error) : xun_fail_memory(&error);
    xun_exit result =
        status == XUN_OK ? xun_glossary_add(s->path, in.entries, in.count) : xun_complain_of(&error);
    free(in.entries);
    free(in.text);
    return result;
}

/* ---- list --------------------------------------------------------------------------------------------- */

static void print_lines(xun_writer *out, const xun_mapping *file)
{
    for (const char *line = file->data, *end = line + file->length; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        for (const char *tab; (tab = memchr(line, '\t', (size_t)(stop - line))) != NULL; line = tab + 1) {
            xun_write_plain(out, line, (size_t)(tab - line));
            xun_write_string(out, "\t");
        }
        xun_write_plain(out, line, (size_t)(stop - line));
        xun_write_string(out, "\n");
        line = stop + 1;
    }
}

static xun_exit list(const glossary_settings *s)
{
    xun_mapping file;
    xun_error error = {0};
    char *path = xun_glossary_place(s->path);
    if (!path)
        return XUN_EXIT_ERROR;
    xun_output output = xun_output_open();
    xun_status status = xun_mapping_open(&file, path, &error);
    xun_write_format(&output.writer, "# %s\n", path);
    if (status == XUN_OK) {
        print_lines(&output.writer, &file);
        xun_mapping_close(&file);
    }
    free(path);
    xun_exit result = xun_output_finish(&output, status == XUN_OK ? XUN_EXIT_DONE : XUN_EXIT_PARTIAL);
    return status == XUN_OK || status == XUN_NOT_FOUND ? result : xun_complain_of(&error);
}

/* ---- the command -------------------------------------------------------------------------------------- */

static xun_exit run_glossary(const void *settings, const xun_operands *operands)
{
    const char *what = operands->items[0];
    if (strcmp(what, "add") == 0 && operands->count > 1)
        return add(settings, operands->items + 1, operands->count - 1);
    if (strcmp(what, "import") == 0 && operands->count == 2)
        return import_file(settings, operands->items[1]);
    if (strcmp(what, "list") == 0 && operands->count == 1)
        return list(settings);
    xun_complain(_("glossary: want 'add TERM...', 'import FILE' or 'list'"));
    xun_complain(_("try 'xunzhang %s --help'"), "glossary");
    return XUN_EXIT_ERROR;
}

static const glossary_settings defaults = {NULL};

static const xun_option options[] = {
    {.name = "glossary",
     .kind = XUN_OPTION_STRING,
     .value = "FILE",
     .offset = offsetof(glossary_settings, path),
     .completion = XUN_COMPLETE_FILE,
     .help = N_("another glossary than your own ($XDG_DATA_HOME/xunzhang/glossary.tsv)")},
};

static const char *const description[] = {
    N_("Your own terms: found as a whole by the next search, without indexing anew, and written into an "
       "index when it is "
       "next brought up to date. add takes terms; import a table with a column \"term\", as 'xunzhang terms "
       "DB --new "
       "--format tsv' prints it, or a glossary; list shows what there is. Terms that are there already are "
       "passed over, "
       "and no line is ever changed."),
    N_("The glossary is a TSV file that a spreadsheet can edit: kind, Chinese name, variants (separated by "
       "|), English "
       "names (separated by |); only the name is needed. English names translate questions. "
       "Names of the kinds project, honor, organisation and place are found as such in texts."),
    NULL,
};

static const xun_example examples[] = {
    {"xunzhang glossary add 七责七化 U创港", N_("two terms")},
    {"xunzhang terms reports.db --new --format tsv > new.tsv",
     N_("propose terms; take out the wrong ones by hand")},
    {"xunzhang glossary import new.tsv", N_("and accept the rest")},
};

const xun_command xun_command_glossary = {
    .name = "glossary",
    .operands = N_("add TERM... | import FILE | list"),
    .summary = N_("Adds terms of your own."),
    .description = description,
    .options = options,
    .option_count = XUN_COUNT_OF(options),
    .examples = examples,
    .example_count = XUN_COUNT_OF(examples),
    .exit_partial = N_("there is no glossary yet"),
    .minimum_operands = 1,
    .maximum_operands = XUN_ANY_NUMBER,
    .defaults = &defaults,
    .settings_size = sizeof(glossary_settings),
    .run = run_glossary,
};
