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

/* What the file holds, with a line end behind the last line; of a missing one, the heading. */
static xun_status read_old(xun_bytes *out, const char *path, xun_error *error)
{
    xun_mapping old;
    xun_status status = xun_mapping_open(&old, path, error);
    if (status == XUN_NOT_FOUND)
        return xun_bytes_append_string(out, heading) ? XUN_OK : xun_fail_memory(error);
    if (status != XUN_OK)
        return status;
    bool good = xun_bytes_append(out, old.data, old.length) &&
                (!old.length || old.data[old.length - 1] == '\n' || xun_bytes_append_byte(out, '\n'));
    xun_mapping_close(&old);
    return good ? XUN_OK : xun_fail_memory(error);
}

/* Whether a line's second column is the name, or its third has it among the variants. */
static bool line_has(const char *line, const char *end, const char *name, size_t length)
{
    const char *tab = *line == '#' ? NULL : memchr(line, '\t', (size_t)(end - line));
    for (int column = 1; tab && column <= 2; column++) {
        const char *start = tab + 1;
        tab = memchr(start, '\t', (size_t)(end - start));
        for (const char *stop, *column_end = tab ? tab : end; start <= column_end; start = stop + 1) {
            stop = memchr(start, '|', (size_t)(column_end - start));
            stop = stop ? stop : column_end;
            if ((size_t)(stop - start) == length && memcmp(start, name, length) == 0)
                return true;
        }
    }
    return false;
}

static bool has_name(const xun_bytes *text, const char *name)
{
    const char *end = text->data + text->length;
    for (const char *line = text->data; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        if (line_has(line, stop > line && stop[-1] == '\r' ? stop - 1 : stop, name, strlen(name)))
            return true;
        line = stop + 1;
    }
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

static bool is_blank(const char *name)
{
    static const char wide[] = "\u3000";
    const char *at = name;
    for (size_t length; *at; at += length) {
        length = *at == ' ' ? 1 : strncmp(at, wide, sizeof wide - 1) == 0 ? sizeof wide - 1 : 0;
        if (length == 0)
            return false;
    }
    return at > name;
}

xun_status xun_glossary_file_add(size_t *added, const char *path, const xun_glossary_entry *entries,
                                 size_t count, xun_error *error)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    *added = 0;
    if (!xun_make_folders_of(path))
        return xun_fail_errno(error, errno, "%s: its folder cannot be made", path);
    xun_status status = read_old(&text, path, error);
    for (size_t i = 0; i < count && status == XUN_OK; i++) {
        if (is_blank(entries[i].name)) {
            status = xun_fail(error, XUN_INVALID,
                              "glossary: term %zu is only blanks: write one or leave it out", i + 1);
            break;
        }
        if (!entries[i].name[0] || (text.length && has_name(&text, entries[i].name)))
            continue;
        if (!append_entry(&text, &entries[i]))
            status = xun_fail_memory(error);
        ++*added;
    }
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
    xun_error error = {0};
    char *place = xun_glossary_place(path);
    if (!place)
        return XUN_EXIT_ERROR;
    xun_exit result = XUN_EXIT_DONE;
    if (xun_glossary_file_add(&added, place, entries, count, &error) != XUN_OK)
        result = xun_complain_of(&error);
    else
        xun_complain(_("%zu terms added to %s, %zu were there: searches know them from now on"), added, place,
                     count - added);
    free(place);
    return result;
}

xun_status xun_open_finder(xun_fact_finder **out, const xun_strings *glossaries, xun_error *error)
{
    char *own = xun_user_glossary_path();
    xun_status status =
        xun_fact_finder_open_with_glossaries(out, NULL, glossaries->items, glossaries->count, own, error);
    free(own);
    return status;
}
