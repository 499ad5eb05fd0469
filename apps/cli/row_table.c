#include "apps/cli/row_table.h"

#include <stdlib.h>
#include <string.h>

#include "apps/cli/columns.h"
#include "apps/cli/message.h"
#include "common/json.h"

static bool make_room(xun_row_table *table)
{
    if (table->count < table->capacity)
        return true;
    size_t capacity = table->capacity ? 2 * table->capacity : 64;
    xun_table_row *rows = realloc(table->rows, capacity * sizeof *rows);
    if (!rows)
        return false;
    table->rows = rows;
    table->capacity = capacity;
    return true;
}

static void free_row(xun_table_row *row)
{
    for (size_t i = 0; i < XUN_TABLE_COLUMNS; i++)
        free(row->fields[i]);
}

bool xun_row_table_add(xun_row_table *table, const char *const *fields, uint64_t weight)
{
    xun_table_row row = {.weight = weight};
    if (!make_room(table))
        return false;
    for (size_t i = 0; i < table->columns->count; i++) {
        row.fields[i] = strdup(fields[i] ? fields[i] : "");
        if (!row.fields[i]) {
            free_row(&row);
            return false;
        }
    }
    table->rows[table->count++] = row;
    return true;
}

static int compare_rows(const void *one, const void *other)
{
    const xun_table_row *a = one, *b = other;
    if (a->weight != b->weight)
        return a->weight < b->weight ? 1 : -1;
    for (size_t i = 0; i < XUN_TABLE_COLUMNS && a->fields[i]; i++) {
        int order = strcmp(a->fields[i], b->fields[i]);
        if (order)
            return order;
    }
    return 0;
}

void xun_row_table_sort(xun_row_table *table)
{
    if (table->count)
        qsort(table->rows, table->count, sizeof *table->rows, compare_rows);
}

void xun_row_table_free(xun_row_table *table)
{
    for (size_t i = 0; i < table->count; i++)
        free_row(&table->rows[i]);
    free(table->rows);
    *table = (xun_row_table){0};
}

/* ---- printing ----------------------------------------------------------------------------------------- */

static void print_tsv(xun_writer *out, const xun_row_table *table, size_t count)
{
    size_t columns = table->columns->count;
    for (size_t i = 0; i < columns; i++)
        xun_write_format(out, "%s%s", table->columns->names[i], i + 1 < columns ? "\t" : "\n");
    for (size_t r = 0; r < count && !out->failed; r++)
        for (size_t i = 0; i < columns; i++) {
            xun_write_tsv(out, table->rows[r].fields[i], strlen(table->rows[r].fields[i]));
            xun_write_string(out, i + 1 < columns ? "\t" : "\n");
        }
}

static void json_numbers(xun_json *json, const char *name, const char *field)
{
    xun_json_array(json, name);
    while (*field) {
        char *end;
        xun_json_integer(json, NULL, strtoll(field, &end, 10));
        field = end + (*end == ',');
    }
    xun_json_array_end(json);
}

static void json_field(xun_json *json, const xun_table_columns *columns, size_t i, const char *field)
{
    bool number = columns->kinds[i] == XUN_COLUMN_NUMBER;
    if (columns->kinds[i] == XUN_COLUMN_NUMBERS)
        json_numbers(json, columns->names[i], field);
    else if (!*field)
        xun_json_null(json, columns->names[i]);
    else if (number && strchr(field, '.'))
        xun_json_number(json, columns->names[i], strtod(field, NULL), 2);
    else if (number)
        xun_json_integer(json, columns->names[i], strtoll(field, NULL, 10));
    else
        xun_json_string(json, columns->names[i], field);
}

static void print_json(xun_writer *out, const xun_row_table *table, size_t count)
{
    xun_json json = xun_json_to(out);
    xun_json_object(&json, NULL);
    xun_json_integer(&json, "format", 1);
    xun_json_integer(&json, "total", (int64_t)(table->count + table->left_out));
    xun_json_array(&json, "rows");
    for (size_t r = 0; r < count && !out->failed; r++) {
        xun_json_object(&json, NULL);
        for (size_t i = 0; i < table->columns->count; i++)
            json_field(&json, table->columns, i, table->rows[r].fields[i]);
        xun_json_object_end(&json);
    }
    xun_json_array_end(&json);
    xun_json_object_end(&json);
    xun_write_string(out, "\n");
}

/* Padded to the column's width; the last is not. */
static void text_cell(xun_writer *out, const char *text, size_t width, bool last)
{
    size_t columns = xun_columns(text, strlen(text));
    xun_write_plain(out, text, strlen(text));
    if (last)
        xun_write_string(out, "\n");
    else
        xun_write_format(out, "%*s", (int)(width - columns + 2), "");
}

static const char *text_of(const xun_row_table *table, size_t row, size_t column)
{
    const char *field = table->rows[row].fields[column];
    return *field && table->columns->kinds[column] == XUN_COLUMN_WORD ? _(field) : field;
}

static void print_text(xun_writer *out, const xun_row_table *table, size_t count)
{
    size_t widths[XUN_TABLE_COLUMNS], columns = table->columns->count;
    for (size_t i = 0; i < columns; i++) {
        widths[i] = xun_columns(_(table->columns->names[i]), strlen(_(table->columns->names[i])));
        for (size_t r = 0; r < count; r++) {
            size_t width = xun_columns(text_of(table, r, i), strlen(text_of(table, r, i)));
            widths[i] = width > widths[i] ? width : widths[i];
        }
    }
    for (size_t i = 0; i < columns; i++)
        text_cell(out, _(table->columns->names[i]), widths[i], i + 1 == columns);
    for (size_t r = 0; r < count && !out->failed; r++)
        for (size_t i = 0; i < columns; i++)
            text_cell(out, text_of(table, r, i), widths[i], i + 1 == columns);
}

void xun_row_table_print(xun_output *output, const xun_row_table *table, xun_table_format format,
                         size_t limit)
{
    size_t count = table->count < limit ? table->count : limit;
    switch (format) {
    case XUN_TABLE_TEXT: print_text(&output->writer, table, count); break;
    case XUN_TABLE_TSV: print_tsv(&output->writer, table, count); break;
    case XUN_TABLE_JSON: print_json(&output->writer, table, count); break;
    }
}
