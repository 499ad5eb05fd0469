#include "glossary/glossary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 4 };

static const char blanks[] = " \u00A0\u3000"; /* in spreadsheets' cells: narrow, unbreakable, wide */

/* ---- cells -------------------------------------------------------------------------------------------- */

/* Bytes of the blank that stands at `at`; 0: none does. */
static size_t blank_at(const char *at, const char *end)
{
    for (const char *blank = blanks; *blank;) {
        size_t length = (*blank & 0x80) == 0 ? 1 : (*blank & 0x20) == 0 ? 2 : 3;
        if ((size_t)(end - at) >= length && memcmp(at, blank, length) == 0)
            return length;
        blank += length;
    }
    return 0;
}

static size_t blank_before(const char *start, const char *end)
{
    for (size_t length = 1; length <= 3 && (size_t)(end - start) >= length; length++)
        if (blank_at(end - length, end) == length)
            return length;
    return 0;
}

/* Ends the cell with a zero byte and leaves out the blanks around it. */
static const char *trim(char *start, char *end)
{
    for (size_t length; (length = blank_at(start, end)) > 0;)
        start += length;
    for (size_t length; (length = blank_before(start, end)) > 0;)
        end -= length;
    *end = '\0';
    return start;
}

/* Cuts a line into its cells; returns how many there are, of which those beyond the fourth are left out. */
static size_t split(const char *cells[COLUMNS], char *line, char *end)
{
    size_t count = 0;
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = "";
    for (char *at = line; at <= end; count++) {
        char *stop = memchr(at, '\t', (size_t)(end - at));
        stop = stop ? stop : end;
        char *next = stop + 1;
        if (count < COLUMNS)
            cells[count] = trim(at, stop);
        at = next;
    }
    return count;
}

/* ---- lines -------------------------------------------------------------------------------------------- */

typedef struct {
    xun_glossary *glossary;
    const char *name; /* for messages */
    size_t line, capacity;
} reading;

/* The first message is kept, the others are counted. */
static void complain(reading *r, const char *message)
{
    if (!r->glossary->bad++)
        xun_fail(&r->glossary->problem, XUN_INVALID, "%s:%zu: %s", r->name, r->line, message);
}

static void complain_of_kind(reading *r, const char *kind)
{
    char message[400];
    snprintf(message, sizeof message, "unknown kind '%.60s', good for a term only: the kinds are %s", kind,
             xun_glossary_kind_list);
    complain(r, message);
}

/* What makes the line no entry; NULL: nothing. */
static const char *fault_of(const char *const cells[COLUMNS], size_t count)
{
    if (count < 2)
        return "no glossary entry: want kind, Chinese name, variants, English names, with tabs between";
    if (!xun_glossary_is_name(cells[1]))
        return "no name in the second column: write one or drop the line";
    for (size_t i = 0; i < COLUMNS; i++)
        if (strstr(cells[i], "\uFFFD"))
            return "characters that cannot be read: save the glossary anew as UTF-8 text";
    return NULL;
}

static bool append(reading *r, const xun_glossary_entry *entry)
{
    xun_glossary *glossary = r->glossary;
    if (glossary->count == r->capacity) {
        size_t capacity = 2 * r->capacity + 64;
        xun_glossary_entry *entries = realloc(glossary->entries, capacity * sizeof *entries);
        if (!entries)
            return false;
        glossary->entries = entries;
        r->capacity = capacity;
    }
    glossary->entries[glossary->count++] = *entry;
    return true;
}

/* False: memory is out. */
static bool read_line(reading *r, char *line, char *end)
{
    const char *cells[COLUMNS];
    if (line == end || *line == '#')
        return true;
    size_t count = split(cells, line, end);
    if (!*cells[0] && !*cells[1] && !*cells[2] && !*cells[3])
        return true;
    const char *fault = fault_of(cells, count), *kind = xun_glossary_kind(cells[0]);
    if (fault) {
        complain(r, fault);
        return true;
    }
    if (!kind)
        complain_of_kind(r, cells[0]);
    return append(r, &(xun_glossary_entry){kind ? kind : XUN_GLOSSARY_TERM, cells[1], cells[2], cells[3]});
}

static bool read_lines(reading *r, char *text, size_t length)
{
    for (char *line = text, *end = text + length; line < end;) {
        char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        char *last = stop > line && stop[-1] == '\r' ? stop - 1 : stop;
        r->line++;
        if (!read_line(r, line, last))
            return false;
        line = stop + 1;
    }
    return true;
}

/* Takes over the text, which a zero byte follows. */
static xun_status read_text(xun_glossary *out, char *text, size_t length, const char *name, xun_error *error)
{
    reading r = {.glossary = out, .name = name};
    out->text = text;
    if (read_lines(&r, text, length))
        return XUN_OK;
    xun_glossary_close(out);
    return xun_fail_memory(error);
}

/* ---- all together ------------------------------------------------------------------------------------- */

xun_status xun_glossary_parse(xun_glossary *out, const char *text, size_t length, const char *name,
                              xun_error *error)
{
    *out = (xun_glossary){.encoding = "UTF-8"};
    size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    char *copy = strndup(text + mark, length - mark);
    return copy ? read_text(out, copy, strlen(copy), name, error) : xun_fail_memory(error);
}

/* A file of which no line is an entry is another kind of file. */
static xun_status refuse(xun_glossary *glossary, xun_error *error)
{
    xun_error problem = glossary->problem;
    xun_glossary_close(glossary);
    return xun_fail(error, problem.status, "%s", problem.message);
}

xun_status xun_glossary_open(xun_glossary *out, const char *path, xun_error *error)
{
    xun_bytes text = XUN_BYTES_EMPTY;
    *out = (xun_glossary){.encoding = "UTF-8"};
    xun_status status = xun_glossary_read_text(&text, out->encoding, path, error);
    if (status != XUN_OK) {
        xun_bytes_free(&text);
        return status;
    }
    if (!text.data)
        return XUN_OK;
    status = read_text(out, text.data, text.length, path, error);
    return status == XUN_OK && out->bad && !out->count ? refuse(out, error) : status;
}

void xun_glossary_close(xun_glossary *glossary)
{
    free(glossary->entries);
    free(glossary->text);
    *glossary = (xun_glossary){0};
}
