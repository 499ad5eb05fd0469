/* Keywords files as text: lines, or rows of a TSV or CSV table. */
#include "apps/report/keywords.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "apps/report/keyword_add.h"
#include "common/file.h"
#include "common/utf8.h"
#include "corpus/source.h"

enum { FIELDS = 64 };

/* ---- lines -------------------------------------------------------------------------------------------- */

/* The first "=" outside quotes, which stands between name and query; NULL when there is none. */
static const char *equals_sign(const char *line, size_t length, size_t *width)
{
    bool quoted = false;
    for (const char *at = line, *end = line + length; at < end;) {
        uint32_t c;
        *width = xun_utf8_read(&c, at, end);
        if (c == '"' || c == 0x201C || c == 0x201D || c == 0xFF02)
            quoted = !quoted;
        else if ((c == '=' || c == 0xFF1D) && !quoted)
            return at;
        at += *width;
    }
    return NULL;
}

static xun_status add_line(xun_keyword_sink *sink, xun_slice line, xun_slice *group, size_t number,
                           xun_error *error)
{
    const xun_slice none = {"", 0};
    line = xun_trimmed(line);
    if (line.length && line.text[0] == '#') {
        *group = xun_trimmed((xun_slice){line.text + 1, line.length - 1});
        return XUN_OK;
    }
    size_t width = 0;
    const char *equals = equals_sign(line.text, line.length, &width);
    if (!equals)
        return xun_keyword_add(sink, none, line, *group, none, number, error);
    xun_slice name = {line.text, (size_t)(equals - line.text)};
    xun_slice query = {equals + width, line.length - name.length - width};
    if (!xun_trimmed(name).length && !xun_trimmed(query).length)
        return xun_keyword_add(sink, (xun_slice){equals, width}, query, *group, none, number, error);
    return xun_keyword_add(sink, name, query, *group, none, number, error);
}

static xun_status read_lines(xun_keyword_sink *sink, const char *text, size_t length, xun_error *error)
{
    xun_slice group = {"", 0};
    xun_status status = XUN_OK;
    size_t number = 0;
    for (const char *at = text, *end = text + length; at < end && status == XUN_OK;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        xun_slice line = {at, (size_t)((stop ? stop : end) - at)};
        status = add_line(sink, line, &group, ++number, error);
        at = stop ? stop + 1 : end;
    }
    return status;
}

/* ---- tables ------------------------------------------------------------------------------------------- */

/* A walk over rows whose fields are separated by a tab or a comma; RFC 4180 quotes with commas. */
typedef struct {
    const char *at, *end;
    char separator;
    size_t line, row_line;
    xun_bytes unquoted; /* what the row's quoted fields say */
    xun_slice fields[FIELDS];
    size_t count;
} table;

/* Reads a quoted field; its text is put at the end of `unquoted`, whose room was made before. */
static xun_slice quoted_field(table *t)
{
    size_t start = t->unquoted.length;
    for (t->at++; t->at < t->end; t->at++) {
        if (*t->at == '"' && (t->at + 1 == t->end || t->at[1] != '"'))
            break;
        t->at += *t->at == '"';
        t->line += *t->at == '\n';
        t->unquoted.data[t->unquoted.length++] = *t->at;
    }
    while (t->at < t->end && *t->at != t->separator && *t->at != '\n')
        t->at++;
    return (xun_slice){t->unquoted.data + start, t->unquoted.length - start};
}

static xun_slice plain_field(table *t)
{
    const char *start = t->at;
    while (t->at < t->end && *t->at != t->separator && *t->at != '\n')
        t->at++;
    return (xun_slice){start, (size_t)(t->at - start)};
}

/* False at the end. Fields beyond FIELDS are passed over. */
static bool next_row(table *t)
{
    if (t->at >= t->end)
        return false;
    t->row_line = ++t->line;
    t->count = 0;
    t->unquoted.length = 0;
    for (;;) {
        bool quoted = t->separator == ',' && t->at < t->end && *t->at == '"';
        xun_slice field = quoted ? quoted_field(t) : plain_field(t);
        if (t->count < FIELDS)
            t->fields[t->count++] = field;
        if (t->at >= t->end)
            return true;
        if (*t->at++ == '\n')
            return true;
    }
}

static bool open_table(table *t, const char *text, size_t length, char separator)
{
    *t = (table){.at = text, .end = text + length, .separator = separator};
    return xun_bytes_reserve(&t->unquoted, length + 1);
}

/* Reads the text as a table when its first row is a header; `*header` says whether it was. */
static xun_status read_table(bool *header, xun_keyword_sink *sink, const char *text, size_t length,
                             char separator, xun_error *error)
{
    table t;
    xun_keyword_columns columns;
    xun_status status = open_table(&t, text, length, separator) ? XUN_OK : xun_fail_memory(error);
    *header =
        status == XUN_OK && next_row(&t) && t.count > 1 && xun_keyword_header(&columns, t.fields, t.count);
    while (*header && status == XUN_OK && next_row(&t))
        status = xun_keyword_add_row(sink, &columns, t.fields, t.count, t.row_line, error);
    xun_bytes_free(&t.unquoted);
    return status;
}

static xun_status read_any(xun_keyword_sink *sink, const char *text, size_t length, xun_error *error)
{
    static const char separators[] = {'\t', ','};
    for (size_t i = 0; i < sizeof separators; i++) {
        bool header;
        xun_status status = read_table(&header, sink, text, length, separators[i], error);
        if (status != XUN_OK || header)
            return status;
    }
    return read_lines(sink, text, length, error);
}

static xun_status read_text(xun_keyword_sink *sink, xun_error *error)
{
    xun_text *text;
    const xun_text_options options = {.name = "keywords.txt"};
    xun_status status = xun_text_open(&text, sink->path, &options, error);
    if (status == XUN_OK)
        status = read_any(sink, xun_text_data(text), xun_text_length(text), error);
    xun_text_close(text);
    return status;
}

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), wanted = strlen(end);
    return length >= wanted && strcasecmp(text + length - wanted, end) == 0;
}

xun_status xun_keywords_read(xun_keywords *out, const char *path, xun_keyword_problem *problem, void *user,
                             xun_error *error)
{
    *out = (xun_keywords){0};
    xun_keyword_sink sink = {out, problem, user, path, 0};
    xun_status status =
        ends_in(path, ".xlsx") ? xun_keywords_from_workbook(&sink, error) : read_text(&sink, error);
    if (status == XUN_OK && sink.over)
        status = xun_fail(error, XUN_LIMIT, "%s: %zu keywords, at most %d go into a report: split the file",
                          path, out->count + sink.over, XUN_KEYWORD_LIMIT);
    if (status == XUN_OK && !out->count && !out->problems)
        status = xun_fail(error, XUN_INVALID, "%s: no keywords in it: write one a line", path);
    else if (status == XUN_OK && !out->count)
        status = xun_fail(error, XUN_INVALID, "%s: no keyword is right", path);
    if (status != XUN_OK)
        xun_keywords_free(out);
    return status;
}
