#include "apps/report/compare.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "common/file.h"

struct xun_earlier {
    char *path;
    json_t *root;
};

xun_status xun_earlier_open(xun_earlier **out, const char *path, xun_error *error)
{
    *out = NULL;
    xun_mapping file;
    xun_status status = xun_mapping_open(&file, path, error);
    if (status != XUN_OK)
        return status;
    json_error_t why;
    json_t *root = json_loadb(file.data, file.length, 0, &why);
    xun_mapping_close(&file);
    if (!root)
        return xun_fail(error, XUN_INVALID, "%s: line %d: no JSON: %s", path, why.line, why.text);
    if (!json_is_array(json_object_get(root, "keywords")) ||
        !json_is_array(json_object_get(root, "archive_reports"))) {
        json_decref(root);
        return xun_fail(error, XUN_INVALID, "%s: no keyword report: --since takes one written as .json",
                        path);
    }
    xun_earlier *earlier = calloc(1, sizeof *earlier);
    if (earlier)
        earlier->path = strdup(path);
    if (!earlier || !earlier->path) {
        free(earlier);
        json_decref(root);
        return xun_fail_memory(error);
    }
    earlier->root = root;
    *out = earlier;
    return XUN_OK;
}

void xun_earlier_close(xun_earlier *earlier)
{
    if (!earlier)
        return;
    json_decref(earlier->root);
    free(earlier->path);
    free(earlier);
}

/* ---- keywords ----------------------------------------------------------------------------------------- */

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static uint64_t count_of(const json_t *object, const char *key)
{
    json_int_t value = json_integer_value(json_object_get(object, key));
    return value > 0 ? (uint64_t)value : 0;
}

/* "name<tab>query" to the row, for both sides. */
static json_t *rows_by_key(const json_t *rows)
{
    json_t *map = json_object();
    size_t index;
    json_t *row;
    json_array_foreach(rows, index, row)
    {
        xun_bytes key = XUN_BYTES_EMPTY;
        bool good = xun_bytes_append_format(&key, "%s\t%s", text_of(row, "name"), text_of(row, "query")) &&
                    json_object_set(map, key.data, row) == 0;
        xun_bytes_free(&key);
        if (!good) {
            json_decref(map);
            return NULL;
        }
    }
    return map;
}

static bool set_names(xun_change *change, const char *name, const char *query)
{
    change->name = strdup(name);
    change->query = strdup(query);
    return change->name && change->query;
}

static void set_old(xun_change *change, const json_t *row)
{
    change->old_passages = count_of(row, "passages");
    change->old_reports = count_of(row, "reports");
    change->old_times = count_of(row, "occurrences");
}

static bool compare_row(xun_change *change, const xun_row *row, json_t *earlier)
{
    xun_bytes key = XUN_BYTES_EMPTY;
    if (!set_names(change, row->keyword->name, row->keyword->query) ||
        !xun_bytes_append_format(&key, "%s\t%s", change->name, change->query))
        return false;
    change->passages = row->passages;
    change->reports = row->reports;
    change->times = row->times;
    const json_t *old = json_object_get(earlier, key.data);
    change->kind = XUN_CHANGE_NEW;
    if (old) {
        set_old(change, old);
        bool same = change->passages == change->old_passages && change->reports == change->old_reports &&
                    change->times == change->old_times;
        change->kind = same ? XUN_CHANGE_NONE : XUN_CHANGE_COUNTS;
        json_object_del(earlier, key.data);
    }
    xun_bytes_free(&key);
    return true;
}

/* What is left in the map is gone. */
static bool compare_rows(xun_changes *out, json_t *earlier, const xun_model *model)
{
    out->items = calloc(model->row_count + json_object_size(earlier) + 1, sizeof *out->items);
    if (!out->items)
        return false;
    for (size_t i = 0; i < model->row_count; i++)
        if (!compare_row(&out->items[out->count++], &model->rows[i], earlier))
            return false;
    const char *key;
    json_t *row;
    json_object_foreach(earlier, key, row)
    {
        xun_change *change = &out->items[out->count++];
        change->kind = XUN_CHANGE_GONE;
        set_old(change, row);
        if (!set_names(change, text_of(row, "name"), text_of(row, "query")))
            return false;
    }
    return true;
}

/* ---- reports ------------------------------------------------------------------------------------------ */

static bool add_id(char ***list, size_t *count, const char *id)
{
    (*list)[*count] = strdup(id);
    return (*list)[(*count)++] != NULL;
}

static bool compare_reports(xun_changes *out, const json_t *reports, const xun_model *model)
{
    json_t *old = json_object();
    size_t index;
    json_t *report;
    bool good = old != NULL;
    json_array_foreach(reports, index, report) good =
        good && json_object_set_new(old, text_of(report, "id"), json_true()) == 0;
    out->new_reports = calloc(model->archive.report_count + 1, sizeof *out->new_reports);
    out->gone_reports = calloc(json_array_size(reports) + 1, sizeof *out->gone_reports);
    good = good && out->new_reports && out->gone_reports;
    for (size_t i = 0; i < model->archive.report_count && good; i++)
        if (json_object_del(old, model->archive.reports[i].id) != 0)
            good = add_id(&out->new_reports, &out->new_report_count, model->archive.reports[i].id);
    const char *id;
    json_t *value;
    json_object_foreach(old, id, value) good =
        good && add_id(&out->gone_reports, &out->gone_report_count, id);
    json_decref(old);
    return good;
}

xun_status xun_changes_find(xun_changes *out, const xun_earlier *earlier, const xun_model *model,
                            xun_error *error)
{
    *out = (xun_changes){.path = strdup(earlier->path), .made = strdup(text_of(earlier->root, "made"))};
    json_t *rows = rows_by_key(json_object_get(earlier->root, "keywords"));
    bool good = out->path && out->made && rows && compare_rows(out, rows, model) &&
                compare_reports(out, json_object_get(earlier->root, "archive_reports"), model);
    json_decref(rows);
    if (good)
        return XUN_OK;
    xun_changes_free(out);
    return xun_fail_memory(error);
}

size_t xun_changes_count(const xun_changes *changes)
{
    size_t count = 0;
    for (size_t i = 0; i < changes->count; i++)
        count += changes->items[i].kind != XUN_CHANGE_NONE;
    return count;
}

static void free_list(char **list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(list[i]);
    free(list);
}

void xun_changes_free(xun_changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        free(changes->items[i].name);
        free(changes->items[i].query);
    }
    free(changes->items);
    free_list(changes->new_reports, changes->new_report_count);
    free_list(changes->gone_reports, changes->gone_report_count);
    free(changes->path);
    free(changes->made);
    *changes = (xun_changes){0};
}
