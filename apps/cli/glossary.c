/* xunzhang glossary: the user's own terms. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "apps/cli/commands.h"
#include "apps/cli/glossary_file.h"
#include "apps/cli/message.h"
#include "apps/cli/output.h"
#include "common/utf8.h"
#include "glossary/glossary.h"

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
        if (!xun_glossary_is_name(terms[i])) {
            xun_complain(
                _("glossary: term %zu is no name (empty, blanks or marks): write one or leave it out"),
                i + 1);
            free(entries);
            return XUN_EXIT_ERROR;
        }
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
    xun_glossary_entry *entries;
    size_t count, capacity;
    int term, english; /* columns of a table with a heading; -1: none */
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

static bool has_han(const char *text)
{
    const char *end = text + strlen(text);
    while (text < end) {
        uint32_t character;
        text += xun_utf8_read(&character, text, end);
        if (xun_is_han(character))
            return true;
    }
    return false;
}

/* A first line with "term" in it is a heading, as 'terms --new' writes one; but "term" before a Chinese name
 * is a line of a glossary. */
static bool take_heading(import *in, char *const *fields, size_t count)
{
    in->term = in->english = -1;
    if (count > 1 && strcmp(fields[0], XUN_GLOSSARY_TERM) == 0 && has_han(fields[1]))
        return false;
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

static bool take_entry(import *in, const xun_glossary_entry *entry)
{
    if (in->count == in->capacity) {
        size_t capacity = 2 * in->capacity + 64;
        xun_glossary_entry *grown = realloc(in->entries, capacity * sizeof *grown);
        if (!grown)
            return false;
        in->entries = grown;
        in->capacity = capacity;
    }
    in->entries[in->count++] = *entry;
    return true;
}

/* A line of a table; one without a term is passed over. */
static bool take_row(import *in, char *const *fields, size_t count)
{
    const xun_glossary_entry entry = {XUN_GLOSSARY_TERM, field_at(fields, count, in->term), "",
                                      field_at(fields, count, in->english)};
    return !xun_glossary_is_name(entry.name) || take_entry(in, &entry);
}

/* The rows of a table, whose text is cut up in place. Where the first line is no heading, `term` is -1. */
static xun_status read_table(import *in, char *text, xun_error *error)
{
    bool headed = false;
    for (char *line = text, *next; line; line = next) {
        char *fields[COLUMNS];
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        if (*line == '#' || !line[strspn(line, " \t")])
            continue;
        size_t count = split(line, fields);
        if (headed && !take_row(in, fields, count))
            return xun_fail_memory(error);
        if (!headed && !take_heading(in, fields, count))
            return XUN_OK;
        headed = true;
    }
    return XUN_OK;
}

/* A glossary is taken as a whole or not at all. */
static xun_status take_glossary(import *in, const xun_glossary *glossary, xun_error *error)
{
    if (glossary->bad)
        return xun_fail(error, XUN_INVALID, "%s", glossary->problem.message);
    for (size_t i = 0; i < glossary->count; i++)
        if (!take_entry(in, &glossary->entries[i]))
            return xun_fail_memory(error);
    return XUN_OK;
}

static xun_exit import_file(const glossary_settings *s, const char *path)
{
    char encoding[24];
    xun_error error = {0};
    xun_bytes text = XUN_BYTES_EMPTY;
    xun_glossary glossary = {0};
import in = {.term = - 1, .english = - 1 };
    xun_status status = xun_glossary_read_text(&text, encoding, path, &error);
    if (status == XUN_OK && !xun_bytes_append_string(&text, ""))
        status = xun_fail_memory(&error);
    if (status == XUN_OK)
        status = xun_glossary_parse(&glossary, text.data, text.length, path, &error);
    if (status == XUN_OK)
        status = read_table(&in, text.data, &error);
    if (status == XUN_OK && in.term < 0)
        status = take_glossary(&in, &glossary, &error);
    xun_exit result =
        status == XUN_OK ? xun_glossary_add(s->path, in.entries, in.count) : xun_complain_of(&error);
    xun_glossary_close(&glossary);
    xun_bytes_free(&text);
    free(in.entries);
    return result;
}

/* ---- list --------------------------------------------------------------------------------------------- */

static void print_lines(xun_writer *out, const xun_bytes *file)
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
    char encoding[24];
    xun_bytes file = XUN_BYTES_EMPTY;
    xun_error error = {0};
    char *path = xun_glossary_place(s->path);
    if (!path)
        return XUN_EXIT_ERROR;
    xun_output output = xun_output_open();
    xun_status status = xun_glossary_read_text(&file, encoding, path, &error);
    xun_write_format(&output.writer, "# %s\n", path);
    if (file.length)
        print_lines(&output.writer, &file);
    xun_bytes_free(&file);
    xun_exit result = xun_output_finish(&output, status == XUN_OK ? XUN_EXIT_DONE : XUN_EXIT_PARTIAL);
    if (status == XUN_OK)
        xun_warn_of_glossary(path);
    free(path);
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
       "Names of the kinds project, honor, organisation, institution and place are found as such in texts; "
       "term "
       "is the kind of what is just a word, and the others are those of the bundled glossary. The file may "
       "be "
       "in any encoding that reports may have; add and import leave it in UTF-8."),
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
