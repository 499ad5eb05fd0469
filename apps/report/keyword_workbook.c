/* The first sheet of an XLSX workbook as rows of text (ECMA-376 part 1, 18.3 and 18.4): shared and inline
 * strings. */
#include <archive.h>
#include <archive_entry.h>
#include <libxml/xmlreader.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "apps/report/keyword_add.h"

enum { PART_LIMIT = 64 << 20, COLUMNS = 64, SHEET_NAME = 64 };

/* Text put end to end, and where each piece begins. */
typedef struct {
    xun_bytes text;
    size_t *starts;
    size_t count, capacity;
} strings;

static bool begin_string(strings *s)
{
    if (s->count == s->capacity) {
        size_t capacity = s->capacity ? s->capacity * 2 : 256;
        size_t *grown = realloc(s->starts, capacity * sizeof *grown);
        if (!grown)
            return false;
        s->starts = grown;
        s->capacity = capacity;
    }
    s->starts[s->count++] = s->text.length;
    return xun_bytes_append(&s->text, "", 0);
}

static xun_slice string_at(const strings *s, size_t index)
{
    if (index >= s->count)
        return (xun_slice){"", 0};
    size_t end = index + 1 < s->count ? s->starts[index + 1] : s->text.length;
    return (xun_slice){s->text.data + s->starts[index], end - s->starts[index]};
}

/* ---- parts of the file -------------------------------------------------------------------------------- */

typedef struct {
    xun_bytes strings, sheet;
    char sheet_name[SHEET_NAME]; /* of what `sheet` holds: the first by name */
} parts;

static xun_status read_part(xun_bytes *out, struct archive *archive, const char *path, xun_error *error)
{
    char chunk[1 << 14];
    xun_bytes_clear(out);
    for (;;) {
        la_ssize_t got = archive_read_data(archive, chunk, sizeof chunk);
        if (got < 0)
            return xun_fail(error, XUN_CORRUPT, "%s: damaged workbook", path);
        if (got == 0)
            return XUN_OK;
        if (out->length + (size_t)got > PART_LIMIT)
            return xun_fail(error, XUN_LIMIT, "%s: a part of the workbook is over 64 MiB: save it as CSV",
                            path);
        if (!xun_bytes_append(out, chunk, (size_t)got))
            return xun_fail_memory(error);
    }
}

/* sheet2 before sheet10. */
static bool comes_before(const char *name, const char *other)
{
    size_t length = strlen(name), than = strlen(other);
    return !than || length < than || (length == than && strcmp(name, other) < 0);
}

static xun_status read_entry(parts *p, struct archive *archive, const char *name, const char *path,
                             xun_error *error)
{
    static const char sheets[] = "xl/worksheets/";
    if (strcmp(name, "xl/sharedStrings.xml") == 0)
        return read_part(&p->strings, archive, path, error);
    const char *ending = strrchr(name, '.');
    bool sheet = strncmp(name, sheets, sizeof sheets - 1) == 0 && !strchr(name + sizeof sheets - 1, '/');
    if (!sheet || !ending || strcmp(ending, ".xml") != 0 || strlen(name) >= SHEET_NAME ||
        !comes_before(name, p->sheet_name))
        return XUN_OK;
    strcpy(p->sheet_name, name);
    return read_part(&p->sheet, archive, path, error);
}

static xun_status read_parts(parts *p, const char *path, xun_error *error)
{
    struct archive *archive = archive_read_new();
    if (!archive)
        return xun_fail_memory(error);
    archive_read_support_format_zip(archive);
    xun_status status = XUN_OK;
    if (archive_read_open_filename(archive, path, 1 << 16) != ARCHIVE_OK)
        status = xun_fail(error, XUN_INVALID, "%s: cannot be read as a workbook: %s", path,
                          archive_error_string(archive));
    struct archive_entry *entry;
    while (status == XUN_OK && archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
        const char *name = archive_entry_pathname(entry);
        status = name ? read_entry(p, archive, name, path, error) : XUN_OK;
    }
    if (status == XUN_OK && !p->sheet.length)
        status = xun_fail(error, XUN_INVALID, "%s: no sheet in it", path);
    archive_read_free(archive);
    return status;
}

/* ---- XML ---------------------------------------------------------------------------------------------- */

static xmlTextReader *open_xml(const xun_bytes *part)
{
    return xmlReaderForMemory(part->data ? part->data : "", (int)part->length, NULL, NULL,
                              XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

static bool is_element(xmlTextReader *xml, const char *name)
{
    return strcmp((const char *)xmlTextReaderConstLocalName(xml), name) == 0;
}

static bool append_value(xun_bytes *out, xmlTextReader *xml)
{
    const xmlChar *value = xmlTextReaderConstValue(xml);
    return !value || xun_bytes_append_string(out, (const char *)value);
}

/* The strings of all "si"; phonetic hints (rPh) are no part of them. */
static bool read_strings(strings *out, const xun_bytes *part)
{
    xmlTextReader *xml = part->length ? open_xml(part) : NULL;
    bool good = true, inside = false, hint = false;
    while (xml && good && xmlTextReaderRead(xml) == 1) {
        int type = xmlTextReaderNodeType(xml);
        if (type == XML_READER_TYPE_ELEMENT && is_element(xml, "si"))
            good = begin_string(out);
        else if (type == XML_READER_TYPE_ELEMENT || type == XML_READER_TYPE_END_ELEMENT) {
            bool opens = type == XML_READER_TYPE_ELEMENT && !xmlTextReaderIsEmptyElement(xml);
            inside = is_element(xml, "t") ? opens : inside;
            hint = is_element(xml, "rPh") ? opens : hint;
        } else if (inside && !hint) {
            good = append_value(&out->text, xml);
        }
    }
    xmlFreeTextReader(xml);
    return good;
}

typedef struct {
    const strings *shared;
    strings cells; /* of the row at hand */
    xun_slice fields[COLUMNS];
    size_t columns[COLUMNS];
    bool is_shared, in_value;
    size_t line;
    xun_bytes value;
    bool headed;
    xun_keyword_columns header;
} sheet;

/* "AB12": 27. */
static size_t column_number(const char *reference)
{
    size_t column = 0;
    for (; *reference >= 'A' && *reference <= 'Z' && column < 10000; reference++)
        column = column * 26 + (size_t)(*reference - 'A') + 1;
    return column ? column - 1 : 0;
}

static size_t attribute_column(xmlTextReader *xml, size_t otherwise)
{
    char *reference = (char *)xmlTextReaderGetAttribute(xml, (const xmlChar *)"r");
    size_t column = reference ? column_number(reference) : otherwise;
    xmlFree(reference);
    return column;
}

static bool begin_cell(sheet *s, xmlTextReader *xml)
{
    char *type = (char *)xmlTextReaderGetAttribute(xml, (const xmlChar *)"t");
    s->is_shared = type && strcmp(type, "s") == 0;
    xmlFree(type);
    if (s->cells.count == COLUMNS)
        return true;
    s->columns[s->cells.count] = attribute_column(xml, s->cells.count);
    xun_bytes_clear(&s->value);
    return begin_string(&s->cells);
}

static bool end_cell(sheet *s)
{
    xun_slice text = {s->value.data, s->value.length};
    if (s->is_shared)
        text = string_at(s->shared, s->value.length ? strtoul(s->value.data, NULL, 10) : SIZE_MAX);
    return xun_bytes_append(&s->cells.text, text.text ? text.text : "", text.length);
}

static xun_status end_row(sheet *s, xun_keyword_sink *sink, xun_error *error)
{
    size_t count = 0;
    for (size_t i = 0; i < COLUMNS; i++)
        s->fields[i] = (xun_slice){"", 0};
    for (size_t i = 0; i < s->cells.count; i++)
        if (s->columns[i] < COLUMNS) {
            s->fields[s->columns[i]] = string_at(&s->cells, i);
            count = s->columns[i] + 1 > count ? s->columns[i] + 1 : count;
        }
    xun_status status = XUN_OK;
    if (s->headed)
        status = xun_keyword_add_row(sink, &s->header, s->fields, count, s->line, error);
    else if (!(s->headed = xun_keyword_header(&s->header, s->fields, count)))
        status = xun_fail(error, XUN_INVALID, "%s: the first row names no column 'query' (查询)", sink->path);
    s->cells.count = 0;
    xun_bytes_clear(&s->cells.text);
    return status;
}

static xun_status read_node(sheet *s, xmlTextReader *xml, xun_keyword_sink *sink, xun_error *error)
{
    int type = xmlTextReaderNodeType(xml);
    bool opens = type == XML_READER_TYPE_ELEMENT, good = true;
    if (!opens && type != XML_READER_TYPE_END_ELEMENT) {
        good = !s->in_value || append_value(&s->value, xml);
    } else if (is_element(xml, "v") || is_element(xml, "t")) {
        s->in_value = opens && !xmlTextReaderIsEmptyElement(xml);
    } else if (is_element(xml, "c")) {
        good = !opens || begin_cell(s, xml);
        if (good && (!opens || xmlTextReaderIsEmptyElement(xml)))
            good = end_cell(s);
    } else if (is_element(xml, "row")) {
        if (opens)
            s->line++;
        else
            return end_row(s, sink, error);
    }
    return good ? XUN_OK : xun_fail_memory(error);
}

static xun_status read_sheet(const parts *p, const strings *shared, xun_keyword_sink *sink, xun_error *error)
{
    sheet s = {.shared = shared};
    xmlTextReader *xml = open_xml(&p->sheet);
    xun_status status = xml ? XUN_OK : xun_fail_memory(error);
    int more = 1;
    while (status == XUN_OK && (more = xmlTextReaderRead(xml)) == 1)
        status = read_node(&s, xml, sink, error);
    if (status == XUN_OK && more < 0)
        status = xun_fail(error, XUN_CORRUPT, "%s: damaged workbook", sink->path);
    xmlFreeTextReader(xml);
    xun_bytes_free(&s.value);
    xun_bytes_free(&s.cells.text);
    free(s.cells.starts);
    return status;
}

xun_status xun_keywords_from_workbook(xun_keyword_sink *sink, xun_error *error)
{
    parts p = {0};
    strings shared = {0};
    xun_status status = read_parts(&p, sink->path, error);
    if (status == XUN_OK)
        status =
            read_strings(&shared, &p.strings) ? read_sheet(&p, &shared, sink, error) : xun_fail_memory(error);
    xun_bytes_free(&p.strings);
    xun_bytes_free(&p.sheet);
    xun_bytes_free(&shared.text);
    free(shared.starts);
    return status;
}
