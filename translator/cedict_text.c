#include "translator/cedict_text.h"

#include <stdlib.h>
#include <string.h>

#include "common/utf8.h"

bool xun_cedict_next(xun_cedict_entry *out, const char **at, const char *end)
{
    const char *line = *at;
    if (line >= end)
        return false;
    const char *stop = memchr(line, '\n', (size_t)(end - line));
    const char *first = memchr(line, '\t', (size_t)(stop - line)), *second = first + 1;
    second = memchr(second, '\t', (size_t)(stop - second));
    *out = (xun_cedict_entry){line,
                              first + 1,
                              second + 1,
                              (size_t)(first - line),
                              (size_t)(second - first - 1),
                              (size_t)(stop - second - 1)};
    *at = stop + 1;
    return true;
}

typedef struct {
    const char *text;
    size_t length;
} part;

/* A part of an entry may hold neither tab nor line feed; those become blanks. */
static bool append_part(xun_bytes *out, part p, char end)
{
    size_t at = out->length;
    if (!xun_bytes_append(out, p.text, p.length))
        return false;
    for (size_t i = at; i < out->length; i++)
        if (out->data[i] == '\t' || out->data[i] == '\n' || out->data[i] == '\r')
            out->data[i] = ' ';
    return xun_bytes_append_byte(out, end);
}

static bool append_entry(xun_bytes *out, part word, part pinyin, part senses)
{
    return append_part(out, word, '\t') && append_part(out, pinyin, '\t') && append_part(out, senses, '\n');
}

/* The part before `separator`, which `*at` moves past. */
static bool take(part *out, const char **at, const char *end, const char *separator)
{
    size_t length = strlen(separator);
    const char *found = memmem(*at, (size_t)(end - *at), separator, length);
    if (!found)
        return false;
    *out = (part){*at, (size_t)(found - *at)};
    *at = found + length;
    return true;
}

/* ---- lines -------------------------------------------------------------------------------------------- */

static bool append_table_line(xun_bytes *out, const char *line, const char *end)
{
    part traditional, word, pinyin;
    if (!take(&traditional, &line, end, "\t") || !take(&word, &line, end, "\t") ||
        !take(&pinyin, &line, end, "\t"))
        return true;
    return append_entry(out, word, pinyin, (part){line, (size_t)(end - line)});
}

static bool append_cedict_line(xun_bytes *out, const char *line, const char *end)
{
    part traditional, word, pinyin;
    if (!take(&traditional, &line, end, " ") || !take(&word, &line, end, " [") ||
        !take(&pinyin, &line, end, "] /"))
        return true;
    while (end > line && (end[-1] == '/' || end[-1] == ' '))
        end--;
    return append_entry(out, word, pinyin, (part){line, (size_t)(end - line)});
}

static bool append_line(xun_bytes *out, xun_bytes *date, const char *line, const char *end)
{
    static const char dated[] = "#! date=";
    size_t length = (size_t)(end - line);
    if (length > strlen(dated) && memcmp(line, dated, strlen(dated)) == 0)
        return xun_bytes_append(date, line + strlen(dated), length - strlen(dated));
    if (!length || *line == '#')
        return true;
    return memchr(line, '\t', length) ? append_table_line(out, line, end)
                                      : append_cedict_line(out, line, end);
}

/* ---- the npm package: export default {"all":[["傳統","传统","chuan2 tong3",["tradition"],[],[]],...]} - */

static uint32_t read_hex(const char *at, const char *end)
{
    uint32_t value = 0;
    for (int i = 0; i < 4 && at < end; i++, at++)
        value = value * 16 + (uint32_t)(*at <= '9' ? *at - '0' : (*at | 0x20) - 'a' + 10);
    return value;
}

/* Appends the string that begins behind the quote at `at`; returns where it ends, or NULL when memory is
 * out. */
static const char *append_string(xun_bytes *out, const char *at, const char *end)
{
    for (; at < end && *at != '"'; at++) {
        char encoded[4] = {*at};
        size_t length = 1;
        if (*at == '\\' && at + 1 < end) {
            at++;
            encoded[0] = strchr("ntr", *at) ? ' ' : *at;
            if (*at == 'u') {
                length = xun_utf8_write(encoded, read_hex(at + 1, end));
                at += end - at > 4 ? 4 : 0;
            }
        }
        if (!xun_bytes_append(out, encoded, length))
            return NULL;
    }
    return at < end ? at + 1 : end;
}

/* An entry's strings as they come, arrays of senses joined by "/"; the first four fields count. */
typedef struct {
    xun_bytes fields[4];
    size_t field;
} record;

static const char *read_record(record *r, const char *at, const char *end)
{
    size_t depth = 0;
    r->field = 0;
    for (int i = 0; i < 4; i++)
        xun_bytes_clear(&r->fields[i]);
    while (at < end) {
        char c = *at++;
        if (c == '"') {
            xun_bytes *field = &r->fields[r->field < 4 ? r->field : 0];
            size_t before = field->length;
            bool another = r->field < 4 && before;
            if (another && !xun_bytes_append_byte(field, '/'))
                return NULL;
            at = append_string(field, at, end);
            if (!at)
                return NULL;
            if (r->field >= 4)
                field->length = before;
        } else if (c == '[') {
            depth++;
        } else if (c == ']') {
            if (!depth--)
                return at;
        } else if (c == ',' && !depth) {
            r->field++;
        }
    }
    return end;
}

static part part_of(const xun_bytes *bytes)
{
    return (part){bytes->data ? bytes->data : "", bytes->length};
}

static bool append_package(xun_bytes *out, const char *at, const char *end)
{
    record r = {0};
    bool good = true;
    for (const char *open; good && at && at < end && (open = memchr(at, '[', (size_t)(end - at)));) {
        if (open + 1 < end && open[1] == '[') { /* the array of all */
            at = open + 1;
            continue;
        }
        at = read_record(&r, open + 1, end);
        good = at && (r.field < 3 ||
                      append_entry(out, part_of(&r.fields[1]), part_of(&r.fields[2]), part_of(&r.fields[3])));
    }
    for (int i = 0; i < 4; i++)
        xun_bytes_free(&r.fields[i]);
    return good;
}

bool xun_cedict_lines(xun_bytes *out, xun_bytes *date, const char *text, size_t length)
{
    static const char package[] = "{\"all\":";
    const char *end = text + length;
    const char *found = memmem(text, length < 64 ? length : 64, package, strlen(package));
    if (found)
        return append_package(out, found + strlen(package), end);
    bool good = true;
    while (text < end && good) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        stop = stop ? stop : end;
        good = append_line(out, date, text, stop > text && stop[-1] == '\r' ? stop - 1 : stop);
        text = stop + 1;
    }
    return good;
}
