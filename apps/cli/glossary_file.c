#include "apps/cli/glossary_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "apps/cli/message.h"
#include "common/file.h"
#include "tokenizer/glossary.h"

static const char heading[] =
    "# kind\tChinese name\tvariants, separated by |\tEnglish names, separated by |\n";

/* ---- the file ----------------------------------------------------------------------------------------- */

static bool append_line_end(xun_bytes *out)
{
    return !out->length || out->data[out->length - 1] == '\n' || xun_bytes_append_byte(out, '\n');
}

/* The bytes as they are. */
static xun_status append_file(xun_bytes *out, const char *path, xun_error *error)
{
    xun_mapping file;
    xun_status status = xun_mapping_open(&file, path, error);
    if (status != XUN_OK)
        return status;
    bool good = xun_bytes_append(out, file.data, file.length);
    xun_mapping_close(&file);
    return good ? XUN_OK : xun_fail_memory(error);
}

/* What the file holds, with a line end behind the last line; of a missing one, the heading. Another encoding
 * becomes UTF-8 with a byte order mark, by which spreadsheets know it. */
static xun_status read_old(xun_bytes *out, char encoding[24], const char *path, xun_error *error)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    xun_error why = {0};
    bool good = true;
    xun_status status = xun_glossary_read_text(&text, encoding, path, &why);
    if (status == XUN_NOT_FOUND) {
        good = xun_bytes_append_string(out, heading);
        status = XUN_OK;
    } else if (status != XUN_OK) {
        xun_fail(error, status, "%s", why.message);
    } else if (strcmp(encoding, "UTF-8") == 0) {
        status = append_file(out, path, error);
    } else {
        good = xun_bytes_append_string(out, "\xEF\xBB\xBF") && xun_bytes_append(out, text.data, text.length);
    }
    xun_bytes_free(&text);
    return status == XUN_OK && (!good || !append_line_end(out)) ? xun_fail_memory(error) : status;
}

/* Whether the name is one of those that "|" divides. */
static bool is_among(const char *names, const char *name)
{
    size_t length = strlen(name);
    for (size_t one; *names; names += one + (names[one] == '|')) {
        one = strcspn(names, "|");
        if (one == length && memcmp(names, name, length) == 0)
            return true;
    }
    return false;
}

static bool has_name(const xun_glossary_entry *entries, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (is_among(entries[i].name, name) || (entries[i].variants && is_among(entries[i].variants, name)))
            return true;
    return false;
}

static bool append_entry(xun_bytes *text, const xun_glossary_entry *entry)
{
    return xun_bytes_append_format(text, "%s\t%s\t%s\t%s\n", entry->kind ? entry->kind : "term", entry->name,
                                   entry->variants ? entry->variants : "",
                                   entry->english ? entry->english : "");
}

static xun_status write_new(const char *path, const xun_bytes *text, xun_error *error)
{
    xun_new_file *file;
    char *whole = realpath(path, NULL); /* what a link points to */
    xun_status status = xun_new_file_open(&file, whole ? whole : path, error);
    free(whole);
    if (status != XUN_OK)
        return status;
    status = xun_new_file_write(file, text->data, text->length, error);
    if (status == XUN_OK)
        return xun_new_file_commit(file, error);
    xun_new_file_discard(file);
    return status;
}

/* Appends the lines of what the glossary does not have yet. */
static xun_status append_new(size_t *added, xun_bytes *text, const char *path,
                             const xun_glossary_entry *entries, size_t count, xun_error *error)
{
    xun_glossary old;
    xun_status status = xun_glossary_parse(&old, text->data, text->length, path, error);
    for (size_t i = 0; i < count && status == XUN_OK; i++) {
        if (has_name(old.entries, old.count, entries[i].name) || has_name(entries, i, entries[i].name))
            continue;
        if (!append_entry(text, &entries[i]))
            status = xun_fail_memory(error);
        ++*added;
    }
    xun_glossary_close(&old);
    return status;
}

xun_status xun_glossary_file_add(size_t *added, char encoding[24], const char *path,
                                 const xun_glossary_entry *entries, size_t count, xun_error *error)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    *added = 0;
    if (!xun_make_folders_of(path))
        return xun_fail_errno(error, errno, "%s: its folder cannot be made", path);
    xun_status status = read_old(&text, encoding, path, error);
    if (status == XUN_OK && !xun_bytes_append_string(&text, ""))
        status = xun_fail_memory(error);
    if (status == XUN_OK)
        status = append_new(added, &text, path, entries, count, error);
    if (status == XUN_OK && *added)
        status = write_new(path, &text, error);
    xun_bytes_free(&text);
    return status;
}

/* ---- the command line --------------------------------------------------------------------------------- */

char *xun_glossary_place(const char *path)
{
    char *place = path ? strdup(path) : xun_user_glossary_path();
    if (!place)
        xun_complain(_("glossary: where is it? Set HOME or XDG_DATA_HOME, or name a file by --glossary"));
    return place;
}

xun_exit xun_glossary_add(const char *path, const xun_glossary_entry *entries, size_t count)
{
    size_t added;
    char encoding[24];
    xun_error error = {0};
    char *place = xun_glossary_place(path);
    if (!place)
        return XUN_EXIT_ERROR;
    xun_exit result = XUN_EXIT_DONE;
    bool good = xun_glossary_file_add(&added, encoding, place, entries, count, &error) == XUN_OK;
    if (good && added && strcmp(encoding, "UTF-8") != 0)
        xun_complain(_("note: %s was %s and is UTF-8 now"), place, encoding);
    if (!good)
        result = xun_complain_of(&error);
    else
        xun_complain(_("%zu terms added to %s, %zu were there: searches know them from now on"), added, place,
                     count - added);
    free(place);
    return result;
}

/* ---- what is wrong with them -------------------------------------------------------------------------- */

static void warn_of(const xun_glossary *glossary)
{
    const char *what = glossary->problem.message;
    if (glossary->problem.status == XUN_OK)
        return;
    if (glossary->bad)
        xun_complain(_("warning: %s (bad lines: %zu; the others count)"), what, glossary->bad);
    else
        xun_complain(_("warning: %s (nothing of this glossary counts)"), what);
}

void xun_warn_of_glossary(const char *path)
{
    xun_glossary glossary;
    if (xun_glossary_open(&glossary, path, NULL) == XUN_OK)
        warn_of(&glossary);
    xun_glossary_close(&glossary);
}

void xun_warn_of_glossaries(const xun_strings *named)
{
    xun_glossary glossary;
    for (size_t i = 0; named && i < named->count; i++)
        xun_warn_of_glossary(named->items[i]);
    char *own = xun_user_glossary_path();
    if (xun_glossary_open_if_there(&glossary, own, NULL) == XUN_OK)
        warn_of(&glossary);
    xun_glossary_close(&glossary);
    free(own);
}

xun_status xun_open_finder(xun_fact_finder **out, const xun_strings *glossaries, xun_error *error)
{
    xun_warn_of_glossaries(glossaries);
    char *own = xun_user_glossary_path();
    xun_status status =
        xun_fact_finder_open_with_glossaries(out, NULL, glossaries->items, glossaries->count, own, error);
    free(own);
    return status;
}
